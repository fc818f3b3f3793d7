//! The integration tests: one binary, one module a subject.
// `cfg(test)` is always set here; spelled out, it lets the helpers unwrap as tests may.

#[cfg(test)]
mod adding;
#[cfg(test)]
mod annexed;
#[cfg(test)]
mod author;
#[cfg(test)]
mod baseline;
#[cfg(test)]
mod broken;
#[cfg(test)]
mod changes;
#[cfg(test)]
mod cheats;
#[cfg(test)]
mod checklist;
#[cfg(test)]
mod checks;
#[cfg(test)]
mod citations;
#[cfg(test)]
mod cite;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod configuration;
#[cfg(test)]
mod conformance;
#[cfg(test)]
mod contained;
#[cfg(test)]
mod coverage;
#[cfg(test)]
mod covered;
#[cfg(test)]
mod demands;
#[cfg(test)]
mod diff;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod edition7;
#[cfg(test)]
mod editions;
#[cfg(test)]
mod effective;
#[cfg(test)]
mod escapes;
#[cfg(test)]
mod expectations;
#[cfg(test)]
mod explain;
#[cfg(test)]
mod facility;
#[cfg(test)]
mod fees;
#[cfg(test)]
mod file_names;
#[cfg(test)]
mod fingerprints;
#[cfg(test)]
mod fixes;
#[cfg(test)]
mod fixing;
#[cfg(test)]
mod fixing_cli;
#[cfg(test)]
mod format;
#[cfg(test)]
mod format_cli;
#[cfg(test)]
mod format_generated;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod grounds;
#[cfg(test)]
mod growth;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod hours;
#[cfg(test)]
mod inheritance;
#[cfg(test)]
mod init;
#[cfg(test)]
mod input;
#[cfg(test)]
mod judged;
#[cfg(test)]
mod judgement;
#[cfg(test)]
mod kinds_of_parent;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod left_out;
#[cfg(test)]
mod listed;
#[cfg(test)]
mod lock;
#[cfg(test)]
mod lsp;
#[cfg(test)]
mod many;
#[cfg(test)]
mod meant;
#[cfg(test)]
mod merging;
#[cfg(test)]
mod metamorphic;
#[cfg(test)]
mod mutation;
#[cfg(test)]
mod official;
#[cfg(test)]
mod overrides;
#[cfg(test)]
mod own_matters;
#[cfg(test)]
mod packs;
#[cfg(test)]
mod parents;
#[cfg(test)]
mod patterns;
#[cfg(test)]
mod pinning;
#[cfg(test)]
mod radicals;
#[cfg(test)]
mod real;
#[cfg(test)]
mod recovery;
#[cfg(test)]
mod references;
#[cfg(test)]
mod render;
#[cfg(test)]
mod roots;
#[cfg(test)]
mod said;
#[cfg(test)]
mod schemas;
#[cfg(test)]
mod scope;
#[cfg(test)]
mod screen;
#[cfg(test)]
mod seen_below;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod settings_shown;
#[cfg(test)]
mod several;
#[cfg(test)]
mod several_roots;
#[cfg(test)]
mod sharing;
#[cfg(test)]
mod shells;
#[cfg(test)]
mod since;
#[cfg(test)]
mod slips;
#[cfg(test)]
mod spellings;
#[cfg(test)]
mod staged;
#[cfg(test)]
mod structure;
#[cfg(test)]
mod suppression;
#[cfg(test)]
mod trade;
#[cfg(test)]
mod tree;
#[cfg(test)]
mod trust;
#[cfg(test)]
mod typing;
#[cfg(test)]
mod university;
#[cfg(test)]
mod usual;
#[cfg(test)]
mod watch;
#[cfg(test)]
mod weaknesses;
#[cfg(test)]
mod work;
#[cfg(test)]
mod workspace;
