// @generated from spec/provisioners/propay.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! What the sandbox knows of `propay`.

use crate::propay::{
    PropayId, MissingRequirement, MissingRequirementCode, Create, CreateResponse,
    CanExecute, CanExecuteResponse, Execute, ExecuteResponse, Get, GetResponse,
};
use crate::sandbox::tables;

pub(crate) static GROUP: tables::Group = tables::Group {
    source: &SOURCE,
    methods: &[
        tables::Typed::of::<Create>(),
        tables::Typed::of::<CanExecute>(),
        tables::Typed::of::<Execute>(),
        tables::Typed::of::<Get>(),
    ],
};

static SOURCE: tables::Source = tables::Source::new(include_str!("propay.json"));

tables::examples!(
    SOURCE => PropayId, MissingRequirement, MissingRequirementCode, Create,
    CreateResponse, CanExecute, CanExecuteResponse, Execute, ExecuteResponse, Get,
    GetResponse
);
