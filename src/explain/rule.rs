//! The page of a rule, and the list of all.

use crate::answer::{Page, Part};
use crate::config::rules;
use crate::diagnostic::{Hides, Lang, Rule, Safety, Text};

/// The page of a rule: what it says of itself, and examples.
pub(super) fn page(rule: &Rule) -> Page {
    let mut page = Page { parts: vec![Part::Prose(Text::new(in_lang(rule, Lang::Ja), in_lang(rule, Lang::En)))] };
    super::shown::show(rule, &mut page);
    page
}

/// Families and rules, one line each.
pub(super) fn overview() -> Page {
    let mut page = Page::default();
    page.paragraph(&Text::new(
        "「kitei explain 名前」で、規則、遵守事項（経営管理編3.1.2②）又は法令（個人情報保護法第23条）の説明を表示します",
        "\"kitei explain NAME\" tells about a rule, a requirement (G3.1.2-2) or a law (個人情報保護法第23条)",
    ));
    let mut before = "";
    for family in rules::all().map(Rule::family) {
        if family != before {
            list(family, &mut page);
        }
        before = family;
    }
    page
}

/// The rules of a family, one line each.
pub(super) fn family(family: &str) -> Page {
    let mut page = Page::default();
    list(family, &mut page);
    page
}

fn list(family: &str, page: &mut Page) {
    page.heading(family, family);
    for rule in rules::all().filter(|rule| rule.family() == family) {
        let name = rule.name;
        page.entry(
            0,
            &Text::new(
                format!("{name}（{}）: {}", rule.severity.word(Lang::Ja), rule.summary_ja),
                format!("{name} ({}): {}", rule.severity.word(Lang::En), rule.summary_en),
            ),
        );
    }
}

fn in_lang(rule: &Rule, lang: Lang) -> String {
    let severity = rule.severity.word(lang);
    let head = match lang {
        Lang::Ja => format!("{}: {}\n\n重大度: {severity}　修正: {}　版: {}以降", rule.name, rule.summary_ja, fix_ja(rule.fix), rule.since),
        Lang::En => format!("{}: {}\n\nseverity: {severity}, fix: {}, since {}", rule.name, rule.summary_en, fix_en(rule.fix), rule.since),
    };
    let hides = match (rule.hides, lang) {
        (Hides::Nothing, _) => "",
        (Hides::Judgement, Lang::Ja) => {
            "\n\nこの指摘があると、判定されないものが残ります。抑制することも、重大度を下げることもできません。"
        }
        (Hides::Judgement, Lang::En) => {
            "\n\nWhat it finds leaves something unjudged: it can be neither suppressed, nor lowered, nor switched off."
        }
    };
    format!("{head}{hides}\n\n{}", part(rule.page, lang).trim())
}

/// The half of a rule's page in a language: English, a line `---`, Japanese.
fn part(page: &str, lang: Lang) -> String {
    let lines = page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    let lines: Vec<&str> = match lang {
        Lang::En => lines.take_while(|line| *line != "---").collect(),
        Lang::Ja => lines.skip_while(|line| *line != "---").skip(1).collect(),
    };
    lines.join("\n")
}

fn fix_ja(fix: Safety) -> &'static str {
    match fix {
        Safety::None => "なし",
        Safety::Safe => "自動で適用可（--fix）",
        Safety::SafeOrProposal => "別名を正しい名前に改めるときは自動で適用可（--fix）、ほかは案を提示（確認が必要）",
        Safety::Placeholder => "「?」を残して適用可（--unsafe-fixes）",
        Safety::Proposal => "案を提示（確認が必要）",
    }
}

fn fix_en(fix: Safety) -> &'static str {
    match fix {
        Safety::None => "none",
        Safety::Safe => "safe to apply (--fix)",
        Safety::SafeOrProposal => "safe to apply where it is another name of the same thing (--fix), else a proposal, to be looked at",
        Safety::Placeholder => "leaves a `?` to decide (--unsafe-fixes)",
        Safety::Proposal => "a proposal, to be looked at",
    }
}
