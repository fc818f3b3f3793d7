//! Characters that do something to who shows them: they steer a terminal, or turn the direction of what is read. And lines that would
//! speak to a CI.

use std::borrow::Cow;

/// What stands before a line that would else speak to a CI: a sign that means nothing.
const SHOWN_AS_NOTHING: char = '·';

/// What begins a command to a CI at the beginning of a line: GitHub and Azure.
const AT_THE_BEGINNING: &str = "::";
/// What begins one wherever it stands: GitHub and Azure, Azure, TeamCity.
const ANYWHERE: [&str; 3] = ["##[", "##vso[", "##teamcity["];

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

/// A text on one line in which nothing steers anything.
pub fn fit_on_a_line(text: &str) -> String {
    text.chars().map(harmless).collect()
}

/// Whether a text begins with what a CI takes for a command wherever it stands in a line.
pub fn begins_a_command(text: &str) -> bool {
    ANYWHERE.iter().any(|command| text.starts_with(command))
}

/// A line that speaks to no CI.
pub fn unheard(line: &str) -> Cow<'_, str> {
    let blanks = line.len() - line.trim_start().len();
    let begins = line.trim_start().starts_with(AT_THE_BEGINNING);
    if !begins && !ANYWHERE.iter().any(|command| line.contains(command)) {
        return Cow::Borrowed(line);
    }
    let mut unheard = line.to_owned();
    for command in ANYWHERE {
        // Between the two signs: elsewhere it is looked for within the line too.
        unheard = unheard.replace(command, &command.replacen('#', &format!("#{SHOWN_AS_NOTHING}"), 1));
    }
    if begins {
        unheard.insert(blanks, SHOWN_AS_NOTHING);
    }
    Cow::Owned(unheard)
}
