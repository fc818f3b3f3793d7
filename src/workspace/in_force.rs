//! By what a run goes, told without judging anything.

use super::opened::Opened;
use crate::answer::settings::{Limit, Measure, Settings};
use crate::checks::MOST_SOUGHT_ABOVE;
use crate::config::limits::{
    LARGEST_BASELINE, LARGEST_CONFIGURATION, LARGEST_FILE, LARGEST_IGNORE_FILE, LARGEST_OFFICIAL_TEXT, MOST_FINDINGS, MOST_IGNORED,
    MOST_PATTERNS, MOST_PATTERNS_IN_ALL,
};
use crate::config::{FILE_NAME, FailOn, Options};
use crate::diagnostic::{MOST_SOUGHT, Text};
use crate::io::Host;
use crate::io::root::shown;
use crate::resolve::{MOST_DECLARED, MOST_DOCUMENTS, MOST_FACILITIES, MOST_LEVELS, MOST_PARENTS};
use crate::syntax::MOST_MISTAKES;
use crate::syntax::lower::MAX_DEPTH;
use crate::text::Sources;

/// By what a run over a host goes.
pub(crate) fn settings(host: &dyn Host, options: &Options) -> Settings {
    let opened = Opened::open_locked(host, options, Sources::default());
    let here = host.real(&options.directory);
    let config = opened.config();
    let mut configurations: Vec<String> = opened.configured().map(|folder| shown(&here, &folder.join(FILE_NAME))).collect();
    configurations.sort();
    let fail_on = FailOn::NAMES.into_iter().find(|(_, named)| *named == opened.fail_on);
    Settings {
        root: shown(&here, opened.folder()),
        configurations,
        as_of: opened.as_of.to_string(),
        fail_on: fail_on.map_or("", |(name, _)| name),
        lang: opened.lang(),
        standards: config.standards.iter().map(|standard| standard.text.clone()).collect(),
        exclude: opened.excluded().map(str::to_owned).collect(),
        unformatted: opened.unformatted_patterns().collect(),
        files: opened.told().count(),
        limits: limits(),
    }
}

/// The limits that inputs meet, and what comes of what is beyond.
fn limits() -> Vec<Limit> {
    let bytes = |name, value, ja: &str, en: &str| Limit { name, value, measure: Measure::Bytes, what: Text::new(ja, en) };
    let count = |name, value: usize, ja: &str, en: &str| Limit {
        name,
        value: u64::try_from(value).unwrap_or(u64::MAX),
        measure: Measure::Count,
        what: Text::new(ja, en),
    };
    vec![
        bytes(
            "file",
            LARGEST_FILE,
            "一つのファイル。超えるものは読み取らず、エラーとします",
            "a file: a larger one is not read, which is an error",
        ),
        bytes(
            "configuration",
            LARGEST_CONFIGURATION,
            "一つの kitei.toml。超えるものは読み取らず、エラーとします",
            "a kitei.toml: a larger one is not read, which is an error",
        ),
        bytes(
            "baseline",
            LARGEST_BASELINE,
            "一つのベースライン。超えるものは読み取らず、エラーとします",
            "a baseline: a larger one is not read, which is an error",
        ),
        count(
            "patterns",
            MOST_PATTERNS,
            "一つの kitei.toml のパターン。超えるものは読み取らず、エラーとします",
            "patterns of a kitei.toml: further ones are not read, which is an error",
        ),
        count(
            "patterns-in-all",
            MOST_PATTERNS_IN_ALL,
            "リポジトリの kitei.toml 全体のパターン。超えた後の kitei.toml は読み取らず、エラーとします",
            "patterns of all kitei.toml of a repository: those behind are not read, which is an error",
        ),
        bytes(
            "ignore-file",
            LARGEST_IGNORE_FILE,
            "一つの .gitignore。超えるものがあるフォルダーはエラーとします",
            "a .gitignore: a larger one is an error of its folder",
        ),
        bytes("official-text", LARGEST_OFFICIAL_TEXT, "照合する基準の原文（standards compare）", "an official text (standards compare)"),
        count(
            "nesting",
            MAX_DEPTH,
            "{ } の入れ子。超える部分は読み取らず、エラーとします",
            "nested blocks: deeper ones are not read, which is an error",
        ),
        count(
            "mistakes",
            MOST_MISTAKES,
            "一つの文書で示す読み誤り。残りは件数を示します（syntax/illegible）",
            "mistakes of reading that are told of a document: the rest are counted (syntax/illegible)",
        ),
        count(
            "facilities",
            MOST_FACILITIES,
            "一つの規程で施設ごとに判定する施設。超える施設は判定せず、エラーとします",
            "facilities of a policy that are judged by themselves: further ones are not, which is an error",
        ),
        count(
            "declarations-of-facilities",
            MOST_DECLARED,
            "施設ごとに判定する定めの延べ数。超えるときは、判定する施設が少なくなります",
            "declarations of a policy, each counted once a facility: of a policy with more, fewer facilities are judged",
        ),
        count(
            "documents",
            MOST_DOCUMENTS,
            "一つの文書が挙げる構成文書のうち読むもの。超えるものは読まず、エラーとします",
            "documents that a document includes: further ones are not read, which is an error",
        ),
        count(
            "parents",
            MOST_PARENTS,
            "一つの規程でたどる継承。超える継承はたどらず、エラーとします",
            "`inherits` of a policy that are followed: further ones are not, which is an error",
        ),
        count(
            "levels",
            MOST_LEVELS,
            "上位規程の重なり。超える上位規程はたどらず、エラーとします",
            "policies one above the other that are followed: further ones are not, which is an error",
        ),
        count(
            "bases",
            MOST_SOUGHT_ABOVE as usize,
            "根拠規定について、委任する条を上位規程から探す条。超えるときはその件数をエラーとして示します",
            "articles for whose basis all above is looked through: how many more there are is an error",
        ),
        count(
            "proposals",
            MOST_SOUGHT as usize,
            "知らない語について、正しい語の候補を探す語。超える語には候補を示しません",
            "unknown words for which it is looked what was meant: further ones have no proposal",
        ),
        count(
            "ignored",
            MOST_IGNORED,
            ".gitignore の対象のうち、規程を数えるために調べるファイルとフォルダー",
            "ignored files and folders among which policies are counted",
        ),
        count(
            "findings",
            MOST_FINDINGS,
            "human、concise 形式で表示する指摘（--max-findings で変えられます）。残りは規則ごとの件数を示します",
            "findings that human and concise show (--max-findings): the rest are counted by their rules",
        ),
    ]
}
