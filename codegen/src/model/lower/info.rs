//! The version of the API, and where it is.

use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;
use crate::spec::tree::Root;

pub(super) struct Info {
    pub(super) version: String,
    pub(super) server: String,
    pub(super) version_span: Option<Span>,
    pub(super) server_span: Option<Span>,
}

pub(super) fn lower(root: &Root<'_>, diagnostics: &mut Diagnostics) -> Info {
    let servers = root.servers.items();
    if let Some(more) = servers.get(1) {
        diagnostics.push(
            Diagnostic::new(Code::Unsupported, more.key, "a second server would be ignored")
                .help("there is one server for all methods: remove the others"),
        );
    }
    let version = root.info.get().and_then(|info| info.version.get());
    let server = servers.first().and_then(|server| server.url.get());
    Info {
        version: version.map_or("", |version| version.value).to_owned(),
        server: server.map_or("", |server| server.value).trim_end_matches('/').to_owned(),
        version_span: version.map(|version| version.key),
        server_span: server.map(|server| server.key),
    }
}
