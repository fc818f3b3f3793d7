//! Office Open XML, which Word and LibreOffice open: headings in the styles for headings, contents as a field, A4.

mod body;
mod package;
mod table;

use super::instrument::Printed;
use crate::diagnostic::Lang;
use crate::markup::escaped;

const TYPES: &str = include_str!("types.xml");
const PACKAGE: &str = include_str!("package.xml");
const RELATED: &str = include_str!("related.xml");
const STYLES: &str = include_str!("styles.xml");
const SETTINGS: &str = include_str!("settings.xml");
const FONTS: &str = include_str!("fonts.xml");
const FOOTER: &str = include_str!("footer.xml");

pub(super) fn write(printed: &Printed) -> Vec<u8> {
    let (code, latin) = match printed.lang {
        Lang::Ja => ("ja-JP", "游明朝"),
        Lang::En => ("en-US", "Times New Roman"),
    };
    let said = |part: &str| part.replace("$LANG", code).replace("$LATIN", latin);
    package::archive(&[
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", PACKAGE.to_owned()),
        ("docProps/core.xml", properties(printed, code)),
        ("word/document.xml", body::document(printed)),
        ("word/_rels/document.xml.rels", RELATED.to_owned()),
        ("word/styles.xml", said(STYLES)),
        ("word/settings.xml", said(SETTINGS)),
        ("word/fontTable.xml", FONTS.to_owned()),
        ("word/footer1.xml", FOOTER.to_owned()),
    ])
}

/// What the file says of itself: title and language. Who made it and when would differ from one run to the next.
fn properties(printed: &Printed, code: &str) -> String {
    let title = printed.documents.first().map(|document| escaped(&document.title)).unwrap_or_default();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:language>{code}</dc:language></cp:coreProperties>\n"
    )
}
