//! `inheritance/other-class`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Severity, Text};
use crate::model::vocabulary::{Vocabulary, WordId};
use crate::resolve::policy::{Policy, Stated};
use crate::text::look_up_key;

declare_rule! {
    /// The policy takes a parent to govern another class of information alone (`for class`), so that nothing of it holds here. Told so that nobody overlooks it. Where the parent says nothing of that class (neither in its title nor in its text) and the policy has no other parent, it leaves itself out by its own word: an error, told in each policy below too.
    ///
    /// What to do: See whether the class of information is right.
    ///
    /// ---
    /// 上位規程が別の区分の情報だけを定めるもの（「対象情報」）とされ、その定めがこの規程に何も及びません。見落とされないように示します。上位規程がその区分について何も述べておらず（題名にも文言にも現れず）、ほかに上位規程もないときは、自らの言葉だけで上位規程の外に出ることになるため、エラーとし、下位規程のそれぞれでも示します。
    ///
    /// 対処：対象情報が正しいかを確かめます。
    pub static RULE = {
        name: "inheritance/other-class", severity: Info, since: "0.1.0", fix: None,
        ja: "別の区分の情報についての上位規程", en: "a parent for another class of information",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    own(cx, findings);
    above(cx, findings);
}

/// Whether a policy has a parent that governs it.
fn is_governed(cx: &Context<'_>) -> bool {
    cx.parents().any(|(parent, id)| !parent.for_class && id.is_some())
}

/// Those above that leave themselves out by their own word leave out those below them, too. Told here as well, since this policy may be the
/// only one that is reported.
fn above(cx: &Context<'_>, findings: &mut Findings) {
    for (id, policy) in cx.ancestors() {
        let (Some((_, view)), Some(link)) = (cx.resolved.get(id), cx.link_to(id)) else { continue };
        let above = Context::new(cx.resolved, id, policy, view);
        if is_governed(&above) {
            continue;
        }
        for (parent, owner) in above.parents().filter(|(parent, _)| parent.for_class) {
            let (Some(owner), Some((classes, span))) = (owner.and_then(|owner| cx.resolved.policy(owner)), &parent.classes) else {
                continue;
            };
            if classes.iter().any(|class| speaks_of(cx, owner, class)) {
                continue;
            }
            let (one, other) = (&policy.title, &owner.title);
            let message = Text::new(
                format!("「{one}」は、自らの言葉だけで「{other}」の外に出ています"),
                format!("\"{one}\" leaves itself out of \"{other}\" by its own word"),
            );
            let finding = Diagnostic::new(&RULE, link.span, message).severity(Severity::Error);
            findings.push(finding.at(*span, Text::new("ここで除いています", "left out here")).help(Text::new(
                "その規程の「対象情報」を消してもらうか、上の規程に、対象とする情報を定めてもらってください",
                "have that policy remove `for class`, or the one above say of which information it speaks",
            )));
        }
    }
}

fn own(cx: &Context<'_>, findings: &mut Findings) {
    let governs = is_governed(cx);
    for (parent, id) in cx.parents().filter(|(parent, _)| parent.for_class) {
        let (Some(owner), Some((classes, span))) = (id.and_then(|id| cx.resolved.policy(id)), &parent.classes) else { continue };
        let title = &owner.title;
        let finding = Diagnostic::new(
            &RULE,
            *span,
            Text::new(
                format!("「{title}」は別の区分の情報についての規程とされ、この規程に及びません"),
                format!("\"{title}\" is taken to govern another class of information, and does not reach this policy"),
            ),
        );
        let is_known = governs || classes.iter().any(|class| speaks_of(cx, owner, class));
        findings.push(if is_known {
            finding
        } else {
            finding
                .severity(Severity::Error)
                .at(owner.header, Text::new("情報の区分を定めていません", "says nothing of classes of information"))
                .help(Text::new(
                    "「対象情報」を消すか、上位規程に、対象とする情報を定めてもらってください",
                    "remove `for class`, or have the parent say of which information it speaks",
                ))
        });
    }
}

/// Whether a policy speaks of a class of information: in its title, in its text, or in what it states.
fn speaks_of(cx: &Context<'_>, owner: &Policy, class: &str) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    let word = vocabulary.word(class);
    let spelled: Vec<String> = word.map_or_else(|| vec![class.to_owned()], |word| spellings(vocabulary, word));
    let says = |text: &str| spelled.iter().any(|spelled| look_up_key(text).contains(&**spelled));
    let paragraphs = owner.articles.iter().flat_map(|article| &article.paragraphs);
    let declared = owner.declarations.iter().flat_map(|declaration| &declaration.attributes);
    let mut stated = declared.chain(owner.entities.iter().flat_map(|entity| &entity.attributes));
    let names = |stated: &Stated| {
        let words = stated.value.as_ref().and_then(|value| value.words());
        words.is_some_and(|words| {
            words.iter().any(|member| matches!((member, word), (crate::model::value::Member::Word(of), Some(word)) if *of == word))
        })
    };
    says(&owner.title) || paragraphs.into_iter().any(|paragraph| says(cx.text(paragraph.text))) || stated.any(names)
}

fn spellings(vocabulary: &Vocabulary, word: WordId) -> Vec<String> {
    vocabulary.word_spelling(word).keys().to_vec()
}
