//! Sentences that make less of what is declared without naming it alone: 席を離れるときは、画面をロックしないことができる.

use super::{Denied, Excused, TakenBack, declared, laid_down};
use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Findings, Severity, Text};
use crate::model::order::Duty;
use crate::model::value::{Member, Value};
use crate::model::vocabulary::Mark;
use crate::resolve::effective::{Declared, Key};
use crate::resolve::policy::Article;
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};
use crate::wording::denial::{begins_with_an_article, names_the_policy, topic_of};
use crate::wording::release::{Narrower, Release, Released, is_draft};

/// What stands between the parts of what is declared: 画面をロック, インシデントについては、記録.
const BETWEEN: [&str; 13] =
    ["については", "に関しては", "について", "に関する", "に対する", "への", "の", "を", "は", "が", "に", "、", " "];
/// A part of a name that has no more letters names nothing.
const SHORTEST: usize = 2;

/// Finds a sentence that makes less of all of the policy, of an article, or of something that is declared as a duty.
/// Whether it was told.
pub(super) fn check(
    cx: &Context<'_>,
    article: &Article,
    released: &Released<'_>,
    excused: &Excused<'_>,
    span: Span,
    findings: &mut Findings,
) -> bool {
    let of_text = matches!(released.release, Release::Begins | Release::Ends(_) | Release::Suggested);
    let denied = if of_text || names_the_policy(released.said) {
        Some(Denied::text(Text::new("この規程", "this policy"), Some(cx.policy.header)))
    } else if begins_with_an_article(released.said) {
        let name = Text::new("この条の定め", "what this article lays down");
        laid_down(cx, article).or(Some(Denied::text(name, Some(article.header))))
    } else {
        spoken_of(cx, article, released)
    };
    let is_told = denied.is_some();
    if let Some(denied) = denied.filter(|denied| !excused.has(cx, denied.what)) {
        findings.push(finding(cx, released.release, &denied, span));
    }
    is_told
}

/// Finds a title or version by which the policy is a draft.
pub(super) fn check_title(cx: &Context<'_>, findings: &mut Findings) {
    let version = cx.policy.version.as_ref().map(|(version, span)| (&**version, *span));
    let called = [Some((&*cx.policy.title, cx.policy.header)), version];
    for (called, span) in called.into_iter().flatten().filter(|(called, _)| is_draft(called)) {
        let message = Text::new(
            format!("「{called}」は、この規程がまだ定められていないものであることを示しています"),
            format!("\"{called}\" says that this policy is not laid down yet"),
        );
        let help = Text::new("定めた規程であれば、案であることを示す語を消してください", "remove the word if the policy is laid down");
        findings.push(Diagnostic::new(&super::RULE, span, message).severity(Severity::Warning).help(help));
    }
}

fn finding(cx: &Context<'_>, release: Release, denied: &Denied, span: Span) -> Diagnostic {
    let (ja, en) = (&denied.name.ja, &denied.name.en);
    let of = |ja: String, en: String| Diagnostic::new(&super::RULE, span, Text::new(ja, en)).severity(Severity::Warning);
    let finding = match release {
        Release::LetOff => of(format!("この文は、「{ja}」をしないことを認めています"), format!("this sentence lets somebody off \"{en}\"")),
        Release::Narrowed(_) => of(
            format!("この文は、「{ja}」を一部の時、人又は場合に限っています"),
            format!("this sentence narrows \"{en}\" to some times, people or cases"),
        ),
        Release::Loosened => of(
            format!("この文は、承認も期限もなく「{ja}」を緩めることを認めています"),
            format!("this sentence lets somebody loosen \"{en}\" without an approval or an end"),
        ),
        Release::Deemed => of(
            format!("この文は、「{ja}」を、行わずに行ったものとしています"),
            format!("this sentence takes \"{en}\" to be done where it is not"),
        ),
        Release::AsBefore => of(
            format!("この文は、「{ja}」を従前のままとし、いつまでかを述べていません"),
            format!("this sentence leaves \"{en}\" as it was, and does not say until when"),
        ),
        Release::Ends(Some(day)) if day < cx.resolved.as_of => {
            of(format!("「{ja}」は、文言によれば{day}に終わっています"), format!("\"{en}\" has ended on {day}, as its wording says"))
                .severity(Severity::Error)
        }
        Release::Ends(_) => {
            of(format!("「{ja}」が終わることを、文言だけが述べています"), format!("the wording alone says that \"{en}\" ends"))
        }
        Release::Begins => of(
            format!("「{ja}」がいつから効力を持つか、文言からは分かりません"),
            format!("from when \"{en}\" holds cannot be known from its wording"),
        ),
        Release::Suggested => of(
            format!("この文は、「{ja}」を、守らなくてもよいものとしています"),
            format!("this sentence makes a mere suggestion of \"{en}\""),
        ),
    };
    let finding = match denied.place {
        Some(place) => finding.at(place, Text::new("ここで宣言されています", "declared here")),
        None => finding,
    };
    finding.help(match release {
        Release::Begins => Text::new("施行の日を書いてください", "write the day"),
        Release::Ends(_) => {
            Text::new("この文を消し、規程を廃止するときに改めてください", "remove the sentence, and amend the policy when it is repealed")
        }
        Release::Suggested => Text::new("この文を消すか、「努力義務」と書いてください", "remove the sentence, or write `should`"),
        _ => Text::new(
            "誰の承認によるかを文に書くか、「例外」として承認者、理由及び期限とともに書いてください",
            "say in the sentence who approves, or write an `exception` with its approver, reason and end",
        ),
    })
}

/// What of all that is a duty a sentence speaks of: in its own article in any words, elsewhere by its name.
fn spoken_of(cx: &Context<'_>, article: &Article, released: &Released<'_>) -> Option<Denied> {
    let said = Said::of(released.said);
    let narrower = match released.release {
        Release::Narrowed(narrower) => Some(narrower),
        _ => None,
    };
    let own = || {
        cx.policy.declarations.entries_in(&article.declarations).filter_map(|(id, declaration)| {
            let key = Key { kind: declaration.kind, name: declaration.name, label: declaration.label.clone() };
            let all = &cx.view.effective.all;
            all.stating(&key, (cx.id, id)).or_else(|| all.get(&key)).map(|declared| (declared, declaration.header))
        })
    };
    let is_duty = |declared: &Declared| {
        // What is done now and then is done at some time.
        let is_at_times = narrower == Some(Narrower::Times) && declared.key.kind == Keyword::Activity;
        declared.delegated.is_none() && declared.duty == Duty::Must && !is_of_risk(cx, declared) && !is_at_times
    };
    let topic = topic_of(released.said).unwrap_or("");
    let key = look_up_key(topic);
    let is_topic = |declared: &Declared| !key.is_empty() && declared::named(cx, declared, topic, &key).is_some();
    let is_named = |declared: &Declared| match narrower {
        Some(Narrower::Some) if !released.said.is_ascii() => is_topic(declared),
        _ => said.name(cx, declared) || is_topic(declared),
    };
    let is_stated = |declared: &Declared| narrower != Some(Narrower::Some) && said.states(cx, declared);
    if let Some((declared, place)) = own().find(|(declared, _)| is_duty(declared) && (is_named(declared) || is_stated(declared))) {
        return Some(of(cx, declared, Some(place)));
    }
    let is_loose = narrower != Some(Narrower::Some);
    let again = || own().find(|(declared, _)| is_duty(declared)).filter(|_| is_loose && says_again(cx, article, released));
    let elsewhere = || cx.view.effective.all.values().find(|declared| is_duty(declared) && is_named(declared));
    again()
        .map(|(declared, place)| of(cx, declared, Some(place)))
        .or_else(|| elsewhere().map(|declared| of(cx, declared, declared.values.values().flatten().next().map(|held| held.value_span))))
        .or_else(|| entity(cx, &said).filter(|_| released.release == Release::AsBefore))
}

/// A system of the policy that a sentence speaks of.
fn entity(cx: &Context<'_>, said: &Said) -> Option<Denied> {
    let system = cx.policy.entities.iter().find(|entity| entity.kind == Keyword::System && said.says(entity.called(), entity.called()))?;
    Some(Denied::entity(system))
}

fn of(cx: &Context<'_>, declared: &Declared, place: Option<Span>) -> Denied {
    let spelling = &cx.resolved.vocabulary.name_entry(declared.key.name).spelling;
    let name = Text::new(&*spelling.ja, spelling.en.replace('_', " "));
    Denied { name, place, duty: declared.duty, is_forbidden: false, what: TakenBack::of(declared) }
}

/// Whether what is declared is done at a risk, so that less of it is safer: リモート保守, 外部媒体利用.
fn is_of_risk(cx: &Context<'_>, declared: &Declared) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    let is_use = |en: &str| en == "use";
    declared.values.keys().any(|attribute| is_use(&vocabulary.attribute(*attribute).spelling.en))
}

/// A sentence as names are looked for in it.
pub(in crate::checks::consistency) struct Said {
    japanese: String,
    english: Vec<String>,
}

impl Said {
    pub(in crate::checks::consistency) fn of(said: &str) -> Self {
        let key = look_up_key(said);
        Self { japanese: BETWEEN.iter().fold(key.to_string(), |said, word| said.replace(word, "")), english: stems(said) }
    }

    /// Whether it names something: 画面ロック, `screen lock`.
    fn says(&self, ja: &str, en: &str) -> bool {
        let key = look_up_key(ja).into_owned();
        let key = BETWEEN.iter().fold(key, |key, word| key.replace(word, ""));
        let is_japanese = !key.is_ascii() && key.chars().nth(SHORTEST - 1).is_some() && self.japanese.contains(&key);
        let words = stems(&en.replace('_', " "));
        is_japanese || !words.is_empty() && words.iter().all(|word| self.english.contains(word))
    }

    /// Whether it names a declaration, by the name, by what people call it, or by its title.
    pub(in crate::checks::consistency) fn name(&self, cx: &Context<'_>, declared: &Declared) -> bool {
        let vocabulary = cx.resolved.vocabulary;
        let spelling = &vocabulary.name_entry(declared.key.name).spelling;
        let others = vocabulary.others(spelling).iter().map(|other| &**other).chain(declared.title.as_deref());
        self.says(&spelling.ja, &spelling.en) || others.into_iter().any(|other| self.says(other, other))
    }

    /// Whether it names what a declaration states: that it is so, how often, by what. Of whom it holds says nothing of that.
    fn states(&self, cx: &Context<'_>, declared: &Declared) -> bool {
        let vocabulary = cx.resolved.vocabulary;
        let label = declared.key.label.as_deref().filter(|_| declared.key.kind == Keyword::Activity);
        let held = declared.values.iter().flat_map(|(attribute, held)| held.iter().map(move |held| (*attribute, held)));
        label.is_some_and(|label| self.says(label, label))
            || held.filter_map(|(attribute, held)| Some((vocabulary.attribute(attribute), held.value.as_ref()?))).any(
                |(attribute, value)| match value {
                    Value::YesNo(true) | Value::Duration(_) => {
                        let (ja, en) = (&*attribute.spelling.ja, &*attribute.spelling.en);
                        self.says(ja, en)
                            || attribute.is_interval()
                                && self.says(ja.strip_suffix("間隔").unwrap_or(ja), en.strip_suffix("_interval").unwrap_or(en))
                    }
                    Value::Words(members) if !attribute.is_marked(Mark::Reach) => members.iter().any(|member| match member {
                        Member::Word(word) => {
                            let spelling = vocabulary.word_spelling(*word);
                            self.says(&spelling.ja, &spelling.en)
                        }
                        Member::Own(own) => self.says(own, own),
                    }),
                    _ => false,
                },
            )
    }
}

/// The words of an English text, without what changes with number and form: lock, patch, training.
fn stems(text: &str) -> Vec<String> {
    const FEWEST: usize = 4;
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let stem = |word: &str| {
        let word = word.to_ascii_lowercase();
        let cut = ["es", "s", "ing", "ed"].iter().find_map(|end| word.strip_suffix(end).filter(|stem| stem.len() >= FEWEST));
        cut.map(str::to_owned).unwrap_or(word)
    };
    words.map(stem).collect()
}

/// So many bytes of an article's wording are looked at.
const LONGEST: usize = 20_000;

/// Who does something, and what everything is about, is not what is done.
const WHO: [&str; 24] = [
    "staff",
    "director",
    "policy",
    "manager",
    "everybody",
    "members",
    "administration",
    "system",
    "terminal",
    "there",
    "reception",
    "inside",
    "clinic",
    "hospital",
    "vendor",
    "事業者",
    "企画管理者",
    "看護師",
    "事務長",
    "病院長",
    "電子カルテ",
    "医療情報",
    "システム",
    "利用者",
];

/// Whether what a sentence speaks of stands in the title of its article, or in another sentence of it: 点検日の間隔, `the criteria`.
fn says_again(cx: &Context<'_>, article: &Article, released: &Released<'_>) -> bool {
    const FEWEST: usize = 6;
    let texts = || article.paragraphs.iter().map(|paragraph| cx.wording(paragraph).text);
    if texts().map(str::len).sum::<usize>() > LONGEST {
        return false;
    }
    let said = released.said;
    let others = || texts().flat_map(|text| text.split(said)).chain(article.title.as_deref());
    if !said.is_ascii() {
        let topic = topic_of(said)
            .filter(|topic| !topic.contains('、'))
            .and_then(|topic| topic.split('の').next())
            .filter(|head| head.chars().nth(SHORTEST - 1).is_some());
        let topic = topic.filter(|head| !WHO.contains(head) && !head.ends_with(['長', '者']));
        return nouns(said).chain(topic).any(|noun| others().any(|text| text.contains(noun)));
    }
    let other: Vec<String> = others().flat_map(stems).collect();
    stems(said).iter().any(|word| word.len() >= FEWEST && !WHO.contains(&&**word) && other.contains(word))
}

/// The nouns of a sentence: what is written in kanji, katakana or letters alone, of three at least.
fn nouns(said: &str) -> impl Iterator<Item = &str> {
    const FEWEST: usize = 3;
    let is_of_noun =
        |letter: char| matches!(letter, '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{3400}'..='\u{9fff}') || letter.is_ascii_alphanumeric();
    said.split(move |letter| !is_of_noun(letter)).filter(|noun| noun.chars().count() >= FEWEST && !WHO.contains(noun))
}
