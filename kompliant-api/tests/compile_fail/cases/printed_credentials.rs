//! Credentials are printed.

use kompliant_api::Credentials;

fn main() {
    let credentials = Credentials::new("sb_key", "c2VjcmV0", "token").unwrap();
    println!("{credentials}");
}
