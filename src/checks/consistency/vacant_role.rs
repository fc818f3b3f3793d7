//! `consistency/vacant-role`

use std::collections::BTreeMap;

use super::lookup;
use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::NameId;
use crate::resolve::effective::{Declared, Held};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};

declare_rule! {
    /// Something is done by, reported to or approved by a role that is set up and that nobody holds: no post, person or body is said to hold it today, no members are named, and it is not delegated. What rests on it is done by nobody.
    ///
    /// What to do: Say who holds it (`held_by`), or who appoints (`appointed_by`).
    ///
    /// ---
    /// 実施者、報告先、承認者などに挙げられた役割が、置かれてはいるものの、今日充てられている者も委員もなく、下位に委任されてもいません。その役割によることは、誰も行わないことになります。
    ///
    /// 対処：就く職を「充職」に、又は「任命者」を書きます。
    pub static RULE = {
        name: "consistency/vacant-role", severity: Warning, since: "0.1.0", fix: None,
        ja: "就く者のいない役割", en: "a role that nobody holds is relied on",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    let vacant = vacant(cx);
    if vacant.is_empty() {
        return;
    }
    for (role, reliance) in relied_on(cx, &vacant) {
        let Some(&place) = reliance.first() else { continue };
        let spelling = &vocabulary.name_entry(role).spelling;
        let title = vacant.get(&role).and_then(|declared| declared.title.as_deref()).map(look_up_key);
        let mut keys: Vec<String> = spelling.keys().to_vec();
        keys.extend(title.map(std::borrow::Cow::into_owned));
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let place = lookup::Places::of(cx, place).first(&keys).unwrap_or(place);
        let name = words::named(vocabulary, Keyword::Role, Some(role), None);
        let mut finding = Diagnostic::new(
            &RULE,
            place,
            Text::new(format!("{}に就く者が定められていません", name.ja), format!("nobody holds {}, which is relied on here", name.en)),
        )
        .help(Text::new(
            format!(
                "役割の中に「{} …」で充てる職、人又は委員会を書いてください。下位の規程で定めるものは「{}」としてください",
                held_by_ja(cx),
                Keyword::Delegated.ja()
            ),
            format!("say in the role who holds it, as in `held_by …`; what those below are to fill is `{}`", Keyword::Delegated.en()),
        ));
        let declared = vacant.get(&role).and_then(|declared| declared.stated.first());
        if let Some(declaration) = declared.and_then(|&(policy, index)| cx.resolved.policy(policy)?.declarations.get(index)) {
            finding = finding.at(declaration.header, Text::new("ここで置かれています", "set up here"));
        }
        findings.push(finding);
    }
}

fn held_by_ja<'a>(cx: &Context<'a>) -> &'a str {
    let held_by = cx.resolved.vocabulary.known().held_by;
    held_by.map_or("", |held_by| &cx.resolved.vocabulary.attribute(held_by).spelling.ja)
}

/// The roles that are set up here or above and that nobody holds.
fn vacant<'a>(cx: &Context<'a>) -> BTreeMap<NameId, &'a Declared> {
    let known = cx.resolved.vocabulary.known();
    let fills = |attribute: &crate::model::vocabulary::AttributeId| Some(*attribute) == known.held_by || known.members.contains(attribute);
    let is_filled = |declared: &Declared| {
        declared.delegated.is_some()
            || declared.damage.is_any()
            || declared.open.keys().any(fills)
            || declared.values.iter().any(|(attribute, values)| fills(attribute) && !values.is_empty())
    };
    let roles = cx.view.effective.all.values().filter(|declared| declared.key.kind == Keyword::Role);
    let may_be_damaged = |role: NameId| cx.unknowns().any(|unknown| unknown.names.contains(&role));
    roles
        .filter(|declared| !is_filled(declared) && !cx.view.unheld.contains(&declared.key.name) && !may_be_damaged(declared.key.name))
        .map(|declared| (declared.key.name, declared))
        .collect()
}

/// Where the policy itself relies on each of some roles: where it names them, else where it sets up one that a parent relies on.
fn relied_on(cx: &Context<'_>, roles: &BTreeMap<NameId, &Declared>) -> BTreeMap<NameId, Vec<Span>> {
    let titles: BTreeMap<String, NameId> =
        roles.values().filter_map(|declared| Some((look_up_key(declared.title.as_deref()?).into_owned(), declared.key.name))).collect();
    let named = |value: &Value| -> Vec<NameId> {
        let role = |name: &Name| match name {
            Name::Known(id) => roles.contains_key(id).then_some(*id),
            Name::Own(key) => titles.get(&**key).copied(),
            Name::Of(_) => None,
        };
        value.names().into_iter().flatten().filter_map(role).collect()
    };
    let mut places: BTreeMap<NameId, Vec<Span>> = BTreeMap::new();
    let stated: Vec<_> = cx.stated().collect();
    let approved = cx.policy.head.approvers().map(|(value, span)| (value, *span));
    let excepted = cx.policy.exceptions.iter().filter_map(|exception| Some((exception.approved_by.as_ref()?, exception.span)));
    let own = stated.iter().filter_map(|site| Some((site.stated.value.as_ref()?, site.stated.value_span)));
    for (value, span) in own.chain(approved).chain(excepted) {
        for role in named(value) {
            places.entry(role).or_default().push(span);
        }
    }
    let above = || cx.view.effective.above.values().flat_map(|declared| declared.values.values()).flatten();
    let is_relied_on_above = |role: NameId| above().filter_map(|held: &Held| held.value.as_ref()).any(|value| named(value).contains(&role));
    for (&role, declared) in roles {
        let own = declared.stated.iter().find(|(policy, _)| *policy == cx.id);
        let Some(declaration) = own.and_then(|&(_, index)| cx.policy.declarations.get(index)) else { continue };
        if !places.contains_key(&role) && is_relied_on_above(role) {
            places.entry(role).or_default().push(declaration.header);
        }
    }
    places
}
