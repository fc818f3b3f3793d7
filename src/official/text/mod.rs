//! An official document as it lies before the reader, a PDF or the text that `pdftotext` makes of one: pages of lines. What cannot be read
//! is told and never taken for empty.

mod cmap;
mod content;
mod font;
mod furniture;
mod matrix;
mod pdf;
mod plain;
mod rows;
mod widths;

/// The largest document that is read, in bytes. The largest volume of the guideline that was published has 1.7 MB; a scan of one, which has
/// no text to read, is larger.
pub(crate) use crate::config::limits::LARGEST_OFFICIAL_TEXT as MOST_BYTES;
/// The most pages that are read: ten times those of the longest volume.
const MOST_PAGES: usize = 2000;
/// What one stream of a PDF may be unpacked to, in bytes. A page of text has some ten thousand.
const MOST_UNPACKED: usize = 8 * 1024 * 1024;

/// A document as it was read.
#[derive(Debug)]
pub(crate) struct Read {
    /// Its pages.
    pub pages: Vec<Page>,
    /// What its first pages say, headers and footers too: which document it is.
    pub front: String,
}

/// How many pages say which document it is: the cover, and what may stand before it.
const FRONT: usize = 3;

/// What all of a PDF may be unpacked to, however often pages share a stream. The longest volume has some four million bytes.
const MOST_UNPACKED_IN_ALL: usize = 256 * 1024 * 1024;

/// A page of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// Which it is in the document, from 1 on.
    pub number: usize,
    /// Its lines from top to bottom, without what stands on every page.
    pub lines: Vec<Line>,
    /// What of it could not be read.
    pub damage: Option<Damage>,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// What it says, radicals read as characters, without blanks around it.
    pub text: String,
    /// How far it is set in, in half widths of a character. Where all lines have none, the document does not say.
    pub indent: u32,
}

/// Why a page, or some of it, could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Damage {
    /// What is painted on it cannot be taken out of the file.
    Broken,
    /// It is painted in letters of which the file does not say what they are.
    Undeciphered,
    /// It is a picture.
    Picture,
    /// The file says that there is such a page, and has none.
    Lost,
}

/// Why a document could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It has more pages than are read.
    TooManyPages,
    /// It begins like a PDF and cannot be taken apart.
    Broken,
    /// It needs a password.
    Locked,
    /// It is neither a PDF nor text in UTF-8.
    NotText,
    /// There is nothing in it.
    Empty,
}

/// Reads a document: a PDF where it begins like one, else text.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, Unread> {
    // Some programs put a few bytes before the signature; readers of PDF look for it in the first 1024.
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let is_pdf = head.windows(5).any(|window| window == b"%PDF-");
    let mut pages = if is_pdf { pdf::read(bytes)? } else { plain::read(bytes)? };
    if pages.iter().all(|page| page.lines.is_empty() && page.damage.is_none()) {
        return Err(Unread::Empty);
    }
    let front = pages.iter().take(FRONT).flat_map(|page| &page.lines).map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    furniture::remove(&mut pages);
    Ok(Read { pages, front })
}
