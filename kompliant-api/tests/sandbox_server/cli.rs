//! The program as a person sees it: what it prints, how it ends, and what it says of a mistake.

use serde_json::json;

use crate::program::{Folder, Program, run};
use crate::raw::Connection;

#[test]
fn it_says_where_it_is_and_what_was_called_and_stops_when_it_is_told() {
    for signal in ["-INT", "-TERM"] {
        let mut program = Program::start(&[]);
        assert!(program.welcome.contains("KOMPLIANT_API_KEY=sb_"), "{}", program.welcome);
        let mut connection = Connection::open(&program.url);
        connection.call("propay.get", &json!({"propay_id": "ape_nobody"})).expect("an answer");
        let line = program.line();
        assert!(line.contains(" 400 propay.get          ENTITY_NOT_FOUND"), "{line}");
        let (code, out, err) = program.stop(signal);
        assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "stopped\n", ""));
    }
}

#[test]
fn the_command_that_it_prints_can_be_pasted() {
    let program = Program::start(&[]);
    let line = program.welcome.lines().find(|line| line.starts_with("  curl ")).expect("a command");
    // Its words, as a shell reads them: none has a quote within.
    let mut words = Vec::new();
    for (number, piece) in line.trim().split('\'').enumerate() {
        match number % 2 {
            0 => words.extend(piece.split_whitespace()),
            _ => words.push(piece),
        }
    }
    let [_, url, "-H", header, "-d", body] = words[..] else { panic!("{words:?}") };
    let path = url.strip_prefix(&program.url).expect("its URL");
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\n{header}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut connection = Connection::open(&program.url);
    connection.send(head.as_bytes());
    assert_eq!(connection.answer().expect("an answer").status, 200);
}

#[test]
fn others_reach_it_by_an_allowed_name_alone() {
    let program = Program::start(&["--address", "0.0.0.0", "--allow-host", "sandbox"]);
    let status = |host: &str| {
        let head = format!(
            "POST /sandbox.help HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
        );
        let mut connection = Connection::open(&program.url);
        connection.send(head.as_bytes());
        connection.answer().expect("an answer").status
    };
    assert!(program.welcome.contains("Others can reach it, and call it as sandbox."));
    assert_eq!([status("sandbox:4949"), status("localhost"), status("other")], [200, 200, 403]);
}

#[test]
fn it_goes_on_where_nobody_reads_what_it_prints() {
    let mut program = Program::start(&[]);
    program.close_output();
    let mut connection = Connection::open(&program.url);
    for _ in 0..3 {
        let asked = json!({"propay_id": "ape_nobody"});
        assert_eq!(connection.call("propay.get", &asked).expect("an answer").0, 400);
    }
}

#[test]
fn a_wrong_argument_is_said_with_the_usage() {
    let refused = run(&["--prot", "1"]);
    let said = String::from_utf8(refused.stderr).expect("text");
    assert_eq!(refused.status.code(), Some(2));
    assert!(said.starts_with("there is no option `--prot`\n\nusage: kompliant-sandbox "), "{said}");
    let help = run(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(help.stdout.starts_with(b"usage: kompliant-sandbox "));
    let version = run(&["--version"]);
    let expected = format!("kompliant-sandbox {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(String::from_utf8(version.stdout).expect("text"), expected);
}

#[test]
fn why_it_does_not_start_is_one_line() {
    let folder = Folder::new("start");
    std::fs::write(folder.file(), "my diary").expect("a file");
    let refused = run(&["--port", "0", "--state", &folder.file()]);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stderr).expect("text");
    assert!(said.starts_with("kompliant-sandbox: the state file /"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");

    let running = Program::start(&[]);
    let port = running.url.rsplit(':').next().expect("a port");
    let refused = run(&["--port", port]);
    let said = String::from_utf8(refused.stderr).expect("text");
    assert!(said.starts_with("kompliant-sandbox: cannot listen on 127.0.0.1:"), "{said}");
    assert!(said.contains("in use"), "{said}");
}
