//! Tokens to text.
//!
//! `prettyplease` breaks the lines; it puts no blank ones between items, so they are put here. The
//! text depends on the tokens alone: no tool to install, no configuration to pick up.

use proc_macro2::TokenStream;
use syn::{File, Item};

use super::file::{Content, Defect, Emitted, KEY};
use super::write::Output;

/// What most lines of doc comments have before and behind their text.
const INDENT: usize = "    /// \n".len();

/// The text of a generated file, or why the tokens are no Rust: a defect of an emitter.
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
    let file: File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    let mut kinds = file.items.iter().map(Kind::of);
    let head = format!(
        "// @generated from {source} by `cargo xtask codegen`.\n\
         // Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.\n\n",
    );
    let code = prettyplease::unparse(&file);
    let lines: usize = comments.iter().flatten().map(|line| line.len() + INDENT).sum();
    let mut text = String::with_capacity(head.len() + code.len() + lines);
    text.push_str(&head);
    let told_apart = spaced(&code, &mut kinds, comments, &mut text);
    match (told_apart, kinds.next()) {
        (true, None) => Ok(text),
        _ => Err("its items cannot be told apart by their lines".to_owned()),
    }
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

/// Items that stand together without blank lines between them.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Module,
    Use,
    PublicUse,
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Mod(_) => Kind::Module,
            Item::Use(item) if matches!(item.vis, syn::Visibility::Inherited) => Kind::Use,
            Item::Use(_) => Kind::PublicUse,
            _ => Kind::Other,
        }
    }
}

/// Puts blank lines between items, and between the functions of an impl or a trait; and the text
/// of doc comments where their keys are. False if it finds more items than there are.
fn spaced(
    text: &str,
    kinds: &mut impl Iterator<Item = Kind>,
    comments: &[Vec<String>],
    out: &mut String,
) -> bool {
    // How deep what ended on the line before stands.
    let mut ended: Option<usize> = Some(0);
    let mut before: Option<Kind> = None;
    for line in text.lines() {
        let code = line.trim_start();
        let depth = line.len() - code.len();
        let is_inner = ["//!", "#!["].iter().any(|start| code.starts_with(start));
        if depth == 0 && ended == Some(0) && !is_inner {
            let Some(kind) = kinds.next() else { return false };
            let stands_apart = before != Some(kind) || kind == Kind::Other;
            if stands_apart && (before.is_some() || text.starts_with("//!")) {
                out.push('\n');
            }
            before = Some(kind);
        }
        let starts = ["///", "#[", "pub ", "fn "].iter().any(|start| code.starts_with(start));
        if starts && depth == 4 && ended == Some(depth) {
            out.push('\n');
        }
        // Constants and types of an impl stand together; a function stands apart from them.
        let is_item = ["const ", "type "].iter().any(|start| code.starts_with(start));
        ended = match code {
            "}" | "];" => Some(depth),
            _ if is_inner => Some(0),
            _ if depth == 0 && !code.starts_with(['/', '#']) && code.ends_with([';', '}']) => {
                Some(0)
            }
            _ if is_item && code.ends_with(';') => Some(depth),
            _ => None,
        };
        match comment(code, comments) {
            Some((slashes, lines)) => {
                let indent = line.get(..depth).unwrap_or("");
                for line in lines {
                    let space = if line.is_empty() { "" } else { " " };
                    out.extend([indent, slashes, space, line, "\n"]);
                }
            }
            None => out.extend([line, "\n"]),
        }
    }
    true
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
