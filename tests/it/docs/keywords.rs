//! The tables of keywords in the language reference, from the table that reading itself goes by.

use kitei::internals::syntax::keyword::{ATOM_CLAUSES, ATTRIBUTE_CLAUSES, Keyword, Place, Row, Shape, TABLE, Use};

use super::markdown::{table, with_table};

/// What the tables are in a language.
pub(super) struct Lang {
    headings: [&'static str; 3],
    statements: [&'static str; 6],
    clauses: [&'static str; 3],
    values: [&'static str; 2],
    yes: &'static str,
    comma: &'static str,
    spellings: fn(&Row) -> [&'static str; 2],
    place: fn(Place) -> &'static str,
    shape: fn(Shape) -> &'static str,
}

pub(super) const ENGLISH: Lang = Lang {
    headings: [
        "### Words that begin a statement 文を始める語",
        "### Clause words 節の語",
        "### Words in values, conditions and definitions 値・条件・定義の語",
    ],
    statements: ["English", "Japanese", "stands in the block of", "takes", "clauses", "block"],
    clauses: ["English", "Japanese", "takes"],
    values: ["English", "Japanese"],
    yes: "yes",
    comma: ", ",
    spellings: |row| [row.en, row.ja],
    place: place_en,
    shape: shape_en,
};

pub(super) const JAPANESE: Lang = Lang {
    headings: ["### 文を始める語", "### 節の語", "### 値・条件・定義の語"],
    statements: ["日本語", "英語", "書ける所", "取るもの", "続く節", "ブロック"],
    clauses: ["日本語", "英語", "取るもの"],
    values: ["日本語", "英語"],
    yes: "有",
    comma: "、",
    spellings: |row| [row.ja, row.en],
    place: place_ja,
    shape: shape_ja,
};

/// The reference with the tables as they are now.
pub(super) fn in_reference(document: &str, lang: &Lang) -> String {
    let tables = [statements(lang), clauses(lang), values(lang)];
    lang.headings.iter().zip(&tables).fold(document.to_owned(), |document, (heading, table)| with_table(&document, heading, table))
}

fn statements(lang: &Lang) -> String {
    let uses = TABLE.iter().flat_map(|row| row.uses.iter().map(move |usage| (row, usage)));
    table(lang.statements, uses.map(|(row, usage)| statement(lang, row, usage)))
}

fn statement(lang: &Lang, row: &Row, usage: &Use) -> [String; 6] {
    let [first, second] = spelled(lang, row);
    let places: Vec<&str> = Place::ALL.into_iter().filter(|place| usage.place.meets(*place)).map(lang.place).collect();
    let clauses: Vec<String> = usage.clauses.iter().map(|clause| code((lang.spellings)(clause.row())[0])).collect();
    let block = if usage.block == Place::NONE { "" } else { lang.yes };
    [first, second, places.join(lang.comma), (lang.shape)(usage.shape).to_owned(), clauses.join(" "), block.to_owned()]
}

fn clauses(lang: &Lang) -> String {
    let rows = TABLE.iter().filter(|row| is_clause(row.keyword)).map(|row| {
        let [first, second] = spelled(lang, row);
        [first, second, (lang.shape)(row.clause).to_owned()]
    });
    table(lang.clauses, rows)
}

fn values(lang: &Lang) -> String {
    let rows = TABLE.iter().filter(|row| row.uses.is_empty() && !is_clause(row.keyword));
    table(lang.values, rows.map(|row| spelled(lang, row)))
}

fn is_clause(keyword: Keyword) -> bool {
    let uses = TABLE.iter().flat_map(|row| row.uses);
    ATTRIBUTE_CLAUSES.contains(&keyword)
        || ATOM_CLAUSES.contains(&keyword)
        || uses.flat_map(|usage| usage.clauses).any(|clause| *clause == keyword)
}

fn spelled(lang: &Lang, row: &Row) -> [String; 2] {
    (lang.spellings)(row).map(code)
}

fn code(word: &str) -> String {
    format!("`{word}`")
}

fn place_en(place: Place) -> &'static str {
    match place {
        Place::POLICY => "policy file",
        Place::STANDARD => "standard file",
        Place::VOCABULARY => "vocabulary file",
        Place::HEAD => "`policy`",
        Place::FACTS => "`facts`",
        Place::ENTITY => "entity",
        Place::BODY => "`chapter`, `section`",
        Place::ARTICLE => "`article`",
        Place::PARAGRAPH => "`paragraph`",
        Place::SUPPLEMENT => "`supplement`",
        Place::TABLE => "`appended_table`, `appended_form`",
        Place::DECLARATION => "declaration",
        Place::STANDARD_HEAD => "`standard`",
        Place::STANDARD_CHAPTER => "`volume`, `chapter`, `section` of a standard",
        Place::DEEMED => "`in_place_of`",
        Place::REQUIREMENT => "`requirement`, `point`",
        Place::GROUP => "group",
        Place::DEMAND => "demand",
        Place::AMEND => "`amend`",
        Place::VOCABULARY_HEAD => "`vocabulary`",
        Place::DEFINITION => "definition",
        Place::WORD_LIST => "list of words",
        other => panic!("{other:?} has no name"),
    }
}

fn place_ja(place: Place) -> &'static str {
    match place {
        Place::POLICY => "規程のファイル",
        Place::STANDARD => "基準のファイル",
        Place::VOCABULARY => "語彙のファイル",
        Place::HEAD => "`規程`",
        Place::FACTS => "`現況`",
        Place::ENTITY => "実体",
        Place::BODY => "`章`、`節`",
        Place::ARTICLE => "`条`",
        Place::PARAGRAPH => "`項`",
        Place::SUPPLEMENT => "`附則`",
        Place::TABLE => "`別表`、`様式`",
        Place::DECLARATION => "宣言",
        Place::STANDARD_HEAD => "`基準`",
        Place::STANDARD_CHAPTER => "基準の`編`、`章`、`節`",
        Place::DEEMED => "`代替適用`",
        Place::REQUIREMENT => "`遵守事項`、`細目`",
        Place::GROUP => "組",
        Place::DEMAND => "要件",
        Place::AMEND => "`改める`",
        Place::VOCABULARY_HEAD => "`語彙`",
        Place::DEFINITION => "定義",
        Place::WORD_LIST => "語の一覧",
        other => panic!("{other:?} has no name"),
    }
}

fn shape_en(shape: Shape) -> &'static str {
    match shape {
        Shape::Nothing => "—",
        Shape::String => "a string",
        Shape::OptionalString => "a string, or nothing",
        Shape::Strings => "strings",
        Shape::TwoStrings => "a term and its meaning",
        Shape::NameTitle => "a name, a title",
        Shape::NumberTitle => "a number, a title (each optional)",
        Shape::Names => "names",
        Shape::NamesLabel => "names, a label",
        Shape::Items => "items",
        Shape::ItemTitle => "an item, a title",
        Shape::Date => "a date",
        Shape::DateNote => "a date, a note",
        Shape::OptionalDateTitle => "a date, a title (each optional)",
        Shape::Value => "a value",
        Shape::OptionalValue => "a value, or nothing",
        Shape::Articles => "articles",
        Shape::Law => "a law citation",
        Shape::Condition => "a condition",
        Shape::Demand => "a demand",
        Shape::Number => "a number",
        Shape::Definition => "a definition",
    }
}

fn shape_ja(shape: Shape) -> &'static str {
    match shape {
        Shape::Nothing => "—",
        Shape::String => "文字列",
        Shape::OptionalString => "文字列（なくてもよい）",
        Shape::Strings => "文字列（複数可）",
        Shape::TwoStrings => "用語と意味",
        Shape::NameTitle => "名前、題名",
        Shape::NumberTitle => "番号、題名（なくてもよい）",
        Shape::Names => "名前（複数可）",
        Shape::NamesLabel => "名前（複数可）、ラベル",
        Shape::Items => "遵守事項の番号",
        Shape::ItemTitle => "番号、題名",
        Shape::Date => "日付",
        Shape::DateNote => "日付、説明",
        Shape::OptionalDateTitle => "日付、題名（なくてもよい）",
        Shape::Value => "値",
        Shape::OptionalValue => "値（なくてもよい）",
        Shape::Articles => "条番号",
        Shape::Law => "法令の条項",
        Shape::Condition => "条件",
        Shape::Demand => "求める宣言",
        Shape::Number => "数",
        Shape::Definition => "定義",
    }
}
