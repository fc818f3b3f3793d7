//! How many findings are shown on a screen. A repository that is in great disorder has more of them than anybody reads: the first are
//! shown, few of one line, and what was left out is counted by its rules. Formats for programs are whole.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diagnostic::{Diagnostic, Lang};
use crate::text::{FileId, Sources};

/// So many findings are shown of one line: further ones mostly follow from the first. What a policy lacks stands at its head, each for
/// itself.
const OF_LINE: usize = 20;
const AT_HEAD: &str = "coverage";
/// So many rules are named of what was left out.
const NAMED: usize = 12;

/// The findings that are shown, told of as they come.
#[derive(Debug)]
pub(crate) struct Bounded {
    /// How many more may be shown; none: all are.
    left: Option<usize>,
    /// The line of the last one, and how many of it were shown.
    line: Option<((FileId, u32), usize)>,
    left_out: BTreeMap<&'static str, usize>,
}

impl Bounded {
    /// So many are shown at most; none: all.
    pub(crate) fn at_most(most: Option<usize>) -> Self {
        Self { left: most, line: None, left_out: BTreeMap::new() }
    }

    /// Those of some findings that are shown. They come in the order of a run.
    pub(crate) fn of<'f>(&mut self, findings: &'f [Diagnostic], sources: &Sources) -> Cow<'f, [Diagnostic]> {
        if self.left.is_none() {
            return Cow::Borrowed(findings);
        }
        let is_shown: Vec<bool> = findings.iter().map(|finding| self.takes(finding, sources)).collect();
        if is_shown.iter().all(|is_shown| *is_shown) {
            return Cow::Borrowed(findings);
        }
        findings.iter().zip(is_shown).filter(|(_, is_shown)| *is_shown).map(|(finding, _)| finding.clone()).collect()
    }

    fn takes(&mut self, finding: &Diagnostic, sources: &Sources) -> bool {
        let left = self.left.unwrap_or(usize::MAX);
        let line = sources.file(finding.span.file).map_or(0, |file| file.lines().line(finding.span.start).0);
        let line = (finding.span.file, line);
        let of_line = self.line.filter(|(last, _)| *last == line).map_or(0, |(_, count)| count);
        if left == 0 || of_line >= OF_LINE && finding.rule.family() != AT_HEAD {
            *self.left_out.entry(finding.rule.name).or_default() += 1;
            return false;
        }
        self.left = Some(left - 1);
        self.line = Some((line, of_line + 1));
        true
    }

    /// What was left out, by its rules; none where nothing was.
    pub(crate) fn left_out(&self, lang: Lang) -> Option<String> {
        let all: usize = self.left_out.values().sum();
        let mut by_rule: Vec<(&str, usize)> = self.left_out.iter().map(|(rule, count)| (*rule, *count)).collect();
        by_rule.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), *rule));
        let further = by_rule.len().saturating_sub(NAMED);
        let named: Vec<String> = by_rule.iter().take(NAMED).map(|(rule, count)| format!("{rule} {count}")).collect();
        let mut said = match lang {
            Lang::Ja => format!("表示していない指摘が{all}件あります（{}", named.join("、")),
            Lang::En => format!("{all} more findings are not shown ({}", named.join(", ")),
        };
        let _ = match (further, lang) {
            (0, _) => Ok(()),
            (_, Lang::Ja) => write!(said, "、ほか{further}規則"),
            (_, Lang::En) => write!(said, ", and of {further} more rules"),
        };
        said.push_str(match lang {
            Lang::Ja => "）。--max-findings 0 とすると、すべて表示します",
            Lang::En => "); --max-findings 0 shows all",
        });
        (all > 0).then_some(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Text;
    use crate::report::tests::{UNCLAIMED, WEAKENED};
    use crate::text::Span;

    /// How many of findings on these lines are shown, and what is said of the rest.
    fn shown(most: Option<usize>, lines: &[u32]) -> (usize, Option<String>) {
        let mut sources = Sources::default();
        let file = sources.add("a.kitei", "\n".repeat(1000));
        let found: Vec<Diagnostic> = lines.iter().map(|line| Diagnostic::new(&WEAKENED, Span::at(file, *line), Text::same("x"))).collect();
        let mut shown = Bounded::at_most(most);
        // Portion by portion is as all at once.
        let count = found.chunks(7).map(|part| shown.of(part, &sources).len()).sum();
        (count, shown.left_out(Lang::En))
    }

    #[test]
    fn few_are_shown_whole() {
        assert_eq!(shown(Some(500), &(0..500).collect::<Vec<_>>()), (500, None));
        assert_eq!(shown(None, &[3; 900]), (900, None));
    }

    #[test]
    fn many_are_counted() {
        let said = |count| Some(format!("{count} more findings are not shown (inheritance/weakened {count}); --max-findings 0 shows all"));
        assert_eq!(shown(Some(500), &(0..900).collect::<Vec<_>>()), (500, said(400)));
        assert_eq!(shown(Some(500), &[[3; 30].as_slice(), &[4; 3]].concat()), (23, said(10)));
        let (mut sources, mut shown) = (Sources::default(), Bounded::at_most(Some(500)));
        let file = sources.add("a.kitei", "x");
        assert_eq!(shown.of(&[0; 30].map(|at| Diagnostic::new(&UNCLAIMED, Span::at(file, at), Text::same("x"))), &sources).len(), 30);
    }
}
