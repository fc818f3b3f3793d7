//! What sentences make less of, one by one.

use jiff::civil::date;

use super::Narrower::{Some as Cases, Times, Will};
use super::Release::{AsBefore, Begins, Deemed, Ends, LetOff, Loosened, Narrowed, Suggested};
use super::*;
use crate::wording::sentence::sentences;

#[test]
fn what_sentences_make_less_of() {
    for (text, expected) in [
        ("席を離れるときは、画面をロックしないことができる。", Some(LetOff)),
        ("誓約書の提出は、院長の親族については免除する。", Some(LetOff)),
        ("事業者からの報告は、電話で足りる。", Some(LetOff)),
        ("システム運用担当者は、名目のみとする。", Some(LetOff)),
        ("この条の定めは、開院から3年を経過するまでは適用しない。", Some(LetOff)),
        ("前項の規定は、患者については、適用しない。", None),
        ("画面は、夜間を除きロックする。", Some(Narrowed(Times))),
        ("認証は、休日を除く診療日に限り行う。", Some(Narrowed(Times))),
        ("事務長は、休診日を除き毎日、記録を確認する。", None),
        ("稼働は、夜間を除き事務長が、夜間は事業者が監視する。", None),
        ("教育訓練は、希望者に限り受講する。", Some(Narrowed(Will))),
        ("バックアップは、容量に余裕があるときに取得する。", Some(Narrowed(Will))),
        ("綴りは、前項の規定にかかわらず、必要があるときに見直す。", Some(Narrowed(Will))),
        ("この規程は、本館に設置した端末に限り適用する。", Some(Narrowed(Will))),
        ("守秘義務は、在職中に限り適用する。", Some(Narrowed(Cases))),
        ("教育訓練は、休職中の者を除き、全職員が受ける。", None),
        ("閲覧の権限は、業務上必要な者に限り与える。", None),
        ("院長は、点検の間隔を延長することができる。", Some(Loosened)),
        ("院長は、記録の保存期間を延長することができる。", None),
        ("院長は、この規程の全部又は一部の適用を停止することができる。", Some(Loosened)),
        ("院長は、違反した職員の利用を停止することができる。", None),
        ("企画管理者は、院長の承認を得て、報告の期限を延長することができる。", None),
        ("院長は、この規程によらない取扱いを認めることができる。", Some(Loosened)),
        ("資料の回覧をもって教育訓練とみなす。", Some(Deemed)),
        ("資料に押印した者は、教育訓練を受けたものとみなす。", Some(Deemed)),
        ("電磁的記録の作成をもって、書面の作成に代えることができる。", None),
        ("この規程の施行前に受けた教育訓練は、この規程により受けたものとみなす。", None),
        ("攻撃の疑いがあるときは、攻撃があったものとみなして対応する。", None),
        ("施行前から使用しているパスワードについては、なお従前の例による。", Some(AsBefore)),
        ("施行前にした行為については、なお従前の例による。", None),
        ("締結した契約については、更新の日までの間、なお従前の例による。", None),
        ("この規程は、令和9年3月31日限り、その効力を失う。", Some(Ends(Some(date(2027, 3, 31))))),
        ("旧規程は、令和8年3月31日限り、廃止する。", None),
        ("この規程は、職員の半数が同意した日から施行する。", Some(Begins)),
        ("この規程は、公布の日から施行し、令和8年4月1日から適用する。", None),
        ("この規程は、施行の日から1年間、試行として運用する。", Some(Suggested)),
        ("この規程は、参考として職員に示すものである。", Some(Suggested)),
        ("この規程は、ガイドラインを参考として定めたものである。", None),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn what_english_sentences_make_less_of() {
    for (text, expected) in [
        ("Outside office hours, the screen need not be locked.", Some(LetOff)),
        ("Training is voluntary.", Some(LetOff)),
        ("No one is required to lock the screen.", Some(LetOff)),
        ("No contract is needed with vendors of long standing.", Some(LetOff)),
        ("The criteria do not apply if the price is low.", Some(LetOff)),
        ("Except at night, staff lock the screen.", Some(Narrowed(Times))),
        ("Patches are applied if possible.", Some(Narrowed(Will))),
        ("Training applies only to full-time staff.", Some(Narrowed(Will))),
        ("Only managers take the training.", Some(Narrowed(Cases))),
        ("Only the head of administration may install software.", None),
        ("Emergency accounts are used only in an emergency.", None),
        ("The director may extend the interval of inspections.", Some(Loosened)),
        ("The director may suspend this policy at any time.", Some(Loosened)),
        ("The director may suspend the account of anybody who breaks this policy.", None),
        ("With the approval of the director, the deadline may be extended.", None),
        ("Reading the manual counts as training.", Some(Deemed)),
        ("Passwords in use before this policy stay as they were.", Some(AsBefore)),
        ("This policy ceases to have effect on 31 March 2027.", Some(Ends(Some(date(2027, 3, 31))))),
        ("This policy expires on March 31, 2027.", Some(Ends(Some(date(2027, 3, 31))))),
        ("The policy of 2023 ceases to have effect on 31 March 2026.", None),
        ("This policy is for “reference” only, and is not binding.", Some(Suggested)),
        ("Nobody answers for a breach of this policy.", Some(Suggested)),
        ("This policy is binding on all staff.", None),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

fn read(text: &str) -> Option<Release> {
    sentences(text).iter().find_map(|sentence| of(text, sentence)).map(|released| released.release)
}
