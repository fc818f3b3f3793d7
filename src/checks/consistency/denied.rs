//! `consistency/denied`

use std::ops::RangeInclusive;

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Severity, Text};
use crate::model::order::{self, Comparison, Duty};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::phrase::Piece;
use crate::model::vocabulary::{Direction, Phrase};
use crate::resolve::effective::Declared;
use crate::resolve::policy::{Article, Entity};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key, numeral};
use crate::wording::denial::{Denial, Denies, is_an_article, is_the_policy};

declare_rule! {
    /// A sentence takes back what is declared, here or above: 「監査は、当分の間、行わない。」 beside an audit, 「二要素認証は行わない。」 beside 要素数 2, 「この規程は、当分の間、適用しない。」; so does one by which another text goes before this one. Staff go by the sentence, the check by the data, and so it would pass what is not done. A sentence by which something is only tried (努める), or done at will (必要に応じて行う), beside what is a duty is a warning.
    ///
    /// Only sentences of that form are read: what somebody may not do (「パスワードを共有しない」), what holds in some case only or for people of whom the policy does not speak (that it does not hold for the director, or for somebody who holds a role, does take it back), and what ended before the day of the check, takes nothing back. Where a measure is declared to be forbidden, the sentence says the same; one that allows it to everybody (「BYODは、認める。」) takes that back. What is not done for a time is an `exception`.
    ///
    /// What to do: Make the wording say what is declared, or remove the declaration where it is not done.
    ///
    /// ---
    /// 宣言したこと（上位規程の宣言を含みます）を、文言が打ち消しています。監査の宣言に対する「監査は、当分の間、行わない。」、要素数 2 に対する「二要素認証は行わない。」、「この規程は、当分の間、適用しない。」、ほかの文書をこの規程より優先させる文などです。役職者だけを除く文（「前項の規定は、院長については適用しない。」）も同じです。職員は文言に従い、判定は宣言によるため、行われないことが満たされたものと判定されてしまいます。義務として宣言したことに「努める」、「必要に応じて行う」とだけ書いたものは警告とします。
    ///
    /// 読むのはこの形の文だけです。してはならないことを述べた文（「パスワードを共有しない」）、特定の場合だけについて述べた文、規程に出てこない人についてだけ述べた文、基準日より前に終わったことは、打ち消しとしません。利用を禁止すると宣言したものに「行わない」と書くのは同じことなので示さず、「認める」とだけ書くのは打ち消しとします。一時的に行わないことは `例外` として書きます。
    ///
    /// 対処：文言を宣言に合わせるか、行わないのであれば宣言を消します。
    pub static RULE = {
        name: "consistency/denied", severity: Error, since: "0.1.0", fix: None,
        ja: "文言が宣言を打ち消している", en: "a sentence takes back what is declared",
    };
}

/// What a sentence takes back.
struct Denied {
    /// What it is called.
    name: Text,
    /// Where it is declared.
    place: Option<Span>,
    duty: Duty,
    /// Whether it is declared that it is not done.
    is_forbidden: bool,
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for article in cx.policy.articles.iter().filter(|article| !article.deleted) {
        // An exception is the lawful way to say so.
        if cx.policy.exceptions.iter().any(|exception| article.span.contains(exception.span)) {
            continue;
        }
        for wording in article.paragraphs.iter().map(|paragraph| cx.wording(paragraph)) {
            for denial in wording.denials().filter(|denial| denial.until.is_none_or(|until| until >= cx.resolved.as_of)) {
                let Some(denied) = denied(cx, article, &denial) else { continue };
                let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                let span = wording.span.part(offset(denial.range.start), offset(denial.range.end));
                if let Some(finding) = finding(&denial, &denied, span) {
                    findings.push(finding);
                }
            }
        }
    }
}

fn finding(denial: &Denial<'_>, denied: &Denied, span: Span) -> Option<Diagnostic> {
    let name = &denied.name;
    let finding = match denial.denies {
        Denies::Done if !denied.is_forbidden => Diagnostic::new(
            &RULE,
            span,
            Text::new(format!("この文は「{}」を打ち消しています", name.ja), format!("this sentence takes \"{}\" back", name.en)),
        ),
        Denies::Need if denied.duty == Duty::Must => Diagnostic::new(
            &RULE,
            span,
            Text::new(
                format!("「{}」は義務として宣言されていますが、文言では義務とされていません", name.ja),
                format!("\"{}\" is declared as a duty, and the wording does not make it one", name.en),
            ),
        )
        .severity(Severity::Warning),
        Denies::Ban if denied.is_forbidden => Diagnostic::new(
            &RULE,
            span,
            Text::new(
                format!("「{}」は禁止と宣言されていますが、文言では認められています", name.ja),
                format!("\"{}\" is declared to be forbidden, and the wording allows it", name.en),
            ),
        ),
        Denies::Done | Denies::Need | Denies::Ban => return None,
    };
    let finding = match denied.place {
        Some(place) => finding.at(place, Text::new("ここで宣言されています", "declared here")),
        None => finding,
    };
    Some(finding.help(match denial.denies {
        Denies::Done => Text::new(
            "文言か宣言のどちらかを正し、一時的に行わないのであれば「例外」を書いてください",
            "correct the wording or the data; what is not done for a time is an `exception`",
        ),
        Denies::Ban => Text::new("文言か宣言のどちらかを正してください", "correct the wording or the data"),
        Denies::Need => Text::new("文言を義務として書くか、「努力義務」としてください", "word it as a duty, or write `should`"),
    }))
}

/// What a sentence takes back: all of the policy or a part of it, a parent's policy, or something that is declared.
fn denied(cx: &Context<'_>, article: &Article, denial: &Denial<'_>) -> Option<Denied> {
    let topic = denial.topic;
    // Of whom the policy does not speak, nothing is asked.
    let is_somebody = |whom: &str| cx.view.scope.knows_actor(&Name::actor(&look_up_key(whom), cx.resolved.vocabulary));
    if denial.whom.is_some_and(|whom| !is_somebody(whom)) {
        return None;
    }
    let whole = |place| Some(Denied { name: Text::same(topic), place, duty: Duty::Must, is_forbidden: false });
    if is_the_policy(topic) {
        return whole(Some(cx.policy.header)).filter(|_| denial.denies != Denies::Ban);
    }
    if is_an_article(topic) {
        return whole(Some(article.header)).filter(|_| denial.denies == Denies::Done);
    }
    let key = look_up_key(topic);
    // 法人規程, 法人規程第34条.
    let is_of = |name: &str| {
        let name = look_up_key(name);
        key == name || key.strip_prefix(&*name).is_some_and(is_an_article)
    };
    if let Some((parent, _)) = cx.parents().find(|(parent, id)| {
        let title = id.and_then(|id| cx.resolved.policy(id)).is_some_and(|policy| is_of(&policy.title));
        title || parent.short.as_ref().is_some_and(|(short, _)| is_of(short))
    }) {
        return whole(Some(parent.span)).filter(|_| denial.denies == Denies::Done);
    }
    let declared: Vec<&Declared> = cx
        .view
        .effective
        .all
        .iter()
        .map(|(_, declared)| declared)
        .filter(|declared| declared.delegated.is_none() && declared.duty > Duty::May)
        .collect();
    if let Some(allowed) = (denial.denies == Denies::Ban).then(|| allowed(cx, &declared, denial)).flatten() {
        return Some(allowed);
    }
    if denial.action.is_some() {
        return None;
    }
    // 電子カルテの複製: of a system or information of the policy.
    let of_entity = key.split_once('の').filter(|(whose, _)| {
        let kinds = |entity: &&Entity| matches!(entity.kind, Keyword::System | Keyword::Information);
        cx.policy.entities.iter().filter(kinds).any(|entity| *entity.key == **whose || look_up_key(entity.called()) == *whose)
    });
    let of_entity = of_entity.map(|(_, thing)| thing);
    let named_by = |key: &str| declared.iter().find_map(|declared| named(cx, declared, topic, key));
    named_by(&key).or_else(|| named_by(of_entity?)).or_else(|| {
        let bodies = cx.policy.entities.iter().filter(|entity| matches!(entity.kind, Keyword::Committee | Keyword::Post));
        let body = bodies.into_iter().find(|entity| *entity.key == *key || look_up_key(entity.called()) == key)?;
        Some(Denied { name: Text::same(body.called()), place: Some(body.span), duty: Duty::Must, is_forbidden: false })
    })
}

/// A value by which something is forbidden, or allowed under a condition only, where a sentence allows it without any: the vocabulary
/// says with what words the attribute speaks of it (`IDの共用を{}`).
fn allowed(cx: &Context<'_>, declared: &[&Declared], denial: &Denial<'_>) -> Option<Denied> {
    let vocabulary = cx.resolved.vocabulary;
    let allowed = Value::Choice(vocabulary.word("allowed")?);
    let said = match denial.action {
        Some(action) => look_up_key(&format!("{}の{action}", denial.topic)).into_owned(),
        None => look_up_key(denial.topic).into_owned(),
    };
    let all = declared.iter().flat_map(|declared| declared.values.iter().map(move |(attribute, held)| (*declared, *attribute, held)));
    all.flat_map(|(declared, attribute, held)| held.iter().map(move |held| (declared, attribute, held))).find_map(
        |(declared, attribute, held)| {
            let attribute = vocabulary.attribute(attribute);
            let is_narrower = attribute.direction == Direction::Ordered
                && matches!(held.value, Some(Value::Choice(_)))
                && held
                    .value
                    .as_ref()
                    .is_some_and(|value| order::compare(attribute, value, &allowed, &cx.view.scope) == Comparison::Stricter);
            let stem = is_narrower.then(|| object(attribute.sentence.as_ref()?)).flatten()?;
            let stem = look_up_key(&stem).into_owned();
            let stem = [&*stem, stem.strip_suffix("すること").unwrap_or(&stem), stem.strip_suffix("ること").unwrap_or(&stem)];
            let spelling = &vocabulary.name_entry(declared.key.name).spelling;
            let names = [&*spelling.ja].into_iter().chain(vocabulary.others(spelling).iter().map(|other| &**other));
            let mut names = names.chain(declared.key.label.as_deref()).map(|name| format!("{}の", look_up_key(name)));
            let is_meant = stem.iter().any(|stem| stem.contains('の') && said.ends_with(stem))
                || names.any(|name| said.strip_prefix(&*name).is_some_and(|rest| stem.contains(&rest)));
            is_meant.then(|| Denied {
                name: Text::new(&*attribute.spelling.ja, attribute.spelling.en.replace('_', " ")),
                place: Some(held.value_span),
                duty: declared.duty,
                is_forbidden: true,
            })
        },
    )
}

/// Of what an attribute's sentence speaks before its value: IDの共用 in 「IDの共用を{}」.
fn object(sentence: &Phrase) -> Option<String> {
    match sentence.sentences(Lang::Ja)?.first()?.as_slice() {
        [Piece::Text(object), Piece::Value] => Some(object.strip_suffix('を')?.to_owned()),
        _ => None,
    }
}

/// A declaration, or something that it states, where a topic is its name.
fn named(cx: &Context<'_>, declared: &Declared, topic: &str, key: &str) -> Option<Denied> {
    let vocabulary = cx.resolved.vocabulary;
    let spelling = &vocabulary.name_entry(declared.key.name).spelling;
    let at = |place: Option<Span>, name: Text| Denied { name, place, duty: declared.duty, is_forbidden: false };
    let is_forbidden = || {
        let uses = declared.values.iter().filter(|(attribute, _)| &*vocabulary.attribute(**attribute).spelling.en == "use");
        let forbidden = vocabulary.word("forbidden").map(Value::Choice);
        uses.flat_map(|(_, held)| held).any(|held| held.value.is_some() && held.value == forbidden)
    };
    let names = [&*spelling.en, &*spelling.ja].into_iter().chain(vocabulary.others(spelling).iter().map(|other| &**other));
    let names: Vec<&str> = names.chain(declared.title.as_deref()).collect();
    // 訓練は、実施を見合わせる: an activity by what it is of.
    let is_of_its_kind = declared.key.kind == Keyword::Activity && key.chars().nth(1).is_some() && spelling.ja.ends_with(topic);
    if is_of_its_kind || names.iter().any(|name| is_called(name, key)) {
        let place = declared.stated.first().and_then(|(id, at)| Some(cx.resolved.policy(*id)?.declarations.get(*at)?.header));
        return Some(Denied { is_forbidden: is_forbidden(), ..at(place, Text::new(&*spelling.ja, &*spelling.en)) });
    }
    let counted = several(topic).and_then(|(numbers, rest)| {
        let ends = rest.char_indices().map(|(from, letter)| from + letter.len_utf8());
        let unit = ends.filter_map(|end| vocabulary.unit(&look_up_key(rest.get(..end)?))).next_back()?;
        Some((numbers, unit))
    });
    // バックアップの隔離保管: something that is stated of it.
    let of_it = key.split_once('の').filter(|(name, _)| names.iter().any(|known| is_called(known, name))).map(|(_, stated)| stated);
    let is_called = |said: &str| is_called(said, of_it.unwrap_or(key));
    declared.values.iter().flat_map(|(attribute, held)| held.iter().map(move |held| (*attribute, held))).find_map(|(attribute, held)| {
        let attribute = vocabulary.attribute(attribute);
        let value = held.value.as_ref().filter(|value| **value != Value::Undecided)?;
        let ja = &*attribute.spelling.ja;
        let is_meant = match value {
            Value::YesNo(yes) => *yes && attribute.direction != Direction::No && is_called(ja),
            Value::Duration(_) if attribute.is_interval() => ja.strip_suffix("間隔").is_some_and(is_called),
            Value::Duration(_) if of_it.is_some() => ja.strip_suffix("期間").is_some_and(is_called),
            Value::Count(number, unit) => counted.as_ref().is_some_and(|(numbers, counted)| unit == counted && numbers.contains(number)),
            _ => false,
        };
        is_meant.then(|| at(Some(held.value_span), Text::new(ja, attribute.spelling.en.replace('_', " "))))
    })
}

/// Whether something is called by a name: a look-up key, in English also one of several.
fn is_called(said: &str, key: &str) -> bool {
    let said = look_up_key(&said.replace('_', " ")).into_owned();
    said == *key || key.strip_suffix('s') == Some(&said)
}

/// 二要素認証, 多要素認証, `two-factor authentication`: how many, and what follows.
fn several(topic: &str) -> Option<(RangeInclusive<u64>, &str)> {
    let small = topic.get(..topic.len().min("multi-".len())).map(str::to_ascii_lowercase);
    let begins = |prefix: &str| small.as_deref().is_some_and(|small| small.starts_with(prefix));
    if let Some((prefix, most)) = [("multi-", u64::MAX), ("two-", 2)].into_iter().find(|(prefix, _)| begins(prefix)) {
        return Some((2..=most, topic.get(prefix.len()..)?));
    }
    if let Some(rest) = topic.strip_prefix('多').or_else(|| topic.strip_prefix("複数")) {
        return Some((2..=u64::MAX, rest));
    }
    let number = numeral::at_start(topic)?;
    let value = number.value?;
    Some((value..=value, topic.get(number.len..)?))
}
