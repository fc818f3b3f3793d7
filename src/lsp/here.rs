//! A document that a client speaks of, with all around it.

use std::path::Path;

use gen_lsp_types::{Position, Range};

use super::places::Places;
use super::position::Encoding;
use super::repository::Buffers;
use crate::diagnostic::Lang;
use crate::text::{FileId, Sources, Span};
use crate::workspace::Workspace;

/// The document.
#[derive(Debug)]
pub(super) struct Here<'d> {
    pub(super) workspace: &'d mut Workspace,
    pub(super) file: FileId,
    /// The language in which it is spoken of.
    pub(super) lang: Lang,
    pub(super) folder: &'d Path,
    pub(super) built_in: &'d [FileId],
    pub(super) buffers: &'d Buffers,
    pub(super) encoding: Encoding,
    /// Whether what is completed may have places that are filled in.
    pub(super) snippets: bool,
}

impl<'d> Here<'d> {
    pub(super) fn sources(&self) -> &Sources {
        &self.workspace.opened().sources
    }

    pub(super) fn places(&self) -> Places<'d> {
        Places { folder: self.folder, buffers: self.buffers, built_in: self.built_in, encoding: self.encoding }
    }

    /// The offset of a place in the document.
    pub(super) fn offset(&self, position: Position) -> u32 {
        self.places().offset(self.sources(), self.file, position)
    }

    /// The span of a place in the document.
    pub(super) fn span(&self, range: Range) -> Span {
        self.places().span(self.sources(), self.file, range)
    }
}
