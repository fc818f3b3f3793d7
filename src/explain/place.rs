//! What stands at a place of a policy: what is told of it, and where it is laid down. For whoever points at a word.

use super::cite::cite;
use super::offered::place_of;
use super::{Pages, operand, requirement, resting, word};
use crate::answer::Page;
use crate::checks::{Context, coverage, words};
use crate::diagnostic::{Findings, Lang, Text};
use crate::law::Registry;
use crate::model::item;
use crate::model::value::Value;
use crate::model::vocabulary::AttributeId;
use crate::resolve::effective::{Declared, Held, Key};
use crate::resolve::placeholder::{Printed, print};
use crate::resolve::policy::{Declaration, DeclarationId, Entity, Mode, Policy, PolicyId, Stated};
use crate::resolve::{Resolved, View};
use crate::say::{Values, Voice};
use crate::syntax::document::{Document, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};
use crate::workspace::knowledge::Knowledge;

/// What stands at a place.
#[derive(Debug)]
pub(crate) struct Standing {
    /// All of it.
    pub(crate) span: Span,
    /// What is told of it.
    pub(crate) page: Page,
    /// Where it is laid down, nearest first.
    pub(crate) laid_down: Vec<Span>,
}

/// What stands at a place of a policy.
pub(crate) fn standing(resolved: &Resolved<'_>, id: PolicyId, knowledge: &Knowledge, place: Span) -> Option<Standing> {
    let (policy, view) = resolved.get(id)?;
    let document = resolved.documents.get(place.file)?;
    let pages = Pages { knowledge, registry: Registry::built_in(), day: resolved.as_of };
    let finder = Finder { pages, resolved, id, policy, view, place };
    finder.find(document)
}

struct Finder<'a> {
    pages: Pages<'a>,
    resolved: &'a Resolved<'a>,
    id: PolicyId,
    policy: &'a Policy,
    view: &'a View,
    place: Span,
}

impl<'a> Finder<'a> {
    fn find(&self, document: &'a Document) -> Option<Standing> {
        let statement = document.all().filter(|statement| statement.span().contains(self.place)).last()?;
        let found = match statement.keyword() {
            Some(Keyword::Satisfies | Keyword::NotApplicable | Keyword::Exception) => self.item(statement),
            Some(Keyword::Cites) => self.law(statement.operands().span(), statement.operands().text()),
            Some(Keyword::Paragraph) => self.said(statement),
            _ => None,
        };
        let found = found.or_else(|| self.actor(statement)).or_else(|| self.declared()).or_else(|| self.keyword(document, statement));
        found.or_else(|| self.word(statement))
    }

    /// A requirement, and what came of it here.
    fn item(&self, statement: Statement<'_>) -> Option<Standing> {
        let named = item::read_items(statement.operands(), self.resolved.standards, &mut Findings::default()).named;
        let named = named.into_iter().find(|item| item.span.contains(self.place))?;
        let (mut page, mut told) = (Page::default(), Page::default());
        requirement::write(&self.pages, &named, &mut told);
        let mut told = told.parts.into_iter();
        page.parts.extend(told.next());
        let cx = Context::new(self.resolved, self.id, self.policy, self.view);
        let assessed = coverage::assess(&cx);
        let rows = assessed.iter().flat_map(|assessed| assessed.standards.iter().map(move |of| (assessed, of)));
        let rows = rows.filter(|(_, of)| of.index == named.standard);
        let rows: Vec<_> = rows
            .flat_map(|(assessed, of)| of.rows.iter().map(move |row| (assessed, row)))
            .filter(|(_, row)| row.index == named.requirement)
            .collect();
        if !rows.is_empty() {
            page.heading("この規程では", "In this policy");
            for (assessed, row) in rows {
                let outcome = row.outcome.text();
                let whom = assessed
                    .facility
                    .as_deref()
                    .map_or(Text::same(""), |facility| Text::new(format!("{facility}："), format!("{facility}: ")));
                page.entry(0, &Text::new(format!("{}{}", whom.ja, outcome.ja), format!("{}{}", whom.en, outcome.en)));
                row.evidence.iter().for_each(|evidence| page.entry(1, &evidence.article));
                row.lacks.iter().for_each(|lack| page.entry(1, lack));
            }
        }
        page.heading("遵守事項", "The requirement");
        page.parts.extend(told);
        let standard = self.resolved.standards.get(named.standard);
        let laid_down = standard.and_then(|standard| standard.requirements.get(named.requirement)).map(|requirement| requirement.span);
        Some(Standing { span: named.span, page, laid_down: laid_down.into_iter().collect() })
    }

    /// A law that is cited in a text.
    fn law(&self, at: Span, text: &str) -> Option<Standing> {
        let skipped = text.len() - text.trim_start().len();
        let offset = |at: usize| u32::try_from(at + skipped).unwrap_or(u32::MAX);
        let place = |range: &std::ops::Range<usize>| at.part(offset(range.start), offset(range.end));
        let cited = cite(text, self.pages.day);
        let cited = cited.iter().find(|cited| !cited.is_between && place(&cited.range).contains(self.place))?;
        let mut page = cited.page();
        let items = resting(cited, self.pages.day);
        if !items.is_empty() {
            page.heading("これによる遵守事項", "Requirements that rest on it");
            for item in items {
                page.entry(0, &Text::same(item));
            }
        }
        Some(Standing { span: place(&cited.range), page, laid_down: Vec::new() })
    }

    /// What a wording names: a placeholder, a law.
    fn said(&self, statement: Statement<'_>) -> Option<Standing> {
        let wording = statement.operands().string()?;
        let paragraphs = self.policy.articles.iter().flat_map(|article| &article.paragraphs);
        let paragraph = paragraphs.into_iter().find(|paragraph| paragraph.text.contains(self.place));
        let reading = paragraph.map(|paragraph| self.resolved.wording(paragraph));
        let placeholder = reading.and_then(|reading| reading.placeholders().find(|placeholder| placeholder.span.contains(self.place)));
        let Some(placeholder) = placeholder else { return self.law(wording.span, wording.text) };
        let mut page = Page::default();
        page.title(&Text::same(self.resolved.text(placeholder.span)));
        let vocabulary = self.resolved.vocabulary;
        let printed = match print(&placeholder, self.resolved, self.policy, self.view) {
            Ok(Printed::Value(attribute, value)) => shown(self.resolved, attribute, &value),
            Ok(Printed::Name) => Text::same(placeholder.name.text),
            Ok(Printed::Unknown) => Text::new("まだ定まらない", "not settled yet"),
            Err(_) => Text::new("指すものがない", "nothing that it stands for"),
        };
        page.fact("印字", "prints", &printed);
        let key = look_up_key(placeholder.name.text);
        let label = placeholder.label.map(|label| look_up_key(label.text).into_owned());
        let is_labelled = |declared: &&Declared| {
            label.as_ref().is_none_or(|label| declared.key.label.as_deref().is_some_and(|own| *look_up_key(own) == **label))
        };
        let declared = Keyword::DECLARATIONS.into_iter().filter_map(|kind| Some((kind, vocabulary.name(kind, &key)?)));
        let declared: Vec<&Declared> =
            declared.flat_map(|(kind, name)| self.view.effective.all.named(kind, name)).filter(is_labelled).collect();
        let mut laid_down: Vec<Span> = Vec::new();
        for one in declared {
            let attribute = placeholder
                .attribute
                .and_then(|attribute| vocabulary.attribute_of(one.key.kind, Some(one.key.name), &look_up_key(attribute.text)));
            match attribute.and_then(|attribute| one.values.get(&attribute)) {
                Some(values) => laid_down.extend(values.iter().map(|held| held.span)),
                None => laid_down.extend(self.headers(one)),
            }
        }
        laid_down.extend(self.entities(&key).map(|entity| entity.span));
        laid_down.extend(self.titled(&key));
        Some(Standing { span: placeholder.span, page, laid_down })
    }

    /// A declaration, or a value that it states.
    fn declared(&self) -> Option<Standing> {
        let entries = self.policy.declarations.entries().filter(|(_, declaration)| declaration.whole.contains(self.place));
        let (index, declaration) = entries.min_by_key(|(_, declaration)| declaration.whole.len())?;
        match declaration.attributes.iter().find(|stated| stated.span.contains(self.place)) {
            Some(stated) => Some(self.value(index, declaration, stated)),
            None if declaration.header.contains(self.place) => Some(self.declaration(index, declaration)),
            None => None,
        }
    }

    /// What holds of what a declaration speaks of: its own, what its parents lay down.
    fn holding(&self, index: DeclarationId, declaration: &Declaration) -> (Option<&'a Declared>, Option<&'a Declared>) {
        let written = Key { kind: declaration.kind, name: declaration.name, label: declaration.label.clone() };
        let effective = &self.view.effective;
        let all = effective.all.stating(&written, (self.id, index));
        let key = all.map_or(&written, |all| &all.key);
        (all, effective.above.get(key).or_else(|| effective.above.get(&key.unlabelled())))
    }

    fn value(&self, index: DeclarationId, declaration: &Declaration, stated: &Stated) -> Standing {
        let vocabulary = self.resolved.vocabulary;
        let (all, above) = self.holding(index, declaration);
        let mut page = Page::default();
        let (name, spelling) = (self.named(declaration), &vocabulary.attribute(stated.attribute).spelling);
        page.title(&Text::new(format!("{}の「{}」", name.ja, spelling.ja), format!("\"{}\" of {}", spelling.en, name.en)));
        let of = |declared: Option<&'a Declared>| {
            declared.and_then(|declared| declared.values.get(&stated.attribute)).and_then(|values| values.first())
        };
        if let Some(held) = of(all) {
            page.fact("効力のある値", "in effect", &self.held(stated.attribute, held));
        }
        let above = of(above);
        if let Some(held) = above {
            page.fact("上位規程の定め", "laid down above", &self.held(stated.attribute, held));
        }
        self.sentences(declaration, &mut page);
        word::attribute(&self.pages, stated.attribute, &mut page);
        Standing { span: stated.span, page, laid_down: above.map(|held| held.span).into_iter().collect() }
    }

    fn declaration(&self, index: DeclarationId, declaration: &Declaration) -> Standing {
        let (all, above) = self.holding(index, declaration);
        let mut page = Page::default();
        page.title(&self.named(declaration));
        for (&attribute, held) in
            all.into_iter().flat_map(|all| &all.values).filter_map(|(attribute, values)| Some((attribute, values.first()?)))
        {
            let spelling = &self.resolved.vocabulary.attribute(attribute).spelling;
            page.fact(&spelling.ja, &spelling.en, &self.held(attribute, held));
        }
        self.sentences(declaration, &mut page);
        word::name(&self.pages, declaration.name, &mut page);
        Standing { span: declaration.header, page, laid_down: above.map(|above| self.headers(above).collect()).unwrap_or_default() }
    }

    /// Somebody or something that the policy or a parent sets up, named where it is referred to.
    fn actor(&self, statement: Statement<'_>) -> Option<Standing> {
        let word = word_at(statement, self.place)?;
        let key = word.key();
        let (entities, titled): (Vec<&Entity>, Vec<Span>) = (self.entities(&key).collect(), self.titled(&key).collect());
        let of_declaration = self.policy.declarations.iter().any(|declaration| declaration.span == word.span);
        if of_declaration || entities.is_empty() && titled.is_empty() {
            return None;
        }
        let mut page = Page::default();
        for entity in &entities {
            page.next();
            page.title(&Text::new(
                format!("{}「{}」", entity.kind.ja(), entity.called()),
                format!("{} \"{}\"", entity.kind.en(), entity.called()),
            ));
            for stated in &entity.attributes {
                let spelling = &self.resolved.vocabulary.attribute(stated.attribute).spelling;
                if let Some(value) = &stated.value {
                    page.fact(&spelling.ja, &spelling.en, &shown(self.resolved, stated.attribute, value));
                }
            }
        }
        if entities.is_empty() {
            page.title(&Text::new(format!("役割「{}」", word.text), format!("role \"{}\"", word.text)));
        }
        Some(Standing { span: word.span, page, laid_down: entities.iter().map(|entity| entity.span).chain(titled).collect() })
    }

    /// The keyword that heads a statement.
    fn keyword(&self, document: &Document, statement: Statement<'_>) -> Option<Standing> {
        let span = statement.head_span();
        let keyword = statement.keyword().filter(|_| span.contains(self.place))?;
        let around = document.all().filter(|outer| outer.span().contains(statement.span()) && outer.span() != statement.span()).last();
        let usage = keyword.used_in(place_of(document, around))?;
        Some(Standing { span, page: operand::page(keyword, usage), laid_down: Vec::new() })
    }

    /// Any other word that the vocabulary or the language knows.
    fn word(&self, statement: Statement<'_>) -> Option<Standing> {
        let head = statement.head_span();
        let (text, span) = match word_at(statement, self.place).filter(|word| !word.quoted) {
            Some(word) => (word.text, word.span),
            None if head.contains(self.place) => (statement.head_text(), head),
            None => return None,
        };
        Some(Standing { span, page: word::page(&self.pages, text)?, laid_down: Vec::new() })
    }

    /// A value with where it comes from and what it is to those below.
    fn held(&self, attribute: AttributeId, held: &Held) -> Text {
        let value = held.value.as_ref().map_or(Text::same("?"), |value| shown(self.resolved, attribute, value));
        let from = self.resolved.called(held.origin, self.id);
        let mode = match held.mode {
            Mode::Minimum => Text::new("下限", "minimum"),
            Mode::Default => Text::new("既定", "default"),
            Mode::Final => Text::new("変更不可", "final"),
            Mode::Delegated => Text::new("委任", "delegated"),
        };
        if held.origin == self.id {
            return Text::new(format!("{}（この規程、{}）", value.ja, mode.ja), format!("{} (this policy, {})", value.en, mode.en));
        }
        Text::new(format!("{}（「{from}」、{}）", value.ja, mode.ja), format!("{} (\"{from}\", {})", value.en, mode.en))
    }

    /// The sentences that a declaration prints.
    fn sentences(&self, declaration: &Declaration, page: &mut Page) {
        let said = |lang| {
            Voice { resolved: self.resolved, policy: self.policy, view: self.view, lang, values: Values::Shown }.declaration(declaration)
        };
        let (ja, en) = (said(Lang::Ja), said(Lang::En));
        if !ja.is_empty() && ja.len() == en.len() {
            page.heading("文", "As a sentence");
            ja.into_iter().zip(en).for_each(|(ja, en)| page.paragraph(&Text::new(ja, en)));
        }
    }

    fn named(&self, declaration: &Declaration) -> Text {
        words::named(self.resolved.vocabulary, declaration.kind, Some(declaration.name), declaration.label.as_deref())
    }

    /// The headers of the statements that a declaration is made of, nearest policy first.
    fn headers(&self, declared: &'a Declared) -> impl Iterator<Item = Span> {
        let resolved = self.resolved;
        declared.stated.iter().filter_map(move |&(id, index)| Some(resolved.policy(id)?.declarations.get(index)?.header))
    }

    /// Entities of a name: those of the policy; where it has none, those above it.
    fn entities(&self, key: &str) -> impl Iterator<Item = &'a Entity> {
        let above = self.view.ancestors.iter().filter_map(|&ancestor| self.resolved.policy(ancestor));
        let all = std::iter::once(self.policy)
            .chain(above)
            .map(|policy| policy.entities.iter().filter(|entity| *entity.key == *key).collect::<Vec<_>>());
        all.into_iter().find(|found| !found.is_empty()).unwrap_or_default().into_iter()
    }

    /// Where roles have a title of their own.
    fn titled(&self, key: &str) -> impl Iterator<Item = Span> {
        let above = self.view.ancestors.iter().filter_map(|&ancestor| self.resolved.policy(ancestor));
        let declarations = std::iter::once(self.policy).chain(above).flat_map(|policy| policy.declarations.iter());
        let titles = declarations.filter_map(|declaration| declaration.title.as_ref());
        titles.filter(move |(title, _)| *look_up_key(title) == *key).map(|(_, span)| *span).collect::<Vec<_>>().into_iter()
    }
}

fn shown(resolved: &Resolved<'_>, attribute: AttributeId, value: &Value) -> Text {
    words::show(resolved.vocabulary, resolved.vocabulary.attribute(attribute), value)
}

/// The word of a statement that stands at a place.
fn word_at(statement: Statement<'_>, place: Span) -> Option<Word<'_>> {
    let of_clauses = statement.clauses().flat_map(|clause| clause.operands.words().collect::<Vec<_>>());
    statement.operands().words().chain(of_clauses).find(|word| word.span.contains(place))
}
