//! What callers have of one field.
//!
//! A field is not only a field: what must be sent is an argument of a constructor, what may be
//! sent is set by a function on the call, and a list that may be absent has a function that reads
//! it. Each of them is API.

use super::matching::Known;
use super::side::{Renames, Side};
use super::wire::bare;
use crate::model::{Field, Type, TypeId};

/// The Rust that is generated for a field.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Surface {
    pub(super) name: String,
    pub(super) ty: String,
    /// Whether its struct has a constructor; that it has one is said of the struct.
    sent: bool,
    /// The type of the argument of `new`.
    pub(super) argument: Option<String>,
    /// The function on the call, and the type of what it takes.
    pub(super) setter: Option<(String, String)>,
    /// The type in the list that a function gives.
    pub(super) list: Option<String>,
}

impl Surface {
    pub(super) fn of(side: &Side, id: TypeId, known: Known<'_, &Field>, renames: &Renames) -> Self {
        let rust = |ty: &Type| side.rust(ty, renames);
        let (field, name) = (known.item, known.rust.to_owned());
        let ty = match (&field.ty, field.required) {
            (Type::Nullable(_), _) | (_, true) => rust(&field.ty),
            (_, false) => format!("Option<{}>", rust(&field.ty)),
        };
        let sent = side.is_sent(id);
        let setter =
            (side.is_request(id) && !field.required).then(|| match only_field(side, &field.ty) {
                Some((name, inner)) => (name.to_owned(), rust(&inner.ty)),
                None => (name.clone(), rust(&field.ty)),
            });
        let list = match &field.ty {
            Type::List(item) if !sent && !field.required => Some(rust(item)),
            _ => None,
        };
        let argument = (sent && field.required && field.fixed.is_none()).then(|| rust(&field.ty));
        Self { name, ty, sent, argument, setter, list }
    }

    /// Why programs that use `self` may not compile with `new`; empty where they do.
    pub(super) fn breaks(&self, new: &Self) -> Vec<String> {
        let mut reasons = Vec::new();
        if self.name != new.name {
            reasons.push(format!("the field is `{}`, was `{}`", new.name, self.name));
        }
        if self.ty != new.ty {
            reasons.push(format!("its type is `{}`, was `{}`", new.ty, self.ty));
        }
        match (&self.argument, &new.argument) {
            _ if self.sent != new.sent => {}
            (None, Some(_)) => reasons.push("the constructor takes it".to_owned()),
            (Some(_), None) => reasons.push("the constructor no longer takes it".to_owned()),
            _ => {}
        }
        match (&self.setter, &new.setter) {
            (Some((was, _)), None) => reasons.push(format!("`{was}` on the call is gone")),
            (Some((was, _)), Some((is, _))) if was != is => {
                reasons.push(format!("it is set by `{is}` on the call, was `{was}`"));
            }
            (Some((_, was)), Some((is, now))) if was != now && self.ty == new.ty => {
                reasons.push(format!("`{is}` on the call takes `{now}`, took `{was}`"));
            }
            _ => {}
        }
        if self.list.is_some() && new.list.is_none() {
            reasons.push(format!("the function `{}` that reads the list is gone", self.name));
        }
        reasons
    }
}

/// The only field of an object, if it has one and must have it: the call sets it directly.
fn only_field<'a>(side: &'a Side, ty: &Type) -> Option<(&'a str, &'a Field)> {
    let (id, object) = side.api.object(ty)?;
    match (object.fields.as_slice(), side.names.members(id)) {
        ([field], [name]) if field.required && field.fixed.is_none() => Some((name, field)),
        _ => None,
    }
}

/// What of a field is another on the wire, in words; empty where nothing is.
pub(super) fn words(old: (&Side, &Field), new: (&Side, &Field), renames: &Renames) -> Vec<String> {
    use super::wire::{is_nullable, is_sensitive};
    let (before, after) = (old.1, new.1);
    let mut words = Vec::new();
    if before.wire != after.wire {
        words.push(format!("was `{}`", before.wire));
    }
    match (before.required, after.required) {
        (false, true) => words.push("is required now".to_owned()),
        (true, false) => words.push("is no longer required".to_owned()),
        _ => {}
    }
    let none = Renames::new();
    let was = old.0.rust(bare(&before.ty), renames);
    let is = new.0.rust(bare(&after.ty), &none);
    if was != is {
        words.push(format!("is of type `{is}`, was `{was}`"));
    }
    match (is_nullable(&before.ty), is_nullable(&after.ty)) {
        (false, true) => words.push("may be null now".to_owned()),
        (true, false) => words.push("can no longer be null".to_owned()),
        _ => {}
    }
    match (is_sensitive(&before.ty), is_sensitive(&after.ty)) {
        (false, true) => words.push("is sensitive now".to_owned()),
        (true, false) => words.push("is no longer sensitive".to_owned()),
        _ => {}
    }
    words
}
