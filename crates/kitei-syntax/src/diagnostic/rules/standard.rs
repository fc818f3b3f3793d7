//! Rules raised while references to standards and their items are looked up.

use crate::declare_rule;

declare_rule! {
    /// No standard of this name is known. Standards are the built-in ones and those that the documents include.
    ///
    /// ---
    /// この名前の基準はありません。使えるのは、組み込まれた基準と、構成文書に含まれる基準です。
    pub static UNKNOWN = {
        name: "standard/unknown", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "知らない基準", en: "an unknown standard",
    };
}

declare_rule! {
    /// The reference does not name an item of a standard. Items are named as the guideline prints them (`経営管理編3.1.2②`, `企画管理編7⑥c`) or short (`G3.1.2-2`, `M7-6.c`); in a list, volume and section carry over.
    ///
    /// ---
    /// 基準にない番号です。番号はガイドラインのとおり（経営管理編3.1.2②、企画管理編7⑥c）又は短い形（G3.1.2-2、M7-6.c）で書きます。並べるときは、編と章節を省けます。
    pub static UNKNOWN_ITEM = {
        name: "standard/unknown-item", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "基準にない番号", en: "an item that no standard has",
    };
}

declare_rule! {
    /// The reference names several items: within some sections numbers begin anew under each heading, so the heading is needed (`経営管理編1.2.2善後策③`). None of them counts as named.
    ///
    /// ---
    /// 番号が複数の項目に当てはまります。責任の種類ごとに番号が①から始まる節では、種類も書きます（経営管理編1.2.2善後策③）。どの項目も挙げられていないものとして判定します。
    pub static AMBIGUOUS_ITEM = {
        name: "standard/ambiguous-item", severity: Error, since: "0.1.0", fix: None,
        ja: "番号が一つに決まらない", en: "a reference names several items",
    };
}

declare_rule! {
    /// The volume is one whose items are not all built in yet, and this number is none of those that are. The claim is neither counted nor contradicted.
    ///
    /// ---
    /// まだすべての遵守事項が組み込まれていない編の番号で、組み込まれたものの中にありません。満たすとも満たさないとも数えません。
    pub static NOT_ENCODED = {
        name: "standard/not-encoded", severity: Info, since: "0.1.0", fix: None,
        ja: "まだ組み込まれていない遵守事項", en: "a requirement that is not built in yet",
    };
}

/// The rules of this family.
pub fn all() -> impl Iterator<Item = &'static crate::diagnostic::Rule> {
    [&UNKNOWN, &UNKNOWN_ITEM, &AMBIGUOUS_ITEM, &NOT_ENCODED].into_iter()
}
