//! The words of a document with what they are, as editors count them: each from the one before.

use gen_lsp_types::{SemanticToken, SemanticTokens, SemanticTokensLegend};

use super::here::Here;
use crate::explain::tokens::{TOKENS, tokens};

/// What the numbers of tokens mean.
pub(super) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend { token_types: TOKENS.map(str::to_owned).to_vec(), token_modifiers: Vec::new() }
}

/// Those of a document.
pub(super) fn all(here: &mut Here<'_>) -> Option<SemanticTokens> {
    let file = here.file;
    let of = |here: &mut Here<'_>| {
        here.workspace.policy_of(file, |resolved, id| Some(tokens(resolved, id, resolved.documents.get(file)?))).flatten()
    };
    let found = of(here)?;
    let mut before = (0, 0);
    let mut data = Vec::with_capacity(found.len());
    for (span, token) in found {
        let range = here.places().range(here.sources(), span);
        // A token ends on its line.
        if range.start.line != range.end.line {
            continue;
        }
        let (line, column) = (range.start.line, range.start.character);
        let delta_start = if line == before.0 { column - before.1 } else { column };
        let (delta_line, length) = (line - before.0, range.end.character - column);
        data.push(SemanticToken { delta_line, delta_start, length, token_type: token.index(), token_modifiers_bitset: 0 });
        before = (line, column);
    }
    Some(SemanticTokens { result_id: None, data })
}
