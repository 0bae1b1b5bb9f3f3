//! Groups and methods: what there is to call, what a call does, and what callers get of an answer.

use super::pairs::{self, responses};
use super::side::Renames;
use super::wire::{Uses, relation};
use super::{Both, Verdict};
use crate::model::{Effect, Group, GroupId, Method};

impl Both<'_> {
    pub(super) fn groups(&mut self) {
        let (old, new) = (self.old, self.new);
        let found = pairs::groups(old, new);
        for group in found.gone.iter().map(|known| &old.api[known.item]) {
            let text = format!("the methods `{}.*` are gone", group.tag);
            let why = Verdict::breaking("programs that use them do not compile");
            self.gone(group.span, text, why, Verdict::breaking("calls of them are refused"));
        }
        for group in found.added.iter().map(|known| &new.api[known.item]) {
            let names: Vec<&str> = group.methods.iter().map(|method| &*method.name).collect();
            let text = format!("`{}` is new, with {}", group.tag, names.join(", "));
            let why = Verdict::additive("there is more to call");
            self.now(group.span, text, why.clone(), why);
        }
        for (before, after) in found.both {
            self.group(before.item, after.item);
        }
    }

    fn group(&mut self, old_id: GroupId, new_id: GroupId) {
        let (before, after) = (&self.old.api[old_id], &self.new.api[new_id]);
        // Exhaustive, so that what the model learns is not forgotten here.
        let Group { tag, span, docs, file: _, methods, provisioner: _ } = after;
        let found = pairs::methods((self.old, old_id), (self.new, new_id));
        for method in found.gone.iter().map(|known| &before.methods[known.item]) {
            let text = format!("`{}` is gone", method.wire);
            let why = Verdict::breaking("programs that call it do not compile");
            self.gone(method.span, text, why, Verdict::breaking("calls of it are refused"));
        }
        for method in found.added.iter().map(|known| &methods[known.item]) {
            let text = format!("`{}` is new", method.wire);
            let why = Verdict::additive("there is more to call");
            self.now(method.span, text, why.clone(), why);
        }
        for (first, second) in found.both {
            let (was, is) = (&before.methods[first.item], &methods[second.item]);
            self.method(was, is);
            let old_names = &self.old.names.groups[old_id].methods[first.item];
            let new_names = &self.new.names.groups[new_id].methods[second.item];
            self.rows((was, &old_names.rows), (is, &new_names.rows));
        }
        self.provisioner(before, after);
        self.docs(&format!("`{tag}`"), &before.docs, docs, *span);
    }

    fn method(&mut self, before: &Method, after: &Method) {
        // Exhaustive, so that what the model learns is not forgotten here.
        let Method {
            wire,
            span,
            answer_span: _,
            name: _,
            summary,
            docs,
            effect,
            request: _,
            unwrap: _,
            response: _,
            errors: _,
            request_examples,
            response_examples,
        } = after;
        let (what, span) = (format!("`{wire}`"), *span);
        if before.wire != *wire {
            let text = format!("`{}` is `{wire}` on the wire", before.wire);
            let callers = Verdict::additive("it has the same name in Rust");
            self.now(span, text, callers, Verdict::breaking("calls of the old name are refused"));
        }
        match (before.effect, effect) {
            (Effect::Write, Effect::Read) => self.now(
                span,
                format!("{what} reads, it was said to write"),
                Verdict::breaking("what was never sent twice may be sent again after a failure"),
                Verdict::additive("older programs are more careful than they need be"),
            ),
            (Effect::Read, Effect::Write) => self.now(
                span,
                format!("{what} writes, it was said to read"),
                Verdict::breaking("calls are no longer repeated after a failure, callers see it"),
                Verdict::breaking("older programs may send it twice, and do the work twice"),
            ),
            (Effect::Read, Effect::Read) | (Effect::Write, Effect::Write) => {}
        }
        self.answer(before, after);
        if before.summary != *summary {
            self.words(format!("{what} has another summary"), span);
        }
        self.docs(&what, &before.docs, docs, span);
        let requests = format!("the request of {what}");
        self.examples(&requests, &before.request_examples, request_examples, span);
        let answers = format!("the answer of {what}");
        self.examples(&answers, &before.response_examples, response_examples, span);
    }

    /// What callers get, and where in the answer it stands.
    fn answer(&mut self, before: &Method, after: &Method) {
        let (old, new) = (self.old, self.new);
        let was = old.rust(&before.response, &self.pairs.renames);
        let is = new.rust(&after.response, &Renames::new());
        let same_key = before.unwrap == after.unwrap;
        if was == is && same_key {
            return;
        }
        let callers = match was == is {
            true => Verdict::additive("its type has the same name"),
            false => Verdict::breaking(format!("a call gives `{is}`, gave `{was}`")),
        };
        let place = |key: &Option<String>| match key {
            Some(key) => format!("`data.{key}`"),
            None => "`data`".to_owned(),
        };
        let (from, to) = (place(&before.unwrap), place(&after.unwrap));
        let (first, second) = responses(old, new, before, after);
        // Where one of them is the whole of `data`, and the other what stands there under a key,
        // the answer itself may have stayed as it was.
        let moved = match (&before.unwrap, &after.unwrap) {
            (Some(was), Some(is)) => was != is,
            (None, None) => false,
            (Some(_), None) => std::ptr::eq(second, &after.response),
            (None, Some(_)) => std::ptr::eq(first, &before.response),
        };
        let wire = match moved {
            true => Verdict::breaking("older programs look for the answer elsewhere"),
            false => relation((old, first), (new, second)).verdict(Uses::RECEIVED),
        };
        let text = match same_key {
            true => format!("the answer of `{}` is of type `{is}`, was `{was}`", after.wire),
            false => format!("callers of `{}` get {to}, got {from}", after.wire),
        };
        self.now(after.span, text, callers, wire);
    }
}
