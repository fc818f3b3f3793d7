use super::*;

#[test]
fn what_lays_something_down() {
    for said in [
        "教育訓練は、年1回行う",
        "企画管理者は、結果を病院長に報告しなければならない",
        "病院長の承認を得なければならない",
        "記録は、5年間保存するものとする",
        "パスワードは、他の用途と使い回さない",
        "職員は、業務上知り得た情報を漏らしてはならない",
        "許可を受けないで、媒体を接続してはならない",
        "院長は、利用を停止することができる",
        "再委託は、院長が認めた場合に限り行うことができる",
        "閲覧することができないようにする",
        "委員長は、病院長とする",
        "任期は、2年とする",
        "細目は、別表による",
        "この規程において「職員」とは、当院に勤務する者をいう",
        "利用者の権限の範囲",
        "措置をとる",
        "記録は、台帳にまとめる",
        "責任の分界を明確にする",
        "採用したときに行う",
        "端末への導入は、原則として認めない",
        "患者の情報を表示したまま席を離れない",
        "利用者は、与えられた権限を越えた操作を行わないこと",
        "見知らぬ人がいたら、必ず声をかける",
        "在職中のみならず、退職後においても守秘義務を負う",
        "間違った番号に送信することのないよう注意する",
        "不審な電子メールは、開かずに企画管理者に報告する",
        "システムの運用及び利用者の登録に当たらせる",
        "機関は、その間隔を変えることができる",
        "点検の結果、不備がないときは、報告を要しない",
        "端末は、退勤の際に電源を切る（診療の間を除く。）",
    ] {
        assert_eq!(unread(said), None, "{said}");
    }
}

#[test]
fn what_is_not_known_to() {
    for (said, why) in [
        ("教育訓練は、忙しい年は飛ばすものとする", Unread::Word),
        ("点検は、書類の上だけで済ませる", Unread::Case),
        ("監査は、取りやめる", Unread::Word),
        ("監査は、次の年度に見送る", Unread::Word),
        ("この規程は、努力の方向を示すにとどまる", Unread::Word),
        ("監督は、挨拶をもって行ったものとする", Unread::Word),
        ("院長が口頭で述べたことは、この規程を上書きする", Unread::Word),
        ("訓練は、抜き打ちで行ったことにする", Unread::Word),
        ("契約書には、責任の分界を記載しない", Unread::Not),
        ("方針は、職員には知らせない", Unread::Not),
        ("画面のロックは、運用していない", Unread::Not),
        ("インシデントを報告してはならない", Unread::Forbidden),
        ("職員は、家族に患者の情報を話してもよい", Unread::Allowed),
        ("画面のロックの時間は、職員が延ばすことができる", Unread::Allowed),
        ("ネットワークの分割は、将来の課題とする", Unread::State),
        ("責任の分界は、あいまいなままとする", Unread::State),
        ("見直しは、追って行う", Unread::Case),
        ("認証を持たない事業者も、安ければ選定する", Unread::Case),
        ("報告書は、問われたら提出する", Unread::Case),
        ("事業者の報告は、読まずに保存する", Unread::Case),
        ("事業継続計画は、未完成のまま備え付ける", Unread::Case),
        ("事業者の開示書が古くても、受理する", Unread::Case),
        ("施錠は、夜間についてのみ確認する", Unread::Case),
        ("ログは、誰でも閲覧することができる", Unread::Case),
        ("稼働の監視は、苦情があったときに行う", Unread::Case),
        ("教育訓練は、本人の希望があった場合に行う", Unread::Case),
    ] {
        assert_eq!(unread(said), Some(why), "{said}");
    }
}

#[test]
fn what_english_sentences_do() {
    for said in [
        "Training is given every year.",
        "The director reviews the policy once a year.",
        "Passwords must not be written on sticky notes.",
        "No software is installed without the permission of the director.",
        "The director may suspend the account of anybody who breaks this policy.",
        "Access is given only to those who need it.",
        "The director is the safety manager.",
        "Passwords expire when an account is compromised.",
        "Only encrypted media leave the premises.",
        "Data may be stored only on devices of the clinic.",
        "Anyone who suspects an incident notifies the director immediately.",
        "Passwords are at least 13 characters long.",
    ] {
        assert_eq!(english::unread(said), None, "{said}");
    }
    for (said, why) in [
        ("Findings of the audit are brushed aside.", Unread::Verb),
        ("This policy hangs on the wall for the inspectors.", Unread::Verb),
        ("Staff may talk to their families about patients.", Unread::Allowed),
        ("The incident is not a matter for the police.", Unread::Not),
        ("The screen is locked for show.", Unread::Case),
        ("Patches are applied on servers only.", Unread::Case),
    ] {
        assert_eq!(english::unread(said), Some(why), "{said}");
    }
}
