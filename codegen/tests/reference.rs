//! The pages of the reference, and what `coverage` says, as their readers see them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use codegen::write::Output;
use codegen::{Checked, Files as _, Folder, ROOT};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

type Spec = BTreeMap<String, Vec<u8>>;

/// The real spec.
fn spec() -> Spec {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    let paths = folder.list().into_iter().chain([ROOT.to_owned(), "documented.yaml".to_owned()]);
    paths.map(|path| (path.clone(), folder.read(&path).expect("the spec"))).collect()
}

/// With one text of one file replaced.
fn changed(path: &str, old: &str, new: &str) -> Spec {
    let mut files = spec();
    let text = String::from_utf8(files[path].clone()).expect("UTF-8");
    assert!(text.contains(old), "{path} has no {old:?}");
    files.insert(path.to_owned(), text.replacen(old, new, 1).into_bytes());
    files
}

fn read(files: &Spec) -> Checked {
    codegen::read(files).expect("the spec is right")
}

fn page<'a>(pages: &'a [Output], path: &str) -> &'a str {
    &pages.iter().find(|page| page.path == path).expect("the page").text
}

/// The address that GitHub gives each heading of a page, and the targets of its links.
fn headings_and_links(text: &str) -> (BTreeSet<String>, Vec<String>) {
    let (mut headings, mut links, mut heading) = (BTreeSet::new(), Vec::new(), None);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let text = heading.take().expect("its start").to_lowercase();
                let kept = |c: &char| c.is_alphanumeric() || " -_".contains(*c);
                let anchor: String =
                    text.chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect();
                assert!(headings.insert(anchor), "two headings `{text}`");
            }
            Event::Start(Tag::Link { dest_url, .. }) if !dest_url.contains("://") => {
                links.push(dest_url.into_string());
            }
            _ => {}
        }
    }
    (headings, links)
}

#[test]
fn every_link_leads_to_a_heading() {
    let pages = read(&spec()).reference();
    let known: BTreeMap<&str, (BTreeSet<String>, Vec<String>)> =
        pages.iter().map(|page| (&*page.path, headings_and_links(&page.text))).collect();
    let mut count = 0;
    for (from, (_, links)) in &known {
        for link in links {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let folder = from.rsplit_once('/').expect("a folder").0;
            let to = match path.strip_prefix("../") {
                _ if path.is_empty() => (*from).to_owned(),
                Some(rest) => format!("{}/{rest}", folder.rsplit_once('/').expect("above").0),
                None => format!("{folder}/{path}"),
            };
            let (headings, _) = known.get(&*to).unwrap_or_else(|| panic!("{from}: {link}"));
            assert!(anchor.is_empty() || headings.contains(anchor), "{from}: {link}");
            count += 1;
        }
    }
    assert!(count > 50, "{count} links");
}

/// Sentences for those who review: each kind of fact is on its page, with how sure it is.
#[test]
fn a_page_says_what_the_spec_says() {
    let pages = read(&spec()).reference();
    let mbtrust = page(&pages, "reference/methods/mbtrust.md");
    let shared = page(&pages, "reference/shared.md");
    for line in [
        "| `documents.uploaded_documents` | list of [`DocumentId`](../shared.md#documentid-id) | yes |",
        "| `SYSTEM_RULE_VIOLATION/AccountProvisioning/PRECHECK_FAILED` | 400 | Something that",
        "**Our reading, not documented:** The documented example is cut",
        "<br>**Our reading, not documented:** The error table of this page could not be read;",
        "    [*] --> s0 : mbtrust.create\n",
        "    s0 --> s1 : mbtrust.execute, our reading\n",
        "    create[\"mbtrust.create\"] -->|\"the id\"| check\n",
        "It writes: a call must not be repeated unless",
    ] {
        assert!(mbtrust.contains(line), "{line}\n{mbtrust}");
    }
    for line in [
        "| `provider_response` | object of any fields, **sensitive** | no |",
        "| `SUCCESS` | Finished. After a document sync some documents may still have been refused: \
         look at the errors of the run. | `COMPLETED` |",
        "| no code is documented; here `THROTTLED` | 429 |",
        "Begins with `ap_` or `apo_`.",
        "| `ACTIVE` | `CLOSED` |  | **Our reading, not documented:**",
    ] {
        assert!(shared.contains(line), "{line}\n{shared}");
    }
}

/// A description that looks like Markdown changes no table, heading or diagram.
#[test]
fn no_text_of_the_spec_breaks_a_page() {
    let shape = |text: &str| -> Vec<String> {
        let mut in_comment = true;
        let lines = text.lines().filter(move |_| {
            let counts = !in_comment;
            in_comment = false;
            counts
        });
        let kind = |line: &str| match line {
            _ if line.starts_with('#') => Some(line.to_owned()),
            _ if line.starts_with('|') => Some(format!("{} pipes", line.matches('|').count())),
            _ if line.starts_with("```") => Some(line.to_owned()),
            _ => None,
        };
        lines.filter_map(kind).collect()
    };
    let plain = read(&changed(
        "components/enums.yaml",
        "CREATED: Set up; no operation has run yet.",
        "CREATED: x",
    ))
    .reference();
    for text in [
        "a | b || c",
        "`a | b`",
        "\\n\\n# Heading\\n\\n| a | b |\\n|---|---|",
        "\\n\\n```mermaid\\n\\nx",
        "--> <!-- <script>",
        "\\\\",
        "`",
    ] {
        let spec = changed(
            "components/enums.yaml",
            "CREATED: Set up; no operation has run yet.",
            &format!("CREATED: \"x {text}\""),
        );
        for (page, plain) in read(&spec).reference().iter().zip(&plain) {
            assert_eq!(shape(&page.text), shape(&plain.text), "{text:?} in {}", page.path);
        }
    }
}

#[test]
fn the_real_spec_and_the_list_agree() {
    let text = read(&spec()).coverage();
    assert!(text.contains("  methods"), "{text}");
    assert!(!text.contains("Where the two differ"), "{text}");
}

#[test]
fn what_only_one_of_the_two_has_is_said() {
    for (path, old, new, expected) in [
        (
            "documented.yaml",
            "values: [CREATED, ACTIVE, CLOSED]",
            "values: [CREATED, ACTIVE, CLOSED, FAILED]",
            "  ACCOUNT_PROVISIONING_ENTITY_STATUSES: the value `FAILED` is documented and not in the \
             spec\n",
        ),
        (
            "documented.yaml",
            "answer: [mbtrust_id, queued_operations]",
            "answer: [mbtrust_id]",
            "  mbtrust.execute: the field `queued_operations` is in the spec, neither listed as \
             documented nor marked as inferred\n",
        ),
        (
            "documented.yaml",
            "parameters: [mbtrust_id, documents, documents.uploaded_documents]",
            "parameters: [mbtrust_id, documents, documents.uploaded_documents, documents.all]",
            "  mbtrust.execute: the parameter `documents.all` is documented and not in the spec\n",
        ),
        (
            "documented.yaml",
            "      - SYSTEM_RULE_VIOLATION/AccountProvisioning/PRECHECK_FAILED\n",
            "",
            "  mbtrust.execute: the error `SYSTEM_RULE_VIOLATION/AccountProvisioning/PRECHECK_FAILED` \
             is in the spec, neither listed",
        ),
    ] {
        let text = read(&changed(path, old, new)).coverage();
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

/// Without its mark, a fact counts as documented; with a list that is not there, none is compared.
#[test]
fn figures_follow_the_marks() {
    let sure = |text: &str| {
        let line = text.lines().find(|line| line.trim_start().starts_with("transitions"));
        let words = line.expect("a line").split_whitespace().skip(1);
        words.map(|word| word.parse::<usize>().expect("a number")).collect::<Vec<_>>()
    };
    let before = sure(&read(&spec()).coverage());
    let unmarked =
        changed("components/enums.yaml", "          x-inferred: As for `IN_PROGRESS`.\n", "");
    let after = sure(&read(&unmarked).coverage());
    assert_eq!(after, [before[0], before[1] + 1, before[2] - 1]);
    let mut without = spec();
    without.remove("documented.yaml");
    let text = read(&without).coverage();
    assert!(text.contains("there is no list of it: spec/documented.yaml"), "{text}");
}
