//! Mermaid: the states of an entity and of a run, and the flow of a provisioner.
//!
//! All that is drawn stands in the model: states are values of enums, steps their `x-transitions`,
//! the flow has the four methods that make a provisioner.

use crate::model::{EnumValue, Group, MethodId, Provisioner, Transition};

/// The states of an enum; `tag` is the group whose methods lead from one to the next.
pub(super) fn states(
    values: &[EnumValue],
    transitions: &[Transition],
    tag: Option<&str>,
) -> String {
    let state = |wire: &str| values.iter().position(|value| value.wire == wire);
    let name = |wire: &str| state(wire).map_or_else(|| "[*]".to_owned(), |at| format!("s{at}"));
    let mut out = String::from("stateDiagram-v2\n");
    for (index, value) in values.iter().enumerate() {
        out += &format!("    s{index} : {}\n", label(&value.wire));
    }
    for step in transitions {
        let from = step.from.as_deref().map_or_else(|| "[*]".to_owned(), name);
        let method = step.by.as_deref().map(|by| match tag {
            Some(tag) => format!("{tag}.{by}"),
            None => by.to_owned(),
        });
        let sure = step.docs.inferred.is_some().then(|| "our reading".to_owned());
        let said: Vec<String> = method.into_iter().chain(sure).collect();
        out += &format!("    {from} --> {}", name(&step.to));
        if !said.is_empty() {
            out += &format!(" : {}", label(&said.join(", ")));
        }
        out.push('\n');
    }
    out
}

/// How the methods of a provisioner follow each other.
pub(super) fn flow(group: &Group, provisioner: &Provisioner) -> String {
    let method = |id: MethodId| label(&group.methods[id].wire);
    format!(
        "flowchart TD\n    \
         workflow([\"a workflow\"]) --> create\n    \
         create[\"{create}\"] -->|\"the id\"| check\n    \
         check[\"{check}\"] -->|\"can_execute is false\"| supply\n    \
         supply[\"supply what missing_requirements lists\"] --> check\n    \
         check -->|\"can_execute is true\"| execute\n    \
         execute[\"{execute}\"] -->|\"queued_operations\"| get\n    \
         get[\"{get}\"] -->|\"a run is not finished\"| get\n    \
         get -->|\"execution_results\"| done([\"what came of each run\"])\n",
        create = method(provisioner.create),
        check = method(provisioner.can_execute),
        execute = method(provisioner.execute),
        get = method(provisioner.get),
    )
}

/// A text that Mermaid takes as it is, in quotes or without.
fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '_' | '.' | ',' | '/' => out.push(c),
            _ if c.is_alphanumeric() => out.push(c),
            _ => out += &format!("#{};", u32::from(c)),
        }
    }
    out
}
