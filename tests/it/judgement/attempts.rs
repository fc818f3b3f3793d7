//! Attempts to hide something in a complete policy, of every kind, and sentences that are sound beside them. Both are data: a sentence that
//! is added, or an edit, as the files of `attempts/` have them.

use kitei::Severity;

use crate::harness::{DAY, Repository, folder};

const SENTENCES: &str = include_str!("attempts/sentences.txt");
const EDITS: &str = include_str!("attempts/edits.txt");
const SOUND: &str = include_str!("attempts/sound.txt");
/// So many of them stay without an error or a warning, at the most.
const MOST: usize = 69;

/// A policy, changed; and whether that is expected to be told.
struct Attempt {
    name: String,
    is_told: bool,
    repository: Repository,
}

/// A fixture by its letter, with its settings.
fn base(letter: &str) -> Repository {
    let name = match letter {
        "S" => "small-clinic",
        "C" => "small-clinic-6",
        "E" => "english-clinic",
        "M" => "medical-corporation",
        other => panic!("no policy is called {other}"),
    };
    Repository::fixture(name).with("kitei.toml", &std::fs::read_to_string(folder(name).join("kitei.toml")).unwrap())
}

/// A policy with a sentence more: at the end of an article, or in an article of its own before the supplement.
fn with_sentence(letter: &str, title: &str, sentence: &str) -> Repository {
    let mut repository = base(letter);
    let path = if letter == "M" { "hospital/policy.kitei" } else { "policy.kitei" };
    let text = repository.0.get_mut(path).unwrap();
    let said = if letter == "E" { format!("  paragraph \"{sentence}\"\n") } else { format!("  項 「{sentence}」\n") };
    let supplement = ["\n附則", "\nsupplement"].into_iter().find_map(|word| text.find(word)).unwrap() + 1;
    if title == "+" {
        let article = if letter == "E" { "article \"Other\"" } else { "条 「補則」" };
        text.insert_str(supplement, &format!("{article} {{\n{said}}}\n\n"));
        return repository;
    }
    let titles = [format!("「{title}」 {{\n"), format!("article \"{title}\" {{\n")];
    let head = if title == "附則" { supplement } else { titles.iter().find_map(|title| text.find(title)).unwrap() };
    let (before, after) = text.split_at(head);
    let line = before.rsplit('\n').next().unwrap();
    let indent: String = line.chars().take_while(|letter| *letter == ' ').collect();
    let end = head + after.find(&format!("\n{indent}}}\n")).unwrap() + 1;
    text.insert_str(end, &format!("{indent}{said}"));
    repository
}

fn sentences(data: &str) -> Vec<Attempt> {
    let lines = data.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let attempt = |line: &str| {
        let (place, sentence) = line.split_once(" | ").unwrap();
        let (letter, title) = place.trim_start_matches(['~', ' ']).split_once(' ').unwrap();
        Attempt { name: line.to_owned(), is_told: !line.starts_with('~'), repository: with_sentence(letter, title, sentence) }
    };
    lines.map(attempt).collect()
}

fn edits() -> Vec<Attempt> {
    let mut all: Vec<Attempt> = Vec::new();
    let mut path = "";
    let (mut from, mut to) = (Vec::new(), Vec::new());
    let mut lines = EDITS.lines().filter(|line| !line.starts_with('#')).peekable();
    while let Some(line) = lines.next() {
        let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
        match sign {
            "=" | "~" => {
                path = "policy.kitei";
                all.push(Attempt { name: rest.to_owned(), is_told: sign == "=", repository: base(rest.split(' ').next().unwrap()) });
            }
            "@" => path = rest,
            "-" => from.push(rest),
            "+" | "!" => to.push(rest),
            other => panic!("{other} stands before no line"),
        }
        let goes_on = lines.peek().is_some_and(|next| next.starts_with(sign));
        if (sign == "+" || sign == "!") && !goes_on {
            let files = &mut all.last_mut().unwrap().repository.0;
            if sign == "!" {
                files.insert(path.to_owned(), format!("{}\n", to.join("\n")));
            } else {
                let text = files.get_mut(path).unwrap();
                let (old, new) = (from.join("\n"), to.join("\n"));
                assert!(text.contains(&old), "{path} has no {old}");
                *text = text.replacen(&old, &new, 1);
            }
            (from, to) = (Vec::new(), Vec::new());
        }
    }
    all
}

/// The errors and warnings of an attempt; what the policies have anyhow left out.
fn told(attempt: &Attempt) -> Vec<&'static str> {
    let is_of_7 = attempt.repository.0.values().any(|text| text.contains("mhlw-7.0"));
    let verdict = attempt.repository.judge_on(if is_of_7 { jiff::civil::date(2026, 12, 1) } else { DAY });
    let grave = verdict.findings.iter().filter(|finding| finding.severity > Severity::Info).map(|finding| finding.rule.name);
    grave.filter(|rule| *rule != "coverage/deemed").collect()
}

/// The names of those that came out otherwise than they should.
fn surprises(attempts: &[Attempt]) -> Vec<(&str, Vec<&'static str>)> {
    let judged = attempts.iter().map(|attempt| (attempt, told(attempt)));
    judged.filter(|(attempt, told)| told.is_empty() == attempt.is_told).map(|(attempt, told)| (&*attempt.name, told)).collect()
}

#[test]
fn sentences_that_hide_something_are_told() {
    let attempts = sentences(SENTENCES);
    let wrong = surprises(&attempts);
    assert!(attempts.len() >= 180 && wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn edits_that_hide_something_are_told() {
    let attempts = edits();
    let wrong = surprises(&attempts);
    assert!(attempts.len() >= 80 && wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn few_stay_untold() {
    let untold = SENTENCES.lines().chain(EDITS.lines()).filter(|line| line.starts_with('~'));
    assert!(untold.count() <= MOST);
}

#[test]
fn sound_sentences_stay_untold() {
    let mut attempts = sentences(SOUND);
    for attempt in &mut attempts {
        attempt.is_told = false;
    }
    let wrong = surprises(&attempts);
    assert!(attempts.len() >= 180 && wrong.is_empty(), "{wrong:#?}");
}
