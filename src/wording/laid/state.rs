//! What something is said to be: 3年とする, 将来の課題とする.

use super::End;
use super::words::DUTIES;

/// Whether a state is one that a text lays down: 3年とする, 看護師長とする.
pub(super) fn is_state(state: &str, end: &End<'_>) -> bool {
    /// These make no duty of it, or leave it.
    const NONE: [&str; 16] = [
        "任せきり",
        "まま",
        "努力義務",
        "目標",
        "目安",
        "名目",
        "形式",
        "十分",
        "完了",
        "終わり",
        "課題",
        "自由",
        "任意",
        "不要",
        "省略",
        "対象外",
    ];
    const LAST: [&str; 113] = [
        "者",
        "長",
        "員",
        "会",
        "課",
        "室",
        "部",
        "係",
        "社",
        "院",
        "師",
        "局",
        "年",
        "月",
        "日",
        "回",
        "字",
        "間",
        "分",
        "秒",
        "以上",
        "以内",
        "以下",
        "未満",
        "日まで",
        "月まで",
        "年まで",
        "時まで",
        "から",
        "ため",
        "とおり",
        "対象",
        "範囲",
        "基準",
        "原則",
        "同様",
        "同旨",
        "必須",
        "禁止",
        "不可",
        "要件",
        "条件",
        "上限",
        "下限",
        "限度",
        "期限",
        "期間",
        "任期",
        "名",
        "人",
        "枚",
        "件",
        "割",
        "倍",
        "職",
        "等",
        "別表",
        "様式",
        "単位",
        "所",
        "場所",
        "方法",
        "手段",
        "例",
        "義務",
        "責務",
        "任務",
        "職務",
        "業務",
        "許可制",
        "ところ",
        "公開",
        "要素",
        "種",
        "類",
        "語",
        "点",
        "世代",
        "方式",
        "有効",
        "無効",
        "所管",
        "担当",
        "事項",
        "規程",
        "規則",
        "細則",
        "台帳",
        "記録",
        "文書",
        "書",
        "区域",
        "情報",
        "システム",
        "機器",
        "媒体",
        "サービス",
        "対策",
        "計画",
        "訓練",
        "必要",
        "随時",
        "方針",
        "手順",
        "体制",
        "窓口",
        "事務",
        "版",
        "目的",
        "参考",
        "を基本",
        "機関",
        "表",
    ];
    let ends = |words: &[&str]| words.iter().any(|word| state.ends_with(word));
    if ends(&NONE) {
        // 3時間以内の復旧を目標とする
        return state.ends_with("を目標") && state.contains(|letter: char| letter.is_numeric() || letter == '}');
    }
    let is_number =
        |letter: char| letter.is_numeric() || matches!(letter, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    // 報告先を厚生労働省とする: a value is given to something.
    if state.rsplit_once('を').is_some_and(|(what, value)| !what.is_empty() && !value.is_empty() && value != "可" && !value.ends_with('る'))
    {
        return true;
    }
    // 必要な事項を定めたものである
    if let Some(what) = state.strip_suffix("もの") {
        return End::of(what).is_duty();
    }
    ends(&LAST)
        || state.is_empty()
        || state.ends_with(['}', '｝', ')', '）', '」'])
        || state.strip_suffix('つ').unwrap_or(state).ends_with(is_number)
        || end.is(&DUTIES)
}
