// @generated from spec/provisioners/shapes.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! What the sandbox knows of `shapes`.

use crate::shapes::{
    Payout, Card, Bank, BankKind, Cash, Reference, Pages, Party, Address, Place, Lock,
    Sign, Stamp, PartyRequest, AddressRequest, PlaceRequest, SendRequest, SendResponse,
};
use crate::sandbox::tables;

pub(crate) static GROUP: tables::Group = tables::Group {
    source: &SOURCE,
    methods: &[tables::Typed::of::<SendRequest>()],
};

static SOURCE: tables::Source = tables::Source::new(include_str!("shapes.json"));

tables::examples!(
    SOURCE => Payout, Card, Bank, BankKind, Cash, Reference, Pages, Party, Address,
    Place, Lock, Sign, Stamp, PartyRequest, AddressRequest, PlaceRequest, SendRequest,
    SendResponse
);
