//! A node as YAML that every version of it reads alike.
//!
//! What could be read as anything but a text stands in quotes: YAML 1.1 knows more words for true
//! and more ways to write a number than 1.2.

use super::json::string;
use crate::spec::node::{Node, Value};

pub(super) fn write(head: &str, root: &Node) -> String {
    let mut out = head.to_owned();
    block(root, 0, &mut out);
    out
}

/// A value on lines of its own; a list or a mapping that is not empty.
fn block(node: &Node, depth: usize, out: &mut String) {
    match &node.value {
        Value::Mapping(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                // The first key of an item of a list stands behind its dash.
                if index > 0 || !out.ends_with("- ") {
                    indent(depth, out);
                }
                out.push_str(&key(&entry.key));
                out.push(':');
                after(&entry.value, depth, out);
            }
        }
        Value::Sequence(items) => {
            for item in items {
                indent(depth, out);
                match &item.value {
                    Value::Mapping(entries) if !entries.is_empty() => {
                        out.push_str("- ");
                        block(item, depth + 1, out);
                    }
                    _ => {
                        out.push('-');
                        after(item, depth, out);
                    }
                }
            }
        }
        _ => {
            indent(depth, out);
            out.push_str(&flow(node));
            out.push('\n');
        }
    }
}

/// A value behind its key or dash.
fn after(node: &Node, depth: usize, out: &mut String) {
    match &node.value {
        Value::Mapping(entries) if !entries.is_empty() => {
            out.push('\n');
            block(node, depth + 1, out);
        }
        Value::Sequence(items) if !items.is_empty() => {
            out.push('\n');
            block(node, depth + 1, out);
        }
        Value::String(text) if is_literal(text) => {
            out.push_str(if text.ends_with('\n') { " |\n" } else { " |-\n" });
            for line in text.lines() {
                if !line.is_empty() {
                    indent(depth + 1, out);
                    out.push_str(line);
                }
                out.push('\n');
            }
        }
        _ => {
            out.push(' ');
            out.push_str(&flow(node));
            out.push('\n');
        }
    }
}

fn indent(depth: usize, out: &mut String) {
    out.push_str(&"  ".repeat(depth));
}

/// A value within a line.
fn flow(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if is_plain(text) => text.to_string(),
        Value::String(text) => string(text),
        Value::Sequence(_) => "[]".to_owned(),
        Value::Mapping(_) => "{}".to_owned(),
    }
}

fn key(text: &str) -> String {
    // A longer one would have to be marked as a key.
    match text == "$ref" || is_plain(text) && text.len() < 100 {
        true => text.to_owned(),
        false => string(text),
    }
}

/// Whether a text of several lines can stand as it is.
fn is_literal(text: &str) -> bool {
    let is_printable =
        |c: char| c == '\n' || !(c.is_control() || "\u{2028}\u{2029}\u{feff}".contains(c));
    text.trim_end_matches('\n').contains('\n')
        && !text.ends_with("\n\n")
        && !text.starts_with([' ', '\n'])
        && text.chars().all(is_printable)
        && text.lines().all(|line| !line.ends_with(' '))
}

/// Whether a text can stand without quotes, whoever reads it.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan", "t", "f", "none",
    ];
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    let is_fine = |c: char| c.is_ascii_alphanumeric() || " _./-();,'=+".contains(c);
    let address = text.strip_prefix("https://").filter(|rest| rest.chars().all(is_fine));
    starts
        && !text.ends_with(' ')
        && (text.chars().all(is_fine) || address.is_some())
        && !WORDS.contains(&&*text.to_ascii_lowercase())
}
