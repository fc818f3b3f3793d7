//! Whatever happens to a policy in an editor: kitei never panics, says the same twice, and points into the text.

use std::fs;
use std::sync::{Arc, LazyLock};

use kitei::internals::diagnostic::Findings;
use kitei::internals::syntax;
use kitei::{Diagnostic, Edit, FileId, Options, Replaced, Run, Sources, Span};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::harness::{DAY, folder};

const FOLDER: &str = "medical-corporation";
const HOSPITAL: &str = "hospital/policy.kitei";

static SOUND: LazyLock<String> = LazyLock::new(|| fs::read_to_string(folder(FOLDER).join(HOSPITAL)).unwrap());

/// What slips in: signs of the language and what is mistaken for them, words, letters of every width.
const SLIPS: [&str; 44] = [
    "{",
    "}",
    "｛",
    "｝",
    "「",
    "」",
    "\"",
    "“",
    "”",
    "『",
    "』",
    "【",
    "】",
    "｢",
    "｣",
    "‘",
    "'",
    "\"\"\"",
    ";",
    "；",
    "、",
    ",",
    "・",
    "：",
    "=",
    ">=",
    "ー",
    "〇",
    "?",
    "{パスワード.",
    "//",
    "\n",
    "\r",
    "\t",
    "\u{3000}",
    "\u{feff}",
    "\u{0}",
    "①",
    "𠮷",
    "か\u{3099}",
    "条",
    "対応 ",
    "<<<<<<< HEAD\n",
    "委任",
];

/// One slip of the hand.
#[derive(Debug, Clone)]
enum Slip {
    Delete(Index),
    Double(Index),
    Swap(Index),
    Insert(Index, &'static str),
    /// Everything behind the place is lost.
    Cut(Index),
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        4 => any::<Index>().prop_map(Slip::Delete),
        2 => any::<Index>().prop_map(Slip::Double),
        2 => any::<Index>().prop_map(Slip::Swap),
        6 => (any::<Index>(), select(&SLIPS[..])).prop_map(|(at, what)| Slip::Insert(at, what)),
        1 => any::<Index>().prop_map(Slip::Cut),
    ]
}

/// How finely a text is cut for the slips.
#[derive(Debug, Clone, Copy)]
enum Grain {
    Character,
    Token,
}

fn grain() -> impl Strategy<Value = Grain> {
    prop_oneof![Just(Grain::Character), Just(Grain::Token)]
}

fn pieces(text: &str, grain: Grain) -> Vec<&str> {
    let is_sign = |character: char| !character.is_alphanumeric();
    match grain {
        Grain::Character => text.split_inclusive(|_: char| true).collect(),
        Grain::Token => text.split_inclusive(is_sign).collect(),
    }
}

fn mutated(text: &str, grain: Grain, slips: &[Slip]) -> String {
    slips.iter().fold(text.to_owned(), |text, slip| {
        let mut pieces = pieces(&text, grain);
        if pieces.is_empty() {
            return text;
        }
        let place = |index: &Index| index.index(pieces.len());
        match slip {
            Slip::Delete(index) => drop(pieces.remove(place(index))),
            Slip::Double(index) => pieces.insert(place(index), pieces[place(index)]),
            Slip::Swap(index) => {
                let (one, other) = (place(index), (place(index) + 1) % pieces.len());
                pieces.swap(one, other);
            }
            Slip::Insert(index, what) => pieces.insert(place(index), what),
            Slip::Cut(index) => pieces.truncate(place(index)),
        }
        pieces.concat()
    })
}

fn judged(text: &str) -> Run {
    let directory = folder(FOLDER);
    let replaced = Replaced { path: directory.join(HOSPITAL), bytes: text.as_bytes().to_vec() };
    kitei::check(&Options { replaced: Some(replaced), ..Options::new(directory, DAY) })
}

/// Every place lies in its text, on the bounds of characters; the edits of a fix do not overlap.
fn assert_sound(finding: &Diagnostic, sources: &Sources) {
    let is_in = |span: Span| {
        let text = &sources.file(span.file).unwrap().text;
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{}: {span:?}", finding.rule.name);
    };
    is_in(finding.span);
    finding.labels.iter().for_each(|label| is_in(label.span));
    let Some(fix) = &finding.fix else { return };
    assert!(!fix.edits.is_empty(), "{}: a fix without edits", finding.rule.name);
    let mut edits: Vec<&Edit> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| (edit.span.file, edit.span.start, edit.span.end));
    for edit in &edits {
        is_in(edit.span);
    }
    for pair in edits.windows(2) {
        let apart = pair[0].span.file != pair[1].span.file || pair[0].span.end <= pair[1].span.start;
        assert!(apart, "{}: edits overlap: {edits:?}", finding.rule.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(grain in grain(), slips in prop::collection::vec(slip(), 1..6)) {
        let text: Arc<str> = Arc::from(mutated(&SOUND, grain, &slips));
        let mut sources = Sources::default();
        let file = sources.add("policy.kitei", Arc::clone(&text));
        let mut findings = Findings::default();
        syntax::read(file, &text, &mut findings);
        findings.iter().for_each(|finding| assert_sound(finding, &sources));
        let mut again = Findings::default();
        syntax::read(file, &text, &mut again);
        prop_assert_eq!(findings.into_vec(), again.into_vec());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_policy_is_judged(grain in grain(), slips in prop::collection::vec(slip(), 1..4)) {
        let text = mutated(&SOUND, grain, &slips);
        let run = judged(&text);
        run.findings.iter().for_each(|finding| assert_sound(finding, &run.sources));
        prop_assert_eq!(&run.findings, &judged(&text).findings);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters_are_read(text in "[\\PC\n\"{}「」、;=]{0,200}") {
        let mut findings = Findings::default();
        syntax::read(FileId(0), &Arc::from(text), &mut findings);
    }
}
