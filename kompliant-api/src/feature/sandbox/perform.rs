//! What a method does, and when it refuses to.
//!
//! The rows of its error table are tried in their order. Where the documentation leaves open what
//! happens, it is what a client has most to fear: a second `create` makes a second entity, a second
//! `execute` a second run, and an empty list of documents means all of them.

use std::time::Duration;

use serde_json::{Map, Value, json};

use super::{
    Condition,
    catalog::{self, CatalogMethod},
    clock::timestamp,
    entity::ProvisioningEntity,
    ids::Ids,
    refusal::Refusal,
    request_schema::Detail,
    run::RunOutcome,
    tables::{ProvisionerTable, Role},
    workflow::{ACCOUNT_PROVISIONING, State, Workflow},
    world::World,
};

/// The operation that sends documents.
const DOCUMENT_SYNC: &str = "DOCUMENT_SYNC";

/// A call of a method, read.
pub(super) struct Invocation<'a> {
    pub(super) method: &'a CatalogMethod,
    /// `Null` where the body is no JSON.
    pub(super) request: &'a Value,
    /// What is wrong with the body.
    pub(super) invalid: Option<(&'static str, Vec<Detail>)>,
    pub(super) now: Duration,
    pub(super) ids: &'a Ids,
}

/// What came of it.
pub(super) struct Performed {
    /// What the caller wants of `data`.
    pub(super) data: Value,
    pub(super) entity: Option<String>,
}

impl Invocation<'_> {
    fn text(&self, field: &str) -> Option<&str> {
        self.request.get(field)?.as_str()
    }

    /// The id of the entity that it is about.
    fn entity_id(&self) -> Option<&str> {
        self.method.table.sent_id.as_deref().and_then(|field| self.text(field))
    }

    /// The entity that it is about; one of another provisioner is none.
    fn entity<'w>(&self, world: &'w World) -> Option<&'w ProvisioningEntity> {
        let entity = world.entities.get(self.entity_id()?)?;
        (*entity.provisioner == *self.method.group).then_some(entity)
    }

    /// The workflow that it names, or that of its entity.
    fn workflow<'w>(&self, world: &'w World) -> Option<&'w Workflow> {
        let id = match self.entity(world) {
            Some(entity) => &*entity.workflow,
            None => self.text("workflow_id")?,
        };
        world.workflows.get(id)
    }

    /// Carries it out, or says why not.
    pub(super) fn perform(self, world: &mut World) -> Result<Performed, Refusal> {
        if let Some(refusal) = self.refusal(world) {
            return Err(refusal);
        }
        let mut performed = match (self.method.table.role, self.method.provisioner) {
            (Role::Create, Some(provisioner)) => self.create(world, provisioner),
            (Role::Execute, Some(provisioner)) => self.execute(world, provisioner),
            (Role::CanExecute, Some(provisioner)) => self.can_execute(world, provisioner),
            _ => self.answer(Map::new()),
        };
        self.fill(world, &mut performed);
        Ok(performed)
    }

    /// The first row whose condition holds. What no table can do without is refused, too, where a
    /// table lacks it.
    fn refusal(&self, world: &World) -> Option<Refusal> {
        for (row, refusal) in &self.method.rows {
            if row.condition.is_some_and(|condition| self.holds(condition, world)) {
                return Some(match (row.condition, &self.invalid) {
                    (Some(Condition::InvalidRequest), Some((message, details))) => {
                        refusal.clone().because(message, details.clone())
                    }
                    _ => refusal.clone(),
                });
            }
        }
        if let Some((message, details)) = &self.invalid {
            let refusal = Refusal::new(400, "BAD_REQUEST", message);
            return Some(refusal.because(message, details.clone()));
        }
        if [Condition::UnknownWorkflow, Condition::UnknownEntity]
            .into_iter()
            .any(|condition| self.holds(condition, world))
        {
            return Some(Refusal::new(400, "ENTITY_NOT_FOUND", "There is no such entity."));
        }
        // In the table of no method, but among the rules of the system.
        let workflow = self.workflow(world)?;
        (workflow.kind != ACCOUNT_PROVISIONING).then(|| {
            let message = "The workflow is of another type than ACCOUNT_PROVISIONING.";
            let refusal = Refusal::new(400, "SYSTEM_RULE_VIOLATION", message);
            refusal.violation("Workflow", "INVALID_WORKFLOW_TYPE")
        })
    }

    fn holds(&self, condition: Condition, world: &World) -> bool {
        let workflow = |holds: &dyn Fn(&Workflow) -> bool| self.workflow(world).is_some_and(holds);
        match condition {
            Condition::InvalidRequest => self.invalid.is_some(),
            Condition::UnknownWorkflow => {
                self.text("workflow_id").is_some_and(|id| !world.workflows.contains_key(id))
            }
            Condition::UnknownEntity => self.entity_id().is_some() && self.entity(world).is_none(),
            Condition::WorkflowNotStarted => workflow(&|workflow| workflow.state != State::Started),
            Condition::OtherSponsorExpected => workflow(&|workflow| {
                let own = self.method.provisioner.map(|provisioner| &*provisioner.sponsor);
                let expected = workflow.expects.as_deref().or(own);
                self.text("provisioning_sponsor").is_some_and(|sent| Some(sent) != expected)
            }),
            Condition::NoBusinessApplication => workflow(&|workflow| !workflow.has_application),
            Condition::NoBusiness => workflow(&|workflow| !workflow.has_business),
            Condition::PrecheckNotMet => workflow(&|workflow| !workflow.missing.is_empty()),
            Condition::AccountProvisioningDisabled => world.settings.provisioning_disabled,
            Condition::ProvisionerDisabled => world.settings.disabled.contains(self.method.group),
        }
    }

    fn create(&self, world: &mut World, provisioner: &ProvisionerTable) -> Performed {
        let id = world.fresh(&provisioner.prefix, self.ids);
        let entity = ProvisioningEntity {
            provisioner: self.method.group.into(),
            workflow: self.text("workflow_id").unwrap_or_default().into(),
            sponsor: self.text("provisioning_sponsor").unwrap_or_default().into(),
            created_at: self.now,
            runs: Vec::new(),
        };
        world.add_entity(id.clone(), entity);
        Performed { entity: Some(id), ..self.answer(Map::new()) }
    }

    fn can_execute(&self, world: &World, provisioner: &ProvisionerTable) -> Performed {
        let missing = self.workflow(world).map_or(&[][..], |workflow| &workflow.missing);
        let gaps: Vec<Value> = missing.iter().map(|code| self.gap(code, provisioner)).collect();
        let mut fields = Map::new();
        fields.insert("can_execute".to_owned(), json!(gaps.is_empty()));
        let gaps = if gaps.is_empty() { Value::Null } else { json!(gaps) };
        fields.insert("missing_requirements".to_owned(), gaps);
        self.answer(fields)
    }

    /// A missing requirement: as it is documented, or else by what is said of its code.
    fn gap(&self, code: &str, provisioner: &ProvisionerTable) -> Value {
        let mut documented = self.method.documented_gaps.iter();
        if let Some(gap) = documented.find(|gap| gap.get("code").is_some_and(|one| one == code)) {
            return (*gap).clone();
        }
        let message = provisioner.requirements.get(code).map_or("This is missing.", String::as_str);
        json!({"code": code, "message": message})
    }

    fn execute(&self, world: &mut World, provisioner: &ProvisionerTable) -> Performed {
        let id = self.entity_id().unwrap_or_default().to_owned();
        let operations = self.operations(world, provisioner);
        let fails = world.take_failure();
        let mut runs = Vec::new();
        for operation in operations {
            let outcome = match &fails {
                Some(errors) => RunOutcome { succeeds: false, errors: errors.clone() },
                None if operation == DOCUMENT_SYNC => self.sync(world),
                None => RunOutcome { succeeds: true, errors: Vec::new() },
            };
            let run = world.fresh(self.method.run_prefix, self.ids);
            runs.push((run, operation.clone(), outcome));
        }
        let runs = world.settings.timing.schedule(runs, self.now);
        world.add_runs(&id, runs);
        let mut fields = Map::new();
        fields.insert("queued_operations".to_owned(), json!(operations));
        self.answer(fields)
    }

    /// What an execution does: everything, or without the first operation if that is done already
    /// and there are others.
    fn operations<'p>(&self, world: &World, provisioner: &'p ProvisionerTable) -> &'p [String] {
        match provisioner.operations.split_first() {
            Some((first, others)) if !others.is_empty() => {
                let entity = self.entity(world);
                let is_done = entity.is_some_and(|entity| entity.has_done(first, self.now));
                if is_done { others } else { &provisioner.operations }
            }
            _ => &provisioner.operations,
        }
    }

    /// What comes of sending the documents that the request names, or all if it names none.
    fn sync(&self, world: &World) -> RunOutcome {
        let named = catalog::documents(self.request).unwrap_or_default();
        let known = self.workflow(world).map(|workflow| &workflow.documents);
        let is_unknown = |id: &&String| known.is_none_or(|known| !known.contains(*id));
        let unknown: Vec<&String> = named.iter().filter(is_unknown).collect();
        let succeeds = named.is_empty() || unknown.len() < named.len();
        // What the details look like is not documented; they say which document it is.
        let error = |id: &&String| {
            json!({
                "code": "ENTITY_NOT_FOUND",
                "message": "The given entity(s) does not exist.",
                "details": [{"field": "documents.uploaded_documents", "message": id}],
            })
        };
        RunOutcome { succeeds, errors: unknown.iter().map(error).collect() }
    }

    /// The documented answer with these fields in it; `Null` takes a field out.
    fn answer(&self, fields: Map<String, Value>) -> Performed {
        let documented = self.method.table.answer_examples.first();
        let mut data = documented.cloned().unwrap_or_else(|| json!({}));
        if let Some(data) = data.as_object_mut() {
            for (key, value) in fields {
                match value {
                    Value::Null => drop(data.remove(&key)),
                    value => drop(data.insert(key, value)),
                }
            }
        }
        Performed { data, entity: self.entity_id().map(str::to_owned) }
    }

    /// Puts into an answer what is known of the entity. Its type takes what it has a field for.
    fn fill(&self, world: &World, performed: &mut Performed) {
        let id = performed.entity.as_deref();
        let Some((id, entity)) = id.and_then(|id| Some((id, world.entities.get(id)?))) else {
            performed.entity = None;
            return;
        };
        let Some(data) = performed.data.as_object_mut() else { return };
        let workflow = world.workflows.get(&*entity.workflow);
        let mut put = |key: &str, value: Value| drop(data.insert(key.to_owned(), value));
        if let Some(field) = &self.method.table.answered_id {
            put(field, json!(id));
        }
        put("status", json!(entity.status(workflow, self.now)));
        if matches!(self.method.table.role, Role::Get | Role::Other) {
            put("workflow_id", json!(entity.workflow));
            put("subject_record_id", json!(workflow.map(|workflow| &workflow.subject_record)));
            put("provisioning_sponsor", json!(entity.sponsor));
            put("created_at", json!(timestamp(entity.created_at)));
            put("updated_at", json!(timestamp(entity.updated_at(self.now))));
            put("execution_results", entity.results(self.method.documented_run, self.now));
        }
    }
}
