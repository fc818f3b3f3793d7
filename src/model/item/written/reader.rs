//! Reads what `grammar/item.pest` defines: each function is the rule of its name, from a place to where it ends.

use std::sync::Arc;

use super::{LONGEST, Piece, Written, is_dash, number};
use crate::model::item::Ordinal;
use crate::text::{Span, look_up_key};

/// The pieces of a text, one after another; every text is read.
pub(super) fn pieces(text: &str, place: Span) -> impl Iterator<Item = Piece<'_>> {
    let reader = Reader { text, place };
    let mut at = reader.blank(0);
    let next = move || {
        let (piece, end) = reader.piece((at < text.len()).then_some(at)?);
        at = reader.blank(end);
        Some(piece)
    };
    std::iter::from_fn(next).flatten()
}

/// A text that stands at a place.
#[derive(Clone, Copy)]
struct Reader<'t> {
    text: &'t str,
    place: Span,
}

impl<'t> Reader<'t> {
    /// The piece at a place, but for まで, which says nothing that the range before it does not.
    fn piece(self, at: usize) -> (Option<Piece<'t>>, usize) {
        if let Some(end) = self.range(at) {
            return (Some(Piece::Range(self.span(at, end))), end);
        }
        if let Some(end) = self.until(at) {
            return (None, end);
        }
        if let Some(end) = self.middle(at) {
            return (Some(Piece::Middle(self.part(at, end), self.span(at, end))), end);
        }
        if let Some(end) = self.letter(at, |letter| matches!(letter, ',' | '、' | '，')) {
            return (Some(Piece::Comma), end);
        }
        if let Some((written, end)) = self.reference(at) {
            return (Some(Piece::Reference(written)), end);
        }
        let end = self.letter(at, |_| true).unwrap_or(self.text.len());
        (Some(Piece::Junk(self.span(at, end))), end)
    }

    /// `edition? (volume? section tail?) | tail | point`
    fn reference(self, at: usize) -> Option<(Written<'t>, usize)> {
        let mut written = Written::new(self.span(at, at));
        let first = match self.edition(at) {
            Some(end) => {
                written.edition = Some(self.part(at, end));
                self.blank(end)
            }
            None => at,
        };
        let volume = self.volume(first);
        let begin = volume.map_or(first, |end| self.blank(end));
        let end = if let Some(end) = self.section(begin) {
            written.volume = volume.map(|end| self.part(first, end));
            let digits = self.part(begin, end).trim_matches(['第', '章', '節', '項']);
            written.section = Some(look_up_key(digits).into_owned());
            self.tail(self.blank(end), &mut written).unwrap_or(end)
        } else if let Some(end) = self.tail(at, &mut written) {
            end
        } else {
            let end = self.point(at)?;
            written.point = Some(look_up_key(self.part(at, end)).into_owned());
            end
        };
        written.text = self.part(at, end);
        written.span = self.span(at, end);
        written.dashed = written.text.starts_with(is_dash);
        Some((written, end))
    }

    /// What follows the section.
    fn tail(self, at: usize, written: &mut Written<'t>) -> Option<usize> {
        if let Some(end) = self.ordinal(self.letter(at, is_full_stop).unwrap_or(at)) {
            let begin = self.letter(at, is_full_stop).unwrap_or(at);
            written.ordinal = Some(Ordinal::Number(number(self.part(begin, end))));
            return Some(self.points(end, written));
        }
        if let Some(dash) = self.letter(at, is_dash) {
            let begin = self.blank(dash);
            if let Some(end) = self.handle(begin) {
                self.long_vowel(at, written);
                written.ordinal = Some(Ordinal::Handle(Arc::from(look_up_key(self.part(begin, end)).replace(is_dash, "-"))));
                return Some(self.points(end, written));
            }
            let numbered = match self.group(begin) {
                Some(group) => self.headed(begin, group),
                None => self.count(begin).map(|end| (None, None, begin, end)),
            };
            if let Some(numbered) = numbered {
                self.long_vowel(at, written);
                return Some(self.numbered(numbered, written));
            }
        }
        let numbered = self.headed(at, self.group(at)?)?;
        Some(self.numbered(numbered, written))
    }

    /// `group (dash hs)? (ordinal | plain)`: the group, the dash, and where the number begins and ends.
    fn headed(self, at: usize, group: usize) -> Option<(Option<&'t str>, Option<usize>, usize, usize)> {
        let after = self.blank(group);
        let dash = self.letter(after, is_dash);
        let begin = dash.map_or(after, |end| self.blank(end));
        self.count(begin).map(|end| (Some(self.part(at, group)), dash.map(|_| after), begin, end))
    }

    fn numbered(self, numbered: (Option<&'t str>, Option<usize>, usize, usize), written: &mut Written<'t>) -> usize {
        let (group, dash, begin, end) = numbered;
        written.group = group;
        if let Some(dash) = dash {
            self.long_vowel(dash, written);
        }
        written.ordinal = Some(Ordinal::Number(number(self.part(begin, end))));
        self.points(end, written)
    }

    /// `ordinal | plain`
    fn count(self, at: usize) -> Option<usize> {
        self.ordinal(at).or_else(|| self.many(at, is_digit))
    }

    /// Where the points end, or the place itself where there are none.
    fn points(self, at: usize, written: &mut Written<'t>) -> usize {
        let open = self.letter(at, |letter| matches!(letter, '(' | '（'));
        let full = self.letter(at, is_full_stop).and_then(|begin| Some((begin, self.point(begin)?)));
        let in_brackets = || {
            let begin = open?;
            let end = self.point(begin)?;
            Some((begin, end, self.letter(end, |letter| matches!(letter, ')' | '）'))?))
        };
        let (begin, end, after) = match (full, in_brackets()) {
            (Some((begin, end)), _) => (begin, end, end),
            (None, Some(bracketed)) => bracketed,
            (None, None) => match self.point(at) {
                Some(end) => (at, end, end),
                None => return at,
            },
        };
        if self.letter(after, is_letter).is_some() {
            return at;
        }
        written.point = Some(look_up_key(self.part(begin, end)).into_owned());
        after
    }

    /// `第6.0版` or `mhlw-6.0/`, where a volume with a section follows.
    fn edition(self, at: usize) -> Option<usize> {
        let version = || {
            let digits = self.letter(at, |letter| letter == '第')?;
            let end = self.letter(self.numbered_by_stops(digits)?, |letter| letter == '版')?;
            Some(self.letter(end, |letter| letter == 'の').unwrap_or(end))
        };
        let named = || {
            let is_of_name = |letter: char| is_name(letter) || is_digit(letter) || is_dash(letter) || is_full_stop(letter);
            let name = self.text.get(at..)?.chars().take(LONGEST).take_while(|letter| is_of_name(*letter));
            let end = at + name.map(char::len_utf8).sum::<usize>();
            self.letter(end, |letter| matches!(letter, '/' | '／')).filter(|_| end > at)
        };
        let end = version().or_else(named)?;
        let volume = self.volume(self.blank(end))?;
        self.section(self.blank(volume)).map(|_| end)
    }

    /// A name that a chapter follows at once.
    fn volume(self, at: usize) -> Option<usize> {
        let mut end = at;
        while !self.is_numbered(end)
            && let Some(after) = self.letter(end, is_name)
        {
            end = after;
        }
        let chapter = self.blank(end);
        let digits = self.letter(chapter, |letter| letter == '第').unwrap_or(chapter);
        (end > at && self.letter(digits, is_digit).is_some()).then_some(end)
    }

    /// `第3`
    fn is_numbered(self, at: usize) -> bool {
        self.letter(at, |letter| letter == '第').is_some_and(|digits| self.letter(digits, is_digit).is_some())
    }

    fn section(self, at: usize) -> Option<usize> {
        let digits = self.letter(at, |letter| letter == '第').unwrap_or(at);
        let end = self.numbered_by_stops(digits)?;
        Some(self.letter(end, |letter| matches!(letter, '章' | '節' | '項')).unwrap_or(end))
    }

    /// `3.1.2`
    fn numbered_by_stops(self, at: usize) -> Option<usize> {
        let mut end = self.many(at, is_digit)?;
        while let Some(after) = self.letter(end, is_full_stop).and_then(|begin| self.many(begin, is_digit)) {
            end = after;
        }
        Some(end)
    }

    fn handle(self, at: usize) -> Option<usize> {
        let dash = self.letter(at, |letter| matches!(letter, 'x' | 'X' | 'ｘ'))?;
        let name = self.letter(dash, is_dash)?;
        self.many(name, |letter| is_letter(letter) || is_digit(letter) || letter == '_' || is_dash(letter))
    }

    fn group(self, at: usize) -> Option<usize> {
        if self.range(at).or_else(|| self.until(at)).or_else(|| self.middle(at)).is_some() {
            return None;
        }
        let mut end = at;
        loop {
            let next = self.letter(end, is_kanji).or_else(|| {
                let numbers = self.letter(end, is_dash).map(|dash| self.blank(dash));
                if numbers.is_some_and(|at| self.letter(at, |letter| is_digit(letter) || is_ring(letter)).is_some()) {
                    return None;
                }
                let dot = |after: &usize| self.letter(*after, is_name).is_some();
                self.letter(end, is_name).or_else(|| self.letter(end, |letter| letter == '・').filter(dot))
            });
            match next {
                Some(after) => end = after,
                None => return (end > at).then_some(end),
            }
        }
    }

    fn ordinal(self, at: usize) -> Option<usize> {
        self.letter(at, is_ring).or_else(|| {
            let begin = self.letter(at, |letter| matches!(letter, '(' | '（'))?;
            let end = self.many(self.blank(begin), is_digit)?;
            self.letter(self.blank(end), |letter| matches!(letter, ')' | '）'))
        })
    }

    fn point(self, at: usize) -> Option<usize> {
        self.many(at, is_letter)
    }

    fn range(self, at: usize) -> Option<usize> {
        self.letter(at, |letter| matches!(letter, '〜' | '～' | '~' | '∼' | '…')).or_else(|| self.word(at, "から"))
    }

    fn until(self, at: usize) -> Option<usize> {
        self.word(at, "まで")
    }

    fn middle(self, at: usize) -> Option<usize> {
        let sign = self.letter(at, |letter| matches!(letter, '・' | '･'));
        sign.or_else(|| ["及び", "並びに", "と"].into_iter().find_map(|word| self.word(at, word)))
    }

    /// Where `ー` stands for a hyphen.
    fn long_vowel(self, at: usize, written: &mut Written<'t>) {
        if let Some(end) = self.letter(at, |letter| matches!(letter, 'ー' | 'ｰ')) {
            written.long_vowels.push(self.span(at, end));
        }
    }

    fn blank(self, at: usize) -> usize {
        self.many(at, |letter| matches!(letter, ' ' | '\u{3000}' | '\t' | '\u{a0}' | '\r' | '\n')).unwrap_or(at)
    }

    fn word(self, at: usize, word: &str) -> Option<usize> {
        self.text.get(at..)?.starts_with(word).then(|| at + word.len())
    }

    fn letter(self, at: usize, is: impl Fn(char) -> bool) -> Option<usize> {
        self.text.get(at..)?.chars().next().filter(|letter| is(*letter)).map(|letter| at + letter.len_utf8())
    }

    fn many(self, at: usize, is: impl Fn(char) -> bool) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let end = rest.find(|letter| !is(letter)).unwrap_or(rest.len());
        (end > 0).then_some(at + end)
    }

    fn part(self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn span(self, start: usize, end: usize) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.place.part(offset(start), offset(end))
    }
}

fn is_full_stop(letter: char) -> bool {
    matches!(letter, '.' | '．')
}

fn is_digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '０'..='９')
}

fn is_letter(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ')
}

fn is_kanji(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

fn is_name(letter: char) -> bool {
    is_kanji(letter) || is_letter(letter) || matches!(letter, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '々' | '_')
}

fn is_ring(letter: char) -> bool {
    matches!(letter, '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' | '⑴'..='⒇' | '❶'..='❿')
}
