//! `citation/unknown-paragraph`

use crate::declare_rule;

declare_rule! {
    /// The article is there and never had the paragraph that is cited, as far back as its versions are held.
    ///
    /// What to do: Look up the paragraph, and mend it.
    ///
    /// ---
    /// 引用された条はありますが、その項はありません（収録している版の範囲で、過去にもありません）。
    ///
    /// 対処：項を確かめて改めます。
    pub static RULE = {
        name: "citation/unknown-paragraph", severity: Error, since: "0.1.0", fix: None,
        ja: "条にない項の引用", en: "a paragraph is cited that the article does not have",
    };
}
