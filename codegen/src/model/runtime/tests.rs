//! The lists hold what the sources of the runtime have, as its text shows it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{Item, UseTree};

use super::{CALL, CLIENT, MODULES, STANDARD_VARIANTS, TYPES};

const LIST: &str = "kompliant-api/src/inventory/names.rs";

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../kompliant-api/src")
}

/// Every file written by hand, its text.
fn texts(folder: &Path, found: &mut Vec<String>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "generated" && name != "inventory" {
            texts(&path, found);
        } else if name.ends_with(".rs") || name.ends_with(".md") {
            found.push(fs::read_to_string(&path).expect("a file"));
        }
    }
}

fn same(section: &str, listed: &[&str], found: &BTreeSet<String>) {
    let missing: Vec<_> = found.iter().filter(|name| !listed.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "add {missing:?} to `{section}!` of {LIST}");
    let gone: Vec<_> = listed.iter().filter(|name| !found.contains(**name)).collect();
    assert!(gone.is_empty(), "the runtime has no {gone:?}: remove it from `{section}!` of {LIST}");
}

#[test]
fn the_root_has_the_modules_and_types_of_the_list() {
    fn leaves(tree: &UseTree, parent: &Ident, found: &mut BTreeSet<String>) {
        match tree {
            UseTree::Path(path) => leaves(&path.tree, &path.ident, found),
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| leaves(tree, parent, found));
            }
            UseTree::Name(name) if name.ident == "self" => {
                found.insert(parent.to_string());
            }
            UseTree::Name(name) => {
                found.insert(name.ident.to_string());
            }
            UseTree::Rename(rename) => {
                found.insert(rename.rename.to_string());
            }
            // What is generated, which the names of the spec decide.
            UseTree::Glob(_) => {}
        }
    }
    let text = fs::read_to_string(sources().join("lib.rs")).expect("lib.rs");
    let file = syn::parse_file(&text).expect("Rust");
    let mut found = BTreeSet::new();
    for item in &file.items {
        match item {
            Item::Mod(module) => {
                found.insert(module.ident.to_string());
            }
            Item::Use(import) => {
                leaves(
                    &import.tree,
                    &Ident::new("root", proc_macro2::Span::call_site()),
                    &mut found,
                );
            }
            Item::Type(alias) => {
                found.insert(alias.ident.to_string());
            }
            _ => panic!("a new kind of item in lib.rs: teach it to this test"),
        }
    }
    let is_type = |name: &String| name.starts_with(|c: char| c.is_ascii_uppercase());
    let (types, modules): (BTreeSet<String>, BTreeSet<String>) =
        found.into_iter().partition(is_type);
    same("modules", MODULES, &modules);
    same("types", TYPES, &types);
}

/// The functions in each `impl` of a type itself, in macros as well.
fn functions(tokens: TokenStream, of: &str, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_word =
        |token: &TokenTree, word: &str| matches!(token, TokenTree::Ident(ident) if ident == word);
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            functions(group.stream(), of, found);
        }
        if !is_word(token, "impl") {
            continue;
        }
        let rest = tokens.get(at + 1..).unwrap_or_default();
        let body = rest.iter().position(|token| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        });
        let Some((TokenTree::Group(body), head)) =
            body.and_then(|at| Some((rest.get(at)?, rest.get(..at)?)))
        else {
            continue;
        };
        // The last name that is in no angle brackets.
        let (mut depth, mut subject) = (0, String::new());
        for token in head {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
                TokenTree::Punct(punct) if punct.as_char() == '>' => depth -= 1,
                TokenTree::Ident(ident) if depth == 0 => subject = ident.to_string(),
                _ => {}
            }
        }
        if subject != of || head.iter().any(|token| is_word(token, "for")) {
            continue;
        }
        let body: Vec<TokenTree> = body.stream().into_iter().collect();
        for pair in body.windows(2) {
            if let [keyword, TokenTree::Ident(name)] = pair
                && is_word(keyword, "fn")
            {
                found.insert(name.to_string());
            }
        }
    }
}

#[test]
fn clients_and_calls_have_the_functions_of_the_list() {
    let mut files = Vec::new();
    texts(&sources(), &mut files);
    for (section, of, listed) in [("client", "Client", CLIENT), ("call", "Call", CALL)] {
        let mut found = BTreeSet::new();
        for text in &files {
            if let Ok(tokens) = text.parse() {
                functions(tokens, of, &mut found);
            }
        }
        same(section, listed, &found);
    }
}

#[test]
fn the_standard_errors_of_the_list_are_those_that_are_named() {
    let mut files = Vec::new();
    texts(&sources(), &mut files);
    let mut found = BTreeSet::new();
    for text in &files {
        for rest in text.split("StandardError::").skip(1) {
            let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
            let is_variant = name.chars().any(|c| c.is_ascii_lowercase());
            if is_variant && name.starts_with(|c: char| c.is_ascii_uppercase()) {
                found.insert(name);
            }
        }
    }
    same("standard_errors", STANDARD_VARIANTS, &found);
}
