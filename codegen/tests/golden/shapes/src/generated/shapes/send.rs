// @generated from spec/provisioners/shapes.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! `shapes.send`: Send everything.
#![allow(deprecated)]

use std::collections::BTreeMap;
use crate::{
    Base64, Call, Date, Decimal, Effect, ErrorRow, Method, MethodError, Sensitive,
    StandardError, Timestamp, Uri, Uuid, YearMonth,
};
use crate::value::object::object_impls;
use super::{
    Address, AddressRequest, Lock, Party, PartyRequest, Payout, Place, PlaceRequest,
    Reference, Sign, Stamp,
};

/// The request of `shapes.send`, as [`Methods::send`](super::Methods::send) makes it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SendRequest {
    /// How money goes out.
    pub payout: Payout,
    /// An amount of money.
    ///
    /// More than 0 and at most 1000000.
    pub amount: Decimal,
    /// What it refers to.
    pub reference: Reference,
    /// Who and where.
    pub party: PartyRequest,
    /// Rows of numbers.
    ///
    /// At least 1 item. Each item: each item: at least 0 and at most 9.
    pub matrix: Vec<Vec<i32>>,
    /// More of them.
    pub payouts: Option<Vec<Payout>>,
    /// Names of one's own.
    ///
    /// Each value: at most 8 characters.
    pub labels: Option<BTreeMap<String, String>>,
    /// Lists of maps of lists.
    pub sheets: Option<Vec<BTreeMap<String, Vec<Option<String>>>>>,
    /// How often it is tried.
    ///
    /// At least 1 and at most 5. Without it the API takes `3`.
    pub attempts: Option<i64>,
    /// How fast it goes.
    ///
    /// Deprecated: do without it where you can.
    #[deprecated = "its documentation advises against it"]
    pub speed: Option<String>,
    /// Where it passes.
    pub stops: Option<Vec<AddressRequest>>,
    /// Where it is.
    pub place: Option<PlaceRequest>,
    /// What a page is locked with.
    pub lock: Option<Sensitive<Lock>>,
    /// A remark.
    pub note: Option<String>,
}

object_impls!(
    SendRequest, payout, amount, reference, party, matrix; payouts, labels, sheets,
    attempts, speed, stops, place, lock, note
);

impl SendRequest {
    /// Creates the request with its required parameters.
    pub fn new(
        payout: impl Into<Payout>,
        amount: Decimal,
        reference: impl Into<Reference>,
        party: PartyRequest,
        matrix: impl IntoIterator<Item = Vec<i32>>,
    ) -> Self {
        Self {
            payout: payout.into(),
            amount,
            reference: reference.into(),
            party,
            matrix: matrix.into_iter().collect(),
            payouts: None,
            labels: None,
            sheets: None,
            attempts: None,
            speed: None,
            stops: None,
            place: None,
            lock: None,
            note: None,
        }
    }
}

impl<C> Call<'_, C, SendRequest> {
    /// More of them.
    pub fn payouts(
        mut self,
        payouts: impl IntoIterator<Item = impl Into<Payout>>,
    ) -> Self {
        self.method.payouts = Some(payouts.into_iter().map(Into::into).collect());
        self
    }

    /// Names of one's own.
    ///
    /// Each value: at most 8 characters.
    pub fn labels(mut self, labels: BTreeMap<String, String>) -> Self {
        self.method.labels = Some(labels);
        self
    }

    /// Lists of maps of lists.
    pub fn sheets(
        mut self,
        sheets: impl IntoIterator<Item = BTreeMap<String, Vec<Option<String>>>>,
    ) -> Self {
        self.method.sheets = Some(sheets.into_iter().collect());
        self
    }

    /// How often it is tried.
    ///
    /// At least 1 and at most 5. Without it the API takes `3`.
    pub fn attempts(mut self, attempts: i64) -> Self {
        self.method.attempts = Some(attempts);
        self
    }

    /// How fast it goes.
    ///
    /// Deprecated: do without it where you can.
    #[deprecated = "its documentation advises against it"]
    pub fn speed(mut self, speed: impl Into<String>) -> Self {
        self.method.speed = Some(speed.into());
        self
    }

    /// Where it passes.
    pub fn stops(mut self, stops: impl IntoIterator<Item = AddressRequest>) -> Self {
        self.method.stops = Some(stops.into_iter().collect());
        self
    }

    /// Where it is.
    pub fn place(mut self, place: impl Into<PlaceRequest>) -> Self {
        self.method.place = Some(place.into());
        self
    }

    /// What a page is locked with.
    pub fn lock(mut self, lock: Lock) -> Self {
        self.method.lock = Some(Sensitive::new(lock));
        self
    }

    /// A remark.
    pub fn note(mut self, note: Option<String>) -> Self {
        self.method.note = note;
        self
    }
}

impl Method for SendRequest {
    const NAME: &'static str = "shapes.send";
    const EFFECT: Effect = Effect::Write;
    const UNWRAP: Option<&'static str> = None;
    type Response = SendResponse;
    type Error = SendError;
}

/// The answer to `shapes.send`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SendResponse {
    /// How money goes out.
    pub payout: Payout,
    /// What it refers to.
    pub reference: Reference,
    /// Who and where.
    pub party: Party,
    /// All of them.
    pub payouts: Option<Vec<Option<Payout>>>,
    /// Its id.
    pub id: Uuid,
    /// Its month.
    pub month: YearMonth,
    /// Where it is.
    pub page: Uri,
    /// Its seal.
    pub seal: Base64,
    /// Its day.
    pub day: Option<Date>,
    /// When it was sent.
    pub at: Timestamp,
    /// Where it passed.
    pub stops: Option<Vec<Address>>,
    /// Where it is.
    pub place: Option<Place>,
    /// What stands where.
    pub signs: Option<BTreeMap<String, Sign>>,
    /// A stamp.
    pub stamp: Option<Stamp>,
    /// What it costs.
    ///
    /// More than 0 and at most 1000000.
    pub fee: Option<Decimal>,
    /// A number of any kind.
    pub plain: Option<f64>,
}

object_impls!(
    SendResponse, payout, reference, party, id, month, page, seal, day, at; payouts,
    stops, place, signs, stamp, fee, plain
);

impl SendResponse {
    /// [`payouts`](Self#structfield.payouts), empty where the response has none.
    pub fn payouts(&self) -> &[Option<Payout>] {
        self.payouts.as_deref().unwrap_or_default()
    }

    /// [`stops`](Self#structfield.stops), empty where the response has none.
    pub fn stops(&self) -> &[Address] {
        self.stops.as_deref().unwrap_or_default()
    }
}

/// Why `shapes.send` can be refused: the rows of its error table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SendError {
    /// `TOO_MUCH` (400). There is too much. Send less.
    TooMuch,
    /// One of the errors that any method can answer.
    Standard(StandardError),
    /// An error that this version of the crate does not know.
    Unlisted,
}

impl MethodError for SendError {
    const ROWS: &'static [ErrorRow<Self>] = &[
        ErrorRow::new(Self::TooMuch, 400, "TOO_MUCH"),
    ];
    const UNLISTED: Self = Self::Unlisted;

    fn standard(error: StandardError) -> Self {
        Self::Standard(error)
    }
}
