//! What is declared too weakly is told at its place, and by the item that it falls short of.

use crate::harness::{HOSPITAL, Repository};

/// The item that is claimed, what is declared, and the part of it that is too weak.
const WEAK: &[(&str, &str, &str)] = &[
    ("M2-1", "契約 業務委託 「甲」 { 相手方 甲社; 承認時期 事後; 承認者 院長 }", "承認時期 事後"),
    ("M2-1", "契約 責任分界 「甲」 { 相手方 甲社; 所管 院長; 記載事項 業務内容 }", "記載事項 業務内容"),
    ("M2-4", "契約 責任分界 「甲」 { 相手方 甲社; 記載事項 業務内容 }", "記載事項 業務内容"),
    ("M3-1", "役割 安全管理責任者 { 充職 院長 }", "役割 安全管理責任者"),
    ("M3-2", "文書 委員会規程 { 記載事項 職務; 承認者 院長 }", "記載事項 職務"),
    ("M5-2", "対策 証跡保護 { 改ざん防止 なし }", "改ざん防止 なし"),
    ("M5-3", "活動 証跡レビュー { 実施者 院長; 間隔 年1回; 結果の扱い 記録のみ }", "結果の扱い 記録のみ"),
    ("M6-4", "文書 情報台帳 { 分類基準 機密性の程度 }", "分類基準 機密性の程度"),
    ("M7-1", "対策 守秘義務 { 対象者 全職員; 誓約書 有; 退職後継続 無 }", "退職後継続 無"),
    ("M7-3", "契約 業務委託 「甲」 { 相手方 甲社; 記載事項 業務内容 }", "記載事項 業務内容"),
    ("M7-4", "契約 業務委託 「甲」 { 相手方 甲社; 記載事項 守秘義務 }", "記載事項 守秘義務"),
    ("M8-1", "文書 情報管理規程 { 記載事項 情報管理 }", "記載事項 情報管理"),
    ("M8-3", "対策 入退室管理 { 入室管理手段 受付; 入室許可者 全職員 }", "入室管理手段 受付"),
    ("M8-5", "対策 持出し { 利用 無制限; 持出し対象 医療情報 }", "利用 無制限"),
    ("M8-x-disposal-outsourced", "対策 データ消去 { 方式 上書き消去; 消去証明 無 }", "消去証明 無"),
];

const POLICY: &str = "規程 「弱い規程」 {\n  機関 病院 「試し病院」\n  準拠 mhlw-6.0\n}\n現況 {\n  有 業務委託、持出し、廃棄委託、委員会設置\n  事業者 甲社 { 委託業務 システム保守、廃棄業務; 重要度 重要 }\n}\n";

#[test]
fn what_is_too_weak_is_told_at_its_place() {
    let mut untold = Vec::new();
    for (item, declared, weak) in WEAK {
        let text = format!("{POLICY}条 「定め」 {{\n  対応 {item}\n  {declared}\n  項 「定める。」\n}}\n");
        let verdict = Repository::of(HOSPITAL, &text).judge();
        let told = ["coverage/unmet", "coverage/partly"].into_iter().flat_map(|rule| verdict.about(HOSPITAL, rule, item));
        let mut places = told.flat_map(|finding| finding.labels.iter().map(|label| verdict.text(label.span)));
        if !places.any(|place| place == *weak || place.starts_with(weak)) {
            untold.push(format!("{item}: {declared}"));
        }
    }
    assert!(untold.is_empty(), "not told at its place:\n{}", untold.join("\n"));
}
