//! The reader, which is written by hand, against `grammar/item.pest`, which defines what it reads.

mod definition;

use proptest::prelude::*;

use super::reader;
use crate::text::{FileId, Span};

/// What lists of items are made of; most heaps of it are none, and every one has pieces.
const WORDS: &str = "経営管理編 企画管理編 システム運用編 G M C g 第 章 節 項 1 2 3 14 １２ 3.1.2 3．1 . ． ① ② ⑳ ㉑ ⑴ ❶ ( （ ) ） - － ー ｰ — ‐ 〜 ～ ~ から まで … ・ ･ 及び 並びに と , 、 ， a b ab ｃ x X ｘ x-three-policies -x-a_b 管理責任 管理・運用 情報システム 々 _ あ ア ? 号 第3 第3章 3.1.2② G3.1.2-2 M7-6.c 企画管理編7⑥c 第6.0版 第6.0版の mhlw-6.0/ 版 の / ／ 第７．０版システム運用編14⑧ mhlw-6.0/C14-8 11①(a) 11①(ab）";

fn heap() -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.split(' ').chain([" ", "\u{3000}", "\n", "\t", "\u{a0}"]).collect();
    proptest::collection::vec(proptest::sample::select(words), 0..12).prop_map(|words| words.concat())
}

fn same(text: &str) -> Result<(), TestCaseError> {
    let place = Span::new(FileId(0), 7, 7 + u32::try_from(text.len()).unwrap());
    prop_assert_eq!(reader::pieces(text, place).collect::<Vec<_>>(), definition::pieces(text, place), "{}", text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn heaps_of_words(text in heap()) {
        same(&text)?;
    }

    #[test]
    fn any_text(text in "\\PC*") {
        same(&text)?;
    }
}
