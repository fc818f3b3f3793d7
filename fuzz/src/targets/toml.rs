//! `kitei.toml` beside a policy.

use std::collections::BTreeSet;

use kitei::internals::Whole;
use kitei::{Memory, check_in};

use super::{Target, hold, shape};
use crate::corpus;

pub(crate) struct Toml;

/// Examples that no fixture has.
const FURTHER: [&str; 4] = [
    "[check]\nstandards = [\"mhlw-6.0\"]\nfail-on = \"warning\"\nas-of = 2026-05-01\nlang = \"en\"\nexclude = [\"drafts/\"]\nroot = \".\"\n",
    "[rules]\ntime = \"off\"\n\"coverage/missing\" = \"warning\"\n",
    "[[overrides]]\npaths = [\"a*\"]\nrules = { structure = \"info\" }\n",
    "[lock]\nrules = { \"inheritance/weakened\" = \"error\" }\nsuppressions = [\"*\"]\nfail-on = \"error\"\n",
];

impl Target for Toml {
    fn name(&self) -> &'static str {
        "toml"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        corpus::files(&["fixtures"], &["toml"]).into_iter().chain(FURTHER.map(|text| text.as_bytes().to_vec())).collect()
    }

    fn run(&self, input: &[u8]) -> Result<u64, String> {
        let policy = "規程 「x」 {\n  機関 診療所 「x」\n}\n条 第2条 「a」 { 項 「守る。」 }\n";
        let host = Memory::new([("kitei.toml", input.to_vec()), ("a.kitei", policy.into()), ("below/b.kitei", policy.into())]);
        let run = check_in(&host, &Whole::options(jiff::civil::date(2026, 5, 1)));
        for finding in &run.findings {
            let file = run.sources.file(finding.span.file).ok_or("a finding has no file")?;
            hold(file.text.get(finding.span.start as usize..finding.span.end as usize).is_some(), "a finding is no place")?;
        }
        Ok(shape(run.findings.iter().map(|finding| (finding.rule.name, finding.severity)).collect::<BTreeSet<_>>()))
    }
}
