// @generated from spec/provisioners/mbtrust.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! Types that several methods of `mbtrust` use.

use crate::{Id, OpenEnum, UnknownValue};
use crate::value::id::id_impls;
use crate::value::object::object_impls;
use crate::value::open_enum::open_enum_impls;

/// Identifies an MBTrust provisioning entity. mbtrust.create answers it.
///
/// On the wire it is `ape_…`.
///
/// Source: <https://developer.kompliant.com/docs/mbtrustcreate>
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MbtrustId(Box<str>);

impl Id for MbtrustId {
    const NAME: &'static str = "MbtrustId";
    const PREFIXES: &'static [&'static str] = &["ape_"];
}

id_impls!(MbtrustId);

/// Something that has to be supplied before MBTrust can be asked to start.
///
/// Source: <https://developer.kompliant.com/docs/mbtrustcanexecute>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MissingRequirement {
    /// What MBTrust still needs.
    ///
    /// `ENTITY_REQUIRED` and `FIELDS_REQUIRED` are named by the validation reference
    /// (<https://developer.kompliant.com/docs/mbtrust-validation-reference>).
    ///
    /// Not documented: The rest of the list: it is alphabetical and could be read up to
    /// `DOCUMENT_REQUIRED`.
    ///
    /// Source: <https://developer.kompliant.com/reference/mbtrust_missing_requirements>
    pub code: MissingRequirementCode,
    /// What is missing, in plain language.
    ///
    /// Not documented, but our reading: The wording of the example is ours; no message of this
    /// method could be read.
    pub message: String,
    /// The kind of entity that lacks something.
    ///
    /// Not documented, but our reading: The page states no condition. We read it as optional,
    /// since none of the examples could be read.
    ///
    /// Not documented: The values that it can have. The page refers to the validation reference
    /// for them; the part of it that could be read does not list them.
    pub entity_type: Option<String>,
    /// The id of the entity that lacks something.
    ///
    /// Not documented, but our reading: The page states no condition. We read it as optional,
    /// because the example of workflow.canComplete has an entry without it.
    pub entity_id: Option<String>,
    /// The methods that supply what is missing.
    ///
    /// Not documented, but our reading: The page says array and no more. That it is optional
    /// and holds names of methods as strings is our reading.
    pub related_methods: Option<Vec<String>>,
    /// The fields that are missing. Comes with the code `FIELDS_REQUIRED`.
    ///
    /// Not documented, but our reading: The page says array and no more. That it holds names of
    /// fields as strings is our reading.
    pub fields: Option<Vec<String>>,
}

object_impls!(
    MissingRequirement, code, message; entity_type, entity_id, related_methods, fields
);

impl MissingRequirement {
    /// [`related_methods`](Self#structfield.related_methods), empty where the response has
    /// none.
    pub fn related_methods(&self) -> &[String] {
        self.related_methods.as_deref().unwrap_or_default()
    }

    /// [`fields`](Self#structfield.fields), empty where the response has none.
    pub fn fields(&self) -> &[String] {
        self.fields.as_deref().unwrap_or_default()
    }
}

/// What MBTrust still needs.
///
/// `ENTITY_REQUIRED` and `FIELDS_REQUIRED` are named by the validation reference
/// (<https://developer.kompliant.com/docs/mbtrust-validation-reference>).
///
/// The documentation calls the list `MBTRUST_MISSING_REQUIREMENTS`.
///
/// Not documented: The rest of the list: it is alphabetical and could be read up to
/// `DOCUMENT_REQUIRED`.
///
/// Source: <https://developer.kompliant.com/reference/mbtrust_missing_requirements>
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MissingRequirementCode {
    /// `ACCOUNT_PROVISIONING_DISABLED`: Account provisioning is switched off in the partner's
    /// configuration. Ask Kompliant's support to switch it on.
    AccountProvisioningDisabled,
    /// `ACCOUNT_PROVISIONING_DOCUMENT_SYNC_DISABLED`: Document sync is switched off. Ask
    /// Kompliant's support to switch it on.
    AccountProvisioningDocumentSyncDisabled,
    /// `ACCOUNT_PROVISIONING_ONBOARDING_DISABLED`: Onboarding is switched off. Ask Kompliant's
    /// support to switch it on.
    AccountProvisioningOnboardingDisabled,
    /// `BUSINESS_BANK_ACCOUNT_INFORMATION_REQUIRED`: The business lacks a bank account or its
    /// data. Use bankAccount.create, then business.addBankAccount.
    BusinessBankAccountInformationRequired,
    /// `BUSINESS_OWNER_INFO_REQUIRED`: The business has no owner with complete data. Use
    /// person.create, then business.addOwner.
    BusinessOwnerInfoRequired,
    /// `BUSINESS_SALES_INFO_REQUIRED`: The business has no sales info. Use
    /// business.salesInfo.create.
    BusinessSalesInfoRequired,
    /// `DOCUMENT_REQUIRED`: A required document is missing or not fulfilled. Use
    /// document.create, then upload the file.
    DocumentRequired,
    /// `ENTITY_REQUIRED`: An entity is missing. Create it; the entry says which kind.
    EntityRequired,
    /// `FIELDS_REQUIRED`: An entity lacks fields. The entry lists them in `fields`.
    FieldsRequired,
    /// A value that this version of the crate does not know.
    Unknown(UnknownValue),
}

impl OpenEnum for MissingRequirementCode {
    const VALUES: &'static [&'static str] = &[
        "ACCOUNT_PROVISIONING_DISABLED",
        "ACCOUNT_PROVISIONING_DOCUMENT_SYNC_DISABLED",
        "ACCOUNT_PROVISIONING_ONBOARDING_DISABLED",
        "BUSINESS_BANK_ACCOUNT_INFORMATION_REQUIRED",
        "BUSINESS_OWNER_INFO_REQUIRED",
        "BUSINESS_SALES_INFO_REQUIRED",
        "DOCUMENT_REQUIRED",
        "ENTITY_REQUIRED",
        "FIELDS_REQUIRED",
    ];

    fn from_wire(text: &str) -> Option<Self> {
        match text {
            "ACCOUNT_PROVISIONING_DISABLED" => Some(Self::AccountProvisioningDisabled),
            "ACCOUNT_PROVISIONING_DOCUMENT_SYNC_DISABLED" => {
                Some(Self::AccountProvisioningDocumentSyncDisabled)
            }
            "ACCOUNT_PROVISIONING_ONBOARDING_DISABLED" => {
                Some(Self::AccountProvisioningOnboardingDisabled)
            }
            "BUSINESS_BANK_ACCOUNT_INFORMATION_REQUIRED" => {
                Some(Self::BusinessBankAccountInformationRequired)
            }
            "BUSINESS_OWNER_INFO_REQUIRED" => Some(Self::BusinessOwnerInfoRequired),
            "BUSINESS_SALES_INFO_REQUIRED" => Some(Self::BusinessSalesInfoRequired),
            "DOCUMENT_REQUIRED" => Some(Self::DocumentRequired),
            "ENTITY_REQUIRED" => Some(Self::EntityRequired),
            "FIELDS_REQUIRED" => Some(Self::FieldsRequired),
            _ => None,
        }
    }

    fn from_unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::AccountProvisioningDisabled => "ACCOUNT_PROVISIONING_DISABLED",
            Self::AccountProvisioningDocumentSyncDisabled => {
                "ACCOUNT_PROVISIONING_DOCUMENT_SYNC_DISABLED"
            }
            Self::AccountProvisioningOnboardingDisabled => {
                "ACCOUNT_PROVISIONING_ONBOARDING_DISABLED"
            }
            Self::BusinessBankAccountInformationRequired => {
                "BUSINESS_BANK_ACCOUNT_INFORMATION_REQUIRED"
            }
            Self::BusinessOwnerInfoRequired => "BUSINESS_OWNER_INFO_REQUIRED",
            Self::BusinessSalesInfoRequired => "BUSINESS_SALES_INFO_REQUIRED",
            Self::DocumentRequired => "DOCUMENT_REQUIRED",
            Self::EntityRequired => "ENTITY_REQUIRED",
            Self::FieldsRequired => "FIELDS_REQUIRED",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

open_enum_impls!(MissingRequirementCode);
