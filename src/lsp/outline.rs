//! What stands in a document and where: symbols, what folds, what is selected around a cursor, what leads to other files.

use gen_lsp_types::{
    BaseSymbolInformation, DocumentLink, DocumentSymbol, FoldingRange, FoldingRangeKind, Location, SelectionRange, SymbolKind,
    WorkspaceSymbol,
};

use super::here::Here;
use super::places::Places;
use crate::syntax::document::{Document, Statement};
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Span, look_up_key, path};
use crate::workspace::Workspace;

/// No list of symbols of a repository is longer.
const MOST: usize = 500;
/// Characters of a name that are still read in a list.
const LONGEST: usize = 80;

/// What a document holds, by chapter and article.
pub(super) fn symbols(here: &Here<'_>) -> Vec<DocumentSymbol> {
    let Some((document, _)) = here.workspace.opened().documents.get(here.file) else { return Vec::new() };
    document.statements().filter_map(|statement| symbol(here, statement)).collect()
}

fn symbol(here: &Here<'_>, statement: Statement<'_>) -> Option<DocumentSymbol> {
    let kind = kind(statement)?;
    let range = |span| here.places().range(here.sources(), span);
    let children: Vec<DocumentSymbol> = statement.children().filter_map(|child| symbol(here, child)).collect();
    let children = (!children.is_empty()).then_some(children);
    Some(DocumentSymbol::new(name(statement), None, kind, None, None, range(statement.span()), range(statement.header()), children))
}

/// What of a statement is told in a list; none: it is none of what is looked for.
fn kind(statement: Statement<'_>) -> Option<SymbolKind> {
    let keyword = statement.keyword()?;
    Some(match keyword {
        Keyword::Policy | Keyword::Standard | Keyword::Vocabulary => SymbolKind::File,
        Keyword::Chapter | Keyword::Section => SymbolKind::Namespace,
        Keyword::Article | Keyword::Supplement => SymbolKind::Class,
        Keyword::Requirement | Keyword::Point => SymbolKind::Interface,
        Keyword::Facts => SymbolKind::Object,
        Keyword::Definition => SymbolKind::Constant,
        _ if keyword.is_declaration_kind() => SymbolKind::Property,
        _ if keyword.is_entity_kind() => SymbolKind::Struct,
        _ => return None,
    })
}

/// The head of a statement on one line, without its brace.
fn name(statement: Statement<'_>) -> String {
    let header = statement.document().text(statement.header());
    let words: Vec<&str> = header.split_whitespace().collect();
    let name = words.join(" ");
    let mut signs = name.chars();
    let shown: String = signs.by_ref().take(LONGEST).collect();
    if signs.next().is_some() { shown + "…" } else { shown }
}

/// What of a whole repository has a name in which some words stand.
pub(super) fn found(workspace: &Workspace, places: &Places<'_>, query: &str) -> Vec<WorkspaceSymbol> {
    let (opened, wanted) = (workspace.opened(), look_up_key(query));
    let documents = opened.files.iter().filter_map(|&file| opened.documents.get(file));
    let statements = documents.flat_map(|(document, _)| document.all());
    let named = statements.filter_map(|statement| Some((kind(statement)?, name(statement), statement)));
    let fitting = named.filter(|(_, name, _)| look_up_key(name).contains(&*wanted));
    let symbols = fitting.filter_map(|(kind, name, statement)| {
        let location: Location = places.location(&opened.sources, statement.header())?;
        let container_name = Some(opened.sources.path(statement.header().file).to_owned());
        let base_symbol_information = BaseSymbolInformation { name, kind, tags: None, container_name };
        Some(WorkspaceSymbol { location: location.into(), data: None, base_symbol_information })
    });
    symbols.take(MOST).collect()
}

/// What folds: blocks, long texts, comments that follow each other.
pub(super) fn folds(here: &Here<'_>) -> Vec<FoldingRange> {
    let Some((document, _)) = here.workspace.opened().documents.get(here.file) else { return Vec::new() };
    let lines = |span: Span| {
        let range = here.places().range(here.sources(), span);
        (range.start.line, range.end.line)
    };
    let fold = |(start_line, end_line): (u32, u32), kind: Option<FoldingRangeKind>| {
        (start_line < end_line).then_some(FoldingRange { start_line, end_line, kind, ..FoldingRange::default() })
    };
    let mut folds: Vec<FoldingRange> = document.all().filter_map(|statement| fold(lines(statement.span()), None)).collect();
    let mut run: Option<(u32, u32)> = None;
    for (line, _) in document.comments.iter().map(|comment| lines(*comment)) {
        run = match run {
            Some((first, last)) if line == last + 1 => Some((first, line)),
            _ => {
                folds.extend(run.and_then(|run| fold(run, Some(FoldingRangeKind::Comment))));
                Some((line, line))
            }
        };
    }
    folds.extend(run.and_then(|run| fold(run, Some(FoldingRangeKind::Comment))));
    folds
}

/// What is selected around an offset, step by step: a word, what heads a statement, the statement, those around it, all.
pub(super) fn around(here: &Here<'_>, offset: u32) -> SelectionRange {
    let whole =
        || Span::new(here.file, 0, here.sources().file(here.file).map_or(0, |file| u32::try_from(file.text.len()).unwrap_or(u32::MAX)));
    let document = here.workspace.opened().documents.get(here.file).map(|(document, _)| &**document);
    let mut spans: Vec<Span> = document.map(|document| spans(document, offset)).unwrap_or_default();
    spans.push(whole());
    // Of what lies in each other the largest is the last to be selected.
    spans.sort_by_key(|span| std::cmp::Reverse(span.len()));
    spans.dedup();
    let mut selected: Option<SelectionRange> = None;
    for span in spans {
        let parent = selected.take().map(Box::new);
        selected = Some(SelectionRange { range: here.places().range(here.sources(), span), parent });
    }
    selected.unwrap_or_default()
}

fn spans(document: &Document, offset: u32) -> Vec<Span> {
    let holds = |span: &Span| span.start <= offset && offset <= span.end;
    let mut spans = Vec::new();
    for statement in document.all().filter(|statement| holds(&statement.span())) {
        spans.push(statement.span());
        spans.push(statement.header());
        spans.push(statement.head_span());
        let of_clauses = statement.clauses().flat_map(|clause| clause.operands.terms);
        spans.extend(statement.operands().terms.iter().chain(of_clauses).flat_map(|term| [term.span, term.inner()]));
    }
    spans.retain(holds);
    // Each holds the next.
    spans.sort_by_key(|span| std::cmp::Reverse(span.len()));
    let mut nested: Vec<Span> = Vec::new();
    for span in spans {
        if nested.last().is_none_or(|last| last.contains(span)) {
            nested.push(span);
        }
    }
    nested
}

/// The files to which a document refers.
pub(super) fn links(here: &Here<'_>) -> Vec<DocumentLink> {
    let opened = here.workspace.opened();
    let Some((document, _)) = opened.documents.get(here.file) else { return Vec::new() };
    let naming = document.all().filter(|statement| matches!(statement.keyword(), Some(Keyword::Inherits | Keyword::Includes)));
    let words = naming.flat_map(|statement| statement.operands().words().filter(|word| word.quoted).collect::<Vec<_>>());
    let link = |word: crate::syntax::document::Word<'_>| {
        let target = here.places().uri(here.sources(), file_named(here, word.text)?)?;
        Some(DocumentLink { range: here.places().range(here.sources(), word.span), target: Some(target), tooltip: None, data: None })
    };
    words.filter_map(link).collect()
}

/// The file to which a path leads that is written in a document.
pub(super) fn file_named(here: &Here<'_>, written: &str) -> Option<FileId> {
    let opened = here.workspace.opened();
    let wanted = path::composed(&path::join(opened.sources.path(here.file), written).ok()?);
    opened.files.iter().copied().find(|file| path::composed(opened.sources.path(*file)) == wanted)
}
