//! Slips as people make them, one at a time, in the hospital's policy: one finding each, with the fix that is meant.

use kitei::{Diagnostic, Severity};

use crate::fixes::all;
use crate::harness::{CORPORATION, HOSPITAL, Repository};

/// What stands there, what is written in its place, the rule that finds it (none: it is sound), and what its fix writes.
const SLIPS: &[(&str, &str, &str, &str)] = &[
    ("世代数       7世代\n", "世代数＝7世代\n", "syntax/stray-equals", " "),
    ("世代数       7世代\n", "世代数=7世代\n", "syntax/stray-equals", " "),
    ("対策 利用者認証 「部門システム」", "対策 利用者認証 部門 システム", "syntax/missing-quotes", "「部門 システム」"),
    ("対策 利用者認証 「部門システム」", "対策 利用者認証 部門システム", "syntax/missing-quotes", "「部門システム」"),
    ("システム 臨床検査 「臨床検査システム」", "システム 臨床検査 臨床検査システム", "syntax/missing-quotes", "「臨床検査システム」"),
    ("契約 提供の取決め 「地域医療連携」", "契約 提供の取決め 地域医療連携", "syntax/missing-quotes", "「地域医療連携」"),
    ("契約 業務委託、責任分界 「電子カルテ保守」", "契約 業務委託、責任分界 電子カルテ保守", "syntax/missing-quotes", "「電子カルテ保守」"),
    (
        "無         BYOD、再委託、患者閲覧、オンライン診療",
        "無         BYOD 再委託 患者閲覧 オンライン診療",
        "syntax/missing-comma",
        "、|、|、",
    ),
    (
        "役割 患者相談窓口 「医療情報相談窓口」 { 充職 医事課長; 職務 患者説明; 報告先 企画管理者 }",
        "役割 患者相談窓口 充職 医事課長",
        "syntax/missing-brace",
        " {| }",
    ),
    (
        "役割 患者相談窓口 「医療情報相談窓口」 { 充職 医事課長; 職務 患者説明; 報告先 企画管理者 }",
        "役割 患者相談窓口 充職 医事課長; 職務 患者説明; 報告先 企画管理者",
        "syntax/missing-brace",
        " {",
    ),
    ("役割 患者相談窓口 「医療情報相談窓口」 { 充職", "役割 患者相談窓口 「医療情報相談窓口」 充職", "syntax/missing-brace", " {"),
    ("対策 無線LAN { 無線暗号化", "対策 無線LAN 無線暗号化", "syntax/missing-brace", " {"),
    ("条 第9条 「患者等への説明」 {", "条（患者等への説明） {", "syntax/foreign-quotes", " 「|」"),
    ("条 第9条 「患者等への説明」 {", "条 第9条（患者等への説明） {", "syntax/foreign-quotes", " 「|」"),
    ("条 第9条 「患者等への説明」 {", "条 第9条 （患者等への説明） {", "syntax/foreign-quotes", "「|」"),
    ("条 第9条 「患者等への説明」 {", "条 第9条 (患者等への説明) {", "syntax/foreign-quotes", "「|」"),
    ("章 第2章 「管理体制」 {", "章 第2章（管理体制） {", "syntax/foreign-quotes", " 「|」"),
    ("オンライン診療、研究利用\n  専任担当者 有", "オンライン診療、研究利用、\n  専任担当者 有", "syntax/trailing-comma", ""),
    ("過去文書電子化\n  無 ", "過去文書電子化、\n  無 ", "syntax/trailing-comma", ""),
    ("点検間隔 7日; 即時確認 有", "点検間隔 7日、即時確認 有", "syntax/missing-separator", "; "),
    ("データ持出し 禁止; 作業後のデータ消去 有", "データ持出し 禁止、作業後のデータ消去 有", "syntax/missing-separator", "; "),
    (
        "項 「パスワードは{パスワード.最短文字数}以上とし、過去{",
        "項 「パスワードは{パスワード.最短文字数}以上とし、\n過去{",
        "syntax/unclosed-string",
        "",
    ),
    ("項 「提供の記録は、{", "項 「提供の記録は、\n       {", "syntax/unclosed-string", ""),
    (
        "項 「企画管理者は、事業者及び外部関係機関の連絡先を緊急",
        "項 「企画管理者は、事業者及び外部関係機関の\n連絡先を緊急",
        "syntax/unclosed-string",
        "",
    ),
    ("対策 無線LAN", "対策 パスワード 「x」 { 文字種 英字。数字。記号 }\n      対策 無線LAN", "syntax/middle-dot", "、|、"),
    ("対策 無線LAN", "対策 パスワード 「x」 {\n 文字種 英字。数字。記号\n }\n      対策 無線LAN", "syntax/middle-dot", "、|、"),
    ("認証       ISMAP 期限 2027-03-31", "認証       ISMAP 有効期限 2027-03-31", "syntax/unknown-keyword", "期限"),
    ("  階層     運用規則\n", "  階層     運用規則\n  版 「4.0」\n", "consistency/conflict", ""),
    ("  階層     運用規則\n", "  階層     運用規則\n  施行 令和8年4月1日\n", "consistency/conflict", ""),
    ("附則 平成23年4月1日 {", "附則 令和8年13月1日 {", "syntax/bad-date", ""),
    ("附則 平成23年4月1日 {", "附則 平成23年4月31日 {", "syntax/bad-date", ""),
    ("附則 平成23年4月1日 {", "附則 平成38年4月1日 {", "syntax/bad-date", "令和8年4月1日"),
    ("  施行     令和8年4月1日\n", "  施行     平成38年4月1日\n", "syntax/bad-date", "令和8年4月1日"),
    ("制定     平成23年4月1日", "制定     平成元年1月1日", "syntax/bad-date", "昭和64年1月1日"),
    ("制定     平成23年4月1日", "制定     昭和65年1月1日", "syntax/bad-date", "平成2年1月1日"),
    ("対策 無線LAN", "対策 パスワード 「x」 { 最短文字数 13.5文字 }\n      対策 無線LAN", "syntax/bad-value", ""),
    ("対策 無線LAN", "対策 パスワード 「x」 { 最短文字数 13〜16文字 }\n      対策 無線LAN", "syntax/bad-value", ""),
    ("対策 無線LAN", "対策 パスワード 「x」 { 最短文字数 l3文字 }\n      対策 無線LAN", "syntax/bad-value", "13文字"),
    ("立会い 有", "立会い 有り", "syntax/bad-value", "有"),
    ("立会い 有", "立会い あり", "syntax/bad-value", "有"),
    ("立会い 有", "立会い なし", "syntax/bad-value", "無"),
    ("立会い 有", "立会い 無し", "syntax/bad-value", "無"),
    ("立会い 有", "立会い yse", "syntax/bad-value", "yes"),
    ("立会い 有", "立会い none", "syntax/bad-value", "no"),
    ("立会い 有", "立会い 要", "syntax/bad-value", ""),
    ("立会い 有", "立会い 不要", "syntax/bad-value", ""),
    ("立会い 有", "立会い 可", "syntax/bad-value", ""),
    ("立会い 有", "立会い 不可", "syntax/bad-value", ""),
    ("立会い 有", "立会い 必須", "syntax/bad-value", ""),
    ("データ持出し 禁止", "データ持出し 不可", "syntax/unknown-word", "禁止"),
    ("データ持出し 禁止", "データ持出し しない", "syntax/unknown-word", "禁止"),
    ("データ持出し 禁止", "データ持出し 禁止する", "syntax/unknown-word", "禁止"),
    ("データ持出し 禁止", "データ持出し 可能", "syntax/unknown-word", "可"),
    ("データ持出し 禁止", "データ持出し 許可", "syntax/unknown-word", "許可制"),
    ("データ持出し 禁止", "データ持出し 「禁止」", "", ""),
    ("データ持出し 禁止", "データ持出し 「許可しない」", "syntax/unknown-word", "禁止"),
    ("実施者 病院長、広報責任者; 対象者", "実施者 病院長及び広報責任者; 対象者", "syntax/middle-dot", "、"),
    ("対象災害 地震、水害、落雷", "対象災害 地震及び水害、落雷", "syntax/middle-dot", "、"),
    ("対象災害 地震、水害、落雷", "対象災害 地震、水害及び落雷", "syntax/middle-dot", "、"),
    ("対象災害 地震、水害、落雷", "対象災害 地震/水害/落雷", "syntax/middle-dot", "、|、"),
    ("対象災害 地震、水害、落雷", "対象災害 地震・水害・落雷", "syntax/middle-dot", "、|、"),
    ("対象災害 地震、水害、落雷", "対象災害 地震．水害．落雷", "syntax/middle-dot", "、|、"),
    ("報告先 理事長、病院長; 記録先 点検報告書", "報告先 理事長/病院長; 記録先 点検報告書", "syntax/middle-dot", "、"),
    ("対象災害 地震、水害、落雷", "対象災害 地震 及び 水害、落雷", "syntax/middle-dot", "、"),
    ("BYOD、再委託、患者閲覧、", "BYOD及び再委託、患者閲覧、", "syntax/middle-dot", "、"),
    ("復元試験間隔 年2回", "復元試験間隔 隔年", "syntax/bad-value", "2年ごと"),
    ("復元試験間隔 年2回", "復元試験間隔 検討中", "syntax/bad-value", "?"),
    ("復元試験間隔 年2回", "復元試験間隔 随時", "syntax/bad-value", ""),
    ("復元試験間隔 年2回", "復元試験間隔 毎年4月", "syntax/bad-value", ""),
    ("復元試験間隔 年2回", "復元試験間隔 適宜", "syntax/bad-value", ""),
    ("    項 「この規程の改廃は", "    版 「1」\n    項 「この規程の改廃は", "syntax/misplaced", ""),
    ("  階層     運用規則\n", "  階層     運用規則\n  項 「あ」\n", "syntax/misplaced", ""),
    ("  階層     運用規則\n", "  階層     運用規則\n  対策 あ\n", "syntax/misplaced", ""),
    ("  専任担当者 有", "  項 「あ」\n  専任担当者 有", "syntax/misplaced", ""),
    ("  専任担当者 有", "  版 「あ」\n  専任担当者 有", "consistency/undefined-name", ""),
    ("対策 利用者認証 「部門システム」", "対策 利用者認証 『部門システム』", "syntax/foreign-quotes", "「|」"),
    ("対策 利用者認証 「部門システム」", "対策 利用者認証 'Logs'", "syntax/foreign-quotes", "\"|\""),
    ("端末数     310台", "端末数     310台以上", "syntax/value-with-bound", "310台"),
    ("条 第9条 「患者等への説明」 {", "条 第9条 「患者等への説明」\n  {", "syntax/brace-on-own-line", " "),
    ("条 第9条 「患者等への説明」 {", "条 第9条 患者等への説明 {", "syntax/missing-quotes", "「患者等への説明」"),
    ("対応 システム運用編11①", "対応 システム運用編11①、企画管理編15⑦〜⑨", "", ""),
    (
        "対応 経営管理編3.2.2①、企画管理編7②",
        "対応 経営管理編3.2.2①、企画管理編7②、M9-x-inventry",
        "standard/unknown-item",
        "M9-x-inventory",
    ),
    ("企画管理編1.2.1-x-own-matters", "企画管理編1.2.1-x-own-maters", "standard/unknown-item", "M1.2.1-x-own-matters"),
    ("対応     経営管理編3.1.2②", "対応     経営管理編3.1.2⑨", "standard/unknown-item", ""),
    ("対応 経営管理編3.4.2①", "対応 経営管理編3.4.2", "standard/unknown-item", ""),
    ("対応 経営管理編3.4.2①", "対応 経営管理偏3.4.2①", "standard/unknown-item", "経営管理編"),
    ("対応     経営管理編1.2.1管理責任①", "対応     経営管理編1.2.1①", "standard/ambiguous-item", ""),
    ("対応 経営管理編3.4.2①", "対応 経営管理編3.4①", "standard/unknown-item", ""),
    ("  階層     運用規則\n", "  階層     運用規則\n  構成文書 「policy.kitei」\n", "consistency/undefined-name", ""),
    (
        "根拠法令 医療法施行規則第14条第2項 趣旨",
        "根拠法令 医療法施行規則第14条第2項、なんとか、個人情報保護法第23条 趣旨",
        "citation/unknown-law",
        "",
    ),
    ("    ログ機能     有\n", "    ログ機能     有 など\n", "syntax/bad-value", ""),
    ("(令和8年1月版)」\n", "(令和8年1月版)」 など\n", "syntax/bad-value", ""),
    ("版に伴う改正」\n", "版に伴う改正」 など\n", "syntax/unexpected-argument", ""),
    ("間隔   2か月\n", "間隔   2か月 （\n", "syntax/unexpected-sign", ""),
    ("間隔   2か月\n", "間隔   2か月 ）\n", "syntax/unexpected-sign", ""),
    ("充職 医事課長;", "充職 （医事課長;", "syntax/unexpected-sign", ""),
    ("根拠規定 法人規程第36条", "根拠規定 法人規程第36条 など", "syntax/unexpected-argument", ""),
    ("第25条 趣旨 「委託先の監督」\n", "第25条 趣旨 「委託先の監督」 など\n", "syntax/missing-quotes", "「など」"),
    ("条 第10条 「教育訓練」", "条 第1○条 「教育訓練」", "syntax/maru-for-zero", "第10条"),
    ("委託業務   廃棄業務\n", "委託業務   廃棄業務」\n", "syntax/stray-quote", ""),
    ("承認者 病院長\n", "承認者 病院長 など\n", "syntax/missing-comma", "、"),
];

#[test]
fn each_slip_is_one_finding() {
    let reference = Repository::reference();
    let two = reference.clone().of_sets(&[CORPORATION, HOSPITAL]);
    let text = &two.0[HOSPITAL];
    let key = |finding: &Diagnostic| (finding.rule.name, finding.message.ja.clone());
    let sound: Vec<_> = two.judge().in_file(HOSPITAL).into_iter().map(key).collect();
    let wrong = all(SLIPS, |(from, to, rule, fix)| {
        assert!(text.contains(from), "{from}");
        let verdict = two.clone().with(HOSPITAL, &text.replacen(from, to, 1)).judge();
        let new =
            verdict.in_file(HOSPITAL).into_iter().filter(|finding| finding.severity > Severity::Info && !sound.contains(&key(finding)));
        let found: Vec<(&str, String)> = new
            .map(|finding| {
                let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.replacement.as_str());
                (finding.rule.name, edits.collect::<Vec<_>>().join("|"))
            })
            .collect();
        let expected: Vec<(&str, String)> = if rule.is_empty() { Vec::new() } else { vec![(*rule, (*fix).to_owned())] };
        // An item that is none claims nothing, and hides nothing: what the policy meets besides is not claimed.
        let found: Vec<(&str, String)> =
            found.into_iter().filter(|(found, _)| *rule != "standard/unknown-item" || *found != "coverage/unclaimed").collect();
        if found == expected { Vec::new() } else { vec![format!("{to}: {found:?}")] }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
