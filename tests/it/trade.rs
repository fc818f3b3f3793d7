//! Words of the trade: what hospitals, the ministry's sample rules and vendors write, and what kitei tells them to write instead.

use std::collections::{BTreeMap, BTreeSet};

use kitei::FixSafety;
use kitei::internals::Whole;
use kitei::internals::answer::{Page, Part};
use kitei::internals::explain::explain;
use kitei::internals::model::vocabulary::Spelling;
use kitei::internals::syntax::keyword::Keyword;
use kitei::internals::text::gist;

use crate::harness::{DAY, Repository};

/// Where a word stands that was written before the vocabulary was looked at, and the word of the vocabulary that is meant: a declaration
/// (`対策`), what is stated of one (`対策 パスワード`), a value of that (`活動 教育訓練 対象者`), or a fact.
const IN_COMMON_USE: &[(&str, &str, &str)] = &[
    ("対策", "ウイルス対策", "不正ソフトウェア対策"),
    ("対策", "ウイルス対策ソフト", "不正ソフトウェア対策"),
    ("対策", "アンチウイルス", "不正ソフトウェア対策"),
    ("対策", "マルウェア対策", "不正ソフトウェア対策"),
    ("活動", "研修", "教育訓練"),
    ("活動", "職員研修", "教育訓練"),
    ("活動", "セキュリティ教育", "教育訓練"),
    ("活動", "情報セキュリティ研修", "教育訓練"),
    ("活動", "eラーニング", "教育訓練"),
    ("記録", "受講記録", "教育訓練記録"),
    ("役割", "運用責任者", "企画管理者"),
    ("役割", "運用担当者", "システム運用担当者"),
    ("役割", "システム管理者", "システム運用担当者"),
    ("役割", "情報システム責任者", "システム運用管理者"),
    ("役割", "システム安全管理責任者", "安全管理責任者"),
    ("役割", "情報セキュリティ最高責任者", "最高情報セキュリティ責任者"),
    ("役割", "個人情報管理責任者", "個人情報保護管理者"),
    ("役割", "情報システム室", "情報システム部門"),
    ("役割", "医療情報部", "情報システム部門"),
    ("活動 教育訓練 報告先", "セキュリティ委員会", "情報セキュリティ委員会"),
    ("活動 教育訓練 報告先", "医療情報システム委員会", "情報システム管理委員会"),
    ("活動 教育訓練 報告先", "個人情報管理委員会", "個人情報保護委員会"),
    ("現況 システム", "保守業者", "保守事業者"),
    ("現況 システム", "ベンダー", "提供"),
    ("契約 業務委託", "委託業者", "相手方"),
    ("契約", "保守委託", "保守契約"),
    ("契約", "再委託", "再委託契約"),
    ("契約", "秘密保持", "秘密保持契約"),
    ("契約", "NDA", "秘密保持契約"),
    ("契約", "機密保持契約", "秘密保持契約"),
    ("契約", "サービスレベル合意", "サービス水準合意"),
    ("契約", "クラウドサービス契約", "クラウド利用契約"),
    ("対策", "USBメモリ", "外部媒体利用"),
    ("対策", "外部記憶媒体", "外部媒体利用"),
    ("対策", "可搬媒体", "外部媒体利用"),
    ("対策 パスワード 対象機器", "ノートパソコン", "可搬端末"),
    ("対策 パスワード 対象機器", "パソコン", "端末"),
    ("対策 パスワード 対象機器", "スマートフォン", "携帯端末"),
    ("対策 パスワード 対象機器", "タブレット", "携帯端末"),
    ("対策 パスワード 対象機器", "モバイル端末", "携帯端末"),
    ("対策 パスワード 対象機器", "サーバー", "サーバ"),
    ("対策", "私物端末", "BYOD"),
    ("対策", "在宅勤務", "テレワーク"),
    ("対策", "リモートメンテナンス", "リモート保守"),
    ("対策", "リモートアクセス", "遠隔接続"),
    ("対策", "VPN接続", "遠隔接続"),
    ("対策", "Wi-Fi", "無線LAN"),
    ("対策", "ファイアーウォール", "ファイアウォール"),
    ("対策", "不正侵入検知", "侵入検知"),
    ("記録", "ログ", "アクセスログ"),
    ("記録", "操作ログ", "アクセスログ"),
    ("対策", "ログ管理", "ログ保護"),
    ("活動", "ログの点検", "ログ点検"),
    ("対策", "時刻合わせ", "時刻同期"),
    ("対策", "データのバックアップ", "バックアップ"),
    ("対策 バックアップ", "世代管理", "世代数"),
    ("対策 バックアップ 方式", "オフラインバックアップ", "オフライン保管"),
    ("活動", "リストアテスト", "復元試験"),
    ("活動", "復旧訓練", "復元試験"),
    ("活動 教育訓練", "頻度", "間隔"),
    ("活動 教育訓練", "回数", "間隔"),
    ("対策 パスワード", "桁数", "最短文字数"),
    ("対策 パスワード", "文字数", "最短文字数"),
    ("対策 パスワード", "有効期限", "変更間隔"),
    ("記録 アクセスログ", "保管期間", "保存期間"),
    ("文書 情報台帳", "保存年限", "保存期間"),
    ("対策", "二要素認証", "利用者認証"),
    ("対策", "多要素認証", "利用者認証"),
    ("対策 利用者認証 認証手段", "職員証", "ICカード"),
    ("対策", "ID管理", "アカウント管理"),
    ("対策", "ユーザー管理", "アカウント管理"),
    ("対策", "アクセス権", "アクセス制御"),
    ("対策", "アクセス権限", "アクセス制御"),
    ("対策", "権限管理", "アクセス制御"),
    ("対策", "離席時の対応", "画面ロック"),
    ("対策", "スクリーンセーバー", "画面ロック"),
    ("対策", "入退館", "入退室管理"),
    ("対策 入退室管理 管理区域", "サーバー室", "サーバ室"),
    ("対策 監視設備 監視手段", "監視カメラ", "防犯カメラ"),
    ("記録", "入室記録", "入退室記録"),
    ("対策", "データ抹消", "データ消去"),
    ("活動", "媒体の廃棄", "廃棄"),
    ("活動", "機器の廃棄", "廃棄"),
    ("対策", "持ち出し", "持出し"),
    ("対策", "情報の持ち出し", "持出し"),
    ("文書", "盗難時対応手順", "紛失盗難対応手順"),
    ("対策", "脆弱性対策", "脆弱性管理"),
    ("対策", "パッチ", "セキュリティ修正適用"),
    ("対策", "セキュリティパッチ", "セキュリティ修正適用"),
    ("対策", "アップデート", "セキュリティ修正適用"),
    ("対策", "通信の暗号化", "暗号化"),
    ("活動", "リスクアセスメント", "リスク評価"),
    ("活動", "リスク分析", "リスク評価"),
    ("文書", "情報資産台帳", "情報台帳"),
    ("文書", "資産管理台帳", "機器台帳"),
    ("文書", "ネットワーク図", "システム全体構成図"),
    ("活動", "棚卸し", "棚卸"),
    ("活動", "内部監査", "監査"),
    ("活動", "インシデント対応", "攻撃時の技術対応"),
    ("文書", "緊急連絡網", "緊急連絡先一覧"),
    ("文書", "業務継続計画", "事業継続計画"),
    ("文書", "IT-BCP", "システム事業継続計画"),
    ("文書 事業継続計画 想定", "ランサムウェア", "サイバー攻撃"),
    ("活動 教育訓練 実施時機", "障害時", "インシデント発生時"),
    ("活動 教育訓練 実施時機", "緊急時", "非常時"),
    ("対策 災害対策", "無停電電源装置", "無停電電源"),
    ("文書", "運用マニュアル", "運用手順書"),
    ("文書", "操作マニュアル", "利用者マニュアル"),
    ("文書", "運用管理規定", "運用管理規程"),
    ("文書", "プライバシーポリシー", "個人情報保護方針"),
    ("文書", "セキュリティポリシー", "情報セキュリティ方針"),
    ("文書", "守秘義務誓約書", "誓約書"),
    ("対策", "懲戒処分", "懲戒"),
    ("対策", "罰則", "懲戒"),
    ("文書", "承諾書", "同意書"),
    ("活動", "開示請求", "開示請求対応"),
    ("活動", "苦情相談", "苦情対応"),
    ("対策", "スキャナ保存", "スキャン"),
    ("対策", "タイムスタンプ", "電子署名"),
    ("現況 システム 業務区分", "レセコン", "医事会計"),
    ("現況 システム 業務区分", "オーダリングシステム", "オーダリング"),
    ("現況 システム 業務区分", "PACS", "放射線画像"),
    ("対策 記録の確定", "代理入力", "代行入力"),
    ("対策", "確定操作", "記録の確定"),
    ("対策", "見読性", "見読性確保"),
    ("現況 システム 保存情報", "診療録", "診療録等"),
    ("現況 システム 保存情報", "カルテ", "診療録等"),
    ("現況 システム 形態", "オンプレ", "オンプレミス"),
    ("対策", "生成AI", "生成AI利用"),
    ("対策", "SNS", "SNS利用"),
    ("対策", "メール", "電子メール利用"),
    ("対策", "クラウドサービス", "クラウド利用"),
    ("対策", "匿名加工", "匿名化"),
    ("活動 教育訓練 対象者", "患者", "患者等"),
    ("活動 教育訓練 対象者", "派遣社員", "派遣職員"),
    ("活動 教育訓練 対象者", "退職者", "退職予定者"),
    ("活動 教育訓練 対象者", "新入職員", "新規採用職員"),
    ("活動 教育訓練 対象者", "看護師", "看護職員"),
    ("活動 教育訓練 対象者", "職員", "全職員"),
    ("文書", "規程集", "規則類"),
    ("文書", "操作手順書", "利用者マニュアル"),
    ("記録", "会議録", "議事録"),
    ("記録", "持ち出し管理簿", "持出し記録"),
    ("記録", "事故報告書", "インシデント記録"),
    ("活動", "教育訓錬", "教育訓練"),
    ("対策", "パスワド", "パスワード"),
    ("役割", "企画管理社", "企画管理者"),
    ("活動 教育訓練", "実施頻度", "間隔"),
    ("活動 教育訓練", "担当者", "実施者"),
    ("活動 教育訓練", "対象", "対象者"),
    ("契約 業務委託", "契約日", "締結日"),
    ("現況", "在宅医療", "訪問診療"),
    ("現況", "レセプトオンライン請求", "オンライン請求"),
    ("文書", "体制図", "管理体制図"),
];

/// A policy in which a word stands in its place.
fn policy(place: &str, word: &str) -> String {
    let said = match place.split(' ').collect::<Vec<_>>().as_slice() {
        ["現況"] => return format!("規程 「見本」 {{ 機関 診療所 「見本診療所」 }}\n現況 {{ 有 {word} }}\n"),
        ["現況", kind, rest @ ..] => {
            let stated = rest.first().map_or(format!("{word} ?"), |attribute| format!("{attribute} {word}"));
            return format!("規程 「見本」 {{ 機関 診療所 「見本診療所」 }}\n現況 {{ {kind} 「甲」 {{ {stated} }} }}\n");
        }
        [kind] => format!("{kind} {word}"),
        [kind, name] => format!("{kind} {name} {{ {word} ? }}"),
        [kind, name, attribute] => format!("{kind} {name} {{ {attribute} {word} }}"),
        _ => unreachable!("{place}"),
    };
    format!("規程 「見本」 {{ 機関 診療所 「見本診療所」 }}\n条 「定め」 {{ 項 「定める。」; {said} }}\n")
}

/// What kitei tells first of a word: the help of the finding at it, and whether it may be mended without being looked at.
fn told(place: &str, word: &str) -> Option<(String, bool)> {
    let verdict = Repository::of("policy.kitei", &policy(place, word)).judge();
    let finding = verdict.findings.iter().map(kitei::Diagnostic::told).find(|told| told.message.ja.contains(word))?;
    Some((finding.help?.ja, finding.fix.is_some_and(|fix| fix.safety == FixSafety::Safe)))
}

/// The same in English, as auditors and international vendors write: the kind, the word, and what is meant.
const IN_ENGLISH: &[(&str, &str, &str)] = &[
    ("measure", "two_factor", "user_authentication"),
    ("measure", "multi_factor", "user_authentication"),
    ("measure", "mfa", "user_authentication"),
    ("measure", "antivirus", "anti_malware"),
    ("measure", "patch_management", "patching"),
    ("measure", "lockout", "account_lockout"),
    ("measure", "screensaver", "screen_lock"),
    ("measure", "remote_work", "telework"),
    ("measure", "social_media", "sns_use"),
    ("measure", "generative_ai", "generative_ai_use"),
    ("measure", "cctv", "camera"),
    ("measure", "surveillance_camera", "camera"),
    ("measure", "physical_access_control", "entry_control"),
    ("measure", "change_management", "change_control"),
    ("measure", "key_control", "key_management"),
    ("measure", "wifi", "wireless_lan"),
    ("activity", "vulnerability_scan", "vulnerability_test"),
    ("activity", "penetration_test", "vulnerability_test"),
    ("activity", "phishing_simulation", "phishing_drill"),
    ("activity", "log_monitoring", "log_review"),
    ("activity", "media_disposal", "disposal"),
    ("document", "asset_inventory", "equipment_register"),
    ("document", "business_continuity_plan", "bcp"),
    ("document", "disaster_recovery_plan", "it_bcp"),
    ("document", "ai_policy", "generative_ai_rules"),
    ("document", "cctv_policy", "camera_rules"),
    ("document", "remote_access_policy", "remote_access_rules"),
    ("record", "audit_log", "access_log"),
    ("record", "audit_trail", "access_log"),
    ("record", "key_register", "key_lending_log"),
    ("record", "incident_log", "incident_record"),
    ("role", "data_protection_officer", "personal_information_manager"),
    ("role", "privacy_officer", "personal_information_manager"),
    ("agreement", "nda", "confidentiality_agreement"),
];

#[test]
fn words_of_the_trade_are_told_in_english_policies_too() {
    for (kind, word, meant) in IN_ENGLISH {
        let text = format!("policy \"P\" {{\n  institution clinic \"M\"\n  conforms mhlw-6.0\n}}\narticle \"a\" {{\n  {kind} {word}\n}}\n");
        let verdict = Repository::of("policy.kitei", &text).judge();
        let told = verdict.findings.iter().map(kitei::Diagnostic::told).find(|told| told.message.en.contains(&format!("\"{word}\"")));
        let told = told.unwrap_or_else(|| panic!("{word} is not told"));
        let fix = told.fix.unwrap_or_else(|| panic!("{word}: {:?}", told.help));
        let written = &fix.edits.first().unwrap().replacement;
        assert!(written.ends_with(meant), "{word}: {written}");
        // What a word only covers is proposed, and for somebody to look at.
        let help = told.help.map(|help| help.en).unwrap_or_default();
        let said = [format!("\"{word}\" is written \"{meant}\""), format!("write \"{meant}\" if that is what is meant")];
        assert!(said.contains(&help), "{word}: {help}");
    }
}

#[test]
fn words_in_common_use_are_told_first() {
    let (mut not_told, mut not_explained) = (Vec::new(), Vec::new());
    for (place, word, meant) in IN_COMMON_USE {
        match told(place, word) {
            Some((help, true)) if help.starts_with(&format!("「{word}」は「{meant}」と書きます")) => {}
            Some((help, _)) if help.starts_with(&format!("「{meant}」")) => {}
            other => not_told.push(format!("{place} {word}: {meant}, not {other:?}")),
        }
        let name = meant.rsplit(' ').next().unwrap_or(meant);
        let page = explain(word, DAY).map(|page| text(&page));
        if !page.as_ref().is_ok_and(|page| page.contains(&format!("「{name}」"))) {
            not_explained.push(*word);
        }
    }
    assert!(IN_COMMON_USE.len() >= 150);
    assert!(not_told.len() * 10 <= IN_COMMON_USE.len(), "{}: {not_told:#?}", not_told.len());
    assert!(not_explained.len() * 10 <= IN_COMMON_USE.len(), "{}: {not_explained:#?}", not_explained.len());
}

/// The Japanese of a page.
fn text(page: &Page) -> String {
    let line = |part: &Part| match part {
        Part::Next => String::new(),
        Part::Fact(what, how) => format!("{}: {}", what.ja, how.ja),
        Part::Title(text) | Part::Heading(text) | Part::Paragraph(text) | Part::Sample(text) | Part::Prose(text) | Part::Entry(_, text) => {
            text.ja.clone()
        }
    };
    page.parts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Words that can stand in one place, and what else they are called: no two are called alike, and none is called as another is written.
#[test]
fn no_two_things_are_called_alike() {
    let texts = Whole::read([("policy.kitei", "")]);
    let vocabulary = &texts.knowledge.vocabulary;
    let kinds = || Keyword::DECLARATIONS.into_iter().chain(Keyword::ENTITIES);
    let mut places: Vec<(String, Vec<&Spelling>)> = Vec::new();
    for kind in kinds() {
        let names = vocabulary.names_of(kind);
        places.push((kind.ja().to_owned(), names.map(|(_, entry)| &entry.spelling).collect()));
        for name in std::iter::once(None).chain(vocabulary.names_of(kind).map(|(name, _)| Some(name))) {
            let attributes = vocabulary.attributes_of(kind, name);
            let of = name.map_or("", |name| &vocabulary.name_entry(name).spelling.ja);
            for attribute in attributes.iter().map(|attribute| vocabulary.attribute(*attribute)) {
                let words = attribute.value.words().iter().map(|word| vocabulary.word_spelling(*word)).collect();
                places.push((format!("{} {of}.{}", kind.ja(), attribute.spelling.ja), words));
            }
            places.push((
                format!("{} {of}", kind.ja()),
                attributes.iter().map(|attribute| &vocabulary.attribute(*attribute).spelling).collect(),
            ));
        }
    }
    let actors = Keyword::ACTORS.into_iter().flat_map(|kind| vocabulary.names_of(kind)).map(|(_, entry)| &entry.spelling);
    places.push(("主体".to_owned(), actors.collect()));
    places.push(("現況".to_owned(), vocabulary.facts().map(|(_, entry)| &entry.spelling).collect()));
    places.push(("機関".to_owned(), vocabulary.institutions().map(|(_, entry)| &entry.spelling).collect()));
    let mut alike: BTreeMap<String, String> = BTreeMap::new();
    for (place, spellings) in places {
        let mut called: BTreeMap<String, &Spelling> = BTreeMap::new();
        for spelling in spellings.iter().copied() {
            let names = [&spelling.ja, &spelling.en].into_iter().chain(vocabulary.others(spelling)).chain(vocabulary.covered(spelling));
            let gists: BTreeSet<String> = names.map(|name| gist(name)).collect();
            for gist in gists {
                let before = called.insert(gist.clone(), spelling);
                if before.is_some_and(|before| before != spelling) {
                    alike.insert(format!("{gist}: {} and {}", before.unwrap().ja, spelling.ja), place.clone());
                }
            }
        }
    }
    assert!(alike.is_empty(), "{alike:#?}");
}
