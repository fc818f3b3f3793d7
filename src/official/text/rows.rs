//! Pieces of text where they are painted, put into rows as a reader sees them.

use super::Line;
use crate::text::ideographs;

/// A piece of text on a page; lengths in points.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub text: String,
    /// Its left end.
    pub x: f32,
    /// Its base line, from the bottom of the page.
    pub y: f32,
    /// How far it goes.
    pub width: f32,
    /// How large its letters are.
    pub size: f32,
}

/// Lines that lie within this part of a letter are one.
const SAME_ROW: f32 = 0.5;
/// A gap of this part of a letter sets words apart, where they are set apart by blanks.
const WORD_GAP: f32 = 0.15;
/// A gap of this part of a letter sets anything apart.
const ANY_GAP: f32 = 0.8;
/// What is painted again within this part of a letter is painted bold.
const SAME_PLACE: f32 = 0.1;

/// The lines that pieces make, from top to bottom.
pub(super) fn lines(mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.retain(|piece| [piece.x, piece.y, piece.width, piece.size].iter().all(|length| length.is_finite()) && piece.size > 0.0);
    pieces.sort_by(|one, other| other.y.total_cmp(&one.y));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut().filter(|row| row.first().is_some_and(|first| first.y - piece.y < SAME_ROW * first.size.min(piece.size))) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    rows.into_iter().filter_map(line).collect()
}

fn line(mut row: Vec<Piece>) -> Option<Line> {
    row.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut text = String::new();
    let mut before: Option<&Piece> = None;
    for piece in &row {
        if let Some(before) = before {
            if piece.text == before.text && piece.x - before.x < SAME_PLACE * piece.size {
                continue;
            }
            let gap = (piece.x - before.x - before.width) / piece.size;
            let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
            let words = latin(text.chars().next_back()) && latin(piece.text.chars().next());
            if gap > ANY_GAP || gap > WORD_GAP && words {
                text.push(' ');
            }
        }
        text.push_str(&piece.text);
        before = Some(piece);
    }
    let said = text.trim();
    // What begins with blanks begins where they end.
    let first = row.iter().find(|piece| !piece.text.trim().is_empty())?;
    let blanks = first.text.chars().take_while(|letter| letter.is_whitespace()).count();
    let share = f32::from(u16::try_from(blanks).ok()?) / f32::from(u16::try_from(first.text.chars().count().max(1)).ok()?);
    let columns = ((first.x + first.width * share) / first.size * 2.0).round().clamp(0.0, 1000.0);
    // Cut to what a column can be.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
    let indent = columns as u32;
    (!said.is_empty()).then(|| Line { text: ideographs(said).unwrap_or_else(|| said.to_owned()), indent })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, x: f32, y: f32) -> Piece {
        let letters = u16::try_from(text.chars().count()).unwrap();
        Piece { text: text.to_owned(), x, y, width: f32::from(letters) * 10.0, size: 10.0 }
    }

    #[test]
    fn pieces_are_read_as_they_lie() {
        let pieces = vec![
            piece("用する。", 20.0, 80.0),
            piece("①", 10.0, 100.0),
            piece("情報を⽤", 30.0, 101.0),
            piece("情報を⽤", 30.4, 101.0),
            piece("続き", 70.0, 100.0),
        ];
        let lines = lines(pieces);
        assert_eq!(
            lines.iter().map(|line| (line.text.as_str(), line.indent)).collect::<Vec<_>>(),
            [("① 情報を用続き", 2), ("用する。", 4)]
        );
    }

    #[test]
    fn nonsense_is_passed_over() {
        assert_eq!(lines(vec![piece("x", f32::NAN, 1.0), piece("y", 1.0, f32::INFINITY), piece(" ", 1.0, 1.0)]), []);
    }
}
