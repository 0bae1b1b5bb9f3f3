//! Shows what would be sent, without a network: a transport that keeps requests and answers them
//! itself. It prints the names of headers and not their values, for some are credentials.
//!
//! ```sh
//! cargo run -p kompliant-api --example custom_transport
//! ```

use std::error::Error as StdError;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use kompliant_api::transport::{BoxFuture, Transport, TransportError};
use kompliant_api::types::{ProvisioningSponsor, WorkflowId};
use kompliant_api::{Client, Credentials};

/// Keeps each request with the status that it got, and plays a small part of the API.
#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<Exchange>>>);

type Exchange = (Request<Bytes>, u16);

impl Transport for Captured {
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        let mut captured = self.0.lock().expect("no panic");
        let path = request.uri().path();
        let again = captured.iter().any(|(before, _)| before.uri().path() == path);
        let (status, body) = match path {
            "/propay.create" => {
                (200, success(r#"{"propay": {"propay_id": "ape_1", "status": "created"}}"#))
            }
            "/propay.canExecute" if again => (200, success(r#"{"can_execute": true}"#)),
            // Busy the first time, so that there is something to send again.
            "/propay.canExecute" => (503, String::new()),
            _ => (404, String::new()),
        };
        captured.push((request, status));
        let answer = Response::builder().status(status).body(Bytes::from(body));
        Box::pin(async { answer.map_err(TransportError::unknown) })
    }

    fn sleep(&self, wait: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(wait))
    }
}

fn success(data: &str) -> String {
    format!(r#"{{"meta": {{"status": "SUCCESS"}}, "data": {data}}}"#)
}

fn main() -> Result<(), Box<dyn StdError>> {
    let captured = Captured::default();
    let credentials = Credentials::new("sb_example", "c2VjcmV0", "token")?;
    let client = Client::builder(credentials).transport(captured.clone()).build()?;

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let workflow_id = WorkflowId::new("w_2dJFFW3HY8a3zOjqwUXhQc")?;
        let sponsor = ProvisioningSponsor::GlobalPayments;
        let entity = client.propay().create(workflow_id, sponsor).send().await?;
        println!("created {}", entity.propay_id);
        let check = client.propay().can_execute(&entity.propay_id).send().await?;
        println!("can be executed: {}", check.can_execute);
        Ok::<(), Box<dyn StdError>>(())
    })?;

    println!("\nfor that, these requests were made:");
    for (request, status) in captured.0.lock().expect("no panic").iter() {
        let (method, path) = (request.method(), request.uri().path());
        println!("\n{method} {path} ({} bytes), answered by {status}", request.body().len());
        for (name, value) in request.headers() {
            let secret = if value.is_sensitive() { " (a credential)" } else { "" };
            println!("  {name}{secret}");
        }
    }
    Ok(())
}
