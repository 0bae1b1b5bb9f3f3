//! Killed at any moment, the program leaves a state that loads and has all that was answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::json;

use crate::program::{Folder, Program};
use crate::random::Random;
use crate::raw::Connection;

/// So many by default; all of them with `SANDBOX_KILLS=200`.
const KILLS: u64 = 60;

#[test]
fn a_killed_process_has_lost_nothing_that_was_answered() {
    let folder = Folder::new("killed");
    let file = folder.file();
    let mut random = Random::new(7);
    let mut all: Vec<String> = Vec::new();
    let mut created: Vec<String> = Vec::new();
    let kills = std::env::var("SANDBOX_KILLS").ok().map(|kills| kills.parse().expect("a number"));
    let kills = kills.unwrap_or(KILLS);
    for number in 0..kills {
        let program = Program::start(&["--state", &file, "--quiet"]);
        assert_known(&program.url, &created);
        all.append(&mut created);
        let mut connection = Connection::open(&program.url);
        let (answered, wait_for) = (Arc::new(AtomicUsize::new(0)), random.below(4));
        let count = Arc::clone(&answered);
        let writer = thread::spawn(move || {
            let mut ids = Vec::new();
            let workflow = json!({
                "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc",
                "provisioning_sponsor": "GLOBAL_PAYMENTS",
            });
            // So much is out of date soon, so that the file is often written again as a whole.
            let documents: Vec<String> = (0..60_000).map(|id| format!("d_{number}_{id}")).collect();
            let large = json!({"workflow_id": "w_large", "type": documents.concat()});
            if number % 2 == 0 {
                connection.call("sandbox.workflow", &large);
            }
            // Until the process is gone.
            while let Some((status, answer)) = connection.call("propay.create", &workflow) {
                assert_eq!(status, 200, "{answer}");
                let id = answer["data"]["propay"]["propay_id"].as_str().expect("an id");
                ids.push(id.to_owned());
                count.fetch_add(1, Ordering::Relaxed);
            }
            ids
        });
        while answered.load(Ordering::Relaxed) < wait_for {
            thread::yield_now();
        }
        // Anywhere within the next one, however fast the disk is.
        thread::sleep(Duration::from_micros(random.next() % (1 << random.below(15))));
        program.kill();
        created = writer.join().expect("the writer ends");
    }
    all.append(&mut created);
    assert!(all.len() as u64 > kills, "only {} writes came through", all.len());
    let program = Program::start(&["--state", &file]);
    assert_known(&program.url, &all);
}

/// Each entity is there.
fn assert_known(url: &str, ids: &[String]) {
    let mut connection = Connection::open(url);
    for id in ids {
        let (status, answer) =
            connection.call("propay.get", &json!({"propay_id": id})).expect("an answer");
        assert_eq!(status, 200, "{id} is lost: {answer}");
    }
}
