//! CSV as RFC 4180 has it: fields in quotes where they need them, lines that end in CR LF. Spreadsheets take a field that begins with a
//! sign for a formula: what people wrote is no formula, and so such a field begins with an apostrophe.

/// Whether a file says by its first character that it is UTF-8, as some spreadsheets ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It does.
    Bom,
    /// It does not.
    None,
}

impl Mark {
    /// What the file begins with.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Bom => "\u{feff}",
            Self::None => "",
        }
    }
}

/// A line of fields.
pub(crate) fn line<F: AsRef<str>>(fields: impl IntoIterator<Item = F>) -> String {
    let fields: Vec<String> = fields.into_iter().map(|field| quoted(&inert(field.as_ref()))).collect();
    format!("{}\r\n", fields.join(","))
}

/// A text that no spreadsheet computes.
fn inert(text: &str) -> String {
    // In Japanese, spreadsheets take the wide signs too.
    let computes = text.trim_start_matches([' ', '\u{3000}']).starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if computes { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn fields_are_quoted_where_they_need_it() {
        for (field, expected) in [
            ("充足", "充足\r\n"),
            ("a,b", "\"a,b\"\r\n"),
            ("say \"yes\"", "\"say \"\"yes\"\"\"\r\n"),
            ("two\nlines", "\"two\nlines\"\r\n"),
            (" space", "\" space\"\r\n"),
            ("", "\r\n"),
        ] {
            assert_eq!(line([field]), expected);
        }
        assert_eq!(line(["a", "b,", ""]), "a,\"b,\",\r\n");
    }

    #[test]
    fn no_field_is_a_formula() {
        for sign in ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"] {
            let field = format!("{sign}HYPERLINK(1)");
            let written = line([&field, &format!("  {field}")]);
            assert!(written.split(',').all(|field| field.trim_start_matches('"').starts_with('\'')), "{written:?}");
        }
        assert_eq!(line(["2026-04-01", "（-1）"]), "2026-04-01,（-1）\r\n");
    }
}
