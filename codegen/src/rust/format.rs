//! Tokens to text.
//!
//! `prettyplease` breaks the lines of each item; the blank lines between items are put here. The
//! text depends on the tokens alone: no tool to install, no configuration to pick up.

use proc_macro2::TokenStream;
use syn::{File, Item};

use super::file::{Content, Defect, Emitted, KEY};
use super::write::Output;

/// What most lines of doc comments have before and behind their text.
const INDENT: usize = "    /// \n".len();

/// The text of a generated file.
pub(super) fn format(emitted: Emitted) -> Result<Output, Defect> {
    let Emitted { path, source, content } = emitted;
    let text = match content {
        Content::Rust { tokens, comments } => rust(tokens, &comments, &source),
        Content::Json(object) => json(&source, &object),
    };
    match text {
        Ok(text) => Ok(Output { path, text }),
        Err(why) => Err(Defect(format!("{path}: {why}"))),
    }
}

fn rust(tokens: TokenStream, comments: &[Vec<String>], source: &str) -> Result<String, String> {
    let mut part: File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    let items = std::mem::take(&mut part.items);
    let lines: usize = comments.iter().flatten().map(|line| line.len() + INDENT).sum();
    let mut text = String::with_capacity(2 * lines);
    text.push_str(&format!(
        "// @generated from {source} by `cargo xtask codegen`.\n\
         // Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.\n\n",
    ));
    let mut is_first = part.attrs.is_empty();
    write_part(&part, Kind::Attributes, comments, &mut text);
    part.attrs.clear();
    let mut before = Kind::Attributes;
    for item in items {
        let kind = Kind::of(&item);
        if !std::mem::take(&mut is_first) && (before != kind || !kind.is_line()) {
            text.push('\n');
        }
        part.items.push(item);
        write_part(&part, kind, comments, &mut text);
        part.items.clear();
        before = kind;
    }
    Ok(text)
}

/// JSON has no comments, so a first key says what they would.
fn json(source: &str, object: &str) -> Result<String, String> {
    let Some(rest) = object.strip_prefix('{') else {
        return Err("it is not an object".to_owned());
    };
    let head = format!(
        "{{\n  \"//\": \"@generated from {source} by `cargo xtask codegen`. Do not edit: change the spec \
         or a template in codegen/src/rust/emit, and run it again.\",",
    );
    Ok([&head, rest, "\n"].concat())
}

/// What decides where blank lines go.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Those of the whole file.
    Attributes,
    Module,
    Use,
    PublicUse,
    Impl,
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Mod(_) => Kind::Module,
            Item::Use(item) if matches!(item.vis, syn::Visibility::Inherited) => Kind::Use,
            Item::Use(_) => Kind::PublicUse,
            Item::Impl(_) => Kind::Impl,
            _ => Kind::Other,
        }
    }

    /// Whether several of a kind have no blank lines between them.
    fn is_line(self) -> bool {
        matches!(self, Kind::Module | Kind::Use | Kind::PublicUse)
    }
}

/// Writes an item, with the texts of its doc comments where their keys are, and blank lines between
/// the functions of an impl.
fn write_part(part: &File, kind: Kind, comments: &[Vec<String>], out: &mut String) {
    // Whether a member of the impl ended on the line before.
    let mut ended = false;
    for line in prettyplease::unparse(part).lines() {
        let code = line.trim_start();
        let (indent, _) = line.split_at_checked(line.len() - code.len()).unwrap_or(("", line));
        let is_member = kind == Kind::Impl && indent.len() == 4;
        // Constants and types have no blank lines between them.
        if is_member && ended && !["const ", "type "].iter().any(|start| code.starts_with(start)) {
            out.push('\n');
        }
        ended = is_member && code.ends_with(['}', ';']);
        match comment(code, comments) {
            Some((slashes, lines)) => {
                for line in lines {
                    let space = if line.is_empty() { "" } else { " " };
                    out.extend([indent, slashes, space, line, "\n"]);
                }
            }
            None => out.extend([line, "\n"]),
        }
    }
}

/// The text behind `///@12` or `//!@12`.
fn comment<'a>(code: &'a str, comments: &'a [Vec<String>]) -> Option<(&'a str, &'a [String])> {
    let (slashes, key) = code.split_at_checked("///".len())?;
    if !matches!(slashes, "///" | "//!") {
        return None;
    }
    let place: usize = key.strip_prefix(KEY)?.parse().ok()?;
    Some((slashes, comments.get(place)?))
}
