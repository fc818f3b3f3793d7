//! `inheritance/own-matters-hollow`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::{Member, Value};
use crate::model::vocabulary::{NameId, WordId};
use crate::resolve::effective::Key;
use crate::resolve::policy::{Article, Declaration};
use crate::syntax::keyword::Keyword;
use crate::wording::phrase::Says;

declare_rule! {
    /// The policy says that it supplements its parent's in matters of its own (`document supplementary_provisions`), and takes up none: the document's contents name nothing but "own matters", and neither a supplement 附則 nor the article that declares it lays down more than days of effect, repeals, references and that the matter was examined. A value that the parent lays down as well is no matter of one's own.
    /// Where nothing is specific, say so: a `record decision` with `subject supplement_need; outcome not_needed`.
    ///
    /// What to do: Lay down what is the institution's own, or record the decision that nothing is needed.
    ///
    /// ---
    /// 上位規程を補う附則等（文書「固有事項附則」）を定めるとしながら、この機関に固有の事項が一つも定められていません。文書の記載事項は「固有事項」だけであり、附則にも、この文書を定める条にも、施行期日、廃止、参照及び検討したことのほかに定めがありません。上位規程と同じ値は、固有の事項に当たりません。
    /// 固有の事項がないときは、記録「検討記録」に検討事項「附則等の要否」、結論「否」と書いてください。
    ///
    /// 対処：この機関に固有の事項を定めるか、要しないとの検討記録を書きます。
    pub static RULE = {
        name: "inheritance/own-matters-hollow", severity: Warning, since: "0.1.0", fix: None,
        ja: "固有事項の附則等に固有の事項がない", en: "own matters that take up nothing",
    };
}

/// Phrases of sentences that lay down no matter of the institution: days, repeals, references, examination, and what leaves it open.
const ROUTINE: [Says; 7] = [Says::Formal, Says::Supplementary, Says::Considered, Says::Referred, Says::Deferred, Says::Apart, Says::Vague];

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    let Some(name) = vocabulary.known().supplementary_provisions else { return };
    let declared = || cx.policy.declarations.iter().filter(|declaration| declaration.kind == Keyword::Document && declaration.name == name);
    let Some(first) = declared().next() else { return };
    let has_parent = cx.policy.parents.iter().any(|parent| !parent.for_class);
    if cx.is_parent_kind() || !has_parent || cx.policy.unknown.any || declared().any(|own| names_matter(cx, own)) {
        return;
    }
    // Where the matters may stand: supplements, the articles that declare the document, and the file that is the document.
    let is_place = |article: &Article| {
        let of_file = || declared().any(|own| own.article.is_none() && own.header.file == article.header.file);
        article.supplement || declared().any(|own| own.article == Some(article.id)) || of_file()
    };
    let mut places = cx.policy.articles.iter().filter(|article| !article.deleted && is_place(article));
    let supplement = places.clone().rfind(|article| article.supplement);
    if places.any(|article| says_something(cx, article, name)) {
        return;
    }
    let finding = Diagnostic::new(
        &RULE,
        first.header,
        Text::new(
            "固有事項附則を定めるとしていますが、固有の事項が一つも定められていません",
            "the supplementary provisions take up nothing that is specific to the institution",
        ),
    )
    .help(Text::new(
        "附則に固有の事項を定めるか、附則等を要しないことを検討記録に残してください（検討事項 附則等の要否; 結論 否）",
        "lay down in the supplement what is specific here, or record that none is needed (`subject supplement_need; outcome not_needed`)",
    ));
    findings.push(match supplement {
        Some(supplement) => finding
            .at(supplement.header, Text::new("この附則にも、固有の事項がありません", "this supplement has nothing of the kind either")),
        None => finding,
    });
}

/// Whether the document's contents name more than that it is about matters of one's own.
fn names_matter(cx: &Context<'_>, document: &Declaration) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    let (contents, own_matters) = (vocabulary.known().contents, vocabulary.known().own_matters);
    let is_more = |member: &Member, word: Option<WordId>| !matches!((member, word), (Member::Word(one), Some(other)) if *one == other);
    document.attributes.iter().filter(|stated| Some(stated.attribute) == contents).any(|stated| {
        let members = stated.value.as_ref().and_then(Value::words);
        members.is_some_and(|members| members.iter().any(|member| is_more(member, own_matters)))
    })
}

/// Whether an article lays down something that is not there without it.
fn says_something<'a>(cx: &Context<'a>, article: &'a Article, provisions: NameId) -> bool {
    let declared = cx.policy.declarations.range(&article.declarations);
    let examination = cx.resolved.vocabulary.known().decision;
    declared.iter().filter(|own| own.name != provisions && Some(own.name) != examination).any(|own| is_new(cx, own))
        || article.paragraphs.iter().flat_map(|paragraph| cx.wording(paragraph).sentences()).any(|sentence| !sentence.phrases.say(&ROUTINE))
}

/// Whether a declaration says more than what parents lay down.
fn is_new(cx: &Context<'_>, own: &Declaration) -> bool {
    let key = Key { kind: own.kind, name: own.name, label: own.label.clone() };
    cx.view.stated_above(&key).is_none_or(|above| {
        own.attributes.iter().any(|stated| {
            let mut held = above.values.get(&stated.attribute).into_iter().flatten();
            stated.value != Some(Value::Undecided) && !held.any(|held| held.value == stated.value)
        })
    })
}
