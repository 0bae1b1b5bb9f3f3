//! Which version of the API is asked for.

use http::HeaderValue;

use crate::BuildError;
use crate::{API_VERSION, Date};

/// The version of the API that a client asks for, in the header `X-API-Version`.
///
/// Source: <https://developer.kompliant.com/docs/api-versions>.
///
/// ```
/// use kompliant_api::{ApiVersion, Client, Credentials, Date};
///
/// # fn example(credentials: Credentials) -> Result<(), Box<dyn std::error::Error>> {
/// let version = ApiVersion::Dated(Date::new("2025-03-24")?);
/// let client = Client::builder(credentials).api_version(version).build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ApiVersion {
    /// [`API_VERSION`], from which the types of this crate are.
    #[default]
    OfThisCrate,
    /// Another one. The types of this crate may not fit its answers.
    Dated(Date),
    /// No header: the API takes the latest, which may change from one day to the next.
    Latest,
}

impl ApiVersion {
    /// The header, if one is sent.
    #[inline]
    pub(super) fn header(&self) -> Result<Option<HeaderValue>, BuildError> {
        match self {
            Self::OfThisCrate => Ok(Some(HeaderValue::from_static(API_VERSION))),
            // A date that was read from JSON has not been checked yet.
            Self::Dated(date) => match HeaderValue::from_str(date.as_str()) {
                Ok(value) if date.has_form() => Ok(Some(value)),
                _ => Err(BuildError::ApiVersion(date.clone())),
            },
            Self::Latest => Ok(None),
        }
    }
}
