//! What goes over the network, byte for byte.
//!
//! The expected bytes are written out, and not put together by the code that they are to check. The
//! credentials are those of the quick start guide, so the signature is the published one:
//! <https://developer.kompliant.com/docs/quick-start-guide>.
#![cfg(feature = "reqwest")]

use kompliant_api::types::{DocumentId, ProvisioningSponsor, WorkflowId};
use kompliant_api::{ApiVersion, Client, Date, Method, RetryPolicy, mbtrust, propay};
use serde_json::json;

use crate::support::{Answer, Server, client, credentials, wait};

/// A method, its path, and its body. The bodies are those of the documentation.
const METHODS: [(&str, &str); 9] = [
    (
        "mbtrust.create",
        r#"{"workflow_id":"w_2dJFFW3HY8a3zOjqwUXhQc","provisioning_sponsor":"MERRICK"}"#,
    ),
    ("mbtrust.canExecute", r#"{"mbtrust_id":"ape_7h1EpxerrZQyLnRC1EQ9Ck"}"#),
    ("mbtrust.execute", r#"{"mbtrust_id":"ape_4kz3kXp8dL2Xnj97xzFMuG"}"#),
    (
        "mbtrust.execute",
        r#"{"mbtrust_id":"ape_4kz3kXp8dL2Xnj97xzFMuG","documents":{"uploaded_documents":["d_21lpM4CECgfdKyfGQ338u","d_7KmN3pR8xL2Yj5qW9vB4Tc"]}}"#,
    ),
    ("mbtrust.get", r#"{"mbtrust_id":"ape_4kz3kXp8dL2Xnj97xzFMuG"}"#),
    (
        "propay.create",
        r#"{"workflow_id":"w_2dJFFW3HY8a3zOjqwUXhQc","provisioning_sponsor":"GLOBAL_PAYMENTS"}"#,
    ),
    ("propay.canExecute", r#"{"propay_id":"ape_7h1EpxerrZQyLnRC1EQ9Ck"}"#),
    ("propay.execute", r#"{"propay_id":"ape_7h1EpxerrZQyLnRC1EQ9Ck"}"#),
    ("propay.get", r#"{"propay_id":"ape_2dJFFW3HY8a3zOjqwUXhQc"}"#),
];

/// The whole request.
fn expected(host: &str, method: &str, body: &str) -> String {
    format!(
        "POST /{method} HTTP/1.1\r\n\
         authorization: KSig1-HMAC-SHA256 iWEh4jjK9wfjTXd/3GzImPLL1swTZiCPpDbj62vFo2Q=\r\n\
         x-api-key: sb_3eY9UJuj09636NVPlgmhfa\r\n\
         x-api-auth-token: 7F2Av26rUgtzJYgUG9IilG1W6ZMLnt7Dak3Gyht220KLpkBLSJRMOzhBYd\r\n\
         x-api-version: 2025-03-24\r\n\
         content-type: application/json\r\n\
         accept: application/json\r\n\
         user-agent: kompliant-api/0.1.0\r\n\
         host: {host}\r\n\
         content-length: {}\r\n\
         \r\n\
         {body}",
        body.len(),
    )
}

/// The one request that has come in, as text.
fn received(server: &Server) -> String {
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "one call sends one request");
    String::from_utf8_lossy(&requests[0]).into_owned()
}

#[test]
fn every_method() {
    let server = Server::start(Answer::Close);
    let client = client(&server);
    let (mbtrust, propay) = (client.mbtrust(), client.propay());

    let workflow = WorkflowId::new("w_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
    let mbtrust_id = |text| mbtrust::MbtrustId::new(text).unwrap();
    let propay_id = |text| propay::PropayId::new(text).unwrap();
    let documents = ["d_21lpM4CECgfdKyfGQ338u", "d_7KmN3pR8xL2Yj5qW9vB4Tc"];
    let documents = documents.map(|text| DocumentId::new(text).unwrap());

    let mut sent = Vec::new();
    // The server closes the connection on each, so each fails; what it received is what counts.
    macro_rules! send {
        ($($call:expr,)*) => {$(
            wait($call.send()).unwrap_err();
            sent.push(received(&server));
        )*};
    }
    send! {
        mbtrust.create(&workflow, ProvisioningSponsor::Merrick),
        mbtrust.can_execute(mbtrust_id("ape_7h1EpxerrZQyLnRC1EQ9Ck")),
        mbtrust.execute(mbtrust_id("ape_4kz3kXp8dL2Xnj97xzFMuG")),
        mbtrust.execute(mbtrust_id("ape_4kz3kXp8dL2Xnj97xzFMuG")).uploaded_documents(documents),
        mbtrust.get(mbtrust_id("ape_4kz3kXp8dL2Xnj97xzFMuG")),
        propay.create(&workflow, ProvisioningSponsor::GlobalPayments),
        propay.can_execute(propay_id("ape_7h1EpxerrZQyLnRC1EQ9Ck")),
        propay.execute(propay_id("ape_7h1EpxerrZQyLnRC1EQ9Ck")),
        propay.get(propay_id("ape_2dJFFW3HY8a3zOjqwUXhQc")),
    }

    assert_eq!(sent.len(), METHODS.len());
    for (sent, (method, body)) in sent.iter().zip(METHODS) {
        assert_eq!(*sent, expected(&server.host(), method, body));
    }
}

#[test]
fn a_method_that_the_crate_does_not_describe() {
    let server = Server::start(Answer::json(
        200,
        json!({"meta": {"status": "SUCCESS"}, "data": {"workflow_id": "w_1"}}),
    ));
    let request = json!({"account_id": "sb_j8gh53b"});
    let data = wait(client(&server).call_untyped("workflow.create", &request)).unwrap();
    assert_eq!(data, json!({"workflow_id": "w_1"}));
    let body = r#"{"account_id":"sb_j8gh53b"}"#;
    assert_eq!(received(&server), expected(&server.host(), "workflow.create", body));
}

/// The path of the base URL stays in front of the method, and another version is asked for.
#[test]
fn what_the_builder_changes() {
    let server = Server::start(Answer::Close);
    let base_url = format!("{}/kompliant/", server.url());
    let builder =
        || Client::builder(credentials()).retry_policy(RetryPolicy::never()).base_url(&base_url);
    let get = || propay::Get::new(propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap());
    let path = format!("kompliant/{}", propay::Get::NAME);
    let body = r#"{"propay_id":"ape_2dJFFW3HY8a3zOjqwUXhQc"}"#;
    let pinned = expected(&server.host(), &path, body);

    let later = ApiVersion::Dated(Date::new("2026-01-31").unwrap());
    for (version, expected) in [
        (ApiVersion::OfThisCrate, pinned.clone()),
        (later, pinned.replace("2025-03-24", "2026-01-31")),
        (ApiVersion::Latest, pinned.replace("x-api-version: 2025-03-24\r\n", "")),
    ] {
        let client = builder().api_version(version).build().unwrap();
        wait(client.call(get()).send()).unwrap_err();
        assert_eq!(received(&server), expected);
    }
}

/// The credential headers would travel along.
#[test]
fn no_redirect_is_followed() {
    let elsewhere = Server::start(Answer::Close);
    let location = format!(
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: {}/propay.get\r\nContent-Length: 0\r\n\r\n",
        elsewhere.url(),
    );
    let server = Server::start(Answer::Raw(location.into_bytes()));
    let id = propay::PropayId::new("ape_1").unwrap();
    let error = wait(client(&server).propay().get(id).send()).unwrap_err();
    assert_eq!(error.status(), Some(307));
    assert_eq!(elsewhere.requests(), Vec::<Vec<u8>>::new());
}

/// A name that would change the URL is refused before anything is sent.
#[test]
fn a_name_cannot_lead_elsewhere() {
    let server = Server::start(Answer::Close);
    for name in ["../admin", "propay.get?x=1", "//example.com", "", "propay .get"] {
        let error = wait(client(&server).call_untyped(name, &json!({}))).unwrap_err();
        assert_eq!(error.kind(), kompliant_api::ErrorKind::Request, "{name}");
        assert_eq!(error.delivery(), kompliant_api::Delivery::NotSent, "{name}");
    }
    assert_eq!(server.requests(), Vec::<Vec<u8>>::new());
}
