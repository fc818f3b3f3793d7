//! The one table of phrases by which a sentence leaves to something else, or to somebody's judgement, what it speaks of, and of those
//! that are there in any policy. What a rule makes of them is its own matter.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a phrase does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// 別に定める: it is laid down elsewhere, where nobody knows.
    Deferred,
    /// 部局が定める: it is to be laid down, by somebody or somewhere.
    Left,
    /// separately: elsewhere, or apart from something.
    Apart,
    /// 規程による: it is laid down in something that is there.
    Referred,
    /// 適切に: how, when or how much is left to whoever does it.
    Vague,
    /// 検討する: it is yet to be seen whether and how.
    Considered,
    /// 努める: it is tried, and need not be done.
    Attempted,
    /// から施行する: days of effect and repeals, which every policy has.
    Formal,
    /// 附則に定める: it speaks of the supplement itself.
    Supplementary,
    /// 行わない: it is not done.
    Denied,
    /// 予算: it is a matter of money or people.
    Means,
}

impl Says {
    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// What the phrases of a text say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Phrases(u16);

impl Phrases {
    /// The phrases of a text; English ones in any case.
    pub fn of(text: &str) -> Self {
        let small = text.contains(|letter: char| letter.is_ascii_alphabetic()).then(|| text.to_ascii_lowercase());
        let text = small.as_deref().unwrap_or(text);
        let begins = |(at, first): (usize, char)| Some((text.get(at..)?, BY_FIRST.get(&first)?));
        let said = text.char_indices().filter_map(begins).flat_map(|(rest, phrases)| {
            let begun = phrases.iter().filter(move |(phrase, _)| rest.starts_with(phrase));
            begun.map(|(_, says)| says.bit())
        });
        Self(said.fold(0, |found, says| found | says))
    }

    /// Whether one of them says one of these.
    pub fn say(self, any: &[Says]) -> bool {
        any.iter().any(|says| self.0 & says.bit() != 0)
    }
}

/// The phrases by the letter that each begins with, so that a text is gone through once for all of them.
static BY_FIRST: LazyLock<FxHashMap<char, Vec<(&str, Says)>>> = LazyLock::new(|| {
    let mut phrases: FxHashMap<char, Vec<(&str, Says)>> = FxHashMap::default();
    for (phrase, says) in TABLE {
        phrases.entry(phrase.chars().next().unwrap_or_default()).or_default().push((phrase, says));
    }
    phrases
});

/// Where the first phrase of a sort begins.
pub(super) fn first(text: &str, wanted: Says) -> Option<usize> {
    TABLE.iter().filter(|(_, says)| *says == wanted).filter_map(|(phrase, _)| text.find(phrase)).min()
}

const TABLE: [(&str, Says); 72] = [
    ("予算", Says::Means),
    ("費用", Says::Means),
    ("経費", Says::Means),
    ("資金", Says::Means),
    ("財源", Says::Means),
    ("人員", Says::Means),
    ("人手", Says::Means),
    ("要員の不足", Says::Means),
    ("budget", Says::Means),
    ("funding", Says::Means),
    ("too costly", Says::Means),
    ("lack of staff", Says::Means),
    ("別に定め", Says::Deferred),
    ("別に、定め", Says::Deferred),
    ("別途定め", Says::Deferred),
    ("別途、定め", Says::Deferred),
    ("laid down separately", Says::Deferred),
    ("定め", Says::Left),
    ("委ね", Says::Left),
    ("ゆだね", Says::Left),
    ("委任", Says::Left),
    ("lays down", Says::Left),
    ("laid down by", Says::Left),
    ("decides", Says::Left),
    ("names its", Says::Left),
    ("separately", Says::Apart),
    ("定めるところによる", Says::Referred),
    ("規程による", Says::Referred),
    ("規程の例による", Says::Referred),
    ("規程に従", Says::Referred),
    ("適切に", Says::Vague),
    ("適正に", Says::Vague),
    ("適宜", Says::Vague),
    ("必要に応じ", Says::Vague),
    ("必要な事項", Says::Vague),
    ("必要な措置を講", Says::Vague),
    ("appropriate", Says::Vague),
    ("as needed", Says::Vague),
    ("as necessary", Says::Vague),
    ("を検討", Says::Considered),
    ("検討する", Says::Considered),
    ("検討していく", Says::Considered),
    ("examine", Says::Considered),
    ("に努め", Says::Attempted),
    ("よう努め", Says::Attempted),
    ("endeavour", Says::Attempted),
    ("endeavor", Says::Attempted),
    ("施行する", Says::Formal),
    ("廃止する", Says::Formal),
    ("から適用する", Says::Formal),
    ("comes into force", Says::Formal),
    ("come into force", Says::Formal),
    ("takes effect", Says::Formal),
    ("repealed", Says::Formal),
    ("附則に定め", Says::Supplementary),
    ("附則で定め", Says::Supplementary),
    ("附則を設け", Says::Supplementary),
    ("supplementary provisions", Says::Supplementary),
    ("行わない", Says::Denied),
    ("しない", Says::Denied),
    ("定めない", Says::Denied),
    ("置かない", Says::Denied),
    ("設けない", Says::Denied),
    ("要しない", Says::Denied),
    ("必要としない", Says::Denied),
    ("不要とする", Says::Denied),
    ("対象外とする", Says::Denied),
    ("is not required", Says::Denied),
    ("are not required", Says::Denied),
    ("is not done", Says::Denied),
    ("does not apply", Says::Denied),
    ("do not apply", Says::Denied),
];
