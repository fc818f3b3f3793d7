use jiff::civil::{Date, date};

use super::*;
use crate::text::FileId;

const TODAY: Date = date(2026, 4, 1);
const CYBER: (&str, Option<&str>) = ("医療法施行規則第14条第2項", Some("サイバーセキュリティの確保"));
const PHARMACY_CYBER: (&str, Option<&str>) = ("薬機法施行規則第11条第2項第1号", Some("サイバーセキュリティの確保"));
const SECURITY: (&str, Option<&str>) = ("個人情報保護法第23条", Some("安全管理措置"));
const VENDORS: (&str, Option<&str>) = ("個人情報保護法第25条", None);
const WHOLE: (&str, Option<&str>) = ("個人情報保護法", None);

struct Case<'a> {
    institution: &'a str,
    day: Date,
    /// Clauses, `LAW` or `LAW|purpose`.
    clauses: &'a [&'a str],
    wordings: &'a [&'a str],
    grounds: &'a [(&'a str, Option<&'a str>)],
}

impl Default for Case<'_> {
    fn default() -> Self {
        Self { institution: "hospital", day: TODAY, clauses: &[], wordings: &[], grounds: &[] }
    }
}

impl Case<'_> {
    /// `rule -> what the fix makes of the text` for each finding, `missing` for each ground that is not cited.
    fn told(&self) -> String {
        let name = Text::new("薬局", "pharmacy");
        let registry = Registry::built_in();
        let setting = Setting {
            registry,
            day: self.day,
            reviewed: None,
            institution: Some(Institution { key: self.institution, name: &name, vocabulary: None }),
        };
        let clauses = self.clauses.iter().map(|clause| {
            let (text, purpose) = clause.split_once('|').map_or((*clause, None), |(text, purpose)| (text, Some(purpose)));
            (text, purpose, Form::Clause)
        });
        let texts: Vec<_> = clauses.chain(self.wordings.iter().map(|text| (*text, None, Form::Wording))).collect();
        let written: Vec<_> = (0..)
            .zip(&texts)
            .map(|(file, &(text, purpose, form))| Written {
                text,
                span: Span::new(FileId(file), 0, u32::try_from(text.len()).unwrap()),
                purpose,
                form,
            })
            .collect();
        let rests: Vec<_> = self.grounds.iter().map(|(law, purpose)| (crate::law::read(law, registry).unwrap(), *purpose)).collect();
        let path = std::sync::Arc::from("s/1");
        let grounds: Vec<_> = rests.iter().flat_map(|(citations, purpose)| Ground::of(registry, &path, citations, *purpose)).collect();
        let (cited, mut findings) = read_article(&mut Scanner::new(registry), &written);
        let unreadable = !findings.is_empty();
        findings.extend(judge(&setting, &cited, &grounds));
        let article = Claiming { span: Span::at(FileId(0), 0), cited: &cited, unreadable, sole: grounds.len() == 1, insertion: None };
        let name = Text::same("G1-1");
        findings.extend(grounds.iter().filter_map(|ground| missing(&setting, ground, &|| name.clone(), std::slice::from_ref(&article))));
        let tell = |finding: &Diagnostic| {
            let rule = finding.rule.name.trim_start_matches("citation/");
            let mended = finding.fix.as_ref().map(|fix| {
                let edit = &fix.edits[0];
                let text = texts[edit.span.file.0 as usize].0;
                let (start, end) = (edit.span.start as usize, edit.span.end as usize);
                format!(" -> {}{}{}", text.get(..start).unwrap(), edit.replacement, text.get(end..).unwrap())
            });
            format!("{rule}{}", mended.unwrap_or_default())
        };
        findings.iter().map(tell).collect::<Vec<_>>().join("; ")
    }
}

#[test]
fn judgements() {
    let cyber = &[CYBER];
    let security = &[SECURITY];
    for (case, expected) in [
        (Case { clauses: &["医療法施行規則第14条第2項"], grounds: cyber, ..Case::default() }, ""),
        (
            Case {
                institution: "pharmacy", clauses: &["医療法施行規則第14条第2項"], grounds: &[PHARMACY_CYBER], ..Case::default()
            },
            "wrong-institution -> 薬機法施行規則第11条第2項第1号",
        ),
        (Case { institution: "corporation", clauses: &["医療法施行規則第14条第2項"], ..Case::default() }, ""),
        (
            Case {
                institution: "pharmacy", clauses: &["薬機法施行規則第11条第2項"], grounds: &[PHARMACY_CYBER], ..Case::default()
            },
            "imprecise -> 薬機法施行規則第11条第2項第1号",
        ),
        (
            Case {
                institution: "pharmacy",
                wordings: &["医療法施行規則第14条第2項（薬局にあっては、薬機法施行規則第11条第2項第1号）に基づく。"],
                ..Case::default()
            },
            "",
        ),
        (
            Case { institution: "pharmacy", wordings: &["医療法施行規則第14条第2項による。"], ..Case::default() },
            "wrong-institution -> 薬機法施行規則第11条第2項第1号による。",
        ),
        (Case { clauses: &["個人情報保護法第20条|安全管理措置"], ..Case::default() }, "renumbered -> 個人情報保護法第23条"),
        (Case { clauses: &["個人情報保護法第20条"], grounds: security, ..Case::default() }, "renumbered -> 個人情報保護法第23条"),
        (Case { clauses: &["個人情報保護法第二十条"], grounds: security, day: date(2021, 6, 1), ..Case::default() }, ""),
        (
            Case { clauses: &["個人情報保護法第23条"], grounds: security, day: date(2021, 6, 1), ..Case::default() },
            "not-in-force -> 個人情報保護法第20条",
        ),
        (Case { clauses: &["個人情報保護法第20条"], ..Case::default() }, ""),
        (Case { clauses: &["個人情報保護法第20条、第23条"], grounds: security, ..Case::default() }, ""),
        (Case { clauses: &["個人情報保護法第20条|適正な取得"], grounds: security, ..Case::default() }, "missing"),
        (
            Case { clauses: &["個人情報保護法第22条"], grounds: &[SECURITY, VENDORS], ..Case::default() },
            "renumbered -> 個人情報保護法第25条; missing",
        ),
        (
            Case { wordings: &["個人情報保護法第20条（安全管理措置）による。"], ..Case::default() },
            "renumbered -> 個人情報保護法第23条（安全管理措置）による。",
        ),
        (
            Case { wordings: &["個人情報保護法第20条による。"], grounds: security, ..Case::default() },
            "renumbered -> 個人情報保護法第23条による。",
        ),
        (Case { clauses: &["医療法施行規則第14条第2項"], day: date(2023, 3, 31), grounds: cyber, ..Case::default() }, "not-in-force"),
        (Case { clauses: &["医療法施工規則第14条第2項"], ..Case::default() }, "unknown-law -> 医療法施行規則第14条第2項"),
        (Case { clauses: &["院内の方針"], ..Case::default() }, "unknown-law"),
        (Case { clauses: &["院内の方針"], grounds: security, ..Case::default() }, "unknown-law"),
        (Case { clauses: &["個人情報保護報第23条"], grounds: security, ..Case::default() }, "unknown-law -> 個人情報保護法第23条"),
        (Case { clauses: &["個人情報保護法第500条"], grounds: security, ..Case::default() }, "unknown-article"),
        (Case { clauses: &["地域保健法第5条"], ..Case::default() }, "unknown-law"),
        (Case { clauses: &["労働契約法"], grounds: security, ..Case::default() }, "unknown-law; missing"),
        (Case { clauses: &["個人情報保護法（平成十五年法律第五十七号）第23条"], ..Case::default() }, ""),
        (
            Case {
                wordings: &["個人情報保護法（平成15年法律第58号。以下「法」という。）第23条及び第24条による。"], ..Case::default()
            },
            "law-number-mismatch -> 個人情報保護法（平成15年法律第57号。以下「法」という。）第23条及び第24条による。",
        ),
        (Case { wordings: &["薬事法第9条による。"], ..Case::default() }, "former-title -> 薬機法第9条による。"),
        (Case { wordings: &["旧薬事法第9条による。"], ..Case::default() }, ""),
        (Case { wordings: &["薬機法第9条による。"], ..Case::default() }, ""),
        (Case { clauses: &["医療法第500条"], ..Case::default() }, "unknown-article"),
        (Case { clauses: &["医療法施行規則第14条第3項"], ..Case::default() }, "unknown-paragraph"),
        (Case { clauses: &["薬機法施行規則第11条第2項第3号"], ..Case::default() }, "unknown-item"),
        (Case { clauses: &["労働基準法第200条"], day: date(2026, 7, 16), ..Case::default() }, "unknown-article"),
        (Case { clauses: &["労働基準法第200条"], day: date(2026, 7, 17), ..Case::default() }, "not-yet-held"),
        (Case { wordings: &["労働基準法第200条による。"], day: date(2026, 7, 17), ..Case::default() }, "not-yet-held"),
        (Case { clauses: &["医療法第95条"], ..Case::default() }, ""),
        (Case { clauses: &["医療法施行規則第18条"], ..Case::default() }, "deleted-article"),
        (Case { clauses: &["行政機関個人情報保護法第6条"], ..Case::default() }, "repealed-law"),
        (
            Case {
                wordings: &["旧行政機関の保有する個人情報の保護に関する法律第6条による。"], ..Case::default()
            },
            "",
        ),
        (Case { clauses: &["保安四法第3条"], ..Case::default() }, "ambiguous-abbreviation"),
        (Case { clauses: &["個人情報保護法第40条|委託先の監督"], ..Case::default() }, "purpose-mismatch -> 個人情報保護法第25条"),
        (Case { clauses: &["個人情報保護法第40条|苦情"], ..Case::default() }, ""),
        // Nothing else can be meant: all that is claimed rests on another article of the law.
        (Case { clauses: &["個人情報保護法第40条"], grounds: &[VENDORS], ..Case::default() }, "purpose-mismatch -> 個人情報保護法第25条"),
        (Case { clauses: &["個人情報保護法第40条"], grounds: &[SECURITY, VENDORS], ..Case::default() }, "missing; missing"),
        (Case { clauses: &["個人情報保護法第40条", "個人情報保護法第24条"], grounds: &[VENDORS], ..Case::default() }, "missing"),
        (Case { clauses: &["個人情報保護法第40条、第25条"], grounds: &[VENDORS], ..Case::default() }, ""),
        (Case { clauses: &["個人情報保護法第40条|苦情の処理"], grounds: &[VENDORS], ..Case::default() }, "missing"),
        (Case { wordings: &["個人情報保護法第40条による。"], grounds: &[VENDORS], ..Case::default() }, "missing"),
        (Case { clauses: &["医療法第25条"], grounds: &[VENDORS], ..Case::default() }, "missing"),
        (Case { clauses: &["個人情報保護法第20条から第30条まで|委託先の監督"], ..Case::default() }, ""),
        (Case { wordings: &["個人情報保護法第26条1項による。"], ..Case::default() }, "style -> 個人情報保護法第26条第1項による。"),
        (Case { clauses: &["経済安全保障推進法第50条第1項"], day: date(2027, 3, 1), ..Case::default() }, "amendment-ahead"),
        (Case { clauses: &["経済安全保障推進法第50条第1項"], day: date(2025, 6, 1), ..Case::default() }, ""),
        (Case { clauses: &["みどり会就業規則第10条"], ..Case::default() }, ""),
        (Case { clauses: &["医療法"], ..Case::default() }, "imprecise"),
        (Case { wordings: &["医療法を守る。"], ..Case::default() }, ""),
        (Case { clauses: &["個人情報保護法"], grounds: &[WHOLE], ..Case::default() }, ""),
        (Case { clauses: &["個人情報保護法"], grounds: security, ..Case::default() }, "imprecise -> 個人情報保護法第23条"),
        (Case { grounds: security, ..Case::default() }, "missing"),
        (Case { grounds: security, wordings: &["個人情報保護法第23条に基づく。"], ..Case::default() }, ""),
        (Case { grounds: security, clauses: &["個人情報保護法第20条から第25条まで"], ..Case::default() }, ""),
        (Case { grounds: cyber, day: date(2020, 1, 1), ..Case::default() }, ""),
    ] {
        assert_eq!(case.told(), expected, "{:?} {:?}", case.clauses, case.wordings);
    }
}

#[test]
fn rules_have_both_languages() {
    for rule in RULES {
        assert!(rule.page.contains("\n ---\n"), "{}", rule.name);
    }
}
