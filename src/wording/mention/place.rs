//! A place that is being read, and how it hangs together with the mention before it.

use super::{Base, Items, Step, Which};

/// How a place is joined to the mention before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// 第5条及び第6条
    And,
    /// 第5条の第2項, 第3章第5条
    Of,
}

/// The levels of a place, and what follows it in the folded text.
#[derive(Debug)]
pub(super) struct Place<'t> {
    pub(super) article: Base,
    /// What follows the number of the article.
    pub(super) after_number: Option<&'t str>,
    pub(super) paragraph: Option<Step>,
    pub(super) item: Option<Items>,
    pub(super) proviso: bool,
    pub(super) rest: &'t str,
}

impl Place<'_> {
    /// 各号, with nothing written above it.
    pub(super) fn begins_with_items(&self) -> bool {
        self.article == Base::Here && self.paragraph.is_none() && self.item == Some(Items::Each)
    }

    /// 前条, 次項, 本章: told from where it stands, whatever is mentioned before.
    pub(super) fn is_relative(&self) -> bool {
        let relative = |step: Step| matches!(step, Step::Back(_) | Step::Next | Step::This);
        let is_step = |which: &Option<Which>| matches!(which, Some(Which::Step(step)) if relative(*step));
        match &self.article {
            Base::Step(step) => relative(*step),
            Base::Here => match (self.paragraph, self.item) {
                (Some(step), _) | (None, Some(Items::One(step))) => relative(step),
                (None, Some(items)) => items != Items::Each,
                (None, None) => false,
            },
            Base::Division { chapter, section } => is_step(chapter) || is_step(section),
            Base::Number(_) | Base::Titled(_) | Base::Annex(..) => false,
        }
    }
}
