//! Places of a repository as the client knows them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::{Location, Position, Range, Uri};

use super::buffer::Buffer;
use super::position::{Encoding, Held, Lines};
use super::uri;
use crate::text::{FileId, Sources, Span};

/// What is needed to say where something is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places<'d> {
    /// The folder from which paths are shown.
    pub(super) folder: &'d Path,
    /// The documents that are open.
    pub(super) buffers: &'d BTreeMap<PathBuf, Buffer>,
    /// The last files that are no files of the repository: those that are built in.
    pub(super) built_in: &'d [FileId],
    pub(super) encoding: Encoding,
}

impl Places<'_> {
    /// Where a file lies; none where it is built in.
    pub(super) fn path(&self, sources: &Sources, file: FileId) -> Option<PathBuf> {
        (!self.built_in.contains(&file)).then(|| plain(&self.folder.join(sources.path(file))))
    }

    /// As the client names a file: as it opened it, where it did.
    pub(super) fn uri(&self, sources: &Sources, file: FileId) -> Option<Uri> {
        let path = self.path(sources, file)?;
        Some(self.buffers.get(&path).map_or_else(|| uri::uri(&path), |buffer| buffer.uri.clone()))
    }

    /// A place with its file; none where the file is built in.
    pub(super) fn location(&self, sources: &Sources, span: Span) -> Option<Location> {
        Some(Location { uri: self.uri(sources, span.file)?, range: self.range(sources, span) })
    }

    /// A place in its file.
    pub(super) fn range(&self, sources: &Sources, span: Span) -> Range {
        self.with_lines(sources, span.file, |lines| lines.range(span)).unwrap_or_default()
    }

    /// The offset of a place in a file.
    pub(super) fn offset(&self, sources: &Sources, file: FileId, position: Position) -> u32 {
        self.with_lines(sources, file, |lines| lines.offset(position)).unwrap_or_default()
    }

    /// The span of a place in a file.
    pub(super) fn span(&self, sources: &Sources, file: FileId, range: Range) -> Span {
        self.with_lines(sources, file, |lines| lines.span(file, range)).unwrap_or(Span::at(file, 0))
    }

    /// Looks at the lines of a file.
    pub(super) fn with_lines<T>(&self, sources: &Sources, file: FileId, of: impl FnOnce(Lines<'_>) -> T) -> Option<T> {
        let source = sources.file(file)?;
        let is_open = self.path(sources, file).is_some_and(|path| self.buffers.contains_key(&path));
        let held = if is_open { Held::Open } else { Held::Closed };
        Some(of(Lines::new(&source.text, source.lines(), self.encoding, held)))
    }
}

/// The path without `.` and `..`: files above the root are shown with them.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                plain.pop();
            }
            std::path::Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}
