//! `structure/number-order`

use super::series::{Member, Series};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::wording::number::Form;

declare_rule! {
    /// Numbers do not run on: one is left out, or a later one stands before an earlier one. A reader cannot tell whether something was lost. What is taken out of a policy in force leaves its number behind (`article 第5条 deleted`, or `article 第5条から第8条まで deleted`), so that references to later articles stay right; what is put in between takes a branch number (第5条の2 after 第5条).
    ///
    /// Where part of a document could not be read, gaps are not judged.
    ///
    /// What to do: Number on, or keep the place of what was removed (`article 第5条 deleted`).
    ///
    /// ---
    /// 番号が飛んでいるか、前後しています。抜けたのか、もともとないのかが読む人に分かりません。施行中の規程から条を除くときは、後の条を参照する規定が狂わないよう、「条 第5条 削除」又は「条 第5条から第8条まで 削除」として番号を残します。間に加えるときは枝番号（第5条の次に第5条の2）を付けます。
    ///
    /// 読めない部分がある文書では、番号の飛びは判定しません。
    ///
    /// 対処：番号を続けるか、除いた条を「条 第5条 削除」として残します。
    pub static RULE = {
        name: "structure/number-order", severity: Warning, since: "0.1.0", fix: None,
        ja: "番号が続いていない", en: "numbers do not run on",
    };
}

pub(super) fn check(series: &Series, findings: &mut Findings) {
    if series.is_damaged {
        return;
    }
    // Bare numbers may be those of the chapter: 2-1.
    let begins_late = |first: &&Member| first.numbered.number.main() > 1 && matches!(first.numbered.form, Form::Ordinal(_));
    if let Some(first) = series.members.first().filter(begins_late) {
        let shown = &first.shown;
        let message = Text::new(format!("最初の番号が「{shown}」です"), format!("the first number is \"{shown}\""));
        findings.push(help(Diagnostic::new(&RULE, first.span, message), first));
    }
    let mut before: Option<&Member> = None;
    for (member, twin) in series.with_twins() {
        let Some((highest, last)) = before.map(|before| (before, before.numbered.last())) else {
            before = Some(member);
            continue;
        };
        if twin.is_some() {
            continue;
        }
        let number = &member.numbered.number;
        if !number.follows(last, member.numbered.form) {
            findings.push(finding(member, highest, number < last));
        }
        before = Some(member).filter(|_| number > last).or(before);
    }
}

fn finding(member: &Member, before: &Member, is_back: bool) -> Diagnostic {
    let (shown, last) = (&member.shown, &before.shown);
    let message = if is_back {
        Text::new(format!("「{shown}」が「{last}」の後にあります"), format!("\"{shown}\" stands after \"{last}\""))
    } else {
        Text::new(format!("「{last}」の次が「{shown}」になっています"), format!("\"{last}\" is followed by \"{shown}\""))
    };
    let before_text = Text::new(format!("直前の番号は「{last}」です"), format!("the number before is \"{last}\""));
    help(Diagnostic::new(&RULE, member.span, message).at(before.span, before_text), member)
}

fn help(finding: Diagnostic, member: &Member) -> Diagnostic {
    finding.help(if member.numbered.form == Form::Ordinal('条') {
        Text::new(
            "番号を付け直すか、削除した条は「条 第5条 削除」のように残してください",
            "renumber, or keep an article that was taken out, as in `article 第5条 deleted`",
        )
    } else {
        Text::new("番号を付け直してください", "renumber")
    })
}
