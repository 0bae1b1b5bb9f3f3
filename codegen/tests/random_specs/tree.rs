//! A document of YAML that knows the line of each of its values, and that can lose any of them.

use std::fmt::Write as _;

use serde_json::Value;

/// A value of YAML, in its order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Map(Vec<(String, Tree)>),
    List(Vec<Tree>),
    Text(String),
    /// A number, `true`, `false` or `null`.
    Plain(String),
}

/// The way to a value: the place in each mapping and list on the way.
pub(crate) type Path = Vec<usize>;

/// `map([("type", text("string"))])`
pub(crate) fn map<const N: usize>(entries: [(&str, Tree); N]) -> Tree {
    Tree::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

pub(crate) fn text(text: impl Into<String>) -> Tree {
    Tree::Text(text.into())
}

pub(crate) fn plain(value: impl ToString) -> Tree {
    Tree::Plain(value.to_string())
}

pub(crate) fn texts<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Tree {
    Tree::List(items.into_iter().map(text).collect())
}

impl From<&Value> for Tree {
    fn from(json: &Value) -> Self {
        match json {
            Value::String(string) => text(string),
            Value::Array(items) => Tree::List(items.iter().map(Tree::from).collect()),
            Value::Object(entries) => {
                Tree::Map(entries.iter().map(|(key, value)| (key.clone(), value.into())).collect())
            }
            other => plain(other),
        }
    }
}

impl Tree {
    /// Adds an entry at the end of a mapping.
    pub(crate) fn push(&mut self, key: impl Into<String>, value: Tree) {
        match self {
            Tree::Map(entries) => entries.push((key.into(), value)),
            _ => panic!("no mapping"),
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Tree> {
        match self {
            Tree::Map(entries) => Some(&entries.iter().find(|(found, _)| found == key)?.1),
            _ => None,
        }
    }

    fn children(&self) -> usize {
        match self {
            Tree::Map(entries) => entries.len(),
            Tree::List(items) => items.len(),
            _ => 0,
        }
    }

    fn child(&self, at: usize) -> &Tree {
        match self {
            Tree::Map(entries) => &entries[at].1,
            Tree::List(items) => &items[at],
            _ => panic!("no child"),
        }
    }

    fn child_mut(&mut self, at: usize) -> &mut Tree {
        match self {
            Tree::Map(entries) => &mut entries[at].1,
            Tree::List(items) => &mut items[at],
            _ => panic!("no child"),
        }
    }

    pub(crate) fn at(&self, path: &[usize]) -> &Tree {
        path.iter().fold(self, |tree, place| tree.child(*place))
    }

    pub(crate) fn at_mut(&mut self, path: &[usize]) -> &mut Tree {
        path.iter().fold(self, |tree, place| tree.child_mut(*place))
    }

    /// Every value below this one, those with most below them first.
    pub(crate) fn paths(&self) -> Vec<Path> {
        let mut found = vec![Vec::new()];
        let mut next = 0;
        while let Some(path) = found.get(next).cloned() {
            next += 1;
            for place in 0..self.at(&path).children() {
                found.push([&*path, &[place]].concat());
            }
        }
        found.remove(0);
        found
    }

    /// The same without one of its values.
    pub(crate) fn without(&self, path: &[usize]) -> Tree {
        let mut tree = self.clone();
        let (last, above) = path.split_last().expect("not the whole");
        match tree.at_mut(above) {
            Tree::Map(entries) => drop(entries.remove(*last)),
            Tree::List(items) => drop(items.remove(*last)),
            _ => panic!("no child"),
        }
        tree
    }

    /// As YAML, in block style.
    pub(crate) fn to_yaml(&self) -> String {
        self.written().0
    }

    /// The line of the key or of the item at `path`, from 1.
    pub(crate) fn line(&self, path: &[usize]) -> usize {
        let (_, lines) = self.written();
        lines.iter().find(|(found, _)| found == path).expect("a value").1
    }

    fn written(&self) -> (String, Vec<(Path, usize)>) {
        let mut writer = Writer { out: String::new(), line: 1, lines: Vec::new() };
        writer.write(self, 0, &mut Vec::new());
        (writer.out, writer.lines)
    }
}

struct Writer {
    out: String,
    line: usize,
    lines: Vec<(Path, usize)>,
}

impl Writer {
    fn write(&mut self, tree: &Tree, depth: usize, path: &mut Path) {
        for place in 0..tree.children() {
            path.push(place);
            self.lines.push((path.clone(), self.line));
            let head = match tree {
                Tree::Map(entries) => format!("{}:", key(&entries[place].0)),
                _ => "-".to_owned(),
            };
            write!(self.out, "{:1$}{head}", "", depth * 2).expect("written");
            let child = tree.child(place);
            match child {
                Tree::Text(text) => writeln!(self.out, " {}", quoted(text)).expect("written"),
                Tree::Plain(text) => writeln!(self.out, " {text}").expect("written"),
                Tree::Map(entries) if entries.is_empty() => self.out.push_str(" {}\n"),
                Tree::List(items) if items.is_empty() => self.out.push_str(" []\n"),
                _ => self.out.push('\n'),
            }
            self.line += 1;
            self.write(child, depth + 1, path);
            path.pop();
        }
    }
}

/// Keys stand without quotes where that is safe, as people write them.
fn key(key: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_$-".contains(c);
    let word = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let is_plain = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '$')
        && key.chars().all(plain)
        && !word.contains(&&*key.to_ascii_lowercase());
    if is_plain { key.to_owned() } else { quoted(key) }
}

/// In double quotes. What YAML cannot have as it is, and what breaks lines, is escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{feff}' => {
                write!(out, "\\u{:04X}", u32::from(c)).expect("written");
            }
            c if c.is_control() => write!(out, "\\u{:04X}", u32::from(c)).expect("written"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
