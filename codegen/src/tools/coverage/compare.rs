//! The spec against the list of what is documented, and the list against the spec.

use std::collections::BTreeSet;

use super::documented::{Documented, List, Method as DocumentedMethod, Page, Read};
use super::paths;
use crate::model::{Api, Method, Type, TypeKind};

/// A documented method, or one of the spec that nobody has listed.
#[derive(Debug)]
pub(crate) struct MethodCoverage {
    pub(crate) wire: String,
    pub(crate) address: Option<String>,
    /// `None` where it is not on the list.
    pub(crate) read: Option<Read>,
    pub(crate) in_spec: bool,
    pub(crate) parameters: Names,
    pub(crate) answer: Names,
    pub(crate) errors: Names,
}

/// A documented list of values, or an enum of the spec that nobody has listed.
#[derive(Debug)]
pub(crate) struct ListCoverage {
    pub(crate) title: String,
    pub(crate) address: Option<String>,
    pub(crate) read: Option<Read>,
    pub(crate) in_spec: bool,
    pub(crate) values: Names,
}

/// Names on the list beside names in the spec.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// `None` where nobody has listed them.
    pub(crate) listed: Option<usize>,
    /// Listed, and not in the spec.
    pub(crate) missing: Vec<String>,
    /// In the spec as documented, and not listed.
    pub(crate) surplus: Vec<String>,
}

/// A name in the spec, and whether it is our reading.
type Known = (String, bool);

impl Names {
    fn compare(listed: Option<&[String]>, spec: Vec<Known>) -> Self {
        let Some(listed) = listed else { return Self::default() };
        let names: BTreeSet<&str> = spec.iter().map(|(name, _)| &**name).collect();
        let missing = listed.iter().filter(|name| !names.contains(&***name)).cloned().collect();
        let on_list: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
        let surplus = spec
            .iter()
            .filter(|(name, inferred)| !inferred && !on_list.contains(&**name))
            .map(|(name, _)| name.clone())
            .collect();
        Self { listed: Some(listed.len()), missing, surplus }
    }
}

/// The methods of the spec in their order, then those that it lacks.
pub(crate) fn methods(api: &Api, documented: Option<&Documented>) -> Vec<MethodCoverage> {
    let known = documented.map_or(&[][..], |documented| &documented.methods);
    let mut found: Vec<MethodCoverage> = api
        .methods()
        .map(|method| {
            let listed = known.iter().find(|listed| listed.wire == method.wire);
            of_method(api, method, listed)
        })
        .collect();
    let names: BTreeSet<String> = found.iter().map(|method| method.wire.clone()).collect();
    for method in known.iter().filter(|method| !names.contains(&method.wire)) {
        let names = |listed: &Option<Vec<String>>| Names::compare(listed.as_deref(), Vec::new());
        found.push(MethodCoverage {
            wire: method.wire.clone(),
            address: method.page.address.clone(),
            read: Some(method.page.read),
            in_spec: false,
            parameters: names(&method.parameters),
            answer: names(&method.answer),
            errors: names(&method.errors),
        });
    }
    found
}

fn of_method(api: &Api, method: &Method, listed: Option<&DocumentedMethod>) -> MethodCoverage {
    let above = method.docs.inferred.is_some();
    let fields = |ty: &Type| -> Vec<Known> {
        let paths = paths::whole(api, ty).into_iter();
        paths.map(|path| (path.path, above || path.inferred.is_some())).collect()
    };
    let rows = method.errors.iter();
    let rows = rows.map(|row| (row.key(), above || row.docs.inferred.is_some())).collect();
    let of = |pick: fn(&DocumentedMethod) -> &Option<Vec<String>>| {
        listed.and_then(|listed| pick(listed).as_deref())
    };
    MethodCoverage {
        wire: method.wire.clone(),
        address: address(listed.map(|listed| &listed.page), method.docs.source.as_deref()),
        read: listed.map(|listed| listed.page.read),
        in_spec: true,
        parameters: Names::compare(of(|l| &l.parameters), fields(&Type::Named(method.request))),
        answer: Names::compare(of(|l| &l.answer), fields(&method.response)),
        errors: Names::compare(of(|l| &l.errors), rows),
    }
}

/// The enums of the spec in their order, then the lists that it lacks.
pub(crate) fn lists(api: &Api, documented: Option<&Documented>) -> Vec<ListCoverage> {
    let known = documented.map_or(&[][..], |documented| &documented.lists);
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for def in &api.types {
        let (title, values) = match &def.kind {
            TypeKind::Enum { title, values, .. } => (title, values),
            TypeKind::Struct(_) | TypeKind::Id { .. } | TypeKind::Choice(_) => continue,
        };
        let title = title.clone().unwrap_or_else(|| def.words.concat());
        let listed = known.iter().find(|list| list.title == title);
        let above = def.docs.inferred.is_some();
        let mut spec: Vec<Known> = Vec::new();
        for value in values {
            spec.push((value.wire.clone(), above || value.docs.inferred.is_some()));
            // Another spelling is always our reading.
            spec.extend(value.aliases.iter().map(|alias| (alias.clone(), true)));
        }
        seen.insert(title.clone());
        found.push(ListCoverage {
            address: address(listed.map(|list| &list.page), def.docs.source.as_deref()),
            read: listed.map(|list| list.page.read),
            in_spec: true,
            values: Names::compare(listed.and_then(|list| list.values.as_deref()), spec),
            title,
        });
    }
    for list in known.iter().filter(|list| !seen.contains(&list.title)) {
        found.push(of_list(list));
    }
    found
}

fn of_list(list: &List) -> ListCoverage {
    ListCoverage {
        title: list.title.clone(),
        address: list.page.address.clone(),
        read: Some(list.page.read),
        in_spec: false,
        values: Names::compare(list.values.as_deref(), Vec::new()),
    }
}

fn address(page: Option<&Page>, source: Option<&str>) -> Option<String> {
    page.and_then(|page| page.address.clone()).or_else(|| source.map(str::to_owned))
}
