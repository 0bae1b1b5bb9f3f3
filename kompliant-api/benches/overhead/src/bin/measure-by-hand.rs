//! The side written by hand.

use std::hint::black_box;

use overhead::{
    ANSWER, API_KEY, AUTH_TOKEN, ID, SECRET_KEY,
    by_hand::{Api, decode},
    measure::{Counting, Task, runtime},
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
    let task = Task::of_arguments();
    let Some(url) = &task.url else {
        // On the heap on both sides: how fast text is checked depends on where it begins.
        let answer = ANSWER.as_bytes().to_vec();
        return task.repeat(|| {
            black_box(decode(black_box(&answer)).expect("an entity"));
        });
    };
    let api = Api::new(url, API_KEY, SECRET_KEY, AUTH_TOKEN).expect("a client");
    let runtime = runtime();
    task.repeat(|| {
        let entity = runtime.block_on(api.get(ID)).expect("an entity");
        assert_eq!(black_box(entity).propay_id, ID);
    });
}
