//! `scaffold` on the real spec, in memory: what it adds, that it takes all of it back, and what it
//! refuses. `xtask/tests/new_provisioner.rs` compiles what comes of it.

use std::collections::BTreeMap;
use std::path::Path;

use codegen::scaffold::{Change, Refused, Request, begin, left_to_do, take_back};
use codegen::write::unified;
use codegen::{Files as _, Folder, ROOT};

type Spec = BTreeMap<String, Vec<u8>>;

const ENUMS: &str = "components/enums.yaml";

fn spec() -> Spec {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    let paths = folder.list().into_iter().chain([ROOT.to_owned()]);
    paths.map(|path| (path.clone(), folder.read(&path).expect("the spec"))).collect()
}

/// The real spec with a file of it written otherwise.
fn spec_with(file: &str, old: &str, new: &str) -> Spec {
    let mut spec = spec();
    let text = String::from_utf8(spec[file].clone()).expect("UTF-8");
    assert_eq!(text.matches(old).count(), 1, "{old}");
    spec.insert(file.to_owned(), text.replace(old, new).into_bytes());
    spec
}

fn acme(sponsor: &str) -> Request {
    let text = str::to_owned;
    Request {
        name: text("acme"),
        title: text("Acme"),
        bank: text("Acme Bank"),
        sponsor: text(sponsor),
    }
}

fn made(spec: &Spec, changes: &[Change]) -> Spec {
    let mut spec = spec.clone();
    for change in changes {
        let old = spec.get(&change.path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        assert_eq!(old, change.old, "{}", change.path);
        match &change.new {
            Some(text) => drop(spec.insert(change.path.clone(), text.clone().into_bytes())),
            None => drop(spec.remove(&change.path)),
        }
    }
    spec
}

/// What it adds to a file, as a diff without its first lines and places.
fn added(changes: &[Change], path: &str) -> String {
    let change = changes.iter().find(|change| change.path == path).expect("a change");
    let (old, new) = (change.old.as_deref().unwrap_or(""), change.new.as_deref().unwrap_or(""));
    let diff = unified(path, old, new);
    let lines = diff.lines().skip(2).filter(|line| line.starts_with(['+', '-']));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Adds `acme` and takes it back.
fn there_and_back(spec: &Spec) -> Vec<Change> {
    let changes = begin(spec, &acme("ACME_BANK")).expect("it can be added");
    let begun = made(spec, &changes);
    let back = take_back(&begun, "acme", false).expect("it can be taken back");
    assert!(made(&begun, &back) == *spec, "the bytes of before");
    changes
}

#[test]
fn it_adds_what_is_needed_and_takes_it_back() {
    let changes = there_and_back(&spec());
    let paths: Vec<&str> = changes.iter().map(|change| &*change.path).collect();
    assert_eq!(paths, [ENUMS, ROOT, "provisioners/acme.yaml"]);
    assert_eq!(
        added(&changes, ROOT),
        r##"+  - name: acme
+    description: |
+      Acme: sets a merchant up with Acme Bank.
+    x-provisioner:
+      title: "Acme"
+      bank: "Acme Bank"
+      sponsor: ACME_BANK
+      id:
+        $ref: "provisioners/acme.yaml#/components/schemas/AcmeId"
+      operations: [ONBOARDING] # TODO(acme): all operations that it supports
+    # TODO(acme): x-source, the page of acme.create
+  /acme.create:
+    $ref: "provisioners/acme.yaml#/paths/~1acme.create"
+  /acme.canExecute:
+    $ref: "provisioners/acme.yaml#/paths/~1acme.canExecute"
+  /acme.execute:
+    $ref: "provisioners/acme.yaml#/paths/~1acme.execute"
+  /acme.get:
+    $ref: "provisioners/acme.yaml#/paths/~1acme.get"
"##
    );
    assert_eq!(
        added(&changes, ENUMS),
        "\
-      enum: [GLOBAL_PAYMENTS, MERRICK]
+      enum: [GLOBAL_PAYMENTS, MERRICK, ACME_BANK]
+        ACME_BANK: Acme Bank, the sponsor behind Acme.
-      enum: [MBTRUST, PROPAY, ACCOUNT_PROVISIONING]
+      enum: [MBTRUST, PROPAY, ACCOUNT_PROVISIONING, ACME]
+        ACME: Provisioning with Acme.
+        ACME: Assumed from the name of the provisioner. # TODO(acme): what acme.get answers, or nothing
"
    );
    let left = left_to_do("acme", &changes);
    assert!(left.len() >= 15, "{left:?}");
    for (path, line, what) in left {
        let change = changes.iter().find(|change| change.path == path).expect("a change");
        let found = change.new.as_deref().and_then(|text| text.lines().nth(line - 1));
        assert!(found.is_some_and(|found| found.ends_with(&format!("# TODO(acme): {what}"))));
    }
}

/// The ways in which a list or mapping may be written.
#[test]
fn it_keeps_the_way_in_which_a_list_is_written() {
    let block = spec_with(
        ENUMS,
        "      enum: [GLOBAL_PAYMENTS, MERRICK]\n",
        "      enum:\n        - GLOBAL_PAYMENTS # one\n        - MERRICK # another\n",
    );
    assert!(added(&there_and_back(&block), ENUMS).starts_with("+        - ACME_BANK\n"));
    let flow = spec_with(
        ENUMS,
        "      x-enum-descriptions:\n        GLOBAL_PAYMENTS: Global Payments, the sponsor behind ProPay.\n        MERRICK: Merrick Bank, the sponsor behind MBTrust.\n",
        "      x-enum-descriptions: {GLOBAL_PAYMENTS: One., MERRICK: \"Two.\"}\n",
    );
    let expected = ", ACME_BANK: \"Acme Bank, the sponsor behind Acme.\"}";
    assert!(added(&there_and_back(&flow), ENUMS).contains(expected));
    let several_lines = spec_with(
        ENUMS,
        "[MBTRUST, PROPAY, ACCOUNT_PROVISIONING]",
        "[\n        MBTRUST, PROPAY, # two\n        ACCOUNT_PROVISIONING,\n      ]",
    );
    there_and_back(&several_lines);
    let no_reasons = spec_with(
        ENUMS,
        "      x-inferred-values:\n        PROPAY: |\n          Only the ProPay webhook examples print it\n          (https://developer.kompliant.com/docs/propay-success-event-1_0). That propay.get may\n          answer it, too, is our reading.\n",
        "",
    );
    assert!(added(&there_and_back(&no_reasons), ENUMS).contains("+      x-inferred-values:\n"));
    let no_last_line =
        spec_with(ROOT, "#/components/x-standard-errors\"\n", "#/components/x-standard-errors\"");
    there_and_back(&no_last_line);
}

/// A sponsor that another has stays, and so do values that were there before.
#[test]
fn what_others_need_stays() {
    let spec = spec();
    let begun = made(&spec, &begin(&spec, &acme("MERRICK")).expect("it can be added"));
    assert!(!String::from_utf8_lossy(&begun[ENUMS]).contains("sponsor behind Acme"));
    let back = take_back(&begun, "acme", false).expect("it can be taken back");
    assert!(made(&begun, &back) == spec, "the bytes of before");

    let first = made(&spec, &begin(&spec, &acme("ACME_BANK")).expect("it can be added"));
    let coda = Request { name: "coda".to_owned(), title: "Coda".to_owned(), ..acme("ACME_BANK") };
    let both = made(&first, &begin(&first, &coda).expect("it can be added"));
    let left = made(&both, &take_back(&both, "acme", false).expect("it can be taken back"));
    let enums = String::from_utf8_lossy(&left[ENUMS]);
    assert!(enums.contains("enum: [GLOBAL_PAYMENTS, MERRICK, ACME_BANK]"), "{enums}");
    assert!(enums.contains("ACCOUNT_PROVISIONING, CODA]"), "{enums}");
}

#[test]
fn what_was_worked_on_goes_by_force_alone() {
    let spec = spec();
    let refused = take_back(&spec, "propay", false);
    assert!(matches!(refused, Err(Refused::Because(text)) if text.contains("was worked on")));
    let gone = made(&spec, &take_back(&spec, "propay", true).expect("it can be taken back"));
    assert!(!gone.contains_key("provisioners/propay.yaml"));
    assert!(!String::from_utf8_lossy(&gone[ROOT]).contains("/propay."));
}

#[test]
fn what_is_no_good_is_refused() {
    let reason = |request: &Request| match begin(&spec(), request) {
        Err(Refused::Because(text)) => text,
        Err(Refused::Spec(_)) => "the spec would be wrong".to_owned(),
        Ok(_) => panic!("{request:?} is taken"),
    };
    let text = str::to_owned;
    for (name, expected) in [
        ("propay", "spec/provisioners/propay.yaml exists"),
        ("Acme", "`Acme` is no good name"),
        ("acMe", "`acMe` is no good name"),
        ("3acme", "`3acme` is no good name"),
        ("ac_me", "`ac_me` is no good name"),
        ("", "`` is no good name"),
        ("match", "keyword of Rust"),
        ("operation", "the spec would be wrong"),
    ] {
        let found = reason(&Request { name: text(name), ..acme("ACME_BANK") });
        assert!(found.contains(expected), "{name}: {found}");
    }
    for words in ["", " A", "A ", "A: b", "A\nb", "\"A\"", "(A)"] {
        let title = reason(&Request { title: text(words), ..acme("ACME_BANK") });
        assert!(title.contains("is no good title"), "{words}: {title}");
        let bank = reason(&Request { bank: text(words), ..acme("ACME_BANK") });
        assert!(bank.contains("is no good bank"), "{words}: {bank}");
    }
    for sponsor in ["", "acme", "_A", "1A", "A-B", "A b"] {
        assert!(reason(&acme(sponsor)).contains("is no good sponsor"), "{sponsor}");
    }
    for good in ["A.B (C) & D's, E+F-G 3", "3D"] {
        assert!(begin(&spec(), &Request { title: text(good), ..acme("A1_B2") }).is_ok(), "{good}");
    }
    // A spec with a mistake of its own, and one that is written in a form that is not changed.
    let wrong = spec_with(ROOT, "openapi: 3.0.3", "openapi: 3.0.4");
    assert!(matches!(begin(&wrong, &acme("ACME_BANK")), Err(Refused::Spec(_))));
    let unknown = take_back(&spec(), "propya", false);
    assert!(
        matches!(unknown, Err(Refused::Because(text)) if text.ends_with("did you mean `propay`?"))
    );
}
