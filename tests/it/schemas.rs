//! What the commands write as JSON, held against the schemas in `docs/`.

use std::fs;

use serde_json::Value;

use crate::harness::{Folder, finished, folder};

/// What a value has that its schema does not allow, each with its place. Of JSON Schema as much as the documents use.
fn faults(value: &Value, schema: &Value, root: &Value, place: &str, found: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        return faults(value, root.pointer(reference.trim_start_matches('#')).unwrap(), root, place, found);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = |schema: &Value| {
            let mut found = Vec::new();
            faults(value, schema, root, place, &mut found);
            found.is_empty()
        };
        if !any.iter().any(fits) {
            found.push(format!("{place}: {value} is none of what is allowed"));
        }
    }
    let is_of = |kind: &str| match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{place}: the schema speaks of {other}"),
    };
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !kinds.is_empty() && !kinds.iter().any(|kind| is_of(kind)) {
        return found.push(format!("{place}: {value} is not of {kinds:?}"));
    }
    if !schema["const"].is_null() && schema["const"] != *value {
        found.push(format!("{place}: {value} is not {}", schema["const"]));
    }
    if schema["enum"].as_array().is_some_and(|allowed| !allowed.contains(value)) {
        found.push(format!("{place}: {value} is not one of {}", schema["enum"]));
    }
    if let (Some(number), Some(least)) = (value.as_i64(), schema["minimum"].as_i64())
        && number < least
    {
        found.push(format!("{place}: {number} is less than {least}"));
    }
    if let (Some(values), items @ Value::Object(_)) = (value.as_array(), &schema["items"]) {
        for (at, value) in values.iter().enumerate() {
            faults(value, items, root, &format!("{place}/{at}"), found);
        }
    }
    let Some(members) = value.as_object() else { return };
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !members.contains_key(key) {
            found.push(format!("{place}: {key} is not there"));
        }
    }
    for (key, value) in members {
        match (&schema["properties"][key], &schema["additionalProperties"]) {
            (of @ Value::Object(_), _) | (_, of @ Value::Object(_)) => faults(value, of, root, &format!("{place}/{key}"), found),
            (_, Value::Bool(false)) => found.push(format!("{place}: {key} is not in the schema")),
            _ => {}
        }
    }
}

/// Runs a command in a folder of the fixtures and holds what it writes against a schema.
fn hold(schema: &str, fixture: &str, arguments: &[&str]) {
    let text = fs::read_to_string(folder("../docs").join(schema)).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    let mut command = Folder::new().command(arguments);
    let ran = finished(command.current_dir(folder(fixture)), "");
    let value: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {} {}", ran.out, ran.err));
    let mut found = Vec::new();
    faults(&value, &schema, &schema, "", &mut found);
    assert!(found.is_empty(), "{arguments:?} in {fixture}: {:#?}", &found[..found.len().min(20)]);
}

#[test]
fn what_is_written_is_what_the_schemas_say() {
    for fixture in ["medical-corporation", "hospital-7", "small-clinic", "real", "broken", "checks/coverage"] {
        hold("json-schema.json", fixture, &["check", "--format", "json", "--fail-on", "never"]);
        hold("coverage-schema.json", fixture, &["coverage", "--format", "json"]);
    }
    for fixture in ["medical-corporation", "university-hospital", "parents"] {
        hold("tree-schema.json", fixture, &["tree", "--format", "json"]);
    }
    hold("diff-schema.json", "medical-corporation", &["diff", "hospital/policy.kitei", "clinic/policy.kitei", "--format", "json"]);
    hold("diff-schema.json", "medical-corporation", &["diff", "mhlw-6.0", "mhlw-7.0", "--format", "json"]);
    for document in ["plain.txt", "damaged-page.pdf"] {
        hold("standards-compare-schema.json", "standards-compare", &["standards", "compare", "mihon-1", document, "--format", "json"]);
    }
    hold("standards-schema.json", "standards-compare", &["standards", "--format", "json"]);
    hold("standards-schema.json", "medical-corporation", &["standards", "--format", "json"]);
}

/// The checker itself finds what a schema does not allow.
#[test]
fn what_a_schema_does_not_allow_is_found() {
    let schema = serde_json::json!({
        "type": "object", "required": ["a"], "additionalProperties": false,
        "properties": { "a": { "enum": ["x"] }, "b": { "type": "array", "items": { "$ref": "#/$defs/n" } } },
        "$defs": { "n": { "type": "integer", "minimum": 0 } },
    });
    for (value, count) in [
        (serde_json::json!({ "a": "x", "b": [0, 1] }), 0),
        (serde_json::json!({ "a": "y", "b": [-1, "1"], "c": null }), 4),
        (serde_json::json!({}), 1),
        (serde_json::json!([]), 1),
    ] {
        let mut found = Vec::new();
        faults(&value, &schema, &schema, "", &mut found);
        assert_eq!(found.len(), count, "{found:?}");
    }
}
