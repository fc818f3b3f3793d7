//! The citations of policies, read once for the run, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::{
    Cited, Claiming, Form, Ground, Institution, Setting, Written, amended_since_review, amendment_ahead, judge, missing, read_article,
    replaced_ordinance, style,
};
use crate::answer::Outcome;
use crate::checks::Context;
use crate::checks::coverage::Judged;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::law::{Registry, Scanner};
use crate::model::condition::Truth;
use crate::model::item::{self, ItemRef};
use crate::model::vocabulary::ValueType;
use crate::resolve::arena::Row;
use crate::resolve::policy::{Article, ArticleId, EntityId, Policy, PolicyId, Stated};
use crate::resolve::state::{Case, State};
use crate::resolve::{Facility, Resolved};
use crate::text::{ByFile, FileId, Span};

/// What the articles of policies cite, read when it is first asked for.
#[derive(Debug)]
pub(in crate::checks) struct Citations<'a> {
    resolved: &'a Resolved<'a>,
    registry: &'a Registry,
    /// By policy, by article.
    read: ByFile<OnceLock<ByArticle<'a>>>,
    /// The same for the facilities that are judged by themselves: a citation may be for one kind of institution only.
    facilities: ByFile<OnceLock<HashMap<EntityId, ByArticle<'a>>>>,
}

/// Those of each article of a policy.
type ByArticle<'a> = Row<Article, OfArticle<'a>>;

/// The citations of an article, and what could not be read.
type OfArticle<'a> = (Vec<Cited<'a>>, Vec<Diagnostic>);

impl<'a> Citations<'a> {
    /// The citations of policies.
    pub(in crate::checks) fn new(resolved: &'a Resolved<'a>, registry: &'a Registry) -> Self {
        let (read, facilities) = resolved
            .iter()
            .map(|(_, policy, _)| {
                let file = policy.file;
                ((file, OnceLock::new()), (file, OnceLock::new()))
            })
            .unzip::<_, _, Vec<_>, Vec<_>>();
        Self { resolved, registry, read: read.into_iter().collect(), facilities: facilities.into_iter().collect() }
    }

    fn articles(&self, id: PolicyId) -> Option<&ByArticle<'a>> {
        let (policy, view) = self.resolved.get(id)?;
        Some(self.read.get(id.0)?.get_or_init(|| articles(self.resolved, policy, &view.state, self.registry)))
    }

    fn of_facility(&self, id: PolicyId, facility: EntityId) -> Option<&ByArticle<'a>> {
        let (policy, view) = self.resolved.get(id)?;
        let of = |facility: &Facility| (facility.entity, articles(self.resolved, policy, &facility.state, self.registry));
        self.facilities.get(id.0)?.get_or_init(|| view.facilities.iter().map(of).collect()).get(&facility)
    }

    /// What an article cites, in the order of its text.
    pub(in crate::checks) fn of(&self, policy: PolicyId, article: ArticleId) -> &[Cited<'a>] {
        self.articles(policy).and_then(|articles| articles.get(article)).map_or(&[], |(cited, _)| cited.as_slice())
    }

    /// Those of them that stand in one text.
    pub(in crate::checks) fn in_text(&self, policy: PolicyId, article: ArticleId, text: Span) -> &[Cited<'a>] {
        let all = self.of(policy, article);
        let from = all.partition_point(|cited| cited.base.start < text.start);
        let of_it = all.get(from..).unwrap_or(&[]);
        of_it.get(..of_it.partition_point(|cited| cited.base == text)).unwrap_or(&[])
    }

    /// The same for what is judged: the policy, or one of its facilities.
    fn judged(&self, cx: &Context<'_>) -> Option<&ByArticle<'a>> {
        let of_facility = cx.facility.and_then(|facility| self.of_facility(cx.id, facility));
        of_facility.or_else(|| self.articles(cx.id))
    }

    /// Judges the citations of one policy.
    pub(in crate::checks) fn check(&self, cx: &Context<'_>, judged: &[Judged<'_>], findings: &mut Findings) {
        let vocabulary = cx.resolved.vocabulary;
        let spelling = cx.state.institution().map(|kind| vocabulary.institution_spelling(kind));
        let name = spelling.map(|spelling| Text::new(&*spelling.ja, &*spelling.en));
        let institution =
            spelling.zip(name.as_ref()).map(|(spelling, name)| Institution { key: &spelling.en, name, vocabulary: Some(vocabulary) });
        let day = cx.resolved.as_of;
        let setting = Setting { registry: self.registry, day, reviewed: reviewed(cx.policy, day), institution };
        let grounds: Vec<(&Judged<'_>, Vec<Ground<'_>>)> = judged
            .iter()
            .filter(|judged| judged.outcome != Outcome::NotApplicable)
            .map(|judged| (judged, self.grounds(cx, judged)))
            .collect();
        let mut told = BTreeSet::new();
        for article in cx.policy.articles.iter().filter(|article| cx.reaches(cx.id, article)) {
            let claimed = grounds.iter().filter(|(judged, _)| judged.claims.iter().any(|(claiming, _)| claiming.id == article.id));
            let of_article: Vec<Ground<'_>> = claimed.flat_map(|(_, grounds)| grounds.iter().cloned()).collect();
            let Some((cited, unreadable)) = self.judged(cx).and_then(|judged| judged.get(article.id)) else { continue };
            for finding in unreadable.iter().cloned().chain(judge(&setting, cited, &of_article)) {
                let of_law = [&amended_since_review::RULE, &amendment_ahead::RULE].contains(&finding.rule);
                if !of_law || told.insert((finding.rule.name, finding.about().law)) {
                    findings.push(finding);
                }
            }
            let texts = article.paragraphs.iter().map(|paragraph| paragraph.text).chain(article.cites.iter().map(|cite| cite.span));
            texts.flat_map(|place| replaced_ordinance::findings(cx.text(place), place, day)).for_each(|finding| findings.push(finding));
        }
        self.check_style(cx, findings);
        let claimed = Claimed::of(&grounds);
        let mut missed = Vec::new();
        for (judged, of_requirement) in &grounds {
            if judged.claims.is_empty() && judged.inherited.is_empty() || is_left_open(judged) {
                continue;
            }
            let claiming = self.claiming(cx, judged, &claimed);
            let number = |lang| item::official(judged.standard, judged.index, None, lang);
            let name = || Text::new(number(Lang::Ja), number(Lang::En));
            for ground in of_requirement {
                if let Some(finding) = missing(&setting, ground, &name, &claiming) {
                    missed.push((name(), finding));
                }
            }
        }
        for finding in merged(missed) {
            findings.push(finding);
        }
    }

    /// Whether the citations of each document are written alike.
    fn check_style(&self, cx: &Context<'_>, findings: &mut Findings) {
        let mut by_document: BTreeMap<FileId, Vec<&Cited<'_>>> = BTreeMap::new();
        for (article, (cited, _)) in cx.policy.articles.iter().zip(self.judged(cx).into_iter().flatten()) {
            by_document.entry(article.document).or_default().extend(cited);
        }
        by_document.values().filter_map(|cited| style::mixed(cited)).for_each(|finding| findings.push(finding));
    }

    /// The laws that a requirement rests on for the institution.
    fn grounds<'j>(&'j self, cx: &Context<'_>, judged: &Judged<'j>) -> Vec<Ground<'j>> {
        let cites = &judged.requirement.cites;
        if cites.is_empty() {
            return Vec::new();
        }
        let case = Case { state: cx.state, attribute: &|_| Vec::new() };
        let path = Arc::from(judged.standard.path_of(judged.index));
        cites
            .iter()
            .filter(|cited| cited.when.as_ref().is_none_or(|condition| condition.judge(&case, cx.resolved.vocabulary) == Truth::True))
            .flat_map(|cited| Ground::of(self.registry, &path, cited.citations(), cited.purpose.as_deref()))
            .collect()
    }

    /// Whether all that an article claims rests on one provision. What it does for an article of the parent may rest on anything.
    fn rests_on_one(&self, article: &Article, claimed: &Claimed<'_>) -> bool {
        let mut provisions = BTreeSet::new();
        for item in &article.claims {
            let rests: Vec<&Vec<Ground<'_>>> = claimed.by(item).collect();
            if rests.is_empty() || rests.iter().any(|rests| rests.is_empty()) {
                return false;
            }
            let provision = |ground: &Ground| self.registry.display(ground.citation, Lang::Ja);
            provisions.extend(rests.into_iter().flatten().map(provision));
        }
        provisions.len() == 1 && article.implements.is_empty()
    }

    /// The articles that claim a requirement, the policy's own first.
    fn claiming<'c>(&'c self, cx: &Context<'c>, judged: &Judged<'c>, claimed: &Claimed<'_>) -> Vec<Claiming<'c>> {
        let own = judged.claims.iter().map(|(article, item)| (cx.id, *article, *item));
        own.chain(judged.inherited.iter().copied())
            .map(|(id, article, item)| {
                let insertion = (id == cx.id).then(|| {
                    let japanese = !cx.text(article.header).starts_with(|first: char| first.is_ascii());
                    let word = if japanese { "根拠法令" } else { "cites" };
                    (article.block_start(cx.text(article.span)), format!("\n  {word} "), String::new())
                });
                let own = self.judged(cx).and_then(|judged| judged.get(article.id)).map_or(&[] as &[_], |(cited, _)| cited.as_slice());
                let cited = if id == cx.id { own } else { self.of(id, article.id) };
                let found = |(_, found): &(_, Vec<_>)| !found.is_empty();
                let unreadable =
                    cx.is_damaged(article) || self.articles(id).and_then(|articles| articles.get(article.id)).is_some_and(found);
                let sole = id == cx.id && self.rests_on_one(article, claimed);
                Claiming { span: item.span, cited, unreadable, sole, insertion }
            })
            .collect()
    }
}

/// What the requirements rest on that are claimed, by where they are claimed.
struct Claimed<'g>(HashMap<Span, Vec<(ItemRef, &'g Vec<Ground<'g>>)>>);

impl<'g> Claimed<'g> {
    fn of(grounds: &'g [(&Judged<'_>, Vec<Ground<'g>>)]) -> Self {
        let mut by_place: HashMap<Span, Vec<(ItemRef, &Vec<Ground<'_>>)>> = HashMap::new();
        for (judged, rests) in grounds {
            for (_, item) in &judged.claims {
                by_place.entry(item.span).or_default().push((**item, rests));
            }
        }
        Self(by_place)
    }

    /// What the requirements rest on that an item claims.
    fn by(&self, item: &ItemRef) -> impl Iterator<Item = &'g Vec<Ground<'g>>> {
        self.0.get(&item.span).into_iter().flatten().filter(move |(claimed, _)| claimed == item).map(|(_, rests)| *rests)
    }
}

/// The day on which a policy was last approved, revised or enacted.
fn reviewed(policy: &Policy, day: Date) -> Option<Date> {
    policy.head.reviewed().map(|(reviewed, _)| reviewed).filter(|reviewed| *reviewed <= day).max()
}

/// Whether nothing is claimed of a requirement that could rest on a law: all of it waits, or it is unknown.
fn is_left_open(judged: &Judged<'_>) -> bool {
    judged.outcome == Outcome::Unknown || judged.outcome == Outcome::Excepted && judged.parts.is_empty()
}

/// One law that is to be added in one place is one finding, whatever rests on it.
fn merged(missed: Vec<(Text, Diagnostic)>) -> Vec<Diagnostic> {
    let mut merged: Vec<(Diagnostic, Vec<Text>)> = Vec::new();
    for (name, finding) in missed {
        let also_rests = Text::new(format!("{}の根拠でもあります", name.ja), format!("{} rests on it too", name.en));
        // One addition may serve several claims; and one claim may rest on several laws.
        if let Some((_, notes)) = merged.iter_mut().find(|(first, _)| first.fix.is_some() && first.fix == finding.fix) {
            notes.push(also_rests);
        } else if let Some((_, notes)) = merged.iter_mut().find(|(first, _)| first.rule == finding.rule && first.span == finding.span) {
            notes.push(finding.message.clone());
        } else {
            merged.push((finding, Vec::new()));
        }
    }
    merged.into_iter().map(|(first, notes)| notes.into_iter().fold(first, Diagnostic::note)).collect()
}

/// The citations of the articles of a policy, in the circumstances of a state.
fn articles<'a>(resolved: &'a Resolved<'a>, policy: &'a Policy, state: &State, registry: &'a Registry) -> ByArticle<'a> {
    let case = Case { state, attribute: &|_| Vec::new() };
    let mut scanner = Scanner::new(registry);
    let mut document = None;
    let articles = policy.articles.iter().map(|article| {
        let is_new = document.replace(article.document) != Some(article.document);
        if is_new {
            scanner = Scanner::new(registry);
        }
        let definitions = || {
            policy.definitions.iter().filter(|definition| {
                definition.document == article.document
                    && (definition.article == Some(article.id) || is_new && definition.article.is_none())
            })
        };
        for definition in definitions() {
            if let Some(meaning) = definition.meaning {
                scanner.define(resolved.text(definition.term), resolved.text(meaning));
            }
        }
        let meanings = definitions().filter_map(|definition| definition.meaning).map(|span| Written {
            text: resolved.text(span),
            span,
            purpose: None,
            form: Form::Wording,
        });
        let holds = |cite: &&crate::resolve::policy::Cite| {
            cite.when.as_ref().is_none_or(|condition| condition.judge(&case, resolved.vocabulary) != Truth::False)
        };
        let clauses = article.cites.iter().filter(holds).map(|cite| Written {
            text: resolved.text(cite.span),
            span: cite.span,
            purpose: cite.purpose.as_deref(),
            form: Form::Clause,
        });
        let wording = article.paragraphs.iter().map(|paragraph| Written {
            text: resolved.text(paragraph.text),
            span: paragraph.text,
            purpose: None,
            form: Form::Wording,
        });
        // A register of laws lists whole laws by right: it is read as wording is.
        let declarations = policy.declarations.range(&article.declarations);
        let laws = |stated: &&Stated| resolved.vocabulary.attribute(stated.attribute).value == ValueType::Laws;
        let listed = declarations.iter().flat_map(|declaration| &declaration.attributes).filter(laws).map(|stated| Written {
            text: resolved.text(stated.value_span),
            span: stated.value_span,
            purpose: None,
            form: Form::Wording,
        });
        let mut written: Vec<Written<'_>> = clauses.chain(meanings).chain(wording).chain(listed).collect();
        written.sort_by_key(|written| written.span.start);
        read_article(&mut scanner, &written)
    });
    articles.collect()
}
