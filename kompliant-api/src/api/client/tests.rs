use std::time::Duration;

use super::*;
use crate::{
    Date, Delivery, ErrorKind,
    propay::{CreateError, Get, PropayId},
};

fn builder() -> ClientBuilder {
    let secret_key = "xBeain5pFnPyQkl98qzA+BG+Cjzskpqq9fGKDbDoXNP5";
    Client::builder(Credentials::new("sb_secretive", secret_key, "tokenish").unwrap())
}

/// A call can be spawned on a runtime with many threads, and an error fits in a register.
#[test]
fn futures_are_send_and_errors_are_small() {
    fn send<T: Send>(_: &T) {}
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}

    let client = builder().build().unwrap();
    shared(&client);
    send(&client.call(Get::new(PropayId::new("ape_1").unwrap())).send());
    send(&client.call_untyped("propay.get", &serde_json::json!({})));
    assert_eq!(size_of::<Error<CreateError>>(), size_of::<usize>());
    fn error<E: std::error::Error + Send + Sync + 'static>() {}
    error::<Error<CreateError>>();
    error::<Error>();
    error::<crate::BuildError>();
}

#[test]
fn debug_shows_no_secret() {
    let builder = builder().base_url("https://gateway.example").timeout(Duration::from_secs(1));
    let client = builder.clone().build().unwrap();
    assert_eq!(
        format!("{client:?}"),
        r#"Client { base_url: "https://gateway.example", version: Some("2025-03-24"), .. }"#,
    );
    let call = client.call(Get::new(PropayId::new("ape_1").unwrap()));
    for text in [format!("{builder:?}"), format!("{call:?}")] {
        assert!(!text.contains("secretive") && !text.contains("tokenish"), "{text}");
    }
}

#[test]
fn what_cannot_work_is_refused_when_the_client_is_built() {
    let error = builder().base_url("http://api.kompliant.com").build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"http://api.kompliant.com\" cannot be the base URL: \
         credentials are sent over https only, save to this machine",
    );
    let unchecked: Date = serde_json::from_str(r#""next year""#).unwrap();
    let error = builder().api_version(ApiVersion::Dated(unchecked)).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"next year\" cannot be the version of the API: it is not a date",
    );
}

/// Nothing listens on the discard port, so a request that is sent fails otherwise than these.
#[test]
fn what_is_no_request_is_not_sent() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    struct Broken;
    impl Serialize for Broken {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("no"))
        }
    }
    let client = builder().base_url("http://127.0.0.1:9").build().unwrap();
    let error = runtime.block_on(client.call_untyped("a.b", &Broken)).unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Request, Delivery::NotSent));
    assert_eq!(error.to_string(), "a.b failed: the request is no JSON, nothing was sent");
    let error = runtime.block_on(client.call_untyped("a/b", &())).unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Request, Delivery::NotSent));
}
