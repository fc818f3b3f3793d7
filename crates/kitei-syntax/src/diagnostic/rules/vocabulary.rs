//! Rules raised while a vocabulary is read.

use crate::declare_rule;

declare_rule! {
    /// A definition names a kind, unit, type, direction or wider word that the vocabulary does not have.
    ///
    /// ---
    /// 語彙にない種類・単位・型・向き・上位語が定義の中で使われています。
    pub static UNKNOWN = {
        name: "vocabulary/unknown", severity: Error, since: "0.1.0", fix: None,
        ja: "語彙の定義に知らない語がある", en: "a definition uses an unknown word",
    };
}

declare_rule! {
    /// A spelling is defined twice with different meanings. English and Japanese spellings are one to one.
    ///
    /// ---
    /// 同じ綴りが別の意味で二度定義されています。英名と和名は一対一でなければなりません。
    pub static DUPLICATE = {
        name: "vocabulary/duplicate", severity: Error, since: "0.1.0", fix: None,
        ja: "同じ語が二度定義されている", en: "a word is defined twice",
    };
}

declare_rule! {
    /// A definition lacks one of its parts: both names, the type, the direction, a readable range.
    ///
    /// ---
    /// 定義に、英名・和名・型・向き・読み取れる範囲のいずれかが欠けています。
    pub static INCOMPLETE = {
        name: "vocabulary/incomplete", severity: Error, since: "0.1.0", fix: None,
        ja: "語彙の定義が完結していない", en: "a definition is incomplete",
    };
}

/// The rules of this family.
pub fn all() -> impl Iterator<Item = &'static crate::diagnostic::Rule> {
    [&UNKNOWN, &DUPLICATE, &INCOMPLETE].into_iter()
}
