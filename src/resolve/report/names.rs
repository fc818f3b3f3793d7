//! The rules about names that nothing defines and about what is stated twice, each with what is said when one is broken.

use std::sync::Arc;

use super::{unknown_for, with_nearest};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Rule, Text};
use crate::model::standard::Standard;
use crate::model::vocabulary::{FactId, KnownWord, Meant, NameId, Spelling, Vocabulary, called};
use crate::resolve::policy::StatedFact;
use crate::syntax::document::{Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::syntax::report::arguments::{MISSING_ARGUMENT, UNEXPECTED_ARGUMENT};
use crate::syntax::report::statements;
use crate::text::{Span, misspelling, nearest};

declare_rule! {
    /// The name is neither in the vocabulary nor set up by the policy: a declaration, an attribute, a fact, a kind of institution, a document of the set. What stands under it is not judged.
    ///
    /// What to do: Write the name that is proposed; `kitei explain NAME` tells how the vocabulary writes what people say.
    ///
    /// ---
    /// 宣言・項目・現況・機関の種類・構成文書の名前が、語彙にも規程にもありません。その名前で書かれた内容は判定の対象になりません。
    ///
    /// 対処：示された名前に改めます。現場での呼び方が語彙でどう書かれるかは `kitei explain 名前` で分かります。
    pub static UNDEFINED_NAME = {
        name: "consistency/undefined-name", severity: Error, since: "0.1.0", fix: SafeOrProposal,
        ja: "定められていない名前", en: "a name that nothing defines", hides: Judgement,
    };
}

declare_rule! {
    /// One thing is stated twice and the statements disagree, or one name stands for two things. The first statement is used.
    ///
    /// What to do: Keep the one that is right.
    ///
    /// ---
    /// 同じことが食い違って二度書かれているか、一つの名前が二つのものを指しています。先に書かれた方で判定します。
    ///
    /// 対処：正しい方だけを残します。
    pub static CONFLICT = {
        name: "consistency/conflict", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "記載が食い違っている", en: "two statements disagree",
    };
}

declare_rule! {
    /// No standard of this name is known. Standards are the built-in ones and those that the documents include.
    ///
    /// What to do: Write the name that is proposed.
    ///
    /// ---
    /// この名前の基準はありません。使えるのは、組み込まれた基準と、構成文書に含まれる基準です。
    ///
    /// 対処：示された基準の名前に改めます。
    pub static UNKNOWN_STANDARD = {
        name: "standard/unknown", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "知らない基準", en: "an unknown standard", hides: Judgement,
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&UNDEFINED_NAME, &CONFLICT, &UNKNOWN_STANDARD];

/// A name that nothing defines; `ja` and `en` say what it should be the name of.
pub(in crate::resolve) fn undefined(findings: &mut Findings, word: Word<'_>, ja: &str, en: &str) {
    findings.push(no_such(word, ja, en).help(Text::new("語彙にある名前を書いてください", "write a name of the vocabulary")));
}

/// Reports the name of a declaration, and where its kind is written, if another could be; returns what may be meant, none where it may be
/// any.
pub(in crate::resolve) fn unknown_name(
    findings: &mut Findings,
    word: Word<'_>,
    (kind, head): (Keyword, Option<Span>),
    lang: Lang,
    vocabulary: &Vocabulary,
) -> Option<Vec<NameId>> {
    let finding = no_such(word, kind.ja(), kind.en());
    if !findings.may_seek() {
        findings.push(finding);
        return None;
    }
    let key = word.key();
    let others: Vec<(Keyword, NameId)> =
        Keyword::DECLARATIONS.into_iter().filter_map(|other| vocabulary.name(other, &key).map(|name| (other, name))).collect();
    let known: Vec<KnownWord<'_>> = names(vocabulary, kind).collect();
    let is_called = matches!(called(word.text, &known), Meant::Called(_));
    let Some(&(other, name)) = others.first().filter(|_| !is_called) else {
        if let (false, Some(head), Some((other, spelling))) = (is_called, head, called_elsewhere(word, kind, vocabulary)) {
            findings.push(of_other_kind(finding, word, (head, other), lang, spelling));
            return Some(vocabulary.name(other, &spelling.en).into_iter().collect());
        }
        return Some(push(findings, with_nearest(finding, word, lang, known.into_iter()), |key| vocabulary.name(kind, key)));
    };
    // What is being typed is a name of another kind on its way to one of this.
    let begun: Vec<Arc<str>> = unknown_for(word, &known);
    let spelling = &vocabulary.name_entry(name).spelling;
    let kinds = |pick: fn(Keyword) -> &'static str, or: &str| others.iter().map(|(kind, _)| pick(*kind)).collect::<Vec<_>>().join(or);
    let (written, shown) = match lang {
        Lang::Ja => (other.ja(), format!("{} {}", other.ja(), word.text)),
        Lang::En => (other.en(), format!("{} {}", other.en(), word.text)),
    };
    let finding = finding.label(Text::new(
        format!("「{}」は{}の名前です", spelling.ja, kinds(Keyword::ja, "又は")),
        format!("\"{}\" names a {}", spelling.en, kinds(Keyword::en, " or a ")),
    ));
    let finding = finding.help(Text::new(format!("「{shown}」と書いてください"), format!("write `{shown}`")));
    findings.push(match head {
        Some(head) if others.len() == 1 => {
            finding.replace(Text::new(format!("「{written}」にする"), format!("write `{written}`")), head, written)
        }
        _ => finding,
    });
    let begun = begun.iter().filter_map(|key| vocabulary.name(kind, key));
    Some(others.into_iter().map(|(_, name)| name).chain(begun).collect())
}

/// What people call so that is of another kind, if only one is.
fn called_elsewhere<'a>(word: Word<'_>, kind: Keyword, vocabulary: &'a Vocabulary) -> Option<(Keyword, &'a Spelling)> {
    let mut found = Keyword::DECLARATIONS.into_iter().filter(|other| *other != kind).filter_map(|other| {
        match called(word.text, &names(vocabulary, other).collect::<Vec<_>>()) {
            Meant::Called(spelling) => Some((other, spelling)),
            Meant::Perhaps(_) | Meant::OneOf(_) | Meant::Nothing => None,
        }
    });
    found.next().filter(|_| found.next().is_none())
}

/// Says that what people call so is of another kind, and how it is written.
fn of_other_kind(finding: Diagnostic, word: Word<'_>, (head, kind): (Span, Keyword), lang: Lang, spelling: &Spelling) -> Diagnostic {
    let written = format!("{} {}", if lang == Lang::Ja { kind.ja() } else { kind.en() }, spelling.get(lang));
    finding
        .help(Text::new(format!("「{}」は「{written}」と書きます", word.text), format!("\"{}\" is written `{written}`", word.text)))
        .replace(Text::new(format!("「{written}」にする"), format!("write `{written}`")), head.to(word.span), &*written)
}

/// The names of a kind with what else they are called.
fn names(vocabulary: &Vocabulary, kind: Keyword) -> impl Iterator<Item = KnownWord<'_>> {
    vocabulary.names_of(kind).map(|(_, entry)| vocabulary.known_word(&entry.spelling))
}

/// Reports the attribute; returns those that may be meant, as look-up keys.
pub(in crate::resolve) fn unknown_attribute(
    findings: &mut Findings,
    word: Word<'_>,
    owner: Statement<'_>,
    vocabulary: &Vocabulary,
) -> Vec<Arc<str>> {
    let kind = owner.keyword();
    let named = owner.operands().first().filter(|name| !name.quoted);
    let name = kind.zip(named).and_then(|(kind, name)| vocabulary.name(kind, &name.key()));
    let of = named.map_or(owner.head_text(), |name| name.text);
    let of = name.map_or(Text::same(of), |name| spelled(&vocabulary.name_entry(name).spelling));
    let attributes = kind.map(|kind| vocabulary.attributes_of(kind, name)).unwrap_or_default();
    let finding = Diagnostic::new(
        &UNDEFINED_NAME,
        word.span,
        Text::new(
            format!("「{}」に「{}」という項目はありません", of.ja, word.text),
            format!("\"{}\" has no attribute \"{}\"", of.en, word.text),
        ),
    )
    .at(owner.header(), Text::new("この中に書かれています", "it stands in this"));
    let known = attributes.into_iter().map(|id| vocabulary.known_word(&vocabulary.attribute(id).spelling));
    let (finding, meant) = with_nearest(finding, word, owner.document().lang(), known);
    findings.push(finding);
    meant
}

/// Reports the fact; returns those that may be meant, or none where it may be any.
pub(in crate::resolve) fn unknown_fact(findings: &mut Findings, word: Word<'_>, lang: Lang, vocabulary: &Vocabulary) -> Vec<FactId> {
    let finding = no_such(word, Keyword::Fact.ja(), "fact");
    if !findings.may_seek() {
        findings.push(finding);
        return Vec::new();
    }
    let known = vocabulary.facts().map(|(_, entry)| vocabulary.known_word(&entry.spelling));
    push(findings, with_nearest(finding, word, lang, known), |key| vocabulary.fact(key))
}

/// Files the finding; returns what the words stand for that may be meant.
fn push<T>(findings: &mut Findings, (finding, meant): (Diagnostic, Vec<Arc<str>>), look_up: impl Fn(&str) -> Option<T>) -> Vec<T> {
    findings.push(finding);
    meant.iter().filter_map(|key| look_up(key)).collect()
}

pub(in crate::resolve) fn unknown_institution(findings: &mut Findings, word: Word<'_>, lang: Lang, vocabulary: &Vocabulary) {
    let finding = no_such(word, "機関の種類", "kind of institution");
    let known = vocabulary.institutions().map(|(_, entry)| vocabulary.known_word(&entry.spelling));
    findings.push(with_nearest(finding, word, lang, known).0);
}

/// Reports the standard; of several editions that are as near the newest is proposed.
pub(in crate::resolve) fn unknown_standard(findings: &mut Findings, word: Word<'_>, standards: &[Standard]) {
    let near = nearest(standards.iter().map(|standard| (&standard.id, misspelling(word.text, &standard.id))));
    let newest = standards.iter().filter(|standard| near.contains(&&standard.id)).max_by_key(|standard| standard.published);
    let spelling = |standard: &Standard| Spelling { en: standard.id.clone(), ja: standard.id.clone() };
    let spellings: Vec<Spelling> = match newest {
        Some(newest) => vec![spelling(newest)],
        None => standards.iter().map(spelling).collect(),
    };
    let finding = Diagnostic::new(
        &UNKNOWN_STANDARD,
        word.span,
        Text::new(format!("「{}」という基準はありません", word.text), format!("there is no standard \"{}\"", word.text)),
    );
    findings.push(with_nearest(finding, word, Lang::Ja, spellings.iter().map(KnownWord::of)).0);
}

pub(in crate::resolve) fn second_head(findings: &mut Findings, second: Span, first: Span) {
    findings.push(
        conflict(second, "一つの文書に規程の見出しが二つあります", "one document has two policy heads")
            .at(first, first_here())
            .help(Text::new("一つにまとめるか、文書を分けてください", "merge the two, or write two documents")),
    );
}

pub(in crate::resolve) fn second_facts(findings: &mut Findings, second: Span, first: Span) {
    findings.push(
        conflict(second, "現況が二か所に書かれています", "the facts are stated in two places")
            .at(first, first_here())
            .help(Text::new("現況は一か所にまとめてください", "state the facts in one place")),
    );
}

pub(in crate::resolve) fn fact_twice(findings: &mut Findings, vocabulary: &Vocabulary, second: &StatedFact, first: &StatedFact) {
    let spelling = &vocabulary.fact_entry(second.fact).spelling;
    let shown = |fact: &StatedFact, lang| vocabulary.show(&fact.value, lang);
    findings.push(
        conflict(
            second.span,
            format!("現況の「{}」が二通りに書かれています", spelling.ja),
            format!("the fact \"{}\" is stated in two ways", spelling.en),
        )
        .label(Text::new(format!("ここでは「{}」です", shown(second, Lang::Ja)), format!("here it is \"{}\"", shown(second, Lang::En))))
        .at(
            first.span,
            Text::new(format!("ここでは「{}」です", shown(first, Lang::Ja)), format!("here it is \"{}\"", shown(first, Lang::En))),
        )
        .help(Text::new("正しい方だけを残してください", "keep the one that is true")),
    );
}

pub(in crate::resolve) fn entity_twice(findings: &mut Findings, word: Word<'_>, first: Span) {
    findings.push(
        conflict(word.span, format!("「{}」が二度定められています", word.text), format!("\"{}\" is set up twice", word.text))
            .at(first, first_here())
            .help(Text::new("一つにまとめるか、別の名前を付けてください", "merge the two, or give them different names")),
    );
}

pub(in crate::resolve) fn title_twice(findings: &mut Findings, title: &str, second: Span, first: Span) {
    findings.push(
        conflict(
            second,
            format!("「{title}」という呼び名が二つの役割に使われています"),
            format!("the local title \"{title}\" is given to two roles"),
        )
        .at(first, first_here())
        .help(Text::new("役割ごとに別の呼び名を付けてください", "give each role a title of its own")),
    );
}

pub(in crate::resolve) fn other_institution(findings: &mut Findings, second: Span, first: Span) {
    findings.push(
        conflict(second, "親文書と異なる機関が書かれています".to_owned(), "the root of the set names another institution".to_owned())
            .at(first, Text::new("親文書の機関", "the institution of the set"))
            .help(Text::new(
                "別の機関の規程であれば「構成文書」から外し、それぞれ別の規程としてください",
                "take it out of \"includes\" if it is the policy of another institution",
            )),
    );
}

pub(in crate::resolve) fn nameless(findings: &mut Findings, span: Span, kind: Keyword) {
    missing(
        findings,
        span,
        (&format!("「{}」に続く名前がありません", kind.ja()), &format!("\"{}\" lacks a name", kind.en())),
        (
            &format!("「{}」に続けて語彙にある名前を書いてください", kind.ja()),
            &format!("write a name of the vocabulary after `{}`", kind.en()),
        ),
    );
}

pub(in crate::resolve) fn no_value(findings: &mut Findings, word: Word<'_>) {
    missing(
        findings,
        word.span,
        (&format!("「{}」に続く値がありません", word.text), &format!("\"{}\" lacks a value", word.text)),
        ("値を書いてください。まだ決まっていないときは「?」と書きます", "write its value, or `?` while it is not decided"),
    );
}

pub(in crate::resolve) fn glued_attribute(findings: &mut Findings, word: Word<'_>, name: &str, middle: Span) {
    findings.push(statements::glued(word.span, name, middle));
}

/// Something that a head says twice.
pub(in crate::resolve) fn stated_twice(findings: &mut Findings, keyword: Keyword, second: Span, first: Span) {
    findings.push(
        Diagnostic::new(
            &CONFLICT,
            second,
            Text::new(format!("「{}」が二度書かれています", keyword.ja()), format!("\"{}\" is stated twice", keyword.en())),
        )
        .at(first, Text::new("初めはここにあります", "it stands here first"))
        .help(Text::new("正しい方だけを残してください", "keep the one that is right")),
    );
}

/// `except facility` without the name of one.
pub(in crate::resolve) fn no_facility(findings: &mut Findings, span: Span) {
    findings.push(
        Diagnostic::new(&MISSING_ARGUMENT, span, Text::new("除外する施設の名前がありません", "the facility that is left out is not named"))
            .help(Text::new(
                "現況に定めた施設の名前を書いてください（例：除外 施設 分院）",
                "name a facility of the facts, as in `except facility annex`",
            )),
    );
}

/// An article named in an `except` that is no clause of `inherits`.
pub(in crate::resolve) fn own_article(findings: &mut Findings, written: &str, span: Span) {
    findings.push(
        Diagnostic::new(
            &UNEXPECTED_ARGUMENT,
            span,
            Text::new(
                format!("ここに書ける「除外」は施設だけであり、「{written}」は書けません"),
                format!("only facilities can be left out here, not \"{written}\""),
            ),
        )
        .help(Text::new(
            "その条の中に「除外 施設 …」を書いてください",
            "write `except facility …` in the article itself, with the name of the facility",
        )),
    );
}

fn spelled(spelling: &Spelling) -> Text {
    Text::new(&*spelling.ja, &*spelling.en)
}

fn no_such(word: Word<'_>, ja: &str, en: &str) -> Diagnostic {
    Diagnostic::new(
        &UNDEFINED_NAME,
        word.span,
        Text::new(format!("「{}」という{ja}はありません", word.text), format!("there is no {en} \"{}\"", word.text)),
    )
}

fn conflict(span: Span, ja: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&CONFLICT, span, Text::new(ja, en))
}

fn first_here() -> Text {
    Text::new("初めはここにあります", "it stands here first")
}

/// What is missing and what to write, each in Japanese and English.
fn missing(findings: &mut Findings, span: Span, message: (&str, &str), help: (&str, &str)) {
    findings.push(Diagnostic::new(&MISSING_ARGUMENT, span, Text::new(message.0, message.1)).help(Text::new(help.0, help.1)));
}
