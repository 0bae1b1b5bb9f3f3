//! CommonMark to a tree.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::{Aligned, Block, Inline, Table};

/// Deeper than any sensible text, and shallow enough for every recursive walk after this one.
const DEEPEST: usize = 32;

/// Reads a text.
pub(crate) fn read(text: &str) -> Vec<Block> {
    if let Some(blocks) = plain(text) {
        return blocks;
    }
    let mut reader = Reader { blocks: Vec::new(), open: Vec::new(), flat: 0, ended: true };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reader.event(event);
    }
    while let Some(open) = reader.open.pop() {
        reader.close(open);
    }
    reader.blocks
}

/// A text without anything that means something to Markdown, which many are; `None` if there may
/// be such a thing.
fn plain(text: &str) -> Option<Vec<Block>> {
    let means_something = |byte: u8| {
        matches!(
            byte,
            b'`' | b'*'
                | b'_'
                | b'['
                | b']'
                | b'<'
                | b'>'
                | b'&'
                | b'\\'
                | b'~'
                | b'|'
                | b'='
                | b'\t'
                | b'\r'
        )
    };
    if text.bytes().any(means_something) {
        return None;
    }
    let mut blocks = Vec::new();
    let mut paragraph = String::new();
    let mut end = |paragraph: &mut String| {
        if !paragraph.is_empty() {
            blocks.push(Block::Paragraph(vec![Inline::Text(std::mem::take(paragraph))]));
        }
    };
    for line in text.lines() {
        let words = line.trim_matches(' ');
        let begins_a_block = words
            .starts_with(|first: char| matches!(first, '-' | '+' | '#') || first.is_ascii_digit());
        if begins_a_block || line.starts_with("    ") || line.ends_with("  ") {
            return None;
        }
        if words.is_empty() {
            end(&mut paragraph);
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(words);
    }
    end(&mut paragraph);
    Some(blocks)
}

/// What has begun and not ended.
enum Open {
    Quote(Vec<Block>),
    List(Option<u64>, bool, Vec<Vec<Block>>),
    Item(Vec<Block>, bool),
    Paragraph(Vec<Inline>),
    Heading(usize, Vec<Inline>),
    Code(Option<&'static str>, String),
    Html(String),
    Table(Table),
    Row(Vec<Vec<Inline>>),
    Cell(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Link(Vec<Inline>, String),
    /// What is between angles and is no address that people open.
    Angles(Vec<Inline>),
    Image(Vec<Inline>, String),
}

struct Reader {
    blocks: Vec<Block>,
    open: Vec<Open>,
    /// How many elements are open whose content belongs to what is around them.
    flat: usize,
    /// Whether a line without a paragraph of its own begins a new one.
    ended: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(_) if self.flat > 0 || self.open.len() >= DEEPEST => {
                self.inline(Inline::Text(" ".to_owned()));
                self.flat += 1;
            }
            Event::Start(tag) => self.start(tag),
            Event::End(_) if self.flat > 0 => self.flat -= 1,
            Event::End(_) => {
                if let Some(open) = self.open.pop() {
                    self.close(open);
                }
            }
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.inline(Inline::Code(text.replace(['\t', '\n', '\r'], " "))),
            Event::Html(html) => self.text(&html),
            Event::InlineHtml(html) if is_break(&html) => self.inline(Inline::Break),
            Event::InlineHtml(html) => self.text(&html),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            // They belong to extensions that are not asked for.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        self.open.push(match tag {
            Tag::Heading { level, .. } => Open::Heading(level as usize, Vec::new()),
            Tag::BlockQuote(_) => Open::Quote(Vec::new()),
            Tag::CodeBlock(CodeBlockKind::Indented) => Open::Code(None, String::new()),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                Open::Code(language(&info), String::new())
            }
            Tag::HtmlBlock => Open::Html(String::new()),
            Tag::List(start) => Open::List(start, false, Vec::new()),
            Tag::Item => {
                self.ended = true;
                Open::Item(Vec::new(), false)
            }
            Tag::Table(aligned) => {
                let aligned = aligned.iter().map(|how| match how {
                    Alignment::None => Aligned::AsUsual,
                    Alignment::Left => Aligned::Left,
                    Alignment::Center => Aligned::Middle,
                    Alignment::Right => Aligned::Right,
                });
                Open::Table(Table { aligned: aligned.collect(), rows: Vec::new() })
            }
            Tag::TableHead | Tag::TableRow => Open::Row(Vec::new()),
            Tag::TableCell => Open::Cell(Vec::new()),
            Tag::Emphasis => Open::Emphasis(Vec::new()),
            Tag::Strong => Open::Strong(Vec::new()),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                Open::Link(Vec::new(), format!("mailto:{dest_url}"))
            }
            Tag::Link { link_type: LinkType::Autolink, dest_url, .. }
                if !super::inline::is_target(&dest_url) =>
            {
                Open::Angles(Vec::new())
            }
            Tag::Link { dest_url, .. } => Open::Link(Vec::new(), dest_url.into_string()),
            Tag::Image { dest_url, .. } => Open::Image(Vec::new(), dest_url.into_string()),
            // All but the first belong to extensions that are not asked for.
            Tag::Paragraph
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => Open::Paragraph(Vec::new()),
        });
    }

    fn close(&mut self, open: Open) {
        match open {
            Open::Quote(blocks) => self.block(Block::Quote(blocks)),
            Open::List(start, loose, items) => self.block(Block::List { start, loose, items }),
            Open::Item(blocks, is_loose) => {
                if let Some(Open::List(_, loose, items)) = self.open.last_mut() {
                    items.push(blocks);
                    *loose |= is_loose;
                }
            }
            Open::Paragraph(inlines) => {
                if let Some(Open::Item(_, loose)) = self.open.last_mut() {
                    *loose = true;
                }
                self.block(Block::Paragraph(inlines));
            }
            Open::Heading(level, inlines) => self.block(Block::Heading(level, inlines)),
            Open::Code(language, text) => self.block(Block::Code { language, text }),
            Open::Html(text) if is_break(text.trim()) => {}
            Open::Html(text) => self.block(Block::Paragraph(vec![Inline::Text(text)])),
            Open::Table(table) => self.block(Block::Table(table)),
            Open::Row(cells) => {
                if let Some(Open::Table(table)) = self.open.last_mut() {
                    table.rows.push(cells);
                }
            }
            Open::Cell(inlines) => {
                if let Some(Open::Row(cells)) = self.open.last_mut() {
                    cells.push(inlines);
                }
            }
            Open::Emphasis(inlines) => self.inline(Inline::Emphasis(inlines)),
            Open::Strong(inlines) => self.inline(Inline::Strong(inlines)),
            Open::Link(inlines, url) => self.inline(Inline::Link(inlines, url)),
            Open::Angles(inlines) => self.text(&format!("<{}>", words(&inlines))),
            Open::Image(inlines, url) => self.inline(Inline::Image(words(&inlines), url)),
        }
    }

    fn block(&mut self, block: Block) {
        self.ended = true;
        match self.open.last_mut() {
            Some(Open::Quote(blocks) | Open::Item(blocks, _)) => blocks.push(block),
            _ => self.blocks.push(block),
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Open::Code(_, code) | Open::Html(code)) => code.push_str(text),
            _ => {
                if let Some(Inline::Text(before)) = self.line().and_then(|line| line.last_mut()) {
                    // What is read letter by letter is one text all the same.
                    before.push_str(text);
                    return;
                }
                self.inline(Inline::Text(text.to_owned()));
            }
        }
    }

    fn inline(&mut self, inline: Inline) {
        let Some(line) = self.line() else { return };
        match (line.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => line.push(inline),
        }
    }

    /// The line that is being read.
    fn line(&mut self) -> Option<&mut Vec<Inline>> {
        let blocks = match self.open.last_mut() {
            Some(
                Open::Paragraph(line)
                | Open::Heading(_, line)
                | Open::Cell(line)
                | Open::Emphasis(line)
                | Open::Strong(line)
                | Open::Link(line, _)
                | Open::Angles(line)
                | Open::Image(line, _),
            ) => return Some(line),
            Some(Open::Quote(blocks) | Open::Item(blocks, _)) => blocks,
            None => &mut self.blocks,
            Some(
                Open::List(..) | Open::Code(..) | Open::Html(_) | Open::Table(_) | Open::Row(_),
            ) => {
                return None;
            }
        };
        if self.ended || !matches!(blocks.last(), Some(Block::Paragraph(_))) {
            blocks.push(Block::Paragraph(Vec::new()));
            self.ended = false;
        }
        match blocks.last_mut() {
            Some(Block::Paragraph(line)) => Some(line),
            _ => None,
        }
    }
}

/// What a line says, without how.
fn words(line: &[Inline]) -> String {
    let parts = line.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Image(text, _) => text.clone(),
        Inline::Emphasis(line) | Inline::Strong(line) | Inline::Link(line, _) => words(line),
        Inline::Break => " ".to_owned(),
    });
    parts.collect()
}

/// `<br>`, which tables need for want of anything else.
fn is_break(html: &str) -> bool {
    let inner = html.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    inner.is_some_and(|name| name.trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br"))
}

/// Languages that neither rustdoc compiles nor GitHub draws.
fn language(info: &str) -> Option<&'static str> {
    const KNOWN: &[&str] =
        &["bash", "console", "csv", "diff", "http", "json", "sh", "shell", "toml", "xml", "yaml"];
    let word = info.split([' ', ',']).next().unwrap_or("");
    KNOWN.iter().copied().find(|known| word.eq_ignore_ascii_case(known))
}
