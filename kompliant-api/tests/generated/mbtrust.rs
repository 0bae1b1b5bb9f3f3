// @generated from spec/provisioners/mbtrust.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! The methods of `mbtrust`.

use kompliant_api::mbtrust;
use super::support::{self, Example, Hidden};

#[test]
fn create() {
    let requests = [
        Example(
            r#"{
  "provisioning_sponsor": "MERRICK",
  "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc"
}"#,
            None,
        ),
    ];
    let responses = [
        Example(
            r#"{
  "data": {
    "mbtrust": {
      "mbtrust_id": "ape_4vrv6U1vdpc341MO7cF8pE",
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
    "mbtrust": {
      "mbtrust_id": "ape_4vrv6U1vdpc341MO7cF8pE",
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
    support::method::<mbtrust::Create>(&requests, &responses);
}

#[test]
fn can_execute() {
    let requests = [
        Example(r#"{
  "mbtrust_id": "ape_7h1EpxerrZQyLnRC1EQ9Ck"
}"#, None),
    ];
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
        "code": "BUSINESS_SALES_INFO_REQUIRED",
        "entity_id": "b_7eobHllxknr7mfqbjnX2Pp",
        "entity_type": "Business",
        "message": "The business has no sales info.",
        "related_methods": [
          "business.salesInfo.create"
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
    support::method::<mbtrust::CanExecute>(&requests, &responses);
}

#[test]
fn execute() {
    let requests = [
        Example(
            r#"{
  "documents": {
    "uploaded_documents": [
      "d_21lpM4CECgfdKyfGQ338u",
      "d_7KmN3pR8xL2Yj5qW9vB4Tc"
    ]
  },
  "mbtrust_id": "ape_4kz3kXp8dL2Xnj97xzFMuG"
}"#,
            None,
        ),
    ];
    let responses = [
        Example(
            r#"{
  "data": {
    "mbtrust": {
      "mbtrust_id": "ape_4kz3kXp8dL2Xnj97xzFMuG",
      "queued_operations": [
        "ONBOARDING",
        "DOCUMENT_SYNC"
      ]
    }
  },
  "meta": {
    "status": "SUCCESS",
    "version": "2025-03-24"
  }
}"#,
            None,
        ),
    ];
    support::method::<mbtrust::Execute>(&requests, &responses);
}

#[test]
fn get() {
    let requests = [
        Example(r#"{
  "mbtrust_id": "ape_4kz3kXp8dL2Xnj97xzFMuG"
}"#, None),
    ];
    let responses = [
        Example(
            r#"{
  "data": {
    "mbtrust": {
      "created_at": "2026-03-09T21:11:34.884Z",
      "execution_results": [
        {
          "errors": [
            {
              "code": "ENTITY_NOT_FOUND",
              "message": "The given entity(s) does not exist."
            }
          ],
          "finished_at": "2026-03-09T21:12:35.967Z",
          "operation_id": "apo_2Us8Fkyys864mf9R0YWtEa",
          "operation_type": "document_sync",
          "started_at": "2026-03-09T21:12:35.243Z",
          "status": "SUCCESS"
        }
      ],
      "mbtrust_id": "ape_31mPs6dbvGw3swfLA9ctI",
      "provisioning_sponsor": "MERRICK",
      "provisioning_type": "MBTRUST",
      "status": "ACTIVE",
      "subject_record_id": "sr_41NNRpxrCdvBB9c9asHZPL",
      "updated_at": "2026-03-09T21:11:46.665Z",
      "workflow_id": "w_68CgAnGvBd6ESknIlM8nkI"
    }
  },
  "meta": {
    "status": "SUCCESS",
    "trace_id": "trc_5sUyxQTincxEYaMAjq3uTR",
    "version": "2025-03-24"
  }
}"#,
            Some(
                r#"{
  "data": {
    "mbtrust": {
      "created_at": "2026-03-09T21:11:34.884Z",
      "execution_results": [
        {
          "errors": [
            {
              "code": "ENTITY_NOT_FOUND",
              "message": "The given entity(s) does not exist."
            }
          ],
          "finished_at": "2026-03-09T21:12:35.967Z",
          "operation_id": "apo_2Us8Fkyys864mf9R0YWtEa",
          "operation_type": "DOCUMENT_SYNC",
          "started_at": "2026-03-09T21:12:35.243Z",
          "status": "SUCCESS"
        }
      ],
      "mbtrust_id": "ape_31mPs6dbvGw3swfLA9ctI",
      "provisioning_sponsor": "MERRICK",
      "provisioning_type": "MBTRUST",
      "status": "ACTIVE",
      "subject_record_id": "sr_41NNRpxrCdvBB9c9asHZPL",
      "updated_at": "2026-03-09T21:11:46.665Z",
      "workflow_id": "w_68CgAnGvBd6ESknIlM8nkI"
    }
  },
  "meta": {
    "status": "SUCCESS",
    "trace_id": "trc_5sUyxQTincxEYaMAjq3uTR",
    "version": "2025-03-24"
  }
}"#,
            ),
        ),
    ];
    support::method::<mbtrust::Get>(&requests, &responses);
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
    support::hidden::<mbtrust::Get>(&requests, &responses, &sent, &answered);
}

#[cfg(feature = "sandbox")]
#[test]
fn every_row_is_reached_in_the_sandbox() {
    support::rows::<mbtrust::Mbtrust, mbtrust::Create>();
    support::rows::<mbtrust::Mbtrust, mbtrust::CanExecute>();
    support::rows::<mbtrust::Mbtrust, mbtrust::Execute>();
    support::rows::<mbtrust::Mbtrust, mbtrust::Get>();
}

#[cfg(feature = "sandbox")]
#[test]
fn every_type_has_an_example() {
    support::example::<mbtrust::MbtrustId>();
    support::example::<mbtrust::MissingRequirement>();
    support::example::<mbtrust::MissingRequirementCode>();
    support::example::<mbtrust::Create>();
    support::example::<mbtrust::CreateResponse>();
    support::example::<mbtrust::CanExecute>();
    support::example::<mbtrust::CanExecuteResponse>();
    support::example::<mbtrust::Execute>();
    support::example::<mbtrust::ExecuteDocuments>();
    support::example::<mbtrust::ExecuteResponse>();
    support::example::<mbtrust::Get>();
    support::example::<mbtrust::GetResponse>();
}
