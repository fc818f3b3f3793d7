//! `docs/rules.md`: every rule with what it says of itself.

use std::fmt::Write as _;

use kitei::internals::answer::Part;
use kitei::{Hides, Lang, Rule, Safety};

use super::markdown::table;

const HEAD: &str = "# The rules 規則の一覧

Every rule of kitei by family: what it finds, how grave it is where nothing else is configured, and why it exists. `kitei explain coverage/missing` prints the same. `kitei.toml` sets a rule or a whole family to `error`, `warning`, `info` or `off`.

規則を群ごとに並べたものです。`kitei explain coverage/missing` でも同じ説明を表示できます。重大度は何も設定していないときのもので、`kitei.toml` で規則又は群ごとに変えられます。
";

pub(super) fn page() -> String {
    let mut page = HEAD.to_owned();
    let mut before = "";
    for rule in kitei::rules() {
        if rule.family() != before {
            before = rule.family();
            writeln!(page, "\n## {before}\n\n{}", overview(before)).unwrap();
        }
        let Rule { name, severity, summary_en, summary_ja, since, .. } = rule;
        let fix = match rule.fix {
            Safety::None => "なし none",
            Safety::Safe => "自動で適用可 safe to apply",
            Safety::SafeOrProposal => "別名は自動で適用可、ほかは案を提示 safe to apply for another name, else a proposal",
            Safety::Placeholder => "「?」を残して適用可 leaves a `?`",
            Safety::Proposal => "案を提示 a proposal",
        };
        let (en, ja) = halves(rule.page);
        let severity = format!("{} {}", severity.word(Lang::Ja), severity.name());
        writeln!(page, "### {name}\n\n{summary_ja} — {summary_en}\n").unwrap();
        let hides = match rule.hides {
            Hides::Nothing => "",
            Hides::Judgement => " ・ 抑制・緩和できない cannot be hidden",
        };
        writeln!(page, "*重大度 severity: {severity} ・ 修正 fix: {fix} ・ 版 since: {since}{hides}*\n\n{ja}\n\n{en}\n").unwrap();
        page += &examples(name);
    }
    format!("{}\n", page.trim_end())
}

fn overview(family: &str) -> String {
    let rows = kitei::rules().filter(|rule| rule.family() == family).map(|rule| {
        let link = rule.name.replace('/', "");
        [format!("[`{}`](#{link})", rule.name), rule.severity.name().to_owned(), rule.summary_ja.to_owned(), rule.summary_en.to_owned()]
    });
    table(["rule", "severity", "何を見つけるか", "what it finds"], rows)
}

/// The examples that `kitei explain` shows of a rule: what it tells, and what it does not.
fn examples(rule: &str) -> String {
    let page = kitei::internals::explain::explain(rule, jiff::civil::date(2026, 5, 1)).unwrap();
    let shown: Vec<&str> =
        page.parts.iter().filter_map(|part| if let Part::Sample(text) = part { Some(text.ja.trim_end()) } else { None }).collect();
    let [bad, good] = shown[..] else { return String::new() };
    let info = if super::slips(bad).is_empty() { "kitei" } else { "kitei,error" };
    format!("指摘される例 what is told:\n\n```{info}\n{bad}\n```\n\n指摘されない例 what is not:\n\n```kitei\n{good}\n```\n\n")
}

/// The page of a rule is English, a line `---`, Japanese.
fn halves(page: &str) -> (String, String) {
    let lines: Vec<&str> = page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let mut halves = lines.split(|line| *line == "---").map(|half| half.join("\n").trim().to_owned());
    let both = (halves.next().unwrap(), halves.next().unwrap_or_default());
    assert!(halves.next().is_none() && !both.0.is_empty() && !both.1.is_empty(), "a page is English, ---, Japanese: {page}");
    both
}
