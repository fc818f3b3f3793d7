//! What verdicts are called.

use crate::answer::official::Verdict;
use crate::diagnostic::Text;

/// As people read it.
pub(super) fn verdict(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Alike => Text::new("一致", "alike"),
        Verdict::Renumbered => Text::new("番号違い", "renumbered"),
        Verdict::Disagrees => Text::new("食い違い", "disagrees"),
        Verdict::Unlike => Text::new("要確認", "to be compared"),
        Verdict::Missing => Text::new("未収録", "not in the standard"),
        Verdict::Absent => Text::new("本文になし", "not in the text"),
        Verdict::Unread => Text::new("判読不能", "not readable"),
    }
}

/// As programs read it.
pub(super) fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Alike => "alike",
        Verdict::Renumbered => "renumbered",
        Verdict::Disagrees => "disagrees",
        Verdict::Unlike => "unlike",
        Verdict::Missing => "missing",
        Verdict::Absent => "absent",
        Verdict::Unread => "unread",
    }
}
