//! Values of the enums that a provisioner adds to.

use super::Refused;
use super::place::{Edits, Place};

/// Adds a value to an enum, unless it has it; `guess` names the provisioner that it is guessed for.
pub(super) fn add_value<'s>(
    place: &Place<'s>,
    value: &str,
    text: &str,
    guess: Option<&str>,
    edits: &mut Edits<'s>,
) -> Result<bool, Refused> {
    let values = place.under("enum")?;
    if values.items().iter().any(|known| known.as_str() == Some(value)) {
        return Ok(false);
    }
    let descriptions = place.under("x-enum-descriptions")?;
    let edit = edits.of(place);
    let (line, flow) = (format!("{value}: {text}"), format!("{value}: \"{text}\""));
    let mut done = edit.append_item(values, &format!("- {value}"));
    done = done.and_then(|()| edit.append_entry(descriptions, &line, &flow));
    if let Some(name) = guess {
        let reason = "Assumed from the name of the provisioner.";
        let line = format!("{value}: {reason} # TODO({name}): what {name}.get answers, or nothing");
        let flow = format!("{value}: \"{reason}\"");
        done = done.and_then(|()| match place.node.get("x-inferred-values") {
            Some(reasons) => edit.append_entry(reasons, &line, &flow),
            None => edit.append_block(place.node, &format!("x-inferred-values:\n  {line}")),
        });
    }
    done.map(|()| true).ok_or_else(|| place.refused())
}

/// Takes a value out of an enum, with all that is said of it there.
pub(super) fn remove_value<'s>(
    place: &Place<'s>,
    value: &str,
    edits: &mut Edits<'s>,
) -> Result<(), Refused> {
    let values = place.under("enum")?;
    let found = values.items().iter().position(|known| known.as_str() == Some(value));
    let Some(index) = found else { return Ok(()) };
    let edit = edits.of(place);
    let mut done = edit.remove_item(values, index);
    for key in ["x-enum-descriptions", "x-inferred-values"] {
        let Some(mapping) = place.node.get(key).filter(|mapping| mapping.get(value).is_some())
        else {
            continue;
        };
        done = done.and_then(|()| match mapping.entries().len() {
            1 => edit.remove_entry(place.node, key),
            _ => edit.remove_entry(mapping, value),
        });
    }
    done.ok_or_else(|| place.refused())
}
