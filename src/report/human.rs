//! For people at a terminal: each finding with the lines it speaks of, and what a policy lacks in the order of work; then the coverage of each policy, on what grounds something is
//! no finding, and one line of totals.
//! The only file that names miette, which draws the frames; headings, reasons and help are written here, in the run's language.

use std::fmt;
use std::io::{self, Write};

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents,
    ThemeCharacters,
};

use super::cells::{Ambiguous, put_back};
use super::excerpt::{Excerpt, Place};
use super::page::fill_on;
use super::said::{remarks, say, see_also, totals};
use super::work::{self, Order};
use super::{Colour, Detail, Extent, Report, Screen, SetAside, Writer, set_aside};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::text::{FileId, fit_to_show};

#[derive(Debug)]
pub(super) struct Human {
    pub(super) screen: Screen,
    pub(super) set_aside: SetAside,
}

impl Writer for Human {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        write(report, self.screen, self.set_aside, out)
    }
}

fn write(report: &Report<'_>, screen: Screen, told: SetAside, out: &mut dyn Write) -> io::Result<()> {
    for findings in report.findings.chunk_by(|one, other| one.span.file == other.span.file) {
        match screen.detail {
            Detail::Each => findings.iter().try_for_each(|finding| tell(report, finding, finding.words(), screen, out))?,
            Detail::Work => {
                let Order { hiding, todo, others } = work::order(findings);
                hiding.into_iter().try_for_each(|(finding, words)| tell(report, finding, words.for_screen(), screen, out))?;
                if let Some((lead, words)) = work::lead(&todo) {
                    writeln!(out, "{}", frames(report, lead, &words, screen))?;
                    writeln!(out, "{}", work::list(&todo, lead, (report.sources, report.lang), screen))?;
                }
                others.into_iter().try_for_each(|(finding, words)| tell(report, finding, words.for_screen(), screen, out))?;
            }
        }
    }
    let mut set_aside = set_aside::lines(report, told).peekable();
    let is_any = set_aside.peek().is_some();
    set_aside.try_for_each(|line| writeln!(out, "{}", fill_on(screen.ambiguous, &line, screen.width, "", "  ")))?;
    if is_any {
        writeln!(out)?;
    }
    if screen.extent == Extent::Findings {
        return Ok(());
    }
    let table = super::coverage::counts::table(report, screen);
    if !table.is_empty() {
        writeln!(out, "{table}")?;
    }
    if let Some(grounds) = super::grounds::line(&report.summary.grounds, report.lang) {
        writeln!(out, "{}", fill_on(screen.ambiguous, &grounds, screen.width, "", ""))?;
    }
    writeln!(out, "{}", fill_on(screen.ambiguous, &totals(&report.summary, report.as_of, report.lang), screen.width, "", ""))
}

/// A finding: its frames, and what stands below them.
fn tell(report: &Report<'_>, finding: &Diagnostic, words: Words, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", frames(report, finding, &words, screen))?;
    for (heading, text) in place(report, finding).into_iter().chain(remarks(words, report.lang)) {
        let first = format!("  {heading}: ");
        let rest = " ".repeat(textwrap::core::display_width(&first));
        writeln!(out, "{}", fill_on(screen.ambiguous, &text, screen.width, &first, &rest))?;
    }
    writeln!(out)
}

/// Where a finding is, if no frame shows it.
fn place(report: &Report<'_>, finding: &Diagnostic) -> Option<(&'static str, String)> {
    let nothing_to_show = report.sources.file(finding.span.file).is_none_or(|file| file.text.is_empty());
    nothing_to_show.then(|| (say(report.lang, "場所", "at"), report.sources.shown(finding.span.file).into_owned()))
}

/// The message over its frame, then one frame for each other file that the finding speaks of.
fn frames(report: &Report<'_>, finding: &Diagnostic, words: &Words, screen: Screen) -> String {
    let own = Place { span: finding.span, label: words.label.as_ref().map(|text| text.get(report.lang)) };
    let others = words.labels.iter().map(|label| Place { span: label.span, label: Some(label.text.get(report.lang)) });
    let mut by_file: Vec<(FileId, Vec<Place<'_>>)> = Vec::new();
    for place in [own].into_iter().chain(others) {
        match by_file.iter_mut().find(|(file, _)| *file == place.span.file) {
            Some((_, places)) => places.push(place),
            None => by_file.push((place.span.file, vec![place])),
        }
    }
    let lead = format!("{}[{}]:", finding.severity.word(report.lang), finding.rule.name);
    let mut opening = Some((lead, screen.ambiguous.stood_in(&fit_to_show(words.message.get(report.lang))), finding.severity));
    let mut drawn = String::new();
    for (file, mut places) in by_file {
        while !places.is_empty() {
            let shown = report.sources.file(file).filter(|file| !file.text.is_empty());
            let (excerpt, later) = shown.map(|shown| Excerpt::new(&report.sources.shown(file), shown, &places, screen)).unzip();
            let (lead, message, severity) = opening.take().unwrap_or_else(|| {
                let said = screen.ambiguous.stood_in(&see_also(&report.sources.shown(file), report.lang));
                (">".to_owned(), said, Severity::Info)
            });
            // A frame that cannot be drawn still leaves message and help; writing to a string does not fail otherwise.
            let _ = handler(&lead, screen).render_report(&mut drawn, &Frame { message, severity, excerpt });
            places = later.unwrap_or_default();
        }
    }
    put_back(drawn.trim_end())
}

/// miette's drawing, with `lead` where it would set its sign for the severity.
fn handler(lead: &str, screen: Screen) -> GraphicalReportHandler {
    let mut theme = match screen.colour {
        Colour::Ansi => GraphicalTheme::unicode(),
        Colour::Plain => GraphicalTheme::unicode_nocolor(),
    };
    if screen.ambiguous == Ambiguous::Wide {
        // The signs of frames are of ambiguous width themselves.
        theme.characters = ThemeCharacters::ascii();
    }
    for sign in [&mut theme.characters.error, &mut theme.characters.warning, &mut theme.characters.advice] {
        lead.clone_into(sign);
    }
    GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_width(screen.width + 2)
        .with_word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// A message and one file's places, as miette wants them.
#[derive(Debug)]
struct Frame {
    message: String,
    severity: Severity,
    excerpt: Option<Excerpt>,
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Frame {}

impl miette::Diagnostic for Frame {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let excerpt = self.excerpt.as_ref()?;
        let labels = excerpt.marks.iter().enumerate().map(|(at, mark)| {
            let span = SourceSpan::from((mark.start, mark.end - mark.start));
            if at == 0 {
                LabeledSpan::new_primary_with_span(mark.label.clone(), span)
            } else {
                LabeledSpan::new_with_span(mark.label.clone(), span)
            }
        });
        Some(Box::new(labels))
    }
}

/// Gives miette the lines of an excerpt under their numbers in the file, and columns in characters: its own reading of a `str` counts bytes.
impl SourceCode for Excerpt {
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let line_of = |offset: usize| self.lines.partition_point(|line| line.start <= offset).saturating_sub(1);
        let number = |at: usize| self.lines.get(at).map_or(0, |line| line.number);
        let mut first = line_of(span.offset());
        let mut last = line_of(span.offset() + span.len());
        let column = self.marks.iter().find(|mark| mark.start == span.offset()).map_or(0, |mark| mark.position.column - 1);
        for _ in 0..before {
            if first > 0 && number(first - 1) + 1 == number(first) {
                first -= 1;
            }
        }
        for _ in 0..after {
            if last + 1 < self.lines.len() && number(last) + 1 == number(last + 1) {
                last += 1;
            }
        }
        let start = self.lines.get(first).map_or(0, |line| line.start);
        let end = self.lines.get(last + 1).map_or(self.text.len(), |line| line.start);
        let text = self.text.get(start..end).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            text.as_bytes(),
            SourceSpan::from((start, end - start)),
            number(first) as usize,
            if before == 0 { column as usize } else { 0 },
            last - first,
        )))
    }
}
