//! Those who are slow do not keep others waiting, and no command does harm, whatever is in it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::program::Program;
use crate::random::Random;
use crate::raw::{Connection, SIGNED, call, request};

/// So long a good call may take beside those who are slow.
const PROMPT: Duration = Duration::from_millis(100);

/// How long commands at random are sent; as many as are asked for with `SANDBOX_SECONDS=60`.
const SECONDS: u64 = 2;

const SLOW_HEADS: usize = 1_200;
const SLOW_BODIES: usize = 40;
const LARGE: usize = 900 * 1024;
/// More than is read from everybody at once.
const NOT_SMALL: usize = 64 * 1024;

/// A call on a connection of its own, small or large.
fn assert_prompt(url: &str, filler: usize, beside: &str) {
    let body = json!({"propay_id": "ape_nobody", "filler": "x".repeat(filler)});
    // The machine may have had something else to do.
    let tries = (0..3).map(|_| {
        let start = Instant::now();
        let answer = Connection::open(url).call("propay.get", &body);
        assert_eq!(answer.expect("an answer").0, 400);
        start.elapsed()
    });
    let took = tries.min().expect("several tries");
    assert!(took < PROMPT, "{took:?} beside {beside}");
}

#[test]
fn slow_heads_keep_nobody_waiting() {
    let program = Program::start(&["--quiet"]);
    let whole = call("propay.get", &json!({"propay_id": "ape_nobody"}));
    let mut slow: Vec<Connection> = Vec::new();
    for number in 0..SLOW_HEADS {
        let mut connection = Connection::open(&program.url);
        connection.send(&whole[..number % 60]);
        slow.push(connection);
        if number % 300 == 299 {
            assert_prompt(&program.url, 0, "slow heads");
        }
    }
    assert_prompt(&program.url, 0, "slow heads");
    assert_prompt(&program.url, NOT_SMALL, "slow heads");
}

#[test]
fn slow_bodies_keep_nobody_waiting() {
    let program = Program::start(&["--quiet"]);
    let whole = request("POST", "/propay.get", SIGNED, &b" ".repeat(LARGE));
    let mut slow: Vec<Connection> = Vec::new();
    for _ in 0..SLOW_BODIES {
        let mut connection = Connection::open(&program.url);
        connection.send(&whole[..40 * 1024]);
        slow.push(connection);
    }
    for _ in 0..5 {
        assert_prompt(&program.url, NOT_SMALL, "slow bodies");
        assert_prompt(&program.url, 0, "slow bodies");
        // They go on, a byte now and then.
        for connection in &mut slow {
            connection.send(b"x");
        }
    }
}

#[test]
fn large_bodies_of_many_who_are_quick_are_all_taken() {
    let program = Program::start(&["--quiet"]);
    let body = json!({"propay_id": "ape_nobody", "filler": "x".repeat(LARGE)});
    std::thread::scope(|scope| {
        for _ in 0..60 {
            scope.spawn(|| {
                let answer = Connection::open(&program.url).call("propay.get", &body);
                assert_eq!(answer.expect("an answer").0, 400);
            });
        }
    });
}

/// Numbers that programs trip over.
fn number(random: &mut Random) -> Value {
    match random.below(8) {
        0 => json!(random.below(100)),
        1 => json!(-1),
        2 => json!(1.8e19),
        3 => json!(2.5e11),
        4 => json!(f64::MAX),
        5 => json!(u64::MAX),
        6 => json!(1e-9),
        _ => json!(random.below(100_000_000)),
    }
}

/// A command whose numbers and texts are anything.
fn command(random: &mut Random) -> (&'static str, Value) {
    match random.below(9) {
        0 => ("advance", json!({"seconds": number(random)})),
        1 => {
            let body = json!({
                "queued_seconds": number(random), "running_seconds": number(random),
                "unseen_seconds": number(random),
            });
            ("runs", body)
        }
        2 => (
            "fault",
            json!({"fault": "throttled", "seconds": number(random), "method": "propay.get"}),
        ),
        3 => (
            "fault",
            json!({
                "fault": random.pick(&["error_page", "closed_early", "unreachable"]),
                "status": number(random),
            }),
        ),
        4 => ("fail", json!({"errors": [{"code": "A", "message": "\u{0}"}]})),
        5 => (
            "workflow",
            json!({
                "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc",
                "state": random.pick(&["STARTED", "CREATED", "ENDED"]),
            }),
        ),
        6 => (
            "force",
            json!({
                "method": "propay.execute",
                "row": random.pick(&["THROTTLED", "", "SERVER_ERROR"]),
            }),
        ),
        7 => (
            "provisioner",
            json!({"name": random.pick(&["propay", "mbtrust", ""]), "enabled": true}),
        ),
        _ => (random.pick(&["help", "rows", "calls", "nothing", ""]), json!({})),
    }
}

#[test]
fn whatever_is_commanded_the_next_good_call_is_answered_at_once() {
    let seconds = std::env::var("SANDBOX_SECONDS").ok();
    let seconds = seconds.map_or(SECONDS, |seconds| seconds.parse().expect("a number"));
    let program = Program::start(&["--quiet"]);
    let mut random = Random::new(21);
    let (mut slow, mut connection) = (Vec::new(), Connection::open(&program.url));
    let workflow = json!({
        "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc",
        "provisioning_sponsor": "GLOBAL_PAYMENTS",
    });
    let (mut calls, mut late) = (0, 0);
    let start = Instant::now();
    let mut id = json!("ape_nobody");
    while start.elapsed() < Duration::from_secs(seconds) {
        let (name, body) = command(&mut random);
        match connection.call(&format!("sandbox.{name}"), &body) {
            Some((status, answer)) => {
                assert!(matches!(status, 200 | 400), "{name} {body}: {answer}")
            }
            None => panic!("no answer to {name} {body}"),
        }
        match random.below(6) {
            0 => foreign(&program.url, &mut random),
            1 => {
                let mut one = Connection::open(&program.url);
                one.send(&call("propay.get", &json!({}))[..random.below(250)]);
                slow.push(one);
                slow.truncate(50);
            }
            2 => {
                // It may be forced, a fault or refused.
                let answer = Connection::open(&program.url).call("propay.create", &workflow);
                if let Some((200, answer)) = answer {
                    id = answer["data"]["propay"]["propay_id"].clone();
                }
            }
            3 => drop(
                Connection::open(&program.url).call("propay.execute", &json!({"propay_id": id})),
            ),
            4 => drop(Connection::open(&program.url).call("propay.get", &json!({"propay_id": id}))),
            _ => {}
        }
        let began = Instant::now();
        let (status, _) = connection.call("sandbox.help", &json!({})).expect("an answer");
        assert_eq!(status, 200);
        calls += 1;
        late += usize::from(began.elapsed() > PROMPT);
    }
    // The machine may have had something else to do.
    assert!(late <= calls / 100, "{late} of {calls} are late");
    #[cfg(unix)]
    {
        drop(connection);
        let (code, _, err) = program.stop("-TERM");
        assert_eq!((code, err.as_str()), (Some(0), ""));
    }
}

/// What a web page of somebody else can send.
fn foreign(url: &str, random: &mut Random) {
    let path = random.pick(&["/propay.get", "/sandbox.advance", "/sandbox.help", "/", "/x"]);
    let host = random.pick(&[
        "Host: evil.example",
        "Host: localhost\r\nOrigin: http://evil.example",
        "Host: localhost.evil.example:4949",
    ]);
    let kind = random.pick(&["application/json", "text/plain"]);
    let body = r#"{"seconds": 60}"#;
    let head = format!(
        "POST {path} HTTP/1.1\r\n{host}\r\n{SIGNED}Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut connection = Connection::open(url);
    connection.send(head.as_bytes());
    let answer = connection.answer().expect("an answer");
    assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (403, &json!("FORBIDDEN")));
}

#[test]
fn whoever_calls_by_another_name_is_refused_on_every_endpoint() {
    let program = Program::start(&["--quiet"]);
    let commands = [
        "help",
        "workflow",
        "provisioner",
        "account",
        "runs",
        "fail",
        "rows",
        "force",
        "fault",
        "advance",
        "calls",
        "nothing",
    ];
    let mut paths: Vec<String> = commands.iter().map(|name| format!("/sandbox.{name}")).collect();
    for provisioner in ["propay", "mbtrust"] {
        let methods = ["create", "canExecute", "execute", "get"];
        paths.extend(methods.iter().map(|method| format!("/{provisioner}.{method}")));
    }
    paths.extend(["/", "/x"].map(str::to_owned));
    for path in paths {
        for (target, headers, problem) in [
            (path.clone(), "Host: evil.example", "evil.example is not a name of this machine"),
            (path.clone(), "Host: localhost\r\nOrigin: http://evil.example", "another origin"),
            (path.clone(), "Host: localhost\r\nOrigin: null", "another origin"),
            (path.clone(), "X: y", "the header Host is missing"),
            (format!("http://localhost{path}"), "Host: localhost", "one for a proxy"),
            (format!("http://evil.example{path}"), "Host: localhost", "one for a proxy"),
        ] {
            for kind in ["application/json", "text/plain"] {
                let head = format!(
                    "POST {target} HTTP/1.1\r\n{headers}\r\n{SIGNED}Content-Type: {kind}\r\nContent-Length: 2\r\n\r\n{{}}"
                );
                let mut connection = Connection::open(&program.url);
                connection.send(head.as_bytes());
                let answer = connection.answer().expect("an answer");
                let json = answer.json();
                let said = json["errors"][0]["message"].as_str().expect("a message");
                assert!(
                    answer.status == 403 && said.contains(problem),
                    "{target} {headers}: {said}"
                );
            }
        }
    }
    let mut connection = Connection::open(&program.url);
    let (_, answer) = connection.call("sandbox.calls", &json!({})).expect("an answer");
    assert_eq!(answer["data"], json!([]), "a call of a stranger was carried out");
}
