//! Characters that do something to who shows them: they steer a terminal, or turn the direction of what is read.

/// What stands before a line that would else speak to a CI: a sign that means nothing.
pub const SHOWN_AS_NOTHING: char = '·';

/// A character, or where it would steer a terminal or the direction of text, a sign that does nothing.
pub fn harmless(character: char) -> char {
    match character {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or(' '),
        '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        other => other,
    }
}

/// A text of several lines in which nothing steers anything.
pub fn fit_to_show(text: &str) -> String {
    text.chars().map(|character| if character == '\n' { character } else { harmless(character) }).collect()
}
