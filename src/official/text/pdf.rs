//! PDF, taken apart by lopdf under limits: the tree of pages, what each paints, and which of them cannot be read.

use std::collections::BTreeSet;
use std::io::Read as _;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::content::{Painter, Shared};
use super::font::behind;
use super::{Damage, MOST_PAGES, MOST_UNPACKED, Page, Unread, rows};

/// Levels of the tree of pages that are gone down; documents have three or four.
const DEEPEST: usize = 64;
/// Ancestors of a page that are asked for resources.
const MOST_ANCESTORS: usize = DEEPEST;
/// A page of which more than one glyph in this many has no character cannot be read.
const LEGIBLE: usize = 10;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Page>, Unread> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|why| match why {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_) => Unread::Locked,
        _ => Unread::Broken,
    })?;
    if document.is_encrypted() {
        return Err(Unread::Locked);
    }
    let pages = pages(&document)?;
    let mut shared = Shared::new();
    let read = pages.into_iter().enumerate().map(|(at, page)| match page {
        Some(page) => paint(at + 1, page, &document, &mut shared),
        None => Page { number: at + 1, lines: Vec::new(), damage: Some(Damage::Lost) },
    });
    Ok(read.collect())
}

/// The pages in their order; none for one that is listed and not there.
fn pages(document: &Document) -> Result<Vec<Option<&Dictionary>>, Unread> {
    let root = document.catalog().ok().and_then(|catalog| catalog.get_deref(b"Pages", document).ok()).and_then(|root| root.as_dict().ok());
    let root = root.ok_or(Unread::Broken)?;
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    gather(root, document, 0, &mut seen, &mut pages)?;
    let told = root.get_deref(b"Count", document).ok().and_then(|count| count.as_i64().ok()).and_then(|count| usize::try_from(count).ok());
    let missing = told.unwrap_or(0).saturating_sub(pages.len()).min(MOST_PAGES.saturating_sub(pages.len()));
    pages.extend(std::iter::repeat_n(None, missing));
    if pages.is_empty() { Err(Unread::Broken) } else { Ok(pages) }
}

fn gather<'d>(
    node: &'d Dictionary,
    document: &'d Document,
    depth: usize,
    seen: &mut BTreeSet<ObjectId>,
    pages: &mut Vec<Option<&'d Dictionary>>,
) -> Result<(), Unread> {
    let kids = node.get_deref(b"Kids", document).ok().and_then(|kids| kids.as_array().ok());
    for kid in kids.into_iter().flatten() {
        if pages.len() >= MOST_PAGES {
            return Err(Unread::TooManyPages);
        }
        // A node that is its own ancestor would be gone through without end.
        if kid.as_reference().is_ok_and(|id| !seen.insert(id)) {
            continue;
        }
        match behind(kid, document).and_then(|kid| kid.as_dict().ok()) {
            Some(kid) if kid.has(b"Kids") => {
                if depth < DEEPEST {
                    gather(kid, document, depth + 1, seen, pages)?;
                } else {
                    pages.push(None);
                }
            }
            page => pages.push(page),
        }
    }
    Ok(())
}

fn paint<'d>(number: usize, page: &'d Dictionary, document: &'d Document, shared: &mut Shared<'d>) -> Page {
    let mut content = Vec::new();
    let mut damage = None;
    for stream in contents(page, document) {
        let part = stream.map_or_else(|| Err(Vec::new()), unpacked);
        content.extend(part.unwrap_or_else(|before| {
            damage = Some(Damage::Broken);
            before
        }));
        content.push(b'\n');
        if content.len() > MOST_UNPACKED || !shared.spend(content.len()) {
            damage = Some(Damage::Broken);
            break;
        }
    }
    let mut painter = Painter::new(document, shared);
    painter.page(&content, &resources(page, document));
    let (known, unknown) = (painter.known, painter.unknown);
    let undeciphered = (unknown > (known + unknown) / LEGIBLE).then_some(Damage::Undeciphered);
    let picture = (painter.has_picture && known + unknown == 0).then_some(Damage::Picture);
    let damage = damage.or(painter.damage).or(undeciphered).or(picture);
    Page { number, lines: rows::lines(painter.pieces), damage }
}

/// The streams that make up a page; none for one that is not there.
fn contents<'d>(page: &'d Dictionary, document: &'d Document) -> Vec<Option<&'d Stream>> {
    let stream = |object: &'d Object| behind(object, document).and_then(|object| object.as_stream().ok());
    let Ok(contents) = page.get(b"Contents") else { return Vec::new() };
    match behind(contents, document) {
        Some(Object::Array(parts)) => parts.iter().map(stream).collect(),
        Some(Object::Null) => Vec::new(),
        _ => vec![stream(contents)],
    }
}

/// The resources of a page: its own, and those that it has from above.
fn resources<'d>(page: &'d Dictionary, document: &'d Document) -> Vec<&'d Dictionary> {
    let parent = |node: &&'d Dictionary| node.get_deref(b"Parent", document).ok().and_then(|parent| parent.as_dict().ok());
    let line = std::iter::successors(Some(page), parent).take(MOST_ANCESTORS);
    line.filter_map(|node| node.get_deref(b"Resources", document).ok().and_then(|own| own.as_dict().ok())).collect()
}

/// What is packed in a stream; where it is torn, what could be unpacked. lopdf takes what it can get without saying so, hence the filter
/// that all programs use is gone through here.
pub(super) fn unpacked(stream: &Stream) -> Result<Vec<u8>, Vec<u8>> {
    let is_flate = |filter: &&&[u8]| matches!(**filter, b"FlateDecode" | b"Fl");
    let filters = stream.filters().unwrap_or_default();
    let Some((_, before)) = filters.split_last().filter(|(last, _)| is_flate(last) && !stream.dict.has(b"DecodeParms")) else {
        let content = stream.get_plain_content_with_limit(MOST_UNPACKED).map_err(|_| Vec::new())?;
        let is_lost = content.is_empty() && !stream.content.is_empty();
        return if is_lost { Err(content) } else { Ok(content) };
    };
    let packed = if before.is_empty() {
        stream.content.clone()
    } else {
        let names = before.iter().map(|filter| Object::Name(filter.to_vec())).collect();
        let outer = Stream::new(Dictionary::from_iter([("Filter", Object::Array(names))]), stream.content.clone());
        outer.get_plain_content_with_limit(MOST_UNPACKED).map_err(|_| Vec::new())?
    };
    let mut content = Vec::new();
    let limit = u64::try_from(MOST_UNPACKED).unwrap_or(u64::MAX);
    match ZlibDecoder::new(packed.as_slice()).take(limit).read_to_end(&mut content) {
        Ok(length) if length < MOST_UNPACKED => Ok(content),
        _ => Err(content),
    }
}
