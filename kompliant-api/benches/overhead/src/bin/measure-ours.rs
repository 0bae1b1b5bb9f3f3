//! The side of kompliant-api.

use std::hint::black_box;

use bytes::Bytes;
use http::Response;
use kompliant_api::{
    Client, Credentials,
    propay::{Get, PropayId},
};
use overhead::{
    ANSWER, API_KEY, AUTH_TOKEN, ID, SECRET_KEY,
    measure::{Counting, Task, runtime},
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
    let task = Task::of_arguments();
    let credentials = Credentials::new(API_KEY, SECRET_KEY, AUTH_TOKEN).expect("credentials");
    let builder = Client::builder(credentials);
    let Some(url) = &task.url else {
        let codec = builder.codec().expect("a codec");
        // On the heap on both sides: how fast text is checked depends on where it begins.
        let answer = Response::new(Bytes::from(ANSWER.as_bytes().to_vec()));
        return task.repeat(|| {
            black_box(codec.decode::<Get>(black_box(&answer)).expect("an entity"));
        });
    };
    let client = builder.base_url(url).build().expect("a client");
    let id = PropayId::new(ID).expect("an id");
    let runtime = runtime();
    task.repeat(|| {
        let entity = runtime.block_on(client.propay().get(&id).send()).expect("an entity");
        assert_eq!(black_box(entity).propay_id, id);
    });
}
