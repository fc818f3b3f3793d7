//! The language of a run: `--lang`, else the environment.

use std::ffi::OsString;

use clap::ArgMatches;

use crate::diagnostic::Lang;

/// What `--lang` asks for. Looked for before the arguments are parsed, since errors in them are told in that language too.
pub(super) fn asked(arguments: &[OsString]) -> Option<Lang> {
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        let name = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('=').map(|name| name.to_owned().into()),
            None => None,
        };
        if let Some(lang) = name.and_then(|name| named(&name)) {
            return Some(lang);
        }
    }
    None
}

/// The language of a run: asked for, else configured, else that of the environment.
pub(super) fn of_run(matches: &ArgMatches, configured: Option<Lang>, environment: Lang) -> Lang {
    matches.get_one::<String>("lang").and_then(|name| named(name)).or(configured).unwrap_or(environment)
}

/// The language of a name that `--lang` takes.
pub(super) fn named(name: &str) -> Option<Lang> {
    match name {
        "ja" => Some(Lang::Ja),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// The language of messages as POSIX has it: the first of the three that is set and not empty.
pub(super) fn of_environment() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(std::env::var_os).find(|value| !value.is_empty());
    match set {
        Some(value) if value.to_string_lossy().starts_with("ja") => Lang::Ja,
        _ => Lang::En,
    }
}
