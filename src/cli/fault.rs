//! What kitei says where it fails itself: a program that breaks off with the place of a line in its own text tells a user nothing.

use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Outcome, output};
use crate::diagnostic::Lang;

/// Runs a command; a fault of kitei's own ends in words and in an exit code that nothing else has.
pub(super) fn contained(lang: Lang, run: impl FnOnce() -> ExitCode) -> ExitCode {
    // One fault is enough to be reported; others of a run mostly are the same.
    static TOLD: AtomicBool = AtomicBool::new(false);
    set_hook(Box::new(move |fault| {
        if !TOLD.swap(true, Ordering::Relaxed) {
            output::to_stderr(&said(fault, lang));
        }
    }));
    // Nothing of what the command was about outlives it.
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Outcome::Faulty.into())
}

fn said(fault: &PanicHookInfo<'_>, lang: Lang) -> String {
    let payload = fault.payload();
    let what = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("?");
    let place = fault.location().map(|location| format!("{}:{}", location.file(), location.line())).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    match lang {
        Lang::Ja => format!(
            "エラー: kitei 自身の不具合です。規程の誤りではありません\n  開発元に次の内容を知らせてください：kitei {version}、{place}、{what}\n  実行したコマンドと、差し支えなければ、その規程も添えてください\n"
        ),
        Lang::En => format!(
            "error: kitei itself failed: this is no mistake of your policies\n  please report it to those who make kitei: kitei {version}, {place}, {what}\n  together with the command and, where it may be shown, the policy\n"
        ),
    }
}
