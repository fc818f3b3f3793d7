//! `consistency/duplicate-policy`: a policy that is there twice.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Rule, Severity, Text};
use crate::resolve::policy::Policy;
use std::borrow::Cow;

declare_rule! {
    /// Two policies in the root are of one institution and bear one title. Both are judged, and nobody can tell which of them holds; a policy below inherits from one and may be meant to inherit from the other. Two texts of one version, or without any, are an error. Of two versions, the later says with `replaces` that it replaces the policy as a whole; without it, a warning.
    ///
    /// What to do: Remove one, or state in the newer that it `replaces` the other.
    ///
    /// ---
    /// 同じ機関の、同じ題名の規程が二つあります。どちらも判定しますが、どちらが効力を持つのか分かりません。下位規程が、意図しない方を継承しているおそれもあります。版が同じもの、版のないものはエラーです。版が違うときは、新しい方の見出しに「全部改正」として題名を書きます。書かれていなければ警告です。
    ///
    /// 対処：要らない方を消すか、新しい方の見出しに「全部改正」を書きます。
    pub static DUPLICATE_POLICY = {
        name: "consistency/duplicate-policy", severity: Error, since: "0.1.0", fix: None,
        ja: "同じ規程が二つある", en: "a policy is there twice",
    };
}

pub(super) const RULES: &[&Rule] = &[&DUPLICATE_POLICY];

/// How another policy of the same institution and title stands to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::resolve) enum Twice {
    /// It is of the same version, or one of them has none.
    SameVersion,
    /// It is of another version, and neither says that it replaces the other.
    OtherVersion,
}

/// Others of the same institution and title, by their paths.
pub(in crate::resolve) fn twice(findings: &mut Findings, policy: &Policy, others: &[(Cow<'_, str>, Twice)]) {
    let paths: Vec<&str> = others.iter().map(|(path, _)| &**path).collect();
    let (ja, en) = (paths.join("」、「"), paths.join("\", \""));
    let title = &policy.title;
    let finding = Diagnostic::new(
        &DUPLICATE_POLICY,
        policy.header,
        Text::new(format!("この機関の「{title}」が、「{ja}」にもあります"), format!("\"{title}\" of this institution is in \"{en}\" too")),
    );
    let is_same = others.iter().any(|(_, twice)| *twice == Twice::SameVersion);
    findings.push(if is_same {
        finding.help(Text::new(
            "一つを残して消すか、別の規程であれば題名を変え、一つの規程の文書であれば「構成文書」に挙げてください",
            "keep one of them; give another policy a title of its own, and list what is a document of this one with `includes`",
        ))
    } else {
        finding.severity(Severity::Warning).help(Text::new(
            format!("前の版を消すか、新しい版の見出しに「全部改正 「{title}」」と書いてください"),
            format!("remove the former version, or write `replaces \"{title}\"` in the head of the new one"),
        ))
    });
}
