//! Changes of a text that know what it is made of.

use super::corpus::LARGEST;
use super::random::Random;

/// What slips into a text, or is put there.
const SLIPS: [&str; 96] = [
    "{",
    "}",
    "{}",
    "｛",
    "｝",
    ";",
    "；",
    "。",
    "、",
    ",",
    "，",
    "=",
    "＝",
    "==",
    ">=",
    "≦",
    "!",
    "(",
    ")",
    "（",
    "）",
    "「",
    "」",
    "『",
    "』",
    "\"",
    "“",
    "”",
    "\"\"\"",
    "\"\"\"\n",
    "'",
    "‘",
    "’",
    "【",
    "】",
    "｢",
    "｣",
    " ",
    "　",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\n\n\n",
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "\u{ad}",
    "\u{202e}",
    "\u{2028}",
    "\u{3099}",
    "\u{fe0f}",
    "\u{e0041}",
    "⼆",
    "//",
    "// kitei: allow(structure/number-order) reason \"x\"",
    "// kitei: 許容(time/lapsed) 範囲 文 理由 「x」\n",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> x\n",
    "条 ",
    "条 第1条 「a」 {",
    "項 「",
    "章 ",
    "節 ",
    "附則 令和8年4月1日 {",
    "規程 「x」 {",
    "基準 ",
    "語彙 ",
    "現況 {",
    "対策 パスワード {",
    "最短文字数 13文字",
    "役割 企画管理者 { 充職 院長 }",
    "継承 「b.kitei」 略称 親",
    "構成文書 「c.kitei」",
    "対応 経営管理編3.1.2②",
    "根拠法令 個人情報保護法第23条",
    "（以下「法」という。）",
    "第",
    "条",
    "の2",
    "4294967295",
    "18446744073709551616",
    "〇一二三",
    "①",
    "⑳",
    "令和8年5月1日",
    "2026-02-30",
    "{パスワード.最短文字数}",
    "{条:題}",
    "前条",
    "同条第2項",
    "から",
    "まで",
    "?",
    "\u{20000}",
];

/// A text, changed in one to eight ways; `others` lend pieces.
pub(crate) fn mutated(text: &[u8], others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..=random.below(8) {
        once(&mut text, others, random);
    }
    text.truncate(LARGEST);
    text
}

fn once(text: &mut Vec<u8>, others: &[Vec<u8>], random: &mut Random) {
    let at = boundary(text, random.below(text.len() + 1));
    let to = match random.below(4) {
        0 => boundary(text, at + random.below(text.len() + 1 - at)),
        1 => line_end(text, at),
        _ => boundary(text, (at + 1 + random.below(12)).min(text.len())),
    };
    match random.below(12) {
        // A piece is lost, said twice, or stands elsewhere.
        0 | 1 => drop(text.drain(at..to)),
        2 => {
            let piece: Vec<u8> = text.drain(at..to).collect();
            let there = boundary(text, random.below(text.len() + 1));
            text.splice(there..there, piece);
        }
        3 => {
            let piece = text.get(at..to).unwrap_or_default().to_vec();
            let times = 1 + random.below(if piece.len() < 64 { 40 } else { 2 });
            text.splice(at..at, piece.repeat(times));
        }
        // Something of another text.
        4 | 5 => {
            let Some(other) = random.pick(others) else { return };
            let from = boundary(other, random.below(other.len() + 1));
            let until =
                if random.below(2) == 0 { line_end(other, from) } else { boundary(other, from + random.below(other.len() + 1 - from)) };
            let piece = other.get(from..until.min(from + 2048)).unwrap_or_default().to_vec();
            text.splice(at..if random.below(2) == 0 { at } else { to }, piece);
        }
        // A byte that is no character.
        6 if random.below(20) == 0 => {
            let byte = u8::try_from(random.below(256)).unwrap_or(0);
            text.insert(at, byte);
        }
        // A digit becomes another.
        7 => {
            if let Some(digit) = text.iter_mut().skip(at).find(|byte| byte.is_ascii_digit()) {
                *digit = b'0' + u8::try_from(random.below(10)).unwrap_or(0);
            }
        }
        _ => {
            let slip = random.pick(&SLIPS).copied().unwrap_or_default();
            text.splice(at..if random.below(3) == 0 { to } else { at }, slip.bytes());
        }
    }
}

/// The boundary of a character at a place or before it.
fn boundary(text: &[u8], at: usize) -> usize {
    let is_within = |at: usize| text.get(at).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000);
    (at.saturating_sub(3)..=at).rev().find(|at| !is_within(*at)).unwrap_or(at)
}

fn line_end(text: &[u8], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| from + end + 1)
}
