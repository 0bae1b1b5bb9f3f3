// @generated from spec/provisioners/shapes.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! The methods of `shapes`.

use kompliant_api::shapes;
use super::support::{self, Example, Hidden};

#[test]
fn send() {
    let requests = [
        Example(
            r#"{
  "amount": 12.5,
  "matrix": [
    [
      1,
      2
    ],
    []
  ],
  "party": {
    "line1": "1 Main St",
    "role": "owner",
    "secret": "s3cret"
  },
  "payout": {
    "kind": "card",
    "limits": [
      1.5,
      2
    ],
    "number": "4111"
  },
  "reference": "A-1"
}"#,
            None,
        ),
        Example(
            r#"{
  "amount": 7,
  "attempts": 5,
  "labels": {
    "a": "b"
  },
  "lock": {
    "page": 4,
    "pin": "0000"
  },
  "matrix": [
    [
      0
    ]
  ],
  "note": "In a hurry",
  "party": {
    "line1": "1 Main St",
    "line2": null,
    "role": "owner"
  },
  "payout": {
    "account": "DE1",
    "kind": "iban"
  },
  "payouts": [
    {
      "kind": "card",
      "number": "4111"
    },
    {
      "kind": "Cash"
    }
  ],
  "place": {
    "line1": "3 Main St"
  },
  "reference": {
    "page": 3
  },
  "sheets": [
    {
      "x": [
        "y",
        null
      ]
    }
  ],
  "speed": "high",
  "stops": [
    {
      "line1": "2 Main St",
      "secret": "s3cret"
    }
  ]
}"#,
            Some(
                r#"{
  "amount": 7,
  "attempts": 5,
  "labels": {
    "a": "b"
  },
  "lock": {
    "page": 4,
    "pin": "0000"
  },
  "matrix": [
    [
      0
    ]
  ],
  "note": "In a hurry",
  "party": {
    "line1": "1 Main St",
    "role": "owner"
  },
  "payout": {
    "account": "DE1",
    "kind": "iban"
  },
  "payouts": [
    {
      "kind": "card",
      "number": "4111"
    },
    {
      "kind": "Cash"
    }
  ],
  "place": {
    "line1": "3 Main St"
  },
  "reference": {
    "page": 3
  },
  "sheets": [
    {
      "x": [
        "y",
        null
      ]
    }
  ],
  "speed": "high",
  "stops": [
    {
      "line1": "2 Main St",
      "secret": "s3cret"
    }
  ]
}"#,
            ),
        ),
    ];
    let responses = [
        Example(
            r#"{
  "data": {
    "at": "2025-01-18T07:29:18.472Z",
    "day": null,
    "fee": 0.5,
    "id": "0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11",
    "month": "2025-03",
    "page": "https://example.com/a",
    "party": {
      "checked": true,
      "line1": "1 Main St",
      "role": "owner"
    },
    "payout": {
      "kind": "card",
      "number": "4111"
    },
    "payouts": [
      {
        "account": "DE1",
        "kind": "iban"
      },
      null
    ],
    "place": {
      "checked": true,
      "line1": "3 Main St"
    },
    "plain": 2,
    "reference": 17,
    "seal": "SGVsbG8=",
    "signs": {
      "door": {
        "text": "Knock"
      }
    },
    "stamp": {
      "ink": "blue"
    },
    "stops": [
      {
        "checked": false,
        "line1": "2 Main St"
      }
    ]
  },
  "meta": {
    "status": "SUCCESS"
  }
}"#,
            Some(
                r#"{
  "data": {
    "at": "2025-01-18T07:29:18.472Z",
    "day": null,
    "fee": 0.5,
    "id": "0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11",
    "month": "2025-03",
    "page": "https://example.com/a",
    "party": {
      "checked": true,
      "line1": "1 Main St",
      "role": "owner"
    },
    "payout": {
      "kind": "card",
      "number": "4111"
    },
    "payouts": [
      {
        "account": "DE1",
        "kind": "iban"
      },
      null
    ],
    "place": {
      "checked": true,
      "line1": "3 Main St"
    },
    "plain": 2.0,
    "reference": 17,
    "seal": "SGVsbG8=",
    "signs": {
      "door": {
        "text": "Knock"
      }
    },
    "stamp": {
      "ink": "blue"
    },
    "stops": [
      {
        "checked": false,
        "line1": "2 Main St"
      }
    ]
  },
  "meta": {
    "status": "SUCCESS"
  }
}"#,
            ),
        ),
    ];
    support::method::<shapes::SendRequest>(&requests, &responses);
    let sent = [
        Hidden(
            &["payout"],
            "{\"kind\":\"card\",\"limits\":[1],\"number\":\"hidden-5f3a9c1e\"}",
        ),
        Hidden(&["party", "secret"], "\"hidden-5f3a9c1e\""),
        Hidden(
            &["payouts", "*"],
            "{\"kind\":\"card\",\"limits\":[1],\"number\":\"hidden-5f3a9c1e\"}",
        ),
        Hidden(&["stops", "*", "secret"], "\"hidden-5f3a9c1e\""),
        Hidden(
            &["place"],
            "{\"line1\":\"shown\",\"line2\":\"shown\",\"secret\":\"hidden-5f3a9c1e\"}",
        ),
        Hidden(&["lock"], "{\"page\":1918273645,\"pin\":\"hidden-5f3a9c1e\"}"),
    ];
    let answered = [
        Hidden(
            &["payout"],
            "{\"kind\":\"card\",\"limits\":[1],\"number\":\"hidden-5f3a9c1e\"}",
        ),
        Hidden(
            &["payouts", "*"],
            "{\"kind\":\"card\",\"limits\":[1],\"number\":\"hidden-5f3a9c1e\"}",
        ),
    ];
    support::hidden::<shapes::SendRequest>(&requests, &responses, &sent, &answered);
}

#[cfg(feature = "sandbox")]
#[test]
fn every_type_has_an_example() {
    support::example::<shapes::Payout>();
    support::example::<shapes::Card>();
    support::example::<shapes::Bank>();
    support::example::<shapes::BankKind>();
    support::example::<shapes::Cash>();
    support::example::<shapes::Reference>();
    support::example::<shapes::Pages>();
    support::example::<shapes::Party>();
    support::example::<shapes::Address>();
    support::example::<shapes::Place>();
    support::example::<shapes::Lock>();
    support::example::<shapes::Sign>();
    support::example::<shapes::Stamp>();
    support::example::<shapes::PartyRequest>();
    support::example::<shapes::AddressRequest>();
    support::example::<shapes::PlaceRequest>();
    support::example::<shapes::SendRequest>();
    support::example::<shapes::SendResponse>();
}
