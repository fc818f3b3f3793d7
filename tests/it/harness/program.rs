//! A small repository of policies in a temporary folder, and the program run in it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A file with one error and nothing else: `語彙` keeps it free of what is said about policies.
pub(crate) const BROKEN: &str = "語彙 「院内」 {\n}\n}\n";
/// A file with nothing to say about.
pub(crate) const SOUND: &str = "語彙 「院内」 {\n}\n";
/// The rule that finds the error of [`BROKEN`].
pub(crate) const RULE: &str = "syntax/extra-brace";

/// The folder.
pub(crate) struct Folder {
    home: TempDir,
}

/// What a run gave back.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// With one file more.
    pub(crate) fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.home.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.home.path()
    }

    /// The program, ready to run in the folder, in English, without what the environment says of colours.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kitei"));
        command.current_dir(self.path()).args(arguments);
        for name in [
            "LC_MESSAGES",
            "LANG",
            "NO_COLOR",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "TERM",
            "GITHUB_ACTIONS",
            "GITHUB_STEP_SUMMARY",
            "GITLAB_CI",
            "VTE_CJK_WIDTH",
        ] {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C.UTF-8");
        command
    }

    /// Runs git in the folder, which has to succeed.
    pub(crate) fn git(&self, arguments: &[&str]) {
        let settings =
            ["-c", "user.name=t", "-c", "user.email=t@example.invalid", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"];
        let ran = finished(Command::new("git").current_dir(self.path()).args(settings).args(arguments), "");
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        finished(&mut self.command(arguments), "")
    }

    /// Runs the program over a standard input.
    pub(crate) fn run_over(&self, arguments: &[&str], input: &str) -> Ran {
        finished(&mut self.command(arguments), input)
    }

    /// `check --format concise`: lines on the standard output.
    pub(crate) fn concise(&self, arguments: &[&str]) -> Vec<String> {
        let ran = self.run(&[&["check", "--format", "concise"], arguments].concat());
        assert_eq!(ran.err, "");
        ran.out.lines().map(str::to_owned).collect()
    }
}

/// Runs a command to its end.
pub(crate) fn finished(command: &mut Command, input: &str) -> Ran {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
