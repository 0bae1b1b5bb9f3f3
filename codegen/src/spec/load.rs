//! Reads the root of the spec and every file that its `$ref`s lead to.
//!
//! Each file is read twice: by a parser that keeps positions, whose [`Node`]s everything else
//! works on, and by `serde_yaml` into the types of `openapiv3`, which is how other Rust tools
//! see it. A place where the two disagree would mean one thing here and another elsewhere.

mod compare;
mod files;
mod second_reader;
mod yaml;

use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::node::{Node, Value};
use crate::spec::source::{FileId, Sources, Span};

pub use files::{Files, Folder};
pub(crate) use second_reader::agree;

/// The name of the file that everything starts from.
pub const ROOT: &str = "openapi.yaml";
/// The list of what is documented, if there is one: no OpenAPI, and read by nothing else.
pub(crate) const DOCUMENTED: &str = "documented.yaml";

/// Every file of a spec, parsed.
pub(crate) struct Spec {
    pub(crate) sources: Sources,
    documents: Vec<Document>,
    /// [`DOCUMENTED`]
    pub(crate) documented: Option<Document>,
}

/// One parsed file.
pub(crate) struct Document {
    pub(crate) file: FileId,
    pub(crate) root: Node,
}

impl Spec {
    /// All files that parsed, the root first if it did.
    pub(crate) fn documents(&self) -> &[Document] {
        &self.documents
    }

    pub(crate) fn document(&self, file: FileId) -> Option<&Document> {
        // Files are numbered as they are loaded, so the search is short even for many of them.
        let index = self.documents.binary_search_by_key(&file, |document| document.file).ok()?;
        self.documents.get(index)
    }

    /// The texts alone, for diagnostics to point into.
    pub(crate) fn into_sources(self) -> Sources {
        self.sources
    }

    /// The root, if it parsed.
    pub(crate) fn root(&self) -> Option<&Document> {
        self.documents.first().filter(|document| self.sources.path(document.file) == ROOT)
    }
}

/// Reads the root and all that it leads to.
pub(crate) fn load(files: &dyn Files, diagnostics: &mut Diagnostics) -> Spec {
    let mut sources = Sources::default();
    let mut documents = Vec::new();
    let mut queue = vec![(ROOT.to_owned(), None)];
    let mut next = 0;
    let mut seen = std::collections::BTreeSet::from([ROOT.to_owned()]);
    while let Some((path, from)) = queue.get(next).cloned() {
        next += 1;
        let Some(file) = read(files, &path, from, &mut sources, diagnostics) else {
            continue;
        };
        let Some(root) = parse(file, &sources, diagnostics) else { continue };
        each_ref(&root, &mut |node, target| {
            if target.starts_with('#') {
                return;
            }
            match target_file(&path, target) {
                Ok(file) if seen.insert(file.clone()) => queue.push((file, Some(node.span))),
                Ok(_) => {}
                Err(problem) => diagnostics.push(
                    Diagnostic::new(Code::OutsideSpec, node.span, problem)
                        .help("refer to a file below the folder of the spec, by a relative path"),
                ),
            };
        });
        documents.push(Document { file, root });
    }
    let documented = documented(files, &mut sources, diagnostics);
    Spec { sources, documents, documented }
}

fn documented(
    files: &dyn Files,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    if matches!(files.read(DOCUMENTED), Err(error) if error.kind() == std::io::ErrorKind::NotFound)
    {
        return None;
    }
    let file = read(files, DOCUMENTED, None, sources, diagnostics)?;
    Some(Document { file, root: parse(file, sources, diagnostics)? })
}

fn parse(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Node> {
    yaml::parse(file, &sources.get(file)?.text, diagnostics)
}

fn read(
    files: &dyn Files,
    path: &str,
    from: Option<Span>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    let problem = match files.read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => return Some(sources.add(path.to_owned(), text)),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let valid = error.as_bytes().get(..at).unwrap_or_default();
                let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
                let title = format!("`{path}` is not UTF-8: byte {at}, in line {line}");
                (Code::NotUtf8, title, "save the file as UTF-8")
            }
        },
        Err(error) => {
            let title = format!("cannot read `{path}`: {}", reason(&error));
            (Code::Unreadable, title, "correct the path, or add the file")
        }
    };
    let (code, title, help) = problem;
    let span = from.unwrap_or_else(|| Span::start_of(sources.add(path.to_owned(), String::new())));
    let text = if from.is_some() { "referred to here" } else { "" };
    diagnostics.push(Diagnostic::new(code, span, title).label(text).help(help));
    None
}

/// The reason without the number of the operating system's error, which differs from one to
/// the next.
fn reason(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => "there is no such file",
        Kind::PermissionDenied => "permission denied",
        Kind::IsADirectory => "it is a folder",
        _ => "the operating system refuses",
    }
}

/// Calls `found` for every `$ref` with a text.
fn each_ref<'a>(node: &'a Node, found: &mut impl FnMut(&'a Node, &'a str)) {
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|item| each_ref(item, found)),
        Value::Mapping(entries) => {
            for entry in entries {
                match entry.value.as_str() {
                    Some(target) if &*entry.key == "$ref" => found(&entry.value, target),
                    _ => each_ref(&entry.value, found),
                }
            }
        }
        _ => {}
    }
}

/// The file that a `$ref` in `from` leads to.
pub(crate) fn target_file(from: &str, target: &str) -> Result<String, String> {
    let path = target.split('#').next().unwrap_or("");
    if path.is_empty() {
        return Ok(from.to_owned());
    }
    if path.contains("://") || path.starts_with('/') || path.contains('\\') {
        return Err(format!("`{target}` is not a path inside the spec"));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                if parts.pop().is_none() {
                    return Err(format!("`{target}` leads out of the folder of the spec"));
                }
            }
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

/// A file that nothing refers to would be ignored in silence. Only to be asked where nothing else is
/// wrong: a reference that is broken might be the one that leads to it.
pub(crate) fn unreferenced(files: &dyn Files, spec: &mut Spec, diagnostics: &mut Diagnostics) {
    for path in files.list() {
        if spec.sources.find(&path).is_some() {
            continue;
        }
        let file = spec.sources.add(path.clone(), String::new());
        diagnostics.push(
            Diagnostic::new(
                Code::Unlisted,
                Span::start_of(file),
                format!("nothing refers to `{path}`, so nothing is generated from it"),
            )
            .help(format!("list its paths in `{ROOT}`, or delete the file")),
        );
    }
}
