//! Tables: as wide as the page, with lines, their heads repeated on each page; small ones stand on one page.

use std::fmt::Write as _;

use super::super::instrument::Table;
use super::body::{paragraph, run};

/// The width between the margins, in twentieths of a point.
const WIDTH: usize = 9412;

/// A table of so many rows or fewer is not parted by the end of a page.
const SMALL: usize = 12;

/// The rows of a table, and the paragraph that has to follow one.
pub(super) fn write(table: &Table) -> String {
    let width = table.rows.first().map_or(table.columns.len(), Vec::len);
    if width == 0 {
        return String::new();
    }
    let each = WIDTH / width;
    let grid = format!("<w:gridCol w:w=\"{each}\"/>").repeat(width);
    let mut lines = String::new();
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(lines, "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    }
    let is_small = table.rows.len() <= SMALL;
    let row = |cells: &[String], is_head: bool, is_last: bool| {
        let keep = if is_small && !is_last { "<w:keepNext/>" } else { "" };
        let (style, head) = if is_head { ("TableHead", "<w:tblHeader/>") } else { ("TableText", "") };
        let mut row = format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>");
        for cell in cells {
            let text = paragraph(style, keep, &run(cell));
            let _ = write!(row, "<w:tc><w:tcPr><w:tcW w:w=\"{each}\" w:type=\"dxa\"/></w:tcPr>{text}</w:tc>");
        }
        row + "</w:tr>\n"
    };
    let head = if table.columns.is_empty() { String::new() } else { row(&table.columns, true, false) };
    let last = table.rows.len();
    let rows: String = table.rows.iter().zip(1..).map(|(cells, nth)| row(cells, false, nth == last)).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblBorders>{lines}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>\n{head}{rows}</w:tbl>\n{}",
        paragraph("BodyText", "", "")
    )
}
