//! The program itself, over its standard streams.

use std::io::Write as _;

use serde_json::{Value, json};

use crate::harness::{Folder, finished};

fn framed(messages: &[Value]) -> String {
    let message = |message: &Value| {
        let text = message.to_string();
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    };
    messages.iter().map(message).collect()
}

#[test]
fn a_session_begins_and_ends_as_the_protocol_has_it() {
    let folder = Folder::new();
    let initialize = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "locale": "ja", "capabilities": { "general": { "positionEncodings": ["utf-16", "utf-8"] } },
    } });
    let shutdown = json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" });
    let exit = json!({ "jsonrpc": "2.0", "method": "exit" });
    let ran = folder.run_over(&["lsp"], &framed(&[initialize.clone(), shutdown, exit.clone()]));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("\"positionEncoding\":\"utf-8\""), "{}", ran.out);
    // Without `shutdown`, and where the client goes without a word.
    assert_eq!(folder.run_over(&["lsp"], &framed(&[initialize.clone(), exit])).code, 1);
    assert_eq!(folder.run_over(&["lsp"], &framed(&[initialize])).code, 1);
}

#[test]
fn what_is_too_large_is_refused_and_the_next_is_answered() {
    let folder = Folder::new();
    let mut input = Vec::new();
    write!(input, "Content-Length: 70000000\r\n\r\n").unwrap();
    input.resize(input.len() + 70_000_000, b' ');
    let unknown = json!({ "jsonrpc": "2.0", "id": 7, "method": "nobody/knows" });
    input.extend(framed(&[unknown]).bytes());
    let ran = finished(&mut folder.command(&["lsp"]), &String::from_utf8(input).unwrap());
    assert!(ran.out.contains("\"code\":-32700") && ran.out.contains("\"id\":7"), "{}", ran.out);
}

/// What no editor reads here has at least to be what it says: settings in TOML, that start the server for the files of policies.
#[test]
fn the_settings_for_helix_start_the_server() {
    let settings = include_str!("../../../editors/helix/languages.toml").parse::<toml::Table>().unwrap();
    let language = &settings["language"][0];
    assert_eq!(language["file-types"][0].as_str(), Some("kitei"));
    let server = &settings["language-server"][language["language-servers"][0].as_str().unwrap()];
    assert_eq!(server["command"].as_str(), Some("kitei"));
    let arguments: Vec<&str> = server["args"].as_array().unwrap().iter().map(|argument| argument.as_str().unwrap()).collect();
    let exit = json!({ "jsonrpc": "2.0", "method": "exit" });
    assert_eq!(Folder::new().run_over(&arguments, &framed(&[exit])).code, 1, "it is served until it goes");
}
