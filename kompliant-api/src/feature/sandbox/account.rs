//! How a test switches things off.
//!
//! They hold for the account as a whole, and so for every workflow.

use super::Sandbox;

/// Switches a provisioner off and on.
///
/// ```
/// use kompliant_api::sandbox::Sandbox;
///
/// let sandbox = Sandbox::new();
/// sandbox.provisioner("propay").disable();
/// ```
#[derive(Clone, Debug)]
pub struct ProvisionerSetup {
    pub(super) sandbox: Sandbox,
    pub(super) name: String,
}

impl ProvisionerSetup {
    /// It is switched off for the account.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().provisioner("propay").disable();
    /// ```
    pub fn disable(self) -> Self {
        self.sandbox.engine.change(|world| world.disabled.push(self.name.clone()));
        self
    }

    /// It is switched on, as it is from the start.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().provisioner("propay").disable().enable();
    /// ```
    pub fn enable(self) -> Self {
        self.sandbox.engine.change(|world| world.disabled.retain(|name| *name != self.name));
        self
    }
}

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
    pub(super) sandbox: Sandbox,
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
        self.sandbox.engine.change(|world| world.provisioning_disabled = true);
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
        self.sandbox.engine.change(|world| world.provisioning_disabled = false);
        self
    }
}
