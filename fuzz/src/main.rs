//! kitei on what nobody writes: mutated fixtures, seeded, on the stable toolchain. `README.md` beside this says what is held and how.

mod corpus;
mod mutate;
mod random;
mod run;
mod targets;

use std::process::ExitCode;
use std::time::Duration;

use random::Random;
use run::{Limits, Outcome};
use targets::Target;

/// What is asked for.
struct Asked {
    targets: Vec<&'static dyn Target>,
    limits: Limits,
    seed: u64,
    replay: Option<String>,
}

fn main() -> ExitCode {
    let asked = match asked(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(why) => return say(&format!("{why}\n"), ExitCode::from(2)),
    };
    if let Some(path) = &asked.replay {
        let Ok(input) = std::fs::read(path) else { return say(&format!("cannot read {path}\n"), ExitCode::from(2)) };
        let faults: Vec<String> =
            asked.targets.iter().filter_map(|target| Some(format!("{}: {}\n", target.name(), run::fault(*target, &input)?))).collect();
        return say(&faults.concat(), if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) });
    }
    let mut random = Random::new(asked.seed);
    let mut code = ExitCode::SUCCESS;
    let share = asked.limits.shared(asked.targets.len());
    for target in asked.targets {
        let Outcome { runs, kept, fault } = run::run(target, &share, &mut random);
        say(&format!("{}: {runs} runs, {kept} inputs kept\n", target.name()), ExitCode::SUCCESS);
        if let Some(fault) = fault {
            code = say(&format!("{}: {fault}\n", target.name()), ExitCode::from(1));
        }
    }
    code
}

fn asked(mut arguments: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked { targets: Vec::new(), limits: Limits { runs: None, time: None }, seed: 1, replay: None };
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|value| value.parse::<u64>().ok()).ok_or(format!("{argument} takes a number"));
        match argument.as_str() {
            "--runs" => asked.limits.runs = Some(number()?),
            "--seconds" => asked.limits.time = Some(Duration::from_secs(number()?)),
            "--seed" => asked.seed = number()?,
            "--replay" => asked.replay = Some(arguments.next().ok_or("--replay takes a file")?),
            name => asked.targets.push(targets::ALL.into_iter().find(|target| target.name() == name).ok_or(format!("no target {name}"))?),
        }
    }
    if asked.targets.is_empty() {
        asked.targets.extend(targets::ALL);
    }
    if asked.limits.runs.is_none() && asked.limits.time.is_none() {
        asked.limits.time = Some(Duration::from_secs(60));
    }
    Ok(asked)
}

fn say(text: &str, code: ExitCode) -> ExitCode {
    use std::io::Write as _;
    // Where nothing can be said, the code says it.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    code
}
