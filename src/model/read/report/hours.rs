//! What is said of something that is no hours of the day.

use super::{BAD_VALUE, cut};
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::read::grammar::BadHours;
use crate::text::Span;

pub(in crate::model) fn bad_hours(findings: &mut Findings, span: Span, text: &str, bad: BadHours<'_>) {
    let (what, help) = match bad {
        BadHours::Unreadable => {
            let text = cut(text);
            (
                Text::new(format!("「{text}」は時間帯として読めません"), format!("\"{text}\" cannot be read as hours of the day")),
                Text::new(
                    "「9:00-17:00」「平日9:00-17:00、土曜日9:00-12:00」「22:00-6:00」「午前9時から午後5時まで」のように書いてください。まだ決まっていないときは「?」と書きます",
                    "write them as in `9:00-17:00`, `weekdays 9:00-17:00, Saturdays 9:00-12:00` or `22:00-6:00`, or `?` while they are not decided",
                ),
            )
        }
        BadHours::NoTime(time) => (
            Text::new(format!("「{time}」という時刻はありません"), format!("there is no time \"{time}\"")),
            Text::new(
                "時刻は「0:00」から「24:00」までです。翌日に及ぶ時間帯は「22:00-1:00」のように書いてください",
                "times are those from `0:00` to `24:00`; hours that go on over midnight are written as in `22:00-1:00`",
            ),
        ),
        BadHours::Twelve(time) => (
            Text::new(format!("「{time}」は、正午とも午前0時とも読めます"), format!("\"{time}\" may be read as noon and as midnight")),
            Text::new("「12:00」又は「24:00」のように書いてください", "write it as in `12:00` or `24:00`"),
        ),
        BadHours::Open(hours) => (
            Text::new(
                format!("「{hours}」には、始まりか終わりの時刻がありません"),
                format!("\"{hours}\" lacks the time at which it begins or ends"),
            ),
            Text::new("「22:00-6:00」のように、始まりと終わりを書いてください", "write both, as in `22:00-6:00`"),
        ),
        BadHours::NoLength(hours) => (
            Text::new(
                format!("「{hours}」は、始まりと終わりが同じか、1日を超えています"),
                format!("\"{hours}\" ends when it begins, or lasts longer than a day"),
            ),
            Text::new("一日中であれば「終日」と書いてください", "write `all day` for the whole day"),
        ),
        BadHours::Backwards(hours) => (
            Text::new(format!("「{hours}」は、始まりより前に終わります"), format!("\"{hours}\" ends before it begins")),
            Text::new(
                "午後の時刻は「17:00」又は「午後5時」のように、翌日の時刻は「翌日5:00」のように書いてください",
                "write a time of the afternoon as in `17:00` or `5 pm`, one of the next day as in `the next day 5:00`",
            ),
        ),
        BadHours::OverMidnight(hours) => (
            Text::new(format!("日を限った「{hours}」は、翌日に及びます"), format!("\"{hours}\" names its days and goes on into the next")),
            Text::new(
                "「平日22:00-24:00、火曜日から土曜日まで0:00-6:00」のように、日ごとに分けて書いてください",
                "write the hours of each day by themselves, as in `weekdays 22:00-24:00, Tuesday to Saturday 0:00-6:00`",
            ),
        ),
        BadHours::Vague(days) => (
            Text::new(
                format!("「{days}」がどの日であるかは、機関により異なります"),
                format!("\"{days}\" are other days from one institution to another"),
            ),
            Text::new(
                "「平日」「土日祝」「月曜日から土曜日まで」のように書いてください",
                "name them, as in `weekdays`, `Saturdays and Sundays` or `Monday to Saturday`",
            ),
        ),
        BadHours::NoDays(days) => (
            Text::new(format!("「{days}」がどの日であるかを読み取れません"), format!("it cannot be read which days \"{days}\" are")),
            Text::new(
                "祝日は「月曜日から金曜日まで及び祝日」のように加えてください",
                "add holidays, as in `Monday to Friday and holidays`",
            ),
        ),
    };
    findings.push(Diagnostic::new(&BAD_VALUE, span, what).help(help));
}
