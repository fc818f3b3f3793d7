//! What a skeleton holds, before it is put into words, which costs a hundred times as much: by this skeletons are compared.

use super::around::Fitted;
use super::draft::{Draft, Drafted, Drafter, Plain, of_wider_names};
use super::join::home;
use super::{Around, Skeleton};
use crate::model::standard::{Expectation, Requirement};
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, NameId};
use crate::resolve::policy::ArticleId;
use crate::syntax::keyword::Keyword;

/// What a skeleton holds.
pub(super) struct Laid<'a> {
    /// What is declared in it, here or where the policy declares it already.
    pub(super) names: Vec<(Keyword, NameId)>,
    /// What the facts are to state.
    pub(super) facts: Vec<&'a Expectation>,
    /// Each declaration without what it states, and what is to be written of it.
    pub(super) declared: Vec<(Drafted, Fitted<'a>)>,
}

/// What the text of a skeleton follows from, for one requirement and the same parts of it, in one policy and the same laws: where it goes,
/// what it declares and changes elsewhere, and what is called how.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::checks::coverage) struct Basis {
    home: Option<ArticleId>,
    rest: Vec<(Drafted, Option<Drafted>)>,
    elsewhere: Vec<(AttributeId, Option<Value>, Option<String>)>,
    called: Vec<String>,
}

impl<'a> Skeleton<'a> {
    /// What it holds.
    pub(super) fn laid(&self) -> Laid<'a> {
        let plain = Plain(self.vocabulary);
        let drafter = match self.around {
            Some(around) => around.drafter(),
            None => Drafter { vocabulary: self.vocabulary, names: &plain, lang: self.lang() },
        };
        let mut draft = Draft::default();
        for expectation in self.parts.iter().flat_map(|part| &part.expects) {
            drafter.expectation(expectation, &mut draft);
        }
        let asked = self.standard.requirements.iter().flat_map(Requirement::parts).flat_map(|(_, part)| &part.expects);
        let wider = of_wider_names(self.vocabulary, asked, &draft.declarations);
        let mut joined = Draft { declarations: draft.declarations, ..Draft::default() };
        for expectation in &wider {
            drafter.expectation(expectation, &mut joined);
        }
        let mut declarations = joined.declarations;
        drafter.settle(&mut declarations);
        let names = declarations.iter().map(|drafted| (drafted.kind, drafted.name)).collect();
        let head = |drafted: &Drafted| Drafted { attributes: Vec::new(), ..drafted.clone() };
        let fitted = |drafted| match self.around {
            Some(around) => around.fit(drafted),
            None => Fitted { rest: Some(drafted), elsewhere: Vec::new() },
        };
        let declared = declarations.into_iter().map(|drafted| (head(&drafted), fitted(drafted))).collect();
        Laid { names, facts: draft.facts, declared }
    }

    /// What its text follows from.
    pub(in crate::checks::coverage) fn basis(&self, around: &Around<'a>) -> Basis {
        let Laid { names, declared, .. } = self.laid();
        let home = home(around, &names).map(|article| article.id);
        let stated = declared.iter().filter_map(|(_, fitted)| fitted.rest.as_ref()).flat_map(|rest| &rest.attributes);
        let called = stated.filter_map(|(_, value)| match value {
            Some(Value::Names(names)) => Some(names.iter().map(|name| self.voice.name(name))),
            _ => None,
        });
        let called = called.flatten().collect();
        let (mut rest, mut elsewhere) = (Vec::new(), Vec::new());
        for (head, fitted) in declared {
            rest.push((head, fitted.rest));
            elsewhere.extend(fitted.elsewhere.into_iter().map(|(id, value, own)| (id, value, around.article_of(own))));
        }
        Basis { home, rest, elsewhere, called }
    }
}
