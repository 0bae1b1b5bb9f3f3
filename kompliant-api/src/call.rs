//! One call that is about to be made.
//!
//! One type serves every method: it holds the client and the request, so optional parameters can
//! be set on it before it is sent.

use crate::{Client, Error, Method, response};

/// A call of the method `M` by the client `C`.
///
/// A method of a namespace gives one, such as [`propay::Methods::create`](crate::propay::Methods).
/// Nothing is sent before [`send`](Call::send) is awaited.
#[derive(Clone, Debug)]
#[must_use = "a call is made by `.send()`"]
pub struct Call<'c, C, M> {
    client: &'c C,
    pub(crate) method: M,
}

impl<'c, C, M> Call<'c, C, M> {
    pub(crate) fn new(client: &'c C, method: M) -> Self {
        Self { client, method }
    }

    /// The request as it will be sent.
    pub fn request(&self) -> &M {
        &self.method
    }
}

impl<M: Method> Call<'_, Client, M> {
    /// Sends the request and reads the answer.
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
        let body = serde_json::to_vec(&self.method);
        let answer = self.client.exchange(M::NAME.into(), body).await.map_err(Error::new)?;
        response::decode(M::NAME, M::UNWRAP, &answer).map_err(Error::new)
    }
}
