//! Small repositories in memory, their judgement, edits of their texts by what they declare, and values as they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::Date;
use kitei::checks::Context;
use kitei::checks::coverage::{self, Judged};
use kitei::diagnostic::{Diagnostic, Findings, Lang};
use kitei::model::value::{Member, Name, Value};
use kitei::model::vocabulary::{AttributeId, NameId, Vocabulary};
use kitei::resolve::policy::{Declaration, PolicyId};
use kitei::resolve::{Policies, Resolved};
use kitei::syntax::document::Statement;
use kitei::syntax::keyword::Keyword;
use kitei::text::Span;
use kitei::workspace::texts::{Packs, Texts};

/// The day that the reference policies are judged on (`fixtures/medical-corporation/kitei.toml`).
pub(crate) const DAY: Date = Date::constant(2026, 5, 1);

pub(crate) const CORPORATION: &str = "corporation/policy.kitei";
pub(crate) const HOSPITAL: &str = "hospital/policy.kitei";
pub(crate) const CLINIC: &str = "clinic/policy.kitei";
pub(crate) const PHARMACY: &str = "pharmacy/policy.kitei";

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::read);

/// Files by path.
#[derive(Debug, Clone, Default)]
pub(crate) struct Repository(pub(crate) BTreeMap<String, String>);

/// A repository as judged.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) texts: Texts,
    pub(crate) findings: Vec<Diagnostic>,
}

impl Repository {
    /// The medical corporation with its hospital, clinic and pharmacy.
    pub(crate) fn reference() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/medical-corporation");
        let read = |path: &str| (path.to_owned(), fs::read_to_string(folder.join(path)).unwrap());
        Self([CORPORATION, HOSPITAL, CLINIC, PHARMACY].into_iter().map(read).collect())
    }

    /// The policies, standards and vocabularies of a fixture.
    pub(crate) fn fixture(name: &str) -> Self {
        fn add(folder: &Path, within: &str, files: &mut BTreeMap<String, String>) {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let path = format!("{within}{}", entry.file_name().into_string().unwrap());
                if entry.path().is_dir() {
                    add(&entry.path(), &format!("{path}/"), files);
                } else if Path::new(&path).extension().is_some_and(|end| end == "kitei") {
                    files.insert(path, fs::read_to_string(entry.path()).unwrap());
                }
            }
        }
        let mut files = BTreeMap::new();
        add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name), "", &mut files);
        Self(files)
    }

    pub(crate) fn of(path: &str, text: &str) -> Self {
        Self::default().with(path, text)
    }

    #[must_use]
    pub(crate) fn with(mut self, path: &str, text: &str) -> Self {
        self.0.insert(path.to_owned(), text.to_owned());
        self
    }

    /// Replaces what stands once in a file.
    #[must_use]
    pub(crate) fn replace(mut self, path: &str, from: &str, to: &str) -> Self {
        let text = self.0.get_mut(path).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{path} has {from:?} not once");
        *text = text.replace(from, to);
        self
    }

    pub(crate) fn read(&self) -> Texts {
        Texts::read(&PACKS, self.0.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    /// Reads files in the order in which they come.
    pub(crate) fn read_in_order(files: &[(String, String)]) -> Texts {
        Texts::read(&PACKS, files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    pub(crate) fn judge(&self) -> Verdict {
        let texts = self.read();
        let (findings, _) = texts.judge(DAY);
        Verdict { texts, findings }
    }

    /// The repository with what it declares, to be edited by it.
    pub(crate) fn bound(self) -> Bound {
        let texts = self.read();
        let policies = texts.resolve(DAY, &mut Findings::default()).policies;
        Bound { repository: self, texts, policies }
    }
}

/// A repository with what it declares.
#[derive(Debug)]
pub(crate) struct Bound {
    pub(crate) repository: Repository,
    pub(crate) texts: Texts,
    pub(crate) policies: Policies,
}

impl Bound {
    /// Without the declarations that `which` picks, in the files that `path` picks.
    pub(crate) fn without(&self, path: impl Fn(&str) -> bool, which: impl Fn(&Declaration, &Vocabulary) -> bool) -> Repository {
        self.edited(path, |declaration, vocabulary| if which(declaration, vocabulary) { Cut::Whole } else { Cut::Nothing })
    }

    /// Without the attribute, in the declarations that `which` picks.
    pub(crate) fn without_attribute(&self, attribute: AttributeId, which: impl Fn(&Declaration, &Vocabulary) -> bool) -> Repository {
        self.edited(
            |_| true,
            |declaration, vocabulary| if which(declaration, vocabulary) { Cut::Attribute(attribute) } else { Cut::Nothing },
        )
    }

    fn edited(&self, path: impl Fn(&str) -> bool, cut: impl Fn(&Declaration, &Vocabulary) -> Cut) -> Repository {
        let texts = &self.texts;
        let mut edits: Vec<(Span, String)> = Vec::new();
        for policy in self.policies.iter().filter(|policy| path(texts.sources.path(policy.file))) {
            // One statement may declare several names with one body: each is cut by itself.
            for group in policy.declarations.iter().as_slice().chunk_by(|one, other| one.whole == other.whole) {
                edits.extend(edit(texts, group, &|declaration| cut(declaration, &texts.knowledge.vocabulary)));
            }
        }
        self.apply(edits)
    }

    /// Without the articles of a file in whose text something stands.
    pub(crate) fn without_article(&self, path: &str, said: &str) -> Repository {
        let policy = self.policies.iter().find(|policy| self.texts.sources.path(policy.file) == path).unwrap();
        let articles = policy.articles.iter().map(|article| article.span).filter(|span| self.texts.sources.text(*span).contains(said));
        self.apply(articles.map(|span| (span, String::new())).collect())
    }

    /// Without the entities of a kind, or without one attribute of them.
    pub(crate) fn without_entities(&self, kind: Keyword, attribute: Option<AttributeId>) -> Repository {
        let spans: Vec<Span> = if let Some(attribute) = attribute {
            let entities = self.policies.iter().flat_map(|policy| &policy.entities).filter(|entity| entity.kind == kind);
            let stated = entities.flat_map(|entity| &entity.attributes).filter(|stated| stated.attribute == attribute);
            stated.map(|stated| stated.span).collect()
        } else {
            let facts = self.texts.documents.iter().flat_map(|document| document.statements_of(Keyword::Facts));
            facts.flat_map(|facts| facts.children_of(kind).map(Statement::span).collect::<Vec<_>>()).collect()
        };
        self.apply(spans.into_iter().map(|span| (span, String::new())).collect())
    }

    /// Judged by no standard: what it covers is not asked.
    pub(crate) fn without_standards(&self) -> Repository {
        let heads = self.texts.documents.iter().flat_map(|document| document.statements_of(Keyword::Policy));
        let named = heads.flat_map(|head| head.children_of(Keyword::Conforms).map(Statement::span).collect::<Vec<_>>());
        self.apply(named.map(|span| (span, String::new())).collect())
    }

    pub(crate) fn apply(&self, mut edits: Vec<(Span, String)>) -> Repository {
        edits.sort_by_key(|(span, _)| *span);
        edits.dedup();
        let mut edited = self.repository.clone();
        for (span, replacement) in edits.into_iter().rev() {
            let text = edited.0.get_mut(self.texts.sources.path(span.file)).unwrap();
            text.replace_range(span.start as usize..span.end as usize, &replacement);
        }
        edited
    }
}

/// What is cut from a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    Nothing,
    Whole,
    Attribute(AttributeId),
}

/// The statement or clause of a head that says what stands in a place.
fn clause_of_head(texts: &Texts, span: Span) -> Span {
    let heads = texts.documents.iter().filter(|document| document.file == span.file);
    let statements = heads.flat_map(|document| document.statements_of(Keyword::Policy)).flat_map(Statement::children);
    let place = |statement: Statement<'_>| {
        let clause = statement.clauses().find(|clause| clause.operands.span() == span).map(|clause| clause.head.to(span));
        clause.or_else(|| (statement.operands().span() == span).then(|| statement.span()))
    };
    statements.filter_map(place).last().unwrap()
}

/// The edits that cut from the declarations of one statement.
fn edit(texts: &Texts, group: &[Declaration], cut: &dyn Fn(&Declaration) -> Cut) -> Vec<(Span, String)> {
    let first = &group[0];
    let cuts: Vec<Cut> = group.iter().map(cut).collect();
    if cuts.iter().all(|cut| *cut == Cut::Nothing) {
        return Vec::new();
    }
    let spans =
        |attribute: AttributeId| first.attributes.iter().filter(move |stated| stated.attribute == attribute).map(|stated| stated.span);
    if !first.attributes.iter().all(|stated| first.whole.contains(stated.span)) {
        // A document that the file itself is: its attributes are clauses of the head.
        return cuts
            .iter()
            .flat_map(|cut| match cut {
                Cut::Nothing => Vec::new(),
                Cut::Whole => vec![(first.whole, String::new())],
                Cut::Attribute(attribute) => spans(*attribute).map(|span| (clause_of_head(texts, span), String::new())).collect(),
            })
            .collect();
    }
    if cuts.iter().all(|cut| *cut == cuts[0]) {
        return match cuts[0] {
            Cut::Attribute(attribute) => spans(attribute).map(|span| (span, String::new())).collect(),
            _ => vec![(first.whole, String::new())],
        };
    }
    let whole = |from: u32, to: u32| texts.sources.text(Span::new(first.whole.file, from, to)).to_owned();
    let last = group.iter().map(|declaration| declaration.span.end).max().unwrap();
    let mut written: Vec<String> = Vec::new();
    for (declaration, cut) in group.iter().zip(&cuts) {
        let mut rest = whole(last, first.whole.end);
        match cut {
            Cut::Nothing => {}
            Cut::Whole => continue,
            Cut::Attribute(attribute) => {
                for span in spans(*attribute).collect::<Vec<_>>().into_iter().rev() {
                    rest.replace_range((span.start - last) as usize..(span.end - last) as usize, "");
                }
            }
        }
        written.push(format!("{}{}{rest}\n", whole(first.whole.start, first.span.start), texts.sources.text(declaration.span)));
    }
    vec![(first.whole, written.concat())]
}

impl Verdict {
    pub(crate) fn in_file(&self, path: &str) -> Vec<&Diagnostic> {
        self.findings.iter().filter(|finding| self.texts.sources.path(finding.span.file) == path).collect()
    }

    /// The findings of a rule in a file.
    pub(crate) fn of_rule(&self, path: &str, rule: &str) -> Vec<&Diagnostic> {
        self.in_file(path).into_iter().filter(|finding| finding.rule.name == rule).collect()
    }

    /// The findings in a file about what it states otherwise than its parents.
    pub(crate) fn inheritance(&self, path: &str) -> Vec<&Diagnostic> {
        const OVERRIDING: [&str; 3] = ["inheritance/weakened", "inheritance/incomparable", "inheritance/final"];
        self.in_file(path).into_iter().filter(|finding| OVERRIDING.contains(&finding.rule.name)).collect()
    }

    /// The findings of a rule about a requirement in a file.
    pub(crate) fn about(&self, path: &str, rule: &str, item: &str) -> Vec<&Diagnostic> {
        let wanted = format!("mhlw-6.0/{item}");
        self.of_rule(path, rule).into_iter().filter(|finding| finding.requirement.as_deref() == Some(&wanted)).collect()
    }

    pub(crate) fn rules(&self, path: &str) -> BTreeSet<&'static str> {
        self.in_file(path).into_iter().map(|finding| finding.rule.name).collect()
    }

    pub(crate) fn text(&self, span: Span) -> &str {
        self.texts.sources.text(span)
    }
}

/// The requirements as judged for the policy of a file.
pub(crate) fn outcomes<'a>(resolved: &'a Resolved<'a>, path: &str) -> Vec<Judged<'a>> {
    let id = policy(resolved, path);
    let (policy, view) = resolved.get(id).unwrap();
    coverage::judge(&Context::new(resolved, id, policy, view))
}

pub(crate) fn policy(resolved: &Resolved<'_>, path: &str) -> PolicyId {
    resolved.iter().find(|(_, policy, _)| resolved.sources.path(policy.file) == path).map(|(id, ..)| id).unwrap()
}

/// `対策 パスワード { … }`, or in English.
pub(crate) fn declaration(vocabulary: &Vocabulary, kind: Keyword, name: NameId, label: Option<&str>, body: &str) -> String {
    let label = label.map(|label| format!(" 「{label}」")).unwrap_or_default();
    format!("{} {}{label} {{ {body} }}", kind.ja(), vocabulary.name_entry(name).spelling.ja)
}

/// A value as it is written in a policy.
pub(crate) fn written(vocabulary: &Vocabulary, value: &Value) -> String {
    match value {
        Value::Undecided => "?".to_owned(),
        Value::YesNo(yes) => if *yes { "有" } else { "無" }.to_owned(),
        Value::Count(count, unit) => format!("{count}{}", vocabulary.unit_spelling(*unit).ja),
        Value::Duration(duration) => match (duration.months, duration.minutes) {
            (0, minutes) => format!("{minutes}分"),
            (months, _) => format!("{months}か月"),
        },
        Value::Date(date) => date.to_string(),
        Value::Choice(word) => vocabulary.word_spelling(*word).ja.to_string(),
        Value::Words(members) => list(members.iter().map(|member| match member {
            Member::Word(word) => vocabulary.word_spelling(*word).ja.to_string(),
            Member::Own(text) => format!("「{text}」"),
        })),
        Value::Text(text) => format!("「{text}」"),
        Value::Names(names) => list(names.iter().map(|name| match name {
            Name::Known(name) => vocabulary.name_entry(*name).spelling.ja.to_string(),
            Name::Own(key) => key.to_string(),
            Name::Of(_) => unreachable!("no policy writes it"),
        })),
        Value::Laws(laws) => list(laws.iter().map(ToString::to_string)),
    }
}

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("、")
}

/// Whether a text shows a value; a duration as a length or as a frequency.
pub(crate) fn shows(text: &str, vocabulary: &Vocabulary, value: &Value, lang: Lang) -> bool {
    let frequency = matches!(value, Value::Duration(duration) if text.contains(&duration.interval(lang)));
    frequency || text.contains(&vocabulary.show(value, lang))
}

/// How a child writes what it states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// In Japanese words, the units as they are kept.
    Japanese,
    /// In English words.
    English,
    /// In Japanese words and other units: 24時間 for 1日, 年1回 for 12か月, 令和8年4月1日 for 2026-04-01.
    OtherUnits,
}

/// A value as it is written in a style.
pub(crate) fn written_in(vocabulary: &Vocabulary, value: &Value, style: Style) -> String {
    let own = |text: &str| format!("\"{text}\"");
    match (style, value) {
        (Style::OtherUnits, Value::Duration(duration)) => match (duration.months, duration.minutes) {
            (0, 1440) => "24時間".to_owned(),
            (0, minutes) if minutes % 1440 == 0 => format!("{}日", minutes / 1440),
            (0, minutes) if minutes % 60 == 0 => format!("{}時間", minutes / 60),
            (0, minutes) => format!("{minutes}分"),
            (months, _) if 12 % months == 0 => format!("年{}回", 12 / months),
            (months, _) if months % 12 == 0 => format!("{}年", months / 12),
            (months, _) => format!("{months}ヶ月"),
        },
        (Style::OtherUnits, Value::Date(date)) if date.year() > 2019 => {
            format!("令和{}年{}月{}日", date.year() - 2018, date.month(), date.day())
        }
        (Style::English, Value::YesNo(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        (Style::English, Value::Count(count, unit)) => format!("{count} {}", vocabulary.unit_spelling(*unit).en),
        (Style::English, Value::Duration(duration)) => match (duration.months, duration.minutes) {
            (0, minutes) => format!("{minutes} minutes"),
            (months, _) => format!("{months} months"),
        },
        (Style::English, Value::Choice(word)) => vocabulary.word_spelling(*word).en.to_string(),
        (Style::English, Value::Words(members)) => {
            let member = |member: &Member| match member {
                Member::Word(word) => vocabulary.word_spelling(*word).en.to_string(),
                Member::Own(text) => own(text),
            };
            members.iter().map(member).collect::<Vec<_>>().join(", ")
        }
        (Style::English, Value::Text(text)) => own(text),
        (Style::English, Value::Names(names)) => {
            let name = |name: &Name| match name {
                Name::Known(name) => vocabulary.name_entry(*name).spelling.en.to_string(),
                Name::Own(key) => key.to_string(),
                Name::Of(_) => unreachable!("no policy writes it"),
            };
            names.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        _ => written(vocabulary, value),
    }
}
