//! `--watch`: a run again and again, whenever something changes that it rests on. What was told last stays on the screen while the next is
//! judged, so that nothing flickers. Ctrl-C ends it as it ends any program; nothing is left behind, since nothing is written.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;

use clap::{Arg, ArgAction};

use super::arguments::{options, say};
use super::output;
use crate::diagnostic::Lang;
use crate::workspace::{self, Stamp};

pub(super) const NAME: &str = "watch";

/// How long it looks away.
const PAUSE: Duration = Duration::from_millis(400);
/// How long an editor that writes a file in several steps is left to itself.
const MEANWHILE: Duration = Duration::from_millis(60);

/// `--watch`.
pub(super) fn argument(lang: Lang) -> Arg {
    Arg::new(NAME)
        .long(NAME)
        .action(ArgAction::SetTrue)
        .conflicts_with_all(["staged", "stdin-filename", "fix", "unsafe-fixes", "diff", "write-baseline", "output"])
        .help_heading(options(lang))
        .help(say(lang, "ファイルが変わるたびに検査し直します（Ctrl-C で終了）", "check again whenever a file changes (Ctrl-C to end)"))
}

/// Runs until it is ended from outside, or cannot run at all.
pub(super) fn watched(directory: &Path, lang: Lang, run: impl Fn() -> ExitCode) -> ExitCode {
    loop {
        let before = workspace::stamp(directory);
        let code = run();
        if code == super::Outcome::Faulty.into() {
            return code;
        }
        output::to_stderr(say(lang, "変更を待っています（Ctrl-C で終了）\n", "watching for changes (Ctrl-C to end)\n"));
        settled(directory, &before);
    }
}

/// Waits for a change, and until it is whole.
fn settled(directory: &Path, before: &Stamp) {
    loop {
        sleep(PAUSE);
        let mut now = workspace::stamp(directory);
        if now == *before {
            continue;
        }
        loop {
            sleep(MEANWHILE);
            let then = workspace::stamp(directory);
            if then == now {
                return;
            }
            now = then;
        }
    }
}

/// Takes away what was told before, where it stands on a terminal.
pub(super) fn cleared() {
    if io::stdout().is_terminal() {
        // Where it cannot be, the new stands below the old.
        let _ = io::stdout().lock().write_all("\u{1b}[H\u{1b}[2J\u{1b}[3J".as_bytes());
    }
}
