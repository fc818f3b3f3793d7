//! Tables 別表 and forms 様式, by their numbers.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::{Place, Trouble};
use crate::diagnostic::Text;
use crate::resolve::policy::{Annexed, Policy, PolicyId};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key, step};
use crate::wording::mention::{self, Annex};
use crate::wording::number::Written;

impl Place<'_> {
    /// They are looked for among those that are declared and, for those that are kept as articles, chapters or documents, among titles and
    /// labels; where a set has none they are kept elsewhere, which is said.
    pub(super) fn annexed(&self, owner: &Policy, annex: Annex, number: Option<u32>) -> Result<(), Box<Trouble>> {
        let held = self.annexes.of(owner, annex);
        let (ja, en) = (annex.ja(), annex.en());
        // What could not be read may be the one.
        let is_damaged = |file| self.resolved.documents.get(file).is_none_or(|document| !document.damaged.is_empty());
        if owner.documents.iter().any(|file| is_damaged(*file)) {
            return Ok(());
        }
        let Some(last) = held.last else {
            let why = Trouble::because(
                format!("{ja}は、「{}」の文書にありません", owner.title),
                format!("the documents of \"{}\" have no {en}", owner.title),
            );
            let keyword = keyword(annex);
            return Err(why.elsewhere().help(Text::new(
                format!("「{} 「題名」 {{ … }}」として規程に加えると、確かめられます", keyword.ja()),
                format!("put it into the policy, as `{} \"TITLE\" {{ … }}`, to have the reference looked up", keyword.en()),
            )));
        };
        if number.is_none_or(|number| held.numbers.contains(&number)) {
            return Ok(());
        }
        Err(Trouble::because(format!("その番号の{ja}はありません"), format!("there is no {en} of that number"))
            .near(last, Text::new(format!("最後の{ja}です"), format!("the last {en}"))))
    }
}

impl Place<'_> {
    /// The table or form of a title: of the policy, in whatever document of the set.
    pub(super) fn titled_annex(&self, titled: &mention::Titled) -> Result<(), Box<Trouble>> {
        let known = || self.policy.annexed.iter().filter(|annexed| annexed.keyword == titled.kind);
        let wanted = self.titles(titled).title;
        let titled_so = self.annexes.titled(self.policy, titled.kind, &wanted);
        let found: Vec<&Annexed> = titled_so.iter().filter_map(|at| self.policy.annexed.get(*at)).collect();
        let here = found.iter().filter(|annexed| annexed.document == self.document).count();
        match (found.as_slice(), here) {
            ([_], _) | (_, 1) => Ok(()),
            ([], _) => {
                let borne = known().filter_map(|annexed| Some((annexed.title.as_deref()?, annexed.header)));
                Err(self.unknown_title(titled, borne, &Text::new(titled.kind.ja(), titled.kind.en())))
            }
            ([first, ..], _) => Err(Trouble::because(
                format!("この題名の{}が二つ以上あります", titled.kind.ja()),
                format!("several of kind {} bear this title", titled.kind.en()),
            )
            .ambiguous()
            .near(first.header, Text::new("その一つです", "one of them"))),
        }
    }
}

fn keyword(annex: Annex) -> Keyword {
    match annex {
        Annex::Table => Keyword::Table,
        Annex::Form => Keyword::Form,
    }
}

/// The tables and forms of the policies that a policy refers to, looked through once.
#[derive(Default)]
pub(in crate::checks::structure) struct Annexes {
    held: RefCell<HashMap<(PolicyId, Annex), Rc<Held>>>,
    /// Those of the policy itself, by their titles.
    titled: OnceCell<HashMap<(Keyword, String), Vec<usize>>>,
}

/// Those of one kind.
struct Held {
    numbers: HashSet<u32>,
    /// Where the last stands.
    last: Option<Span>,
}

impl Annexes {
    fn of(&self, owner: &Policy, annex: Annex) -> Rc<Held> {
        let read = || {
            let held = held(owner, annex);
            Rc::new(Held { last: held.last().map(|(_, span)| *span), numbers: held.into_iter().filter_map(|(number, _)| number).collect() })
        };
        Rc::clone(self.held.borrow_mut().entry((owner.id(), annex)).or_insert_with(read))
    }

    fn titled(&self, policy: &Policy, kind: Keyword, title: &str) -> &[usize] {
        let titled = self.titled.get_or_init(|| {
            let mut titled: HashMap<_, Vec<usize>> = HashMap::new();
            for (at, annexed) in policy.annexed.iter().enumerate() {
                if let Some(title) = &annexed.title {
                    titled.entry((annexed.keyword, look_up_key(title).into_owned())).or_default().push(at);
                }
            }
            titled
        });
        titled.get(&(kind, title.to_owned())).map_or(&[], Vec::as_slice)
    }
}

/// The numbers of those that there are, and where they stand.
fn held(owner: &Policy, annex: Annex) -> Vec<(Option<u32>, Span)> {
    let declared = owner.annexed.iter().inspect(|_| step(1)).filter(|annexed| annexed.keyword == keyword(annex));
    let declared = declared.map(|annexed| (annexed.number.as_ref().map(|numbered| numbered.number.main()), annexed.header));
    let articles = owner.articles.iter().map(|article| (article.title.as_deref().unwrap_or(""), article.header));
    let divisions = owner.divisions.iter().map(|division| (division.title.as_deref().unwrap_or(""), division.header));
    let labels = owner.declarations.iter().map(|declared| (declared.label.as_deref().unwrap_or(""), declared.header));
    let titled = articles.chain(divisions).chain(labels).filter_map(|(title, span)| Some((bears(title, annex)?.number, span)));
    titled.chain(declared).collect()
}

/// A table or form that is the text of an article, a chapter or a document.
pub(in crate::checks::structure) struct Titled {
    number: Option<u32>,
}

/// The table or form that is titled so.
pub(in crate::checks::structure) fn bears(title: &str, annex: Annex) -> Option<Titled> {
    let key = look_up_key(title);
    let rest = key.strip_prefix(annex.ja());
    let numbered = rest.map(|rest| Written::read(rest).map(|written| written.number.main()));
    let read = || Annex::read(&key).filter(|(other, ..)| *other == annex).map(|(_, number, _)| number);
    Some(Titled { number: numbered.or_else(read)? })
}
