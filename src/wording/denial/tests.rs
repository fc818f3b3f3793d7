//! What sentences take back, one by one.

use super::words::{AT_WILL, HINTS, OFF, PERMITS};
use super::*;
use crate::wording::sentence::sentences;

#[test]
fn every_denial_is_hinted_at() {
    let hinted = |word: &&str| HINTS.iter().any(|hint| word.contains(hint));
    assert!(OFF.iter().chain(&PERMITS).chain(&AT_WILL).all(hinted));
}

#[test]
fn what_sentences_take_back() {
    for (text, expected) in [
        ("二要素認証は、当分の間、行わない。", Some(("二要素認証", Denies::Done))),
        ("監査は実施しない。", Some(("監査", Denies::Done))),
        ("監査を行わない。", Some(("監査", Denies::Done))),
        ("当院は、当面、監査を行わないものとする。", Some(("監査", Denies::Done))),
        ("バックアップの取得については、当分の間、これを行わない。", Some(("バックアップ", Denies::Done))),
        ("監査責任者は、置かない。", Some(("監査責任者", Denies::Done))),
        ("この規程は、当分の間、適用しない。", Some(("この規程", Denies::Done))),
        ("監査は不要とする。", Some(("監査", Denies::Done))),
        ("監査は行わないが、自己点検を行う。", Some(("監査", Denies::Done))),
        ("職員は、バックアップの取得に努める。", Some(("バックアップ", Denies::Need))),
        ("利用者は、二要素認証を用いるよう努めるものとする。", Some(("二要素認証", Denies::Need))),
        ("The audit is not performed for the time being.", Some(("audit", Denies::Done))),
        ("For the time being, this policy does not apply.", Some(("this policy", Denies::Done))),
        ("Users endeavour to use multi-factor authentication.", Some(("multi-factor authentication", Denies::Need))),
        ("監査は、省略することができる。", Some(("監査", Denies::Done))),
        ("監査は、当分の間、見合わせるものとする。", Some(("監査", Denies::Done))),
        ("監査は、行うことを要しない。", Some(("監査", Denies::Done))),
        ("教育訓練を行う必要はない。", Some(("教育訓練", Denies::Done))),
        ("職員は、教育訓練を受けなくてもよい。", Some(("教育訓練", Denies::Done))),
        ("アクセスログは、保存しない。", Some(("アクセスログ", Denies::Done))),
        ("法人規程第34条の規定は、病院には適用しない。", Some(("法人規程第34条", Denies::Done))),
        ("第10条及び第11条の規定は、病院長が別に定める日まで適用しない。", Some(("第10条及び第11条", Denies::Done))),
        ("法人規程の規定は、当分の間、病院に適用しない。", Some(("法人規程", Denies::Done))),
        ("監査は、必要と認める場合に限り行う。", Some(("監査", Denies::Need))),
        ("自己点検は、可能な範囲で行うよう努める。", Some(("自己点検", Denies::Need))),
        ("The audit is suspended until further notice.", Some(("audit", Denies::Done))),
        ("No audit is performed.", Some(("audit", Denies::Done))),
        ("BYODは、認める。", Some(("BYOD", Denies::Ban))),
        ("生成AIの利用を許可する。", Some(("生成AI", Denies::Ban))),
        ("利用者IDは、共用することができる。", Some(("利用者ID", Denies::Ban))),
        ("職員は、当分の間、パスワードを使い回してもよい。", Some(("パスワード", Denies::Ban))),
        ("監査は、年1回行う（当分の間、行わない。）。", Some(("監査", Denies::Done))),
        ("職員は、教育訓練を年1回受ける（当面は、不要とする）。", Some(("教育訓練", Denies::Done))),
        ("監査は、年1回行う（停電の場合は行わない。）。", None),
        ("訓練は、実施を見合わせる。", Some(("訓練", Denies::Done))),
        ("電子カルテの複製は、費用の都合により、当分の間、取得しない。", Some(("電子カルテの複製", Denies::Done))),
        ("院長は、必要があると認めるときは、この規程の全部又は一部を適用しないことができる。", Some(("この規程", Denies::Done))),
        ("この規程は、努力目標とする。", Some(("この規程", Denies::Need))),
        ("バックアップについては、なお従前の例による。", Some(("バックアップ", Denies::Done))),
        ("この規程と現場の手順書とが異なるときは、現場の手順書による。", Some(("この規程", Denies::Done))),
        ("現場の手順書は、この規程に優先する。", Some(("この規程", Denies::Done))),
        ("受付の端末においては、利用者IDを共用することができる。", Some(("利用者ID", Denies::Ban))),
        ("この規程と法人規程とが異なるときは、法人規程による。", None),
        ("他の規程の定めがこの規程と異なるときは、この規程による。", None),
        ("この規程は、他の規程に優先する。", None),
        ("監査（内部の者によるものを除く。）は、年1回行う。", None),
        ("利用者IDは、緊急時に限り、共用することができる。", None),
        ("利用者IDは、管理者が共用することができる。", None),
        ("BYODは、企画管理者の許可を得て、使用することができる。", None),
        ("職員は、外部媒体利用を行わない。", None),
        ("監査は、外部の者により、必要に応じて行う。", None),
        ("監査は、年1回行うほか、必要に応じて行う。", None),
        ("停電のときは、バックアップは行わない。", None),
        ("この規程は、患者には適用しない。", Some(("この規程", Denies::Done))),
        ("職員は、パスワードを共有しない。", None),
        ("利用者は、パスワードを他人に教えてはならない。", None),
        ("来訪者には、二要素認証を行わない。", None),
        ("外部からの遠隔接続の場合は、承認を要しない。", Some(("承認", Denies::Case))),
        ("監査は、年1回行う。", None),
        ("職員は、情報セキュリティの向上に努める。", Some(("情報セキュリティの向上", Denies::Need))),
        ("Passwords are not shared.", None),
        ("土曜日においては、この限りでない。", Some(("", Denies::Case))),
        ("ただし、企画管理者の許可を得たときは、この限りでない。", None),
        ("ただし、院長が必要ないと認めたときは、この限りでない。", Some(("", Denies::Case))),
        ("ただし、業務が多忙な場合は、教育訓練を行わない。", Some(("教育訓練", Denies::Case))),
        ("前項の規定は、診療時間中は、適用しない。", Some(("前項", Denies::Case))),
        ("監査は、年1回行う（多忙な年は行わない。）。", Some(("多忙な年", Denies::Done))),
        ("監査は、年1回行う（多忙な場合は行わない。）。", Some(("監査", Denies::Case))),
        ("記録の保存期間は、定めない。", Some(("記録の保存期間", Denies::Done))),
        ("企画管理者は、結果を院長に報告しないことができる。", Some(("結果", Denies::Done))),
        ("前項の契約は、締結しないことができる。", Some(("前項", Denies::Done))),
        ("前条の規定に違反した者の利用者IDは、停止する。", Some(("前条の規定に違反した者の利用者ID", Denies::Done))),
        ("教育訓練を受けるかどうかは、本人の希望による。", Some(("教育訓練", Denies::Need))),
        ("細目は、委託先に委ねる。", None),
        ("この規程に違反しても、責任を問わない。", Some(("この規程", Denies::Done))),
        ("この規程は、職員を拘束しない。", Some(("この規程", Denies::Done))),
        ("この規程によることが困難なときは、適宜の方法による。", Some(("この規程", Denies::Done))),
    ] {
        let read: Vec<_> =
            sentences(text).iter().filter_map(|sentence| of(text, sentence)).map(|denial| (denial.topic, denial.denies)).collect();
        assert_eq!(read.first().copied(), expected, "{text}");
    }
    for (text, whom) in [
        ("前項の規定は、院長については適用しない。", Some("院長")),
        ("二要素認証は、看護師長には、適用しない。", Some("看護師長")),
        ("この規程は、患者には適用しない。", Some("患者")),
        ("看護師については、前項の規定を適用しない。", Some("看護師")),
        ("電子カルテについては、この規程を適用しない。", Some("電子カルテ")),
        ("この規程は、立入検査に備えて定めるものとし、日常の業務には適用しない。", Some("日常の業務")),
        ("監査は、行わない。", None),
    ] {
        let read: Vec<_> = sentences(text).iter().filter_map(|sentence| of(text, sentence)).map(|denial| denial.whom).collect();
        assert_eq!(read, [whom], "{text}");
    }
    let dated = "第5条の規定は、令和9年3月31日までの間は、適用しない。";
    let read: Vec<_> =
        sentences(dated).iter().filter_map(|sentence| of(dated, sentence)).map(|denial| (denial.topic, denial.until)).collect();
    assert_eq!(read, [("第5条", Some(jiff::civil::date(2027, 3, 31)))]);
}
