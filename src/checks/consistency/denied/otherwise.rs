//! What is declared to be forbidden, and allowed in other words: パスワードは、端末の付箋に書いて貼っておく.

use std::ops::Range;

use super::TakenBack;
use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::{self, Comparison, Duty};
use crate::model::value::Value;
use crate::model::vocabulary::Direction;
use crate::resolve::effective::Declared;
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};
use crate::wording::Reading;

/// The words in which people speak of what an attribute forbids.
struct Otherwise {
    /// The attribute, by its English name.
    attribute: &'static str,
    /// The measure that has it: where one is a duty, what the attribute would forbid undoes it, declared or not.
    measure: &'static str,
    /// Of what a sentence has to speak.
    of: &'static [&'static str],
    /// One of these says that it is done.
    said: &'static [&'static str],
}

const ALL: [Otherwise; 6] = [
    Otherwise {
        attribute: "shared_ids",
        measure: "user_authentication",
        of: &["利用者id", "idは", "アカウント", "login", "account", " id"],
        said: &[
            "全員で一つ",
            "職員で一つ",
            "共通のid",
            "共通のアカウント",
            "皆で",
            "貸し借り",
            "使い合",
            "同じid",
            "一つのid",
            "一つのアカウント",
            "share one",
            "share a",
            "share the",
            "shared by",
            "same login",
            "same account",
            "common account",
            "one account for",
        ],
    },
    Otherwise {
        attribute: "sharing",
        measure: "password",
        of: &["パスワード", "password"],
        said: &[
            "全員で一つ",
            "職員で一つ",
            "共通のものを",
            "教え合",
            "同じパスワード",
            "皆で",
            "share one",
            "share a",
            "share the",
            "shared by",
            "same password",
            "one password for",
            "tell each other",
        ],
    },
    Otherwise {
        attribute: "writing_down",
        measure: "password",
        of: &["パスワード", "password"],
        said: &[
            "付箋",
            "貼って",
            "貼り付け",
            "貼付",
            "メモに",
            "メモして",
            "紙に",
            "手帳",
            "控えて",
            "掲示",
            "sticky note",
            "written on",
            "written down",
            "write down",
            "write it down",
            "notebook",
            "on paper",
            "noted on",
        ],
    },
    Otherwise {
        attribute: "reuse",
        measure: "password",
        of: &["パスワード", "password"],
        said: &[
            "同じもの",
            "同一のもの",
            "私用の",
            "他の用途",
            "ほかの用途",
            "他のサービス",
            "使い続け",
            "for private use",
            "elsewhere too",
            "other services",
        ],
    },
    Otherwise {
        attribute: "guessable",
        measure: "password",
        of: &["パスワード", "password"],
        said: &[
            "当院の名称",
            "病院の名称",
            "院名",
            "生年月日",
            "誕生日",
            "電話番号",
            "氏名とする",
            "date of birth",
            "birthday",
            "telephone number",
            "phone number",
            "name of the clinic",
            "name of the hospital",
        ],
    },
    Otherwise {
        attribute: "deletion_within",
        measure: "account_management",
        of: &["退職", "who leaves", "who left", "have left", "former staff"],
        said: &[
            "使い続け",
            "残しておく",
            "残しておける",
            "有効とする",
            "引き続き使",
            "引き続き利用",
            "go on being used",
            "stay in use",
            "are kept in use",
            "remain valid",
        ],
    },
];
/// Of what a text has to speak at all, as people write it.
const SUBJECTS: [&str; 11] = ["パスワード", "ID", "ＩＤ", "アカウント", "退職", "assword", "ogin", "ccount", "eaves", "left", "former"];
/// What forbids it once more, or says it of a case.
const NOT: [&str; 20] = [
    "ない",
    "ません",
    "禁",
    "不可",
    "ならず",
    "避け",
    "ずに",
    "せず",
    "許可",
    "承認",
    "場合",
    "とき",
    " not ",
    "never",
    "nobody",
    "no one",
    "forbid",
    "prohibit",
    "permission",
    "approv",
];
/// Such a `ない` allows.
const ALLOWS: [&str; 4] = ["差し支えない", "構わない", "かまわない", "妨げない"];

/// What a policy forbids that people speak of in other words.
pub(super) struct Forbidden(Vec<(&'static Otherwise, Ban)>);

/// By what it is forbidden.
enum Ban {
    /// A value of that name says so.
    Said(Text, Span, TakenBack),
    /// A measure of that name would be undone.
    Undone(Text, Span, TakenBack),
}

impl Forbidden {
    /// What of it is declared, here or above.
    pub(super) fn of(cx: &Context<'_>) -> Self {
        Self(ALL.iter().filter_map(|one| Some((one, forbidden(cx, one)?))).collect())
    }

    /// Finds the sentences of a wording that allow it and are not excused: bytes of the wording.
    pub(super) fn check(&self, wording: Reading<'_>, is_excused: impl Fn(TakenBack) -> bool, findings: &mut Findings) -> Vec<Range<usize>> {
        let mut told = Vec::new();
        if self.0.is_empty() || !SUBJECTS.iter().any(|subject| wording.text.contains(subject)) {
            return told;
        }
        for sentence in wording.sentences() {
            let Some(said) = wording.text.get(sentence.range.clone()).map(look_up_key) else { continue };
            let is_said = |one: &Otherwise| one.of.iter().any(|of| said.contains(of)) && one.said.iter().any(|word| said.contains(word));
            let Some((_, ban)) = self.0.iter().find(|(one, _)| is_said(one)) else { continue };
            // 忘れないように付箋に書く
            let bare = ALLOWS.iter().chain(&["忘れない"]).fold(said.to_string(), |said, word| said.replace(word, ""));
            if NOT.iter().any(|not| bare.contains(not)) {
                continue;
            }
            let (Ban::Said(.., what) | Ban::Undone(.., what)) = ban;
            if is_excused(*what) {
                told.push(sentence.range.clone());
                continue;
            }
            let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = wording.span.part(offset(sentence.range.start), offset(sentence.range.end));
            findings.push(finding(ban, span));
            told.push(sentence.range.clone());
        }
        told
    }
}

fn finding(ban: &Ban, span: Span) -> Diagnostic {
    let of = |ja: String, en: String| Diagnostic::new(&super::RULE, span, Text::new(ja, en));
    let (finding, place) = match ban {
        Ban::Said(name, place, _) => (
            of(
                format!("「{}」は禁止と宣言されていますが、文言では認められています", name.ja),
                format!("\"{}\" is declared to be forbidden, and the wording allows it", name.en),
            ),
            *place,
        ),
        Ban::Undone(name, place, _) => (
            of(
                format!("この文のとおりにすると、宣言された「{}」が役に立たなくなります", name.ja),
                format!("this sentence undoes \"{}\", which is declared", name.en),
            ),
            *place,
        ),
    };
    finding
        .at(place, Text::new("ここで宣言されています", "declared here"))
        .help(Text::new("文言か宣言のどちらかを正してください", "correct the wording or the data"))
}

/// By what something is forbidden: an attribute of a duty that is declared to be stricter than allowed, or, where nothing is declared of
/// it, the measure itself.
fn forbidden(cx: &Context<'_>, otherwise: &Otherwise) -> Option<Ban> {
    let vocabulary = cx.resolved.vocabulary;
    let allowed = Value::Choice(vocabulary.word("allowed")?);
    let duties = || cx.view.effective.all.values().filter(|declared| declared.delegated.is_none() && declared.duty == Duty::Must);
    let held = duties().flat_map(|declared| declared.values.iter().map(move |(id, held)| (declared, vocabulary.attribute(*id), held)));
    let held = held.filter(|(_, named, _)| &*named.spelling.en == otherwise.attribute);
    let mut stated = held.flat_map(|(declared, named, held)| held.iter().map(move |held| (declared, named, held))).peekable();
    if stated.peek().is_some_and(|(_, named, _)| named.direction == Direction::Ordered) {
        return stated.find_map(|(declared, named, held)| {
            let value = held.value.as_ref().filter(|value| matches!(value, Value::Choice(_)))?;
            let is_stricter = order::compare(named, value, &allowed, &cx.view.scope) == Comparison::Stricter;
            let name = || Text::new(&*named.spelling.ja, named.spelling.en.replace('_', " "));
            is_stricter.then(|| Ban::Said(name(), held.value_span, TakenBack::of(declared)))
        });
    }
    let spelling = |declared: &Declared| &vocabulary.name_entry(declared.key.name).spelling;
    let measure = duties().find(|declared| declared.key.kind == Keyword::Measure && &*spelling(declared).en == otherwise.measure)?;
    let (id, at) = measure.stated.first()?;
    let place = cx.resolved.policy(*id)?.declarations.get(*at)?.header;
    Some(Ban::Undone(Text::new(&*spelling(measure).ja, spelling(measure).en.replace('_', " ")), place, TakenBack::of(measure)))
}
