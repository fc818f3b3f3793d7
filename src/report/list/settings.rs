//! By what a run goes: what is configured, then the limits.

use std::io::{self, Write};

use serde::Serialize;

use super::{ListFormat, SCHEMA_VERSION};
use crate::answer::settings::{Limit, Measure, Settings};
use crate::diagnostic::{Lang, Text};
use crate::report::page::fill;

const MEBIBYTE: u64 = 1024 * 1024;

/// Writes settings. The width matters to the table only.
pub(crate) fn write(settings: &Settings, format: ListFormat, lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ListFormat::Table => write_table(settings, lang, width, out),
        ListFormat::Json => {
            serde_json::to_writer(&mut *out, &Document::new(settings, lang))?;
            writeln!(out)
        }
    }
}

fn write_table(settings: &Settings, lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let Settings { root, configurations, as_of, fail_on, standards, exclude, unformatted, files, limits, .. } = settings;
    let none = Text::new("なし", "none");
    let list =
        |all: &[String]| if all.is_empty() { none.get(lang).to_owned() } else { all.join(if lang == Lang::Ja { "、" } else { ", " }) };
    let set = [
        (Text::new("最上位フォルダー", "root"), root.clone()),
        (Text::new("設定ファイル", "configuration"), list(configurations)),
        (Text::new("判定する日", "as of"), as_of.clone()),
        (Text::new("失敗とする重大度", "fails on"), (*fail_on).to_owned()),
        (Text::new("すべての規程に当てる基準", "standards of all policies"), list(standards)),
        (Text::new("除外するパターン", "excluded"), list(exclude)),
        (Text::new("整形しないパターン", "not formatted"), list(unformatted)),
        (Text::new("規程のファイル", "policy files"), files.to_string()),
    ];
    for (name, value) in set {
        let colon = if lang == Lang::Ja { "：" } else { ": " };
        writeln!(out, "{}", fill(&format!("{}{colon}{value}", name.get(lang)), width, "", "  "))?;
    }
    writeln!(out, "\n{}", Text::new("上限", "limits").get(lang))?;
    for limit in limits {
        let text = format!("{} {}", amount(limit), limit.what.get(lang));
        writeln!(out, "{}", fill(&text, width, "  ", "    "))?;
    }
    Ok(())
}

fn amount(limit: &Limit) -> String {
    match limit.measure {
        Measure::Bytes => format!("{} MiB", limit.value / MEBIBYTE),
        Measure::Count => limit.value.to_string(),
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    root: &'a str,
    configurations: &'a [String],
    as_of: &'a str,
    fail_on: &'a str,
    lang: Option<&'static str>,
    standards: &'a [String],
    exclude: &'a [String],
    fmt_exclude: &'a [String],
    files: usize,
    limits: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    name: &'static str,
    value: u64,
    unit: &'static str,
    meaning: &'a str,
}

impl<'a> Document<'a> {
    fn new(settings: &'a Settings, lang: Lang) -> Self {
        let listed = |limit: &'a Limit| Listed {
            name: limit.name,
            value: limit.value,
            unit: if limit.measure == Measure::Bytes { "bytes" } else { "count" },
            meaning: limit.what.get(lang),
        };
        Self {
            schema_version: SCHEMA_VERSION,
            root: &settings.root,
            configurations: &settings.configurations,
            as_of: &settings.as_of,
            fail_on: settings.fail_on,
            lang: settings.lang.map(|lang| if lang == Lang::Ja { "ja" } else { "en" }),
            standards: &settings.standards,
            exclude: &settings.exclude,
            fmt_exclude: &settings.unformatted,
            files: settings.files,
            limits: settings.limits.iter().map(listed).collect(),
        }
    }
}
