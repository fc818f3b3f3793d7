//! Titles of notices, which say what a notice is about and cite no law: 「医療法等の施行について」（平成5年2月15日付け健政発第98号）.

/// What a notice is known by, in brackets after its title or before the quotation marks.
const MARKS: [&str; 6] = ["通知", "通達", "事務連絡", "課長", "局長", "告示"];
/// So many letters of a title follow the name of a law.
const LONGEST: usize = 60;

/// Whether a name of a law between these texts is part of the title of a notice. A place of the law is cited wherever it stands.
pub(super) fn names(before: &str, after: &str) -> bool {
    let end = after.char_indices().nth(LONGEST).map_or(after.len(), |(at, _)| at);
    let Some((title, _)) = after.get(..end).and_then(|near| near.split_once("について")) else { return false };
    if title.contains(['。', '「', '」', '(', ')'])
        || title.starts_with(['第', '附', '別'])
        || title.starts_with(|digit: char| digit.is_ascii_digit())
    {
        return false;
    }
    let rest = after.get(title.len() + "について".len()..).unwrap_or_default();
    let marked = |rest: &str| rest.strip_prefix('(').and_then(|inside| inside.split_once(')')).is_some_and(|(inside, _)| is_mark(inside));
    match rest.strip_prefix('」') {
        Some(rest) => marked(rest) || before.rsplit_once('「').is_some_and(|(front, _)| front.ends_with('号') || is_mark_at_end(front)),
        None => marked(rest),
    }
}

/// 平成17年3月31日付け医政発第0331009号, 厚生労働省医政局長通知
fn is_mark(text: &str) -> bool {
    MARKS.iter().any(|mark| text.contains(mark)) || text.contains('発') && text.contains('号')
}

fn is_mark_at_end(front: &str) -> bool {
    MARKS.iter().any(|mark| front.ends_with(mark))
}

#[cfg(test)]
mod tests {
    use crate::law::{Registry, scan};

    #[test]
    fn the_title_of_a_notice_cites_nothing() {
        for (text, laws) in [
            ("「医療法等の施行について」(平成5年2月15日付け健政発第98号)による。", 0),
            ("薬担規則の一部改正に伴う実施上の留意事項について(保医発0305第10号)", 0),
            ("昭和63年5月6日健政発第305号「医師法の運用について」を参照する。", 0),
            ("「医療法第25条第1項の規定に基づく立入検査について」(医政発0310第1号)", 1),
            ("「医療法の改正について」を議題とした。", 1),
            ("医療法の改正について(第3号議案)審議した。", 1),
            ("医療法の改正について説明があった。", 1),
        ] {
            assert_eq!(scan(text, Registry::built_in()).len(), laws, "{text}");
        }
    }
}
