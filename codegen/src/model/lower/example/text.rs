//! Texts of a form of their own.
//!
//! The same forms as in the runtime, which checks what callers make.

/// `2025-01-18`
pub(super) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |text: &str, digits: usize| {
        (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// `2025-01-18T07:29:18.472Z`
pub(super) fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else {
        return false;
    };
    let Some(time) = time.strip_suffix('Z') else {
        return false;
    };
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let parts: Vec<Option<u32>> = time
        .split(':')
        .map(|part| {
            // `parse` would take a sign, too.
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        })
        .collect();
    is_date(date)
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(parts.as_slice(), [Some(0..=23), Some(0..=59), Some(0..=60)])
}

/// `2025-01`
pub(super) fn is_year_month(text: &str) -> bool {
    text.len() == 7 && is_date(&format!("{text}-01"))
}

/// `0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11`
pub(super) fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [8, 4, 4, 4, 12]
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// `https://example.com/a?b=c`: a scheme, and something behind it.
pub(super) fn is_uri(text: &str) -> bool {
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

/// `SGVsbG8=`
pub(super) fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - body.len() <= 2
        && body.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{is_base64, is_date, is_date_time, is_uri, is_uuid, is_year_month};

    #[test]
    fn a_text_is_of_its_form_or_not() {
        type Form = fn(&str) -> bool;
        let forms: [(Form, &[&str], &[&str]); 6] = [
            (
                is_date,
                &["2025-01-31", "2024-02-29", "2000-02-29", "2023-02-28", "2025-04-30"],
                &[
                    "2023-02-29",
                    "1900-02-29",
                    "2025-04-31",
                    "2025-13-01",
                    "2025-01-00",
                    "2025-1-1",
                    "",
                ],
            ),
            (
                is_date_time,
                &["2025-01-18T07:29:18.472Z", "2025-01-18T23:59:60Z", "2025-01-18T00:00:00.1Z"],
                &[
                    "2025-01-18T07:29:18.Z",
                    "2025-01-18T07:29:18.x1Z",
                    "2025-01-18T24:00:00Z",
                    "2025-01-18T07:60:00Z",
                    "2025-01-18T07:29:61Z",
                    "2025-01-18T7:29:18Z",
                    "2025-01-18T+7:29:18Z",
                    "2025-01-18T07:29Z",
                    "2025-01-18T07:29:18",
                    "2025-01-18 07:29:18Z",
                    "2025-02-30T07:29:18Z",
                ],
            ),
            (is_year_month, &["2025-01", "2025-12"], &["2025-13", "2025-1", "2025-01-01", "2025"]),
            (
                is_uuid,
                &["0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11", "0B9C1F9E-5D0A-4F0E-9D8B-2F6F0F3B7A11"],
                &["0b9c1f9e5d0a4f0e9d8b2f6f0f3b7a11", "0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a1g"],
            ),
            (
                is_uri,
                &["https://example.com/a?b=c", "urn:a", "a+b-c.d1:x"],
                &["example.com", "1a:b", "a:", ":b", "a_b:c", "a:b c", "a:<b>", "a:\u{e9}"],
            ),
            (
                is_base64,
                &["", "SGVsbG8=", "SGVsbA==", "SGVs", "+/+/"],
                &["SGVsbG8", "SGVsbG=====", "SG=sbG8=", "S===", "a-b_", "SGV "],
            ),
        ];
        for (is, good, bad) in forms {
            good.iter().for_each(|text| assert!(is(text), "{text}"));
            bad.iter().for_each(|text| assert!(!is(text), "{text}"));
        }
    }
}
