//! Mistakes in the arguments, told in the language of the run.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::Lang;

/// What is wrong and where help is to be found.
pub(super) fn message(error: &Error, lang: Lang) -> String {
    match lang {
        Lang::En => error.to_string(),
        Lang::Ja => format!("エラー: {}\n\n使い方は「kitei --help」で表示します", japanese(error)),
    }
}

fn japanese(error: &Error) -> String {
    let what = |kind| context(error, kind);
    let suggestion = |kind| nearest(error, kind).map_or(String::new(), |near| format!("。「{near}」の誤りではありませんか"));
    let argument = what(ContextKind::InvalidArg).unwrap_or_default();
    let value = what(ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => format!("「{argument}」という引数はありません{}", suggestion(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => format!(
            "「{}」というコマンドはありません{}",
            what(ContextKind::InvalidSubcommand).unwrap_or_default(),
            suggestion(ContextKind::SuggestedSubcommand)
        ),
        ErrorKind::InvalidValue if value.is_empty() => format!("「{argument}」に値がありません"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let takes = what(ContextKind::ValidValue).map_or(String::new(), |values| format!("。取れる値は {values} です"));
            let why = std::error::Error::source(error).map_or(String::new(), |why| format!("。{why}"));
            format!("「{argument}」の値「{value}」は正しくありません{takes}{why}")
        }
        ErrorKind::MissingRequiredArgument => format!("「{argument}」がありません"),
        ErrorKind::MissingSubcommand => "コマンドがありません".to_owned(),
        ErrorKind::ArgumentConflict => {
            format!("「{argument}」と「{}」は同時に使えません", what(ContextKind::PriorArg).unwrap_or_default())
        }
        _ => error.to_string(),
    }
}

/// What was probably meant: of several, the last is the nearest.
fn nearest(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::Strings(values) => values.last().cloned(),
        _ => context(error, kind),
    }
}

fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(value) => Some(value.clone()),
        ContextValue::Strings(values) => Some(values.join("、")),
        _ => None,
    }
}
