//! Tags and paths to groups of methods, and whose file is whose.

use std::collections::{BTreeMap, BTreeSet};

use super::docs::Described;
use super::operation::group_of;
use crate::model::{Arena, Group, GroupId, Home, Method, MethodId, Provisioner};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics, closest};
use crate::spec::load::ROOT;
use crate::spec::source::{FileId, Span};
use crate::spec::tree::{Component, Entry, PathItem, Root, Tag, ToPath, Tree};

/// The groups before their methods are known.
pub(super) struct Groups<'t, 's> {
    pub(super) all: Arena<GroupId, Declared<'t, 's>>,
    /// The paths of the root.
    pub(super) paths: &'t [Entry<'s, ToPath<'s>>],
    /// The group whose methods are in a file.
    homes: BTreeMap<FileId, GroupId>,
    /// Whether all tags could be read.
    pub(super) are_complete: bool,
}

/// A group as its tag declares it.
pub(super) struct Declared<'t, 's> {
    pub(super) name: &'s str,
    pub(super) span: Span,
    pub(super) tag: &'t Tag<'s>,
    /// The file that its methods are in.
    file: String,
}

/// `None` where the paths are broken.
pub(super) fn lower<'t, 's>(
    tree: &'t Tree<'s>,
    root: &'t Root<'s>,
    diagnostics: &mut Diagnostics,
) -> Option<Groups<'t, 's>> {
    let paths = root.paths.get()?;
    let mut all: Arena<GroupId, Declared<'t, 's>> = Arena::default();
    let mut are_complete = root.tags.get().is_some_and(|tags| !tags.is_broken);
    for tag in root.tags.items() {
        let Some(name) = tag.name.get() else {
            are_complete = false;
            continue;
        };
        if let Some(first) = all.iter().find(|group| group.name == name.value) {
            let title = format!("the tag `{}` stands twice", name.value);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateOperation, name.span, title)
                    .also(first.span, "first here"),
            );
            continue;
        }
        let file = ROOT.to_owned();
        all.push(Declared { name: name.value, span: name.span, tag: &tag.value, file });
    }
    let paths = &paths.0.entries;
    let mut homes = BTreeMap::new();
    for entry in paths {
        let group = all.find(|group| group.name == group_of(entry.name.trim_start_matches('/')));
        let Some(ToPath::Ref(reference)) = entry.value.as_ref().map(|at| &at.value) else {
            continue;
        };
        // Where nothing is at the end of the reference, its file is known all the same.
        if let (Some(group), Some(file)) = (group, tree.file_of(reference))
            && file != entry.key.file
        {
            homes.entry(file).or_insert(group);
            tree.sources.path(file).clone_into(&mut all[group].file);
        }
    }
    Some(Groups { all, paths, homes, are_complete })
}

impl<'t, 's> Groups<'t, 's> {
    /// Whose the types of a file are.
    pub(super) fn home(&self, file: FileId) -> Home {
        self.homes.get(&file).map_or(Home::Shared, |group| Home::Group(*group))
    }

    pub(super) fn find(&self, tag: &str) -> Option<GroupId> {
        self.all.find(|group| group.name == tag)
    }

    /// Whether the root lists a path, however broken it is there.
    pub(super) fn lists(&self, path: &str) -> bool {
        self.paths.iter().any(|entry| entry.name == path)
    }

    /// The tags that the paths of the root should have.
    pub(super) fn tags_of_paths(&self) -> BTreeSet<&'s str> {
        self.paths.iter().map(|entry| group_of(entry.name.trim_start_matches('/'))).collect()
    }

    /// The group that no path belongs to, and whose name is most likely a misspelling of `tag`,
    /// which is not declared.
    pub(super) fn misnamed(&self, tag: &str) -> Option<&Declared<'t, 's>> {
        if self.find(tag).is_some() {
            return None;
        }
        let tags = self.tags_of_paths();
        let idle: Vec<&str> =
            self.all.iter().map(|group| group.name).filter(|name| !tags.contains(name)).collect();
        self.find(closest(tag, &idle)?).map(|group| &self.all[group])
    }

    /// Reports the groups without a path.
    pub(super) fn check_idle(&self, diagnostics: &mut Diagnostics) {
        let tags = self.tags_of_paths();
        for group in self.all.iter().filter(|group| !tags.contains(group.name)) {
            // Where one is there but broken, that has been reported.
            let meant =
                |tag: &&str| self.misnamed(tag).is_some_and(|found| found.name == group.name);
            if !tags.iter().any(meant) {
                let title = format!("no operation has the tag `{}`", group.name);
                diagnostics.push(
                    Diagnostic::new(Code::OperationName, group.span, title)
                        .help("list its paths in `paths`, or remove the tag"),
                );
            }
        }
    }

    /// The path item that a path of the root leads to.
    pub(super) fn item<'a>(
        &self,
        tree: &'a Tree<'s>,
        entry: &Entry<'s, ToPath<'s>>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'a Component<'s, PathItem<'s>>> {
        let path = entry.name;
        match &entry.value.as_ref()?.value {
            ToPath::Here(id) => Some(&tree.arenas.paths[*id]),
            ToPath::Ref(reference) => {
                let found = tree.follow(reference)?;
                if found.name == path {
                    return Some(found);
                }
                let title = format!("`{path}` refers to `{}`", found.name);
                diagnostics.push(
                    Diagnostic::new(Code::OperationName, reference.span, title)
                        .help("a path refers to the path of the same name"),
                );
                None
            }
        }
    }

    /// Reports the paths of other files that the root does not list.
    pub(super) fn check_listed(&self, tree: &Tree<'s>, diagnostics: &mut Diagnostics) {
        let listed: BTreeSet<&str> = self.paths.iter().map(|entry| entry.name).collect();
        let is_path = |item: &Component<'_, PathItem<'_>>| {
            item.value.as_ref().is_some_and(|at| !at.has_unknown)
        };
        let items = tree.arenas.paths.iter().map(|(_, item)| item);
        for item in items.filter(|item| is_path(item) && !listed.contains(item.name)) {
            let path = item.name;
            let file = tree.sources.path(item.file);
            let escaped = crate::spec::tree::escaped(path);
            let title =
                format!("`{path}` is not listed in `{ROOT}`, so nothing is generated from it");
            let help =
                format!("add it to `paths` there: `{path}: {{$ref: \"{file}#/paths/{escaped}\"}}`");
            diagnostics.push(Diagnostic::new(Code::Unlisted, item.key, title).help(help));
        }
    }
}

/// The groups with their methods, and with what makes them provisioners.
pub(super) fn finish(
    groups: &Groups<'_, '_>,
    methods: Arena<GroupId, Arena<MethodId, Method>>,
    mut provisioners: BTreeMap<GroupId, Provisioner>,
) -> Arena<GroupId, Group> {
    methods.map_into(|id, methods| {
        let Declared { name, span, tag, file } = &groups.all[id];
        Group {
            tag: (*name).to_owned(),
            span: *span,
            docs: tag.docs(),
            file: file.clone(),
            methods,
            provisioner: provisioners.remove(&id),
        }
    })
}
