//! All methods that there are, by their paths, and the errors that any of them can answer.
//!
//! Made once for all sandboxes of a program.

use std::{collections::BTreeMap, sync::LazyLock};

use serde_json::Value;

use super::{
    Row,
    refusal::Refusal,
    tables::{Group, MethodTable, ProvisionerTable, Role, Typed},
};
use crate::{
    StandardError,
    generated::sandbox::{GROUPS, SHARED},
};

/// What the sandbox knows of the API.
pub(super) struct Catalog {
    methods: BTreeMap<&'static str, CatalogMethod>,
    /// By the place of the row in [`StandardError::ROWS`].
    standard: Vec<Refusal>,
}

/// A method, with all that is known of it.
pub(super) struct CatalogMethod {
    /// The name of its group.
    pub(super) group: &'static str,
    pub(super) provisioner: Option<&'static ProvisionerTable>,
    pub(super) typed: &'static Typed,
    pub(super) table: &'static MethodTable,
    /// Each row of its table with its answer.
    pub(super) rows: Vec<(Row, Refusal)>,
    /// A run from the documentation.
    pub(super) documented_run: Option<&'static Value>,
    /// What the id of a run begins with.
    pub(super) run_prefix: &'static str,
    /// The documented missing requirements.
    pub(super) documented_gaps: Vec<&'static Value>,
}

/// A workflow that is there from the start.
pub(super) struct Seed {
    pub(super) workflow: &'static str,
    pub(super) subject_record: Option<&'static str>,
    pub(super) documents: Vec<String>,
}

impl Catalog {
    pub(super) fn get() -> &'static Self {
        static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::read);
        &CATALOG
    }

    fn read() -> Self {
        let mut methods = BTreeMap::new();
        for group in GROUPS {
            let documented_run =
                example(group, Role::Get, "execution_results").and_then(|runs| runs.get(0));
            let run_id = documented_run.and_then(|run| run.get("operation_id")?.as_str());
            let run_prefix = run_id.and_then(|id| id.split_inclusive('_').next()).unwrap_or("ap_");
            for typed in group.methods {
                if let Some(mut method) = CatalogMethod::read(group, typed) {
                    method.documented_run = documented_run;
                    method.run_prefix = run_prefix;
                    methods.insert(typed.name, method);
                }
            }
        }
        let standard = SHARED.table().standard_errors.iter().map(|error| {
            // The one code without a documented status is that of a bad header.
            Refusal::new(error.status.unwrap_or(400), &error.code, &error.message)
        });
        Self { methods, standard: standard.collect() }
    }

    /// The method that a path is of.
    pub(super) fn method(&self, path: &str) -> Option<&CatalogMethod> {
        self.method_named(path.strip_prefix('/')?)
    }

    pub(super) fn method_named(&self, name: &str) -> Option<&CatalogMethod> {
        self.methods.get(name)
    }

    /// The answer that says a standard error.
    pub(super) fn standard(&self, error: StandardError) -> Refusal {
        let place = StandardError::ROWS.iter().position(|row| row.reason == error);
        let found = place.and_then(|place| self.standard.get(place)).cloned();
        found.unwrap_or_else(|| Refusal::new(500, "SERVER_ERROR", "This is in no table."))
    }

    /// What a row of a method says, or an error that every method can answer, by its key.
    pub(super) fn refusal(&self, method: &str, key: &str) -> Option<Refusal> {
        let own = self.methods.get(method)?.rows.iter().map(|(_, refusal)| refusal);
        own.chain(&self.standard).find(|refusal| refusal.key() == key).cloned()
    }

    /// The name of each provisioner, and its sponsor.
    pub(super) fn provisioners(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        GROUPS.iter().filter_map(|group| {
            let table = group.source.table();
            Some((table.name.as_str(), table.provisioner.as_ref()?.sponsor.as_str()))
        })
    }

    /// The rows of every method.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.methods.values().flat_map(|method| &method.rows).map(|(row, _)| row)
    }

    /// The workflow of each provisioner, as its documented example calls it.
    pub(super) fn seeds(&self) -> impl Iterator<Item = Seed> {
        GROUPS.iter().filter_map(|group| seed(group))
    }

    /// The workflow of one provisioner.
    pub(super) fn seed(&self, provisioner: &str) -> Option<Seed> {
        let mut groups = GROUPS.iter().filter(|group| group.source.table().name == provisioner);
        groups.find_map(|group| seed(group))
    }
}

impl CatalogMethod {
    fn read(group: &'static Group, typed: &'static Typed) -> Option<Self> {
        let table = group.source.table().methods.get(typed.name)?;
        let rows = (typed.rows)().into_iter().zip(&table.rows).map(|(mut row, known)| {
            row.condition = known.condition;
            let refusal = Refusal::new(row.status, row.code, &known.message);
            let refusal = match (row.entity_type, row.sub_code) {
                (Some(entity_type), Some(sub_code)) => refusal.violation(entity_type, sub_code),
                _ => refusal,
            };
            (row, refusal)
        });
        let gaps = table.answer_examples.iter();
        let gaps = gaps.filter_map(|answer| answer.get("missing_requirements")?.as_array());
        Some(Self {
            group: &group.source.table().name,
            provisioner: group.source.table().provisioner.as_ref(),
            typed,
            table,
            rows: rows.collect(),
            documented_run: None,
            run_prefix: "",
            documented_gaps: gaps.flatten().collect(),
        })
    }
}

fn seed(group: &'static Group) -> Option<Seed> {
    group.source.table().provisioner.as_ref()?;
    let workflow = sent(group, Role::Create)?.get("workflow_id")?.as_str()?;
    let documents = sent(group, Role::Execute).and_then(documents);
    let subject_record = example(group, Role::Get, "subject_record_id").and_then(Value::as_str);
    Some(Seed { workflow, subject_record, documents: documents.unwrap_or_default() })
}

/// The documents that a request of `execute` names, if it names any.
pub(super) fn documents(request: &Value) -> Option<Vec<String>> {
    let documents = request.get("documents")?.get("uploaded_documents")?.as_array()?;
    Some(documents.iter().filter_map(|id| Some(id.as_str()?.to_owned())).collect())
}

fn of_role(group: &'static Group, role: Role) -> Option<&'static MethodTable> {
    group.source.table().methods.values().find(|method| method.role == role)
}

/// The first documented request.
fn sent(group: &'static Group, role: Role) -> Option<&'static Value> {
    of_role(group, role)?.request_examples.first()
}

/// A field of the first documented answer that has it.
fn example(group: &'static Group, role: Role, field: &str) -> Option<&'static Value> {
    of_role(group, role)?.answer_examples.iter().find_map(|answer| answer.get(field))
}
