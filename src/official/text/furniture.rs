//! What stands on every page and belongs to none: headers, footers, numbers of pages.

use std::collections::BTreeMap;

use super::Page;
use crate::text::numeral;

/// How many lines at the top and at the bottom of a page may be such.
const EDGE: usize = 4;

/// Takes headers and footers out: lines at the edge of a page that stand at the same edge of another, digits aside, and numbers of pages.
pub(super) fn remove(pages: &mut [Page]) {
    let mut seen: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for page in pages.iter() {
        for (is_top, at) in edges(page.lines.len()) {
            if let Some(line) = page.lines.get(at) {
                *seen.entry((is_top, shape(&line.text))).or_default() += 1;
            }
        }
    }
    let repeats = |is_top: bool, text: &str| seen.get(&(is_top, shape(text))).is_some_and(|pages| *pages > 1);
    for page in pages {
        let edges: Vec<(bool, usize)> = edges(page.lines.len()).collect();
        let mut gone: Vec<usize> = Vec::new();
        // From the edge inwards: what stands inside of a line of the page is of the page.
        for is_top in [true, false] {
            let of_edge = edges.iter().filter(|(top, _)| *top == is_top).map(|(_, at)| *at);
            gone.extend(of_edge.take_while(|at| {
                page.lines.get(*at).is_some_and(|line| is_page_number(&line.text) || !belongs(&line.text) && repeats(is_top, &line.text))
            }));
        }
        let mut at = 0;
        page.lines.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

/// The places of the lines at the edges, from the edge inwards.
fn edges(count: usize) -> impl Iterator<Item = (bool, usize)> {
    let many = EDGE.min(count);
    (0..many).map(|at| (true, at)).chain((0..many).map(move |at| (false, count - 1 - at)))
}

/// A line with a sign for each number, without blanks.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for character in text.chars().filter(|character| !character.is_whitespace()) {
        if numeral::digit(character).is_none() {
            shape.push(character);
        } else if !shape.ends_with('#') {
            shape.push('#');
        }
    }
    shape
}

/// The number of a page, where a line has nothing else: `- 12 -`.
pub(super) fn page_number(text: &str) -> Option<u64> {
    let digits: String = text
        .chars()
        .skip_while(|letter| numeral::digit(*letter).is_none())
        .take_while(|letter| numeral::digit(*letter).is_some())
        .collect();
    is_page_number(text).then(|| numeral::number(&digits)).flatten()
}

/// `12`, `- 12 -`, `12/60`, `12 ページ`, `iv`.
fn is_page_number(text: &str) -> bool {
    let shape = shape(text).to_lowercase();
    let bare = shape.trim_matches(|sign: char| "-‐‑–—―－ー〜~()（）pP.".contains(sign));
    matches!(bare, "#" | "#/#" | "#ページ" | "#頁" | "ページ#" | "age#")
        || !bare.is_empty() && bare.chars().all(|letter| "ivx".contains(letter))
}

/// Whether a line says something of the text however often it stands at an edge: what opens a list, a heading, an item.
fn belongs(text: &str) -> bool {
    text.starts_with(['【', '<', '＜', '〈', '[', '［']) || text.chars().next().is_some_and(|first| numeral::ring(first).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::text::Line;

    fn page(number: usize, lines: &[&str]) -> Page {
        let lines = lines.iter().map(|text| Line { text: (*text).to_owned(), indent: 0 }).collect();
        Page { number, lines, damage: None }
    }

    #[test]
    fn headers_footers_and_page_numbers_go() {
        let mut pages = [
            page(1, &["指針 第1版（運用編）", "【遵守事項】", "① 一つ目。", "- 1 -"]),
            page(2, &["指針 第1版（運用編）", "【遵守事項】", "① 二つ目。", "続く文", "- 2 -"]),
            page(3, &["① 三つ目の", "iv"]),
        ];
        remove(&mut pages);
        let texts: Vec<Vec<&str>> = pages.iter().map(|page| page.lines.iter().map(|line| line.text.as_str()).collect()).collect();
        assert_eq!(texts, [vec!["【遵守事項】", "① 一つ目。"], vec!["【遵守事項】", "① 二つ目。", "続く文"], vec!["① 三つ目の"]]);
    }
}
