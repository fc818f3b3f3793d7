//! A workbook, a worksheet for each sheet: filled from the policy on the left, for a person on the right. All that is written is text, never
//! a formula. The same policy gives the same bytes on every day.

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{ChecklistReport, words};
use crate::answer::sheet::Sheet;
use crate::report::coverage::words::say;

/// Widths of the columns, in characters.
const WIDTHS: [f64; 13] = [14.0, 10.0, 44.0, 11.0, 34.0, 30.0, 40.0, 34.0, 28.0, 20.0, 14.0, 12.0, 12.0];
/// The columns that a person fills: the answer and the days.
const ANSWER: u16 = 10;
/// Above the head of the table: what the sheet is, whose, and how much is laid down.
const ABOVE: u32 = 4;
/// So many characters may the name of a worksheet have.
const LONGEST_NAME: usize = 31;

pub(super) fn write(report: &ChecklistReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(&workbook(report).map_err(io::Error::other)?)
}

fn workbook(report: &ChecklistReport<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Who made it and when would differ from one run to the next.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(words::heading(report)).set_creation_datetime(&day));
    for (at, sheet) in report.sheets.iter().enumerate() {
        fill(workbook.add_worksheet(), report, sheet, at + 1)?;
    }
    if report.sheets.is_empty() {
        let worksheet = workbook.add_worksheet();
        worksheet.write_string(0, 0, words::heading(report))?.write_string(1, 0, report.note.get(report.lang))?;
        for (row, subject) in (3..).zip(report.subjects) {
            worksheet.write_string(row, 0, subject.get(report.lang))?;
        }
    }
    workbook.save_to_buffer()
}

fn fill(worksheet: &mut Worksheet, report: &ChecklistReport<'_>, sheet: &Sheet, number: usize) -> Result<(), XlsxError> {
    let lang = report.lang;
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    let filled_by_hand = cell.clone().set_background_color(Color::RGB(0x00FF_F8E1));
    let head = cell.clone().set_bold().set_background_color(Color::RGB(0x00E8_EAED));
    worksheet.set_name(name(number, &words::filler(&sheet.of, lang)))?;
    worksheet.write_string_with_format(0, 0, words::heading(report), &Format::new().set_bold())?;
    let whose = format!("{}  {}  {}", words::title(sheet, lang), words::filler(&sheet.of, lang), report.sources.shown(sheet.file));
    worksheet.write_string(1, 0, whose)?;
    worksheet.write_string(2, 0, format!("{}  {}", words::totals(sheet, lang), report.note.get(lang)))?;
    for ((column, text), width) in (0..).zip(words::columns(lang)).zip(WIDTHS) {
        worksheet.set_column_width(column, width)?.write_string_with_format(ABOVE, column, text, &head)?;
    }
    for (line, row) in (ABOVE + 1..).zip(&sheet.rows) {
        for (column, text) in (0..).zip(words::fields(row, lang)) {
            let format = if column < ANSWER { &cell } else { &filled_by_hand };
            worksheet.write_string_with_format(line, column, text, format)?;
        }
    }
    let last = ABOVE + u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX - ABOVE);
    let answers = DataValidation::new().allow_list_strings(&[say(lang, "はい", "yes"), say(lang, "いいえ", "no")])?;
    worksheet.add_data_validation(ABOVE + 1, ANSWER, last, ANSWER, &answers)?;
    worksheet.set_freeze_panes(ABOVE + 1, 3)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    worksheet.set_repeat_rows(ABOVE, ABOVE)?;
    Ok(())
}

/// The name of a worksheet: with a number, so that none is there twice, and without what Excel forbids.
fn name(number: usize, of: &str) -> String {
    let allowed = of.chars().map(|letter| if "[]:*?/\\'".contains(letter) || letter.is_control() { ' ' } else { letter });
    let name: String = format!("{number} ").chars().chain(allowed).take(LONGEST_NAME).collect();
    name.trim_end().to_owned()
}
