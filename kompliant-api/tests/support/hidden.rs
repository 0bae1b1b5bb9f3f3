//! Sensitive values, marked, and looked for in all that a program may show.

use std::error::Error as _;
use std::fmt::Debug;

use kompliant_api::{Method, MethodError};
use serde_json::Value;

use super::{Answer, Example, Server, client, wait};

/// What stands in the place of a sensitive value, as text and as a number.
pub const MARKS: [&str; 2] = ["hidden-5f3a9c1e", "1918273645"];

/// A sensitive place, where `*` is every item, and a value for it as JSON.
pub struct Hidden(pub &'static [&'static str], pub &'static str);

/// Checks that no sensitive value of a method is shown, in a good answer and in broken ones.
pub fn hidden<M>(requests: &[Example], responses: &[Example], sent: &[Hidden], answered: &[Hidden])
where
    M: Method<Response: Debug, Error: MethodError> + Debug,
{
    for place in sent {
        let mut json = requests[0].json();
        put(&mut json, place.0, &value(place));
        let request: M = serde_json::from_value(json).expect("the mark fits");
        is_hidden(&format!("{request:?} {request:#?}"));
    }
    let request = || serde_json::from_value(requests[0].json()).expect("the example fits");
    let server = Server::start(Answer::Close);
    for place in answered {
        let below: Vec<&str> = ["data"].into_iter().chain(M::UNWRAP).collect();
        let path = [&below, place.0].concat();
        let mut places = 0;
        for example in responses {
            let mut json = example.json();
            let here = put(&mut json, &path, &value(place));
            if here == 0 {
                continue;
            }
            places += here;
            server.answer(Answer::json(200, &json));
            let response = wait(client(&server).call::<M>(request()).send()).expect("it fits");
            let whole = serde_json::to_string(&response).expect("JSON");
            assert!(
                MARKS.iter().any(|mark| whole.contains(mark)),
                "the mark has not come: {whole}"
            );
            is_hidden(&format!("{response:?} {response:#?}"));

            // The same, cut off; of a wrong type; and beside a result that is of a wrong type.
            let text = json.to_string();
            let mut wrong = json.clone();
            put(&mut wrong, &path, &Value::String(MARKS[0].into()));
            let mut list = json.clone();
            put(&mut list, &path, &serde_json::json!([MARKS[0]]));
            let mut error = json.clone();
            error["meta"]["status"] = "ERROR".into();
            for body in [
                text[..text.len() - 1].to_owned(),
                wrong.to_string(),
                list.to_string(),
                error.to_string(),
            ] {
                server.answer(Answer::json(200, &body));
                // A mark of its type may be what fits.
                let Err(error) = wait(client(&server).call::<M>(request()).send()) else {
                    continue;
                };
                let mut shown = format!("{error} {error:?} {error:#?}");
                let mut source = error.source();
                while let Some(error) = source {
                    shown.push_str(&format!(" {error} {error:?}"));
                    source = error.source();
                }
                is_hidden(&shown);
                let raw = String::from_utf8_lossy(error.raw_body().expect("a body"));
                assert!(MARKS.iter().any(|mark| raw.contains(mark)), "{raw}");
            }
        }
        assert!(places > 0, "no example of {} reaches {path:?}: add one to the spec", M::NAME);
    }
}

fn value(place: &Hidden) -> Value {
    serde_json::from_str(place.1).expect("JSON")
}

/// Panics if a mark is shown.
fn is_hidden(text: &str) {
    for mark in MARKS {
        assert!(!text.contains(mark), "a sensitive value is shown: {text}");
    }
}

/// Puts a value at every place that the path leads to, and says how many there are.
fn put(json: &mut Value, path: &[&str], value: &Value) -> usize {
    match (path, json) {
        ([], json) => {
            *json = value.clone();
            1
        }
        (["*", rest @ ..], Value::Array(items)) => {
            items.iter_mut().map(|item| put(item, rest, value)).sum()
        }
        (["*", rest @ ..], Value::Object(entries)) => {
            entries.values_mut().map(|item| put(item, rest, value)).sum()
        }
        ([last], Value::Object(entries)) => {
            entries.insert((*last).to_owned(), value.clone());
            1
        }
        ([key, rest @ ..], Value::Object(entries)) => {
            entries.get_mut(*key).map_or(0, |inner| put(inner, rest, value))
        }
        _ => 0,
    }
}
