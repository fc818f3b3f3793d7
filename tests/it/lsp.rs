//! The language server: what the editor shows, whatever is typed, asked or sent.

mod beginning;
mod deciding;
mod diagnostics;
mod editor;
mod hostile;
mod pointing;
mod process;
mod renaming;
mod requests;
