//! What a skeleton declares, said: the paragraphs that the vocabulary has for it. What is to be decided is not said.

use super::draft::Drafted;
use crate::model::order::Duty;
use crate::resolve::policy::{Damage, Declaration, Mode, Stated};
use crate::say::Voice;

/// The paragraphs that say a declaration.
pub(super) fn paragraphs(voice: &Voice<'_>, drafted: &Drafted) -> Vec<String> {
    voice.paragraphs(&voice.declaration(&declaration(voice, drafted)))
}

/// The declaration as it would be bound once it is written.
fn declaration(voice: &Voice<'_>, drafted: &Drafted) -> Declaration {
    // It stands nowhere yet.
    let place = voice.policy.header;
    let stated = drafted.attributes.iter().map(|(attribute, value)| Stated {
        attribute: *attribute,
        value: value.clone(),
        span: place,
        value_span: place,
        mode: None,
        until: None,
        from: None,
    });
    Declaration {
        kind: drafted.kind,
        name: drafted.name,
        span: place,
        header: place,
        whole: place,
        label: drafted.label.as_deref().map(Into::into),
        title: None,
        article: None,
        duty: Duty::Must,
        duty_days: (None, None),
        duty_span: None,
        mode: Mode::Minimum,
        attributes: stated.collect(),
        delegated: Vec::new(),
        because: None,
        idle_reason: None,
        equivalents: Vec::new(),
        damage: Damage::None,
    }
}
