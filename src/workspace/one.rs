//! One policy that is asked for, with all that reaches it: what is made of it, and how far that is certain.

use std::sync::Arc;

use jiff::civil::Date;

use super::opened::Opened;
use super::portion::{Made, Portion, Replacements};
use super::sort;
use crate::config::Options;
use crate::diagnostic::{Diagnostic, Lang, Severity, Text};
use crate::io::{self, roots};
use crate::resolve::policy::PolicyId;
use crate::resolve::{Below, Resolved};
use crate::text::{ByFile, FileId, Sources};

/// What a run over one policy gives back.
#[derive(Debug)]
pub(crate) struct One<T> {
    /// What was made; none where no policy is meant.
    pub made: Result<T, Text>,
    /// What could not be read or found in the policy and those above it, so that what was made is not certain.
    pub doubts: Vec<Diagnostic>,
    /// What of the run itself went wrong.
    pub trouble: Vec<Diagnostic>,
    /// The texts that the findings point into.
    pub sources: Arc<Sources>,
    /// The day as of which it holds.
    pub as_of: Date,
    /// The language that the configuration sets, if it does.
    pub lang: Option<Lang>,
}

/// Makes something of the one policy that the options name.
pub(crate) fn one<T>(options: &Options, of: impl FnOnce(&Resolved<'_>, PolicyId) -> T) -> One<T> {
    let host = io::host(options);
    let mut opened = Opened::open(&host, options);
    let asked = match roots::repositories(&host, options).len() {
        0 | 1 => asked_for(&opened),
        several => Err(Text::new(
            format!("リポジトリが{several}件あります。規程を一つ指定するか、--root で選んでください"),
            format!("there are {several} repositories: name one policy, or choose with --root"),
        )),
    };
    let mut doubts: Vec<Diagnostic> = Vec::new();
    let result = asked.map(|root| {
        let portion = Portion::new(&opened, &Replacements::default(), vec![root]);
        let files = portion.files(&opened);
        opened.load(&host, &files);
        let mut made = Made::default();
        let (resolved, linked) = portion.resolve(&opened, &mut made, Below::These(ByFile::default()));
        let bound = resolved.iter().filter_map(|(id, ..)| made.policies.get(id.0)).flat_map(|(_, found)| found);
        let found = opened.found().chain(bound).chain(linked.iter());
        doubts.extend(found.filter(|found| found.severity == Severity::Error && files.contains(&found.span.file)).cloned());
        of(&resolved, PolicyId(root))
    });
    sort(&mut doubts, &opened.sources);
    One { made: result, doubts, as_of: opened.as_of, lang: opened.lang(), trouble: opened.trouble, sources: opened.sources }
}

/// The one policy that is asked for, by its root.
fn asked_for(opened: &Opened) -> Result<FileId, Text> {
    let roots: Vec<FileId> = opened.paths.roots().iter().copied().filter(|&root| opened.is_asked_for(root)).collect();
    let path = |root: FileId| opened.sources.shown(root);
    if let [one] = roots[..] {
        return Ok(one);
    }
    if !roots.is_empty() {
        let (count, paths): (usize, Vec<_>) = (roots.len(), roots.iter().map(|&root| path(root)).collect());
        return Err(Text::new(
            format!("規程が{count}件あります。一つを指定してください：{}", paths.join("、")),
            format!("there are {count} policies, name one: {}", paths.join(", ")),
        ));
    }
    let Some(&asked) = opened.files.iter().find(|file| opened.is_asked_for(**file)) else {
        return Err(Text::new("規程がありません", "there is no policy"));
    };
    let name = path(asked);
    Err(match opened.paths.root_of(asked).map(path) {
        Some(root) => Text::new(
            format!("「{name}」は「{root}」の構成文書です。「{root}」を指定してください"),
            format!("\"{name}\" is a document of \"{root}\"; name that one"),
        ),
        None => Text::new(format!("「{name}」は規程ではありません"), format!("\"{name}\" is no policy")),
    })
}
