//! The credentials of an account.
//!
//! They are checked when they are made, so that a stray newline from a secrets file shows at start
//! and not as a failed signature, and they never print.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::{ExposeSecret, SecretSlice, SecretString};
use zeroize::Zeroizing;

/// API Key, Secret Key and Auth Token of an account, all of one environment.
///
/// The secrets are wiped from memory on drop and print as `[redacted]`. Source:
/// <https://developer.kompliant.com/docs/authentication>.
///
/// ```no_run
/// use kompliant_api::{Client, Credentials};
///
/// let client = Client::new(Credentials::from_env()?)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Credentials {
    api_key: SecretString,
    secret_key: SecretSlice<u8>,
    auth_token: SecretString,
}

impl Credentials {
    /// Takes the three values as Kompliant hands them out; the Secret Key is Base64.
    ///
    /// ```
    /// use kompliant_api::Credentials;
    ///
    /// let credentials = Credentials::new("sb_example", "c2VjcmV0", "token")?;
    /// assert!(format!("{credentials:?}").contains("secret_key: [redacted]"));
    /// # Ok::<(), kompliant_api::InvalidCredentials>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidCredentials`] if a value is empty, cannot stand in an HTTP header, or is not
    /// Base64 where it has to be. Whether Kompliant accepts them shows on the first call.
    #[inline]
    pub fn new(
        api_key: &str,
        secret_key_base64: &str,
        auth_token: &str,
    ) -> Result<Self, InvalidCredentials> {
        let names = ["the API key", "the secret key", "the auth token"];
        Self::named(names, api_key, secret_key_base64, auth_token)
    }

    /// Reads `KOMPLIANT_API_KEY`, `KOMPLIANT_SECRET_KEY` and `KOMPLIANT_AUTH_TOKEN`.
    ///
    /// ```no_run
    /// use kompliant_api::Credentials;
    ///
    /// let credentials = Credentials::from_env()?;
    /// # Ok::<(), kompliant_api::InvalidCredentials>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidCredentials`], which names the variable that is not set or does not hold what it
    /// should. It never shows a value.
    #[inline]
    pub fn from_env() -> Result<Self, InvalidCredentials> {
        Self::from_variables(|name| std::env::var_os(name))
    }

    #[inline]
    fn from_variables(
        get: impl Fn(&str) -> Option<std::ffi::OsString>,
    ) -> Result<Self, InvalidCredentials> {
        let names = ["KOMPLIANT_API_KEY", "KOMPLIANT_SECRET_KEY", "KOMPLIANT_AUTH_TOKEN"];
        let read = |name| match get(name).map(std::ffi::OsString::into_string) {
            Some(Ok(value)) => Ok(Zeroizing::new(value)),
            Some(Err(_)) => Err(InvalidCredentials { name, problem: Problem::Header }),
            None => Err(InvalidCredentials { name, problem: Problem::Missing }),
        };
        let [api_key, secret_key, auth_token] = names;
        Self::named(names, &read(api_key)?, &read(secret_key)?, &read(auth_token)?)
    }

    #[inline]
    fn named(
        names: [&'static str; 3],
        api_key: &str,
        secret_key_base64: &str,
        auth_token: &str,
    ) -> Result<Self, InvalidCredentials> {
        let [api_key_name, secret_key_name, auth_token_name] = names;
        Ok(Self {
            api_key: header(api_key_name, api_key)?,
            secret_key: key(secret_key_name, secret_key_base64)?,
            auth_token: header(auth_token_name, auth_token)?,
        })
    }

    /// Where these credentials are valid, by the prefix of the API Key, or `None` if the prefix is
    /// neither `sb_` nor `lv_`.
    ///
    /// Inferred: the docs name the two prefixes, and no page names a host for the sandbox, so the
    /// key alone seems to choose the environment.
    ///
    /// ```
    /// use kompliant_api::{Credentials, Environment};
    ///
    /// let credentials = Credentials::new("sb_example", "c2VjcmV0", "token")?;
    /// assert_eq!(credentials.environment(), Some(Environment::Sandbox));
    /// # Ok::<(), kompliant_api::InvalidCredentials>(())
    /// ```
    pub fn environment(&self) -> Option<Environment> {
        match self.api_key().get(..3) {
            Some("sb_") => Some(Environment::Sandbox),
            Some("lv_") => Some(Environment::Live),
            _ => None,
        }
    }

    /// The ones that the quick-start guide publishes. They are good for a sandbox on one's own
    /// machine and for nothing else.
    #[cfg(feature = "sandbox")]
    pub(crate) fn published(api_key: &str, secret_key: &str, auth_token: &str) -> Self {
        Self {
            api_key: api_key.into(),
            secret_key: STANDARD.decode(secret_key).unwrap_or_default().into(),
            auth_token: auth_token.into(),
        }
    }

    pub(crate) fn api_key(&self) -> &str {
        self.api_key.expose_secret()
    }

    /// The Secret Key, decoded: these bytes, not their Base64, are the key of the HMAC.
    pub(crate) fn secret_key(&self) -> &[u8] {
        self.secret_key.expose_secret()
    }

    pub(crate) fn auth_token(&self) -> &str {
        self.auth_token.expose_secret()
    }
}

#[inline]
fn header(name: &'static str, value: &str) -> Result<SecretString, InvalidCredentials> {
    if value.is_empty() {
        return Err(InvalidCredentials { name, problem: Problem::Empty });
    }
    let stands = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if !stands || value.starts_with(' ') || value.ends_with(' ') {
        return Err(InvalidCredentials { name, problem: Problem::Header });
    }
    Ok(value.into())
}

#[inline]
fn key(name: &'static str, base64: &str) -> Result<SecretSlice<u8>, InvalidCredentials> {
    if base64.is_empty() {
        return Err(InvalidCredentials { name, problem: Problem::Empty });
    }
    // The decoder's own error quotes a byte of the secret, so it goes no further.
    let key = STANDARD.decode(base64);
    let key = key.map_err(|_| InvalidCredentials { name, problem: Problem::Base64 })?;
    Ok(key.into())
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = match self.environment() {
            Some(Environment::Sandbox) => "sb_",
            Some(Environment::Live) => "lv_",
            None => "",
        };
        f.debug_struct("Credentials")
            .field("api_key", &format_args!("{prefix}[redacted]"))
            .field("secret_key", &format_args!("[redacted]"))
            .field("auth_token", &format_args!("[redacted]"))
            .finish()
    }
}

/// What a set of credentials is valid for.
///
/// Kompliant may add an environment, so a `match` needs an arm for others.
///
/// ```
/// use kompliant_api::{Credentials, Environment};
///
/// /// Keeps a test from the real merchants.
/// fn is_safe_to_test(credentials: &Credentials) -> bool {
///     credentials.environment() == Some(Environment::Sandbox)
/// }
/// # assert!(is_safe_to_test(&Credentials::new("sb_example", "c2VjcmV0", "token").unwrap()));
/// # assert!(!is_safe_to_test(&Credentials::new("lv_example", "c2VjcmV0", "token").unwrap()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Environment {
    /// API keys that begin with `sb_`: for trying things.
    Sandbox,
    /// API keys that begin with `lv_`: the merchants are real.
    Live,
}

/// A credential that cannot be one. Never shows the value.
///
/// ```
/// use kompliant_api::Credentials;
///
/// // A newline from a file of secrets.
/// let error = Credentials::new("sb_example\n", "c2VjcmV0", "token").unwrap_err();
/// assert!(error.to_string().starts_with("the API key cannot stand in an HTTP header"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name} {problem}")]
pub struct InvalidCredentials {
    name: &'static str,
    problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Problem {
    #[error("is not set")]
    Missing,
    #[error("is empty")]
    Empty,
    #[error(
        "cannot stand in an HTTP header: it has whitespace around it or is not printable ASCII"
    )]
    Header,
    #[error("is not standard Base64 (RFC 4648)")]
    Base64,
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "xBeain5pFnPyQkl98qzA+BG+Cjzskpqq9fGKDbDoXNP5";

    #[test]
    fn the_secret_key_is_decoded() {
        let credentials = Credentials::new("sb_1", KEY, "token").unwrap();
        assert_eq!(credentials.secret_key().len(), 33);
        assert_eq!(credentials.secret_key()[..4], [0xc4, 0x17, 0x9a, 0x8a]);
    }

    #[test]
    fn the_prefix_tells_the_environment() {
        let environment = |key| Credentials::new(key, KEY, "token").unwrap().environment();
        assert_eq!(environment("sb_1"), Some(Environment::Sandbox));
        assert_eq!(environment("lv_1"), Some(Environment::Live));
        assert_eq!(environment("xx_1"), None);
        assert_eq!(environment("sb"), None);
    }

    #[test]
    fn debug_shows_the_prefix_alone() {
        let credentials = Credentials::new("sb_abcdef", KEY, "token").unwrap();
        assert_eq!(
            format!("{credentials:?}"),
            "Credentials { api_key: sb_[redacted], secret_key: [redacted], auth_token: [redacted] }",
        );
    }

    #[test]
    fn what_cannot_be_a_credential_is_refused() {
        let header = "cannot stand in an HTTP header";
        for (api_key, secret_key, auth_token, message) in [
            ("", KEY, "t", "the API key is empty"),
            ("sb_1\n", KEY, "t", header),
            (" sb_1", KEY, "t", header),
            ("sb_1 ", KEY, "t", header),
            ("sb_é", KEY, "t", header),
            ("sb_1", "", "t", "the secret key is empty"),
            ("sb_1", "c2VjcmV0", "", "the auth token is empty"),
            ("sb_1", "not base64!", "t", "the secret key is not standard Base64 (RFC 4648)"),
            ("sb_1", "c2VjcmV0\n", "t", "the secret key is not standard Base64 (RFC 4648)"),
            ("sb_1", KEY, "t\0", header),
        ] {
            let error = Credentials::new(api_key, secret_key, auth_token).unwrap_err();
            assert!(error.to_string().contains(message), "{error}");
        }
    }

    #[test]
    fn an_error_names_the_variable_and_no_value() {
        let with = |set: &'static [(&str, &str)]| {
            Credentials::from_variables(|name| {
                set.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into())
            })
        };
        assert_eq!(with(&[]).unwrap_err().to_string(), "KOMPLIANT_API_KEY is not set");
        let error = with(&[
            ("KOMPLIANT_API_KEY", "sb_1"),
            ("KOMPLIANT_SECRET_KEY", "hunter2!"),
            ("KOMPLIANT_AUTH_TOKEN", "t"),
        ])
        .unwrap_err();
        assert_eq!(error.to_string(), "KOMPLIANT_SECRET_KEY is not standard Base64 (RFC 4648)");
        assert!(!format!("{error:?}").contains("hunter2"));
        let set = [
            ("KOMPLIANT_API_KEY", "sb_1"),
            ("KOMPLIANT_SECRET_KEY", KEY),
            ("KOMPLIANT_AUTH_TOKEN", "t"),
        ];
        let find = |name: &str| set.iter().find(|(key, _)| *key == name).map(|(_, v)| v.into());
        assert_eq!(Credentials::from_variables(find).unwrap().api_key(), "sb_1");
    }
}
