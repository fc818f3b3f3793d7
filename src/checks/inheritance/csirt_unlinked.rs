//! `inheritance/csirt-unlinked`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::Names;
use crate::model::value::{Name, Value};
use crate::model::vocabulary::NameId;
use crate::resolve::effective::{Declarations, Declared};
use crate::resolve::state::csirt;

declare_rule! {
    /// A parent has a CSIRT, and nothing links the institution's response to incidents to it: no incident activity, procedure or role names it here, and no parent says that incidents are reported to it. 企画管理編 1.2.1 has an institution whose corporation has a CSIRT examine what is its own; who calls the CSIRT, and when, is the first of that.
    ///
    /// What to do: Name the CSIRT among those whom an activity of incidents reports to or is done with.
    ///
    /// ---
    /// 上位規程がCSIRTを置いていますが、この機関のインシデント対応がこれと結び付いていません。インシデントに関する活動、手順、役割のどれもCSIRTを挙げておらず、上位規程も、インシデントをCSIRTに報告するものと定めていません。企画管理編1.2.1は、法人にCSIRTがある機関に固有の事項の検討を求めています。誰がいつCSIRTに知らせるかは、その第一のものです。
    ///
    /// 対処：インシデントに関する活動などに、CSIRTを報告先又は協働先として書きます。
    pub static RULE = {
        name: "inheritance/csirt-unlinked", severity: Warning, since: "0.1.0", fix: None,
        ja: "インシデント対応が上位のCSIRTと結び付いていない", en: "incident response is not linked to the parent's CSIRT",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let effective = &cx.view.effective;
    let known = cx.resolved.vocabulary.known();
    let is_corporate = known.corporate_csirt.and_then(|fact| cx.state.fact(fact)).is_some_and(|known| known.value == Value::YesNo(true));
    let Some(team) = csirt(&effective.above, &cx.view.scope).filter(|_| is_corporate && !cx.is_parent_kind()) else { return };
    let task = known.incident_response.into_iter();
    let response: Vec<NameId> = task.flat_map(|task| cx.resolved.vocabulary.serving(task)).collect();
    let hidden = cx.policy.unknown.names.iter().any(|name| response.contains(name) || *name == team.key.name);
    // A line of reporting that a parent lays down is held by the rules on overriding.
    if hidden || links(cx, &effective.above, team, &response, Line::Report) || links(cx, &effective.own, team, &response, Line::Any) {
        return;
    }
    let finding = Diagnostic::new(
        &RULE,
        cx.policy.header,
        Text::new(
            "上位規程の置くCSIRTと、この機関のインシデント対応が結び付いていません",
            "nothing links the response to incidents here to the CSIRT of the parent",
        ),
    )
    .help(Text::new(
        "「活動 インシデント報告 { 報告先 CSIRT }」のように、CSIRTへの報告を定めてください",
        "lay down who tells the CSIRT, as in `activity incident_report { reports_to csirt }`",
    ));
    let place = team.stated.iter().find_map(|&(policy, index)| {
        let policy = cx.resolved.policy(policy)?;
        Some((policy, policy.declarations.get(index)?.header))
    });
    findings.push(match place {
        Some((policy, place)) => {
            finding.at(place, Text::new(format!("「{}」のCSIRTです", policy.title), format!("the CSIRT of \"{}\"", policy.title)))
        }
        None => finding,
    });
}

/// By what a declaration may be linked to an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// It is reported to.
    Report,
    /// It is named in any place.
    Any,
}

/// Whether some declaration of the response to incidents names the team.
fn links(cx: &Context<'_>, declarations: &Declarations, team: &Declared, response: &[NameId], line: Line) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    let named = Name::Known(team.key.name);
    let scope = &cx.view.scope;
    let teams: Vec<Name> = team.stated.iter().map(|&(policy, _)| scope.name_meant_by(policy, &named)).collect();
    let is_joined = teams.contains(&scope.name_meant_by(cx.id, &named));
    let of_response = declarations
        .values()
        .filter(|declared| declared.delegated.is_none() && response.iter().any(|&name| vocabulary.name_is(declared.key.name, name)));
    of_response.into_iter().any(|declared| {
        // The team itself, as it is set up or joined here.
        line == Line::Any && declared.key.name == team.key.name && is_joined
            || declared.values.iter().any(|(&attribute, held)| {
                (line == Line::Any || vocabulary.known().reports_to.contains(&attribute))
                    && held
                        .iter()
                        .filter_map(|held| held.value.as_ref()?.names())
                        .flatten()
                        .any(|name| teams.iter().any(|team| scope.name_is(name, team)))
            })
    })
}
