//! Text is not an id before it was checked.

use kompliant_api::Client;

fn main() {}

fn get(client: &Client) {
    let _ = client.propay().get("ape_2dJFFW3HY8a3zOjqwUXhQc").send();
}
