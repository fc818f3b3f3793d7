//! 同法, 同法施行規則, 同条: what was named or cited before.

use super::{Joint, Named, Reader};
use crate::law::Place;
use kitei_law::level::Level;
use kitei_law::token::Token;

impl Reader<'_> {
    /// 同法 is the law named last that is one; 同規則 the last of that ending.
    pub(super) fn same_law(&mut self, token: &Token<'_>, kind: &str) {
        self.end_name();
        let is_meant = |name: &&Named| match kind {
            "法" => name.law.ends_with('法') || name.law.ends_with("法律"),
            "令" | "政令" => name.law.ends_with('令'),
            "省令" | "府令" => name.law.ends_with("規則") || name.law.ends_with('令'),
            _ => name.law.ends_with(kind),
        };
        // 同法 is said loosely of whatever was named last.
        let meant = self.named.iter().rev().find(is_meant).or(self.named.last().filter(|_| kind == "法"));
        match meant.cloned() {
            Some(name) => self.again(name, token),
            None => self.stray(token),
        }
    }

    /// 同法施行規則: of the law, even where its 施行令 was named last.
    pub(super) fn delegated(&mut self, token: &Token<'_>, added: &str) {
        self.end_name();
        match self.named.last().cloned() {
            Some(name) => {
                let base = name.law.strip_suffix("施行令").or(name.law.strip_suffix("施行規則")).unwrap_or(&name.law);
                let law = format!("{base}{added}");
                self.again(Named { law, ..name }, token);
            }
            None => self.stray(token),
        }
    }

    pub(super) fn again(&mut self, name: Named, token: &Token<'_>) {
        self.name(Named { start: token.start, end: token.end, number: None, alone: false, ..name });
    }

    pub(super) fn same_place(&mut self, token: &Token<'_>, level: Option<Level>) {
        self.end_name();
        let same = self.anchor.map(|place| match level {
            Some(Level::Article) => Place { article: place.article, supplement: place.supplement, ..Place::default() },
            Some(Level::Paragraph) => Place { item: None, subitem: None, deeper: None, part: None, ..place },
            _ => Place { subitem: None, deeper: None, part: None, ..place },
        });
        match same {
            Some(same) => self.joint = Joint::Same(same, token.start),
            None => self.stray(token),
        }
    }
}
