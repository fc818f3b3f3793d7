//! The words that the formats share.

use super::ChecklistReport;
use crate::answer::Outcome;
use crate::answer::sheet::{Answer, Filler, LaidDown, Row, Sheet, Source};
use crate::diagnostic::{Lang, Text};
use crate::report::coverage::words::{article, place, say};

/// What heads the columns of a sheet: those that are filled from the policy, then those that a person fills.
pub(super) const COLUMNS: [(&str, &str); 13] = [
    ("区分", "section"),
    ("番号", "number"),
    ("確認項目", "item"),
    ("規程の定め", "what the policy lays down"),
    ("対応する条", "article"),
    ("場所", "place"),
    ("不足", "lacking"),
    ("ガイドラインの遵守事項", "requirements of the guideline"),
    ("備考", "remarks"),
    ("項目の出典", "source of the item"),
    ("回答（はい・いいえ）", "answer (yes or no)"),
    ("確認日", "day of the check"),
    ("目標日", "target day"),
];

/// What heads the columns, in the language of the run.
pub(super) fn columns(lang: Lang) -> [&'static str; 13] {
    COLUMNS.map(|(ja, en)| say(lang, ja, en))
}

/// The fields of a row, under the same heads. What a person fills is empty, but for an answer that the policy itself gives.
pub(super) fn fields(row: &Row, lang: Lang) -> [String; 13] {
    let lines = |texts: Vec<String>| texts.join("\n");
    let each = |texts: &[Text]| lines(texts.iter().map(|text| text.get(lang).to_owned()).collect());
    [
        row.section.get(lang).to_owned(),
        number(row, lang),
        row.asks.get(lang).to_owned(),
        row.laid_down.map_or("", |whole| laid_down(whole, lang)).to_owned(),
        lines(row.evidence.iter().map(|evidence| article(evidence, lang)).collect()),
        lines(row.evidence.iter().map(place).collect()),
        each(&row.lacks),
        lines(row.requirements.iter().map(|of| requirement(of, lang)).collect()),
        each(&row.remarks),
        row.source.clone(),
        answer(row.answer, lang).unwrap_or_default().to_owned(),
        String::new(),
        String::new(),
    ]
}

/// Whose sheet it is.
pub(super) fn filler(of: &Filler, lang: Lang) -> String {
    match (of, lang) {
        (Filler::Institution, Lang::Ja) => "医療機関確認用".to_owned(),
        (Filler::Institution, Lang::En) => "institution".to_owned(),
        (Filler::Pharmacy, Lang::Ja) => "薬局確認用".to_owned(),
        (Filler::Pharmacy, Lang::En) => "pharmacy".to_owned(),
        (Filler::Vendor(name), Lang::Ja) => format!("事業者確認用（{name}）"),
        (Filler::Vendor(name), Lang::En) => format!("vendor ({name})"),
    }
}

/// The title of a policy, with the facility where it is judged for several.
pub(super) fn title(sheet: &Sheet, lang: Lang) -> String {
    match (&sheet.facility, lang) {
        (Some(facility), Lang::Ja) => format!("{}（{facility}）", sheet.title),
        (Some(facility), Lang::En) => format!("{} ({facility})", sheet.title),
        (None, _) => sheet.title.clone(),
    }
}

/// The checklist with its year.
pub(super) fn heading(report: &ChecklistReport<'_>) -> String {
    match report.lang {
        Lang::Ja => format!("サイバーセキュリティ対策チェックリスト {}", report.year.ja),
        Lang::En => format!("Checklist of cyber security, {}", report.year.en),
    }
}

/// A number; one that was not read is marked.
pub(super) fn number(row: &Row, lang: Lang) -> String {
    match &row.number {
        Some((number, true)) => number.clone(),
        Some((number, false)) => format!("{number}{}", say(lang, "（推定）", " (inferred)")),
        None => String::new(),
    }
}

/// What a policy lays down.
pub(super) fn laid_down(laid_down: LaidDown, lang: Lang) -> &'static str {
    match laid_down {
        LaidDown::Whole => say(lang, "定めあり", "laid down"),
        LaidDown::Partly => say(lang, "一部", "in part"),
        LaidDown::Nothing => say(lang, "定めなし", "not laid down"),
        LaidDown::NotApplicable => say(lang, "適用なし", "not applicable"),
        LaidDown::Unknown => say(lang, "判定なし", "not judged"),
    }
}

/// The answer; none where a person gives it.
pub(super) fn answer(answer: Answer, lang: Lang) -> Option<&'static str> {
    match answer {
        Answer::Yes => Some(say(lang, "はい", "yes")),
        Answer::No => Some(say(lang, "いいえ", "no")),
        Answer::Open => None,
    }
}

/// A requirement with what came of it, and whether it was seen that the row rests on it.
pub(super) fn requirement((number, outcome, source): &(Text, Option<Outcome>, Source), lang: Lang) -> String {
    let outcome = outcome.map_or_else(|| Text::new("未収録又は判定なし", "not built in, or not judged"), Outcome::text);
    let unseen = match source {
        Source::Ministry => "",
        Source::Unseen => say(lang, "、対応付けは kitei による", ", linked by this tool"),
    };
    match lang {
        Lang::Ja => format!("{}（{}{unseen}）", number.ja, outcome.ja),
        Lang::En => format!("{} ({}{unseen})", number.en, outcome.en),
    }
}

/// How many rows of a sheet are laid down how far, and how many a person has to answer.
pub(super) fn totals(sheet: &Sheet, lang: Lang) -> String {
    let all = [LaidDown::Whole, LaidDown::Partly, LaidDown::Nothing, LaidDown::NotApplicable, LaidDown::Unknown];
    let counts = all.iter().filter_map(|wanted| {
        let count = sheet.rows.iter().filter(|row| row.laid_down == Some(*wanted)).count();
        (count > 0).then(|| format!("{} {count}", laid_down(*wanted, lang)))
    });
    let (counts, rows) = (counts.collect::<Vec<_>>(), sheet.rows.len());
    let open = sheet.rows.iter().filter(|row| row.answer == Answer::Open).count();
    match (counts.is_empty(), lang) {
        (true, Lang::Ja) => format!("{rows}項目。すべて事業者が答えます"),
        (true, Lang::En) => format!("{rows} items, all for the vendor to answer"),
        (false, Lang::Ja) => format!("{rows}項目：規程の{}。{open}項目は人が確かめて答えます", counts.join("、")),
        (false, Lang::En) => format!("{rows} items: {}; {open} are for a person to check and answer", counts.join(", ")),
    }
}
