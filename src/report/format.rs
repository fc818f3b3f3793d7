//! **The** output formats of `kitei check`: what each is called, what it needs and what writes it.

use std::io::{self, Write};

use jiff::civil::Date;

use super::{Look, Report};
use super::{checkstyle, concise, csv, github, gitlab, html, human, json, jsonl, junit, markdown, plain, rdjson, rdjsonl, sarif};
use crate::answer::Summary;
use crate::diagnostic::Lang;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people at a terminal.
    Human,
    /// For people who have the screen read to them: no frames, one fact a line.
    Plain,
    /// One line a finding, for editors.
    Concise,
    /// One JSON document, for programs.
    Json,
    /// One JSON object a line for each finding, for programs that read while kitei runs.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// For the log of GitHub Actions: what people read, with annotations.
    Github,
    /// The report of code quality of GitLab.
    Gitlab,
    /// JUnit's XML: a test case a requirement.
    Junit,
    /// Checkstyle's XML, which many servers read.
    Checkstyle,
    /// One document for reviewdog.
    Rdjson,
    /// One line a finding for reviewdog.
    Rdjsonl,
    /// A comment on a pull request.
    Markdown,
    /// For spreadsheets: a finding a line.
    Csv,
    /// One page that needs nothing else.
    Html,
}

/// How much of a run a format is written from at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// What is told of some files: it has no need of the whole run.
    Portion,
    /// The whole run.
    Run,
}

/// What a format is made of, and so what has to be kept away from whoever shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Text that people read, or that marks up what they read.
    Text,
    /// JSON.
    Json,
    /// Commands to a CI, in which nothing of users is one.
    Commands,
}

/// What there is to know of a format.
struct Nature {
    reach: Reach,
    body: Body,
    /// Whether it shows the names of findings that last.
    named: bool,
    /// Whether it tells requirements that are in order too.
    assessed: bool,
    /// Whether it names the items of standards.
    items: bool,
}

/// A format as it is written: what is told of some files after what is told of others, then the end.
pub(crate) trait Writer {
    /// Writes what is told of some files; a format that needs the whole run is given it at once.
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what stands at the end.
    fn end(&mut self, _end: &Ending, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// What is known when all has been told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ending {
    /// The sums of the run.
    pub summary: Summary,
    /// The day as of which was judged.
    pub as_of: Date,
    /// The language of the messages.
    pub lang: Lang,
}

impl Format {
    /// The names by which they are chosen.
    pub const NAMES: [(&'static str, Self); 15] = [
        ("human", Self::Human),
        ("plain", Self::Plain),
        ("concise", Self::Concise),
        ("json", Self::Json),
        ("jsonl", Self::Jsonl),
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
        ("checkstyle", Self::Checkstyle),
        ("rdjson", Self::Rdjson),
        ("rdjsonl", Self::Rdjsonl),
        ("markdown", Self::Markdown),
        ("csv", Self::Csv),
        ("html", Self::Html),
    ];

    fn nature(self) -> Nature {
        let nature = |reach, body, named| Nature { reach, body, named, assessed: false, items: false };
        match self {
            Self::Human | Self::Markdown | Self::Html => nature(Reach::Run, Body::Text, false),
            Self::Github => nature(Reach::Run, Body::Commands, false),
            Self::Junit => Nature { assessed: true, ..nature(Reach::Run, Body::Text, false) },
            Self::Plain | Self::Concise | Self::Checkstyle => nature(Reach::Portion, Body::Text, false),
            Self::Json => nature(Reach::Run, Body::Json, true),
            Self::Sarif => Nature { items: true, ..nature(Reach::Run, Body::Json, true) },
            Self::Jsonl | Self::Gitlab => nature(Reach::Portion, Body::Json, true),
            Self::Rdjson | Self::Rdjsonl => nature(Reach::Portion, Body::Json, false),
            Self::Csv => nature(Reach::Portion, Body::Text, true),
        }
    }

    /// What writes it.
    pub(crate) fn writer(self, look: Look) -> Box<dyn Writer> {
        match self {
            Self::Human => Box::new(human::Human { screen: look.screen, set_aside: look.set_aside }),
            Self::Plain => Box::new(plain::Plain::new(look.screen.extent, look.set_aside)),
            Self::Concise => Box::new(concise::Concise(look.set_aside)),
            Self::Json => Box::new(json::Json(look.counts)),
            Self::Jsonl => Box::new(jsonl::Jsonl),
            Self::Sarif => Box::new(sarif::Sarif(look.assessment)),
            Self::Github => Box::new(github::Github(look.screen)),
            Self::Junit => Box::new(junit::Junit),
            Self::Gitlab => Box::<gitlab::Gitlab>::default(),
            Self::Checkstyle => Box::<checkstyle::Checkstyle>::default(),
            Self::Rdjson => Box::<rdjson::Rdjson>::default(),
            Self::Rdjsonl => Box::new(rdjsonl::Rdjsonl),
            Self::Markdown => Box::new(markdown::Markdown { extent: look.screen.extent, limit: markdown::COMMENT }),
            Self::Html => Box::new(html::Html(look.screen.extent)),
            Self::Csv => Box::new(csv::Csv::new(look.mark)),
        }
    }

    /// How much of a run it is written from at a time.
    pub fn reach(self) -> Reach {
        self.nature().reach
    }

    /// What it is made of.
    pub fn body(self) -> Body {
        self.nature().body
    }

    /// Whether it tells requirements that are in order too.
    pub(crate) fn tells_requirements(self) -> bool {
        self.nature().assessed
    }

    /// Whether it names the items of standards.
    pub(crate) fn names_items(self) -> bool {
        self.nature().items
    }

    /// Whether it shows the names of findings that last.
    pub fn shows_fingerprints(self) -> bool {
        self.nature().named
    }
}
