//! What was touched since a revision of git, and all that inherits from it. What came with the change to excuse it does not: exceptions and
//! suppressions that were not there before count for nothing, nor does what the baseline learnt meanwhile.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::opened::Opened;
use crate::config::{FILE_NAME, Options, Touched, suppression};
use crate::diagnostic::{Findings, Text};
use crate::io::git::Git;
use crate::io::revision::Revision;
use crate::io::{Disk, EXTENSION, Host, Overlay};
use crate::syntax;
use crate::syntax::document::{Document, Statement};
use crate::syntax::keyword::Keyword;
use crate::text::{ByFile, FileId, Span, path};

/// The files of the disk as they are judged, and what was touched since one left a revision.
pub(crate) fn since(directory: &Path, revision: &str) -> Result<(Box<dyn Host>, Touched), Text> {
    let git = Git::around(directory)?;
    let (top, base) = (git.top()?, git.merge_base(&git.commit(revision)?, "HEAD")?);
    let before = Revision::read(&git, &base)?;
    let (mut touched, mut files) = (Touched::default(), BTreeMap::new());
    for (was, is) in git.touched(&base)? {
        let path = top.join(&is);
        let earlier = || before.read(&Path::new("/").join(was.as_deref().unwrap_or(&is))).ok();
        let ends = |end: &str| path.extension().is_some_and(|extension| extension == end);
        if ends(EXTENSION) {
            let now = Disk.read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            let then = earlier().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
            if let Some((now, unexcused)) = now.and_then(|now| unexcused(&now, &then).map(|unexcused| (now, unexcused))) {
                files.insert(path.clone(), unexcused.into_bytes());
                touched.texts.insert(path.clone(), now.into());
            }
        } else if ends("toml") && path.file_name().is_none_or(|name| name != FILE_NAME) && Disk.kind(&path).is_some() {
            files.insert(path.clone(), earlier().unwrap_or_default());
        }
        touched.files.extend(was.map(|was| top.join(was)));
        touched.files.insert(path);
    }
    Ok((Box::new(Overlay { under: Disk, files }), touched))
}

/// A text with blanks in place of what excuses and was not there before; none where there is nothing of it.
fn unexcused(now: &str, before: &str) -> Option<String> {
    let read = |text: &str| syntax::read(FileId(0), &Arc::from(text), &mut Findings::default());
    let (now_read, before_read) = (read(now), read(before));
    let mut known: HashMap<String, usize> = HashMap::new();
    for (_, key) in excuses(&before_read) {
        *known.entry(key).or_default() += 1;
    }
    let mut new: Vec<Span> = Vec::new();
    for (span, key) in excuses(&now_read) {
        match known.get_mut(&key).filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            None => new.push(span),
        }
    }
    if new.is_empty() {
        return None;
    }
    let is_new = |at: usize| new.iter().any(|span| (span.start as usize..span.end as usize).contains(&at));
    let kept = |(at, letter): (usize, char)| match letter {
        '\n' | '\r' => letter.to_string(),
        _ if is_new(at) => " ".repeat(letter.len_utf8()),
        _ => letter.to_string(),
    };
    Some(now.char_indices().map(kept).collect())
}

/// What of a document excuses, each with what it says, whatever is between its signs.
fn excuses(document: &Document) -> impl Iterator<Item = (Span, String)> {
    let is_excuse =
        |statement: &Statement<'_>| matches!(statement.keyword(), Some(Keyword::Exception | Keyword::NotApplicable | Keyword::Except));
    let statements = document.all().filter(is_excuse).map(Statement::span);
    let comments = document.comments.iter().copied().filter(|comment| suppression::is_meant(document, *comment));
    let said = |span| document.text(span).chars().filter(|letter| letter.is_alphanumeric()).collect();
    statements.chain(comments).map(move |span| (span, said(span)))
}

impl Opened {
    /// The files to report on where something was touched: those of the policies that were, and of all that inherit from them. All, where what
    /// is known beside the policies was, or a configuration.
    pub(super) fn reached(&self, touched: &Touched) -> ByFile<()> {
        let is_touched = |path: &Path| touched.files.contains(path);
        let homes = self.root().home.iter().chain(self.homes.iter().map(|home| &home.folder));
        let configured = homes.into_iter().any(|home| is_touched(&home.join(FILE_NAME)));
        let came = |file: FileId| self.places.get(file).is_some_and(|found| is_touched(&found.path));
        if configured || self.own_packs().any(came) {
            return self.reported.clone();
        }
        // What went is known by who named it.
        let went = |file: FileId| {
            let named = self.paths.survey(file).into_iter().flat_map(|survey| {
                survey.includes.iter().map(AsRef::as_ref).chain(survey.inherits.iter().map(|named| named.path.as_ref()))
            });
            named
                .filter_map(|written: &str| path::join(self.sources.path(file), written).ok())
                .any(|path| is_touched(&self.folder().join(path)))
        };
        let is_meant = |file: FileId| came(file) || went(file);
        let reached = |root: &FileId| self.paths.members(*root).iter().copied().any(is_meant) || self.inherits(*root, &is_meant);
        let roots = self.paths.roots().iter().copied().filter(reached);
        let files = roots.flat_map(|root| self.paths.members(root).iter().copied());
        files.filter(|file| self.is_asked_for(*file)).map(|file| (file, ())).collect()
    }

    /// Puts the texts back of which something was judged as if it were not there.
    pub(super) fn restore(&mut self, options: &Options) {
        let Some(touched) = &options.touched else { return };
        for &file in &self.files {
            if let Some(text) = self.places.get(file).and_then(|found| touched.texts.get(&found.path)) {
                Arc::make_mut(&mut self.sources).set(file, Arc::clone(text));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_to_excuse_is_blank_and_all_else_stays_in_its_place() {
        let before = "条 「一」 {\n  例外 経営管理編1.1① { 理由 「甲」 }\n}\n";
        let now = "条 「一」 {\n  例外 経営管理編1.1① {\n    理由 「甲」\n  }\n  例外 経営管理編1.2① { 理由 「乙」 }\n  // kitei: 許容(time/not-in-force) 理由 「丙」\n  項 「丁」\n}\n";
        let unexcused = unexcused(now, before).unwrap();
        assert_eq!(unexcused.len(), now.len());
        assert!(unexcused.contains("理由 「甲」") && unexcused.contains("項 「丁」"), "{unexcused}");
        assert!(!unexcused.contains('乙') && !unexcused.contains('丙'), "{unexcused}");
        assert_eq!(unexcused.lines().count(), now.lines().count());
        assert_eq!(super::unexcused(now, now), None);
    }
}
