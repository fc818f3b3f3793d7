//! Digests of policies, as a child names that of its parent: of what a policy says, not of how it is laid out.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::Documents;
use super::policy::Policy;
use crate::syntax::document::{Document, Head, Operands, Statements};
use crate::syntax::tree::TermKind;
use crate::text::look_up_key;

/// What a digest begins with: the form of what it is taken of. Where that changes, so does this.
const FORM: &str = "kitei1:";
/// What one that was taken of the bytes begins with, as `sha256sum` takes it.
const OF_BYTES: &str = "sha256:";

/// The digest of what a document says: its statements in their blocks. Line ends, spaces, comments and the spelling of keywords are none of
/// it, so that `kitei fmt` and a checkout with other line ends leave it as it is.
pub fn of_document(document: &Document) -> String {
    let mut said = String::new();
    tell(document.statements(), 0, &mut said);
    for place in &document.damaged {
        // What cannot be read may mean anything but by its spaces.
        let words: Vec<&str> = document.text(*place).split_whitespace().collect();
        let _ = writeln!(said, "! {}", words.join(" "));
    }
    sha256(FORM, &said)
}

/// The digest of the bytes of a document, as they are where lines end with a line feed.
fn of_bytes(document: &Document) -> String {
    sha256(OF_BYTES, &document.text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}

/// The digest of all that a policy consists of. Of one document it is that of the document. Of a set it is that of a list: the digests of
/// its documents without what they begin with, a line each, root first, the others as `includes` names them.
pub(crate) fn of_policy(policy: &Policy, documents: &Documents) -> String {
    of_set(policy, documents, FORM, of_document)
}

/// Whether a digest is that of a policy: of what it says, or of its bytes, which say no less.
pub(super) fn is_of(written: &str, actual: &str, policy: &Policy, documents: &Documents) -> bool {
    let is_of_bytes = || written.get(..OF_BYTES.len()).is_some_and(|start| start.eq_ignore_ascii_case(OF_BYTES));
    written.eq_ignore_ascii_case(actual) || is_of_bytes() && written.eq_ignore_ascii_case(&of_set(policy, documents, OF_BYTES, of_bytes))
}

fn of_set(policy: &Policy, documents: &Documents, form: &str, of: impl Fn(&Document) -> String) -> String {
    let mut seen = BTreeSet::new();
    let set = policy.files().filter(|&file| seen.insert(file)).filter_map(|file| documents.get(file));
    let digests: Vec<String> = set.map(of).collect();
    match &*digests {
        [one] => one.clone(),
        several => sha256(form, &several.iter().map(|digest| digest.replace(form, "") + "\n").collect::<String>()),
    }
}

/// Whether a text is written as a digest is.
pub(super) fn is_digest(written: &str) -> bool {
    [FORM, OF_BYTES].iter().any(|form| {
        let digits = written.get(..form.len()).filter(|start| start.eq_ignore_ascii_case(form)).and(written.get(form.len()..));
        digits.is_some_and(|digits| digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    })
}

fn sha256(form: &str, text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(form.to_owned(), |mut shown, byte| {
        let _ = write!(shown, "{byte:02x}");
        shown
    })
}

/// A line for each statement. What stands in quotes has its length before it, so that no text reads as another statement.
fn tell(statements: Statements<'_>, depth: usize, said: &mut String) {
    for statement in statements {
        let _ = write!(said, "{depth} ");
        match statement.head() {
            Head::Keyword(keyword) => said.push_str(keyword.en()),
            Head::Name => said.push_str(&look_up_key(statement.head_text())),
            Head::Damaged => {
                let _ = write!(said, "! {}", statement.head_text());
            }
        }
        said.push_str(if statement.has_block() { " {" } else { "" });
        operands(statement.operands(), said);
        for clause in statement.clauses() {
            let _ = write!(said, " | {}", clause.keyword.en());
            operands(clause.operands, said);
        }
        said.push('\n');
        tell(statement.children(), depth + 1, said);
    }
}

fn operands(operands: Operands<'_>, said: &mut String) {
    for term in operands.terms {
        let text = operands.word(term).text.replace("\r\n", "\n").replace('\r', "\n");
        let _ = match term.kind {
            TermKind::Word => write!(said, " {}", look_up_key(&text)),
            TermKind::String(_) => write!(said, " {}\"{text}\"", text.len()),
            TermKind::Comma => write!(said, " ,"),
            TermKind::Op(op) => write!(said, " {op:?}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Findings;
    use crate::syntax;
    use crate::text::FileId;

    fn digest(text: &str) -> String {
        of_document(&syntax::read(FileId(0), &Arc::from(text), &mut Findings::default()))
    }

    #[test]
    fn how_a_text_is_laid_out_changes_no_digest() {
        let plain = digest("規程 「甲」 {\n  機関 病院 「乙」\n}\n条 「一」 {\n  項 「定める。」\n}\n");
        for text in [
            "\u{feff}規程 「甲」 {\r\n  機関 病院 「乙」\r\n}\r\n条 「一」 {\r\n  項 「定める。」\r\n}\r\n",
            "規程 「甲」 { 機関 病院 「乙」 }\n\n\n// 注記\n条 「一」 { 項 「定める。」 }\n",
            "policy \"甲\" {\n  institution 病院 \"乙\"\n}\narticle \"一\" {\n  paragraph \"定める。\"\n}\n",
        ] {
            assert_eq!(digest(text), plain, "{text}");
        }
    }

    #[test]
    fn what_a_text_says_changes_it() {
        let texts = [
            "条 「一」 {\n  項 「定める。」\n}\n",
            "条 「一」 {\n  項 「定めぬ。」\n}\n",
            "条 「一」 {\n  項 「定める。」\n  項 「定める。」\n}\n",
            "条 「一」 「項」 {\n  「定める。」\n}\n",
            "条 「一」 {\n  項 \"\"\"定める。\n2 paragraph 2\"\"\"\n}\n",
        ];
        // What is mended while it is read, as a lost brace, says what it is mended to, and is found besides.
        assert_eq!(digest("条 「一」 {\n}\n項 「定める。」\n"), digest(texts[0]));
        let digests: BTreeSet<String> = texts.iter().map(|text| digest(text)).collect();
        assert_eq!(digests.len(), texts.len());
    }

    #[test]
    fn what_is_written_as_a_digest() {
        assert!(is_digest(&digest("a")) && is_digest(&digest("a").to_uppercase()));
        let of_text = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert!(is_digest(of_text));
        for written in ["", "kitei1:", "kitei1:00", "sha256:00", "規程第3版"] {
            assert!(!is_digest(written), "{written}");
        }
    }
}
