//! A page as it grows, both languages side by side. The layout is the little of Markdown that `report` knows: paragraphs,
//! lines that stand by themselves because they are indented, and fenced samples that are never cut.

use crate::diagnostic::Text;

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    ja: String,
    en: String,
}

impl Page {
    /// Begins the page of the next thing, apart from those before.
    pub(crate) fn next(&mut self) {
        if !self.ja.is_empty() {
            self.line("", &Text::same("\n---\n"));
        }
    }

    /// The name of what the page is about, in the language of the page and below in the other.
    pub(crate) fn title(&mut self, title: &Text) {
        self.line("", title);
        if title.ja != title.en {
            self.line("  ", &Text::new(&*title.en, &*title.ja));
        }
        self.line("", &Text::same(""));
    }

    /// A fact: what it is, and how it is.
    pub(crate) fn fact(&mut self, ja: &str, en: &str, fact: &Text) {
        self.entry(0, &Text::new(format!("{ja}: {}", fact.ja), format!("{en}: {}", fact.en)));
    }

    /// The heading of a section.
    pub(crate) fn heading(&mut self, ja: &str, en: &str) {
        let gap = if self.ja.is_empty() { "" } else { "\n" };
        self.line(gap, &Text::new(ja, en));
    }

    /// A paragraph of a section.
    pub(crate) fn paragraph(&mut self, text: &Text) {
        self.line("  ", text);
    }

    /// An entry of a list; one of depth 1 belongs to the entry of depth 0 before it.
    pub(crate) fn entry(&mut self, depth: usize, text: &Text) {
        self.line(&format!("  {}- ", "  ".repeat(depth)), text);
    }

    /// A sample of what to write.
    pub(crate) fn sample(&mut self, text: &Text) {
        self.line("", &Text::new(format!("\n```\n{}```", text.ja), format!("\n```\n{}```", text.en)));
    }

    /// Both languages.
    pub(crate) fn finish(self) -> Text {
        Text::new(self.ja, self.en)
    }

    fn line(&mut self, before: &str, text: &Text) {
        for (page, text) in [(&mut self.ja, &text.ja), (&mut self.en, &text.en)] {
            page.push_str(before);
            page.push_str(text);
            page.push('\n');
        }
    }
}
