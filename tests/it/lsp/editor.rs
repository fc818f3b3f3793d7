//! An editor over a folder: documents that are open, and what it shows of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use kitei::internals::lsp::{Session, Settings, Step};
use kitei::{Diagnostic, Lang, Options, Sources, Span};
use serde_json::{Value, json};

use crate::harness::{DAY, Folder};

/// The editor.
pub(crate) struct Editor {
    pub(crate) folder: Folder,
    session: Session,
    /// Texts of documents that are open, by their paths from the folder.
    pub(crate) open: BTreeMap<String, String>,
    /// What is shown, by URI.
    shown: BTreeMap<String, Vec<Value>>,
    answers: BTreeMap<i64, Value>,
    pub(crate) told: Vec<Value>,
    last: i64,
}

/// A finding on one line: path, place in UTF-16, severity, rule, what it says first.
pub(crate) type Line = String;

impl Editor {
    /// Over files on the disk, all of which belong to one repository.
    pub(crate) fn over(files: &BTreeMap<String, String>) -> Self {
        let folder = files.iter().fold(Folder::new(), |folder, (path, text)| folder.with(path, text));
        Self::of(folder)
    }

    pub(crate) fn of(folder: Folder) -> Self {
        let mut editor = Self::before(folder);
        let folders = json!([{ "uri": editor.uri(""), "name": "policies" }]);
        let _ = editor.ask("initialize", &json!({ "capabilities": {}, "workspaceFolders": folders }));
        editor.notify("initialized", &json!({}));
        editor
    }

    /// Before anything was said.
    pub(crate) fn before(folder: Folder) -> Self {
        let settings = Settings { lang: Some(Lang::En), environment: Lang::En, as_of: Some(DAY), today: || DAY };
        let session = Session::new(settings);
        let (open, shown, answers) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { folder, session, open, shown, answers, told: Vec::new(), last: 0 }
    }

    pub(crate) fn uri(&self, path: &str) -> String {
        let path = fs::canonicalize(self.folder.path()).unwrap().join(path);
        let mut uri = String::from("file://");
        for byte in path.to_str().unwrap().trim_end_matches('/').bytes() {
            if byte.is_ascii_alphanumeric() || b"/-._".contains(&byte) {
                uri.push(byte.into());
            } else {
                write!(uri, "%{byte:02x}").unwrap();
            }
        }
        uri
    }

    /// Sends bytes as a message.
    pub(crate) fn send(&mut self, message: &[u8]) {
        self.session.receive(message);
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string().as_bytes());
    }

    /// Asks without waiting.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> i64 {
        self.last += 1;
        let id = self.last;
        self.send(json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string().as_bytes());
        id
    }

    /// Asks, and gives back what is answered: the result or the error.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Result<Value, Value> {
        let id = self.request(method, params);
        while !self.answers.contains_key(&id) {
            assert_eq!(self.step(), Step::Done, "{method} is not answered");
        }
        let answer = self.answers.remove(&id).unwrap();
        match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer["result"].clone()),
        }
    }

    /// What a request was answered that was not waited for.
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        self.answers.remove(&id).unwrap_or_default()
    }

    /// Lets the server do all that there is to do.
    pub(crate) fn settle(&mut self) {
        while self.step() == Step::Done {}
    }

    pub(crate) fn step(&mut self) -> Step {
        let step = self.session.step();
        for message in self.session.outgoing() {
            if message["method"] == "textDocument/publishDiagnostics" {
                let params = &message["params"];
                self.shown.insert(params["uri"].as_str().unwrap().to_owned(), params["diagnostics"].as_array().unwrap().clone());
            } else if let Some(id) = message["id"].as_i64().filter(|_| message.get("method").is_none()) {
                self.answers.insert(id, message);
            } else {
                self.told.push(message);
            }
        }
        step
    }

    pub(crate) fn open(&mut self, path: &str) {
        let text = fs::read_to_string(self.folder.path().join(path)).unwrap_or_default();
        self.open_as(path, text);
    }

    pub(crate) fn open_as(&mut self, path: &str, text: String) {
        let document = json!({ "uri": self.uri(path), "languageId": "kitei", "version": 1, "text": text });
        self.open.insert(path.to_owned(), text);
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    /// Puts something in place of a part of an open document, as an editor says it: in UTF-16.
    pub(crate) fn edit(&mut self, path: &str, from: usize, to: usize, with: &str) {
        let uri = self.uri(path);
        let text = self.open.get_mut(path).unwrap();
        let range = json!({ "start": place(text, from), "end": place(text, to) });
        text.replace_range(from..to, with);
        let change = json!({ "textDocument": { "uri": uri, "version": 2 }, "contentChanges": [{ "range": range, "text": with }] });
        self.notify("textDocument/didChange", &change);
    }

    /// Replaces what stands once in an open document.
    pub(crate) fn replace(&mut self, path: &str, what: &str, with: &str) {
        let text = &self.open[path];
        assert_eq!(text.matches(what).count(), 1, "{what:?} stands not once in {path}");
        let from = text.find(what).unwrap();
        self.edit(path, from, from + what.len(), with);
    }

    pub(crate) fn save(&mut self, path: &str) {
        let file = self.folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, &self.open[path]).unwrap();
        let document = json!({ "uri": self.uri(path) });
        self.notify("textDocument/didSave", &json!({ "textDocument": document }));
        self.watched(path);
    }

    /// Closes a document; what was not saved is gone.
    pub(crate) fn close(&mut self, path: &str) {
        self.open.remove(path);
        let document = json!({ "uri": self.uri(path) });
        self.notify("textDocument/didClose", &json!({ "textDocument": document }));
    }

    /// A file becomes another on the disk, or goes, without the editor's doing.
    pub(crate) fn behind(&mut self, path: &str, text: Option<&str>) {
        let file = self.folder.path().join(path);
        match text {
            Some(text) => {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, text).unwrap();
            }
            None => fs::remove_file(file).unwrap(),
        }
        self.watched(path);
    }

    fn watched(&mut self, path: &str) {
        let kind = if self.folder.path().join(path).exists() { 2 } else { 3 };
        let event = json!({ "uri": self.uri(path), "type": kind });
        self.notify("workspace/didChangeWatchedFiles", &json!({ "changes": [event] }));
    }

    /// What is shown of all files, sorted.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let root = format!("{}/", self.uri(""));
        let mut lines = Vec::new();
        for (uri, diagnostics) in &self.shown {
            let path = decoded(uri.strip_prefix(&root).unwrap_or(uri));
            for shown in diagnostics {
                let (range, message) = (&shown["range"], shown["message"].as_str().unwrap().lines().next().unwrap_or(""));
                let (start, end) = (&range["start"], &range["end"]);
                let place = format!("{}:{}-{}:{}", start["line"], start["character"], end["line"], end["character"]);
                lines.push(format!("{path} {place} {} {} {message}", shown["severity"], shown["code"].as_str().unwrap()));
            }
        }
        lines.sort();
        lines
    }

    /// The rules of which something is shown in a file.
    pub(crate) fn rules(&self, path: &str) -> Vec<&str> {
        let shown = self.shown.get(&self.uri(path));
        shown.into_iter().flatten().map(|shown| shown["code"].as_str().unwrap()).collect()
    }

    /// What is shown in a file.
    pub(crate) fn shown(&self, path: &str) -> &[Value] {
        self.shown.get(&self.uri(path)).map_or(&[], Vec::as_slice)
    }
}

fn decoded(uri: &str) -> String {
    let mut parts = uri.split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).unwrap());
        bytes.extend(rest.bytes());
    }
    String::from_utf8(bytes).unwrap()
}

/// Line and column in UTF-16 of an offset, counted anew.
pub(crate) fn place(text: &str, offset: usize) -> Value {
    let before = text.get(..offset).unwrap();
    let lines = before.matches('\n').count() + before.matches('\r').count() - before.matches("\r\n").count();
    // Between the two signs of a line end, the line has not ended.
    let is_within = before.ends_with('\r') && text.get(offset..).unwrap().starts_with('\n');
    let line = before.trim_end_matches(if is_within { "\r" } else { "" }).rsplit(['\n', '\r']).next().unwrap();
    json!({ "line": lines - usize::from(is_within), "character": line.encode_utf16().count() })
}

/// What a check finds over the same files, as lines.
pub(crate) fn checked(files: &BTreeMap<String, String>) -> Vec<Line> {
    let folder = files.iter().fold(Folder::new(), |folder, (path, text)| folder.with(path, text));
    let directory = folder.path().to_owned();
    let run = kitei::check(&Options { as_of: Some(DAY), ..Options::new(directory, DAY) });
    let mut lines: Vec<Line> = run.findings.iter().map(|finding| line(&run.sources, finding)).collect();
    lines.sort();
    lines
}

fn line(sources: &Sources, finding: &Diagnostic) -> Line {
    let Span { file, start, end } = finding.span;
    let text = &sources.file(file).unwrap().text;
    let (start, end) = (place(text, start as usize), place(text, end as usize));
    let place = format!("{}:{}-{}:{}", start["line"], start["character"], end["line"], end["character"]);
    let severity = match finding.severity {
        kitei::Severity::Error => 1,
        kitei::Severity::Warning => 2,
        kitei::Severity::Info => 3,
    };
    let message = finding.message.get(Lang::En).lines().next().unwrap_or("");
    format!("{} {place} {severity} {} {message}", sources.path(file), finding.rule.name)
}

/// The policies and the configuration of a fixture, by their paths.
pub(crate) fn fixture(name: &str) -> BTreeMap<String, String> {
    let root = crate::harness::folder(name);
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_wanted = |path: &Path| path.extension().is_some_and(|end| end == "kitei" || end == "toml");
            if path.is_dir() {
                folders.push(path);
            } else if is_wanted(&path) {
                let shown = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                if let Ok(text) = fs::read_to_string(&path) {
                    files.insert(shown, text);
                }
            }
        }
    }
    files
}
