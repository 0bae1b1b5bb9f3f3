//! One call, written by hand.

use std::{env::var, error::Error};

use overhead::{by_hand::Api, measure::runtime};

fn main() -> Result<(), Box<dyn Error>> {
    let api = Api::new(
        "https://api.kompliant.com",
        &var("KOMPLIANT_API_KEY")?,
        &var("KOMPLIANT_SECRET_KEY")?,
        &var("KOMPLIANT_AUTH_TOKEN")?,
    )?;
    let entity = runtime().block_on(api.get("ape_2dJFFW3HY8a3zOjqwUXhQc"))?;
    println!("{:?}", entity.status);
    Ok(())
}
