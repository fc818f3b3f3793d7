//! The table: one line a keyword. Columns: English, Japanese, rank, shape as a clause, uses as a statement.

use serde::{Deserialize, Serialize};

use super::{Place, Row, Shape, Use};
use Keyword as K;

macro_rules! keywords {
    ($($(#[doc = $doc:literal])* $id:ident $en:literal $ja:literal $rank:literal $clause:ident [$($use:expr),* $(,)?];)*) => {
        /// A keyword, by what it means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "each variant is its English spelling in the table")]
        pub enum Keyword { $($id),* }

        /// Every keyword, in the order of [`Keyword`].
        pub static TABLE: &[Row] = &[$(Row { keyword: Keyword::$id, en: $en, ja: $ja, rank: $rank, clause: Shape::$clause, uses: &[$($use),*] }),*];
    };
}

const fn on(place: Place, shape: Shape, clauses: &'static [Keyword], block: Place) -> Use {
    Use { place, shape, clauses, block }
}

const NONE: Place = Place::NONE;
const POLICY: Place = Place::POLICY;
const STANDARD: Place = Place::STANDARD;
const VOCABULARY: Place = Place::VOCABULARY;
const HEAD: Place = Place::HEAD;
const FACTS: Place = Place::FACTS;
const ENTITY: Place = Place::ENTITY;
const BODY: Place = Place::BODY;
const ARTICLE: Place = Place::ARTICLE;
const PARAGRAPH: Place = Place::PARAGRAPH;
const DECLARATION: Place = Place::DECLARATION;
const SUPPLEMENT: Place = Place::SUPPLEMENT;
const CELLS: Place = Place::TABLE;
const STANDARD_HEAD: Place = Place::STANDARD_HEAD;
const STANDARD_CHAPTER: Place = Place::STANDARD_CHAPTER;
const REQUIREMENT: Place = Place::REQUIREMENT;
const GROUP: Place = Place::GROUP;
const DEMAND: Place = Place::DEMAND;
const AMEND: Place = Place::AMEND;
const DEEMED: Place = Place::DEEMED;
const VOCABULARY_HEAD: Place = Place::VOCABULARY_HEAD;
const DEFINITION: Place = Place::DEFINITION;

/// Where an article may stand.
const TEXT: Place = POLICY.or(BODY).or(SUPPLEMENT);
/// Where what an article says may stand.
const SAID: Place = ARTICLE.or(PARAGRAPH).or(SUPPLEMENT);
/// Where expectations stand.
const EXPECTED: Place = GROUP.or(DEMAND);

/// Clauses of an attribute with a value, in declarations and entities.
pub const ATTRIBUTE_CLAUSES: &[Keyword] = &[K::Minimum, K::Default, K::Final, K::Delegated, K::From, K::Until];
/// Clauses of an atom in an expectation.
pub const ATOM_CLAUSES: &[Keyword] = &[K::Stated, K::AtLeast, K::Of, K::OrEquivalent];
/// Clauses of a definition in a vocabulary.
pub(in crate::syntax) const DEFINITION_CLAUSES: &[Keyword] = &[
    K::Also,
    K::Covers,
    K::Is,
    K::Serves,
    K::Reserved,
    K::Outside,
    K::InHouse,
    K::Reach,
    K::Required,
    K::Recurring,
    K::Deadline,
    K::SaidAs,
    K::Sentence,
    K::Predicate,
    K::Negated,
    K::En,
    K::Distinguishes,
    K::Range,
    K::Begins,
    K::Ends,
    K::JudgedHere,
    K::Implies,
    K::Apart,
    K::ShownBy,
    K::ImpliedBy,
    K::Where,
];

const DECLARED: Use = on(SAID, Shape::NamesLabel, &[], DECLARATION);
const DEMANDED: Use = on(GROUP, Shape::Names, &[K::Where], DEMAND);
const DEFINED: Use = on(VOCABULARY, Shape::Definition, DEFINITION_CLAUSES, DEFINITION);
const ENTITY_STATED: Use = on(FACTS, Shape::NamesLabel, &[], ENTITY);
const ANNEXED: Use = on(POLICY, Shape::NumberTitle, &[], CELLS);
const DUTY: Use = on(SAID.or(REQUIREMENT), Shape::Nothing, &[K::From, K::Until], NONE);
const MODE: Use = on(SAID.or(BODY).or(DECLARATION), Shape::Nothing, &[], NONE);

keywords! {
    // Documents and their heads
    Policy "policy" "規程" 10 Nothing [on(POLICY, Shape::String, &[K::En], HEAD)];
    Standard "standard" "基準" 10 Nothing [on(STANDARD, Shape::NameTitle, &[K::Amends, K::En], STANDARD_HEAD)];
    Vocabulary "vocabulary" "語彙" 10 Nothing [on(VOCABULARY, Shape::NameTitle, &[K::En], VOCABULARY_HEAD)];
    Institution "institution" "機関" 0 Nothing [on(HEAD.or(ENTITY), Shape::NameTitle, &[K::En], NONE), on(VOCABULARY, Shape::Definition, &[K::Also, K::Covers, K::Is, K::JudgedBelow], NONE)];
    Inherits "inherits" "継承" 0 Nothing [on(HEAD, Shape::String, &[K::As, K::Version, K::Digest, K::ForClass, K::Except, K::ApprovedBy, K::Because], NONE)];
    As "as" "略称" 0 Names [];
    Digest "digest" "照合値" 0 Value [];
    ForClass "for class" "対象情報" 0 Value [];
    Includes "includes" "構成文書" 0 Nothing [on(HEAD.or(STANDARD_HEAD).or(VOCABULARY_HEAD), Shape::Strings, &[], NONE)];
    InstitutionsBelow "institutions_below" "下位機関" 0 Nothing [on(HEAD, Shape::Strings, &[], NONE)];
    Conforms "conforms" "準拠" 0 Nothing [on(HEAD, Shape::Names, &[], NONE)];
    Instrument "instrument" "種別" 0 Nothing [on(HEAD, Shape::String, &[], NONE)];
    Number "number" "番号" 0 Nothing [on(HEAD, Shape::String, &[], NONE)];
    Issuer "issuer" "発行者" 0 Nothing [on(HEAD.or(STANDARD_HEAD), Shape::String, &[], NONE)];
    Version "version" "版" 0 String [on(HEAD.or(STANDARD_HEAD).or(VOCABULARY_HEAD), Shape::String, &[], NONE)];
    Tier "tier" "階層" 0 Nothing [on(HEAD, Shape::Names, &[], NONE)];
    Scope "scope" "適用範囲" 0 Nothing [on(HEAD, Shape::Items, &[K::Because], NONE)];
    Except "except" "除外" 0 Value [on(HEAD.or(BODY).or(ARTICLE), Shape::Value, &[], NONE)];
    Allowed "allowed" "可" 0 Nothing [];
    Enacted "enacted" "制定" 0 Nothing [on(HEAD, Shape::Date, &[], NONE)];
    Revised "revised" "沿革" 0 Nothing [on(HEAD, Shape::DateNote, &[], NONE)];
    Replaces "replaces" "全部改正" 0 Nothing [on(HEAD, Shape::String, &[], NONE)];
    Effective "effective" "施行" 0 Nothing [on(HEAD, Shape::Date, &[], NONE)];
    Published "published" "公表" 0 Nothing [on(HEAD.or(STANDARD_HEAD), Shape::Date, &[], NONE)];
    Approved "approved" "承認" 0 Date [on(HEAD, Shape::Date, &[K::ApprovedBy], NONE)];
    Reapproved "reapproved" "再承認" 0 Nothing [on(HEAD, Shape::Date, &[K::ApprovedBy], NONE)];
    ApprovedBy "approved_by" "承認者" 0 Names [];
    Review "review" "見直し" 0 Nothing [on(HEAD, Shape::Value, &[], NONE)];
    Transition "transition" "移行" 0 Nothing [on(HEAD, Shape::Date, &[K::ApprovedBy], NONE)];
    Wording "wording" "文言" 0 Nothing [on(HEAD, Shape::Names, &[], NONE)];
    Supplemented "supplemented" "補う" 0 Nothing [];
    Verbatim "verbatim" "そのまま" 0 Nothing [];
    Provides "provides" "兼用文書" 0 Nothing [on(HEAD, Shape::Names, &[], NONE)];

    // Present state
    Facts "facts" "現況" 9 Nothing [on(POLICY, Shape::Nothing, &[], FACTS)];
    Confirmed "confirmed" "確認" 0 Nothing [on(FACTS, Shape::Date, &[K::ApprovedBy], NONE), on(REQUIREMENT, Shape::Date, &[K::ConfirmedBy], NONE)];
    ConfirmedBy "confirmed_by" "確認者" 0 String [];
    Yes "yes" "有" 0 Nothing [on(FACTS.or(ENTITY), Shape::Names, &[], NONE)];
    No "no" "無" 0 Nothing [on(FACTS.or(ENTITY), Shape::Names, &[], NONE)];
    Vendor "vendor" "事業者" 2 Nothing [ENTITY_STATED, DEMANDED, DEFINED];
    System "system" "システム" 2 Nothing [ENTITY_STATED, DEMANDED, DEFINED];
    Information "information" "情報" 2 Nothing [ENTITY_STATED, DEMANDED, DEFINED];
    Post "post" "職" 2 Nothing [on(FACTS.or(SAID), Shape::NameTitle, &[], ENTITY), DEMANDED, DEFINED];
    Committee "committee" "委員会" 2 Nothing [on(FACTS.or(SAID), Shape::NameTitle, &[], ENTITY), DEMANDED, DEFINED];
    Facility "facility" "施設" 2 Nothing [ENTITY_STATED, DEMANDED, DEFINED];

    // Structure
    Chapter "chapter" "章" 8 Nothing [on(POLICY, Shape::NumberTitle, &[], BODY), on(STANDARD_HEAD, Shape::NameTitle, &[K::En], STANDARD_CHAPTER)];
    Section "section" "節" 7 Nothing [on(POLICY.or(BODY), Shape::NumberTitle, &[], BODY), on(STANDARD_HEAD, Shape::NameTitle, &[K::En], STANDARD_CHAPTER)];
    Article "article" "条" 6 Nothing [on(TEXT, Shape::NumberTitle, &[K::Deleted], ARTICLE)];
    Deleted "deleted" "削除" 0 Nothing [];
    Supplement "supplement" "附則" 9 Nothing [on(POLICY, Shape::OptionalDateTitle, &[], SUPPLEMENT)];
    Table "appended_table" "別表" 9 Nothing [ANNEXED];
    Form "appended_form" "様式" 9 Nothing [ANNEXED];
    Columns "columns" "列" 4 Nothing [on(CELLS, Shape::Strings, &[], NONE)];
    Row "row" "行" 4 Nothing [on(CELLS, Shape::Strings, &[], NONE)];
    Paragraph "paragraph" "項" 4 Nothing [on(ARTICLE.or(SUPPLEMENT), Shape::String, &[], PARAGRAPH), on(CELLS, Shape::String, &[], NONE)];
    Definition "definition" "定義" 3 Nothing [on(ARTICLE.or(POLICY), Shape::TwoStrings, &[K::Added], NONE)];
    Added "added" "追加" 0 Nothing [];

    // What an article says
    Satisfies "satisfies" "対応" 3 Nothing [on(SAID, Shape::Items, &[], NONE)];
    Implements "implements" "根拠規定" 3 Nothing [on(SAID, Shape::Articles, &[], NONE)];
    Cites "cites" "根拠法令" 3 Nothing [on(SAID.or(REQUIREMENT), Shape::Law, &[K::When, K::Purpose], NONE)];
    Purpose "purpose" "趣旨" 0 String [];
    When "when" "条件" 0 Condition [];
    NotApplicable "not_applicable" "適用除外" 3 Nothing [on(ARTICLE.or(SUPPLEMENT).or(TEXT), Shape::Items, &[K::Because], NONE)];
    Exception "exception" "例外" 3 Nothing [on(ARTICLE.or(SUPPLEMENT).or(TEXT), Shape::Items, &[K::For, K::Until, K::Approved, K::ApprovedBy, K::Because, K::Instead], NONE)];
    For "for" "例外対象" 0 Names [];
    Because "because" "理由" 0 String [on(DECLARATION.or(ENTITY), Shape::String, &[], NONE)];
    Instead "instead" "代替措置" 0 String [];
    Equivalent "equivalent" "同等措置" 2 Nothing [on(DECLARATION.or(ARTICLE), Shape::String, &[K::To, K::Because], NONE)];
    To "to" "同等先" 0 Value [];
    Role "role" "役割" 3 Nothing [DECLARED, DEMANDED, DEFINED];
    Document "document" "文書" 3 Nothing [DECLARED, DEMANDED, DEFINED];
    Activity "activity" "活動" 3 Nothing [DECLARED, DEMANDED, DEFINED];
    Measure "measure" "対策" 3 Nothing [DECLARED, DEMANDED, DEFINED];
    Record "record" "記録" 3 Nothing [DECLARED, DEMANDED, DEFINED];
    Agreement "agreement" "契約" 3 Nothing [DECLARED, DEMANDED, DEFINED];

    // Duty and modes
    Must "must" "義務" 1 Nothing [DUTY];
    Should "should" "努力義務" 1 Nothing [DUTY];
    May "may" "任意" 1 Nothing [DUTY];
    From "from" "開始" 0 Date [];
    Until "until" "期限" 0 Date [];
    Minimum "minimum" "下限" 1 Nothing [MODE];
    Default "default" "既定" 1 Nothing [MODE];
    Final "final" "変更不可" 1 Nothing [MODE];
    Delegated "delegated" "委任" 1 Nothing [MODE];

    // Standards
    Volume "volume" "編" 0 Nothing [on(STANDARD_HEAD, Shape::NameTitle, &[K::En], STANDARD_CHAPTER)];
    Group "group" "群" 0 Nothing [on(STANDARD_HEAD, Shape::Definition, &[K::En], NONE)];
    Requirement "requirement" "遵守事項" 9 Nothing [on(STANDARD, Shape::ItemTitle, &[K::En], REQUIREMENT)];
    Point "point" "細目" 5 Nothing [on(REQUIREMENT, Shape::NameTitle, &[K::En], REQUIREMENT)];
    State "state" "本文状態" 2 Nothing [on(REQUIREMENT.or(STANDARD_HEAD).or(STANDARD_CHAPTER), Shape::Names, &[], NONE)];
    AppliesWhen "applies when" "適用条件" 2 Nothing [on(REQUIREMENT, Shape::Condition, &[], NONE)];
    AppliesAsJudged "applies as judged" "要否判断" 2 Nothing [on(REQUIREMENT, Shape::Nothing, &[], NONE)];
    Binds "binds" "適用類型" 2 Nothing [on(REQUIREMENT.or(STANDARD_CHAPTER), Shape::Names, &[], NONE)];
    Expects "expects" "要件" 3 Nothing [on(REQUIREMENT.or(DEEMED), Shape::Demand, &[K::Where], DEMAND)];
    Reads "reads" "解釈" 2 Nothing [on(REQUIREMENT, Shape::String, &[K::Meaning], NONE)];
    Meaning "meaning" "解釈値" 0 Value [];
    WordingOnly "wording_only" "本文のみ" 2 Nothing [on(REQUIREMENT, Shape::Nothing, &[K::Because], NONE)];
    Guidance "guidance" "解説" 2 Nothing [on(REQUIREMENT, Shape::String, &[K::En], NONE)];
    Source "source" "出典" 2 Nothing [on(REQUIREMENT.or(STANDARD_HEAD).or(VOCABULARY_HEAD), Shape::String, &[], NONE)];
    En "en" "英文" 0 String [];
    AnyOf "any of" "いずれか" 1 Nothing [on(EXPECTED, Shape::Nothing, &[], GROUP)];
    AllOf "all of" "すべて" 1 Nothing [on(EXPECTED, Shape::Nothing, &[], GROUP)];
    AtLeast "at least" "最低" 1 Number [on(EXPECTED, Shape::Demand, &[K::Where], EXPECTED)];
    Each "each" "各" 1 Nothing [on(GROUP, Shape::Demand, &[K::Where], DEMAND)];
    Some "some" "一以上" 1 Nothing [on(GROUP, Shape::Demand, &[K::Where], DEMAND)];
    Has "has" "関連" 1 Nothing [on(EXPECTED, Shape::Demand, &[K::Where], DEMAND)];
    Where "where" "該当" 0 Condition [];
    Stated "stated" "明記" 0 Nothing [];
    Of "of" "候補" 0 Value [];
    OrEquivalent "or equivalent" "又は同等" 0 Nothing [];
    And "and" "かつ" 0 Nothing [];
    Or "or" "又は" 0 Nothing [];
    Amends "amends" "改正" 0 Names [];
    Amend "amend" "改める" 9 Nothing [on(STANDARD, Shape::ItemTitle, &[K::En, K::Formerly], AMEND.or(REQUIREMENT))];
    Formerly "formerly" "旧番号" 0 Value [];
    Repeal "repeal" "削る" 3 Nothing [on(AMEND, Shape::Value, &[], NONE)];
    Add "add" "加える" 3 Nothing [on(AMEND, Shape::Value, &[K::En], REQUIREMENT)];
    InPlaceOf "in_place_of" "代替適用" 3 Nothing [on(STANDARD_CHAPTER, Shape::Names, &[K::When], DEEMED)];
    Carried "carried" "引継" 0 Nothing [on(STANDARD_HEAD, Shape::Names, &[], NONE)];

    // Vocabularies
    Kind "kind" "種類" 9 Nothing [DEFINED];
    Fact "fact" "現況項目" 9 Nothing [DEFINED];
    Unit "unit" "単位" 9 Nothing [on(VOCABULARY, Shape::Definition, &[K::General, K::Is], NONE)];
    Words "words" "語群" 9 Nothing [on(VOCABULARY, Shape::Definition, &[K::Is], Place::WORD_LIST)];
    Also "also" "別称" 0 Names [];
    Covers "covers" "下位語" 0 Names [];
    Is "is" "上位語" 0 Names [];
    Serves "serves" "関係職務" 0 Names [];
    Reserved "reserved" "限定" 0 Nothing [];
    Outside "outside" "機関外" 0 Nothing [];
    InHouse "in house" "機関内" 0 Nothing [];
    Reach "reach" "適用先" 0 Nothing [];
    JudgedBelow "judged below" "下位判定" 0 Nothing [];
    Implies "implies" "含意" 0 Names [];
    Apart "apart" "無関係" 0 Nothing [];
    Begins "begins" "始期" 0 Nothing [];
    Ends "ends" "終期" 0 Nothing [];
    JudgedHere "judged here" "自ら判定" 0 Nothing [];
    General "general" "汎用" 0 Nothing [];
    Required "required" "必須" 0 Nothing [];
    Recurring "recurring" "反復" 0 Nothing [];
    Deadline "deadline" "期限値" 0 Nothing [];
    SaidAs "said as" "言い方" 0 Names [];
    Sentence "sentence" "文" 0 String [];
    Predicate "predicate" "述部" 0 String [];
    Negated "negated" "否定" 0 String [];
    Distinguishes "distinguishes" "区別" 0 Nothing [];
    Range "range" "妥当範囲" 0 Value [];
    ShownBy "shown_by" "表示" 0 Value [];
    ImpliedBy "implied_by" "導出" 0 Value [];
    Text "text" "文字列" 0 Nothing [];
    YesNo "yesno" "有無" 0 Nothing [];
    Count "count" "数" 0 Nothing [];
    Duration "duration" "期間" 0 Nothing [];
    Date "date" "日付" 0 Nothing [];
    Hours "hours" "時間帯" 0 Nothing [];
    Choice "choice" "選択" 0 Nothing [];
    Extent "extent" "範囲" 0 Nothing [];
    Actor "actor" "主体" 0 Nothing [];
    Ref "ref" "参照" 0 Nothing [];
    Laws "laws" "法令" 0 Nothing [];
    Higher "higher" "高い方" 0 Nothing [];
    Lower "lower" "低い方" 0 Nothing [];
    Subset "subset" "部分集合" 0 Nothing [];
    Superset "superset" "包含" 0 Nothing [];
    Ordered "ordered" "順序" 0 Nothing [];
    Exact "exact" "一致" 0 Nothing [];
    Free "free" "自由" 0 Nothing [];
}
