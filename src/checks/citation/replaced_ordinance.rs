//! `citation/replaced-ordinance`

use jiff::civil::{Date, date};

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Text};
use crate::text::Span;
use crate::wording::ordinance::on_personal_information;

declare_rule! {
    /// The wording rests on a municipality's ordinance on personal information (個人情報保護条例). Since 1 April 2023 the national act,
    /// 個人情報の保護に関する法律, applies to municipalities, their hospitals among them, and such ordinances gave way to it. Those that
    /// carry the act out (施行条例), those of an assembly (議会), and what 旧 stands before are left alone.
    ///
    /// What to do: Cite the Act on the Protection of Personal Information.
    ///
    /// ---
    /// 自治体の個人情報保護条例を根拠としています。令和5年4月1日から、自治体とその設置する病院にも個人情報の保護に関する法律が適用され、各自治体の条例はこれに置き換わりました。法律の施行条例、議会の条例、「旧」を付けたものは指摘しません。
    ///
    /// 対処：個人情報の保護に関する法律を引用します。
    pub static RULE = {
        name: "citation/replaced-ordinance", severity: Warning, since: "0.1.0", fix: None,
        ja: "国の法律に置き換わった条例の引用", en: "an ordinance is cited that the national act has replaced",
    };
}

const SINCE: Date = date(2023, 4, 1);

/// The ordinances in a text.
pub(super) fn findings(text: &str, place: Span, day: Date) -> Vec<Diagnostic> {
    if day < SINCE {
        return Vec::new();
    }
    on_personal_information(text).into_iter().filter_map(|range| Some(finding(range.start, text.get(range)?, place))).collect()
}

fn finding(at: usize, name: &str, place: Span) -> Diagnostic {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let message = Text::new(
        format!("「{name}」は、個人情報の保護に関する法律に置き換わっています"),
        format!("\"{name}\" has given way to the national act on personal information"),
    );
    Diagnostic::new(&RULE, place.part(offset(at), offset(at + name.len())), message)
        .law("個人情報保護法")
        .note(Text::new(
            "令和5年4月1日から、自治体とその設置する病院にも法律が適用されています",
            "since 2023-04-01 the act applies to municipalities and the hospitals they run",
        ))
        .help(Text::new(
            "「個人情報保護法」の条を引用してください。廃止前の条例を指すのであれば「旧」を付けてください",
            "cite the act; write 旧 before the name if the ordinance as it was is meant",
        ))
}
