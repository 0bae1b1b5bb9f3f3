//! Enums and ids.
//!
//! Enums are open: a value that a program does not know never breaks it, and one that is gone
//! breaks those that name it or send it.

use super::matching::{Known, matched};
use super::side::Side;
use super::wire::Uses;
use super::{Both, Verdict};
use crate::model::{EnumValue, TypeId};

impl Both<'_> {
    pub(super) fn enums(
        &mut self,
        (old, before): (TypeId, &[EnumValue]),
        (new, after): (TypeId, &[EnumValue]),
        uses: Uses,
        callers: bool,
    ) {
        let label = self.new.label(new);
        let seen = |verdict: Verdict| if callers { verdict } else { Verdict::none() };
        let found = matched(&known(self.old, old, before), &known(self.new, new, after));
        for value in found.gone {
            self.value_gone(&label, value.item, after, uses, callers);
        }
        for value in found.added {
            self.value_added(&label, value.item, before, uses, callers);
        }
        self.aliases(&label, before, after, callers);
        for (was, is) in found.both {
            let (before, after) = (was.item, is.item);
            // Exhaustive, so that what the model learns is not forgotten here.
            let EnumValue { wire, span, docs, aliases: _, name: _ } = after;
            if before.wire != *wire {
                self.now(
                    *span,
                    format!("{label}: the value `{}` is `{wire}` now", before.wire),
                    seen(Verdict::additive("its variant has the same name")),
                    uses.verdict(
                        Verdict::breaking("calls with the old spelling may be refused"),
                        Verdict::breaking("older programs do not know the new spelling"),
                    ),
                );
            }
            let (was, is) = (was.rust, is.rust);
            if was != is {
                self.now(
                    *span,
                    format!("{label}: the variant of `{wire}` is `{is}`, was `{was}`"),
                    seen(Verdict::breaking("programs that name it must name it anew")),
                    Verdict::none(),
                );
            }
            if callers {
                self.docs(&format!("{label}, `{wire}`"), &before.docs, docs, *span);
            }
        }
    }

    fn value_gone(
        &mut self,
        label: &str,
        value: &EnumValue,
        after: &[EnumValue],
        uses: Uses,
        callers: bool,
    ) {
        let seen = |verdict: Verdict| if callers { verdict } else { Verdict::none() };
        let wire = &value.wire;
        let reads = after.iter().find(|other| other.aliases.contains(wire));
        let why = "programs that name its variant do not compile";
        match reads {
            Some(other) => self.now(
                other.span,
                format!("{label}: `{wire}` is no value of its own, it means `{}`", other.wire),
                seen(Verdict::breaking(why)),
                Verdict::none(),
            ),
            None => self.gone(
                value.span,
                format!("{label} no longer has the value `{wire}`"),
                seen(Verdict::breaking(why)),
                uses.verdict(
                    Verdict::breaking("calls with it may be refused"),
                    Verdict::additive("answers no longer hold it"),
                ),
            ),
        }
    }

    fn value_added(
        &mut self,
        label: &str,
        value: &EnumValue,
        before: &[EnumValue],
        uses: Uses,
        callers: bool,
    ) {
        let seen = |verdict: Verdict| if callers { verdict } else { Verdict::none() };
        let wire = &value.wire;
        let read = before.iter().find(|other| other.aliases.contains(wire));
        match read {
            Some(other) => self.now(
                value.span,
                format!("{label}: `{wire}` is a value of its own, it meant `{}`", other.wire),
                seen(Verdict::breaking(format!("it is no longer read as `{}`", other.wire))),
                Verdict::none(),
            ),
            None => self.now(
                value.span,
                format!("{label} has a new value, `{wire}`"),
                seen(Verdict::additive("the enum is open")),
                uses.verdict(
                    Verdict::additive("one value more is accepted"),
                    Verdict::additive("older programs read it as unknown and give it back"),
                ),
            ),
        }
    }

    /// Other spellings. One that was or becomes a value of its own is said with that.
    fn aliases(&mut self, label: &str, old: &[EnumValue], new: &[EnumValue], callers: bool) {
        let seen = |verdict: Verdict| if callers { verdict } else { Verdict::none() };
        let is_value = |list: &[EnumValue], text: &str| list.iter().any(|value| value.wire == text);
        let meant = |list: &[EnumValue], text: &str| {
            let value = list.iter().find(|value| value.aliases.iter().any(|alias| alias == text));
            value.map(|value| value.wire.clone())
        };
        for value in new {
            for alias in value.aliases.iter().filter(|alias| !is_value(old, alias)) {
                let wire = &value.wire;
                let (text, callers) = match meant(old, alias) {
                    None => (
                        format!("{label}: `{alias}` is read as `{wire}`"),
                        Verdict::additive("what was unknown is known"),
                    ),
                    Some(was) if was != *wire => (
                        format!("{label}: `{alias}` is read as `{wire}`, was `{was}`"),
                        Verdict::breaking("it is another value than before"),
                    ),
                    Some(_) => continue,
                };
                self.now(value.span, text, seen(callers), Verdict::none());
            }
        }
        for value in old {
            for alias in value.aliases.iter().filter(|alias| !is_value(new, alias)) {
                if meant(new, alias).is_none() {
                    let text = format!("{label}: `{alias}` is no longer read as `{}`", value.wire);
                    let why = Verdict::breaking("should it come, it is unknown");
                    self.gone(value.span, text, seen(why), Verdict::none());
                }
            }
        }
    }

    pub(super) fn prefixes(
        &mut self,
        before: &[String],
        (new, after): (TypeId, &[String]),
        uses: Uses,
        callers: bool,
    ) {
        let seen = |verdict: Verdict| if callers { verdict } else { Verdict::none() };
        let span = self.new.api[new].span;
        let label = self.new.label(new);
        for prefix in after.iter().filter(|prefix| !before.contains(prefix)) {
            self.now(
                span,
                format!("{label} may begin with `{prefix}`"),
                seen(Verdict::additive("one form more is taken")),
                uses.verdict(
                    Verdict::additive("more is accepted"),
                    Verdict::additive("what the server sends is not checked"),
                ),
            );
        }
        for prefix in before.iter().filter(|prefix| !after.contains(prefix)) {
            self.now(
                span,
                format!("{label} no longer begins with `{prefix}`"),
                seen(Verdict::breaking("ids with it are refused when callers make them")),
                uses.verdict(
                    Verdict::breaking("calls with it may be refused"),
                    Verdict::additive("answers no longer hold it"),
                ),
            );
        }
    }
}

fn known<'a>(side: &'a Side, id: TypeId, values: &'a [EnumValue]) -> Vec<Known<'a, &'a EnumValue>> {
    let names = side.names.members(id);
    let one = |(place, value): (usize, &'a EnumValue)| Known {
        place,
        wire: &value.wire,
        rust: names.get(place).unwrap_or(&value.wire),
        item: value,
    };
    values.iter().enumerate().map(one).collect()
}
