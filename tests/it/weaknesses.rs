//! Weaknesses that a policy lays down itself are told where it lays them down, each by the item of the guideline that it is against.

mod reference;

use kitei::Diagnostic;

use crate::harness::{HOSPITAL, Repository, Verdict};

/// Where all items of the volumes Management and Control apply.
const HEAD: &str = "規程 「試しの規程」 {\n  機関 病院 「試し病院」\n  準拠 mhlw-6.0\n}\n現況 {\n  確認 2026-04-01 承認者 院長\n  有 業務委託、外部保存、遠隔接続、リモート保守、訪問保守、無線LAN、オープン回線、外部ネットワーク、持出し、BYOD、パスワード認証、電子記録、患者閲覧、IoT機器、第三者提供、外部媒体利用、電子署名、スキャン、電子化保存、過去文書電子化、整備計画\n  専任担当者 有\n  事業者 甲社 { 委託業務 システム保守、リモート保守、外部保存 }\n  システム 電子カルテ { 形態 オンプレミス; 保守事業者 甲社; 保存情報 医療情報; 業務区分 電子カルテ; 更新日 2025-01-06; ログ機能 有 }\n}\n";

/// What is laid down, and the item that it is against.
const WEAKNESSES: &[(&str, &str)] = &[
    ("対策 外部媒体利用 { 登録媒体限定 無 }", "M9-2"),
    ("文書 機器台帳 { 記載事項 所在 }", "M9-x-register"),
    ("対策 見読性確保 { 事業者撤退時の見読 無 }", "M9-4"),
    ("活動 技術的点検 { 実施者 所属長 }", "M10-1"),
    ("活動 委託先の点検 { 実施者 所属長 }", "M10-2"),
    ("活動 自己点検 { 報告先 所属長 }", "M10-3"),
    ("活動 監査 { 報告先 所属長 }", "M10-4"),
    ("文書 非常時対応方針 { 記載事項 報告体制 }", "M11-1"),
    ("文書 事業継続計画 { 想定 地震 }", "M11-2"),
    ("文書 非常時体制図 { 記載事項 役割分担 }", "M11-3"),
    ("文書 運用管理規程 { 記載事項 役割分担 }", "M11-4"),
    ("活動 非常時対策の実装 { 実施者 所属長 }", "M11-5"),
    ("活動 非常時教育 { 対象者 医師 }", "M11-6"),
    ("活動 事後検証 { 報告先 院長 }", "M11-x-review"),
    ("活動 サイバーセキュリティ対策の検討 { 成果物 組織的対策 }", "M12-1"),
    ("文書 サイバーセキュリティ対応計画 { 承認者 所属長 }", "M12-2"),
    ("文書 サイバーセキュリティ対応計画 { 反映先 利用者マニュアル }", "M12-3"),
    ("活動 対応計画の確認 { 準拠文書 事業継続計画 }", "M12-4"),
    ("活動 サイバー攻撃対応訓練 { 報告先 所属長 }", "M12-5"),
    ("文書 緊急連絡先一覧 { 掲載先 外部関係機関 }", "M12-x-parties"),
    ("文書 利用者認証及び権限規程 { 記載事項 アクセス権限 }", "M13-1"),
    ("活動 認証方法の検討 { 実施者 所属長 }", "M13-2"),
    ("対策 アカウント管理 { 人事連動 無 }", "M13-3"),
    ("対策 アクセス制御 { 資格別権限 無 }", "M13-4"),
    ("対策 電子署名 { 時刻認証 付与なし }", "M14-1"),
    ("活動 保管場所選定 { 承認者 所属長 }", "M15-1"),
    ("対策 入退室管理 { 入室管理手段 名札着用 }", "M15-2"),
    ("対策 媒体管理 { 施錠保管 無 }", "M15-3"),
    ("文書 保存場所一覧 { 記載事項 所在 }", "M15-4"),
    ("活動 媒体更新 { 報告先 企画管理者 }", "M15-5"),
    ("活動 脆弱性対策項目の見直し { 成果物 修正適用規則 }", "M15-x-vulnerability"),
    ("文書 電子化規程 { 記載事項 作業手順 }", "M16-1"),
    ("役割 情報作成管理者 { 充職 院長 }", "M16-2"),
    ("対策 電子署名 「電子化文書」 { 対象文書 電子化文書 }", "M16-3"),
    ("活動 電子化作業の管理 { 実施者 所属長 }", "M16-4"),
    ("対策 スキャン { 原本安全管理 無 }", "M16-x-originals"),
    ("対策 過去文書電子化 { 異議尊重 無 }", "M16-x-backlog"),
    ("文書 法令対応表 { 準拠文書 適用法令一覧; 記載事項 法令一覧 }", "C1-1"),
    ("文書 システム仕様資料 { 記載事項 利用方法 }", "C2-1"),
    ("文書 インシデント対応手順 { 記載事項 初動対応; 承認者 所属長 }", "C2-5"),
    ("活動 事業者情報収集 { 収集事項 役割分担の検討に要する情報; 正確性確認 無 }", "C3-1"),
    ("活動 仕様適合の確認 { 実施者 所属長; 齟齬調整 無 }", "C3-2"),
    ("活動 技術的分界の検討 { 調整事項 通常時の分担 }", "C3-3"),
    ("対策 情報の取扱い { 患者別識別 無 }", "C4-1"),
    ("対策 データ移行 { 標準形式 無 }", "C5-1"),
    ("対策 マスタ変更管理 { 過去記録維持 無 }", "C5-2"),
    ("対策 見読性確保 { 見読手段整備 無 }", "C5-4"),
    ("活動 技術的対策の検討 { 検討体系 サーバ側 }", "C6-1"),
    ("対策 持出し { 利用 無制限 }", "C7-1"),
    ("対策 保守作業 { データ持出し 可 }", "C7-2"),
    ("対策 持出し { 暗号化 無; アクセスパスワード 無 }", "C7-3"),
    ("対策 持出し { 管理外接続 可 }", "C7-4"),
    ("対策 持出し { 設定変更制限 無 }", "C7-x-minimum-applications"),
    ("文書 廃棄手順 { 記載事項 廃棄方法 }", "C7-x-disposal-procedure"),
    ("対策 データ消去 { 残存確認 無 }", "C7-x-equipment-disposal"),
    ("対策 データ消去 { 消去証明 無 }", "C7-x-disposal-confirmation"),
    ("対策 遠隔接続 { 方式 リモートデスクトップ }", "C7-13"),
    ("対策 患者閲覧 { 内部系分離 無 }", "C7-14"),
    ("対策 不正ソフトウェア対策 { 検査時機 システム構築時 }", "C8-1"),
    ("対策 不正ソフトウェア対策 { 常時監視 無 }", "C8-x-standing-protection"),
    ("対策 セキュリティ修正適用 { 適用前検証 有 }", "C8-3"),
    ("対策 ファイル交換対策 { マクロ 可 }", "C8-4"),
    ("対策 機器パスワード { 初期パスワード 可 }", "C8-5"),
    ("対策 IoT機器対策 { 使用終了後切離し 無 }", "C8-x-iot"),
    ("対策 BYOD { 利用 無制限 }", "C8-x-byod"),
    ("対策 変更管理 { 更新履歴保存 無 }", "C9-2"),
    ("活動 品質管理 { 実施者 所属長 }", "C9-3"),
    ("対策 見読性確保 { 検索表示 無; 書面出力 無 }", "C9-4"),
    ("対策 保守作業 { 作業後のデータ消去 無 }", "C10-1"),
    ("対策 外部保存 { 受託管理者の制限 無 }", "C10-2"),
    ("対策 保守作業 { 専用アカウント 無 }", "C10-3"),
    ("記録 リモート保守記録 { 照合先 作業申請 }", "C10-4"),
    ("対策 リモート保守 { ファイル送付 可; 送信ファイル無害化 無 }", "C10-5"),
    ("対策 バックアップ { 世代数 1世代 }", "C11-1"),
    ("対策 無線LAN { 無線暗号化 WEP }", "C13-13"),
    ("対策 オープン回線接続 { TLS版 TLS1.0 }", "C13-6"),
    ("対策 パスワード { 共有 可 }", "C14-2"),
    ("対策 パスワード { パスワード保管 平文 }", "C14-6"),
    ("記録 アクセスログ { 記録項目 ログイン時刻、アクセス時間、操作した医療情報 }", "C17-1"),
];

/// The findings about an item that have something to show in a declaration.
fn told<'a>(verdict: &'a Verdict, text: &str, declared: &str, item: &str) -> Vec<&'a Diagnostic> {
    let from = text.find(declared).unwrap();
    let lies_within = |span: kitei::Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        start < from + declared.len() && end > from && end - start <= declared.len()
    };
    let wanted = format!("mhlw-6.0/{item}");
    let about = verdict.in_file(HOSPITAL).into_iter().filter(|finding| finding.requirement.as_deref() == Some(&wanted));
    about.filter(|finding| finding.labels.iter().map(|label| label.span).chain([finding.span]).any(lies_within)).collect()
}

#[test]
fn a_weakness_is_told_at_its_place() {
    let articles = WEAKNESSES.iter().enumerate();
    let articles: Vec<String> =
        articles.map(|(index, (declared, item))| format!("条 「定め{index}」 {{\n  対応 {item}\n  {declared}\n  項 「x」\n}}\n")).collect();
    let text = format!("{HEAD}{}", articles.concat());
    let verdict = Repository::of(HOSPITAL, &text).judge();
    let silent: Vec<_> = WEAKNESSES.iter().filter(|(declared, item)| told(&verdict, &text, declared, item).is_empty()).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}
