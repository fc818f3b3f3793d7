//! Digests of texts, as a child names that of its parent.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// `sha256:` and the digest of a text in hexadecimal digits: what `sha256sum` says of the file.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold("sha256:".to_owned(), |mut shown, byte| {
        let _ = write!(shown, "{byte:02x}");
        shown
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_digest_of_nothing() {
        assert_eq!(super::sha256(""), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
