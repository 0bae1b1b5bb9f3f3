//! What a program does with each shape that a schema can have. Values go round through the same code
//! that sends and reads them.

use kompliant_api::shapes::{
    AddressRequest, Bank, BankKind, Card, Cash, Lock, Pages, PartyRequest, Payout, Place,
    Reference, SendRequest, SendResponse,
};
use kompliant_api::{Base64, Date, Decimal, Uri, Uuid, YearMonth};
use serde::{Serialize, de::DeserializeOwned};

pub fn run() -> Result<(), Box<dyn std::error::Error>> {
    // A choice takes what it is made of; what tells it need not be said where it is one value.
    let mut party = PartyRequest::new("1 Main St", "owner");
    party.secret = Some("s3cret".to_owned().into());
    let mut send = SendRequest::new(
        Card::new("4111".to_owned()),
        Decimal::new("12.50")?,
        "A-1".to_owned(),
        party,
        [vec![1, 2], vec![]],
    );
    let bank = Bank::new(BankKind::Iban, "DE1");
    send.payouts = Some(vec![Card::new("42".to_owned()).into(), bank.into(), Cash::new().into()]);
    send.labels = Some([("a".to_owned(), "b".to_owned())].into());
    send.sheets = Some(vec![[("x".to_owned(), vec![Some("y".to_owned()), None])].into()]);
    send.attempts = Some(i64::MAX);
    // What is only answered cannot be set, however deep it stands.
    send.stops = Some(vec![AddressRequest::new("2 Main St")]);
    send.place = Some(AddressRequest::new("3 Main St").into());
    send.lock = Some(Lock::new(4, "p1n").into());
    let json = concat!(
        r#"{"payout":{"kind":"card","number":"4111"},"amount":12.50,"reference":"A-1","#,
        r#""party":{"line1":"1 Main St","role":"owner","secret":"s3cret"},"matrix":[[1,2],[]],"#,
        r#""payouts":[{"kind":"card","number":"42"},{"kind":"iban","account":"DE1"},{"kind":"Cash"}],"#,
        r#""labels":{"a":"b"},"sheets":[{"x":["y",null]}],"attempts":9223372036854775807,"#,
        r#""stops":[{"line1":"2 Main St"}],"place":{"line1":"3 Main St"},"lock":{"page":4,"pin":"p1n"}}"#,
    );
    assert_eq!(serde_json::to_value(&send)?, serde_json::from_str::<serde_json::Value>(json)?);
    assert!(serde_json::to_string(&send)?.contains(r#""amount":12.50,"#));
    assert_eq!(round(&send)?, send);
    let shown = format!("{send:?}");
    assert!(shown.contains("number: [redacted]") && !shown.contains("4111"), "{shown}");
    assert!(!shown.contains("s3cret") && !shown.contains("p1n"), "{shown}");

    // Everything that is answered, and what nobody knows yet, with its digits.
    let answer = |payout: &str, reference: &str| {
        format!(
            r#"{{"payout":{payout},"reference":{reference},"party":{{"line1":"1 Main St","checked":true,"role":"owner"}},"payouts":[{{"kind":"bank","account":"1"}},null],"id":"0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11","month":"2025-03","page":"https://example.com/a","seal":"SGVsbG8=","day":"2025-03-24","at":"2025-01-18T07:29:18.472Z","stops":[{{"line1":"2 Main St","checked":true}}],"place":{{"line1":"3 Main St","checked":true}},"fee":0.10,"plain":2.5}}"#
        )
    };
    let new = r#"{"kind": "coin", "worth": 1.50}"#;
    let known = r#"{"kind":"card","number":"4111","limits":[1.50,99999999999999999999]}"#;
    for (payout, reference) in [
        (known, "17"),
        (new, r#"{"page":3}"#),
        (r#"{"kind":"Cash"}"#, r#"["A","B"]"#),
        (r#"{"kind":"bank","account":"1"}"#, r#"{"isbn": "x", "n": 1.0}"#),
        ("17", "null"),
    ] {
        let json = answer(payout, reference);
        let read: SendResponse = serde_json::from_str(&json)?;
        let written = serde_json::to_string(&read)?;
        for kept in [payout, reference, r#""fee":0.10"#, r#""plain":2.5"#] {
            assert!(written.contains(kept), "{kept} in {written}");
        }
        assert_eq!(round(&read)?, read);
        assert!(!format!("{read:?}").contains("4111"), "{read:?}");
    }
    let read: SendResponse = serde_json::from_str(&answer(new, r#"{"page":3}"#))?;
    let Payout::Unknown(unknown) = &read.payout else { panic!("{:?}", read.payout) };
    assert_eq!(unknown.json(), new);
    assert_eq!(read.reference, Reference::Pages(Pages::new(3)));
    assert_eq!(read.payouts(), [Some(Payout::Bank(Bank::new(BankKind::Bank, "1"))), None]);
    assert_eq!(read.id, Uuid::new("0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11")?);
    assert_eq!(read.month, YearMonth::new("2025-03")?);
    assert_eq!(read.page, Uri::new("https://example.com/a")?);
    assert_eq!(read.seal, Base64::encode(b"Hello"));
    assert!(read.party.checked && read.stops()[0].checked);
    assert!(matches!(&read.place, Some(Place::Address(address)) if address.checked));
    assert_eq!((read.day, read.fee), (Some(Date::new("2025-03-24")?), Some(Decimal::new("0.10")?)));

    // What says what it is and does not fit is an error, and the error says nothing of the value.
    let wrong = answer(r#"{"kind":"card","number":4111}"#, "1");
    let error = serde_json::from_str::<SendResponse>(&wrong).unwrap_err().to_string();
    assert!(error.starts_with("it does not fit"), "{error}");
    println!("every shape goes round");
    Ok(())
}

fn round<T: Serialize + DeserializeOwned>(value: &T) -> serde_json::Result<T> {
    serde_json::from_str(&serde_json::to_string(value)?)
}
