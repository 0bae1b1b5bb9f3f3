//! Where the API is, checked.
//!
//! Every request carries credentials, so they must not leave the machine in the clear, nor go
//! where a slip in a configuration file leads them.

use http::Uri;

use super::BuildError;

/// The base URL without a slash at its end, if credentials may be sent there.
#[inline]
pub(super) fn check(url: &str) -> Result<Box<str>, BuildError> {
    let invalid = |problem| BuildError::InvalidBaseUrl { url: shown(url), problem };
    let uri: Uri = url.parse().map_err(|_| invalid("it is not a URL"))?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Err(invalid("it lacks a scheme or a host"));
    };
    if authority.as_str().bytes().any(|byte| byte == b'@') {
        return Err(invalid("it has a user name in it"));
    }
    if url.bytes().any(|byte| matches!(byte, b'?' | b'#')) {
        return Err(invalid("it has a query or a fragment"));
    }
    match scheme {
        "https" => {}
        "http" if is_loopback(authority.host()) => {}
        "http" => {
            return Err(invalid("credentials are sent over https only, save to this machine"));
        }
        _ => return Err(invalid("its scheme is not https")),
    }
    Ok(url.trim_end_matches('/').into())
}

/// A URL as it may be shown: cut, and without what may be a password or a token.
pub(super) fn shown(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    match url.rsplit_once('@') {
        Some((_, host)) => format!("[redacted]@{}", host.chars().take(200).collect::<String>()),
        None => url.chars().take(200).collect(),
    }
}

/// Whether a base URL leads to this machine.
#[cfg(feature = "reqwest")]
#[inline]
pub(super) fn is_on_this_machine(url: &str) -> bool {
    url.parse().is_ok_and(|uri: Uri| uri.host().is_some_and(is_loopback))
}

#[inline]
fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_and_this_machine_are_allowed() {
        for (url, base) in [
            ("https://api.kompliant.com", "https://api.kompliant.com"),
            ("https://api.kompliant.com/", "https://api.kompliant.com"),
            ("https://gateway.example:8443/kompliant/", "https://gateway.example:8443/kompliant"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.2", "http://127.0.0.2"),
            ("http://[::1]:80", "http://[::1]:80"),
        ] {
            assert_eq!(&*check(url).unwrap(), base);
        }
    }

    #[test]
    fn nothing_else_is() {
        for (url, problem) in [
            ("", "it is not a URL"),
            ("api.kompliant.com", "it lacks a scheme or a host"),
            ("/path", "it lacks a scheme or a host"),
            ("http://api.kompliant.com", "https only"),
            ("http://localhost.example.com", "https only"),
            ("http://127.0.0.1.example.com", "https only"),
            ("http://0.0.0.0", "https only"),
            ("ftp://api.kompliant.com", "its scheme is not https"),
            ("https://api.kompliant.com?a=b", "it has a query or a fragment"),
            ("https://api.kompliant.com#a", "it has a query or a fragment"),
        ] {
            let error = check(url).unwrap_err().to_string();
            let shown = format!("{:?}", url.split(['?', '#']).next().unwrap());
            assert!(error.contains(problem) && error.contains(&shown), "{url}: {error}");
        }
    }

    #[test]
    fn a_password_is_not_quoted() {
        for (url, problem) in [
            ("https://user:hunter2@api.kompliant.com", "it has a user name in it"),
            ("https://user:hunter 2@api.kompliant.com", "it is not a URL"),
            ("https://api.kompliant.com/?token=hunter2", "it has a query or a fragment"),
        ] {
            let error = check(url).unwrap_err();
            assert!(error.to_string().contains(problem), "{error}");
            assert!(!format!("{error:?}{error}").contains("hunter"), "{error}");
        }
    }
}
