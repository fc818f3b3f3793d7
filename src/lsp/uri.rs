//! Paths as the protocol names them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

/// The absolute path that a `file:` URI names; none where it names none of this machine.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("file://")).and_then(|scheme| uri.0.get(scheme.len()..))?;
    let written = match rest.split_at_checked("localhost".len()) {
        Some((host, path)) if host.eq_ignore_ascii_case("localhost") && path.starts_with('/') => path,
        _ => rest,
    };
    if !written.starts_with('/') {
        return None;
    }
    let written = written.split(['?', '#']).next().unwrap_or("");
    let decoded = decoded(written)?;
    // `/C:/policies` is a path from a drive.
    let plain = if cfg!(windows) { decoded.trim_start_matches('/') } else { &decoded };
    let path = Path::new(plain);
    path.is_absolute().then(|| path.to_owned())
}

/// The URI of an absolute path.
pub(super) fn uri(path: &Path) -> Uri {
    let shown = path.to_string_lossy();
    let shown = if cfg!(windows) { format!("/{}", shown.replace('\\', "/")) } else { shown.into_owned() };
    let mut uri = String::from("file://");
    for byte in shown.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    Uri(uri)
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next()?).to_digit(16);
        bytes.push(if byte == b'%' { u8::try_from(digit()? * 16 + digit()?).ok()? } else { byte });
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_path_and_its_uri_are_one() {
        for (shown, named) in [
            ("/policies/policy.kitei", "file:///policies/policy.kitei"),
            ("/病院/規程 1.kitei", "file:///%E7%97%85%E9%99%A2/%E8%A6%8F%E7%A8%8B%201.kitei"),
            ("/a%b/c#d?e:f", "file:///a%25b/c%23d%3Fe%3Af"),
        ] {
            assert_eq!(uri(Path::new(shown)).0, named);
            assert_eq!(path(&Uri(named.to_owned())).as_deref(), Some(Path::new(shown)));
        }
    }

    #[test]
    fn clients_write_them_as_they_like() {
        for named in ["FILE:///病院/規程.kitei", "file://localhost/%e7%97%85院/規程.kitei", "file:///病院/規程.kitei#L3"] {
            assert_eq!(path(&Uri(named.to_owned())).as_deref(), Some(Path::new("/病院/規程.kitei")), "{named}");
        }
    }

    #[test]
    fn what_is_no_file_of_this_machine_has_no_path() {
        for named in [
            "",
            "file:",
            "file://",
            "untitled:Untitled-1",
            "https://example.com/a",
            "file://server/share/a",
            "file:///a%",
            "file:///%ff",
            "file:///a%00",
            "規程",
        ] {
            assert_eq!(path(&Uri(named.to_owned())), None, "{named}");
        }
    }
}
