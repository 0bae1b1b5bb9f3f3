//! Our extensions: what OpenAPI has no words for.

use super::arena::StandardErrors;
use super::reader::{Object, Put, Read, Reader, Status};
use super::reference::Ref;
use super::schema::Schema;
use super::slot::{At, List, Map, Slot};
use super::table::{Key, Shape, Support, Table};
use crate::model::{CONDITIONS, Condition};
use crate::spec::node::{Entry, Node};
use crate::spec::source::Span;

/// Lints whose findings are right here, each with the reason.
pub(crate) type Allow<'s> = Map<'s, &'s str>;

objects! {
    /// What makes a group of methods a provisioner.
    Provisioner = "`x-provisioner`" {
        must title: &'s str = "title",
        must bank: &'s str = "bank",
        must sponsor: &'s str = "sponsor",
        must id: ToSchema<'s> = "id",
        must operations: List<&'s str> = "operations",
    }

    /// A mapping that refers to a schema, and holds nothing else.
    ToSchema = "a reference" {
        must to: Ref<'s, Schema<'s>> = "$ref",
    }

    /// A mapping that refers to the standard errors, and holds nothing else.
    ToStandardErrors = "a reference" {
        must to: Ref<'s, StandardErrors> = "$ref",
    }

    /// One way in which a method is refused, or several that share a code.
    ErrorRow = "an error row" {
        must code: &'s str = "code",
        must status: Status = "status",
        may name: &'s str = "name",
        may condition: Condition = "x-condition",
        may causes: List<&'s str> = "causes",
        may violations: List<Violation<'s>> = "violations",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
        may allow: Allow<'s> = "x-allow",
    }

    /// A rule of an entity that a call breaks.
    Violation = "a violation" {
        must entity_type: &'s str = "entity_type",
        must sub_code: &'s str = "sub_code",
        must description: &'s str = "description",
        may name: &'s str = "name",
        may condition: Condition = "x-condition",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
        may allow: Allow<'s> = "x-allow",
    }

    /// How one value of an enum becomes another.
    Transition = "a transition" {
        may from: &'s str = "from",
        must to: &'s str = "to",
        may by: &'s str = "by",
        may description: &'s str = "description",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
    }

    /// An error that any method can answer.
    StandardRow = "a standard error" {
        may code: &'s str = "code",
        may status: Status = "status",
        may name: &'s str = "name",
        may message: &'s str = "message",
        must causes: List<&'s str> = "causes",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
        may unknown: &'s str = "x-unknown",
        may allow: Allow<'s> = "x-allow",
    }
}

/// What leads to an error row in the sandbox.
impl<'s> Read<'s> for Condition {
    fn shape() -> Shape {
        Shape::OneOf(CONDITIONS.to_vec())
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        Condition::of(reader.word::<Self>(node, at)?)
    }
}

impl<'s> Provisioner<'s> {
    /// The reference to the schema of its ids.
    pub(crate) fn id(&self) -> Option<&Ref<'s, Schema<'s>>> {
        Some(&self.id.get()?.to.get()?.value)
    }
}

impl<'s> ToStandardErrors<'s> {
    pub(crate) fn target(&self) -> Option<&At<Ref<'s, StandardErrors>>> {
        self.to.get()
    }
}
