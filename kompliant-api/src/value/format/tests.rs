//! The types as generated code makes them, and as programs use them.

use serde_json::{from_str, from_value, json, to_string};

use super::{base64, decimal, invalid_value, tagged_impls, unknown_variant, untagged_impls};
use super::{uri, uuid, year_month};
use crate::{Sensitive, value::object::json_object};

base64!();
decimal!();
invalid_value!();
unknown_variant!();
uri!();
uuid!();
year_month!();

#[derive(Clone, Debug, PartialEq)]
struct Card {
    kind: String,
    number: Sensitive<String>,
}

json_object! { Card { required(kind, number) } }

#[derive(Clone, Debug, PartialEq)]
struct Bank {
    kind: String,
    count: u8,
}

json_object! { Bank { required(kind, count) } }

#[derive(Clone, Debug, PartialEq)]
enum Tagged {
    Card(Card),
    Bank(Bank),
    Unknown(UnknownVariant),
}

tagged_impls!(Tagged, "kind", Card = "card" | "credit", Bank = "bank");

#[derive(Clone, Debug, PartialEq)]
enum Untagged {
    Card(Card),
    Bank(Bank),
    Text(Sensitive<String>),
    Number(Decimal),
    Flag(bool),
    List(Vec<Decimal>),
    Unknown(UnknownVariant),
}

untagged_impls!(
    Untagged,
    Card = Object("number"),
    Bank = Object("count"),
    Text = Text,
    Number = Number,
    Flag = Boolean,
    List = List
);

#[test]
fn text_is_checked_where_a_program_makes_it() {
    let id = "0b9c1f9e-5d0a-4f0e-9d8b-2F6F0F3B7A11";
    assert_eq!(Uuid::new(id).unwrap().as_str(), id);
    for bad in ["", "0b9c1f9e5d0a4f0e9d8b2f6f0f3b7a11", &id.replace('b', "g"), &id[1..]] {
        let error = bad.parse::<Uuid>().unwrap_err().to_string();
        assert_eq!(error, "this is not a Uuid: expected 32 hexadecimal digits in five groups");
    }
    for good in ["https://example.com/a?b=c#d", "mailto:a@b.c", "urn:isbn:1"] {
        assert_eq!(Uri::new(good).unwrap().to_string(), good);
    }
    for bad in ["", "example.com", "1http://a", "https:", "https://a b", ":a", "http://a\n"] {
        assert!(Uri::new(bad).is_err(), "{bad}");
    }
    assert_eq!(YearMonth::new("2025-12").unwrap().year_month(), Some((2025, 12)));
    for bad in ["2025-13", "2025-00", "2025-1", "202-01", "2025-01-01", "+025-01"] {
        assert!(YearMonth::new(bad).is_err(), "{bad}");
    }
    assert_eq!(Base64::encode(b"\0\xff").as_str(), "AP8=");
    assert_eq!(Base64::new("AP8=").unwrap().decode().unwrap(), b"\0\xff");
    for bad in ["A", "AP8", "A P8=", "AP8=="] {
        assert!(Base64::new(bad).is_err(), "{bad}");
    }
}

#[test]
fn text_of_the_api_is_kept() {
    let value: YearMonth = from_str(r#""soon""#).unwrap();
    assert_eq!((value.year_month(), format!("{value:?}")), (None, r#"YearMonth("soon")"#.into()));
    assert_eq!(to_string(&value).unwrap(), r#""soon""#);
    assert_eq!(from_str::<Base64>(r#""?""#).unwrap().decode(), None);
}

#[test]
fn a_number_keeps_its_digits() {
    for text in ["12.50", "-0", "1e400", "1E+2", "123456789012345678901234567890.10"] {
        let read: Vec<Decimal> = from_str(&format!("[ {text} ]")).unwrap();
        assert_eq!(read, [Decimal::new(text).unwrap()]);
        assert_eq!(to_string(&read).unwrap(), format!("[{text}]"));
        assert_eq!(format!("{0} {0:?}", read[0]), format!("{text} Decimal({text})"));
    }
    for bad in ["", " 1", "1 ", "01", "+1", "1.", ".5", "NaN", "null", "\"1\"", "1 2"] {
        assert!(Decimal::new(bad).is_err(), "{bad}");
    }
    assert_eq!(from_value::<Decimal>(json!(12.5)).unwrap().as_str(), "12.5");
    assert_eq!(from_value::<Option<Decimal>>(json!(null)).unwrap(), None);
    let error = from_str::<Decimal>(r#""4111""#).unwrap_err().to_string();
    assert!(error.starts_with("invalid type: string, expected a number"), "{error}");
}

#[test]
fn a_tag_says_what_a_value_is() {
    for (json, expected) in [
        (r#"{"kind":"bank","count":1}"#, Tagged::Bank(Bank { kind: "bank".into(), count: 1 })),
        (
            r#"{"kind":"credit","number":"4111"}"#,
            Tagged::Card(Card { kind: "credit".into(), number: Sensitive::new("4111".into()) }),
        ),
    ] {
        assert_eq!(from_str::<Tagged>(json).unwrap(), expected);
        assert_eq!(to_string(&expected).unwrap(), json);
    }
}

#[test]
fn what_is_not_known_is_kept_byte_for_byte_and_not_shown() {
    for json in [r#"{"kind": "coin", "x": 1.50}"#, r#"{"number": 1}"#, r#"{"kind": 1}"#, "[1]", "7"]
    {
        let value: Tagged = from_str(json).unwrap();
        let Tagged::Unknown(unknown) = &value else { panic!("{value:?}") };
        assert_eq!(unknown.json(), json);
        assert_eq!(format!("{value:?}"), "Unknown([redacted])");
        assert_eq!(to_string(&value).unwrap(), json);
    }
}

#[test]
fn a_known_value_that_does_not_fit_its_tag_is_an_error_without_its_value() {
    let error = from_str::<Tagged>(r#"{"kind":"bank"}"#).unwrap_err().to_string();
    assert!(error.starts_with("missing field `count`"), "{error}");
    let error = from_str::<Tagged>(r#"{"kind":"card","number":4111}"#).unwrap_err().to_string();
    assert!(error.starts_with("it does not fit"), "{error}");
}

#[test]
fn the_form_says_what_a_value_is() {
    for (json, is) in [
        (r#"{"kind":"x","number":"4111"}"#, "Card(Card { kind: \"x\", number: [redacted] })"),
        (r#"{"kind":"x","count":2}"#, "Bank(Bank { kind: \"x\", count: 2 })"),
        (r#""4111""#, "Text([redacted])"),
        ("1.50", "Number(Decimal(1.50))"),
        ("true", "Flag(true)"),
        ("[1.0,2]", "List([Decimal(1.0), Decimal(2)])"),
        // Of the form of a bank, and yet none.
        (r#"{"count":"many"}"#, "Unknown([redacted])"),
        ("null", "Unknown([redacted])"),
    ] {
        let value: Untagged = from_str(json).unwrap();
        assert_eq!(format!("{value:?}"), is);
        assert_eq!(to_string(&value).unwrap(), json);
        let again: Untagged = from_value(serde_json::to_value(&value).unwrap()).unwrap();
        assert_eq!(serde_json::to_value(again).unwrap(), serde_json::to_value(value).unwrap());
    }
}
