//! The disk.

use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::overrides::Override;

use super::read::LARGEST;
use super::{EXTENSION, Host, Kind, Listing, Unread};

/// The files of this machine.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Host for Disk {
    fn real(&self, path: &Path) -> PathBuf {
        if let Ok(path) = path.canonicalize() {
            return path;
        }
        match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) if parent != path => self.real(parent).join(name),
            _ => path.to_owned(),
        }
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        let is_folder = fs::metadata(path).ok()?.is_dir();
        Some(if is_folder { Kind::Folder } else { Kind::File })
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unread> {
        let metadata = fs::metadata(path)?;
        if metadata.len() > LARGEST {
            return Err(Unread::TooLarge);
        }
        // A device or a pipe may have no end.
        if !metadata.is_file() && !metadata.is_dir() {
            return Err(std::io::ErrorKind::InvalidInput.into());
        }
        Ok(fs::read(path)?)
    }

    fn list(&self, folder: &Path, excluded: &Override) -> Listing {
        let walk = WalkBuilder::new(folder)
            .overrides(excluded.clone())
            .ignore(false)
            .git_global(false)
            .require_git(false)
            .sort_by_file_name(std::cmp::Ord::cmp)
            .build();
        let mut listing = Listing::default();
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let is_policy = entry.path().extension().is_some_and(|extension| extension == EXTENSION);
                    if is_policy && entry.file_type().is_some_and(|kind| kind.is_file()) {
                        listing.files.push(entry.into_path());
                    }
                }
                Err(error) => {
                    let path = match &error {
                        ignore::Error::WithPath { path, .. } => Some(path.clone()),
                        _ => None,
                    };
                    // Anything but an error of the system is a pattern of `.gitignore` that means nothing; git passes over it too.
                    listing.errors.extend(error.into_io_error().map(|error| (path, error)));
                }
            }
        }
        listing
    }
}
