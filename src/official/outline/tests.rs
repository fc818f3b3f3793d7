use super::*;
use crate::official::text;

fn outline(text: &str) -> Outline {
    read(&text::read(text.as_bytes()).unwrap().pages)
}

/// Sections with their items, one line each.
fn shown(outline: &Outline) -> Vec<String> {
    outline
        .sections
        .iter()
        .flat_map(|section| {
            let head = format!("{} {} {:?}", section.number, section.title, section.patterns.as_ref().map(Vec::len));
            let items = section.items.iter().map(|item| {
                let group = item.group.as_ref().map(|group| format!("<{group}>")).unwrap_or_default();
                format!("  {group}{} {}", item.number, item.whole().replace('\n', "|"))
            });
            std::iter::once(head).chain(items)
        })
        .collect()
}

#[test]
fn lists_are_found_with_their_items_and_points() {
    let text = "
目次
1.見本の体系 ........................ 3
2.別の章 …………………………… 4
\u{c}
1.見本の体系
[Ⅰ、Ⅲ
なお遵守事項②・③は、Ⅱ、Ⅳも
参照]
【遵守事項】
①
見本の台帳を整えること。整えた台帳は、
⑤に示す者に渡すこと。
② 次の事項を定めること。
 (1) 見本の置き場所。ただし、次のものを除く。
   a. 借りた見本
   b. 返した見本
 (2) 見本の数（13
文字以内で書く。）
③ 見本の管理は①及び
②に従うこと。
この文は続きである。
1.1 見本の説明
① これは説明の中の一覧である。
② これも同じ。
\u{c}
第2章　別の章
【遵守事項】
<見せる責任>
① 一つ目のこと。
<直す責任>
① 二つ目のこと。
② 三つ目のこと。
説明はここから始まる。次のとおりである。
① 説明の一
② 説明の二
";
    assert_eq!(
        shown(&outline(text)),
        [
            "1 見本の体系 Some(2)",
            "  1 見本の台帳を整えること。整えた台帳は、⑤に示す者に渡すこと。",
            "  2 次の事項を定めること。|(1) 見本の置き場所。ただし、次のものを除く。|a. 借りた見本|b. 返した見本|(2) 見本の数（13文字以内で書く。）",
            "  3 見本の管理は①及び②に従うこと。この文は続きである。",
            "2 別の章 None",
            "  <見せる責任>1 一つ目のこと。",
            "  <直す責任>1 二つ目のこと。",
            "  <直す責任>2 三つ目のこと。",
        ]
    );
    let note = outline(text).sections.first().unwrap().note.clone().unwrap();
    assert_eq!((note.items, note.patterns.len()), (vec![2, 3], 2));
}

#[test]
fn a_sentence_that_ends_with_its_line_goes_on_where_the_next_item_follows() {
    let text = "1.見本\n【遵守事項】\n① 見本を選ぶこと。\n選ぶときは、大きさを考えること。\n② 見本を置くこと。\n置き場所を示す説明である。\n説明が続く。\n2.次の章\n";
    assert_eq!(shown(&outline(text)), ["1 見本 None", "  1 見本を選ぶこと。選ぶときは、大きさを考えること。", "  2 見本を置くこと。"]);
}

#[test]
fn a_number_that_is_missing_is_not_passed_over() {
    let found = outline("1.見本\n【遵守事項】\n① 一つ目のこと。\n③ 三つ目のこと。\n");
    let section = found.sections.first().unwrap();
    assert_eq!(section.items.iter().map(|item| item.number).collect::<Vec<_>>(), [1, 3]);
    assert!(!section.is_whole);
}

#[test]
fn signs_that_cannot_be_read_are_counted_and_said_to_be() {
    let found = outline("1.見本\n【遵守事項】\n\u{f06c} 一つ目のこと。\n\u{f06c} 二つ目のこと。\n");
    let items = &found.sections.first().unwrap().items;
    assert_eq!(items.iter().map(|item| (item.number, item.is_printed)).collect::<Vec<_>>(), [(1, false), (2, false)]);
    // Beside signs that can be read they are bullets.
    let found = outline("1.見本\n【遵守事項】\n① 次のこと。\n\u{f06c} 一つ目\n② 二つ目のこと。\n");
    assert_eq!(found.sections.first().unwrap().items.len(), 2);
}

#[test]
fn numbers_that_begin_anew_without_a_sign_around_their_heading() {
    let found = outline("1.2.1 見本の責任\n【遵守事項】\n見せる責任\n① 一つ目のこと。\n直す責任\n① 二つ目のこと。\n");
    assert_eq!(shown(&found).last().unwrap(), "  <直す責任>1 二つ目のこと。");
}

#[test]
fn points_may_begin_after_a_second_sentence() {
    let found =
        outline("3.見本\n【遵守事項】\n① 見本を分けること。\n分け方は次による。\n(1) 大きさ\n(2) 重さ\n3.1 (参考) 説明\n① 説明の一覧\n");
    assert_eq!(shown(&found), ["3 見本 None", "  1 見本を分けること。分け方は次による。|(1) 大きさ|(2) 重さ"]);
}

proptest::proptest! {
    /// Whatever lines follow each other: reading ends, and numbers go up under each heading.
    #[test]
    fn numbers_go_up_whatever_lines_there_are(lines in proptest::collection::vec(0_usize..14, 0..60)) {
        const LINES: [&str; 14] = [
            "1.見本", "2.1 見本の節", "【遵守事項】", "① 一つ目のこと。", "② 二つ目の", "③及び", "(1) 細目", "a. 細目", "<責任>", "続きの文。", "[Ⅰ、", "Ⅲ]",
            "\u{fffd} 読めない印", "\u{c}",
        ];
        let text: String = lines.iter().filter_map(|at| LINES.get(*at)).flat_map(|line| [line, "\n"]).collect();
        let Ok(document) = text::read(text.as_bytes()) else { return Ok(()) };
        for section in read(&document.pages).sections {
            for pair in section.items.windows(2) {
                let [one, other] = pair else { continue };
                proptest::prop_assert!(one.group != other.group || one.number < other.number || other.number == 1);
            }
        }
    }
}
