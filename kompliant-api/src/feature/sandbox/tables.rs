//! What the sandbox knows of the API: the tables that are generated, tied to the generated types.
//!
//! A group of methods is a table as JSON and a list of its request types. All of it is read once
//! for all sandboxes of a program; a call looks up one method by its path.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{Condition, request_schema::RequestSchema, row::Row};
use crate::{ErrorRow, Method, MethodError};

/// Gives types the examples that a source has for them, by their names.
macro_rules! examples {
    ($SOURCE:ident => $($Type:ident),*) => {
        $(impl $crate::feature::sandbox::Example for $Type {
            fn example() -> Self {
                $crate::feature::sandbox::example::of(&$SOURCE, stringify!($Type))
            }
        })*
    };
}
pub(crate) use examples;

/// A generated table, read when it is first asked for.
pub(crate) struct Source {
    text: &'static str,
    table: OnceLock<Table>,
}

impl Source {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, table: OnceLock::new() }
    }

    /// The table; an empty one if the text is none, which a test rules out.
    pub(crate) fn table(&self) -> &Table {
        self.table.get_or_init(|| serde_json::from_str(self.text).unwrap_or_default())
    }
}

/// What is generated of a group, or of what all groups share.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Table {
    pub(super) name: String,
    pub(super) provisioner: Option<ProvisionerTable>,
    pub(super) methods: BTreeMap<String, MethodTable>,
    pub(super) examples: Map<String, Value>,
    pub(super) standard_errors: Vec<StandardTable>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ProvisionerTable {
    pub(super) sponsor: String,
    pub(super) operations: Vec<String>,
    /// What the ids of its entities begin with.
    pub(super) prefix: String,
    /// What may be missing, and what is said of it.
    pub(super) requirements: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct MethodTable {
    pub(super) role: Role,
    /// The field of the request that holds the id of the entity.
    pub(super) sent_id: Option<String>,
    /// The same of the answer.
    pub(super) answered_id: Option<String>,
    pub(super) request: RequestSchema,
    pub(super) request_examples: Vec<Value>,
    /// What the caller wants of each documented answer.
    pub(super) answer_examples: Vec<Value>,
    pub(super) rows: Vec<RowTable>,
}

/// What a method does to a provisioner's entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    Create,
    CanExecute,
    Execute,
    Get,
    /// What no generic code knows: it is answered as the documentation shows it.
    Other,
}

/// What the error table of a method does not say.
#[derive(Debug, Deserialize)]
pub(super) struct RowTable {
    pub(super) condition: Option<Condition>,
    pub(super) message: String,
}

/// How an error that any method can answer is written.
#[derive(Debug, Deserialize)]
pub(super) struct StandardTable {
    /// As documented, or else a name of ours.
    pub(super) code: String,
    pub(super) status: Option<u16>,
    /// As documented, or else a text of ours.
    pub(super) message: String,
}

/// A group of methods: its table, and their types.
pub(crate) struct Group {
    pub(crate) source: &'static Source,
    pub(crate) methods: &'static [Typed],
}

/// What of a method only its types know.
pub(crate) struct Typed {
    pub(super) name: &'static str,
    pub(super) unwrap: Option<&'static str>,
    /// Where a request does not fit its type, and how it should.
    pub(super) misfit: fn(&Value) -> Option<String>,
    /// Writes an answer, by way of its type.
    pub(super) write: fn(Value, &mut Vec<u8>) -> serde_json::Result<()>,
    /// The rows of its error table, without what leads to them.
    pub(super) rows: fn() -> Vec<Row>,
}

impl Typed {
    /// Of the method that has this request.
    pub(crate) const fn of<M: Method<Error: MethodError>>() -> Self {
        Self {
            name: M::NAME,
            unwrap: M::UNWRAP,
            misfit: misfit::<M>,
            write: write::<M::Response>,
            rows: || <M::Error as MethodError>::ROWS.iter().map(|row| untyped::<M>(row)).collect(),
        }
    }
}

fn misfit<M: Method>(request: &Value) -> Option<String> {
    let error = serde_path_to_error::deserialize::<_, M>(request).err()?;
    Some(error.path().to_string())
}

fn write<T: serde::Serialize + DeserializeOwned>(
    answer: Value,
    out: &mut Vec<u8>,
) -> serde_json::Result<()> {
    serde_json::to_writer(out, &serde_json::from_value::<T>(answer)?)
}

fn untyped<M: Method>(row: &ErrorRow<M::Error>) -> Row {
    Row {
        method: M::NAME,
        code: row.code,
        status: row.status,
        entity_type: row.entity_type,
        sub_code: row.sub_code,
        condition: None,
    }
}
