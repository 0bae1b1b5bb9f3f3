//! Types as a whole: those that are new or gone, and the pairs that are looked into.

use super::side::Side;
use super::wire::Uses;
use super::{Both, Verdict};
use crate::model::{Home, TypeDef, TypeId, TypeKind};

impl Both<'_> {
    pub(super) fn types(&mut self) {
        for ((old, new), uses) in &self.pairs.all {
            self.pair(*old, *new, *uses);
        }
        let (old, new) = (self.old, self.new);
        for (_, def, path) in old.types() {
            let renamed = self.pairs.renames.contains_key(path);
            if new.find(path).is_none() && !renamed && stands_alone(def, old, new) {
                let text = format!("{} `{path}` is gone", kind(&def.kind));
                let callers = Verdict::breaking("nothing has this name any more");
                self.gone(def.span, text, callers, Verdict::none());
            }
        }
        for (_, def, path) in new.types() {
            let renamed = self.pairs.renames.values().any(|now| now == path);
            if old.find(path).is_none() && !renamed && stands_alone(def, new, old) {
                let text = format!("{} `{path}` is new", kind(&def.kind));
                self.now(def.span, text, Verdict::additive("one name more"), Verdict::none());
            }
        }
    }

    fn pair(&mut self, old: TypeId, new: TypeId, uses: Uses) {
        let (before, after) = (&self.old.api[old], &self.new.api[new]);
        let (from, to) = (self.old.path(old), self.new.path(new));
        let same = self.pairs.is_same(from, to);
        // What the runtime has by hand does not change with the spec.
        let callers = same && !(before.runtime && after.runtime);
        if same && from != to {
            let text = format!("{} `{from}` is `{to}` now", kind(&before.kind));
            let why = Verdict::breaking("programs that name it must name it anew");
            self.now(after.span, text, why, Verdict::none());
        }
        if callers {
            self.is_sent(old, new);
        }
        match (&before.kind, &after.kind) {
            (TypeKind::Struct(a), TypeKind::Struct(b)) => {
                self.structs((old, a), (new, b), uses, callers);
            }
            (
                TypeKind::Enum { title: old_title, values: a, transitions: old_steps },
                TypeKind::Enum { title: new_title, values: b, transitions: new_steps },
            ) => {
                self.enums((old, a), (new, b), uses, callers);
                if callers && old_title != new_title {
                    let text = format!("the documentation calls {} otherwise", self.new.label(new));
                    self.now(after.span, text, Verdict::documentation(), Verdict::none());
                }
                if callers && old_steps != new_steps {
                    let text = format!(
                        "the values of {} follow each other otherwise",
                        self.new.label(new)
                    );
                    self.words(text, after.span);
                }
            }
            (TypeKind::Id { prefixes: a, .. }, TypeKind::Id { prefixes: b, .. }) => {
                self.prefixes(a, (new, b), uses, callers);
            }
            (TypeKind::Choice(a), TypeKind::Choice(b)) => {
                self.choices((old, a), (new, b), uses, callers);
            }
            (
                TypeKind::Struct(_)
                | TypeKind::Enum { .. }
                | TypeKind::Id { .. }
                | TypeKind::Choice(_),
                _,
            ) if same => {
                let text = format!("{} `{to}` was {}", kind(&after.kind), one(&before.kind));
                let why = Verdict::breaking("what one can do with it is another");
                let wire = super::wire::kinds(&before.kind, &after.kind).verdict(uses);
                self.now(after.span, text, why, wire);
            }
            // Another type stands in its place: that is said where it stands.
            (
                TypeKind::Struct(_)
                | TypeKind::Enum { .. }
                | TypeKind::Id { .. }
                | TypeKind::Choice(_),
                _,
            ) => {}
        }
        if same {
            let what = self.new.label(new);
            // The example of what is written in place is that of its field.
            if after.words.len() == 1 && self.new.method_of(after.home).is_none() {
                self.example(&what, (before.span, after.span));
            }
            let docs = (&before.docs, &after.docs);
            match (self.old.method_of(before.home), self.new.method_of(after.home)) {
                (Some(was), Some(is)) => {
                    self.docs_below(&what, docs, after.span, (&was.docs, &is.docs));
                }
                _ => self.docs(&what, docs.0, docs.1, after.span),
            }
        }
    }

    /// Whether there is a constructor.
    fn is_sent(&mut self, old: TypeId, new: TypeId) {
        let (before, after) = (self.old.is_sent(old), self.new.is_sent(new));
        let is_struct = |side: &Side, id| matches!(side.kind(id), TypeKind::Struct(_));
        if before == after || !is_struct(self.old, old) || !is_struct(self.new, new) {
            return;
        }
        let label = self.new.label(new);
        let (text, callers) = match after {
            true => (format!("{label} is sent now"), Verdict::additive("it has a constructor")),
            false => {
                (format!("{label} is no longer sent"), Verdict::breaking("its constructor is gone"))
            }
        };
        self.now(self.new.api[new].span, text, callers, Verdict::none());
    }
}

/// Whether a type that one side lacks is said by itself. What is written in place comes and goes
/// with the field that it stands in, and a whole group with all that it has.
fn stands_alone(def: &TypeDef, here: &Side, there: &Side) -> bool {
    match def.home {
        Home::Shared => true,
        Home::Group(group) => {
            let tag = &here.api[group].tag;
            there.api.groups.iter().any(|group| group.tag == *tag)
        }
        Home::Method(..) => false,
    }
}

fn kind(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Struct(_) => "the struct",
        TypeKind::Enum { .. } => "the enum",
        TypeKind::Id { .. } => "the id",
        TypeKind::Choice(_) => "the choice",
    }
}

fn one(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Struct(_) => "a struct",
        TypeKind::Enum { .. } => "an enum",
        TypeKind::Id { .. } => "an id",
        TypeKind::Choice(_) => "a choice",
    }
}
