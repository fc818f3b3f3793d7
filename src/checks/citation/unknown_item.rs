//! `citation/unknown-item`

use crate::declare_rule;

declare_rule! {
    /// The paragraph is there and does not have the item 号 that is cited, or the item does not have the sub-item (イ, ロ, ハ).
    /// Items are held for the latest wording of an article; on an earlier day nothing is said of them.
    ///
    /// What to do: Look up the item, and mend it.
    ///
    /// ---
    /// 引用された条・項はありますが、その号、又は号の下のイロハがありません。号は条の最新の文言について収録しているため、それより前の日については指摘しません。
    ///
    /// 対処：号を確かめて改めます。
    pub static RULE = {
        name: "citation/unknown-item", severity: Error, since: "0.1.0", fix: None,
        ja: "項にない号の引用", en: "an item is cited that the paragraph does not have",
    };
}
