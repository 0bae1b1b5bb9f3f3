// @generated from spec/components/enums.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! Enums that several provisioners use.

use crate::{OpenEnum, UnknownValue};
use crate::value::open_enum::open_enum_impls;

/// The bank or processor that takes the merchant on.
///
/// The documentation calls the list `ACCOUNT_PROVISIONING_SPONSORS`.
///
/// Not documented: The list has no page that we could read. The two values are the ones
/// that the create examples send.
///
/// Source: <https://developer.kompliant.com/docs/propaycreate>
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProvisioningSponsor {
    /// `GLOBAL_PAYMENTS`: Global Payments, the sponsor behind ProPay.
    GlobalPayments,
    /// `MERRICK`: Merrick Bank, the sponsor behind MBTrust.
    Merrick,
    /// A value that this version of the crate does not know.
    Unknown(UnknownValue),
}

impl OpenEnum for ProvisioningSponsor {
    const VALUES: &'static [&'static str] = &["GLOBAL_PAYMENTS", "MERRICK"];

    fn from_wire(text: &str) -> Option<Self> {
        match text {
            "GLOBAL_PAYMENTS" => Some(Self::GlobalPayments),
            "MERRICK" => Some(Self::Merrick),
            _ => None,
        }
    }

    fn from_unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::GlobalPayments => "GLOBAL_PAYMENTS",
            Self::Merrick => "MERRICK",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

open_enum_impls!(ProvisioningSponsor);

/// How far a provisioning entity has come.
///
/// The create methods answer `created` in lower case, all other pages write `CREATED`. Both
/// mean the same.
///
/// The documentation calls the list `ACCOUNT_PROVISIONING_ENTITY_STATUSES`.
///
/// Not documented: The MBTrust failure webhook example has the status `FAILED`, which the
/// list lacks (<https://developer.kompliant.com/docs/mbtrust-failure-event-1_0>). The
/// propay.get example and the success webhook examples still say `CREATED` after an
/// operation has finished, where the list asks for `ACTIVE`.
///
/// Source: <https://developer.kompliant.com/reference/account_provisioning_entity_statuses>
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EntityStatus {
    /// `CREATED`: Set up; no operation has run yet.
    ///
    /// Also read from `created`.
    Created,
    /// `ACTIVE`: At least one operation is running or has finished.
    Active,
    /// `CLOSED`: Every operation has finished, and no further one can be queued.
    Closed,
    /// A value that this version of the crate does not know.
    Unknown(UnknownValue),
}

impl OpenEnum for EntityStatus {
    const VALUES: &'static [&'static str] = &["CREATED", "ACTIVE", "CLOSED"];

    fn from_wire(text: &str) -> Option<Self> {
        match text {
            "CREATED" | "created" => Some(Self::Created),
            "ACTIVE" => Some(Self::Active),
            "CLOSED" => Some(Self::Closed),
            _ => None,
        }
    }

    fn from_unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Created => "CREATED",
            Self::Active => "ACTIVE",
            Self::Closed => "CLOSED",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

open_enum_impls!(EntityStatus);

/// What a provisioner does for an entity. Kompliant chooses the operation from the state of
/// the entity; the caller does not.
///
/// One example spells `document_sync` in lower case
/// (<https://developer.kompliant.com/docs/mbtrust-document-selection>).
///
/// The documentation calls the list `ACCOUNT_PROVISIONING_OPERATIONS`.
///
/// Not documented: The list has no page that we could read. The MBTrust success event also
/// speaks of merchant updates, for which no value is shown
/// (<https://developer.kompliant.com/docs/mbtrust-success-event-1_0>).
///
/// Source: <https://developer.kompliant.com/docs/mbtrustexecute>
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Operation {
    /// `ONBOARDING`: The merchant is set up with the provisioner.
    Onboarding,
    /// `DOCUMENT_SYNC`: Documents of the merchant are sent to the provisioner.
    ///
    /// Also read from `document_sync`.
    DocumentSync,
    /// A value that this version of the crate does not know.
    Unknown(UnknownValue),
}

impl OpenEnum for Operation {
    const VALUES: &'static [&'static str] = &["ONBOARDING", "DOCUMENT_SYNC"];

    fn from_wire(text: &str) -> Option<Self> {
        match text {
            "ONBOARDING" => Some(Self::Onboarding),
            "DOCUMENT_SYNC" | "document_sync" => Some(Self::DocumentSync),
            _ => None,
        }
    }

    fn from_unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Onboarding => "ONBOARDING",
            Self::DocumentSync => "DOCUMENT_SYNC",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

open_enum_impls!(Operation);

/// The kind of provisioning that an entity stands for.
///
/// The documentation contradicts itself: the propay.get example has `ACCOUNT_PROVISIONING`,
/// while the other examples name the provisioner.
///
/// The documentation calls the list `ACCOUNT_PROVISIONING_TYPES`.
///
/// Not documented: The list has no page that we could read. The values are the ones that
/// examples show.
///
/// Source: <https://developer.kompliant.com/docs/propayget>
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProvisioningType {
    /// `MBTRUST`: Provisioning with MBTrust.
    Mbtrust,
    /// `PROPAY`: Provisioning with ProPay.
    ///
    /// Not documented, but our reading: Only the ProPay webhook examples print it
    /// (<https://developer.kompliant.com/docs/propay-success-event-1_0>). That propay.get may
    /// answer it, too, is our reading.
    Propay,
    /// `ACCOUNT_PROVISIONING`: Provisioning in general; the propay.get example answers it.
    AccountProvisioning,
    /// A value that this version of the crate does not know.
    Unknown(UnknownValue),
}

impl OpenEnum for ProvisioningType {
    const VALUES: &'static [&'static str] = &[
        "MBTRUST",
        "PROPAY",
        "ACCOUNT_PROVISIONING",
    ];

    fn from_wire(text: &str) -> Option<Self> {
        match text {
            "MBTRUST" => Some(Self::Mbtrust),
            "PROPAY" => Some(Self::Propay),
            "ACCOUNT_PROVISIONING" => Some(Self::AccountProvisioning),
            _ => None,
        }
    }

    fn from_unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Mbtrust => "MBTRUST",
            Self::Propay => "PROPAY",
            Self::AccountProvisioning => "ACCOUNT_PROVISIONING",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

open_enum_impls!(ProvisioningType);

/// How far one run of an operation has come.
///
/// propay.get says that `COMPLETED` is returned as `SUCCESS`
/// (<https://developer.kompliant.com/docs/propayget>). The list of values lacks
/// `COMPLETED`; should it arrive, it is read as `SUCCESS`.
///
/// The documentation calls the list `ACCOUNT_PROVISIONING_OPERATION_STATUSES`.
///
/// Source:
/// <https://developer.kompliant.com/reference/account_provisioning_operation_statuses>
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OperationStatus {
    /// `PENDING`: Queued, not started.
    Pending,
    /// `IN_PROGRESS`: Running.
    InProgress,
    /// `SUCCESS`: Finished. After a document sync some documents may still have been refused:
    /// look at the errors of the run.
    ///
    /// Also read from `COMPLETED`.
    Success,
    /// `FAILED`: Finished with errors.
    Failed,
    /// A value that this version of the crate does not know.
    Unknown(UnknownValue),
}

impl OpenEnum for OperationStatus {
    const VALUES: &'static [&'static str] = &[
        "PENDING",
        "IN_PROGRESS",
        "SUCCESS",
        "FAILED",
    ];

    fn from_wire(text: &str) -> Option<Self> {
        match text {
            "PENDING" => Some(Self::Pending),
            "IN_PROGRESS" => Some(Self::InProgress),
            "SUCCESS" | "COMPLETED" => Some(Self::Success),
            "FAILED" => Some(Self::Failed),
            _ => None,
        }
    }

    fn from_unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Pending => "PENDING",
            Self::InProgress => "IN_PROGRESS",
            Self::Success => "SUCCESS",
            Self::Failed => "FAILED",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

open_enum_impls!(OperationStatus);
