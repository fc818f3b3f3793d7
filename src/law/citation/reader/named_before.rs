//! 同法, 同法施行規則, 同条: what was named or cited before.

use super::{Joint, Mode, Named, Reader};
use crate::law::Place;
use crate::law::citation::{LawKind, names};
use kitei_law::level::{self, Level};
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
            None => self.unsaid(token),
        }
    }

    /// 同法第35条 where no law was named: it is cited, and not said which.
    fn unsaid(&mut self, token: &Token<'_>) {
        let law = self.text(token).to_owned();
        if self.mode == Mode::Clause || !names::is_unsaid(&law) {
            return self.stray(token);
        }
        let law = self.amended(&law).unwrap_or(law);
        self.name(Named { law, kind: LawKind::Law, start: token.start, end: token.end, number: None, former: None, alone: false });
    }

    /// 医療法施行規則等の一部を改正する省令により追加された同規則第14条: the law that the title of an amending one names.
    fn amended(&self, same: &str) -> Option<String> {
        let kind = same.strip_prefix('同')?;
        let text = self.folded.text.as_str();
        let found = self.registry.index().find_in(text).filter(|found| names::is_of_another(text.get(found.end..).unwrap_or_default()));
        let titles = found
            .map(|found| self.registry.title(found.law))
            .filter(|title| title.ends_with(kind) || kind == "法" && title.ends_with("法律"));
        titles.last().map(str::to_owned)
    }

    /// Article 34 of that Act: the law named last; Article 7 of its Enforcement Rules. Whether the word is one that leads to it, or it;
    /// Article 5 of the Agreement is no law's.
    pub(super) fn same_act(&mut self, token: &Token<'_>) -> bool {
        const LEADING: [&str; 6] = ["that", "the", "same", "said", "this", "its"];
        let before = self.folded.text.get(..token.start).unwrap_or_default().trim_end();
        let after = self.folded.text.get(token.end..).unwrap_or_default().trim_start();
        let is_led = |before: &str| LEADING.iter().any(|word| before.ends_with(word));
        match self.text(token) {
            word if LEADING.contains(&word) => return true,
            // Of the PMD Act another is named.
            "act" | "law" if is_led(before) => {}
            "enforcement" if is_led(before) => return true,
            word => {
                // The Enforcement Rules of another Act are another's.
                let meant = before.strip_suffix(" enforcement").filter(|before| is_led(before) && !after.starts_with("of "));
                if let Some(added) = meant.and_then(|_| carries_out(word)) {
                    self.delegated(token, added);
                    return true;
                }
                if self.mode == Mode::Wording && level::english::is_instrument(word) {
                    self.ahead.clear();
                }
                return false;
            }
        }
        match self.named.last().cloned() {
            Some(name) => self.again(name, token),
            None => self.unsaid(token),
        }
        true
    }

    /// 同法施行規則: of the law, even where its 施行令 was named last.
    pub(super) fn delegated(&mut self, token: &Token<'_>, added: &str) {
        self.end_name();
        match self.named.last().cloned() {
            Some(name) => {
                let law = format!("{}{added}", base(&name.law));
                self.again(Named { law, former: None, ..name }, token);
            }
            None => self.unsaid(token),
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

/// What is added to the title of a law for what carries it out, as English says it: Enforcement Order, Enforcement Rules.
fn carries_out(word: &str) -> Option<&'static str> {
    match word {
        "order" => Some("施行令"),
        "rules" | "rule" | "regulation" | "regulations" | "ordinance" => Some("施行規則"),
        _ => None,
    }
}

/// The law that a 施行令 or 施行規則 carries out.
pub(super) fn base(title: &str) -> &str {
    title.strip_suffix("施行令").or(title.strip_suffix("施行規則")).unwrap_or(title)
}
