//! One page of HTML that needs nothing else: contents, styles for screen and paper, no script, and a policy that none may run.

use super::escaped;
use crate::diagnostic::Lang;

/// How a page looks: on a screen, light and dark, and on A4.
const STYLE: &str = include_str!("page.css");

/// A page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// Its title, as it is read.
    pub title: &'a str,
    /// Styles of its own, after those that all pages have.
    pub style: &'a str,
    /// The lines of its contents, as HTML.
    pub contents: &'a str,
    /// What stands on it, as HTML.
    pub body: &'a str,
}

impl Page<'_> {
    /// The whole page.
    pub(crate) fn write(&self) -> String {
        let Self { lang, title, style, contents, body } = self;
        let (code, heading) = match lang {
            Lang::Ja => ("ja", "目次"),
            Lang::En => ("en", "Contents"),
        };
        let title = escaped(title);
        format!(
            "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{STYLE}{style}</style>\n</head>\n<body>\n\
             <nav aria-label=\"{heading}\">\n<h2>{heading}</h2>\n<ul>\n{contents}</ul>\n</nav>\n<main>\n{body}</main>\n</body>\n</html>\n"
        )
    }
}

/// A line of the contents: how deep it stands, where it leads, what it says as it is read.
pub(crate) fn entry(depth: usize, id: &str, text: &str) -> String {
    format!("<li class=\"depth{}\"><a href=\"#{id}\">{}</a></li>\n", depth.min(6), escaped(text))
}
