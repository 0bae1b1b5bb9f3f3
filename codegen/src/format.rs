//! Tokens to text.
//!
//! `prettyplease` prints one item at a time here, because it puts no blank lines between items.
//! The text depends on the tokens alone: no tool to install, no configuration to pick up.

use syn::{File, Item};

use crate::emit::Emitted;

/// What begins the key of a doc comment, whose text stands beside the tokens.
pub(crate) const KEY: char = '@';

/// The text of a generated file, or why the tokens are no Rust: a defect of an emitter.
pub(crate) fn format(emitted: Emitted) -> Result<String, String> {
    let Emitted { path, source, tokens, comments } = emitted;
    let file: File = syn::parse2(tokens).map_err(|error| format!("{path}: {error}"))?;
    let mut text = format!(
        "// @generated from {source} by `cargo xtask codegen`.\n\
         // Do not edit: change the spec or a template in codegen/src/emit, and run it again.\n\n",
    );
    let inner = File { shebang: None, frontmatter: None, attrs: file.attrs, items: Vec::new() };
    if !inner.attrs.is_empty() {
        spaced(&prettyplease::unparse(&inner), &comments, &mut text);
        text.push('\n');
    }
    let mut before: Option<Kind> = None;
    for item in file.items {
        let kind = Kind::of(&item);
        if before.is_some_and(|before| before != kind || kind == Kind::Other) {
            text.push('\n');
        }
        before = Some(kind);
        let alone = File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
        spaced(&prettyplease::unparse(&alone), &comments, &mut text);
    }
    Ok(text)
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
            Item::Mod(item) if item.content.is_none() => Kind::Module,
            Item::Use(item) if matches!(item.vis, syn::Visibility::Inherited) => Kind::Use,
            Item::Use(_) => Kind::PublicUse,
            _ => Kind::Other,
        }
    }
}

/// Puts a blank line between the functions of an impl or a trait, and the text of doc comments
/// where their keys are.
fn spaced(text: &str, comments: &[Vec<String>], out: &mut String) {
    let mut ended: Option<usize> = None;
    for line in text.lines() {
        let code = line.trim_start();
        let depth = line.len() - code.len();
        let starts = ["///", "#[", "pub ", "fn "].iter().any(|start| code.starts_with(start));
        if starts && depth == 4 && ended == Some(depth) {
            out.push('\n');
        }
        // Constants and types of an impl stand together; a function stands apart from them.
        let is_item = ["const ", "type "].iter().any(|start| code.starts_with(start));
        ended = match code {
            "}" | "];" => Some(depth),
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
}

/// The text behind `///@12` or `//!@12`.
fn comment<'a>(code: &'a str, comments: &'a [Vec<String>]) -> Option<(&'a str, &'a [String])> {
    let (slashes, key) = code.split_once(KEY)?;
    let place: usize = key.parse().ok()?;
    let lines = comments.get(place)?;
    matches!(slashes, "///" | "//!").then_some((slashes, lines))
}
