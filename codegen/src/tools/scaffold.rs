//! Begins a provisioner in the spec, and takes one back.
//!
//! Gives the files as they should become and writes none of them. What comes out has been through
//! the whole generator, so that nothing is offered that it would refuse.

mod after;
mod edit;
mod place;
mod request;
mod values;

use crate::spec::diagnostic::Diagnostics;
use crate::spec::load::{Files, ROOT, load};
use after::checked;
use place::{Edits, Place};
pub use request::Request;
use request::good_name;
use values::{add_value, remove_value};

const TEMPLATE: &str = include_str!("scaffold/provisioner.yaml");
const METHODS: [&str; 4] = ["create", "canExecute", "execute", "get"];
/// What a file that was begun here says of values that were added to shared lists for it.
const ADDED: &str = "# Added with it, and taken back by ";
const SPONSORS: &str = "ProvisioningSponsor";
const TYPES: &str = "ProvisioningType";

/// A file as it is and as it should become; `None` where it is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Relative to the folder of the spec.
    pub path: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// Why nothing is offered.
#[derive(Debug)]
pub enum Refused {
    /// What was asked for cannot be.
    Because(String),
    /// The spec as it is, or as it would become, has mistakes.
    Spec(Box<crate::Error>),
}

fn because<T>(text: impl Into<String>) -> Result<T, Refused> {
    Err(Refused::Because(text.into()))
}

/// The file of a provisioner.
fn path_of(name: &str) -> String {
    format!("provisioners/{name}.yaml")
}

/// Adds a provisioner.
pub fn begin(files: &dyn Files, request: &Request) -> Result<Vec<Change>, Refused> {
    let Request { name, title, bank, sponsor } = request;
    request.check()?;
    crate::generate(files).map_err(|error| Refused::Spec(Box::new(error)))?;
    let path = path_of(name);
    if files.read(&path).is_ok() {
        return because(format!("spec/{path} exists"));
    }
    let spec = load(files, &mut Diagnostics::default());
    let root = Place::root(&spec)?;
    let (tags, paths) = (root.under("tags")?, root.under("paths")?);
    if tags.items().iter().any(|tag| tag.text("name") == Some(name)) {
        return because(format!("the tag `{name}` exists in spec/{ROOT}"));
    }
    let mut edits = Edits::default();
    let edit = edits.of(&root);
    let line =
        |method: &&str| format!("/{name}.{method}:\n  $ref: \"{path}#/paths/~1{name}.{method}\"\n");
    let lines: String = METHODS.iter().map(line).collect();
    let done = edit.append_item(tags, &tag(request));
    done.and_then(|()| edit.append_block(paths, &lines)).ok_or_else(|| root.refused())?;
    let mut values = Vec::new();
    let kind = name.to_uppercase();
    let sponsor_text = format!("{bank}, the sponsor behind {title}.");
    let kind_text = format!("Provisioning with {title}.");
    for (list, value, text, guess) in
        [(SPONSORS, sponsor, sponsor_text, false), (TYPES, &kind, kind_text, true)]
    {
        let Some(place) = Place::schema(&spec, list) else {
            continue;
        };
        if add_value(&place, value, &text, guess.then_some(name), &mut edits)? {
            values.push(format!("{list}/{value}"));
        }
    }
    let new = file(request, &values);
    let mut changes = edits.finish()?;
    changes.push(Change { path, old: None, new: Some(new) });
    checked(files, changes)
}

/// Removes a provisioner. A file that was worked on goes only by `force`.
pub fn take_back(files: &dyn Files, name: &str, force: bool) -> Result<Vec<Change>, Refused> {
    good_name(name)?;
    let path = path_of(name);
    let spec = load(files, &mut Diagnostics::default());
    let root = Place::root(&spec)?;
    let (tags, paths) = (root.under("tags")?, root.under("paths")?);
    let place = tags.items().iter().position(|tag| tag.text("name") == Some(name));
    let Some((index, tag)) = place.and_then(|index| Some((index, tags.items().get(index)?))) else {
        let known = tags.items().iter().filter_map(|tag| tag.text("name"));
        let known: Vec<&str> = known.collect();
        let near = crate::spec::diagnostic::closest(name, &known);
        let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        return because(format!("there is no provisioner `{name}` in spec/{ROOT}{near}"));
    };
    let old = read(files, &path)?;
    let values = added_values(&old);
    let word = |key: &str| {
        let provisioner = tag.get("x-provisioner");
        provisioner.and_then(|node| node.text(key)).unwrap_or("").to_owned()
    };
    let request = Request {
        name: name.to_owned(),
        title: word("title"),
        bank: word("bank"),
        sponsor: word("sponsor"),
    };
    if !force && old != file(&request, &values) {
        return because(format!(
            "spec/{path} was worked on, and would be lost; commit it, then add `--force`"
        ));
    }
    let mut edits = Edits::default();
    let edit = edits.of(&root);
    let mut done = edit.remove_item(tags, index);
    let prefix = format!("/{name}.");
    for entry in paths.entries().iter().filter(|entry| entry.key.starts_with(&prefix)) {
        done = done.and_then(|()| edit.remove_entry(paths, &entry.key));
    }
    done.ok_or_else(|| root.refused())?;
    for value in &values {
        let Some((list, value)) = value.split_once('/') else {
            continue;
        };
        let others = tags.items().iter().filter(|tag| tag.text("name") != Some(name));
        let mut sponsors =
            others.filter_map(|tag| tag.get("x-provisioner").and_then(|node| node.text("sponsor")));
        if list == SPONSORS && sponsors.any(|sponsor| sponsor == value) {
            continue;
        }
        if let Some(place) = Place::schema(&spec, list) {
            remove_value(&place, value, &mut edits)?;
        }
    }
    let mut changes = edits.finish()?;
    changes.push(Change { path, old: Some(old), new: None });
    checked(files, changes)
}

/// The lines of `changes` that say what is left to fill in: file, line, what.
pub fn left_to_do(name: &str, changes: &[Change]) -> Vec<(String, usize, String)> {
    let mark = format!("TODO({name}): ");
    let mut found = Vec::new();
    for change in changes {
        for (index, line) in change.new.iter().flat_map(|text| text.lines()).enumerate() {
            if let Some((_, what)) = line.split_once(&mark) {
                found.push((change.path.clone(), index + 1, what.to_owned()));
            }
        }
    }
    found
}

fn file(request: &Request, values: &[String]) -> String {
    let none = ["nothing".to_owned()];
    let values = if values.is_empty() { &none } else { values };
    let mut initial = request.name.chars();
    let camel: String =
        initial.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(initial).collect();
    TEMPLATE
        .replace("{{name}}", &request.name)
        .replace("{{Name}}", &camel)
        .replace("{{title}}", &request.title)
        .replace("{{bank}}", &request.bank)
        .replace("{{sponsor}}", &request.sponsor)
        .replace("{{added}}", &values.join(" "))
}

/// What the file of a provisioner says of the values that came with it.
fn added_values(file: &str) -> Vec<String> {
    let line = file.lines().find_map(|line| line.strip_prefix(ADDED));
    let values = line.and_then(|line| line.split_once(": ")).map_or("", |(_, values)| values);
    values.split_whitespace().filter(|value| value.contains('/')).map(str::to_owned).collect()
}

fn tag(request: &Request) -> String {
    let Request { name, title, bank, sponsor } = request;
    let id = file(request, &[]);
    let id = id.lines().map(str::trim).find_map(|line| line.strip_suffix("Id:")).unwrap_or("");
    format!(
        "- name: {name}
  description: |
    {title}: sets a merchant up with {bank}.
  x-provisioner:
    title: \"{title}\"
    bank: \"{bank}\"
    sponsor: {sponsor}
    id:
      $ref: \"{}#/components/schemas/{id}Id\"
    operations: [ONBOARDING] # TODO({name}): all operations that it supports
  # TODO({name}): x-source, the page of {name}.create
",
        path_of(name),
    )
}

fn read(files: &dyn Files, path: &str) -> Result<String, Refused> {
    let text = files.read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    text.map_or_else(|| because(format!("spec/{path} cannot be read")), Ok)
}
