//! What came of a requirement: the outcomes, each with its name and its words, for every command and format that tells them.

use crate::diagnostic::{Lang, Text};

/// What came of a requirement. The outcomes exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Claimed here, shown by data.
    Covered,
    /// Claimed here, shown by data and a declared equivalent.
    CoveredByEquivalence,
    /// Claimed here; no data can show it.
    CoveredByWording,
    /// Claimed above, shown by data.
    Inherited,
    /// Claimed above; no data can show it.
    InheritedByWording,
    /// Claimed, and what would meet it is declared; where the wording is the whole of the text, it does not say so.
    Unsaid,
    /// Claimed, and some of its points are met.
    Partly,
    /// Claimed, and not met.
    Unmet,
    /// Met, and no article claims it.
    Unclaimed,
    /// Neither claimed nor met.
    Missing,
    /// Laid on those below, who have yet to take it up.
    Delegated,
    /// Excepted in order, until a day.
    Excepted,
    /// Does not apply.
    NotApplicable,
    /// Damage hides it, or a parent that is not there.
    Unknown,
    /// Outside what the policy says that it covers, and so not judged.
    OutOfScope,
}

impl Outcome {
    /// All of them, in the order in which they are told.
    pub(crate) const ALL: [Self; 15] = [
        Self::Covered,
        Self::CoveredByEquivalence,
        Self::CoveredByWording,
        Self::Inherited,
        Self::InheritedByWording,
        Self::Unsaid,
        Self::Partly,
        Self::Unmet,
        Self::Unclaimed,
        Self::Missing,
        Self::Delegated,
        Self::Excepted,
        Self::NotApplicable,
        Self::Unknown,
        Self::OutOfScope,
    ];

    /// Whether the requirement counts as met and claimed, here or above.
    pub fn is_covered(self) -> bool {
        match self {
            Self::Covered | Self::CoveredByEquivalence | Self::CoveredByWording | Self::Inherited | Self::InheritedByWording => true,
            Self::Unsaid
            | Self::Partly
            | Self::Unmet
            | Self::Unclaimed
            | Self::Missing
            | Self::Delegated
            | Self::Excepted
            | Self::NotApplicable
            | Self::Unknown
            | Self::OutOfScope => false,
        }
    }

    /// Whether the requirement was judged to bind: what it asks is asked here and now.
    pub fn is_judged(self) -> bool {
        match self {
            Self::NotApplicable | Self::Unknown | Self::OutOfScope => false,
            Self::Covered
            | Self::CoveredByEquivalence
            | Self::CoveredByWording
            | Self::Inherited
            | Self::InheritedByWording
            | Self::Unsaid
            | Self::Partly
            | Self::Unmet
            | Self::Unclaimed
            | Self::Missing
            | Self::Delegated
            | Self::Excepted => true,
        }
    }

    /// Whether the requirement counts as asked of the policy: all but what does not apply and what it lays on those below. What was not
    /// judged is asked all the same.
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::NotApplicable | Self::Delegated)
    }

    /// As programs know it.
    pub(crate) fn name(self) -> &'static str {
        self.words().name
    }

    /// In words.
    pub(crate) fn text(self) -> Text {
        let words = self.words();
        Text::new(words.ja, words.en)
    }

    /// As it heads a column.
    pub(crate) fn head(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => self.words().ja,
            Lang::En => self.words().head,
        }
    }

    fn words(self) -> Spelled {
        let spelled = |name, ja, en, head| Spelled { name, ja, en, head };
        match self {
            Self::Covered => spelled("covered", "充足", "covered", "covered"),
            Self::CoveredByEquivalence => spelled("covered_by_equivalence", "同等措置", "covered by an equivalent", "equivalent"),
            Self::CoveredByWording => spelled("covered_by_wording", "文言のみ", "covered by wording", "wording"),
            Self::Inherited => spelled("inherited", "継承", "inherited", "inherited"),
            Self::InheritedByWording => spelled("inherited_by_wording", "継承・文言のみ", "inherited by wording", "inherited wording"),
            Self::Unsaid => spelled("declared_not_said", "宣言のみ", "declared, not said", "not said"),
            Self::Partly => spelled("partly", "一部充足", "partly", "partly"),
            Self::Unmet => spelled("unmet", "不充足", "unmet", "unmet"),
            Self::Unclaimed => spelled("unclaimed", "対応未記載", "unclaimed", "unclaimed"),
            Self::Missing => spelled("missing", "規定なし", "missing", "missing"),
            Self::Delegated => spelled("delegated", "委任", "delegated", "delegated"),
            Self::Excepted => spelled("excepted", "例外", "excepted", "excepted"),
            Self::NotApplicable => spelled("not_applicable", "適用なし", "not applicable", "n/a"),
            Self::Unknown => spelled("unknown", "不明", "unknown", "unknown"),
            Self::OutOfScope => spelled("out_of_scope", "範囲外", "out of scope", "out of scope"),
        }
    }
}

/// How an outcome is spelled: for programs, in Japanese, in English, at the head of an English column.
struct Spelled {
    name: &'static str,
    ja: &'static str,
    en: &'static str,
    head: &'static str,
}
