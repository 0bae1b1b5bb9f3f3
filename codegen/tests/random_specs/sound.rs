//! What a compiler would refuse or warn of, as far as it can be seen without one: it takes
//! microseconds where rustc takes seconds. What it does not see, `compile.rs` does.

use std::collections::{BTreeMap, BTreeSet};

use codegen::write::Output;
use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Fields, ImplItem, Item, UseTree, Visibility};

/// Everything that is wrong with generated files, each with its path.
pub(crate) fn defects(outputs: &[Output]) -> Vec<String> {
    let mut found = Vec::new();
    let mut paths = BTreeSet::new();
    let mut modules = BTreeMap::new();
    for output in outputs {
        // Some file systems know no case.
        if !paths.insert(output.path.to_lowercase()) {
            found.push(format!("{}: two files of this path", output.path));
        }
        if !output.path.ends_with(".rs") {
            continue;
        }
        let direction = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if let Some(c) = output.text.chars().find(direction) {
            found.push(format!("{}: rustc refuses U+{:04X}", output.path, u32::from(c)));
        }
        match syn::parse_file(&output.text) {
            Ok(file) => drop(modules.insert(output.path.clone(), Module::of(&file, &output.text))),
            Err(error) => found.push(format!("{}: no Rust: {error}", output.path)),
        }
    }
    for (path, module) in &modules {
        found.extend(module.defects.iter().map(|defect| format!("{path}: {defect}")));
        for (from, name) in &module.imports {
            let parent = match from.as_str() {
                "super" => path.rsplit_once('/').map(|(folder, _)| format!("{folder}.rs")),
                "crate::types" => Some("src/generated/types.rs".to_owned()),
                _ => None,
            };
            let parent = parent.and_then(|parent| modules.get(&parent));
            if parent.is_some_and(|parent| !parent.names.contains(name)) {
                found.push(format!("{path}: `{from}` has no `{name}`"));
            }
        }
    }
    found
}

/// A file of generated code.
#[derive(Default)]
struct Module {
    names: BTreeSet<String>,
    imports: Vec<(String, String)>,
    functions: BTreeSet<String>,
    defects: Vec<String>,
}

impl Module {
    fn of(file: &syn::File, text: &str) -> Self {
        let mut module = Self::default();
        let mut words = BTreeMap::new();
        count(text.parse().expect("tokens"), &mut words);
        for item in &file.items {
            module.item(item, &words);
        }
        module
    }

    fn defect(&mut self, text: String) {
        self.defects.push(text);
    }

    fn name(&mut self, name: String) {
        if !self.names.insert(name.clone()) {
            self.defect(format!("`{name}` twice"));
        }
    }

    fn docs(&mut self, attributes: &[Attribute], what: &str) {
        let says = |attribute: &Attribute| attribute.path().is_ident("doc");
        if !attributes.iter().any(says) {
            self.defect(format!("`{what}` lacks documentation"));
        }
    }

    fn item(&mut self, item: &Item, words: &BTreeMap<String, usize>) {
        match item {
            Item::Use(item) => {
                let mut leaves = Vec::new();
                leaves_of(&item.tree, "", &mut leaves);
                for (from, name) in leaves {
                    // Once in the `use` line, and once where it is used.
                    let is_used = words.get(&name).is_some_and(|times| *times > 1);
                    if !is_used && matches!(item.vis, Visibility::Inherited) {
                        self.defect(format!("`{name}` is imported and not used"));
                    }
                    self.name(name.clone());
                    self.imports.push((from, name));
                }
            }
            Item::Struct(item) => {
                self.name(item.ident.to_string());
                self.docs(&item.attrs, &item.ident.to_string());
                let Fields::Named(fields) = &item.fields else { return };
                let mut seen = BTreeSet::new();
                for field in &fields.named {
                    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    if matches!(field.vis, Visibility::Public(_)) {
                        self.docs(&field.attrs, &format!("{}.{name}", item.ident));
                    }
                    if !seen.insert(name.clone()) {
                        self.defect(format!("two fields `{name}` in `{}`", item.ident));
                    }
                }
            }
            Item::Enum(item) => {
                self.name(item.ident.to_string());
                self.docs(&item.attrs, &item.ident.to_string());
                let mut seen = BTreeSet::new();
                for variant in &item.variants {
                    self.docs(&variant.attrs, &format!("{}::{}", item.ident, variant.ident));
                    if !seen.insert(variant.ident.to_string()) {
                        self.defect(format!(
                            "two variants `{}` in `{}`",
                            variant.ident, item.ident
                        ));
                    }
                }
            }
            Item::Mod(item) => {
                let name = format!("mod {}", item.ident);
                self.name(name);
            }
            Item::Fn(item) => {
                let name = format!("fn {}", item.sig.ident);
                self.name(name);
            }
            Item::Impl(item) if item.trait_.is_none() => {
                let of = &item.self_ty;
                let of = quote::quote!(#of).to_string();
                for function in &item.items {
                    let ImplItem::Fn(function) = function else { continue };
                    let name = function.sig.ident.to_string();
                    self.docs(&function.attrs, &format!("{of}::{name}"));
                    if !self.functions.insert(format!("{of}::{name}")) {
                        self.defect(format!("two functions `{name}` of `{of}`"));
                    }
                    let mut seen = BTreeSet::new();
                    for input in &function.sig.inputs {
                        let syn::FnArg::Typed(input) = input else { continue };
                        let pattern = &input.pat;
                        let pattern = quote::quote!(#pattern).to_string();
                        if !seen.insert(pattern.clone()) {
                            self.defect(format!("two parameters `{pattern}` of `{name}`"));
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

fn leaves_of(tree: &UseTree, path: &str, found: &mut Vec<(String, String)>) {
    match tree {
        UseTree::Path(tree) => {
            let path = match path {
                "" => tree.ident.to_string(),
                path => format!("{path}::{}", tree.ident),
            };
            leaves_of(&tree.tree, &path, found);
        }
        // `support::{self}` brings in `support`.
        UseTree::Name(name) if name.ident == "self" => {
            let (from, name) = path.rsplit_once("::").unwrap_or(("", path));
            found.push((from.to_owned(), name.to_owned()));
        }
        UseTree::Name(name) => found.push((path.to_owned(), name.ident.to_string())),
        UseTree::Group(group) => {
            group.items.iter().for_each(|tree| leaves_of(tree, path, found));
        }
        UseTree::Rename(_) | UseTree::Glob(_) => {}
    }
}

/// How often each word stands in code, comments left aside.
fn count(tokens: TokenStream, words: &mut BTreeMap<String, usize>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => *words.entry(word.to_string()).or_default() += 1,
            TokenTree::Group(group) => count(group.stream(), words),
            _ => {}
        }
    }
}
