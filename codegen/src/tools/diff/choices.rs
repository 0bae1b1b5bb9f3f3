//! Choices of types.
//!
//! They are open as enums are: a type that a program does not know never breaks it, and one that is
//! gone breaks those that name it or send it.

use super::matching::{Known, matched};
use super::side::{Renames, Side};
use super::wire::{Uses, relation};
use super::{Both, Verdict};
use crate::model::{Choice, TypeId, Variant};

impl Both<'_> {
    pub(super) fn choices(
        &mut self,
        (old, before): (TypeId, &Choice),
        (new, after): (TypeId, &Choice),
        uses: Uses,
        callers: bool,
    ) {
        let label = self.new.label(new);
        let seen = |verdict: Verdict| if callers { verdict } else { Verdict::none() };
        let tag = |choice: &Choice| choice.tag.as_ref().map(|(property, _)| property.clone());
        let (was, is) = (tag(before), tag(after));
        if was != is {
            let why = "what tells its types apart is another";
            let text = format!("{label} is told by {}, was by {}", told(is), told(was));
            let wire = uses.verdict(Verdict::breaking(why), Verdict::breaking(why));
            self.now(self.new.api[new].span, text, Verdict::none(), wire);
        }
        let found = matched(&known(self.old, old, before), &known(self.new, new, after));
        for variant in found.gone.iter().map(|known| known.item) {
            self.gone(
                variant.span,
                format!("{label} no longer has the type `{}`", variant.name),
                seen(Verdict::breaking("programs that name its variant do not compile")),
                uses.verdict(
                    Verdict::breaking("calls with it may be refused"),
                    Verdict::additive("answers no longer hold it"),
                ),
            );
        }
        for variant in found.added.iter().map(|known| known.item) {
            self.now(
                variant.span,
                format!("{label} has a new type, `{}`", variant.name),
                seen(Verdict::additive("the enum is open")),
                uses.verdict(
                    Verdict::additive("one type more is accepted"),
                    Verdict::additive("older programs read it as unknown and give it back"),
                ),
            );
        }
        // Where both types are still there, the order alone has changed.
        let moved = found.both.iter().any(|(was, is)| was.place == 0 && is.place != 0);
        let kept = found.both.iter().any(|(_, is)| is.place == 0);
        if let (true, true, Some(first)) = (moved, kept, after.variants.first()) {
            let text = format!("the sandbox's examples of {label} are of another type");
            self.words(text, first.span);
        }
        for (was, is) in found.both {
            self.choice_of(&label, was.item, is.item, uses, callers);
        }
    }

    fn choice_of(
        &mut self,
        label: &str,
        before: &Variant,
        after: &Variant,
        uses: Uses,
        callers: bool,
    ) {
        let seen = |verdict: Verdict| if callers { verdict } else { Verdict::none() };
        // Exhaustive, so that what the model learns is not forgotten here. The form follows from the
        // type, and limits are notes of the docs.
        let Variant { name, span, docs, ty, limits: _, tags, form: _ } = after;
        let what = format!("`{name}` of {label}");
        let was = self.old.rust(&before.ty, &self.pairs.renames);
        let is = self.new.rust(ty, &Renames::new());
        if was != is {
            let wire = relation((self.old, &before.ty), (self.new, ty)).verdict(uses);
            let why = Verdict::breaking("its variant holds another type");
            self.now(*span, format!("{what} is of type `{is}`, was `{was}`"), seen(why), wire);
        }
        for tag in tags.iter().filter(|tag| !before.tags.contains(tag)) {
            let wire = uses.verdict(
                Verdict::additive("one value more is accepted"),
                Verdict::additive("older programs read it as unknown and give it back"),
            );
            let why = Verdict::additive("what was unknown is known");
            self.now(*span, format!("{what} is told by `{tag}`, too"), seen(why), wire);
        }
        for tag in before.tags.iter().filter(|tag| !tags.contains(tag)) {
            let wire = uses.verdict(
                Verdict::breaking("calls with it may be refused"),
                Verdict::additive("answers no longer hold it"),
            );
            let why = Verdict::breaking("should it come, it is unknown");
            self.now(*span, format!("{what} is no longer told by `{tag}`"), seen(why), wire);
        }
        if callers {
            self.docs(&what, &before.docs, docs, *span);
        }
    }
}

fn told(tag: Option<String>) -> String {
    tag.map_or("its form".to_owned(), |property| format!("`{property}`"))
}

fn known<'a>(side: &'a Side, id: TypeId, choice: &'a Choice) -> Vec<Known<'a, &'a Variant>> {
    let names = side.names.members(id);
    let one = |(place, variant): (usize, &'a Variant)| Known {
        place,
        wire: &variant.name,
        rust: names.get(place).unwrap_or(&variant.name),
        item: variant,
    };
    choice.variants.iter().enumerate().map(one).collect()
}
