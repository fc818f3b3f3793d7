//! Rules raised while names are looked up.

use crate::declare_rule;

declare_rule! {
    /// The name is neither in the vocabulary nor set up by the policy: a declaration, an attribute, a fact, a kind of institution, a document of the set. What stands under it is not judged.
    ///
    /// ---
    /// 宣言・項目・現況・機関の種類・構成文書の名前が、語彙にも規程にもありません。その名前で書かれた内容は判定の対象になりません。
    pub static UNDEFINED_NAME = {
        name: "consistency/undefined-name", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "定められていない名前", en: "a name that nothing defines",
    };
}

declare_rule! {
    /// One thing is stated twice and the statements disagree, or one name stands for two things. The first statement is used.
    ///
    /// ---
    /// 同じことが食い違って二度書かれているか、一つの名前が二つのものを指しています。先に書かれた方で判定します。
    pub static CONFLICT = {
        name: "consistency/conflict", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "記載が食い違っている", en: "two statements disagree",
    };
}

/// The rules of this family.
pub fn all() -> impl Iterator<Item = &'static crate::diagnostic::Rule> {
    [&UNDEFINED_NAME, &CONFLICT].into_iter()
}
