//! Every list that meets a list, each of n. What is a product (facilities by what is left out for each) has a limit, and stands here by
//! each of its factors.

/// Files by path.
pub(super) type Files = Vec<(String, String)>;

/// Files that grow.
pub(super) struct Input {
    pub(super) name: &'static str,
    /// From how many on.
    pub(super) size: usize,
    pub(super) of: fn(usize) -> Files,
}

const HEAD: &str = "規程 「X」 {\n  機関 診療所 「X」\n  準拠 mhlw-6.0\n}\n";
const CORPORATION: &str = "規程 「P」 {\n  機関 法人 「P」\n  準拠 mhlw-6.0\n}\n";
const CHILD: &str = "規程 「C」 {\n  機関 診療所 「C」\n  継承 「p.kitei」 略称 親\n}\n";

fn all(n: usize, of: impl Fn(usize) -> String) -> String {
    (1..=n).map(of).collect()
}

fn one(said: &str) -> Files {
    vec![("a.kitei".to_owned(), format!("{HEAD}{said}"))]
}

fn article(number: usize, said: &str) -> String {
    format!("条 第{number}条 「題{number}」 {{\n  {said}\n}}\n")
}

fn articles(n: usize, said: impl Fn(usize) -> String) -> Files {
    one(&all(n, |at| article(at, &said(at))))
}

fn in_one(said: &str) -> Files {
    one(&article(1, said))
}

fn facts(said: &str) -> String {
    format!("現況 {{\n  有 業務委託、クラウド\n{said}}}\n")
}

fn labels(n: usize) -> String {
    all(n, |at| format!("対策 パスワード 「札{at}」 {{ 最短文字数 {}文字 }}\n", 8 + at % 20))
}

fn family(parent: &str, child: &str) -> Files {
    vec![("a.kitei".to_owned(), format!("{CHILD}{child}")), ("p.kitei".to_owned(), format!("{CORPORATION}{parent}"))]
}

fn chain(n: usize, said: impl Fn(usize) -> String) -> Files {
    let policy = |at: usize| {
        let above = if at < n { format!("  継承 「p{}.kitei」 略称 上\n", at + 1) } else { String::new() };
        format!("規程 「P{at}」 {{\n  機関 法人 「P」\n  準拠 mhlw-6.0\n{above}}}\n{}", said(at))
    };
    (1..=n).map(|at| (format!("p{at}.kitei"), policy(at))).collect()
}

/// Two of each level, each below both of the next.
fn diamonds(n: usize) -> Files {
    let policy = |at: usize| {
        let above = if at < n {
            format!("  継承 「a{0}.kitei」 略称 甲\n  継承 「b{0}.kitei」 略称 乙\n", at + 1)
        } else {
            String::new()
        };
        format!("規程 「P{at}」 {{\n  機関 法人 「P」\n  準拠 mhlw-6.0\n{above}}}\n")
    };
    (1..=n).flat_map(|at| ["a", "b"].map(|side| (format!("{side}{at}.kitei"), policy(at)))).collect()
}

macro_rules! inputs {
    ($($name:ident $size:literal $of:expr;)*) => {
        /// All of them.
        pub(super) const INPUTS: &[Input] = &[$(Input { name: stringify!($name), size: $size, of: $of }),*];
    };
}

inputs! {
    articles 50 |n| articles(n, |_| "項 「職員は、守る。」".into());
    articles_of_one_title 50 |n| one(&all(n, |_| "条 「同じ題」 { 項 「{条:同じ題}による。」 }\n".into()));
    articles_of_one_number 50 |n| one(&all(n, |at| format!("条 第1条 「題{at}」 {{ 項 「守る。」 }}\n")));
    articles_backwards 50 |n| one(&all(n, |at| article(n - at + 1, "項 「守る。」")));
    references_by_number 50 |n| articles(n, |at| format!("項 「第{}条の規定による。」", n - at + 1));
    references_by_title 50 |n| articles(n, |at| format!("項 「{{条:題{}}}による。」", n - at + 1));
    references_in_a_range 50 |n| articles(n, |_| format!("項 「第1条から第{n}条までの規定」"));
    references_in_one_article 50 |n| in_one(&format!("項 「{}」", all(n, |at| format!("第{at}条、"))));
    items_and_references 150 |n| in_one(&format!("項 \"\"\"\n  次に掲げる。\n{}  \"\"\"", all(n, |at| format!("  ({at}) 前号及び第{}号\n", n - at + 1))));
    provisos_and_mentions 150 |n| in_one(&format!("項 「{}」\n  項 「{}」", "職員は、守る。".repeat(n), "前項ただし書により、前項各号を守る。".repeat(n)));
    steps_in_one_article 50 |n| in_one(&format!("項 「{}」", "前条、次条、前項、同条第2項、".repeat(n)));
    chapters 30 |n| one(&all(n, |at| format!("章 第{at}章 「章{at}」 {{\n条 第{at}条 「題」 {{ 項 「第{}章、本章、前章」 }}\n}}\n", n - at + 1)));
    sections 30 |n| one(&format!("章 「甲」 {{\n{}}}\n", all(n, |at| format!("節 「節{at}」 {{ 条 「題{at}」 {{ 項 「{{節:節{at}}}」 }} }}\n"))));
    supplements 30 |n| one(&all(n, |_| "附則 令和8年4月1日 { 項 「令和8年4月1日から施行する。附則第1項」 }\n".into()));
    definitions_used 50 |n| one(&article(1, &all(n, |at| format!("定義 「用語{at}番」 「用語{}番をいう。」\n", at % n + 1))));
    definitions_unused 50 |n| one(&article(1, &all(n, |at| format!("定義 「語{at}番」 「意味をいう。」\n"))));
    definitions_in_wordings 50 |n| articles(n, |at| format!("項 「甲（以下「略{at}」という。）は、略{at}を守る。」"));
    labels 30 |n| in_one(&labels(n));
    labels_over_a_floor 30 |n| in_one(&format!("対策 パスワード {{ 最短文字数 13文字 }}\n{}", labels(n)));
    labels_and_placeholders 30 |n| in_one(&format!("{}項 「{}」", labels(n), all(n, |at| format!("{{対策:パスワード[札{at}].最短文字数}}"))));
    labels_and_ambiguous_placeholders 30 |n| in_one(&format!("{}{}", labels(n), "項 「{パスワード.最短文字数}」\n".repeat(n)));
    placeholders_unknown 30 |n| in_one(&format!("項 「{}」", all(n, |at| format!("{{無い名{at}.最短文字数}}"))));
    one_declaration_in_all_articles 30 |n| articles(n, |at| format!("対策 パスワード {{ 最短文字数 {}文字 }}", 8 + at % 20));
    systems_and_measures 20 |n| one(&format!("{}{}", facts(&all(n, |at| format!("  システム 系{at} 「系{at}」 {{ 形態 クラウド; 保存情報 医療情報 }}\n"))), article(1, &all(n, |at| format!("対策 バックアップ 「札{at}」 {{ 対象システム 系{at}; 世代数 3世代 }}\n")))));
    systems_and_unlabelled_measures 20 |n| one(&format!("{}{}", facts(&all(n, |at| format!("  システム 系{at} 「系{at}」 {{ 形態 クラウド; 保存情報 医療情報 }}\n"))), article(1, &all(n, |at| format!("対策 バックアップ {{ 対象システム 系{at}; 世代数 3世代 }}\n")))));
    vendors_and_agreements 20 |n| one(&format!("{}{}", facts(&all(n, |at| format!("  事業者 社{at} 「社{at}」 {{ 委託業務 外部保存 }}\n"))), article(1, &all(n, |at| format!("契約 業務委託 「札{at}」 {{ 相手方 社{at}; 形式 書面 }}\n")))));
    vendors_in_one_agreement 20 |n| one(&format!("{}{}", facts(&all(n, |at| format!("  事業者 社{at} 「社{at}」 {{ 委託業務 外部保存 }}\n"))), article(1, &format!("契約 業務委託 「全」 {{ 相手方 {} }}", (1..=n).map(|at| format!("社{at}")).collect::<Vec<_>>().join("、")))));
    posts_and_roles 80 |n| one(&format!("{}{}", facts(&all(n, |at| format!("  職 役{at} 「役{at}」 {{ 所属 「部」 }}\n"))), article(1, &all(n, |at| format!("役割 企画管理者 「係{at}」 {{ 充職 役{at} }}\n")))));
    facilities_left_out 4 |n| one(&format!("{}{}", facts(&all(n, |at| format!("  施設 分院{at} 「分院{at}」 {{ 機関 診療所; 無 無線LAN }}\n"))), article(1, &format!("{}対策 パスワード {{ 最短文字数 13文字 }}", all(n, |at| format!("除外 施設 分院{at}\n"))))));
    articles_that_leave_out_a_facility 30 |n| one(&format!("{}{}", facts("  施設 分院 「分院」 { 機関 診療所; 無 無線LAN }\n"), all(n, |at| article(at, &format!("除外 施設 分院\n  対策 パスワード 「札{at}」 {{ 最短文字数 13文字 }}")))));
    suppressions 30 |n| one(&all(n, |at| format!("// kitei: allow(structure/number-order) reason \"x\"\n条 第{}条 「a」 {{ 項 「守る。」 }}\n", n - at + 1)));
    suppressions_stacked 50 |n| one(&format!("{}{}", "// kitei: allow(structure/number-order) reason \"x\"\n".repeat(n), article(5, "項 「守る。」")));
    findings_of_one_line 50 |n| one(&"x y;".repeat(n));
    statements_that_stop_on_one_line 150 |n| one(&"項 x。".repeat(n));
    strings_never_opened_on_one_line 250 |n| one(&"版 1.0」 ".repeat(n));
    statements_far_to_the_right 150 |n| one(&format!("{}{}", " ".repeat(4 * n), "x { } ".repeat(n)));
    statements_without_separators 50 |n| one(&facts(&"有 クラウド ".repeat(n)));
    statements_joined_by_commas 50 |n| one(&"準拠 mhlw-6.0、\n".repeat(n));
    tables_and_references 50 |n| one(&format!("{}{}", all(n, |at| format!("別表第{at} 「表{at}」 {{\n列 「甲」\n行 「別表第{}」\n行 「別表「表{at}」」\n}}\n", n - at + 1)), all(n, |at| article(at, &format!("項 「別表第{at}」")))));
    requirements_of_a_standard 50 |n| vec![("s.kitei".into(), format!("基準 own-1 「S」 {{\n  発行者 「甲」\n  編 G 「編」\n}}\n{}", all(n, |at| format!("遵守事項 G1-{at} 「題{at}」 {{\n  要件 対策 パスワード {{ 最短文字数 13文字 }}\n}}\n")))), ("a.kitei".into(), HEAD.replace("mhlw-6.0", "own-1"))];
    claims 50 |n| articles(n, |_| "対応 経営管理編3.1.2②".into());
    claims_in_one 50 |n| in_one(&format!("対応 {}", vec!["経営管理編3.1.2②"; n].join("、")));
    claims_in_a_range 15 |n| in_one(&format!("対応 {}", vec!["システム運用編17①〜⑳"; n].join("、")));
    citations 50 |n| in_one(&format!("項 「{}」", "個人情報保護法第23条及び医療法施行規則第14条第2項に基づき、".repeat(n)));
    citations_that_bind 30 |n| in_one(&format!("項 「{}」", all(n, |at| format!("個人情報保護法（平成15年法律第57号。以下「略{at}法」という。）第23条、"))));
    strings_unclosed 150 |n| one(&" \"”「“".repeat(n));
    chain_and_declarations 4 |n| chain(n, |at| article(1, &format!("対策 パスワード 「札{at}」 {{ 最短文字数 13文字 }}")));
    chain_beyond_what_is_followed 70 |n| chain(n, |_| String::new());
    diamonds_beyond_what_is_followed 70 |n| diamonds(n);
    parents_that_all_say_it 20 |n| [("a.kitei".to_owned(), CHILD.replace("  継承 「p.kitei」 略称 親\n", &all(n, |at| format!("  継承 「p{at}.kitei」 略称 親{at}\n"))))].into_iter().chain((1..=n).map(|at| (format!("p{at}.kitei"), format!("{CORPORATION}{}", article(1, &format!("対策 パスワード {{ 最短文字数 {}文字 }}", 8 + at)))))).collect();
    parent_named_again_and_again 40 |n| family(&all(n, |at| article(at, &format!("対策 パスワード 「札{at}」 {{ 最短文字数 13文字 }}"))), "").into_iter().map(|(path, text)| (path, text.replace("  継承 「p.kitei」 略称 親\n", &all(n, |at| format!("  継承 「p.kitei」 略称 親{at} 除外 第{at}条\n"))))).collect();
    parent_that_leaves_out_facilities 4 |n| vec![("a.kitei".into(), format!("{}{}", CHILD.replace("  継承 「p.kitei」 略称 親\n", &all(n, |at| format!("  継承 「p.kitei」 略称 親{at} 除外 第1条 施設 分院{at}\n"))), facts(&all(n, |at| format!("  施設 分院{at} 「分院{at}」 {{ 機関 診療所 }}\n"))))), ("p.kitei".into(), format!("{CORPORATION}{}", article(1, "対策 パスワード { 最短文字数 13文字 }")))];
    provided_names_and_clauses 100 |n| one("").into_iter().map(|(path, text)| (path, text.replace("準拠", &format!("{}  沿革 2020-01-01 「x」\n  準拠", "兼用文書 運用管理規程\n  沿革 2020-01-01 「x」\n  ".repeat(n))))).collect();
    documents_that_are_not_there 400 |n| one("").into_iter().map(|(path, text)| (path, text.replace("準拠", &format!("構成文書 {}\n  準拠", (1..=n).map(|at| format!("「i{at}.kitei」")).collect::<Vec<_>>().join("、"))))).collect();
    items_unknown 250 |n| in_one(&format!("対応 {}", (1..=n).map(|at| format!("経営管理編99.{at}①")).collect::<Vec<_>>().join("、")));
    values_unreadable 100 |n| in_one(&format!("対策 パスワード {{\n{}}}", "最短文字数 あ\n".repeat(n)));
    parent_and_definitions 30 |n| family(&article(1, &all(n, |at| format!("定義 「語{at}番」 「意味」\n"))), &article(1, &all(n, |at| format!("定義 「語{at}番」 「別の意味」\n"))));
    parent_and_exceptions 20 |n| vec![("a.kitei".into(), CHILD.replace("略称 親", &format!("略称 親 除外 {}", (1..=n).map(|at| format!("第{at}条")).collect::<Vec<_>>().join("、")))), ("p.kitei".into(), format!("{CORPORATION}{}", all(n, |at| article(at, &format!("対策 パスワード 「札{at}」 {{ 最短文字数 13文字 }}")))))];
    children 4 |n| [("p.kitei".to_owned(), format!("{CORPORATION}{}", article(1, "対策 パスワード { 最短文字数 13文字 }")))].into_iter().chain((1..=n).map(|at| (format!("c{at}.kitei"), CHILD.into()))).collect();
    documents_of_one_policy 10 |n| [("a.kitei".to_owned(), HEAD.replace("準拠", &format!("構成文書 {}\n  準拠", (1..=n).map(|at| format!("「i{at}.kitei」")).collect::<Vec<_>>().join("、"))))].into_iter().chain((1..=n).map(|at| (format!("i{at}.kitei"), article(at, "項 「守る。」")))).collect();
    files 4 |n| (1..=n).map(|at| (format!("{at}.kitei"), HEAD.into())).collect();
    references_to_nothing 250 |n| articles(n, |at| format!("項 「第{}条及び{{条:無題{at:05}}}による。」", n + at));
    facilities 8 |n| one(&facts(&all(n, |at| format!("  施設 分院{at} 「分院{at}」 {{ 機関 診療所; 無 無線LAN }}\n"))));
    unknown_names 250 |n| in_one(&all(n, |at| format!("対策 なまえ{at:05} {{ }}\n")));
    unknown_actors 250 |n| in_one(&format!("活動 自己点検 {{ 実施者 {} }}", (1..=n).map(|at| format!("者{at:05}")).collect::<Vec<_>>().join("、")));
    unknown_facts 250 |n| one(&facts(&format!("  有 {}\n", (1..=n).map(|at| format!("事実{at:05}")).collect::<Vec<_>>().join("、"))));
    parent_and_labels 30 |n| family(&all(n, |at| article(at, &format!("対策 パスワード 「札{at}」 {{ 最短文字数 13文字 }}"))), &all(n, |at| article(at, &format!("根拠規定 親第{at}条\n  対策 パスワード 「札{at}」 {{ 最短文字数 12文字 }}"))));
    parent_that_delegates 250 |n| family(&all(n, |at| article(at, "委任\n  対策 パスワード { 最短文字数 13文字 }")), &all(n, |at| article(at, &format!("根拠規定 親第{}条\n  対策 バックアップ 「札{at}」 {{ 世代数 3世代 }}", n - at + 1))));
    entities 50 |n| one(&facts(&all(n, |at| format!("  職 役{at} 「役{at}」 {{ 所属 「部」 }}\n"))));
}
