//! Text as the citation grammar and the index of names read it: full-width letters, digits and punctuation as ASCII,
//! every dash as `-`, every bracket round, 條 as 条, ASCII letters small. One character for one, so that every place can be found
//! again in the source.

/// Folded text with the way back.
#[derive(Debug)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of it, the offset of its character in the source; one more for the end.
    offsets: Vec<u32>,
}

impl Folded {
    /// Folds `source`.
    pub fn new(source: &str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut offsets = Vec::with_capacity(source.len() + 1);
        for (at, character) in source.char_indices() {
            text.push(fold_char(character));
            offsets.resize(text.len(), offset(at));
        }
        offsets.push(offset(source.len()));
        Self { text, offsets }
    }

    /// The text without its blanks, in which names are looked for, and for each byte of it the offset in the folded text: people break
    /// names over lines. One more for the end.
    pub fn squeezed(&self) -> Option<(String, Vec<usize>)> {
        if !self.text.contains(char::is_whitespace) {
            return None;
        }
        let mut squeezed = String::with_capacity(self.text.len());
        let mut offsets = Vec::with_capacity(self.text.len() + 1);
        for (at, character) in self.text.char_indices().filter(|(_, character)| !character.is_whitespace()) {
            squeezed.push(character);
            offsets.extend(at..at + character.len_utf8());
        }
        offsets.push(self.text.len());
        Some((squeezed, offsets))
    }

    /// The offset in the source of the character at `at`.
    pub fn origin(&self, at: usize) -> u32 {
        self.offsets.get(at).or(self.offsets.last()).copied().unwrap_or_default()
    }
}

/// The look-up key of a law's name.
pub fn fold(name: &str) -> String {
    name.chars().filter(|character| !character.is_whitespace()).map(fold_char).collect()
}

/// Whether two names are one, in whatever width they are written.
pub fn same_name(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

fn fold_char(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' => '-',
        '｡' => '。',
        '｢' | '『' => '「',
        '｣' | '』' => '」',
        '〔' | '［' | '[' => '(',
        '〕' | '］' | ']' => ')',
        '條' => '条',
        '號' => '号',
        '､' => '、',
        '･' => '・',
        '！'..='～' => {
            u32::from(character).checked_sub(0xFEE0).and_then(char::from_u32).map_or(character, |narrow| narrow.to_ascii_lowercase())
        }
        _ => character.to_ascii_lowercase(),
    }
}

/// Sources are indexed by `u32` throughout.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_one() {
        for name in ["ｅ－文書法", "e-文書法", "E‐文書法", "ｅ−文書法"] {
            assert_eq!(fold(name), "e-文書法");
        }
    }

    #[test]
    fn offsets_lead_back() {
        let source = "法（Ａ）１";
        let folded = Folded::new(source);
        assert_eq!(folded.text, "法(a)1");
        let one = folded.text.find('1').unwrap();
        assert_eq!(folded.origin(one), u32::try_from(source.find('１').unwrap()).unwrap());
        assert_eq!(folded.origin(folded.text.len()), u32::try_from(source.len()).unwrap());
    }
}
