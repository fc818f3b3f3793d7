//! `consistency/wording-disagrees`

mod act;
mod defined;
mod elsewhere;
mod hours;
mod label;
mod only;
mod persons;

use std::cell::{LazyCell, OnceCell};
use std::cmp::Ordering;
use std::collections::HashSet;

use self::act::Act;
use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::model::value::{Measure, Value};
use crate::model::vocabulary::{Attribute, AttributeId, Direction, NameId, Spelling};
use crate::resolve::effective::Key;
use crate::resolve::placeholder::{self, Printed};
use crate::resolve::policy::Article;
use crate::syntax::keyword::Keyword;
use crate::text::Span;
use crate::wording::placeholder::placeholders;
use crate::wording::quantity::Quantity;
use crate::wording::{Limit, Reading};

declare_rule! {
    /// A quantity written out in the wording of an article (`13文字`, `5年間`, `年1回`, `5年に1度`) is none of those that the article's data holds, or the wording makes the most of what is the least (`13文字以下`). Readers go by the wording, the check by the data.
    /// So is a quantity by which a sentence asks for less of what it names (「監査は、3年ごとに行う。」, 「8文字のパスワード」) than is declared in another article, here or above.
    /// So is a sentence or definition that names somebody else as who holds a role (「企画管理者は、事務長をもって充てる。」), does something or is told of it than the data do; all that it names must be set up.
    /// So is a sentence that leaves nothing but one of several things that its article declares (「パスワードのみにより認証する」).
    /// So are hours of the day (「午前8時から午後6時まで」) in a sentence that speaks of those that its article declares otherwise.
    /// So is a definition that makes less of a word than the declarations mean by it: of a quantity (「年1回」とは、5年に1回をいう), of several factors, of a group of people that a declaration names (「全職員」とは、事務長をいう).
    /// So is a label that reads as whom a measure or activity is for (「希望者」, 「常勤職員」) where its `audience` does not say so.
    /// A placeholder such as `{password.min_length}` prints the value that holds, and cannot disagree.
    /// Only quantities that can be told to be about the data are compared: of the same unit (digits are characters), or said in the words of the attribute. The end of a range (`13文字以上64文字以下`), `12文字を超える` beside 13, 365日 beside 年1回, and what a bracket says of former rules (also by the day until which they held), do not disagree.
    ///
    /// What to do: Mend the wording or the data, whichever is not what was decided; a placeholder keeps them together.
    ///
    /// ---
    /// 条の文言に直接書かれた数量（「13文字」「5年間」「年1回」「5年に1度」など）が、その条の宣言のどの値とも合わないか、下限である値を上限としています（「13文字以下」など）。職員は文言に従い、判定は宣言によるため、食い違いは放置できません。
    /// ほかの条又は上位規程で宣言したものについて、宣言より緩い数量を書いた文（「監査は、3年ごとに行う。」「8文字のパスワード」など）も同じです。
    /// 役割に充てる者（「企画管理者は、事務長をもって充てる。」など。定義も同じです）、活動を行う者、報告先を、宣言と異なる者とする文も示します。文に書かれた者が全て規程で定められている場合に限ります。
    /// 条に幾つも宣言したもののうち一つだけによるとする文（「パスワードのみにより認証する」など）も示します。
    /// 宣言した時間帯について、それと異なる時間帯（「午前8時から午後6時まで」など）を書いた文も同じです。
    /// 宣言に使う語を、それより緩い意味にする定義も示します。数量（「年1回」とは、5年に1回をいう。）、多要素認証、宣言の対象者の語（「全職員」とは、事務長をいう。）について見ます。
    /// 対象者を表すように読めるラベル（「希望者」「常勤職員」など）で、対象者としては宣言していないものも示します。
    /// {パスワード.最短文字数} のように書くと、効力のある値が表示されるので食い違いません。
    /// 比べるのは、単位が同じである（桁は文字とみなします）など、宣言のことを述べていると分かる数量だけです。範囲の終わり（「13文字以上64文字以下」）、13に対する「12文字を超える」、年1回に対する365日、括弧の中で改正前のこと（既に過ぎた日までのことも同じです）を述べたものは、食い違いとしません。
    ///
    /// 対処：決めた方に合わせて、文言又は宣言を改めます。値は差込みで書くと食い違いません。
    pub static RULE = {
        name: "consistency/wording-disagrees", severity: Warning, since: "0.1.0", fix: Proposal,
        ja: "文言が宣言と合わない", en: "the wording disagrees with the data",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let mut elsewhere = None;
    for article in cx.policy.articles.iter().filter(|article| !article.deleted) {
        let data = data(cx, article, is_quantity);
        if !data.is_empty() {
            check_article(cx, article, &data, findings);
        }
        hours::check(cx, article, findings);
        let mut printed = None;
        for paragraph in &article.paragraphs {
            check_bounds(cx, cx.wording(paragraph), findings);
            elsewhere::check(cx, article, cx.wording(paragraph), (&mut elsewhere, &mut printed), findings);
            persons::check(cx, cx.wording(paragraph), findings);
            only::check(cx, article, cx.wording(paragraph), findings);
        }
    }
    persons::check_definitions(cx, findings);
    defined::check(cx, findings);
    label::check(cx, findings);
}

/// `{password.min_length}未満とする`: the value that is printed is the least, and the wording makes it the most.
fn check_bounds(cx: &Context<'_>, wording: Reading<'_>, findings: &mut Findings) {
    for most in wording.most() {
        let Ok(Printed::Value(attribute, _)) = placeholder::print(&most.placeholder, cx.resolved, cx.policy, cx.view) else { continue };
        let attribute = cx.resolved.vocabulary.attribute(attribute);
        if attribute.direction != Direction::Higher {
            continue;
        }
        let (place, bound, spelling) = (most.span, most.word, &attribute.spelling);
        findings.push(
            Diagnostic::new(
                &RULE,
                place,
                Text::new(
                    format!("「{}」は下限の値ですが、文言では「{bound}」とされています", spelling.ja),
                    format!("\"{}\" is the least that will do, and the wording makes it the most", spelling.en),
                ),
            )
            .help(Text::new("「以上」と書いてください", "write \"以上\""))
            .replace(Text::new("「以上」にする", "write \"以上\""), place, "以上"),
        );
    }
}

/// So many values of an article, or of a name, are compared with a sentence; of more nobody could say which it is about.
const MOST: usize = 64;

/// Quantities that belong together, less those that say the same where there are many; none of too many.
fn comparable(mut data: Vec<Datum>) -> Vec<Datum> {
    if data.len() > MOST {
        let mut seen = HashSet::new();
        data.retain(|datum| seen.insert((datum.attribute, datum.value.clone())));
    }
    if data.len() > MOST { Vec::new() } else { data }
}

/// The quantities of a text, each with the wording in which it stands.
struct Written<'a> {
    all: Vec<(&'a str, &'a Quantity)>,
    /// Whether there is one length of time in it that is not how often.
    one_time: bool,
}

impl<'a> Written<'a> {
    fn new(all: Vec<(&'a str, &'a Quantity)>) -> Self {
        let times = all.iter().filter(|(_, other)| is_time(&other.value) && !other.frequency);
        Self { one_time: times.take(2).count() == 1, all }
    }
}

fn is_time(value: &Value) -> bool {
    value.measure() == Measure::Time
}

/// A quantity that an article's data holds.
struct Datum {
    kind: Keyword,
    /// The name of the vocabulary that it is declared under; none of an entity.
    known: Option<NameId>,
    name: Text,
    label: Option<String>,
    attribute: AttributeId,
    value: Value,
    place: Span,
    /// The words by which a sentence is of it.
    words: OnceCell<HashSet<String>>,
}

/// What the article declares of some kinds of values, with all that holds for it, and the entities that it sets up.
fn data(cx: &Context<'_>, article: &Article, fits: impl Fn(&Value) -> bool) -> Vec<Datum> {
    let vocabulary = cx.resolved.vocabulary;
    let mut data = Vec::new();
    for (id, declaration) in cx.policy.declarations.entries_in(&article.declarations) {
        let all = &cx.view.effective.all;
        let key = Key { kind: declaration.kind, name: declaration.name, label: declaration.label.clone() };
        let Some(declared) = all.stating(&key, (cx.id, id)).or_else(|| all.get(&key)) else { continue };
        for (&attribute, held) in &declared.values {
            for held in held {
                let Some(value) = held.value.clone().filter(&fits) else { continue };
                data.push(Datum {
                    kind: declaration.kind,
                    known: Some(declaration.name),
                    name: spelled(&vocabulary.name_entry(declaration.name).spelling),
                    label: declaration.label.as_ref().map(ToString::to_string),
                    attribute,
                    value,
                    place: held.value_span,
                    words: OnceCell::new(),
                });
            }
        }
    }
    for entity in cx.policy.entities.iter().filter(|entity| article.span.contains(entity.span)) {
        for stated in &entity.attributes {
            let Some(value) = stated.value.clone().filter(&fits) else { continue };
            let (kind, name, attribute, place) = (entity.kind, Text::same(&*entity.name), stated.attribute, stated.value_span);
            data.push(Datum { kind, known: None, name, label: None, attribute, value, place, words: OnceCell::new() });
        }
    }
    comparable(data)
}

fn spelled(spelling: &Spelling) -> Text {
    Text::new(&*spelling.ja, &*spelling.en)
}

fn is_quantity(value: &Value) -> bool {
    matches!(value.measure(), Measure::Number | Measure::Time)
}

fn check_article<'a>(cx: &Context<'a>, article: &'a Article, data: &[Datum], findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    let mut printed: HashSet<(AttributeId, Value)> = HashSet::new();
    let mut written: Vec<(&str, &Quantity)> = Vec::new();
    let holds = |quantity: &&Quantity| quantity.holds_on(cx.resolved.as_of);
    for wording in article.paragraphs.iter().map(|paragraph| cx.wording(paragraph)) {
        printed.extend(wording.placeholders().filter_map(|one| match placeholder::print(&one, cx.resolved, cx.policy, cx.view) {
            Ok(Printed::Value(attribute, value)) => Some((attribute, value)),
            _ => None,
        }));
        written.extend(wording.quantities(vocabulary).iter().filter(holds).map(|quantity| (wording.text, quantity)));
    }
    let written = Written::new(written);
    let are_several = LazyCell::new(|| act::are_several(cx, data));
    for (text, quantity) in &written.all {
        // Where a range ends, nothing is said of the least that will do.
        if quantity.limit == Limit::End {
            continue;
        }
        if quantity.limit == Limit::Most {
            let least = |datum: &&Datum| vocabulary.attribute(datum.attribute).direction == Direction::Higher;
            let mut about = data.iter().filter(least).filter(|datum| is_about(cx, text, quantity, datum, &written)).peekable();
            if about.peek().is_some() {
                if let Some(datum) = about.find(|datum| !is_more(quantity, datum)) {
                    findings.push(most_of_least(cx, quantity, datum));
                }
                continue;
            }
        }
        let sentence = text.get(quantity.sentence.0..quantity.sentence.1).unwrap_or(text);
        let act = LazyCell::new(|| Act::of(cx, sentence, quantity));
        // 3年ごとに更新する is not what is kept for 3年.
        let may_be = |datum: &Datum| {
            let recurs = vocabulary.attribute(datum.attribute).is_interval();
            !quantity.frequency || recurs || act.is_of(cx, datum)
        };
        if data.iter().any(|datum| agree(cx, quantity, datum) && may_be(datum)) {
            continue;
        }
        // 空調の設備を半年ごとに点検し: nothing that the article declares.
        let is_of_all = !quantity.frequency || !*are_several || act.is_bare();
        // What a placeholder prints has its place in the wording already; another quantity is about something else, unless it is to do as well.
        let is_enough = ["足りる", "でよい", "でもよい", "差し支えない"].iter().any(|word| sentence.contains(word));
        // 教育訓練を受けられなかった者は、1か月以内に補講を受ける: of another declaration than that of the deadline.
        let named = named(cx, article, sentence);
        let is_of_other = |datum: &Datum| {
            !named.is_empty() && !named.contains(&&*datum.name.ja) && !names(sentence, vocabulary.attribute(datum.attribute))
        };
        let open: Vec<&Datum> = data
            .iter()
            .filter(|datum| !is_of_other(datum))
            .filter(|datum| is_enough || printed.is_empty() || !printed.contains(&(datum.attribute, datum.value.clone())))
            .filter(|datum| is_about(cx, text, quantity, datum, &written))
            .filter(|datum| is_of_all || act.is_of(cx, datum))
            .collect();
        if let Some((first, others)) = open.split_first() {
            findings.push(finding(cx, quantity.span, first, others));
        }
    }
}

/// What an article declares that a sentence names.
fn named<'a>(cx: &Context<'a>, article: &Article, sentence: &str) -> Vec<&'a str> {
    let declarations = cx.policy.declarations.entries_in(&article.declarations).take(MOST);
    let called = declarations.map(|(_, declaration)| &*cx.resolved.vocabulary.name_entry(declaration.name).spelling.ja);
    called.filter(|called| sentence.contains(called)).collect()
}

/// Whether a quantity of the wording may be a datum: 365日 is 年1回 where the calendar may have it so, 13桁 are 13文字.
fn agree(cx: &Context<'_>, quantity: &Quantity, datum: &Datum) -> bool {
    agree_values(cx, &quantity.value, &datum.value)
}

fn agree_values(cx: &Context<'_>, one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Count(one, written), Value::Count(other, unit)) => one == other && cx.resolved.vocabulary.counts_as(*written, *unit),
        (Value::Duration(one), Value::Duration(other)) => {
            let (least, most) = one.orderings(*other);
            least != Ordering::Greater && most != Ordering::Less
        }
        (one, other) => one == other,
    }
}

/// Whether what a sentence makes the most is more than the least that the data asks for, so that both can be kept to.
fn is_more(quantity: &Quantity, datum: &Datum) -> bool {
    match (&quantity.value, &datum.value) {
        (Value::Count(one, _), Value::Count(other, _)) => one > other,
        (Value::Duration(one), Value::Duration(other)) => one.compare(*other) != Some(Ordering::Less) && one != other,
        _ => true,
    }
}

/// `13文字以下とする`, where 13 is the least.
fn most_of_least(cx: &Context<'_>, quantity: &Quantity, datum: &Datum) -> Diagnostic {
    let vocabulary = cx.resolved.vocabulary;
    let attribute = vocabulary.attribute(datum.attribute);
    let (written, spelling) = (cx.text(quantity.span), &attribute.spelling);
    let shown = words::show(vocabulary, attribute, &datum.value);
    Diagnostic::new(
        &RULE,
        quantity.span,
        Text::new(
            format!("「{}」は「{}」が下限ですが、文言では「{written}」が上限とされています", spelling.ja, shown.ja),
            format!("\"{}\" is at least \"{}\", and the wording makes \"{written}\" the most", spelling.en, shown.en),
        ),
    )
    .at(datum.place, Text::new("宣言ではこれが下限です", "the data says that this is the least"))
    .help(Text::new("「以上」と書くか、宣言を正してください", "write \"or more\", or correct the data"))
}

/// Whether a quantity of the wording can only be about a datum.
fn is_about(cx: &Context<'_>, text: &str, quantity: &Quantity, datum: &Datum, written: &Written<'_>) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    let attribute = vocabulary.attribute(datum.attribute);
    let sentence = text.get(quantity.sentence.0..quantity.sentence.1).unwrap_or(text);
    if let (Value::Count(_, written), Value::Count(_, unit)) = (&quantity.value, &datum.value) {
        // What all sorts of things are counted by is compared only where the wording speaks of the attribute.
        return vocabulary.counts_as(*written, *unit) && (!vocabulary.is_general(*written) || names(sentence, attribute));
    }
    if !is_time(&quantity.value) || !is_time(&datum.value) {
        return false;
    }
    // 間隔は、5年まで延長することができる: how often, by how long it may last.
    let is_of_interval = attribute.is_interval() && sentence.contains("間隔");
    if quantity.frequency != attribute.is_interval() && !is_of_interval {
        return quantity.frequency && is_left_longer(sentence, &quantity.value, datum, attribute);
    }
    // 間隔 is how often what is declared is done; 見直し is an act of its own, which the sentence has to name.
    let is_its_own = (quantity.frequency || is_of_interval) && attribute.spelling.ja.ends_with("間隔");
    is_its_own || names(sentence, attribute) || written.one_time && attribute.is_deadline() && quantity.is_limit
}

/// 退職者のIDの削除は、半年ごとにまとめて行う: what is to be done within a day.
fn is_left_longer(sentence: &str, often: &Value, datum: &Datum, attribute: &Attribute) -> bool {
    let (Value::Duration(often), Value::Duration(within)) = (often, &datum.value) else { return false };
    let act = attribute.spelling.ja.strip_suffix("期限").filter(|act| attribute.is_deadline() && !act.is_empty());
    let is_done = |act: &str| {
        sentence.match_indices(act).any(|(at, _)| {
            let behind = sentence.get(at + act.len()..).unwrap_or_default();
            ["は", "を", "する", "し"].iter().any(|done| behind.starts_with(done))
        })
    };
    often.compare(*within) == Some(Ordering::Greater) && act.is_some_and(is_done)
}

/// Whether a sentence uses the words of an attribute: 保存 of 保存期間, `retention`.
fn names(sentence: &str, attribute: &Attribute) -> bool {
    let ja = &*attribute.spelling.ja;
    let stem =
        ["期間", "期限", "時間", "時点", "人数", "台数", "件数", "数"].iter().find_map(|suffix| ja.strip_suffix(suffix)).unwrap_or(ja);
    let (sentence, en) = (sentence.to_lowercase(), attribute.spelling.en.replace('_', " "));
    let otherwise = attribute.said_as.iter().any(|word| sentence.contains(&**word));
    otherwise || !stem.is_empty() && sentence.contains(stem) || sentence.contains(&en)
}

/// Something that is written and is none of what the data say; with `others`, they may be meant as well.
fn finding(cx: &Context<'_>, place: Span, datum: &Datum, others: &[&Datum]) -> Diagnostic {
    let vocabulary = cx.resolved.vocabulary;
    let attribute = vocabulary.attribute(datum.attribute);
    let shown = words::show(vocabulary, attribute, &datum.value);
    let (written, spelling) = (cx.text(place), &attribute.spelling);
    let mut finding = Diagnostic::new(
        &RULE,
        place,
        Text::new(
            format!("文言の「{written}」が、この条で宣言した「{}」の「{}」と合いません", spelling.ja, shown.ja),
            format!("the wording says \"{written}\", but \"{}\" of this article is \"{}\"", spelling.en, shown.en),
        ),
    )
    .at(datum.place, Text::new("宣言ではこうなっています", "the data says this"));
    for other in others.iter().filter(|other| other.place != datum.place) {
        finding = finding.at(other.place, Text::new("この値とも合いません", "nor is it this"));
    }
    let placeholder = print(cx, datum, if written.is_ascii() { Lang::En } else { Lang::Ja });
    let help = Text::new(
        format!("どちらかを正すか、「{placeholder}」と書いて宣言の値を表示してください"),
        format!("correct one of the two, or write `{placeholder}` to print the value declared"),
    );
    let finding = finding.help(help);
    // Which of several values is meant only the author knows.
    if others.is_empty() {
        finding.replace(Text::new("宣言の値を表示する", "print the value declared"), place, placeholder)
    } else {
        finding
    }
}

/// A placeholder that prints a datum: the short form where that names nothing else.
fn print(cx: &Context<'_>, datum: &Datum, lang: Lang) -> String {
    let (name, attribute) = (&datum.name, spelled(&cx.resolved.vocabulary.attribute(datum.attribute).spelling));
    let kind = Text::new(datum.kind.ja(), datum.kind.en());
    let label = datum.label.as_ref().map(|label| format!("[{label}]")).unwrap_or_default();
    let rest = format!("{}{label}.{}}}", name.get(lang), attribute.get(lang));
    let short = format!("{{{rest}");
    let all = Span::new(cx.policy.file, 0, u32::MAX);
    let is_clear = placeholders(&short, all).first().is_some_and(|one| {
        placeholder::print(one, cx.resolved, cx.policy, cx.view) == Ok(Printed::Value(datum.attribute, datum.value.clone()))
    });
    if is_clear { short } else { format!("{{{}:{rest}", kind.get(lang)) }
}
