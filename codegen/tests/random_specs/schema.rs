//! Schemas of every kind that the spec can have, and values that fit them.

use serde_json::{Map, Number, Value, json};

use super::chance::Chance;
use super::components::{Components, Target};
use super::tree::{Tree, map, plain, text, texts};
use super::words::{self, Texts};

/// How awkward a spec is.
#[derive(Clone, Copy)]
pub(crate) struct Taste {
    /// One name in so many is awkward, none where it is 0.
    pub(crate) names: usize,
    pub(crate) texts: Texts,
}

/// A schema with what is said of it.
#[derive(Clone)]
pub(crate) struct Schema {
    pub(crate) kind: Kind,
    description: Option<String>,
    pub(crate) nullable: bool,
    sensitive: bool,
    has_example: bool,
    deprecated: bool,
}

#[derive(Clone)]
pub(crate) enum Kind {
    /// A type, its format, limits, and values that fit.
    Plain(&'static str, Option<&'static str>, &'static [(&'static str, &'static str)], Vec<Value>),
    Free,
    List(Box<Schema>),
    Map(Box<Schema>),
    Object(Vec<Property>),
    /// A reference alone.
    Ref(Target),
    /// A reference with words of its own.
    Wrapped(Target),
    /// Several objects in one.
    Parts(Vec<Target>, Vec<Property>),
    /// A choice by form: the name of each, and what it is.
    Choice(Vec<(String, Schema)>),
    /// A choice by a property: the values that lead to each.
    Tagged(String, Vec<(Vec<String>, Target)>),
}

#[derive(Clone)]
pub(crate) struct Property {
    pub(crate) name: String,
    pub(crate) schema: Schema,
    pub(crate) required: bool,
    pub(crate) way: Option<Way>,
}

/// Which way a value goes.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Way {
    Sent,
    Answered,
}

type Limits = &'static [(&'static str, &'static str)];

fn scalar(chance: &mut Chance) -> Kind {
    let (ty, format, limits, values): (_, _, Limits, Vec<Value>) = match chance.below(17) {
        0 | 1 => ("string", None, &[], vec![json!("text"), json!(""), json!("é \"`{}")]),
        2 => ("string", None, &[("minLength", "1"), ("maxLength", "5")], vec![json!("abc")]),
        3 => ("string", None, &[("pattern", "\"^[a-z]{2}$\"")], vec![json!("ab")]),
        4 => ("string", Some("date-time"), &[], vec![json!("2025-01-18T07:29:18.472Z")]),
        5 => ("string", Some("date"), &[], vec![json!("2025-01-18")]),
        6 => ("string", Some("year-month"), &[], vec![json!("2025-01")]),
        7 => ("string", Some("uuid"), &[], vec![json!("0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11")]),
        8 => ("string", Some("uri"), &[], vec![json!("https://example.com/a?b=c")]),
        9 => ("string", Some("byte"), &[], vec![json!("SGVsbG8=")]),
        10 | 11 => ("boolean", None, &[], vec![json!(true), json!(false)]),
        12 => {
            ("integer", Some("int32"), &[("minimum", "-5")], vec![json!(-5), json!(2_147_483_647)])
        }
        13 => ("integer", None, &[], vec![json!(0), json!(i64::MAX), json!(i64::MIN)]),
        14 => (
            "integer",
            Some("int64"),
            &[("minimum", "0"), ("maximum", "9"), ("exclusiveMaximum", "true")],
            vec![json!(8)],
        ),
        15 => ("number", Some("double"), &[], vec![json!(1.5), json!(-0.25)]),
        _ => ("number", Some("decimal"), &[("minimum", "0.01")], vec![json!(12.5)]),
    };
    Kind::Plain(ty, format, limits, values)
}

impl Schema {
    pub(crate) fn of(kind: Kind) -> Self {
        Self {
            kind,
            description: None,
            nullable: false,
            sensitive: false,
            has_example: false,
            deprecated: false,
        }
    }

    pub(crate) fn described(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// A schema of any kind, at most so deep, with words of its own.
    pub(crate) fn any(
        chance: &mut Chance,
        known: &Components,
        file: &str,
        taste: Taste,
        depth: usize,
    ) -> Self {
        let kind = match chance.below(if depth == 0 { 8 } else { 14 }) {
            0..4 => scalar(chance),
            4..8 => match known.pick(chance, file) {
                Some(target) if chance.once_in(2) => Kind::Ref(target),
                Some(target) => Kind::Wrapped(target),
                None => scalar(chance),
            },
            8 => Kind::Free,
            9 => Kind::List(Box::new(Self::any(chance, known, file, taste, depth - 1))),
            10 => Kind::Map(Box::new(Self::any(chance, known, file, taste, depth - 1))),
            11 => Kind::Choice(choice(chance, known, file, taste, depth - 1)),
            _ => Kind::Object(properties(chance, known, file, taste, depth - 1, false)),
        };
        Self::of(kind).with_words(chance, taste)
    }

    /// Says this and that of a schema.
    pub(crate) fn with_words(mut self, chance: &mut Chance, taste: Taste) -> Self {
        if let Kind::Ref(_) = self.kind {
            return self;
        }
        self.description = (!chance.once_in(5)).then(|| words::sentence(chance, taste.texts));
        self.nullable = chance.once_in(6);
        self.sensitive = chance.once_in(10);
        self.deprecated = chance.once_in(20) && !matches!(self.kind, Kind::Parts(..));
        self.has_example = chance.once_in(4);
        self
    }

    /// As it stands in a file of the spec.
    pub(crate) fn tree(&self, known: &Components, file: &str) -> Tree {
        let reference = |target: &Target| map([("$ref", text(known.reference(file, target)))]);
        let mut tree = match &self.kind {
            Kind::Ref(target) => return reference(target),
            Kind::Plain(ty, format, limits, _) => {
                let mut tree = map([("type", text(*ty))]);
                if let Some(format) = format {
                    tree.push("format", text(*format));
                }
                limits.iter().for_each(|(key, value)| tree.push(*key, plain(value)));
                tree
            }
            Kind::Free => map([("type", text("object")), ("additionalProperties", plain(true))]),
            Kind::List(item) => map([("type", text("array")), ("items", item.tree(known, file))]),
            Kind::Map(value) => {
                map([("type", text("object")), ("additionalProperties", value.tree(known, file))])
            }
            Kind::Object(properties) => {
                let mut tree = map([("type", text("object"))]);
                write_properties(&mut tree, properties, known, file);
                tree
            }
            Kind::Wrapped(target) => map([("allOf", Tree::List(vec![reference(target)]))]),
            Kind::Parts(targets, properties) => {
                let mut parts: Vec<Tree> = targets.iter().map(reference).collect();
                let mut own = map([("type", text("object"))]);
                write_properties(&mut own, properties, known, file);
                parts.push(own);
                map([("allOf", Tree::List(parts))])
            }
            Kind::Choice(variants) => {
                let variants = variants.iter().map(|(title, schema)| {
                    let mut tree = schema.tree(known, file);
                    if tree.get("$ref").is_none() {
                        tree.push("title", text(title));
                    }
                    tree
                });
                map([("oneOf", Tree::List(variants.collect()))])
            }
            Kind::Tagged(property, variants) => {
                let refs = variants.iter().map(|(_, target)| reference(target)).collect();
                let mapping = variants.iter().flat_map(|(tags, target)| {
                    tags.iter().map(|tag| (tag.clone(), text(known.reference(file, target))))
                });
                let mut discriminator = map([("propertyName", text(property))]);
                discriminator.push("mapping", Tree::Map(mapping.collect()));
                map([("oneOf", Tree::List(refs)), ("discriminator", discriminator)])
            }
        };
        if let Some(description) = &self.description {
            tree.push("description", text(description));
        }
        for (key, is) in [
            ("nullable", self.nullable),
            ("x-sensitive", self.sensitive),
            ("deprecated", self.deprecated),
        ] {
            if is {
                tree.push(key, plain(true));
            }
        }
        if self.has_example {
            tree.push("example", (&self.value(known, &mut Chance::new(1), None)).into());
        }
        tree
    }

    /// A value that fits.
    pub(crate) fn value(&self, known: &Components, chance: &mut Chance, way: Option<Way>) -> Value {
        if self.nullable && way.is_some() && chance.once_in(4) {
            return Value::Null;
        }
        match &self.kind {
            Kind::Plain(_, _, _, values) => chance.pick(values).clone(),
            Kind::Free => json!({"any": [1, {"thing": null}]}),
            Kind::List(item) => {
                (0..chance.below(3)).map(|_| item.value(known, chance, way)).collect()
            }
            Kind::Map(value) => json!({"key": value.value(known, chance, way)}),
            Kind::Object(properties) => fields(properties, known, chance, way).into(),
            Kind::Ref(target) | Kind::Wrapped(target) => known.value(target, chance, way),
            Kind::Parts(targets, properties) => {
                let mut whole = Map::new();
                for target in targets {
                    if let Value::Object(part) = known.value(target, chance, way) {
                        whole.extend(part);
                    }
                }
                whole.extend(fields(properties, known, chance, way));
                whole.into()
            }
            Kind::Choice(variants) => chance.pick(variants).1.value(known, chance, way),
            Kind::Tagged(property, variants) => {
                let (tags, target) = chance.pick(variants);
                let mut value = known.value(target, chance, way);
                value[property] = json!(chance.pick(tags));
                value
            }
        }
    }
}

/// The properties of an object; where `all_optional`, none is required.
pub(crate) fn properties(
    chance: &mut Chance,
    known: &Components,
    file: &str,
    taste: Taste,
    depth: usize,
    all_optional: bool,
) -> Vec<Property> {
    let mut found: Vec<Property> = Vec::new();
    for _ in 0..chance.below(5) {
        let name = words::name(chance, taste.names);
        // Names that differ by case alone are a mistake most of the time.
        let letters = |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
        let is_taken = |property: &Property| match taste.names > 0 {
            true => property.name == name,
            false => letters(&property.name) == letters(&name),
        };
        if found.iter().any(is_taken) {
            continue;
        }
        let schema = Schema::any(chance, known, file, taste, depth);
        let is_reference = matches!(schema.kind, Kind::Ref(_));
        let way = match chance.below(12) {
            0 if !is_reference => Some(Way::Answered),
            1 if !is_reference => Some(Way::Sent),
            _ => None,
        };
        let required = !all_optional && chance.once_in(2);
        found.push(Property { name, schema, required, way });
    }
    found
}

impl Property {
    pub(crate) fn required(name: impl Into<String>, schema: Schema) -> Self {
        Self { name: name.into(), schema, required: true, way: None }
    }

    pub(crate) fn optional(name: impl Into<String>, schema: Schema) -> Self {
        Self { required: false, ..Self::required(name, schema) }
    }
}

pub(crate) fn write_properties(
    tree: &mut Tree,
    properties: &[Property],
    known: &Components,
    file: &str,
) {
    let required: Vec<&str> = properties
        .iter()
        .filter(|property| property.required)
        .map(|property| &*property.name)
        .collect();
    if !required.is_empty() {
        tree.push("required", texts(required));
    }
    let entries = properties.iter().map(|property| {
        let mut tree = property.schema.tree(known, file);
        match property.way {
            Some(Way::Answered) => tree.push("readOnly", plain(true)),
            Some(Way::Sent) => tree.push("writeOnly", plain(true)),
            None => {}
        }
        (property.name.clone(), tree)
    });
    tree.push("properties", Tree::Map(entries.collect()));
}

fn fields(
    properties: &[Property],
    known: &Components,
    chance: &mut Chance,
    way: Option<Way>,
) -> Map<String, Value> {
    let mut found = Map::new();
    for property in properties {
        let goes = property.way.is_none() || way.is_none() || property.way == way;
        if goes && (property.required || !chance.once_in(3)) {
            found.insert(property.name.clone(), property.schema.value(known, chance, way));
        }
    }
    found
}

/// Schemas that are told by their form: one of each at most.
fn choice(
    chance: &mut Chance,
    known: &Components,
    file: &str,
    taste: Taste,
    depth: usize,
) -> Vec<(String, Schema)> {
    let mut found = Vec::new();
    let number = Kind::Plain("number", None, &[], vec![Value::Number(Number::from(3)), json!(0.5)]);
    let list = Kind::List(Box::new(Schema::any(chance, known, file, taste, depth)));
    let word = Kind::Plain("string", None, &[], vec![json!("word")]);
    let flag = Kind::Plain("boolean", None, &[], vec![json!(true)]);
    for kind in [word, number, flag, list] {
        if chance.once_in(2) {
            found.push(Schema::of(kind));
        }
    }
    for place in 0..=chance.below(2) {
        let mut all = properties(chance, known, file, taste, depth, true);
        let only = Schema::of(Kind::Plain("string", None, &[], vec![json!("x")]));
        all.retain(|property| !property.name.starts_with("only"));
        all.push(Property::required(format!("only{place}"), only.described("Only here.")));
        found.push(Schema::of(Kind::Object(all)));
    }
    let named = found.into_iter().enumerate();
    named.map(|(place, schema)| (format!("{}_{place}", words::name(chance, 0)), schema)).collect()
}
