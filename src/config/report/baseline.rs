//! The rules about a baseline, each with what is said when one is broken.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::config::baseline::Excuse;
use crate::config::rules::{self, nearest};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::text::{Span, in_era};

declare_rule! {
    /// A finding of a baseline is no longer there, or the policy that it was in is not judged any more. The entry would hide the next
    /// finding of the kind in that place.
    ///
    /// What to do: Write the baseline anew: `kitei check --write-baseline` leaves it out.
    ///
    /// ---
    /// 導入時からあるとした指摘が、もうないか、その規程が検査されていません。残しておくと、同じ箇所に現れる次の指摘が隠れます。
    ///
    /// 対処：`kitei check --write-baseline` を実行して書き換えます。なくなった指摘は除かれます。
    pub static STALE = {
        name: "baseline/stale", severity: Warning, since: "0.1.0", fix: None,
        ja: "もうない指摘の記録", en: "an entry of a baseline without a finding",
    };
}

declare_rule! {
    /// The day until which something was put off in a baseline has passed. The finding is reported again.
    ///
    /// What to do: Mend what is told; where that cannot be done yet, have it approved anew with another day.
    ///
    /// ---
    /// 基準線に記録した猶予の期限が過ぎています。指摘は再び報告されます。
    ///
    /// 対処：指摘された箇所を直します。まだ直せないときは、改めて承認を受け、期限を改めます。
    pub static EXPIRED = {
        name: "baseline/expired", severity: Warning, since: "0.1.0", fix: None,
        ja: "期限の過ぎた猶予", en: "an entry of a baseline past its day",
    };
}

declare_rule! {
    /// What a policy owes the guideline or its parent (`coverage`, `inheritance`) is put off in a baseline: told in every run, once a policy
    /// and once for the same terms, with who approved it, why and until when.
    ///
    /// What to do: Nothing until that day; then write what is lacking, and write the baseline anew.
    ///
    /// ---
    /// 遵守事項又は上位規程に対して足りないもの（`coverage`、`inheritance`）が、基準線で猶予されています。規程ごと、猶予の条件ごとに一件にまとめ、承認者、理由、期限とともに、毎回示します。
    ///
    /// 対処：期限までに、足りないものを規程に定め、基準線を書き換えます。
    pub static PUT_OFF = {
        name: "baseline/put-off", severity: Info, since: "0.1.0", fix: None,
        ja: "猶予されている指摘", en: "a finding that is put off",
    };
}

declare_rule! {
    /// An entry of a baseline does not count: it cannot be read, names a rule that there is not, or one whose findings say that something
    /// was not judged or not known, which no baseline holds; or it is of `coverage` or `inheritance` and does not say who approved it, for
    /// what reason and until when (`approver`, `reason`, `until`). The rest of the baseline counts.
    ///
    /// What to do: Write the baseline anew with `kitei check --write-baseline`; for `coverage` and `inheritance`, with `--approver`, `--reason` and `--until`.
    ///
    /// ---
    /// 基準線の記録に、効力のないものがあります。読み取れないか、ない規則を挙げているか、判定していないこと又は分からないことを示す規則（基準線に入れられません）を挙げているか、
    /// `coverage` 又は `inheritance` の指摘であるのに、承認者、理由、期限（`approver`、`reason`、`until`）のいずれかがありません。ほかの記録は有効です。
    ///
    /// 対処：`kitei check --write-baseline` で書き換えます。`coverage` と `inheritance` には `--approver`、`--reason`、`--until` を付けます。
    pub static INVALID = {
        name: "baseline/invalid", severity: Error, since: "0.1.0", fix: None,
        ja: "基準線の誤り", en: "a mistake in a baseline", hides: Judgement,
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&EXPIRED, &INVALID, &PUT_OFF, &STALE];

pub(crate) fn stale(place: Span, rule: &Rule) -> Diagnostic {
    let name = rule.name;
    let message = Text::new(format!("「{name}」のこの指摘は、もうありません"), format!("this finding of \"{name}\" is no longer there"));
    Diagnostic::new(&STALE, place, message)
        .help(Text::new("「kitei check --write-baseline」で書き換えると除かれます", "`kitei check --write-baseline` leaves it out"))
}

pub(crate) fn expired(place: Span, rule: &Rule, until: Date) -> Diagnostic {
    let name = rule.name;
    let message = Text::new(
        format!("「{name}」の猶予の期限（{}）が過ぎています", in_era(until)),
        format!("\"{name}\" was put off until {until}, which has passed"),
    );
    Diagnostic::new(&EXPIRED, place, message)
}

/// Some findings of one policy, by their rules, on the same terms.
pub(crate) fn put_off(place: Span, path: &str, rules: &[&Rule], excuse: &Excuse) -> Diagnostic {
    let (count, until) = (rules.len(), Text::day(excuse.until));
    let mut of_rules: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in rules {
        *of_rules.entry(rule.name).or_default() += 1;
    }
    let by_rule =
        |unit: &str, joint: &str| of_rules.iter().map(|(rule, count)| format!("{rule} {count}{unit}")).collect::<Vec<_>>().join(joint);
    let findings = if count == 1 { "finding is" } else { "findings are" };
    let message = Text::new(
        format!("「{path}」の指摘{count}件は{}まで猶予されています", until.ja),
        format!("{count} {findings} put off in \"{path}\" until {}", until.en),
    );
    let (approver, reason) = (&excuse.approver, &excuse.reason);
    Diagnostic::new(&PUT_OFF, place, message)
        .note(Text::new(format!("承認者：{approver}。理由：{reason}"), format!("approved by {approver}, because: {reason}")))
        .note(Text::new(by_rule("件", "、"), by_rule("", ", ")))
}

pub(crate) fn no_toml(place: Span, why: &str) -> Diagnostic {
    let message = Text::new("基準線を TOML として読み取れません", "the baseline cannot be read as TOML");
    Diagnostic::new(&INVALID, place, message).label(Text::same(why))
}

pub(crate) fn unknown_key(place: Span, name: &str) -> Diagnostic {
    let message = Text::new(format!("基準線に「{name}」というキーはありません"), format!("a baseline has no key \"{name}\""));
    Diagnostic::new(&INVALID, place, message)
}

pub(crate) fn no_entry(place: Span) -> Diagnostic {
    let message =
        Text::new("この記録には rule、path、fingerprint のいずれかがありません", "this entry lacks its rule, path or fingerprint");
    Diagnostic::new(&INVALID, place, message)
}

pub(crate) fn unknown_rule(place: Span, name: &str) -> Diagnostic {
    let message = Text::new(format!("「{name}」という規則はありません"), format!("there is no rule \"{name}\""));
    let finding = Diagnostic::new(&INVALID, place, message);
    match nearest(name, rules::all().map(|rule| rule.name)) {
        Some(near) => finding.help(super::if_meant(near)),
        None => finding,
    }
}

pub(crate) fn no_day(place: Span) -> Diagnostic {
    let message = Text::new("期限が日付として読み取れません", "the day of `until` cannot be read");
    Diagnostic::new(&INVALID, place, message)
}

pub(crate) fn never(place: Span, rule: &Rule) -> Diagnostic {
    let name = rule.name;
    let message = Text::new(format!("「{name}」は基準線に入れられません"), format!("\"{name}\" cannot be in a baseline"));
    Diagnostic::new(&INVALID, place, message).note(Text::new(
        "判定していないこと、又は検査そのものについての指摘です",
        "it says that something was not judged, or speaks of the run itself",
    ))
}

pub(crate) fn without_excuse(place: Span, rule: &Rule) -> Diagnostic {
    let name = rule.name;
    let message = Text::new(
        format!("「{name}」を猶予する承認者、理由、期限がそろっていません"),
        format!("\"{name}\" is put off without an approver, a reason and an end"),
    );
    Diagnostic::new(&INVALID, place, message)
        .help(Text::new("approver、reason、until を書いてください", "write `approver`, `reason` and `until`"))
}
