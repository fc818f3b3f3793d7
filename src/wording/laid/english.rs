//! Whether an English sentence says that something is done, or must not be: `patches are applied within a month`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Unread;
use crate::text::holds_any;
use crate::wording::release::is_answered_in_english;

type Words = LazyLock<FxHashSet<&'static str>>;

/// What is laid down where it is done.
static DUTIES: Words = LazyLock::new(|| DUTY.split_whitespace().collect());
/// What a text forbids.
static RISKS: Words = LazyLock::new(|| RISK.split_whitespace().collect());
/// What somebody may be let do.
static POWERS: Words = LazyLock::new(|| POWER.split_whitespace().collect());
/// What it makes safer that few do.
static ACCESSES: Words = LazyLock::new(|| ACCESS.split_whitespace().collect());

/// In words that rules do not use of duties.
const LOOSE: [&str; 43] = [
    " whenever ",
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
/// With what a phrase begins that has no verb.
const PHRASES: [&str; 9] = ["at", "within", "every", "each", "for", "from", "by", "once", "twice"];
/// So many words are there before a verb.
const SUBJECT: usize = 12;
/// What somebody or something is said to be.
const STATES: [&str; 10] = ["the", "valid", "responsible", "mandatory", "binding", "part", "in", "at", "confidential", "effective"];

/// Who somebody is said to be.
const ROLES: [&str; 9] = ["manager", "managers", "officer", "head", "chair", "chairperson", "administrator", "director", "deputy"];

pub(super) fn unread(said: &str) -> Option<Unread> {
    let small = said.to_ascii_lowercase();
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '\'';
    let words: Vec<&str> = small.split(|letter| !is_of_word(letter)).filter(|word| !word.is_empty()).collect();
    let spaced = format!(" {} ", words.join(" "));
    let any = |among: &Words| words.iter().any(|word| among.contains(word));
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
    let is_point = small.starts_with('(') && words.get(1).is_some_and(|verb| DUTIES.contains(verb));
    let is_asked = is_point || must.and_then(|at| words.get(at + 1)).is_some_and(|next| !NOT.contains(next));
    if words.iter().any(|word| NOT.contains(word)) && !is_asked {
        return (!is_no_denial && !any(&RISKS) && !is_answered()).then_some(Unread::Not);
    }
    if let Some(at) = words.iter().position(|word| MAY.contains(word)) {
        let is_power = words.iter().skip(at).take(4).any(|word| POWERS.contains(word));
        return (!is_power && !is_answered()).then_some(Unread::Allowed);
    }
    // What shall be done is; so are the points below it.
    if must.is_some() || small.starts_with('(') || small.ends_with(':') {
        return None;
    }
    let be = words.iter().take(SUBJECT).position(|word| BE.contains(word));
    // At least 10 characters; trained every 6 months.
    let begins = words.first().is_some_and(|first| PHRASES.contains(first) || first.ends_with("ed") && DUTIES.contains(first));
    if be.is_none() && begins {
        return None;
    }
    let predicate = || words.iter().skip(be.map_or(1, |at| at + 1));
    let is_duty = |word: &str| {
        DUTIES.contains(word) || ["s", "es"].iter().any(|end| word.strip_suffix(end).is_some_and(|stem| DUTIES.contains(stem)))
    };
    let is_state = |word: &&str| STATES.contains(word) || word.starts_with(|letter: char| letter.is_ascii_digit());
    let is_read = predicate().any(|word| is_duty(word))
        || be.is_some() && (predicate().next().is_some_and(is_state) || predicate().any(|word| ROLES.contains(word)));
    (!is_read).then_some(Unread::Word)
}

/// Verbs of duties, in the forms in which they stand.
const DUTY: &str = "
    keep kept hold held make made take taken give given write written set read check checked review reviewed record recorded report
    reported approve approved log logged lock locked encrypt encrypted erase erased destroy destroyed delete deleted backed test
    tested restore restored monitor monitored patch patched apply applied protect protected confirm confirmed inspect inspected
    audit audited train trained teach taught choose chosen select selected sign signed change changed use used enter entered inform
    informed tell told notify notified cut isolate isolated disconnect disconnected find found store stored retain retained issue
    issued grant granted revoke revoked assign assigned appoint appointed lay laid define defined state stated list listed describe
    described display displayed post posted publish published hand handed show shown explain explained ask asked obtain obtained get
    hear heard handle handled respond recover recovered replace replaced renew renewed update updated amend amended count counted
    number numbered mark marked label labelled register registered wear carry return returned bring brought send sent receive
    received opened close closed switch switched shut separate separated segment segmented divide divided limit limited restrict
    restricted forbid forbidden prohibit prohibited require required come comes attend attended complete completed begin begun start
    started follow followed comply obey observe observed consist include included contain cover covered mean means govern governed
    bind supersede act supervise supervised oversee lead direct manage managed operate operated maintain maintained repair repaired
    support supported help advise escort accompany accompanied witness ensure prevent prevented avoid avoided reduce reduced detect
    detected block blocked filter filtered scan scanned analyse analysed analyze assess assessed evaluate evaluated compare compared
    verify verified authenticate authenticated identify identified prove seal sealed collect collected suspend suspended disable
    disabled expire expires last lasts treat treated submit submitted file filed agree agreed discuss discussed decide decided learn
    dispose disposed shred shredded practise practised drill rehearse rehearsed cease ceases provide provided done ceases applies
    prevails answers runs
";
/// Verbs of what is forbidden.
const RISK: &str = "
    share shared disclose disclosed use used take taken leave left write written connect connected copy copied install installed
    lend lent give given send sent open opened reveal revealed pass passed remove removed reuse reused store stored access accessed
    enter entered keep kept sell sold post posted publish published talk tell told discuss discussed carry carried bring brought
    print printed photograph photographed record recorded transfer transferred guess guessed expose exposed tamper alter altered
    modify modified bypass circumvent click download downloaded upload uploaded reply rely act plug insert attach attached own hold
    approve approved serve run exceed outsource subcontract
";
/// Verbs of powers.
const POWER: &str = "
    suspend suspended order ordered appoint appointed terminate terminated ask request requested require shorten shortened publish
    see view read comment object delegate delegated call called cut refuse refused hold held take taken make made install add added
    sign signed designate inspect audit disciplined discipline punished revoke revoked disconnect isolate change disable stop
    consult seek instruct direct convene restrict limit advise be used use act
";
/// Who gets at something.
const ACCESS: &str = "
    register store connect give use used access given granted install enter limited restricted allowed permitted see view read known kept chosen open issue
    issued log maintenance
";
