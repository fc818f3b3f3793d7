//! A fault of kitei's own in the judgement of a policy is told of that policy, and the others are judged: whoever has a hundred policies
//! is not to lose what is found in ninety-nine of them.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::opened::Opened;
use super::portion::{Children, Made, Portion, Replacements, Verdict};
use crate::config::report::input;
use crate::io::Host;
use crate::text::{FileId, Span};

/// What came of some policies, by their roots; which policies asked for those below them; and the files that were needed.
pub(super) struct Judged {
    pub(super) verdicts: Vec<(FileId, Verdict)>,
    pub(super) asked: BTreeSet<FileId>,
    pub(super) needed: Vec<FileId>,
}

/// What policies are judged with.
pub(super) struct Around<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) replacements: &'a Replacements,
    pub(super) children: &'a Children,
}

/// Judges policies together with the files that they need; where that fails, each by itself.
pub(super) fn judge(around: &Around<'_>, opened: &mut Opened, made: &mut Made, roots: &[FileId], files: &[FileId]) -> Judged {
    let portion = Portion::new(opened, around.replacements, roots.to_vec());
    let needed: Vec<FileId> = portion.files(opened).into_iter().chain(files.iter().copied()).collect();
    let together = attempt(|| {
        opened.load(around.host, &needed);
        portion.judge(around.host, opened, made, around.children)
    });
    if let Some((verdicts, asked)) = together {
        return Judged { verdicts, asked, needed };
    }
    let mut judged = Judged { verdicts: Vec::new(), asked: BTreeSet::new(), needed };
    for &file in files {
        attempt(|| opened.load(around.host, &[file]));
    }
    for &root in roots {
        let alone = Portion::new(opened, around.replacements, vec![root]);
        let of_it = attempt(|| {
            opened.load(around.host, &alone.files(opened));
            alone.judge(around.host, opened, made, around.children)
        });
        match of_it {
            Some((verdicts, asked)) => {
                judged.verdicts.extend(verdicts);
                judged.asked.extend(asked);
            }
            None => {
                let findings = vec![input::fault(Span::at(root, 0))];
                judged.verdicts.push((root, Verdict { findings, ..Verdict::default() }));
            }
        }
    }
    judged
}

/// What comes of work in which kitei itself may fail. What is made on the way is entered when it is whole: a fault leaves nothing behind
/// that is half done.
pub(super) fn attempt<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::internals::Whole;
    use crate::io::Memory;
    use crate::testing::{FAULTY, FAULTY_HEAD};
    use crate::workspace::{Run, Workspace, check_in};

    fn files(title: &str) -> Vec<(String, String)> {
        let policy = |title: &str| {
            format!(
                "規程 「{title}」 {{\n  機関 診療所 「{title}」\n  準拠 mhlw-6.0\n}}\n条 「甲」 {{ 役割 企画管理者 {{ 充職 番頭 }} }}\n"
            )
        };
        (0..70).map(|at| (format!("{at:02}.kitei"), policy(if at == 35 { title } else { "並" }))).collect()
    }

    fn judged(title: &str) -> Run {
        check_in(&Memory::new(files(title)), &Whole::options(jiff::civil::date(2026, 5, 1)))
    }

    /// The rules that are broken in the policy in which the fault is planted, or in the others, each with its file.
    fn broken(run: &Run, own: bool) -> Vec<(&str, &'static str)> {
        let path = |finding: &Diagnostic| run.sources.path(finding.span.file);
        let these = run.findings.iter().filter(|finding| (path(finding) == "35.kitei") == own);
        these.map(|finding| (run.sources.path(finding.span.file), finding.rule.name)).collect()
    }

    #[test]
    fn a_fault_is_told_of_its_policy_and_the_others_are_judged() {
        let (sound, faulty) = (judged("並"), judged(FAULTY));
        assert!(faulty.faulty && faulty.fails && !sound.faulty);
        assert!(broken(&faulty, false) == broken(&sound, false));
        assert_eq!(broken(&faulty, true), [("35.kitei", "input/fault")]);
        assert_eq!(faulty.policies.len(), sound.policies.len() - 1);
    }

    #[test]
    fn a_fault_in_a_head_is_told_of_its_file_and_the_others_are_judged() {
        let sound = judged("並");
        let faulty = judged(FAULTY_HEAD);
        assert!(faulty.faulty && !sound.faulty);
        assert_eq!(broken(&faulty, true), [("35.kitei", "input/fault")]);
        assert!(broken(&faulty, false) == broken(&sound, false));
        let few: Vec<(String, String)> = files(FAULTY_HEAD).drain(34..37).collect();
        let few = check_in(&Memory::new(few), &Whole::options(jiff::civil::date(2026, 5, 1)));
        assert!(few.faulty && few.policies.len() == 2);
    }

    #[test]
    fn a_workspace_goes_on_after_a_fault() {
        let options = Whole::options(jiff::civil::date(2026, 5, 1));
        let mut workspace = Workspace::open(Box::new(Memory::new(files(FAULTY))), &options);
        assert_eq!(workspace.findings_in("35.kitei").iter().map(|finding| finding.rule.name).collect::<Vec<_>>(), ["input/fault"]);
        let (path, text) = files("並").swap_remove(35);
        workspace.set_text(&path, Some(&text));
        assert_eq!(workspace.findings().len(), judged("並").findings.len());
    }
}
