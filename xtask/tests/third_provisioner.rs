//! The promise of this project: a provisioner is added by the spec alone.
//!
//! Copies the workspace, adds an invented provisioner to the copy's spec, generates, and compiles
//! and runs what comes out. Not one hand-written line of Rust may change for it.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::{cargo, copy_of_workspace, run, text, workspace};

const ZENITH: &str = include_str!("third_provisioner/zenith.yaml");
const PROGRAM: &str = include_str!("third_provisioner/program.rs");
/// A group of methods with every shape that a schema can have, and what is done with them.
const SHAPES: &str = include_str!("third_provisioner/shapes.yaml");
const SHAPES_PROGRAM: &str = include_str!("third_provisioner/shapes.rs");

/// Additions to files that exist: in which file, after which line, what.
type Additions = &'static [(&'static str, &'static str, &'static str)];

const ADDITIONS: Additions = &[
    (
        "spec/openapi.yaml",
        "tags:\n",
        "  - name: zenith
    description: An invented provisioner.
    x-provisioner:
      title: Zenith
      bank: Zenith Trust
      sponsor: ZENITH_TRUST
      id: {$ref: \"provisioners/zenith.yaml#/components/schemas/ZenithId\"}
      operations: [ONBOARDING]
",
    ),
    (
        "spec/openapi.yaml",
        "paths:\n",
        "  /zenith.create: {$ref: \"provisioners/zenith.yaml#/paths/~1zenith.create\"}
  /zenith.canExecute: {$ref: \"provisioners/zenith.yaml#/paths/~1zenith.canExecute\"}
  /zenith.execute: {$ref: \"provisioners/zenith.yaml#/paths/~1zenith.execute\"}
  /zenith.get: {$ref: \"provisioners/zenith.yaml#/paths/~1zenith.get\"}
  /zenith.close: {$ref: \"provisioners/zenith.yaml#/paths/~1zenith.close\"}
",
    ),
    (
        "spec/components/enums.yaml",
        "        MERRICK: Merrick Bank, the sponsor behind MBTrust.\n",
        "        ZENITH_TRUST: Zenith Trust, the sponsor behind Zenith.\n",
    ),
];

const SHAPES_ADDITIONS: Additions = &[
    ("spec/openapi.yaml", "tags:\n", "  - {name: shapes, description: Every shape.}\n"),
    (
        "spec/openapi.yaml",
        "paths:\n",
        "  /shapes.send: {$ref: \"provisioners/shapes.yaml#/paths/~1shapes.send\"}\n",
    ),
];

#[test]
fn a_provisioner_is_added_by_the_spec_alone() {
    let copy = copy_of_workspace("third_provisioner");
    git(&copy, &["init", "--quiet"]);
    git(&copy, &["add", "--all"]);
    git(
        &copy,
        &[
            "-c",
            "user.name=test",
            "-c",
            "user.email=test@example.com",
            "commit",
            "--quiet",
            "--message",
            "before",
        ],
    );

    let lines = add_zenith(&copy);
    println!("the invented provisioner took {lines} lines of YAML");
    fs::write(copy.join("spec/provisioners/shapes.yaml"), SHAPES).expect("written");
    add(&copy, SHAPES_ADDITIONS);
    let generated = run(Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("codegen")
        .env("CARGO_MANIFEST_DIR", copy.join("xtask")));
    print!("{}", text(&generated.stdout));

    let changed = git(&copy, &["status", "--porcelain", "--untracked-files=all"]);
    for line in changed.lines() {
        let path = line.get(3..).expect("a path");
        let machine = [
            "spec/",
            "kompliant-api/src/generated/",
            "kompliant-api/tests/generated/",
            "kompliant-api/reference/",
        ];
        assert!(machine.iter().any(|folder| path.starts_with(folder)), "changed by hand: {path}");
    }
    assert!(changed.contains("kompliant-api/src/generated/zenith/close.rs"), "{changed}");

    // Without a warning, with the tests that every provisioner has, and in use.
    let api = copy.join("kompliant-api/Cargo.toml");
    run(cargo(&["rustc", "--lib", "--manifest-path"]).arg(&api).args(["--", "-D", "warnings"]));
    let tests = ["test", "--features", "sandbox", "--test", "generated", "--manifest-path"];
    run(cargo(&tests).arg(&api));
    let story = run(cargo(&["run", "--manifest-path"]).arg(program(&copy)));
    let story = String::from_utf8(story.stdout).expect("UTF-8");
    assert_eq!(
        story,
        r#"ProPay: 1 missing requirements, 1 queued, ACTIVE, 0 results
Zenith: 1 missing requirements, 1 queued, ACTIVE, 0 results
{"workflow_id":"w_1","provisioning_sponsor":"ZENITH_TRUST","go_live":"2026-02-28","monthly_volume":12500.5,"seasonal":false,"contact":{"name":"Front desk","address":{"line1":"1 Main St"}},"terminals":[{"type":"3DS","count":2}]}
closed on 2026-03-01
Some([redacted])
zenith.create failed: SYSTEM_RULE_VIOLATION/BusinessOwner/LIMIT_REACHED (409, trc_1): Too many.
Zenith: 0 missing requirements, 1 queued, CREATED, 1 results in the sandbox
ACTIVE, SUCCESS
closed on 2026-03-01
by force only: ["TOO_MUCH", "SYSTEM_RULE_VIOLATION/Business/LIMIT_REACHED", "SYSTEM_RULE_VIOLATION/Business Owner/LIMIT_REACHED"]
every shape goes round
"#,
    );
}

/// Writes the spec of the invented provisioner, and says how many lines that took.
fn add_zenith(copy: &Path) -> usize {
    fs::write(copy.join("spec/provisioners/zenith.yaml"), ZENITH).expect("written");
    let lines = ZENITH.lines().count() + add(copy, ADDITIONS);
    let enums = copy.join("spec/components/enums.yaml");
    let old = fs::read_to_string(&enums).expect("read");
    let values = "enum: [GLOBAL_PAYMENTS, MERRICK]";
    assert_eq!(old.matches(values).count(), 1);
    fs::write(&enums, old.replace(values, "enum: [GLOBAL_PAYMENTS, MERRICK, ZENITH_TRUST]"))
        .expect("written");
    lines + 1
}

/// Adds to files that exist, and says how many lines.
fn add(copy: &Path, additions: Additions) -> usize {
    for (file, after, text) in additions {
        let path = copy.join(file);
        let old = fs::read_to_string(&path).expect("read");
        assert_eq!(old.matches(after).count(), 1, "{file}: {after}");
        fs::write(&path, old.replace(after, &format!("{after}{text}"))).expect("written");
    }
    additions.iter().map(|(_, _, text)| text.lines().count()).sum()
}

/// A crate of its own that depends on the copy, and its manifest.
fn program(copy: &Path) -> PathBuf {
    let folder = copy.join("target-program");
    fs::create_dir_all(folder.join("src")).expect("a folder");
    fs::write(folder.join("src/main.rs"), PROGRAM).expect("written");
    fs::write(folder.join("src/shapes.rs"), SHAPES_PROGRAM).expect("written");
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
    let manifest = folder.join("Cargo.toml");
    let text = r#"[package]
name = "program"
version = "0.0.0"
edition = "2024"

[dependencies]
kompliant-api = { path = "../kompliant-api", features = ["sandbox"] }
serde = "1"
serde_json = "1"
tokio = { version = "1", features = ["net", "rt", "time"] }

[workspace]
"#;
    fs::write(&manifest, text).expect("written");
    manifest
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = run(Command::new("git").arg("-C").arg(folder).args(arguments));
    String::from_utf8(output.stdout).expect("UTF-8")
}
