//! A change of a file as a patch that `git apply` takes wherever in the work tree it is run, and `patch -p1` at its top.

use std::fmt::Write as _;

use similar::TextDiff;

/// The patch; nothing where nothing changes.
pub(super) fn patch(path: &str, before: &str, after: &str) -> String {
    // Lines end as git sees them, not at a carriage return alone.
    let (before, after): (Vec<&str>, Vec<&str>) = (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&before, &after);
    let (old, new) = (quoted(&format!("a/{path}")), quoted(&format!("b/{path}")));
    // What stands behind a tab is no part of a name, so that a name with a blank ends there.
    let end = if path.contains(' ') { "\t" } else { "" };
    let body = diff.unified_diff().header(&format!("{old}{end}"), &format!("{new}{end}")).to_string();
    if body.is_empty() { body } else { format!("diff --git {old} {new}\n{body}") }
}

/// A name as git writes it where it has signs that would end it.
fn quoted(name: &str) -> String {
    if !name.chars().any(|sign| sign.is_control() || ['"', '\\'].contains(&sign)) {
        return name.to_owned();
    }
    let mut quoted = "\"".to_owned();
    for byte in name.bytes() {
        // Writing to memory does not fail.
        let _ = match byte {
            b'"' | b'\\' => write!(quoted, "\\{}", char::from(byte)),
            0x20..=0x7e => write!(quoted, "{}", char::from(byte)),
            _ => write!(quoted, "\\{byte:03o}"),
        };
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_names_its_file_as_git_does() {
        assert_eq!(patch("a.kitei", "x\n", "x\n"), "");
        assert_eq!(
            patch("病院/規 程.kitei", "x\r\n", "y"),
            "diff --git a/病院/規 程.kitei b/病院/規 程.kitei\n--- a/病院/規 程.kitei\t\n+++ b/病院/規 程.kitei\t\n@@ -1 +1 @@\n-x\r\n+y\n\\ No newline at end of file\n"
        );
        assert!(patch("a\"\n.kitei", "x\n", "y\n").starts_with("diff --git \"a/a\\\"\\012.kitei\" "));
    }
}
