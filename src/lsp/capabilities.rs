//! What the server can do: nothing stands here that is not answered.

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeLensOptions, CompletionOptions, DocumentLinkOptions, ExecuteCommandOptions, FileSystemWatcher,
    InitializeResult, RenameOptions, SemanticTokensOptions, ServerCapabilities, ServerInfo, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};

use super::action::FIX_ALL;
use super::client::Client;
use super::request::PAGE;
use super::tokens;

/// What a client is told when it comes.
pub(super) fn initialized(client: &Client) -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        ..TextDocumentSyncOptions::default()
    };
    let kinds = vec![CodeActionKind::QuickFix, CodeActionKind::RefactorRewrite, FIX_ALL.to_owned().into()];
    let actions = CodeActionOptions { code_action_kinds: Some(kinds), ..CodeActionOptions::default() };
    let commands = ExecuteCommandOptions { commands: vec![PAGE.to_owned()], ..ExecuteCommandOptions::default() };
    // A word that an input method is still composing is none: it asks when a word begins.
    let triggers = [" ", "　", "、", ","].map(str::to_owned).to_vec();
    let completion = CompletionOptions { trigger_characters: Some(triggers), ..CompletionOptions::default() };
    let tokens = SemanticTokensOptions { legend: tokens::legend(), full: Some(true.into()), ..SemanticTokensOptions::default() };
    let folders = WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(true.into()) };
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(client.encoding.kind()),
            text_document_sync: Some(sync.into()),
            document_formatting_provider: Some(true.into()),
            document_range_formatting_provider: Some(true.into()),
            code_action_provider: Some(actions.into()),
            execute_command_provider: Some(commands),
            hover_provider: Some(true.into()),
            definition_provider: Some(true.into()),
            references_provider: Some(true.into()),
            code_lens_provider: Some(CodeLensOptions::default()),
            rename_provider: Some(RenameOptions { prepare_provider: Some(true), ..RenameOptions::default() }.into()),
            semantic_tokens_provider: Some(tokens.into()),
            inlay_hint_provider: Some(true.into()),
            completion_provider: Some(completion),
            document_symbol_provider: Some(true.into()),
            workspace_symbol_provider: Some(true.into()),
            folding_range_provider: Some(true.into()),
            selection_range_provider: Some(true.into()),
            document_link_provider: Some(DocumentLinkOptions::default()),
            workspace: Some(WorkspaceOptions { workspace_folders: Some(folders), ..WorkspaceOptions::default() }),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo { name: "kitei".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) }),
    }
}

/// The files that are to be watched behind the editor.
pub(super) fn watchers() -> Vec<FileSystemWatcher> {
    let watched = ["**/*.kitei", "**/kitei.toml", "**/.gitignore"];
    watched.into_iter().map(|pattern| FileSystemWatcher { glob_pattern: pattern.to_owned().into(), kind: None }).collect()
}
