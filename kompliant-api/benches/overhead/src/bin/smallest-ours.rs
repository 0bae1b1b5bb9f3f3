//! One call by kompliant-api.

use std::error::Error;

use kompliant_api::{Client, Credentials, propay::PropayId};
use overhead::measure::runtime;

fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::new(Credentials::from_env()?)?;
    let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
    let entity = runtime().block_on(client.propay().get(id).send())?;
    println!("{:?}", entity.status);
    Ok(())
}
