//! `citation/wrong-institution`

use super::{Cited, Institution, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};

declare_rule! {
    /// The provision binds other kinds of institution. 医療法施行規則第14条第2項 binds the administrators of hospitals, clinics and maternity homes; the same duty of a pharmacy's administrator stands in 薬機法施行規則第11条第2項第1号.
    ///
    /// A wording that speaks of the kind that the provision binds （薬局においては、薬機法施行規則…） cites it rightly, and not for this institution.
    ///
    /// What to do: Cite the provision that binds the kind of institution.
    ///
    /// ---
    /// この規定は、別の種類の機関を対象としています。医療法施行規則第14条第2項は病院、診療所及び助産所の管理者の義務であり、薬局の管理者については薬機法施行規則第11条第2項第1号が定めています。
    ///
    /// 「薬局においては、薬機法施行規則…」のように、対象とする種類の機関について述べる文言の引用は、誤りとはせず、この機関のための引用ともしません。
    ///
    /// 対処：その種類の機関を対象とする規定を引用します。
    pub static RULE = {
        name: "citation/wrong-institution", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "他の種類の機関を対象とする規定の引用", en: "a provision is cited that binds other kinds of institution",
    };
}

pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>, institution: &Institution<'_>, counterpart: &str) -> Diagnostic {
    let (text, name) = (cited.text, institution.name);
    let message = Text::new(
        format!("「{text}」は{}を対象としていません", name.ja),
        format!("\"{text}\" does not bind an institution of the kind \"{}\"", name.en),
    );
    Diagnostic::new(&RULE, cited.span(), message)
        .help(Text::new(format!("「{counterpart}」を書いてください"), format!("write \"{counterpart}\"")))
        .law(setting.registry.display(&cited.citation, Lang::Ja))
        .replace(Text::new(format!("「{counterpart}」に改める"), format!("replace it by \"{counterpart}\"")), cited.span(), counterpart)
}
