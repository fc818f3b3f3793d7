//! `inheritance/unimplemented-delegation`

use super::delegated;
use crate::checks::{Context, article_name, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};

declare_rule! {
    /// A parent delegates a declaration, a value or a whole article, and the policy does not take it up: it declares nothing of the kind, or has no article with `implements` and text of its own. What is delegated covers nothing until it is taken up.
    /// Where a fact says that there is no such thing (no remote access, say), nothing need be taken up.
    ///
    /// ---
    /// 上位規程が委任した宣言、値又は条について、この規程に定めがありません。委任されたものは、定めるまで何も満たしません。
    /// 宣言や値はこの規程で定め、条は「根拠規定」を示した条で定めます。現況に「無」とした事柄については、定める必要はありません。
    pub static RULE = {
        name: "inheritance/unimplemented-delegation", severity: Error, since: "0.1.0", fix: None,
        ja: "委任された事項が定められていない", en: "something delegated is not taken up",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    let title = |id| cx.resolved.policy(id).map_or("", |policy| policy.title.as_str());
    let hidden = |key: &crate::resolve::effective::Key| cx.policy.unknown.names.contains(&key.name);
    for open in delegated::open_declarations(cx).into_iter().filter(|open| !hidden(open.key)) {
        let name = words::named(vocabulary, open.key.kind, Some(open.key.name), open.key.label.as_deref());
        let subject = match open.attribute {
            Some(attribute) => {
                let spelling = &vocabulary.attribute(attribute).spelling;
                Text::new(format!("{}の「{}」", name.ja, spelling.ja), format!("\"{}\" of {}", spelling.en, name.en))
            }
            None => name,
        };
        let by = title(open.by);
        findings.push(
            Diagnostic::new(
                &RULE,
                cx.policy.header,
                Text::new(
                    format!("上位規程から委任された{}が定められていません", subject.ja),
                    format!("{} is delegated by the parent and not laid down here", subject.en),
                ),
            )
            .at(open.span, Text::new(format!("「{by}」が委任しています"), format!("delegated by \"{by}\"")))
            .help(Text::new(format!("{}を定めてください", subject.ja), format!("lay down {}", subject.en))),
        );
    }
    for (parent, article) in delegated::open_articles(cx) {
        let name = article_name(article);
        findings.push(
            Diagnostic::new(
                &RULE,
                cx.policy.header,
                Text::new(
                    format!("「{}」の{}の委任を受けた条がありません", parent.title, name.ja),
                    format!("no article takes up {} of \"{}\"", name.en, parent.title),
                ),
            )
            .at(article.header, Text::new("ここで委任しています", "delegated here"))
            .help(Text::new(
                "「根拠規定」でこの条を示し、内容を定める条を書いてください",
                "write an article that names it with \"implements\" and lays the matter down",
            )),
        );
    }
}
