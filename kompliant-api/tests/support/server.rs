//! A server on this machine that keeps what it was sent, byte for byte, and answers as it is told.

use std::collections::VecDeque;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the server does with a request.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Answers with a status, a content type and a body.
    Body(u16, &'static str, Vec<u8>),
    /// Sends these bytes, whatever they are, and closes the connection.
    Raw(Vec<u8>),
    /// Closes the connection without a word.
    Close,
    /// Keeps the connection for so long, and says nothing.
    Silence(Duration),
}

impl Answer {
    /// JSON with a status.
    pub fn json(status: u16, body: impl ToString) -> Self {
        Self::Body(status, "application/json", body.to_string().into_bytes())
    }
}

/// One thread that takes connections one after the other, until it is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// What the next requests get, one each.
    first: VecDeque<Answer>,
    answer: Option<Answer>,
    requests: Vec<Vec<u8>>,
    stopped: bool,
}

impl Server {
    /// Starts a server that gives every request the same answer, until it is given another.
    pub fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(Mutex::new(State { answer: Some(answer), ..State::default() }));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.lock().expect("the state").stopped {
                    break;
                }
                serve(stream, &shared);
            }
        });
        Self { address, state }
    }

    /// Changes the answer to all further requests.
    pub fn answer(&self, answer: Answer) {
        self.state.lock().expect("the state").answer = Some(answer);
    }

    /// Gives the next requests these answers, one each, before the answer to all others.
    #[allow(dead_code, reason = "not every test needs it")]
    pub fn first(&self, answers: impl IntoIterator<Item = Answer>) {
        self.state.lock().expect("the state").first.extend(answers);
    }

    /// `http://127.0.0.1:…`
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// `127.0.0.1:…`
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// What has come in since the last time, each request whole.
    pub fn requests(&self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.state.lock().expect("the state").requests)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.lock().expect("the state").stopped = true;
        // Wakes the thread, so that it sees that it is to stop.
        drop(TcpStream::connect(self.address));
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>) {
    let Some(request) = read(&mut stream) else { return };
    let answer = {
        let mut state = state.lock().expect("the state");
        state.requests.push(request);
        state.first.pop_front().or_else(|| state.answer.clone())
    };
    let bytes = match answer {
        Some(Answer::Body(status, kind, body)) => {
            let head = format!(
                "HTTP/1.1 {status} Status\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len(),
            );
            [head.into_bytes(), body].concat()
        }
        Some(Answer::Raw(bytes)) => bytes,
        Some(Answer::Silence(time)) => {
            thread::spawn(move || {
                thread::sleep(time);
                drop(stream);
            });
            return;
        }
        Some(Answer::Close) | None => return,
    };
    // The client may have gone; that is for the test to find.
    let _ = stream.write_all(&bytes);
}

/// A request with its body, as `Content-Length` says how long that is.
pub(super) fn read(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        if let Some(end) = find(&bytes, b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
            let length: usize = length.map_or(0, |text| text.trim().parse().expect("a length"));
            if bytes.len() >= end + 4 + length {
                return Some(bytes);
            }
        }
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return None,
            Ok(read) => bytes.extend_from_slice(&part[..read]),
        }
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}
