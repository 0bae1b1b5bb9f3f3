//! What the generator takes, compiled: in each choice of features, as documentation, and with its tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::write::Output;

/// Each choice of features that a program may make.
const FEATURES: &[(&str, &[&str])] = &[
    ("no feature", &["--no-default-features"]),
    ("default", &[]),
    ("blocking", &["--no-default-features", "--features", "blocking"]),
    ("journey", &["--no-default-features", "--features", "journey"]),
    ("sandbox", &["--no-default-features", "--features", "sandbox"]),
    ("all", &["--features", ALL]),
];

const ALL: &str = "blocking,journey,sandbox,tracing";

/// A copy of the crate, in a workspace of its own, with other generated files.
pub(crate) struct Copy {
    folder: PathBuf,
}

impl Copy {
    pub(crate) fn new(outputs: &[Output]) -> Self {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("random_specs");
        drop(fs::remove_dir_all(&folder));
        let api = folder.join("kompliant-api");
        for part in ["src", "tests/support", "Cargo.toml", "README.md"] {
            copy(&workspace.join("kompliant-api").join(part), &api.join(part));
        }
        copy(&workspace.join("Cargo.lock"), &folder.join("Cargo.lock"));
        let manifest = fs::read_to_string(workspace.join("Cargo.toml")).expect("a manifest");
        let members = manifest.lines().find(|line| line.starts_with("members = "));
        let members = members.expect("the members of the workspace");
        let alone = manifest.replace(members, r#"members = ["kompliant-api"]"#);
        fs::write(folder.join("Cargo.toml"), alone).expect("written");
        // Cargo would take what is built of the copy for the original's, if both had one version.
        let manifest = fs::read_to_string(api.join("Cargo.toml")).expect("a manifest");
        let version = manifest.lines().find(|line| line.starts_with("version = "));
        let mut manifest =
            manifest.replacen(version.expect("a version"), "version = \"0.0.0-random\"", 1);
        // Of tests and examples there are those alone that are generated.
        if let Some(at) = manifest.find("[[example]]") {
            manifest.truncate(at);
        }
        if let Some(at) = manifest.find("[[test]]") {
            manifest.truncate(at);
        }
        fs::write(api.join("Cargo.toml"), manifest).expect("written");
        drop(fs::remove_dir_all(api.join("src/generated")));
        for output in outputs {
            let path = api.join(&output.path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, &output.text).expect("written");
        }
        Self { folder }
    }

    /// Everything that is wrong with it: the first message of each kind, and how many there are.
    pub(crate) fn problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (name, features) in FEATURES {
            let clippy = ["clippy", "--lib", "--message-format", "short"];
            let arguments = [&clippy[..], features, &["--", "-D", "warnings"]].concat();
            found.extend(self.run(name, &arguments));
            if !found.is_empty() {
                return found;
            }
        }
        let tests = ["clippy", "--test", "generated", "--features", ALL];
        let denied = ["--message-format", "short", "--", "-D", "warnings"];
        found.extend(self.run("clippy of the tests", &[&tests[..], &denied].concat()));
        let docs = ["doc", "--no-deps", "--features", ALL];
        found.extend(self.run("documentation", &docs));
        found.extend(self.run("tests", &["test", "--test", "generated", "--features", ALL]));
        found
    }

    fn run(&self, name: &str, arguments: &[&str]) -> Vec<String> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
        let start = std::time::Instant::now();
        let output = Command::new(env!("CARGO"))
            .arg("--offline")
            .args(arguments)
            .current_dir(self.folder.join("kompliant-api"))
            .env("CARGO_TARGET_DIR", target)
            .env("RUSTDOCFLAGS", "-D warnings")
            .env_remove("CARGO_MANIFEST_DIR")
            .output()
            .expect("it starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let text = text(&output.stdout) + &text(&output.stderr);
        println!("{name}: {}, {:.1} s", output.status, start.elapsed().as_secs_f64());
        if output.status.success() {
            return Vec::new();
        }
        let says =
            |line: &&str| ["error", "warning", "panicked"].iter().any(|word| line.contains(word));
        let mut kinds: BTreeMap<String, (usize, String)> = BTreeMap::new();
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| says(line)) {
            let after = lines.get(at + 1).copied().unwrap_or_default();
            let shown = match line.contains("panicked") || line.starts_with("error") {
                true => format!("{line}\n  {after}"),
                false => (*line).to_owned(),
            };
            let kind = if line.contains("panicked") { after } else { line };
            kinds.entry(super::kind_of(kind)).or_insert((0, shown)).0 += 1;
        }
        let found = kinds.values().map(|(times, line)| format!("{name}, {times} times: {line}"));
        found.collect()
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
