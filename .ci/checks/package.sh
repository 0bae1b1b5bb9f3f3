#!/usr/bin/env bash
# The crate can be published, and what is published can be used outside this workspace.
. "$(dirname "$0")/../lib.sh"
temporary

target=$(target_dir)
version=$(cargo pkgid --package kompliant-api | sed 's/.*[#@]//')
name="kompliant-api-$version"
# What is checked is the content; whether it is committed is another question.
cargo package --package kompliant-api --allow-dirty
tar --extract --gzip --file "$target/package/$name.crate" --directory "$scratch"
for file in README.md LICENSE-MIT LICENSE-APACHE src/generated/mod.rs; do
    [[ -s $scratch/$name/$file ]] || fail "the package lacks $file"
done

mkdir -p "$scratch/user/src"
cat >"$scratch/user/Cargo.toml" <<TOML
[package]
name = "user"
version = "0.0.0"
edition = "2024"

[dependencies]
kompliant-api = { path = "../$name" }

[workspace]
TOML
cat >"$scratch/user/src/main.rs" <<'RUST'
use kompliant_api::propay::{ExecuteError, Propay};
use kompliant_api::types::{ProvisioningSponsor, WorkflowId};
use kompliant_api::{Client, Credentials, Error, Provisioner};

async fn onboard(client: &Client, workflow: WorkflowId) -> Result<(), Box<dyn std::error::Error>> {
    let made = client.propay().create(workflow, ProvisioningSponsor::GlobalPayments).send().await?;
    let check = client.propay().can_execute(&made.propay_id).send().await?;
    println!("{} is missing", check.missing_requirements().len());
    let started = client.propay().execute(&made.propay_id).send().await;
    started.map_err(|error: Error<ExecuteError>| format!("{:?}: {error}", error.reason()))?;
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new(Credentials::new("sb_1", "c2VjcmV0", "token")?)?;
    let _never_sent = onboard(&client, WorkflowId::new("w_1")?);
    println!("{} at {}: {client:?}", Propay::TITLE, Propay::BANK);
    Ok(())
}
RUST
# The versions that are tested here, and what is compiled of them already.
cp Cargo.lock "$scratch/user/Cargo.lock"
CARGO_TARGET_DIR="$target" cargo run --quiet --manifest-path "$scratch/user/Cargo.toml"
