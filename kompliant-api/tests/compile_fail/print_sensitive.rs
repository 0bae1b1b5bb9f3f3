//! What is sensitive does not print.

use kompliant_api::Sensitive;

fn main() {}

fn log(pin: &Sensitive<String>) {
    println!("{pin}");
}
