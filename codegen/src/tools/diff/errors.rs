//! Error tables. Callers match on variants, and the tables are open: a row more breaks nobody.

use super::matching::{Known, matched};
use super::{Both, Verdict};
use crate::model::{Condition, ErrorRow, Method, StandardRow};
use crate::spec::source::Span;

/// What the conditions of the sandbox are to callers.
const SANDBOX: &str = "tests that use the sandbox may see another error";

impl Both<'_> {
    /// The rows of a method.
    pub(super) fn rows(
        &mut self,
        (before, old_names): (&Method, &[String]),
        (after, new_names): (&Method, &[String]),
    ) {
        let (old, new) = (&before.errors, &after.errors);
        let (old_keys, new_keys) = (keys(old), keys(new));
        let found = matched(&known(&old_keys, old_names, old), &known(&new_keys, new_names, new));
        let table = format!("the errors of `{}`", after.wire);
        for row in &found.gone {
            self.row_gone(&table, row.wire, row.item.span);
        }
        for row in &found.added {
            self.row_added(&table, row.wire, row.item.span);
        }
        self.order(&table, &found.both);
        for (old, new) in found.both {
            let (was, is) = (old.item, new.item);
            // Exhaustive, so that what the model learns is not forgotten here.
            let ErrorRow { span, code: _, status, violation: _, causes, docs, name: _, condition } =
                is;
            let span = *span;
            let what = format!("{table}, `{}`", new.wire);
            if old.wire != new.wire {
                self.row_moved(&what, old.wire, span);
            }
            self.variant(&what, old.rust, new.rust, span);
            if was.status != *status {
                self.status(&what, Some(was.status), Some(*status), span);
            }
            let word = |found: &Option<(Condition, Span)>| match found {
                Some((condition, _)) => format!("`{}`", condition.word()),
                None => "nothing".to_owned(),
            };
            let (from, to) = (word(&was.condition), word(condition));
            if from != to {
                let text = format!("{what}: the sandbox answers it for {to}, did for {from}");
                let callers = Verdict::additive(SANDBOX);
                self.now(condition.map_or(span, |(_, span)| span), text, callers, Verdict::none());
            }
            self.texts(&what, &was.causes, causes, span);
            let above = (&before.docs, &after.docs);
            self.docs_below(&what, (&was.docs, docs), span, above);
        }
    }

    /// The sandbox tries the rows that have a condition from top to bottom; other rows have no
    /// order.
    fn order(&mut self, table: &str, both: &[(Known<'_, &ErrorRow>, Known<'_, &ErrorRow>)]) {
        let tried = both
            .iter()
            .filter(|(was, is)| was.item.condition.is_some() && is.item.condition.is_some());
        let tried: Vec<_> = tried.map(|(_, is)| is).collect();
        let moved = tried.windows(2).find_map(|two| match two {
            [first, second] if second.place < first.place => Some(second.item),
            _ => None,
        });
        if let Some(row) = moved {
            let text = format!("the sandbox tries {table} in another order");
            self.now(row.span, text, Verdict::additive(SANDBOX), Verdict::none());
        }
    }

    /// The rows that any method can answer.
    pub(super) fn standard_errors(&mut self) {
        let (old, new) = (&self.old.api.standard_errors, &self.new.api.standard_errors);
        let (old_names, new_names) =
            (&self.old.names.standard_errors, &self.new.names.standard_errors);
        let (old_keys, new_keys) = (standard_keys(old), standard_keys(new));
        let found = matched(&known(&old_keys, old_names, old), &known(&new_keys, new_names, new));
        let table = "the errors of all methods";
        for row in &found.gone {
            self.row_gone(table, row.wire, row.item.span);
        }
        for row in &found.added {
            self.row_added(table, row.wire, row.item.span);
        }
        // Its variants hold nothing, so that `as` makes numbers of them: places are API, too.
        let renumbered = found.both.iter().find(|(was, is)| was.place != is.place);
        if let Some((_, row)) = renumbered {
            let why = "`StandardError` as a number is another; what is new goes to the end";
            let text = format!("{table} stand in other places");
            self.now(row.item.span, text, Verdict::breaking(why), Verdict::none());
        }
        for (old, new) in found.both {
            let (was, is) = (old.item, new.item);
            // Exhaustive, so that what the model learns is not forgotten here.
            let StandardRow { span, code, status, name: _, message, causes, docs } = is;
            let span = *span;
            let what = format!("{table}, `{}`", new.wire);
            if old.wire != new.wire {
                self.row_moved(&what, old.wire, span);
            }
            self.variant(&what, old.rust, new.rust, span);
            // Without a code, the status is what it is known by.
            if was.status != *status && code.is_some() {
                self.status(&what, was.status, *status, span);
            }
            if was.message != *message {
                self.words(format!("the message of {what} is another"), span);
            }
            self.texts(&what, &was.causes, causes, span);
            self.docs(&what, &was.docs, docs, span);
        }
    }

    fn row_gone(&mut self, table: &str, key: &str, span: Span) {
        let text = format!("{table} no longer have `{key}`");
        let callers = Verdict::breaking("programs that name its variant do not compile");
        self.gone(span, text, callers, Verdict::additive("a reason to refuse is gone"));
    }

    fn row_added(&mut self, table: &str, key: &str, span: Span) {
        let text = format!("{table} have a new row, `{key}`");
        let callers = Verdict::additive("error tables are open");
        self.now(span, text, callers, Verdict::additive("it was unlisted before"));
    }

    fn row_moved(&mut self, what: &str, from: &str, span: Span) {
        let text = format!("{what} was `{from}`");
        let callers = Verdict::additive("its variant has the same name");
        let wire = Verdict::breaking("older programs look for the old one");
        self.now(span, text, callers, wire);
    }

    fn variant(&mut self, what: &str, was: &str, is: &str, span: Span) {
        if was != is {
            let text = format!("{what} is the variant `{is}`, was `{was}`");
            let callers = Verdict::breaking("programs that name it must name it anew");
            self.now(span, text, callers, Verdict::none());
        }
    }

    /// The status of a row that has a code.
    fn status(&mut self, what: &str, was: Option<u16>, is: Option<u16>, span: Span) {
        let word = |status: Option<u16>| match status {
            Some(status) => status.to_string(),
            None => "not known".to_owned(),
        };
        let text = format!("the status of {what} is {}, was {}", word(is), word(was));
        let wire = match (was, is) {
            (Some(_), Some(_)) => Verdict::breaking("programs may look at the status"),
            // What nobody knew, nobody relied on.
            _ => Verdict::none(),
        };
        let callers = Verdict::additive("rows are found by their codes");
        self.now(span, text, callers, wire);
    }
}

fn keys(rows: &[ErrorRow]) -> Vec<String> {
    rows.iter().map(ErrorRow::key).collect()
}

/// The code of a row, or else its status.
fn standard_keys(rows: &[StandardRow]) -> Vec<String> {
    let one = |row: &StandardRow| match (&row.code, row.status) {
        (Some(code), _) => code.clone(),
        (None, Some(status)) => status.to_string(),
        (None, None) => row.name.clone(),
    };
    rows.iter().map(one).collect()
}

fn known<'a, T>(keys: &'a [String], names: &'a [String], rows: &'a [T]) -> Vec<Known<'a, &'a T>> {
    let named = keys.iter().zip(names).zip(rows).enumerate();
    named.map(|(place, ((wire, rust), item))| Known { place, wire, rust, item }).collect()
}
