//! Trying inputs, keeping those that lead somewhere new, and making small what is found.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::mutate::mutated;
use super::random::Random;
use super::targets::Target;

/// When to stop: after so many runs, or so long.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    pub(crate) runs: Option<u64>,
    pub(crate) time: Option<Duration>,
}

impl Limits {
    /// What each of several targets has of it.
    pub(crate) fn shared(&self, targets: usize) -> Self {
        let share = u32::try_from(targets).unwrap_or(u32::MAX).max(1);
        Self { runs: self.runs.map(|runs| runs / u64::from(share)), time: self.time.map(|time| time / share) }
    }
}

/// What came of it.
pub(crate) struct Outcome {
    pub(crate) runs: u64,
    pub(crate) kept: usize,
    pub(crate) fault: Option<String>,
}

/// No input may take longer, of those that are tried: none is larger than some pages.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });
/// So many inputs are kept; a new one takes the place of an old one.
const KEPT: usize = 4096;

/// Tries inputs until something is found or the limits are reached.
pub(crate) fn run(target: &dyn Target, limits: &Limits, random: &mut Random) -> Outcome {
    let begun = Instant::now();
    let seeds = target.corpus();
    let mut kept: Vec<Vec<u8>> = seeds.clone();
    let mut seen: HashSet<u64> = HashSet::new();
    let mut runs = 0;
    let is_over = |runs: u64| limits.runs.is_some_and(|most| runs >= most) || limits.time.is_some_and(|most| begun.elapsed() >= most);
    while !is_over(runs) {
        // What was kept last is tried most.
        let at = if random.below(2) == 0 { kept.len().saturating_sub(1 + random.below(64)) } else { random.below(kept.len()) };
        let Some(input) = kept.get(at) else { break };
        let input = mutated(input, &seeds, random);
        runs += 1;
        match tried(target, &input) {
            Ok(shape) if seen.insert(shape) => {
                if kept.len() < KEPT + seeds.len() {
                    kept.push(input);
                } else if let Some(old) = kept.get_mut(seeds.len() + random.below(KEPT)) {
                    *old = input;
                }
            }
            Ok(_) => {}
            Err(why) => {
                let small = smaller(target, input);
                let fault = format!("{}\n{}", fault(target, &small).unwrap_or(why), written(target, &small));
                return Outcome { runs, kept: seen.len(), fault: Some(fault) };
            }
        }
    }
    Outcome { runs, kept: seen.len(), fault: None }
}

/// What is wrong with an input, if anything is.
pub(crate) fn fault(target: &dyn Target, input: &[u8]) -> Option<String> {
    tried(target, input).err()
}

fn tried(target: &dyn Target, input: &[u8]) -> Result<u64, String> {
    let begun = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| target.run(input)));
    let took = begun.elapsed();
    match result {
        Err(_) => Err("a panic".to_owned()),
        Ok(Err(broken)) => Err(broken),
        Ok(Ok(_)) if took > LONGEST => Err(format!("it took {took:?}")),
        Ok(Ok(shape)) => Ok(shape),
    }
}

/// The input with all taken away without which it fails as well.
fn smaller(target: &dyn Target, mut input: Vec<u8>) -> Vec<u8> {
    let begun = Instant::now();
    let mut piece = input.len() / 2;
    while piece > 0 {
        let mut at = 0;
        while at < input.len() && begun.elapsed() < Duration::from_secs(60) {
            let mut less = input.clone();
            less.drain(at..(at + piece).min(input.len()));
            if fault(target, &less).is_some() { input = less } else { at += piece }
        }
        piece /= 2;
    }
    input
}

/// Writes an input down; says where.
fn written(target: &dyn Target, input: &[u8]) -> String {
    let name = input.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("found");
    let path = folder.join(format!("{}-{name:016x}", target.name()));
    match std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, input)) {
        Ok(()) => format!("fuzz/found/{}-{name:016x}: {:?}", target.name(), String::from_utf8_lossy(input)),
        Err(error) => format!("{error}: {:?}", String::from_utf8_lossy(input)),
    }
}
