//! Text of users, fit to show: nothing in it steers a terminal, turns the direction of what is read, or speaks to a CI.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};

use crate::text::{begins_a_command, harmless, unheard};

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// Text that is shown to people.
    Plain,
    /// The same with the colours of kitei's own; what stands in it of users was made fit before.
    Coloured,
    /// JSON: what would steer anything is escaped.
    Json,
    /// Text that is a result of its own, written byte for byte (`kitei fmt -`).
    Whole,
}

impl Fit {
    /// What is written for programs, or for people.
    pub(super) fn json_if(is_json: bool) -> Self {
        if is_json { Self::Json } else { Self::Plain }
    }

    /// A result of its own: whole, but on a terminal.
    pub(super) fn whole() -> Self {
        if io::stdout().is_terminal() { Self::Plain } else { Self::Whole }
    }
}

/// A writer that makes fit what goes through it, line by line.
pub(super) struct Fitting<W: Write> {
    out: W,
    fit: Fit,
    /// What no line end has come for yet.
    begun: Vec<u8>,
}

impl<W: Write> Fitting<W> {
    pub(super) fn new(out: W, fit: Fit) -> Self {
        Self { out, fit, begun: Vec::new() }
    }

    /// What was written to.
    pub(super) fn into_inner(self) -> W {
        self.out
    }

    /// Writes what is left, too.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        let begun = std::mem::take(&mut self.begun);
        self.out.write_all(&fitted(&begun, self.fit))?;
        self.out.flush()
    }
}

impl<W: Write> Write for Fitting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.fit == Fit::Whole {
            return self.out.write(bytes);
        }
        match bytes.iter().rposition(|byte| *byte == b'\n').and_then(|end| bytes.split_at_checked(end + 1)) {
            Some((lines, begun)) => {
                self.begun.extend_from_slice(lines);
                let whole = std::mem::replace(&mut self.begun, begun.to_vec());
                self.out.write_all(&fitted(&whole, self.fit))?;
            }
            None => self.begun.extend_from_slice(bytes),
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Whole lines, fit to show.
pub(super) fn fitted(bytes: &[u8], fit: Fit) -> Cow<'_, [u8]> {
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| fit != Fit::Whole) else { return Cow::Borrowed(bytes) };
    if fit == Fit::Json {
        let is_fit = !text.contains(steers) && text.split('\n').all(is_unheard);
        return if is_fit { Cow::Borrowed(bytes) } else { Cow::Owned(escaped(text).into_bytes()) };
    }
    let is_fit = |line: &str| !line.strip_suffix('\r').unwrap_or(line).contains(steers) && is_unheard(line);
    if text.split('\n').all(is_fit) {
        return Cow::Borrowed(bytes);
    }
    let lines: Vec<String> = text.split('\n').map(|line| shown(line, fit == Fit::Coloured)).collect();
    Cow::Owned(lines.join("\n").into_bytes())
}

/// Whether a character steers something, beside the ends of lines and tabs.
fn steers(character: char) -> bool {
    !matches!(character, '\n' | '\t') && harmless(character) != character
}

fn is_unheard(line: &str) -> bool {
    matches!(unheard(line), Cow::Borrowed(_))
}

/// One line.
fn shown(line: &str, coloured: bool) -> String {
    let mut shown = String::with_capacity(line.len());
    // Spreadsheets end their lines with both.
    let (mut rest, end) = line.strip_suffix('\r').map_or((line, ""), |line| (line, "\r"));
    while let Some(character) = rest.chars().next() {
        if let Some(colour) = Some(rest).filter(|_| coloured).and_then(colour) {
            shown.push_str(colour);
            rest = rest.get(colour.len()..).unwrap_or("");
            continue;
        }
        shown.push(if steers(character) { harmless(character) } else { character });
        rest = rest.get(character.len_utf8()..).unwrap_or("");
    }
    unheard(&shown).into_owned() + end
}

/// The colour that kitei sets at the beginning of a text: `ESC [ 1 ; 31 m`.
fn colour(text: &str) -> Option<&str> {
    let parameters = text.strip_prefix("\u{1b}[")?;
    let end = parameters.find(|character: char| !character.is_ascii_digit() && character != ';')?;
    parameters.get(end..)?.starts_with('m').then(|| text.get(.."\u{1b}[".len() + end + 1)).flatten()
}

/// JSON with escapes for what steers something or speaks to a CI; outside of strings nothing does.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        if steers(character) || character == '#' && text.get(at..).is_some_and(begins_a_command) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string does not fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(text: &str, fit: Fit) -> String {
        String::from_utf8(fitted(text.as_bytes(), fit).into_owned()).unwrap()
    }

    #[test]
    fn what_steers_is_shown_as_signs() {
        for (text, plain) in [
            ("規程\n\t「い」\n", "規程\n\t「い」\n"),
            ("a\u{1b}]0;x\u{7}b", "a␛]0;x␇b"),
            ("a\u{9b}31mb\u{202e}c\u{2028}", "a\u{fffd}31mb\u{fffd}c\u{fffd}"),
            ("a\rb\r\n", "a␍b\r\n"),
            ("\u{1b}[31ma", "␛[31ma"),
            ("x\n ::error::y\n##vso[task]\n", "x\n ·::error::y\n#·#vso[task]\n"),
            ("「##[error]」 ##vso[a]##teamcity[b] # ## #[", "「#·#[error]」 #·#vso[a]#·#teamcity[b] # ## #["),
        ] {
            assert_eq!(fit(text, Fit::Plain), plain, "{text:?}");
            assert_eq!(fit(text, Fit::Whole), text);
        }
        assert_eq!(fit("\u{1b}[1;31ma\u{1b}[0m\u{1b}[2J", Fit::Coloured), "\u{1b}[1;31ma\u{1b}[0m␛[2J");
        let json = fit("{\"a\":\"\u{9b}\u{202e}::x ##vso[y]\"}\n{}", Fit::Json);
        assert_eq!(json, "{\"a\":\"\\u009b\\u202e::x \\u0023#vso[y]\"}\n{}");
    }

    #[test]
    fn lines_are_fit_wherever_they_are_cut() {
        let text = "一\u{9b}\n::二\u{1b}\n三";
        for size in 1..text.len() {
            let mut out = Vec::new();
            let mut fitting = Fitting::new(&mut out, Fit::Plain);
            for part in text.as_bytes().chunks(size) {
                fitting.write_all(part).unwrap();
            }
            fitting.finish().unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), "一\u{fffd}\n·::二␛\n三", "{size}");
        }
    }
}
