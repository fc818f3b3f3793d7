//! A hospital of ours whose policy lays down what nobody should: WEP, shared ids, a copy on the same device, logs that nobody reads and
//! fifty more, all of them at once. Each is told where it is laid down, by the item that it is against.

use jiff::civil::Date;
use kitei::{Lang, Run, Severity, Span};

use crate::harness::Repository;

/// The day that the hospital is judged on (`fixtures/hospital-7/kitei.toml`).
const DAY: Date = Date::constant(2026, 12, 1);

/// What it is called, where it is laid down, what stands there in a sound policy, what is laid down instead, the item that this is against.
type Weakness = (&'static str, &'static str, &'static str, &'static str, &'static str);

const WEAKNESSES: &[Weakness] = &[
    ("WEP", "policy.kitei", "無線暗号化 WPA3", "無線暗号化 WEP", "C13-13"),
    ("shared ids", "policy.kitei", "個人別ID 有; 共用ID 禁止", "個人別ID 無; 共用ID 可", "C14-1"),
    ("a copy on the same device", "protection.kitei", "保管先 別装置", "保管先 同一装置", "C12-4"),
    ("no term for patches", "policy.kitei", "実施期限 3か月; 緊急適用期限 14日; 適用前検証 有", "適用前検証 有", "C8-3"),
    (
        "unlimited take-out",
        "policy.kitei",
        "      利用               許可制\n      持出し対象",
        "      利用               無制限\n      持出し対象",
        "C7-1",
    ),
    (
        "logs that nobody reads",
        "policy.kitei",
        "      点検間隔   7日\n      点検者     システム運用担当者\n",
        "      点検者     システム運用担当者\n",
        "C17-1",
    ),
    (
        "a shared password of administrators",
        "protection.kitei",
        "対策 パスワード { 共有 禁止; 初期パスワード 初回変更 }",
        "対策 パスワード { 共有 禁止; 初期パスワード 初回変更 }\n    対策 パスワード 「管理者」 { 共有 可 }",
        "C14-2",
    ),
    ("TLS 1.0", "policy.kitei", "TLS版 TLS1.3; TLS設定 高セキュリティ型", "TLS版 TLS1.0; TLS設定 高セキュリティ型", "C13-6"),
    (
        "remote maintenance that is always open",
        "policy.kitei",
        "      利用           許可制\n      都度許可       有\n      必要時接続     有",
        "      利用           無制限\n      都度許可       無\n      必要時接続     無",
        "C13-x-remote-login",
    ),
    ("clocks that nobody sets", "policy.kitei", "基準時刻 標準時刻", "基準時刻 装置内時計", "C17-3"),
    (
        "any USB memory",
        "policy.kitei",
        "対策 外部媒体利用 { 利用 許可制; 登録媒体限定 有; 暗号化 有; 使用前検査 有; 私物媒体 禁止 }",
        "対策 外部媒体利用 { 利用 無制限; 登録媒体限定 無; 暗号化 無; 使用前検査 無; 私物媒体 可 }",
        "M9-2",
    ),
    ("no proof of erasure", "policy.kitei", "消去証明 有", "消去証明 無", "C7-x-disposal-confirmation"),
    ("nobody looks whether anything is left", "policy.kitei", "残存確認 有", "残存確認 無", "C7-x-equipment-disposal"),
    (
        "no scan for malware",
        "policy.kitei",
        "      検査間隔     7日\n      常時監視     有",
        "      常時監視     無",
        "C8-x-standing-protection",
    ),
    ("factory passwords", "systems.kitei", "初期パスワード 禁止; 推測容易語", "初期パスワード 可; 推測容易語", "C8-5"),
    (
        "one factor",
        "protection.kitei",
        "要素数       2要素\n      認証手段     ICカード、パスワード",
        "要素数       1要素\n      認証手段     パスワード",
        "C14-5",
    ),
    ("one generation", "policy.kitei", "対象システム 電子カルテ; 世代数 14世代", "対象システム 電子カルテ; 世代数 1世代", "C11-1"),
    ("ids of leavers", "policy.kitei", "      削除期限   1日\n      未使用停止 90日\n      人事連動   有", "      人事連動   無", "M13-3"),
    ("passwords in plain text", "policy.kitei", "パスワード保管 不可逆暗号化", "パスワード保管 平文", "C14-6"),
    ("guessable passwords", "policy.kitei", "推測容易語     禁止", "推測容易語     可", "C14-6"),
    (
        "screens that stay open",
        "policy.kitei",
        "対策 画面ロック { 無操作時間 5分; 離席時ロック 有 }",
        "対策 画面ロック { 無操作時間 2時間; 離席時ロック 無 }",
        "C12-6",
    ),
    ("an open server room", "protection.kitei", "入室管理手段 施錠、識別、カード認証、入退記録", "入室管理手段 名札着用", "C12-2"),
    ("no surveillance", "protection.kitei", "監視手段 防犯カメラ", "監視手段 警備員", "C12-2"),
    ("private devices", "policy.kitei", "対策 BYOD { 利用 禁止 }", "対策 BYOD { 利用 無制限 }", "C8-x-byod"),
    ("remote desktop", "policy.kitei", "方式     VPN併用仮想デスクトップ", "方式     リモートデスクトップ", "C7-13"),
    (
        "taken out in plain text",
        "policy.kitei",
        "      暗号化             有\n      アクセスパスワード 有",
        "      暗号化             無\n      アクセスパスワード 無",
        "C7-3",
    ),
    ("shared accounts of maintenance", "systems.kitei", "専用アカウント     有", "専用アカウント     無", "C10-3"),
    ("maintenance takes data out", "systems.kitei", "データ持出し       禁止", "データ持出し       可", "C7-2"),
    (
        "one network for all",
        "policy.kitei",
        "対策 ネットワーク分割 { 分割方法 論理分割; 分割区分",
        "対策 ネットワーク分割 { 分割区分",
        "C11-1",
    ),
    ("IoT devices without updates", "clinical.kitei", "更新手段 有", "更新手段 無", "C8-x-iot"),
    ("executables in mail", "systems.kitei", "実行形式 禁止; マクロ 無害化", "実行形式 可; マクロ 可", "C8-4"),
    ("the storage vendor looks in", "systems.kitei", "受託管理者の制限 有", "受託管理者の制限 無", "C10-2"),
    ("records without history", "clinical.kitei", "更新履歴保存   有", "更新履歴保存   無", "C14-8"),
    (
        "entry by proxy that nobody approves",
        "clinical.kitei",
        "代行入力       許可制\n    代行承認       有",
        "代行入力       可\n    代行承認       無",
        "C14-8",
    ),
    (
        "emergency accounts in daily use",
        "policy.kitei",
        "使用監査   有\n      通常時使用 禁止",
        "使用監査   無\n      通常時使用 可",
        "C11-1",
    ),
    ("no copy out of reach", "policy.kitei", "      隔離保管     有\n", "      隔離保管     無\n", "C11-1"),
    ("connections that nobody watches", "protection.kitei", "通信監視         有", "通信監視         無", "C13-11"),
    ("peers that are not authenticated", "protection.kitei", "      相互認証         有", "      相互認証         無", "C13-12"),
    ("no time stamp", "clinical.kitei", "時刻認証     認定事業者", "時刻認証     付与なし", "M14-1"),
    ("scanned without a look", "clinical.kitei", "事前確認     重なり、読取範囲外、裏面", "事前確認     裏面", "C16-1"),
    ("no network diagram", "systems.kitei", "記載事項   ネットワーク構成図、システム構成図", "記載事項   システム構成図", "C2-2"),
    ("maintenance that nobody compares with the plan", "policy.kitei", "照合先   作業計画書", "照合先   作業申請", "C10-4"),
    ("media lying about", "operation.kitei", "対策 媒体管理 { 施錠保管 有", "対策 媒体管理 { 施錠保管 無", "M15-3"),
    ("remote login for all", "protection.kitei", "      リモートログイン 許可制", "      リモートログイン 無制限", "C13-x-remote-login"),
    (
        "four digits",
        "policy.kitei",
        "最短文字数     13文字\n      文字種         英字、数字、記号",
        "最短文字数     4文字\n      文字種         数字",
        "C14-6",
    ),
    (
        "any wireless terminal",
        "protection.kitei",
        "ANY接続拒否 有; 電波干渉確認 有; SSID秘匿 有",
        "ANY接続拒否 無; 電波干渉確認 無; SSID秘匿 無",
        "C13-13",
    ),
    ("passwords reissued to anybody", "policy.kitei", "再発行確認     本人確認、台帳記録", "再発行確認     上長承認", "C14-6"),
    (
        "no secrecy of vendors",
        "policy.kitei",
        "      記載事項 業務内容、事業者体制、責任分界、情報の取扱い、法令遵守、守秘義務、終了後の守秘、退職後の守秘、",
        "      記載事項 業務内容、事業者体制、責任分界、情報の取扱い、法令遵守、",
        "M7-3",
    ),
    (
        "storage that nobody supervises",
        "policy.kitei",
        "対策 外部保存 { 保存国 国内; 監督可能 有; 相互認証 有; 暗号化 有 }",
        "対策 外部保存 { 保存国 制限なし; 監督可能 無; 相互認証 無; 暗号化 無 }",
        "C13-12",
    ),
    (
        "systems that nobody watches",
        "protection.kitei",
        "対策 稼働監視 { 監視項目 性能、死活、保存容量、障害; 実施者 システム運用担当者 }",
        "対策 稼働監視 { 実施者 システム運用担当者 }",
        "C11-2",
    ),
    (
        "operators know the passwords",
        "policy.kitei",
        "      担当者の把握   無",
        "      担当者の把握   有\n      書留め         可",
        "C14-6",
    ),
    (
        "no secrecy after leaving",
        "policy.kitei",
        "対策 守秘義務 { 対象者 全従事者; 退職後継続 有; 誓約書 有 }",
        "対策 守秘義務 { 対象者 全従事者; 退職後継続 無; 誓約書 無 }",
        "M7-1",
    ),
    ("connections from anywhere", "protection.kitei", "      接続元制限       有", "      接続元制限       無", "C13-11"),
    ("open lines", "protection.kitei", "使用回線         専用線、IPVPN、IPsecVPN", "使用回線         オープン回線、モバイル回線", "C13-2"),
    (
        "earthquakes only",
        "protection.kitei",
        "対策 災害対策 { 対象災害 地震、水害、落雷、火災、停電、結露; 無停電電源 有; 自家発電 有 }",
        "対策 災害対策 { 対象災害 地震; 無停電電源 無 }",
        "C12-1",
    ),
    ("staff who were not told of media", "operation.kitei", "取扱い教育 有; 更新周期 5年", "取扱い教育 無", "M15-3"),
];

/// What the edition before does not ask, as far as its text is known, and this one does.
const NEW: &[Weakness] = &[
    ("no lock-out", "policy.kitei", "失敗回数 5回; ロック時間 30分; ロック解除 管理者解除", "ロック解除 自動解除", "C14-6"),
    (
        "accounts that nobody reviews",
        "policy.kitei",
        "アカウントの棚卸 { 実施者 企画管理者; 間隔 年2回;",
        "アカウントの棚卸 { 実施者 企画管理者;",
        "C14-8",
    ),
];

/// The hospital, held to an edition.
fn hospital(edition: &str) -> Repository {
    let hospital = Repository::fixture("hospital-7");
    if edition == "mhlw-7.0" {
        return hospital;
    }
    let stays = "兼用文書 情報セキュリティ対策基準\n  移行     令和9年3月31日 承認者 理事会";
    hospital
        .replace("policy.kitei", "準拠     mhlw-7.0", &format!("準拠     {edition}"))
        .replace("policy.kitei", "兼用文書 情報セキュリティ対策基準", stays)
        // Its number in this edition is that of another item.
        .replace("policy.kitei", "    対応 システム運用編14⑧\n", "")
}

/// The line of a place.
fn line_at(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// The lines of a weakness, from where its declaration opens.
fn lines(text: &str, weak: &str) -> std::ops::RangeInclusive<usize> {
    let from = text.find(weak).unwrap();
    let line = |at: usize| line_at(text, at);
    let opens = |line: &str| ["対策 ", "記録 ", "活動 ", "文書 ", "契約 "].iter().any(|kind| line.trim_start().starts_with(kind));
    let first = text.lines().take(line(from) + 1).enumerate().filter(|(_, line)| opens(line)).last().unwrap().0;
    first..=line(from + weak.trim_end().len())
}

/// What an item says of a weakness at its place, the gravest first.
fn told(repository: &Repository, run: &Run, (_, file, _, weak, item): Weakness) -> Option<(Severity, String)> {
    let text = &repository.0[file];
    let lines = lines(text, weak);
    let is_there = |span: Span| run.sources.path(span.file) == file && lines.contains(&line_at(text, span.start as usize));
    let of_item = run
        .findings
        .iter()
        .filter(|finding| finding.requirement.as_deref().and_then(|requirement| requirement.rsplit('/').next()) == Some(item));
    of_item
        .filter(|finding| finding.labels.iter().map(|label| label.span).chain([finding.span]).any(is_there))
        .map(|finding| (finding.severity, finding.message.get(Lang::Ja).to_owned()))
        .max_by_key(|(severity, _)| *severity)
}

fn weakened(mut repository: Repository, weaknesses: &[Weakness]) -> Repository {
    for (_, file, sound, weak, _) in weaknesses {
        repository = repository.replace(file, sound, weak);
    }
    repository
}

#[test]
fn of_some_fifty_weaknesses_in_one_policy_each_is_told_at_its_place() {
    for (edition, weaknesses) in [("mhlw-6.0", WEAKNESSES.to_vec()), ("mhlw-7.0", [WEAKNESSES, NEW].concat())] {
        let sound = hospital(edition).run(DAY);
        let grave: Vec<&str> = sound
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Info)
            .map(|finding| finding.message.get(Lang::Ja))
            .collect();
        let repository = weakened(hospital(edition), &weaknesses);
        let run = repository.run(DAY);
        let mut listing = Vec::new();
        let mut silent = Vec::new();
        for weakness in &weaknesses {
            match told(&repository, &run, *weakness) {
                Some((severity, message)) => {
                    let severity = if severity == Severity::Error { "error" } else { "warning" };
                    listing.push(format!("{} by {} ({severity}): {message}", weakness.0, weakness.4));
                }
                None => silent.push(weakness.0),
            }
        }
        assert!(silent.is_empty(), "{edition}: nothing is said of {silent:?}");
        insta::assert_snapshot!(format!("weaknesses_told_by_{edition}"), listing.join("\n"));
        // A sound hospital that stays with the edition before has no grave finding but what a change of edition brings.
        assert!(grave.len() < 3, "{edition}: {grave:?}");
    }
}
