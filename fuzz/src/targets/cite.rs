//! Citations of laws in a line.

use kitei::internals::explain::cite::cite;
use kitei::internals::law::{Registry, scan};

use super::{Target, hold, shape};
use crate::corpus;

pub(crate) struct Cite;

impl Target for Cite {
    fn name(&self) -> &'static str {
        "cite"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        let texts = corpus::files(&["tests/it/citations", "tests/it/sentences"], &["txt"]);
        texts.iter().flat_map(|text| text.split(|byte| *byte == b'\n').map(<[u8]>::to_vec)).collect()
    }

    fn run(&self, input: &[u8]) -> Result<u64, String> {
        let text = String::from_utf8_lossy(input);
        let found = scan(&text, Registry::built_in());
        for citation in &found {
            for range in [&citation.range, &citation.name_range, &citation.place_range] {
                hold(text.get(range.start as usize..range.end as usize).is_some(), "a citation is no place")?;
            }
        }
        let line = text.lines().next().unwrap_or_default();
        let cited = cite(line, jiff::civil::date(2026, 5, 1));
        hold(cited.iter().all(|cited| line.trim().get(cited.range.clone()).is_some()), "what is cited is no place")?;
        let kind = |cited: &kitei::internals::explain::cite::Cited| format!("{:?} {}", cited.standing.status, cited.unread.is_some());
        Ok(shape((found.len().min(6), cited.iter().take(4).map(kind).collect::<Vec<_>>())))
    }
}
