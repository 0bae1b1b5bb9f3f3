//! Requests and answers without a connection.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, Response};

use crate::{
    Error, Method,
    api::error::{Delivery, ErrorKind, Failure, Purpose},
    wire::request,
    wire::response,
    wire::retry::retry_after,
};

/// Builds signed requests and reads answers, and sends nothing.
///
/// For programs that carry requests themselves: with an HTTP client of another kind, from a browser,
/// through a queue. Times, retries and the pool of connections are theirs, too. Where a client of
/// this crate fits but not its HTTP library, bring a
/// [`Transport`](crate::wire::transport::Transport) instead.
///
/// ```
/// use bytes::Bytes;
/// use http::Response;
/// use kompliant_api::{Client, Credentials};
/// use kompliant_api::propay::{Get, PropayId};
///
/// # fn example(credentials: Credentials) -> Result<(), Box<dyn std::error::Error>> {
/// let codec = Client::builder(credentials).codec()?;
/// let request = codec.encode(&Get::new(PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?))?;
/// assert_eq!(request.uri(), "https://api.kompliant.com/propay.get");
///
/// # let body = "";
/// // Whatever carried it gives status, headers and body.
/// let answer = Response::builder().status(200).body(Bytes::from(body))?;
/// let entity = codec.decode::<Get>(&answer)?;
/// println!("{}", entity.status);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Codec {
    pub(crate) base_url: Box<str>,
    pub(crate) headers: HeaderMap,
    pub(crate) version: Option<HeaderValue>,
}

impl Codec {
    /// The request that calls a method: `POST`, with the signature and every other header.
    ///
    /// The three headers that carry credentials are marked
    /// [sensitive](http::HeaderValue::is_sensitive). Do not follow redirects with them.
    ///
    /// ```
    /// use kompliant_api::Client;
    /// use kompliant_api::propay::{Get, PropayId};
    ///
    /// # let credentials = kompliant_api::Credentials::new("sb_1", "c2VjcmV0", "token").unwrap();
    /// let codec = Client::builder(credentials).codec()?;
    /// let request = codec.encode(&Get::new(PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?))?;
    /// assert!(request.headers()["Authorization"].is_sensitive());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Request`] if a `Serialize` of your own fails, or the name of a method of your
    /// own is none; what this crate generates does not fail.
    pub fn encode<M: Method>(&self, method: &M) -> Result<Request<Bytes>, Error<M::Error>> {
        let body = encoded(M::NAME, serde_json::to_vec(method)).map_err(Error::new)?;
        self.request(M::NAME, body).map_err(Error::new)
    }

    /// What an answer says.
    ///
    /// ```
    /// use bytes::Bytes;
    /// use http::Response;
    /// use kompliant_api::{Client, propay::CanExecute};
    ///
    /// # let credentials = kompliant_api::Credentials::new("sb_1", "c2VjcmV0", "token").unwrap();
    /// let codec = Client::builder(credentials).codec()?;
    /// let body = r#"{"meta": {"status": "SUCCESS"}, "data": {"can_execute": true}}"#;
    /// let answer = codec.decode::<CanExecute>(&Response::new(Bytes::from(body)))?;
    /// assert!(answer.can_execute);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Call::send`](crate::Call::send), save for those of the network. It counts as one
    /// attempt.
    pub fn decode<M: Method>(
        &self,
        answer: &Response<Bytes>,
    ) -> Result<M::Response, Error<M::Error>> {
        response::decode(M::NAME, M::UNWRAP, answer).map_err(|mut failure| {
            failure.retry_after = retry_after(answer.headers());
            let purpose = Purpose { effect: M::EFFECT, look_up: M::LOOK_UP };
            Error::new(failure.after(1, purpose))
        })
    }

    /// Where the method `name` is. It becomes the path, so it must be the name of a method.
    #[inline]
    pub(crate) fn url(&self, name: &str) -> Result<String, Box<Failure>> {
        match request::is_method_name(name) {
            true => Ok(format!("{}/{name}", self.base_url)),
            false => {
                let summary = "the name is not one of a method, nothing was sent";
                let name = name.to_owned().into();
                Err(Failure::new(name, ErrorKind::Request, Delivery::NotSent, summary))
            }
        }
    }

    /// The request of the method `name`, with this body.
    #[inline]
    pub(crate) fn request(&self, name: &str, body: Bytes) -> Result<Request<Bytes>, Box<Failure>> {
        let request = request::build(self.url(name)?, self.headers.clone(), body);
        request.map_err(|error| unbuilt(name, "the URL is none, nothing was sent", error))
    }
}

/// The body of a request, unless its `Serialize` failed.
#[inline]
pub(crate) fn encoded(
    name: &str,
    body: serde_json::Result<Vec<u8>>,
) -> Result<Bytes, Box<Failure>> {
    match body {
        Ok(body) => Ok(body.into()),
        Err(error) => Err(unbuilt(name, "the request is no JSON, nothing was sent", error)),
    }
}

#[cold]
#[inline]
fn unbuilt(
    name: &str,
    summary: &'static str,
    error: impl std::error::Error + Send + Sync + 'static,
) -> Box<Failure> {
    let name = name.to_owned().into();
    Failure::new(name, ErrorKind::Request, Delivery::NotSent, summary).because(error)
}

impl fmt::Debug for Codec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Codec")
            .field("base_url", &self.base_url)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}
