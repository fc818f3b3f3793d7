//! What a policy lacks, in the order of work.

use super::{Case, UNCLAIMED, WEAKENED, at};
use crate::diagnostic::{Decision, Diagnostic, Lang, Task, Text, Wanted};
use crate::report::{Detail, Format};

/// A finding at the head of the policy: what is lacking, each in both languages.
fn wanted(place: usize, chapter: &str, title: (&str, &str), lacking: &[(&str, &str)]) -> Task {
    let number = Text::new(format!("企画管理編{chapter}①"), format!("Management {chapter}(1)"));
    Task {
        decisions: Vec::new(),
        wanted: Some(Wanted {
            place: (0, place),
            chapter: Text::new(format!("企画管理編 第{chapter}章"), format!("Management, chapter {chapter}")),
            name: Text::new(format!("{} {}", number.ja, title.0), format!("{} {}", number.en, title.1)),
            number,
            remarks: Vec::new(),
            lacking: lacking.iter().map(|(ja, en)| Text::new(*ja, *en)).collect(),
        }),
    }
}

fn decision(how: (&str, &str), what: (&str, &str)) -> Decision {
    Decision { how: Text::new(how.0, how.1), what: Text::new(what.0, what.1), hanging: 1, open: None }
}

fn remarked(mut task: Task, remarks: &[(&str, &str)], decisions: &[Decision]) -> Task {
    task.decisions.extend_from_slice(decisions);
    task.wanted.as_mut().unwrap().remarks.extend(remarks.iter().map(|(ja, en)| Text::new(*ja, *en)));
    task
}

const ROLES: (&str, &str) = ("役割に就く者を決めてください", "decide who holds these roles");
const OFFICER: (&str, &str) = ("企画管理者", "planning_manager");
const LONG: (&str, &str) = (
    "事業者「花カルテ社」の契約「外部保存及び保守委託」の「記載事項」（守秘義務、返還及び消去）",
    "\"contents\" of agreement \"external_storage\" of vendor \"花カルテ社\" (confidentiality, deletion)",
);

fn incomplete() -> Case {
    let text = "規程 「見本病院 運用管理規程」 {\n  準拠 mhlw-6.0\n}\n\n条 「利用者」 {\n  項 「定める。」\n}\n";
    let tasks = [
        wanted(4, "7", ("記録の保存", "Keep records"), &[LONG, ("記録「点検記録」", "record \"inspection_record\"")]),
        remarked(
            wanted(1, "3", ("体制", "Organisation"), &[("役割「企画管理者」", "role \"planning_manager\"")]),
            &[],
            &[decision(ROLES, OFFICER)],
        ),
        remarked(
            wanted(
                2,
                "3",
                (
                    "非常時に備えた通常時の対策と体制の整備、その点検及び見直しの実施",
                    "Prepare, in normal times, for emergencies and keep it up to date",
                ),
                &[("文書「手順」", "document \"procedure\"")],
            ),
            &[("本文未確認", "text not verified")],
            &[decision(ROLES, OFFICER), decision(ROLES, ("安全管理責任者", "safety_manager"))],
        ),
    ];
    let facts = Task {
        decisions: vec![Decision {
            hanging: 12, ..decision(("現況に書いてください", "write in the facts"), ("システム", "system"))
        }],
        wanted: None,
    };
    let mut case = Case::default().file("病院/規程.kitei", text);
    for task in tasks {
        case = case
            .found(|sources| Diagnostic::new(&WEAKENED, at(sources, 0, "規程 「見本病院 運用管理規程」 {"), Text::same("…")).task(task));
    }
    case.found(|sources| Diagnostic::new(&UNCLAIMED, at(sources, 0, "規程 「見本病院 運用管理規程」 {"), Text::same("…")).task(facts))
        .found(|sources| {
            Diagnostic::new(&UNCLAIMED, at(sources, 0, "規程 「見本病院 運用管理規程」 {"), Text::same("…")).task(wanted(
                0,
                "1",
                ("方針", "Policy"),
                &[("満たされています", "met")],
            ))
        })
        .found(|sources| Diagnostic::new(&WEAKENED, at(sources, 0, "「定める。」"), Text::new("何も述べていません", "says nothing")))
}

#[test]
fn what_is_lacking_is_told_in_the_order_of_work() {
    insta::assert_snapshot!(format!("{}\n{}", incomplete().human(Lang::Ja), incomplete().human(Lang::En)));
}

/// Each is drawn once more where all is asked for, and no format for programs knows of the order.
#[test]
fn each_is_told_in_full_where_that_is_asked_for() {
    let case = incomplete();
    let drawn = |detail| case.detailed(Format::Human, Lang::En, detail).matches("╭─[").count();
    assert_eq!((drawn(Detail::Work), drawn(Detail::Each)), (2, 6));
    for format in [Format::Concise, Format::Json, Format::Jsonl] {
        assert_eq!(case.detailed(format, Lang::En, Detail::Work), case.detailed(format, Lang::En, Detail::Each));
    }
}

/// Little that is lacking is told one by one.
#[test]
fn a_few_things_are_told_in_full() {
    let mut case = incomplete();
    case.findings.truncate(2);
    assert_eq!(case.human(Lang::En).matches("╭─[").count(), 2);
}
