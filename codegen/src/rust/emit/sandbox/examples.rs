//! A value of every type, out of the examples of the spec.
//!
//! A struct that stands in a documented request or answer is taken from there, for what stands
//! together in it belongs together; any other is put together from the examples of its fields.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::model::{Api, Example, Method, Scalar, Type, TypeId, TypeKind};
use crate::spec::source::Span;

/// The values that are documented as a whole.
pub(super) struct Examples<'a> {
    api: &'a Api,
    seen: BTreeMap<TypeId, &'a Value>,
}

impl<'a> Examples<'a> {
    pub(super) fn of(api: &'a Api, methods: impl Iterator<Item = &'a Method>) -> Self {
        let mut found = Self { api, seen: BTreeMap::new() };
        for method in methods {
            for example in &method.request_examples {
                found.walk(&Type::Named(method.request), &example.canonical);
            }
            for example in &method.response_examples {
                found.walk(&method.response, data(method, example));
            }
        }
        found
    }

    /// Notes every struct in a value, the first of each.
    fn walk(&mut self, ty: &Type, value: &'a Value) {
        match (ty, value) {
            (Type::Named(id), _) => {
                let api = self.api;
                match (&api[*id].kind, value) {
                    (TypeKind::Struct(known), Value::Object(object)) => {
                        self.seen.entry(*id).or_insert(value);
                        for field in &known.fields {
                            if let Some(value) = object.get(&field.wire) {
                                self.walk(&field.ty, value);
                            }
                        }
                    }
                    (TypeKind::Choice(choice), _) => {
                        if let Some(variant) = choice.of(value) {
                            self.seen.entry(*id).or_insert(value);
                            self.walk(&variant.ty, value);
                        }
                    }
                    _ => {}
                }
            }
            (Type::List(inner), Value::Array(items)) => {
                items.iter().for_each(|item| self.walk(inner, item));
            }
            (Type::Map(inner), Value::Object(object)) => {
                object.values().for_each(|value| self.walk(inner, value));
            }
            (Type::Nullable(inner) | Type::Sensitive(inner), _) => self.walk(inner, value),
            _ => {}
        }
    }

    /// A value of a named type.
    pub(super) fn value(&self, id: TypeId) -> Cow<'a, Value> {
        match self.whole(id) {
            Some(value) => Cow::Borrowed(value),
            None => Cow::Owned(self.made(&Type::Named(id), None)),
        }
    }

    /// The value of a named type that is documented as a whole.
    fn whole(&self, id: TypeId) -> Option<&'a Value> {
        let seen = self.seen.get(&id).copied();
        seen.or_else(|| self.api.examples.get(&self.api[id].span))
    }

    /// A value of a type that stands at `of`.
    fn made(&self, ty: &Type, of: Option<Span>) -> Value {
        if let Some(value) = of.and_then(|of| self.api.examples.get(&of)) {
            return value.clone();
        }
        let inner = |ty: &Type| self.made(ty, None);
        match ty {
            Type::Scalar(scalar) => match scalar {
                Scalar::String => json!("text"),
                Scalar::Boolean => json!(true),
                Scalar::Int32 | Scalar::Int64 => json!(1),
                Scalar::Double | Scalar::Decimal => json!(1.0),
                Scalar::Timestamp => json!("2025-01-18T07:29:18.472Z"),
                Scalar::Date => json!("2025-01-18"),
                Scalar::YearMonth => json!("2025-01"),
                Scalar::Base64 => json!("SGVsbG8="),
                Scalar::Uri => json!("https://example.com/"),
                Scalar::Uuid => json!("0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11"),
                Scalar::JsonObject => json!({}),
            },
            Type::List(item) => json!([inner(item)]),
            Type::Map(value) => json!({"key": inner(value)}),
            Type::Nullable(value) | Type::Sensitive(value) => inner(value),
            Type::Named(id) => self.named(*id),
        }
    }

    fn named(&self, id: TypeId) -> Value {
        if let Some(value) = self.whole(id) {
            return value.clone();
        }
        match &self.api[id].kind {
            TypeKind::Id { prefixes, .. } => {
                json!(format!("{}1", prefixes.first().map_or("", |p| p)))
            }
            TypeKind::Enum { values, .. } => json!(values.first().map(|value| &value.wire)),
            TypeKind::Choice(choice) => {
                let Some(variant) = choice.variants.first() else { return Value::Null };
                let mut value = self.made(&variant.ty, None);
                if let (Some((property, _)), Some(tag), Value::Object(fields)) =
                    (&choice.tag, variant.tags.first(), &mut value)
                {
                    fields.insert(property.clone(), json!(tag));
                }
                value
            }
            TypeKind::Struct(object) => {
                let fields = object.fields.iter().map(|field| {
                    let value = match &field.fixed {
                        Some(fixed) => json!(fixed),
                        None => self.made(&field.ty, Some(field.span)),
                    };
                    (field.wire.clone(), value)
                });
                Value::Object(fields.collect::<Map<_, _>>())
            }
        }
    }
}

/// What of a documented answer the caller wants.
pub(super) fn data<'a>(method: &Method, example: &'a Example) -> &'a Value {
    let data = example.canonical.get("data");
    let inner = match &method.unwrap {
        Some(key) => data.and_then(|data| data.get(key)),
        None => data,
    };
    inner.unwrap_or(&Value::Null)
}
