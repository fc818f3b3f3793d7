//! Brackets: numbers of laws, names that are bound, captions, and text that interrupts a citation.

use super::{Bound, Joint, Mode, Named, Reader};
use crate::law::{LawKind, canonical_number};
use kitei_law::token::{Opens, Token};

impl Reader<'_> {
    pub(super) fn note(&mut self, number: Option<&str>, defined: Option<&str>, content: &str, token: &Token<'_>, bound: &mut Bound) {
        // 労働契約法（平成19年法律第128号）第3条: a title that is not known is one by its number. 「…の一部を改正する法律」 is cut at its を.
        if let (Joint::Words(start, end), Some(number)) = (self.joint, number)
            && let Some(name) = self.title(start, end, bound).filter(|name| !name.law.starts_with("改正する"))
        {
            let of_state = ["法律", "政令", "省令", "府令"].iter().any(|kind| number.contains(kind));
            let kind = if of_state { LawKind::Law } else { name.kind };
            // Of a title that is not known and no slip of a known one, the number says which law it is.
            let known = self.registry.find(&canonical_number(number)).filter(|_| self.registry.slips(&name.law).is_empty());
            let law = known.map_or(name.law.clone(), |id| self.registry.title(id).to_owned());
            self.name(Named { law, kind, alone: self.mode == Mode::Clause, ..name });
        }
        match self.joint {
            Joint::Name => {
                let written = self.text(token);
                let number = number.and_then(|number| {
                    let start = token.start + written.find(number)?;
                    Some((number.to_owned(), start..start + number.len()))
                });
                if let Some(name) = &mut self.law {
                    name.number = number.or(name.number.take());
                    if let Some(short) = defined {
                        bound.bind(short, name.law.clone());
                    }
                }
            }
            Joint::Citation => {
                if let Some(citation) = self.found.last_mut() {
                    if let Some(short) = defined {
                        bound.bind(short, citation.law.clone());
                    }
                    citation.caption = (number.is_none() && defined.is_none()).then(|| content.to_owned());
                }
            }
            _ => self.stray(token),
        }
    }

    /// What stands in brackets is read by itself; the sentence goes on after them. 個人情報保護法（第23条）: the place may stand in them.
    pub(super) fn open(&mut self, opens: Opens) {
        let waits = self.joint == Joint::Name && opens == Opens::Place;
        self.outside.push((if waits { Joint::Free } else { self.joint }, self.law.clone(), self.anchor));
        if !waits {
            self.joint = if self.joint == Joint::Citation { Joint::Inside } else { Joint::Free };
        }
    }

    pub(super) fn close(&mut self, token: &Token<'_>) {
        let Some((joint, law, anchor)) = self.outside.pop() else { return self.stray(token) };
        // 昭和23年法律第205号（医療法）第21条: the same law once more.
        let is_again = (joint, self.joint) == (Joint::Name, Joint::Name)
            && law.as_ref().zip(self.law.as_ref()).is_some_and(|(outer, inner)| outer.law == inner.law);
        if !is_again {
            self.end_name();
        }
        let is_place_of_name = joint == Joint::Free && self.joint == Joint::Citation && anchor.is_none();
        if !is_place_of_name {
            self.joint = joint;
        }
        // 通告（児童虐待防止法第6条第1項）は、同条第3項により: what stands in brackets may be meant if nothing before them is.
        if joint == Joint::Name || anchor.is_some() {
            (self.law, self.anchor) = (law, anchor);
        }
    }
}
