//! Cells of Markdown tables.

/// A text in which nothing is markup, no cell ends and nobody is mentioned.
pub(crate) fn cell(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '@' => escaped.push_str("&#64;"),
            '#' => escaped.push_str("&#35;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\r' | '\n' | '\t' => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A path. In a table, a bar ends the cell even between backticks; and what would mark something up elsewhere is marked as text here too.
pub(crate) fn code(path: &str) -> String {
    if path.contains(['`', '|', '\n', '\r', '<', '@', ']']) { cell(path) } else { format!("`{path}`") }
}
