//! Standards: what of each is held, and how well it is known.

use crate::diagnostic::Text;

/// A standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edition {
    /// Its name in policies.
    pub id: String,
    /// Whether it is one of the repository, and not built in.
    pub is_own: bool,
    /// Its title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The day on which it was published, in ISO 8601.
    pub published: Option<String>,
    /// The standard that it amends.
    pub amends: Option<String>,
    /// Its volumes, in their order.
    pub volumes: Vec<Volume>,
}

/// A volume of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Volume {
    /// Its letter.
    pub letter: String,
    /// Its title.
    pub title: Text,
    /// Whether all its items are built in.
    pub is_whole: bool,
    /// Its chapters, by their numbers.
    pub chapters: Vec<Chapter>,
}

/// A chapter of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chapter {
    /// Its number.
    pub number: u32,
    /// What is built in of it.
    pub held: Held,
    /// Items below the highest number that is built in which are not, as they are printed. How many there are above it is not known.
    pub missing: Vec<Text>,
}

/// How many requirements are built in, by how well their text is known. The states exclude each other; the last two mark some of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Held {
    /// The final sentence was read whole.
    pub read_whole: u32,
    /// A draft, or part of the sentence, was read.
    pub draft: u32,
    /// The text was not seen.
    pub unverified: u32,
    /// The text could not be had.
    pub not_available: u32,
    /// Of these: taken over from the edition before, and unchanged as far as this one says.
    pub carried: u32,
    /// Of these: the number is not confirmed, and a handle stands for it.
    pub unnumbered: u32,
}

impl Held {
    /// How many there are.
    pub(crate) fn all(self) -> u32 {
        self.read_whole + self.draft + self.unverified + self.not_available
    }
}

impl std::ops::Add for Held {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            read_whole: self.read_whole + other.read_whole,
            draft: self.draft + other.draft,
            unverified: self.unverified + other.unverified,
            not_available: self.not_available + other.not_available,
            carried: self.carried + other.carried,
            unnumbered: self.unnumbered + other.unnumbered,
        }
    }
}

impl Volume {
    /// What is built in of it.
    pub(crate) fn held(&self) -> Held {
        self.chapters.iter().fold(Held::default(), |held, chapter| held + chapter.held)
    }
}

impl Edition {
    /// What is built in of it.
    pub(crate) fn held(&self) -> Held {
        self.volumes.iter().fold(Held::default(), |held, volume| held + volume.held())
    }
}
