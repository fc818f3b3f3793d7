//! Slips that lowering finds by the grammar and later stages by the vocabulary: what is said of them, in one place.

use crate::diagnostic::rules::syntax as rules;
use crate::diagnostic::{Diagnostic, Edit, Text};
use crate::syntax::tree::{Term, TermKind};
use crate::text::Span;

/// The comma of a list in which a text stands.
pub fn comma_of(text: &str) -> &'static str {
    if text.is_ascii() { ", " } else { "、" }
}

/// Words in place of a comma.
const CONNECTIVES: [&str; 8] = ["及び", "および", "並びに", "ならびに", "又は", "または", "若しくは", "and"];

/// A list as if it were written with commas, and what is wrong with it: words in place of commas, or no commas. A comma stands for each
/// that is missing, with the gap for its place.
pub fn list<'a>(terms: &[Term], text: &dyn Fn(Span) -> &'a str) -> (Vec<Term>, Option<Diagnostic>) {
    let (Some(first), Some(last)) = (terms.first(), terms.last()) else { return (Vec::new(), None) };
    let whole = first.span.to(last.span);
    let comma = comma_of(text(whole));
    let mut kept: Vec<Term> = Vec::with_capacity(terms.len());
    let mut sign = None;
    let mut gaps = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        let next = terms.get(at + 1).filter(|next| !next.is_comma());
        if let (Some(before), Some(next)) = (kept.last().copied(), next)
            && term.is_word()
            && CONNECTIVES.contains(&text(term.span))
        {
            let start = if before.is_comma() { before.span.start } else { before.span.end };
            let place = Span::new(whole.file, start, next.span.start);
            kept.truncate(kept.len() - usize::from(before.is_comma()));
            kept.push(Term { kind: TermKind::Comma, span: place });
            gaps.push(place);
            let _ = sign.get_or_insert_with(|| text(term.span));
        } else {
            kept.push(*term);
        }
    }
    let missing = Term::gaps(&kept);
    gaps.extend(missing.iter().map(|gap| gap.0));
    let finding = match (sign, missing.first()) {
        (Some(sign), _) => Some(sign_for_comma(whole, sign, separated(&gaps, comma))),
        (None, Some((_, next))) => Some(missing_comma(*next, &gaps, comma)),
        (None, None) => None,
    };
    let mut missing = missing.into_iter().peekable();
    let separated = kept.into_iter().flat_map(|term| {
        let gap = missing.next_if(|(_, next)| *next == term.span).map(|(gap, _)| Term { kind: TermKind::Comma, span: gap });
        gap.into_iter().chain([term])
    });
    (separated.collect(), finding)
}

/// Words of a list without commas; `gaps` are the places between them, `next` is the word after the first.
pub fn missing_comma(next: Span, gaps: &[Span], comma: &str) -> Diagnostic {
    Diagnostic::new(&rules::MISSING_COMMA, next, Text::new("並べる語の間に読点がありません", "a list needs a comma before this"))
        .help(Text::new("「、」で区切るか、余分な語を消してください", "separate the words by `,`, or remove the one that is too much"))
        .fix(Text::new("「、」を書く", "write a comma"), separated(gaps, comma))
}

/// Words of a list with another sign or word in place of the comma; `edits` write commas.
pub fn sign_for_comma(list: Span, sign: &str, edits: Vec<Edit>) -> Diagnostic {
    Diagnostic::new(
        &rules::MIDDLE_DOT,
        list,
        Text::new(format!("並べる語が「{sign}」で区切られています"), format!("the words of this list are separated by \"{sign}\"")),
    )
    .help(Text::new("読点で区切ってください", "separate them by commas"))
    .fix(Text::new("読点にする", "use commas"), edits)
}

/// The changes that write a comma in each gap.
pub fn separated(gaps: &[Span], comma: &str) -> Vec<Edit> {
    gaps.iter().map(|&span| Edit { span, replacement: comma.to_owned() }).collect()
}

/// What is said of a text without its quotes.
pub fn missing_quotes(span: Span, text: &str) -> Diagnostic {
    let quoted = if text.is_ascii() { format!("\"{text}\"") } else { format!("「{text}」") };
    Diagnostic::new(&rules::MISSING_QUOTES, span, Text::new("この文字列がかぎ括弧で囲まれていません", "this text needs quotes"))
        .help(Text::new(format!("{quoted}と書いてください"), format!("write {quoted}")))
        .replace(Text::new("かぎ括弧で囲む", "put it in quotes"), span, quoted)
}

/// A block whose `{` was lost after `header`; `inside` is where its content begins. With `end`, its `}` was lost there too.
pub fn missing_brace(header: Span, inside: Span, end: Option<Span>) -> Diagnostic {
    let finding =
        Diagnostic::new(&rules::MISSING_BRACE, header, Text::new("見出しに続く「{」がありません", "the `{` after this header is missing"))
            .at(inside, Text::new("ここから { } の中身です", "its content begins here"));
    let mut edits = vec![Edit { span: header.tail(), replacement: " {".to_owned() }];
    match end {
        Some(end) => {
            edits.push(Edit { span: end, replacement: " }".to_owned() });
            finding
                .help(Text::new("中身を「{」と「}」で囲んでください", "put its content between `{` and `}`"))
                .fix(Text::new("「{」と「}」を書く", "write `{` and `}`"), edits)
        }
        None => finding
            .help(Text::new("見出しの後に「{」を書いてください", "write `{` after the header"))
            .fix(Text::new("「{」を書く", "write `{`"), edits),
    }
}

/// Two statements without `;` between them; `gap` is what stands there in its place.
pub fn missing_separator(next: Span, word: &str, gap: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::MISSING_SEPARATOR,
        next,
        Text::new(
            format!("「{word}」の前に改行又は「;」がありません"),
            format!("\"{word}\" begins a statement and needs a line of its own or `;` before it"),
        ),
    )
    .help(Text::new("1行に二つの文を書くときは「;」で区切ってください", "separate two statements on one line by `;`"))
    .replace(Text::new("「;」を書く", "write `;`"), gap, "; ")
}

/// What is said of a comma after which nothing comes.
pub fn trailing_comma(comma: Span) -> Diagnostic {
    Diagnostic::new(&rules::TRAILING_COMMA, comma, Text::new("この読点の後に続きがありません", "nothing follows this comma"))
        .help(Text::new("読点を消すか、続きを書いてください", "remove the comma, or write what follows"))
        .replace(Text::new("読点を消す", "remove the comma"), comma, "")
}

/// What is said of a word that has no place here.
pub fn unexpected(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&rules::UNEXPECTED_ARGUMENT, span, Text::new(format!("「{text}」は余分です"), format!("\"{text}\" is too much here")))
        .help(Text::new("消すか、別の行に書いてください", "remove it, or write it on a line of its own"))
}
