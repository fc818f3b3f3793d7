//! `coverage/too-many-facilities`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::{most_facilities, of_own_kind};

declare_rule! {
    /// A policy sets up more facilities that are institutions of their own kind than are judged by themselves: 200, and fewer where it declares more than a thousand things. Those behind the last that is judged are not judged at all.
    ///
    /// What to do: Write policies of their own that inherit from this one, each for some of the facilities.
    ///
    /// ---
    /// 機関の種類を持つ施設が多く、すべてを施設ごとに判定することができません（200か所まで。定めが1000を超える規程では、それより少なくなります）。判定した最後の施設より後の施設は、判定の対象になっていません。
    ///
    /// 対処：施設をいくつかの規程に分け、それぞれがこの規程を継承するように書きます。
    pub static RULE = {
        name: "coverage/too-many-facilities", severity: Error, since: "0.1.0", fix: None,
        ja: "施設が多すぎる", en: "more facilities than are judged by themselves", hides: Judgement,
    };
}

pub(in crate::checks) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let most = most_facilities(&cx.view.effective);
    let mut further = of_own_kind(cx.policy).skip(most);
    let Some((_, first)) = further.next() else { return };
    let count = 1 + further.count();
    let message = Text::new(
        format!("施設が多く、「{}」以降の{count}か所を判定していません", first.called()),
        format!("{count} facilities are not judged, from \"{}\" on", first.called()),
    );
    findings.push(Diagnostic::new(&RULE, first.span, message).help(Text::new(
        format!("この規程で施設ごとに判定するのは{most}か所までです。施設を分けて、この規程を継承する規程を書いてください"),
        format!("{most} of this policy are judged by themselves: write policies for some of them that inherit from this one"),
    )));
}
