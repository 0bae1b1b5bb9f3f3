//! What the API does, as far as a journey can tell: entities, and runs that appear after a while.
//!
//! It takes every write for new: a second `create` makes a second entity and a second `execute`
//! runs twice, which is the worst that the documentation leaves open.

use std::time::Duration;

use serde_json::{Value, json};

/// What comes of one run of an operation. Times are from the execution on, in seconds.
#[derive(Clone, Debug)]
pub struct Course {
    pub operation: &'static str,
    /// When it is in the history.
    pub shows: u64,
    pub starts: u64,
    pub ends: u64,
    /// Its last status.
    pub status: &'static str,
    pub errors: Vec<Value>,
}

impl Course {
    pub fn new(operation: &'static str) -> Self {
        let (shows, starts, ends) = (0, 2, 9);
        Self { operation, shows, starts, ends, status: "SUCCESS", errors: Vec::new() }
    }
}

#[derive(Clone, Debug)]
pub struct Model {
    /// What each execution does.
    pub courses: Vec<Course>,
    /// What `execute` says it has queued, where it is not that.
    pub queued: Option<Vec<&'static str>>,
    pub missing: Vec<Value>,
    /// The runs of each entity: when the execution was, its number, and what comes of it.
    pub entities: Vec<Vec<(Duration, usize, Course)>>,
    pub executions: usize,
}

impl Default for Model {
    fn default() -> Self {
        let courses = vec![Course::new("ONBOARDING")];
        let (missing, entities) = (Vec::new(), Vec::new());
        Self { courses, queued: None, missing, entities, executions: 0 }
    }
}

impl Model {
    /// Does what is asked, and gives status and body of the answer.
    pub fn process(&mut self, method: &str, body: &Value, now: Duration) -> (u16, Value) {
        let (name, verb) = method.split_once('.').expect("a method");
        let key = format!("{name}_id");
        let data = if verb == "create" {
            self.entities.push(Vec::new());
            json!({name: {&key: format!("ape_{}", self.entities.len()), "status": "created"}})
        } else {
            let id = body[&key].as_str().unwrap_or_default();
            let place = id.strip_prefix("ape_").and_then(|number| number.parse::<usize>().ok());
            let Some(place) = place.filter(|place| (1..=self.entities.len()).contains(place))
            else {
                let errors = json!([{"code": "ENTITY_NOT_FOUND", "message": "There is none."}]);
                return (400, json!({"meta": {"status": "ERROR"}, "errors": errors}));
            };
            match verb {
                "canExecute" => json!({
                    "can_execute": self.missing.is_empty(),
                    "missing_requirements": self.missing,
                }),
                "execute" => {
                    json!({name: {&key: id, "queued_operations": self.execute(place - 1, now)}})
                }
                _ => json!({name: self.entity(&key, id, place - 1, now)}),
            }
        };
        (200, json!({"meta": {"status": "SUCCESS", "trace_id": "trc_1"}, "data": data}))
    }

    fn execute(&mut self, place: usize, now: Duration) -> Value {
        self.executions += 1;
        let number = self.executions;
        let courses = self.courses.iter().map(|course| (now, number, course.clone()));
        self.entities[place].extend(courses);
        match &self.queued {
            Some(queued) => json!(queued),
            None => self.courses.iter().map(|course| course.operation).collect(),
        }
    }

    fn entity(&self, key: &str, id: &str, place: usize, now: Duration) -> Value {
        let runs: Vec<Value> = self.entities[place]
            .iter()
            .enumerate()
            .filter(|(_, (at, _, course))| now >= *at + Duration::from_secs(course.shows))
            .map(|(index, (at, _, course))| {
                let after = now.saturating_sub(*at).as_secs();
                let status = match after {
                    after if after >= course.ends => course.status,
                    after if after >= course.starts => "IN_PROGRESS",
                    _ => "PENDING",
                };
                let errors = if after >= course.ends { &course.errors[..] } else { &[] };
                json!({
                    "operation_id": format!("ap_{}", index + 1),
                    "operation_type": course.operation,
                    "status": status,
                    "errors": errors,
                    "provider_response": {"account_number": "PP-SECRET"},
                })
            })
            .collect();
        json!({
            key: id,
            "provisioning_type": "ACCOUNT_PROVISIONING",
            "provisioning_sponsor": "GLOBAL_PAYMENTS",
            "status": "CREATED",
            "workflow_id": "w_1",
            "subject_record_id": "sr_1",
            "execution_results": runs,
            "created_at": "2025-01-18T07:29:18.472Z",
            "updated_at": "2025-01-18T07:29:18.472Z",
        })
    }
}
