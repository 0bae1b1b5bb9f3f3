//! `cargo xtask codegen --watch`, on a copy: what is saved is generated, however it is saved.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use support::{copy_folder, fresh, workspace};

/// Far longer than it takes on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(60);

struct Watcher {
    child: Child,
    said: Arc<Mutex<String>>,
}

impl Watcher {
    fn start(copy: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["codegen", "--watch"]).env("CARGO_MANIFEST_DIR", copy.join("xtask"));
        command.env_remove("GITHUB_ACTIONS").stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let said = Arc::new(Mutex::new(String::new()));
        let (mut out, mut err) =
            (child.stdout.take().expect("out"), child.stderr.take().expect("err"));
        let (to, also_to) = (said.clone(), said.clone());
        thread::spawn(move || collect(&mut out, &to));
        thread::spawn(move || collect(&mut err, &also_to));
        Self { child, said }
    }

    /// What it has said since it was last asked.
    fn until(&self, wanted: &str) -> String {
        let mut all = String::new();
        patiently(wanted, || {
            all += &std::mem::take(&mut *self.said.lock().expect("a lock"));
            all.contains(wanted).then(|| all.clone())
        })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn collect(from: &mut impl std::io::Read, to: &Mutex<String>) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = from.by_ref().read(&mut buffer) {
        to.lock().expect("a lock").push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
}

fn patiently<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "still waiting for {what:?}");
        thread::sleep(Duration::from_millis(5));
    }
}

fn copy() -> PathBuf {
    let copy = fresh("watch");
    for folder in [
        "spec",
        "kompliant-api/src/generated",
        "kompliant-api/tests/generated",
        "kompliant-api/reference",
    ] {
        copy_folder(&workspace().join(folder), &copy.join(folder));
    }
    copy
}

#[test]
fn what_is_saved_is_generated() {
    let copy = copy();
    let spec = copy.join("spec/provisioners/propay.yaml");
    let old = fs::read_to_string(&spec).expect("read");
    let with = |text: &str| old.replacen("The entity to check.", text, 1);
    let code = copy.join("kompliant-api/src/generated/propay/can_execute.rs");
    let page = copy.join("kompliant-api/reference/methods/propay.md");
    let follows = |path: &Path, text: &str| {
        patiently(text, || fs::read_to_string(path).ok()?.contains(text).then_some(()));
    };

    let watcher = Watcher::start(&copy);
    watcher.until(" generated files, 0 written or removed, in ");

    fs::write(&spec, with("The first of all.")).expect("saved");
    watcher.until(" changed  kompliant-api/reference/methods/propay.md\n");
    follows(&page, "The first of all.");

    // A mistake is said, and nothing is written; the next save is as good as any.
    let before = fs::read(&code).expect("read");
    fs::write(&spec, old.replacen("x-effect: write", "x-efect: write", 1)).expect("saved");
    let said = watcher.until("nothing was written");
    assert!(said.contains("error[KG0105]: unknown extension `x-efect`"), "{said}");
    assert_eq!(fs::read(&code).expect("read"), before);

    // As editors do that keep a copy: the file is away for a moment, and another one takes its
    // place.
    let other = spec.with_extension("yaml.new");
    fs::write(&other, with("The second of all.")).expect("written");
    fs::rename(&spec, spec.with_extension("yaml~")).expect("moved");
    fs::rename(&other, &spec).expect("moved");
    follows(&page, "The second of all.");
    let said = watcher.until(" written or removed, in ");
    assert!(!said.contains("error["), "{said}");

    // Several files at once, one of them new to the list.
    let root = copy.join("spec/openapi.yaml");
    let text = fs::read_to_string(&root).expect("read");
    fs::write(&root, text.replacen("title: ProPay", "title: ProPay Two", 1)).expect("saved");
    fs::write(&spec, with("The third of all.")).expect("saved");
    follows(&page, "The third of all.");
    follows(&page, "# ProPay Two");
}
