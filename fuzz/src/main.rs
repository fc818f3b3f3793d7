//! kitei on what nobody writes: mutated fixtures, seeded, on the stable toolchain. `README.md` beside this says what is held and how.

mod clock;
mod corpus;
mod mutate;
mod random;
mod run;
mod targets;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use random::Random;
use run::{Limits, Trial};
use targets::Target;

/// Reading and judging are short-lived strings and rows.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What is asked for.
struct Asked {
    targets: Vec<&'static dyn Target>,
    limits: Limits,
    seed: u64,
    replay: Option<String>,
}

fn main() -> ExitCode {
    // Whoever tries one input after the other on one core has no use for threads.
    if let Err(why) = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global() {
        return say(&format!("{why}\n"), ExitCode::from(2));
    }
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
    let count = u64::try_from(asked.targets.len()).unwrap_or(1);
    let seeds = asked.seed..;
    let mut trials: Vec<Trial> = asked.targets.into_iter().zip(seeds).map(|(target, seed)| Trial::new(target, Random::new(seed))).collect();
    let most = asked.limits.runs.map(|runs| runs / count);
    let begun = Instant::now();
    let mut told = Instant::now();
    let is_over = |trials: &[Trial]| {
        asked.limits.time.is_some_and(|most| begun.elapsed() >= most)
            || trials.iter().all(|trial| trial.fault.is_some() || most.is_some_and(|most| trial.runs >= most))
    };
    while !is_over(&trials) {
        let left = asked.limits.time.map_or(TURN, |time| time.saturating_sub(begun.elapsed()) / u32::try_from(count).unwrap_or(1));
        for trial in trials.iter_mut().filter(|trial| trial.fault.is_none()) {
            trial.go_on(TURN.min(left.max(LEAST)), most);
            if let Some(fault) = &trial.fault {
                say(&format!("{}: {fault}\n", trial.target.name()), ExitCode::SUCCESS);
            }
        }
        if told.elapsed() >= OFTEN && !is_over(&trials) {
            told = Instant::now();
            tell(&trials);
        }
    }
    tell(&trials);
    if trials.iter().any(|trial| trial.fault.is_some()) { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

/// The targets take turns of so long.
const TURN: Duration = Duration::from_secs(5);
/// No turn is shorter.
const LEAST: Duration = Duration::from_millis(100);
/// What was done is told so often.
const OFTEN: Duration = Duration::from_secs(60);

fn tell(trials: &[Trial]) {
    let all: u64 = trials.iter().map(|trial| trial.runs).sum();
    let lines: String = trials.iter().map(Trial::told).collect();
    say(&format!("{lines}all: {all} runs\n\n"), ExitCode::SUCCESS);
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
