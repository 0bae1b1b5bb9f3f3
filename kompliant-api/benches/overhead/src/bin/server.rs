//! A server on this machine that gives every request the documented answer.
//!
//! A process of its own, so that what it does is not counted. It says where it is, and ends when its
//! input does.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::Duration,
};

use overhead::ANSWER;

/// So long that the client waits for every answer, whoever else uses the machine: it then takes the
/// same steps in every call.
const PAUSE: Duration = Duration::from_millis(3);

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    println!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || serve(stream));
        }
    });
    // Whoever started it holds the other end.
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
}

fn serve(mut stream: TcpStream) -> Option<()> {
    let body = ANSWER.trim_end();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\n\
         date: Sat, 18 Jan 2025 07:33:01 GMT\r\ncontent-length: {}\r\n\r\n{body}",
        body.len(),
    );
    let mut request = Vec::new();
    let mut part = [0; 4096];
    loop {
        // The body of every request is an object without another one in it.
        while !request.ends_with(b"}") {
            let read = stream.read(&mut part).ok().filter(|read| *read > 0)?;
            request.extend_from_slice(&part[..read]);
        }
        request.clear();
        thread::sleep(PAUSE);
        stream.write_all(answer.as_bytes()).ok()?;
    }
}
