//! Bytes of files to texts. What cannot be read is a finding, and the other files are judged all the same.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::encoding::Encoding;
use super::{Host, Unread};
use crate::config::limits::{LARGEST_BASELINE, LARGEST_CONFIGURATION};
use crate::config::report::input;
use crate::diagnostic::Diagnostic;
use crate::text::{Sources, Span};

pub(crate) use crate::config::limits::LARGEST_FILE as LARGEST;

/// Why a file is no text.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The system does not give it.
    Unreadable(io::Error),
    /// It is larger than any of its kind: of more than so many bytes.
    TooLarge(u64),
    /// It is not UTF-8: the encoding it seems to have, and what comes before the first byte that is wrong.
    Encoding(Option<Encoding>, String),
}

impl Trouble {
    /// The finding about the file at a path from the root.
    pub(crate) fn finding(self, path: &str, sources: &mut Sources) -> Diagnostic {
        // Of what is no text, what comes before the first wrong byte is shown.
        let before = if let Self::Encoding(None, before) = &self { before.as_str() } else { "" };
        let place = Span::at(sources.add(path, before), u32::try_from(before.len()).unwrap_or(u32::MAX));
        let shown = sources.shown(place.file).into_owned();
        match self {
            Self::Unreadable(error) if error.kind() == io::ErrorKind::PermissionDenied => input::no_permission(place, &shown),
            // What `open` says of pipes and devices, and `disk` of lists of what is ignored.
            Self::Unreadable(error) if error.kind() == io::ErrorKind::InvalidInput => input::no_regular_file(place, &shown),
            Self::Unreadable(error) => input::unreadable(place, &shown, error.to_string()),
            Self::TooLarge(most) => input::too_large(place, &shown, most),
            Self::Encoding(guess, _) => input::encoding(place, &shown, guess.map(Encoding::name)),
        }
    }
}

/// The text of one policy, standard or vocabulary.
pub(crate) fn text_of(host: &dyn Host, path: &Path) -> Result<Arc<str>, Trouble> {
    at_most(LARGEST, host, path)
}

/// The text of a configuration.
pub(super) fn configuration(host: &dyn Host, path: &Path) -> Result<Arc<str>, Trouble> {
    at_most(LARGEST_CONFIGURATION, host, path)
}

/// The text of a baseline.
pub(super) fn baseline(host: &dyn Host, path: &Path) -> Result<Arc<str>, Trouble> {
    at_most(LARGEST_BASELINE, host, path)
}

fn at_most(most: u64, host: &dyn Host, path: &Path) -> Result<Arc<str>, Trouble> {
    match host.read(path) {
        Ok(bytes) if bytes.len() as u64 <= most => decode(bytes),
        Ok(_) | Err(Unread::TooLarge) => Err(Trouble::TooLarge(most)),
        Err(Unread::Refused(error)) => Err(Trouble::Unreadable(error)),
    }
}

/// The text of bytes; a byte-order mark stays in it.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Arc<str>, Trouble> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(with_line_ends(text).into()),
        Err(error) => {
            let guess = Encoding::guess(error.as_bytes());
            let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or(&[]);
            Err(Trouble::Encoding(guess, String::from_utf8_lossy(valid).into_owned()))
        }
    }
}

/// Whether a line of a file ends as on old systems, with a carriage return alone.
pub(crate) fn has_old_line_ends(host: &dyn Host, path: &Path) -> bool {
    host.read(path).is_ok_and(|bytes| std::str::from_utf8(&bytes).is_ok_and(ends_lines_as_of_old))
}

fn ends_lines_as_of_old(text: &str) -> bool {
    text.contains('\r') && text.matches('\r').count() != text.matches("\r\n").count()
}

/// The text with line ends where a carriage return alone ends a line, as on old systems. No place moves by it.
pub(crate) fn with_line_ends(text: String) -> String {
    if !ends_lines_as_of_old(&text) {
        return text;
    }
    let next = text.chars().skip(1).map(Some).chain([None]);
    text.chars().zip(next).map(|(sign, next)| if sign == '\r' && next != Some('\n') { '\n' } else { sign }).collect()
}

#[cfg(test)]
mod tests {
    use super::with_line_ends;

    #[test]
    fn a_carriage_return_alone_ends_a_line() {
        assert_eq!(with_line_ends("a\rb\r\nc\r\rd\r".to_owned()), "a\nb\r\nc\n\nd\n");
        assert_eq!(with_line_ends("a\r\nb\n".to_owned()), "a\r\nb\n");
    }
}
