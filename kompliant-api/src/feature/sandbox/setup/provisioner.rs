//! How a test switches a provisioner off, for the account as a whole.

use crate::{feature::sandbox::world::Settings, sandbox::Sandbox};

/// Switches a provisioner off and on.
///
/// ```
/// use kompliant_api::{propay::Propay, sandbox::Sandbox};
///
/// let sandbox = Sandbox::new();
/// sandbox.provisioner::<Propay>().disable();
/// ```
#[derive(Clone, Debug)]
pub struct ProvisionerSetup {
    pub(in crate::feature::sandbox) sandbox: Sandbox,
    pub(in crate::feature::sandbox) name: &'static str,
}

impl ProvisionerSetup {
    fn set_disabled(&self, disabled: bool) {
        let change = |settings: &mut Settings| {
            settings.disabled.remove(self.name);
            if disabled {
                settings.disabled.insert(self.name.to_owned());
            }
        };
        self.sandbox.engine.change(|world| world.change_settings(change));
    }

    /// It is switched off for the account.
    ///
    /// ```
    /// use kompliant_api::{propay::Propay, sandbox::Sandbox};
    ///
    /// Sandbox::new().provisioner::<Propay>().disable();
    /// ```
    pub fn disable(self) -> Self {
        self.set_disabled(true);
        self
    }

    /// It is switched on, as it is from the start.
    ///
    /// ```
    /// use kompliant_api::{propay::Propay, sandbox::Sandbox};
    ///
    /// Sandbox::new().provisioner::<Propay>().disable().enable();
    /// ```
    pub fn enable(self) -> Self {
        self.set_disabled(false);
        self
    }
}
