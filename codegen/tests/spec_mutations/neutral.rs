//! What means nothing for the code, each with its reason.
//!
//! A mistake that changes no byte and is not in this table is a silent one.

use crate::run::{Answer, Outcome};

struct Neutral {
    /// Ways of a mistake; empty for all of them.
    kinds: &'static [&'static str],
    /// Beginnings and ends of places, `FILE KEYS`.
    places: &'static [(&'static str, &'static str)],
    reason: &'static str,
}

const TEXT: &[&str] = &["delete", "dangle"];

const TABLE: &[Neutral] = &[
    Neutral {
        kinds: &["misplace"],
        places: &[("", "/*"), ("", "")],
        reason: "keys have no order, nor have names in `required` and aliases among the values",
    },
    Neutral {
        kinds: &["rename", "duplicate"],
        places: &[("", "/examples/*")],
        reason: "the name of an example is for readers of the spec",
    },
    Neutral {
        kinds: TEXT,
        places: &[
            ("", "/examples/*/summary"),
            ("", "/examples/*/x-inferred"),
            ("", "/examples/*/x-source"),
        ],
        reason: "what is said of an example is for readers of the spec",
    },
    Neutral {
        kinds: &[],
        places: &[("components/envelope.yaml components/responses/*/content", "")],
        reason: "an example of the shared error is checked, and stands in no test: the runtime has its own",
    },
    Neutral {
        kinds: &[],
        places: &[("", "/example"), ("", "/example/…")],
        reason: "an example of one schema is checked, and stands in no code",
    },
    Neutral {
        kinds: TEXT,
        places: &[
            ("openapi.yaml info/", "/title"),
            ("openapi.yaml info/", "/description"),
            ("openapi.yaml info/", "/name"),
            ("openapi.yaml info/", "/url"),
            ("openapi.yaml info/contact", ""),
            ("openapi.yaml info/license", ""),
            ("openapi.yaml info/title", ""),
            ("openapi.yaml info/description", ""),
            ("openapi.yaml servers/", "/description"),
            ("openapi.yaml servers/", "/x-source"),
            ("openapi.yaml components/securitySchemes/", "/description"),
            ("openapi.yaml components/securitySchemes/", "/x-source"),
            ("openapi.yaml components/securitySchemes/", "/x-inferred"),
            ("openapi.yaml components/securitySchemes/", "/x-unknown"),
        ],
        reason: "this is said of the spec, the server or a header, which have no item in the code",
    },
    Neutral {
        kinds: TEXT,
        places: &[
            ("components/envelope.yaml", "/description"),
            ("components/envelope.yaml", "/x-source"),
            ("components/envelope.yaml", "/x-inferred"),
            ("components/envelope.yaml", "/x-unknown"),
        ],
        reason: "the types of the envelope are written by hand, with docs of their own",
    },
    Neutral {
        kinds: TEXT,
        places: &[
            ("provisioners/", "/responses/*/description"),
            ("provisioners/", "/application/json/schema/description"),
            (
                "provisioners/",
                "/responses/*/content/application/json/schema/properties/*/description",
            ),
        ],
        reason: "the frame of an answer has no type of its own",
    },
    Neutral {
        kinds: TEXT,
        places: &[("", "/items/description")],
        reason: "the items of a list have no item in the code; the list has its own docs",
    },
    Neutral {
        kinds: &["delete"],
        places: &[("provisioners/", "/post/responses/*")],
        reason: "`400` and `default` are the same answer, so that one of them is enough",
    },
    Neutral {
        kinds: &["delete"],
        places: &[("", "/additionalProperties")],
        reason: "an object whose fields are not listed has any, with this key or without",
    },
    Neutral {
        kinds: &["dangle"],
        places: &[("documented.yaml lists/", "/values/#")],
        reason: "of the values of a list that the spec has not, there is nothing to say but how many",
    },
    Neutral {
        kinds: &["dangle"],
        places: &[("", "/x-allow/*")],
        reason: "why a lint is allowed is for readers of the spec",
    },
    Neutral {
        kinds: &["misplace"],
        places: &[("provisioners/", "/violations/#/x-inferred")],
        reason: "what is said of a row holds for each of its violations",
    },
];

/// Why it is right that the bytes are the same.
pub(crate) fn reason(outcome: &Outcome) -> Option<&'static str> {
    if !matches!(outcome.answer, Answer::Same) {
        return None;
    }
    if outcome.how == "after the next" {
        return TABLE.first().map(|neutral| neutral.reason);
    }
    let fits = |neutral: &&Neutral| {
        let kind = neutral.kinds.is_empty() || neutral.kinds.contains(&outcome.kind);
        let place = neutral.places.iter().any(|(start, end)| {
            outcome.pattern.starts_with(start) && outcome.pattern.ends_with(end)
        });
        kind && place
    };
    TABLE.iter().skip(1).find(fits).map(|neutral| neutral.reason)
}

pub(crate) fn reasons() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|neutral| neutral.reason)
}
