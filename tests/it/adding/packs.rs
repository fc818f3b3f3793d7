//! Words and requirements of one's own, as the fixtures and the built-in packs write them, put beside every example: a vocabulary speaks to
//! every policy of the repository, a standard to those that conform to it.

use std::collections::BTreeSet;

use kitei::internals::syntax::document::DocumentKind;

use super::{Construct, constructs, examples, gone, held, places, told, wrapped};
use crate::harness::DAY;

/// So many constructs are put beside one example, each time others.
const TURNS: usize = 12;

/// Words that would have something weak count as what is asked for.
const WEAK: [&str; 12] = [
    "対策 soft_check 簡易確認 上位語 user_authentication {\n  factor_count2 要素数二 数 要素 高い方\n}\n",
    "役割 head_of_clinic 医院長 上位語 executives\n",
    "委員会 small_meeting 小会議 上位語 executives\n",
    "職 chief 長 上位語 executives\n",
    "記録 note 覚書 上位語 access_log\n",
    "活動 chat 雑談 上位語 training\n",
    "文書 memo 覚え書 上位語 bcp\n",
    "契約 promise 口約束 上位語 outsourcing\n",
    "語群 certifications 認証区分 {\n  own_mark 自己宣言 上位語 isms\n}\n",
    "機関 small_clinic 小診療所 上位語 corporation\n",
    "現況項目 nothing_here 何もない 有無 導出 facility\n",
    "単位 hours 時 上位語 characters\n",
];

fn vocabularies() -> Vec<String> {
    let words = constructs(DocumentKind::Vocabulary).into_iter().filter(|construct| construct.within.is_none());
    let all = words.map(|construct| construct.text).filter(|text| !text.starts_with("語彙") && !text.starts_with("vocabulary"));
    all.chain(WEAK.map(str::to_owned)).map(|text| format!("語彙 words_of_our_own 「院内の語彙」\n{text}\n")).collect()
}

#[test]
fn no_word_of_ones_own_hides_a_finding() {
    let vocabularies = vocabularies();
    let (mut added, mut faults) = (0, Vec::new());
    for (nth, (name, repository)) in examples().into_iter().enumerate() {
        let mut workspace = repository.open(DAY);
        let before = told(&workspace.findings(), workspace.sources());
        for turn in 0..TURNS {
            let text = &vocabularies[(nth * TURNS + turn) % vocabularies.len()];
            workspace.set_text("words-of-our-own.kitei", Some(text));
            added += 1;
            let after = told(&workspace.findings(), workspace.sources());
            faults.extend(gone(&before, &after).into_iter().map(|about| format!("{name}: {about:?} gone by\n{text}")));
        }
    }
    assert!(added >= vocabularies.len(), "{added} of {}", vocabularies.len());
    held("vocabularies", BTreeSet::new(), &faults, added);
}

/// What a standard asks for is for whoever issues it to say: these may take back what it asked.
const ACTS: [&str; 3] = ["state", "must", "should"];

#[test]
fn no_requirement_of_ones_own_hides_a_finding() {
    let constructs: Vec<Construct> = constructs(DocumentKind::Standard);
    let (mut added, mut removed, mut faults) = (0, BTreeSet::new(), Vec::new());
    for (nth, (name, repository)) in examples().into_iter().enumerate() {
        let mut workspace = repository.open(DAY);
        let before = told(&workspace.findings(), workspace.sources());
        let whole = repository.read();
        // Beside a policy that conforms to nothing of its own, a standard speaks to nobody.
        let own: Vec<_> = whole.documents.iter().filter(|document| document.kind == DocumentKind::Standard).collect();
        for turn in 0..TURNS {
            let at = (nth * TURNS + turn) % constructs.len();
            let construct = &constructs[at];
            let (path, text) = match own.first() {
                Some(document) => {
                    let places = places(document);
                    let fitting: Vec<usize> =
                        places.iter().filter(|(block, _)| *block == construct.within).map(|(_, place)| *place).collect();
                    let Some(place) = fitting.get(at % fitting.len().max(1)) else { continue };
                    let mut text = document.text.to_string();
                    text.insert_str(*place, &format!("\n{}\n", construct.text));
                    (whole.sources.path(document.file).to_owned(), text)
                }
                None => {
                    let text = wrapped(construct.within, &construct.text);
                    (
                        "standard-of-our-own.kitei".to_owned(),
                        format!("基準 own-1 「院内の基準」 {{\n  編 K 「院内編」 英文 \"Own\"\n}}\n{text}"),
                    )
                }
            };
            workspace.set_text(&path, Some(&text));
            added += 1;
            let after = told(&workspace.findings(), workspace.sources());
            for about in gone(&before, &after) {
                match ACTS.into_iter().find(|act| construct.words.contains(act)) {
                    Some(act) => {
                        removed.insert((about.0, act));
                    }
                    None => faults.push(format!("{name}: {about:?} gone by, in {path} within {:?}:\n{}", construct.within, construct.text)),
                }
            }
            workspace.set_text(&path, repository.0.get(&path).map(String::as_str));
        }
    }
    assert!(added > 300, "{added}");
    held("standards", removed, &faults, added);
}
