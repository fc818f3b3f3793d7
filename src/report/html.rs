//! One page that needs nothing else: the totals, then each finding with the lines that it speaks of, by file; coverage and what is
//! suppressed, with the reasons. It looks as the other pages do and runs no script.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::coverage::counts::{name, parts};
use super::said::{on_one_line, remarks, say, totals};
use super::{Extent, Report, Writer};
use crate::answer::{Outcome, PolicyCounts};
use crate::diagnostic::{Diagnostic, Suppressed, Words};
use crate::markup::html::{Page, entry};
use crate::markup::xml::{attribute, text};
use crate::text::{FileId, Span, fit_on_a_line};

/// How findings look, beside what all pages have.
const STYLE: &str = include_str!("findings.css");
/// Lines of a place that are shown.
const MOST_LINES: usize = 5;
/// Characters of a line that are shown before and behind a place.
const AROUND: usize = 60;

#[derive(Debug)]
pub(super) struct Html(pub(super) Extent);

impl Writer for Html {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let lang = report.lang;
        let title = say(lang, "規程の検査結果", "Findings on policies");
        let (mut contents, mut body) = (String::new(), format!("<h1>{title}</h1>\n"));
        let _ = writeln!(body, "<p class=\"totals\">{}</p>", text(&totals(&report.summary, report.as_of, lang)));
        if let Some(grounds) = super::grounds::line(&report.summary.grounds, lang) {
            let _ = writeln!(body, "<p>{}</p>", text(&grounds));
        }
        for (at, findings) in report.findings.chunk_by(|one, other| one.span.file == other.span.file).enumerate() {
            let Some(file) = findings.first().map(|finding| finding.span.file) else { continue };
            let (id, path) = (format!("f{}", at + 1), fit_on_a_line(&report.sources.shown(file)));
            contents += &entry(1, &id, &format!("{path} ({})", findings.len()));
            let _ = writeln!(body, "<h2 id=\"{id}\">{}</h2>", text(&path));
            for finding in findings {
                body += &article(report, finding);
            }
        }
        if self.0 == Extent::Full {
            requirements(report, &mut contents, &mut body);
        }
        suppressed(report, &mut contents, &mut body);
        out.write_all(Page { lang, title, style: STYLE, contents: &contents, body: &body }.write().as_bytes())
    }
}

fn article(report: &Report<'_>, finding: &Diagnostic) -> String {
    let (words, lang) = (finding.words(), report.lang);
    let (severity, word) = (finding.severity.name(), finding.severity.word(lang));
    let mut article = format!("<article class=\"finding {severity}\">\n<h3><span class=\"severity\">{word}</span> ");
    let _ = writeln!(article, "{} <code>{}</code></h3>", text(words.message.get(lang)), text(finding.rule.name));
    article += &excerpt(report, finding.span, words.label.as_ref().map(|label| label.get(lang)));
    for label in &words.labels {
        article += &excerpt(report, label.span, Some(label.text.get(lang)));
    }
    article += &told(words, report);
    article + "</article>\n"
}

/// What stands below a message.
fn told(words: Words, report: &Report<'_>) -> String {
    let remarks: Vec<String> = remarks(words, report.lang)
        .map(|(name, said)| format!("<dt>{name}</dt><dd>{}</dd>\n", text(&said).replace('\n', "<br>")))
        .collect();
    if remarks.is_empty() { String::new() } else { format!("<dl>\n{}</dl>\n", remarks.concat()) }
}

/// The lines of a place, with the place marked.
fn excerpt(report: &Report<'_>, span: Span, label: Option<&str>) -> String {
    let at = report.position(span);
    let head = format!("{}:{}:{}", report.sources.shown(span.file), at.line, at.column);
    let label = label.map(|label| format!(" <span class=\"label\">{}</span>", text(label))).unwrap_or_default();
    let caption = format!("<figcaption>{}{label}</figcaption>", text(&fit_on_a_line(&head)));
    let lines = lines(report, span).map(|lines| format!("<pre>{lines}</pre>")).unwrap_or_default();
    format!("<figure>{caption}{lines}</figure>\n")
}

/// The text of a place with what stands around it on its lines, as HTML.
fn lines(report: &Report<'_>, span: Span) -> Option<String> {
    let file = report.sources.file(span.file)?;
    let whole = file.text.get(span.start as usize..span.end as usize)?;
    let place: Vec<&str> = whole.trim_end().lines().take(MOST_LINES).collect();
    let is_cut = whole.trim_end().lines().count() > MOST_LINES;
    let before = file.text.get(..span.start as usize)?.rsplit(['\r', '\n']).next().unwrap_or_default();
    let before = before.trim_start_matches('\u{feff}').trim_start();
    let after = file.text.get(span.start as usize + whole.trim_end().len()..)?.split(['\r', '\n']).next().unwrap_or_default();
    let shown = |line: &str| text(&line.replace('\t', "    "));
    let from = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let mut out = String::new();
    if from > 0 {
        out.push('…');
    }
    out += &shown(before.get(from..)?);
    let _ = write!(out, "<mark>{}</mark>", place.iter().map(|line| shown(line)).collect::<Vec<_>>().join("\n"));
    if is_cut {
        out.push_str("\n…");
    } else {
        out += &shown(after.get(..to)?);
        if to < after.len() {
            out.push('…');
        }
    }
    (!file.text.is_empty()).then_some(out)
}

/// What came of the requirements, policy by policy.
fn requirements(report: &Report<'_>, contents: &mut String, body: &mut String) {
    let lang = report.lang;
    if report.policies.is_empty() {
        return;
    }
    let title = say(lang, "遵守事項への対応", "Coverage of requirements");
    *contents += &entry(1, "requirements", title);
    let heads = [("規程", "policy"), ("充足", "covered"), ("内訳", "outcomes")].map(|(ja, en)| say(lang, ja, en));
    let heads = heads.map(|head| format!("<th scope=\"col\">{head}</th>")).concat();
    let row = |policy: &PolicyCounts| {
        let counts = policy.counts;
        let (outcomes, marks) = parts(counts, lang);
        format!(
            "<tr><th scope=\"row\">{}</th><td class=\"share\">{}/{}</td><td>{}</td></tr>\n",
            text(&fit_on_a_line(&name(report, policy))),
            counts.of_those(Outcome::is_covered),
            counts.of_those(Outcome::is_asked),
            text(&[outcomes, marks].concat().join(say(lang, "、", ", "))),
        )
    };
    let rows: String = report.policies.iter().map(row).collect();
    let _ =
        writeln!(body, "<h2 id=\"requirements\">{title}</h2>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>");
}

/// What comments suppress, each with its reason.
fn suppressed(report: &Report<'_>, contents: &mut String, body: &mut String) {
    let lang = report.lang;
    if report.suppressed.is_empty() {
        return;
    }
    let title = say(lang, "抑制した指摘", "Suppressed findings");
    *contents += &entry(1, "suppressed", title);
    let item = |Suppressed { finding, reason, until, by }: &Suppressed| {
        let path = |file: FileId| fit_on_a_line(&report.sources.shown(file));
        let until = until.as_ref().map(|until| format!(" ({}{until})", say(lang, "期限 ", "until "))).unwrap_or_default();
        format!(
            "<li title=\"{}\">{}:{}: {} <code>{}</code><br>{}: {}{until}</li>\n",
            attribute(&format!("{}:{}", path(by.file), report.position(*by).line)),
            text(&path(finding.span.file)),
            report.position(finding.span).line,
            text(&on_one_line(finding.brief().message.get(lang))),
            text(finding.rule.name),
            say(lang, "理由", "reason"),
            text(reason),
        )
    };
    let items: String = report.suppressed.iter().map(item).collect();
    let _ = writeln!(body, "<h2 id=\"suppressed\">{title}</h2>\n<ul class=\"suppressed\">\n{items}</ul>");
}
