//! The ways to misbehave.

use std::time::Duration;

use kompliant_api::{Delivery, ErrorKind};

use crate::support::Step;
use Delivery::{Answered, Unknown};
use ErrorKind::{Api, Decode, Transport, UnexpectedAnswer};

/// A way to misbehave, and what comes of it.
pub struct Row {
    pub name: &'static str,
    /// What is done with each connection.
    pub steps: Vec<Step>,
    /// How often a method that reads is sent, and one that writes. Two attempts are allowed.
    pub requests: (usize, usize),
    /// What went wrong, what is known of it, and how the message goes on after `failed: `; or
    /// nothing, if it is a good answer all the same.
    pub error: Option<(ErrorKind, Delivery, &'static str)>,
}

fn row(
    name: &'static str,
    steps: Vec<Step>,
    requests: (usize, usize),
    error: Option<(ErrorKind, Delivery, &'static str)>,
) -> Row {
    Row { name, steps, requests, error }
}

/// No answer that one can read came. Only what reads is sent again.
fn lost(name: &'static str, steps: Vec<Step>, text: &'static str) -> Row {
    row(name, steps, (2, 1), Some((Transport, Unknown, text)))
}

/// Something came that the API does not send.
fn odd(name: &'static str, steps: Vec<Step>, requests: (usize, usize), text: &'static str) -> Row {
    row(name, steps, requests, Some((UnexpectedAnswer, Unknown, text)))
}

/// Reads the request and sends these bytes.
fn answer(bytes: impl Into<Vec<u8>>) -> Vec<Step> {
    vec![Step::Read, Step::Send(bytes.into())]
}

/// An answer with a head of its own, a right length and this body.
pub fn whole(head: &str, body: impl AsRef<[u8]>) -> Vec<Step> {
    let body = body.as_ref();
    let length = body.len();
    let head = format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    answer([head.as_bytes(), body].concat())
}

fn throttled(after: &str) -> Vec<Step> {
    whole(&format!("429 Too Many Requests\r\nRetry-After: {after}"), "")
}

/// A result that fits both methods.
pub const RESULT: &str = r#"{"propay":{"propay_id":"ape_1","queued_operations":["ONBOARDING"]},"propay_id":"ape_1","can_execute":true,"missing_requirements":[]}"#;

pub fn success(data: &str) -> String {
    format!(r#"{{"meta":{{"status":"SUCCESS","trace_id":"trc_1"}},"data":{data}}}"#)
}

pub fn rows() -> Vec<Row> {
    let good = success(RESULT);
    let refused = r#"{"meta":{"status":"ERROR"},"errors":[{"code":"ENTITY_NOT_FOUND"}]}"#;
    let deep =
        format!(r#"{{"meta":{{"status":"SUCCESS"}},"x":{}1{}}}"#, "[".repeat(500), "]".repeat(500));
    let twice = RESULT
        .replace(r#""can_execute":true"#, r#""can_execute":false,"can_execute":true"#)
        .replace(
            r#""queued_operations":["ONBOARDING"]"#,
            r#""queued_operations":[],"queued_operations":["ONBOARDING"]"#,
        );
    let timed_out = "no whole answer came in time";
    let broke = "the connection broke";
    let html = "the answer is a web page and not JSON";
    let slow = Duration::from_millis(40);
    let pause = Duration::from_millis(1);
    vec![
        // The connection.
        lost("closes at once", vec![], broke),
        lost("resets before it has read", vec![Step::Await], broke),
        lost("closes after the request", vec![Step::Read], broke),
        lost("hangs before it has read", vec![Step::Await, Step::Hang], timed_out),
        lost("hangs after the request", vec![Step::Read, Step::Hang], timed_out),
        lost(
            "hangs in the status line",
            [answer("HTTP/1.1 2"), vec![Step::Hang]].concat(),
            timed_out,
        ),
        lost(
            "hangs in a header",
            [answer("HTTP/1.1 200 OK\r\nContent-Le"), vec![Step::Hang]].concat(),
            timed_out,
        ),
        lost(
            "hangs before the body",
            [answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), vec![Step::Hang]].concat(),
            "no whole answer came in time (200)",
        ),
        lost(
            "hangs in the body",
            [answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), vec![Step::Hang]].concat(),
            "no whole answer came in time (200)",
        ),
        lost(
            "trickles its head",
            vec![Step::Read, Step::Trickle(b"HTTP/1.1 200 OK\r\n".to_vec(), slow)],
            timed_out,
        ),
        row(
            "trickles, but in time",
            vec![
                Step::Read,
                Step::Trickle(b"HTTP/1.1 200 OK\r\nConnection: close\r\n".to_vec(), pause),
                Step::Send(format!("\r\n{good}").into_bytes()),
            ],
            (1, 1),
            None,
        ),
        lost("ends within the head", answer("HTTP/1.1 200 OK\r\nContent-"), broke),
        lost(
            "ends within the body",
            answer("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"meta\":"),
            "the connection broke (200)",
        ),
        lost(
            "ends within a chunk",
            answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"),
            "the connection broke (200)",
        ),
        lost(
            "says a length that is none",
            answer("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"),
            broke,
        ),
        lost(
            "says two lengths",
            answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
            broke,
        ),
        odd(
            "says too short a length",
            answer(format!(
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\n{good}"
            )),
            (1, 1),
            "the answer is JSON that ends early",
        ),
        lost("speaks no HTTP", answer("220 mail.example ESMTP\r\n"), broke),
        lost("speaks TLS", answer([21, 3, 1, 0, 2, 2, 70]), broke),
        lost(
            "sends a head without end",
            vec![Step::Read, Step::Send(b"HTTP/1.1 200 OK\r\nX: ".to_vec()), Step::Flood(64 << 20)],
            broke,
        ),
        row(
            "sends a gigabyte",
            vec![
                Step::Read,
                Step::Send(b"HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n".to_vec()),
                Step::Flood(1 << 30),
            ],
            (1, 1),
            Some((
                UnexpectedAnswer,
                Unknown,
                "the answer has more than 16 MiB and was not read (200)",
            )),
        ),
        row(
            "sends without end",
            vec![Step::Read, Step::Send(b"HTTP/1.1 200 OK\r\n\r\n".to_vec()), Step::Flood(1 << 30)],
            (1, 1),
            Some((
                UnexpectedAnswer,
                Unknown,
                "the answer has more than 16 MiB and was not read (200)",
            )),
        ),
        row(
            "answers with 100 first",
            answer(format!(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{good}"
            )),
            (1, 1),
            None,
        ),
        odd(
            "switches protocols",
            answer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
            (1, 1),
            "the answer is empty (101)",
        ),
        // Statuses.
        odd(
            "leads to another host",
            whole("302 Found\r\nLocation: http://127.0.0.1:9/elsewhere", ""),
            (1, 1),
            "the answer is empty (302)",
        ),
        odd(
            "leads to another host for good",
            whole("308 Permanent Redirect\r\nLocation: https://example.com/", ""),
            (1, 1),
            "the answer is empty (308)",
        ),
        odd(
            "is throttled, without a time",
            whole("429 Too Many Requests", ""),
            (2, 2),
            "the answer is empty (429)",
        ),
        odd("is throttled, 0 seconds", throttled("0"), (2, 2), "the answer is empty (429)"),
        odd(
            "is throttled, a date gone by",
            throttled("Sun, 06 Nov 1994 08:49:37 GMT"),
            (2, 2),
            "the answer is empty (429)",
        ),
        odd(
            "is throttled, an old form of date",
            throttled("Sunday, 06-Nov-94 08:49:37 GMT"),
            (2, 2),
            "the answer is empty (429)",
        ),
        odd(
            "is throttled, the oldest form of date",
            throttled("Sun Nov  6 08:49:37 1994"),
            (2, 2),
            "the answer is empty (429)",
        ),
        odd("is throttled, too many seconds", throttled("61"), (1, 1), "the answer is empty (429)"),
        odd(
            "is throttled, a date far off",
            throttled("Fri, 31 Dec 9999 23:59:59 GMT"),
            (1, 1),
            "the answer is empty (429)",
        ),
        odd(
            "is throttled, more than a number holds",
            throttled("99999999999999999999999"),
            (1, 1),
            "the answer is empty (429)",
        ),
        odd("is throttled, nonsense", throttled("soon"), (2, 2), "the answer is empty (429)"),
        row(
            "is throttled, and breaks",
            answer("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 9\r\n\r\n{"),
            (2, 2),
            Some((Transport, Unknown, "the connection broke (429)")),
        ),
        row(
            "refuses",
            whole("400 Bad Request", refused),
            (1, 1),
            Some((Api, Answered, "ENTITY_NOT_FOUND (400)")),
        ),
        row(
            "fails",
            whole(
                "500 Internal Server Error",
                r#"{"meta":{"status":"ERROR"},"errors":[{"code":"INTERNAL"}]}"#,
            ),
            (2, 1),
            Some((Api, Answered, "INTERNAL (500)")),
        ),
        odd(
            "is a gateway without a server",
            whole("502 Bad Gateway\r\nContent-Type: text/html", "<html>502</html>"),
            (2, 1),
            html,
        ),
        odd("is down", whole("503 Service Unavailable", ""), (2, 1), "the answer is empty (503)"),
        odd(
            "is a gateway without patience",
            whole("504 Gateway Timeout", "upstream timed out"),
            (2, 1),
            "the answer is not JSON (504)",
        ),
        odd("has a status of its own", whole("599 ", ""), (1, 1), "the answer is empty (599)"),
        // Bodies.
        odd("sends nothing", whole("200 OK", ""), (1, 1), "the answer is empty (200)"),
        odd(
            "has no content",
            answer("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
            (1, 1),
            "the answer is empty (204)",
        ),
        odd(
            "sends a web page",
            whole("200 OK\r\nContent-Type: text/html", "<!doctype html>"),
            (1, 1),
            html,
        ),
        row(
            "calls JSON a web page",
            whole("200 OK\r\nContent-Type: text/html", &good),
            (1, 1),
            None,
        ),
        odd(
            "sends half of the JSON",
            whole("200 OK", &good[..40]),
            (1, 1),
            "the answer is JSON that ends early (200)",
        ),
        odd(
            "sends more than the JSON",
            whole("200 OK", format!("{good}{good}")),
            (1, 1),
            "the answer is not JSON (200)",
        ),
        odd(
            "sends invalid UTF-8",
            whole("200 OK", b"{\"meta\":\"\xff\"}"),
            (1, 1),
            "the answer is JSON, but neither a result nor an error of the API (200)",
        ),
        odd(
            "sends UTF-16",
            whole("200 OK", b"\xff\xfe{\0}\0"),
            (1, 1),
            "the answer is not JSON (200)",
        ),
        odd(
            "compresses, though nobody asked",
            whole("200 OK\r\nContent-Encoding: gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
            (1, 1),
            "the answer is not JSON (200)",
        ),
        odd("nests deeply", whole("200 OK", deep), (1, 1), "the answer is not JSON (200)"),
        row("says a key twice", whole("200 OK", success(&twice)), (1, 1), None),
        odd(
            "sends a list",
            whole("200 OK", "[]"),
            (1, 1),
            "the answer is JSON, but not an object (200)",
        ),
        row(
            "sends an empty object",
            whole("200 OK", "{}"),
            (1, 1),
            Some((
                UnexpectedAnswer,
                Unknown,
                "the answer is JSON, but neither a result nor an error of the API (200)",
            )),
        ),
        row(
            "says SUCCESS under 500",
            whole("500 Internal Server Error", &good),
            (2, 1),
            Some((
                UnexpectedAnswer,
                Unknown,
                "the answer says SUCCESS under an HTTP status that says otherwise (500, trc_1)",
            )),
        ),
        row(
            "says ERROR under 200",
            whole("200 OK", refused),
            (1, 1),
            Some((Api, Answered, "ENTITY_NOT_FOUND (200)")),
        ),
        row(
            "says ERROR without errors",
            whole("400 Bad Request", r#"{"meta":{"status":"ERROR"},"errors":[]}"#),
            (1, 1),
            Some((Api, Answered, "the API answered ERROR and did not say why (400)")),
        ),
        row(
            "succeeds without a result",
            whole("200 OK", success("{}")),
            (1, 1),
            Some((Decode, Answered, "the API is done, but its result does not fit at data")),
        ),
        row(
            "succeeds with null",
            whole("200 OK", success("null")),
            (1, 1),
            Some((Decode, Answered, "the API is done, but its result does not fit at data")),
        ),
    ]
}
