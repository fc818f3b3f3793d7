//! The reference policies: whole, and without an error or a warning. What they are held to is said by `kitei coverage` of each.

use kitei::Lang;
use kitei::internals::checks::coverage::Outcome;

use crate::harness::{REPOSITORIES, check, folder, grave, path};

/// The folder, and how many requirements are judged of its institutions at least.
const REFERENCES: [(&str, u32); 4] =
    [("medical-corporation", 500), ("university-hospital", 200), ("hospital-7", 190), ("small-clinic-6", 140)];

#[test]
fn the_reference_policies_have_neither_errors_nor_warnings() {
    for (name, judged) in REFERENCES {
        assert!(REPOSITORIES.contains(&name), "{name} is not tried elsewhere");
        let run = check(folder(name));
        let said: Vec<String> = grave(&run).map(|finding| format!("{}: {}", path(&run, finding), finding.message.get(Lang::Ja))).collect();
        assert!(said.is_empty(), "{name}: {said:#?}");
        let covered: u32 =
            run.policies.iter().flat_map(|policy| [Outcome::Covered, Outcome::Inherited].map(|outcome| policy.counts.of(outcome))).sum();
        assert!(covered >= judged, "{name}: {covered}");
    }
}
