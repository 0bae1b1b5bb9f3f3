//! A method of the API as a type.
//!
//! The request struct of each method implements [`Method`], so that a client, a test server and a
//! generic function all work from one description of it.

use serde::{Serialize, de::DeserializeOwned};

use crate::Reason;

/// A method of the API: its name, and the types of its answer and of its errors.
///
/// The type that implements it is the request. Implement it for a method that this crate does not
/// cover yet, and [`Client::call`](crate::Client::call) sends it as it sends the others.
///
/// ```
/// use kompliant_api::{Effect, Method, AnyReason};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize)]
/// struct CheckVersion {}
///
/// #[derive(Serialize, Deserialize)]
/// struct Versions {
///     current_version: String,
///     latest_version: String,
/// }
///
/// impl Method for CheckVersion {
///     const NAME: &'static str = "meta.checkVersion";
///     const EFFECT: Effect = Effect::Read;
///     const UNWRAP: Option<&'static str> = None;
///     type Response = Versions;
///     type Error = AnyReason;
/// }
/// ```
pub trait Method: Serialize + DeserializeOwned + Send + Sync {
    /// The name on the wire, which is also the path of the URL: `propay.create`.
    ///
    /// ```
    /// use kompliant_api::{Method, propay::Execute};
    ///
    /// assert_eq!(Execute::NAME, "propay.execute");
    /// ```
    const NAME: &'static str;

    /// Whether a call changes anything at Kompliant.
    ///
    /// ```
    /// use kompliant_api::{Effect, Method, propay::Execute};
    ///
    /// assert_eq!(Execute::EFFECT, Effect::Write);
    /// ```
    const EFFECT: Effect;

    /// The key below `data` that holds the response, or `None` where `data` itself is it.
    ///
    /// ```
    /// use kompliant_api::{Method, propay::Execute};
    ///
    /// assert_eq!(Execute::UNWRAP, Some("propay"));
    /// ```
    const UNWRAP: Option<&'static str>;

    /// For a method that writes: the one that tells what it has done, where nobody knows whether
    /// it was processed.
    ///
    /// ```
    /// use kompliant_api::{Method, propay::Execute};
    ///
    /// assert_eq!(Execute::LOOK_UP, Some("propay.get"));
    /// ```
    const LOOK_UP: Option<&'static str> = None;

    /// What the method answers.
    ///
    /// ```
    /// use kompliant_api::{Error, Method};
    ///
    /// /// What a call of any method gives.
    /// type Outcome<M> = Result<<M as Method>::Response, Error<<M as Method>::Error>>;
    /// ```
    type Response: Serialize + DeserializeOwned + Send;

    /// The error table of the method, or [`AnyReason`](crate::AnyReason).
    ///
    /// ```
    /// use kompliant_api::{Error, Method, Reason};
    ///
    /// fn is_unlisted<M: Method>(error: &Error<M::Error>) -> bool {
    ///     error.reason() == Some(M::Error::unlisted())
    /// }
    /// ```
    type Error: Reason;
}

/// Whether a method changes anything.
///
/// Every method is a `POST`, so the HTTP verb does not say what may be sent twice; this does. It is
/// exhaustive: a method reads or writes, and a third case would be for each caller to decide.
///
/// ```
/// use kompliant_api::{Effect, Method, propay::{Execute, Get}};
///
/// assert_eq!(Get::EFFECT, Effect::Read);
/// assert_eq!(Execute::EFFECT, Effect::Write);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// It reads. Sending it again does no harm.
    Read,
    /// It writes. Sending it again may do the work twice.
    Write,
}
