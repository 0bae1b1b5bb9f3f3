//! What a method answers: one good answer of its own, and the shared error.

mod envelope;

use super::{At, Lower};
use crate::model::{Home, Type};
use crate::spec::diagnostic::Code;
use crate::spec::source::Span;

/// What a method answers.
pub(super) struct Answer {
    pub(super) unwrap: Option<String>,
    pub(super) ty: Type,
    pub(super) span: Span,
}

impl<'s> Lower<'s, '_> {
    /// The type of the good answer; the others must be the shared error.
    pub(super) fn responses(&mut self, at: At<'s>, home: Home, name: &str) -> Option<Answer> {
        let responses = at.get("responses")?;
        let mut statuses = Vec::new();
        for (status, response) in responses.entries() {
            statuses.push(status);
            if status == "200" {
                continue;
            }
            let valid = status == "default" || matches!(status.parse::<u16>(), Ok(400..=599));
            if !valid {
                let title =
                    format!("`{status}` is no status that the API answers a failed call with");
                self.report(
                    Code::Envelope,
                    response.span,
                    title,
                    "expected `200`, `400` to `599`, or `default`",
                );
            } else {
                self.failed_response(response);
            }
        }
        for row in at.get("x-errors").into_iter().flat_map(At::items) {
            let Some(status) = row.get("status") else {
                continue;
            };
            let text = status.node.to_json().to_string();
            if !statuses.contains(&&*text) && !statuses.contains(&"default") {
                let title = format!("`responses` has no `{text}`");
                self.report(Code::Envelope, status.span, title, "add it there, or add `default`");
            }
        }
        let Some(good) = responses.get("200") else {
            self.report(
                Code::Envelope,
                responses.span,
                "there is no good answer",
                "add `\"200\"`, in quotes",
            );
            return None;
        };
        if let Some(target) = good.node.get("$ref") {
            let help = "write the response out here; its schema may have references";
            self.report(
                Code::Envelope,
                target.span,
                "the good answer stands with the method",
                help,
            );
            return None;
        }
        self.good_response(good, home, name)
    }

    /// An answer to a failed call.
    fn failed_response(&mut self, response: At<'s>) {
        let Some(target) = response.node.get("$ref") else {
            self.report(
                Code::Envelope,
                response.span,
                "a failed call is answered with the shared error",
                "refer to `components/responses`; what is special to a method stands in its `x-errors`",
            );
            return;
        };
        let Some(found) = self.follow(response.file, target) else {
            return;
        };
        if !matches!(found.keys.as_slice(), ["components", "responses", _]) {
            self.report(
                Code::WrongRef,
                target.span,
                "this refers to something that is not a response",
                "expected `…#/components/responses/NAME`",
            );
        }
    }

    /// A shared response: the error envelope, which the runtime decodes.
    pub(super) fn error_response(&mut self, response: At<'s>) {
        if let Some(unwrap) = response.get("x-unwrap") {
            let title = "only the good answer of a method has `x-unwrap`";
            self.report(Code::Envelope, unwrap.span, title, "remove it");
        }
        let Some(media) = response.get("content").and_then(|at| at.get("application/json")) else {
            return;
        };
        let Some(schema) = media.get("schema") else {
            return;
        };
        let Some(target) = schema.node.get("$ref") else {
            let help = "refer to the schema `ErrorAnswer`";
            self.report(Code::Envelope, schema.span, "a shared response is the shared error", help);
            return;
        };
        let Some(of) = self.schema_ref(schema.file, target) else {
            return;
        };
        let is_error = matches!(of.ty, Type::Named(id) if self.api[id].runtime);
        if !is_error {
            let help = "refer to the schema `ErrorAnswer`";
            self.report(Code::Envelope, target.span, "a shared response is the shared error", help);
        }
        self.media_examples(media, (&of.ty, &of.limits));
    }
}
