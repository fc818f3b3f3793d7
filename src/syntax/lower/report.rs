//! What lowering says: one function a finding.

use super::Lowering;
use crate::diagnostic::rules::syntax as rules;
use crate::diagnostic::{Diagnostic, Edit, Rule, Text};
use crate::syntax::keyword::{Keyword, Place, Shape};
use crate::syntax::tree::Term;
use crate::text::Span;

impl Lowering<'_> {
    fn report(
        &mut self,
        rule: &'static Rule,
        span: Span,
        ja: impl Into<String>,
        en: impl Into<String>,
        with: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        self.findings.push(with(Diagnostic::new(rule, span, Text::new(ja, en))));
    }

    // Blocks

    pub(super) fn report_unclosed(&mut self, header: Span, at: Span) {
        let end = at.tail();
        self.report(
            &rules::UNCLOSED_BLOCK,
            header,
            "このブロックを閉じる「}」がありません",
            "this block is never closed",
            |finding| {
                finding
                    .at(at, Text::new("ここまでに閉じる必要があります", "it must be closed before this"))
                    .help(Text::new("ブロックの終わりに「}」を書いてください", "write `}` where the block ends"))
                    .fix(Text::new("「}」を書く", "write `}`"), vec![Edit { span: end, replacement: "}\n".to_owned() }])
            },
        );
    }

    pub(super) fn report_extra_brace(&mut self, brace: Span, header: Option<Span>) {
        self.report(
            &rules::EXTRA_BRACE,
            brace,
            "この「}」に対応する「{」がありません",
            "this `}` closes nothing",
            |finding| {
                let finding = match header {
                    Some(header) => finding.at(header, Text::new("このブロックはまだ続いています", "this block goes on after it")),
                    None => finding,
                };
                finding.help(Text::new("この「}」を消してください", "remove this `}`")).replace(
                    Text::new("「}」を消す", "remove `}`"),
                    brace,
                    "",
                )
            },
        );
    }

    pub(super) fn report_missing_brace(&mut self, header: Span, at: u32) {
        let end = header.tail();
        self.report(
            &rules::MISSING_BRACE,
            header,
            "この行に、ブロックを開く「{」がありません",
            "the block of this line is never opened",
            |finding| {
                finding
                    .at(Span::new(header.file, at, at), Text::new("ここからブロックの中身です", "its content begins here"))
                    .help(Text::new("行の終わりに「{」を書いてください", "end the line with `{`"))
                    .replace(Text::new("「{」を書く", "write `{`"), end, " {")
            },
        );
    }

    pub(super) fn report_brace_on_own_line(&mut self, header: Span, brace: Span) {
        let gap = Span::new(header.file, header.end, brace.start);
        let comment = self.slice(gap).contains("//");
        self.report(
            &rules::BRACE_ON_OWN_LINE,
            brace,
            "「{」は見出しと同じ行に書きます",
            "`{` stands on the line of its header",
            |finding| {
                let finding = finding.at(header, Text::new("この行の終わりに書きます", "it belongs at the end of this line"));
                if comment { finding } else { finding.replace(Text::new("「{」を見出しの行に移す", "move `{` up"), gap, " ") }
            },
        );
    }

    pub(super) fn report_stray_open(&mut self, brace: Span) {
        self.report(&rules::EXTRA_BRACE, brace, "この「{」には見出しがありません", "this `{` has no header", |finding| {
            finding
                .help(Text::new("「条 「…」 {」のように、見出しに続けて書いてください", "write it after a header, as in `article \"…\" {`"))
        });
    }

    pub(super) fn report_unexpected_block(&mut self, header: Span, brace: Span) {
        let text = self.slice(header).to_owned();
        self.report(
            &rules::UNEXPECTED_BLOCK,
            brace,
            format!("「{text}」はブロックを持ちません"),
            format!("\"{text}\" takes no block"),
            |finding| {
                finding
                    .at(header, Text::new("この文", "this statement"))
                    .help(Text::new("「{」と、対応する「}」を消してください", "remove `{` and its `}`"))
            },
        );
    }

    pub(super) fn report_too_deep(&mut self, brace: Span) {
        self.report(
            &rules::TOO_DEEP,
            brace,
            format!("ブロックの入れ子が{}段を超えています", super::MAX_DEPTH),
            format!("blocks are nested more than {} deep", super::MAX_DEPTH),
            |finding| {
                finding.help(Text::new("ここから先は読みません。入れ子を減らしてください", "what lies deeper is not read; nest less"))
            },
        );
    }

    // Statements

    pub(super) fn report_character(&mut self, span: Span) {
        self.report(&rules::UNEXPECTED_SIGN, span, "ここに書けない文字です", "this character cannot stand here", |finding| {
            finding.help(Text::new("この文字を消してください", "remove it")).replace(Text::new("消す", "remove it"), span, "")
        });
    }

    pub(super) fn report_invisible(&mut self, span: Span, sign: char, count: usize) {
        let code = format!("U+{:04X}", u32::from(sign));
        self.findings.push(
            Diagnostic::new(
                &rules::UNEXPECTED_SIGN,
                span,
                Text::new(
                    format!("目に見えない文字（{code}）が語の中にあります（この文書に{count}か所）"),
                    format!("an invisible character ({code}) stands in a word (in this document: {count})"),
                ),
            )
            .note(Text::new("この文字はないものとして読んでいます", "words are read without it"))
            .help(Text::new("この文字を消してください", "remove it"))
            .replace(Text::new("消す", "remove it"), span, ""),
        );
    }

    pub(super) fn report_conflict_marker(&mut self, span: Span, others: &[Span]) {
        self.report(
            &rules::CONFLICT_MARKER,
            span,
            "競合の印が残っています",
            "a merge-conflict marker was left here",
            |finding| {
                let other = |finding: Diagnostic, place: &Span| finding.at(*place, Text::new("同じ競合の印", "of the same conflict"));
                others.iter().fold(finding, other).help(Text::new(
                    "どちらの版を採るかを決め、印の行を消してください",
                    "decide which side to keep and remove the marker lines",
                ))
            },
        );
    }

    pub(super) fn report_trailing_comma(&mut self, comma: Span) {
        self.report(
            &rules::TRAILING_COMMA,
            comma,
            "この読点の後に続きがありません",
            "nothing follows this comma",
            |finding| {
                finding.help(Text::new("読点を消すか、続きを書いてください", "remove the comma, or write what follows")).replace(
                    Text::new("読点を消す", "remove the comma"),
                    comma,
                    "",
                )
            },
        );
    }

    pub(super) fn report_missing_separator(&mut self, before: Span, next: Span) {
        let word = self.slice(next).to_owned();
        let gap = before.tail();
        self.report(
            &rules::MISSING_SEPARATOR,
            next,
            format!("「{word}」の前に改行又は「;」がありません"),
            format!("\"{word}\" begins a statement and needs a line of its own or `;` before it"),
            |finding| {
                finding
                    .help(Text::new("1行に二つの文を書くときは「;」で区切ってください", "separate two statements on one line by `;`"))
                    .replace(Text::new("「;」を書く", "write `;`"), gap, ";")
            },
        );
    }

    pub(super) fn report_colon(&mut self, colon: Span) {
        self.report(
            &rules::COLON_AFTER_KEYWORD,
            colon,
            "語の後にコロンは要りません",
            "no colon stands after a word",
            |finding| {
                finding.help(Text::new("コロンを空白にしてください", "put a space in its place")).replace(
                    Text::new("空白にする", "replace it by a space"),
                    colon,
                    " ",
                )
            },
        );
    }

    pub(super) fn report_glued(&mut self, word: Span, keyword: &str, middle: u32) {
        self.report(
            &rules::GLUED_KEYWORD,
            word,
            format!("「{keyword}」とその値の間に空白がありません"),
            format!("\"{keyword}\" and its value are written together"),
            |finding| {
                finding.help(Text::new("間に空白を入れてください", "put a space between them")).replace(
                    Text::new("空白を入れる", "insert a space"),
                    Span::new(word.file, middle, middle),
                    " ",
                )
            },
        );
    }

    pub(super) fn report_unknown(&mut self, word: Span, nearest: Option<Keyword>, place: Place) {
        let text = self.slice(word).to_owned();
        let japanese = !text.is_ascii();
        self.report(
            &rules::UNKNOWN_KEYWORD,
            word,
            format!("「{text}」という語はここにはありません"),
            format!("\"{text}\" is no word that can stand here"),
            |finding| match nearest {
                Some(keyword) => {
                    let spelling = if japanese { keyword.ja() } else { keyword.en() };
                    finding
                        .help(Text::new(
                            format!("「{}」のことであれば、そう書いてください", keyword.ja()),
                            format!("write \"{}\" if that is what is meant", keyword.en()),
                        ))
                        .replace(Text::new(format!("「{spelling}」にする"), format!("write \"{spelling}\"")), word, spelling)
                }
                None => finding.help(Text::new(
                    format!("ここに書ける語：{}", list(place, Keyword::ja, "、")),
                    format!("what can stand here: {}", list(place, Keyword::en, ", ")),
                )),
            },
        );
    }

    pub(super) fn report_misplaced(&mut self, keyword: Keyword, word: Span, place: Place) {
        let text = self.slice(word).to_owned();
        let (ja, en) = homes(keyword);
        let clause = keyword.row().uses.is_empty();
        self.report(
            &rules::MISPLACED,
            word,
            format!("「{text}」はここには書けません"),
            format!("\"{text}\" cannot stand here"),
            |finding| {
                finding.help(if clause {
                    Text::new("前の文に続けて、同じ行に書いてください", "write it on the line of the statement before, which it belongs to")
                } else if place.meets(Place::DEMAND) && keyword.is_declaration_kind() {
                    Text::new(
                        "関連する宣言を求めるときは「関連」を前に置いてください",
                        "put \"has\" before it to ask for a declaration that belongs to this one",
                    )
                } else {
                    Text::new(format!("「{text}」は{ja}に書いてください"), format!("write it {en}"))
                })
            },
        );
    }

    pub(super) fn report_headless(&mut self, span: Span, paragraph: bool) {
        let start = Span::at(span.file, span.start);
        self.report(&rules::NO_KEYWORD, span, "文が語で始まっていません", "a statement begins with a word", |finding| {
            if paragraph {
                finding.help(Text::new("規程の文言は「項」に続けて書いてください", "wording stands after \"paragraph\"")).replace(
                    Text::new("「項」を書く", "write \"項\""),
                    start,
                    "項 ",
                )
            } else {
                finding.help(Text::new(
                    "行の始めに、何を定めるかを示す語を書いてください",
                    "begin the line with the word that says what it lays down",
                ))
            }
        });
    }

    // Arguments

    pub(super) fn report_missing_argument(&mut self, head: Span, shape: Shape) {
        let text = self.slice(head).to_owned();
        let (ja, en) = wants(shape);
        self.report(
            &rules::MISSING_ARGUMENT,
            head,
            format!("「{text}」に続く{ja}がありません"),
            format!("\"{text}\" lacks {en}"),
            |finding| finding.help(Text::new(format!("「{text}」に続けて{ja}を書いてください"), format!("write {en} after it"))),
        );
    }

    pub(super) fn report_unexpected(&mut self, span: Span, shape: Shape) {
        let text = self.slice(span).to_owned();
        let (ja, en) = wants(shape);
        self.report(
            &rules::UNEXPECTED_ARGUMENT,
            span,
            format!("「{text}」は余分です"),
            format!("\"{text}\" is too much here"),
            |finding| {
                let finding = if shape == Shape::Nothing {
                    finding
                } else {
                    finding.note(Text::new(format!("ここに書けるのは{ja}だけです"), format!("only {en} can stand here")))
                };
                finding.help(Text::new("消すか、別の行に書いてください", "remove it, or write it on a line of its own"))
            },
        );
    }

    pub(super) fn report_missing_quotes(&mut self, span: Span) {
        let text = self.slice(span).to_owned();
        let quoted = if text.is_ascii() { format!("\"{text}\"") } else { format!("「{text}」") };
        self.report(
            &rules::MISSING_QUOTES,
            span,
            format!("「{text}」をかぎ括弧で囲んでください"),
            format!("\"{text}\" needs quotes"),
            |finding| finding.replace(Text::new("かぎ括弧で囲む", "put it in quotes"), span, quoted),
        );
    }

    pub(super) fn report_missing_comma(&mut self, before: Span, next: Span) {
        let gap = Span::new(before.file, before.end, next.start);
        self.report(
            &rules::MISSING_COMMA,
            next,
            "並べる語の間に読点がありません",
            "a list needs a comma before this",
            |finding| {
                finding.help(Text::new("「、」で区切ってください", "separate the words by `,`")).replace(
                    Text::new("「、」を書く", "write a comma"),
                    gap,
                    "、",
                )
            },
        );
    }

    pub(super) fn report_stray_sign(&mut self, span: Span, assigns: bool) {
        let sign = self.slice(span).to_owned();
        if assigns {
            self.report(
                &rules::STRAY_EQUALS,
                span,
                format!("語と値の間の「{sign}」は要りません"),
                format!("no \"{sign}\" stands between a word and its value"),
                |finding| {
                    finding
                        .help(Text::new("「最短文字数 13文字」のように書いてください", "write it as in `min_length 13 characters`"))
                        .replace(Text::new("消す", "remove it"), span, "")
                },
            );
        } else {
            self.report(
                &rules::UNEXPECTED_SIGN,
                span,
                format!("「{sign}」はここには書けません"),
                format!("\"{sign}\" cannot stand here"),
                |finding| {
                    finding.help(Text::new("この記号を消してください", "remove it")).replace(Text::new("消す", "remove it"), span, "")
                },
            );
        }
    }

    // Strings

    pub(super) fn report_mixed_quotes(&mut self, term: &Term) {
        self.requote(
            &rules::MIXED_QUOTES,
            term,
            "始めと終わりの引用符がそろっていません",
            "the quotes at either end do not belong together",
        );
    }

    pub(super) fn report_foreign_quotes(&mut self, term: &Term) {
        self.requote(&rules::FOREIGN_QUOTES, term, "この括弧は引用符になりません", "these brackets are no quotes here");
    }

    fn requote(&mut self, rule: &'static Rule, term: &Term, ja: &str, en: &str) {
        let inner = term.inner();
        let ascii = self.slice(term.span).starts_with(['"', '\'', '‘', '“']);
        let (open, close) = if ascii { ("\"", "\"") } else { ("「", "」") };
        let edits = vec![
            Edit { span: Span::new(inner.file, term.span.start, inner.start), replacement: open.to_owned() },
            Edit { span: Span::new(inner.file, inner.end, term.span.end), replacement: close.to_owned() },
        ];
        self.report(rule, term.span, ja, en, |finding| {
            finding
                .help(Text::new("「…」又は \"…\" で囲んでください", "use 「…」 or \"…\""))
                .fix(Text::new(format!("{open}…{close}にする"), format!("use {open}…{close}")), edits)
        });
    }

    pub(super) fn report_unclosed_string(&mut self, term: &Term, open: u8) {
        let close = match self.slice(term.span).get(..usize::from(open)) {
            Some("「") => "」",
            Some("“") => "”",
            Some("『") => "』",
            Some("\"\"\"") => "\"\"\"",
            _ => "\"",
        };
        let long = open == 3 && close == "\"\"\"";
        let end = term.span.tail();
        let place = Span::new(term.span.file, term.span.start, term.span.start + u32::from(open));
        self.report(
            &rules::UNCLOSED_STRING,
            place,
            "この引用符が閉じられていません",
            "this string is never closed",
            |finding| {
                let finding = finding.at(end, Text::new("ここまでを文字列として読みました", "it was read up to here"));
                if long {
                    finding.help(Text::new("終わりの \"\"\" を行の始めに書いてください", "close it by \"\"\" at the start of a line"))
                } else {
                    finding
                        .help(Text::new(
                            format!("「{close}」で閉じてください。文字列は行をまたぎません"),
                            format!("close it by {close}; a string ends with its line"),
                        ))
                        .replace(Text::new(format!("{close}で閉じる"), format!("close it by {close}")), end, close)
                }
            },
        );
    }

    pub(super) fn report_unopened_string(&mut self, first: Span, quote: Span) {
        let start = Span::at(first.file, first.start);
        let (open, close) = if self.slice(quote) == "”" { ("“", "”") } else { ("「", "」") };
        self.report(
            &rules::STRAY_QUOTE,
            quote,
            "この引用符に対応する始めの引用符がありません",
            "this quote closes nothing",
            |finding| {
                finding
                    .at(start, Text::new("ここから始まるものとして読みました", "read as if the string began here"))
                    .help(Text::new("文字列の前に始めの引用符を書いてください", "write the opening quote before the string"))
                    .fix(
                        Text::new("始めの引用符を書く", "write the opening quote"),
                        vec![Edit { span: start, replacement: open.to_owned() }, Edit { span: quote, replacement: close.to_owned() }],
                    )
            },
        );
    }

    pub(super) fn report_stray_quote(&mut self, span: Span) {
        self.report(
            &rules::STRAY_QUOTE,
            span,
            "この引用符に対応する始めの引用符がありません",
            "this quote closes nothing",
            |finding| {
                finding.help(Text::new("消すか、始めの引用符を書いてください", "remove it, or open the string")).replace(
                    Text::new("消す", "remove it"),
                    span,
                    "",
                )
            },
        );
    }
}

fn list(place: Place, spelling: fn(Keyword) -> &'static str, comma: &str) -> String {
    let words: Vec<&str> = Keyword::all().filter(|keyword| keyword.used_in(place).is_some()).map(spelling).collect();
    words.join(comma)
}

/// Where a keyword may stand, in words.
fn homes(keyword: Keyword) -> (String, String) {
    let homes: Vec<(&str, &str)> =
        PLACES.iter().filter(|(place, ..)| keyword.used_in(*place).is_some()).map(|&(_, ja, en)| (ja, en)).collect();
    let ja: Vec<&str> = homes.iter().map(|home| home.0).collect();
    let en: Vec<&str> = homes.iter().map(|home| home.1).collect();
    (ja.join("又は"), en.join(" or "))
}

const PLACES: &[(Place, &str, &str)] = &[
    (Place::POLICY, "規程のファイルの一番外側", "at the top level of a policy file"),
    (Place::STANDARD, "基準のファイルの一番外側", "at the top level of a standard's file"),
    (Place::VOCABULARY, "語彙のファイルの一番外側", "at the top level of a vocabulary's file"),
    (Place::HEAD, "「規程」のブロック", "in the block of \"policy\""),
    (Place::FACTS, "「現況」のブロック", "in the block of \"facts\""),
    (Place::ENTITY, "「事業者」「システム」などのブロック", "in the block of a \"vendor\", \"system\" and the like"),
    (Place::BODY, "「章」のブロック", "in the block of a \"chapter\""),
    (Place::ARTICLE, "「条」のブロック", "in the block of an \"article\""),
    (Place::PARAGRAPH, "「項」のブロック", "in the block of a \"paragraph\""),
    (Place::DECLARATION, "「対策」などの宣言のブロック", "in the block of a declaration"),
    (Place::SUPPLEMENT, "「附則」のブロック", "in the block of a \"supplement\""),
    (Place::STANDARD_HEAD, "「基準」のブロック", "in the block of \"standard\""),
    (Place::STANDARD_CHAPTER, "基準の「章」のブロック", "in the block of a standard's \"chapter\""),
    (Place::REQUIREMENT, "「遵守事項」のブロック", "in the block of a \"requirement\""),
    (Place::GROUP, "「いずれか」などのブロック", "in the block of \"any of\" and the like"),
    (Place::DEMAND, "「要件」のブロック", "in the block of \"expects\""),
    (Place::AMEND, "「改める」のブロック", "in the block of \"amend\""),
    (Place::VOCABULARY_HEAD, "「語彙」のブロック", "in the block of \"vocabulary\""),
];

/// What a shape takes, in words.
fn wants(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Nothing => ("もの", "nothing"),
        Shape::String | Shape::OptionalString | Shape::Strings => ("かぎ括弧で囲んだ文字列", "a string in quotes"),
        Shape::TwoStrings => ("用語とその意味", "a term and its meaning"),
        Shape::NameTitle | Shape::Names | Shape::NamesLabel => ("名前", "a name"),
        Shape::NumberTitle => ("番号又は題名", "a number or a title"),
        Shape::Items | Shape::ItemTitle => ("遵守事項の番号", "the number of a requirement"),
        Shape::Date | Shape::DateNote | Shape::OptionalDateTitle => ("日付", "a date"),
        Shape::Value | Shape::OptionalValue => ("値", "a value"),
        Shape::Articles => ("条番号", "the number of an article"),
        Shape::Law => ("法令の条項", "a law and its article"),
        Shape::Condition => ("条件", "a condition"),
        Shape::Demand => ("求める宣言", "what is expected"),
        Shape::Number => ("数", "a number"),
        Shape::Definition => ("定義", "a definition"),
    }
}
