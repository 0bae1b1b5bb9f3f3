//! Text that came over the wire, as it may be shown.
//!
//! It goes to terminals and logs. Neither must be led astray by it, nor flooded with it.

use std::fmt::{self, Debug, Display, Formatter, Write};

use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};

/// As many characters of one text from the wire are shown.
const LONGEST: usize = 300;
/// As many bytes of one value are shown in all.
const MOST: usize = 4 * 1024;

/// Text from the wire on one line: bounded, and with control and invisible characters escaped.
pub(crate) struct Line<'a>(pub(crate) &'a str);

impl Display for Line<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut chars = self.0.chars();
        for c in chars.by_ref().take(LONGEST) {
            if is_visible(c) {
                f.write_char(c)?;
            } else {
                write!(f, "{}", c.escape_default())?;
            }
        }
        if chars.next().is_some() { f.write_char('…') } else { Ok(()) }
    }
}

/// Whether a reader sees a character, and nothing else because of it.
///
/// The standard library escapes what is no visible character by its general category: controls,
/// format characters, separators of lines, what is private or not assigned. Spaces are no harm. What
/// Unicode calls default-ignorable are letters and marks that take no room.
fn is_visible(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_control();
    }
    let is_space = c.is_whitespace() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut utf8 = [0; 4];
    // Behind another character, a mark is not escaped for being a mark.
    let mut after = [b' ', 0, 0, 0, 0];
    let utf8 = c.encode_utf8(&mut utf8);
    for (place, byte) in after.iter_mut().skip(1).zip(utf8.bytes()) {
        *place = byte;
    }
    let text = after.get(..=utf8.len()).and_then(|bytes| str::from_utf8(bytes).ok());
    let is_printable = text.is_some_and(|text| text.escape_debug().nth(1) == Some(c));
    (is_space || is_printable) && !CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// Shows at most 4 KiB of what a value shows of itself.
pub(crate) fn bounded(f: &mut Formatter<'_>, value: &dyn Debug) -> fmt::Result {
    let alternate = f.alternate();
    let mut limited = Limited { f, left: MOST, is_cut: false };
    let written = match alternate {
        true => write!(limited, "{value:#?}"),
        false => write!(limited, "{value:?}"),
    };
    if limited.is_cut { Ok(()) } else { written }
}

/// Writes up to a bound, and ends with an error there, so that nothing further is put together.
struct Limited<'f, 'b> {
    f: &'f mut Formatter<'b>,
    left: usize,
    is_cut: bool,
}

impl Write for Limited<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.is_cut {
            return Err(fmt::Error);
        }
        if let Some(left) = self.left.checked_sub(text.len()) {
            self.left = left;
            return self.f.write_str(text);
        }
        self.is_cut = true;
        self.f.write_str(start(text, self.left))?;
        self.f.write_char('…')?;
        Err(fmt::Error)
    }
}

/// The start of a text, of at most so many bytes.
pub(crate) fn start(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// `Debug` of a struct that came over the wire.
pub(crate) fn debug_struct(
    f: &mut Formatter<'_>,
    name: &str,
    fields: &[(&str, &dyn Debug)],
) -> fmt::Result {
    struct Fields<'a>(&'a str, &'a [(&'a str, &'a dyn Debug)]);
    impl Debug for Fields<'_> {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            let mut shown = f.debug_struct(self.0);
            for (name, value) in self.1 {
                shown.field(name, value);
            }
            shown.finish()
        }
    }
    bounded(f, &Fields(name, fields))
}

/// A list, of which the first few are shown and the others are counted.
pub(crate) struct List<'a, T>(pub(crate) &'a [T]);

/// As many items of a list are shown.
const ITEMS: usize = 20;

impl<T: Debug> Debug for List<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        list.entries(self.0.iter().take(ITEMS));
        match self.0.len().checked_sub(ITEMS) {
            None | Some(0) => {}
            Some(more) => drop(list.entry(&format_args!("and {more} more"))),
        }
        list.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_the_wire_stays_on_its_line() {
        assert_eq!(Line("a\r\nb\u{1b}[31m\u{202e}c é").to_string(), r"a\r\nb\u{1b}[31m\u{202e}c é");
    }

    #[test]
    fn text_from_the_wire_is_bounded() {
        assert_eq!(Line(&"é".repeat(LONGEST)).to_string(), "é".repeat(LONGEST));
        let cut = Line(&"é".repeat(LONGEST + 1)).to_string();
        assert_eq!(cut, "é".repeat(LONGEST) + "…");
    }

    /// Each that has been seen to hide text or to change how the text beside it reads.
    #[test]
    fn what_cannot_be_seen_is_escaped() {
        let seen = [
            '\u{ad}'..='\u{ad}',
            '\u{34f}'..='\u{34f}',
            '\u{61c}'..='\u{61c}',
            '\u{115f}'..='\u{1160}',
            '\u{17b4}'..='\u{17b5}',
            '\u{180b}'..='\u{180f}',
            '\u{200b}'..='\u{200f}',
            '\u{2028}'..='\u{202e}',
            '\u{2060}'..='\u{206f}',
            '\u{3164}'..='\u{3164}',
            '\u{e000}'..='\u{e000}',
            '\u{fe00}'..='\u{fe0f}',
            '\u{feff}'..='\u{feff}',
            '\u{ffa0}'..='\u{ffa0}',
            '\u{fff0}'..='\u{fffb}',
            '\u{ffff}'..='\u{ffff}',
            '\u{1bca0}'..='\u{1bca3}',
            '\u{1d173}'..='\u{1d17a}',
            '\u{e0000}'..='\u{e0fff}',
            '\0'..='\u{1f}',
            '\u{7f}'..='\u{9f}',
        ];
        for c in seen.into_iter().flatten() {
            let shown = Line(&c.to_string()).to_string();
            assert!(shown.starts_with('\\'), "U+{:04X} is shown as it is", u32::from(c));
        }
    }

    #[test]
    fn what_can_be_seen_is_shown_in_every_script() {
        for text in [
            "Müller & Söhne",
            "Cafe\u{301}",
            "हिन्दी",
            "ไทยคำ",
            "한국어",
            "日本語\u{3000}東京",
            "עברית",
            "مرحبا",
            "1\u{a0}000,00\u{202f}€",
            "😀",
            "\"quoted\" \\ 'it''s'",
        ] {
            assert_eq!(Line(text).to_string(), text);
        }
    }

    #[test]
    fn a_value_is_shown_up_to_the_bound() {
        struct Shown<'a>(&'a dyn Debug);
        impl Debug for Shown<'_> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                bounded(f, self.0)
            }
        }
        assert_eq!(format!("{:?}", Shown(&[1, 2])), "[1, 2]");
        assert_eq!(format!("{:#?}", Shown(&[1])), "[\n    1,\n]");
        let long = format!("{:?}", Shown(&vec!["é"; 1 << 20]));
        assert!(long.len() <= MOST + '…'.len_utf8() && long.ends_with('…'), "{}", long.len());
        // What is within another value has the bound of the outer one, and so has what comes after.
        let inner = "x".repeat(MOST);
        let outer = format!("{:?}", Shown(&[Shown(&inner), Shown(&inner)]));
        assert!(outer.len() < MOST + 9, "{}", outer.len());
    }

    #[test]
    fn a_long_list_is_counted() {
        assert_eq!(format!("{:?}", List(&[1, 2])), "[1, 2]");
        let shown = format!("{:?}", List(&[1; ITEMS + 3]));
        assert!(shown.ends_with("1, and 3 more]"), "{shown}");
    }
}
