//! `structure/undefined-term`

use std::collections::HashSet;

use crate::checks::Context;
use crate::checks::citation::Citations;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::term::terms;
use crate::text::{Covered, Span};

declare_rule! {
    /// A wording cites 法第25条, 規則第14条 or the like, and nothing says which law or rule that is. The citation can then not be checked either. Only what is certainly meant as a short name is found: 法, 令, 規則 or 条例, alone, before the number of an article.
    ///
    /// What to do: Write the title at the first citation, followed by （以下「法」という。）.
    ///
    /// ---
    /// 文言が「法第25条」「規則第14条」などと引用していますが、その「法」や「規則」が何であるかがどこにも示されていません。引用の当否も確かめられません。略称であることが確かなもの、すなわち条番号の前に単独で置かれた「法」「令」「規則」「条例」だけを取り上げます。
    ///
    /// 対処：最初の引用に題名を書き、「（以下「法」という。）」と続けます。
    pub static RULE = {
        name: "structure/undefined-term", severity: Warning, since: "0.1.0", fix: None,
        ja: "略称が定義されていない", en: "a short name is not defined",
    };
}

pub(super) fn check(cx: &Context<'_>, citations: &Citations<'_>, findings: &mut Findings) {
    let chain = || std::iter::once(cx.policy).chain(cx.ancestors().map(|(_, policy)| policy));
    let mut defined: Option<HashSet<&str>> = None;
    let all_defined = || chain().flat_map(|policy| terms(cx.resolved, policy)).map(|term| cx.text(term.span)).collect();
    for article in cx.policy.articles.iter().filter(|article| !article.deleted) {
        for paragraph in &article.paragraphs {
            let cited = citations.in_text(cx.id, article.id, paragraph.text);
            let (unsaid, said): (Vec<_>, Vec<_>) = cited.iter().partition(|cited| cited.citation.is_unsaid());
            let unsaid = unsaid.into_iter().map(|cited| (cited.name, cited.name_span()));
            let mut used: Vec<(&str, Span)> = unsaid.filter(|(short, _)| !short.is_empty()).collect();
            let short_names = cx.wording(paragraph).short_names();
            if !short_names.is_empty() {
                // Short names do not hold each other.
                let known: Covered = said.iter().map(|cited| cited.span()).chain(used.iter().map(|(_, span)| *span)).collect();
                used.extend(short_names.iter().filter(|(_, span)| !known.hold(*span)));
            }
            for (short, span) in used {
                if !defined.get_or_insert_with(all_defined).contains(short) {
                    findings.push(finding(short, span));
                }
            }
        }
    }
}

fn finding(short: &str, span: Span) -> Diagnostic {
    let message = Text::new(format!("「{short}」が何を指すのか示されていません"), format!("nothing says what \"{short}\" stands for"));
    Diagnostic::new(&RULE, span, message).help(Text::new(
        format!("初めに引用する箇所に正式な名称を書き、「(以下「{short}」という。)」を添えてください"),
        format!("write the full title where it is first cited, followed by （以下「{short}」という。）"),
    ))
}
