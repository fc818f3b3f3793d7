//! What English sentences make less of.

use jiff::civil::Date;

use super::{Narrower, Release};
use crate::model::read;
use crate::text::holds_any;

/// Somebody answers for it, or there is no other way.
const ANSWERED: [&str; 22] = [
    " approved by",
    " approves",
    "with approval",
    "with the approval",
    "prior approval",
    "has approved",
    "after approval",
    "permission",
    "permit",
    "consent",
    "authoris",
    "authoriz",
    "by law",
    "the law",
    "unless",
    "emergenc",
    "disaster",
    "outage",
    "in agreement",
    "ordinance",
    "court",
    "not practicable",
];
/// By these somebody need not do something.
const LETS_OFF: [&str; 73] = [
    " is left to ",
    " are left to ",
    " can skip ",
    " can omit ",
    " there is no need ",
    " not compulsory ",
    " is recommended ",
    " are recommended ",
    " does not extend to ",
    " do not extend to ",
    " a formality ",
    " a mere formality ",
    " ends when ",
    " ends as soon as ",
    " may be switched off",
    " may be turned off",
    " may be disabled",
    " may be put off",
    " may be delayed",
    " may be postponed",
    " may wait until ",
    " may leave ",
    " is dropped",
    " are dropped",
    " is not needed",
    " are not needed",
    " may decide not to ",
    " in name only",
    " a matter of choice",
    " may exempt ",
    " is not used ",
    " are not used ",
    " targets only",
    " need not ",
    " needs not ",
    " do not have to ",
    " does not have to ",
    " don't have to ",
    " do not need to ",
    " does not need to ",
    " is not required",
    " are not required",
    " is not obliged",
    " are not obliged",
    " is not mandatory",
    " are not mandatory",
    " may be omitted",
    " may be skipped",
    " may be left out",
    " may be dispensed with",
    " may skip ",
    " may omit ",
    " can be skipped",
    " can be omitted",
    " is skipped",
    " are skipped",
    " is left out",
    " are left out",
    " is exempt",
    " are exempt",
    " is excused",
    " are excused",
    " is voluntary",
    " are voluntary",
    " is optional",
    " are optional",
    " is up to ",
    " are up to ",
    " at the discretion ",
    " at their discretion",
    " at their own discretion",
    " orally",
    " by word of mouth",
];
/// Nobody has to do it.
const NOBODY: [&str; 4] = ["no one ", "nobody ", "no member of staff ", "no staff "];
const HAS_TO: [&str; 5] = [" has to ", " is required to ", " needs to ", " is obliged to ", " have to "];
/// Something else is done.
const REPLACES: [&str; 2] = [" replaces ", " in place of "];
/// Something is enough.
const ENOUGH: [&str; 5] = [" is enough", " are enough", " suffices", " suffice", " is sufficient"];
/// It is done where it is convenient.
const CONVENIENT: [&str; 24] = [
    " whenever somebody",
    " whenever anybody",
    " whenever there is",
    " convenience",
    " when there is ",
    " if there is time",
    " if there is room",
    " if possible",
    " where possible",
    " when possible",
    " as far as possible",
    " if convenient",
    " when convenient",
    " time permitting",
    " if time allows",
    " when time allows",
    " only when asked",
    " only if asked",
    " only on request",
    " only when requested",
    " only if requested",
    " only when somebody asks",
    " only on working days",
    " only on weekdays",
];
/// It is not at some times.
const BUT: [&str; 12] = [
    "except at night",
    "except on holidays",
    "except on weekends",
    "except at weekends",
    "except at the weekend",
    "except on saturdays",
    "except on sundays",
    "except outside",
    "except during",
    "only in office hours",
    "only during office hours",
    "only in the daytime",
];
/// It holds for some alone.
const ONLY: [&str; 6] =
    [" applies only to ", " apply only to ", " only applies to ", " only apply to ", " applies solely to ", " is only for "];
/// What somebody may do to a duty, and whether it is so of whatever he does it to.
const POWERS: [(&str, Of); 19] = [
    (" may ignore ", Of::All),
    (" can ignore ", Of::All),
    (" is free to ", Of::All),
    (" are free to ", Of::All),
    (" may change ", Of::Sooner),
    (" may suspend ", Of::Duties),
    (" may waive ", Of::All),
    (" may relax ", Of::All),
    (" may lift ", Of::Duties),
    (" may postpone ", Of::All),
    (" may defer ", Of::All),
    (" may set aside ", Of::All),
    (" may disapply ", Of::All),
    (" may depart from ", Of::All),
    (" may override ", Of::All),
    (" may extend ", Of::Sooner),
    (" may lengthen ", Of::Sooner),
    (" may prolong ", Of::Sooner),
    (" may dispense with ", Of::All),
];
/// What becomes laxer the longer it is.
const SOONER: [&str; 7] = ["interval", "deadline", "time limit", "period between", "frequency", "due date", "time between"];
/// What is stopped for safety's sake.
const USES: [&str; 9] = ["account", "access", "the use ", "user", "login", "service", "connection", "right", "the system"];
/// Something is taken to be done.
const DEEMED: [&str; 10] = [
    " taken as proof",
    " regarded as proof",
    " accepted as proof",
    " counts as ",
    " count as ",
    " deemed to have been ",
    " deemed to have ",
    " deemed done",
    " deemed to be done",
    " taken to have been ",
];
/// What was done before, or is as good.
const TRANSITIONAL: [&str; 5] = ["before this policy", "former", "equivalent", "electronic", "previous"];
const AS_BEFORE: [&str; 11] = [
    "former practice goes on",
    "practice so far goes on",
    "stay as they were",
    "stays as it was",
    "remain as they were",
    "remains as it was",
    "remain unchanged",
    "continue as before",
    "continues as before",
    "as they were before",
    "former practice",
];
/// How a text names itself.
const THIS: [&str; 4] = ["this policy", "these rules", "this regulation", "this standard"];
const ENDS: [&str; 12] = [
    " ends on ",
    " ends when ",
    " ends as soon as ",
    " ceases to have effect",
    " ceases to apply",
    " ceases to be in force",
    " ceases to be valid",
    " expires",
    " lapses",
    " loses its effect",
    " is in force until ",
    " applies until ",
];
const SUGGESTS: [&str; 33] = [
    "as a goal",
    "is a goal",
    "as an aim",
    "as an ideal",
    "does not govern",
    "do not govern",
    "written for inspections",
    "a matter of choice",
    "is voluntary",
    "is optional",
    "matter of taste",
    "not binding",
    "no binding",
    "for reference",
    "for guidance",
    "a guideline only",
    "advisory",
    "on a trial",
    "is a trial",
    "as a trial",
    "is a draft",
    "aspirational",
    "for information only",
    "not enforced",
    "not be enforced",
    "does not bind",
    "do not bind",
    "a recommendation",
    "recommendations only",
    "no obligation",
    "no consequence",
    "without consequence",
    "for show",
];
/// Nobody answers for a breach.
const UNPUNISHED: [&str; 8] = [
    "nobody answers",
    "no one answers",
    "nobody is responsible",
    "no one is responsible",
    "nobody is disciplined",
    "no one is disciplined",
    "is not punished",
    "is not disciplined",
];

/// What is done only by some, or at some times, and is safer for it.
const SAFER: [&str; 16] = [
    " may ",
    " can ",
    " used ",
    " use ",
    " granted",
    " give ",
    " given",
    " access",
    " opened",
    " entered",
    " entry",
    " enter ",
    " allowed",
    " known to",
    " not only ",
    " register",
];

/// What a power is held over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Whatever it is.
    All,
    /// What is done, and not what is used.
    Duties,
    /// What is to be soon.
    Sooner,
}

/// What a sentence makes less of what it speaks of.
pub(super) fn english(said: &str) -> Option<Release> {
    let small = format!(" {} ", said.trim_end_matches('.').to_ascii_lowercase());
    let says = |words: &[&str]| holds_any(&small, words);
    let is_of_text = THIS.iter().any(|this| small.trim_start().starts_with(this));
    let is_followed = small.contains("ollowing this policy") || small.contains("ollowing these rules");
    if is_of_text && says(&ENDS) {
        return Some(Release::Ends(day(&small)));
    }
    if (is_of_text || is_followed) && says(&SUGGESTS) || says(&THIS) && (says(&UNPUNISHED) || small.contains("breach") && says(&SUGGESTS)) {
        return Some(Release::Suggested);
    }
    if says(&ANSWERED) {
        return None;
    }
    let power = POWERS.iter().find_map(|(power, of)| Some((small.split_once(power)?.1, *of)));
    // What is left to policies below is judged there.
    if let Some((object, of)) = power
        && !small.starts_with(" policies below ")
        && match of {
            Of::All => true,
            Of::Duties => THIS.iter().any(|this| object.starts_with(this)) || !USES.iter().any(|word| object.contains(word)),
            Of::Sooner => SOONER.iter().any(|sooner| object.contains(sooner)),
        }
    {
        return Some(Release::Loosened);
    }
    if says(&DEEMED) && !says(&TRANSITIONAL) {
        return Some(Release::Deemed);
    }
    if says(&AS_BEFORE) && !small.replace("until further notice", "").contains(" until ") && !says(&["contract", "agreement"]) {
        return Some(Release::AsBefore);
    }
    if says(&BUT) {
        return Some(Release::Narrowed(Narrower::Times));
    }
    if says(&CONVENIENT) || says(&ONLY) {
        return Some(Release::Narrowed(Narrower::Will));
    }
    // `Only the head of administration may install software`, `emergency accounts are used only in an emergency`: that is safer.
    if small.contains(" only ") && !says(&SAFER) {
        return Some(Release::Narrowed(Narrower::Some));
    }
    // `No contract is needed`, `no record is made if …`, `the criteria do not apply if …`.
    let is_none = small.trim_start().starts_with("no ")
        && says(&[" is needed", " are needed", " is required", " are required", " is made", " are made", " is kept", " are kept"]);
    let is_off = says(&[
        " does not apply if ",
        " do not apply if ",
        " does not apply where ",
        " do not apply where ",
        " does not apply when ",
        " do not apply when ",
    ]);
    if is_none || is_off {
        return Some(Release::LetOff);
    }
    let is_nobody = says(&NOBODY) && says(&HAS_TO);
    let is_replaced = !is_of_text && says(&REPLACES);
    (is_nobody || is_replaced || says(&LETS_OFF) || says(&ENOUGH)).then_some(Release::LetOff)
}

/// `31 March 2027`, `March 31, 2027` or a day as data has it.
fn day(said: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let words: Vec<&str> = said.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let written = words.windows(3).find_map(|words| {
        let [first, second, year] = words else { return None };
        let month = |word: &str| MONTHS.iter().position(|month| *month == word).and_then(|at| i8::try_from(at + 1).ok());
        let (month, day) = month(second).map(|month| (month, first)).or_else(|| month(first).map(|month| (month, second)))?;
        Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
    });
    written.or_else(|| words.iter().find_map(|word| read::day(word)))
}

/// Whether somebody answers for what a sentence allows, or there is no other way.
pub(in crate::wording) fn is_answered(small: &str) -> bool {
    holds_any(small, &ANSWERED)
}
