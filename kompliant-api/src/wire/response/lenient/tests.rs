//! Results as they are read with care.

use serde::de::DeserializeOwned;

use super::super::result::{Misfit, read};
use crate::value::object::object_impls;

#[derive(Debug, PartialEq)]
struct Terminal {
    count: u8,
    limits: Vec<i64>,
    serial: Option<String>,
    rate: Option<f64>,
}

object_impls!(Terminal, count, limits; serial, rate);

fn of<T: DeserializeOwned>(data: &str) -> Result<T, (String, String)> {
    read(&format!(r#"{{"x":[1],"data":{data}}}"#), None)
        .map_err(|Misfit { path, problem }| (path, problem))
}

#[test]
fn a_whole_number_is_whole_however_it_is_written() {
    let terminal = of::<Terminal>(r#"{"count":3e1,"limits":[30.0,-2.0,-0.0,9e15],"rate":30}"#);
    let limits = vec![30, -2, 0, 9_000_000_000_000_000];
    assert_eq!(terminal, Ok(Terminal { count: 30, limits, serial: None, rate: Some(30.0) }));
    for number in ["30.5", "256.0", "-1.0", "1e300"] {
        let (path, problem) = of::<Terminal>(&format!(r#"{{"count":{number}}}"#)).unwrap_err();
        assert_eq!(path, "data.count");
        assert!(!problem.contains(number), "{problem}");
    }
    // From 9007199254740993 on, not every number has a double of its own.
    for (number, fits) in [("9007199254740991.0", true), ("9007199254740993.0", false)] {
        let terminal = of::<Terminal>(&format!(r#"{{"count":1,"limits":[{number}]}}"#));
        assert_eq!(terminal.is_ok(), fits, "{number}");
    }
}

#[test]
fn the_place_of_what_does_not_fit_is_said() {
    for (data, path) in [
        ("[]", "data"),
        ("{}", "data"),
        (r#"{"count":{}}"#, "data.count"),
        (r#"{"count":1,"limits":[0,{"a":1}]}"#, "data.limits[1]"),
        (r#"{"count":1,"limits":[],"serial":["secret"]}"#, "data.serial"),
    ] {
        let (found, problem) = of::<Terminal>(data).unwrap_err();
        assert_eq!(found, path, "{problem}");
        assert!(!problem.contains("secret"), "{problem}");
    }
    let (path, problem) = read::<Terminal>(r#"{"meta":{}}"#, Some("x"))
        .map_err(|misfit| (misfit.path, misfit.problem))
        .unwrap_err();
    assert_eq!((&*path, &*problem), ("data.x", "it is missing"));
}

/// A list of strings takes sixteen times its JSON, a value without fields ninety times.
#[test]
fn what_would_take_too_much_memory_is_refused() {
    let refused = Err("there are more values than fit into memory".to_owned());
    let list = |item: &str, count| format!("[{}]", vec![item; count].join(","));
    let problem = |result: Result<(), (String, String)>| result.map_err(|(_, problem)| problem);
    assert_eq!(problem(of::<Vec<String>>(&list("\"\"", 1000)).map(drop)), Ok(()));
    assert_eq!(problem(of::<Vec<String>>(&list("\"\"", 200_000)).map(drop)), refused);
    assert_eq!(problem(of::<serde_json::Value>(&list("{\"\":0}", 20_000)).map(drop)), refused);
    // What no type keeps takes nothing.
    let kept = format!(r#"{{"count":1,"limits":[],"x":{}}}"#, list("{\"\":0}", 200_000));
    assert_eq!(problem(of::<Terminal>(&kept).map(drop)), Ok(()));
}
