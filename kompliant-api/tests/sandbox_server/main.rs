//! The sandbox as a server, and the program that runs it: what it does over sockets, with bad input,
//! with slow callers, and when it is killed.

mod bad_input;
#[cfg(unix)]
mod cli;
#[cfg(feature = "reqwest")]
mod clients;
mod fair;
mod faults;
mod killed;
mod program;
mod random;
mod raw;
mod served;
mod state;
