//! Paths inside the root, as documents name each other: relative, with `/`. Nothing here touches the file system.

use unicode_normalization::UnicodeNormalization as _;

use super::ideograph;

/// How the name of a policy, standard or vocabulary ends, behind a full stop.
pub const EXTENSION: &str = "kitei";

/// The path is absolute or climbs above the root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutsideRoot;

/// Resolves `relative`, as written in the file `from`, to a path relative to the root, without `.` and `..`.
/// Separators may be typed `/` or `\`, as on Windows.
pub fn join(from: &str, relative: &str) -> Result<String, OutsideRoot> {
    let separators = ['/', '\\'];
    if relative.starts_with(separators) || has_drive(relative) {
        return Err(OutsideRoot);
    }
    let folder = from.rsplit_once(separators).map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split(separators).chain(relative.split(separators)) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(OutsideRoot)?;
            }
            _ => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

/// A path below the folder `root` (or above it, with `..`) as it is seen from the folder `from`; both are absolute. What lies on another
/// drive is shown whole.
pub fn seen(from: &str, root: &str, path: &str) -> String {
    let mut whole: Vec<&str> = Vec::new();
    for part in root.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(whole.pop()),
            _ => whole.push(part),
        }
    }
    let from: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    let common = from.iter().zip(&whole).take_while(|(one, other)| one == other).count();
    if common == 0 && [from.first(), whole.first()].into_iter().flatten().any(|first| has_drive(first)) {
        return whole.join("/");
    }
    let up = std::iter::repeat_n("..", from.len() - common);
    let parts: Vec<&str> = up.chain(whole.into_iter().skip(common)).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

/// The path as it is compared: in composed form (NFC), radicals as the characters they look like.
pub fn composed(path: &str) -> String {
    // Of ASCII nothing is composed.
    if path.is_ascii() { path.to_owned() } else { path.chars().map(ideograph).nfc().collect() }
}

/// The path as systems store it that take names apart (NFD).
pub fn decomposed(path: &str) -> String {
    path.nfd().collect()
}

/// Whether the path begins with a Windows drive (`C:`).
fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_names_are_the_same() {
        assert_eq!(composed("ひ\u{3099}ょういん/か\u{3099}.kitei"), composed("びょういん/が.kitei"));
        assert_eq!(composed("法⼈/規程.kitei"), composed("法人/規程.kitei"));
    }

    #[test]
    fn relative_paths_start_at_the_folder_of_the_file() {
        for (from, relative, expected) in [
            ("病院/規程.kitei", "../法人/規程.kitei", "法人/規程.kitei"),
            ("hospital/policy.kitei", "..\\corporation\\policy.kitei", "corporation/policy.kitei"),
            ("policy.kitei", "./parts/users.kitei", "parts/users.kitei"),
            ("a/b/c.kitei", "../../d.kitei", "d.kitei"),
            ("a/b/c.kitei", ".././/x/../d.kitei", "a/d.kitei"),
            ("a/b.kitei", "法人：規程.kitei", "a/法人：規程.kitei"),
        ] {
            assert_eq!(join(from, relative).as_deref(), Ok(expected), "{from} + {relative}");
        }
    }

    #[test]
    fn paths_are_seen_from_where_one_stands() {
        for (from, root, path, expected) in [
            ("/w", "/w/docs/policy", "法人/a.kitei", "docs/policy/法人/a.kitei"),
            ("/w/病院", "/w", "病院/a.kitei", "a.kitei"),
            ("/w/病院", "/w", "法人/a.kitei", "../法人/a.kitei"),
            ("/w/a/b", "/w/c", "../kitei.toml", "../../kitei.toml"),
            ("/w", "/w", ".", "."),
            ("/", "/w", "a.kitei", "w/a.kitei"),
            ("C:/w", "C:/w/x", "a.kitei", "x/a.kitei"),
            ("C:/w", "D:/x", "a.kitei", "D:/x/a.kitei"),
        ] {
            assert_eq!(seen(from, root, path), expected, "{root} + {path} from {from}");
        }
    }

    #[test]
    fn nothing_leaves_the_root() {
        for (from, relative) in [
            ("policy.kitei", "../corporation.kitei"),
            ("a/policy.kitei", "../../corporation.kitei"),
            ("a/policy.kitei", "../../a/policy.kitei"),
            ("policy.kitei", "/etc/policy.kitei"),
            ("policy.kitei", "\\\\server\\policy.kitei"),
            ("policy.kitei", "C:\\policy.kitei"),
        ] {
            assert_eq!(join(from, relative), Err(OutsideRoot), "{from} + {relative}");
        }
    }
}
