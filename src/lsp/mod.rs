//! The language server: a repository in an editor, by the Language Server Protocol. Nothing is decided here: it translates what
//! `workspace`, `explain`, `write` and `render` answer, and asks them again when something is typed.
//!
//! One thread reads what comes, another does what is asked. An answer goes before what nobody waits for, and what was overtaken by what
//! came after it is not done.

mod action;
mod buffer;
mod capabilities;
mod client;
mod completion;
mod desk;
mod diagnostic;
mod formatting;
mod here;
mod message;
mod outline;
mod page;
mod places;
mod point;
mod position;
mod rename;
mod repository;
mod request;
mod session;
mod shown;
mod tokens;
mod uri;
mod wire;

use std::io::{self, BufRead, Write};
use std::sync::mpsc;
use std::thread;

use jiff::civil::Date;

use crate::diagnostic::Lang;
pub use session::{Session, Step};

/// What the command line says.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The language that is asked for.
    pub lang: Option<Lang>,
    /// The language where nothing says one.
    pub environment: Lang,
    /// The day as of which to judge.
    pub as_of: Option<Date>,
    /// The day it is.
    pub today: fn() -> Date,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// As the protocol has it.
    InOrder,
    /// The client went away.
    Lost,
}

/// Serves one client until it goes.
///
/// # Errors
/// Where nothing can be written to it any more.
pub fn serve(settings: Settings, mut input: impl BufRead + Send + 'static, mut output: impl Write) -> io::Result<End> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().name("reader".to_owned()).spawn(move || {
        while let Ok(Some(came)) = wire::read(&mut input) {
            if sender.send(came).is_err() {
                break;
            }
        }
    })?;
    let mut session = Session::new(settings);
    loop {
        for came in receiver.try_iter() {
            session.take(came);
        }
        match session.step() {
            Step::Done => {}
            Step::Idle => match receiver.recv() {
                Ok(came) => session.take(came),
                Err(_) => return Ok(End::Lost),
            },
            Step::Ended(end) => return Ok(end),
        }
        for message in session.outgoing() {
            wire::write(&message, &mut output)?;
        }
    }
}
