//! kitei (規程): policy as code for the information-security policies of Japanese hospitals, clinics and pharmacies.
//!
//! ```text
//! io -> workspace: opened -> bound -> linked -> inherited -> judged -> told -> report
//!                    ^ rules/ (vocabulary, standards, laws)
//! ```
//!
//! Every stage takes the value of the stage before and returns a value plus findings; no stage stops the next.
//! `ARCHITECTURE.md` has the map and the table of who may know whom; a test holds it.
//!
//! What is exported here is what another program needs: a repository that is judged whole ([`check`]), told portion by portion ([`stream()`]),
//! or judged again as it is edited ([`Workspace`]); from the disk or from whatever else is a [`Host`]. The rest is the program's own.
//!
//! ```
//! use kitei::{Lang, Memory, Options, check_in};
//!
//! let host = Memory::new([("hospital/policy.kitei", "規程 「情報セキュリティ規程」 {\n  機関 病院 「若竹病院」\n}\n")]);
//! let today = jiff::civil::date(2026, 5, 1);
//! let options = Options::new("/", today);
//! let run = check_in(&host, &options);
//! let found: Vec<(&str, &str)> = run.findings.iter().map(|found| (found.rule.name, found.message.get(Lang::En))).collect();
//! assert!(found.iter().any(|(rule, _)| *rule == "coverage/no-standard"), "{found:?}");
//! ```

mod answer;
mod checks;
mod cli;
mod compare;
mod config;
mod explain;
mod format;
#[doc(hidden)]
pub mod internals;
mod io;
mod law;
mod lsp;
mod markup;
mod model;
mod official;
mod render;
mod report;
mod resolve;
mod say;
#[cfg(test)]
mod testing;
mod wording;
mod workspace;
mod write;

use kitei_syntax::{declare_rule, diagnostic, syntax, text};

pub use answer::{Counts, Grounds, PolicyCounts, Summary, Totals};
pub use cli::run;
pub use config::rules::{all as rules, find as rule};
pub use config::{FailOn, Options, Replaced, Touched};
pub use diagnostic::{Diagnostic, Edit, Fingerprint, Fix, FixSafety, Hides, Label, Lang, Rule, Safety, Severity, Suppressed, Text, Words};
pub use io::{Disk, Host, Kind, Listing, Memory, Unread};
pub use report::{Ambiguous, Besides, Body, Colour, Extent, Fingerprints, Format, Reach, Report, Screen};
pub use text::{FileId, Sources, Span};
pub use workspace::{End, Part, Run, Workspace, check, check_in, stream};
