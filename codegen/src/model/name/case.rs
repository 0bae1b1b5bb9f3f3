//! Wire names in the cases of Rust, as identifiers that Rust can have.

use std::borrow::Cow;

use super::reserved;
use heck::{ToSnakeCase, ToUpperCamelCase};

/// A type or a variant: `CAN_EXECUTE` is `CanExecute`, `3DS` is `V3ds`, `self` is `Self_`.
pub(super) fn camel(wire: &str) -> String {
    let name = ascii(wire).to_upper_camel_case();
    match name.as_str() {
        "Self" => "Self_".to_owned(),
        _ if name.starts_with(|first: char| first.is_ascii_digit()) => format!("V{name}"),
        _ => name,
    }
}

/// A type whose name is put together from several words: `self` and `Response` are `SelfResponse`.
pub(super) fn camel_words(words: &[String]) -> String {
    match words {
        [word] => camel(word),
        words => words.iter().map(|word| camel(word).trim_end_matches('_').to_owned()).collect(),
    }
}

/// A field, function or module: `canExecute` is `can_execute`, `type` is `r#type`, `self` is
/// `self_`.
pub(super) fn snake(wire: &str) -> String {
    let name = ascii(wire).to_snake_case();
    match name.as_str() {
        // These cannot be raw identifiers.
        "self" | "super" | "crate" => format!("{name}_"),
        // Reserved since edition 2024, which `syn` does not know.
        "gen" => format!("r#{name}"),
        _ if syn::parse_str::<syn::Ident>(&name).is_ok() => name,
        _ if name.starts_with(|first: char| first.is_ascii_digit()) => format!("n{name}"),
        "" => name,
        _ => format!("r#{name}"),
    }
}

/// The private module of a method, and its file: neither a keyword nor what would hide something.
pub(super) fn file(snake: &str) -> String {
    match snake.strip_prefix("r#") {
        Some(keyword) => format!("{keyword}_"),
        None if reserved::hides_a_module(snake) => format!("{snake}_"),
        None => snake.to_owned(),
    }
}

/// Whether a name that was chosen by hand can be a variant.
pub(super) fn is_camel(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && name != "Self"
}

/// Everything that is not a letter or digit of ASCII parts words.
fn ascii(wire: &str) -> Cow<'_, str> {
    match wire.is_ascii() {
        // To `heck` it does.
        true => wire.into(),
        false => wire.replace(|c: char| !c.is_ascii_alphanumeric(), " ").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{camel, camel_words, file, snake};

    #[test]
    fn words_become_one_type() {
        for (words, expected) in [
            (&["self"][..], "Self_"),
            (&["self", "Response"], "SelfResponse"),
            (&["card", "3ds"], "CardV3ds"),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(camel_words(&words), expected);
        }
    }

    #[test]
    fn wire_names_become_identifiers() {
        for (wire, expected) in [
            ("GLOBAL_PAYMENTS", "GlobalPayments"),
            ("canExecute", "CanExecute"),
            ("3DS", "V3ds"),
            ("N/A", "NA"),
            ("self", "Self_"),
            ("type", "Type"),
            ("webhook.config", "WebhookConfig"),
            ("größe", "GrE"),
            ("***", ""),
        ] {
            assert_eq!(camel(wire), expected, "{wire}");
        }
        for (wire, expected) in [
            ("canExecute", "can_execute"),
            ("type", "r#type"),
            ("self", "self_"),
            ("gen", "r#gen"),
            ("2fa", "n2fa"),
            ("Content-Type", "content_type"),
            ("größe", "gr_e"),
            ("---", ""),
        ] {
            assert_eq!(snake(wire), expected, "{wire}");
        }
        assert_eq!(file("r#mod"), "mod_");
        assert_eq!(file("types"), "types_");
        assert_eq!(file("str"), "str_");
        assert_eq!(file("get"), "get");
    }
}
