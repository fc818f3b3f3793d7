//! The JSON document against its published schema.

use serde_json::Value;

use super::{Case, at, finding};
use crate::diagnostic::{Lang, Text};
use crate::report::Format;

#[test]
fn the_document_matches_its_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/json-schema.json")).unwrap();
    let case = Case::default()
        .file("規程.kitei", "版 「1.0」\n施行 明日\n")
        .found(|sources| finding(at(sources, 0, "明日")))
        .found(|sources| {
            let place = at(sources, 0, "「1.0」");
            finding(place).help(Text::same("…")).note(Text::same("…")).requirement("mhlw-6.0/C14-6").law("医療法").replace(
                Text::same("…"),
                place,
                "「1.1」",
            )
        })
        .counted(0, crate::answer::Counts::default());
    let document: Value = serde_json::from_str(&case.written(Format::Json, Lang::Ja)).unwrap();
    let mut faults = Vec::new();
    validate(&schema, &schema, &document, "", &mut faults);
    assert_eq!(faults, [""; 0]);

    let mut wrong = document.clone();
    wrong["diagnostics"][0]["severity"] = "fatal".into();
    wrong["diagnostics"][1]["fix"]["safe"] = Value::Null;
    wrong["summary"]["extra"] = 1.into();
    validate(&schema, &schema, &wrong, "", &mut faults);
    assert_eq!(faults, ["/diagnostics/0/severity: enum", "/diagnostics/1/fix: anyOf", "/summary: extra"]);
}

#[test]
fn keys_and_columns_are_as_documented() {
    let case = Case::default().file("規程.kitei", "版 「1.0」\n施行 明日\n").found(|sources| finding(at(sources, 0, "明日")));
    insta::assert_snapshot!(case.written(Format::Json, Lang::Ja));
}

#[test]
fn reasons_are_told_to_programs_and_editors() {
    let reasons = |first: &str| {
        Case::default()
            .file("規程.kitei", "版 「1.0」\n")
            .found(|sources| finding(at(sources, 0, "版")).note(Text::same(first)).note(Text::same("二つ目")))
    };
    let document: Value = serde_json::from_str(&reasons("一つ目").written(Format::Json, Lang::Ja)).unwrap();
    assert_eq!(document["diagnostics"][0]["notes"], serde_json::json!(["一つ目", "二つ目"]));
    let concise = |first: &str| reasons(first).written(Format::Concise, Lang::Ja);
    assert_eq!(concise("一つ目"), "規程.kitei:1:1: error[inheritance/weakened]: ここがおかしいです：一つ目\n");
    assert_eq!(concise(&"長".repeat(200)), "規程.kitei:1:1: error[inheritance/weakened]: ここがおかしいです\n");
}

/// The part of JSON Schema that the schema uses.
pub(in crate::report) fn validate(root: &Value, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        return validate(root, root.pointer(reference.trim_start_matches('#')).unwrap(), value, path, faults);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let fits = |choice: &&Value| {
            let mut inner = Vec::new();
            validate(root, choice, value, path, &mut inner);
            inner.is_empty()
        };
        if !choices.iter().any(|choice| fits(&choice)) {
            faults.push(format!("{path}: anyOf"));
        }
    }
    let kinds: Vec<&str> = schema["type"]
        .as_str()
        .map_or_else(|| schema["type"].as_array().into_iter().flatten().filter_map(Value::as_str).collect(), |kind| vec![kind]);
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    };
    if !kinds.is_empty() && !kinds.iter().any(|kind| is(kind)) {
        faults.push(format!("{path}: type"));
    }
    if schema["const"] != Value::Null && schema["const"] != *value {
        faults.push(format!("{path}: const"));
    }
    if schema["enum"].as_array().is_some_and(|names| !names.contains(value)) {
        faults.push(format!("{path}: enum"));
    }
    if let (Some(properties), Some(entries)) = (schema["properties"].as_object(), value.as_object()) {
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        faults.extend(required.filter(|name| !entries.contains_key(*name)).map(|name| format!("{path}: lacks {name}")));
        for (name, entry) in entries {
            match properties.get(name) {
                Some(property) => validate(root, property, entry, &format!("{path}/{name}"), faults),
                None => faults.push(format!("{path}: {name}")),
            }
        }
    }
    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
        validate(root, &schema["items"], item, &format!("{path}/{at}"), faults);
    }
}
