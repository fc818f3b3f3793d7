//! Expectations: statements to groups, demands and atoms.

use super::{Atom, AtomTest, Demand, Expectation, Quantifier};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::condition::{self, Relation};
use crate::model::value::{self, Value};
use crate::model::vocabulary::{AttributeId, Direction, NameId, Vocabulary};
use crate::syntax::document::{Head, Operands, Statement};
use crate::syntax::keyword::Keyword;
use crate::syntax::tree::{Op, TermKind};
use crate::text::Span;

declare_rule! {
    /// An expectation names what a policy must declare: a quantifier, a kind and a name, and in its block what must be stated.
    ///
    /// What to do: Write the quantifier, the kind and the name.
    ///
    /// ---
    /// 要件は、規程に何が宣言されているべきかを示します。数量（各、一以上、最低）、種類と名、ブロックの中に記載すべき属性を書きます。
    ///
    /// 対処：数量、種類、名の順に書きます。
    pub static BAD_EXPECTATION = {
        name: "standard/expectation", severity: Error, since: "0.1.0", fix: None,
        ja: "読み取れない要件", en: "an expectation that cannot be read", hides: Judgement,
    };
}

impl Expectation {
    /// Goes through what it demands of declarations and entities, and what it demands of what these are linked to.
    pub(crate) fn demands<'a>(&'a self, found: &mut dyn FnMut(&'a Demand)) {
        match self {
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                for part in parts {
                    part.demands(found);
                }
            }
            Self::Demand(demand) | Self::Has(demand) => {
                found(demand);
                for part in &demand.body {
                    part.demands(found);
                }
            }
            Self::Atom(_) => {}
        }
    }
}

/// Whose attributes atoms name.
type About = Option<(Keyword, Option<NameId>)>;

/// Reads one `expects`. `None`: reported.
pub(super) fn read(statement: Statement<'_>, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Expectation> {
    let mut reader = Reader { vocabulary, findings };
    if statement.operands().is_empty() {
        return Some(Expectation::All(reader.body(statement, None)));
    }
    reader.demand(statement, None, statement.operands()).map(Expectation::Demand)
}

struct Reader<'a, 'f> {
    vocabulary: &'a Vocabulary,
    findings: &'f mut Findings,
}

impl Reader<'_, '_> {
    /// The expectations in a block.
    fn body(&mut self, block: Statement<'_>, about: About) -> Vec<Expectation> {
        // What is damaged was reported when it was read.
        block.children().filter(|child| child.head() != Head::Damaged).filter_map(|child| self.one(child, about)).collect()
    }

    fn one(&mut self, statement: Statement<'_>, about: About) -> Option<Expectation> {
        match statement.keyword() {
            Some(Keyword::AnyOf) => Some(Expectation::Any(self.body(statement, about))),
            Some(Keyword::AllOf) => Some(Expectation::All(self.body(statement, about))),
            Some(Keyword::AtLeast) => self.at_least(statement, about),
            Some(Keyword::Has) => self.demand(statement, None, statement.operands()).map(Expectation::Has),
            Some(Keyword::Each) => self.demand(statement, Some(Quantifier::Each), statement.operands()).map(Expectation::Demand),
            Some(Keyword::Some) => self.demand(statement, Some(Quantifier::Some), statement.operands()).map(Expectation::Demand),
            Some(kind) if kind.is_declaration_kind() || kind.is_entity_kind() => {
                self.demanded(statement, Quantifier::default_of(kind), kind, statement.operands()).map(Expectation::Demand)
            }
            Some(_) => {
                self.unreadable(statement.header());
                None
            }
            None => self.atom(statement, about).map(Expectation::Atom),
        }
    }

    fn at_least(&mut self, statement: Statement<'_>, about: About) -> Option<Expectation> {
        let operands = statement.operands();
        // At least none is met by nothing at all.
        let Some(count) = operands.first().and_then(|word| number(word.text)).filter(|count| *count > 0) else {
            self.unreadable(statement.header());
            return None;
        };
        let rest = operands.slice(1, operands.terms.len());
        if rest.is_empty() {
            return Some(Expectation::AtLeast(count, self.body(statement, about)));
        }
        self.demand(statement, Some(Quantifier::AtLeast(count)), rest).map(Expectation::Demand)
    }

    /// `[each | some | at least N] KIND [NAME]`.
    fn demand(&mut self, statement: Statement<'_>, quantifier: Option<Quantifier>, operands: Operands<'_>) -> Option<Demand> {
        let word = |at: usize| operands.terms.get(at).map(|term| operands.word(term));
        let key = |at: usize| word(at).map(|word| word.key().into_owned()).unwrap_or_default();
        let spelled = |at: usize| Keyword::spelled(&key(at));
        let two = Keyword::spelled_in_two(&key(0), &key(1));
        let counted = |at: usize| word(at).and_then(|word| number(word.text)).filter(|count| *count > 0);
        let (written, used) = match (spelled(0), two) {
            (Some(Keyword::Each), _) => (Some(Quantifier::Each), 1),
            (Some(Keyword::Some), _) => (Some(Quantifier::Some), 1),
            (Some(Keyword::AtLeast), _) => (counted(1).map(Quantifier::AtLeast), 2),
            (_, Some(Keyword::AtLeast)) => (counted(2).map(Quantifier::AtLeast), 3),
            _ => (None, 0),
        };
        let kind = spelled(used).filter(|kind| kind.is_declaration_kind() || kind.is_entity_kind());
        let Some(kind) = kind.filter(|_| used == 0 || written.is_some()) else {
            self.unreadable(operands.span());
            return None;
        };
        let quantifier = quantifier.or(written).unwrap_or(Quantifier::default_of(kind));
        self.demanded(statement, quantifier, kind, operands.slice(used + 1, operands.terms.len()))
    }

    fn demanded(&mut self, statement: Statement<'_>, quantifier: Quantifier, kind: Keyword, rest: Operands<'_>) -> Option<Demand> {
        let mut name = None;
        if let Some(word) = rest.first() {
            name = self.vocabulary.name(kind, &word.key());
            if name.is_none() || rest.words().count() > 1 {
                self.findings.push(Diagnostic::new(
                    &BAD_EXPECTATION,
                    rest.span(),
                    Text::new(
                        format!("「{}」という{}は語彙にありません", rest.text(), kind.ja()),
                        format!("the vocabulary has no {} \"{}\"", kind.en(), rest.text()),
                    ),
                ));
                return None;
            }
        }
        let about = Some((kind, name));
        let condition = match statement.clause(Keyword::Where) {
            Some(clause) => Some(condition::read(clause.operands, self.vocabulary, about, self.findings)?),
            None => None,
        };
        if let Some(condition) = &condition {
            self.only_free(condition, kind);
        }
        Some(Demand { quantifier, kind, name, condition, body: self.body(statement, about), span: statement.header() })
    }

    /// `where` on a declaration may name free attributes only, or a stricter policy could fall out of its own coverage.
    fn only_free(&mut self, condition: &condition::Condition, kind: Keyword) {
        if kind.is_entity_kind() {
            return;
        }
        for test in condition.tests() {
            if let condition::Subject::Attribute(attribute) = test.subject
                && self.vocabulary.attribute(attribute).direction != Direction::Free
            {
                self.findings.push(Diagnostic::new(
                    &BAD_EXPECTATION,
                    test.span,
                    Text::new(
                        "宣言の「該当」に書けるのは、向きが「自由」の属性だけです",
                        "\"where\" on a declaration may only name attributes whose direction is \"free\"",
                    ),
                ));
            }
        }
    }

    fn atom(&mut self, statement: Statement<'_>, about: About) -> Option<Atom> {
        let head = statement.head_text();
        let key = crate::text::look_up_key(head);
        let Some(attribute) = about.and_then(|(kind, name)| self.vocabulary.attribute_of(kind, name, &key)) else {
            self.findings.push(Diagnostic::new(
                &BAD_EXPECTATION,
                statement.head_span(),
                Text::new(format!("「{head}」という属性は語彙にありません"), format!("the vocabulary has no attribute \"{head}\" here")),
            ));
            return None;
        };
        let test = self.test(statement, attribute)?;
        Some(Atom { attribute, test, equivalent: statement.clause(Keyword::OrEquivalent).is_some(), span: statement.span() })
    }

    fn test(&mut self, statement: Statement<'_>, attribute: AttributeId) -> Option<AtomTest> {
        if statement.clause(Keyword::Stated).is_some() {
            return Some(AtomTest::Stated);
        }
        if let Some(at_least) = statement.clause(Keyword::AtLeast) {
            let count = at_least.operands.first().and_then(|word| number(word.text));
            let values = statement.clause(Keyword::Of).and_then(|of| self.value(of.operands, attribute));
            let Some((count, values)) = count.zip(values) else {
                self.unreadable(statement.header());
                return None;
            };
            return Some(AtomTest::AtLeastOf(count, values));
        }
        let operands = statement.operands();
        let Some(first) = operands.terms.first() else {
            self.unreadable(statement.header());
            return None;
        };
        let TermKind::Op(op) = first.kind else {
            if self.vocabulary.attribute(attribute).direction == Direction::Free {
                self.findings.push(
                    Diagnostic::new(
                        &BAD_EXPECTATION,
                        statement.header(),
                        Text::new(
                            "向きが「自由」の属性には比較の記号が要ります",
                            "an attribute whose direction is \"free\" needs a comparison sign",
                        ),
                    )
                    .help(Text::new("= != < <= > >= のいずれかを書いてください", "write one of = != < <= > >=")),
                );
            }
            return self.value(operands, attribute).map(AtomTest::AsStrictAs);
        };
        let relation = match op {
            Op::Equal => Relation::Equal,
            Op::NotEqual => Relation::NotEqual,
            Op::Less => Relation::Less,
            Op::AtMost => Relation::AtMost,
            Op::Greater => Relation::Greater,
            Op::AtLeast => Relation::AtLeast,
            Op::Open | Op::Close | Op::Unknown => {
                self.unreadable(first.span);
                return None;
            }
        };
        if self.vocabulary.attribute(attribute).direction != Direction::Free {
            self.findings.push(Diagnostic::new(
                &BAD_EXPECTATION,
                statement.header(),
                Text::new(
                    "比較の記号は、向きが「自由」の属性にだけ使えます。ほかの属性では向きが厳しさを定めます",
                    "comparison signs are for attributes whose direction is \"free\"; elsewhere the direction says what is strict",
                ),
            ));
        }
        let rest = operands.slice(1, operands.terms.len());
        let values: Option<Vec<Value>> = rest.parts().map(|part| self.value(part, attribute)).collect();
        values.filter(|values| !values.is_empty()).map(|values| AtomTest::Compare(relation, values))
    }

    fn value(&mut self, operands: Operands<'_>, attribute: AttributeId) -> Option<Value> {
        value::of_attribute(operands, attribute, self.vocabulary, self.findings)
    }

    fn unreadable(&mut self, span: Span) {
        self.findings.push(
            Diagnostic::new(&BAD_EXPECTATION, span, Text::new("要件として読めません", "this cannot be read as an expectation")).help(
                Text::new(
                    "「要件 各 システム { 関連 対策 バックアップ { 世代数 2 } }」のように書いてください",
                    "write it as in `expects each system { has measure backup { generations 2 } }`",
                ),
            ),
        );
    }
}

fn number(text: &str) -> Option<u64> {
    crate::text::look_up_key(text).parse().ok()
}
