//! Findings whose places moved since they were made.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use super::{About, Brief, Diagnostic, Edit, Fix, Label, Tell, Words};
use crate::text::Span;

/// Where a place is now.
pub type Places = Arc<dyn Fn(Span) -> Span + Send + Sync>;

/// A finding that says what it said, of places that are somewhere else now.
#[derive(Clone)]
pub(super) struct Moved {
    pub(super) finding: Diagnostic,
    pub(super) places: Places,
}

impl Moved {
    fn fix(&self, fix: Fix) -> Fix {
        let edits = fix.edits.into_iter().map(|edit| Edit { span: (self.places)(edit.span), ..edit }).collect();
        Fix { edits, ..fix }
    }
}

impl fmt::Debug for Moved {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Moved").field("finding", &self.finding).finish_non_exhaustive()
    }
}

impl Tell for Moved {
    fn brief(&self) -> Brief {
        self.finding.brief()
    }

    fn words(&self) -> Words {
        let words = self.finding.words();
        let labels = words.labels.into_iter().map(|label| Label { span: (self.places)(label.span), ..label }).collect();
        Words { labels, fix: words.fix.map(|fix| self.fix(fix)), ..words }
    }

    fn about(&self) -> About {
        self.finding.about()
    }

    fn fix(&self) -> Option<Fix> {
        self.finding.told().fix.map(|fix| Moved::fix(self, fix))
    }

    fn says_the_same(&self, other: &dyn Tell) -> bool {
        (other as &dyn Any).downcast_ref::<Self>().is_some_and(|other| self.finding.says_the_same(&other.finding))
    }
}
