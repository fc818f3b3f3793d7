//! Another name for somebody or something, wherever it is named. Nothing is renamed that would be judged otherwise than before.

use std::collections::{BTreeMap, HashMap};

use gen_lsp_types::{PrepareRenameResult, TextEdit, Uri, WorkspaceEdit};

use super::here::Here;
use super::message::Refusal;
use crate::diagnostic::{Diagnostic, Text};
use crate::explain::rename::{Named, named};
use crate::text::{FileId, Span};

/// Documents that are judged again with the new name before it is given.
const TRIED: usize = 24;

/// What would be renamed at an offset, where something can be.
pub(super) fn prepare(here: &mut Here<'_>, offset: u32) -> Option<PrepareRenameResult> {
    let named = at(here, offset)?;
    let range = here.places().range(here.sources(), named.span);
    Some(PrepareRenameResult::PrepareRenamePlaceholder(gen_lsp_types::PrepareRenamePlaceholder { range, placeholder: named.name }))
}

/// The changes that give what stands at an offset another name.
pub(super) fn rename(here: &mut Here<'_>, offset: u32, name: &str) -> Result<WorkspaceEdit, Refusal> {
    let nothing = || {
        Refusal::failed(Text::new(
            "ここには改められる名前がありません。改められるのは、規程で定めたシステム、事業者、職、委員会、用語、役割の名称、区分の名並びに条、章、節、別表及び様式の題名です",
            "nothing here can be renamed: what can are systems, vendors, posts, committees, terms, titles of roles and labels that policies set up, and titles of articles, chapters, sections, tables and forms that one of them bears",
        ))
    };
    let named = at(here, offset).ok_or_else(nothing)?;
    if name.trim().is_empty() || name.contains(['「', '」', '"', '{', '}', '\n', '\r']) {
        return Err(Refusal::failed(Text::new(
            "名前には、文字を書き、かぎ括弧、波括弧及び改行は使わないでください",
            "a name has letters, and no quotes, braces or line ends",
        )));
    }
    let documents = here.workspace.family(named.owner);
    let documents = || documents.iter().map(|document| &**document);
    if named.is_taken(name, documents()) {
        return Err(Refusal::failed(Text::new(format!("「{name}」は既にあります"), format!("there is a \"{name}\" already"))));
    }
    let everywhere: Vec<Span> = named.everywhere(documents()).into_iter().collect();
    try_it(here, &everywhere, name)?;
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for span in everywhere {
        let location = here.places().location(here.sources(), span).ok_or_else(Refusal::internal)?;
        changes.entry(location.uri).or_default().push(TextEdit { range: location.range, new_text: name.to_owned() });
    }
    Ok(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() })
}

fn at(here: &mut Here<'_>, offset: u32) -> Option<Named> {
    let place = Span::at(here.file, offset);
    here.workspace.policy_of(here.file, |resolved, id| named(resolved, id, place)).flatten()
}

/// Judges what is renamed as it would be, and leaves it as it is.
fn try_it(here: &mut Here<'_>, everywhere: &[Span], name: &str) -> Result<(), Refusal> {
    let mut files: Vec<FileId> = everywhere.iter().map(|span| span.file).collect();
    files.dedup();
    files.truncate(TRIED);
    let texts: Vec<(String, String, String)> = files.iter().filter_map(|&file| renamed(here, file, everywhere, name)).collect();
    let before = found(here, &files);
    for (path, _, after) in &texts {
        here.workspace.set_text(path, Some(after));
    }
    let after = found(here, &files);
    for (path, before, _) in &texts {
        here.workspace.set_text(path, Some(before));
    }
    let more = after.iter().find(|(rule, found)| before.get(*rule).is_none_or(|before| before.len() < found.len()));
    let fewer = || before.iter().find(|(rule, found)| after.get(*rule).is_none_or(|after| after.len() < found.len()));
    let Some((rule, finding)) = more.or_else(fewer).and_then(|(rule, found)| Some((*rule, found.first()?))) else { return Ok(()) };
    let told = &finding.told().message;
    Err(Refusal::failed(Text::new(
        format!("「{name}」に改めると判定が変わります（{rule}：{}）", told.ja),
        format!("as \"{name}\" it would be judged otherwise ({rule}: {})", told.en),
    )))
}

/// The path of a file, its text, and that with the new name.
fn renamed(here: &Here<'_>, file: FileId, everywhere: &[Span], name: &str) -> Option<(String, String, String)> {
    let sources = here.sources();
    let text = sources.file(file)?.text.to_string();
    let mut after = text.clone();
    for span in everywhere.iter().rev().filter(|span| span.file == file) {
        after.replace_range(span.start as usize..span.end as usize, name);
    }
    Some((sources.path(file).to_owned(), text, after))
}

/// What is found in some files, by rule.
fn found(here: &mut Here<'_>, files: &[FileId]) -> BTreeMap<&'static str, Vec<Diagnostic>> {
    let mut found: BTreeMap<&'static str, Vec<Diagnostic>> = BTreeMap::new();
    for finding in files.iter().flat_map(|&file| here.workspace.found_in(file)) {
        found.entry(finding.rule.name).or_default().push(finding);
    }
    found
}
