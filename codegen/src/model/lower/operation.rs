//! Paths and operations to methods.

use std::collections::BTreeSet;

use super::schema::Place;
use super::{At, Lower, docs};
use crate::model::{Effect, Group, Home, Limits, Method, Type, TypeId, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic, closest};
use crate::spec::load::ROOT;

/// The part before the last dot of a method's name, `propay` of `propay.create`.
pub(super) fn group_of(method: &str) -> &str {
    method.rsplit_once('.').map_or("", |(group, _)| group)
}

impl<'s> Lower<'s, '_> {
    /// Every path that the root lists.
    pub(super) fn operations(&mut self, root: At<'s>) {
        for (path, item) in root.get("paths").into_iter().flat_map(At::entries) {
            let item = match item.node.get("$ref") {
                None => item,
                Some(target) => {
                    let Some(found) = self.follow(item.file, target) else {
                        continue;
                    };
                    match found.keys.as_slice() {
                        ["paths", name] if *name == path => found.at,
                        ["paths", name] => {
                            let title = format!("`{path}` refers to `{name}`");
                            self.report(
                                Code::OperationName,
                                target.span,
                                title,
                                "a path refers to the path of the same name",
                            );
                            continue;
                        }
                        _ => {
                            self.report(
                                Code::WrongRef,
                                target.span,
                                "this refers to something that is not a path",
                                "expected `…#/paths/~1NAME`",
                            );
                            continue;
                        }
                    }
                }
            };
            if let Some(operation) = item.get("post") {
                self.operation(path, item, operation);
            }
        }
        // Where one is there but broken, that has been said.
        let tags: BTreeSet<&str> = self.tags_of_paths().collect();
        let idle = self.api.groups.iter().filter(|group| !tags.contains(&*group.tag));
        for group in idle {
            let meant = |tag: &&str| self.misnamed(tag).is_some_and(|found| found.tag == group.tag);
            if !tags.iter().any(meant) {
                let title = format!("no operation has the tag `{}`", group.tag);
                self.diagnostics.push(
                    Diagnostic::new(Code::OperationName, group.span, title)
                        .help("list its paths in `paths`, or remove the tag"),
                );
            }
        }
    }

    /// The tags that the paths of the root should have.
    fn tags_of_paths(&self) -> impl Iterator<Item = &'s str> + use<'s, '_> {
        self.paths.keys().map(|path| group_of(path.trim_start_matches('/')))
    }

    /// The group that no path belongs to, and whose name is most likely a misspelling of `tag`,
    /// which is not declared.
    fn misnamed(&self, tag: &str) -> Option<&Group> {
        let groups = &self.api.groups;
        if groups.iter().any(|group| group.tag == tag) {
            return None;
        }
        let idle = groups.iter().filter(|group| !self.tags_of_paths().any(|tag| tag == group.tag));
        let idle: Vec<&str> = idle.map(|group| &*group.tag).collect();
        let found = closest(tag, &idle)?;
        groups.iter().find(|group| group.tag == found)
    }

    /// Reports a path of a part that the root does not list.
    pub(super) fn listed(&mut self, path: &str, item: At<'s>) {
        let listed = self.paths.contains_key(path);
        if !listed {
            let file = self.spec.sources.path(item.file);
            let escaped = path.replace('~', "~0").replace('/', "~1");
            let title =
                format!("`{path}` is not listed in `{ROOT}`, so nothing is generated from it");
            let help =
                format!("add it to `paths` there: `{path}: {{$ref: \"{file}#/paths/{escaped}\"}}`");
            self.report(Code::Unlisted, item.span, title, &help);
        }
    }

    fn operation(&mut self, path: &'s str, item: At<'s>, at: At<'s>) -> Option<()> {
        let wire = path.trim_start_matches('/');
        if path.strip_prefix('/') != Some(wire) {
            let title = format!("the path `{path}` does not begin with one slash");
            let help = format!("write `/{wire}`");
            self.report(Code::OperationName, item.span, title, &help);
        }
        let id = at.get("operationId")?;
        let text = id.node.as_str()?;
        if text != wire {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::OperationName,
                    id.node.span,
                    format!("`operationId` is not `{wire}`, as the path says"),
                )
                .also(item.span, "the path")
                .replace("the two are the same", id.node.span, wire),
            );
            return None;
        }
        let (prefix, name) = wire.rsplit_once('.').unwrap_or(("", wire));
        let tags = at.get("tags")?;
        let mut items = tags.items();
        let (tag, more) = (items.next()?, items.next());
        let tag_text = tag.node.as_str()?;
        if prefix.is_empty() || more.is_some() || tag_text != prefix {
            let title = format!("`{wire}` has one tag: the part before its last dot");
            let diagnostic = Diagnostic::new(Code::OperationName, tag.span, title);
            self.diagnostics.push(match prefix.is_empty() {
                true => diagnostic.help("name methods `GROUP.METHOD`"),
                false => diagnostic.help(format!("write `tags: [{prefix}]`")),
            });
            return None;
        }
        let Some(group) = self.api.groups.find(|group| group.tag == tag_text) else {
            if let Some(misnamed) = self.misnamed(tag_text) {
                let title = format!("no operation has the tag `{}`", misnamed.tag);
                let diagnostic = Diagnostic::new(Code::OperationName, misnamed.span, title)
                    .also(tag.span, format!("`{tag_text}` is not declared"))
                    .suggest(&misnamed.tag, misnamed.span, [tag_text]);
                self.diagnostics.push(diagnostic);
                return None;
            }
            let title = format!("the tag `{tag_text}` is not declared in `{ROOT}`");
            let diagnostic = Diagnostic::new(Code::OperationName, tag.span, title).suggest(
                tag_text,
                tag.span,
                self.api.groups.iter().map(|group| &*group.tag),
            );
            self.diagnostics.push(diagnostic);
            return None;
        };
        let methods = &self.api[group].methods;
        if let Some(first) = methods.iter().find(|method| method.wire == wire) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateOperation,
                    id.node.span,
                    format!("`{wire}` stands twice"),
                )
                .also(first.span, "first here"),
            );
            return None;
        }
        let home = Home::Method(group, methods.next());
        let errors = self.error_rows(at);
        let request = self.request(at, home, name);
        let answer = self.responses(at, home, name);
        let (request, answer) = (request?, answer?);
        let method = Method {
            wire: wire.to_owned(),
            span: id.node.span,
            name: name.to_owned(),
            summary: at.node.text("summary").unwrap_or("").trim().to_owned(),
            docs: docs::of(at),
            effect: match at.node.text("x-effect") {
                Some("read") => Effect::Read,
                _ => Effect::Write,
            },
            request,
            unwrap: answer.unwrap,
            response: answer.ty,
            answer_span: answer.span,
            errors,
            request_examples: Vec::new(),
            response_examples: Vec::new(),
        };
        self.api[group].methods.push(method);
        Some(())
    }

    fn request(&mut self, at: At<'s>, home: Home, name: &str) -> Option<TypeId> {
        let body = at.get("requestBody")?;
        if let Some(required) = body.get("required").filter(|_| !body.node.is_true("required")) {
            self.report(
                Code::InvalidValue,
                required.node.span,
                "the body of a call is always sent",
                "write `required: true`",
            );
        }
        let media = body.get("content")?.get("application/json")?;
        let schema = media.get("schema")?;
        if let Some(target) = schema.node.get("$ref") {
            self.report(
                Code::WrongRef,
                target.span,
                "the parameters of a method stand with the method",
                "write the object out here; its properties may be references",
            );
            return None;
        }
        let place = Place { home, words: vec![name.to_owned()] };
        let id = match self.schema(schema, &place)?.ty {
            Type::Named(id) if self.is_struct(id) => id,
            _ => {
                self.report(
                    Code::WrongType,
                    schema.span,
                    "the parameters of a method are an object with properties",
                    "write `type: object` and `properties`",
                );
                return None;
            }
        };
        self.media_examples(media, (&Type::Named(id), &Limits::default()));
        Some(id)
    }

    pub(super) fn is_struct(&self, id: TypeId) -> bool {
        matches!(self.api[id].kind, TypeKind::Struct(_))
    }
}
