//! Reads along with everything that is logged while tests run, and fails at the first secret.
//!
//! Whoever makes a client in a test calls [`start`] by asking for the credentials.

use std::sync::Once;

use super::{API_KEY, AUTH_TOKEN, SECRET_KEY, hidden::MARKS};

/// The published signature of the published credentials.
const SIGNATURE: &str = "iWEh4jjK9wfjTXd/3GzImPLL1swTZiCPpDbj62vFo2Q=";

/// Panics if there is a secret in what is shown.
pub fn scan(text: &str) {
    let secrets = [API_KEY, SECRET_KEY, AUTH_TOKEN, SIGNATURE, "PP987654321"];
    for secret in secrets.into_iter().chain(MARKS) {
        assert!(!text.contains(secret), "a secret is logged");
    }
}

/// Listens to `log`, and to `tracing` where this crate has the feature.
pub fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        log::set_logger(&Logger).expect("no other logger");
        log::set_max_level(log::LevelFilter::Trace);
        #[cfg(feature = "tracing")]
        tracing::subscriber::set_global_default(spans::Scanner::default()).expect("no other");
    });
}

struct Logger;

impl log::Log for Logger {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        scan(&record.args().to_string());
    }

    fn flush(&self) {}
}

#[cfg(feature = "tracing")]
mod spans {
    use std::fmt::Debug;
    use std::sync::atomic::{AtomicU64, Ordering};

    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    #[derive(Default)]
    pub struct Scanner(AtomicU64);

    struct Fields;

    impl Visit for Fields {
        fn record_debug(&mut self, _: &Field, value: &dyn Debug) {
            super::scan(&format!("{value:?}"));
        }
    }

    impl Subscriber for Scanner {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }

        fn new_span(&self, span: &Attributes<'_>) -> Id {
            span.record(&mut Fields);
            Id::from_u64(1 + self.0.fetch_add(1, Ordering::Relaxed))
        }

        fn record(&self, _: &Id, values: &Record<'_>) {
            values.record(&mut Fields);
        }

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, event: &Event<'_>) {
            event.record(&mut Fields);
        }

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }
}
