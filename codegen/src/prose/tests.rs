use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Block, Dialect, Inline, cell, lines, read, span};

fn rustdoc(text: &str) -> String {
    lines("", &read(text), Dialect::Rustdoc, 88).join("\n")
}

fn page(text: &str) -> String {
    lines("", &read(text), Dialect::GitHub, usize::MAX).join("\n")
}

/// Each text, as rustdoc has it.
#[test]
fn a_text_is_what_it_means() {
    for (text, expected) in [
        ("one\ntwo\n\n\nthree", "one two\n\nthree"),
        ("one:\n- two\n  three\n- four\n\nfive", "one:\n\n- two three\n- four\n\nfive"),
        ("- a\n\n- b", "- a\n\n- b"),
        ("- a\n  - b\n    - c\n- d", "- a\n  - b\n    - c\n- d"),
        ("3. a\n4. b\n   1. c", "3. a\n4. b\n   1. c"),
        ("- a\n* b", "- a\n\n* b"),
        ("1. a\n1) b", "1. a\n\n1) b"),
        ("```\nlet a = [1];\n\n# b\n```", "```text\nlet a = [1];\n\n# b\n```"),
        ("```rust\nmain()\n```", "```text\nmain()\n```"),
        ("```JSON\n{}\n```", "```json\n{}\n```"),
        ("~~~mermaid\n```\n~~~", "````text\n```\n````"),
        ("```\nopen", "```text\nopen\n```"),
        ("a\n\n    indented\n    code", "a\n\n```text\nindented\ncode\n```"),
        ("- a\n\n  ```\n  b\n  ```", "- a\n\n  ```text\n  b\n  ```"),
        ("# A #\n## B [c]\nd", "## A\n\n### B \\[c\\]\n\nd"),
        ("A\n===\nb", "## A\n\nb"),
        ("###### A", "###### A"),
        ("> a\n> b\n>\n> - c", "> a b\n>\n> - c"),
        (
            "| a | b |\n|:--|--:|\n| `x|y` | c\\|d |\n| e |",
            "| a | b |\n|:--|--:|\n| \\`x | y\\` |\n| e | |",
        ),
        (
            "|a|b|\n|-|:-:|\n|`c\\|d`|<br>|",
            "| a | b |\n|---|:-:|\n| <code>c&#124;d</code> | <br> |",
        ),
        ("a\n\n---\n\nb", "a\n\n___\n\nb"),
        ("a  \nb\\\nc<br/>d", "a\\\nb\\\nc\\\nd"),
        ("*a* __b__ ***c*** d*e*f", "*a* **b** <em>**c**</em> d*e*f"),
        ("a * b _ c snake_case", "a \\* b \\_ c snake_case"),
        ("[text](https://a.example/b_c)", "[text](https://a.example/b_c)"),
        ("[a `b`](https://a.example 'title')", "[a `b`](https://a.example)"),
        ("<https://a.example/b>", "<https://a.example/b>"),
        ("see (https://a.example/b_c_d).", "see (<https://a.example/b_c_d>)."),
        ("\"https://a.example\"", "\"<https://a.example>\""),
        ("https://a.example/b_(c), d", "<https://a.example/b_(c)>, d"),
        ("`https://a.example` https://", "`https://a.example` https://"),
        ("[https://a.example](https://b.example)", "[https://a.example](https://b.example)"),
        ("<a@b.example>", "<a@b.example>"),
        ("[a]\n\n[a]: https://a.example", "[a](https://a.example)"),
        ("[a](/docs/b) [c](#d) [e]()", "a (`/docs/b`) c (`#d`) e"),
        ("[a](Foo) [`Foo`] [Foo][]", "a (`Foo`) \\[`Foo`\\] \\[Foo\\]\\[\\]"),
        ("![a](https://a.example/b.png) ![c](d.png)", "![a](https://a.example/b.png) c (`d.png`)"),
        (
            "[![a](https://a.example/b)](https://c.example)",
            "[![a](https://a.example/b)](https://c.example)",
        ),
        ("[a](https://a.example/b c)", "\\[a\\](<https://a.example/b> c)"),
        ("[a](<https://a.example/b c>)", "[a](https://a.example/b%20c)"),
        ("errors[] and documents[0]", "errors\\[\\] and documents\\[0\\]"),
        ("[x] a\n- [ ] b[^1]", "\\[x\\] a\n\n- \\[ \\] b\\[^1\\]"),
        ("List<T> <T> <std::fmt>", "List\\<T\\> \\<T\\> \\<std::fmt\\>"),
        ("<b>a</b> <!-- b -->", "\\<b\\>a\\</b\\> \\<!\\-- b \\--\\>"),
        ("<div>\n*a*\n</div>", "\\<div\\> \\*a\\* \\</div\\>"),
        ("a `b", "a \\`b"),
        ("a ``b` c`` `` ` ``", "a ``b` c`` `` ` ``"),
        ("a ``` b", "a \\`\\`\\` b"),
        ("&lt;a&gt; &amp; AT&T &nosuch; &amp;lt;", "\\<a\\> & AT&T \\&nosuch; \\&lt;"),
        ("~5 to ~10 ~~a~~ $x$", "\\~5 to \\~10 \\~\\~a\\~\\~ $x$"),
        ("--flag", "\\--flag"),
        ("1986\\. a", "1986\\. a"),
        ("\\# a", "\\# a"),
        ("\\- a", "\\- a"),
        ("a\n\\+ b", "a + b"),
        ("&#8238;a &#13; b", "\u{fffd}a b"),
        ("", ""),
        ("  \n ", ""),
    ] {
        assert_eq!(rustdoc(text), expected, "{text:?}");
    }
}

/// The same as one cell of a table of the reference.
#[test]
fn a_cell_is_what_it_means() {
    for (text, expected) in [
        ("One\ntwo.\n\n- a\n  b\n- c\n\nEnd", "One two.<br>- a b<br>- c<br>End"),
        ("2. a\n   - b", "2. a<br>&#160;&#160;- b"),
        ("```\na | b\n  c\n```", "<code>a &#124; b</code><br><code>&#160;&#160;c</code>"),
        ("|a|\n|-|\n|b|", "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>"),
        ("# A\nb", "**A**<br>b"),
        ("> a | b", "<blockquote>a &#124; b</blockquote>"),
        ("a\n***\nb", "a<br><hr><br>b"),
        ("a  \nb", "a<br>b"),
        ("`a|b` `c`", "<code>a&#124;b</code> `c`"),
        ("[a|b](https://a.example/|)", "[a&#124;b](https://a.example/%7C)"),
    ] {
        assert_eq!(cell(&read(text), Dialect::GitHub), expected, "{text:?}");
    }
}

#[test]
fn on_a_page_a_heading_is_bold_and_all_else_a_block() {
    for (text, expected) in [
        ("## Parameters of a\nb", "**Parameters of a**\n\nb"),
        ("a\n- b\n  - c", "a\n\n- b\n  - c"),
        ("```mermaid\nx\n```", "```text\nx\n```"),
        ("|a|\n|-|\n|b|", "| a |\n|---|\n| b |"),
    ] {
        assert_eq!(page(text), expected, "{text:?}");
    }
}

#[test]
fn no_line_begins_what_its_text_does_not() {
    let before = "b".repeat(88);
    for (word, expected) in [
        ("-", "\\-"),
        ("+", "\\+"),
        ("1.", "1\\."),
        ("2)", "2\\)"),
        ("#", "\\#"),
        ("===", "\\==="),
        ("|", "\\|"),
        (":-", "\\:-"),
        ("-1", "-1"),
        ("1.5", "1.5"),
    ] {
        assert_eq!(rustdoc(&format!("{before} {word} c")), format!("{before}\n{expected} c"));
    }
    assert_eq!(rustdoc(&format!("{before} `a - b`")), format!("{before}\n`a - b`"));
}

#[test]
fn what_is_on_the_wire_stays_on_a_line() {
    for (wire, expected) in [
        ("a", "`a`"),
        ("a - b", "`a\0-\0b`"),
        ("a`b", "``a`b``"),
        ("", "`\"\"`"),
        ("a\u{202e}\n", "`a\\u{202e}\\u{a}`"),
    ] {
        assert_eq!(span(wire), expected, "{wire:?}");
    }
}

/// However deep it is.
#[test]
fn depth_is_bounded() {
    for text in ["> ".repeat(50_000), "- ".repeat(50_000), "*a ".repeat(50_000), "[".repeat(50_000)]
    {
        let blocks = read(&format!("{text}end"));
        assert!(lines("", &blocks, Dialect::Rustdoc, 88).join("\n").contains("end"));
        assert!(cell(&blocks, Dialect::GitHub).contains("end"));
    }
}

/// Texts made of what means something to Markdown: what is written means what was read.
#[test]
fn what_is_written_means_what_was_read() {
    const PIECES: &[&str] = &[
        "|",
        "`",
        "``",
        "*",
        "**",
        "_",
        "__",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "&",
        "~",
        "~~",
        "#",
        "$",
        "\\",
        "!",
        "-",
        "+",
        "1.",
        "2)",
        ":",
        "=",
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        "\n\n    ",
        "\n- ",
        "\n  - ",
        "\n1. ",
        "\n   1. ",
        "\n> ",
        "\n# ",
        "\n```\n",
        "\n***\n",
        "\n|a|b|\n|-|-|\n",
        "\n| c | d |\n",
        "a",
        "b",
        "c",
        "é",
        "word",
        "wörd",
        "🎉",
        "x_y",
        "https://a.example/b",
        "http://",
        "](https://a.example)",
        "](b)",
        "<br>",
        "<b>",
        "<T>",
        "&amp;",
        "&lt;",
        "&#42;",
        "&nbsp;",
        "---",
        "==",
        "```",
        "<!--",
        "-->",
        "'",
        "\"",
        ".",
        "\t",
        "  \n",
        "\\\n",
        "[a]: https://a.example\n",
        "[a]",
        "[^1]",
        "[ ]",
        "<a@b.example>",
    ];
    let mut state = 1_u64;
    let mut piece = |count: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("32 bits") % count
    };
    for turn in 0..10_000 {
        let mut text = String::new();
        for _ in 0..1 + turn % 16 {
            text += PIECES[piece(PIECES.len())];
        }
        let tree = read(&text);
        for width in [88, 12] {
            let written = lines("", &tree, Dialect::Rustdoc, width).join("\n");
            assert_eq!(seen(&written, true), said(&tree, true), "{text:?} as\n{written}");
        }
        let written = lines("", &tree, Dialect::GitHub, usize::MAX).join("\n");
        assert_eq!(seen(&written, false), said(&tree, false), "{text:?} as\n{written}");
        let on_one_line = cell(&tree, Dialect::GitHub);
        assert!(!on_one_line.contains(['|', '\n']), "{text:?} as {on_one_line:?}");
    }
}

/// What a text says, block by block.
fn said(blocks: &[Block], has_headings: bool) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(line) => flush(words(line), "", &mut out),
            Block::Heading(_, line) if has_headings => flush(words(line), "#", &mut out),
            Block::Heading(_, line) => flush(words(line), "", &mut out),
            Block::Code { text, .. } => flush(text.clone(), "code ", &mut out),
            Block::Quote(blocks) => {
                let inner = said(blocks, has_headings);
                if !inner.is_empty() {
                    out.push("quote".to_owned());
                    out.extend(inner);
                    out.push("end".to_owned());
                }
            }
            Block::List { start, items, .. } => {
                out.push(format!("list {start:?}"));
                for item in items {
                    out.push("item".to_owned());
                    out.extend(said(item, has_headings));
                }
                out.push("end".to_owned());
            }
            Block::Table(table) => {
                for row in &table.rows {
                    for column in 0..table.aligned.len() {
                        let cell = row.get(column).map(|cell| words(cell)).unwrap_or_default();
                        out.push(format!("cell {}", squeezed(&cell)));
                    }
                }
            }
            Block::Rule => out.push("rule".to_owned()),
        }
    }
    out
}

fn flush(text: String, sign: &str, out: &mut Vec<String>) {
    let text = squeezed(&text);
    if !text.is_empty() || sign == "code " {
        out.push(format!("{sign}{text}"));
    }
}

/// What is seen of it: HTML of our own is a mark.
fn squeezed(text: &str) -> String {
    let mut text = text.to_owned();
    for tag in ["em", "strong", "code"] {
        text = text.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
    }
    text.replace("<br>", " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(line: &[Inline]) -> String {
    let parts = line.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Emphasis(line) | Inline::Strong(line) => words(line),
        Inline::Link(line, url) if super::inline::is_target(url) => match words(line).trim() {
            "" if super::is_address(url) => url.clone(),
            "" => beside("", url),
            _ => words(line),
        },
        Inline::Link(line, url) => beside(&words(line), url),
        Inline::Image(alt, url) if super::inline::is_target(url) => alt.clone(),
        Inline::Image(alt, url) => beside(alt, url),
        Inline::Break => " ".to_owned(),
    });
    parts.collect()
}

fn beside(text: &str, url: &str) -> String {
    match url {
        "" => text.to_owned(),
        _ => format!("{text} ({url})"),
    }
}

/// What a reader sees, with all that rustdoc and GitHub read.
fn seen(written: &str, has_headings: bool) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut out = Vec::new();
    let mut text = String::new();
    let mut sign = "";
    for event in Parser::new_ext(written, options) {
        match event {
            Event::Text(part) | Event::Code(part) => text += &part,
            Event::InlineHtml(html) => {
                let known = ["em", "strong", "code"].iter().any(|tag| {
                    [format!("<{tag}>"), format!("</{tag}>")].contains(&html.to_string())
                });
                match &*html {
                    "<br>" => text.push(' '),
                    _ => assert!(known, "HTML {html} in\n{written}"),
                }
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Rule => out.push("rule".to_owned()),
            Event::Start(tag) => match tag {
                Tag::Emphasis | Tag::Strong | Tag::Image { .. } => {}
                Tag::Link { dest_url, .. } => {
                    let is_web =
                        ["http://", "https://"].iter().any(|web| dest_url.starts_with(web));
                    assert!(is_web || dest_url.contains('@'), "{dest_url} in\n{written}");
                }
                tag => {
                    flush(std::mem::take(&mut text), "", &mut out);
                    match tag {
                        Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow => {}
                        Tag::TableCell => sign = "cell ",
                        Tag::Heading { .. } => {
                            assert!(has_headings, "a heading in\n{written}");
                            sign = "#";
                        }
                        Tag::BlockQuote(_) => out.push("quote".to_owned()),
                        Tag::CodeBlock(_) => sign = "code ",
                        Tag::List(start) => out.push(format!("list {start:?}")),
                        Tag::Item => out.push("item".to_owned()),
                        tag => panic!("{tag:?} in\n{written}"),
                    }
                }
            },
            Event::End(tag) => match tag {
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Image | TagEnd::Link => {}
                TagEnd::TableCell => {
                    out.push(format!("cell {}", squeezed(&std::mem::take(&mut text))));
                    sign = "";
                }
                tag => {
                    flush(std::mem::take(&mut text), std::mem::take(&mut sign), &mut out);
                    match tag {
                        // A quote of nothing.
                        TagEnd::BlockQuote(_) if out.ends_with(&["quote".to_owned()]) => {
                            out.pop();
                        }
                        TagEnd::BlockQuote(_) | TagEnd::List(_) => out.push("end".to_owned()),
                        _ => {}
                    }
                }
            },
            event => panic!("{event:?} in\n{written}"),
        }
    }
    out
}
