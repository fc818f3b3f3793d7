//! Findings on statements: their keyword, where they stand, where they end.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::syntax::document::DocumentKind;
use crate::syntax::keyword::{Keyword, Place};
use crate::syntax::lower::Lowering;
use crate::text::Span;

declare_rule! {
    /// A statement begins with a keyword of the language (both spellings of every keyword are in the language reference). Where the word looks like one, that one is meant and the block is judged.
    ///
    /// What to do: Write the keyword that is proposed.
    ///
    /// ---
    /// 文はキーワード（言語リファレンスに和英両方の綴りがあります）で始まります。よく似た語があるときは、その語とみなして中身を判定します。
    ///
    /// 対処：示されたキーワードに改めます。
    pub static UNKNOWN_KEYWORD = {
        name: "syntax/unknown-keyword", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "知らないキーワードで始まる文", en: "a statement begins with an unknown word", hides: Judgement,
    };
}

declare_rule! {
    /// The word is a keyword, but of another block. What it names counts as unknown, not as absent.
    ///
    /// What to do: Move it into a block where it can stand.
    ///
    /// ---
    /// 言語の語ですが、別のブロックに書くものです。そこに挙げられたものは「ない」とはみなさず、不明として扱います。
    ///
    /// 対処：それを書けるブロックの中に移します。
    pub static MISPLACED = {
        name: "syntax/misplaced", severity: Error, since: "0.1.0", fix: None,
        ja: "キーワードの位置が正しくない", en: "a word stands where it cannot stand", hides: Judgement,
    };
}

declare_rule! {
    /// A statement begins with a word that says what it lays down. A string alone in an article is taken as a paragraph.
    ///
    /// What to do: Begin the statement with the keyword that says what it lays down.
    ///
    /// ---
    /// 文は、何を定めるかを示すキーワードで始まります。条の中に文字列だけがあるときは「項」とみなします。
    ///
    /// 対処：文の初めに、何を定めるかを示すキーワードを書きます。
    pub static NO_KEYWORD = {
        name: "syntax/no-keyword", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "キーワードで始まらない文", en: "a statement begins with no word", hides: Judgement,
    };
}

declare_rule! {
    /// A statement ends with its line or at `;`. Two on one line need `;` between them.
    ///
    /// What to do: Separate the statements with `;`, or begin a new line.
    ///
    /// ---
    /// 文は行の終わり又は「;」で終わります。1行に二つ書くときは「;」で区切ります。
    ///
    /// 対処：「;」で区切るか、行を改めます。
    pub static MISSING_SEPARATOR = {
        name: "syntax/missing-separator", severity: Error, since: "0.1.0", fix: Safe,
        ja: "文の区切りがない", en: "two statements on one line without `;`", hides: Judgement,
    };
}

declare_rule! {
    /// A keyword and its value are separated by a space (`版 「1.0」`, `施行 令和8年4月1日`).
    ///
    /// What to do: Put a space between the keyword and its value.
    ///
    /// ---
    /// 語とその値の間には空白を置きます（例：施行 令和8年4月1日）。
    ///
    /// 対処：キーワードと値の間に空白を入れます。
    pub static GLUED_KEYWORD = {
        name: "syntax/glued-keyword", severity: Error, since: "0.1.0", fix: Safe,
        ja: "キーワードと値が続けて書かれている", en: "a keyword and its value are written together", hides: Judgement,
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&UNKNOWN_KEYWORD, &MISPLACED, &NO_KEYWORD, &MISSING_SEPARATOR, &GLUED_KEYWORD];

/// Two statements without `;` between them; `gap` is what stands there in its place.
pub fn missing_separator(next: Span, word: &str, gap: Span) -> Diagnostic {
    Diagnostic::new(
        &MISSING_SEPARATOR,
        next,
        Text::new(
            format!("「{word}」の前に改行又は「;」がありません"),
            format!("\"{word}\" begins a statement and needs a line of its own or `;` before it"),
        ),
    )
    .help(Text::new("1行に二つの文を書くときは「;」で区切ってください", "separate two statements on one line by `;`"))
    .replace(Text::new("「;」を書く", "write `;`"), gap, "; ")
}

/// A word in place of a keyword, which it is probably meant for.
pub fn unknown_keyword(word: Span, text: &str, meant: Keyword) -> Diagnostic {
    let spelling = if text.is_ascii() { meant.en() } else { meant.ja() };
    no_keyword_here(word, text)
        .help(Text::new(
            format!("「{}」のことであれば、そう書いてください", meant.ja()),
            format!("write \"{}\" if that is what is meant", meant.en()),
        ))
        .replace(Text::new(format!("「{spelling}」にする"), format!("write \"{spelling}\"")), word, spelling)
}

fn no_keyword_here(word: Span, text: &str) -> Diagnostic {
    let message =
        Text::new(format!("「{text}」というキーワードはここにはありません"), format!("\"{text}\" is no word that can stand here"));
    Diagnostic::new(&UNKNOWN_KEYWORD, word, message)
}

/// A keyword or attribute with its value glued to it; a space belongs into `middle`.
pub fn glued(word: Span, keyword: &str, middle: Span) -> Diagnostic {
    let message =
        Text::new(format!("「{keyword}」とその値の間に空白がありません"), format!("\"{keyword}\" and its value are written together"));
    Diagnostic::new(&GLUED_KEYWORD, word, message).help(Text::new("間に空白を入れてください", "put a space between them")).replace(
        Text::new("空白を入れる", "insert a space"),
        middle,
        " ",
    )
}

impl Lowering<'_> {
    pub(in crate::syntax) fn report_glued(&mut self, word: Span, keyword: &str, middle: u32) {
        self.findings.push(glued(word, keyword, Span::new(word.file, middle, middle)));
    }

    pub(in crate::syntax) fn report_unknown(&mut self, word: Span, nearest: Option<Keyword>, place: Place) {
        let text = self.slice(word);
        if self.findings.is_full() {
            return self.findings.push(no_keyword_here(word, ""));
        }
        self.findings.push(match nearest {
            Some(keyword) => unknown_keyword(word, text, keyword),
            None if ["号", "item"].contains(&text) => no_keyword_here(word, text).help(Text::new(
                "号は、項の文言の中に「(1) …」のように書いてください（\"\"\" で囲むと、行を分けて書けます）",
                "write items within the wording of the paragraph, as in (1), (2); between two \"\"\" each may have its line",
            )),
            None => no_keyword_here(word, text).help(Text::new(
                format!("ここに書けるキーワード：{}", list(place, Keyword::ja, "、")),
                format!("what can stand here: {}", list(place, Keyword::en, ", ")),
            )),
        });
    }

    pub(in crate::syntax) fn report_misplaced(&mut self, keyword: Keyword, word: Span, place: Place) {
        let text = self.slice(word).to_owned();
        let homes = homes(keyword, self.document.kind);
        let clause = keyword.row().uses.is_empty();
        self.report(
            &MISPLACED,
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

    pub(in crate::syntax) fn report_headless(&mut self, span: Span, paragraph: bool) {
        let start = Span::at(span.file, span.start);
        self.report(&NO_KEYWORD, span, "文がキーワードで始まっていません", "a statement begins with a word", |finding| {
            if paragraph {
                finding.help(Text::new("規程の文言は「項」に続けて書いてください", "wording stands after \"paragraph\"")).replace(
                    Text::new("「項」を書く", "write \"項\""),
                    start,
                    "項 ",
                )
            } else {
                finding.help(Text::new(
                    "行の始めに、何を定めるかを示すキーワードを書いてください",
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
    home(Place::TABLE, DocumentKind::Policy, "「別表」「様式」", "an \"appended_table\" or \"appended_form\""),
    home(Place::STANDARD_HEAD, DocumentKind::Standard, "「基準」", "\"standard\""),
    home(Place::STANDARD_CHAPTER, DocumentKind::Standard, "「編」「章」など", "a \"volume\" or \"chapter\""),
    home(Place::DEEMED, DocumentKind::Standard, "「代替適用」", "\"in_place_of\""),
    home(Place::REQUIREMENT, DocumentKind::Standard, "「遵守事項」", "a \"requirement\""),
    home(Place::GROUP, DocumentKind::Standard, "「いずれか」など", "\"any of\" and the like"),
    home(Place::DEMAND, DocumentKind::Standard, "「要件」", "\"expects\""),
    home(Place::AMEND, DocumentKind::Standard, "「改める」", "\"amend\""),
    home(Place::VOCABULARY_HEAD, DocumentKind::Vocabulary, "「語彙」", "\"vocabulary\""),
];
