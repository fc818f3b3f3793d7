//! Whether a sentence says that something is done, or must not be: 年1回行う, 貸与しない. In Japanese it does so at its end. Texts of rules are written in
//! few words, and those that lay something down are known here; ways to make less of it have no end (飛ばす, 形だけ済ませる, 後回しにする).
//! So what is not known to lay something down is not taken to.

mod case;
mod english;
mod state;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use super::is_english;
use super::release::is_answered;
use super::sentence::{Mood, Sentence};
use crate::text::{holds, holds_any, look_up_key};
use case::makes_less;
use state::is_state;
use words::{DUTIES, EITHER, POWERS, RISKS, Words};

/// Why a sentence is not known to lay something down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It ends with a word that is not known to: 教育訓練は、忙しい年は飛ばす.
    Word,
    /// It has no verb that is known to, in English, where rules are written in many: the policies gather dust.
    Verb,
    /// It says that something is not done, which may forbid it or let somebody off: 契約書には、責任の分界を記載しない.
    Not,
    /// It forbids what elsewhere is a duty: 報告してはならない.
    Forbidden,
    /// It lets somebody do what is no known power, and nobody answers for it: 家族に話してもよい.
    Allowed,
    /// It says what something is, in a word that makes no duty of it: 将来の課題とする.
    State,
    /// It is done in a case alone that is not known to ask for it, or at some time: 苦情があったときに行う, 追って定める.
    Case,
}

/// A sentence that is not known to lay something down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear<'a> {
    /// All that it says.
    pub said: &'a str,
    /// Why.
    pub why: Unread,
    /// The sentence: bytes of the wording.
    pub range: Range<usize>,
}

/// What of a sentence is not known to lay something down.
pub(super) fn of<'a>(text: &'a str, sentence: &Sentence) -> Option<Unclear<'a>> {
    if matches!(sentence.mood, Mood::SaysNothing | Mood::Defers) {
        return None;
    }
    let said = text.get(sentence.range.clone())?;
    let key = look_up_key(said);
    let why = if is_english(said) { english::unread(&key) } else { unread(&key) };
    why.map(|why| Unclear { said, why, range: sentence.range.clone() })
}

/// A text of no more letters has nothing to speak of.
const SHORTEST: usize = 4;
/// Ends behind what is laid down.
const FORMAL: [&str; 7] = ["ものとする", "こととする", "こととしている", "ことになっている", "ことにする", "こと", "もの"];
/// It is only said to be done: 行ったことにする.
const PRETENDED: [&str; 6] = ["たものとする", "やむを得ない", "たことにする", "たことにしておく", "ものとして扱う", "ものとして取り扱う"];
/// What other readers of a wording look into.
const READ: [&str; 11] = [
    "下位の規程で変えることができる",
    "下位の規程で変えることができない",
    "この限りでない",
    "この限りではない",
    "例による",
    "再任を妨げない",
    "読み替えるものとする",
    "休日を除く",
    "期間を除く",
    "時間を除く",
    "日を除く",
];
/// What lets somebody do or leave something.
const LETS: [&str; 14] = [
    "差し支えない",
    "構わない",
    "かまわない",
    "問題ない",
    "問題はない",
    "支障ない",
    "足りる",
    "十分である",
    "十分とする",
    "よい",
    "良い",
    "いい",
    "よろしい",
    "を妨げない",
];
const MUST: [&str; 5] = ["なければならない", "なくてはならない", "ねばならない", "なければいけない", "べきである"];
const MUST_NOT: [&str; 7] = ["てはならない", "ではならない", "てはいけない", "得ない", "ことができない", "ことはできない", "できない"];
const MAY: [&str; 12] =
    ["できる", "ことがある", "られる", "行える", "使える", "読める", "書ける", "出せる", "持てる", "見られる", "省ける", "外せる"];
const NOT: [&str; 4] = ["ないでおく", "ずにおく", "ない", "ません"];
/// What is seen to: 閲覧することができないようにする.
const SEEN_TO: [&str; 5] = ["ようにする", "ようにしなければならない", "ようにさせる", "ようにしておく", "ようになっている"];

fn unread(said: &str) -> Option<Unread> {
    let said = without_aside(said);
    // よい: of nothing.
    said.chars().nth(SHORTEST)?;
    let ends = |ends: &[&str]| ends.iter().any(|end| said.ends_with(end));
    if ends(&READ) {
        return None;
    }
    if ends(&PRETENDED) {
        return Some(Unread::Word);
    }
    let whole = said;
    let said = FORMAL.iter().find_map(|end| said.strip_suffix(end)).unwrap_or(said);
    let ends = |ends: &[&str]| ends.iter().any(|end| said.ends_with(end));
    let end = End::of(said);
    // A noun, or what goes on in the next line.
    if end.kana.ends_with("ための") && whole.ends_with("ものとする") {
        return Some(Unread::State);
    }
    if end.kana.is_empty() || PARTICLES.contains(&end.kana) || ends(&SEEN_TO) {
        return None;
    }
    if ends(&LETS) {
        return (!is_answered(said)).then_some(Unread::Allowed);
    }
    let state = ["とする", "である", "です"].iter().find_map(|is| said.strip_suffix(is)).filter(|_| !ends(&MUST));
    if state.is_some_and(|state| !is_state(state, &end)) {
        return Some(Unread::State);
    }
    // 画面を開いたまま席を離れない: what is forbidden is so in any way.
    let is_forbidden = ends(&MUST_NOT) || ends(&NOT) && end.is(&RISKS);
    if makes_less(said, &end) && !is_forbidden {
        return (!is_answered(&said.replace("法令", ""))).then_some(Unread::Case);
    }
    if ends(&MUST) {
        return (!end.is_duty() && !end.kana.starts_with("でなけ") && !ends_in_kana(end.kana)).then_some(Unread::Word);
    }
    if ends(&MUST_NOT) {
        let is_known = end.is(&RISKS) || end.is(&EITHER) || says_of_whom(end.before) || said.ends_with("としてはならない");
        return (!is_known).then_some(Unread::Forbidden);
    }
    if ends(&MAY) {
        let is_known =
            end.is(&POWERS) && !(said.ends_with("ことがある") && end.kana.starts_with(['う', 'け', 'い'])) || end.kana.starts_with("によ");
        // What those below may do, a parent lays down.
        let is_below = || holds_any(said, &["機関は", "施設は", "各病院は", "各部局は", "各所属は"]);
        return (!is_known && !is_below() && !is_answered(said)).then_some(Unread::Allowed);
    }
    if ends(&NOT) {
        // 利用者は、権限を越えた操作を行わないこと: so rules forbid.
        let is_forbidden = whole.ends_with("ないこと") && end.is(&EITHER);
        return (!is_forbidden && !is_ban(said, &end)).then_some(Unread::Not);
    }
    (state.is_none() && !end.is_duty() && !ends_in_kana(end.kana) && !end.is_made()).then_some(Unread::Word)
}

/// A sentence without what stands in brackets at its end.
fn without_aside(said: &str) -> &str {
    let said = said.trim_end_matches(['。', ' ']);
    let open = said.ends_with(['）', ')']).then(|| said.rfind(['（', '('])).flatten();
    open.and_then(|at| said.get(..at)).filter(|before| !before.is_empty()).unwrap_or(said).trim_end_matches(['」', '』'])
}

/// The end of a sentence: what is written in kanji, katakana or letters, and the kana behind it.
struct End<'t> {
    before: &'t str,
    word: &'t str,
    kana: &'t str,
}

impl<'t> End<'t> {
    fn of(said: &'t str) -> Self {
        let start_of = |text: &str, is_of: fn(char) -> bool| {
            text.char_indices().rev().take_while(|(_, letter)| is_of(*letter)).last().map_or(text.len(), |(at, _)| at)
        };
        let kana = start_of(said, |letter| matches!(letter, 'ぁ'..='ん'));
        let (before, kana) = said.split_at_checked(kana).unwrap_or((said, ""));
        let (before, word) = before.split_at_checked(start_of(before, is_of_word)).unwrap_or((before, ""));
        Self { before, word, kana }
    }

    /// The end of what stands before ずに or せず.
    fn of_negated(said: &'t str) -> Self {
        let end = Self::of(said);
        if end.kana.is_empty() { Self { kana: "し", ..end } } else { end }
    }

    /// Whether it is one of these words.
    fn is(&self, words: &Words) -> bool {
        const LONGEST: usize = 8;
        let tails = || self.word.char_indices().rev().filter_map(|(at, _)| self.word.get(at..));
        let done = self.kana.strip_prefix('を').unwrap_or(self.kana);
        // 付け忘れてもとがめない says more than 忘れる; 上書きする is no 書く.
        let is_noun = self.kana.char_indices().nth(1).and_then(|(at, _)| self.kana.get(at..)).is_some_and(|rest| rest.starts_with("する"));
        // 見送る is no 送る, 示すにとどまる no 示す.
        let is_put_off = PUT_OFF.iter().any(|verb| self.verb_ends_with(verb));
        if holds(self.kana, "ても") || holds(self.kana, "とど") || is_put_off || is_noun && !self.kana.starts_with(['し', 'を']) {
            return false;
        }
        let is_done = done.starts_with(['し', 'す', 'さ', 'せ']) || done.starts_with("でき") || self.kana.starts_with("とする");
        is_done && tails().take(LONGEST).any(|tail| words.is_noun(tail)) || tails().take(2).any(|tail| words.is_verb(tail, self.kana))
    }

    /// Whether the verb as it is written ends with this: 据え置.
    fn verb_ends_with(&self, verb: &str) -> bool {
        self.word.ends_with(verb) || verb.strip_suffix(self.word).is_some_and(|before| !before.is_empty() && self.before.ends_with(before))
    }

    fn is_duty(&self) -> bool {
        // 取りやめる is no 取る.
        self.is(&DUTIES) && !holds(self.kana, "やめ")
    }

    /// 責任の分界を明確にする.
    fn is_made(&self) -> bool {
        const MADE: [&str; 12] = ["明確", "可能", "確実", "容易", "有効", "安全", "最新", "適切", "最小", "厳重", "別", "常"];
        self.kana.starts_with("にす") && MADE.iter().any(|made| self.word.ends_with(made))
    }
}

fn is_of_word(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '々' | '\u{30a1}'..='\u{30fa}' | 'ー' | '}' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
        || letter.is_ascii_alphanumeric()
}

/// Verbs that end as others do, by which something is put off or let go.
const PUT_OFF: [&str; 16] = [
    "見送",
    "先送",
    "据置",
    "据え置",
    "打切",
    "打ち切",
    "見合",
    "見合わせ",
    "見切",
    "切り捨",
    "引き延",
    "押し付",
    "取り下",
    "棚上",
    "後回",
    "投げ出",
];
/// What ends no sentence.
const PARTICLES: [&str; 14] = ["の", "を", "に", "は", "が", "と", "で", "や", "も", "へ", "から", "まで", "より", "など"];

/// Verbs without kanji, and what gives a place or a meaning: 一覧にまとめる, 別表による, 次のものをいう.
fn ends_in_kana(kana: &str) -> bool {
    const VERBS: [&str; 32] = [
        "まとめる",
        "まとめさせる",
        "まとめておく",
        "とる",
        "とらせる",
        "とらなければならない",
        "かける",
        "つける",
        "つけさせる",
        "つけなければならない",
        "そろえる",
        "つなぐ",
        "よる",
        "よらせる",
        "よらなければならない",
        "いう",
        "なる",
        "たてる",
        "ふくむ",
        "みなす",
        "にある",
        "がある",
        "のとおり",
        "ごと",
        "において",
        "について",
        "に関する",
        "ための",
        "その他の",
        "などの",
        "までの",
        "として",
    ];
    VERBS.iter().any(|verb| kana.ends_with(verb))
}

/// Whether a sentence that something is not done forbids it: 媒体保管室の鍵は、他の者に貸与しない.
fn is_ban(said: &str, end: &End<'_>) -> bool {
    end.is(&RISKS)
        || end.is(&EITHER) && says_of_whom(end.before)
        || is_answered(&said.replace("法令", ""))
        || holds_any(said, &["検討の結果", "環境をつくらない", "環境を作らない"])
        || said.ends_with("を要しない") && holds_any(said, &["ときは、", "場合は、", "場合には、"])
}

/// Whether a sentence says without what, to whom or of what something must not be done: 許可なく, 他の者に, 登録していない媒体を.
fn says_of_whom(said: &str) -> bool {
    const WITHOUT: [&str; 50] = [
        "のほか",
        "以外",
        "しか",
        "でなければ",
        "許可がなければ",
        "承認がなければ",
        "得なければ",
        "受けなければ",
        "ない限り",
        "なしに",
        "なく",
        "ずに",
        "ないで",
        "ないもの",
        "ない者",
        "ない機器",
        "ない媒体",
        "ない端末",
        "ない情報",
        "ないデータ",
        "ない職員",
        "ないときは",
        "ない場合は",
        "ない事業者",
        "超えて",
        "正当",
        "みだりに",
        "私的",
        "目的外",
        "私用",
        "他の者",
        "他人",
        "第三者",
        "院外",
        "外部",
        "無断",
        "不要な",
        "理由",
        "いかなる",
        "来訪者",
        "業務に関係",
        "一人で",
        "単独",
        "本人",
        "異なる",
        "不利益",
        "指揮",
        "申立て",
        "机の上",
        "その他の",
    ];
    holds_any(said, &WITHOUT)
}
