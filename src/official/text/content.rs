//! What a page paints: its operators are followed as far as text goes, forms included. Bounded in depth and in number.

use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream};
use rustc_hash::FxHashMap;

use super::font::{self, Font};
use super::matrix::Matrix;
use super::rows::Piece;
use super::{Damage, MOST_UNPACKED, MOST_UNPACKED_IN_ALL, pdf};

/// Forms within forms that are followed; pages have one or two.
const DEEPEST: usize = 8;
/// Operators of a page that are followed; a page of text has some thousand.
const MOST_OPERATIONS: usize = 500_000;
/// Graphics states that are kept: as many as a file may ask for (PDF 32000-1, annex C).
const MOST_SAVED: usize = 64;

/// What the pages of a document share: fonts that were read, by where they lie, and what may still be unpacked.
pub(super) struct Shared<'d> {
    fonts: FxHashMap<*const Dictionary, Rc<Font<'d>>>,
    left: usize,
}

impl Shared<'_> {
    pub(super) fn new() -> Self {
        Self { fonts: FxHashMap::default(), left: MOST_UNPACKED_IN_ALL }
    }

    /// Takes note of what was unpacked; whether that is still within the bounds.
    pub(super) fn spend(&mut self, bytes: usize) -> bool {
        let after = self.left.checked_sub(bytes);
        self.left = after.unwrap_or(0);
        after.is_some()
    }
}

/// Follows one page.
pub(super) struct Painter<'d, 'f> {
    document: &'d Document,
    shared: &'f mut Shared<'d>,
    pub pieces: Vec<Piece>,
    pub damage: Option<Damage>,
    /// Glyphs that have no character.
    pub unknown: usize,
    /// Glyphs that have one.
    pub known: usize,
    /// Whether a picture is painted.
    pub has_picture: bool,
    operations: usize,
}

/// The part of the graphics state that text depends on.
#[derive(Clone)]
struct State<'d> {
    ctm: Matrix,
    font: Option<Rc<Font<'d>>>,
    size: f32,
    letter_gap: f32,
    word_gap: f32,
    stretch: f32,
    leading: f32,
}

impl<'d, 'f> Painter<'d, 'f> {
    pub(super) fn new(document: &'d Document, shared: &'f mut Shared<'d>) -> Self {
        Self { document, shared, pieces: Vec::new(), damage: None, unknown: 0, known: 0, has_picture: false, operations: 0 }
    }

    /// Paints the content of a page.
    pub(super) fn page(&mut self, content: &[u8], resources: &[&'d Dictionary]) {
        let state = State { ctm: Matrix::UNIT, font: None, size: 0.0, letter_gap: 0.0, word_gap: 0.0, stretch: 1.0, leading: 0.0 };
        self.paint(content, resources, state, 0);
    }

    fn paint(&mut self, content: &[u8], resources: &[&'d Dictionary], mut state: State<'d>, depth: usize) {
        let mut saved: Vec<State<'d>> = Vec::new();
        let (mut line, mut text) = (Matrix::UNIT, Matrix::UNIT);
        for operation in Content::decode_iter(content) {
            self.operations += 1;
            let Some(Operation { operator, operands }) = operation.ok().filter(|_| self.operations <= MOST_OPERATIONS) else {
                self.damage = Some(Damage::Broken);
                return;
            };
            let numbers = || operands.iter().map(|operand| operand.as_float().unwrap_or(0.0));
            let number = |at: usize| numbers().nth(at).unwrap_or(0.0);
            match operator.as_str() {
                "q" if saved.len() < MOST_SAVED => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => state.ctm = Matrix::of(numbers()).then(&state.ctm),
                "BT" => (line, text) = (Matrix::UNIT, Matrix::UNIT),
                "Tf" => {
                    state.font = operands.first().and_then(|name| name.as_name().ok()).map(|name| self.font(name, resources));
                    state.size = number(1);
                }
                "Tc" => state.letter_gap = number(0),
                "Tw" => state.word_gap = number(0),
                "Tz" => state.stretch = number(0) / 100.0,
                "TL" => state.leading = number(0),
                "Td" | "TD" => {
                    if operator == "TD" {
                        state.leading = -number(1);
                    }
                    line = Matrix::by(number(0), number(1)).then(&line);
                    text = line;
                }
                "Tm" => (line, text) = (Matrix::of(numbers()), Matrix::of(numbers())),
                "T*" | "'" | "\"" => {
                    if operator == "\"" {
                        (state.word_gap, state.letter_gap) = (number(0), number(1));
                    }
                    line = Matrix::by(0.0, -state.leading).then(&line);
                    text = line;
                    if let Some(shown) = operands.last() {
                        self.show(shown, &state, &mut text);
                    }
                }
                "Tj" | "TJ" => {
                    for shown in
                        operands.first().into_iter().flat_map(|shown| shown.as_array().map_or(std::slice::from_ref(shown), Vec::as_slice))
                    {
                        self.show(shown, &state, &mut text);
                    }
                }
                "Do" => {
                    if let Some(name) = operands.first().and_then(|name| name.as_name().ok()) {
                        self.object(name, resources, &state, depth);
                    }
                }
                "BI" => self.has_picture = true,
                _ => {}
            }
        }
    }

    /// A string to show, or in an array of them a number to go back by.
    fn show(&mut self, shown: &Object, state: &State<'d>, text: &mut Matrix) {
        if let Ok(back) = shown.as_float() {
            *text = Matrix::by(-back / 1000.0 * state.size * state.stretch, 0.0).then(text);
            return;
        }
        let Ok(bytes) = shown.as_str() else { return };
        let none = font::none();
        let glyphs = state.font.as_deref().unwrap_or(&none).glyphs(bytes);
        let mut said = String::new();
        let mut width = 0.0;
        for glyph in glyphs {
            width +=
                (glyph.width / 1000.0 * state.size + state.letter_gap + if glyph.is_space { state.word_gap } else { 0.0 }) * state.stretch;
            if let Some(character) = glyph.text {
                self.known += 1;
                said.push_str(&character);
            } else {
                self.unknown += 1;
                said.push(char::REPLACEMENT_CHARACTER);
            }
        }
        let placed = text.then(&state.ctm);
        let (x, y) = placed.origin();
        let (along, upward) = placed.scale();
        let piece = Piece { text: said, x, y, width: width * along, size: (state.size * upward).abs() };
        self.pieces.push(piece);
        *text = Matrix::by(width, 0.0).then(text);
    }

    fn font(&mut self, name: &[u8], resources: &[&'d Dictionary]) -> Rc<Font<'d>> {
        let found = resources.iter().find_map(|resources| font::named(resources, self.document).find(|(known, _)| *known == name));
        let Some((_, dictionary)) = found else { return Rc::new(font::none()) };
        let place = std::ptr::from_ref(dictionary);
        if let Some(read) = self.shared.fonts.get(&place) {
            return Rc::clone(read);
        }
        let (font, unpacked) = Font::read(dictionary, self.document);
        if !self.shared.spend(unpacked) {
            self.damage = Some(Damage::Broken);
            return Rc::new(font::none());
        }
        let font = Rc::new(font);
        self.shared.fonts.insert(place, Rc::clone(&font));
        font
    }

    /// A form is painted where it stands; of a picture there is only to say that it is one.
    fn object(&mut self, name: &[u8], resources: &[&'d Dictionary], state: &State<'d>, depth: usize) {
        let stream = resources.iter().find_map(|resources| {
            let objects = resources.get_deref(b"XObject", self.document).ok()?.as_dict().ok()?;
            font::behind(objects.get(name).ok()?, self.document)?.as_stream().ok()
        });
        let Some(stream) = stream else { return };
        if stream.dict.get(b"Subtype").ok().and_then(|kind| kind.as_name().ok()) != Some(b"Form") {
            self.has_picture = true;
            return;
        }
        let content = if depth < DEEPEST { pdf::unpacked(stream) } else { Err(Vec::new()) };
        let content = content.unwrap_or_else(|before| {
            self.damage = Some(Damage::Broken);
            before
        });
        if !self.shared.spend(content.len()) {
            self.damage = Some(Damage::Broken);
            return;
        }
        let own = stream.dict.get_deref(b"Resources", self.document).ok().and_then(|own| own.as_dict().ok());
        let resources: Vec<&'d Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        let mut state = state.clone();
        state.ctm = placed(stream).then(&state.ctm);
        self.paint(&content, &resources, state, depth + 1);
    }
}

fn placed(form: &Stream) -> Matrix {
    let numbers = form.dict.get(b"Matrix").ok().and_then(|matrix| matrix.as_array().ok());
    numbers.map_or(Matrix::UNIT, |numbers| Matrix::of(numbers.iter().map(|number| number.as_float().unwrap_or(0.0))))
}

const _: () = assert!(MOST_OPERATIONS < MOST_UNPACKED, "each operator takes a byte at least");
