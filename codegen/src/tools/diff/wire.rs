//! What a change of type does on the wire.
//!
//! Requests and answers go in opposite directions: where more values than before are valid, the
//! API takes all that it took, but may answer what nobody expects; where fewer are, the reverse.

use super::Verdict;
use super::side::Side;
use crate::model::{Scalar, Type, TypeKind};

/// Which way values of a type go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Uses {
    pub(super) sent: bool,
    pub(super) received: bool,
}

impl Uses {
    pub(super) const SENT: Self = Self { sent: true, received: false };
    pub(super) const RECEIVED: Self = Self { sent: false, received: true };

    pub(super) fn and(self, other: Self) -> Self {
        Self { sent: self.sent || other.sent, received: self.received || other.received }
    }

    /// The verdict for the ways that values go: what it is where they are sent, and where received.
    pub(super) fn verdict(self, sent: Verdict, received: Verdict) -> Verdict {
        let sent = if self.sent { sent } else { Verdict::none() };
        let received = if self.received { received } else { Verdict::none() };
        sent.and(received)
    }
}

/// How the values that are valid now lie to those that were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Same,
    /// All that were valid, and others.
    Wider,
    /// Fewer.
    Narrower,
    /// Some are gone and others new.
    Other,
}

impl Relation {
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, other) => other,
            (this, Self::Same) => this,
            (this, other) if this == other => this,
            _ => Self::Other,
        }
    }

    pub(super) fn verdict(self, uses: Uses) -> Verdict {
        let accepts = || Verdict::additive("more is accepted");
        let refuses = || Verdict::breaking("what was accepted may be refused");
        let surprises = || Verdict::breaking("answers may hold what they could not hold before");
        let promises = || Verdict::additive("answers hold less than what they could hold before");
        match self {
            Self::Same => Verdict::none(),
            Self::Wider => uses.verdict(accepts(), surprises()),
            Self::Narrower => uses.verdict(refuses(), promises()),
            Self::Other => uses.verdict(refuses(), surprises()),
        }
    }
}

/// What JSON a type is, as far as the type alone says it.
#[derive(PartialEq)]
enum Shape<'a> {
    /// Any text, or such with a form.
    Text(Option<Form>),
    Boolean,
    /// The higher, the more numbers it holds.
    Number(u8),
    List(&'a Type),
    /// An object: with any fields, with values of one type, or with fields that are named.
    Free,
    Map(&'a Type),
    Struct,
    /// What is in it is compared by itself.
    Choice,
}

#[derive(PartialEq)]
enum Form {
    Scalar(Scalar),
    Id,
    Enum,
}

/// How two types lie to each other; what is in named ones is compared by itself.
pub(super) fn relation(old: (&Side, &Type), new: (&Side, &Type)) -> Relation {
    let nullability = match (is_nullable(old.1), is_nullable(new.1)) {
        (false, true) => Relation::Wider,
        (true, false) => Relation::Narrower,
        _ => Relation::Same,
    };
    let core = match (shape(old.0, old.1), shape(new.0, new.1)) {
        (Shape::List(before), Shape::List(after)) | (Shape::Map(before), Shape::Map(after)) => {
            relation((old.0, before), (new.0, after))
        }
        (before, after) if before == after => Relation::Same,
        (Shape::Text(None), Shape::Text(_)) => Relation::Narrower,
        (Shape::Text(_), Shape::Text(None)) => Relation::Wider,
        (Shape::Number(before), Shape::Number(after)) if before < after => Relation::Wider,
        (Shape::Number(_), Shape::Number(_)) => Relation::Narrower,
        (Shape::Free, Shape::Map(_) | Shape::Struct) => Relation::Narrower,
        (Shape::Map(_) | Shape::Struct, Shape::Free) => Relation::Wider,
        _ => Relation::Other,
    };
    nullability.and(core)
}

/// How two kinds of named types lie to each other.
pub(super) fn kinds(old: &TypeKind, new: &TypeKind) -> Relation {
    let (before, after) = (shape_of(old), shape_of(new));
    if before == after { Relation::Same } else { Relation::Other }
}

/// What is said around a value.
enum Layer<'a> {
    Nullable(&'a Type),
    Sensitive(&'a Type),
    None,
}

fn layer(ty: &Type) -> Layer<'_> {
    match ty {
        Type::Nullable(inner) => Layer::Nullable(inner),
        Type::Sensitive(inner) => Layer::Sensitive(inner),
        Type::Named(_) | Type::Scalar(_) | Type::List(_) | Type::Map(_) => Layer::None,
    }
}

pub(super) fn is_nullable(ty: &Type) -> bool {
    match layer(ty) {
        Layer::Nullable(_) => true,
        Layer::Sensitive(inner) => is_nullable(inner),
        Layer::None => false,
    }
}

pub(super) fn is_sensitive(ty: &Type) -> bool {
    match layer(ty) {
        Layer::Sensitive(_) => true,
        Layer::Nullable(inner) => is_sensitive(inner),
        Layer::None => false,
    }
}

/// Without `null` and without care for who may see it.
pub(super) fn bare(ty: &Type) -> &Type {
    match layer(ty) {
        Layer::Nullable(inner) | Layer::Sensitive(inner) => bare(inner),
        Layer::None => ty,
    }
}

fn shape<'a>(side: &'a Side, ty: &'a Type) -> Shape<'a> {
    match ty {
        Type::Nullable(inner) | Type::Sensitive(inner) => shape(side, inner),
        Type::Scalar(scalar) => match scalar {
            Scalar::String => Shape::Text(None),
            Scalar::Boolean => Shape::Boolean,
            Scalar::Int32 => Shape::Number(0),
            Scalar::Int64 => Shape::Number(1),
            Scalar::Double | Scalar::Decimal => Shape::Number(2),
            Scalar::Timestamp
            | Scalar::Date
            | Scalar::YearMonth
            | Scalar::Base64
            | Scalar::Uri
            | Scalar::Uuid => Shape::Text(Some(Form::Scalar(*scalar))),
            Scalar::JsonObject => Shape::Free,
        },
        Type::List(item) => Shape::List(item),
        Type::Map(value) => Shape::Map(value),
        Type::Named(id) => shape_of(side.kind(*id)),
    }
}

fn shape_of(kind: &TypeKind) -> Shape<'_> {
    match kind {
        TypeKind::Struct(_) => Shape::Struct,
        TypeKind::Choice(_) => Shape::Choice,
        TypeKind::Enum { .. } => Shape::Text(Some(Form::Enum)),
        TypeKind::Id { .. } => Shape::Text(Some(Form::Id)),
    }
}

#[cfg(test)]
mod tests {
    use super::Relation::{Narrower, Other, Same, Wider};

    #[test]
    fn two_parts_that_differ_apart_are_neither_wider_nor_narrower() {
        for (one, two, both) in [
            (Same, Wider, Wider),
            (Narrower, Same, Narrower),
            (Wider, Wider, Wider),
            (Wider, Narrower, Other),
            (Other, Wider, Other),
        ] {
            assert!(one.and(two) == both && two.and(one) == both);
        }
    }
}
