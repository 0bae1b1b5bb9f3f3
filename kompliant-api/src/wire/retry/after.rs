//! `Retry-After`: how long the API asks to wait.
//!
//! Seconds, or a date in any of the three forms that HTTP has (RFC 9110, 5.6.7 and 10.2.3).

use std::time::{Duration, SystemTime};

use http::{HeaderMap, header::RETRY_AFTER};

/// How long an answer asks to wait; a date that has passed is no time at all.
#[inline]
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    read(headers, now)
}

/// There is no clock in a browser, as far as the standard library goes; to ask for one panics.
#[inline]
fn now() -> Option<SystemTime> {
    let none = cfg!(all(target_family = "wasm", target_os = "unknown"));
    if none { None } else { Some(SystemTime::now()) }
}

#[cold]
#[inline]
fn read(headers: &HeaderMap, now: impl FnOnce() -> Option<SystemTime>) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than a number can hold is more than anybody waits.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now()?).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn each_form_is_read() {
        // Sunday, 6 November 1994, 08:49:07 UTC.
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_747);
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        for (text, expected) in [
            ("0", seconds(0)),
            ("120", seconds(120)),
            (" 7 ", seconds(7)),
            ("99999999999999999999999", seconds(u64::MAX)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", seconds(30)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", seconds(30)),
            ("Sun Nov  6 08:49:37 1994", seconds(30)),
            ("Sun, 06 Nov 1994 08:49:06 GMT", seconds(0)),
            ("", None),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
            ("Sun, 31 Feb 1994 08:49:37 GMT", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, HeaderValue::from_static(text));
            assert_eq!(read(&headers, || Some(now)), expected, "{text:?}");
        }
        assert_eq!(read(&HeaderMap::new(), || Some(now)), None);
    }
}
