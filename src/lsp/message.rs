//! What a client says, and what is refused.

use gen_lsp_types::json_rpc::{Error, Id};
use gen_lsp_types::{ErrorCodes, LspErrorCodes};
use serde_json::Value;

use super::wire::Fault;
use crate::diagnostic::{Lang, Text};

/// Something that came.
#[derive(Debug)]
pub(super) enum Incoming {
    /// It wants an answer.
    Request { id: Id, method: String, params: Value },
    /// It wants none.
    Notification { method: String, params: Value },
    /// It is an answer.
    Response,
    /// It is nothing that the protocol knows.
    Nothing(Refusal),
}

impl Incoming {
    /// What the bytes of a message say.
    pub(super) fn read(came: Result<Vec<u8>, Fault>) -> Self {
        let bytes = match came {
            Ok(bytes) => bytes,
            Err(Fault::NoLength) => return Self::Nothing(Refusal::parse("見出しに長さがありません", "the header gives no length")),
            Err(Fault::TooLarge) => return Self::Nothing(Refusal::parse("電文が大きすぎます", "the message is too large")),
        };
        let Ok(message) = serde_json::from_slice::<Value>(&bytes) else {
            return Self::Nothing(Refusal::parse("電文を読み取れません", "the message cannot be read"));
        };
        let Value::Object(mut message) = message else {
            return Self::Nothing(Refusal::request("電文ではありません", "this is no message"));
        };
        let id = match message.remove("id") {
            None => None,
            Some(id) => match id_of(&id) {
                Some(id) => Some(id),
                None if message.contains_key("method") => {
                    return Self::Nothing(Refusal::request(
                        "要求の番号が数でも文字列でもありません",
                        "the id is neither a number nor a string",
                    ));
                }
                // A client that could not read what it was told.
                None => return Self::Response,
            },
        };
        match (message.remove("method"), id) {
            (Some(Value::String(method)), id) => {
                let params = message.remove("params").unwrap_or(Value::Null);
                match id {
                    Some(id) => Self::Request { id, method, params },
                    None => Self::Notification { method, params },
                }
            }
            (None, Some(_)) if message.contains_key("result") || message.contains_key("error") => Self::Response,
            _ => Self::Nothing(Refusal::request("電文ではありません", "this is no message")),
        }
    }
}

/// The id of a request.
pub(super) fn id_of(id: &Value) -> Option<Id> {
    id.as_i64().map(Id::Number).or_else(|| id.as_str().map(|id| Id::String(id.to_owned())))
}

/// Why something is not done.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    code: i32,
    message: Text,
}

impl Refusal {
    fn new(code: impl Into<i32>, message: Text) -> Self {
        Self { code: code.into(), message }
    }

    fn parse(ja: &str, en: &str) -> Self {
        Self::new(ErrorCodes::ParseError, Text::new(ja, en))
    }

    fn request(ja: &str, en: &str) -> Self {
        Self::new(ErrorCodes::InvalidRequest, Text::new(ja, en))
    }

    /// Nothing was agreed on yet.
    pub(super) fn not_initialized() -> Self {
        Self::new(ErrorCodes::ServerNotInitialized, Text::new("初期化されていません", "the server is not initialized"))
    }

    /// It was agreed on already.
    pub(super) fn initialized() -> Self {
        Self::request("既に初期化されています", "the server is initialized already")
    }

    /// All that may still come is `exit`.
    pub(super) fn shut_down() -> Self {
        Self::request("終了の手続に入っています", "the server is shutting down")
    }

    /// Nobody knows such a request.
    pub(super) fn unknown(method: &str) -> Self {
        let message = Text::new(format!("「{method}」という要求はありません"), format!("there is no request \"{method}\""));
        Self::new(ErrorCodes::MethodNotFound, message)
    }

    /// The parameters are none of the request.
    pub(super) fn params(method: &str, why: &str) -> Self {
        let message = Text::new(
            format!("「{method}」の引数を読み取れません：{why}"),
            format!("the parameters of \"{method}\" cannot be read: {why}"),
        );
        Self::new(ErrorCodes::InvalidParams, message)
    }

    /// The client takes it back.
    pub(super) fn cancelled() -> Self {
        Self::new(LspErrorCodes::RequestCancelled, Text::new("要求は取り消されました", "the request was cancelled"))
    }

    /// The document is none of those that are judged.
    pub(super) fn no_document(uri: &str) -> Self {
        let message = Text::new(format!("「{uri}」は検査の対象ではありません"), format!("\"{uri}\" is none of the files that are judged"));
        Self::new(LspErrorCodes::RequestFailed, message)
    }

    /// It cannot be done, for a reason.
    pub(super) fn failed(message: Text) -> Self {
        Self::new(LspErrorCodes::RequestFailed, message)
    }

    /// Something that must not happen has happened.
    pub(super) fn internal() -> Self {
        let message = Text::new("処理中に誤りが起きました", "something went wrong");
        Self::new(ErrorCodes::InternalError, message)
    }

    /// As it is sent.
    pub(super) fn error(&self, lang: Lang) -> Error {
        Error { code: ErrorCodes::from(self.code), message: self.message.get(lang).to_owned(), data: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Incoming {
        Incoming::read(Ok(text.as_bytes().to_vec()))
    }

    #[test]
    fn what_is_no_message_is_refused() {
        for text in [
            "",
            "{",
            "[]",
            "1",
            "null",
            "{}",
            r#"{"id":1}"#,
            r#"{"id":1.5,"method":"a"}"#,
            r#"{"id":null,"method":"a"}"#,
            r#"{"id":[1],"method":"a"}"#,
            r#"{"id":{"id":1},"method":"a"}"#,
            r#"{"id":1e400,"method":"a"}"#,
            r#"{"id":18446744073709551615,"method":"a"}"#,
            r#"{"id":1,"method":1}"#,
            "{\"id\":1,\"method\":\"\u{0}\"}",
            &"[".repeat(100_000),
        ] {
            assert!(matches!(read(text), Incoming::Nothing(_)), "{text:.60}");
        }
        assert!(matches!(Incoming::read(Ok(vec![b'"', 0xff, b'"'])), Incoming::Nothing(_)));
    }

    #[test]
    fn messages_are_told_apart() {
        assert!(matches!(read(r#"{"id":"a","method":"m"}"#), Incoming::Request { id: Id::String(_), params: Value::Null, .. }));
        assert!(matches!(read(r#"{"id":-3,"method":"m","params":[]}"#), Incoming::Request { id: Id::Number(-3), .. }));
        assert!(matches!(read(r#"{"method":"m"}"#), Incoming::Notification { .. }));
        assert!(matches!(read(r#"{"id":1,"result":null}"#), Incoming::Response));
        assert!(matches!(read(r#"{"id":null,"error":{}}"#), Incoming::Response));
    }
}
