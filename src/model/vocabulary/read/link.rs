//! What words of a vocabulary say of each other, linked when all of them are known.

use super::Reader;
use crate::syntax::keyword::Keyword;

impl Reader<'_, '_> {
    /// Links `is` and `serves` when every name and word is known. A post may be narrower than a role (`post director is executives`).
    pub(super) fn link(&mut self) {
        for (id, word) in std::mem::take(&mut self.wider) {
            let kind = self.vocabulary.name_entry(id).kind;
            let actors = [kind, Keyword::Role, Keyword::Post, Keyword::Committee];
            let kinds = if matches!(kind, Keyword::Role | Keyword::Post | Keyword::Committee) { &actors[..] } else { &actors[..1] };
            match kinds.iter().find_map(|&kind| self.vocabulary.name(kind, &word.key())) {
                Some(wider) => {
                    if let Some(entry) = self.vocabulary.names.get_mut(id.0 as usize) {
                        entry.is.push(wider);
                    }
                    if Some(word.span.file) != self.built_in {
                        self.own_wider.push((id, wider, word.span));
                    }
                }
                None => self.unknown(word, "上位語", "wider name"),
            }
        }
        self.reserved();
        let vocabulary = &mut self.vocabulary;
        for narrow in vocabulary.narrower_names().collect::<Vec<_>>() {
            for wide in vocabulary.wider_names(narrow) {
                if wide != narrow && vocabulary.name_is(narrow, wide) {
                    vocabulary.narrower.entry(wide).or_default().push(narrow);
                }
            }
        }
        for (id, word) in std::mem::take(&mut self.wider_words) {
            match self.vocabulary.word(&word.key()) {
                Some(wider) => {
                    if let Some(entry) = self.vocabulary.words.get_mut(id.0 as usize)
                        && !entry.is.contains(&wider)
                    {
                        entry.is.push(wider);
                    }
                }
                None => self.unknown(word, "上位語", "wider word"),
            }
        }
        for (id, word) in std::mem::take(&mut self.implied_words) {
            match self.vocabulary.word(&word.key()) {
                Some(implied) => {
                    if let Some(entry) = self.vocabulary.words.get_mut(id.0 as usize) {
                        entry.implies.push(implied);
                    }
                }
                None => self.unknown(word, "語", "word"),
            }
        }
        for (id, word) in std::mem::take(&mut self.serving) {
            match self.vocabulary.word(&word.key()) {
                Some(task) => {
                    if let Some(entry) = self.vocabulary.names.get_mut(id.0 as usize) {
                        entry.serves.push(task);
                    }
                }
                None => self.unknown(word, "職務", "task"),
            }
        }
    }
}
