// @generated from spec/provisioners/propay.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! The methods of `propay`.

use kompliant_api::propay;
use super::support::{self, Example, Hidden};

#[test]
fn create() {
    let requests = [
        Example(
            r#"{
  "provisioning_sponsor": "GLOBAL_PAYMENTS",
  "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc"
}"#,
            None,
        ),
    ];
    let responses = [
        Example(
            r#"{
  "data": {
    "propay": {
      "propay_id": "ape_4vrv6U1vdpc341MO7cF8pE",
      "status": "created"
    }
  },
  "meta": {
    "status": "SUCCESS",
    "trace_id": "trc_6OI5blm21ZoSlq0PC3RqJV",
    "version": "2025-03-24"
  }
}"#,
            Some(
                r#"{
  "data": {
    "propay": {
      "propay_id": "ape_4vrv6U1vdpc341MO7cF8pE",
      "status": "CREATED"
    }
  },
  "meta": {
    "status": "SUCCESS",
    "trace_id": "trc_6OI5blm21ZoSlq0PC3RqJV",
    "version": "2025-03-24"
  }
}"#,
            ),
        ),
    ];
    support::method::<propay::Create>(&requests, &responses);
}

#[test]
fn can_execute() {
    let requests = [Example(r#"{
  "propay_id": "ape_7h1EpxerrZQyLnRC1EQ9Ck"
}"#, None)];
    let responses = [
        Example(
            r#"{
  "data": {
    "can_execute": true
  },
  "meta": {
    "status": "SUCCESS",
    "trace_id": "trc_6zNzQZHSf26V83BO3uW6dS",
    "version": "2025-03-24"
  }
}"#,
            None,
        ),
        Example(
            r#"{
  "data": {
    "can_execute": false,
    "missing_requirements": [
      {
        "code": "BANK_ACCOUNT_REQUIRED",
        "entity_id": "b_7eobHllxknr7mfqbjnX2Pp",
        "entity_type": "Business",
        "message": "The business has no bank account.",
        "related_methods": [
          "bankAccount.create",
          "business.addBankAccount"
        ]
      }
    ]
  },
  "meta": {
    "status": "SUCCESS",
    "trace_id": "trc_6zNzQZHSf26V83BO3uW6dS",
    "version": "2025-03-24"
  }
}"#,
            None,
        ),
    ];
    support::method::<propay::CanExecute>(&requests, &responses);
}

#[test]
fn execute() {
    let requests = [Example(r#"{
  "propay_id": "ape_7h1EpxerrZQyLnRC1EQ9Ck"
}"#, None)];
    let responses = [
        Example(
            r#"{
  "data": {
    "propay": {
      "propay_id": "ape_7h1EpxerrZQyLnRC1EQ9Ck",
      "queued_operations": [
        "ONBOARDING"
      ]
    }
  },
  "meta": {
    "status": "SUCCESS",
    "trace_id": "trc_6zNzQZHSf26V83BO3uW6dS",
    "version": "2025-03-24"
  }
}"#,
            None,
        ),
    ];
    support::method::<propay::Execute>(&requests, &responses);
}

#[test]
fn get() {
    let requests = [Example(r#"{
  "propay_id": "ape_2dJFFW3HY8a3zOjqwUXhQc"
}"#, None)];
    let responses = [
        Example(
            r#"{
  "data": {
    "propay": {
      "created_at": "2025-01-18T07:29:18.472Z",
      "execution_results": [
        {
          "errors": [],
          "finished_at": "2025-01-18T07:32:45.891Z",
          "operation_id": "ap_5kL8xPq2mN3rY9zW1vH4Tb",
          "operation_type": "ONBOARDING",
          "provider_response": {
            "account_number": "PP987654321",
            "status": "00"
          },
          "started_at": "2025-01-18T07:30:22.156Z",
          "status": "SUCCESS"
        }
      ],
      "propay_id": "ape_2dJFFW3HY8a3zOjqwUXhQc",
      "provisioning_sponsor": "GLOBAL_PAYMENTS",
      "provisioning_type": "ACCOUNT_PROVISIONING",
      "status": "CREATED",
      "subject_record_id": "sr_163Gh1ONk6BCHF9iYVDHcv",
      "updated_at": "2025-01-18T07:32:45.891Z",
      "workflow_id": "w_7h1EpxerrZQyLnRC1EQ9Ck"
    }
  },
  "meta": {
    "status": "SUCCESS",
    "trace_id": "trc_6OI5blm21ZoSlq0PC3RqJV",
    "version": "2025-03-24"
  }
}"#,
            None,
        ),
    ];
    support::method::<propay::Get>(&requests, &responses);
    let sent = [];
    let answered = [
        Hidden(
            &["execution_results", "*", "provider_response"],
            "{\"hidden\":\"hidden-5f3a9c1e\"}",
        ),
        Hidden(
            &["execution_results", "*", "decrypted_data"],
            "{\"hidden\":\"hidden-5f3a9c1e\"}",
        ),
    ];
    support::hidden::<propay::Get>(&requests, &responses, &sent, &answered);
}

#[cfg(feature = "sandbox")]
#[test]
fn every_row_is_reached_in_the_sandbox() {
    support::rows::<propay::Propay, propay::Create>();
    support::rows::<propay::Propay, propay::CanExecute>();
    support::rows::<propay::Propay, propay::Execute>();
    support::rows::<propay::Propay, propay::Get>();
}

#[cfg(feature = "sandbox")]
#[test]
fn every_type_has_an_example() {
    support::example::<propay::PropayId>();
    support::example::<propay::MissingRequirement>();
    support::example::<propay::MissingRequirementCode>();
    support::example::<propay::Create>();
    support::example::<propay::CreateResponse>();
    support::example::<propay::CanExecute>();
    support::example::<propay::CanExecuteResponse>();
    support::example::<propay::Execute>();
    support::example::<propay::ExecuteResponse>();
    support::example::<propay::Get>();
    support::example::<propay::GetResponse>();
}
