//! The reader of tokens, which is written by hand, against `grammar/citation.pest`, which defines them.

mod definition;

use kitei_law::token::{Token, tokens};
use kitei_syntax::text::fold::Folded;
use proptest::prelude::*;

fn read(text: &str) -> Vec<Token<'_>> {
    tokens(text, 0).collect()
}

/// What texts that cite are made of; most heaps of it are no citation, and every one has tokens.
const JAPANESE: &str = "医療法 個人情報の保護に関する法律 施行令 施行規則 規則 規程 法 令 法律 政令 省令 条例 法令 この規程は 第 条 項 号 編 章 節 款 目 1 2 14 １２ 二 二十六 百七十九 参 参照 12345 99999 〇 の ノ 之 - ー 、 ・ 〜 から まで 及び 又は 並びに と や ないし 乃至 または 第3条 第十四条第二項 6条 第6の2条 第9条の20の2 第2項 3号 第23・24条 第20～23条 の12 の一部 の2人 か月 から第 つ ヶ イ ロ ハ イからハ （イ） （１） ⅰ Ⅰ ③ ① 23Ⅰ③ 附則 付則 別表 別表第1 前段 後段 本文 柱書き 各号 各号列記以外の部分 ただし書 但し書き 同法 同法施行規則 同施行令 同条 同項 同号 同 同第2項 同34条 同27Ⅰ 前条 次項 前 次 前項 （ ） 「 」 以下 以下「法」という。 略称 通称 いわゆる 旧題名 という と総称する 単に 本文中 平成15年法律第57号 昭和23年7月30日法律第205号 令和元年 令和 平成 年 月 日 元 件 例 坊 目 様式 様式第一号の二 別記様式 別紙 は105条 棟 被保険 違反 所定 等 関 規定 に を 。 ％ 々 條 號";
const NOTES: &str = "（ ） （ ） 「 」 「法」 以下 本文中 単に 、 という と略す 通称 略称 いわゆる 旧題名 甲 同 同34条 同27Ⅰ 個情法 平成15年法律第57号 令和 同法 同項 第3条 法二条 令3条 Article";
const ENGLISH: &str = "Article 14 articles arts. art § §§ , ; ( ) (2) (i) (iii) (iiii) (a) (c) 2 20-23 6-12 -2 paragraph paragraphs para. item items (1) of the and or to through supplementary provisions proviso (main clause) (each item) (chapeau) Medical Care Act that same Article of that particle x 第3条 医療法";

fn heap(words: &'static str) -> impl Strategy<Value = String> {
    let words: Vec<&str> = words.split(' ').chain([" ", "\n", "\u{3000}", "\n\n", "\r\n", "\t"]).collect();
    proptest::collection::vec(proptest::sample::select(words), 0..24).prop_map(|words| words.concat())
}

/// English words stand apart.
fn spaced(words: &'static str) -> impl Strategy<Value = String> {
    let words: Vec<&str> = words.split(' ').collect();
    proptest::collection::vec(proptest::sample::select(words), 0..16).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn heaps_of_legal_words(text in prop_oneof![3 => heap(JAPANESE), 2 => heap(NOTES), 1 => heap(ENGLISH), 2 => spaced(ENGLISH)]) {
        let folded = Folded::new(&text).text;
        prop_assert_eq!(read(&folded), definition::tokens(&folded), "{}", folded);
    }

    #[test]
    fn any_text(text in "\\PC*") {
        prop_assert_eq!(read(&text), definition::tokens(&text), "{}", text);
    }
}

/// Texts that cite, line by line and from every character on: most places are then cut somewhere.
#[test]
fn sentences_of_the_sample() {
    const SAMPLES: [&str; 2] =
        [include_str!("../../../../tests/it/citations/sample.txt"), include_str!("../../../../tests/it/citations/forms.txt")];
    let mut places = 0;
    for line in SAMPLES.iter().flat_map(|sample| sample.lines()) {
        let folded = Folded::new(line).text;
        for text in folded.char_indices().filter_map(|(at, _)| folded.get(at..)) {
            let read = read(text);
            places += read.iter().filter(|token| matches!(token.kind, kitei_law::token::Kind::Place(..))).count();
            assert_eq!(read, definition::tokens(text), "{text}");
        }
    }
    assert!(places > 10_000, "{places}");
}
