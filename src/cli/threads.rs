//! How many threads work, whatever the environment asks for.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use clap::ArgMatches;

pub(super) const JOBS: &str = "jobs";

/// What rayon takes the number of threads from, where nobody says it.
const VARIABLE: &str = "RAYON_NUM_THREADS";

/// More threads than any machine has cores for take its memory and do nothing.
const MOST: usize = 256;

/// Sets the number of threads of the process: what `--jobs` of the command says, else the environment, else one a core.
pub(super) fn set(matches: &ArgMatches) {
    let asked = matches.try_get_one::<usize>(JOBS).ok().flatten().copied();
    let said = || std::env::var(VARIABLE).ok();
    // Threads that cannot be had are done without.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(number(asked, said)).build_global();
}

/// None asked for, as rayon takes 0, is one a core.
fn number(asked: Option<usize>, said: impl Fn() -> Option<String>) -> usize {
    let asked = asked.or_else(|| said()?.trim().parse().ok()).and_then(NonZeroUsize::new);
    asked.or_else(|| available_parallelism().ok()).map_or(1, NonZeroUsize::get).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_is_beyond_what_a_machine_has() {
        let said = |number: &str| number.to_owned();
        assert_eq!(number(Some(3), || Some(said("7"))), 3);
        assert_eq!(number(None, || Some(said(" 7 "))), 7);
        assert_eq!(number(Some(usize::MAX), || None), MOST);
        assert_eq!(number(None, || Some(said("999999"))), MOST);
        let cores = number(None, || None);
        for unusable in ["0", "", "-1", "many", "99999999999999999999999999"] {
            assert_eq!(number(None, || Some(said(unusable))), cores, "{unusable}");
        }
        assert_eq!(number(Some(0), || None), cores);
        assert!((1..=MOST).contains(&cores));
    }
}
