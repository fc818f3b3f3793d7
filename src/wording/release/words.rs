//! The words of sentences that make less of something.

/// Somebody answers for it, or there is no other way.
pub(super) const ANSWERED: [&str; 23] = [
    // The guideline itself asks no change of passwords from time to time.
    "定期的に変更",
    "定期的な変更",
    "承認を得",
    "承認を受け",
    "承認した",
    "承認があ",
    "許可を得",
    "許可を受け",
    "許可した",
    "同意を得",
    "同意があ",
    "了承を得",
    "届け出",
    "協議",
    "議を経",
    "法令",
    "条例",
    "災害",
    "緊急の",
    "緊急を",
    "緊急や",
    "緊急時",
    "やむを得",
];
/// With what a sentence ends by which somebody need not do what it speaks of.
pub(super) const LETS_OFF: [&str; 51] = [
    "足りる",
    "ればよい",
    "えばよい",
    "を求めない",
    "ままとすることができる",
    "空席とする",
    "をもって終了する",
    "をもって終わる",
    "を要しない",
    "は要しない",
    "不要とする",
    "省略する",
    "ままでよい",
    "名目のみとする",
    "名目とする",
    "形式的なものとする",
    "しないことにする",
    "ないことができる",
    "なくてもよい",
    "なくともよい",
    "なくてよい",
    "なくて差し支えない",
    "なくても差し支えない",
    "なくても構わない",
    "ないことを妨げない",
    "ことを要しない",
    "省略できる",
    "省略することができる",
    "省略してよい",
    "省略してもよい",
    "省略して差し支えない",
    "省くことができる",
    "見送ることができる",
    "見合わせることができる",
    "猶予する",
    "猶予できる",
    "猶予することができる",
    "免除する",
    "免除できる",
    "免除することができる",
    "止めてよい",
    "止めてもよい",
    "停止してよい",
    "停止してもよい",
    "中断してよい",
    "切ってよい",
    "外してよい",
    "無効にしてよい",
    "口頭によることができる",
    "口頭で足りる",
    "口頭でよい",
];
/// Times outside which something is said to be done.
pub(super) const TIMES: [&str; 18] = [
    "夜間",
    "夜勤",
    "深夜",
    "早朝",
    "休日",
    "祝日",
    "土曜日",
    "土曜",
    "日曜日",
    "日曜",
    "土日",
    "週末",
    "連休",
    "年末年始",
    "時間外",
    "繁忙期",
    "昼休み",
    "混雑時",
];
/// Times in which alone it is.
pub(super) const WORKING: [&str; 12] =
    ["平日", "診療日", "診療時間", "診療中", "日中", "昼間", "勤務時間", "営業日", "営業時間", "開院日", "午前", "午後"];
/// Cases that leave it to whoever does it.
pub(super) const CONVENIENT: [&str; 16] = [
    "気が向",
    "必要と判断",
    "余裕があ",
    "余裕のあ",
    "余力があ",
    "手が空",
    "時間があ",
    "時間が取れ",
    "妨げにならない",
    "妨げとならない",
    "支障がない",
    "支障のない",
    "求められた",
    "求めがあった",
    "都合がつ",
    "気付いた",
];
/// With what a sentence ends by which something is done that makes things safer. What is used, entered or shown only at some times is safer
/// for it.
pub(super) const DUTIES: [&str; 35] = [
    "提出する",
    "提出させる",
    "受講させる",
    "参加させる",
    "行う",
    "行なう",
    "行わせる",
    "実施する",
    "適用する",
    "講ずる",
    "講じる",
    "受ける",
    "受けさせる",
    "受講する",
    "参加する",
    "設ける",
    "対象とする",
    "取得する",
    "記録する",
    "点検する",
    "確認する",
    "確かめる",
    "検査する",
    "監視する",
    "報告する",
    "更新する",
    "見直す",
    "用いる",
    "求める",
    "ロックする",
    "施錠する",
    "暗号化する",
    "消去する",
    "保存する",
    "なければならない",
];
/// Those of them that are done by whoever is held to them.
pub(super) const HELD_TO: [&str; 9] =
    ["提出する", "提出させる", "受講させる", "参加させる", "適用する", "受ける", "受講する", "参加する", "対象とする"];
/// Some of those who work in an institution.
pub(super) const SOME: [&str; 19] = [
    "者",
    "員",
    "師",
    "職員",
    "医師",
    "看護師",
    "薬剤師",
    "事務員",
    "技師",
    "助手",
    "従業者",
    "常勤",
    "非常勤",
    "パート",
    "派遣",
    "希望者",
    "管理職",
    "有資格者",
    "希望する者",
];
/// Those of them that are done to everything alike.
pub(super) const THOROUGH: [&str; 12] = [
    "適用する",
    "受ける",
    "受講する",
    "参加する",
    "対象とする",
    "行う",
    "実施する",
    "取得する",
    "記録する",
    "保存する",
    "講ずる",
    "講じる",
];
/// Who is not there cannot be held to it.
pub(super) const ABSENT: [&str; 9] = ["休職", "休業", "休暇", "退職", "長期", "療養", "出張", "緊急", "非常"];
/// From when a text takes effect that names no day.
pub(super) const KNOWN_DAYS: [&str; 10] = ["公布", "告示", "公示", "制定", "承認", "決裁", "議決", "改正", "施行の日", "公表"];
/// How often: what is done every day but on holidays is not narrowed.
pub(super) const OFTEN: [&str; 5] = ["毎", "ごと", "回", "隔", "おき"];
/// What somebody may do to a duty.
pub(super) const POWERS: [&str; 11] = ["延ば", "停止", "延期", "猶予", "免除", "緩和", "読み替え", "読替え", "中断", "延長", "除外"];
/// What becomes laxer the longer it is.
pub(super) const SOONER: [&str; 7] = ["間隔", "周期", "期限", "頻度", "時期", "期日", "日程"];
/// What is stopped for safety's sake.
pub(super) const USES: [&str; 12] =
    ["利用", "使用", "権限", "アカウント", "ID", "ＩＤ", "システム", "アクセス", "接続", "業務", "委託", "契約"];
/// What a duty is to be done by, and taken to be.
pub(super) const DONE: [&str; 22] = [
    "行った",
    "実施した",
    "受けた",
    "受講した",
    "修了した",
    "終えた",
    "作成した",
    "定めた",
    "承認した",
    "承認を得た",
    "承認を受けた",
    "点検した",
    "確認した",
    "締結した",
    "講じた",
    "記録した",
    "提出した",
    "報告した",
    "見直した",
    "満たした",
    "遵守した",
    "適合した",
];
/// What was done before, or is as good.
pub(super) const TRANSITIONAL: [&str; 12] =
    ["施行前", "施行の際", "施行の日前", "改正前", "旧規", "従前", "相当する", "同等", "電磁的", "電子的", "準ずる", "他の機関"];
/// How something stays what it was.
pub(super) const AS_BEFORE: [&str; 16] = [
    "従前の例による",
    "従前の運用による",
    "従前の取扱いによる",
    "従前の方法による",
    "従前のとおりとする",
    "従前どおりとする",
    "従来の例による",
    "従来の運用による",
    "従来の取扱いによる",
    "従来の方法による",
    "従来のとおりとする",
    "従来どおりとする",
    "これまでどおりとする",
    "これまでの運用による",
    "これまでの取扱いによる",
    "従前の例によることができる",
];
/// What was done once stays done; what has an end ends.
pub(super) const ONCE: [&str; 15] =
    ["まで", "の間", "契約", "処分", "手続", "行為", "許可", "申請", "罰則", "委嘱", "任命", "任期", "様式", "用紙", "解釈"];
/// How a text says that it need not be followed.
pub(super) const SUGGESTS: [&str; 25] = [
    "拘束するもの",
    "拘束しない",
    "自由である",
    "自由とする",
    "任意である",
    "任意とする",
    "努力目標",
    "試行として",
    "試行的に",
    "試行する",
    "試行とする",
    "試行期間",
    "試験的に",
    "参考として",
    "参考までに",
    "強制するもの",
    "強制しない",
    "義務を課すもの",
    "義務付けるもの",
    "義務づけるもの",
    "検討用",
    "対外的に",
    "心構え",
    "理想を",
    "名目",
];
/// How a text says that it ends.
pub(super) const ENDS: [&str; 8] =
    ["効力を失う", "失効する", "廃止する", "廃止とする", "限りとする", "効力を有する", "適用を終了する", "終了する"];
