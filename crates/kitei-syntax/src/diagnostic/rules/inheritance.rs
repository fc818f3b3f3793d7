//! Rules raised while parents are looked for.

use crate::declare_rule;

declare_rule! {
    /// The document named by `inherits` does not exist or is no policy. What it would give is not known, so nothing is taken over from it. The path is written as seen from the document that inherits.
    ///
    /// ---
    /// 「継承」に書かれた文書がないか、規程ではありません。受け継ぐ内容が分からないため、何も受け継いでいないものとして判定します。位置は、継承する文書から見て書きます。
    pub static PARENT_NOT_FOUND = {
        name: "inheritance/parent-not-found", severity: Error, since: "0.1.0", fix: None,
        ja: "上位規程が見つからない", en: "the parent policy was not found",
    };
}

declare_rule! {
    /// Following `inherits` leads back to the policy it started from, so none of these policies is above the others. The link that closes the loop is left out.
    ///
    /// ---
    /// 「継承」をたどると元の規程に戻り、どれが上位であるかが決まりません。輪を閉じる継承はないものとして判定します。
    pub static CYCLE = {
        name: "inheritance/cycle", severity: Error, since: "0.1.0", fix: None,
        ja: "継承が循環している", en: "policies inherit from each other in a loop",
    };
}

declare_rule! {
    /// A document names another that lies outside the root. Only documents inside the root are read, so that a check gives the same result on every machine.
    ///
    /// ---
    /// 点検の対象となるフォルダの外にある文書が指定されています。どの端末でも同じ結果になるよう、読むのは中の文書だけです。
    pub static OUTSIDE_ROOT = {
        name: "inheritance/outside-root", severity: Error, since: "0.1.0", fix: None,
        ja: "フォルダの外の文書を指している", en: "a document outside the root is named",
    };
}

declare_rule! {
    /// The parent states another version than the one named by `inherits … version`, or none. A new version of the parent is to be read before it is taken over.
    ///
    /// ---
    /// 上位規程の版が、「継承」に書かれた版と違うか、書かれていません。上位規程が改められたときは、内容を確かめてから版を書き換えます。
    pub static VERSION = {
        name: "inheritance/version", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "上位規程の版が違う", en: "the parent is of another version",
    };
}

declare_rule! {
    /// The parent is not the text of which `digest` was taken: it was changed, whether or not its version says so. The digest speaks of all documents of the parent's set, its own standards and vocabularies among them; of the parent's parents the parent's own digests speak.
    /// Of a single file it is `sha256:` and what `sha256sum` gives. Of a set it is that of a list of the digits of each file, a line each: the root first, then the others in the order of `includes`.
    ///
    /// ---
    /// 上位規程の内容が、「照合値」を取ったときのものと違います。版が同じでも、内容が変われば示します。照合値は、上位規程の構成文書（独自の基準と語彙を含む。）のすべてについて取ります。上位規程のさらに上位については、上位規程の照合値によります。
    /// 一つのファイルの規程では、`sha256:` に `sha256sum` の示す値を続けたものです。複数の文書からなる規程では、親文書、構成文書の順に各ファイルの値を一行ずつ並べたものの値です。
    pub static DIGEST = {
        name: "inheritance/digest", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "上位規程の内容が照合値と合わない", en: "the parent's text has changed",
    };
}

declare_rule! {
    /// The parent's effective date is later than the day of the check. Its rules are judged as they will be.
    ///
    /// ---
    /// 上位規程の施行日が、点検の基準日より後です。施行後の内容で判定します。
    pub static NOT_IN_FORCE = {
        name: "inheritance/not-in-force", severity: Error, since: "0.1.0", fix: None,
        ja: "上位規程が施行されていない", en: "the parent is not in force",
    };
}

/// The rules of this family.
pub fn all() -> impl Iterator<Item = &'static crate::diagnostic::Rule> {
    [&PARENT_NOT_FOUND, &CYCLE, &OUTSIDE_ROOT, &VERSION, &DIGEST, &NOT_IN_FORCE].into_iter()
}
