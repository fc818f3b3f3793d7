//! One page of HTML: totals, then a table of requirements for each chapter. It looks as the printed policy does.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::words::{self, say};
use super::{Against, CoverageReport};
use crate::answer::assessed::{Assessed, OfStandard, Row, Sum};
use crate::answer::difference::Turn;
use crate::diagnostic::Lang;
use crate::markup::escaped;
use crate::markup::html::{Page, entry};
use crate::report::diff::words as turned;

/// How tables look, beside what all pages have.
const STYLE: &str = include_str!("table.css");

/// What is written so far.
struct Written<'a> {
    report: &'a CoverageReport<'a>,
    contents: String,
    body: String,
    anchors: usize,
}

pub(super) fn write(report: &CoverageReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    let title = report.dated(say(lang, "遵守事項への対応", "Coverage of requirements"));
    let mut written = Written { report, contents: String::new(), body: format!("<h1>{}</h1>\n", escaped(&title)), anchors: 0 };
    for fallen in report.told_fallen() {
        let _ = writeln!(written.body, "<p class=\"fallen\">{}</p>", escaped(&fallen));
    }
    if let Some(Against { revision, .. }) = report.against {
        written.against(revision);
    }
    report.policies.iter().for_each(|policy| written.policy(policy));
    let Written { contents, body, .. } = &written;
    out.write_all(Page { lang, title: &title, style: STYLE, contents, body }.write().as_bytes())
}

impl Written<'_> {
    /// A heading that the contents lead to.
    fn heading(&mut self, rank: usize, text: &str) {
        self.anchors += 1;
        let id = format!("p{}", self.anchors);
        let _ = writeln!(self.body, "<h{rank} id=\"{id}\">{}</h{rank}>", escaped(text));
        self.contents.push_str(&entry(rank - 1, &id, text));
    }

    /// A table; cells are HTML.
    fn table(&mut self, heads: &[&str], rows: &[String]) {
        let heads = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect::<Vec<_>>().concat();
        let _ = writeln!(self.body, "<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{}</tbody>\n</table>", rows.concat());
    }

    fn against(&mut self, revision: &str) {
        let lang = self.report.lang;
        self.heading(2, &words::against(self.report, revision));
        let heads = [("区分", "change"), ("規程", "policy"), ("遵守事項", "requirement"), ("判定", "outcome")];
        let row = |(path, turn): (&str, &Turn)| {
            let cells =
                [turned::way(turn.way, lang).to_owned(), path.to_owned(), turned::requirement(turn, lang), turned::outcomes(turn, lang)];
            format!("<tr>{}</tr>\n", cells.map(|cell| format!("<td>{}</td>", escaped(&cell))).concat())
        };
        let rows: Vec<String> = words::turns(self.report).into_iter().map(row).collect();
        if !rows.is_empty() {
            self.table(&heads.map(|(ja, en)| say(lang, ja, en)), &rows);
        }
    }

    fn policy(&mut self, policy: &Assessed) {
        let lang = self.report.lang;
        self.heading(2, &self.report.title(policy));
        let _ = writeln!(self.body, "<p>{}</p>", escaped(&self.report.path(policy)));
        if policy.standards.is_empty() {
            let none = say(lang, "判定の基準がありません。", "There is no standard to judge it by.");
            let _ = writeln!(self.body, "<p>{none}</p>");
        }
        policy.standards.iter().for_each(|standard| self.standard(standard));
    }

    fn standard(&mut self, standard: &OfStandard) {
        let lang = self.report.lang;
        self.heading(3, &format!("{} {}", standard.id, standard.title.get(lang)));
        let mut rows = vec![total(say(lang, "全体", "all"), standard.sum(), lang)];
        for volume in &standard.volumes {
            let incomplete = if volume.is_whole { String::new() } else { format!(" — {}", words::incomplete(lang)) };
            rows.push(total(&format!("{}{incomplete}", volume.title.get(lang)), standard.sum_of(volume), lang));
        }
        rows.extend(standard.chapters().map(|chapter| total(&words::chapter(&chapter, lang), chapter.sum(), lang)));
        let heads = [("範囲", "area"), ("充足", "covered"), ("内訳", "outcomes")];
        self.table(&heads.map(|(ja, en)| say(lang, ja, en)), &rows);
        for chapter in standard.chapters() {
            self.heading(4, &words::chapter(&chapter, lang));
            let rows: Vec<String> = chapter.rows.iter().map(|row| requirement(row, lang)).collect();
            let heads = [("遵守事項", "requirement"), ("判定", "outcome"), ("対応する条", "article"), ("備考", "remarks")];
            self.table(&heads.map(|(ja, en)| say(lang, ja, en)), &rows);
        }
    }
}

fn total(name: &str, sum: Sum, lang: Lang) -> String {
    let share = words::share(sum, lang);
    format!(
        "<tr><th scope=\"row\">{}</th><td class=\"share\">{}</td><td>{}</td></tr>\n",
        escaped(name),
        escaped(&share),
        escaped(&words::outcomes(sum, lang))
    )
}

fn requirement(row: &Row, lang: Lang) -> String {
    let is_open = row.outcome.is_asked() && !row.outcome.is_covered();
    let evidence = row.evidence.iter().map(|evidence| {
        let (article, place) = (words::article(evidence, lang), words::place(evidence));
        format!("{} <span class=\"faint\">{}</span>", escaped(&article), escaped(&place))
    });
    let certainty = words::certainty(row, lang).into_iter().map(|said| escaped(&said));
    let remarks = words::remarks(row, lang).into_iter().map(|(head, text)| format!("{head}: {}", escaped(&text)));
    format!(
        "<tr{}><td>{}</td><td class=\"outcome\">{}</td><td>{}</td><td>{}</td></tr>\n",
        if is_open { " class=\"open\"" } else { "" },
        escaped(&words::requirement(row, lang)),
        escaped(row.outcome.text().get(lang)),
        list(&evidence.collect::<Vec<_>>()),
        list(&certainty.chain(remarks).collect::<Vec<_>>()),
    )
}

/// Entries of HTML, a line each.
fn list(entries: &[String]) -> String {
    match entries {
        [] => String::new(),
        [one] => one.clone(),
        several => format!("<ul><li>{}</li></ul>", several.join("</li><li>")),
    }
}
