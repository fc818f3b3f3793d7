//! `time/lapsed`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::Value;
use crate::model::vocabulary::Mark;
use crate::text::in_era;

declare_rule! {
    /// A contract has ended, or a contract, decision or approval is of a day that has not come. What is declared with it holds nothing on the day of the check. Nor does what the facts say was done on a day to come: a vendor selected or evaluated, a system introduced or renewed. A system whose support has ended is told, too.
    ///
    /// What to do: Renew the contract or the system, and state the day.
    ///
    /// ---
    /// 契約の満了日が過ぎているか、契約、決定又は承認の日がまだ来ていません。その日付を書いた宣言は、点検の基準日には効力を持たず、何も満たしません。現況に、まだ来ていない日に済んだと書かれたこと（事業者の選定と評価、システムの導入と更新）も同じです。サポート終了日を過ぎたシステムも示します。
    ///
    /// 対処：契約を更新し、又はシステムを更改して、日付を改めます。
    pub static RULE = {
        name: "time/lapsed", severity: Warning, since: "0.1.0", fix: None,
        ja: "効力のある期間の外にある定め", en: "what ended or has not begun",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let (vocabulary, as_of) = (cx.resolved.vocabulary, cx.resolved.as_of);
    let in_articles = cx.policy.declarations.iter().filter(|declaration| declaration.article.is_some());
    let mut told = std::collections::BTreeSet::new();
    let of_entities = cx.policy.entities.iter().flat_map(|entity| &entity.attributes).map(|stated| (stated, true));
    let stated = in_articles.flat_map(|declaration| &declaration.attributes).map(|stated| (stated, false)).chain(of_entities);
    for (stated, is_fact) in stated.filter(|(stated, _)| !stated.is_within(as_of, vocabulary)) {
        let Some(day) = stated.value.as_ref().and_then(Value::day).filter(|_| told.insert(stated.span)) else { continue };
        let attribute = vocabulary.attribute(stated.attribute);
        let message = if attribute.is_marked(Mark::Ends) && is_fact {
            Text::new(
                format!("「{}」（{day}）が過ぎています", attribute.spelling.ja, day = in_era(day)),
                format!("\"{}\", {day}, has passed", attribute.spelling.en),
            )
        } else if attribute.is_marked(Mark::Ends) {
            Text::new(
                format!("「{}」（{day}）が過ぎており、この定めは効力を持ちません", attribute.spelling.ja, day = in_era(day)),
                format!("\"{}\", {day}, has passed: this holds no longer", attribute.spelling.en),
            )
        } else {
            Text::new(
                format!("「{}」（{day}）がまだ来ておらず、この定めは効力を持ちません", attribute.spelling.ja, day = in_era(day)),
                format!("\"{}\", {day}, has not come: this does not hold yet", attribute.spelling.en),
            )
        };
        findings.push(Diagnostic::new(&RULE, stated.value_span, message).help(Text::new(
            "日付を確かめてください。更新したのであれば、新しい日付を書いてください",
            "check the day; where it was renewed, write the new one",
        )));
    }
}
