//! Running text for people: paragraphs cut to the width of a screen, in Japanese too, where no spaces show where to cut.

use std::io::{self, Write};

use textwrap::{Options, WordSplitter};

use super::cells::{Ambiguous, put_back};
use crate::answer::{Page, Part};
use crate::diagnostic::Lang;
use crate::text::fit_to_show;

/// Writes a page: every part on lines of its own, cut to the width.
pub(crate) fn write_page(page: &Page, lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for (at, part) in page.parts.iter().enumerate() {
        match part {
            Part::Next => write!(out, "\n---\n\n")?,
            Part::Title(title) => {
                writeln!(out, "{}", fill(title.get(lang), width, "", ""))?;
                if title.ja != title.en {
                    writeln!(out, "{}", fill(title.get(other(lang)), width, "  ", "  "))?;
                }
                writeln!(out)?;
            }
            Part::Fact(name, fact) => entry(0, &format!("{}: {}", name.get(lang), fact.get(lang)), width, out)?,
            Part::Heading(heading) => {
                if at > 0 {
                    writeln!(out)?;
                }
                writeln!(out, "{}", fill(heading.get(lang), width, "", ""))?;
            }
            Part::Paragraph(text) => writeln!(out, "{}", fill(text.get(lang), width, "  ", "  "))?,
            Part::Entry(depth, text) => entry(*depth, text.get(lang), width, out)?,
            Part::Sample(text) => {
                writeln!(out)?;
                sample(text.get(lang), out)?;
            }
            Part::Prose(text) => prose(text.get(lang), width, out)?,
        }
    }
    Ok(())
}

fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Ja => Lang::En,
        Lang::En => Lang::Ja,
    }
}

/// An entry of a list, one level in for each of its depth.
fn entry(depth: usize, text: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let indent = "  ".repeat(depth + 1);
    writeln!(out, "{}", fill(text, width, &format!("{indent}- "), &format!("{indent}  ")))
}

/// A sample is indented and never cut.
fn sample(text: &str, out: &mut dyn Write) -> io::Result<()> {
    for line in text.trim_matches('\n').lines() {
        writeln!(out, "{}", format!("{SAMPLE_INDENT}{line}").trim_end())?;
    }
    Ok(())
}

/// Running text in the little of Markdown that the pages of rules are written in: lines of a paragraph are joined, and it ends at an
/// empty line; a line that begins with white space stands by itself; what stands between fences is a sample.
fn prose(text: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for (at, part) in text.split(FENCE).enumerate() {
        if at % 2 == 1 {
            sample(part, out)?;
            continue;
        }
        let part = if at > 0 { part.strip_prefix('\n').unwrap_or(part) } else { part };
        for line in joined(part) {
            let text = line.trim_start();
            let indent = line.strip_suffix(text).unwrap_or("");
            let rest = if text.starts_with("- ") { format!("{indent}  ") } else { indent.to_owned() };
            writeln!(out, "{}", fill(text, width, indent, &rest))?;
        }
    }
    Ok(())
}

const FENCE: &str = "```";
const SAMPLE_INDENT: &str = "    ";

/// Cuts a text to `width`, on a screen that draws characters of ambiguous width narrow.
pub(super) fn fill(text: &str, width: usize, first: &str, rest: &str) -> String {
    fill_on(Ambiguous::Narrow, text, width, first, rest)
}

/// Cuts a text to `width`, with an indentation for its first line and one for the others. Words with hyphens (`mhlw-6.0`) stay whole.
pub(super) fn fill_on(ambiguous: Ambiguous, text: &str, width: usize, first: &str, rest: &str) -> String {
    put_back(&stood_in(ambiguous, text, width, first, rest))
}

/// The same with the stand-ins that were counted, for who goes on counting.
pub(super) fn stood_in(ambiguous: Ambiguous, text: &str, width: usize, first: &str, rest: &str) -> String {
    let options = Options::new(width).initial_indent(first).subsequent_indent(rest).word_splitter(WordSplitter::NoHyphenation);
    // Nothing that a policy says steers the terminal.
    textwrap::fill(&ambiguous.stood_in(&fit_to_show(text)), options)
}

fn joined(page: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        let goes_on = open && !line.trim().is_empty() && !line.starts_with(char::is_whitespace);
        match lines.last_mut().filter(|_| goes_on) {
            Some(last) => {
                if last.ends_with(|character: char| character.is_ascii())
                    || line.starts_with(|character: char| character.is_ascii_alphanumeric())
                {
                    last.push(' ');
                }
                last.push_str(line);
            }
            None => lines.push(line.trim_end().to_owned()),
        }
        open = !line.trim().is_empty() && !line.starts_with(char::is_whitespace);
    }
    lines
}
