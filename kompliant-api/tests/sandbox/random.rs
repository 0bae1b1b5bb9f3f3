//! Whatever is sent to the sandbox is answered: requests at random, and good ones that were damaged.

use bytes::Bytes;
use http::{HeaderValue, Method, Request};
use kompliant_api::sandbox::Sandbox;
use kompliant_api::transport::Transport;
use kompliant_api::{Client, Provisioner, mbtrust, propay};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Bodies near enough to good ones to come far.
fn bodies() -> impl Strategy<Value = Vec<u8>> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|value| json!(value)),
        any::<f64>().prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!(value)),
        ".{0,20}".prop_map(|value| json!(value)),
        Just(json!("w_2dJFFW3HY8a3zOjqwUXhQc")),
        Just(json!("GLOBAL_PAYMENTS")),
        Just(json!("MERRICK")),
        Just(json!("d_21lpM4CECgfdKyfGQ338u")),
        Just(json!("ENTITY")),
    ];
    let keys = prop_oneof![
        Just("workflow_id".to_owned()),
        Just("provisioning_sponsor".to_owned()),
        Just("propay_id".to_owned()),
        Just("mbtrust_id".to_owned()),
        Just("documents".to_owned()),
        Just("uploaded_documents".to_owned()),
        ".{0,8}",
    ];
    let value = leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(keys.clone(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    // A good request, in which perhaps something is another value.
    let good = prop::sample::select(vec![
        json!({
            "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc",
            "provisioning_sponsor": "GLOBAL_PAYMENTS",
        }),
        json!({"propay_id": "ENTITY"}),
        json!({"mbtrust_id": "ENTITY"}),
        json!({
            "mbtrust_id": "ENTITY",
            "documents": {"uploaded_documents": ["d_21lpM4CECgfdKyfGQ338u", "d_nobodys"]},
        }),
    ]);
    let places = ["/propay_id", "/workflow_id", "/documents", "/documents/uploaded_documents"];
    let place = prop::sample::select(places.to_vec());
    let good = (good, prop::option::of((place, value.clone()))).prop_map(|(mut good, other)| {
        if let Some((place, value)) = other
            && let Some(old) = good.pointer_mut(place)
        {
            *old = value;
        }
        good
    });
    let json = (prop_oneof![value, good], any::<prop::sample::Index>(), any::<u8>());
    let json = (json, prop::bool::weighted(0.2));
    let json = json.prop_map(|((value, place, byte), is_damaged)| {
        let mut body = value.to_string().into_bytes();
        if is_damaged {
            let place = place.index(body.len());
            body[place] = byte;
        }
        body
    });
    prop_oneof![6 => json, 1 => prop::collection::vec(any::<u8>(), 0..300)]
}

/// What of the headers of a good request is done away with, or damaged.
fn damage() -> impl Strategy<Value = Option<(usize, Option<Vec<u8>>)>> {
    let value = prop::option::of(prop::collection::vec(32..127_u8, 0..40));
    prop_oneof![3 => Just(None), 1 => (0..7_usize, value).prop_map(Some)]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 500,
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn every_request_is_answered_and_good_ones_after_it_too(
        method in prop::sample::select(vec![
            "propay.create", "propay.canExecute", "propay.execute", "propay.get", "mbtrust.create",
            "mbtrust.canExecute", "mbtrust.execute", "mbtrust.get", "", "x/y", "propay", "..",
        ]),
        verb in prop::sample::select(vec![Method::POST, Method::POST, Method::POST, Method::GET]),
        bodies in prop::collection::vec(bodies(), 1..4),
        damage in damage(),
    ) {
        let sandbox = Sandbox::paused();
        let transport = sandbox.transport();
        let builder = || Client::builder(sandbox.credentials()).transport(sandbox.transport());
        let client = builder().build().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let good = propay::Propay::create(sandbox.workflow_for::<propay::Propay>());
        let entity = runtime.block_on(client.call(good.clone()).send()).unwrap().propay_id;
        let other = mbtrust::Mbtrust::create(sandbox.workflow_for::<mbtrust::Mbtrust>());
        let other = runtime.block_on(client.call(other).send()).unwrap().mbtrust_id;
        let id = if method.starts_with("mbtrust") { other.as_str() } else { entity.as_str() };
        for body in bodies {
            let body = String::from_utf8(body.clone())
                .map(|text| text.replace("ENTITY", id).into_bytes())
                .unwrap_or(body);
            let mut request: Request<Bytes> = builder().codec().unwrap().encode(&good).unwrap();
            *request.method_mut() = verb.clone();
            *request.uri_mut() = format!("https://h/{method}").parse().unwrap();
            *request.body_mut() = body.into();
            if let Some((place, value)) = &damage {
                let name = request.headers().keys().nth(*place).cloned().unwrap();
                match value.as_ref().and_then(|value| HeaderValue::from_bytes(value).ok()) {
                    Some(value) => drop(request.headers_mut().insert(name, value)),
                    None => drop(request.headers_mut().remove(name)),
                }
            }
            let answer = runtime.block_on(transport.send(request)).unwrap();
            prop_assert!(answer.status().as_u16() < 500, "{answer:?}");
            let json: Value = serde_json::from_slice(answer.body()).unwrap();
            let status = if answer.status() == 200 { "SUCCESS" } else { "ERROR" };
            prop_assert_eq!(&json["meta"]["status"], status);
            prop_assert!(json["meta"]["trace_id"].as_str().unwrap().starts_with("trc_"));
            prop_assert_eq!(json["errors"].is_array(), answer.status() != 200);
        }
        runtime.block_on(client.call(propay::Get::new(&entity)).send()).unwrap();
        let snapshot = sandbox.snapshot();
        prop_assert!(Sandbox::paused().restore(&snapshot).is_ok());
    }
}
