//! Tables 別表 and forms 様式: added, deleted, renumbered, retitled, filled in otherwise. No order judges what is written in them.

use super::pair::{Pair, place};
use super::paired::Paired;
use crate::answer::difference::{Change, Effect, Matter};
use crate::checks::Context;
use crate::diagnostic::Text;
use crate::resolve::policy::Annexed;

/// Every change of what is annexed.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<Change> {
    let (old, new) = (&pair.old.policy.annexed, &pair.new.policy.annexed);
    // The same title, then the same number.
    let paired = Paired::new(old, new)
        .by(|annexed| Some((annexed.keyword, annexed.title.as_deref()?)))
        .by(|annexed| Some((annexed.keyword, annexed.called())));
    let mut changes = Vec::new();
    for (before, annexed) in paired.new_ones() {
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
    for annexed in paired.gone() {
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

/// What is written in it, row by row, without white space.
fn written(cx: &Context<'_>, annexed: &Annexed) -> Vec<Vec<String>> {
    let bare = |span: &crate::text::Span| cx.text(*span).chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let rows = annexed.rows.iter().map(|(_, cells)| cells);
    [&annexed.columns, &annexed.paragraphs].into_iter().chain(rows).map(|cells| cells.iter().map(bare).collect()).collect()
}
