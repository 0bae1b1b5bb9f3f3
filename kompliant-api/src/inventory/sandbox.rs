// What the generator writes into the tables of the sandbox, each word once, as data.
//
// The file is read twice, as `names.rs` is: by `../feature/sandbox/inventory.rs` and by
// `codegen/src/model/runtime.rs`.

// What leads to a row of an error table: the variant, and the word of `x-condition`.
conditions! {
    InvalidRequest = "invalid_request",
    UnknownWorkflow = "unknown_workflow",
    UnknownEntity = "unknown_entity",
    WorkflowNotStarted = "workflow_not_started",
    OtherSponsorExpected = "other_sponsor_expected",
    NoBusinessApplication = "no_business_application",
    NoBusiness = "no_business",
    PrecheckNotMet = "precheck_not_met",
    AccountProvisioningDisabled = "account_provisioning_disabled",
    ProvisionerDisabled = "provisioner_disabled",
}

// What a method does to the entities of a provisioner.
roles! {
    Create = "create",
    CanExecute = "can_execute",
    Execute = "execute",
    Get = "get",
    Other = "other",
}

// What a table says of a value in a request.
request_schemas! {
    Any, String, Boolean, Integer, Number, Timestamp, Date, Object, List, Map, Nullable, Enum,
    Struct, Tagged, OneOf,
}
