//! Sentences by which something that is declared need not be done, in a policy that is complete: in a case, at will, by other words, by a
//! definition. Each is told; those beside them that are sound are not.

use crate::harness::{Repository, Verdict};
use kitei::Severity;

const POLICY: &str = include_str!("../../../fixtures/small-clinic/policy.kitei");

/// Where a sentence is added: after that of an article, or in an article of its own.
#[derive(Debug, Clone, Copy)]
enum Place {
    Auth,
    Password,
    Training,
    Contract,
    Choice,
    Roles,
    Elsewhere,
}

use Place::{Auth, Choice, Contract, Elsewhere, Password, Roles, Training};

impl Place {
    /// With what the paragraph before it ends.
    fn after(self) -> &'static str {
        match self {
            Auth => "パスワードとICカードを用いてログインする。」\n",
            Password => "他の用途と使い回さない。」\n",
            Training => "{活動:教育訓練[定期].間隔}行う。」\n",
            Contract => "その旨を契約に定める。」\n",
            Choice => "リスク評価報告書に記載する。」\n",
            Roles => "事務長をもって充てる。」\n",
            Elsewhere => "附則 令和8年11月1日 {\n",
        }
    }
}

/// The policy with what is forbidden of passwords and IDs, and a sentence more.
fn policy(place: Place, sentence: &str) -> String {
    let strict = POLICY
        .replace("使い回し 禁止 }", "使い回し 禁止; 共有 禁止; 書留め 禁止; 推測容易語 禁止 }")
        .replace("パスワード、ICカード }", "パスワード、ICカード; 共用ID 禁止 }");
    let (before, rest) = strict.split_once(place.after()).unwrap();
    match place {
        Elsewhere => format!("{before}条 「補則」 {{\n  項 「{sentence}」\n}}\n\n{}{rest}", place.after()),
        _ => format!("{before}{}    項 「{sentence}」\n{rest}", place.after()),
    }
}

/// What is found of the wording of each: errors and warnings.
fn told(sentences: &[(Place, &str)]) -> Vec<Vec<&'static str>> {
    let path = |at: usize| format!("p{at}.kitei");
    let with = |repository: Repository, (at, (place, sentence)): (usize, &(Place, &str))| {
        repository.with(&path(at), &policy(*place, sentence).replace("みどりこどもクリニック", &format!("第{at}クリニック")))
    };
    let verdict: Verdict = sentences.iter().enumerate().fold(Repository::default(), with).judge_on(jiff::civil::date(2026, 11, 30));
    let of = |at: usize| {
        let findings = verdict.in_file(&path(at)).into_iter();
        let findings = findings.filter(|finding| finding.severity > Severity::Info && finding.rule.name.starts_with("consistency/"));
        findings.map(|finding| finding.rule.name).collect()
    };
    (0..sentences.len()).map(of).collect()
}

#[test]
fn what_need_not_be_done_is_told() {
    let silent: Vec<_> = RELEASED.iter().zip(told(RELEASED)).filter(|(_, told)| told.is_empty()).map(|(said, _)| said).collect();
    assert!(RELEASED.len() >= 60 && silent.is_empty(), "{silent:#?}");
}

#[test]
fn what_is_sound_is_not_told() {
    let loud: Vec<_> = SOUND.iter().zip(told(SOUND)).filter(|(_, told)| !told.is_empty()).collect();
    assert!(loud.is_empty(), "{loud:#?}");
}

#[test]
fn labels_that_name_people_are_told_where_the_data_do_not() {
    let of = |label: &str, audience: &str| {
        let text = POLICY.replace("[定期]", &format!("[{label}]")).replace("「定期」", &format!("「{label}」"));
        let text = text.replace("間隔 年1回; 対象者 全職員", &format!("間隔 年1回; 対象者 {audience}"));
        Repository::of("p.kitei", &text).judge().of_rule("p.kitei", "consistency/wording-disagrees").len()
    };
    for label in ["事務部の職員", "希望者", "常勤職員", "院長のみ"] {
        assert_eq!(of(label, "全職員"), 1, "{label}");
    }
    for (label, audience) in [("定期", "全職員"), ("点検日", "全職員"), ("常勤職員", "常勤職員")] {
        assert_eq!(of(label, audience), 0, "{label}");
    }
}

const RELEASED: &[(Place, &str)] = &[
    (Password, "パスワードは、端末の付箋に書いて貼っておくことができる。"),
    (Password, "パスワードは、紙に控えて引き出しに入れておく。"),
    (Password, "パスワードは、全職員で一つとする。"),
    (Password, "パスワードは、当院の電話番号とする。"),
    (Auth, "利用者IDは、職員全員で一つを用いる。"),
    (Auth, "夜勤の者は、同じアカウントを皆で使い合う。"),
    (Password, "職員は、互いにパスワードを教え合うものとする。"),
    (Auth, "祝日においては、この限りでない。"),
    (Auth, "前項の規定は、患者が多い時は、適用しない。"),
    (Training, "ただし、人手が足りないときは、教育訓練を省略することができる。"),
    (Training, "教育訓練を受けるか否かは、各自の自由とする。"),
    (Training, "教育訓練の受講は、本人の意思による。"),
    (Training, "看護師については、前項の規定を適用しない。"),
    (Training, "教育は、3年に1回とする。"),
    (Choice, "院長が急ぐ場合は、前2項の手続を省略することができる。"),
    (Choice, "前2項の確認は、要しない。"),
    (Roles, "企画管理者の職務は、行わないことができる。"),
    (Contract, "契約には、前項の内容を定めないことができる。"),
    (Elsewhere, "電子カルテについては、この規程を適用しない。"),
    (Elsewhere, "この規程と診療の都合とが抵触するときは、診療の都合を優先する。"),
    (Elsewhere, "この規程に違反しても、処分しない。"),
    (Elsewhere, "この規程は、事務長には適用しない。"),
    (Elsewhere, "この規程の遵守は、各職員の良心に委ねる。"),
    (Elsewhere, "この規程において「全職員」とは、院長及び事務長を除く職員をいう。"),
    (Elsewhere, "この規程において「年1回」とは、3年に1回をいう。"),
    (Elsewhere, "この規程において「多要素認証」とは、パスワードを再度入力することをいう。"),
    (Elsewhere, "この規程において「教育訓練」とは、規程を読むよう努めることをいう。"),
    (Elsewhere, "教育訓練は、可能な範囲で足りる。"),
    (Elsewhere, "第4条の規定は、看護師には適用しない。"),
    (Auth, "土曜日においては、この限りでない。"),
    (Auth, "前項の規定は、診療時間中は、適用しない。"),
    (Auth, "ICカードを忘れた場合は、パスワードのみでログインする。"),
    (Training, "ただし、業務が多忙な場合は、教育訓練を行わない。"),
    (Training, "ただし、院長が必要ないと認めたときは、この限りでない。"),
    (Training, "前項の教育訓練は、常勤の医師については、行わない。"),
    (Password, "院長のパスワードについては、前項の規定を適用しない。"),
    (Elsewhere, "診療日においては、第3条の規定は、適用しない。"),
    (Elsewhere, "この規程において「二要素認証」とは、パスワードの入力を二回求めることをいう。"),
    (Elsewhere, "この規程において「行う」とは、行うよう努めることをいう。"),
    (Password, "パスワードは、複数のサービスで同じものを用いてよい。"),
    (Password, "職員は、電子カルテのパスワードを私用のサービスにも用いることができる。"),
    (Password, "パスワードの文字種は問わない。"),
    (Password, "パスワードは、他の用途と同じものでも差し支えない。"),
    (Auth, "ICカードを用いるかどうかは、職員の判断による。"),
    (Auth, "ログインの方法は、各自の判断に委ねる。"),
    (Training, "教育訓練を受けるかどうかは、本人の希望による。"),
    (Training, "教育訓練の実施は、職員の判断による。"),
    (Training, "教育訓練の実施は、院長に一任する。"),
    (Training, "教育訓練への参加は、自由参加とする。"),
    (Training, "教育訓練の受講は、各自の裁量とする。"),
    (Choice, "開示書の確認は、企画管理者の裁量によることができる。"),
    (Elsewhere, "この規程の遵守は、職員の良識に委ねる。"),
    (Elsewhere, "この規程に従うかどうかは、各自の判断による。"),
    (Elsewhere, "この規程によることが困難なときは、適宜の方法による。"),
    (Elsewhere, "この規程の規定は、訓示的なものと解する。"),
    (Elsewhere, "この規程は、職員を拘束しない。"),
    (Elsewhere, "本規程に違反しても、責任を問わない。"),
    (Training, "企画管理者は、教育訓練の結果を院長に報告しないことができる。"),
    (Training, "教育訓練の結果の報告は、省略することができる。"),
    (Roles, "企画管理者は、院長に報告することを要しない。"),
    (Roles, "企画管理者は、名目上のものとする。"),
    (Roles, "企画管理者の職務は、当面、行わない。"),
    (Roles, "企画管理者は、欠けることができる。"),
    (Training, "訓練は、5年ごとに行う。"),
    (Training, "研修は、5年に1回とする。"),
    (Training, "全職員に対する教育は、10年に1回行う。"),
    (Training, "前項の教育訓練の間隔は、5年まで延長することができる。"),
    (Choice, "リスク評価報告書の見直しは、5年ごとに行う。"),
    (Choice, "リスク評価報告書は、一度作成すれば見直さない。"),
    (Password, "前項の文字数は、4文字まで減らすことができる。"),
    (Password, "パスワードは、暗証番号4桁とする。"),
    (Elsewhere, "この規程は、立入検査に備えて定めるものとし、日常の業務には適用しない。"),
    (Elsewhere, "電子カルテの利用については、雲カルテ株式会社の定めるところによるものとし、この規程を適用しない。"),
    (Elsewhere, "この規程と診療の便宜とが両立しないときは、診療の便宜を優先する。"),
    (Elsewhere, "職員が6名以下である間は、第4条を適用しない。"),
    (Elsewhere, "この規程の施行に必要な予算が確保されるまでの間、この規程は、効力を停止する。"),
    (Contract, "雲カルテ株式会社は、前項の責任を負わないことができる。"),
    (Contract, "当院は、前項の契約を締結しないことができる。"),
    (Choice, "前2項の規定は、院長の知人が経営する事業者には適用しない。"),
    (Choice, "価格が最も低い事業者については、前2項の手続を省略する。"),
    (Elsewhere, "忙しい日は、この規程を適用しない。"),
    (Password, "文字数は、4文字以上で足りる。"),
    (Password, "パスワードの長さは、問わない。"),
    (Password, "パスワードの文字種は、問わない。"),
];

const SOUND: &[(Place, &str)] = &[
    (Password, "パスワードは、付箋に書いて貼ってはならない。"),
    (Password, "パスワードは、他人の目に触れる場所に書き留めない。"),
    (Password, "パスワードを紙に控えることは、禁止する。"),
    (Auth, "ただし、企画管理者の許可を得たときは、この限りでない。"),
    (Auth, "ただし、災害その他の非常の場合は、この限りでない。"),
    (Auth, "ICカードを紛失したときは、直ちに企画管理者に届け出る。"),
    (Auth, "離席するときは、ログアウトする。"),
    (Training, "教育訓練の内容は、企画管理者の判断による。"),
    (Training, "新規採用職員に対する教育訓練は、採用後1か月以内に行う。"),
    (Training, "企画管理者は、必要に応じて、臨時の教育訓練を行う。"),
    (Training, "教育訓練を受けない職員には、利用者IDを付与しない。"),
    (Contract, "雲カルテ株式会社は、当院の承認を得ないで再委託してはならない。"),
    (Choice, "開示書の提出がない事業者は、選ばない。"),
    (Choice, "事業者が開示書を提出しないときは、契約を締結しない。"),
    (Elsewhere, "この規程は、患者及び来訪者には適用しない。"),
    (Elsewhere, "この規程に定めのない事項は、法令の定めるところによる。"),
    (Elsewhere, "この規程の解釈に疑義があるときは、院長が決定する。"),
    (Elsewhere, "この規程に違反した者は、就業規則により処分する。"),
    (Elsewhere, "前条の規定は、実習生について準用する。"),
    (Elsewhere, "この規程において「端末」とは、電子カルテを利用する機器をいう。"),
    (Elsewhere, "この規程において「二要素認証」とは、知識、所持及び生体のうち異なる二つの要素による認証をいう。"),
    (Elsewhere, "この規程において「職員」とは、当院に勤務する者（派遣労働者を含む。）をいう。"),
    (Elsewhere, "利用者IDは、退職した職員については、速やかに停止する。"),
    (Elsewhere, "電子カルテを利用しないときは、画面を閉じる。"),
    (Elsewhere, "私物の端末は、業務に使用しない。"),
    (Elsewhere, "保存期間を過ぎた記録は、保存しない。"),
    (Elsewhere, "法令の改正があったときは、この規程を見直す。"),
    (Elsewhere, "診療時間中は、端末の電源を切らない。"),
];
