// @generated from spec/provisioners/shapes.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! What the sandbox knows of `shapes`.

use crate::shapes::{
    Payout, Card, Bank, BankKind, Cash, Reference, Pages, Party, Address, Place, Lock,
    Sign, Stamp, PartyRequest, AddressRequest, PlaceRequest, Send, SendResponse,
};
use crate::sandbox::spec;

pub(crate) static GROUP: spec::Group = spec::Group {
    source: &SOURCE,
    methods: &[spec::Typed::of::<Send>()],
};

static SOURCE: spec::Source = spec::Source::new(include_str!("shapes.json"));

spec::examples!(
    SOURCE => Payout, Card, Bank, BankKind, Cash, Reference, Pages, Party, Address,
    Place, Lock, Sign, Stamp, PartyRequest, AddressRequest, PlaceRequest, Send,
    SendResponse
);
