//! The body of an answer as text.
//!
//! One broken character must not cost the rest: a name in another encoding, or an emoji that was cut
//! in half. What is no text is replaced by U+FFFD, and whoever reads the answer can know.

use std::borrow::Cow;

/// As many bytes that are no UTF-8 become U+FFFD, which takes three. Those after them become `?`, so
/// that the text does not outgrow the body.
const WIDE: usize = 64 * 1024;

/// A body as text.
pub(super) struct Text<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether something was replaced.
    pub(super) was_repaired: bool,
}

impl<'a> Text<'a> {
    pub(super) fn of(body: &'a [u8]) -> Self {
        let mut text = match str::from_utf8(body) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(decoded(body)),
        };
        let mut was_repaired = matches!(text, Cow::Owned(_));
        for place in lone_surrogates(&text) {
            was_repaired = true;
            // As long as the escape that it replaces.
            text.to_mut().replace_range(place..place.saturating_add(ESCAPE.len()), ESCAPE);
        }
        Self { text, was_repaired }
    }
}

/// The escape of U+FFFD in JSON.
const ESCAPE: &str = "\\ufffd";

fn decoded(body: &[u8]) -> String {
    let broken = || body.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty());
    let wide = broken().take(WIDE).count();
    let mut text = String::with_capacity(body.len().saturating_add(wide.saturating_mul(2)));
    let mut replaced = 0_usize;
    for chunk in body.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            replaced = replaced.saturating_add(1);
            text.push(if replaced > WIDE { '?' } else { char::REPLACEMENT_CHARACTER });
        }
    }
    text
}

/// Where there is an escape of one half of a surrogate pair without the other half.
fn lone_surrogates(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0_usize;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('\\')) {
        let place = at.saturating_add(next);
        let (length, is_lone) = match (half(text, place), half(text, place.saturating_add(6))) {
            (Some(Half::High), Some(Half::Low)) => (12, false),
            (Some(_), _) => (6, true),
            // A backslash and what it escapes.
            (None, _) => (2, false),
        };
        if is_lone {
            found.push(place);
        }
        at = place.saturating_add(length);
        while !text.is_char_boundary(at) && at < text.len() {
            at = at.saturating_add(1);
        }
    }
    found
}

enum Half {
    High,
    Low,
}

/// The half of a surrogate pair that is escaped here.
fn half(text: &str, place: usize) -> Option<Half> {
    let digits = text.as_bytes().get(place..place.checked_add(6)?)?.strip_prefix(b"\\u")?;
    match u16::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()? {
        0xd800..0xdc00 => Some(Half::High),
        0xdc00..0xe000 => Some(Half::Low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_pairs_are_replaced_and_pairs_are_not() {
        for (body, repaired) in [
            (r#""\ud83c""#, Some(r#""\ufffd""#)),
            (r#""\ud83c\ud83c\udf89""#, Some(r#""\ufffd\ud83c\udf89""#)),
            (r#""\udf89\ud83c""#, Some(r#""\ufffd\ufffd""#)),
            (r#""\uD83Cx""#, Some(r#""\ufffdx""#)),
            (r#""\\ud83c""#, None),
            (r#""\\\ud83c""#, Some(r#""\\\ufffd""#)),
            (r#""\ud83c\udf89\u00e9\n""#, None),
            ("\"\\é\\\"", None),
            ("\\", None),
            ("\\ud8", None),
        ] {
            let text = Text::of(body.as_bytes());
            assert_eq!(
                (&*text.text, text.was_repaired),
                (repaired.unwrap_or(body), repaired.is_some())
            );
        }
    }

    #[test]
    fn what_is_no_utf8_is_replaced() {
        let text = Text::of(b"M\xfcller \xe2\x82 \xf0\x9f\x8e\x89");
        assert_eq!((&*text.text, text.was_repaired), ("M\u{fffd}ller \u{fffd} \u{1f389}", true));
    }

    #[test]
    fn a_body_without_any_text_does_not_grow_without_bound() {
        let body = vec![0xff; WIDE * 8];
        let text = Text::of(&body);
        assert_eq!(text.text.chars().count(), body.len());
        assert_eq!(text.text.len(), body.len() + WIDE * 2);
    }
}
