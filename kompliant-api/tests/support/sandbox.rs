//! What must hold in the sandbox for every method and every type: each row of an error table is
//! reached as the spec says and arrives as its typed reason, and every type has an example.

use std::fmt::Debug;
use std::marker::PhantomData;

use kompliant_api::sandbox::{Condition, Example, Row, Sandbox};
use kompliant_api::types::ProvisioningSponsor;
use kompliant_api::{
    Client, Effect, Error, Id, Method, MethodError, Provisioner, RetryPolicy, StandardError,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::wait;

/// Every row of the error table of `M`, by setup where the spec says what leads to it, and by force.
pub fn rows<P: Provisioner, M: Method<Error: MethodError> + Example>() {
    let rows = Sandbox::paused().rows().into_iter().filter(|row| row.method == M::NAME);
    let rows: Vec<Row> = rows.collect();
    assert_eq!(rows.len(), M::Error::ROWS.len(), "{}", M::NAME);
    for (row, known) in rows.iter().zip(M::Error::ROWS) {
        assert_eq!((row.code, row.sub_code), (known.code, known.sub_code));
        let at = format!("{} {}", M::NAME, row.key());
        if let Some(condition) = row.condition {
            let scene = Scene::<P>::new();
            let request = scene.request::<M>();
            let answered = scene.send::<M>(request.clone());
            assert!(answered.is_ok(), "{at} without a reason: {:?}", answered.err());
            let error = scene.send::<M>(scene.because(condition, request)).err().expect("refused");
            assert_eq!(error.reason(), Some(known.reason), "{at}: {error}");
            assert_eq!(error.status(), Some(known.status), "{at}");
            assert_eq!(scene.sandbox.calls().last().expect("a call").outcome, row.key());
        }
        forced::<P, M>(known.reason);
    }
    StandardError::ROWS.iter().for_each(|row| forced::<P, M>(M::Error::standard(row.reason)));
    forced::<P, M>(M::Error::UNLISTED);
}

/// A refusal that has no cause.
fn forced<P: Provisioner, M: Method<Error: MethodError> + Example>(reason: M::Error) {
    let scene = Scene::<P>::new();
    scene.sandbox.force_next::<M>(reason);
    let error = scene.send::<M>(scene.request::<M>()).err().expect("refused");
    assert_eq!(error.reason(), Some(reason), "{}: {error}", M::NAME);
    let again = scene.send::<M>(scene.request::<M>());
    assert!(again.is_ok(), "forced once, and refused twice: {:?}", again.err());
}

/// A sandbox with an entity, and a client of it.
struct Scene<P: Provisioner> {
    sandbox: Sandbox,
    client: Client,
    id: P::Id,
}

impl<P: Provisioner> Scene<P> {
    fn new() -> Self {
        let sandbox = Sandbox::paused();
        let client = Client::builder(sandbox.credentials()).transport(sandbox.transport());
        let client = client.retry_policy(RetryPolicy::never()).build().expect("a client");
        let created = client.call(P::create(sandbox.workflow_for::<P>()));
        let created = wait(created.send()).expect("created");
        let id = P::created(&created).id.clone();
        Self { sandbox, client, id }
    }

    /// The documented request, for the entity of this sandbox.
    fn request<M: Method + Example>(&self) -> Value {
        let mut request = serde_json::to_value(M::example()).expect("JSON");
        for value in request.as_object_mut().expect("an object").values_mut() {
            let is_id = |text: &str| P::Id::PREFIXES.iter().any(|prefix| text.starts_with(prefix));
            if value.as_str().is_some_and(is_id) {
                *value = json!(self.id);
            }
        }
        request
    }

    fn send<M: Method>(&self, request: Value) -> Result<M::Response, Error<M::Error>> {
        wait(self.client.call(Raw::<M>(request, PhantomData)).send())
    }

    /// Sets up what leads to a row, and gives the request that comes to it.
    fn because(&self, condition: Condition, mut request: Value) -> Value {
        let workflow = self.sandbox.workflow(self.sandbox.workflow_for::<P>());
        match condition {
            Condition::InvalidRequest => return json!({}),
            Condition::UnknownWorkflow => request["workflow_id"] = json!("w_nobodys"),
            Condition::UnknownEntity => {
                let nobodys = json!(format!("{}nobodys", P::Id::PREFIXES[0]));
                for value in request.as_object_mut().expect("an object").values_mut() {
                    if *value == json!(self.id) {
                        *value = nobodys.clone();
                    }
                }
            }
            Condition::WorkflowNotStarted => drop(workflow.not_started()),
            Condition::OtherSponsorExpected => {
                drop(workflow.expects(ProvisioningSponsor::from("OTHER_BANK")));
            }
            Condition::NoBusinessApplication => drop(workflow.without_business_application()),
            Condition::NoBusiness => drop(workflow.without_business()),
            Condition::PrecheckNotMet => drop(workflow.missing("ANYTHING")),
            Condition::AccountProvisioningDisabled => {
                drop(self.sandbox.account().disable_provisioning());
            }
            Condition::ProvisionerDisabled => drop(self.sandbox.provisioner::<P>().disable()),
            other => panic!("{other}: this test does not know how to come to it"),
        }
        request
    }
}

/// A request of `M` that may be none.
struct Raw<M>(Value, PhantomData<fn() -> M>);

impl<M> Serialize for Raw<M> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, M> Deserialize<'de> for Raw<M> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Self(value, PhantomData))
    }
}

impl<M: Method> Method for Raw<M> {
    const NAME: &'static str = M::NAME;
    const EFFECT: Effect = M::EFFECT;
    const UNWRAP: Option<&'static str> = M::UNWRAP;
    type Response = M::Response;
    type Error = M::Error;
}

/// A type has an example that survives the wire and holds no value that is not known.
pub fn example<T: Example + Serialize + DeserializeOwned + PartialEq + Debug>() {
    let example = T::example();
    let json = serde_json::to_string(&example).expect("JSON");
    assert_eq!(serde_json::from_str::<T>(&json).expect("what was written"), example);
    assert!(!format!("{example:?}").contains("Unknown("), "{example:?}");
}
