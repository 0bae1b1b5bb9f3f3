//! A group of methods: a file of its own, its tag and its paths.

use serde_json::{Value, json};

use super::chance::Chance;
use super::components::{Components, Target};
use super::schema::{Kind, Property, Schema, Taste, Way, properties};
use super::tree::{Tree, map, plain, text, texts};
use super::words;

/// A group as trees of YAML, so that any part of it can be taken out.
#[derive(Clone)]
pub(crate) struct Group {
    pub(crate) tag: String,
    pub(crate) path: String,
    /// The file of its methods and components.
    pub(crate) file: Tree,
    /// Its item of `tags`.
    pub(crate) entry: Tree,
}

const ENVELOPE: &str = "../components/envelope.yaml";

impl Group {
    /// The line of the root that names it.
    pub(crate) fn named(&self) -> String {
        map([("name", text(&self.tag))]).to_yaml().trim().to_owned()
    }

    /// The paths that the root lists.
    pub(crate) fn listed(&self) -> Vec<(String, Tree)> {
        let Some(Tree::Map(paths)) = self.file.get("paths") else { return Vec::new() };
        let one = |(path, _): &(String, Tree)| {
            let pointer = path.replace('~', "~0").replace('/', "~1");
            (path.clone(), map([("$ref", text(format!("{}#/paths/{pointer}", self.path)))]))
        };
        paths.iter().map(one).collect()
    }
}

/// Makes a group of methods with the tag `tag`, a provisioner now and then.
pub(crate) fn group(
    chance: &mut Chance,
    known: &mut Components,
    taste: Taste,
    tag: String,
    path: &str,
) -> Group {
    let some = chance.below(5);
    known.add_some(chance, taste, path, some);
    let mut maker = Maker { chance, known, taste, tag: &tag, path, paths: Vec::new() };
    let mut entry = map([("name", text(&tag)), ("description", text("A group."))]);
    if maker.chance.once_in(3) {
        let prefix = format!("p{}_", maker.chance.below(9));
        let name = format!("Own{}Id", maker.chance.below(9));
        let id = maker.known.add_id(path, name, prefix);
        maker.provisioner(id);
        let reference = maker.known.reference("openapi.yaml", &id).replace("../", "");
        let operations = ["ONBOARDING", "DOCUMENT_SYNC"];
        let title = if taste.names > 0 && maker.chance.once_in(4) {
            "3D \"Pay\" `&` Söhne"
        } else {
            "Title"
        };
        entry.push(
            "x-provisioner",
            map([
                ("title", text(title)),
                ("bank", text("The Bank")),
                ("sponsor", text(*maker.chance.pick(&["GLOBAL_PAYMENTS", "MERRICK"]))),
                ("id", map([("$ref", text(reference))])),
                ("operations", texts([*maker.chance.pick(&operations)])),
            ]),
        );
    }
    let more = maker.chance.below(3) + usize::from(maker.paths.is_empty());
    for _ in 0..more {
        maker.method();
    }
    if maker.paths.is_empty() {
        maker.taste.names = 0;
        maker.method();
    }
    let paths = Tree::Map(maker.paths);
    let components = map([("schemas", known.tree(path))]);
    let file = map([("paths", paths), ("components", components)]);
    Group { tag, path: path.to_owned(), file, entry }
}

struct Maker<'a> {
    chance: &'a mut Chance,
    known: &'a mut Components,
    taste: Taste,
    tag: &'a str,
    path: &'a str,
    paths: Vec<(String, Tree)>,
}

impl Maker<'_> {
    /// A method of any parameters and any answer.
    fn method(&mut self) {
        let name = words::name(self.chance, self.taste.names);
        if name.contains(['.', '/', '{', '}']) || name.trim() != name {
            return;
        }
        let many = if self.chance.once_in(6) { 0 } else { 2 };
        let sent = match many {
            0 => Vec::new(),
            _ => properties(self.chance, self.known, self.path, self.taste, many, false),
        };
        let (answer, unwrap) = match self.chance.below(6) {
            0 => (Schema::of(Kind::Object(Vec::new())), None),
            1 => {
                let own = properties(self.chance, self.known, self.path, self.taste, 2, false);
                let inner = Schema::of(Kind::Object(own)).described("The thing.");
                let key = words::name(self.chance, self.taste.names);
                (Schema::of(Kind::Object(vec![Property::required(&key, inner)])), Some(key))
            }
            2 => {
                let item = Schema::any(self.chance, self.known, self.path, self.taste, 1);
                (Schema::of(Kind::List(Box::new(item))), None)
            }
            _ => (
                Schema::of(Kind::Object(properties(
                    self.chance,
                    self.known,
                    self.path,
                    self.taste,
                    3,
                    false,
                ))),
                None,
            ),
        };
        let examples = self.chance.below(4);
        self.add(&name, sent, answer.described("The answer."), unwrap.as_deref(), examples);
    }

    /// The four methods of a provisioner, with parameters and fields of its own.
    fn provisioner(&mut self, id: Target) {
        let shared = |name: &str| format!("../components/{name}");
        let refer = |target: &str| Raw(shared(target));
        let workflow = refer("ids.yaml#/components/schemas/WorkflowId");
        let sponsor = refer("enums.yaml#/components/schemas/ProvisioningSponsor");
        let status = refer("enums.yaml#/components/schemas/EntityStatus");
        let operation = refer("enums.yaml#/components/schemas/Operation");
        let result = refer("provisioning.yaml#/components/schemas/ExecutionResult");
        let own = self.known.reference(self.path, &id);
        let own = Raw(own);
        let prefix = self.known.value(&id, &mut Chance::new(0), None);
        let key = format!(
            "{}_id",
            self.tag.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "x")
        );
        let code = self.known.add_enum(
            self.chance,
            Taste { names: 0, ..self.taste },
            self.path,
            "GapCode".to_owned(),
        );
        let code_example = self.known.value(&code, &mut Chance::new(0), None);
        let code = Raw(self.known.reference(self.path, &code));
        let string = || map([("type", text("string")), ("description", text("A text."))]);
        let strings = || map([("type", text("array")), ("items", map([("type", text("string"))]))]);
        let gap = map([
            ("type", text("object")),
            ("required", texts(["code", "message"])),
            (
                "properties",
                map([
                    ("code", code.tree()),
                    ("message", string()),
                    ("entity_type", string()),
                    ("entity_id", string()),
                    ("related_methods", strings()),
                    ("fields", strings()),
                ]),
            ),
        ]);
        let list = |item: Tree| map([("type", text("array")), ("items", item)]);
        let boolean = map([("type", text("boolean")), ("description", text("Yes or no."))]);
        type Fields = Vec<(String, Tree, Value, bool)>;
        let field = |name: &str, tree: Tree, value: Value| (name.to_owned(), tree, value, true);
        let sent: Fields = vec![field(&key, own.tree(), prefix.clone())];
        let of_create: Fields = vec![
            field("workflow_id", workflow.tree(), json!("w_1")),
            field("provisioning_sponsor", sponsor.tree(), json!("MERRICK")),
        ];
        let answers: [(&str, Fields, Fields); 4] = [
            (
                "create",
                of_create,
                vec![
                    field(&key, own.tree(), prefix.clone()),
                    field("status", status.tree(), json!("created")),
                ],
            ),
            (
                "canExecute",
                sent.clone(),
                vec![
                    field("can_execute", boolean, json!(true)),
                    (
                        "missing_requirements".to_owned(),
                        list(gap),
                        json!([{"code": code_example, "message": "No."}]),
                        false,
                    ),
                ],
            ),
            (
                "execute",
                sent.clone(),
                vec![
                    field(&key, own.tree(), prefix.clone()),
                    field("queued_operations", list(operation.tree()), json!(["ONBOARDING"])),
                ],
            ),
            (
                "get",
                sent,
                vec![
                    field(&key, own.tree(), prefix),
                    field("status", status.tree(), json!("ACTIVE")),
                    field("execution_results", list(result.tree()), json!([])),
                ],
            ),
        ];
        for (name, sent, answer) in answers {
            let more = properties(self.chance, self.known, self.path, self.taste, 1, true);
            let more: Vec<Property> = more
                .into_iter()
                .filter(|one| sent.iter().all(|(key, ..)| *key != one.name))
                .collect();
            self.fixed(name, &sent, &answer, more);
        }
    }

    /// A method whose fields are given, and optional parameters of any kind.
    fn fixed(
        &mut self,
        name: &str,
        sent: &[(String, Tree, Value, bool)],
        answer: &[(String, Tree, Value, bool)],
        more: Vec<Property>,
    ) {
        let object = |fields: &[(String, Tree, Value, bool)]| {
            let required = fields.iter().filter(|field| field.3).map(|field| field.0.clone());
            let properties = fields.iter().map(|(name, tree, ..)| (name.clone(), tree.clone()));
            map([
                ("type", text("object")),
                ("required", texts(required)),
                ("properties", Tree::Map(properties.collect())),
            ])
        };
        let value = |fields: &[(String, Tree, Value, bool)]| -> Value {
            fields
                .iter()
                .map(|(name, _, value, _)| (name.clone(), value.clone()))
                .collect::<serde_json::Map<_, _>>()
                .into()
        };
        let mut request = object(sent);
        let mut optional = map([]);
        super::schema::write_properties(&mut optional, &more, self.known, self.path);
        if let (Tree::Map(entries), Some(Tree::Map(more))) =
            (&mut request, optional.get("properties"))
            && let Some((_, Tree::Map(properties))) = entries.last_mut()
        {
            properties.extend(more.iter().cloned());
        }
        let mut asked = value(sent);
        let extra = Schema::of(Kind::Object(more)).value(self.known, self.chance, Some(Way::Sent));
        if let (Value::Object(asked), Value::Object(extra)) = (&mut asked, extra) {
            asked.extend(extra);
        }
        let answered = value(answer);
        self.write(name, request, vec![asked], object(answer), vec![answered], None, true);
    }

    fn add(
        &mut self,
        name: &str,
        sent: Vec<Property>,
        answer: Schema,
        unwrap: Option<&str>,
        examples: usize,
    ) {
        let request = Schema::of(Kind::Object(sent));
        let values = |schema: &Schema, chance: &mut Chance, known: &Components, way| {
            (0..examples).map(|_| schema.value(known, chance, Some(way))).collect::<Vec<_>>()
        };
        let asked = values(&request, self.chance, self.known, Way::Sent);
        let answered = values(&answer, self.chance, self.known, Way::Answered);
        let (request, answer) =
            (request.tree(self.known, self.path), answer.tree(self.known, self.path));
        self.write(name, request, asked, answer, answered, unwrap, false);
    }

    #[allow(clippy::too_many_arguments)]
    fn write(
        &mut self,
        name: &str,
        request: Tree,
        asked: Vec<Value>,
        answer: Tree,
        answered: Vec<Value>,
        unwrap: Option<&str>,
        of_provisioner: bool,
    ) {
        let wire = format!("{}.{name}", self.tag);
        if self.paths.iter().any(|(path, _)| *path == format!("/{wire}")) {
            return;
        }
        let examples = |values: Vec<Value>| {
            let one = |(place, value): (usize, Value)| {
                (format!("example{place}"), map([("value", Tree::from(&value))]))
            };
            Tree::Map(values.into_iter().enumerate().map(one).collect())
        };
        let media = |schema: Tree, values: Vec<Value>| {
            let mut media = map([("schema", schema)]);
            if !values.is_empty() {
                media.push("examples", examples(values));
            }
            map([("application/json", media)])
        };
        let meta = map([("$ref", text(format!("{ENVELOPE}#/components/schemas/Meta")))]);
        let whole = map([
            ("type", text("object")),
            ("required", texts(["meta", "data"])),
            ("properties", map([("meta", meta), ("data", answer)])),
        ]);
        let answered =
            answered.into_iter().map(|data| json!({"meta": {"status": "SUCCESS"}, "data": data}));
        let mut good = map([("description", text("Good."))]);
        if let Some(key) = unwrap {
            good.push("x-unwrap", text(key));
        }
        good.push("content", media(whole, answered.collect()));
        let error = map([("$ref", text(format!("{ENVELOPE}#/components/responses/Error")))]);
        let mut post = map([
            ("operationId", text(&wire)),
            ("tags", texts([self.tag])),
            (
                "summary",
                text(words::sentence(self.chance, self.taste.texts).replace('\n', " ").trim()),
            ),
            ("x-effect", text(*self.chance.pick(&["read", "write"]))),
        ]);
        if self.chance.once_in(2) {
            post.push("description", text(words::sentence(self.chance, self.taste.texts)));
        }
        if self.chance.once_in(15) {
            post.push("deprecated", plain(true));
        }
        let body = map([("required", plain(true)), ("content", media(request, asked))]);
        post.push("requestBody", body);
        post.push("responses", map([("200", good), ("default", error)]));
        let rows = super::rows::rows(self.chance, self.taste, of_provisioner);
        post.push("x-errors", rows);
        self.paths.push((format!("/{wire}"), map([("post", post)])));
    }
}

/// A reference to a schema of the real spec.
struct Raw(String);

impl Raw {
    fn tree(&self) -> Tree {
        map([("$ref", text(&self.0))])
    }
}
