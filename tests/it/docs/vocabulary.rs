//! `docs/vocabulary.md`: the built-in vocabulary as tables, in the order of its file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use kitei::Sources;
use kitei::internals::diagnostic::Findings;
use kitei::internals::syntax;
use kitei::internals::syntax::document::{Document, Operands, Statement};
use kitei::internals::syntax::keyword::Keyword;

use super::markdown::table;
use super::read;

const HEAD: &str = "# The vocabulary 標準語彙

Everything that a policy can declare or state with the built-in vocabulary. The page is made from `rules/vocabulary.kitei`, which is what counts; how to read types and directions is told in the [language reference](language.md#17-vocabularies-語彙).

組み込みの語彙で定め、又は現況に書けるものの一覧です。元は `rules/vocabulary.kitei` です。型と向きの読み方は[言語リファレンス](language.ja.md#17-語彙)にあります。

- **direction** 向き says which way is stricter どちらが厳しいか: `higher` 高い方, `lower` 低い方, `subset` 部分集合 (fewer allowed words), `superset` 包含 (more words), `ordered` 順序 (weak < strict), `yes` 有, `no` 無, `exact` 一致, `free` 自由 (takes no part).
- **type** 型: `text` 文字列, `yesno` 有無, `count` 数, `duration` 期間, `date` 日付, `hours` 時間帯, `choice` 選択, `words` 語群, `extent` 範囲, `actor` 主体, `ref` 参照, `laws` 法令.
- `is` 上位語 names the wider word: a narrower one counts as it. 狭い語は広い語としても数えます。
- **sentence** 文 says how it is said in a policy ([reference](language.md#sentences-文)) 規程での言い方: `{}` is the value 値.
- Own attributes of a name stand besides the attributes of its kind and the own attributes of its wider names. 名前ごとの属性は、種類の属性と広い名前の属性に加えて書けます。
";

/// The kinds in the order in which they are shown.
const KINDS: [Keyword; 12] = [
    Keyword::Role,
    Keyword::Document,
    Keyword::Activity,
    Keyword::Measure,
    Keyword::Record,
    Keyword::Agreement,
    Keyword::Vendor,
    Keyword::System,
    Keyword::Information,
    Keyword::Post,
    Keyword::Committee,
    Keyword::Facility,
];

pub(super) fn page() -> String {
    let text: Arc<str> = Arc::from(read("rules/vocabulary.kitei"));
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let document = syntax::read(sources.add("vocabulary.kitei", Arc::clone(&text)), &text, &mut findings);
    let lists = document.statements_of(Keyword::Words).map(|list| (spelled(list).0, list)).collect();
    let kinds: String = KINDS.into_iter().map(|kind| of_kind(&document, &lists, kind)).collect();
    let page = format!("{HEAD}{kinds}{}{}{}{}", facts(&document), institutions(&document), units(&document), word_lists(&document));
    format!("{}\n", page.trim_end())
}

/// The lists of words by their English names.
type Lists<'a> = BTreeMap<&'a str, Statement<'a>>;

fn of_kind(document: &Document, lists: &Lists<'_>, kind: Keyword) -> String {
    let mut page = format!("\n## {} {}\n", kind.en(), kind.ja());
    for frame in document.statements_of(Keyword::Kind).filter(|frame| spelled(*frame).0 == kind.en()) {
        let sentence = said(frame, Keyword::Sentence).unwrap_or_default();
        write!(page, "\nSentence 文: {sentence}\n").unwrap();
        if let Some(predicate) = said(frame, Keyword::Predicate) {
            write!(page, "\nPredicate 述部: {predicate}\n").unwrap();
        }
        write!(page, "\nAttributes of every {} どの名前にも書ける属性:\n\n{}", kind.en(), attributes(frame, lists)).unwrap();
    }
    let names: Vec<Statement<'_>> = document.statements_of(kind).collect();
    if names.is_empty() {
        return page;
    }
    let rows = names.iter().map(|name| {
        let (en, ja) = spelled(*name);
        [code(en), ja.to_owned(), wider(*name), said(*name, Keyword::Sentence).unwrap_or_default()]
    });
    write!(page, "\nNames 名前:\n\n{}", table(["English", "Japanese", "is", "sentence 文"], rows)).unwrap();
    for name in names.into_iter().filter(|name| name.children().next().is_some()) {
        let (en, ja) = spelled(name);
        write!(page, "\n### {} `{en}` {ja}\n\n{}", kind.en(), attributes(name, lists)).unwrap();
    }
    page
}

fn attributes(of: Statement<'_>, lists: &Lists<'_>) -> String {
    table(
        ["English", "Japanese", "type", "direction", "words", "sentence 文"],
        of.children().map(|attribute| attribute_row(attribute, lists)),
    )
}

fn attribute_row(attribute: Statement<'_>, lists: &Lists<'_>) -> [String; 6] {
    let words: Vec<&str> = attribute.operands().words().map(|word| word.text).collect();
    let [ja, kind, further @ .., direction] = words.as_slice() else { panic!("an attribute without a direction: {words:?}") };
    let mut kind = match (*kind, further) {
        (kind, []) => kind.to_owned(),
        ("count", [unit]) => format!("count of {unit}"),
        ("ref", kinds) => format!("ref to {}", kinds.join(", ")),
        (kind, [list]) if lists.contains_key(list) => format!("{kind} of [{list}](#{list})"),
        other => panic!("unknown type {other:?}"),
    };
    if let Some(range) = attribute.clause(Keyword::Range) {
        write!(kind, ", range {}", range.operands.text()).unwrap();
    }
    if attribute.clause(Keyword::Required).is_some() {
        kind.push_str(", required");
    }
    let choices = attribute.children().map(|word| {
        let is = wider(word);
        let is = if is.is_empty() { is } else { format!(" (is {is})") };
        format!("{} {}{is}", code(word.head_text()), word.operands().first().unwrap().text)
    });
    let between = if *direction == "ordered" { " < " } else { ", " };
    let words = choices.collect::<Vec<_>>().join(between);
    [code(attribute.head_text()), (*ja).to_owned(), kind, (*direction).to_owned(), words, sentences(attribute)]
}

/// How an attribute is said: its own sentence, and those of its words.
fn sentences(attribute: Statement<'_>) -> String {
    let own = said(attribute, Keyword::Sentence).into_iter().chain(said(attribute, Keyword::Negated));
    let words = attribute.children().filter_map(|word| said(word, Keyword::Sentence));
    own.chain(words).collect::<Vec<_>>().join("; ")
}

fn said(statement: Statement<'_>, keyword: Keyword) -> Option<String> {
    let sentence = statement.clause(keyword)?.operands.string()?;
    Some(sentence.text.replace('|', "\\|"))
}

fn facts(document: &Document) -> String {
    let rows = document.statements_of(Keyword::Fact).map(|fact| {
        let (en, ja) = spelled(fact);
        let kind: Vec<&str> = fact.operands().words().skip(2).map(|word| word.text).collect();
        [code(en), ja.to_owned(), kind.join(" of "), under(fact, Keyword::ShownBy), under(fact, Keyword::ImpliedBy)]
    });
    format!("\n## Facts 現況項目\n\n{}", table(["English", "Japanese", "type", "shown by 示すもの", "implied by 導くもの"], rows))
}

/// What the clauses of a keyword name, each with the condition that follows it.
fn under(fact: Statement<'_>, keyword: Keyword) -> String {
    let mut named: Vec<String> = Vec::new();
    let mut counts = false;
    for clause in fact.clauses() {
        if clause.keyword != Keyword::Where {
            counts = clause.keyword == keyword;
        }
        match named.last_mut() {
            Some(last) if counts && clause.keyword == Keyword::Where => write!(last, " where {}", clause.operands.text()).unwrap(),
            _ if counts => named.push(clause.operands.text().to_owned()),
            _ => {}
        }
    }
    named.iter().map(|named| code(named)).collect::<Vec<_>>().join("; ")
}

fn institutions(document: &Document) -> String {
    let rows = document.statements_of(Keyword::Institution).map(|kind| {
        let (en, ja) = spelled(kind);
        [code(en), ja.to_owned(), wider(kind)]
    });
    format!("\n## Kinds of institution 機関\n\n{}", table(["English", "Japanese", "is"], rows))
}

fn units(document: &Document) -> String {
    let rows = document.statements_of(Keyword::Unit).map(|unit| {
        let mut words = unit.operands().words().map(|word| word.text);
        [code(words.next().unwrap()), words.collect::<Vec<_>>().join("、")]
    });
    format!("\n## Units 単位\n\n{}", table(["English", "Japanese"], rows))
}

fn word_lists(document: &Document) -> String {
    let lists = document.statements_of(Keyword::Words).map(|list| {
        let (en, ja) = spelled(list);
        let rows = list.children().map(|word| [code(word.head_text()), word.operands().first().unwrap().text.to_owned(), wider(word)]);
        format!("\n### {en}\n\n{ja}\n\n{}", table(["English", "Japanese", "is"], rows))
    });
    format!("\n## Word lists 語群\n{}", lists.collect::<String>())
}

fn spelled(statement: Statement<'_>) -> (&str, &str) {
    let mut words = statement.operands().words();
    let mut next = || words.next().map_or("", |word| word.text);
    (next(), next())
}

fn wider(statement: Statement<'_>) -> String {
    let words = |operands: Operands<'_>| operands.words().map(|word| code(word.text)).collect::<Vec<_>>().join(", ");
    statement.clause(Keyword::Is).map(|clause| words(clause.operands)).unwrap_or_default()
}

fn code(word: &str) -> String {
    format!("`{word}`")
}
