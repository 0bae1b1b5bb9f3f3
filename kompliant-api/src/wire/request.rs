//! A call as an HTTP request, without sending it.
//!
//! Every method is `POST <base>/<method>` with a JSON body. Source:
//! <https://developer.kompliant.com/docs/headers>.

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request, Uri,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT},
};

use crate::wire::signature::AuthHeaders;

const X_API_KEY: HeaderName = HeaderName::from_static("x-api-key");
const X_API_AUTH_TOKEN: HeaderName = HeaderName::from_static("x-api-auth-token");
const X_API_VERSION: HeaderName = HeaderName::from_static("x-api-version");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const KOMPLIANT_API: HeaderValue =
    HeaderValue::from_static(concat!("kompliant-api/", env!("CARGO_PKG_VERSION")));

/// Whether a name can be a method's: words of letters and digits with single dots between them. It
/// becomes the path of the URL, so nothing else may stand in it, `..` in particular.
pub(crate) fn is_method_name(name: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
    name.split('.').all(is_word)
}

/// The request that calls the method at `url` with `body`, which is JSON.
#[inline]
pub(crate) fn build(
    url: String,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Request<Bytes>, http::Error> {
    let mut request = Request::new(body);
    *request.method_mut() = Method::POST;
    *request.uri_mut() = Uri::try_from(url)?;
    *request.headers_mut() = headers;
    Ok(request)
}

/// The headers of every request. They are put together once for each client, since to copy a map
/// takes less than to make one.
#[inline]
pub(crate) fn headers(auth: AuthHeaders, version: Option<HeaderValue>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.append(AUTHORIZATION, auth.authorization);
    headers.append(X_API_KEY, auth.api_key);
    headers.append(X_API_AUTH_TOKEN, auth.auth_token);
    if let Some(version) = version {
        headers.append(X_API_VERSION, version);
    }
    headers.append(CONTENT_TYPE, JSON);
    headers.append(ACCEPT, JSON);
    headers.append(USER_AGENT, KOMPLIANT_API);
    headers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Credentials;

    #[test]
    fn a_request_has_every_header() {
        let credentials = Credentials::new("sb_1", "c2VjcmV0", "token").unwrap();
        let auth = AuthHeaders::new(&credentials).unwrap();
        let version = HeaderValue::from_static("2025-03-24");
        let body = Bytes::from_static(b"{}");
        let request = build(
            "https://h/base/propay.get".into(),
            headers(auth.clone(), Some(version)),
            body.clone(),
        )
        .unwrap();
        assert_eq!(request.method(), Method::POST);
        assert_eq!(request.uri(), "https://h/base/propay.get");
        assert_eq!(request.body(), &body);
        let mut names: Vec<_> = request.headers().keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "accept",
                "authorization",
                "content-type",
                "user-agent",
                "x-api-auth-token",
                "x-api-key",
                "x-api-version",
            ],
        );
        let request = build("https://h/propay.get".into(), headers(auth, None), body).unwrap();
        assert!(!request.headers().contains_key("x-api-version"));
    }

    #[test]
    fn a_name_cannot_lead_elsewhere() {
        for name in ["propay.create", "meta.checkVersion", "a1"] {
            assert!(is_method_name(name), "{name}");
        }
        for name in [
            "", ".", "..", "a..b", "a.", "a/b", "../x", "a?b", "a b", "a#b", "a%2f", "ä", "a\r\nb",
            "@h",
        ] {
            assert!(!is_method_name(name), "{name}");
        }
    }
}
