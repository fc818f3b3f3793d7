//! Examples of rules: a short policy that breaks one, and one that does not. They are those by which the rules are tested.

use crate::answer::Page;
use crate::diagnostic::{Rule, Text};

/// An example of a rule.
struct Example {
    rule: &'static str,
    bad: &'static str,
    good: &'static str,
}

/// In the order of their rules.
static EXAMPLES: &[Example] = include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// Shows what breaks a rule and what does not, where there are short policies for it.
pub(super) fn show(rule: &Rule, page: &mut Page) {
    let Some(example) = EXAMPLES.iter().find(|example| example.rule == rule.name) else { return };
    page.heading("指摘される例", "What is told");
    page.sample(&Text::same(example.bad));
    page.heading("指摘されない例", "What is not");
    page.sample(&Text::same(example.good));
}
