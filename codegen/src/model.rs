//! What the API is, as plain data.
//!
//! Knows neither OpenAPI nor Rust syntax; the one thing that every emitter reads. Spans are
//! kept where a later stage may still find a mistake.

mod api;
mod condition;
mod error;
mod method;
mod types;

pub(crate) use api::{Api, Group, Provisioner};
pub(crate) use condition::{Condition, WORDS as CONDITIONS};
pub(crate) use error::{ErrorRow, StandardRow};
pub(crate) use method::{Effect, Example, Method};
pub(crate) use types::{
    Docs, EnumValue, Field, Home, Struct, Transition, Type, TypeDef, TypeId, TypeKind,
};
