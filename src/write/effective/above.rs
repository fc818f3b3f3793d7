//! What reaches a policy from above, written out: a chapter for each ancestor, nearest first.

use std::collections::HashMap;

use super::article::{self, defines};
use super::names::Names;
use super::wording::Above;
use crate::diagnostic::Text;
use crate::resolve::policy::{Article, Policy, PolicyId};
use crate::syntax::document::{Statement, Statements};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// Definitions at file level and chapters, in the language of their sources.
pub(super) fn write(names: Names<'_, '_>) -> String {
    let mut text = String::new();
    for (id, owner) in names.cx.ancestors() {
        let mut ancestor = Ancestor { names, id, owner, by_header: by_header(owner), definitions: Vec::new(), articles: Vec::new() };
        for document in owner.documents.iter().filter_map(|&file| names.cx.resolved.documents.get(file)) {
            ancestor.statements(document.statements());
        }
        text.push_str(&ancestor.finish());
    }
    text
}

fn by_header(owner: &Policy) -> HashMap<Span, &Article> {
    owner.articles.iter().map(|article| (article.header, article)).collect()
}

struct Ancestor<'c, 'a> {
    names: Names<'c, 'a>,
    id: PolicyId,
    owner: &'a Policy,
    by_header: HashMap<Span, &'a Article>,
    definitions: Vec<String>,
    articles: Vec<String>,
}

impl Ancestor<'_, '_> {
    fn statements(&mut self, statements: Statements<'_>) {
        for statement in statements {
            match statement.keyword() {
                Some(Keyword::Chapter | Keyword::Section) => self.statements(statement.children()),
                Some(Keyword::Article | Keyword::Supplement) => {
                    self.articles.extend(self.article(statement));
                    // A supplement may hold articles.
                    let inner = statement.children().filter(|child| child.keyword() == Some(Keyword::Article));
                    for inner in inner {
                        self.articles.extend(self.article(inner));
                    }
                }
                Some(Keyword::Definition) if !defines(self.names, statement) => {
                    self.definitions.push(statement.document().text(statement.span()).to_owned());
                }
                _ => {}
            }
        }
    }

    fn article(&self, statement: Statement<'_>) -> Option<String> {
        let &article = self.by_header.get(&statement.header())?;
        article::write(self.names, Above { id: self.id, owner: self.owner, article }, statement)
    }

    fn finish(self) -> String {
        let mut text = String::new();
        let name = self.names.policy(self.id);
        for definition in &self.definitions {
            let path = self.names.cx.resolved.sources.path(self.owner.file);
            let from = self.names.say(&article::bracketed(path));
            text.push_str(&["// ", name, &from, "\n", definition, "\n"].concat());
        }
        if self.articles.is_empty() {
            return text;
        }
        let title = self.names.say(&Text::new(format!("{name}から及ぶ定め"), format!("From {name}")));
        text.push_str(&[Keyword::Chapter.ja(), " 「", &title, "」 {\n", &self.articles.join("\n"), "\n}\n"].concat());
        text
    }
}
