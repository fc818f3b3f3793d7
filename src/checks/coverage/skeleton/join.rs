//! A skeleton for a policy whose article speaks of the thing already: what it lacks is written into that article.

use super::{Around, Skeleton, Written, indented};
use crate::checks::article_name;
use crate::checks::consistency::unsaid::written;
use crate::checks::coverage::claim;
use crate::diagnostic::{Edit, Text};
use crate::model::vocabulary::NameId;
use crate::resolve::policy::Article;
use crate::syntax::keyword::Keyword;

/// What is written into an article.
pub(crate) struct Joined {
    /// How the article is called.
    pub(crate) article: Text,
    /// The claim, and what the article states and says besides.
    pub(crate) edits: Vec<Edit>,
}

impl<'a> Skeleton<'a> {
    /// What is written into the article that declares the first of what the requirement asks for; none where no article does. `canonical`
    /// gives whole statements the form that `kitei fmt` gives them.
    pub(crate) fn joined(&self, around: &Around<'a>, canonical: impl Fn(&str) -> String) -> Option<Joined> {
        let Written { names, lines, paragraphs } = self.written();
        let article = home(around, &names)?;
        let text = around.cx.text(article.span);
        let end = text.trim_end().strip_suffix(['}', '｝'])?;
        let indent = claim::indent(&around.cx, article);
        let cites = self.cites.iter().filter(|cited| !text.contains(&*cited.text)).map(|cited| self.cited(cited));
        let claim = claim::added(&around.cx, article, &self.item(), &cites.collect::<Vec<_>>());
        let mut body = lines;
        body.extend(paragraphs.iter().map(|said| indented(&written(self.keyword(Keyword::Paragraph), said))));
        let mut edits = vec![claim];
        if !body.is_empty() {
            let lines = canonical(&self.around_lines("?", &body));
            let lines = lines.trim().lines();
            let count = lines.clone().count();
            let lines = lines.skip(1).take(count.saturating_sub(2));
            let lines: String = lines.map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{indent}{line}\n") }).collect();
            // The brace stands on a line of its own, or behind what the article says.
            let before = end.trim_end_matches([' ', '\t', '\u{3000}']);
            let (at, lead) = if before.ends_with('\n') { (before.len(), "") } else { (end.len(), "\n") };
            let at = u32::try_from(at).ok()?;
            let tail = if lead.is_empty() { lines } else { format!("{lead}{lines}{indent}") };
            edits.push(Edit { span: article.span.part(at, at), replacement: tail });
        }
        Some(Joined { article: article_name(article), edits })
    }
}

/// The article of the policy, in force for all of it, that declares the first of these which one declares.
pub(super) fn home<'a>(around: &Around<'a>, names: &[(Keyword, NameId)]) -> Option<&'a Article> {
    let policy = around.cx.policy;
    let speaks = |article: &&Article| !article.supplement && around.cx.reaches(around.cx.id, article);
    names.iter().find_map(|(kind, name)| {
        let declares = |article: &&Article| {
            let declared = policy.declarations.range(&article.declarations);
            declared.iter().any(|one| (one.kind, one.name) == (*kind, *name) && one.delegated.is_empty())
        };
        policy.articles.iter().filter(speaks).find(declares)
    })
}
