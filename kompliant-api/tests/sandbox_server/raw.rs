//! Requests as bytes, and answers as they come: what goes over the socket is seen here and not what
//! a client makes of it.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// The published credentials and their published signature, as headers.
pub const SIGNED: &str = "\
    Authorization: KSig1-HMAC-SHA256 iWEh4jjK9wfjTXd/3GzImPLL1swTZiCPpDbj62vFo2Q=\r\n\
    X-API-Key: sb_3eY9UJuj09636NVPlgmhfa\r\n\
    X-API-Auth-Token: 7F2Av26rUgtzJYgUG9IilG1W6ZMLnt7Dak3Gyht220KLpkBLSJRMOzhBYd\r\n";

/// A request with these headers.
pub fn request(verb: &str, path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "{verb} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}\
         Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// A correct call.
pub fn call(method: &str, body: &Value) -> Vec<u8> {
    request("POST", &format!("/{method}"), SIGNED, body.to_string().as_bytes())
}

/// A connection that is kept.
pub struct Connection(BufReader<TcpStream>);

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Connection {
    /// `url` is `http://127.0.0.1:…`
    pub fn open(url: &str) -> Self {
        let stream = TcpStream::connect(url.trim_start_matches("http://")).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        stream.set_nodelay(true).expect("no delay");
        Self(BufReader::new(stream))
    }

    /// Sends as much as the server takes.
    pub fn send(&mut self, bytes: &[u8]) -> bool {
        self.0.get_mut().write_all(bytes).is_ok()
    }

    /// Says that no more is sent.
    pub fn finish(&mut self) {
        let _already_closed = self.0.get_ref().shutdown(Shutdown::Write);
    }

    /// The next answer, or `None` if the connection is closed before the end of one.
    pub fn answer(&mut self) -> Option<Answer> {
        let mut head = String::new();
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if line == "\r\n" {
                break;
            }
            head.push_str(&line);
        }
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
        });
        let mut body = vec![0; length.unwrap_or(0)];
        self.0.read_exact(&mut body).ok()?;
        Some(Answer { status, head, body })
    }

    /// Sends a correct call and gives status and answer.
    pub fn call(&mut self, method: &str, body: &Value) -> Option<(u16, Value)> {
        if !self.send(&call(method, body)) {
            return None;
        }
        let answer = self.answer()?;
        Some((answer.status, answer.json()))
    }

    /// All that comes until the server closes it.
    pub fn rest(&mut self) -> Vec<u8> {
        let mut rest = Vec::new();
        let _may_end_in_an_error = self.0.read_to_end(&mut rest);
        rest
    }

    /// Whether it stays open and nothing comes.
    pub fn is_silent_for(&mut self, time: Duration) -> bool {
        self.0.get_ref().set_read_timeout(Some(time)).expect("a timeout");
        let read = self.0.read(&mut [0]);
        self.0.get_ref().set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        read.is_err_and(|error| {
            matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
        })
    }

    /// Whether nothing comes any more: the server has closed it.
    pub fn is_closed(&mut self) -> bool {
        match self.0.read(&mut [0]) {
            Ok(read) => read == 0,
            // Not that the time to wait for it is over.
            Err(error) => error.kind() == io::ErrorKind::ConnectionReset,
        }
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}
