//! What the words of a document are, as far as only who knows the vocabulary and the policies can say: for colours.

use std::collections::BTreeMap;

use crate::resolve::Resolved;
use crate::resolve::policy::PolicyId;
use crate::syntax::document::{Document, Head, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::Span;
use crate::wording::placeholder::placeholders;

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    /// A word of the language.
    Keyword,
    /// What the vocabulary can have declared: パスワード, 教育訓練.
    Declared,
    /// An attribute, a fact: 最短文字数.
    Attribute,
    /// A word or name that the vocabulary knows as a value: 全職員, 暗号化.
    Known,
    /// Somebody or something that policies set up by a name of their own.
    Own,
    /// Something that a wording prints.
    Placeholder,
}

/// All of them, in the order in which [`Token::index`] counts them, as editors call them.
pub(crate) const TOKENS: [&str; 6] = ["keyword", "type", "property", "enumMember", "variable", "macro"];

impl Token {
    /// Its place among [`TOKENS`].
    pub(crate) fn index(self) -> u32 {
        match self {
            Self::Keyword => 0,
            Self::Declared => 1,
            Self::Attribute => 2,
            Self::Known => 3,
            Self::Own => 4,
            Self::Placeholder => 5,
        }
    }
}

/// The words of a document of a policy that are something, in their order; none lies in another.
pub(crate) fn tokens(resolved: &Resolved<'_>, id: PolicyId, document: &Document) -> Vec<(Span, Token)> {
    let mut found = BTreeMap::new();
    for statement in document.all() {
        of_statement(resolved, id, statement, &mut found);
    }
    let mut end = 0;
    let mut all: Vec<(Span, Token)> = found.into_values().filter(|(span, _)| !span.is_empty()).collect();
    // In damaged text a word may be read twice.
    all.retain(|(span, _)| {
        let is_apart = end <= span.start;
        end = end.max(span.end);
        is_apart
    });
    all
}

fn of_statement(resolved: &Resolved<'_>, id: PolicyId, statement: Statement<'_>, found: &mut BTreeMap<u32, (Span, Token)>) {
    let mut put = |span: Span, token: Token| {
        found.insert(span.start, (span, token));
    };
    match statement.head() {
        Head::Keyword(_) => put(statement.head_span(), Token::Keyword),
        Head::Name => put(statement.head_span(), Token::Attribute),
        Head::Damaged => {}
    }
    let is_declaration = statement.keyword().is_some_and(|keyword| keyword.is_declaration_kind() || keyword.is_entity_kind());
    let mut words = statement.operands().words().filter(|word| !word.quoted).collect::<Vec<_>>();
    if is_declaration && statement.keyword().is_some_and(Keyword::is_declaration_kind) {
        // Several may be declared by one statement.
        words.retain(|word| {
            let is_name = statement.keyword().is_some_and(|kind| resolved.vocabulary.name(kind, &word.key()).is_some());
            if is_name {
                put(word.span, Token::Declared);
            }
            !is_name
        });
    }
    for clause in statement.clauses() {
        put(clause.head, Token::Keyword);
        words.extend(clause.operands.words().filter(|word| !word.quoted));
    }
    for word in words {
        if let Some(token) = of_word(resolved, id, word) {
            put(word.span, token);
        }
    }
    let wording = statement.operands().string().filter(|_| statement.keyword() == Some(Keyword::Paragraph));
    for placeholder in wording.into_iter().flat_map(|wording| placeholders(wording.text, wording.span)) {
        put(placeholder.span, Token::Placeholder);
    }
}

fn of_word(resolved: &Resolved<'_>, id: PolicyId, word: Word<'_>) -> Option<Token> {
    let (policy, view) = resolved.get(id)?;
    let key = word.key();
    let above = view.ancestors.iter().filter_map(|&ancestor| resolved.policy(ancestor));
    let is_own = std::iter::once(policy).chain(above).flat_map(|policy| &policy.entities).any(|entity| *entity.key == *key);
    if is_own {
        return Some(Token::Own);
    }
    let vocabulary = resolved.vocabulary;
    let is_name = || Keyword::DECLARATIONS.into_iter().chain(Keyword::ENTITIES).any(|kind| vocabulary.name(kind, &key).is_some());
    (vocabulary.word(&key).is_some() || is_name()).then_some(Token::Known)
}
