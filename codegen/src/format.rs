//! Tokens to text.
//!
//! `prettyplease` prints one item at a time here, because it puts no blank lines between items.
//! The text depends on the tokens alone: no tool to install, no configuration to pick up.

use proc_macro2::TokenStream;
use syn::{File, Item};

/// The text of a generated file, or why the tokens are no Rust: a defect of an emitter.
pub(crate) fn format(path: &str, source: &str, tokens: TokenStream) -> Result<String, String> {
    let file: File = syn::parse2(tokens).map_err(|error| format!("{path}: {error}"))?;
    let mut text = format!(
        "// @generated from {source} by `cargo xtask codegen`.\n\
         // Do not edit: change the spec or a template in codegen/src/emit, and run it again.\n\n",
    );
    let inner = File { shebang: None, frontmatter: None, attrs: file.attrs, items: Vec::new() };
    if !inner.attrs.is_empty() {
        text.push_str(&prettyplease::unparse(&inner));
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
        spaced(&prettyplease::unparse(&alone), &mut text);
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

/// Puts a blank line between the functions of an impl or a trait.
fn spaced(text: &str, out: &mut String) {
    let mut ended: Option<usize> = None;
    for line in text.lines() {
        let code = line.trim_start();
        let depth = line.len() - code.len();
        let starts =
            ["///", "#[", "pub ", "fn ", "async "].iter().any(|start| code.starts_with(start));
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
        out.push_str(line);
        out.push('\n');
    }
}
