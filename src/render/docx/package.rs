//! Parts to one file: a ZIP archive as Office Open XML asks for it. All that the form needs of ZIP is here; what compresses is a crate.

use std::io::{self, Write as _};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// 1 January 1980, the first day that the format knows: the same policy gives the same bytes on every day.
const DAY: u16 = 0x0021;
/// The version of the format in which deflated parts came.
const VERSION: u16 = 20;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// The archive of some parts, in their order. Names are ASCII.
pub(super) fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, text) in parts {
        let (method, packed) = deflated(text.as_bytes()).map_or_else(|_| (STORED, text.clone().into_bytes()), |packed| (DEFLATED, packed));
        let mut crc = Crc::new();
        crc.update(text.as_bytes());
        let mut shared = Vec::new();
        // Flags, method, time, day.
        for field in [VERSION, 0, method, 0, DAY] {
            shared.extend(field.to_le_bytes());
        }
        for field in [crc.sum(), size(packed.len()), size(text.len())] {
            shared.extend(field.to_le_bytes());
        }
        shared.extend(count(name.len()).to_le_bytes());
        // No extra field.
        shared.extend([0; 2]);
        let offset = size(out.len());
        out.extend(b"PK\x03\x04");
        out.extend(&shared);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&shared);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let offset = size(out.len());
    out.extend(&directory);
    out.extend(b"PK\x05\x06");
    // The first disk, which begins the directory.
    out.extend([0; 4]);
    for _ in ["on this disk", "in all"] {
        out.extend(count(parts.len()).to_le_bytes());
    }
    out.extend(size(directory.len()).to_le_bytes());
    out.extend(offset.to_le_bytes());
    // No comment.
    out.extend([0; 2]);
    out
}

fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// A size or place in bytes. A printed policy is far from the 4 GiB at which the format ends.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn count(of: usize) -> u16 {
    u16::try_from(of).unwrap_or(u16::MAX)
}
