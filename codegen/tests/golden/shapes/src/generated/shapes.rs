// @generated from spec/provisioners/shapes.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! Every shape.
#![allow(deprecated)]

mod send;
mod types;

use crate::{Call, Decimal};

pub use send::{SendError, SendRequest, SendResponse};
pub use types::{
    Payout, Card, Bank, BankKind, Cash, Reference, Pages, Party, Address, Place, Lock,
    Sign, Stamp, PartyRequest, AddressRequest, PlaceRequest,
};

/// The methods of shapes, as [`Client::shapes`](crate::Client::shapes) gives them.
#[derive(Clone, Copy, Debug)]
pub struct Methods<'c, C> {
    pub(crate) client: &'c C,
}

impl<'c, C> Methods<'c, C> {
    /// `shapes.send`: Send everything.
    ///
    /// Optional, set on the call: `payouts`, `labels`, `sheets`, `attempts`, `speed`, `stops`,
    /// `place`, `lock`, `note`.
    ///
    /// # Errors
    ///
    /// [`SendError`] has the reasons why it can be refused.
    pub fn send(
        &self,
        payout: impl Into<Payout>,
        amount: Decimal,
        reference: impl Into<Reference>,
        party: PartyRequest,
        matrix: impl IntoIterator<Item = Vec<i32>>,
    ) -> Call<'c, C, SendRequest> {
        Call::new(
            self.client,
            SendRequest::new(payout, amount, reference, party, matrix),
        )
    }
}
