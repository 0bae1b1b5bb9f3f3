//! Whether the conditions of error rows can hold for their methods.
//!
//! A method that is not told of a workflow cannot be refused because of one: in the sandbox such a
//! row could never be reached, and nothing would say why.

use super::{At, Lower};
use crate::model::{Condition, Group, Method, Type};
use crate::spec::diagnostic::{Code, Diagnostic};

impl<'s> Lower<'s, '_> {
    pub(super) fn conditions(&mut self, root: At<'s>) {
        let mut found = Vec::new();
        for group in &self.api.groups {
            // One that is too broken to be a provisioner has its diagnostics.
            let tags = root.get("tags").into_iter().flat_map(At::items);
            let mut tags = tags.filter(|tag| tag.node.text("name") == Some(&*group.tag));
            let is_meant = tags.any(|tag| tag.node.get("x-provisioner").is_some());
            if is_meant == group.provisioner.is_some() {
                group.methods.iter().for_each(|method| self.of_method(group, method, &mut found));
            }
        }
        found.into_iter().for_each(|diagnostic| self.diagnostics.push(diagnostic));
    }

    fn of_method(&self, group: &Group, method: &Method, found: &mut Vec<Diagnostic>) {
        for (index, row) in method.errors.iter().enumerate() {
            let Some((condition, span)) = row.condition else { continue };
            let word = condition.word();
            if let Some(needs) = self.lacks(group, method, condition) {
                let title = format!("`{word}` cannot hold for `{}`", method.wire);
                let needs = format!("it can where {needs}");
                let help = "remove it: the sandbox then answers this row only when it is told to";
                let mut diagnostic = Diagnostic::new(Code::Condition, span, title);
                if group.provisioner.is_none() {
                    diagnostic = diagnostic.also(group.span, "this is no provisioner");
                }
                found.push(diagnostic.note(needs).help(help));
            }
            let mut before = method.errors.iter().take(index).filter_map(|row| row.condition);
            if let Some((_, first)) = before.find(|(before, _)| *before == condition) {
                let title = format!("`{word}` leads to another row already");
                let diagnostic = Diagnostic::new(Code::Condition, span, title)
                    .label("no call in the sandbox could come to this one")
                    .also(first, "this row is answered")
                    .help("a condition stands once in a table");
                found.push(diagnostic);
            }
        }
    }

    /// What a condition needs and this method has not.
    fn lacks(&self, group: &Group, method: &Method, condition: Condition) -> Option<&'static str> {
        let fields = self.api.fields(&Type::Named(method.request));
        let takes = |wire: &str| fields.iter().any(|field| field.wire == wire);
        let id = group.provisioner.as_ref().map(|provisioner| Type::Named(provisioner.id));
        let entity = fields.iter().any(|field| Some(&field.ty) == id.as_ref());
        let workflow = id.is_some() && takes("workflow_id");
        let (can, needs) = match condition {
            Condition::InvalidRequest => (true, ""),
            Condition::UnknownWorkflow => {
                (workflow, "a method of a provisioner takes `workflow_id`")
            }
            Condition::OtherSponsorExpected => (
                workflow && takes("provisioning_sponsor"),
                "a method of a provisioner takes `workflow_id` and `provisioning_sponsor`",
            ),
            Condition::UnknownEntity | Condition::PrecheckNotMet => {
                (entity, "a method takes the id of its provisioner")
            }
            Condition::WorkflowNotStarted
            | Condition::NoBusinessApplication
            | Condition::NoBusiness => (
                workflow || entity,
                "a method of a provisioner takes `workflow_id` or the id of its provisioner",
            ),
            Condition::AccountProvisioningDisabled | Condition::ProvisionerDisabled => {
                (id.is_some(), "a method is one of a provisioner")
            }
        };
        (!can).then_some(needs)
    }
}
