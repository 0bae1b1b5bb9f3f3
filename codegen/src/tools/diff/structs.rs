//! Structs: their fields, and the order of what their constructors take.

use super::fields::{Surface, words};
use super::matching::Known;
use super::side::Renames;
use super::wire::{Uses, relation};
use super::{Both, Verdict, pairs};
use crate::model::{Field, Struct, TypeId};

impl Both<'_> {
    pub(super) fn structs(
        &mut self,
        (old, before): (TypeId, &Struct),
        (new, after): (TypeId, &Struct),
        uses: Uses,
        callers: bool,
    ) {
        let found = pairs::fields((self.old, old, before), (self.new, new, after));
        for field in &found.gone {
            self.field_gone(old, field.item, uses, callers);
        }
        for field in &found.added {
            self.field_added(new, field.item, uses, callers);
        }
        let mut order = Vec::new();
        for (a, b) in found.both {
            self.field((old, a), (new, b), uses, callers);
            if a.item.required && b.item.required {
                order.push((b.place, b.item));
            }
        }
        let moved = order.windows(2).find_map(|two| match two {
            [(first, _), (second, field)] if second < first => Some(*field),
            _ => None,
        });
        if let Some(field) = moved.filter(|_| callers && self.new.is_sent(new)) {
            order.sort_unstable_by_key(|(there, _)| *there);
            let names: Vec<String> =
                order.iter().map(|(_, field)| format!("`{}`", field.wire)).collect();
            let label = self.new.label(new);
            let text = format!("{label} takes its required fields as {}", names.join(", "));
            let why = "the arguments of the constructor have another order, and where types are \
                       the same, the compiler does not see it";
            self.now(field.span, text, Verdict::breaking(why), Verdict::none());
        }
    }

    fn field_gone(&mut self, owner: TypeId, field: &Field, uses: Uses, callers: bool) {
        let label = self.old.label(owner);
        let text = format!("{label} no longer has the field `{}`", field.wire);
        let seen = match callers {
            true => Verdict::breaking("programs that use it do not compile"),
            false => Verdict::none(),
        };
        let received = match field.required {
            true => Verdict::breaking("answers always had it"),
            false => Verdict::additive("answers could always lack it"),
        };
        let wire = uses.verdict(Verdict::breaking("calls with it may be refused"), received);
        self.gone(field.span, text, seen, wire);
    }

    fn field_added(&mut self, owner: TypeId, field: &Field, uses: Uses, callers: bool) {
        let label = self.new.label(owner);
        let (how, sent) = match field.required {
            true => ("required", Verdict::breaking("calls without it may be refused")),
            false => ("optional", Verdict::additive("calls may go on without it")),
        };
        let text = format!("{label} has a new field, `{}`, {how}", field.wire);
        let seen = match (callers, field.required && self.new.is_sent(owner)) {
            (false, _) => Verdict::none(),
            (true, true) => Verdict::breaking("the constructor takes it"),
            (true, false) => Verdict::additive("structs are not exhaustive"),
        };
        let wire = uses.verdict(sent, Verdict::additive("unknown fields are ignored"));
        self.now(field.span, text, seen, wire);
    }

    fn field(
        &mut self,
        (old, was): (TypeId, Known<'_, &Field>),
        (new, is): (TypeId, Known<'_, &Field>),
        uses: Uses,
        callers: bool,
    ) {
        let renames = &self.pairs.renames;
        let surface = Surface::of(self.old, old, was, renames);
        let reasons = surface.breaks(&Surface::of(self.new, new, is, &Renames::new()));
        let (before, after) = (was.item, is.item);
        let changed = words((self.old, before), (self.new, after), renames);
        // Exhaustive, so that what the model learns is not forgotten here. A direction shows by the
        // fields that a struct has, what is fixed by its constructor, and limits are notes of the docs.
        let Field { wire, span, docs, ty, limits: _, required, direction: _, fixed: _ } = after;
        let label = self.new.label(new);
        let what = format!("`{wire}` of {label}");
        if !changed.is_empty() || !reasons.is_empty() {
            let seen = match (callers, reasons.is_empty()) {
                (false, _) => Verdict::none(),
                (true, false) => Verdict::breaking(reasons.join("; ")),
                (true, true) => Verdict::additive("the Rust for it stays as it is"),
            };
            let mut verdict = match (before.required, required) {
                (false, true) => uses.verdict(
                    Verdict::breaking("calls without it may be refused"),
                    Verdict::additive("answers always have it"),
                ),
                (true, false) => uses.verdict(
                    Verdict::additive("calls may leave it out"),
                    Verdict::breaking("answers may lack it"),
                ),
                _ => Verdict::none(),
            };
            if before.wire != *wire {
                verdict = verdict.and(uses.verdict(
                    Verdict::breaking("calls with the old name may be refused"),
                    Verdict::breaking("older programs do not find it"),
                ));
            }
            let kind = relation((self.old, &before.ty), (self.new, ty));
            verdict = verdict.and(kind.verdict(uses));
            let text = match changed.is_empty() {
                true => format!("{what} is used otherwise in Rust"),
                false => format!("{what} {}", changed.join(", ")),
            };
            self.now(*span, text, seen, verdict);
        }
        if callers {
            self.example(&what, (before.span, *span));
        }
        // What is said of a type is said there, and not once more for each field.
        let of_type = |side: &super::Side, field: &Field| match &field.ty {
            crate::model::Type::Named(id) => Some(side.api[*id].docs.clone()),
            _ => None,
        };
        let inherited = of_type(self.old, before).as_ref() == Some(&before.docs)
            && of_type(self.new, after).as_ref() == Some(docs);
        if callers && !inherited {
            let above = (&self.old.api[old].docs, &self.new.api[new].docs);
            self.docs_below(&what, (&before.docs, docs), *span, above);
        }
    }
}
