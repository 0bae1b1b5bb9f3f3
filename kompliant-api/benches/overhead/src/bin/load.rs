//! Makes as many correct calls to a sandbox as it answers, or starts it again and again.
//!
//! Without any client library, so that as little as possible is measured beside the sandbox.
//! `load calls PID URL SECONDS` and `load starts TIMES PROGRAM…`.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

/// So many calls are under way at once, each on a connection that is kept.
const CONNECTIONS: usize = 16;

const WORKFLOW: &str =
    r#"{"workflow_id":"w_2dJFFW3HY8a3zOjqwUXhQc","provisioning_sponsor":"GLOBAL_PAYMENTS"}"#;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["calls", pid, url, seconds] => calls(pid, url, seconds.parse().expect("a number")),
        ["starts", times, program @ ..] => starts(times.parse().expect("a number"), program),
        _ => panic!("load calls PID URL SECONDS | load starts TIMES PROGRAM…"),
    }
}

/// Prints calls a second, and calls for each second of CPU that the server took.
fn calls(pid: &str, url: &str, seconds: u64) {
    let mut connections: Vec<_> = (0..CONNECTIONS).map(|_| connect(url)).collect();
    let mut answer = Vec::new();
    let created = exchange(&mut connections[0], &call("propay.create", WORKFLOW), &mut answer);
    assert!(created, "{}", String::from_utf8_lossy(&answer));
    let answer_text = String::from_utf8_lossy(&answer);
    let id = answer_text.split('"').find(|text| text.starts_with("ape_")).expect("an id");
    let id = format!(r#"{{"propay_id":"{id}"}}"#);
    let requests = [call("propay.get", &id), call("propay.canExecute", &id)];

    let (cpu, start, until) = (cpu(pid), Instant::now(), Duration::from_secs(seconds));
    let mut count = 0_u64;
    while start.elapsed() < until {
        let request = &requests[(count as usize / CONNECTIONS) % requests.len()];
        for connection in &mut connections {
            connection.get_mut().write_all(request).expect("a request is taken");
        }
        for connection in &mut connections {
            assert!(read(connection, &mut answer), "{}", String::from_utf8_lossy(&answer));
            count += 1;
        }
    }
    let (took, cpu) = (start.elapsed().as_secs_f64(), self::cpu(pid) - cpu);
    println!("{:.0} {:.0}", count as f64 / took, count as f64 / cpu);
}

/// Prints the milliseconds from the start of the process to the first answered call, sorted.
fn starts(times: usize, program: &[&str]) {
    let mut all: Vec<f64> = (0..times)
        .map(|_| {
            let start = Instant::now();
            let (mut child, out) = spawn(program);
            let mut line = String::new();
            let mut out = BufReader::new(out);
            out.read_line(&mut line).expect("text");
            let url = line.trim_end().rsplit(' ').next().expect("a URL");
            let mut answer = Vec::new();
            let mut connection = connect(url);
            let answered = exchange(&mut connection, &call("propay.create", WORKFLOW), &mut answer);
            let took = start.elapsed().as_secs_f64() * 1000.0;
            assert!(answered, "{}", String::from_utf8_lossy(&answer));
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
            took
        })
        .collect();
    all.sort_by(f64::total_cmp);
    println!("{}", all.iter().map(|one| format!("{one:.2}")).collect::<Vec<_>>().join(" "));
}

fn spawn(program: &[&str]) -> (Child, ChildStdout) {
    let mut command = Command::new(program[0]);
    let child = command.args(&program[1..]).stdout(Stdio::piped()).spawn();
    let mut child = child.expect("the program starts");
    let out = child.stdout.take().expect("its output");
    (child, out)
}

fn connect(url: &str) -> BufReader<TcpStream> {
    let stream = TcpStream::connect(url.trim_start_matches("http://")).expect("a connection");
    stream.set_nodelay(true).expect("no delay");
    BufReader::new(stream)
}

fn exchange(connection: &mut BufReader<TcpStream>, request: &[u8], answer: &mut Vec<u8>) -> bool {
    connection.get_mut().write_all(request).expect("a request is taken");
    read(connection, answer)
}

/// Reads an answer, and gives whether it is a good one.
fn read(connection: &mut BufReader<TcpStream>, answer: &mut Vec<u8>) -> bool {
    answer.clear();
    let mut length = 0;
    loop {
        let from = answer.len();
        connection.read_until(b'\n', answer).expect("an answer");
        let line = &answer[from..];
        if line == b"\r\n" {
            break;
        }
        assert!(!line.is_empty(), "the connection was closed");
        if line.len() > 15 && line[..15].eq_ignore_ascii_case(b"content-length:") {
            let number = std::str::from_utf8(&line[15..]).expect("text");
            length = number.trim().parse().expect("a number");
        }
    }
    let from = answer.len();
    answer.resize(from + length, 0);
    connection.read_exact(&mut answer[from..]).expect("a body");
    answer.starts_with(b"HTTP/1.1 200 ")
}

/// With the published credentials and their published signature.
fn call(method: &str, body: &str) -> Vec<u8> {
    format!(
        "POST /{method} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\
         Authorization: KSig1-HMAC-SHA256 iWEh4jjK9wfjTXd/3GzImPLL1swTZiCPpDbj62vFo2Q=\r\n\
         X-API-Key: sb_3eY9UJuj09636NVPlgmhfa\r\n\
         X-API-Auth-Token: 7F2Av26rUgtzJYgUG9IilG1W6ZMLnt7Dak3Gyht220KLpkBLSJRMOzhBYd\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len(),
    )
    .into_bytes()
}

/// The seconds that a process has computed; Linux counts them in hundredths.
fn cpu(pid: &str) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).expect("Linux");
    let (_, rest) = stat.rsplit_once(')').expect("a name");
    let ticks = rest.split_whitespace().skip(11).take(2).map(|field| field.parse::<f64>());
    ticks.map(|ticks| ticks.expect("a number")).sum::<f64>() / 100.0
}
