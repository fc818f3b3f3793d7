//! The thin binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    kitei::run(std::env::args_os())
}
