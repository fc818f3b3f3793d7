//! Tables 別表 and forms 様式: added, deleted, renumbered, retitled, filled in otherwise. No order judges what is written in them.

use super::pair::{Pair, place};
use crate::answer::difference::{Change, Effect, Matter};
use crate::checks::Context;
use crate::diagnostic::Text;
use crate::resolve::policy::Annexed;

/// Every change of what is annexed.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<Change> {
    let (old, new) = (&pair.old.policy.annexed, &pair.new.policy.annexed);
    let matched = matched(old, new);
    let mut changes = Vec::new();
    for (at, annexed) in new.iter().enumerate() {
        let before = matched.iter().find(|(_, new)| *new == at).and_then(|(before, _)| old.get(*before));
        let Some(before) = before else {
            changes.push(Change { after: Some(present()), new: place(&pair.new, annexed.header), ..change(pair, annexed) });
            continue;
        };
        let (was, is) = (called(before), called(annexed));
        let both = Change { old: place(&pair.old, before.header), new: place(&pair.new, annexed.header), ..change(pair, annexed) };
        if was != is {
            changes.push(Change { before: Some(was), after: Some(is), ..both.clone() });
        }
        if written(&pair.old, before) != written(&pair.new, annexed) {
            changes.push(Change { note: Some(Text::new("内容の変更です", "what is written in it changed")), ..both });
        }
    }
    for (_, annexed) in old.iter().enumerate().filter(|(at, _)| !matched.iter().any(|(old, _)| old == at)) {
        changes.push(Change { before: Some(present()), old: place(&pair.old, annexed.header), ..change(pair, annexed) });
    }
    changes
}

fn change(pair: &Pair<'_>, annexed: &Annexed) -> Change {
    pair.change(Effect::Neutral, Matter::Annexed, called(annexed))
}

/// What stands for one on the side on which it is.
fn present() -> Text {
    Text::new("あり", "present")
}

/// 別表第1「保存期間」.
fn called(annexed: &Annexed) -> Text {
    let title = annexed.title.as_deref();
    Text::new(
        format!("{}{}", annexed.called(), title.map(|title| format!("「{title}」")).unwrap_or_default()),
        format!("{}{}", annexed.called_in_english(), title.map(|title| format!(" \"{title}\"")).unwrap_or_default()),
    )
}

/// Which of the old side is which of the new one: the same title, then the same number.
fn matched(old: &[Annexed], new: &[Annexed]) -> Vec<(usize, usize)> {
    let same: [fn(&Annexed, &Annexed) -> bool; 2] =
        [|one, other| one.title.is_some() && one.title == other.title, |one, other| one.called() == other.called()];
    let mut matched: Vec<(usize, usize)> = Vec::new();
    for same in same {
        for (at, one) in old.iter().enumerate() {
            let is_taken = |to: usize| matched.iter().any(|(_, new)| *new == to);
            let other = new.iter().enumerate().find(|(to, other)| one.keyword == other.keyword && same(one, other) && !is_taken(*to));
            if let Some((to, _)) = other.filter(|_| !matched.iter().any(|(old, _)| *old == at)) {
                matched.push((at, to));
            }
        }
    }
    matched
}

/// What is written in it, row by row, without white space.
fn written(cx: &Context<'_>, annexed: &Annexed) -> Vec<Vec<String>> {
    let bare = |span: &crate::text::Span| cx.text(*span).chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let rows = annexed.rows.iter().map(|(_, cells)| cells);
    [&annexed.columns, &annexed.paragraphs].into_iter().chain(rows).map(|cells| cells.iter().map(bare).collect()).collect()
}
