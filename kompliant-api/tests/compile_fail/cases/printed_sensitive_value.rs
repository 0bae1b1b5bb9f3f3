//! A sensitive value is printed.

use kompliant_api::types::ExecutionResult;

fn show(result: ExecutionResult) {
    println!("{}", result.decrypted_data.unwrap());
}

fn main() {}
