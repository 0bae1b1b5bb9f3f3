//! The state of a sandbox as bytes, from which another one goes on.

use super::Sandbox;

impl Sandbox {
    /// All that lasts: workflows, entities, what was run, what is switched off. Not what is to be
    /// forced, nor the calls.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let snapshot = Sandbox::new().snapshot();
    /// Sandbox::new().restore(&snapshot)?;
    /// # Ok::<(), kompliant_api::sandbox::InvalidSnapshot>(())
    /// ```
    pub fn snapshot(&self) -> Vec<u8> {
        self.engine.snapshot()
    }

    /// Goes on where a [`snapshot`](Self::snapshot) was made, and forgets what was before.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// assert!(Sandbox::new().restore(b"not one").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidSnapshot`] if the bytes are none, or one of another version; then nothing is
    /// changed.
    pub fn restore(&self, snapshot: &[u8]) -> Result<(), InvalidSnapshot> {
        self.engine.restore(snapshot)
    }
}

/// Bytes that are no snapshot of a sandbox, or one of another version.
///
/// ```
/// use kompliant_api::sandbox::Sandbox;
///
/// let error = Sandbox::new().restore(b"not one").unwrap_err();
/// assert_eq!(error.to_string(), "this is no snapshot of a sandbox");
/// ```
#[derive(Debug, thiserror::Error)]
#[error("this is no snapshot of a sandbox")]
pub struct InvalidSnapshot(#[source] pub(super) Option<serde_json::Error>);
