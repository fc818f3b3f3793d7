//! `docs/requirements.md`: what each item of the guideline expects, as the pack writes it.

use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

use kitei::internals::diagnostic::Findings;
use kitei::internals::model::item::official;
use kitei::internals::model::standard::Standard;
use kitei::internals::syntax;
use kitei::internals::syntax::document::Statement;
use kitei::internals::syntax::keyword::Keyword;
use kitei::{Lang, Sources};

use super::{read, root};

use crate::harness::Repository;

const HEAD: &str = "# What the guideline expects 遵守事項の一覧

The requirements of `mhlw-6.0` (厚生労働省「医療情報システムの安全管理に関するガイドライン 第6.0版」) that kitei knows, each with its condition, the law it rests on and what a policy must hold, in the language that [section 16 of the reference](language.md#16-standards-基準) describes. The page is made from `rules/mhlw-6.0/`, which is what counts; `kitei explain G3.1.2-2` prints one in words, with a skeleton article. Titles and guidance are in our own words. Items of 企画管理編 and システム運用編 that are not listed here are not built in.

組み込みの基準 `mhlw-6.0` の遵守事項と、規程に何を定めるべきかの一覧です。元は `rules/mhlw-6.0/` です。`kitei explain 経営管理編3.1.2②` とすると、文章と条のひな形で表示します。題名と解説は kitei 独自の文章であり、ガイドラインの文ではありません。ここにない企画管理編・システム運用編の項目は、まだ組み込まれていません。

`state` 本文状態: `final_text` 正文 the whole final sentence was read; `draft_text` 案文 a draft or part of it was read; `unverified` 未確認 not seen. Chapters of システム運用編 that bind some reference patterns only are marked.
";

/// The folders of the volumes, a file for each chapter.
const VOLUMES: [&str; 3] = ["governance", "management", "control"];

pub(super) fn page() -> String {
    let texts = Repository::default().read();
    let standard = texts.knowledge.standards.iter().find(|standard| &*standard.id == "mhlw-6.0").unwrap();
    let mut page = HEAD.to_owned();
    for (folder, volume) in VOLUMES.iter().zip(&standard.volumes) {
        write!(page, "\n## {} {}\n", volume.ja, volume.en).unwrap();
        for chapter in chapters(folder) {
            let text: Arc<str> = Arc::from(read(&chapter));
            let mut sources = Sources::default();
            let document = syntax::read(sources.add(&*chapter, Arc::clone(&text)), &text, &mut Findings::default());
            for requirement in document.statements_of(Keyword::Requirement) {
                page.push_str(&entry(standard, requirement));
            }
        }
    }
    page
}

/// The files of a volume, in the order of its chapters.
fn chapters(volume: &str) -> Vec<String> {
    let folder = format!("rules/mhlw-6.0/{volume}");
    let files = fs::read_dir(root().join(&folder)).unwrap();
    let mut paths: Vec<String> = files.map(|file| format!("{folder}/{}", file.unwrap().file_name().to_str().unwrap())).collect();
    paths.sort();
    paths
}

fn entry(standard: &Standard, statement: Statement<'_>) -> String {
    let number = statement.operands().first().unwrap().text;
    let at = (0..standard.requirements.len()).find(|&at| kitei::internals::model::item::short(standard, at, None) == number).unwrap();
    let requirement = &standard.requirements[at];
    let mut entry = format!("\n### {number} {} {}\n\n", official(standard, at, None, Lang::Ja), requirement.title.ja);
    if let Some(guidance) = &requirement.guidance {
        write!(entry, "{}\n\n{}\n\n", guidance.ja, guidance.en).unwrap();
    }
    let chapter = standard.chapters.iter().find(|chapter| {
        chapter.volume == requirement.number.volume && requirement.number.section.split('.').next() == Some(&*chapter.section)
    });
    if let Some(chapter) = chapter.filter(|_| statement.child(Keyword::Binds).is_none()) {
        let patterns: Vec<&str> = chapter.binds.iter().map(|pattern| ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"][*pattern as usize]).collect();
        let (en, ja) = (patterns.join(", "), patterns.join("、"));
        write!(entry, "Binds the reference patterns {en} only. 参照類型{ja}だけに適用します。\n\n").unwrap();
    }
    // What is told in words above, or to those who keep the pack, is left out.
    let told = |line: &&str| !["//", "guidance ", "source "].iter().any(|begin| line.trim_start().starts_with(begin));
    let source: Vec<&str> = statement.document().text(statement.span()).lines().filter(told).collect();
    write!(entry, "```kitei\n{}\n```\n", source.join("\n")).unwrap();
    entry
}
