//! `time/certificate-undated`

use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Edit, Findings, Text};
use crate::model::value::Value;
use crate::syntax::keyword::Keyword;

declare_rule! {
    /// A vendor's certificate is stated without the day on which it runs out. It would count for ever, and nobody would see that it was not renewed.
    ///
    /// What to do: State until when it is valid (`until`).
    ///
    /// ---
    /// 事業者の認証に期限が書かれていません。期限がないと、更新されなくなった認証がいつまでも有効なものとして数えられます。
    ///
    /// 対処：「期限」に有効期限を書きます。
    pub static RULE = {
        name: "time/certificate-undated", severity: Warning, since: "0.1.0", fix: Placeholder,
        ja: "認証に期限が書かれていない", en: "a certificate without its day of expiry",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    let Some(certificate) = vocabulary.known().certificate else { return };
    for vendor in cx.policy.entities.iter().filter(|entity| entity.kind == Keyword::Vendor) {
        for stated in vendor.attributes.iter().filter(|stated| stated.attribute == certificate && stated.until.is_none()) {
            let Some(value) = stated.value.as_ref().filter(|value| **value != Value::Undecided) else { continue };
            // A day that could not be read is not missing.
            let written = cx.text(stated.span);
            if [Keyword::Until.ja(), Keyword::Until.en()].iter().any(|until| written.contains(until)) {
                continue;
            }
            let shown = words::show(vocabulary, vocabulary.attribute(certificate), value);
            let until =
                if written.starts_with(|first: char| first.is_ascii_alphabetic()) { Keyword::Until.en() } else { Keyword::Until.ja() };
            findings.push(
                Diagnostic::new(
                    &RULE,
                    stated.span,
                    Text::new(
                        format!("事業者「{}」の認証「{}」に期限が書かれていません", vendor.name, shown.ja),
                        format!("\"{}\", a certificate of vendor \"{}\", has no day of expiry", shown.en, vendor.name),
                    ),
                )
                .help(Text::new(
                    "認証ごとに「認証 ISMS 期限 2028-03-31」のように有効期限を書いてください",
                    "write the day on which each certificate runs out, as in `certificate isms until 2028-03-31`",
                ))
                .placeholder(
                    Text::new("期限を書き加えて、日付を決める", "add the day, to be decided"),
                    vec![Edit { span: stated.value_span.tail(), replacement: format!(" {until} ?") }],
                ),
            );
        }
    }
}
