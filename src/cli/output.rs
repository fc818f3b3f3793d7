//! Writing to the streams of the process. A reader that closes its pipe (`kitei check | head`) is no error.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use jiff::civil::Date;

use super::Outcome;
use super::arguments::say;
use super::fit::{Fit, Fitting, fitted};
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::report::{Ambiguous, Colour, Detail, Extent, Format, Report, Screen};
use crate::text::Sources;
use crate::workspace::{Pending, Unplaced};

/// Bytes that are written at a time.
const BUFFERED: usize = 64 * 1024;
const DEFAULT_WIDTH: usize = 80;
/// Narrower than this, nothing can be drawn.
const LEAST_WIDTH: u16 = 40;

/// Writes text to the standard output, fit to show; the outcome stands unless that fails.
pub(super) fn to_stdout(bytes: &[u8], fit: Fit, outcome: Outcome) -> ExitCode {
    let mut out = anstream::stdout().lock();
    match out.write_all(&fitted(bytes, fit)).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => failed(&error.to_string()),
        _ => outcome.into(),
    }
}

/// Writes bytes that are no text to the standard output, as they are.
pub(super) fn bytes_to_stdout(bytes: &[u8], outcome: Outcome) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => failed(&error.to_string()),
        _ => outcome.into(),
    }
}

/// Writes a file, in the place of one that is there; the outcome stands unless that fails.
pub(super) fn to_file(path: &Path, bytes: &[u8], outcome: Outcome, lang: Lang) -> ExitCode {
    match put(path, bytes) {
        Ok(()) => outcome.into(),
        Err(why) => failed(&format!("{}: {}", say(lang, "エラー", "error"), why.get(lang))),
    }
}

/// Puts bytes into a file that the command line names: all of them or none, and never through a link.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), Text> {
    let put = || {
        let mut pending = Pending::new(path)?;
        pending.write_all(bytes)?;
        pending.keep()
    };
    put().map_err(|why| unplaced(path, &why))
}

/// Why a result is not written.
pub(super) fn unplaced(path: &Path, why: &Unplaced) -> Text {
    let shown = path.display();
    match why {
        Unplaced::Link => Text::new(
            format!("「{shown}」はリンクであるため、書き込みません"),
            format!("\"{shown}\" is a link: nothing is written through it"),
        ),
        Unplaced::Refused(error) => {
            Text::new(format!("「{shown}」に書き込めません：{error}"), format!("cannot write \"{shown}\": {error}"))
        }
    }
}

/// Writes to the standard output what `write` gives, as it gives it; the outcome stands unless that fails.
pub(super) fn streamed(write: impl FnOnce(&mut dyn Write) -> io::Result<()>, fit: Fit, outcome: Outcome) -> ExitCode {
    let mut fitting = Fitting::new(anstream::stdout().lock(), fit);
    let mut out = BufWriter::with_capacity(BUFFERED, &mut fitting);
    let end = write(&mut out).and_then(|()| out.flush());
    drop(out);
    match end.and_then(|()| fitting.finish()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => failed(&error.to_string()),
        _ => outcome.into(),
    }
}

/// What is said of what was named and is excluded all the same; nothing where there is none.
pub(super) fn passed_over(names: &[String], lang: Lang) -> String {
    let line = |name: &String| match lang {
        Lang::Ja => format!("{name}: kitei.toml の exclude により除外されているため、対象としません\n"),
        Lang::En => format!("{name}: passed over, because kitei.toml excludes it\n"),
    };
    names.iter().map(line).collect()
}

/// Says something beside the result.
pub(super) fn to_stderr(text: &str) {
    // Where it cannot be said, the result stands all the same.
    let _ = anstream::stderr().lock().write_all(&fitted(text.as_bytes(), Fit::Plain));
}

/// Says on the standard error why the command could not run.
pub(super) fn failed(message: &str) -> ExitCode {
    // Where even this cannot be written, the exit code is all that is left to say.
    let message = format!("{}\n", message.trim_end());
    let _ = anstream::stderr().lock().write_all(&fitted(message.as_bytes(), Fit::Coloured));
    Outcome::Failed.into()
}

/// Findings, one line each: what is said beside a result.
pub(super) fn concise(sources: &Sources, findings: &[Diagnostic], as_of: Date, lang: Lang) -> String {
    let mut lines = Vec::new();
    let report = Report::of_findings(sources, as_of, lang, findings);
    // Writing to memory does not fail.
    let _ = report.write(Format::Concise, screen(Extent::Findings), &mut lines);
    String::from_utf8_lossy(&lines).into_owned()
}

/// What is not shown on a screen is as wide as where there is none.
pub(super) fn no_screen(screen: Screen) -> Screen {
    Screen { width: DEFAULT_WIDTH, colour: Colour::Plain, ambiguous: Ambiguous::Narrow, ..screen }
}

/// The screen behind the standard output: its width and colours where it is a terminal, 80 plain columns otherwise.
pub(super) fn screen(extent: Extent) -> Screen {
    let width = terminal_size::terminal_size().filter(|_| io::stdout().is_terminal());
    let width = width.map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0.max(LEAST_WIDTH)));
    let colour = match anstream::AutoStream::choice(&io::stdout()) {
        anstream::ColorChoice::Never => Colour::Plain,
        _ => Colour::Ansi,
    };
    Screen { width, colour, extent, detail: Detail::Work, ambiguous: Ambiguous::Narrow }
}
