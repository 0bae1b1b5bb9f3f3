//! Answers that nobody wants: each gives the caller the most that can be known, and no panic.
#![cfg(feature = "reqwest")]

use kompliant_api::propay::{Get, GetError, GetResponse, PropayId};
use kompliant_api::types::{EntityStatus, Operation, OperationStatus};
use kompliant_api::{Client, Delivery, Error, ErrorKind, StandardError};
use serde_json::{Value, json};

use crate::support::{Answer, Server, client, credentials, wait};

fn get(client: &Client) -> Result<GetResponse, Error<GetError>> {
    let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").expect("an id");
    wait(client.call(Get::new(id)).send())
}

fn answer(answer: Answer) -> Result<GetResponse, Error<GetError>> {
    let server = Server::start(answer);
    get(&client(&server))
}

fn refusal(answer: Answer) -> Error<GetError> {
    self::answer(answer).expect_err("not a good answer")
}

/// A good answer, with changes.
fn good(change: impl FnOnce(&mut Value)) -> Answer {
    let mut entity = json!({
        "propay_id": "ape_1", "provisioning_type": "PROPAY",
        "provisioning_sponsor": "GLOBAL_PAYMENTS", "status": "ACTIVE",
        "workflow_id": "w_1", "subject_record_id": "sr_1",
        "created_at": "2025-01-18T07:29:18.472Z", "updated_at": "2025-01-18T07:32:45.891Z",
        "execution_results": [
            {"operation_id": "ap_1", "operation_type": "ONBOARDING", "status": "PENDING"},
        ],
    });
    change(&mut entity);
    Answer::json(
        200,
        json!({"meta": {"status": "SUCCESS", "trace_id": "trc_1"}, "data": {"propay": entity}}),
    )
}

fn errors(status: u16, meta: Value, errors: Value) -> Answer {
    Answer::json(status, json!({"meta": meta, "errors": errors}))
}

fn meta() -> Value {
    json!({"status": "ERROR", "trace_id": "trc_1", "version": "2025-03-24"})
}

#[test]
fn an_unknown_enum_value_is_kept() {
    let entity = answer(good(|entity| {
        entity["status"] = "PAUSED".into();
        entity["execution_results"][0]["operation_type"] = "REVIEW".into();
    }));
    let entity = entity.expect("a good answer");
    assert!(entity.status.is_unknown());
    assert_eq!(entity.status.as_str(), "PAUSED");
    assert_eq!(entity.execution_results[0].operation_type.as_str(), "REVIEW");
    let json = serde_json::to_value(&entity).expect("JSON");
    assert_eq!(json["status"], "PAUSED", "given back byte for byte");
}

#[test]
fn another_spelling_of_a_known_value_is_that_value() {
    let entity = answer(good(|entity| {
        entity["status"] = "created".into();
        entity["execution_results"][0]["operation_type"] = "document_sync".into();
        entity["execution_results"][0]["status"] = "COMPLETED".into();
    }));
    let entity = entity.expect("a good answer");
    assert_eq!(entity.status, EntityStatus::Created);
    assert_eq!(entity.execution_results[0].operation_type, Operation::DocumentSync);
    assert_eq!(entity.execution_results[0].status, OperationStatus::Success);
}

#[test]
fn an_unknown_field_is_ignored() {
    let entity = answer(good(|entity| entity["risk"] = json!({"score": [1, 2.5, null]})));
    assert_eq!(entity.expect("a good answer").status, EntityStatus::Active);
}

#[test]
fn a_field_that_the_documentation_does_not_promise_may_be_absent_or_null() {
    let entity = answer(good(|entity| {
        entity["execution_results"][0]["errors"] = Value::Null;
    }));
    let entity = entity.expect("a good answer");
    let result = &entity.execution_results[0];
    assert_eq!((&result.started_at, &result.decrypted_data), (&None, &None));
    assert!(result.errors().is_empty());
}

/// One broken character costs itself, and not the result of a call that was carried out.
#[test]
fn what_is_no_utf_8_is_replaced() {
    let Answer::Body(_, kind, body) = good(|entity| entity["status"] = "A#B".into()) else {
        panic!("a body");
    };
    let body = body.iter().map(|byte| if *byte == b'#' { 0xff } else { *byte }).collect();
    let entity = answer(Answer::Body(200, kind, body)).expect("a good answer");
    assert_eq!(entity.status.as_str(), "A\u{fffd}B");

    let mut object = b"{\"errors\":[{\"code\":\"ENTITY_NOT_FOUND\",\"message\":\"".to_vec();
    object.extend(b"\xe4hnlich\"}]}");
    let error = refusal(Answer::Body(400, "application/json", object));
    assert_eq!(error.reason(), Some(GetError::EntityNotFound));
    assert_eq!(error.errors()[0].message(), Some("\u{fffd}hnlich"));
}

#[test]
fn a_field_that_does_not_fit_is_named() {
    let error = refusal(good(|entity| entity["execution_results"][0]["status"] = 7.into()));
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.decode_path(), Some("data.propay.execution_results[0].status"));
    assert_eq!(error.delivery(), Delivery::Answered, "the call itself was carried out");
    assert_eq!((error.status(), error.trace_id()), (Some(200), Some("trc_1")));
    assert!(error.raw_body().is_some_and(|body| body.starts_with(b"{\"data\"")));
    assert_eq!(error.reason(), None);
}

#[test]
fn an_error_that_the_table_lacks_is_unlisted_and_whole() {
    let object = json!({
        "code": "SYSTEM_RULE_VIOLATION", "entity_type": "Person", "sub_code": "TOO_YOUNG",
        "message": "Come back later.", "details": [{"field": "person.age", "message": "is 12"}],
        "retry_in_years": 6,
    });
    let error = refusal(errors(400, meta(), json!([object])));
    assert_eq!(error.reason(), Some(GetError::Unlisted));
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Api, Delivery::Answered));
    let found = &error.errors()[0];
    assert_eq!(found.code(), Some("SYSTEM_RULE_VIOLATION"));
    assert_eq!((found.entity_type(), found.sub_code()), (Some("Person"), Some("TOO_YOUNG")));
    assert_eq!(found.details()[0].field, Some("person.age"));
    assert_eq!(found.json(), &object);
    assert_eq!(
        error.to_string(),
        "propay.get failed: SYSTEM_RULE_VIOLATION/Person/TOO_YOUNG (400, trc_1): \
         Come back later. (person.age: is 12)",
    );
}

#[test]
fn none_of_several_errors_is_lost() {
    let error = refusal(errors(
        400,
        meta(),
        json!([
            {"code": "ENTITY_NOT_FOUND", "message": "A."},
            {"code": "BAD_REQUEST", "message": "B."},
        ]),
    ));
    let reasons: Vec<_> =
        error.reasons().map(|(reason, object)| (reason, object.message())).collect();
    assert_eq!(
        reasons,
        [(GetError::EntityNotFound, Some("A.")), (GetError::BadRequest, Some("B."))],
    );
    assert_eq!(
        error.to_string(),
        "propay.get failed: ENTITY_NOT_FOUND (400, trc_1): A. [and 1 more error]",
    );
}

#[test]
fn meta_may_lack_what_it_usually_has() {
    let object = json!([{"code": "ENTITY_NOT_FOUND", "message": "No."}]);
    for meta in [json!({"status": "ERROR"}), json!({}), Value::Null] {
        let error = refusal(errors(400, meta, object.clone()));
        assert_eq!((error.reason(), error.trace_id()), (Some(GetError::EntityNotFound), None));
        assert_eq!(error.to_string(), "propay.get failed: ENTITY_NOT_FOUND (400): No.");
    }
    let error = refusal(Answer::json(400, json!({"errors": object})));
    assert_eq!(error.reason(), Some(GetError::EntityNotFound));
}

#[test]
fn a_page_of_a_gateway_is_no_answer_of_the_api() {
    let page = b"<html><body>Bad Gateway: sekrit</body></html>".to_vec();
    let error = refusal(Answer::Body(502, "text/html", page.clone()));
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::UnexpectedAnswer, Delivery::Unknown));
    assert_eq!((error.status(), error.reason()), (Some(502), None));
    assert_eq!(error.raw_body(), Some(&*page));
    assert!(!format!("{error} {error:?}").contains("sekrit"), "a body is never shown");

    let error = refusal(Answer::Body(503, "text/html", page));
    assert_eq!(error.standard(), Some(StandardError::ServiceUnavailable));
    assert_eq!(error.reason(), Some(GetError::Standard(StandardError::ServiceUnavailable)));
}

#[test]
fn an_answer_that_is_cut_or_empty_is_told_from_a_refusal() {
    let whole =
        br#"{"meta":{"status":"SUCCESS","trace_id":"trc_1"},"data":{"propay":{"propay_id":"ap"#;
    for body in [&b""[..], b" ", b"null", b"[]", b"{}", b"{\"meta\":", whole, b"\xff\xfe"] {
        let error = refusal(Answer::Body(200, "application/json", body.to_vec()));
        assert_eq!(error.kind(), ErrorKind::UnexpectedAnswer, "{error}");
        assert_eq!(error.delivery(), Delivery::Unknown, "{error}");
        assert_eq!((error.status(), error.reason()), (Some(200), None), "{error}");
    }
}

#[test]
fn meta_and_status_may_contradict_each_other() {
    let object = json!([{"code": "ENTITY_NOT_FOUND", "message": "No."}]);
    let error = refusal(errors(200, meta(), object));
    assert_eq!(error.reason(), Some(GetError::EntityNotFound));
    assert_eq!((error.status(), error.kind()), (Some(200), ErrorKind::Api));

    let success = json!({"meta": {"status": "SUCCESS"}, "data": {}});
    let error = refusal(Answer::json(500, success));
    assert_eq!((error.kind(), error.status()), (ErrorKind::UnexpectedAnswer, Some(500)));
    assert_eq!(error.delivery(), Delivery::Unknown);

    let error = refusal(errors(400, meta(), json!([])));
    assert_eq!((error.kind(), error.reason()), (ErrorKind::Api, Some(GetError::Unlisted)));
}

#[test]
fn a_connection_that_is_refused_has_sent_nothing() {
    let address = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.local_addr().expect("an address")
    };
    let builder = Client::builder(credentials()).base_url(&format!("http://{address}"));
    let error = get(&builder.build().expect("a client")).expect_err("nobody listens");
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Transport, Delivery::NotSent));
    assert_eq!((error.status(), error.reason()), (None, None));
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn a_connection_that_breaks_leaves_it_unknown() {
    let half = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"meta\"".to_vec();
    for answer in [Answer::Close, Answer::Raw(b"HTTP/1.1 20".to_vec()), Answer::Raw(half)] {
        let error = refusal(answer);
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        assert_eq!(error.delivery(), Delivery::Unknown, "{error}");
    }
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = Server::start(Answer::json(200, json!({})));
    let head = format!(
        "HTTP/1.1 307 X\r\nLocation: {}/propay.get\r\nContent-Length: 0\r\n\r\n",
        elsewhere.url()
    );
    let error = refusal(Answer::Raw(head.into_bytes()));
    assert_eq!((error.kind(), error.status()), (ErrorKind::UnexpectedAnswer, Some(307)));
    assert!(elsewhere.requests().is_empty(), "the credentials would have gone there");
}

#[test]
fn nothing_secret_is_shown() {
    let entity = answer(good(|entity| {
        entity["execution_results"][0]["decrypted_data"] = json!({"password": "hunter2"});
        entity["execution_results"][0]["provider_response"] =
            json!({"account_number": "PP987654321"});
    }));
    let entity = entity.expect("a good answer");
    let shown = format!("{entity:?} {:?} {:?}", credentials(), Client::new(credentials()));
    for secret in [
        "hunter2",
        "PP987654321",
        crate::support::SECRET_KEY,
        crate::support::AUTH_TOKEN,
        "iWEh4jjK9",
    ] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    assert!(shown.contains("[redacted]"), "{shown}");
    let data = entity.execution_results[0].decrypted_data.as_ref().expect("it was sent");
    assert_eq!(data.expose()["password"], "hunter2");
}
