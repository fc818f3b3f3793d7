//! `consistency/dual-role`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::Names as _;
use crate::model::value::{Name, Value};
use crate::model::vocabulary::NameId;
use crate::resolve::effective::{Declared, Held};
use crate::syntax::keyword::Keyword;

declare_rule! {
    /// In a hospital one person is both the safety manager and the planning manager, and no reason is written down.
    /// The guideline allows it with regard to size and organisation (経営管理編 3.1.2 ②), so this is only a suggestion, and none at all for small institutions.
    ///
    /// What to do: Say why one person holds both, as `because` of the role.
    ///
    /// ---
    /// 病院で、同じ者が安全管理責任者と企画管理者を兼ね、その理由が書かれていません。
    /// 規模や組織を考慮した兼務は認められている（経営管理編3.1.2②）ので、誤りではなく、理由を書き残すことを勧めるものです。診療所や薬局などには示しません。
    ///
    /// 対処：兼ねる理由を、役割の「理由」に書きます。
    pub static RULE = {
        name: "consistency/dual-role", severity: Info, since: "0.1.0", fix: None,
        ja: "安全管理責任者と企画管理者の兼務に理由がない", en: "one person holds both posts, and no reason is given",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    let known = vocabulary.known();
    let is_hospital = known.hospital.zip(cx.state.institution()).is_some_and(|(hospital, kind)| vocabulary.institution_is(kind, hospital));
    let role = |name: Option<NameId>| name.and_then(|name| holder(cx, name));
    let (true, Some(safety), Some(planning)) = (is_hospital, role(known.safety_manager), role(known.planning_manager)) else { return };
    if !same(cx, &safety, &planning) || has_reason(cx, safety.declared) || has_reason(cx, planning.declared) {
        return;
    }
    let own = |held: &Held| cx.policy.includes(held.value_span.file);
    let place = [planning.held, safety.held].into_iter().find(|held| own(held)).map_or(cx.policy.header, |held| held.value_span);
    let mut finding = Diagnostic::new(
        &RULE,
        place,
        Text::new(
            "安全管理責任者と企画管理者を同じ者が兼ねていますが、理由が書かれていません",
            "one person is both safety manager and planning manager, and no reason is written down",
        ),
    );
    for (holder, ja, en) in
        [(&safety, "安全管理責任者に充てる職", "who is safety manager"), (&planning, "企画管理者に充てる職", "who is planning manager")]
    {
        if holder.held.value_span != place {
            finding = finding.at(holder.held.value_span, Text::new(ja, en));
        }
    }
    findings.push(
        finding
            .note(Text::new(
                "兼務は、規模及び組織を考慮して認められています（経営管理編3.1.2②）",
                "this is allowed with regard to size and organisation (経営管理編3.1.2②)",
            ))
            .help(Text::new(
                "兼務とした理由を、役割の中に「理由 「…」」として書いておくとよいでしょう",
                "consider writing the reason into the role: `because \"…\"`",
            )),
    );
}

/// Who holds a role.
struct Holder<'a> {
    name: NameId,
    declared: &'a Declared,
    held: &'a Held,
}

fn holder<'a>(cx: &Context<'a>, name: NameId) -> Option<Holder<'a>> {
    let attribute = cx.resolved.vocabulary.known().held_by?;
    let declared = cx.view.effective.all.values().find(|declared| declared.key.kind == Keyword::Role && declared.key.name == name)?;
    let held = declared.values.get(&attribute)?.first()?;
    matches!(held.value, Some(Value::Names(_))).then_some(Holder { name, declared, held })
}

/// Whether one person holds both: the same post, or one role given to whoever holds the other.
fn same(cx: &Context<'_>, safety: &Holder<'_>, planning: &Holder<'_>) -> bool {
    let (Some(Value::Names(one)), Some(Value::Names(other))) = (&safety.held.value, &planning.held.value) else { return false };
    let scope = &cx.view.scope;
    one.iter().any(|name| other.contains(name))
        || other.iter().any(|name| scope.name_is(name, &Name::Known(safety.name)))
        || one.iter().any(|name| scope.name_is(name, &Name::Known(planning.name)))
}

fn has_reason(cx: &Context<'_>, declared: &Declared) -> bool {
    declared.stated.iter().any(|&(policy, index)| {
        let declaration = cx.resolved.policy(policy).and_then(|policy| policy.declarations.get(index));
        declaration.and_then(|declaration| declaration.because.as_ref()).is_some_and(|because| !because.trim().is_empty())
    })
}
