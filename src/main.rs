//! The thin binary.

use std::process::ExitCode;

/// Most of what a run makes is small, short-lived and of one thread. Whoever builds on the library has an allocator of its own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    kitei::run(std::env::args_os())
}
