//! Three-valued truth: what is not stated is neither true nor false.

/// Kleene's three values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// Something that decides it is not stated.
    Unknown,
}

impl Truth {
    /// Three-valued `and`.
    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, Truth::True) => Truth::True,
            (Truth::True | Truth::Unknown, Truth::Unknown) | (Truth::Unknown, Truth::True) => Truth::Unknown,
        }
    }

    /// Three-valued `or`.
    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::True, _) | (_, Truth::True) => Truth::True,
            (Truth::False, Truth::False) => Truth::False,
            (Truth::False | Truth::Unknown, Truth::Unknown) | (Truth::Unknown, Truth::False) => Truth::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Truth::True } else { Truth::False }
    }
}
