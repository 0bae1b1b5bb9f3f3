//! The thread of a blocking client goes with it. Alone in its process, where threads can be counted:
//! on Linux.
#![cfg(all(feature = "blocking", feature = "reqwest", target_os = "linux"))]

mod support;

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use kompliant_api::blocking::Client;
use kompliant_api::propay::PropayId;
use support::{Answer, Server};

/// How many threads have the name of those that send.
fn threads() -> usize {
    let tasks = fs::read_dir("/proc/self/task").expect("tasks").flatten();
    let names = tasks.filter_map(|task| fs::read_to_string(task.path().join("comm")).ok());
    names.filter(|name| name.trim() == "kompliant-api").count()
}

#[test]
fn it_ends_with_the_last_clone() {
    let server = Server::start(Answer::Close);
    let builder = Client::builder(support::credentials()).base_url(&server.url());
    let client = builder.build_blocking().expect("a client");
    let twin = client.clone();
    drop(client);
    let id = PropayId::new("ape_1").expect("an id");
    twin.propay().execute(id).send().expect_err("no answer");
    assert_eq!(threads(), 1);
    drop(twin);
    let start = Instant::now();
    while threads() > 0 && start.elapsed() < Duration::from_secs(10) {
        thread::yield_now();
    }
    assert_eq!(threads(), 0);
}
