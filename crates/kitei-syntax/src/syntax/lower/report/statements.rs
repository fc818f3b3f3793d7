//! Findings on statements: their keyword, where they stand, where they end.

use crate::diagnostic::rules::syntax as rules;
use crate::diagnostic::{Diagnostic, Text};
use crate::syntax::document::DocumentKind;
use crate::syntax::keyword::{Keyword, Place};
use crate::syntax::lower::Lowering;
use crate::text::Span;

impl Lowering<'_> {
    pub(in crate::syntax::lower) fn report_character(&mut self, span: Span) {
        self.report(&rules::UNEXPECTED_SIGN, span, "ここに書けない文字です", "this character cannot stand here", |finding| {
            finding.help(Text::new("この文字を消してください", "remove it")).replace(Text::new("消す", "remove it"), span, "")
        });
    }

    pub(in crate::syntax::lower) fn report_invisible(&mut self, span: Span, sign: char, count: usize) {
        let code = format!("U+{:04X}", u32::from(sign));
        self.findings.push(
            Diagnostic::new(
                &rules::UNEXPECTED_SIGN,
                span,
                Text::new(
                    format!("目に見えない文字（{code}）が語の中にあります（この文書に{count}か所）"),
                    format!("an invisible character ({code}) stands in a word (in this document: {count})"),
                ),
            )
            .note(Text::new("この文字はないものとして読んでいます", "words are read without it"))
            .help(Text::new("この文字を消してください", "remove it"))
            .replace(Text::new("消す", "remove it"), span, ""),
        );
    }

    pub(in crate::syntax::lower) fn report_conflict_marker(&mut self, span: Span, others: &[Span]) {
        self.report(
            &rules::CONFLICT_MARKER,
            span,
            "競合の印が残っています",
            "a merge-conflict marker was left here",
            |finding| {
                let other = |finding: Diagnostic, place: &Span| finding.at(*place, Text::new("同じ競合の印", "of the same conflict"));
                others.iter().fold(finding, other).help(Text::new(
                    "どちらの版を採るかを決め、印の行を消してください",
                    "decide which side to keep and remove the marker lines",
                ))
            },
        );
    }

    pub(in crate::syntax::lower) fn report_colon(&mut self, colon: Span) {
        self.report(
            &rules::COLON_AFTER_KEYWORD,
            colon,
            "語の後にコロンは要りません",
            "no colon stands after a word",
            |finding| {
                finding.help(Text::new("コロンを空白にしてください", "put a space in its place")).replace(
                    Text::new("空白にする", "replace it by a space"),
                    colon,
                    " ",
                )
            },
        );
    }

    pub(in crate::syntax::lower) fn report_glued(&mut self, word: Span, keyword: &str, middle: u32) {
        self.report(
            &rules::GLUED_KEYWORD,
            word,
            format!("「{keyword}」とその値の間に空白がありません"),
            format!("\"{keyword}\" and its value are written together"),
            |finding| {
                finding.help(Text::new("間に空白を入れてください", "put a space between them")).replace(
                    Text::new("空白を入れる", "insert a space"),
                    Span::new(word.file, middle, middle),
                    " ",
                )
            },
        );
    }

    pub(in crate::syntax::lower) fn report_unknown(&mut self, word: Span, nearest: Option<Keyword>, place: Place) {
        let text = self.slice(word).to_owned();
        let japanese = !text.is_ascii();
        self.report(
            &rules::UNKNOWN_KEYWORD,
            word,
            format!("「{text}」という語はここにはありません"),
            format!("\"{text}\" is no word that can stand here"),
            |finding| match nearest {
                Some(keyword) => {
                    let spelling = if japanese { keyword.ja() } else { keyword.en() };
                    finding
                        .help(Text::new(
                            format!("「{}」のことであれば、そう書いてください", keyword.ja()),
                            format!("write \"{}\" if that is what is meant", keyword.en()),
                        ))
                        .replace(Text::new(format!("「{spelling}」にする"), format!("write \"{spelling}\"")), word, spelling)
                }
                None if ["号", "item"].contains(&text.as_str()) => finding.help(Text::new(
                    "号は、項の文言の中に「(1) …」のように書いてください（\"\"\" で囲むと、行を分けて書けます）",
                    "write items within the wording of the paragraph, as in (1), (2); between two \"\"\" each may have its line",
                )),
                None => finding.help(Text::new(
                    format!("ここに書ける語：{}", list(place, Keyword::ja, "、")),
                    format!("what can stand here: {}", list(place, Keyword::en, ", ")),
                )),
            },
        );
    }

    pub(in crate::syntax::lower) fn report_misplaced(&mut self, keyword: Keyword, word: Span, place: Place) {
        let text = self.slice(word).to_owned();
        let homes = homes(keyword, self.document.kind);
        let clause = keyword.row().uses.is_empty();
        self.report(
            &rules::MISPLACED,
            word,
            format!("「{text}」はここには書けません"),
            format!("\"{text}\" cannot stand here"),
            |finding| {
                finding.help(if clause {
                    Text::new("前の文に続けて、同じ行に書いてください", "write it on the line of the statement before, which it belongs to")
                } else if place.meets(Place::DEMAND) && keyword.is_declaration_kind() {
                    Text::new(
                        "関連する宣言を求めるときは「関連」を前に置いてください",
                        "put \"has\" before it to ask for a declaration that belongs to this one",
                    )
                } else {
                    homes
                })
            },
        );
    }

    pub(in crate::syntax::lower) fn report_headless(&mut self, span: Span, paragraph: bool) {
        let start = Span::at(span.file, span.start);
        self.report(&rules::NO_KEYWORD, span, "文が語で始まっていません", "a statement begins with a word", |finding| {
            if paragraph {
                finding.help(Text::new("規程の文言は「項」に続けて書いてください", "wording stands after \"paragraph\"")).replace(
                    Text::new("「項」を書く", "write \"項\""),
                    start,
                    "項 ",
                )
            } else {
                finding.help(Text::new(
                    "行の始めに、何を定めるかを示す語を書いてください",
                    "begin the line with the word that says what it lays down",
                ))
            }
        });
    }
}

fn list(place: Place, spelling: fn(Keyword) -> &'static str, comma: &str) -> String {
    let words: Vec<&str> = Keyword::all().filter(|keyword| keyword.used_in(place).is_some()).map(spelling).collect();
    words.join(comma)
}

/// Where a keyword may stand in documents of a kind, in words.
fn homes(keyword: Keyword, kind: DocumentKind) -> Text {
    let homes: Vec<&Home> = HOMES.iter().filter(|home| home.kind == kind && keyword.used_in(home.place).is_some()).collect();
    let (ja, en): (Vec<&str>, Vec<&str>) = homes.iter().map(|home| (home.ja, home.en)).unzip();
    let top = keyword.used_in(top_of(kind)).is_some();
    match (top, ja.split_last()) {
        (true, None) => Text::new("どの { } にも入れずに書いてください", "write it outside of all blocks"),
        (false, None) => Text::new("この文書には書けません。消してください", "remove it; no block of this document takes it"),
        (top, Some((last, before))) => {
            let ja = if before.is_empty() { (*last).to_owned() } else { format!("{}又は{last}", before.join("、")) };
            let (outside_ja, outside_en) =
                if top { ("、又はどの { } にも入れずに、", ", or outside of all blocks") } else { ("", "") };
            Text::new(
                format!("{ja}の {{ }} の中に{outside_ja}書いてください"),
                format!("write it in the block of {}{outside_en}", en.join(" or ")),
            )
        }
    }
}

fn top_of(kind: DocumentKind) -> Place {
    match kind {
        DocumentKind::Policy => Place::POLICY,
        DocumentKind::Standard => Place::STANDARD,
        DocumentKind::Vocabulary => Place::VOCABULARY,
    }
}

/// A block, what it is called, and the documents that have it.
struct Home {
    place: Place,
    kind: DocumentKind,
    ja: &'static str,
    en: &'static str,
}

const fn home(place: Place, kind: DocumentKind, ja: &'static str, en: &'static str) -> Home {
    Home { place, kind, ja, en }
}

const HOMES: &[Home] = &[
    home(Place::HEAD, DocumentKind::Policy, "「規程」", "\"policy\""),
    home(Place::FACTS, DocumentKind::Policy, "「現況」", "\"facts\""),
    home(Place::ENTITY, DocumentKind::Policy, "「事業者」「システム」など", "a \"vendor\", \"system\" and the like"),
    home(Place::BODY, DocumentKind::Policy, "「章」", "a \"chapter\""),
    home(Place::ARTICLE, DocumentKind::Policy, "「条」", "an \"article\""),
    home(Place::PARAGRAPH, DocumentKind::Policy, "「項」", "a \"paragraph\""),
    home(Place::DECLARATION, DocumentKind::Policy, "「対策」「文書」などの宣言", "a declaration"),
    home(Place::SUPPLEMENT, DocumentKind::Policy, "「附則」", "a \"supplement\""),
    home(Place::STANDARD_HEAD, DocumentKind::Standard, "「基準」", "\"standard\""),
    home(Place::STANDARD_CHAPTER, DocumentKind::Standard, "「編」「章」など", "a \"volume\" or \"chapter\""),
    home(Place::REQUIREMENT, DocumentKind::Standard, "「遵守事項」", "a \"requirement\""),
    home(Place::GROUP, DocumentKind::Standard, "「いずれか」など", "\"any of\" and the like"),
    home(Place::DEMAND, DocumentKind::Standard, "「要件」", "\"expects\""),
    home(Place::AMEND, DocumentKind::Standard, "「改める」", "\"amend\""),
    home(Place::VOCABULARY_HEAD, DocumentKind::Vocabulary, "「語彙」", "\"vocabulary\""),
];
