//! Running text for people: paragraphs cut to the width of a screen, in Japanese too, where no spaces show where to cut.

use std::io::{self, Write};

use textwrap::{Options, WordSplitter};

use crate::diagnostic::Lang;
use crate::diagnostic::Text;

/// Writes a page in the little of Markdown that pages are written in. Lines that belong to one paragraph are joined; a paragraph ends
/// at an empty line. A line that begins with white space stands by itself, indented as it is; `- ` makes it an entry of a list.
/// What stands between fences (```) is a sample: indented, never cut.
pub fn write_page(page: &Text, lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for (at, part) in page.get(lang).split(FENCE).enumerate() {
        if at % 2 == 1 {
            for line in part.trim_matches('\n').lines() {
                writeln!(out, "{}", format!("{SAMPLE_INDENT}{line}").trim_end())?;
            }
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

/// Cuts a text to `width`, with an indentation for its first line and one for the others. Words with hyphens (`mhlw-6.0`) stay whole.
pub(super) fn fill(text: &str, width: usize, first: &str, rest: &str) -> String {
    let options = Options::new(width).initial_indent(first).subsequent_indent(rest).word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
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
