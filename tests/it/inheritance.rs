//! What a parent lays down and a child may state: children made from every attribute of the corporation's policy.

use std::collections::BTreeMap;

use kitei::internals::diagnostic::Findings;
use kitei::internals::model::order::Duty;
use kitei::internals::model::value::Value;
use kitei::internals::model::vocabulary::{AttributeId, Direction, ValueType};
use kitei::internals::resolve::policy::{Declaration, Mode, Stated};
use kitei::{Lang, Span, Text};

use super::changes::{Change, changes, words_of};

use crate::harness::{Bound, CORPORATION, DAY, Folder, Repository, Verdict, declaration, policy, shows, written};

/// A child of the corporation with one declaration.
fn child(said: &str) -> String {
    format!(
        "規程 「子の規程」 {{\n  機関 診療所 「子」\n  継承 「../{CORPORATION}」 略称 親 版 「3.1」\n}}\n条 「定め」 {{\n  {said}\n}}\n"
    )
}

#[derive(Debug)]
struct Case {
    path: String,
    said: String,
    /// What the parent states: attribute, value, mode; and where its value stands.
    parent: (AttributeId, Value, Mode),
    place: (u32, u32),
    change: Change,
    value: Value,
}

fn mode(declaration: &Declaration, stated: &Stated) -> Mode {
    stated.mode.unwrap_or(declaration.mode)
}

/// Directions and types that no attribute of the built-in vocabulary has, as a corporation's own vocabulary may give them.
const OWN_VOCABULARY: (&str, &str) = (
    "corporation/vocabulary.kitei",
    "vocabulary midori-1 \"法人の語彙\" en \"The corporation's vocabulary\"
measure labelling 表示規則 {
  scheme 表示様式 text exact
  digits 桁数 count digits exact
  cycle 更新周期 duration exact
  started_on 開始日 date exact
  latest_start 最遅開始日 date lower
  earliest_end 最早終了日 date higher
  printed 印刷 yesno exact
  abbreviated 略記 yesno no
  read_aloud 読上げ yesno no
  colour 色 choice exact { red 赤; blue 青 }
  parts 部分 words exact { head_part 上段; body_part 中段; foot_part 下段 }
  decided_by 決定者 actor exact
}
",
);
const OWN_ARTICLE: &str = "
条 第44条 「表示」 {
  対策 表示規則 {
    表示様式 「部門番号」; 桁数 6桁; 更新周期 6か月; 開始日 2026-04-01; 最遅開始日 2026-10-01; 最早終了日 2030-03-31
    印刷 有; 略記 無; 読上げ 有; 色 赤; 部分 上段、中段; 決定者 理事長
  }
}
";

/// The corporation with a vocabulary of its own besides, and without a standard: what its children cover is not asked here.
fn corporation() -> Bound {
    let reference = Repository::reference().replace(CORPORATION, "  準拠     mhlw-6.0\n", "");
    let claims = |line: &&str| !line.trim_start().starts_with("対応");
    let text: Vec<&str> = reference.0[CORPORATION].lines().filter(claims).collect();
    let (path, vocabulary) = OWN_VOCABULARY;
    let corporation = Repository::of(path, vocabulary).with(CORPORATION, &format!("{}\n{OWN_ARTICLE}", text.join("\n"))).bound();
    assert!(corporation.texts.found.is_empty(), "{:?}", corporation.texts.found);
    corporation
}

#[test]
fn every_value_of_a_parent_is_held_in_every_mode() {
    let reference = corporation();
    let texts = &reference.texts;
    let vocabulary = &texts.knowledge.vocabulary;
    let mut found = Findings::default();
    let resolved = texts.resolve(DAY, &mut found);
    let (corporation, view) = resolved.get(policy(&resolved, CORPORATION)).unwrap();
    let mut cases = Vec::new();
    let mut exercised: BTreeMap<String, usize> = BTreeMap::new();
    for declared in &corporation.declarations {
        for stated in &declared.attributes {
            let attribute = vocabulary.attribute(stated.attribute);
            let above = stated.value.as_ref().expect("the corporation's values are read");
            for (change, value) in changes(attribute, above, &view.scope) {
                let spelling = &attribute.spelling.ja;
                let body = format!("{spelling} {}", written(vocabulary, &value));
                let said = declaration(vocabulary, declared.kind, declared.name, declared.label.as_deref(), &body);
                let mode = mode(declared, stated);
                *exercised.entry(format!("{mode:?} {:?} {change:?}", attribute.direction)).or_default() += 1;
                let path = format!("children/{:04}.kitei", cases.len());
                let place = (stated.value_span.start, stated.value_span.end);
                cases.push(Case { path, said, parent: (stated.attribute, above.clone(), mode), place, change, value });
            }
        }
    }
    for wanted in [
        "Minimum Higher Weaker",
        "Minimum Higher Stricter",
        "Minimum Lower Weaker",
        "Minimum Lower Stricter",
        "Minimum Superset Weaker",
        "Minimum Superset Stricter",
        "Minimum Subset Weaker",
        "Minimum Subset Stricter",
        "Minimum Ordered Weaker",
        "Minimum Ordered Stricter",
        "Minimum Yes Weaker",
        "Minimum No Weaker",
        "Minimum No Stricter",
        "Minimum Exact Other",
        "Minimum Free Other",
    ] {
        assert!(exercised.contains_key(wanted), "the corporation gives no case of \"{wanted}\": {exercised:#?}");
    }
    for mode in ["Minimum", "Default", "Final"] {
        assert!(exercised.keys().any(|key| key.starts_with(mode)), "the corporation has no {mode}");
    }
    let mut repository = reference.repository.clone();
    for case in &cases {
        repository = repository.with(&case.path, &child(&case.said));
    }
    let verdict = repository.judge();
    let wrong: Vec<String> = cases.iter().filter_map(|case| wrong(&verdict, case)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// What a parent's mode makes of a change.
pub(crate) fn expected(mode: Mode, direction: Direction, change: Change) -> Option<&'static str> {
    match (mode, direction, change) {
        (_, _, Change::Same) | (Mode::Default, ..) => None,
        (Mode::Final, ..) => Some("inheritance/final"),
        (_, Direction::Free, _) | (_, _, Change::Stricter) => None,
        (_, _, Change::Weaker) => Some("inheritance/weakened"),
        (_, _, Change::Other) => Some("inheritance/incomparable"),
    }
}

fn wrong(verdict: &Verdict, case: &Case) -> Option<String> {
    let vocabulary = &verdict.texts.knowledge.vocabulary;
    let (id, parent, mode) = &case.parent;
    let attribute = vocabulary.attribute(*id);
    let wanted = expected(*mode, attribute.direction, case.change);
    let found = verdict.inheritance(&case.path);
    let rules: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
    let about = format!("{:?} {mode:?} {:?}: {}", case.change, attribute.direction, case.said);
    if rules != wanted.into_iter().collect::<Vec<_>>() {
        return Some(format!("{about}: {rules:?}, wanted {wanted:?}"));
    }
    let finding = found.first()?;
    // Both values, in both languages, and both places.
    let is_above = |span: Span| verdict.texts.sources.path(span.file) == CORPORATION && (span.start, span.end) == case.place;
    let above = finding.labels.iter().any(|label| is_above(label.span));
    let here = verdict.text(finding.span) == written(vocabulary, &case.value);
    let said = [&finding.message, finding.label.as_ref()?];
    let named = [parent, &case.value].into_iter().all(|value| {
        let shown = |text: &Text| shows(&text.ja, vocabulary, value, Lang::Ja) && shows(&text.en, vocabulary, value, Lang::En);
        said.iter().any(|text| shown(text))
    });
    (!above || !here || !named).then(|| format!("{about}: above {above}, here {here}, named {named}: {said:?}"))
}

#[test]
fn a_weaker_duty_weakens() {
    let reference = corporation();
    let vocabulary = &reference.texts.knowledge.vocabulary;
    let corporation = &reference.policies.iter().find(|policy| reference.texts.sources.path(policy.file) == CORPORATION).unwrap();
    let mut repository = reference.repository.clone();
    let mut cases = Vec::new();
    for declared in &corporation.declarations {
        for (duty, word) in [(Duty::Must, "義務"), (Duty::Should, "努力義務"), (Duty::May, "任意")] {
            let path = format!("children/{:04}.kitei", cases.len());
            let body = declared.attributes.iter().map(|stated| reference.texts.sources.text(stated.span)).collect::<Vec<_>>().join("; ");
            let said = declaration(vocabulary, declared.kind, declared.name, declared.label.as_deref(), &body);
            repository = repository.with(&path, &child(&format!("{word}\n  {said}")));
            cases.push((path, duty, declared.duty, said));
        }
    }
    assert!(cases.iter().any(|(_, _, above, _)| *above == Duty::Should) && cases.iter().any(|(_, _, above, _)| *above == Duty::May));
    let verdict = repository.judge();
    for (path, duty, above, said) in &cases {
        let found = verdict.inheritance(path);
        let rules: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
        let wanted: &[&str] = if duty < above { &["inheritance/weakened"] } else { &[] };
        assert_eq!(rules, wanted, "{duty:?} for {above:?}: {said}");
        if let Some(finding) = found.first() {
            assert!(finding.labels.iter().any(|label| verdict.texts.sources.path(label.span.file) == CORPORATION), "{said}");
        }
    }
}

#[test]
fn what_is_delegated_is_to_be_taken_up() {
    let reference = corporation();
    let vocabulary = &reference.texts.knowledge.vocabulary;
    let corporation = reference.policies.iter().find(|policy| reference.texts.sources.path(policy.file) == CORPORATION).unwrap();
    let open = |verdict: &Verdict, path: &str| -> Vec<String> {
        let found = verdict.of_rule(path, "inheritance/unimplemented-delegation").into_iter();
        found.flat_map(|finding| &finding.labels).map(|label| verdict.text(label.span).to_owned()).collect()
    };
    // Each thing that is delegated, and what takes it up.
    let mut delegated: Vec<(String, String)> = Vec::new();
    let text = |span| reference.texts.sources.text(span).to_owned();
    for declared in &corporation.declarations {
        let body = |body: &str| declaration(vocabulary, declared.kind, declared.name, declared.label.as_deref(), body);
        if declared.mode == Mode::Delegated {
            delegated.push((text(declared.header), body("")));
        }
        for (attribute, span) in &declared.delegated {
            let attribute = vocabulary.attribute(*attribute);
            let value = match &attribute.value {
                ValueType::Duration(_) => "1日".to_owned(),
                ValueType::Actors => "院長".to_owned(),
                _ => vocabulary.word_spelling(words_of(attribute)[0]).ja.to_string(),
            };
            delegated.push((text(*span), body(&format!("{} {value}", attribute.spelling.ja))));
        }
    }
    let articles = corporation.articles.iter().filter(|article| article.mode == Mode::Delegated && article.declarations.is_empty());
    for article in articles {
        let number = article.number.as_deref().unwrap();
        delegated.push((text(article.header), format!("根拠規定 親{number}\n  項 「ここに定める。」")));
    }
    assert!(delegated.len() > 4, "{delegated:?}");
    let mut repository = reference.repository.clone().with("children/none.kitei", &child("項 「何も定めない。」"));
    for (index, (_, said)) in delegated.iter().enumerate() {
        repository = repository.with(&format!("children/{index:04}.kitei"), &child(said));
    }
    let all = delegated.iter().map(|(_, said)| said.as_str()).filter(|said| !said.starts_with("根拠規定")).collect::<Vec<_>>().join("\n  ");
    repository = repository.with("children/all.kitei", &child(&all));
    let verdict = repository.judge();
    let mut wanted: Vec<String> = delegated.iter().map(|(place, _)| place.clone()).collect();
    wanted.sort();
    let sorted = |path: &str| {
        let mut open = open(&verdict, path);
        open.sort();
        open
    };
    assert_eq!(sorted("children/none.kitei"), wanted);
    for (index, (place, said)) in delegated.iter().enumerate() {
        let mut left = wanted.clone();
        left.retain(|other| other != place);
        assert_eq!(sorted(&format!("children/{index:04}.kitei")), left, "{said}");
    }
}

#[test]
fn what_is_left_open_is_marked_in_the_declaration_that_lacks_it() {
    let reference = corporation();
    let plan = "文書 事業継続計画 { 目標復旧時間 3日 }";
    let path = "children/0000.kitei";
    let open = |said: &str| -> Verdict { reference.repository.clone().with(path, &child(said)).judge() };
    let of = |verdict: &Verdict, name: &str| -> Vec<kitei::Diagnostic> {
        let found = verdict.of_rule(path, "inheritance/unimplemented-delegation").into_iter();
        found.filter(|finding| finding.message.ja.contains(name)).cloned().collect()
    };
    let verdict = open(plan);
    let found = of(&verdict, "「想定」");
    assert_eq!(found.len(), 1);
    assert_eq!(verdict.text(found[0].span), "文書 事業継続計画");
    assert!(found[0].help.as_ref().unwrap().ja.starts_with("この宣言に「想定 "), "{:?}", found[0].help);
    // The fix leaves it to be decided.
    let edit = &found[0].fix.as_ref().unwrap().edits[0];
    let mut text = child(plan);
    text.insert_str(edit.span.start as usize, &edit.replacement);
    let fixed = reference.repository.clone().with(path, &text).judge();
    assert!(matches!(&*of(&fixed, "「想定」"), [left] if left.fix.is_none()), "a `?` takes up nothing");
    assert_eq!(fixed.rules(path).into_iter().filter(|rule| rule.starts_with("syntax/")).count(), 0, "{text}");
    assert_eq!(fixed.of_rule(path, "consistency/undecided").len(), 1);
    // Where the policy declares nothing of the kind, the help shows the whole line.
    let help = of(&open("項 「なし。」"), "「想定」")[0].help.clone().unwrap();
    assert!(help.ja.contains("条に「文書 事業継続計画 { 想定 "), "{help:?}");
}

/// The findings of consistency and inheritance for a child under a parent, each saying one thing.
fn under(above: &str, here: &str) -> Verdict {
    let parent = format!("規程 「親」 {{\n  機関 法人 「親」\n}}\n条 「定め」 {{\n  {above}\n}}\n");
    let child = format!("規程 「子」 {{\n  機関 診療所 「子」\n  継承 「parent.kitei」\n}}\n条 「定め」 {{\n  {here}\n}}\n");
    Repository::of("parent.kitei", &parent).with("child.kitei", &child).judge()
}

#[test]
fn a_label_below_two_floors_is_one_finding_cured_by_the_stricter() {
    let rules = |verdict: &Verdict| -> Vec<&str> {
        let found = verdict.in_file("child.kitei").into_iter().map(|finding| finding.rule.name);
        found.filter(|rule| rule.starts_with("inheritance/") || rule.starts_with("consistency/")).collect()
    };
    let here = |label: &str| format!("対策 パスワード {{ 最短文字数 13文字 }}\n  対策 パスワード 「窓口」 {{ 最短文字数 {label} }}");
    let verdict = under("対策 パスワード { 最短文字数 12文字 }", &here("8文字"));
    assert_eq!(rules(&verdict), ["inheritance/weakened"]);
    let found = verdict.of_rule("child.kitei", "inheritance/weakened");
    assert_eq!(found[0].fix.as_ref().unwrap().edits[0].replacement, "13文字");
    assert_eq!(rules(&under("対策 パスワード { 最短文字数 12文字 }", &here("13文字"))), [""; 0]);
    // Above the parent's floor only the policy's own is broken.
    let verdict = under("対策 パスワード { 最短文字数 12文字 }", &here("12文字"));
    assert_eq!(rules(&verdict), ["consistency/conflict"]);
    assert_eq!(verdict.of_rule("child.kitei", "consistency/conflict")[0].fix.as_ref().unwrap().edits[0].replacement, "13文字");
}

#[test]
fn lengths_of_time_are_to_be_written_in_the_unit_of_the_parent() {
    let verdict = under("活動 棚卸 { 間隔 3か月 }", "活動 棚卸 { 間隔 90日 }");
    let found = verdict.of_rule("child.kitei", "inheritance/incomparable");
    assert_eq!(found.len(), 1, "{:?}", verdict.rules("child.kitei"));
    assert!(found[0].help.as_ref().unwrap().ja.contains("月又は年で書いてください"), "{:?}", found[0].help);
}

#[test]
fn a_definition_adds_to_what_a_parent_means() {
    let parent = |mode: &str, said: &str| {
        format!("規程 「法人規程」 {{\n  機関 法人 「緑会」\n}}\n条 「定義」 {{\n  {mode}\n{said}  項 「この規程で定める。」\n}}\n")
    };
    let own = "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  継承 「parent.kitei」 略称 法人規程\n}\n条 「定義」 {\n  定義 「医療情報」 「健康診断の結果」 追加\n  項 「医療情報を保護する。」\n}\n";
    let defined = "  定義 「医療情報」 「患者に関する情報をいう。」\n";
    let found = |parent: &str| {
        let verdict = Repository::of("parent.kitei", parent).with("own.kitei", own).judge_on(DAY);
        let wanted = ["inheritance/final", "inheritance/unimplemented-delegation", "consistency/undefined-name"];
        wanted.into_iter().filter(|rule| !verdict.of_rule("own.kitei", rule).is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(found(&parent("", defined)), [""; 0]);
    assert_eq!(found(&parent("", "  定義 「利用者」 「職員をいう。」\n")), ["consistency/undefined-name"]);
    assert_eq!(found(&parent("変更不可", defined)), ["inheritance/final"]);
    let delegated = "  対策 施錠\n  定義 「医療情報」 「患者に関する情報をいう。」\n";
    assert!(found(&parent("委任", delegated)).contains(&"inheritance/unimplemented-delegation"));
    // What could not be read may be what defines it.
    assert_eq!(found(&parent("", "  定義  医療情報 ＝ 「\n")), [""; 0]);
    // Printed and effective text say both.
    let folder = Folder::new().with("kitei.toml", "").with("parent.kitei", parent("", defined)).with("own.kitei", own);
    let printed = folder.run(&["render", "--format", "text", "own.kitei"]);
    assert!(printed.out.contains("医療情報　法人規程に定めるもののほか、健康診断の結果"), "{}", printed.out);
    let effective = folder.run(&["effective", "own.kitei"]);
    let of = |meaning: &str| effective.out.matches(meaning).count();
    assert_eq!((of("患者に関する情報"), of("健康診断の結果")), (1, 1), "{}", effective.out);
    let whole = Repository::of("own.kitei", &effective.out).judge_on(DAY);
    assert!(whole.of_rule("own.kitei", "consistency/undefined-name").is_empty(), "{}", effective.out);
}
