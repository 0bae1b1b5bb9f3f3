use serde::{Deserialize, Serialize};
use serde_json::json;

use super::*;
use crate::api::error::{Delivery, Error, ErrorKind};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Listed {
    list: Vec<Item>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Item {
    n: u8,
}

fn answer(status: u16, body: impl Into<Bytes>) -> Response<Bytes> {
    Response::builder().status(status).body(body.into()).unwrap()
}

fn read(unwrap: Option<&'static str>, body: &str) -> Result<Listed, Error> {
    decode("a.b", unwrap, &answer(200, body.to_owned())).map_err(Error::new)
}

#[test]
fn a_good_answer_is_read_whatever_stands_around_the_result() {
    for (unwrap, body) in [
        (None, r#"{"meta":{"status":"SUCCESS"},"data":{"list":[{"n":1}]}}"#),
        // The order of the keys, and others beside them.
        (
            None,
            r#" {"data":{"list":[{"n":1}]},"x":[{}],"meta":{"trace_id":"t","status":"SUCCESS"}} "#,
        ),
        (
            Some("x"),
            r#"{"meta":{"status":"SUCCESS"},"data":{"w":1,"x":{"list":[{"n":1}]},"y":{}}}"#,
        ),
        (Some("x"), r#"{"data":{"\u0078":{"list":[{"n":1,"m":2}]}},"meta":{"status":"SUCCESS"}}"#),
        // An empty list of errors beside a success.
        (None, r#"{"meta":{"status":"SUCCESS"},"errors":[],"data":{"list":[{"n":1}]}}"#),
    ] {
        assert_eq!(read(unwrap, body).unwrap(), Listed { list: vec![Item { n: 1 }] }, "{body}");
    }
}

/// The two readers must agree: what only the slow one can read is a success all the same.
#[test]
fn a_good_answer_that_the_fast_reader_refuses_is_read_by_the_other() {
    let body =
        r#"{"meta":{"status":"ERROR"},"data":{},"data":{"list":[]},"meta":{"status":"SUCCESS"}}"#;
    assert_eq!(envelope::read::<Listed>(body, None), None);
    assert_eq!(read(None, body).unwrap(), Listed { list: vec![] });
}

#[test]
fn it_is_said_where_a_result_does_not_fit() {
    for (unwrap, data, path, source) in [
        (
            None,
            r#"{"list":[{"n":1},{"n":"x"}]}"#,
            "data.list[1].n",
            "invalid type: string, expected u8",
        ),
        (Some("x"), r#"{"x":{"list":[{}]}}"#, "data.x.list[0]", "missing field `n`"),
        (Some("x"), r#"{"x":[3]}"#, "data.x[0]", "invalid type: integer, expected "),
        (Some("x"), r#"{"x":null}"#, "data.x", "invalid type: null"),
        (Some("x"), r#"{"y":{"list":[]}}"#, "data.x", "it is missing"),
        (Some("x"), r#"[]"#, "data.x", "it is missing"),
        (None, r#"{"list":[{"n":256}]}"#, "data.list[0].n", "invalid value: integer, expected u8"),
    ] {
        let body = format!(r#"{{"meta":{{"status":"SUCCESS","trace_id":"trc_1"}},"data":{data}}}"#);
        let error = read(unwrap, &body).unwrap_err();
        assert_eq!((error.kind(), error.decode_path()), (ErrorKind::Decode, Some(path)), "{data}");
        assert_eq!((error.delivery(), error.reason()), (Delivery::Answered, None));
        let text = "a.b failed: the API is done, but its result does not fit at";
        assert_eq!(error.to_string(), format!("{text} {path} (200, trc_1)"));
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert!(cause.starts_with(source), "{cause}");
    }
    let error = read(None, r#"{"meta":{"status":"SUCCESS"}}"#).unwrap_err();
    assert_eq!((error.kind(), error.decode_path()), (ErrorKind::Decode, Some("data")));
}

#[test]
fn what_is_not_the_envelope_is_named() {
    for (body, text) in [
        (&b""[..], "the answer is empty"),
        (b" \r\n", "the answer is empty"),
        (b"\n<!doctype html>", "the answer is a web page and not JSON"),
        (b"{\"meta\":{", "the answer is JSON that ends early"),
        (b"upstream error", "the answer is not JSON"),
        (b"{\"a\":\"\xff\"}", "neither a result nor an error"),
        (b"\xff", "the answer is not JSON"),
        (b"{} {}", "the answer is not JSON"),
        (b"[]", "the answer is JSON, but not an object"),
        (b"{}", "the answer is JSON, but neither a result nor an error of the API"),
        (b"{\"meta\":{\"status\":\"DONE\"}}", "neither a result nor an error"),
        (b"{\"message\":\"Forbidden\"}", "neither a result nor an error"),
        (b"{\"errors\":[]}", "neither a result nor an error"),
        (b"{\"errors\":{}}", "neither a result nor an error"),
    ] {
        let failure = decode::<Listed>("a.b", None, &answer(200, body)).unwrap_err();
        assert!(failure.summary.contains(text), "{} for {}", failure.summary, body.escape_ascii());
        assert_eq!(failure.kind, ErrorKind::UnexpectedAnswer);
        assert_eq!(failure.delivery, Delivery::Unknown);
        assert_eq!(failure.body.as_deref(), Some(body));
    }
}

/// Nesting is the cheapest way to exhaust the stack of a parser.
#[test]
fn a_deeply_nested_answer_is_refused() {
    let depth = 100_000;
    for body in [
        "[".repeat(depth),
        format!(r#"{{"meta":{{"status":"SUCCESS"}},"data":{}"#, "[".repeat(depth)),
        format!(r#"{{"errors":{}"#, r#"{"a":"#.repeat(depth)),
    ] {
        let error = read(None, &body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedAnswer);
    }
}

#[test]
fn a_body_is_kept_up_to_a_bound() {
    for (length, kept) in [(65_536, 65_536), (65_537, 65_536), (1_000_000, 65_536)] {
        let failure = decode::<Listed>("a.b", None, &answer(502, vec![b'x'; length])).unwrap_err();
        assert_eq!(failure.body.unwrap().len(), kept);
    }
}

#[test]
fn an_answer_without_a_type_is_its_data() {
    let method = || Cow::Borrowed("a.b");
    let body = json!({"meta": {"status": "SUCCESS"}, "data": {"x": [1, null]}}).to_string();
    assert_eq!(decode_untyped(method(), &answer(200, body)).unwrap(), json!({"x": [1, null]}));
    let body = r#"{"meta":{"status":"SUCCESS"}}"#;
    let failure = decode_untyped(method(), &answer(200, body)).unwrap_err();
    assert_eq!((failure.kind, failure.path.as_deref()), (ErrorKind::Decode, Some("data")));
}
