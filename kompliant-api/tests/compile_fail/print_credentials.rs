//! Credentials do not print.

use kompliant_api::Credentials;

fn main() {}

fn log(credentials: &Credentials) {
    println!("{credentials}");
}
