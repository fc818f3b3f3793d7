//! One statement: its keyword, by the block it stands in, and its clauses.

use super::Lowering;
use crate::syntax::document::{ClauseNode, Head, index};
use crate::syntax::keyword::{ATOM_CLAUSES, ATTRIBUTE_CLAUSES, DEFINITION_CLAUSES, Keyword, Place, Row, Shape, TABLE, Use};
use crate::syntax::tree::{Term, TermKind};
use crate::text::{Span, half_alike, look_up_key};

/// What Git writes at the beginning, between the sides and at the end of a conflict.
const CONFLICT_MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Signs of a keyword, at most.
const LONGEST_KEYWORD: usize = 32;

/// A keyword read off the front of a statement, and how many terms it took.
type Spelled = (Keyword, usize);

impl Lowering<'_> {
    pub(super) fn statement(&mut self, terms: &[Term]) {
        let Some(first) = terms.first().filter(|first| first.span.start >= self.string_end) else { return };
        if self.is_conflict_marker(first.span.start) {
            self.conflict_marker(first.span);
            return;
        }
        if self.mend_wording(terms) {
            return;
        }
        let mut line = self.mend_quotes(terms);
        let commas = line.iter().take_while(|term| term.is_comma()).count();
        if let Some(comma) = line.first().filter(|term| term.is_comma()) {
            self.report_unexpected(comma.span, Shape::Nothing);
            line.drain(..commas);
        }
        self.split(&line);
    }

    pub(super) fn one(&mut self, line: &[Term]) {
        let Some(first) = line.first() else { return };
        if !first.is_word() {
            self.headless(line);
            return;
        }
        if let Some(mended) = self.mend_colon(line) {
            self.one(&mended);
            return;
        }
        let place = self.place();
        let at = first.span.start;
        let keyword = self.keyword_at(line);
        let is_inside = self.is_beyond(at) || self.is_below_entity(at);
        if keyword.is_none_or(|(keyword, _)| keyword.row().rank == 0) && is_inside && self.mend_opening(at, Place::is_open) {
            self.one(line);
            return;
        }
        if let Some((keyword, taken)) = keyword {
            if let Some(usage) = keyword.used_in(place) {
                self.keyword_statement(keyword, usage, taken, line);
            } else if keyword.row().uses.is_empty() && place.is_open() || place.is_open() && keyword.row().rank == 0 {
                self.name_statement(line);
            } else if place == Place::NONE {
                self.damaged_statement(line);
            } else if self.mend(keyword, at)
                || keyword.row().rank == 0 && self.tells_of_lost_opening(at) && self.mend_opening(at, Place::is_open)
            {
                self.one(line);
            } else {
                self.report_misplaced(keyword, first.span, place);
                self.damaged_statement(line);
            }
            return;
        }
        if place == Place::NONE {
            self.damaged_statement(line);
            return;
        }
        if let Some(mended) = self.mend_glued(line) {
            self.one(&mended);
            return;
        }
        if place.is_open() {
            self.name_statement(line);
            return;
        }
        let nearest = self.nearest(&self.key(first));
        if (nearest.is_none() || self.balance < 0) && self.tells_of_lost_opening(at) && self.mend_opening(at, Place::is_open) {
            self.one(line);
            return;
        }
        self.report_unknown(first.span, nearest.map(|(keyword, _)| keyword), place);
        match nearest.and_then(|(keyword, _)| keyword.used_in(place).map(|usage| (keyword, usage))) {
            Some((keyword, usage)) => self.keyword_statement(keyword, usage, 1, line),
            None => self.damaged_statement(line),
        }
    }

    /// The keyword that a statement begins with, of up to three words.
    pub(super) fn keyword_at(&self, line: &[Term]) -> Option<Spelled> {
        let first = self.key(line.first()?);
        if first.is_ascii()
            && let Some(second) = line.get(1).filter(|term| term.is_word())
        {
            let two = format!("{first} {}", self.key(second));
            if let Some(third) = line.get(2).filter(|term| term.is_word())
                && let Some(keyword) = Keyword::spelled(&format!("{two} {}", self.key(third)))
            {
                return Some((keyword, 3));
            }
            if let Some(keyword) = Keyword::spelled(&two) {
                return Some((keyword, 2));
            }
        }
        Keyword::spelled(&first).map(|keyword| (keyword, 1))
    }

    /// A statement that begins with a string or a sign.
    fn headless(&mut self, line: &[Term]) {
        let Some(first) = line.first() else { return };
        let place = self.place();
        if place == Place::NONE {
            self.damaged_statement(line);
            return;
        }
        let paragraph = Keyword::Paragraph.used_in(place).filter(|_| first.is_string());
        self.report_headless(first.span, paragraph.is_some());
        match paragraph {
            Some(usage) => self.keyword_statement(Keyword::Paragraph, usage, 0, line),
            None => self.damaged_statement(line),
        }
    }

    pub(super) fn damaged_statement(&mut self, line: &[Term]) {
        let (Some(first), Some(last)) = (line.first(), line.last()) else {
            return;
        };
        let operands = self.store(line.get(1..).unwrap_or(&[]));
        self.push(Head::Damaged, first.span, first.span.to(last.span), operands, (0, 0), true);
    }

    fn keyword_statement(&mut self, keyword: Keyword, usage: &'static Use, taken: usize, line: &[Term]) {
        let (line, rest) = self.cut_missing_separator(usage, taken, line);
        let Some(head) = line.first().map(|first| match line.get(taken.saturating_sub(1)) {
            Some(last) if taken > 0 => first.span.to(last.span),
            _ => Span::new(first.span.file, first.span.start, first.span.start),
        }) else {
            return;
        };
        self.build(Head::Keyword(keyword), head, usage.shape, usage.clauses, line, taken, usage.block);
        self.unseparated(rest);
    }

    fn name_statement(&mut self, line: &[Term]) {
        let Some(head) = line.first().map(|first| first.span) else {
            return;
        };
        let place = self.place();
        let (shape, clauses) = if place.meets(Place::DEFINITION.or(Place::WORD_LIST)) {
            (Shape::Definition, DEFINITION_CLAUSES)
        } else if place.meets(Place::DEMAND.or(Place::GROUP)) {
            (Shape::Condition, ATOM_CLAUSES)
        } else if place.meets(Place::FACTS) {
            (Shape::Value, &[][..])
        } else {
            (Shape::OptionalValue, ATTRIBUTE_CLAUSES)
        };
        self.build(Head::Name, head, shape, clauses, line, 1, Place::NONE);
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one statement, named at the two places that call it")]
    fn build(&mut self, head: Head, head_span: Span, shape: Shape, clauses: &'static [Keyword], line: &[Term], taken: usize, block: Place) {
        let end = line.last().map_or(head_span, |last| last.span);
        let mut cuts: Vec<(Keyword, usize, usize)> = Vec::new();
        if !clauses.is_empty() {
            let mut at = taken;
            while at < line.len() {
                match self.clause_at(line.get(at..).unwrap_or(&[]), clauses) {
                    Some((keyword, words)) => {
                        cuts.push((keyword, at, words));
                        at += words;
                    }
                    None => at += 1,
                }
            }
        }
        let until = |next: usize| cuts.get(next).map_or(line.len(), |cut| cut.1);
        let operands = line.get(taken..until(0)).unwrap_or(&[]);
        let shape = if block.meets(Place::ENTITY) { Shape::NamesLabel } else { shape };
        let operands = self.check_shape(shape, head_span, operands, !cuts.is_empty() || block != Place::NONE);
        let operands = self.store(&operands);
        let from = index(self.document.clauses.len());
        for (nth, &(keyword, at, words)) in cuts.iter().enumerate() {
            let first = line.get(at).map_or(head_span, |term| term.span);
            let head = line.get(at + words - 1).map_or(first, |last| first.to(last.span));
            let arguments = line.get(at + words..until(nth + 1)).unwrap_or(&[]);
            let arguments = self.check_shape(keyword.row().clause, head, arguments, false);
            let operands = self.store(&arguments);
            self.document.clauses.push(ClauseNode { keyword, head, operands });
        }
        let clauses = (from, index(self.document.clauses.len()));
        self.push(head, head_span, head_span.to(end), operands, clauses, false);
    }

    pub(super) fn clause_at(&self, line: &[Term], clauses: &[Keyword]) -> Option<Spelled> {
        let first = line.first().filter(|term| term.is_word())?;
        let text = self.slice(first.span);
        if !clauses.iter().any(|clause| clause.ja() == text)
            && !text.starts_with(|character: char| character.is_ascii_alphabetic() || !character.is_ascii())
        {
            return None;
        }
        let key = self.key(first);
        clauses.iter().find_map(|&clause| {
            if clause.ja() == key {
                return Some((clause, 1));
            }
            let further = match clause.en().strip_prefix(&*key)? {
                "" => return Some((clause, 1)),
                further => further.strip_prefix(' ')?,
            };
            let mut words = further.split(' ').zip(1..);
            words
                .all(|(word, at)| line.get(at).is_some_and(|term| term.is_word() && self.key(term) == word))
                .then_some((clause, clause.words()))
        })
    }

    fn store(&mut self, terms: &[Term]) -> (u32, u32) {
        let from = index(self.document.terms.len());
        self.document.terms.extend_from_slice(terms);
        (from, index(self.document.terms.len()))
    }

    fn is_conflict_marker(&self, at: u32) -> bool {
        self.indent(at) == Some(0)
            && self.text.get(at as usize..).is_some_and(|rest| CONFLICT_MARKERS.iter().any(|marker| rest.starts_with(marker)))
    }

    /// A conflict is one finding, at its first marker, which points to the others.
    fn conflict_marker(&mut self, marker: Span) {
        if marker.start < self.conflict_end {
            return;
        }
        let [start, .., end] = CONFLICT_MARKERS;
        let mut others = Vec::new();
        let mut lines = self.text.get(marker.start as usize..).unwrap_or("").split_inclusive('\n');
        if let Some(first) = lines.next().filter(|line| line.starts_with(start)) {
            let mut at = marker.start + index(first.len());
            for line in lines {
                let sign = CONFLICT_MARKERS.into_iter().find(|sign| line.starts_with(sign));
                others.extend(sign.filter(|sign| *sign != start).map(|sign| Span::new(marker.file, at, at + index(sign.len()))));
                if sign.is_some_and(|sign| sign == start || sign == end) {
                    break;
                }
                at += index(line.len());
            }
        }
        self.conflict_end = others.last().map_or(marker.end, |last| last.end);
        self.report_conflict_marker(marker, &others);
    }

    /// `版：「1.0」`: a colon after the head.
    fn mend_colon(&mut self, line: &[Term]) -> Option<Vec<Term>> {
        let first = line.first()?;
        let text = self.slice(first.span);
        let (at, colon) = text.char_indices().find(|&(at, character)| character == '：' || character == ':' && at + 1 == text.len())?;
        if at == 0 || Keyword::spelled(&look_up_key(text.get(..at)?)).is_none() && !self.place().is_open() {
            return None;
        }
        let file = first.span.file;
        let middle = first.span.start + index(at);
        let after = middle + index(colon.len_utf8());
        self.report_colon(Span::new(file, middle, after));
        let word = |start, end| Term { kind: TermKind::Word, span: Span::new(file, start, end) };
        let mut mended = vec![word(first.span.start, middle)];
        if after < first.span.end {
            mended.push(word(after, first.span.end));
        }
        mended.extend_from_slice(line.get(1..)?);
        Some(mended)
    }

    /// `版1.0`: a keyword that its argument is glued to.
    fn mend_glued(&mut self, line: &[Term]) -> Option<Vec<Term>> {
        let first = line.first()?;
        let text = self.slice(first.span);
        let place = self.place();
        let list = line.iter().any(Term::is_comma);
        let is_glued = |rest: &str| {
            let digit = rest.starts_with(|character: char| character.is_numeric() || matches!(character, '令' | '平' | '第'));
            let long = rest.chars().nth(1).is_some() && rest.starts_with(|character: char| !character.is_ascii());
            digit || long && (!place.is_open() || list && place.meets(Place::FACTS))
        };
        let here = |keyword: Keyword| keyword.used_in(place).is_some_and(|usage| usage.shape != Shape::Nothing);
        // The longest keyword that the word begins with.
        let cuts = text.char_indices().take(LONGEST_KEYWORD).filter_map(|(at, _)| text.split_at_checked(at));
        let (keyword, _) = cuts.filter(|(spelling, rest)| Keyword::spelled(spelling).is_some_and(here) && is_glued(rest)).last()?;
        let middle = first.span.start + index(keyword.len());
        self.report_glued(first.span, keyword, middle);
        let word = |start, end| Term { kind: TermKind::Word, span: Span::new(first.span.file, start, end) };
        let mut mended = vec![word(first.span.start, middle), word(middle, first.span.end)];
        mended.extend_from_slice(line.get(1..)?);
        Some(mended)
    }

    /// The keyword usable here that is spelled most like a word; none where two are spelled as like it, or begin with it: that is half a word.
    fn nearest(&self, key: &str) -> Option<(Keyword, f64)> {
        let place = self.place();
        let like = |spelling: &str| half_alike(key, spelling);
        let usable = TABLE.iter().filter(|row| row.keyword.used_in(place).is_some());
        let mut begun = usable.clone().filter(|row| row.ja.starts_with(key) || row.en.starts_with(key));
        if let Some(one) = begun.next() {
            return begun.next().is_none().then_some((one.keyword, 1.0));
        }
        let best = |row: &Row| [row.ja, row.en].into_iter().filter_map(like).max_by(f64::total_cmp);
        let mut near: Vec<_> = usable.filter_map(|row| Some((row.keyword, best(row)?))).collect();
        near.sort_by(|one, other| other.1.total_cmp(&one.1));
        let nearest = near.first().copied()?;
        near.get(1).is_none_or(|next| next.1 < nearest.1).then_some(nearest)
    }
}
