//! All tests of the generator as a whole but the long ones, in one program: it is linked once.

mod bundle;
mod cascade;
mod checked_in;
mod corpus;
mod determinism;
mod diff;
mod explain;
mod golden;
mod lint;
mod reference;
mod reports;
mod scaffold;
mod ui;
mod write;
