//! In what cases alone, when at last, or how something is done: 苦情があったときに行う, 追って定める, 形だけ行う.

use super::End;
use super::words::RISKS;
use crate::text::{holds, holds_any};
use crate::wording::release::is_answered;

/// Some time or other, in name only, or by anybody's leave: no rule is worded so.
const LOOSE: [&str; 26] = [
    "希望した者",
    "希望する者",
    "希望者",
    "うちは",
    "追って",
    "後日",
    "いずれ、",
    "数年後",
    "将来",
    "当面、",
    "実際には",
    "事実上",
    "実質的に",
    "形だけ",
    "形の上",
    "表向き",
    "建前",
    "気にせ",
    "各自が",
    "各自の都合",
    "誰でも",
    "だれでも",
    "自由に",
    "勝手に",
    "好きな",
    "適当に",
];

/// Whether something is said of some people, things or times alone: 院外からの利用時だけ求める.
fn says_only(said: &str, end: &End<'_>) -> bool {
    /// To let few do it makes it safer.
    const ACCESS: [&str; 18] = [
        "閲覧", "利用", "使用", "入室", "操作", "用", "付与", "与", "接続", "許可", "登録", "貸与", "開示", "提供", "保持", "知", "限",
        "入",
    ];
    let is_only = holds(said, "だけ") && !holds_any(said, &["本人だけ", "者だけが", "だけでなく", "できるだけ"])
        || holds(said, "のみ") && !holds_any(said, &["のみならず", "のみが", "のみの"]);
    is_only && !ACCESS.iter().any(|access| end.word.ends_with(access))
}

/// Whether it is done in spite of what should keep from it: 開示書が古くても受理する.
fn says_although(said: &str) -> bool {
    let concedes = |word: &str| {
        said.split(word).skip(1).any(|rest| rest.starts_with('、') || !rest.starts_with(['よ', '差', '構', 'か', '足', '支', '問']))
    };
    ["くても", "しても", "れても", "ちても", "えても", "けても", "っても"].iter().any(|word| said.contains(word) && concedes(word))
        && !holds_any(said, &["であっても", "申出がなくても", "承認がなくても", "にしても", "できるよう"])
}

/// Whether a case is named in words that rules do not use: 来たら, 安ければ. What would be if not (なければ) makes no less of anything.
fn says_if(said: &str) -> bool {
    const PAST: [char; 14] = ['っ', 'い', 'し', 'れ', 'え', 'け', 'き', 'せ', 'じ', 'め', 'べ', '来', '見', '出'];
    // 見知らぬ人がいたら、必ず声をかける: so much the stricter.
    if holds_any(said, &["必ず", "直ちに", "速やかに", "すぐに"]) {
        return false;
    }
    let around =
        |word: &'static str| said.match_indices(word).filter_map(move |(at, _)| Some((said.get(..at)?, said.get(at + word.len()..)?)));
    // 連絡に当たらせる is no case.
    around("たら").any(|(before, after)| before.ends_with(PAST) && !after.starts_with(['せ', 'な', 'ず', 'れ', 'し']))
        || around("れば").any(|(before, _)| !before.ends_with("なけ"))
        || around("えば").any(|(before, _)| !before.ends_with('例'))
}

/// Whether it is done without what makes it worth doing: 読まずに綴じる, 未完成のまま備え付ける. What is dangerous is left out for good: 電源を切らずに.
fn says_without(said: &str) -> bool {
    let without = |word: &str| said.split(word).next().filter(|before| before.len() < said.len()).map(End::of_negated);
    let is_left = |word: &str| without(word).is_some_and(|end| !end.is(&RISKS));
    holds(said, "まま") && !holds(said, "そのまま") || is_left("ずに") || is_left("せず、")
}

/// Whether it is done in some case, at some time or in some way that makes less of it: 苦情があったときに行う, 追って定める.
pub(super) fn makes_less(said: &str, end: &End<'_>) -> bool {
    says_only(said, end) || says_although(said) || says_if(said) || says_without(said) || holds_any(said, &LOOSE) || in_a_case(said)
}

/// Whether it is done in a case alone that is not known to ask for it: 稼働の監視は、苦情があったときに行う.
fn in_a_case(said: &str) -> bool {
    /// What comes about by itself or in the course of work, or that somebody sees to.
    const ASKS: [&str; 48] = [
        "変更",
        "改正",
        "採用",
        "異動",
        "退職",
        "発生",
        "生じ",
        "更新",
        "導入",
        "廃棄",
        "契約",
        "締結",
        "開始",
        "終了",
        "受け",
        "離れ",
        "終え",
        "使用",
        "利用",
        "提供",
        "発見",
        "検知",
        "疑い",
        "おそれ",
        "必要",
        "認め",
        "着任",
        "任命",
        "委託",
        "接続",
        "登録",
        "移行",
        "設置",
        "構築",
        "交換",
        "経過",
        "満了",
        "判明",
        "確認",
        "修理",
        "貸与",
        "新たに",
        "初めて",
        "起き",
        "指示",
        "操作",
        "立ち会",
        "配",
    ];
    /// So many letters name what is done: a longer predicate says more than that.
    const LONGEST: usize = 12;
    let Some((before, rest)) = ["場合に", "ときに"].iter().find_map(|when| said.rsplit_once(when)) else { return false };
    let Some((_, case)) = before.rsplit_once("は、") else { return false };
    let rest = ["限り、", "限り", "のみ", "だけ", "、"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let is_short = rest.chars().count() <= LONGEST && !rest.contains(['を', '、', 'は']);
    is_short && !holds_any(case, &ASKS) && !is_answered(said)
}
