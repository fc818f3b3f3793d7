//! Where a baseline lies, and reading it.

use std::path::PathBuf;

use super::read;
use super::root::{Root, shown, within};
use super::roots::reached;
use super::{Host, Kind};
use crate::config::baseline::{Baseline, FILE_NAME};
use crate::config::{Options, report};
use crate::diagnostic::Findings;
use crate::text::{Sources, Span};

/// Where it lies: what the command line names, else the configuration, else its own name beside the configuration.
pub(crate) fn path(options: &Options, root: &Root) -> PathBuf {
    let home = root.home.as_ref().unwrap_or(&root.folder);
    match (&options.baseline, &root.config.baseline) {
        (Some(named), _) => options.directory.join(named),
        (None, Some(named)) => home.join(&named.text),
        (None, None) => home.join(FILE_NAME),
    }
}

/// Reads it; where there is none, nothing is known.
pub(crate) fn read(host: &dyn Host, options: &Options, root: &Root, sources: &mut Sources, trouble: &mut Findings) -> Baseline {
    let path = path(options, root);
    if host.kind(&path) != Some(Kind::File) {
        return Baseline::default();
    }
    let name = shown(&root.folder, &host.real(path.parent().unwrap_or(&path)).join(path.file_name().unwrap_or_default()));
    let home = root.home.as_ref().unwrap_or(&root.folder);
    let real = match &options.baseline {
        Some(named) => reached(host, &options.directory, named),
        None => within(host, home, &path),
    };
    let Some(real) = real else {
        let place = Span::at(sources.add(name.clone(), ""), 0);
        trouble.push(report::leads_outside(place, &name));
        return Baseline::default();
    };
    match read::baseline(host, &real) {
        Ok(text) => Baseline::read(sources.add(name, text.clone()), &text, trouble),
        Err(why) => {
            trouble.push(why.finding(&name, sources));
            Baseline::default()
        }
    }
}
