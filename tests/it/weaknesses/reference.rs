//! Weaknesses of places, networks, authentication, records and logs written into the reference policies: each is told by the item that it offends
//! against, at its place, whoever lays it down.

use kitei::Lang;

use crate::harness::{CORPORATION, DAY, HOSPITAL, PHARMACY, Repository};

const PROTECTION: &str = "corporation/protection.kitei";

/// What stands there, what is written instead, the item by which it is told.
const TECHNICAL: &[(&str, &str, &str, &str)] = &[
    (PROTECTION, "監視項目 性能、死活、保存容量、障害", "監視項目 侵入", "C11-2"),
    (PROTECTION, "準拠文書 リスク評価報告書", "準拠文書 情報台帳", "C12-1"),
    (PROTECTION, "入室管理手段 施錠、識別、カード認証、入退記録", "入室管理手段 施錠", "C12-2"),
    (PROTECTION, "監視手段 防犯カメラ", "監視手段 警備員", "C12-2"),
    ("corporation/operation.kitei", "媒体管理 { 施錠保管 有", "媒体管理 { 施錠保管 無", "C12-3"),
    (PROTECTION, "保管先 別装置", "保管先 同一装置", "C12-4"),
    (PROTECTION, "成果物 責任範囲、役割分担; 報告先 企画管理者", "成果物 責任範囲、役割分担", "C13-1"),
    (PROTECTION, "専用線、IPVPN、IPsecVPN", "専用線、オープン回線", "C13-2"),
    (PROTECTION, "保護区間 全区間", "保護区間 事業者区間", "C13-3"),
    (PROTECTION, "施設間経路遮断   有", "施設間経路遮断   無", "C13-x-router"),
    (CORPORATION, "TLS版 TLS1.2; TLS設定 高セキュリティ型", "TLS版 TLS1.1; TLS設定 高セキュリティ型", "C13-6"),
    (CORPORATION, "TLS設定 高セキュリティ型", "TLS設定 推奨型", "C13-6"),
    (PROTECTION, "クライアント証明書 有", "クライアント証明書 無", "C13-6"),
    (PROTECTION, "リモートログイン 許可制", "リモートログイン 無制限", "C13-x-remote-login"),
    (PROTECTION, "通信監視         有", "通信監視         無", "C13-11"),
    (PROTECTION, "相互認証         有", "相互認証         無", "C13-12"),
    (CORPORATION, "無線暗号化 WPA2", "無線暗号化 WEP", "C13-13"),
    (CORPORATION, "無線暗号化 WPA2", "無線暗号化 暗号化なし", "C13-13"),
    (CORPORATION, "個人別ID 有; 共用ID 禁止 変更不可", "個人別ID 無; 共用ID 可", "C14-1"),
    (CORPORATION, "共用ID 禁止 変更不可", "共用ID 可", "C14-1"),
    (PROTECTION, "パスワード { 共有 禁止", "パスワード { 共有 可", "C14-2"),
    (CORPORATION, "初期パスワード 初回変更", "初期パスワード 可", "C14-2"),
    (CORPORATION, "パスワード保管 不可逆暗号化", "パスワード保管 平文", "C14-6"),
    (CORPORATION, "担当者の把握   無", "担当者の把握   有", "C14-6"),
    (HOSPITAL, "更新履歴保存   有", "更新履歴保存   無", "C14-8"),
    (HOSPITAL, "代行入力       許可制", "代行入力       可", "C14-8"),
    (HOSPITAL, "事前確認     重なり、読取範囲外、裏面", "事前確認     裏面", "C16-1"),
    (HOSPITAL, "紙媒体検索性 有", "紙媒体検索性 無", "C16-2"),
    (CORPORATION, "基準時刻 標準時刻", "基準時刻 装置内時計", "C17-3"),
    (PROTECTION, "技術監査計画、証跡一覧 }", "証跡一覧 }", "C17-4"),
    (PHARMACY, "相互認証 有; 暗号化 有", "相互認証 無; 暗号化 有", "C13-12"),
];

#[test]
fn technical_weaknesses_are_told_at_their_place() {
    let told: Vec<String> = TECHNICAL.iter().filter_map(|row| fault(*row)).collect();
    assert!(told.is_empty(), "{} of {}:\n{}", told.len(), TECHNICAL.len(), told.join("\n"));
}

/// What is wrong with how a weakness is told.
fn fault((file, sound, weak, item): (&str, &str, &str, &str)) -> Option<String> {
    let repository = Repository::reference().replace(file, sound, weak);
    let run = repository.run(DAY);
    let requirement = format!("mhlw-6.0/{item}");
    let of_item: Vec<_> = run.findings.iter().filter(|finding| finding.requirement.as_deref() == Some(&*requirement)).collect();
    if of_item.is_empty() {
        return Some(format!("{weak}: no finding of {item}"));
    }
    let text = &repository.0[file];
    let line = |at: usize| text.get(..at).map(|before| before.matches('\n').count());
    let weak_line = line(text.find(weak)?);
    let is_there = |span: kitei::Span| run.sources.path(span.file) == file && line(span.start as usize) == weak_line;
    let places = |finding: &&kitei::Diagnostic| finding.labels.iter().any(|label| is_there(label.span)) || is_there(finding.span);
    (!of_item.iter().any(places)).then(|| {
        let messages: Vec<&str> = of_item.iter().map(|finding| finding.message.get(Lang::Ja)).collect();
        format!("{weak}: told elsewhere by {item}: {messages:?}")
    })
}
