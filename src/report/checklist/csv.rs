//! For spreadsheets: an item a line, with the policy and whose sheet it is.

use std::io::{self, Write};

use super::{ChecklistReport, words};
use crate::markup::csv::{Mark, line};
use crate::report::coverage::words::say;

pub(super) fn write(report: &ChecklistReport<'_>, mark: Mark, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    write!(out, "{}", mark.text())?;
    let whose =
        [("規程", "policy"), ("規程の題", "title of the policy"), ("確認用", "sheet"), ("項目", "key")].map(|(ja, en)| say(lang, ja, en));
    write!(out, "{}", line(whose.into_iter().chain(words::columns(lang))))?;
    for sheet in report.sheets {
        let whose = [report.sources.shown(sheet.file).into_owned(), words::title(sheet, lang), words::filler(&sheet.of, lang)];
        for row in &sheet.rows {
            let key = std::iter::once(row.key.clone());
            write!(out, "{}", line(whose.iter().cloned().chain(key).chain(words::fields(row, lang))))?;
        }
    }
    Ok(())
}
