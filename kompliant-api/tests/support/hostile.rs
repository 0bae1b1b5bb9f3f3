//! A server that misbehaves as it is told, step by step.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::server;

/// What is done with a connection, one after the other. At the end it is closed.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads the whole request.
    Read,
    /// Waits until something has come, and leaves it unread: to close then resets the connection.
    Await,
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Sends these bytes one by one, with so much time between them.
    Trickle(Vec<u8>, Duration),
    /// Sends as many zeros, or as many as the client takes.
    Flood(usize),
    /// Does nothing until the client has gone.
    Hang,
}

/// A server whose every connection goes through the same steps.
pub struct Hostile {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    script: Arc<Mutex<Vec<Vec<Step>>>>,
    stopped: Arc<AtomicBool>,
}

impl Hostile {
    /// The connections go through these scripts in turn, and the last one again and again.
    pub fn start(script: Vec<Vec<Step>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let connections = Arc::new(AtomicUsize::new(0));
        let stopped = Arc::new(AtomicBool::new(false));
        let script = Arc::new(Mutex::new(script));
        let hostile = Self {
            address,
            connections: Arc::clone(&connections),
            script: Arc::clone(&script),
            stopped: Arc::clone(&stopped),
        };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                connections.fetch_add(1, Ordering::SeqCst);
                let mut script = script.lock().expect("the script");
                let steps = match script.len() {
                    0 => Vec::new(),
                    1 => script[0].clone(),
                    _ => script.remove(0),
                };
                thread::spawn(move || go(stream, &steps));
            }
        });
        hostile
    }

    /// `http://127.0.0.1:…`
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Changes what is done, and forgets the connections so far.
    pub fn script(&self, script: Vec<Vec<Step>>) {
        *self.script.lock().expect("the script") = script;
        self.connections.store(0, Ordering::SeqCst);
    }

    /// How many connections there were. The client keeps none of them, so each is a request.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Hostile {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread, so that it sees that it is to stop.
        drop(TcpStream::connect(self.address));
    }
}

/// The client may go at any time, and then the rest is not done.
fn go(mut stream: TcpStream, steps: &[Step]) {
    for step in steps {
        let done = match step {
            Step::Read => server::read(&mut stream).map(drop).ok_or(()),
            Step::Await => stream.peek(&mut [0]).map(drop).map_err(drop),
            Step::Send(bytes) => stream.write_all(bytes).map_err(drop),
            Step::Trickle(bytes, between) => bytes.iter().try_for_each(|byte| {
                thread::sleep(*between);
                stream.write_all(&[*byte]).map_err(drop)
            }),
            Step::Flood(count) => flood(&mut stream, *count),
            Step::Hang => {
                while stream.read(&mut [0; 1024]).is_ok_and(|read| read > 0) {}
                Err(())
            }
        };
        if done.is_err() {
            return;
        }
    }
}

fn flood(stream: &mut TcpStream, count: usize) -> Result<(), ()> {
    let zeros = vec![b'0'; 64 * 1024];
    let mut left = count;
    while left > 0 {
        let part = left.min(zeros.len());
        stream.write_all(&zeros[..part]).map_err(drop)?;
        left -= part;
    }
    Ok(())
}
