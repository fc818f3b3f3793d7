//! Sentences that leave to somebody whether something is done: 受講するかどうかは、各自の判断による.

use super::topic::{bare, beside};
use crate::text::seek;

/// What follows whoever it is left to. With what comes after these words nothing is taken back.
const MARKS: [&str; 20] = [
    "の判断による",
    "の判断によること",
    "の判断に委ね",
    "の判断に任せ",
    "の判断とする",
    "の裁量による",
    "の裁量によること",
    "の裁量とする",
    "の裁量に委ね",
    "の裁量に任せ",
    "の自由とする",
    "の任意とする",
    "の良識に委ね",
    "の良心に委ね",
    "の自主性に委ね",
    "の希望による",
    "の意思による",
    "に一任する",
    "に任せる",
    "に委ねる",
];
/// Who is anybody.
const ANYBODY: [&str; 14] =
    ["各自", "各人", "本人", "職員", "各職員", "全職員", "職員個人", "利用者", "各利用者", "従業者", "従事者", "個人", "担当者", "現場"];

/// What is left to somebody, and whether to anybody.
pub(super) fn left(said: &str) -> Option<(&str, bool)> {
    // Each mark has one of these; most sentences have none.
    if !said.contains(['判', '裁', '自', '任', '良', '希', '意', '委']) {
        return None;
    }
    let (at, mark) = MARKS.iter().filter_map(|mark| Some((seek(said, mark)?, *mark))).min()?;
    let before = said.get(..at)?;
    let (topic, who) = before.rsplit_once("は、").or_else(|| before.rsplit_once('は'))?;
    let is_anybody = ANYBODY.contains(&who.trim());
    // 細目は、委託先に委ねる: another does it.
    if !is_anybody && mark == "に委ねる" {
        return None;
    }
    let topic = beside(topic).0.trim_end_matches("について");
    Some((bare(topic), is_anybody || mark.contains("裁量")))
}
