//! How a test says in which state a workflow is.
//!
//! Each function changes one thing and takes effect at once, so that a test can go on to change it
//! while a client is at work.

use crate::{
    feature::sandbox::workflow::{State, Workflow},
    sandbox::Sandbox,
    types::ProvisioningSponsor,
};

/// Changes a workflow, and what it knows of its subject record.
///
/// ```
/// use kompliant_api::sandbox::Sandbox;
///
/// let sandbox = Sandbox::new();
/// sandbox.workflow("w_1").missing("BANK_ACCOUNT_REQUIRED");
/// sandbox.workflow("w_2").not_started();
/// ```
#[derive(Clone, Debug)]
pub struct WorkflowSetup {
    pub(in crate::feature::sandbox) sandbox: Sandbox,
    pub(in crate::feature::sandbox) id: String,
}

impl WorkflowSetup {
    fn change(self, change: impl FnOnce(&mut Workflow)) -> Self {
        let engine = &self.sandbox.engine;
        engine.change(|world| world.change_workflow(&self.id, &engine.ids, change));
        self
    }

    /// Its state is `CREATED`.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").not_started();
    /// ```
    pub fn not_started(self) -> Self {
        self.change(|workflow| workflow.state = State::Created)
    }

    /// Its state is `STARTED`, as it is from the start.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").started();
    /// ```
    pub fn started(self) -> Self {
        self.change(|workflow| workflow.state = State::Started)
    }

    /// Its state is `ENDED`. Its entities are `CLOSED` once all that was run for them has ended, for
    /// nothing more can be queued.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").ended();
    /// ```
    pub fn ended(self) -> Self {
        self.change(|workflow| workflow.state = State::Ended)
    }

    /// Its type is another one than `ACCOUNT_PROVISIONING`. No error table says what comes of that; here it
    /// is `SYSTEM_RULE_VIOLATION/Workflow/INVALID_WORKFLOW_TYPE`, a documented rule of the system.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").of_type("BUSINESS_APPLICATION");
    /// ```
    pub fn of_type(self, kind: &str) -> Self {
        self.change(|workflow| workflow.kind = kind.to_owned())
    }

    /// It was made for this sponsor. Without that it takes the one of whichever provisioner is asked.
    ///
    /// ```
    /// use kompliant_api::{sandbox::Sandbox, types::ProvisioningSponsor};
    ///
    /// Sandbox::new().workflow("w_1").expects(ProvisioningSponsor::Merrick);
    /// ```
    pub fn expects(self, sponsor: ProvisioningSponsor) -> Self {
        self.change(|workflow| workflow.expects = Some(sponsor.as_str().to_owned()))
    }

    /// The id of its subject record.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").subject_record("sr_1");
    /// ```
    pub fn subject_record(self, id: impl AsRef<str>) -> Self {
        self.change(|workflow| workflow.subject_record = id.as_ref().to_owned())
    }

    /// Its subject record has no business.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").without_business();
    /// ```
    pub fn without_business(self) -> Self {
        self.change(|workflow| workflow.has_business = false)
    }

    /// Its subject record has a business, as it has from the start.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").with_business();
    /// ```
    pub fn with_business(self) -> Self {
        self.change(|workflow| workflow.has_business = true)
    }

    /// Its subject record has no business application.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").without_business_application();
    /// ```
    pub fn without_business_application(self) -> Self {
        self.change(|workflow| workflow.has_application = false)
    }

    /// Its subject record has a business application, as it has from the start.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").with_business_application();
    /// ```
    pub fn with_business_application(self) -> Self {
        self.change(|workflow| workflow.has_application = true)
    }

    /// The check before `execute` misses something, whichever provisioner makes it: a code of its
    /// `MissingRequirementCode`, or any other.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").missing("BANK_ACCOUNT_REQUIRED");
    /// ```
    pub fn missing(self, code: impl AsRef<str>) -> Self {
        let code = code.as_ref();
        self.change(|workflow| {
            if workflow.missing.iter().all(|known| known != code) {
                workflow.missing.push(code.to_owned());
            }
        })
    }

    /// What was missing is there.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let workflow = Sandbox::new().workflow("w_1").missing("BANK_ACCOUNT_REQUIRED");
    /// workflow.supplied("BANK_ACCOUNT_REQUIRED");
    /// ```
    pub fn supplied(self, code: impl AsRef<str>) -> Self {
        self.change(|workflow| workflow.missing.retain(|known| known != code.as_ref()))
    }

    /// A document that was uploaded. Those that a document sync names and nobody has set up are
    /// refused, as the documentation says.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").document("d_21lpM4CECgfdKyfGQ338u");
    /// ```
    pub fn document(self, id: impl AsRef<str>) -> Self {
        self.change(|workflow| workflow.documents.extend([id.as_ref().to_owned()]))
    }
}
