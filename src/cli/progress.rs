//! How far a long run has come, on the terminal of whoever waits for it. Counted and not timed: kitei has no clock.

use std::io::{self, IsTerminal, Write};

use crate::workspace::Options;

/// A repository of fewer files is judged before anybody wonders.
const MANY: usize = 200;

/// The options of a run that shows it, where somebody sits at a terminal on which nothing else is written meanwhile.
pub(super) fn shown(options: Options, is_told_meanwhile: bool) -> Options {
    let is_seen = io::stderr().is_terminal() && !(is_told_meanwhile && io::stdout().is_terminal());
    Options { progress: is_seen.then_some(show as fn(usize, usize)), ..options }
}

fn show(done: usize, of: usize) {
    if let Some(line) = line(done, of) {
        // What cannot be shown is not missed.
        let _ = io::stderr().lock().write_all(line.as_bytes());
    }
}

/// The line, over that before; it goes when all is judged.
fn line(done: usize, of: usize) -> Option<String> {
    match of {
        ..MANY => None,
        _ if done < of => Some(format!("\r\u{1b}[K{done}/{of} ({}%)", done * 100 / of)),
        _ => Some("\r\u{1b}[K".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_long_run_is_counted_and_leaves_nothing_behind() {
        assert_eq!(line(1, 10), None);
        assert_eq!(line(64, 400).as_deref(), Some("\r\u{1b}[K64/400 (16%)"));
        assert_eq!(line(400, 400).as_deref(), Some("\r\u{1b}[K"));
    }
}
