//! How to use this crate, chapter by chapter.
//!
//! | chapter | for |
//! |---|---|
//! | [`getting_started`] | from credentials to a merchant who is set up |
#![cfg_attr(
    feature = "journey",
    doc = "| [`onboarding`] | all of that as one call, which survives a process that dies |"
)]
//! | [`errors`] | each kind of failure: what usually causes it, what to do |
//! | [`retry_and_delivery`] | what is sent again and what never, and how long a call takes |
//! | [`testing`] | tests without Kompliant: canned answers, a server on this machine |
//! | [`sensitive_data`] | what must not be in a log, and how it is kept out |
//! | [`carriers`] | another HTTP library, a blocking program, no sockets at all |
//! | [`tracing`] | spans and events, field by field |
//! | [`versions`] | versions of the API and of this crate |
//!
//! Examples that need no network run as tests. The `client` in them gets answers that were written
//! beforehand, in lines that are not shown.
//!
//! Programs that are ready to run are in the folder `examples` of this crate.
//!
//! What is said of Kompliant's API is from the description in `spec/` of this project, which is
//! written from the public documentation. What that has nothing on is called not documented here.
//!
//! These pages are compiled for the documentation alone; a program that uses this crate does not
//! compile them.

/// From credentials to a merchant who is set up.
pub mod getting_started {
    #![doc = include_str!("guide/getting_started.md")]
}

/// The whole onboarding as one call, which survives a process that dies.
#[cfg(feature = "journey")]
pub mod onboarding {
    #![doc = include_str!("guide/onboarding.md")]
}

/// Each kind of failure: what usually causes it, what to do.
pub mod errors {
    #![doc = include_str!("guide/errors.md")]
}

/// What is sent again and what never, and how long a call takes.
pub mod retry_and_delivery {
    #![doc = include_str!("guide/retry_and_delivery.md")]
}

/// Tests without Kompliant: canned answers, a server on this machine.
pub mod testing {
    #![doc = include_str!("guide/testing.md")]
}

/// What must not be in a log, and how it is kept out.
pub mod sensitive_data {
    #![doc = include_str!("guide/sensitive_data.md")]
}

/// Another HTTP library, a blocking program, no sockets at all.
pub mod carriers {
    #![doc = include_str!("guide/carriers.md")]
}

/// Spans and events, field by field.
pub mod tracing {
    #![doc = include_str!("guide/tracing.md")]
}

/// Versions of the API and of this crate.
pub mod versions {
    #![doc = include_str!("guide/versions.md")]
}
