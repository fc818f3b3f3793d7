//! Which encoding bytes that are not UTF-8 probably have: only to name it. A text that was guessed is never judged.

/// An encoding that Japanese texts come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    ShiftJis,
    EucJp,
    Utf16,
}

impl Encoding {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ShiftJis => "Shift_JIS",
            Self::EucJp => "EUC-JP",
            Self::Utf16 => "UTF-16",
        }
    }

    /// The encoding whose form the bytes have throughout.
    pub(crate) fn guess(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Some(Self::Utf16);
        }
        // Every second byte of ASCII in UTF-16 is zero; the other encodings have none.
        if bytes.contains(&0) {
            return Some(Self::Utf16);
        }
        let euc = |lead: u8| match lead {
            0x8e => Some((1, 0xa1..=0xdf)),
            0x8f => Some((2, 0xa1..=0xfe)),
            0xa1..=0xfe => Some((1, 0xa1..=0xfe)),
            _ => None,
        };
        let shift_jis = |lead: u8| match lead {
            0xa1..=0xdf => Some((0, 0..=0)),
            0x81..=0x9f | 0xe0..=0xfc => Some((1, 0x40..=0xfc)),
            _ => None,
        };
        if has_form(bytes, euc) {
            Some(Self::EucJp)
        } else if has_form(bytes, shift_jis) {
            Some(Self::ShiftJis)
        } else {
            None
        }
    }
}

/// Whether each byte above ASCII leads as many bytes as `form` says, each in its range.
fn has_form(bytes: &[u8], form: impl Fn(u8) -> Option<(usize, std::ops::RangeInclusive<u8>)>) -> bool {
    let mut rest = bytes;
    while let Some((lead, after)) = rest.split_first() {
        if lead.is_ascii() {
            rest = after;
            continue;
        }
        let Some((count, range)) = form(*lead) else {
            return false;
        };
        match after.split_at_checked(count) {
            Some((trail, after)) if trail.iter().all(|byte| range.contains(byte)) => rest = after,
            _ => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_encodings_are_told_apart() {
        // 規程「パスワード」 in each of them.
        let shift_jis = b"\x8bK\x92\xf6\x81u\x83p\x83X\x83\x8f\x81[\x83h\x81v\n";
        let euc = b"\xb5\xac\xc4\xf8\xa1\xd6\xa5\xd1\xa5\xb9\xa5\xef\xa1\xbc\xa5\xc9\xa1\xd7\n";
        assert_eq!(Encoding::guess(shift_jis), Some(Encoding::ShiftJis));
        assert_eq!(Encoding::guess(euc), Some(Encoding::EucJp));
        assert_eq!(Encoding::guess(b"\xff\xfe\x0f\x89"), Some(Encoding::Utf16));
        assert_eq!(Encoding::guess(b"p\0o\0l\0"), Some(Encoding::Utf16));
        assert_eq!(Encoding::guess("規程\u{3042}".as_bytes().get(..8).unwrap()), None);
    }
}
