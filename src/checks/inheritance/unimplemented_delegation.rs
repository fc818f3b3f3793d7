//! `inheritance/unimplemented-delegation`

use super::delegated::{self, Open};
use crate::checks::{Context, article_name, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Edit, Findings, Text};
use crate::model::vocabulary::Spelling;
use crate::syntax::keyword::Keyword;

declare_rule! {
    /// A parent delegates a declaration, a value or a whole article, and the policy does not take it up: it declares nothing of the kind, or has no article with `implements` and text of its own. What is delegated covers nothing until it is taken up.
    /// Where a fact says that there is no such thing (no remote access, say), nothing need be taken up; nor is what the parent leaves to those below as they like (`may`, `delegated`).
    ///
    /// What to do: Lay down what is delegated, or have the parent leave it open (`may`).
    ///
    /// ---
    /// 上位規程が委任した宣言、値又は条について、この規程に定めがありません。委任されたものは、定めるまで何も満たしません。
    /// 宣言や値はこの規程で定め、条は「根拠規定」を示した条で定めます。現況に「無」とした事柄と、上位規程が「任意」として委任した事柄（「別に定めることができる」）については、定める必要はありません。
    ///
    /// 対処：委任された事項を定めるか、上位規程に「任意」としてもらいます。
    pub static RULE = {
        name: "inheritance/unimplemented-delegation", severity: Error, since: "0.1.0", fix: Placeholder,
        ja: "委任された事項が定められていない", en: "something delegated is not taken up",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for open in delegated::open_declarations(cx).into_iter().filter(|open| !delegated::may_be_stated(cx, open)) {
        findings.push(finding(cx, &open));
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

/// A declaration or attribute that is not taken up, told where the policy declares the thing, if it does.
fn finding(cx: &Context<'_>, open: &Open<'_>) -> Diagnostic {
    let vocabulary = cx.resolved.vocabulary;
    let name = words::named(vocabulary, open.key.kind, Some(open.key.name), open.key.label.as_deref());
    let own = cx.policy.declarations.iter().find(|own| own.kind == open.key.kind && own.name == open.key.name);
    let by = cx.resolved.policy(open.by).map_or("", |policy| policy.title.as_str());
    let label = Text::new(format!("「{by}」が委任しています"), format!("delegated by \"{by}\""));
    let of = |subject: &Text| {
        let message = Text::new(
            format!("上位規程から委任された{}が定められていません", subject.ja),
            format!("{} is delegated by the parent and not laid down here", subject.en),
        );
        Diagnostic::new(&RULE, own.map_or(cx.policy.header, |own| own.header), message).at(open.span, label)
    };
    let head = spelled(open.key.kind, &vocabulary.name_entry(open.key.name).spelling);
    let Some(attribute) = open.attribute.map(|attribute| vocabulary.attribute(attribute)) else {
        return of(&name).help(Text::new(
            format!("条に「{} {{ … }}」を書いて定めてください", head.ja),
            format!("lay it down in an article: `{} {{ … }}`", head.en),
        ));
    };
    let spelling = &attribute.spelling;
    let subject = Text::new(format!("{}の「{}」", name.ja, spelling.ja), format!("\"{}\" of {}", spelling.en, name.en));
    let example = attribute.value.example(vocabulary);
    let finding = of(&subject);
    let Some(own) = own else {
        return finding.help(Text::new(
            format!("条に「{} {{ {} {} }}」のように書いてください", head.ja, spelling.ja, example.ja),
            format!("write in an article as in `{} {{ {} {} }}`", head.en, spelling.en, example.en),
        ));
    };
    let finding = finding.help(Text::new(
        format!("この宣言に「{} {}」のように書いてください", spelling.ja, example.ja),
        format!("write here as in `{} {}`", spelling.en, example.en),
    ));
    // It is left open there already.
    if own.attributes.iter().any(|stated| Some(stated.attribute) == open.attribute) {
        return finding;
    }
    let english = cx.text(own.header).starts_with(|first: char| first.is_ascii_alphabetic());
    let line = format!("{} ?", if english { &spelling.en } else { &spelling.ja });
    let edit = match own.attributes.iter().map(|stated| stated.span).filter(|span| own.whole.contains(*span)).max() {
        Some(last) => Edit { span: last.tail(), replacement: format!("; {line}") },
        None if own.whole == own.header => Edit { span: own.header.tail(), replacement: format!(" {{ {line} }}") },
        None => return finding,
    };
    finding.placeholder(Text::new(format!("「{line}」を書き加えて、後で決める"), format!("add `{line}`, to be decided")), vec![edit])
}

fn spelled(kind: Keyword, name: &Spelling) -> Text {
    Text::new(format!("{} {}", kind.ja(), name.ja), format!("{} {}", kind.en(), name.en))
}
