//! The forms of text, where a program makes one.

/// `2025-01`
pub(crate) fn is_year_month(text: &str) -> bool {
    year_month(text).is_some()
}

pub(crate) fn year_month(text: &str) -> Option<(i16, u8)> {
    let (year, month) = text.split_once('-')?;
    let digits =
        |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some((year.parse().ok()?, month))
}

/// `0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11`
pub(crate) fn is_uuid(text: &str) -> bool {
    let fits = |(index, byte): (usize, u8)| match index {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    text.len() == 36 && text.bytes().enumerate().all(fits)
}

/// A scheme, a colon, and characters that may stand in a URI (RFC 3986).
pub(crate) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let in_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let in_rest = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(in_scheme)
        && !rest.is_empty()
        && rest.bytes().all(in_rest)
}

/// Base64 of RFC 4648 with padding.
pub(crate) fn is_base64(text: &str) -> bool {
    from_base64(text).is_some()
}

pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}

pub(crate) fn to_base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// A number as JSON writes it.
pub(crate) fn is_number(text: &str) -> bool {
    // Whitespace around it would be JSON, too.
    let edges = [text.bytes().next(), text.bytes().last()];
    let edges = edges.map(|byte| byte.is_some_and(|byte| byte == b'-' || byte.is_ascii_digit()));
    edges == [true, true] && serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok()
}
