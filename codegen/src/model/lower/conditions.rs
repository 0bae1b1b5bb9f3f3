//! Whether the conditions of error rows can hold for their methods.
//!
//! A method that is not told of a workflow cannot be refused because of one: in the sandbox such a
//! row could never be reached, and nothing would say why.

use crate::model::{Api, Condition, Group, Method, Type};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::tree::Root;

pub(super) fn check(root: &Root<'_>, api: &Api, diagnostics: &mut Diagnostics) {
    for group in &api.groups {
        // One that is too broken to be a provisioner has its diagnostics.
        let tag = root.tags.items().iter().find(|tag| tag.name.value() == Some(&group.tag));
        let is_meant = tag.is_some_and(|tag| !tag.provisioner.is_absent());
        if is_meant == group.provisioner.is_some() {
            // Of a request with something broken in it, it is not known what it takes.
            let is_whole = |method: &&Method| {
                api.object(&Type::Named(method.request)).is_some_and(|(_, object)| !object.open)
            };
            let methods = group.methods.iter().filter(is_whole);
            methods.for_each(|method| of_method(api, group, method, diagnostics));
        }
    }
}

fn of_method(api: &Api, group: &Group, method: &Method, diagnostics: &mut Diagnostics) {
    for (index, row) in method.errors.iter().enumerate() {
        let Some((condition, span)) = row.condition else { continue };
        let word = condition.word();
        if let Some(needs) = lacks(api, group, method, condition) {
            let title = format!("`{word}` cannot hold for `{}`", method.wire);
            let needs = format!("it can where {needs}");
            let help = "remove it: the sandbox then answers this row only when it is told to";
            let mut diagnostic = Diagnostic::new(Code::Condition, span, title);
            if group.provisioner.is_none() {
                diagnostic = diagnostic.also(group.span, "this is no provisioner");
            }
            diagnostics.push(diagnostic.note(needs).help(help));
        }
        let before = method.errors.iter().take(index);
        // A row that is there already has its diagnostic.
        let mut before = before.filter(|before| before.key() != row.key());
        let first = before.find_map(|row| row.condition.filter(|(before, _)| *before == condition));
        if let Some((_, first)) = first {
            let title = format!("`{word}` leads to another row already");
            let diagnostic = Diagnostic::new(Code::Condition, span, title)
                .label("no call in the sandbox could come to this one")
                .also(first, "this row is answered")
                .help("a condition stands once in a table");
            diagnostics.push(diagnostic);
        }
    }
}

/// What a condition needs and this method has not.
fn lacks(api: &Api, group: &Group, method: &Method, condition: Condition) -> Option<&'static str> {
    let fields = api.fields(&Type::Named(method.request));
    let takes = |wire: &str| fields.iter().any(|field| field.wire == wire);
    let id = group.provisioner.as_ref().map(|provisioner| Type::Named(provisioner.id));
    let entity = fields.iter().any(|field| Some(&field.ty) == id.as_ref());
    let workflow = id.is_some() && takes("workflow_id");
    let (can, needs) = match condition {
        Condition::InvalidRequest => (true, ""),
        Condition::UnknownWorkflow => (workflow, "a method of a provisioner takes `workflow_id`"),
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
