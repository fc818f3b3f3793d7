//! Judgements of citations on a day, in the words of policies.

use jiff::civil::{Date, date};

use super::*;
use crate::diagnostic::Lang;

fn cite(text: &str) -> Citation {
    read(text, Registry::built_in()).unwrap().remove(0)
}

fn judge(text: &str, day: Date, purpose: Option<&str>) -> String {
    let place = |place: Place| place.display(Lang::Ja);
    match resolve(Registry::built_in(), &cite(text), day, purpose) {
        Resolution::InForce => "in force".to_owned(),
        Resolution::NotJudged => "not judged".to_owned(),
        Resolution::NotYetHeld => "not yet held".to_owned(),
        Resolution::UnknownLaw { near } => format!("unknown law, {}", near.unwrap_or_default()),
        Resolution::UnknownPlace(Missing::Article { near, last }) => {
            format!(
                "no article, {} .. {}",
                near.map_or(String::new(), |near| near.ja("条")),
                last.map_or(String::new(), |last| last.ja("条"))
            )
        }
        Resolution::UnknownPlace(Missing::Paragraph { count }) => format!("no paragraph of {count}"),
        Resolution::UnknownPlace(Missing::Item { count }) => format!("no item of {count}"),
        Resolution::UnknownPlace(Missing::Appendix { count }) => format!("no appended table of {count}"),
        Resolution::UnknownPlace(Missing::Form { count }) => format!("no form of {count}"),
        Resolution::UnknownPlace(Missing::Subitem { count }) => format!("no sub-item of {count}"),
        Resolution::NotInForce { from, until, instead } => {
            let day = |word: &str, day: Option<Date>| day.map_or(String::new(), |day| format!(" {word} {day}"));
            format!(
                "not in force{}{}{}",
                day("from", from),
                day("until", until),
                instead.map_or(String::new(), |instead| format!(" -> {}", place(instead)))
            )
        }
        Resolution::Renumbered { now, until } => format!("renumbered until {until} -> {}", place(now)),
        Resolution::Imprecise { finest } => format!("imprecise -> {}", finest.map_or(String::new(), place)),
    }
}

const TODAY: Date = date(2026, 11, 22);
const SECURITY: &str = "安全管理措置";
const CYBER: &str = "サイバーセキュリティの確保";

#[test]
fn judgements() {
    let early = date(2021, 6, 1);
    for (text, day, purpose, expected) in [
        ("医療法施行規則第14条第2項", TODAY, None, "in force"),
        ("医療法施行規則第14条第2項", date(2023, 4, 1), Some(CYBER), "in force"),
        ("医療法施行規則第14条第2項", date(2023, 3, 31), None, "not in force from 2023-04-01"),
        ("医療法施行規則第14条第2項", date(2023, 3, 31), Some(CYBER), "not in force from 2023-04-01"),
        ("医療法施行規則第14条", TODAY, Some(CYBER), "imprecise -> 第14条第2項"),
        ("医療法施行規則", TODAY, Some(CYBER), "imprecise -> 第14条第2項"),
        ("医療法施行規則", TODAY, None, "imprecise -> "),
        ("医療法施行規則第14条第3項", date(2026, 9, 30), None, "no paragraph of 2"),
        ("医療法施行規則第14条第0項", TODAY, None, "no paragraph of 2"),
        ("薬機法施行規則第11条第2項第1号", TODAY, Some(CYBER), "in force"),
        ("薬機法施行規則第11条第2項", TODAY, Some(CYBER), "imprecise -> 第11条第2項第1号"),
        ("薬機法施行規則第11条第2項", TODAY, None, "in force"),
        ("薬機法施行規則第11条第2項", date(2022, 1, 1), None, "in force"),
        ("薬機法施行規則第11条第2項", date(2022, 1, 1), Some(CYBER), "not in force from 2023-04-01"),
        ("薬機法施行規則第11条第2項", date(2021, 7, 31), None, "not in force from 2021-08-01"),
        ("薬機法施行規則第11条第2項第3号", date(2026, 9, 30), None, "no item of 2"),
        ("薬機法施行規則第11条第2項第3号", TODAY, None, "not yet held"),
        ("医療法施行規則第1条の3第2項第1号ハ", TODAY, None, "in force"),
        ("医療法施行規則第1条の3第2項第1号ニ", date(2026, 9, 30), None, "no sub-item of 3"),
        ("医療法施行規則第1条の3第2項第2号イ", date(2026, 9, 30), None, "no sub-item of 0"),
        ("個人情報保護法第20条", TODAY, Some(SECURITY), "renumbered until 2022-03-31 -> 第23条"),
        ("個人情報保護法第20条第1項", TODAY, Some(SECURITY), "renumbered until 2022-03-31 -> 第23条"),
        ("個人情報保護法第20条", early, Some(SECURITY), "in force"),
        ("個人情報保護法第20条", TODAY, None, "in force"),
        ("個人情報保護法第20条", TODAY, Some("適正な取得"), "in force"),
        ("個人情報保護法第20条", TODAY, Some("何か別のこと"), "in force"),
        ("個人情報保護法第23条", TODAY, Some(SECURITY), "in force"),
        ("個人情報保護法第23条", early, Some(SECURITY), "not in force from 2022-04-01 -> 第20条"),
        ("個人情報保護法第21条", TODAY, Some("従業者の監督"), "renumbered until 2022-03-31 -> 第24条"),
        ("個人情報保護法第22条", TODAY, Some("委託先の監督"), "renumbered until 2022-03-31 -> 第25条"),
        ("個人情報保護法第143条", TODAY, Some("報告及び立入検査"), "renumbered until 2023-03-31 -> 第146条"),
        ("個人情報保護法第40条", TODAY, Some("報告及び立入検査"), "renumbered until 2022-03-31 -> 第146条"),
        ("個人情報保護法施行規則第6条の2", TODAY, Some("個人の権利利益を害するおそれが大きいもの"), "renumbered until 2022-03-31 -> 第7条"),
        ("個人情報保護法第500条", TODAY, None, "no article, 第185条 .. 第185条"),
        ("個人情報保護法第23条の2", TODAY, None, "no article, 第23条 .. 第185条"),
        ("個人情報保護法第20条から第500条まで", TODAY, None, "no article, 第185条 .. 第185条"),
        ("個人情報保護法第185条", early, None, "not in force from 2023-04-01"),
        ("個人情報保護法第500条", date(2010, 1, 1), None, "not judged"),
        ("個人情報保護法附則第500条", TODAY, None, "not judged"),
        ("個人情報保護法別表第二", TODAY, None, "in force"),
        ("個人情報保護法別表第九", TODAY, None, "no appended table of 2"),
        ("労働基準法別表第一", TODAY, None, "in force"),
        ("労働基準法別表第九", TODAY, None, "not yet held"),
        ("労働安全衛生法別表第4の2", TODAY, None, "in force"),
        ("医師法別表", TODAY, None, "no appended table of 0"),
        ("医療法第33条", TODAY, None, "not in force"),
        ("医師法第26条", TODAY, None, "not in force"),
        ("医療法第36条", date(2025, 11, 19), None, "not in force from 2025-11-20"),
        ("医療法施工規則第14条第2項", TODAY, None, "unknown law, 医療法施行規則"),
        ("行政機関の保有する個人情報の保護に関する法律第6条", TODAY, None, "not in force until 2022-03-31"),
        ("みどり会就業規則第10条", TODAY, None, "not judged"),
        ("みどり市情報公開条例第10条", TODAY, None, "not judged"),
    ] {
        assert_eq!(judge(text, day, purpose), expected, "{text} {day} {purpose:?}");
    }
}

#[test]
fn who_is_bound() {
    let rule = |citation: &str| citation.to_owned();
    for (text, institution, expected) in [
        ("医療法施行規則第14条第2項", "hospital", "Binds".to_owned()),
        ("医療法施行規則第14条第2項", "dental_clinic", "Binds".to_owned()),
        ("医療法施行規則第14条第2項", "pharmacy", rule("薬機法施行規則第11条第2項第1号")),
        ("医療法施行規則第14条", "pharmacy", rule("薬機法施行規則第11条第2項第1号")),
        ("医療法施行規則", "pharmacy", "NotSaid".to_owned()),
        ("医療法施行規則第14条第2項", "corporation", "NotSaid".to_owned()),
        ("薬機法施行規則第11条第2項", "pharmacy", "Binds".to_owned()),
        ("薬機法施行規則第11条第2項", "clinic", rule("医療法施行規則第14条第2項")),
        ("個人情報保護法第23条", "pharmacy", "NotSaid".to_owned()),
    ] {
        let found = match binds(Registry::built_in(), &cite(text), institution) {
            Binding::Other { counterpart, .. } => counterpart,
            binding => format!("{binding:?}"),
        };
        assert_eq!(found, expected, "{text} {institution}");
    }
}

#[test]
fn the_purpose_of_a_place_is_known() {
    let purpose = |text: &str| purpose_of(Registry::built_in(), &cite(text)).map(|purpose| purpose.ja.as_str());
    assert_eq!(purpose("個人情報保護法第23条"), Some(SECURITY));
    assert_eq!(purpose("医療法施行規則第14条第2項"), Some(CYBER));
    assert_eq!(purpose("医療法施行規則第14条"), None);
}

#[test]
fn the_days_of_a_change_are_known() {
    let registry = Registry::built_in();
    let law = |name: &str| registry.law(registry.find(name).unwrap()).unwrap();
    let rule = law("医療法施行規則");
    let article = Number::new(14);
    assert_eq!(rule.changes(article, date(2020, 1, 1), TODAY), [date(2023, 4, 1), date(2026, 4, 1)]);
    assert_eq!(rule.changes(article, date(2023, 4, 1), date(2026, 3, 31)), [] as [Date; 0]);
    let privacy = law("個人情報保護法");
    assert!(privacy.ahead.iter().any(|ahead| ahead.from == date(2027, 1, 17) && ahead.by == "令和8年法律第56号"));
    assert!(privacy.ahead.iter().is_sorted_by_key(|ahead| ahead.from));
    assert_eq!((privacy.appendices.len(), privacy.supplement.get("7")), (2, Some(&1)));
}
