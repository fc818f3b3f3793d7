//! What a client says of itself when it comes. Looked for one by one: a client that says something nobody knows is served all the same.

use std::path::PathBuf;

use gen_lsp_types::Uri;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::position::Encoding;
use super::uri;
use crate::diagnostic::Lang;
use crate::workspace;

/// A client.
#[derive(Debug)]
pub(super) struct Client {
    /// What its columns count.
    pub(super) encoding: Encoding,
    /// The language that it is shown in, where it is one of the two.
    pub(super) lang: Option<Lang>,
    /// The folders that it has open.
    pub(super) folders: Vec<PathBuf>,
    /// Whether it can be asked to watch files.
    pub(super) watches: bool,
    /// Whether what it completes may have places that are filled in.
    pub(super) snippets: bool,
}

impl Client {
    /// What the parameters of `initialize` say.
    pub(super) fn of(params: &Value) -> Self {
        let offered: Option<Vec<Value>> = at(params, "/capabilities/general/positionEncodings");
        let offered: Vec<_> = offered.into_iter().flatten().filter_map(|kind| serde_json::from_value(kind).ok()).collect();
        let named: Option<Vec<Value>> = at(params, "/workspaceFolders");
        let named = named.into_iter().flatten().filter_map(|folder| at::<Uri>(&folder, "/uri"));
        let mut folders: Vec<PathBuf> = named.filter_map(|folder| uri::path(&folder)).map(|path| workspace::real(&path)).collect();
        if folders.is_empty() {
            folders.extend(at::<Uri>(params, "/rootUri").and_then(|root| uri::path(&root)).map(|path| workspace::real(&path)));
        }
        let locale: Option<String> = at(params, "/locale");
        let dynamic = "/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration";
        Self {
            encoding: Encoding::agreed(&offered),
            lang: locale.as_deref().and_then(lang_of),
            folders,
            watches: at(params, dynamic).unwrap_or(false),
            snippets: at(params, "/capabilities/textDocument/completion/completionItem/snippetSupport").unwrap_or(false),
        }
    }
}

/// The language of a tag: `ja`, `ja-JP`, `en_US`.
fn lang_of(tag: &str) -> Option<Lang> {
    match tag.split(['-', '_']).next()? {
        "ja" => Some(Lang::Ja),
        "en" => Some(Lang::En),
        _ => None,
    }
}

fn at<T: DeserializeOwned>(value: &Value, place: &str) -> Option<T> {
    serde_json::from_value(value.pointer(place)?.clone()).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_said_is_found_and_what_nobody_knows_is_passed_over() {
        let client = Client::of(&json!({
            "locale": "ja-JP",
            "rootUri": "file:///b",
            "workspaceFolders": [{ "uri": "file:///a", "name": "a" }, { "uri": "untitled:x" }, 3],
            "capabilities": {
                "general": { "positionEncodings": ["utf-99", 1, "utf-8"] },
                "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } },
            },
        }));
        assert_eq!((client.encoding, client.lang, client.watches), (Encoding::Utf8, Some(Lang::Ja), true));
        assert_eq!(client.folders, [PathBuf::from("/a")]);
        for nothing in [json!(null), json!([]), json!({ "locale": 1, "capabilities": [], "workspaceFolders": null, "rootUri": {} })] {
            let client = Client::of(&nothing);
            assert_eq!((client.encoding, client.lang, client.watches), (Encoding::Utf16, None, false));
            assert!(client.folders.is_empty());
        }
    }
}
