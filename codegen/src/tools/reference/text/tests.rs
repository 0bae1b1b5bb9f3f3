use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::super::page::Page;
use super::{Md, anchor};

/// Each text, and what it becomes on one line.
#[test]
fn a_text_is_what_it_says() {
    for (text, expected) in [
        ("plain words", "plain words"),
        ("a | b", "a &#124; b"),
        ("`a|b` c", "<code>a&#124;b</code> c"),
        ("`snake_case` and snake_case", "`snake_case` and snake_case"),
        ("_stress_ and *this*", "\\_stress\\_ and \\*this\\*"),
        ("[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"),
        ("<b>&amp;</b>", "\\<b\\>\\&amp;\\</b\\>"),
        ("a\nb\r\nc\td", "a b c d"),
        ("a `lone tick", "a \\`lone tick"),
        ("```rust\nlet", "\\`\\`\\`rust let"),
        ("a \\| b", "a \\\\&#124; b"),
        ("`a\\` | b", "`a\\` &#124; b"),
        ("see (https://a.example/b_c_d).", "see (<https://a.example/b_c_d>)."),
        ("https://a.example/b|c", "https://a.example/b&#124;c"),
        ("\u{202e}evil", "\u{fffd}evil"),
        ("a\0b", "a\u{fffd}b"),
        ("# $x$ ~~y~~", "\\# \\$x\\$ \\~\\~y\\~\\~"),
    ] {
        assert_eq!(Md::text(text).as_str(), expected, "{text:?}");
    }
}

#[test]
fn code_is_kept_letter_by_letter() {
    for (text, expected) in [
        ("CREATED", "`CREATED`"),
        ("a|b", "<code>a&#124;b</code>"),
        ("a`b", "<code>a&#96;b</code>"),
        (" a ", "<code> a </code>"),
        ("", "<code></code>"),
        ("<i>*|", "<code>&#60;i&#62;&#42;&#124;</code>"),
        ("a\nb", "<code>a\\\\u{a}b</code>"),
    ] {
        assert_eq!(Md::code(text).as_str(), expected, "{text:?}");
    }
}

#[test]
fn nothing_begins_a_list_by_chance() {
    for (text, expected) in [
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("1 a", "1 a"),
        ("-1", "\\-1"),
        ("+ a", "\\+ a"),
        ("===", "\\==="),
    ] {
        assert_eq!(Md::text(text).starting_a_line(), expected);
    }
}

#[test]
fn an_anchor_is_that_of_github() {
    assert_eq!(anchor("propay.canExecute"), "propaycanexecute");
    assert_eq!(anchor("EntityStatus (values)"), "entitystatus-values");
    assert_eq!(anchor("a_b-c d"), "a_b-c-d");
}

/// What a Markdown reader sees in a table with one row: the texts of its cells.
fn cells(text: &str) -> Vec<String> {
    let mut page = Page::new("test.md", "test.yaml");
    page.table(["a", "b"], &[[Md::text(text), Md::of("end")]]);
    let page = page.finish().text;
    let mut found = Vec::new();
    for event in Parser::new_ext(&page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::TableCell) => found.push(String::new()),
            Event::Text(text) | Event::Code(text) => match found.last_mut() {
                Some(cell) => cell.push_str(&text),
                None => panic!("text outside of the table: {text:?} in\n{page}"),
            },
            Event::InlineHtml(html) if ["<code>", "</code>"].contains(&&*html) => {}
            Event::InlineHtml(html) if &*html == "<br>" => {
                found.last_mut().expect("a cell").push(' ');
            }
            Event::Html(html) if html.contains("@generated") || html.starts_with("Do not") => {}
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::HtmlBlock)
            | Event::Start(Tag::Link { link_type: LinkType::Autolink, .. })
            | Event::End(_) => {}
            other => panic!("{text:?} gives {other:?} in\n{page}"),
        }
    }
    found
}

/// What the text says: its backticks in pairs are marks and no letters.
fn said(text: &str) -> String {
    let mut out = String::new();
    let text = super::one_line(text);
    let parts: Vec<&str> = text.split('`').collect();
    for (index, part) in parts.iter().enumerate() {
        let paired = index + 1 < parts.len();
        let tick = if index % 2 == 1 && (!paired || part.is_empty()) { "`" } else { "" };
        out += tick;
        out += part;
        out += if paired { tick } else { "" };
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ")
}

/// Texts made of what means something to Markdown: a reader sees them letter by letter.
#[test]
fn no_text_breaks_a_table() {
    const PIECES: [&str; 36] = [
        "|",
        "`",
        "*",
        "_",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "&",
        "~",
        "#",
        "$",
        "\\",
        "!",
        "-",
        "+",
        "1.",
        ":",
        " ",
        " ",
        "\n",
        "a",
        "b",
        "é",
        "https://a.example/b",
        "<br>",
        "&amp;",
        "---",
        "==",
        "```",
        "\u{202e}",
        "\u{7}",
        "<!--",
        "'",
    ];
    let mut state = 1_u64;
    for turn in 0..20_000 {
        let mut text = String::from("x");
        for _ in 0..1 + turn % 12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text += PIECES[usize::try_from(state >> 33).expect("32 bits") % PIECES.len()];
        }
        let found = cells(&text);
        assert_eq!(found.len(), 4, "{text:?}");
        let words: Vec<&str> = found[2].split_whitespace().collect();
        assert_eq!(words.join(" "), said(&text), "{text:?}");
        assert_eq!(found[3], "end", "{text:?}");
    }
}
