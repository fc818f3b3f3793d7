//! XML 1.0, which has no way to write most control characters: a sign that does nothing stands for each.

use super::escaped;
use crate::text::{fit_on_a_line, fit_to_show};

/// What a document begins with.
pub(crate) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// Text between tags; line breaks stay.
pub(crate) fn text(text: &str) -> String {
    escaped(&allowed(&fit_to_show(text)))
}

/// The value of an attribute. A reader takes a line break in it for a space, and so it is shown as a sign.
pub(crate) fn attribute(text: &str) -> String {
    escaped(&allowed(&fit_on_a_line(text)))
}

/// Of what is left, XML allows all but two characters.
fn allowed(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::{attribute, text};

    #[test]
    fn nothing_is_markup_and_nothing_forbidden() {
        assert_eq!(text("a\n\t<"), "a\n␉&lt;");
        assert_eq!(attribute("a<b>&]]>\u{0}\u{1b}\u{ffff}\u{202e}\"'"), "a&lt;b&gt;&amp;]]&gt;␀␛\u{fffd}\u{fffd}&quot;&#39;");
        assert_eq!(attribute("a\n\tb\r\""), "a␊␉b␍&quot;");
    }
}
