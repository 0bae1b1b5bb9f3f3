//! `KSig1-HMAC-SHA256`, the signature that every request carries.
//!
//! Source: <https://developer.kompliant.com/docs/authentication>, and the one published example on
//! <https://developer.kompliant.com/docs/quick-start-guide>.

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::HeaderValue;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::Credentials;

/// The three headers that identify the caller.
///
/// What is signed depends on the credentials alone, so they are made once for each client.
#[derive(Clone)]
pub(crate) struct AuthHeaders {
    pub(crate) authorization: HeaderValue,
    pub(crate) api_key: HeaderValue,
    pub(crate) auth_token: HeaderValue,
}

impl AuthHeaders {
    /// `None` if a value cannot stand in a header, which [`Credentials`] has ruled out.
    #[inline]
    pub(crate) fn new(credentials: &Credentials) -> Option<Self> {
        let authorization = format!("KSig1-HMAC-SHA256 {}", sign(credentials)?);
        Some(Self {
            authorization: sensitive(authorization)?,
            api_key: sensitive(credentials.api_key().to_owned())?,
            auth_token: sensitive(credentials.auth_token().to_owned())?,
        })
    }
}

/// Base64 of HMAC-SHA256 over the string to sign. A key of any length serves, hence never `None`.
#[inline]
fn sign(credentials: &Credentials) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(credentials.secret_key()).ok()?;
    mac.update(string_to_sign(credentials).as_bytes());
    Some(STANDARD.encode(mac.finalize().into_bytes()))
}

/// The API Key alone, which is the least that has to be signed.
///
/// Timestamp, nonce and others may be signed, too, but no public page says how they are joined and
/// ordered. Once one does, this is the place, and `X-API-Signed-Elements` has to name them.
fn string_to_sign(credentials: &Credentials) -> &str {
    credentials.api_key()
}

/// A header value whose memory is wiped when the last copy is dropped, and which HTTP libraries
/// neither log nor compress.
#[inline]
fn sensitive(value: String) -> Option<HeaderValue> {
    let bytes = Bytes::from_owner(Zeroizing::new(value.into_bytes()));
    let mut value = HeaderValue::from_maybe_shared(bytes).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published example, credentials and signature.
    #[test]
    fn the_published_example_reproduces() {
        let credentials = Credentials::new(
            "sb_3eY9UJuj09636NVPlgmhfa",
            "xBeain5pFnPyQkl98qzA+BG+Cjzskpqq9fGKDbDoXNP5",
            "7F2Av26rUgtzJYgUG9IilG1W6ZMLnt7Dak3Gyht220KLpkBLSJRMOzhBYd",
        )
        .unwrap();
        let headers = AuthHeaders::new(&credentials).unwrap();
        assert_eq!(
            headers.authorization.as_bytes(),
            b"KSig1-HMAC-SHA256 iWEh4jjK9wfjTXd/3GzImPLL1swTZiCPpDbj62vFo2Q=",
        );
        assert_eq!(headers.api_key.as_bytes(), b"sb_3eY9UJuj09636NVPlgmhfa");
        assert_eq!(
            headers.auth_token.as_bytes(),
            b"7F2Av26rUgtzJYgUG9IilG1W6ZMLnt7Dak3Gyht220KLpkBLSJRMOzhBYd",
        );
    }

    #[test]
    fn every_value_is_marked_sensitive() {
        let credentials = Credentials::new("sb_1", "c2VjcmV0", "token").unwrap();
        let headers = AuthHeaders::new(&credentials).unwrap();
        for value in [headers.authorization, headers.api_key, headers.auth_token] {
            assert!(value.is_sensitive());
            assert_eq!(format!("{value:?}"), "Sensitive");
        }
    }
}
