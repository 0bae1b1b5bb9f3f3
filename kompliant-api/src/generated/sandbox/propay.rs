// @generated from spec/provisioners/propay.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! What the sandbox knows of `propay`.

use crate::propay::{
    PropayId, MissingRequirement, MissingRequirementCode, Create, CreateResponse,
    CanExecute, CanExecuteResponse, Execute, ExecuteResponse, Get, GetResponse,
};
use crate::sandbox::spec;

pub(crate) static GROUP: spec::Group = spec::Group {
    source: &SOURCE,
    methods: &[
        spec::Typed::of::<Create>(),
        spec::Typed::of::<CanExecute>(),
        spec::Typed::of::<Execute>(),
        spec::Typed::of::<Get>(),
    ],
};

static SOURCE: spec::Source = spec::Source::new(include_str!("propay.json"));

spec::examples!(
    SOURCE => PropayId, MissingRequirement, MissingRequirementCode, Create,
    CreateResponse, CanExecute, CanExecuteResponse, Execute, ExecuteResponse, Get,
    GetResponse
);
