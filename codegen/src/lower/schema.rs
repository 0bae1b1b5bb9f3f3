//! Schemas to types.

use super::{At, Known, Lower, docs};
use crate::diagnostic::{Code, Diagnostic, list};
use crate::model::{Docs, EnumValue, Field, Home, Struct, Type, TypeDef, TypeId, TypeKind};
use crate::node::Value;
use crate::source::{FileId, Span};

/// Types that the runtime has by hand.
const RUNTIME: &[&str] = &["Meta", "Warning", "ErrorObject", "ErrorDetail", "ErrorAnswer"];

/// Deeper than any sensible schema, and shallow enough for every recursive walk over types.
const DEEPEST: usize = 64;

/// The types that a keyword goes with.
const KEYWORDS: &[(&str, &str)] = &[
    ("properties", "object"),
    ("required", "object"),
    ("additionalProperties", "object"),
    ("items", "array"),
    ("enum", "string"),
    ("pattern", "string"),
    ("x-id", "string"),
];

/// The types that a format goes with.
const FORMATS: &[(&str, &str)] = &[
    ("date-time", "string"),
    ("date", "string"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("double", "number"),
];

/// Where a schema without a name of its own stands: its name is made of that.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) home: Home,
    pub(super) words: Vec<String>,
}

impl Place {
    fn child(&self, word: &str) -> Self {
        let mut words = self.words.clone();
        words.push(word.to_owned());
        Self { home: self.home, words }
    }
}

impl<'s> Lower<'s, '_> {
    /// The type of a schema and what is said of it.
    pub(super) fn schema(&mut self, at: At<'s>, place: &Place) -> Option<(Type, Docs)> {
        if self.depth >= DEEPEST {
            let title = format!("more than {DEEPEST} schemas inside each other");
            let help = "shorten the chain of references that leads here";
            self.report(Code::Unsupported, at.span, title, help);
            return None;
        }
        self.depth += 1;
        let known = self.schema_inside(at, place);
        self.depth -= 1;
        known
    }

    fn schema_inside(&mut self, at: At<'s>, place: &Place) -> Option<(Type, Docs)> {
        if let Some(target) = at.node.get("$ref") {
            return self.schema_ref(at.file, target);
        }
        let own = docs::of(at);
        let (mut ty, docs) = match at.get("allOf") {
            Some(parts) => {
                let (ty, target) = self.all_of(at, parts)?;
                (ty, docs::or_of(own, &target))
            }
            None => (self.plain(at, place)?, own),
        };
        if at.node.is_true("nullable") {
            ty = Type::Nullable(Box::new(ty));
        }
        if at.node.is_true("x-sensitive") && !matches!(ty, Type::Sensitive(_)) {
            ty = Type::Sensitive(Box::new(ty));
        }
        if let Some(example) = at.node.get("example") {
            self.examples.push(super::Example { node: example, ty: ty.clone(), of: at.span });
        }
        Some((ty, docs))
    }

    /// A `$ref` to a schema.
    pub(super) fn schema_ref(
        &mut self,
        from: FileId,
        target: &'s crate::node::Node,
    ) -> Option<(Type, Docs)> {
        let found = self.follow(from, target)?;
        let &["components", "schemas", name] = found.keys.as_slice() else {
            self.report(
                Code::WrongRef,
                target.span,
                "this refers to something that is not a schema",
                "expected `…#/components/schemas/NAME`",
            );
            return None;
        };
        if let Some(Known::Open) = self.schemas.get(&(found.file, name)) {
            let title = format!("`{name}` contains itself");
            self.diagnostics.push(
                Diagnostic::new(Code::RefCycle, target.span, title)
                    .label("this leads back to it")
                    .also(found.at.span, "it starts here")
                    .note("types that contain themselves are not used, not even through a list"),
            );
            return None;
        }
        self.named(found.file, name)
    }

    /// The named schema of a file.
    pub(super) fn named(&mut self, file: FileId, name: &'s str) -> Option<(Type, Docs)> {
        if let Some(Known::Done(known)) = self.schemas.get(&(file, name)) {
            return known.clone();
        }
        let document = self.spec.document(file)?;
        let top = At::of(file, &document.root, document.root.span, None);
        let at = top.get("components")?.get("schemas")?.get(name)?;
        self.schemas.insert((file, name), Known::Open);
        let place = Place { home: self.home(file), words: vec![name.to_owned()] };
        let known = self.schema(at, &place);
        self.schemas.insert((file, name), Known::Done(known.clone()));
        known
    }

    fn all_of(&mut self, at: At<'s>, parts: At<'s>) -> Option<(Type, Docs)> {
        let allowed = ["allOf", "description", "example", "nullable"];
        for (key, value) in at.entries() {
            if !allowed.contains(&key) && !key.starts_with("x-") {
                let title = format!("`{key}` does not go with `allOf`");
                self.report(
                    Code::SchemaKeyword,
                    value.span,
                    title,
                    "say it in the schema that is referred to",
                );
            }
        }
        let only = match parts.node.items() {
            [only] => only.get("$ref"),
            _ => None,
        };
        let Some(target) = only else {
            self.report(
                Code::AllOf,
                parts.span,
                "`allOf` stands for one reference with a description of its own",
                "give it exactly one `$ref`, or write the properties out",
            );
            return None;
        };
        self.schema_ref(at.file, target)
    }

    /// A schema that says itself what it is.
    fn plain(&mut self, at: At<'s>, place: &Place) -> Option<Type> {
        let Some(ty) = at.get("type") else {
            self.diagnostics.push(
                Diagnostic::new(Code::MissingKey, at.span, "a schema lacks `type`")
                    .label("expected `type` or a reference below this"),
            );
            return None;
        };
        let name = ty.node.as_str()?;
        self.keywords(at, name);
        let in_place = matches!(place.home, Home::Method(..)) || place.words.len() > 1;
        for keyword in ["enum", "x-id"] {
            if let Some(found) = at.get(keyword).filter(|_| in_place && name == "string") {
                let title = format!("a schema with `{keyword}` in place");
                let help = "give it a name under `components/schemas`, and refer to it";
                self.report(Code::Unsupported, found.span, title, help);
            }
        }
        let format = at.node.text("format");
        match name {
            "string" if at.node.is_true("x-id") => Some(self.id(at, place)),
            "string" if at.node.get("enum").is_some() => Some(self.enumeration(at, place)),
            "string" => {
                if let Some(pattern) = at.get("pattern") {
                    let title = "only ids have a `pattern`";
                    self.report(
                        Code::SchemaKeyword,
                        pattern.span,
                        title,
                        "add `x-id: true`, or describe the form in words",
                    );
                }
                Some(match format {
                    Some("date-time") => Type::Timestamp,
                    Some("date") => Type::Date,
                    _ => Type::String,
                })
            }
            "boolean" => Some(Type::Boolean),
            "integer" if format == Some("int32") => Some(Type::Int32),
            "integer" => Some(Type::Int64),
            "number" => Some(Type::Double),
            "array" => {
                let Some(items) = at.get("items") else {
                    self.diagnostics.push(
                        Diagnostic::new(Code::MissingKey, at.span, "a list lacks `items`")
                            .label("expected `items` below this"),
                    );
                    return None;
                };
                let (ty, _) = self.schema(items, &place.child("item"))?;
                Some(Type::List(Box::new(ty)))
            }
            "object" => self.object(at, place),
            _ => None,
        }
    }

    fn keywords(&mut self, at: At<'s>, ty: &str) {
        for (keyword, goes_with) in KEYWORDS {
            if let Some(value) = at.get(keyword).filter(|_| ty != *goes_with) {
                let title = format!("`{keyword}` does not go with `type: {ty}`");
                let help = format!("it goes with `type: {goes_with}`");
                self.report(Code::SchemaKeyword, value.span, title, &help);
            }
        }
        let format = at.get("format");
        let goes_with = format.and_then(|format| {
            FORMATS.iter().find(|(name, _)| Some(*name) == format.node.as_str())
        });
        if let (Some(format), Some((name, goes_with))) = (format, goes_with)
            && ty != *goes_with
        {
            let title = format!("`format: {name}` does not go with `type: {ty}`");
            let help = format!("it goes with `type: {goes_with}`");
            self.report(Code::SchemaKeyword, format.span, title, &help);
        }
        let of_enums = [
            "x-enum-descriptions",
            "x-enum-aliases",
            "x-enum-names",
            "x-inferred-values",
            "x-transitions",
        ];
        if at.node.get("enum").is_none() {
            for keyword in of_enums {
                if let Some(value) = at.get(keyword) {
                    let title = format!("`{keyword}` without `enum`");
                    self.report(
                        Code::SchemaKeyword,
                        value.span,
                        title,
                        "list the values under `enum`",
                    );
                }
            }
        }
    }

    fn object(&mut self, at: At<'s>, place: &Place) -> Option<Type> {
        let more = at.get("additionalProperties");
        let Some(properties) = at.get("properties") else {
            if let Some(required) = at.get("required") {
                self.required(required, &[]);
            }
            return match more.filter(|more| matches!(more.node.value, Value::Mapping(_))) {
                Some(values) => {
                    let (ty, _) = self.schema(values, &place.child("value"))?;
                    Some(Type::Map(Box::new(ty)))
                }
                // A free-form object, or, where a type of its own is wanted, an empty one.
                None => Some(Type::JsonObject),
            };
        };
        let runtime = self.is_runtime(at, place);
        if let Some(more) = more.filter(|_| !runtime) {
            let title = "`additionalProperties` beside `properties`";
            self.report(
                Code::SchemaKeyword,
                more.span,
                title,
                "an object has either fields or free keys; give the free ones a field of their own",
            );
        }
        let required: Vec<&str> = at
            .get("required")
            .into_iter()
            .flat_map(At::items)
            .filter_map(|name| name.node.as_str())
            .collect();
        let names: Vec<&str> = properties.entries().map(|(name, _)| name).collect();
        if let Some(required) = at.get("required") {
            self.required(required, &names);
        }
        let id = self.reserve(at, place, runtime);
        let mut fields = Vec::new();
        // Of an object with a broken property it cannot be said what does not belong to it.
        let mut open = more.is_some();
        for (wire, property) in properties.entries() {
            let Some((ty, docs)) = self.schema(property, &place.child(wire)) else {
                open = true;
                continue;
            };
            fields.push(Field {
                wire: wire.to_owned(),
                span: property.span,
                docs,
                ty,
                required: required.contains(&wire),
            });
        }
        self.define(id, TypeKind::Struct(Struct { fields, open }));
        Some(Type::Named(id))
    }

    fn required(&mut self, required: At<'s>, properties: &[&str]) {
        let mut seen: Vec<&str> = Vec::new();
        for name in required.items() {
            let Some(text) = name.node.as_str() else {
                continue;
            };
            if seen.contains(&text) {
                let title = format!("`{text}` is required twice");
                self.report(Code::RequiredUnknown, name.span, title, "remove one of them");
            } else if !properties.contains(&text) {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::RequiredUnknown,
                        name.span,
                        format!("there is no property `{text}` to require"),
                    )
                    .suggest(text, name.span, properties.iter().copied()),
                );
            }
            seen.push(text);
        }
    }

    fn is_runtime(&mut self, at: At<'s>, place: &Place) -> bool {
        let Some(flag) = at.get("x-runtime").filter(|_| at.node.is_true("x-runtime")) else {
            return false;
        };
        let known = matches!(place.words.as_slice(), [name] if RUNTIME.contains(&&**name));
        if !known {
            let title = "the runtime has no such type";
            let help = format!(
                "these are written by hand: {}; leave out `x-runtime` for any other",
                list(RUNTIME)
            );
            self.report(Code::InvalidValue, flag.span, title, &help);
        }
        known
    }

    fn id(&mut self, at: At<'s>, place: &Place) -> Type {
        let pattern = at.get("pattern");
        let prefixes = pattern.and_then(|pattern| pattern.node.as_str()).and_then(prefixes);
        if prefixes.is_none() {
            let span = pattern.map_or(at.span, |pattern| pattern.node.span);
            self.diagnostics.push(
                Diagnostic::new(
                    Code::IdPattern,
                    span,
                    "an id needs a pattern that lists its prefixes",
                )
                .help("write `pattern: \"^ape_\"`, or `\"^(ap_|apo_)\"` for several"),
            );
        }
        let id = self.reserve(at, place, false);
        self.define(id, TypeKind::Id { prefixes: prefixes.unwrap_or_default() });
        Type::Named(id)
    }

    fn enumeration(&mut self, at: At<'s>, place: &Place) -> Type {
        let values: Vec<(&str, Span)> = at
            .get("enum")
            .into_iter()
            .flat_map(At::items)
            .filter_map(|value| Some((value.node.as_str()?, value.span)))
            .collect();
        for (index, (value, span)) in values.iter().enumerate() {
            if let Some((_, first)) = values.iter().take(index).find(|(before, _)| before == value)
            {
                let title = format!("the value `{value}` stands twice");
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateValue, *span, title).also(*first, "first here"),
                );
            }
        }
        let wires: Vec<&str> = values.iter().map(|(value, _)| *value).collect();
        let aliases = at.get("x-enum-aliases");
        let is_alias =
            |value: &str| aliases.is_some_and(|aliases| aliases.node.get(value).is_some());
        let real: Vec<&str> = wires.iter().copied().filter(|value| !is_alias(value)).collect();
        for key in ["x-enum-descriptions", "x-enum-aliases", "x-enum-names", "x-inferred-values"] {
            let valid = if key == "x-enum-aliases" { &wires } else { &real };
            for (value, entry) in at.get(key).into_iter().flat_map(At::entries) {
                self.is_value(value, entry.span, valid);
                if let Some(text) = entry.node.as_str().filter(|_| key == "x-enum-aliases") {
                    self.is_value(text, entry.node.span, &real);
                }
            }
        }
        let described = at.get("x-enum-descriptions");
        for (value, span) in values.iter().filter(|(value, _)| real.contains(value)) {
            if described.is_none_or(|texts| texts.node.get(value).is_none()) {
                let title = format!("the value `{value}` has no description");
                let help = format!("add `x-enum-descriptions: {{{value:?}: …}}`");
                self.report(Code::EnumExtension, *span, title, &help);
            }
        }
        let kept = values.into_iter().filter(|(value, _)| !is_alias(value)).map(|(wire, span)| {
            let of = |key: &str| at.get(key).and_then(|values| values.get(wire));
            EnumValue {
                wire: wire.to_owned(),
                span,
                docs: Docs {
                    text: of("x-enum-descriptions")
                        .and_then(|text| text.node.as_str())
                        .unwrap_or("")
                        .to_owned(),
                    inferred: of("x-inferred-values")
                        .and_then(|why| why.node.as_str())
                        .map(str::to_owned),
                    ..Docs::default()
                },
                aliases: aliases
                    .into_iter()
                    .flat_map(At::entries)
                    .filter(|(_, value)| value.node.as_str() == Some(wire))
                    .map(|(alias, _)| alias.to_owned())
                    .collect(),
                name: of("x-enum-names")
                    .and_then(|name| Some((name.node.as_str()?.to_owned(), name.node.span))),
            }
        });
        let kind = TypeKind::Enum {
            title: at.node.text("title").map(str::to_owned),
            values: kept.collect(),
            transitions: self.transitions(at, &real),
        };
        let id = self.reserve(at, place, false);
        self.define(id, kind);
        Type::Named(id)
    }

    pub(super) fn is_value(&mut self, value: &str, span: Span, valid: &[&str]) {
        if !valid.contains(&value) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::EnumExtension,
                    span,
                    format!("`{value}` is not a value of this enum"),
                )
                .suggest(value, span, valid.iter().copied()),
            );
        }
    }

    fn reserve(&mut self, at: At<'s>, place: &Place, runtime: bool) -> TypeId {
        let id = TypeId(self.api.types.len());
        self.api.types.push(TypeDef {
            home: place.home,
            words: place.words.clone(),
            span: at.span,
            file: self.spec.sources.path(at.file).to_owned(),
            docs: docs::of(at),
            runtime,
            kind: TypeKind::Struct(Struct::default()),
        });
        id
    }

    fn define(&mut self, id: TypeId, kind: TypeKind) {
        if let Some(def) = self.api.types.get_mut(id.0) {
            def.kind = kind;
        }
    }
}

/// The prefixes in `^ape_` or `^(ap_|apo_)`.
fn prefixes(pattern: &str) -> Option<Vec<String>> {
    let rest = pattern.strip_prefix('^')?;
    let rest = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest);
    let found: Vec<String> = rest.split('|').map(str::to_owned).collect();
    let literal = |prefix: &String| {
        !prefix.is_empty()
            && prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    found.iter().all(literal).then_some(found)
}
