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
