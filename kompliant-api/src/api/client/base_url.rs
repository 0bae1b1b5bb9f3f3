//! Where the API is, checked.
//!
//! Every request carries credentials, so they must not leave the machine in the clear, nor go
//! where a slip in a configuration file leads them.

use http::Uri;

use crate::BuildError;
use crate::Environment;

/// The base URL without a slash at its end, if credentials may be sent there. Plain HTTP may be
/// allowed to one host besides this machine.
#[inline]
pub(super) fn check(
    url: &str,
    plain_http_host: Option<&str>,
    environment: Option<Environment>,
) -> Result<Box<str>, BuildError> {
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
    if let Some(host) = plain_http_host {
        check_plain_http(&uri, host, environment).map_err(invalid)?;
        return Ok(url.trim_end_matches('/').into());
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

/// Plain HTTP to a host of a test, which must not be left on for anything else.
fn check_plain_http(
    uri: &Uri,
    host: &str,
    environment: Option<Environment>,
) -> Result<(), &'static str> {
    let normal = |host: &str| host.trim_end_matches('.').to_ascii_lowercase();
    let called = normal(uri.host().unwrap_or_default());
    if uri.scheme_str() != Some("http") || called != normal(host) {
        return Err(
            "allow_plain_http allows another host; take that out, or use http on that host",
        );
    }
    if called == "kompliant.com" || called.ends_with(".kompliant.com") {
        return Err("a host of Kompliant is called over https only");
    }
    if environment != Some(Environment::Sandbox) {
        return Err("plain http needs an API Key of the sandbox, which begins with sb_");
    }
    Ok(())
}

/// A URL as it may be shown: cut, and without what may be a password or a token.
pub(super) fn shown(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    match url.rsplit_once('@') {
        Some((_, host)) => format!("[redacted]@{}", host.chars().take(200).collect::<String>()),
        None => url.chars().take(200).collect(),
    }
}

#[inline]
fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
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
            assert_eq!(&*check(url, None, None).unwrap(), base);
        }
    }

    #[test]
    fn plain_http_is_allowed_to_one_host_and_left_on_for_nothing() {
        let sandbox = Some(Environment::Sandbox);
        for (url, host, environment, problem) in [
            ("http://sandbox:4949/", "Sandbox", sandbox, None),
            ("http://10.0.0.7:4949", "10.0.0.7", sandbox, None),
            ("http://sandbox:4949", "sandbox", Some(Environment::Live), Some("begins with sb_")),
            ("http://sandbox:4949", "sandbox", None, Some("begins with sb_")),
            ("http://other:4949", "sandbox", sandbox, Some("another host")),
            ("http://sandbox.evil.example", "sandbox", sandbox, Some("another host")),
            ("https://sandbox:4949", "sandbox", sandbox, Some("another host")),
            ("https://api.kompliant.com", "sandbox", sandbox, Some("another host")),
            ("http://localhost:4949", "sandbox", sandbox, Some("another host")),
            ("http://api.kompliant.com", "api.kompliant.com", sandbox, Some("https only")),
            ("http://API.Kompliant.com.", "api.kompliant.com", sandbox, Some("https only")),
            ("http://a@sandbox:4949", "sandbox", sandbox, Some("user name")),
        ] {
            let checked = check(url, Some(host), environment).map_err(|error| error.to_string());
            match problem {
                None => assert_eq!(&*checked.unwrap(), url.trim_end_matches('/')),
                Some(problem) => assert!(
                    checked.as_ref().is_err_and(|said| said.contains(problem)),
                    "{url}: {checked:?}"
                ),
            }
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
            let error = check(url, None, None).unwrap_err().to_string();
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
            let error = check(url, None, None).unwrap_err();
            assert!(error.to_string().contains(problem), "{error}");
            assert!(!format!("{error:?}{error}").contains("hunter"), "{error}");
        }
    }
}
