//! `consistency/contradicts-fact`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::model::value::Value;

declare_rule! {
    /// A fact is stated one way, and the policy itself shows the other: it declares a measure for what is stated not to exist, lists a system that implies it, or inherits where it is said to have no parent.
    /// Only the institution's own declarations and entities show a fact; what a parent lays down shows nothing.
    ///
    /// What to do: Mend the one that is not as things are: the facts, or the policy.
    ///
    /// ---
    /// 現況に書かれたことと、規程そのものが食い違っています。「無」とした事柄について対策などを宣言している、それを前提とするシステムや事業者を挙げている、上位規程がないとしながら継承している、といった場合です。
    /// 現況を示すのは、その機関自身の宣言と実体だけです。上位規程の定めは、下位の現況を示しません。
    ///
    /// 対処：現況と規程の、実際と違う方を改めます。
    pub static RULE = {
        name: "consistency/contradicts-fact", severity: Error, since: "0.1.0", fix: None,
        ja: "現況と規程の内容が食い違っている", en: "the policy contradicts its stated facts", hides: Judgement,
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    for implied in &cx.policy.implied {
        let (attribute, word) = (&vocabulary.attribute(implied.attribute).spelling, vocabulary.word_spelling(implied.word));
        findings.push(
            Diagnostic::new(
                &RULE,
                implied.place,
                Text::new(
                    format!("「{}」に「{}」がありませんが、ほかの記載によればこれに当たります", attribute.ja, word.ja),
                    format!("\"{}\" lacks \"{}\", which what is stated elsewhere says it is", attribute.en, word.en),
                ),
            )
            .at(implied.evidence, Text::new("この記載によります", "this says so"))
            .note(Text::new("これに当たるものとして判定しています", "judged as what it is by that"))
            .help(Text::new(
                format!("「{}」を加えるか、食い違う記載を正してください", word.ja),
                format!("add \"{}\", or mend what says otherwise", word.en),
            )),
        );
    }
    for &(fact, stated, evidence) in &cx.view.state.contradictions {
        let spelling = &vocabulary.fact_entry(fact).spelling;
        let said = cx.policy.facts.iter().find(|known| known.fact == fact).map_or(&Value::YesNo(false), |known| &known.value);
        let shown = |lang| vocabulary.show(said, lang);
        let finding = Diagnostic::new(
            &RULE,
            stated,
            Text::new(
                format!("現況の「{}」は「{}」とされていますが、規程の内容と食い違っています", spelling.ja, shown(Lang::Ja)),
                format!("the fact \"{}\" is stated \"{}\", but the policy shows otherwise", spelling.en, shown(Lang::En)),
            ),
        );
        // What follows from the chain of parents has no place of its own but the head.
        findings.push(if evidence == cx.policy.header {
            finding.at(evidence, Text::new("継承の関係からは逆になります", "the chain of parents says otherwise")).help(Text::new(
                format!("「{}」は継承から決まるので、現況から消してください", spelling.ja),
                format!("remove \"{}\" from the facts; it follows from `inherits`", spelling.en),
            ))
        } else {
            finding
                .at(
                    evidence,
                    Text::new(format!("これは「{}」があることを示します", spelling.ja), format!("this shows \"{}\"", spelling.en)),
                )
                .help(Text::new(
                    format!("「{}」を「有」とするか、それを示す定めを消してください", spelling.ja),
                    format!("state \"{}\" as `yes`, or remove what shows it", spelling.en),
                ))
        });
    }
}
