//! One call that is about to be made.
//!
//! One type serves every method: it holds the client and the request, so optional parameters can
//! be set on it before it is sent.

use std::time::Duration;

use crate::{
    Client, Error, Method, RetryPolicy, WithMeta,
    api::client::{Outgoing, Overrides},
    api::error::Purpose,
};

/// A call of the method `M` by the client `C`.
///
/// A method of a namespace gives one, such as [`propay::Methods::create`](crate::propay::Methods).
/// Nothing is sent before [`send`](Call::send) is awaited.
///
/// ```
/// use std::time::Duration;
/// # use kompliant_api::{Client, Error, propay::PropayId};
///
/// # async fn example(client: &Client, id: &PropayId) -> Result<(), Error> {
/// let call = client.propay().get(id).timeout(Duration::from_secs(5));
/// let entity = call.send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "a call is made by `.send()`"]
pub struct Call<'c, C, M> {
    pub(crate) client: &'c C,
    pub(crate) method: M,
    overrides: Overrides,
}

impl<'c, C, M> Call<'c, C, M> {
    pub(crate) fn new(client: &'c C, method: M) -> Self {
        Self { client, method, overrides: Overrides::default() }
    }

    /// How long this call may take in all, instead of what the client says.
    ///
    /// ```
    /// use std::time::Duration;
    /// # use kompliant_api::{Client, Error, propay::PropayId};
    ///
    /// # async fn example(client: &Client, id: &PropayId) -> Result<(), Error> {
    /// let call = client.propay().get(id).timeout(Duration::from_secs(5));
    /// let entity = call.send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.overrides.timeout = Some(timeout);
        self
    }

    /// How long one attempt of this call may take, instead of what the client says.
    ///
    /// ```
    /// use std::time::Duration;
    /// # use kompliant_api::{Client, Error, propay::PropayId};
    ///
    /// # async fn example(client: &Client, id: &PropayId) -> Result<(), Error> {
    /// let call = client.propay().get(id).attempt_timeout(Duration::from_secs(2));
    /// let entity = call.send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.overrides.attempt_timeout = Some(timeout);
        self
    }

    /// Whether this call is made again if it fails, instead of what the client says.
    ///
    /// ```no_run
    /// # use kompliant_api::{Client, Error, RetryPolicy, propay::PropayId};
    /// # async fn example(client: &Client, id: &PropayId) -> Result<(), Error> {
    /// let entity = client.propay().get(id).retry_policy(RetryPolicy::never()).send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.overrides.retry = Some(policy);
        self
    }

    /// The request as it will be sent.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # let client = canned::client([]);
    /// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
    /// let call = client.propay().get(&id);
    /// assert_eq!(call.request().propay_id, id);
    /// ```
    pub fn request(&self) -> &M {
        &self.method
    }
}

impl<C, M: Method> Call<'_, C, M> {
    pub(crate) fn outgoing(&self) -> Outgoing {
        Outgoing {
            method: M::NAME.into(),
            purpose: Purpose { effect: M::EFFECT, look_up: M::LOOK_UP },
            body: serde_json::to_vec(&self.method),
            overrides: self.overrides.clone(),
        }
    }
}

impl<M: Method> Call<'_, Client, M> {
    /// Sends the request and reads the answer.
    ///
    /// If it fails, it is sent again where [`RetryPolicy`] allows that. To drop the future ends the
    /// call; whether the API has processed it is then not known.
    ///
    /// ```no_run
    /// # async fn example(client: kompliant_api::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use kompliant_api::propay::PropayId;
    ///
    /// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
    /// let entity = client.propay().get(&id).send().await?;
    /// println!("{}", entity.status);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::kind`] says what went wrong, [`Error::reason`] which row of the method's error
    /// table it is, and [`Error::delivery`] whether the request can have had an effect.
    pub async fn send(self) -> Result<M::Response, Error<M::Error>> {
        // Only encoding and decoding know the method; what is between them is compiled once.
        let received = self.client.shared.exchange(self.outgoing()).await.map_err(Error::new)?;
        received.response::<M>()
    }

    /// As [`send`](Self::send), and gives the `meta` of the answer, too.
    ///
    /// ```no_run
    /// # use kompliant_api::{Client, Error, propay::PropayId};
    /// # async fn example(client: &Client, id: &PropayId) -> Result<(), Error> {
    /// let answer = client.propay().get(id).send_with_meta().await?;
    /// for warning in answer.meta.warnings() {
    ///     eprintln!("{:?}: {:?}", answer.meta.trace_id(), warning.message);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for `send`.
    pub async fn send_with_meta(self) -> Result<WithMeta<M::Response>, Error<M::Error>> {
        let received = self.client.shared.exchange(self.outgoing()).await.map_err(Error::new)?;
        received.answer::<M>()
    }
}
