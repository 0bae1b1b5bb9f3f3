//! Lines of a width.

use std::borrow::Cow;

use super::code::FIXED;

/// Breaks Markdown into lines between its words. A line that would begin with what begins a list,
/// a heading or a table is kept from it if the Markdown is a paragraph.
pub(crate) fn fill(text: &str, width: usize, is_paragraph: bool, lines: &mut Vec<String>) {
    for part in text.split('\n') {
        let mut line = String::with_capacity(part.len().min(width));
        // In characters.
        let mut filled = 0;
        for word in part.split([' ', '\t', '\r']).filter(|word| !word.is_empty()) {
            let letters = word.chars().count();
            if !line.is_empty() && filled + 1 + letters > width {
                lines.push(std::mem::take(&mut line));
                filled = 0;
            }
            if line.is_empty() {
                let word = if is_paragraph { begin(word) } else { word.into() };
                push(&word, &mut line);
            } else {
                line.push(' ');
                filled += 1;
                push(word, &mut line);
            }
            filled += letters;
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
}

fn push(word: &str, line: &mut String) {
    line.extend(word.chars().map(|c| if c == FIXED { ' ' } else { c }));
}

/// A word at the beginning of a line, where it could begin something else than text.
fn begin(word: &str) -> Cow<'_, str> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = word.split_at_checked(digits).unwrap_or(("", word));
    let mut letters = rest.chars();
    let (first, second) = (letters.next(), letters.next());
    let begins_a_block = match first {
        Some('.' | ')') => !number.is_empty() && second.is_none(),
        _ if !number.is_empty() => false,
        Some('-') => !second.is_some_and(char::is_alphanumeric),
        Some('+') => second.is_none(),
        Some('=') => rest.chars().all(|c| c == '='),
        Some('#') => rest.chars().all(|c| c == '#'),
        Some('|') => true,
        Some(':') => second == Some('-'),
        _ => false,
    };
    match begins_a_block {
        true => format!("{number}\\{rest}").into(),
        false => word.into(),
    }
}
