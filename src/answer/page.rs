//! A page: what is told of one thing or several, both languages side by side.

use crate::diagnostic::Text;

/// A page, part by part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its parts, in the order in which they are read.
    pub parts: Vec<Part>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The page of another thing begins.
    Next,
    /// The name of what the page is about.
    Title(Text),
    /// A fact: what it is, and how it is.
    Fact(Text, Text),
    /// The heading of a section.
    Heading(Text),
    /// A paragraph of a section.
    Paragraph(Text),
    /// An entry of a list, with its depth; one of depth 1 belongs to the entry of depth 0 before it.
    Entry(usize, Text),
    /// A sample of what to write.
    Sample(Text),
    /// Running text by itself: the head and the page of a rule, as its author wrote it (paragraphs apart by empty lines).
    Prose(Text),
}

impl Page {
    /// Begins the page of the next thing, apart from those before.
    pub(crate) fn next(&mut self) {
        if !self.parts.is_empty() {
            self.parts.push(Part::Next);
        }
    }

    /// The name of what the page is about.
    pub(crate) fn title(&mut self, title: &Text) {
        self.parts.push(Part::Title(title.clone()));
    }

    /// A fact: what it is, and how it is.
    pub(crate) fn fact(&mut self, ja: &str, en: &str, fact: &Text) {
        self.parts.push(Part::Fact(Text::new(ja, en), fact.clone()));
    }

    /// The heading of a section.
    pub(crate) fn heading(&mut self, ja: &str, en: &str) {
        self.parts.push(Part::Heading(Text::new(ja, en)));
    }

    /// A paragraph of a section.
    pub(crate) fn paragraph(&mut self, text: &Text) {
        self.parts.push(Part::Paragraph(text.clone()));
    }

    /// An entry of a list.
    pub(crate) fn entry(&mut self, depth: usize, text: &Text) {
        self.parts.push(Part::Entry(depth, text.clone()));
    }

    /// A sample of what to write.
    pub(crate) fn sample(&mut self, text: &Text) {
        self.parts.push(Part::Sample(text.clone()));
    }
}
