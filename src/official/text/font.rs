//! Fonts of a PDF: which characters the bytes are that a page shows. Japanese documents have CID fonts that say so in `ToUnicode`, or fonts
//! outside the file whose codes are those of an encoding (UniJIS-UTF16-H, 90ms-RKSJ-H).

use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS};
use lopdf::{Dictionary, Document, Object};

use super::MOST_UNPACKED;
use super::cmap::{Meanings, utf16};
use super::widths::Widths;

/// A font as far as text is read with it.
#[derive(Debug)]
pub(super) struct Font<'d> {
    /// What its codes mean, as it says itself.
    meanings: Option<Meanings>,
    codes: Codes<'d>,
    widths: Widths,
}

/// How bytes are codes, and what codes mean where the font does not say so itself.
#[derive(Debug)]
enum Codes<'d> {
    /// A byte each, in an encoding of PDF.
    Bytes(Option<lopdf::Encoding<'d>>),
    /// Two bytes each, numbers of glyphs.
    Glyphs,
    /// UTF-16.
    Unicode,
    /// One of the encodings that Japanese texts come in.
    Japanese(&'static Encoding),
    /// Two bytes each, rows and cells of JIS X 0208.
    Jis,
}

/// A glyph that is shown.
#[derive(Debug)]
pub(super) struct Glyph {
    /// Its character; none: nobody says what it is.
    pub text: Option<String>,
    /// How far it goes, in thousandths of the size.
    pub width: f32,
    /// Whether its code is the byte of a space, which words are set apart with.
    pub is_space: bool,
}

impl<'d> Font<'d> {
    /// Reads a font; with how many bytes were unpacked for it.
    pub(super) fn read(font: &'d Dictionary, document: &'d Document) -> (Self, usize) {
        let stream = font
            .get_deref(b"ToUnicode", document)
            .ok()
            .and_then(|stream| stream.as_stream().ok())
            .and_then(|stream| stream.get_plain_content_with_limit(MOST_UNPACKED).ok());
        let unpacked = stream.as_ref().map_or(0, Vec::len);
        let meanings = stream.map(|stream| Meanings::read(&stream));
        if font.get(b"Subtype").ok().and_then(|kind| kind.as_name().ok()) != Some(b"Type0") {
            let encoding = font.get_font_encoding_with_limit(document, MOST_UNPACKED).ok();
            // Of an encoding that is none of the known ones lopdf gives the name.
            let encoding = encoding.filter(|encoding| !matches!(encoding, lopdf::Encoding::SimpleEncoding(_)));
            return (Self { meanings, codes: Codes::Bytes(encoding), widths: Widths::of_bytes(font, document) }, unpacked);
        }
        let name = font.get_deref(b"Encoding", document).ok().and_then(|encoding| encoding.as_name().ok()).unwrap_or(b"Identity-H");
        let codes = codes(name);
        let descendant =
            font.get_deref(b"DescendantFonts", document).ok().and_then(|fonts| fonts.as_array().ok()).and_then(|fonts| fonts.first());
        let descendant = descendant.and_then(|descendant| document.dereference(descendant).ok()).and_then(|(_, font)| font.as_dict().ok());
        let widths = match (&codes, descendant) {
            // The numbers of its glyphs are its codes.
            (Codes::Glyphs, Some(descendant)) => Widths::of_cids(descendant, document),
            _ => Widths::unknown(),
        };
        (Self { meanings, codes, widths }, unpacked)
    }

    /// The glyphs that bytes show.
    pub(super) fn glyphs(&self, bytes: &[u8]) -> Vec<Glyph> {
        let mut glyphs = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        while !rest.is_empty() {
            let (code, after) = rest.split_at_checked(self.codes.length(rest)).unwrap_or((rest, &[]));
            rest = after;
            let number = code.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte));
            let text = self.meanings.as_ref().and_then(|meanings| meanings.of(number)).or_else(|| self.codes.meaning(code));
            let text = text.filter(|text| !text.contains(['\u{fffd}', '\0']));
            let width = self.widths.of(number, text.as_deref().unwrap_or_default());
            glyphs.push(Glyph { text, width, is_space: code == b" " });
        }
        glyphs
    }
}

fn codes(name: &[u8]) -> Codes<'static> {
    let has = |part: &[u8]| name.windows(part.len()).any(|window| window == part);
    if has(b"UCS2") || has(b"UTF16") {
        Codes::Unicode
    } else if has(b"RKSJ") {
        Codes::Japanese(SHIFT_JIS)
    } else if has(b"EUC") {
        Codes::Japanese(EUC_JP)
    } else if matches!(name, b"H" | b"V" | b"Ext-H" | b"Ext-V" | b"Add-H" | b"Add-V" | b"78-H" | b"78-V") {
        Codes::Jis
    } else {
        Codes::Glyphs
    }
}

impl Codes<'_> {
    /// How many bytes the first code has.
    fn length(&self, bytes: &[u8]) -> usize {
        let lead = bytes.first().copied().unwrap_or_default();
        match self {
            Codes::Bytes(_) => 1,
            Codes::Unicode if (0xd8..=0xdb).contains(&lead) => 4,
            Codes::Glyphs | Codes::Unicode | Codes::Jis => 2,
            Codes::Japanese(encoding) if *encoding == SHIFT_JIS => {
                if matches!(lead, 0x81..=0x9f | 0xe0..=0xfc) {
                    2
                } else {
                    1
                }
            }
            Codes::Japanese(_) => match lead {
                0x8f => 3,
                0x8e | 0xa1..=0xfe => 2,
                _ => 1,
            },
        }
    }

    fn meaning(&self, code: &[u8]) -> Option<String> {
        match self {
            Codes::Bytes(encoding) => encoding.as_ref()?.bytes_to_string(code).ok().filter(|text| !text.is_empty()),
            Codes::Glyphs => None,
            Codes::Unicode => utf16(code),
            Codes::Japanese(encoding) => Some(encoding.decode_without_bom_handling(code).0.into_owned()),
            Codes::Jis => {
                let code: Vec<u8> = code.iter().map(|byte| byte | 0x80).collect();
                Some(EUC_JP.decode_without_bom_handling(&code).0.into_owned())
            }
        }
    }
}

/// A font that is named and not there: what it shows is unknown.
pub(super) fn none() -> Font<'static> {
    Font { meanings: None, codes: Codes::Glyphs, widths: Widths::unknown() }
}

/// The fonts of some resources, by the names that a page has for them.
pub(super) fn named<'d>(resources: &'d Dictionary, document: &'d Document) -> impl Iterator<Item = (&'d [u8], &'d Dictionary)> {
    let fonts = resources.get_deref(b"Font", document).ok().and_then(|fonts| fonts.as_dict().ok());
    fonts.into_iter().flat_map(Dictionary::iter).filter_map(|(name, font)| {
        let (_, font) = document.dereference(font).ok()?;
        Some((name.as_slice(), font.as_dict().ok()?))
    })
}

/// An object behind as many references as there may be.
pub(super) fn behind<'d>(object: &'d Object, document: &'d Document) -> Option<&'d Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}
