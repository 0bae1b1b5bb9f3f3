//! The state file: what is refused, what is kept, and what a damaged one leads to.

use std::fs;
use std::path::Path;

use kompliant_api::mbtrust::Mbtrust;
use kompliant_api::sandbox::{Sandbox, Server, StartError};
use kompliant_api::types::WorkflowId;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::program::{Folder, Program};
use crate::random::Random;
use crate::raw::Connection;

const FLIPS: usize = 500;
const CUTS: usize = 100;

fn try_serve(path: impl AsRef<Path>) -> Result<Server, StartError> {
    Sandbox::paused().serve().control(true).state_file(path.as_ref()).start()
}

fn serve(path: impl AsRef<Path>) -> Server {
    try_serve(path).expect("a sandbox")
}

/// Why it does not start.
fn refusal(path: impl AsRef<Path>) -> String {
    try_serve(path).expect_err("it is refused").to_string()
}

fn connect(server: &Server) -> Connection {
    Connection::open(&server.base_url())
}

/// The id of a new entity.
fn create(connection: &mut Connection) -> String {
    let body = json!({
        "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc",
        "provisioning_sponsor": "GLOBAL_PAYMENTS",
    });
    let (status, answer) = connection.call("propay.create", &body).expect("an answer");
    assert_eq!(status, 200, "{answer}");
    answer["data"]["propay"]["propay_id"].as_str().expect("an id").to_owned()
}

fn command(connection: &mut Connection, name: &str, body: &Value) {
    let (status, answer) = connection.call(&format!("sandbox.{name}"), body).expect("an answer");
    assert_eq!(status, 200, "{name} {body}: {answer}");
}

#[cfg(unix)]
#[test]
fn what_can_be_no_state_file_is_refused_at_the_start_and_left_as_it_is() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new("refused");
    let at = |name: &str| folder.0.join(name);
    drop(serve(at("good")));
    symlink(at("good"), at("link")).expect("a link");
    symlink(at("nothing"), at("link to nothing")).expect("a link");
    fs::hard_link(at("good"), at("other name")).expect("a hard link");
    fs::create_dir(at("folder")).expect("a folder");
    let made = std::process::Command::new("mkfifo").arg(at("pipe")).status();
    assert!(made.expect("mkfifo runs").success());
    fs::write(at("taken.new"), "my diary").expect("a file");
    fs::write(at("empty"), "").expect("a file");
    for (path, problem) in [
        (at(""), "it is a folder"),
        (at("folder"), "it is a folder"),
        (at("pipe"), "it is a pipe or a device"),
        ("/dev/zero".into(), "it is a pipe or a device"),
        (at("link"), "it is a link: name the file that it leads to"),
        (at("link to nothing"), "it is a link"),
        (at("good"), "it has another name, a hard link"),
        (at("other name"), "it has another name, a hard link"),
        (at("empty"), "it is no state of a sandbox"),
        (at("taken"), "taken.new is in the way"),
        (at("nowhere/state"), "cannot use the state file"),
        ("".into(), "cannot use the state file"),
        ("/proc/state".into(), "cannot use the state file"),
    ] {
        let said = refusal(&path);
        assert!(said.contains(problem), "{}: {said}", path.display());
    }
    assert_eq!(fs::read_to_string(at("taken.new")).expect("a file"), "my diary");
    assert!(!at("nothing").exists() && !at("taken").exists());
    assert_eq!(fs::read(at("empty")).expect("a file"), b"");
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_it_and_it_is_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = Folder::new("private");
    let mode = || fs::metadata(folder.file()).expect("a file").permissions().mode() & 0o777;
    let server = serve(folder.file());
    create(&mut connect(&server));
    assert_eq!(mode(), 0o600);
    assert_eq!(fs::read_dir(&folder.0).expect("a folder").count(), 1);
    drop(server);
    fs::set_permissions(folder.file(), fs::Permissions::from_mode(0o644)).expect("a mode");
    drop(serve(folder.file()));
    assert_eq!(mode(), 0o600);
}

#[cfg(unix)]
#[test]
fn no_name_of_it_lets_a_second_server_in() {
    let folder = Folder::new("names");
    let other = folder.0.join("other name");
    let server = serve(folder.file());
    fs::hard_link(folder.file(), &other).expect("a hard link");
    for path in [folder.file().into(), other.clone()] {
        // As a hard link or as in use, whichever is seen first.
        try_serve(path).expect_err("it is in use");
    }
    // It is written again as a whole, under one of its names.
    let snapshot = server.snapshot();
    server.restore(&snapshot).expect("its own");
    create(&mut connect(&server));
    assert!(matches!(try_serve(folder.file()), Err(StartError::StateInUse(_))));
    assert!(matches!(try_serve(&other), Err(StartError::StateInUse(_))));
    drop(server);
    drop(serve(folder.file()));
}

#[cfg(unix)]
#[test]
fn a_file_that_was_moved_away_is_noticed_before_the_next_answer() {
    let folder = Folder::new("moved");
    let server = serve(folder.file());
    let mut connection = connect(&server);
    let id = create(&mut connection);
    let away = folder.0.join("away");
    fs::rename(folder.file(), &away).expect("it moves");
    let body = json!({
        "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc",
        "provisioning_sponsor": "GLOBAL_PAYMENTS",
    });
    let (status, answer) = connection.call("propay.create", &body).expect("an answer");
    let said = answer["errors"][0]["message"].as_str().expect("a message");
    assert_eq!(status, 500);
    assert_eq!(said, "the state file cannot be written: it was moved, removed or replaced");
    // Once it is back, all is written.
    fs::rename(&away, folder.file()).expect("it moves");
    let later = create(&mut connection);
    drop(server);
    let server = serve(folder.file());
    for id in [id, later] {
        let (status, _) =
            connect(&server).call("propay.get", &json!({"propay_id": id})).expect("an answer");
        assert_eq!(status, 200);
    }
}

/// A state file with something of everything.
fn sample(folder: &Folder) -> Vec<u8> {
    let server = serve(folder.file());
    let mut connection = connect(&server);
    for _ in 0..5 {
        let id = create(&mut connection);
        connection.call("propay.execute", &json!({"propay_id": id})).expect("an answer");
    }
    command(&mut connection, "workflow", &json!({"workflow_id": "w_1", "documents": ["d_1"]}));
    command(&mut connection, "fail", &json!({"errors": [{"code": "A", "message": "b"}]}));
    command(&mut connection, "advance", &json!({"seconds": 60}));
    drop(server);
    fs::read(folder.file()).expect("a file")
}

/// Puts bytes there, which are refused and left as they are.
fn assert_refused(folder: &Folder, bytes: &[u8], at: &str) {
    fs::write(folder.file(), bytes).expect("a file");
    let refused = try_serve(folder.file());
    assert!(matches!(refused, Err(StartError::BrokenState(..))), "{at}: {refused:?}");
    assert_eq!(fs::read(folder.file()).expect("a file"), bytes, "{at}");
}

#[test]
fn a_bit_that_is_another_is_noticed_wherever_it_is() {
    let folder = Folder::new("flips");
    let good = sample(&folder);
    let mut random = Random::new(11);
    for number in 0..FLIPS {
        // The head has few bytes that are of account, and is changed as often as the rest.
        let end = if number % 2 == 0 { good.len() } else { 1_536 };
        let (place, bit) = (random.below(end), random.below(8));
        let mut bytes = good.clone();
        bytes[place] ^= 1 << bit;
        assert_refused(&folder, &bytes, &format!("bit {bit} of byte {place}"));
    }
    fs::write(folder.file(), &good).expect("a file");
    drop(serve(folder.file()));
}

#[test]
fn a_file_that_ends_too_early_is_noticed_and_what_was_not_answered_is_passed_over() {
    let folder = Folder::new("cuts");
    let good = sample(&folder);
    let snapshot = serve(folder.file()).snapshot();
    let mut random = Random::new(12);
    for _ in 0..CUTS {
        let length = random.below(good.len());
        assert_refused(&folder, &good[..length], &format!("{length} bytes"));
    }
    // A killed process may have written more, of which it has told nobody.
    for more in [&b"x"[..], &[0; 5000], &good[1_536..1_900]] {
        fs::write(folder.file(), [&good, more].concat()).expect("a file");
        assert_eq!(serve(folder.file()).snapshot(), snapshot);
        assert_eq!(fs::read(folder.file()).expect("a file").len(), good.len());
    }
}

#[test]
fn a_file_of_the_version_before_is_taken_over() {
    let folder = Folder::new("before");
    let duration = |secs: u64, nanos: u64| json!({"secs": secs, "nanos": nanos});
    let run = json!({
        "id": "ap_1", "operation": "ONBOARDING", "seen_at": duration(1_737_185_400, 0),
        "starts_at": duration(1_737_185_401, 0), "ends_at": duration(1_737_185_402, 0),
        "outcome": {"succeeds": true, "errors": []},
    });
    let state = json!({
        "form": 1, "next": 7, "now": duration(1_737_185_500, 5), "provisioning_disabled": false,
        "disabled": ["mbtrust", "mbtrust"],
        "workflows": {"w_1": {
            "kind": "ACCOUNT_PROVISIONING", "state": "Started", "expects": null,
            "subject_record": "sr_1", "has_business": true, "has_application": true,
            "missing": ["BANK_ACCOUNT_REQUIRED"], "documents": ["d_2", "d_1", "d_1"],
        }},
        "entities": {"ape_1": {
            "provisioner": "propay", "workflow": "w_1", "sponsor": "GLOBAL_PAYMENTS",
            "created_at": duration(1_737_185_358, 472_000_000), "runs": [run],
        }},
        "timing": {
            "unseen": duration(0, 0),
            "queued": duration(0, 250_000_000),
            "running": duration(1, 0),
        },
        "failures": [[{"code": "A", "message": "b"}]],
    })
    .to_string();
    let sum: String = Sha256::digest(&state).iter().map(|byte| format!("{byte:02x}")).collect();
    let file = format!("kompliant-sandbox state 1 sha256:{sum}\n{state}");
    let cut = &file.as_bytes()[..file.len() - 1];
    for broken in [cut, file.replace("ape_1", "ape_2").as_bytes(), &file.as_bytes()[..40]] {
        assert_refused(&folder, broken, "version 1");
    }
    fs::write(folder.file(), &file).expect("a file");
    for _ in 0..2 {
        let server = serve(folder.file());
        let mut connection = connect(&server);
        let asked = json!({"propay_id": "ape_1"});
        let (_, answer) = connection.call("propay.get", &asked).expect("an answer");
        assert_eq!(answer["data"]["propay"]["execution_results"][0]["status"], "SUCCESS");
        let (_, answer) = connection.call("propay.canExecute", &asked).expect("an answer");
        assert_eq!(answer["data"]["missing_requirements"][0]["code"], "BANK_ACCOUNT_REQUIRED");
        assert!(
            fs::read(folder.file()).expect("a file").starts_with(b"kompliant-sandbox state 2\n")
        );
    }
}

#[test]
fn after_any_commands_a_restart_goes_on_where_it_was() {
    let folder = Folder::new("random");
    let mut random = Random::new(13);
    let mut ids = Vec::new();
    let mut expected = serve(folder.file()).snapshot();
    for _ in 0..12 {
        let server = serve(folder.file());
        assert_eq!(server.snapshot(), expected);
        let mut connection = connect(&server);
        for _ in 0..random.below(25) {
            act(&server, &mut connection, &mut ids, &mut random);
        }
        expected = server.snapshot();
    }
    assert_eq!(serve(folder.file()).snapshot(), expected);
}

fn act(server: &Server, connection: &mut Connection, ids: &mut Vec<String>, random: &mut Random) {
    let workflow = format!("w_{}", random.below(4));
    let seconds = random.below(3);
    match random.below(10) {
        0 | 1 => ids.push(create(connection)),
        2 | 3 if !ids.is_empty() => {
            let id = &ids[random.below(ids.len())];
            connection.call("propay.execute", &json!({"propay_id": id})).expect("an answer");
        }
        4 => {
            let many: Vec<String> =
                (0..random.below(9)).map(|number| format!("d_{number}")).collect();
            let state = random.pick(&["STARTED", "ENDED"]);
            let body = json!({"workflow_id": workflow, "state": state, "documents": many});
            command(connection, "workflow", &body);
        }
        5 => command(connection, "fail", &json!({"errors": [{"code": "A", "message": workflow}]})),
        6 => command(connection, "advance", &json!({"seconds": seconds})),
        7 => {
            let body =
                json!({"queued_seconds": seconds, "running_seconds": 1, "unseen_seconds": seconds});
            command(connection, "runs", &body);
        }
        8 => {
            // Within the program, it is written with the next call or at the end.
            let workflow = WorkflowId::new(&workflow).expect("an id");
            server.workflow(&workflow).missing("BANK_ACCOUNT_REQUIRED");
            match random.below(2) {
                0 => server.provisioner::<Mbtrust>().disable(),
                _ => server.provisioner::<Mbtrust>().enable(),
            };
        }
        _ => server.restore(&server.snapshot()).expect("its own"),
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_an_error_of_each_change_and_loses_nothing() {
    let folder = Folder::new("full");
    let file = folder.file();
    let program = Program::start_with_small_files(&["--state", &file, "--quiet"]);
    let mut connection = Connection::open(&program.url);
    let body = json!({
        "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc",
        "provisioning_sponsor": "GLOBAL_PAYMENTS",
    });
    let mut ids = Vec::new();
    let said = loop {
        let (status, answer) = connection.call("propay.create", &body).expect("an answer");
        match status {
            200 => ids.push(answer["data"]["propay"]["propay_id"].clone()),
            _ => break answer["errors"][0]["message"].as_str().expect("a message").to_owned(),
        }
        assert!(ids.len() < 1_000, "the disk is never full");
    };
    assert!(said.starts_with("the state file cannot be written: File too large"), "{said}");
    let (status, _) = connection.call("propay.create", &body).expect("an answer");
    assert_eq!(status, 500);
    program.kill();
    assert!(ids.len() > 10, "{}", ids.len());
    let server = serve(&file);
    let mut connection = connect(&server);
    for id in ids {
        let (status, _) =
            connection.call("propay.get", &json!({"propay_id": id})).expect("an answer");
        assert_eq!(status, 200, "{id} is lost");
    }
}

#[test]
fn a_write_is_as_large_however_much_there_is() {
    let folder = Folder::new("growth");
    let size = || fs::metadata(folder.file()).expect("a file").len();
    let server = serve(folder.file());
    let mut connection = connect(&server);
    let mut grown = || {
        let before = size();
        create(&mut connection);
        size() - before
    };
    let first = grown();
    for _ in 0..300 {
        grown();
    }
    // The number of the next id has more digits.
    assert!(grown() <= first + 4, "{first} bytes at first, and {} later", grown());
}

#[test]
fn what_is_out_of_date_does_not_fill_the_disk() {
    let folder = Folder::new("waste");
    let server = serve(folder.file());
    let mut connection = connect(&server);
    let id = create(&mut connection);
    for number in 0..40 {
        let documents: Vec<String> = (0..20_000).map(|n| format!("d_{number}_{n}")).collect();
        let workflow = format!("w_{}", number % 2);
        server.workflow(&workflow).of_type("X");
        let body = json!({"workflow_id": workflow, "documents": documents[..documents.len() / 10]});
        command(&mut connection, "workflow", &body);
    }
    let size = fs::metadata(folder.file()).expect("a file").len();
    assert!(size < 12 * 1024 * 1024, "{size}");
    let snapshot = server.snapshot();
    drop(server);
    let server = serve(folder.file());
    assert_eq!(server.snapshot(), snapshot);
    let (status, _) =
        connect(&server).call("propay.get", &json!({"propay_id": id})).expect("an answer");
    assert_eq!(status, 200);
    assert_eq!(fs::read_dir(&folder.0).expect("a folder").count(), 1);
}
