//! What the codes of a font mean, as its `ToUnicode` says. Hand-read and bounded: a font cannot make more of a few bytes than they are.

use std::collections::BTreeMap;

/// The longest text that one code may stand for, in UTF-16 units: ligatures have four.
const LONGEST: usize = 16;

/// What codes mean.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    single: BTreeMap<u32, String>,
    /// First and last code, and what the first means; the next mean what follows it.
    ranges: BTreeMap<u32, (u32, String)>,
}

/// A token of a CMap.
#[derive(Debug, PartialEq, Eq)]
enum Token<'a> {
    /// `<0041>`, as bytes.
    Hex(Vec<u8>),
    Open,
    Close,
    Word(&'a [u8]),
}

impl Meanings {
    /// Reads a `ToUnicode` stream. What it does not say well is left out.
    pub(super) fn read(stream: &[u8]) -> Self {
        let mut meanings = Self::default();
        let mut tokens = Tokens(stream);
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"beginbfchar") => meanings.characters(&mut tokens),
                Token::Word(b"beginbfrange") => meanings.ranges(&mut tokens),
                _ => {}
            }
        }
        meanings
    }

    /// What a code means.
    pub(super) fn of(&self, code: u32) -> Option<String> {
        if let Some(text) = self.single.get(&code) {
            return Some(text.clone());
        }
        let (first, (last, text)) = self.ranges.range(..=code).next_back()?;
        if code > *last {
            return None;
        }
        let mut letters: Vec<char> = text.chars().collect();
        let end = letters.pop()?;
        letters.push(char::from_u32(u32::from(end).checked_add(code - first)?)?);
        Some(letters.into_iter().collect())
    }

    fn characters(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(code)) = tokens.next() {
            let Some(Token::Hex(text)) = tokens.next() else { return };
            if let (Some(code), Some(text)) = (number(&code), utf16(&text)) {
                self.single.insert(code, text);
            }
        }
    }

    fn ranges(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(first)) = tokens.next() {
            let Some(Token::Hex(last)) = tokens.next() else { return };
            let codes = number(&first).zip(number(&last));
            match tokens.next() {
                Some(Token::Hex(text)) => {
                    if let (Some((first, last)), Some(text)) = (codes, utf16(&text)) {
                        self.ranges.insert(first, (last, text));
                    }
                }
                Some(Token::Open) => {
                    let mut code = codes.map(|(first, _)| first);
                    while let Some(Token::Hex(text)) = tokens.next() {
                        if let (Some(code), Some(text)) = (code, utf16(&text)) {
                            self.single.insert(code, text);
                        }
                        code = code.and_then(|code| code.checked_add(1));
                    }
                }
                _ => return,
            }
        }
    }
}

/// The number that up to four bytes are.
fn number(bytes: &[u8]) -> Option<u32> {
    (bytes.len() <= 4).then(|| bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// The text that bytes are in UTF-16, the higher byte first; one byte is a character of its own.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    if let [byte] = bytes {
        return Some(char::from(*byte).to_string());
    }
    if bytes.is_empty() || bytes.len() > 2 * LONGEST {
        return None;
    }
    let units = bytes.chunks(2).map(|pair| pair.iter().fold(0_u16, |unit, byte| unit << 8 | u16::from(*byte)));
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

struct Tokens<'a>(&'a [u8]);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (first, rest) = self.0.split_first()?;
            let take = |until: fn(&u8) -> bool| rest.iter().position(until).unwrap_or(rest.len());
            match first {
                b'%' => self.0 = rest.get(take(|byte| matches!(byte, b'\n' | b'\r'))..)?,
                b'[' | b']' => {
                    self.0 = rest;
                    return Some(if *first == b'[' { Token::Open } else { Token::Close });
                }
                b'<' if rest.first() != Some(&b'<') => {
                    let end = take(|byte| *byte == b'>');
                    let digits: Vec<u8> = rest.get(..end)?.iter().filter_map(|digit| hex(*digit)).collect();
                    self.0 = rest.get(end + 1..).unwrap_or_default();
                    return Some(Token::Hex(digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()));
                }
                byte if byte.is_ascii_alphanumeric() || *byte == b'/' => {
                    let end = take(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b'.'));
                    let word = self.0.get(..=end)?;
                    self.0 = rest.get(end..)?;
                    return Some(Token::Word(word));
                }
                _ => self.0 = rest,
            }
        }
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_mean_what_the_font_says() {
        let stream = b"/CMapName /x def 1 begincodespacerange <0000> <ffff> endcodespacerange % <0001>
            2 beginbfchar <0001> <2F64> <0002> <00660069> endbfchar
            2 beginbfrange <0010> <0012> <3042> <0020> <0021> [<4E00> <D840DC0B>] endbfrange";
        let meanings = Meanings::read(stream);
        let read = |code| meanings.of(code);
        assert_eq!(read(1).as_deref(), Some("\u{2f64}"));
        assert_eq!(read(2).as_deref(), Some("fi"));
        assert_eq!(read(0x12).as_deref(), Some("い"));
        assert_eq!(read(0x13), None);
        assert_eq!(read(0x20).as_deref(), Some("一"));
        assert_eq!(read(0x21).as_deref(), Some("𠀋"));
        assert_eq!(read(0x22), None);
    }

    #[test]
    fn a_torn_stream_gives_what_stood_before() {
        for cut in [&b"beginbfchar <01> <0041> <02"[..], b"beginbfchar <01> <0041> <02> <D8", b"beginbfchar <01> <0041> <"] {
            let meanings = Meanings::read(cut);
            assert_eq!(meanings.of(1).as_deref(), Some("A"));
            assert_eq!(meanings.of(3), None);
        }
        assert_eq!(Meanings::read(b"beginbfrange <00> <ffffffff> <0041> endbfrange").of(0xffff_ffff), None);
    }
}
