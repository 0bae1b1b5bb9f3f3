//! What makes a group a provisioner, for code that is generic over them.

use super::side::Renames;
use super::{Both, Verdict};
use crate::model::{Group, Provisioner, Type};

impl Both<'_> {
    pub(super) fn provisioner(&mut self, before: &Group, after: &Group) {
        let (tag, span) = (&after.tag, after.span);
        let (was, is) = match (&before.provisioner, &after.provisioner) {
            (None, None) => return,
            (Some(_), None) => {
                let callers =
                    Verdict::breaking("its type, which implements `Provisioner`, is gone");
                self.now(
                    span,
                    format!("`{tag}` is no provisioner any more"),
                    callers,
                    Verdict::none(),
                );
                return;
            }
            (None, Some(_)) => {
                let callers = Verdict::additive("a type that implements `Provisioner` is new");
                self.now(span, format!("`{tag}` is a provisioner now"), callers, Verdict::none());
                return;
            }
            (Some(was), Some(is)) => (was, is),
        };
        // Exhaustive, so that what the model learns is not forgotten here. The places of methods
        // follow from their names, and the lists of values are the same for all provisioners.
        let Provisioner {
            title,
            bank,
            sponsor,
            operations,
            id,
            sponsors: _,
            operation_kinds: _,
            create: _,
            can_execute: _,
            execute: _,
            get: _,
        } = is;
        for (what, old, new) in [("title", &was.title, title), ("bank", &was.bank, bank)] {
            if old != new {
                self.words(format!("the {what} of `{tag}` is `{new}`, was `{old}`"), span);
            }
        }
        if was.sponsor != *sponsor {
            self.now(
                span,
                format!("the sponsor of `{tag}` is `{sponsor}`, was `{}`", was.sponsor),
                Verdict::breaking("what generic code sends to create an entity is another"),
                Verdict::breaking("older programs send the old one"),
            );
        }
        for operation in operations.iter().filter(|name| !was.operations.contains(name)) {
            let why = Verdict::additive("it can do more");
            self.now(span, format!("`{tag}` has the operation `{operation}`"), why.clone(), why);
        }
        for operation in was.operations.iter().filter(|name| !operations.contains(name)) {
            let text = format!("`{tag}` no longer has the operation `{operation}`");
            let why = Verdict::breaking("programs may wait for it");
            self.now(span, text, why.clone(), why);
        }
        let old_id = self.old.rust(&Type::Named(was.id), &self.pairs.renames);
        let new_id = self.new.rust(&Type::Named(*id), &Renames::new());
        if old_id != new_id {
            let text = format!("the id of `{tag}` is `{new_id}`, was `{old_id}`");
            let why = Verdict::breaking("`Provisioner::Id` is another type");
            self.now(span, text, why, Verdict::none());
        }
    }
}
