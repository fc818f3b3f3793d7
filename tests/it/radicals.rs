//! Text as a PDF gives it: radicals in the place of the characters that they look like (第⼆条 for 第二条). It is read as what it looks
//! like, so that every fixture, written so, is found to have the same faults in the same places.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kitei::Diagnostic;
use kitei::internals::text::ideograph;
use kitei::internals::wording::number::Number;

use crate::harness::{check, folder};

/// Folders of the fixtures.
const FOLDERS: [&str; 12] = [
    "checks/citation",
    "checks/consistency",
    "checks/coverage",
    "checks/inheritance",
    "checks/standard",
    "checks/structure",
    "checks/syntax",
    "checks/time",
    "medical-corporation",
    "parents",
    "real",
    "university-hospital",
];

/// For each character that a radical looks like, the radical.
fn twins() -> BTreeMap<char, char> {
    let radicals = ('\u{2e80}'..='\u{2fd5}').map(|radical| (ideograph(radical), radical));
    radicals.filter(|(character, radical)| character != radical && character.len_utf8() == radical.len_utf8()).collect()
}

/// A text with its ordinals in kanji, most of which have radicals: 第十二条 for 第12条.
fn in_kanji(text: &str) -> String {
    let mut parts = text.split('第');
    let mut written = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let unit = part.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let digits = part.strip_suffix(unit).unwrap_or("");
        let number = digits.parse().ok().filter(|_| unit.starts_with(['条', '項', '号', '章', '節']));
        let number = number.map(|number| Number::new(number).show_like("第一条"));
        written += number.as_deref().map_or("第", |number| number.trim_end_matches('条'));
        written += if number.is_some() { unit } else { part };
    }
    written
}

/// Copies a folder with its ordinals in kanji, and a radical for each character that has one; what others know by its digest stays.
fn copy(from: &Path, to: &Path, twins: &BTreeMap<char, char>, known: &[String]) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &copied, twins, known);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let stays = path.extension().is_none_or(|end| end != "kitei") || known.contains(&crate::trust::digest(&text));
        let text = if stays { text } else { in_kanji(&text).chars().map(|one| twins.get(&one).copied().unwrap_or(one)).collect() };
        fs::write(copied, text).unwrap();
    }
}

/// The digests that the files of a folder name.
fn digests(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            found.extend(digests(&entry.path()));
        } else {
            let text = fs::read_to_string(entry.path()).unwrap();
            found.extend(text.match_indices("kitei1:").filter_map(|(at, _)| text.get(at..at + 71)).map(str::to_owned));
        }
    }
    found
}

/// All that a finding says but for what it quotes: that is as it is written.
fn shown(finding: &Diagnostic) -> String {
    let labels: Vec<_> = finding.labels.iter().map(|label| label.span).collect();
    let edits = finding.fix.as_ref().map(|fix| fix.edits.iter().map(|edit| edit.span).collect::<Vec<_>>());
    format!("{} {:?} {labels:?} {edits:?} {:?}", finding.rule.name, finding.span, finding.law)
}

#[test]
fn radicals_are_read_as_the_characters_that_they_look_like() {
    let twins = twins();
    let mut faults = Vec::new();
    for name in FOLDERS {
        let home = tempfile::tempdir().unwrap();
        let (fixture, plain, other) = (folder(name), home.path().join("plain"), home.path().join("other"));
        copy(&fixture, &plain, &BTreeMap::new(), &digests(&fixture));
        copy(&fixture, &other, &twins, &digests(&fixture));
        let (plain, other) = (check(plain), check(other));
        let [before, after] = [&plain, &other].map(|run| run.findings.iter().map(shown).collect::<Vec<_>>());
        assert!(!before.is_empty(), "{name} is read");
        faults.extend(before.iter().filter(|line| !after.contains(line)).map(|line| format!("{name} loses {line}")));
        faults.extend(after.iter().filter(|line| !before.contains(line)).map(|line| format!("{name} gains {line}")));
    }
    assert!(faults.is_empty(), "{} differ:\n{}", faults.len(), faults.join("\n"));
}
