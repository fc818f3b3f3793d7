//! One client from `initialize` to `exit`: what comes is kept in order, one thing is done at a time.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use gen_lsp_types::json_rpc::{Id, RequestObject, ResponseObject};
use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWatchedFilesRegistrationOptions, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, InitializeRequest, MessageType, Notification, PublishDiagnosticsNotification,
    Registration, RegistrationParams, RegistrationRequest, Request, ShowMessageNotification, ShowMessageParams, ShutdownRequest,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::capabilities;
use super::client::Client;
use super::desk::Desk;
use super::message::{Incoming, Refusal, id_of};
use super::wire::Fault;
use super::{End, Settings, request};
use crate::diagnostic::{Lang, Text};

/// A session.
#[derive(Debug)]
pub struct Session {
    settings: Settings,
    state: State,
    waiting: VecDeque<Incoming>,
    outgoing: Vec<Value>,
}

#[derive(Debug)]
enum State {
    /// Nothing is agreed on yet.
    New,
    /// It is served.
    Open(Box<Desk>),
    /// It said that it goes.
    ShutDown,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Something.
    Done,
    /// Nothing: there is nothing to do.
    Idle,
    /// The session has ended.
    Ended(End),
}

impl Session {
    /// A session with a client that comes.
    pub fn new(settings: Settings) -> Self {
        Self { settings, state: State::New, waiting: VecDeque::new(), outgoing: Vec::new() }
    }

    /// Takes a message. One that takes back another that still waits is done at once, and nothing is done of the other.
    pub(super) fn take(&mut self, came: Result<Vec<u8>, Fault>) {
        let incoming = Incoming::read(came);
        let cancelled = match &incoming {
            Incoming::Notification { method, params } if method == "$/cancelRequest" => params.get("id").and_then(id_of),
            _ => None,
        };
        let Some(cancelled) = cancelled else { return self.waiting.push_back(incoming) };
        let before = self.waiting.len();
        self.waiting.retain(|waiting| !matches!(waiting, Incoming::Request { id, .. } if *id == cancelled));
        if self.waiting.len() < before {
            self.refuse(cancelled, &Refusal::cancelled());
        }
    }

    /// Takes the bytes of a message.
    pub fn receive(&mut self, message: &[u8]) {
        self.take(Ok(message.to_vec()));
    }

    /// What is to be sent.
    pub fn outgoing(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.outgoing)
    }

    /// Does the next thing: what came, else some of what is to be judged.
    pub fn step(&mut self) -> Step {
        let Some(incoming) = self.waiting.pop_front() else { return self.work() };
        match incoming {
            Incoming::Notification { method, .. } if method == "exit" => {
                let is_in_order = matches!(self.state, State::ShutDown);
                return Step::Ended(if is_in_order { End::InOrder } else { End::Lost });
            }
            Incoming::Notification { method, params } => self.notified(&method, params),
            Incoming::Request { id, method, params } => self.asked(id, &method, params),
            Incoming::Response => {}
            Incoming::Nothing(refusal) => self.refuse(Id::Null, &refusal),
        }
        Step::Done
    }

    fn work(&mut self) -> Step {
        let State::Open(desk) = &mut self.state else { return Step::Idle };
        if !desk.is_busy() {
            return Step::Idle;
        }
        match guarded(|| desk.work()) {
            Ok(told) => {
                for params in told {
                    self.notify::<PublishDiagnosticsNotification>(params);
                }
            }
            Err(refusal) => {
                self.show(&refusal);
                // What it was judging is known no more; it is not tried again until something changes.
                if let State::Open(desk) = &mut self.state {
                    desk.give_up();
                }
            }
        }
        Step::Done
    }

    fn notified(&mut self, method: &str, params: Value) {
        let State::Open(desk) = &mut self.state else { return };
        match method {
            "initialized" => self.initialized(),
            "textDocument/didOpen" => {
                let Some(DidOpenTextDocumentParams { text_document }) = read(params) else { return };
                desk.open(text_document.uri, text_document.version, text_document.text);
            }
            "textDocument/didChange" => {
                let Some(DidChangeTextDocumentParams { text_document, content_changes }) = read(params) else { return };
                let uri = text_document.text_document_identifier.uri;
                if let Some(path) = desk.change(&uri, text_document.version, content_changes) {
                    self.show(&too_large(&path));
                }
            }
            "textDocument/didClose" => {
                let Some(DidCloseTextDocumentParams { text_document }) = read(params) else { return };
                desk.close(&text_document.uri);
            }
            "workspace/didChangeWatchedFiles" => {
                let Some(DidChangeWatchedFilesParams { changes }) = read(params) else { return };
                desk.watched(&changes);
            }
            "workspace/didChangeWorkspaceFolders" => {
                let Some(DidChangeWorkspaceFoldersParams { event }) = read(params) else { return };
                let uris = |folders: Vec<gen_lsp_types::WorkspaceFolder>| folders.into_iter().map(|folder| folder.uri).collect::<Vec<_>>();
                desk.folders(&uris(event.added), &uris(event.removed));
            }
            _ => {}
        }
    }

    fn initialized(&mut self) {
        let State::Open(desk) = &self.state else { return };
        if desk.client.watches {
            let options = DidChangeWatchedFilesRegistrationOptions { watchers: capabilities::watchers() };
            let registration = Registration {
                id: "watch".to_owned(),
                method: "workspace/didChangeWatchedFiles".to_owned(),
                register_options: serde_json::to_value(options).ok(),
            };
            let params = RegistrationParams { registrations: vec![registration] };
            self.send(&RequestObject::from_request::<RegistrationRequest>(Id::String("watch".to_owned()), params));
        }
    }

    fn asked(&mut self, id: Id, method: &str, params: Value) {
        match (&mut self.state, method) {
            (State::New, "initialize") => {
                let client = Client::of(&params);
                let answer = capabilities::initialized(&client);
                self.state = State::Open(Box::new(Desk::new(self.settings, client)));
                self.answer::<InitializeRequest>(id, Ok(answer));
            }
            (State::New, _) => self.refuse(id, &Refusal::not_initialized()),
            (State::Open(_), "initialize") => self.refuse(id, &Refusal::initialized()),
            (State::Open(_), "shutdown") => {
                self.state = State::ShutDown;
                self.answer::<ShutdownRequest>(id, Ok(()));
            }
            (State::Open(desk), _) => match guarded(|| request::answer(desk, method, params)) {
                Ok(Ok(result)) => self.outgoing.push(json!({ "jsonrpc": "2.0", "id": id, "result": result })),
                Ok(Err(refusal)) => self.refuse(id, &refusal),
                Err(refusal) => {
                    // What it was at is known no more.
                    desk.restart();
                    self.refuse(id, &refusal);
                }
            },
            (State::ShutDown, _) => self.refuse(id, &Refusal::shut_down()),
        }
    }

    fn answer<R: Request>(&mut self, id: Id, answer: Result<R::Result, Refusal>) {
        match answer {
            Ok(result) => self.send(&ResponseObject::from_success::<R>(id, result)),
            Err(refusal) => self.refuse(id, &refusal),
        }
    }

    fn refuse(&mut self, id: Id, refusal: &Refusal) {
        let error = refusal.error(self.lang());
        self.send(&ResponseObject::from_error(id, error));
    }

    /// Tells whoever edits that something went wrong for which nobody asked.
    fn show(&mut self, refusal: &Refusal) {
        let message = refusal.error(self.lang()).message;
        self.notify::<ShowMessageNotification>(ShowMessageParams { kind: MessageType::Error, message });
    }

    fn notify<N: Notification>(&mut self, params: N::Params) {
        self.send(&RequestObject::from_notification::<N>(params));
    }

    fn send(&mut self, message: &impl serde::Serialize) {
        // What is sent is made of strings, numbers and lists, all of which can be written.
        self.outgoing.extend(serde_json::to_value(message));
    }

    /// The language in which the client is spoken to.
    fn lang(&self) -> Lang {
        let client = match &self.state {
            State::Open(desk) => desk.client.lang,
            State::New | State::ShutDown => None,
        };
        self.settings.lang.or(client).unwrap_or(self.settings.environment)
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

/// Does something of which a fault must not end the session: whoever edits has texts that are not saved.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Refusal::internal())
}

fn too_large(path: &Path) -> Refusal {
    let shown = path.display();
    Refusal::failed(Text::new(
        format!("「{shown}」は大きすぎるため、編集中の内容を検査しません"),
        format!("\"{shown}\" is too large: what is edited is not checked"),
    ))
}
