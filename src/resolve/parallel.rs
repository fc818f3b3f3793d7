//! The same work on each of many documents or policies: in parallel where they repay the start of threads, in order all the same.

use rayon::prelude::*;

use crate::diagnostic::Findings;

/// From so many on, threads are started: judging one policy takes longer than their start.
const MANY: usize = 2;

/// Does `work` on each item; results and findings come in the order of the items.
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, findings: &mut Findings, work: impl Fn(T, &mut Findings) -> R + Sync) -> Vec<R> {
    if items.len() < MANY {
        return items.into_iter().map(|item| work(item, findings)).collect();
    }
    let done: Vec<(R, Findings)> = items
        .into_par_iter()
        .map(|item| {
            let mut found = Findings::default();
            (work(item, &mut found), found)
        })
        .collect();
    done.into_iter()
        .map(|(result, found)| {
            findings.append(found);
            result
        })
        .collect()
}

/// Does two things that have nothing to do with each other.
pub(crate) fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Lets go of many things, which takes its time, too.
pub(crate) fn drop_each<T: Send>(items: Vec<T>) {
    items.into_par_iter().for_each(drop);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Text};
    use crate::resolve::UNDEFINED_NAME;
    use crate::text::{FileId, Span};

    #[test]
    fn many_come_in_the_order_of_few() {
        for count in [MANY - 1, 40 * MANY] {
            let mut findings = Findings::default();
            let items: Vec<u32> = (0..u32::try_from(count).unwrap()).collect();
            let results = map(items.clone(), &mut findings, |item, findings| {
                let place = Span::at(FileId(0), item);
                findings.push(Diagnostic::new(&UNDEFINED_NAME, place, Text::same("")));
                item
            });
            assert_eq!(results, items);
            assert!(findings.iter().map(|finding| finding.span.start).eq(items));
        }
    }
}
