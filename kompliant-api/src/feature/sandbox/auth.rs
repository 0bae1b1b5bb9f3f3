//! Who calls: the three headers of the credentials, checked as documented.
//!
//! Everything is compared in constant time and before anything is said, so that how long an answer
//! takes tells nothing of the credentials. Source:
//! <https://developer.kompliant.com/docs/authentication-errors>.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac, digest::CtOutput};
use http::{HeaderMap, header::AUTHORIZATION};
use sha2::Sha256;

use crate::{Credentials, StandardError, generated::API_VERSION};

const SCHEME: &str = "KSig1-HMAC-SHA256 ";

/// The credentials that are good, as what they are compared with.
pub(crate) struct Auth {
    /// Keyed once: to copy it is half of a signature.
    keyed: Hmac<Sha256>,
    /// The signature of the API key, which stands for the key, too.
    signature: CtOutput<Hmac<Sha256>>,
    token: CtOutput<Hmac<Sha256>>,
}

impl Auth {
    /// `None` never comes: a key of any length serves.
    pub(crate) fn new(credentials: &Credentials) -> Option<Self> {
        let keyed = Hmac::<Sha256>::new_from_slice(credentials.secret_key()).ok()?;
        let of = |text: &str| keyed.clone().chain_update(text).finalize();
        let (signature, token) = (of(credentials.api_key()), of(credentials.auth_token()));
        Some(Self { keyed, signature, token })
    }

    /// What is wrong with the headers of a request, if anything is.
    ///
    /// The documentation does not say what is looked at first. Here it is whether the headers are
    /// there, then their form, the API key, the auth token, the signature, and the version last.
    pub(crate) fn refuse(&self, headers: &HeaderMap) -> Option<StandardError> {
        let authorization = one(headers, AUTHORIZATION.as_str());
        let (key, token) = (one(headers, "x-api-key"), one(headers, "x-api-auth-token"));
        let (authorization, key, token) = match (authorization, key, token) {
            (Found::One(authorization), Found::One(key), Found::One(token)) => {
                (authorization, key, token)
            }
            (Found::Many, ..) | (_, Found::Many, _) | (.., Found::Many) => {
                return Some(StandardError::AuthInvalidHeader);
            }
            _ => return Some(StandardError::AuthMissingHeader),
        };
        let signature = authorization.strip_prefix(SCHEME.as_bytes());
        let signature = signature.and_then(|text| STANDARD.decode(text).ok());
        let Some(signature) = signature else {
            return Some(StandardError::AuthInvalidHeader);
        };
        let key = self.keyed.clone().chain_update(key);
        // Nothing but the API key can be signed here: how more is joined is not public.
        let elements = headers.get("x-api-signed-elements");
        let signs_key = elements.is_none_or(|elements| elements.as_bytes() == b"API-Key");
        let is_signed = key.clone().verify_slice(&signature).is_ok() && signs_key;
        let is_key = key.finalize() == self.signature;
        let is_token = self.keyed.clone().chain_update(token).finalize() == self.token;
        match (is_key, is_token, is_signed) {
            (false, ..) => Some(StandardError::AuthInvalidApiKey),
            (_, false, _) => Some(StandardError::AuthInvalidAuthToken),
            (.., false) => Some(StandardError::AuthSignatureMismatch),
            _ => version(headers),
        }
    }
}

/// The one version that there is may be asked for, or none.
fn version(headers: &HeaderMap) -> Option<StandardError> {
    let known = match one(headers, "x-api-version") {
        Found::None => true,
        Found::One(version) => version == API_VERSION.as_bytes(),
        Found::Many => false,
    };
    (!known).then_some(StandardError::UnknownVersion)
}

enum Found<'a> {
    None,
    One(&'a [u8]),
    Many,
}

/// The value of a header that may stand once.
fn one<'a>(headers: &'a HeaderMap, name: &str) -> Found<'a> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Found::None,
        (Some(value), None) => Found::One(value.as_bytes()),
        _ => Found::Many,
    }
}
