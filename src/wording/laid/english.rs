//! Whether an English sentence says that something is done, or must not be: `patches are applied within a month`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Unread;
use crate::text::holds_any;
use crate::wording::release::is_answered_in_english;

/// Verbs, as they stand in a dictionary; of those that are irregular their other forms, too.
struct Verbs(FxHashSet<&'static str>);

impl Verbs {
    fn of(verbs: &'static str) -> Self {
        Self(verbs.split_whitespace().collect())
    }

    /// Whether a word is a form of one: notifies, applied.
    fn know(&self, word: &str) -> bool {
        const ENDS: [(&str, &str); 6] = [("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", "")];
        let is_form = |(end, stem): (&str, &str)| {
            let before = word.strip_suffix(end);
            before.is_some_and(|before| self.0.contains(&*format!("{before}{stem}")))
        };
        self.0.contains(word) || ENDS.into_iter().any(is_form)
    }
}

/// What is laid down where it is done.
static DUTIES: LazyLock<Verbs> = LazyLock::new(|| Verbs::of(DUTY));
/// What a text forbids.
static RISKS: LazyLock<Verbs> = LazyLock::new(|| Verbs::of(RISK));
/// What somebody may be let do.
static POWERS: LazyLock<Verbs> = LazyLock::new(|| Verbs::of(POWER));
/// What it makes safer that few do.
static ACCESSES: LazyLock<Verbs> = LazyLock::new(|| Verbs::of(ACCESS));

/// In words that rules do not use of duties.
const LOOSE: [&str; 42] = [
    " in name ",
    " for show ",
    " some day ",
    " someday ",
    " eventually ",
    " sooner or later ",
    " later on ",
    " at some point ",
    " as they like",
    " as they please",
    " as they see fit",
    " as they wish",
    " own choice ",
    " convenient ",
    " convenience ",
    " even if ",
    " even though ",
    " even when ",
    " although ",
    " though ",
    " in practice ",
    " in theory ",
    " unofficially ",
    " quietly ",
    " more or less ",
    " where possible ",
    " if possible ",
    " in principle ",
    " for the time being ",
    " until further ",
    " so far ",
    " leisure ",
    " rather than ",
    " instead ",
    " enough ",
    " hardly ",
    " rarely ",
    " seldom ",
    " merely ",
    " mostly ",
    " roughly ",
    " as a formality ",
];
const NOT: [&str; 9] = ["not", "never", "no", "nobody", "none", "neither", "nor", "don't", "nothing"];
const MAY: [&str; 4] = ["may", "can", "could", "might"];
const BE: [&str; 12] = ["is", "are", "was", "were", "be", "been", "must", "shall", "will", "has", "have", "should"];
/// With what a case begins.
const CASES: [&str; 8] = ["when", "whenever", "if", "where", "before", "after", "until", "unless"];
/// With what a phrase begins that has no verb.
const PHRASES: [&str; 9] = ["at", "within", "every", "each", "for", "from", "by", "once", "twice"];
/// So many words are there before a verb.
const SUBJECT: usize = 12;
/// What somebody or something is said to be.
const STATES: [&str; 12] =
    ["overall", "full", "the", "valid", "responsible", "mandatory", "binding", "part", "in", "at", "confidential", "effective"];

/// Who somebody is said to be.
const ROLES: [&str; 9] = ["manager", "managers", "officer", "head", "chair", "chairperson", "administrator", "director", "deputy"];

pub(super) fn unread(said: &str) -> Option<Unread> {
    let small = said.to_ascii_lowercase();
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '\'';
    let words: Vec<&str> = small.split(|letter| !is_of_word(letter)).filter(|word| !word.is_empty()).collect();
    let spaced = format!(" {} ", words.join(" "));
    let any = |among: &Verbs| words.iter().any(|word| among.know(word));
    let is_answered = || is_answered_in_english(&small);
    if words.len() <= 2 {
        return None;
    }
    if holds_any(&spaced, &LOOSE) || words.contains(&"only") && !any(&ACCESSES) {
        return (!is_answered()).then_some(Unread::Case);
    }
    // What does not hold for somebody, the readers of denials look into; nobody leaves without returning the keys.
    let is_no_denial =
        [" not apply to ", " without ", " when nobody ", " if nothing ", " where nothing "].iter().any(|of| spaced.contains(of));
    // What must be done may speak of what is not: networks not under control.
    let must = words.iter().position(|word| ["shall", "must"].contains(word));
    let is_point = small.starts_with('(') && words.get(1).is_some_and(|verb| DUTIES.know(verb));
    let is_asked = is_point || must.and_then(|at| words.get(at + 1)).is_some_and(|next| !NOT.contains(next));
    if words.iter().any(|word| NOT.contains(word)) && !is_asked {
        return (!is_no_denial && !any(&RISKS) && !is_answered()).then_some(Unread::Not);
    }
    if let Some(at) = words.iter().position(|word| MAY.contains(word)) {
        let is_power = words.iter().skip(at).take(4).any(|word| POWERS.know(word));
        let is_bound = words.contains(&"only");
        return (!is_power && !is_bound && !is_answered()).then_some(Unread::Allowed);
    }
    // What shall be done is; so are the points below it.
    if must.is_some() || small.starts_with('(') || small.ends_with(':') {
        return None;
    }
    // Passwords expire when an account is compromised: what is said of a case is no predicate.
    let main = words.iter().take(SUBJECT).skip(1).take_while(|word| !CASES.contains(word)).count() + 1;
    let be = words.iter().take(main).position(|word| BE.contains(word));
    // At least 10 characters; trained every 6 months.
    let begins = words.first().is_some_and(|first| PHRASES.contains(first) || first.ends_with("ed") && DUTIES.know(first));
    if be.is_none() && begins {
        return None;
    }
    let predicate = || words.iter().skip(be.map_or(1, |at| at + 1));
    let is_state = |word: &&str| STATES.contains(word) || word.starts_with(|letter: char| letter.is_ascii_digit());
    let is_read = predicate().any(|word| DUTIES.know(word))
        || be.is_some() && (predicate().next().is_some_and(is_state) || predicate().any(|word| ROLES.contains(word)));
    (!is_read).then_some(Unread::Verb)
}

/// Verbs of duties, in the forms in which they stand.
const DUTY: &str = "
    name accompany act advise agree amend analyse analyze answers apply appoint approve ask assess assign attend audit authenticate avoid
    backed begin begun bind block bring brought carry cease change check choose chosen close collect come compare complete comply
    confirm consist contain count cover cut decide define delete describe destroy detect direct disable disconnect discuss display
    dispose divide done drill encrypt ensure enter erase escort evaluate expire explain file filter find follow forbid forbidden
    found gain get give given govern grant hand handle hear held help hold identify include inform inspect isolate issue keep kept
    label labelled laid last lay lead learn limit list lock log logged made maintain make manage mark mean monitor notify number
    obey observe obtain opened operate oversee patch post practise prevails prevent prohibit protect prove provide publish read
    receive record recover reduce register rehearse renew repair replace report require respond restore restrict result retain
    return review revoke runs scan scanned seal segment select send sent separate set show shown shred shredded shut sign start
    state store submit submitted supersede supervise support suspend switch take taken taught teach tell test told train treat
    update use verify wear witness write written
";
/// Verbs of what is forbidden.
const RISK: &str = "
    blame access act alter approve attach bring brought bypass carry circumvent click connect copy disclose discuss download enter exceed
    expose give given guess hold insert install keep kept leave left lend lent modify open outsource own pass photograph plug post
    print publish record rely remove reply reuse reveal run sell send sent serve share sold store subcontract take taken talk tamper
    tell told transfer transferred upload use write written
";
/// Verbs of powers.
const POWER: &str = "
    act add advise appoint ask audit be call change comment consult convene cut delegate designate direct disable discipline
    disconnect held hold inspect install instruct isolate limit made make object order publish punished read refuse request require
    restrict revoke see seek shorten sign stop suspend take taken terminate use view
";
/// Who gets at something.
const ACCESS: &str = "
    leave access allowed chosen connect enter give given granted install issue kept known limited log maintenance open permitted read
    register restricted see store use view
";
