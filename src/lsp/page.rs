//! A page in the little of Markdown that every editor shows.

use crate::answer::{Page, Part};
use crate::diagnostic::Lang;
use crate::markup::markdown::cell;

/// Lines of a page that are still read beside a cursor.
const MOST: usize = 80;

/// A page in a language. What comes after many lines is left to `kitei explain`.
pub(super) fn markdown(page: &Page, lang: Lang) -> String {
    let mut lines: Vec<String> = Vec::new();
    for part in &page.parts {
        match part {
            Part::Next => lines.extend(["---".to_owned(), String::new()]),
            Part::Title(title) => lines.extend([format!("**{}**", cell(title.get(lang))), String::new()]),
            Part::Fact(name, fact) => lines.push(format!("- {}: {}", cell(name.get(lang)), cell(fact.get(lang)))),
            Part::Heading(heading) => lines.extend([String::new(), format!("**{}**", cell(heading.get(lang))), String::new()]),
            Part::Paragraph(text) => lines.extend([cell(text.get(lang)), String::new()]),
            Part::Entry(depth, text) => lines.push(format!("{}- {}", "  ".repeat(*depth), cell(text.get(lang)))),
            Part::Sample(text) => {
                lines.extend([String::new(), "```kitei".to_owned()]);
                lines.extend(text.get(lang).trim_matches('\n').lines().map(|line| line.replace("```", "`` `")));
                lines.extend(["```".to_owned(), String::new()]);
            }
            Part::Prose(text) => lines.extend(text.get(lang).lines().map(cell)),
        }
    }
    if lines.len() > MOST {
        lines.truncate(MOST);
        if lines.iter().filter(|line| line.starts_with("```")).count() % 2 == 1 {
            lines.push("```".to_owned());
        }
        lines.push("…".to_owned());
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Text;

    #[test]
    fn nothing_that_is_said_is_markup_and_a_sample_is_closed() {
        let mut page = Page::default();
        page.title(&Text::same("a*b"));
        page.sample(&Text::same("条 「1」 {\n```\n".to_owned() + &"}\n".repeat(100)));
        let text = markdown(&page, Lang::Ja);
        assert!(text.starts_with("**a\\*b**"), "{text}");
        assert_eq!(text.matches("```").count(), 2, "{text}");
    }
}
