//! The thin binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    kitei::cli::run(std::env::args_os())
}
