//! Words before a place: a bound name, an unknown title, the number of a law.

use super::named_before::base;
use super::{Bound, Joint, Mode, Named, Reader};
use crate::law::canonical_number;
use crate::law::citation::{LawKind, names};
use kitei_law::token::Token;

impl Reader<'_> {
    pub(super) fn words(&mut self, token: &Token<'_>, bound: &Bound) {
        /// What leads from a name to its place.
        const LEADING: [&str; 8] = ["の", "各", "の各", "等", "における", "に定める", "に規定する", "で定める"];
        let words = self.text(token);
        if !self.ahead.is_empty() && self.same_act(token) {
            return;
        }
        if self.joint == Joint::Name && LEADING.contains(&words) {
            return;
        }
        self.end_name();
        self.joint = Joint::Words(token.start, token.end);
        if self.mode == Mode::Clause {
            match self.title(token.start, token.end, bound).filter(|name| name.start == token.start) {
                Some(name) => self.name(name),
                None if self.outside.is_empty() && self.ahead.is_empty() => {
                    self.unreadable.get_or_insert(token.start..token.end);
                }
                None => {}
            }
        }
    }

    /// The title that ends where a place begins: a bound name, or an unknown one that has the form of a title.
    pub(super) fn title(&self, start: usize, end: usize, bound: &Bound) -> Option<Named> {
        let words = self.folded.text.get(start..end)?;
        let mut named = Named { law: String::new(), kind: LawKind::Law, start, end, number: None, former: None, alone: true };
        if let Some((at, law, added)) = bound.at_end(words) {
            named.start = start + at;
            named.law = format!("{law}{added}");
        } else if let Some(this) = self.named.last().filter(|_| names::is_this_law(words)) {
            named = Named { start: end, end, number: None, ..this.clone() };
        } else if let Some(former) = self.former_law(words) {
            named = Named { start: end - former.len(), end, number: None, ..self.named.last()?.clone() };
        } else if self.mode == Mode::Clause && (matches!(words, "法" | "令" | "規則") || self.is_slip(words)) {
            words.clone_into(&mut named.law);
        } else if let Some(law) = Some("施行規則").filter(|_| words == "則" && self.law.is_some()).and_then(|rules| self.carried_out(rules))
        {
            // 医療法第25条、則第42条: as notes shorten it.
            (named.law, named.alone) = (law, false);
        } else if let Some((title, kind)) = names::title(words) {
            (named.start, named.kind) = (end - title.len(), kind);
            if self.mode == Mode::Wording && title.ends_with("に関する法律") {
                named.start = names::joined_start(&self.folded.text, named.start);
            } else if self.mode == Mode::Wording && kind == LawKind::Law {
                named.start = names::paired_start(&self.folded.text, named.start);
            }
            self.folded.text.get(named.start..end)?.clone_into(&mut named.law);
        } else {
            let (at, short) = names::unsaid_at_end(words).filter(|_| self.mode == Mode::Wording)?;
            (named.start, named.alone) = (start + at, false);
            named.law = self.carried_out(short).unwrap_or_else(|| short.to_owned());
        }
        Some(named)
    }

    /// 旧法第20条: the law named last, as it was; in a bracket after a citation 旧第20条 and 改正前の第20条 too. What of it is the name.
    fn former_law(&self, words: &str) -> Option<&'static str> {
        let before = words.strip_suffix("旧法");
        if before.is_some_and(|before| !before.ends_with(names::is_name_char)) {
            return Some("法");
        }
        let explains = matches!(self.outside.last(), Some((Joint::Citation, Some(_), Some(_))));
        (explains && matches!(words, "旧" | "改正前の" | "改正前")).then_some("")
    }

    /// 薬機法第9条の3について、施行規則第15条の13: the rules that carry out the law named last.
    fn carried_out(&self, short: &str) -> Option<String> {
        let last = self.named.last().filter(|_| short.starts_with("施行"))?;
        let law = format!("{}{short}", base(&last.law));
        self.registry.find(&law).map(|_| law)
    }

    /// Whether words that have not the form of a title are a slip of one (個人情報保護報).
    pub(super) fn is_slip(&self, words: &str) -> bool {
        names::title(words).is_none() && !self.registry.slips(words).is_empty()
    }

    /// 平成15年法律第57号第23条: a law may be named by its number alone.
    pub(super) fn number_of_law(&mut self, token: &Token<'_>) {
        let written = self.text(token);
        match (self.joint, self.registry.find(&canonical_number(written))) {
            (Joint::Name, _) => {
                if let Some(name) = &mut self.law {
                    name.number = Some((written.to_owned(), token.start..token.end));
                }
            }
            (_, Some(id)) => {
                let law = self.registry.title(id).to_owned();
                let (start, end) = (token.start, token.end);
                self.name(Named { law, kind: LawKind::Law, start, end, number: None, former: None, alone: true });
            }
            (_, None) => self.stray(token),
        }
    }
}
