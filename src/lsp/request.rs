//! What is asked of a document or a repository, and who answers.

use gen_lsp_types::{
    CodeActionRequest, CodeLensRequest, CompletionRequest, Definition, DefinitionRequest, DocumentFormattingRequest, DocumentLinkRequest,
    DocumentRangeFormattingRequest, DocumentSymbolRequest, ExecuteCommandParams, ExecuteCommandRequest, FoldingRangeRequest, HoverRequest,
    InlayHintRequest, Position, PrepareRenameRequest, ReferencesRequest, RenameRequest, Request, SelectionRangeRequest,
    SemanticTokensRequest, TextDocumentPositionParams, Uri, WorkspaceSymbolRequest,
};
use serde_json::{Value, json};

use super::desk::Desk;
use super::message::Refusal;
use super::{action, completion, formatting, outline, point, rename, tokens};
use crate::render::preview;
use crate::text::Span;

/// The answer to a request.
pub(super) fn answer(desk: &mut Desk, method: &str, params: Value) -> Result<Value, Refusal> {
    match method {
        "textDocument/formatting" => {
            of::<DocumentFormattingRequest>(params, |params| Ok(Some(formatting::document(&desk.here(&params.text_document.uri)?))))
        }
        "textDocument/rangeFormatting" => of::<DocumentRangeFormattingRequest>(params, |params| {
            let here = desk.here(&params.text_document.uri)?;
            Ok(Some(formatting::part(&here, here.span(params.range))))
        }),
        "textDocument/codeAction" => of::<CodeActionRequest>(params, |params| {
            let mut here = desk.here(&params.text_document.uri)?;
            let place = here.span(params.range);
            let actions = action::actions(&mut here, place, params.context.only.as_deref());
            Ok(Some(actions.into_iter().map(Into::into).collect()))
        }),
        "textDocument/documentSymbol" => {
            of::<DocumentSymbolRequest>(params, |params| Ok(Some(outline::symbols(&desk.here(&params.text_document.uri)?).into())))
        }
        "textDocument/foldingRange" => {
            of::<FoldingRangeRequest>(params, |params| Ok(Some(outline::folds(&desk.here(&params.text_document.uri)?))))
        }
        "textDocument/selectionRange" => of::<SelectionRangeRequest>(params, |params| {
            let here = desk.here(&params.text_document.uri)?;
            Ok(Some(params.positions.into_iter().map(|position| outline::around(&here, here.offset(position))).collect()))
        }),
        "textDocument/documentLink" => {
            of::<DocumentLinkRequest>(params, |params| Ok(Some(outline::links(&desk.here(&params.text_document.uri)?))))
        }
        "textDocument/hover" => of::<HoverRequest>(params, |params| {
            let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
            let mut here = desk.here(&text_document.uri)?;
            let offset = here.offset(position);
            Ok(point::hover(&mut here, offset))
        }),
        "textDocument/definition" => of::<DefinitionRequest>(params, |params| {
            let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
            let mut here = desk.here(&text_document.uri)?;
            let offset = here.offset(position);
            Ok(Some(Definition::from(point::definition(&mut here, offset)).into()))
        }),
        "textDocument/references" => of::<ReferencesRequest>(params, |params| {
            let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
            let mut here = desk.here(&text_document.uri)?;
            let offset = here.offset(position);
            Ok(Some(point::references(&mut here, offset)))
        }),
        "textDocument/prepareRename" => of::<PrepareRenameRequest>(params, |params| {
            let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
            let mut here = desk.here(&text_document.uri)?;
            let offset = here.offset(position);
            Ok(rename::prepare(&mut here, offset))
        }),
        "textDocument/rename" => of::<RenameRequest>(params, |params| {
            let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
            let mut here = desk.here(&text_document.uri)?;
            let offset = here.offset(position);
            rename::rename(&mut here, offset, &params.new_name).map(Some)
        }),
        "textDocument/semanticTokens/full" => {
            of::<SemanticTokensRequest>(params, |params| Ok(tokens::all(&mut desk.here(&params.text_document.uri)?)))
        }
        "textDocument/codeLens" => {
            of::<CodeLensRequest>(params, |params| Ok(Some(point::lenses(&mut desk.here(&params.text_document.uri)?))))
        }
        "textDocument/inlayHint" => of::<InlayHintRequest>(params, |params| {
            let mut here = desk.here(&params.text_document.uri)?;
            let within = here.span(params.range);
            Ok(Some(point::hints(&mut here, within)))
        }),
        "textDocument/completion" => of::<CompletionRequest>(params, |params| {
            let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
            let mut here = desk.here(&text_document.uri)?;
            let offset = here.offset(position);
            Ok(Some(completion::list(&mut here, offset).into()))
        }),
        "workspace/symbol" => of::<WorkspaceSymbolRequest>(params, |params| Ok(Some(desk.symbols(&params.query).into()))),
        "workspace/executeCommand" => of::<ExecuteCommandRequest>(params, |params| command(desk, &params).map(Some)),
        _ => Err(Refusal::unknown(method)),
    }
}

/// The command that gives the page of a policy as it is printed, for whoever shows it beside the text. Behind the document comes the place
/// of the cursor, where there is one.
pub(super) const PAGE: &str = "kitei.page";

fn command(desk: &mut Desk, params: &ExecuteCommandParams) -> Result<Value, Refusal> {
    if params.command != PAGE {
        return Err(Refusal::unknown(&params.command));
    }
    let arguments = params.arguments.as_deref().unwrap_or_default();
    let uri = arguments.first().and_then(Value::as_str).ok_or_else(|| Refusal::params(PAGE, "no document is named"))?;
    let cursor = arguments.get(1).cloned().map(serde_json::from_value::<Position>).transpose();
    let cursor = cursor.map_err(|error| Refusal::params(PAGE, &error.to_string()))?;
    let here = desk.here(&Uri::from(uri))?;
    let at = Span::at(here.file, cursor.map_or(0, |cursor| here.offset(cursor)));
    let shown = here.workspace.policy_of(here.file, |resolved, id| preview(resolved, id, at)).flatten();
    Ok(shown.map_or(Value::Null, |shown| json!({ "html": shown.html, "anchor": shown.anchor.filter(|_| cursor.is_some()) })))
}

fn of<R: Request>(params: Value, answer: impl FnOnce(R::Params) -> Result<R::Result, Refusal>) -> Result<Value, Refusal> {
    let params = serde_json::from_value(params).map_err(|error| Refusal::params(R::METHOD.as_str(), &error.to_string()))?;
    serde_json::to_value(answer(params)?).map_err(|_| Refusal::internal())
}
