//! What the API is, as plain data.
//!
//! Knows neither OpenAPI nor Rust syntax; the one thing that every emitter reads. Spans are
//! kept where a later stage may still find a mistake.

mod api;
mod arena;
mod choice;
mod error;
mod limits;
pub(crate) mod lower;
mod method;
pub(crate) mod name;
pub(crate) mod runtime;
mod types;

pub(crate) use api::{Api, Group, GroupId, Homes, Provisioner};
pub(crate) use arena::Arena;
pub(crate) use choice::{Choice, Form, Variant};
pub(crate) use error::{ErrorRow, StandardRow};
pub(crate) use limits::{Bounds, Limits};
pub(crate) use method::{Effect, Example, Method, MethodId};
pub(crate) use runtime::{CONDITIONS, Condition};
pub(crate) use types::{
    Direction, Docs, EnumValue, Field, Home, Scalar, Struct, Transition, Type, TypeDef, TypeId,
    TypeKind,
};
