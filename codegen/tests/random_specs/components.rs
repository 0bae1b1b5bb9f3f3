//! Schemas with a name, in the shared file and in those of groups.

use serde_json::{Value, json};

use super::chance::Chance;
use super::schema::{Kind, Property, Schema, Taste, Way, properties};
use super::spec::SHARED;
use super::tree::{Tree, map, plain, text, texts};
use super::words;

/// A component, by its place in [`Components`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Target(usize);

struct Component {
    file: String,
    name: String,
    what: What,
}

enum What {
    Id(String),
    /// The values, how many of the last are aliases of the first, and whether it has a description.
    Enum {
        values: Vec<String>,
        aliases: usize,
        description: Option<String>,
    },
    Schema(Schema),
}

/// All of them, each referring to earlier ones alone.
#[derive(Default)]
pub(crate) struct Components(Vec<Component>);

impl Components {
    /// One of the file itself or of the shared one most of the time.
    pub(crate) fn pick(&self, chance: &mut Chance, file: &str) -> Option<Target> {
        let any = chance.once_in(12);
        let near =
            |component: &Component| any || component.file == file || component.file == SHARED;
        let places = self.0.iter().enumerate().filter(|(_, component)| near(component));
        let places: Vec<usize> = places.map(|(place, _)| place).collect();
        (!places.is_empty()).then(|| Target(*chance.pick(&places)))
    }

    /// A `$ref` that stands in `file`.
    pub(crate) fn reference(&self, file: &str, target: &Target) -> String {
        let Component { file: other, name, .. } = &self.0[target.0];
        let name = name.replace('~', "~0").replace('/', "~1");
        let path = match (file == other, file.split_once('/'), other.split_once('/')) {
            (true, _, _) => String::new(),
            (_, Some((here, _)), Some((there, rest))) if here == there => rest.to_owned(),
            _ => format!("../{other}"),
        };
        format!("{path}#/components/schemas/{name}")
    }

    pub(crate) fn value(&self, target: &Target, chance: &mut Chance, way: Option<Way>) -> Value {
        match &self.0[target.0].what {
            What::Id(prefix) => json!(format!("{prefix}1aB")),
            What::Enum { values, .. } => json!(chance.pick(values)),
            What::Schema(schema) => schema.value(self, chance, way),
        }
    }

    fn add(&mut self, file: &str, name: String, what: What) -> Target {
        self.0.push(Component { file: file.to_owned(), name, what });
        Target(self.0.len() - 1)
    }

    pub(crate) fn add_id(&mut self, file: &str, name: String, prefix: String) -> Target {
        self.add(file, name, What::Id(prefix))
    }

    pub(crate) fn add_schema(&mut self, file: &str, name: String, schema: Schema) -> Target {
        self.add(file, name, What::Schema(schema))
    }

    /// An enum with values, aliases, and sometimes no description.
    pub(crate) fn add_enum(
        &mut self,
        chance: &mut Chance,
        taste: Taste,
        file: &str,
        name: String,
    ) -> Target {
        let mut values: Vec<String> = Vec::new();
        for _ in 0..1 + chance.below(5) {
            let value = words::name(chance, taste.names);
            let value = if chance.once_in(2) { value.to_uppercase() } else { value };
            let letters =
                |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
            if !value.trim().is_empty()
                && values.iter().all(|known| letters(known) != letters(&value))
            {
                values.push(value);
            }
        }
        let aliases = if values.len() > 1 && chance.once_in(4) { 1 } else { 0 };
        let description = (!chance.once_in(5)).then(|| words::sentence(chance, taste.texts));
        self.add(file, name, What::Enum { values, aliases, description })
    }

    /// Adds a few to a file, each of which may refer to all before it.
    pub(crate) fn add_some(&mut self, chance: &mut Chance, taste: Taste, file: &str, many: usize) {
        for _ in 0..many {
            let name = words::type_name(chance, taste.names);
            let letters =
                |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
            let taken = |component: &Component| {
                component.file == file && letters(&component.name) == letters(&name)
            };
            if letters(&name).is_empty() || self.0.iter().any(taken) {
                continue;
            }
            match chance.below(6) {
                0 => drop(self.add_id(
                    file,
                    name,
                    format!("{}_", ["ab", "x1", "Id"][chance.below(3)]),
                )),
                1 => drop(self.add_enum(chance, taste, file, name)),
                2 => {
                    let schema = Schema::any(chance, self, file, taste, 2);
                    // A component that is a reference alone is one of two names for one type.
                    self.add_schema(file, name, schema);
                }
                3 => self.add_tagged(chance, taste, file, name),
                4 => self.add_parts(chance, taste, file, name),
                _ => {
                    let own = properties(chance, self, file, taste, 2, false);
                    let schema = Schema::of(Kind::Object(own)).with_words(chance, taste);
                    self.add_schema(file, name, schema);
                }
            }
        }
    }

    /// A choice by a property, and the objects to choose from.
    fn add_tagged(&mut self, chance: &mut Chance, taste: Taste, file: &str, name: String) {
        let property = words::name(chance, taste.names);
        let mut variants = Vec::new();
        for place in 0..1 + chance.below(3) {
            let mut own = properties(chance, self, file, taste, 1, false);
            own.retain(|known| known.name != property);
            let tag =
                Schema::of(Kind::Plain("string", None, &[], vec![json!(format!("tag{place}"))]));
            own.push(Property::required(&property, tag.described("Which it is.")));
            let own = Schema::of(Kind::Object(own)).described("One of them.");
            let target = self.add_schema(file, format!("{name}Part{place}"), own);
            let tags = (0..1 + chance.below(2)).map(|more| format!("tag{place}-{more}"));
            variants.push((tags.collect(), target));
        }
        let whole = Schema::of(Kind::Tagged(property, variants)).with_words(chance, taste);
        self.add_schema(file, name, whole);
    }

    /// Several objects in one, none of which has a property of another.
    fn add_parts(&mut self, chance: &mut Chance, taste: Taste, file: &str, name: String) {
        let mut targets = Vec::new();
        for place in 0..1 + chance.below(2) {
            let own = properties(chance, self, file, Taste { names: 0, ..taste }, 1, false);
            let own =
                own.into_iter().map(|one| Property { name: format!("{}{place}", one.name), ..one });
            let mut own: Vec<Property> = own.collect();
            own.push(Property::optional(
                format!("part{place}"),
                Schema::of(Kind::Free).described("A part."),
            ));
            let own = Schema::of(Kind::Object(own)).described("A part.");
            targets.push(self.add_schema(file, format!("{name}Piece{place}"), own));
        }
        let text = Schema::of(Kind::Plain("string", None, &[], vec![json!("own")]));
        let own = vec![Property::required("own", text.described("Its own."))];
        let whole = Schema::of(Kind::Parts(targets, own)).with_words(chance, taste);
        self.add_schema(file, name, whole);
    }

    /// The schemas of a file.
    pub(crate) fn tree(&self, file: &str) -> Tree {
        let own = self.0.iter().filter(|component| component.file == file);
        let schemas = own.map(|component| {
            let tree = match &component.what {
                What::Id(prefix) => map([
                    ("type", text("string")),
                    ("x-id", plain(true)),
                    ("pattern", text(format!("^{prefix}"))),
                    ("description", text("An id.")),
                ]),
                What::Enum { values, aliases, description } => {
                    enumeration(values, *aliases, description.as_deref())
                }
                What::Schema(schema) => schema.tree(self, file),
            };
            (component.name.clone(), tree)
        });
        Tree::Map(schemas.collect())
    }
}

fn enumeration(values: &[String], aliases: usize, description: Option<&str>) -> Tree {
    let (real, other) = values.split_at(values.len() - aliases);
    let mut tree = map([("type", text("string")), ("enum", texts(values))]);
    if let Some(description) = description {
        tree.push("description", text(description));
    }
    let described = real.iter().map(|value| (value.clone(), text("A value.")));
    tree.push("x-enum-descriptions", Tree::Map(described.collect()));
    if !other.is_empty() {
        let other = other.iter().map(|alias| (alias.clone(), text(&real[0])));
        tree.push("x-enum-aliases", Tree::Map(other.collect()));
    }
    tree
}
