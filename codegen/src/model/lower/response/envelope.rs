//! The envelope of a good answer, and what of it the caller gets.

use super::Answer;
use crate::model::lower::example::examples;
use crate::model::lower::schema::Place;
use crate::model::lower::{At, Lower};
use crate::model::{Home, Limits, Type, TypeId};
use crate::spec::diagnostic::{Code, Diagnostic};

struct Envelope {
    whole: Type,
    unwrap: Option<String>,
    answer: Type,
}

impl<'s> Lower<'s, '_> {
    pub(super) fn good_response(&mut self, good: At<'s>, home: Home, name: &str) -> Option<Answer> {
        let media = good.get("content")?.get("application/json")?;
        let schema = media.get("schema")?;
        let properties = schema.get("properties");
        let has = |key| properties.is_some_and(|properties| properties.get(key).is_some());
        let (meta, data) = (has("meta"), has("data"));
        let (Some(properties), true, true) = (properties, meta, data) else {
            let place = properties.map_or(schema.span, |properties| properties.span);
            self.report(
                Code::Envelope,
                place,
                "an answer is an object with `meta` and `data`",
                "write both out under `properties`",
            );
            return None;
        };
        for (key, value) in properties.entries() {
            if key != "meta" && key != "data" {
                let title = format!("`{key}` would be ignored: an answer has `meta` and `data`");
                self.report(Code::Envelope, value.span, title, "put it below `data`");
            }
        }
        let required: Vec<&str> = schema
            .get("required")
            .into_iter()
            .flat_map(At::items)
            .filter_map(|name| name.node.as_str())
            .collect();
        for key in ["meta", "data"] {
            if !required.contains(&key) {
                let place = schema.get("required").unwrap_or(schema).span;
                let title = format!("an answer without `{key}` would not be read as a good one");
                self.report(Code::Envelope, place, title, "write `required: [meta, data]`");
            }
        }
        // The whole envelope goes through the checks of any schema; of its types only those
        // below `data` are used.
        let whole = Place { home, words: vec![name.to_owned(), "envelope".to_owned()] };
        let unwrap = good.get("x-unwrap").and_then(|key| Some((key, key.node.as_str()?)));
        let envelope = self.envelope(schema, &whole, unwrap, name)?;
        self.media_examples(media, (&envelope.whole, &Limits::default()));
        self.tell_a_success(media);
        Some(Answer { unwrap: envelope.unwrap, ty: envelope.answer, span: good.span })
    }

    /// Reports examples of a good answer that callers would take for a bad one.
    fn tell_a_success(&mut self, media: At<'s>) {
        for (_, example) in examples(media) {
            let Some(meta) = example.entry("meta") else { continue };
            let status = meta.value.entry("status");
            if status.and_then(|status| status.value.as_str()) != Some("SUCCESS") {
                let place = status.map_or(meta.key_span, |status| status.value.span);
                self.report(
                    Code::ExampleMismatch,
                    place,
                    "a good answer says `SUCCESS`",
                    "write `status: SUCCESS` below `meta`",
                );
            }
        }
    }

    fn envelope(
        &mut self,
        schema: At<'s>,
        whole: &Place,
        unwrap: Option<(At<'s>, &'s str)>,
        name: &str,
    ) -> Option<Envelope> {
        let ty = self.schema(schema, whole)?.ty;
        let Type::Named(id) = ty.clone() else {
            return None;
        };
        self.mark_envelope(id);
        let field = |lower: &Self, ty: &Type, wire: &str| {
            let fields = lower.api.fields(ty);
            let field = fields.iter().find(|field| field.wire == wire)?;
            Some((field.ty.clone(), field.required, fields.len()))
        };
        let data_span = schema
            .get("properties")
            .and_then(|at| at.get("data"))
            .map_or(schema.span, |at| at.span);
        let (data, _, _) = field(self, &ty, "data")?;
        let (response, unwrap) = match unwrap {
            None => (data, None),
            Some((at, key)) => {
                let Some((inner, required, count)) = field(self, &data, key) else {
                    let written = schema.get("properties").and_then(|at| at.get("data"));
                    let written = written.and_then(|at| at.get("properties"));
                    // Where it is there but broken, that has been said.
                    if written.is_some_and(|at| at.get(key).is_some()) {
                        return None;
                    }
                    let names = self.field_names(&data);
                    self.diagnostics.push(
                        Diagnostic::new(
                            Code::Envelope,
                            at.node.span,
                            format!("`data` has no property `{key}`"),
                        )
                        .suggest(
                            key,
                            at.node.span,
                            names.iter().map(String::as_str),
                        ),
                    );
                    return None;
                };
                if !required || count != 1 {
                    self.report(
                        Code::Envelope,
                        data_span,
                        format!("`x-unwrap: {key}` wants `data` to hold `{key}`, always, and nothing else"),
                        "require it and remove what is beside it, or leave out `x-unwrap`",
                    );
                }
                if let Type::Named(data) = data {
                    self.mark_envelope(data);
                }
                (inner, Some(key.to_owned()))
            }
        };
        match &response {
            Type::Named(id) => self.rename(*id, whole.home, name),
            Type::List(_) => {}
            _ => {
                let help = "write `type: object` with `properties`, or a reference to one";
                self.report(Code::Envelope, data_span, "the answer of a method is an object", help);
                return None;
            }
        }
        Some(Envelope { whole: ty, unwrap, answer: response })
    }

    fn field_names(&self, ty: &Type) -> Vec<String> {
        self.api.fields(ty).iter().map(|field| field.wire.clone()).collect()
    }

    /// The frame itself is decoded by the runtime: no type is generated for it.
    fn mark_envelope(&mut self, id: TypeId) {
        self.api[id].runtime = true;
    }

    /// What the caller gets is `CreateResponse`, however deep it stands in the envelope.
    fn rename(&mut self, id: TypeId, home: Home, name: &str) {
        let def = &self.api[id];
        if def.home != home || def.words.len() < 2 {
            return;
        }
        let old = def.words.clone();
        for def in self.api.types.iter_mut().filter(|def| def.home == home) {
            if let Some(rest) = def.words.strip_prefix(&*old) {
                let mut words = vec![name.to_owned(), "response".to_owned()];
                words.extend(rest.iter().cloned());
                def.words = words;
            }
        }
    }
}
