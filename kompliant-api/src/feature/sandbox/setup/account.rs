//! How a test sets up what the account may do.

use crate::sandbox::Sandbox;

/// Changes what the account may do.
///
/// ```
/// use kompliant_api::sandbox::Sandbox;
///
/// let sandbox = Sandbox::new();
/// sandbox.account().disable_provisioning();
/// ```
#[derive(Clone, Debug)]
pub struct AccountSetup {
    pub(in crate::feature::sandbox) sandbox: Sandbox,
}

impl AccountSetup {
    /// Account provisioning is switched off.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().account().disable_provisioning();
    /// ```
    pub fn disable_provisioning(self) -> Self {
        let engine = &self.sandbox.engine;
        engine.change(|world| {
            world.change_settings(|settings| settings.provisioning_disabled = true);
        });
        self
    }

    /// Account provisioning is switched on, as it is from the start.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().account().disable_provisioning().enable_provisioning();
    /// ```
    pub fn enable_provisioning(self) -> Self {
        let engine = &self.sandbox.engine;
        engine.change(|world| {
            world.change_settings(|settings| settings.provisioning_disabled = false);
        });
        self
    }
}
