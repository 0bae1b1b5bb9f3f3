//! The tables as they are written: the same as `kompliant-api` reads in `sandbox/tables.rs`.
//!
//! They borrow from the model and are written at once: copied into values of JSON first, they cost the
//! generator twice as much.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::request_schema::RequestSchema;
use crate::model::runtime::Role;

#[derive(Serialize)]
pub(super) struct Group<'a> {
    pub(super) name: &'a str,
    pub(super) provisioner: Option<Provisioner<'a>>,
    pub(super) methods: BTreeMap<&'a str, Method<'a>>,
    pub(super) examples: BTreeMap<&'a str, Cow<'a, Value>>,
}

#[derive(Serialize)]
pub(super) struct Provisioner<'a> {
    pub(super) sponsor: &'a str,
    pub(super) operations: &'a [String],
    /// What the ids of its entities begin with.
    pub(super) prefix: &'a str,
    /// What may be missing, and what is said of it.
    pub(super) requirements: BTreeMap<&'a str, String>,
}

#[derive(Serialize)]
pub(super) struct Method<'a> {
    pub(super) role: Role,
    /// The field of the request that holds the id of the entity.
    pub(super) sent_id: Option<&'a str>,
    /// The same of the answer.
    pub(super) answered_id: Option<&'a str>,
    pub(super) request: RequestSchema<'a>,
    pub(super) request_examples: Vec<&'a Value>,
    /// What the caller wants of each documented answer.
    pub(super) answer_examples: Vec<&'a Value>,
    pub(super) rows: Vec<Row>,
}

#[derive(Serialize)]
pub(super) struct Row {
    pub(super) condition: Option<&'static str>,
    pub(super) message: String,
}

#[derive(Serialize)]
pub(super) struct Shared<'a> {
    pub(super) standard_errors: Vec<Standard<'a>>,
    pub(super) examples: BTreeMap<&'a str, Cow<'a, Value>>,
}

#[derive(Serialize)]
pub(super) struct Standard<'a> {
    pub(super) code: &'a str,
    pub(super) status: Option<u16>,
    pub(super) message: &'a str,
}
