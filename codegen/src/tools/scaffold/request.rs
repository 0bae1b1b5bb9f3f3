//! What is asked for, checked: it goes into names, YAML, comments and Rust docs.

use super::{Refused, because};

/// A provisioner that is to be.
#[derive(Clone, Debug)]
pub struct Request {
    /// What stands before the dot of its methods.
    pub name: String,
    /// As people write it.
    pub title: String,
    /// The bank or processor behind it, as people write it.
    pub bank: String,
    /// The same as a value of `ProvisioningSponsor`.
    pub sponsor: String,
}

impl Request {
    pub(super) fn check(&self) -> Result<(), Refused> {
        good_name(&self.name)?;
        good_words("title", &self.title)?;
        good_words("bank", &self.bank)?;
        good_value(&self.sponsor)
    }
}

pub(super) fn good_name(name: &str) -> Result<(), Refused> {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(small) {
        return because(format!(
            "`{name}` is no good name: it is what stands before the dot of the methods, in small letters and digits of ASCII, a letter first"
        ));
    }
    if syn::parse_str::<syn::Ident>(name).is_err() {
        return because(format!("`{name}` is no good name: it is a keyword of Rust"));
    }
    Ok(())
}

/// Words go into comments, YAML and Rust docs, so nothing that any of them reads as its own.
fn good_words(what: &str, words: &str) -> Result<(), Refused> {
    let plain = |c: char| c.is_alphanumeric() || " .,&'()+-".contains(c);
    let ends = |c: char| c.is_alphanumeric();
    if !words.starts_with(ends) || words.ends_with(' ') || !words.chars().all(plain) {
        return because(format!(
            "`{words}` is no good {what}: it is letters, digits, spaces and any of . , & ' ( ) + -, a letter or digit first"
        ));
    }
    Ok(())
}

fn good_value(value: &str) -> Result<(), Refused> {
    let part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    if !value.starts_with(|c: char| c.is_ascii_uppercase()) || !value.chars().all(part) {
        return because(format!(
            "`{value}` is no good sponsor: it is the value that goes over the wire, as `GLOBAL_PAYMENTS`"
        ));
    }
    Ok(())
}
