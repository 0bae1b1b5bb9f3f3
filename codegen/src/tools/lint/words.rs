//! Words of names and of texts.
//!
//! A text that has no word beyond those of a name tells nothing that the name does not.

/// Words that add nothing.
const SMALL: [&str; 24] = [
    "a", "an", "and", "are", "be", "been", "by", "can", "for", "has", "have", "in", "is", "it",
    "its", "of", "on", "that", "the", "this", "to", "value", "was", "which",
];

/// The words of a name or a text, in lower case: `propayId`, `FIELDS_REQUIRED`, "The id."
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in text.chars() {
        let starts = !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase());
        if starts {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a text has no word beyond those of `name`.
pub(super) fn only_repeats(text: &str, name: &str) -> bool {
    let singular = |word: &String| word.strip_suffix('s').unwrap_or(word).to_owned();
    let known: Vec<String> = words(name).iter().map(singular).collect();
    let joined = known.concat();
    let small = |word: &String| SMALL.contains(&word.as_str());
    let mut rest = words(text).into_iter().filter(|word| !small(word));
    rest.all(|word| known.contains(&singular(&word)) || singular(&word) == joined)
}

/// Whether a reason is none: fewer than three words.
pub(super) fn is_no_reason(text: &str) -> bool {
    text.split_whitespace().count() < 3
}

#[cfg(test)]
mod tests {
    use super::{only_repeats, words};

    #[test]
    fn names_of_every_style_have_words() {
        assert_eq!(words("workflow_id"), ["workflow", "id"]);
        assert_eq!(words("PropayId"), ["propay", "id"]);
        assert_eq!(words("FIELDS_REQUIRED"), ["fields", "required"]);
        assert_eq!(words("The id, of `größe2`."), ["the", "id", "of", "größe2"]);
    }

    #[test]
    fn a_text_must_add_a_word() {
        for (text, name) in [
            ("The workflow id.", "workflow_id"),
            ("Fields are required.", "FIELDS_REQUIRED"),
            ("The entity was not found.", "ENTITY_NOT_FOUND"),
            ("A missing requirement", "missing_requirements"),
            ("MbTrust", "MB_TRUST"),
            ("...", "anything"),
        ] {
            assert!(only_repeats(text, name), "{text}");
        }
        for (text, name) in [
            ("Identifies a workflow.", "workflow_id"),
            ("Provisioning with MBTrust.", "MBTRUST"),
            ("Running.", "IN_PROGRESS"),
        ] {
            assert!(!only_repeats(text, name), "{text}");
        }
    }
}
