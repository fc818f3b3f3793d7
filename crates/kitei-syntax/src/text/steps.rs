//! How much work is done, counted: tests hold by it that twice the text is twice the work, whatever the machine. Steps are counted where
//! all loops over what users write pass by: look-up keys, texts that are read or searched, rows that are walked, declarations that are
//! asked. What passes none of these is not seen. In a build without debug assertions nothing is counted, and nothing is spent on it.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Counts some steps.
#[inline]
pub fn step(count: usize) {
    if cfg!(debug_assertions) {
        STEPS.with(|steps| steps.set(steps.get().saturating_add(count as u64)));
    }
}

/// The steps that some work takes in this thread.
pub fn steps(work: impl FnOnce()) -> u64 {
    let before = STEPS.get();
    work();
    STEPS.get() - before
}
