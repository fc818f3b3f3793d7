//! Digests of policies, as a child names that of its parent.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::policy::Policy;
use crate::text::Sources;

/// What the digest of a text begins with.
const ALGORITHM: &str = "sha256:";

/// `sha256:` and the digest of a text in hexadecimal digits: what `sha256sum` says of the file, where its lines end in a line feed and it
/// begins with no mark. A checkout with other line ends is the same text.
pub fn sha256(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    Sha256::digest(lines.as_bytes()).iter().fold(ALGORITHM.to_owned(), |mut shown, byte| {
        let _ = write!(shown, "{byte:02x}");
        shown
    })
}

/// The digest of all that a policy consists of. Of one file it is that of the file. Of a set it is that of a list: the digests of
/// its files without `sha256:`, a line each, root first, the others as `includes` names them.
pub(crate) fn of_policy(policy: &Policy, sources: &Sources) -> String {
    let mut seen = BTreeSet::new();
    let texts = policy.files().filter(|&file| seen.insert(file)).filter_map(|file| sources.file(file));
    let digests: Vec<String> = texts.map(|file| sha256(&file.text)).collect();
    match &*digests {
        [one] => one.clone(),
        several => sha256(&several.iter().map(|digest| digest.replace(ALGORITHM, "") + "\n").collect::<String>()),
    }
}

/// Whether a text is written as a digest is.
pub(super) fn is_digest(written: &str) -> bool {
    let digits = written.get(..ALGORITHM.len()).filter(|start| start.eq_ignore_ascii_case(ALGORITHM)).and(written.get(ALGORITHM.len()..));
    digits.is_some_and(|digits| digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::{is_digest, sha256};

    #[test]
    fn the_digest_of_nothing() {
        assert_eq!(sha256(""), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn line_ends_and_a_mark_at_the_beginning_change_no_digest() {
        let digest = sha256("規程\n条\n");
        for text in ["規程\r\n条\r\n", "規程\r条\r", "\u{feff}規程\n条\n", "\u{feff}規程\r\n条\n"] {
            assert_eq!(sha256(text), digest, "{text:?}");
        }
        assert_ne!(sha256("規程\n\n条\n"), digest);
    }

    #[test]
    fn what_is_written_as_a_digest() {
        assert!(is_digest(&sha256("a")) && is_digest(&sha256("a").to_uppercase()));
        for written in ["", "sha256:", "sha256:00", "規程第3版", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"] {
            assert!(!is_digest(written), "{written}");
        }
    }
}
