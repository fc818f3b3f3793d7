//! Conditions (`applies when`, `where`, `when`): facts, kinds of institution and attributes of entities, judged in three values.
//! What is not stated is unknown, and unknown never excuses: who asks decides what it means.

use std::cmp::Ordering;

pub(crate) use super::truth::Truth;
use super::value::{self, Value};
use super::vocabulary::{AttributeId, FactId, InstitutionId, NameId, Vocabulary};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::syntax::document::Operands;
use crate::syntax::keyword::Keyword;
use crate::syntax::tree::{Op, TermKind};
use crate::text::Span;

declare_rule! {
    /// A condition (`applies when`, `where`, `when`) is made of comparisons joined by `and`, `or` and parentheses. Each names a fact, `institution`, or an attribute of what is asked about.
    ///
    /// What to do: Write it as comparisons.
    ///
    /// ---
    /// 条件（適用条件、該当、条件）は、比較を「かつ」「又は」と括弧で結んだものです。比較の左には、現況項目、機関、又は対象の属性を書きます。
    ///
    /// 対処：比較の形に改めます。
    pub static BAD_CONDITION = {
        name: "standard/condition", severity: Error, since: "0.1.0", fix: None,
        ja: "読み取れない条件", en: "a condition that cannot be read", hides: Judgement,
    };
}

/// A condition over facts, the kind of institution, and attributes of what it is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Every part holds (`and`).
    All(Vec<Condition>),
    /// Some part holds (`or`).
    Any(Vec<Condition>),
    /// One comparison.
    Test(Test),
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// What is compared.
    pub subject: Subject,
    /// How.
    pub relation: Relation,
    /// With what: one value, or several of which one must fit.
    pub values: Values,
    /// Where it is written.
    pub span: Span,
}

/// What a comparison looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// The kind of institution.
    Institution,
    /// A fact of the present state.
    Fact(FactId),
    /// An attribute of the entity or declaration in question.
    Attribute(AttributeId),
}

/// A comparison sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// `=`: the same; one of a list; on sets, shares a word with.
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// The right-hand side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// Kinds of institution.
    Institutions(Vec<InstitutionId>),
    /// Values, one of which must fit.
    Values(Vec<Value>),
}

/// What conditions are asked of.
pub trait Circumstances {
    /// The kind of institution, where stated.
    fn institution(&self) -> Option<InstitutionId>;
    /// A fact's value; none or [`Value::Undecided`] where it is not stated.
    fn fact(&self, fact: FactId) -> Option<Value>;
    /// The values of an attribute of the entity or declaration in question; empty where it is not stated.
    fn attribute(&self, attribute: AttributeId) -> Vec<Value>;
}

impl Condition {
    /// Judges the condition.
    pub fn judge(&self, circumstances: &dyn Circumstances, vocabulary: &Vocabulary) -> Truth {
        match self {
            Condition::All(parts) => parts.iter().fold(Truth::True, |sum, part| sum.and(part.judge(circumstances, vocabulary))),
            Condition::Any(parts) => parts.iter().fold(Truth::False, |sum, part| sum.or(part.judge(circumstances, vocabulary))),
            Condition::Test(test) => test.judge(circumstances, vocabulary),
        }
    }

    /// What must still be stated for the condition to be decided.
    pub fn unknown(&self, circumstances: &dyn Circumstances, vocabulary: &Vocabulary) -> Vec<Subject> {
        if self.judge(circumstances, vocabulary) != Truth::Unknown {
            return Vec::new();
        }
        match self {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(|part| part.unknown(circumstances, vocabulary)).collect()
            }
            Condition::Test(test) => vec![test.subject],
        }
    }

    /// Every comparison in it.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(Condition::tests).collect(),
            Condition::Test(test) => vec![test],
        }
    }
}

impl Test {
    fn judge(&self, circumstances: &dyn Circumstances, vocabulary: &Vocabulary) -> Truth {
        match (&self.subject, &self.values) {
            (Subject::Institution, Values::Institutions(kinds)) => match circumstances.institution() {
                None => Truth::Unknown,
                Some(kind) => {
                    let one_of = kinds.iter().any(|&wide| vocabulary.institution_is(kind, wide));
                    Truth::from(one_of == (self.relation == Relation::Equal))
                }
            },
            (Subject::Fact(fact), Values::Values(values)) => match circumstances.fact(*fact) {
                None | Some(Value::Undecided) => Truth::Unknown,
                Some(stated) => compare(&stated, self.relation, values, vocabulary),
            },
            (Subject::Attribute(attribute), Values::Values(values)) => {
                let stated = circumstances.attribute(*attribute);
                let decided: Vec<&Value> = stated.iter().filter(|value| **value != Value::Undecided).collect();
                if decided.is_empty() {
                    return Truth::Unknown;
                }
                decided.into_iter().fold(Truth::False, |sum, value| sum.or(compare(value, self.relation, values, vocabulary)))
            }
            (Subject::Institution, Values::Values(_)) | (Subject::Fact(_) | Subject::Attribute(_), Values::Institutions(_)) => {
                Truth::Unknown
            }
        }
    }
}

/// Compares a stated value; `=` with several values means one of them, on sets a shared word.
pub(crate) fn compare(stated: &Value, relation: Relation, values: &[Value], vocabulary: &Vocabulary) -> Truth {
    let holds = match relation {
        Relation::Equal => return values.iter().any(|value| stated.fits(value, vocabulary)).into(),
        Relation::NotEqual => return (!values.iter().any(|value| stated.fits(value, vocabulary))).into(),
        Relation::Less => Ordering::is_lt,
        Relation::AtMost => Ordering::is_le,
        Relation::Greater => Ordering::is_gt,
        Relation::AtLeast => Ordering::is_ge,
    };
    // Both ends of what can be: a month may be shorter than 30 days, or longer.
    let Some((least, most)) = values.first().and_then(|value| stated.orderings(value)) else { return Truth::Unknown };
    if holds(least) == holds(most) { holds(least).into() } else { Truth::Unknown }
}

/// Reads a condition; `about`: whose attributes it may name. `None`: reported.
pub(crate) fn read(
    operands: Operands<'_>,
    vocabulary: &Vocabulary,
    about: Option<(Keyword, Option<NameId>)>,
    findings: &mut Findings,
) -> Option<Condition> {
    let mut reader = Reader { operands, vocabulary, about, findings, at: 0, depth: 0 };
    let condition = reader.any()?;
    if reader.at < operands.terms.len() {
        reader.unreadable();
        return None;
    }
    Some(condition)
}

/// Deepest nesting of parentheses that is read; no condition needs three.
const MAX_DEPTH: usize = 32;

struct Reader<'a, 'f> {
    operands: Operands<'a>,
    vocabulary: &'a Vocabulary,
    about: Option<(Keyword, Option<NameId>)>,
    findings: &'f mut Findings,
    at: usize,
    /// Open parentheses.
    depth: usize,
}

impl Reader<'_, '_> {
    fn any(&mut self) -> Option<Condition> {
        let mut parts = vec![self.all()?];
        while self.eat(Keyword::Or) {
            parts.push(self.all()?);
        }
        single(parts, Condition::Any)
    }

    fn all(&mut self) -> Option<Condition> {
        let mut parts = vec![self.one()?];
        while self.eat(Keyword::And) {
            parts.push(self.one()?);
        }
        single(parts, Condition::All)
    }

    fn one(&mut self) -> Option<Condition> {
        if self.op() == Some(Op::Open) {
            self.at += 1;
            self.depth += 1;
            if self.depth > MAX_DEPTH {
                self.unreadable();
                return None;
            }
            let inner = self.any()?;
            self.depth -= 1;
            if self.op() == Some(Op::Close) {
                self.at += 1;
                return Some(inner);
            }
            self.unreadable();
            return None;
        }
        self.test().map(Condition::Test)
    }

    fn test(&mut self) -> Option<Test> {
        let Some(term) = self.operands.terms.get(self.at).filter(|term| term.is_word()) else {
            self.unreadable();
            return None;
        };
        let word = self.operands.word(term);
        let key = word.key();
        self.at += 1;
        let relation = match self.op() {
            Some(Op::Equal) => Relation::Equal,
            Some(Op::NotEqual) => Relation::NotEqual,
            Some(Op::Less) => Relation::Less,
            Some(Op::AtMost) => Relation::AtMost,
            Some(Op::Greater) => Relation::Greater,
            Some(Op::AtLeast) => Relation::AtLeast,
            _ => {
                self.unreadable();
                return None;
            }
        };
        self.at += 1;
        let from = self.at;
        while self.operands.terms.get(self.at).is_some_and(|term| term.is_string() || term.is_comma() || term.is_word())
            && !self.is_connective()
        {
            self.at += 1;
        }
        let values = self.operands.slice(from, self.at);
        if values.is_empty() {
            self.unreadable();
            return None;
        }
        let span = word.span.to(values.span());
        if Keyword::spelled(&key) == Some(Keyword::Institution) {
            let kinds: Option<Vec<InstitutionId>> = values
                .words()
                .map(|word| {
                    let kind = self.vocabulary.institution(&word.key());
                    if kind.is_none() {
                        self.unknown(word.text, word.span);
                    }
                    kind
                })
                .collect();
            return Some(Test { subject: Subject::Institution, relation, values: Values::Institutions(kinds?), span });
        }
        let attribute = self.about.and_then(|(kind, name)| self.vocabulary.attribute_of(kind, name, &key));
        let (subject, wanted) = match (attribute, self.vocabulary.fact(&key)) {
            (Some(id), _) => (Subject::Attribute(id), self.vocabulary.attribute(id).value.clone()),
            (None, Some(id)) => (Subject::Fact(id), self.vocabulary.fact_entry(id).value.clone()),
            (None, None) => {
                self.unknown(word.text, word.span);
                return None;
            }
        };
        let values: Option<Vec<Value>> = values.parts().map(|part| value::read(part, &wanted, self.vocabulary, self.findings)).collect();
        Some(Test { subject, relation, values: Values::Values(values?), span })
    }

    fn op(&self) -> Option<Op> {
        match self.operands.terms.get(self.at)?.kind {
            TermKind::Op(op) => Some(op),
            TermKind::Word | TermKind::String(_) | TermKind::Comma => None,
        }
    }

    fn keyword(&self) -> Option<Keyword> {
        let term = self.operands.terms.get(self.at).filter(|term| term.is_word())?;
        Keyword::spelled(&self.operands.word(term).key())
    }

    fn is_connective(&self) -> bool {
        matches!(self.keyword(), Some(Keyword::And | Keyword::Or))
    }

    fn eat(&mut self, keyword: Keyword) -> bool {
        let found = self.keyword() == Some(keyword);
        if found {
            self.at += 1;
        }
        found
    }

    fn unknown(&mut self, text: &str, span: Span) {
        self.findings.push(
            Diagnostic::new(
                &BAD_CONDITION,
                span,
                Text::new(
                    format!("「{text}」は条件に書ける語ではありません"),
                    format!("\"{text}\" is nothing that a condition can ask about"),
                ),
            )
            .help(Text::new(
                "現況項目、機関の種類、又は対象の属性の名を書いてください",
                "write a fact, a kind of institution, or an attribute of what is asked about",
            )),
        );
    }

    fn unreadable(&mut self) {
        let span = self.operands.terms.get(self.at).map_or_else(|| self.operands.span(), |term| term.span);
        self.findings.push(
            Diagnostic::new(&BAD_CONDITION, span, Text::new("ここから条件として読めません", "the condition cannot be read from here on"))
                .help(Text::new(
                    "「外部保存 = 有 かつ 機関 = 病院、診療所」のように書いてください",
                    "write it as in `external_storage = yes and institution = hospital, clinic`",
                )),
        );
    }
}

fn single(mut parts: Vec<Condition>, several: fn(Vec<Condition>) -> Condition) -> Option<Condition> {
    if parts.len() > 1 { Some(several(parts)) } else { parts.pop() }
}
