//! The built program, as a process of its own.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

pub struct Program {
    child: Child,
    out: Option<BufReader<ChildStdout>>,
    pub url: String,
    pub welcome: String,
}

pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kompliant-sandbox"));
    command.args(arguments);
    command
}

/// Runs it to its end, which has to come by itself.
pub fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program runs")
}

impl Program {
    /// Starts it on a free port, and waits until it says where it is.
    pub fn start(arguments: &[&str]) -> Self {
        Self::run(command(&["--port", "0"]), arguments)
    }

    /// The same where no file may become larger than some kilobytes.
    #[cfg(unix)]
    pub fn start_with_small_files(arguments: &[&str]) -> Self {
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"trap '' XFSZ; ulimit -f 16; exec "$@""#, "sh"]);
        shell.args([env!("CARGO_BIN_EXE_kompliant-sandbox"), "--port", "0"]);
        Self::run(shell, arguments)
    }

    fn run(mut command: Command, arguments: &[&str]) -> Self {
        command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        let mut welcome = String::new();
        while !welcome.ends_with("stops it.\n\n") {
            if out.read_line(&mut welcome).expect("text") == 0 {
                let mut problem = String::new();
                let stderr = child.stderr.as_mut().expect("stderr");
                stderr.read_to_string(&mut problem).expect("text");
                panic!("it did not start: {problem}");
            }
        }
        let url = welcome.lines().next().and_then(|line| line.rsplit(' ').next());
        let url = url.expect("a URL").to_owned();
        Self { child, out: Some(out), url, welcome }
    }

    /// The next line that it prints.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.as_mut().expect("its output").read_line(&mut line).expect("text");
        line
    }

    /// From here on nobody reads what it prints.
    pub fn close_output(&mut self) {
        self.out = None;
    }

    /// As much memory as it has had at once, in KiB.
    #[cfg(target_os = "linux")]
    pub fn peak_memory(&self) -> usize {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).expect("its status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number.and_then(|number| number.parse().ok()).expect("a number")
    }

    /// SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }

    /// Sends a signal, waits for its end, and gives its exit code and what it said since.
    #[cfg(unix)]
    pub fn stop(mut self, signal: &str) -> (Option<i32>, String, String) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &pid]).status().expect("kill runs");
        assert!(sent.success());
        let (mut out, mut err) = (String::new(), String::new());
        if let Some(rest) = &mut self.out {
            rest.read_to_string(&mut out).expect("text");
        }
        let mut stderr = self.child.stderr.take().expect("stderr");
        stderr.read_to_string(&mut err).expect("text");
        (self.child.wait().expect("it ends").code(), out, err)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _ended_already = self.child.wait();
    }
}

/// A folder that goes with the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("sandbox-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub fn file(&self) -> String {
        self.0.join("state").display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).expect("the folder goes");
    }
}
