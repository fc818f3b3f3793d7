//! On what grounds something is no finding, in one line for people: the kinds that there are.

use crate::answer::Grounds;
use crate::diagnostic::Lang;

/// One kind: how it is called, and which count it shows.
struct Kind {
    ja: &'static str,
    en: &'static str,
    count: fn(&Grounds) -> u32,
}

const KINDS: [Kind; 18] = [
    Kind { ja: "充足", en: "met", count: |grounds| grounds.met },
    Kind { ja: "同等措置", en: "met by an equivalent", count: |grounds| grounds.equivalent },
    Kind { ja: "継承", en: "inherited", count: |grounds| grounds.inherited },
    Kind { ja: "委任", en: "delegated", count: |grounds| grounds.delegated },
    Kind { ja: "現況により適用なし", en: "not applicable by the facts", count: |grounds| grounds.not_applicable },
    Kind { ja: "適用除外", en: "excluded", count: |grounds| grounds.excluded },
    Kind { ja: "みなし遵守", en: "deemed met by another volume", count: |grounds| grounds.deemed },
    Kind { ja: "前の版による移行中", en: "in transition from a former edition", count: |grounds| grounds.transition },
    Kind { ja: "例外", en: "excepted", count: |grounds| grounds.excepted },
    Kind { ja: "適用範囲外", en: "out of scope", count: |grounds| grounds.out_of_scope },
    Kind { ja: "上位規程の除外", en: "left out of a parent", count: |grounds| grounds.left_out },
    Kind { ja: "抑制", en: "suppressed", count: |grounds| grounds.suppressed },
    Kind { ja: "導入時からのもの", en: "known to the baseline", count: |grounds| grounds.baselined },
    Kind { ja: "設定による格下げ", en: "lowered by a level", count: |grounds| grounds.lowered },
    Kind { ja: "設定による無効", en: "switched off", count: |grounds| grounds.switched_off },
    Kind { ja: "設定により検査しないファイル", en: "unread by `exclude`", count: |grounds| grounds.unread },
    Kind { ja: ".gitignore により検査しないファイル", en: "unread by `.gitignore`", count: |grounds| grounds.ignored },
    Kind { ja: "変更の及ばないファイル", en: "untouched by the change", count: |grounds| grounds.untouched },
];

/// The line; none where there are none.
pub(super) fn line(grounds: &Grounds, lang: Lang) -> Option<String> {
    let counted = KINDS.iter().map(|kind| (kind, (kind.count)(grounds))).filter(|(_, count)| *count > 0);
    let told: Vec<String> = counted
        .map(|(kind, count)| match lang {
            Lang::Ja => format!("{} {count}件", kind.ja),
            Lang::En => format!("{count} {}", kind.en),
        })
        .collect();
    (!told.is_empty()).then(|| match lang {
        Lang::Ja => format!("指摘としない根拠：{}", told.join("、")),
        Lang::En => format!("no finding on these grounds: {}", told.join(", ")),
    })
}
