//! Where a requirement was read: the numbers of documents with their titles.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Titles by number.
static TITLES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    // A test reads it.
    toml::from_str::<File>(include_str!("../../rules/sources/documents.toml")).map(|file| file.documents).unwrap_or_default()
});

#[derive(Deserialize)]
struct File {
    documents: BTreeMap<String, String>,
}

/// The source as it is written, and under it the documents that it names, each with its title and the page.
pub(super) fn lines(source: &str) -> Vec<String> {
    let mut lines = vec![source.to_owned()];
    let mut rest = source;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (_, from) = rest.split_at(at);
        let end = from.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(from.len());
        let (number, behind) = from.split_at(end);
        rest = behind;
        if let Some(title) = TITLES.get(number) {
            lines.push(match page(behind) {
                Some(page) => format!("{number}：{title}、PDF {page}ページ"),
                None => format!("{number}：{title}"),
            });
            // The page is no number of a document.
            rest = behind.trim_start_matches([' ', 'p', '.', '/']).trim_start_matches(|letter: char| letter.is_ascii_digit());
        }
    }
    lines
}

/// The page behind a number: ` p.33`, `/10`.
fn page(behind: &str) -> Option<&str> {
    let from = behind.strip_prefix(" p.").or_else(|| behind.strip_prefix('/'))?;
    let end = from.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(from.len());
    from.get(..end).filter(|page| !page.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_named_with_their_pages() {
        assert!(TITLES.len() > 20);
        assert_eq!(lines("wic-net 9465 p.33"), ["wic-net 9465 p.33", "9465：第6.0版 企画管理編（令和5年5月31日）、PDF 33ページ"]);
        let two = lines("wic-net 17674/7, 9287/19");
        assert_eq!(two.len(), 3);
        assert!(two[2].starts_with("9287：第6.0版 経営管理編（案）") && two[2].ends_with("PDF 19ページ"), "{two:?}");
        assert_eq!(lines("第三者の資料による(引用)"), ["第三者の資料による(引用)"]);
        assert_eq!(lines("5.2版 6.11"), ["5.2版 6.11"]);
    }
}
