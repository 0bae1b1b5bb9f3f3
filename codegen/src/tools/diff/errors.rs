//! Error tables. Callers match on variants, and the tables are open: a row more breaks nobody.

use super::matching::{Known, matched};
use super::methods::row_names;
use super::{Both, Verdict};
use crate::model::{Condition, ErrorRow, Method, StandardRow};
use crate::spec::source::Span;

/// What the conditions of the sandbox are to callers.
const SANDBOX: &str = "tests that use the sandbox may see another error";

impl Both<'_> {
    /// The rows of a method.
    pub(super) fn rows(
        &mut self,
        (old_group, old_at, before): (usize, usize, &Method),
        (new_group, new_at, after): (usize, usize, &Method),
    ) {
        let (old, new) = (&before.errors, &after.errors);
        let old_names = row_names(self.old, old_group, old_at);
        let new_names = row_names(self.new, new_group, new_at);
        let (old_keys, new_keys) = (keys(old), keys(new));
        let found = matched(&known(&old_keys, old_names), &known(&new_keys, new_names));
        let table = format!("the errors of `{}`", after.wire);
        for row in found.gone.iter().filter_map(|at| old.get(*at)) {
            self.row_gone(&table, &row.key(), row.span);
        }
        for row in found.added.iter().filter_map(|at| new.get(*at)) {
            self.row_added(&table, &row.key(), row.span);
        }
        self.order(&table, (old, new), &found.both);
        for (at, there) in found.both {
            let (Some(was), Some(is)) = (old.get(at), new.get(there)) else { continue };
            // Exhaustive, so that what the model learns is not forgotten here.
            let ErrorRow { span, code: _, status, violation: _, causes, docs, name: _, condition } =
                is;
            let (key, span) = (is.key(), *span);
            let what = format!("{table}, `{key}`");
            if was.key() != key {
                self.row_moved(&what, &was.key(), span);
            }
            if let (Some(was), Some(is)) = (old_names.get(at), new_names.get(there)) {
                self.variant(&what, was, is, span);
            }
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
    fn order(
        &mut self,
        table: &str,
        (old, new): (&[ErrorRow], &[ErrorRow]),
        both: &[(usize, usize)],
    ) {
        let tried = |(at, there): &&(usize, usize)| {
            let has = |rows: &[ErrorRow], at: usize| {
                rows.get(at).is_some_and(|row| row.condition.is_some())
            };
            has(old, *at) && has(new, *there)
        };
        let places: Vec<usize> = both.iter().filter(tried).map(|(_, there)| *there).collect();
        let moved = places.windows(2).find_map(|two| match two {
            [first, second] if second < first => new.get(*second),
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
        let found = matched(&known(&old_keys, old_names), &known(&new_keys, new_names));
        let table = "the errors of all methods";
        for (at, row) in found.gone.iter().filter_map(|at| Some((at, old.get(*at)?))) {
            let key = old_keys.get(*at).map_or("", String::as_str);
            self.row_gone(table, key, row.span);
        }
        for (at, row) in found.added.iter().filter_map(|at| Some((at, new.get(*at)?))) {
            let key = new_keys.get(*at).map_or("", String::as_str);
            self.row_added(table, key, row.span);
        }
        // Its variants hold nothing, so that `as` makes numbers of them: places are API, too.
        let renumbered = found.both.iter().find(|(at, there)| at != there);
        if let Some(row) = renumbered.and_then(|(_, there)| new.get(*there)) {
            let why = "`StandardError` as a number is another; what is new goes to the end";
            let text = format!("{table} stand in other places");
            self.now(row.span, text, Verdict::breaking(why), Verdict::none());
        }
        for (at, there) in found.both {
            let (Some(was), Some(is)) = (old.get(at), new.get(there)) else { continue };
            // Exhaustive, so that what the model learns is not forgotten here.
            let StandardRow { span, code, status, name: _, message, causes, docs } = is;
            let span = *span;
            let (Some(from), Some(key)) = (old_keys.get(at), new_keys.get(there)) else { continue };
            let what = format!("{table}, `{key}`");
            if from != key {
                self.row_moved(&what, from, span);
            }
            if let (Some(was), Some(is)) = (old_names.get(at), new_names.get(there)) {
                self.variant(&what, was, is, span);
            }
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

fn known<'a>(keys: &'a [String], names: &'a [String]) -> Vec<Known<'a>> {
    keys.iter().zip(names).map(|(wire, rust)| Known { wire, rust }).collect()
}
