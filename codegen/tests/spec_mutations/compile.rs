//! Whether the code that a change of the spec gives compiles, and now and then passes its tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::mutation::Mutation;
use crate::run::{Answer, Code, run};

/// How many changes are compiled.
const SAMPLES: usize = 30;
/// One in so many of these passes its own tests, too.
const TESTED: usize = 10;
/// One mistake in so many is made to find them.
const EVERY: u64 = 13;

/// A check of its own, `mutations-compile`: it compiles for minutes.
#[test]
#[ignore = "compiles thirty times; `bash .ci/run mutations-compile`"]
fn changed_code_compiles() {
    // What is renamed or of another kind is refused, but for a few.
    let taken = ["to its opposite", "to another word", "to another number"];
    let refused = |mutation: &Mutation| match mutation.kind {
        "rename" => true,
        "retype" => !taken.contains(&mutation.how),
        _ => false,
    };
    let (outcomes, _) = run(|number, mutation| number % EVERY == 0 && !refused(mutation));
    let mut seen = BTreeSet::new();
    let mut changes = Vec::new();
    for outcome in &outcomes {
        if let Answer::Changed { files, code: true } = &outcome.answer {
            // Pages are not compiled.
            let code = files.iter().filter(|(path, _)| !path.ends_with(".md"));
            let files: Code = code.map(|(path, text)| (path.clone(), text.clone())).collect();
            if seen.insert(files.clone()) {
                changes.push((outcome, files));
            }
        }
    }
    println!("{} mistakes change the code, each in its own way", changes.len());
    assert!(changes.len() >= SAMPLES, "{} changes", changes.len());

    let copy = Copy::new();
    copy.cargo("test", &Code::new()).expect("what is checked in is right");
    let mut wrong = Vec::new();
    // Not the first ones of the spec, and the same ones after a change elsewhere.
    changes.sort_by_key(|(outcome, _)| outcome.number);
    for (at, (outcome, files)) in changes.iter().take(SAMPLES).enumerate() {
        let command = if at % TESTED == 0 { "test" } else { "check" };
        if let Err(text) = copy.cargo(command, files) {
            println!("{}\n{text}", outcome.what);
            wrong.push(&outcome.what);
        }
    }
    assert!(wrong.is_empty(), "{} of {SAMPLES}: {wrong:#?}", wrong.len());
}

/// The generated crate in a workspace of its own.
struct Copy {
    folder: PathBuf,
}

impl Copy {
    fn new() -> Self {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("spec_mutations");
        drop(fs::remove_dir_all(&folder));
        for part in ["src", "tests", "examples", "Cargo.toml", "README.md"] {
            let part = Path::new("kompliant-api").join(part);
            copy(&workspace.join(&part), &folder.join(&part));
        }
        copy(&workspace.join("Cargo.lock"), &folder.join("Cargo.lock"));
        let rewrite = |file: &str, change: &dyn Fn(&str) -> String| {
            let path = folder.join(file);
            let text = fs::read_to_string(&path).expect("a manifest");
            fs::write(&path, change(&text)).expect("written");
        };
        copy(&workspace.join("Cargo.toml"), &folder.join("Cargo.toml"));
        rewrite("Cargo.toml", &|text| {
            let members =
                text.lines().find(|line| line.starts_with("members = ")).expect("members");
            text.replace(members, r#"members = ["kompliant-api"]"#)
        });
        // Cargo would take what is built of the copy for the original's, if both had one version.
        rewrite("kompliant-api/Cargo.toml", &|text| {
            let version = text.lines().find(|line| line.starts_with("version = "));
            text.replacen(version.expect("a version"), "version = \"0.0.0-mutated\"", 1)
        });
        Self { folder }
    }

    /// Checks or tests with these files in the place of those that are checked in.
    fn cargo(&self, command: &str, files: &Code) -> Result<(), String> {
        let path = |file: &String| self.folder.join("kompliant-api").join(file);
        let mut before = Vec::new();
        for (file, text) in files {
            before.push((path(file), fs::read(path(file)).ok()));
            fs::write(path(file), text).expect("written");
        }
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
        let output = Command::new(env!("CARGO"))
            .args([command, "--quiet", "--offline", "--package", "kompliant-api"])
            .args(["--features", "sandbox", "--lib", "--test", "generated"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target)
            .env_remove("CARGO_MANIFEST_DIR")
            .output()
            .expect("it starts");
        for (path, bytes) in before {
            match bytes {
                Some(bytes) => fs::write(path, bytes).expect("written"),
                None => fs::remove_file(path).expect("removed"),
            }
        }
        match output.status.success() {
            true => Ok(()),
            false => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                Err(text(&output.stdout) + &text(&output.stderr))
            }
        }
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(from, to).expect("copied");
        return;
    }
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}
