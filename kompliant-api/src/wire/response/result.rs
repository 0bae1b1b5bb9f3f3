//! The result within an answer, read with care.

use std::fmt;

use serde::{
    Deserializer as _,
    de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::lenient::{Lenient, Place, Walk};
use crate::value::{object::Key, shown::start};

/// As many bytes are kept of what is said of a value that does not fit.
const PROBLEM: usize = 300;

/// Where a result does not fit, and why.
pub(super) struct Misfit {
    pub(super) path: String,
    pub(super) problem: String,
}

/// The result in an answer that is a success. Of a name that comes twice, the last counts.
pub(super) fn read<T: DeserializeOwned>(
    text: &str,
    unwrap: Option<&'static str>,
) -> Result<T, Misfit> {
    let walk = Walk::through(text.len());
    let problem = match find(text, unwrap) {
        Ok(Some(json)) => {
            let mut json = serde_json::Deserializer::from_str(json);
            match T::deserialize(Lenient::new(&mut json, &Place::Root, &walk)) {
                Ok(result) => return Ok(result),
                Err(error) => unquoted(&error.to_string()),
            }
        }
        Ok(None) => "it is missing".to_owned(),
        Err(error) => unquoted(&error.to_string()),
    };
    let mut path = "data".to_owned();
    if let Some(key) = unwrap {
        path.push('.');
        path.push_str(key);
    }
    path.push_str(&walk.failed().unwrap_or_default());
    Err(Misfit { path, problem })
}

/// The JSON of the result.
fn find<'t>(text: &'t str, unwrap: Option<&'static str>) -> serde_json::Result<Option<&'t str>> {
    let data = field(text, "data")?;
    match (data, unwrap) {
        (Some(data), Some(key)) => field(data, key),
        _ => Ok(data),
    }
}

/// The JSON of a field of an object.
fn field<'t>(text: &'t str, name: &'static str) -> serde_json::Result<Option<&'t str>> {
    serde_json::Deserializer::from_str(text).deserialize_map(Field([name]))
}

struct Field([&'static str; 1]);

impl<'de> Visitor<'de> for Field {
    type Value = Option<&'de str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<&'de str>, A::Error> {
        let mut found = None;
        while let Some(at) = map.next_key_seed(Key { names: &self.0, guess: 0 })? {
            match at {
                0 => found = Some(map.next_value::<&RawValue>()?.get()),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }
}

/// `invalid type: string "PP987654321", expected a map at line 1 column 9` without the value and
/// without its place in the text: errors end up in logs.
fn unquoted(problem: &str) -> String {
    let problem = problem.rsplit_once(" at line ").map_or(problem, |(problem, _)| problem);
    let text = match problem.rsplit_once(", expected ") {
        Some((found, expected)) => {
            let found = found.split(['"', '`']).next().unwrap_or_default().trim_end();
            format!("{found}, expected {expected}")
        }
        None => problem.to_owned(),
    };
    start(&text, PROBLEM).to_owned()
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn a_problem_shows_no_value() {
        for (problem, shown) in [
            (
                r#"invalid type: string "PP987654321", expected a map at line 1 column 9"#,
                "invalid type: string, expected a map",
            ),
            ("missing field `status` at line 1 column 9", "missing field `status`"),
        ] {
            assert_eq!(unquoted(problem), shown);
        }
    }
}
