//! Pieces to documents.
