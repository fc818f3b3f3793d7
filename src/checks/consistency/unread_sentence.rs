//! `consistency/unread-sentence`

use super::denied::{Excused, Said, TakenBack, laid_down};
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Severity, Text};
use crate::model::order::Duty;
use crate::resolve::policy::Article;
use crate::text::Span;
use crate::wording::denial::{names_itself, names_the_policy};
use crate::wording::laid::{Unclear, Unread};

declare_rule! {
    /// A sentence beside what is declared as a duty, or of the policy itself, is not known to lay anything down: 「教育訓練は、忙しい年は飛ばす。」, 「契約書には、責任の分界を記載しない。」, 「この規程は、理想を述べたものである。」. Staff go by the sentence and the check by the data. Those that are known to take something back are told by `consistency/denied`; but the ways to make less of a duty have no end, and the words by which rules lay something down are few. So what is not known to do that is told, and a person reads it.
    ///
    /// Japanese sentences are read at their end: something is done (行う, 記録する, 報告しなければならない), must not be (漏らしてはならない, 他の者に貸与しない), may be done by power of office or with an approval (停止することができる), or is so much or such (3年とする). A sentence that forbids or allows without saying to whom or by whose leave, and one that is done in a case alone that is not known to ask for it (「苦情があったときに行う。」), is told too. English sentences are read by their verbs (`is recorded`, `must not share`, `may suspend`); rules in English use many, and so one that has none that is known is an info.
    ///
    /// What to do: End the sentence with a word that lays something down, or say who approves. Where it stands as it is meant, suppress the finding with the reason.
    ///
    /// ---
    /// 義務として宣言したことと並ぶ文、又はこの規程そのものについて述べる文が、何を定めているか読み取れません。「教育訓練は、忙しい年は飛ばす。」「契約書には、責任の分界を記載しない。」「この規程は、理想を述べたものである。」などです。職員は文言に従い、判定は宣言によります。宣言を打ち消すと分かる文は `consistency/denied` が示しますが、義務を軽くする言い方に限りはありません。一方、規程が物事を定める言い方は限られています。そこで、定めていると読み取れない文を示し、人が読んで確かめられるようにします。
    ///
    /// 日本語の文は、文末で読みます。することを定める文（行う、記録する、報告しなければならない）、してはならないことを定める文（漏らしてはならない、他の者に貸与しない）、職務上の権限又は承認によってできることを定める文（停止することができる）、数量や担当を定める文（3年とする）は読み取れます。誰に対してか、誰の許しによるかを述べずに禁じ、又は認める文と、きっかけと認められない場合に限って行うとする文（「苦情があったときに行う。」）も示します。英語の文は、動詞で読みます（`is recorded`、`must not share`、`may suspend`）。英語の規程は多くの動詞を使うため、知っている動詞がないだけの文は情報とします。
    ///
    /// 対処：定める語で文を結ぶか、誰の承認によるかを書きます。書いたとおりでよいときは、理由を付けて抑制します。
    pub static RULE = {
        name: "consistency/unread-sentence", severity: Warning, since: "0.1.0", fix: None,
        ja: "文が何を定めているか読み取れない", en: "what a sentence lays down cannot be read",
    };
}

/// Tells a sentence of an article that declares a duty, of the policy itself, or of what it declares elsewhere.
pub(super) fn check(
    cx: &Context<'_>,
    article: &Article,
    unclear: &Unclear<'_>,
    excused: &Excused<'_>,
    span: Span,
    findings: &mut Findings,
) {
    if concerns_a_duty(cx, article, excused, unclear.said) {
        findings.push(finding(unclear.why, span));
    }
}

fn concerns_a_duty(cx: &Context<'_>, article: &Article, excused: &Excused<'_>, said: &str) -> bool {
    let is_named = || {
        let words = Said::of(said);
        let mut all = cx.view.effective.all.values();
        all.any(|declared| {
            let is_duty = declared.delegated.is_none() && declared.duty == Duty::Must;
            is_duty && words.name(cx, declared) && !excused.has(cx, TakenBack::of(declared))
        })
    };
    names_a_text(said) || laid_down(cx, article).is_some_and(|denied| !excused.has(cx, denied.what)) || is_named()
}

/// Whether a sentence names the policy, or an article of it.
fn names_a_text(said: &str) -> bool {
    names_the_policy(said) || names_itself(said) || ["前条", "前項", "この条", "本条"].iter().any(|article| said.contains(article))
}

fn finding(why: Unread, span: Span) -> Diagnostic {
    let message = Text::new("この文が何を定めているか読み取れません", "what this sentence lays down cannot be read");
    let (said, help) = match why {
        Unread::Word => (
            Text::new("定める語で終わっていません", "it does not end with a word that lays something down"),
            Text::new(
                "「…を行う」「…を記録する」のように、することを定める語で結ぶか、書いたとおりでよければ理由を付けて抑制してください",
                "end it with what is done, or suppress this with the reason where it is meant so",
            ),
        ),
        Unread::Verb => (
            Text::new("定める動詞が見当たりません", "no verb of it is known to lay something down"),
            Text::new("義務を軽くする文でないことを確かめてください", "see that it makes less of no duty"),
        ),
        Unread::Not => (
            Text::new("禁じているのか、しないことにしているのか分かりません", "it may forbid something or leave it undone"),
            Text::new(
                "禁じるのであれば「…してはならない」と書き、しないことにするのであれば「例外」又は「適用除外」を理由とともに書いてください",
                "write that it must not be done; what is left undone is an `exception` or an exclusion, with its reason",
            ),
        ),
        Unread::Forbidden => (
            Text::new("誰に対して、又はどのような場合に禁じるのか分かりません", "it does not say to whom or in what case it is forbidden"),
            Text::new(
                "「許可を受けずに」「他の者に」のように、禁じる相手又は場合を書いてください",
                "say without whose permission, or to whom, it must not be done",
            ),
        ),
        Unread::Allowed => (
            Text::new("誰の許しによるのか分かりません", "it does not say by whose leave"),
            Text::new(
                "誰の許可又は承認によるかを書くか、書いたとおりでよければ理由を付けて抑制してください",
                "say who permits or approves it, or suppress this with the reason where it is meant so",
            ),
        ),
        Unread::State => (
            Text::new("することを定めていません", "it asks nothing of anybody"),
            Text::new(
                "誰が何をするかを書くか、書いたとおりでよければ理由を付けて抑制してください",
                "say who does what, or suppress this with the reason where it is meant so",
            ),
        ),
        Unread::Case => (
            Text::new(
                "行う場合、人、時又は方法を限っているのかもしれません",
                "it may be done in some cases, by some people or in name alone",
            ),
            Text::new(
                "限らずに行うのであればその語を消し、限るのであれば、誰の承認によるかを書くか、「例外」又は「適用除外」を理由とともに書いてください",
                "remove what narrows it, say who approves, or write an `exception` or an exclusion with its reason",
            ),
        ),
    };
    let finding = Diagnostic::new(&RULE, span, message).label(said).help(help);
    if why == Unread::Verb { finding.severity(Severity::Info) } else { finding }
}
