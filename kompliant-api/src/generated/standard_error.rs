// @generated from spec/components/standard-errors.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! The errors that any method can answer, once for all of them.

use crate::StandardRow;

/// An error that any method can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StandardError {
    /// `AUTH_INVALID_HEADER` (401). The Authorization header is malformed. It is
    /// `KSig1-HMAC-SHA256`, a space, and the signature.
    ///
    /// Message: "The 'Authorization' header is not in the correct format. It must start with
    /// 'KSig1-HMAC-SHA256'."
    ///
    /// Source: <https://developer.kompliant.com/docs/authentication-errors>
    AuthInvalidHeader,
    /// `AUTH_INVALID_API_KEY` (401). The API key is unknown or was revoked. Check the key, or
    /// ask for new credentials.
    ///
    /// Message: "The provided API key is not valid or has been revoked."
    ///
    /// Source: <https://developer.kompliant.com/docs/authentication-errors>
    AuthInvalidApiKey,
    /// `AUTH_INVALID_AUTH_TOKEN` (401). The auth token is wrong. Check that it belongs to the
    /// same credentials as the API key.
    ///
    /// Message: "The authentication token is invalid."
    ///
    /// Source: <https://developer.kompliant.com/docs/authentication-errors>
    AuthInvalidAuthToken,
    /// `AUTH_SIGNATURE_MISMATCH` (401). The signature is wrong. Check that the secret key
    /// belongs to the API key, and that it was decoded from Base64 before use.
    ///
    /// Message: "The provided signature does not match the calculated signature."
    ///
    /// Source: <https://developer.kompliant.com/docs/authentication-errors>
    AuthSignatureMismatch,
    /// `AUTH_MISSING_HEADER` (401). One of the credential headers is missing. Send
    /// Authorization, X-API-Key and X-API-Auth-Token with every call.
    ///
    /// Source: <https://developer.kompliant.com/docs/authentication-errors>
    AuthMissingHeader,
    /// `UNKNOWN_VERSION`; its HTTP status is not documented. The version in the X-API-Version
    /// header does not exist. Send a published version, or leave the header out to get the
    /// latest.
    ///
    /// Source: <https://developer.kompliant.com/docs/standard-errors>
    UnknownVersion,
    /// HTTP status 403; its code is not documented. The credentials are valid but do not allow
    /// this call. Ask Kompliant's support for access.
    ///
    /// Source: <https://developer.kompliant.com/docs/http-status-codes>
    Forbidden,
    /// HTTP status 413; its code is not documented. The request body is too large. Send less;
    /// the limit is not known.
    ///
    /// Source: <https://developer.kompliant.com/docs/http-status-codes>
    RequestTooLarge,
    /// HTTP status 415; its code is not documented. The content type is not supported. Send
    /// application/json.
    ///
    /// Source: <https://developer.kompliant.com/docs/http-status-codes>
    UnsupportedMediaType,
    /// HTTP status 429; its code is not documented. There were too many calls in a short time.
    /// Wait and send fewer; the limit is not known.
    ///
    /// Source: <https://developer.kompliant.com/docs/http-status-codes>
    Throttled,
    /// HTTP status 500; its code is not documented. Kompliant failed. Whether a write was
    /// carried out is not certain; look with a get method before you send it again.
    ///
    /// Source: <https://developer.kompliant.com/docs/http-status-codes>
    ServerError,
    /// HTTP status 503; its code is not documented. The service is not available at the moment.
    /// Try again later.
    ///
    /// Source: <https://developer.kompliant.com/docs/http-status-codes>
    ServiceUnavailable,
    /// HTTP status 504; its code is not documented. The answer took too long. Whether a write
    /// was carried out is not certain; look with a get method before you send it again.
    ///
    /// Source: <https://developer.kompliant.com/docs/http-status-codes>
    GatewayTimeout,
}

impl StandardError {
    /// How each of them is recognised.
    pub const ROWS: &'static [StandardRow] = &[
        StandardRow {
            reason: Self::AuthInvalidHeader,
            code: Some("AUTH_INVALID_HEADER"),
            status: Some(401),
        },
        StandardRow {
            reason: Self::AuthInvalidApiKey,
            code: Some("AUTH_INVALID_API_KEY"),
            status: Some(401),
        },
        StandardRow {
            reason: Self::AuthInvalidAuthToken,
            code: Some("AUTH_INVALID_AUTH_TOKEN"),
            status: Some(401),
        },
        StandardRow {
            reason: Self::AuthSignatureMismatch,
            code: Some("AUTH_SIGNATURE_MISMATCH"),
            status: Some(401),
        },
        StandardRow {
            reason: Self::AuthMissingHeader,
            code: Some("AUTH_MISSING_HEADER"),
            status: Some(401),
        },
        StandardRow {
            reason: Self::UnknownVersion,
            code: Some("UNKNOWN_VERSION"),
            status: None,
        },
        StandardRow {
            reason: Self::Forbidden,
            code: None,
            status: Some(403),
        },
        StandardRow {
            reason: Self::RequestTooLarge,
            code: None,
            status: Some(413),
        },
        StandardRow {
            reason: Self::UnsupportedMediaType,
            code: None,
            status: Some(415),
        },
        StandardRow {
            reason: Self::Throttled,
            code: None,
            status: Some(429),
        },
        StandardRow {
            reason: Self::ServerError,
            code: None,
            status: Some(500),
        },
        StandardRow {
            reason: Self::ServiceUnavailable,
            code: None,
            status: Some(503),
        },
        StandardRow {
            reason: Self::GatewayTimeout,
            code: None,
            status: Some(504),
        },
    ];
}
