//! How long something takes: of the processor, since whoever else runs on the machine is none of an input's.

use std::time::Duration;

/// The time that this thread has had of a processor.
#[cfg(unix)]
pub(crate) fn taken() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(u64::try_from(now.tv_sec).unwrap_or(0), u32::try_from(now.tv_nsec).unwrap_or(0))
}

/// The time since the program began, where that of a processor is not to be had.
#[cfg(not(unix))]
pub(crate) fn taken() -> Duration {
    static BEGUN: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    BEGUN.elapsed()
}
