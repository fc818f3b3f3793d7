//! `coverage/unverified`

use super::outcome::Judged;
use crate::answer::Outcome;
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::model::item;

declare_rule! {
    /// Some requirements of the standard are known by their place only: their text could not be verified. What is said of them is to be read with that in mind. One finding a policy and standard.
    ///
    /// What to do: Hold the items against the official text (`kitei standards compare`).
    ///
    /// ---
    /// 基準の遵守事項のうち、本文を確認できていないものです。これらについての判定は、そのことを踏まえて読んでください。規程と基準ごとに一件にまとめます。
    ///
    /// 対処：ガイドラインの本文と見比べます（`kitei standards compare`）。
    pub static RULE = {
        name: "coverage/unverified", severity: Info, since: "0.1.0", fix: None,
        ja: "本文を確認できていない遵守事項がある", en: "requirements whose text could not be verified",
    };
}

pub(super) fn check(cx: &Context<'_>, judged: &[Judged<'_>], findings: &mut Findings) {
    for &(standard_index, span) in &cx.view.standards {
        // Said once, where the standard is named.
        if span.file != cx.policy.header.file {
            continue;
        }
        let unverified: Vec<&Judged<'_>> = judged
            .iter()
            .filter(|judged| judged.standard_index == standard_index && !judged.is_verified())
            .filter(|judged| !matches!(judged.outcome, Outcome::NotApplicable | Outcome::Unknown))
            .collect();
        let Some(first) = unverified.first() else { continue };
        let numbers = |lang, comma: &str| {
            unverified.iter().map(|judged| item::listed(judged.standard, judged.index, lang)).collect::<Vec<_>>().join(comma)
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                span,
                Text::new(
                    format!("「{}」の遵守事項のうち{}件は、本文を確認できていません", first.standard.id, unverified.len()),
                    format!("the text of {} requirements of \"{}\" could not be verified", unverified.len(), first.standard.id),
                ),
            )
            .note(Text::new(numbers(Lang::Ja, "、"), numbers(Lang::En, ", ")))
            .on_screen(by_volume(&unverified)),
        );
    }
}

/// How many there are in each volume, in the order of the standard, and where each is named.
fn by_volume(unverified: &[&Judged<'_>]) -> Text {
    let mut counts: Vec<(Text, usize)> = Vec::new();
    for judged in unverified {
        let letter = judged.standard.requirements.get(judged.index).map_or("", |requirement| &*requirement.number.volume);
        let volume = judged.standard.volumes.iter().find(|volume| *volume.letter == *letter);
        let name = volume.map_or_else(|| Text::same(&*judged.standard.id), |volume| Text::new(&*volume.ja, &*volume.en));
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    let counted = |lang: Lang, comma: &str| {
        let counted = counts.iter().map(|(name, count)| match lang {
            Lang::Ja => format!("{}{count}件", name.ja),
            Lang::En => format!("{} {count}", name.en),
        });
        counted.collect::<Vec<_>>().join(comma)
    };
    Text::new(
        format!("{}（`kitei check --full` で番号を示します）", counted(Lang::Ja, "、")),
        format!("{} (`kitei check --full` names them)", counted(Lang::En, ", ")),
    )
}
