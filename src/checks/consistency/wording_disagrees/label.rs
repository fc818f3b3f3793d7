//! A label that reads as whom a declaration is for, where its data say nothing of the kind: 活動 教育訓練 「希望者」. Whom a label names is
//! read by people only; a declaration that says no `対象者` holds for everybody.

use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::{Member, Value};
use crate::resolve::effective::Key;
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

/// How a label ends that leaves somebody out.
const ENDS: [&str; 6] = ["のみ", "だけ", "を除く", "に限る", "希望者", "の職員"];

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    let everybody = ["all_personnel", "all_staff"].map(|word| vocabulary.word(word));
    for (id, declaration) in cx.policy.declarations.entries() {
        let is_for_people = matches!(declaration.kind, Keyword::Measure | Keyword::Activity);
        let Some(label) = declaration.label.as_ref().filter(|_| is_for_people) else { continue };
        let group = vocabulary.word(&look_up_key(label));
        let is_part = group.is_some_and(|group| vocabulary.wider_words(group).iter().any(|wider| everybody.contains(&Some(*wider))));
        if !is_part && !ENDS.iter().any(|end| label.ends_with(end)) {
            continue;
        }
        let key = Key { kind: declaration.kind, name: declaration.name, label: declaration.label.clone() };
        let all = &cx.view.effective.all;
        let Some(declared) = all.stating(&key, (cx.id, id)).or_else(|| all.get(&key)) else { continue };
        let is_meant = |member: &Member| match member {
            Member::Word(word) => Some(*word) == group,
            Member::Own(own) => **own == **label,
        };
        let audience = vocabulary.attribute_of(declaration.kind, Some(declaration.name), "audience");
        let held = audience.and_then(|audience| declared.values.get(&audience)).into_iter().flatten();
        let mut held = held.filter_map(|held| held.value.as_ref());
        if held.any(|value| matches!(value, Value::Words(members) if members.iter().any(is_meant))) {
            continue;
        }
        findings.push(
            Diagnostic::new(
                &super::RULE,
                declaration.header,
                Text::new(
                    format!("ラベル「{label}」は対象者を表すように読めますが、そうは宣言されていません"),
                    format!("the label \"{label}\" reads as whom it is for, and the data say nothing of the kind"),
                ),
            )
            .help(Text::new("「対象者」に書くか、ラベルを改めてください", "write it as the `audience`, or use another label")),
        );
    }
}
