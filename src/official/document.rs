//! Which document a text is: the volume, the edition, a draft or the final text.

use std::path::Path;

use super::text::{Damage, Unread};
use crate::answer::official;
use crate::diagnostic::Text;
use crate::model::standard::{Standard, Volume};
use crate::text::fold::fold;
use crate::text::numeral;

/// The volume that a document is: as its file is called, else as its first pages say. There the first title of a volume counts, of one
/// that the standard does not have too: 概説編 speaks of the others.
pub(super) fn volume<'v>(path: &Path, front: &str, volumes: &'v [Volume]) -> Option<&'v Volume> {
    let name = fold(&path.file_stem()?.to_string_lossy());
    let longest = |found: &mut dyn Iterator<Item = &'v Volume>| found.max_by_key(|volume| volume.ja.len());
    if let Some(named) = longest(&mut volumes.iter().filter(|volume| name.contains(&fold(&volume.ja)))) {
        return Some(named);
    }
    let front = fold(front);
    let first =
        front.match_indices('編').map(|(at, sign)| front.get(..at + sign.len()).unwrap_or_default()).find(|before| is_title(before));
    match first {
        Some(before) => longest(&mut volumes.iter().filter(|volume| before.ends_with(&fold(&volume.ja)))),
        None => volumes.first().filter(|_| volumes.len() == 1),
    }
}

/// Whether what ends with 編 is the title of a volume: 全編 and 編 alone are none.
fn is_title(before: &str) -> bool {
    let is_name = |letter: &char| matches!(letter, '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{3400}'..='\u{9fff}');
    before.chars().rev().skip(1).take_while(is_name).count() > 1
}

/// The volumes of a standard. Of an edition that is known by its name alone, those of the edition that it amends: its text is published
/// in the same.
pub(super) fn volumes<'s>(standard: &'s Standard, standards: &'s [Standard]) -> &'s [Volume] {
    let before = |edition: &&'s Standard| {
        let (amended, _) = edition.amends.as_ref()?;
        standards.iter().find(|other| other.id == *amended)
    };
    let line = std::iter::successors(Some(standard), before).take(standards.len());
    line.map(|edition| edition.volumes.as_slice()).find(|volumes| !volumes.is_empty()).unwrap_or_default()
}

/// The edition that a text gives: what stands between 第 and 版.
fn edition(text: &str) -> Option<String> {
    let folded = fold(text);
    folded.split('第').skip(1).find_map(|rest| {
        let (number, _) = rest.split_once('版')?;
        let is_number = !number.is_empty() && number.chars().all(|sign| numeral::digit(sign).is_some() || sign == '.');
        is_number.then(|| number.to_owned())
    })
}

/// The edition of a document, where it is another than the standard's.
pub(super) fn other_edition(front: &str, standard: &Standard) -> Option<String> {
    let ours = edition(&standard.title.ja)?;
    edition(front).filter(|theirs| *theirs != ours)
}

/// Whether a document says that it is a draft: （案） in its title.
pub(super) fn is_draft(front: &str) -> bool {
    front.lines().map(fold).any(|line| line == "(案)" || line.contains("(案)") && line.contains(['編', '版']))
}

/// What is told of a page that could not be read.
pub(super) fn damage(page: usize, damage: Damage) -> official::Unread {
    let why = match damage {
        Damage::Broken => Text::new("内容が壊れていて、全部は読めません", "what is on it is damaged, so that not all of it can be read"),
        Damage::Undeciphered => Text::new(
            "文字の情報がファイルになく、読めない文字が多くあります",
            "the file does not say which characters it shows, so that many of them cannot be read",
        ),
        Damage::Picture => Text::new("画像だけの頁で、文字がありません", "it is a picture without text"),
        Damage::Lost => Text::new("ファイルにこの頁がありません", "the file lacks this page"),
    };
    official::Unread { page: Some(page), why }
}

/// What is told of a document that could not be read.
pub(super) fn unread(why: Unread) -> Text {
    match why {
        Unread::TooManyPages => Text::new("頁が多すぎます", "it has too many pages"),
        Unread::Broken => Text::new("PDF が壊れていて読めません", "the PDF is damaged and cannot be read"),
        Unread::Locked => Text::new("パスワードで保護されています", "it is protected by a password"),
        Unread::NotText => Text::new(
            "PDF でも UTF-8 のテキストでもありません（pdftotext -enc UTF-8 で作ったテキストなら読めます）",
            "it is neither a PDF nor text in UTF-8 (what `pdftotext -enc UTF-8` makes can be read)",
        ),
        Unread::Empty => Text::new("文字がありません", "there is no text in it"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_read_in_any_width() {
        assert_eq!(edition("指針　第６．０版（企画管理編）").as_deref(), Some("6.0"));
        assert_eq!(edition("指針 第 1.0 版").as_deref(), Some("1.0"));
        assert_eq!(edition("第1章 初版"), None);
        assert!(is_draft("指針（運用編）（案）") && is_draft("指針\n（案）") && !is_draft("立案の指針（案）を踏まえた"));
    }

    #[test]
    fn volumes_are_told_by_name_or_by_the_first_title() {
        let volume = |letter: &str, ja: &str| Volume { letter: letter.into(), ja: ja.into(), en: ja.into(), rest: None };
        let all = [volume("m", "企画管理編"), volume("c", "システム運用編"), volume("u", "運用編")];
        let told = |path: &str, front: &str| super::volume(Path::new(path), front, &all).map(|volume| volume.letter.to_string());
        assert_eq!(told("1 システム運用編.pdf", "企画管理編").as_deref(), Some("c"));
        assert_eq!(told("001.pdf", "全編の指針 第6.0版\n（システム運用編）\n企画管理編とともに").as_deref(), Some("c"));
        assert_eq!(told("001.pdf", "指針　概説編\n企画管理編は次による"), None);
        assert_eq!(told("001.pdf", "指針"), None);
    }
}
