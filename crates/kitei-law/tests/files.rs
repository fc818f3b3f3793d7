//! Every file of `rules/laws/` is, stored and read back, what it says.

use std::fs;
use std::path::Path;

use kitei_law::{Articles, File, Law};

#[test]
fn what_is_stored_is_what_the_file_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/laws");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut read = 0;
    for path in paths.filter(|path| path.extension().is_some_and(|end| end == "toml")) {
        let file = File::read(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let law = Law::from_bytes(file.to_bytes().unwrap().leak()).unwrap();
        assert_eq!(law.articles.numbers().collect::<Vec<_>>(), file.rows().iter().map(|(first, ..)| *first).collect::<Vec<_>>());
        for number in file.rows().iter().flat_map(|(first, last, _)| [*first, *last]) {
            let found: Vec<_> = law.articles.states(number).collect();
            // An article may have a row of its own and lie in a block of deleted ones at another time.
            let rows = file.rows().iter().filter(|(first, last, _)| *first <= number && number <= *last);
            let said: Vec<_> = rows.flat_map(|(.., states)| states).collect();
            assert_eq!(format!("{found:?}"), format!("{said:?}"), "{}: {number:?}", path.display());
        }
        assert_eq!(format!("{:?}", Law { articles: Articles::default(), ..law }), format!("{:?}", file.law));
        read += 1;
    }
    assert!(read > 100, "{read} laws");
}

#[test]
fn bytes_cut_short_are_no_law() {
    let file = File::read(
        "id = \"a\"\ntitle = \"甲法\"\nlaw_number = \"一号\"\negov_id = \"\"\nkind = \"法律\"\nstate = \"read\"\nsource = \"\"\n\n[articles]\n1 = [{ paragraphs = 1 }]\n",
    );
    let bytes = file.unwrap().to_bytes().unwrap().leak();
    assert!(Law::from_bytes(bytes).is_some() && Law::from_bytes(&bytes[..bytes.len() - 1]).is_none());
}

#[test]
fn what_is_no_place_or_no_number_is_told() {
    let head = "id = \"a\"\ntitle = \"甲法\"\nlaw_number = \"一号\"\negov_id = \"\"\nkind = \"法律\"\nstate = \"read\"\nsource = \"\"\n";
    let rows = |rows: &str| File::read(&format!("{head}\n[articles]\n{rows}\n")).unwrap_err().to_string();
    assert!(rows("one = [{ paragraphs = 1 }]").contains("not the number of an article: one"));
    let purpose = File::read(&format!("{head}\n[[purpose]]\nplace = \"どこか\"\nja = \"趣旨\"\n")).unwrap_err().to_string();
    assert!(purpose.contains("not a place in a law: どこか"), "{purpose}");
}
