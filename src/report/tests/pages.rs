//! Whole reports: findings in two files, remarks, totals, coverage.

use super::{Case, UNCLAIMED, WEAKENED, at};
use crate::answer::Counts;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::report::Format;

fn two_files() -> Case {
    Case::default()
        .file("病院/規程.kitei", "条 「利用者」 {\n  対応  システム運用編14⑥\n  対策  パスワード { 最短文字数 8文字 }\n}\n")
        .file("法人/規程.kitei", "条 「アカウント」 {\n  対策  パスワード { 最短文字数 12文字 }\n}\n")
        .found(|sources| {
            let message = Text::new(
                "「最短文字数」が「8文字」となっており、法人規程の「12文字」より緩くなっています",
                "\"min_length\" is \"8 characters\", weaker than \"12 characters\" of the corporation's policy",
            );
            Diagnostic::new(&WEAKENED, at(sources, 0, "8文字"), message)
                .label(Text::new("この値", "this value"))
                .at(at(sources, 1, "12文字"), Text::new("法人規程の下限", "the minimum of the corporation's policy"))
                .note(Text::new(
                    "法人規程は、値に何も付けていないため下限として働きます。下位の規程は、同じか、より厳しい値だけを定めることができます",
                    "the parent says nothing about the mode, so its value is a minimum: a policy below may only be as strict or stricter",
                ))
                .help(Text::new(
                    "「最短文字数 12文字」のように、法人規程と同じか、より多い文字数を書いてください。緩くする必要があるときは、法人規程の値に「既定」を付けてください",
                    "write \"min_length 12 characters\" or more; where a lower number is needed, mark the parent's value as \"default\"",
                ))
                .requirement("mhlw-6.0/C14-6")
                .law("個人情報の保護に関する法律第23条")
        })
        .found(|sources| {
            let message = Text::new(
                "遵守事項「システム運用編14①」の内容は満たしていますが、対応の記載がありません",
                "requirement \"C14-1\" is met but no article claims it",
            );
            Diagnostic::new(&UNCLAIMED, at(sources, 0, "条 「利用者」"), message)
                .replace(Text::new("対応を書き加える", "add the claim"), at(sources, 0, "システム運用編14⑥").tail(), "、14①")
        })
        .counted(1, Counts { covered: 12, delegated: 3, unverified: 2, ..Counts::default() })
        .counted(0, Counts { covered: 35, covered_by_wording: 4, inherited: 12, unclaimed: 1, not_applicable: 20, unverified: 5, ..Counts::default() })
}

#[test]
fn two_files_in_japanese() {
    insta::assert_snapshot!(two_files().human(Lang::Ja));
}

#[test]
fn two_files_in_english() {
    insta::assert_snapshot!(two_files().human(Lang::En));
}

#[test]
fn a_line_for_each_finding() {
    insta::assert_snapshot!(two_files().written(Format::Concise, Lang::Ja));
}

#[test]
fn a_clean_run_says_so() {
    let case = Case::default().file("規程.kitei", "").counted(0, Counts { covered: 1, ..Counts::default() });
    insta::assert_snapshot!(format!("{}\n{}", case.human(Lang::Ja), case.human(Lang::En)));
}

#[test]
fn a_table_that_is_too_wide_goes_on_below() {
    let counts = Counts {
        covered: 101,
        covered_by_equivalence: 2,
        covered_by_wording: 3,
        inherited: 4,
        inherited_by_wording: 5,
        declared_not_said: 17,
        partly: 6,
        unmet: 7,
        unclaimed: 8,
        missing: 9,
        delegated: 10,
        excepted: 11,
        not_applicable: 12,
        unknown: 15,
        out_of_scope: 16,
        excluded: 5,
        assumed_applicable: 13,
        unverified: 14,
        not_available: 17,
        carried: 18,
    };
    let case = Case::default()
        .file("医療法人みどり会/みどり総合病院/規程.kitei", "")
        .file("clinic/policy.kitei", "")
        .counted(0, counts)
        .counted(1, counts);
    insta::assert_snapshot!(format!("{}\n{}", case.human(Lang::Ja), case.human(Lang::En)));
}
