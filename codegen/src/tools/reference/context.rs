//! What every part of a page is given: the model, and where things are described.

use super::text::{Md, anchor};
use crate::model::name::Names;
use crate::model::{Api, Docs, GroupId, Home, Homes, TypeDef, TypeId, TypeKind};

/// The page of what all groups share.
pub(super) const SHARED: &str = "shared.md";

/// The model, seen from one page.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) api: &'a Api,
    pub(super) names: &'a Names,
    /// The types with a section of their own: one that is written in place is described there.
    described: &'a Homes,
    /// The group whose page it is.
    group: Option<GroupId>,
}

impl<'a> Context<'a> {
    /// Of a page at the top.
    pub(super) fn new(api: &'a Api, names: &'a Names, described: &'a Homes) -> Self {
        Self { api, names, described, group: None }
    }

    /// Of the page of a group.
    pub(super) fn of_group(self, group: GroupId) -> Self {
        Self { group: Some(group), ..self }
    }

    /// The name of the page of a group.
    pub(super) fn page(&self, group: GroupId) -> String {
        format!("methods/{}.md", self.names.groups[group].module.trim_start_matches("r#"))
    }

    /// A link to something with a heading.
    pub(super) fn to(&self, home: Home, heading: &str, text: &Md) -> Md {
        let anchor = anchor(heading);
        let target = match (home, self.group) {
            (Home::Shared, None) => format!("{SHARED}#{anchor}"),
            (Home::Shared, Some(_)) => format!("../{SHARED}#{anchor}"),
            (Home::Group(to) | Home::Method(to, _), from) if from == Some(to) => {
                format!("#{anchor}")
            }
            (Home::Group(to) | Home::Method(to, _), None) => format!("{}#{anchor}", self.page(to)),
            (Home::Group(to) | Home::Method(to, _), Some(_)) => {
                format!("../{}#{anchor}", self.page(to))
            }
        };
        Md::link(text, &target)
    }

    /// The types with a section of their own that belong to a place.
    pub(super) fn described_in(&self, home: Home) -> impl Iterator<Item = (TypeId, &'a TypeDef)> {
        let api = self.api;
        self.described.of(home).iter().map(|id| (*id, &api[*id]))
    }
}

/// The heading of a type.
pub(super) fn heading(def: &TypeDef) -> String {
    let kind = match &def.kind {
        TypeKind::Struct(_) => "object",
        TypeKind::Enum { .. } => "values",
        TypeKind::Id { .. } => "id",
        TypeKind::Choice(_) => "choice",
    };
    format!("{} ({kind})", def.words.concat())
}

/// How sure it is, and its page where that is not `known` already: a paragraph each.
pub(super) fn provenance(docs: &Docs, known: Option<&str>) -> [Md; 3] {
    let said = |label: &'static str, text: &Option<String>| {
        text.as_deref().map_or_else(Md::default, |text| {
            Md::of(label).bold().and(&Md::of(" ")).and(&Md::prose(text))
        })
    };
    let source = docs.source.as_deref().filter(|source| Some(*source) != known);
    [
        said("Our reading, not documented:", &docs.inferred),
        said("Not known:", &docs.unknown),
        source.map_or_else(Md::default, |url| Md::of("Source: ").and(&Md::address(url))),
    ]
}

/// What is said of a thing, and how sure it is, as one cell.
pub(super) fn about(docs: &Docs, known: Option<&str>) -> Md {
    cell([Md::prose(&docs.text), notes(docs)], docs, known)
}

/// Limits, a default, and whether one should do without it.
pub(super) fn notes(docs: &Docs) -> Md {
    let deprecated = if docs.deprecated { Md::of("deprecated").bold() } else { Md::default() };
    Md::join([Md::prose(&docs.notes.join(" ")), deprecated], " ")
}

/// Texts, and how sure they are, as one cell.
pub(super) fn cell(texts: impl IntoIterator<Item = Md>, docs: &Docs, known: Option<&str>) -> Md {
    Md::join(texts.into_iter().chain(provenance(docs, known)), "<br>")
}
