//! Trying inputs, keeping those that lead somewhere new, and making small what is found.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::clock::taken;
use super::mutate::mutated;
use super::random::Random;
use super::targets::Target;

/// When to stop: after so many runs, or so long.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    pub(crate) runs: Option<u64>,
    pub(crate) time: Option<Duration>,
}

/// No input may take longer, of those that are tried: none is larger than some pages.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });
/// So many inputs are kept; a new one takes the place of an old one.
const KEPT: usize = 4096;

/// What a target was tried on.
pub(crate) struct Trial {
    pub(crate) target: &'static dyn Target,
    random: Random,
    seeds: Vec<Vec<u8>>,
    kept: Vec<Vec<u8>>,
    seen: HashSet<u64>,
    pub(crate) runs: u64,
    took: Duration,
    /// What was found, which ends it.
    pub(crate) fault: Option<String>,
}

impl Trial {
    pub(crate) fn new(target: &'static dyn Target, random: Random) -> Self {
        let seeds = target.corpus();
        let kept = seeds.clone();
        Self { target, random, seeds, kept, seen: HashSet::new(), runs: 0, took: Duration::ZERO, fault: None }
    }

    /// Goes on until something is found, for so long, and no further than so many runs in all.
    pub(crate) fn go_on(&mut self, time: Duration, most: Option<u64>) {
        let (begun, before) = (Instant::now(), taken());
        while self.fault.is_none() && begun.elapsed() < time && most.is_none_or(|most| self.runs < most) {
            self.once();
        }
        self.took += taken().saturating_sub(before);
    }

    fn once(&mut self) {
        let random = &mut self.random;
        // What was kept last is tried most.
        let at = if random.below(2) == 0 { self.kept.len().saturating_sub(1 + random.below(64)) } else { random.below(self.kept.len()) };
        let Some(input) = self.kept.get(at) else { return };
        let input = mutated(input, &self.seeds, random);
        self.runs += 1;
        match tried(self.target, &input, &self.seen) {
            Ok(shape) if self.seen.insert(shape) => {
                if self.kept.len() < KEPT + self.seeds.len() {
                    self.kept.push(input);
                } else if let Some(old) = self.kept.get_mut(self.seeds.len() + random.below(KEPT)) {
                    *old = input;
                }
            }
            Ok(_) => {}
            Err(why) => {
                let small = smaller(self.target, input);
                self.fault = Some(format!("{}\n{}", fault(self.target, &small).unwrap_or(why), written(self.target, &small)));
            }
        }
    }

    /// What was done so far, in a line, by the time of the processor.
    pub(crate) fn told(&self) -> String {
        let second = self.took.as_secs().max(1);
        let Self { target, runs, seen, .. } = self;
        format!("{}: {runs} runs in {second} s ({} a second), {} kinds of inputs\n", target.name(), runs / second, seen.len())
    }
}

/// What is wrong with an input, if anything is.
pub(crate) fn fault(target: &dyn Target, input: &[u8]) -> Option<String> {
    tried(target, input, &HashSet::new()).err()
}

/// Of those that are of no new kind only one in so many is held to what costs much.
const THOROUGH: u64 = 64;

fn tried(target: &dyn Target, input: &[u8], seen: &HashSet<u64>) -> Result<u64, String> {
    let begun = taken();
    let since = || taken().saturating_sub(begun);
    let mut took = Duration::ZERO;
    let result = catch_unwind(AssertUnwindSafe(|| {
        let shape = target.run(input)?;
        took = since();
        if !seen.contains(&shape) || hash(input).is_multiple_of(THOROUGH) {
            target.run_thoroughly(input)?;
        }
        Ok(shape)
    }));
    match result {
        Err(_) => Err("a panic".to_owned()),
        Ok(Err(broken)) => Err(broken),
        Ok(Ok(_)) if took > LONGEST || since() > LONGEST * 10 => Err(format!("it took {took:?}, {:?} in all", since())),
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
    let name = hash(input);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("found");
    let path = folder.join(format!("{}-{name:016x}", target.name()));
    match std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, input)) {
        Ok(()) => format!("fuzz/found/{}-{name:016x}: {:?}", target.name(), String::from_utf8_lossy(input)),
        Err(error) => format!("{error}: {:?}", String::from_utf8_lossy(input)),
    }
}

fn hash(input: &[u8]) -> u64 {
    input.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
