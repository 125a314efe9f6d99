//! What reports say beside the measures of a framework.

use crate::check::Content;
use crate::record::report::IndicatorNote;
use crate::register::{Id, Indicator, Report, Subject};

/// A note of a report, and the measure that it is on.
pub(super) struct Noted<'a> {
    pub note: &'a IndicatorNote,
    pub indicator: Id<Indicator>,
}

/// The notes of a report of which it is certain which measure they are on.
pub(super) fn noted<'a>(
    content: &'a Content<'_>,
    report: &'a Report,
) -> impl Iterator<Item = Noted<'a>> {
    let notes = report.record.parts.iter().filter_map(|part| match part {
        crate::record::report::Part::IndicatorNotes { notes, .. } => Some(notes),
        _ => None,
    });
    notes.flatten().filter_map(|note| {
        let named = note.indicator.as_ref().unwrap_or(&note.name);
        let indicator = match content.register.find(&named.text) {
            Some(Subject::Indicator(id)) => Some(id),
            _ => measure(content, report, |indicator| {
                is_called(indicator, &note.name.text)
            }),
        }?;
        Some(Noted { note, indicator })
    })
}

/// The one measure of the bodies that a report is from or for that is meant.
pub(super) fn measure(
    content: &Content<'_>,
    report: &Report,
    is_meant: impl Fn(&Indicator) -> bool,
) -> Option<Id<Indicator>> {
    let register = content.register;
    let mut meant = register.indicators.iter().filter(|(_, indicator)| {
        let body = register.measures[indicator.measures].body;
        let is_theirs = body.is_some() && (body == report.to || body == report.from);
        is_theirs && is_meant(indicator)
    });
    let (Some((id, _)), None) = (meant.next(), meant.next()) else {
        return None;
    };
    Some(id)
}

/// Whether a measure is called so, with its number before its title or without.
fn is_called(indicator: &Indicator, name: &str) -> bool {
    let record = &indicator.record;
    let number = record.number.as_ref().map_or("", |number| &number.text);
    let title = name.strip_prefix(number).unwrap_or(name);
    title.trim_start().eq_ignore_ascii_case(&record.title.text)
}

/// The sentences of a text, as far as full stops and empty lines tell.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    const ENDS: [&str; 6] = [". ", ".\n", "! ", "? ", "\n\n", "\n- "];
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let end = ENDS.iter().filter_map(|end| text.find(end)).min();
        let (sentence, behind) = text.split_at(end.map_or(text.len(), |end| end + 1));
        rest = Some(behind).filter(|behind| !behind.is_empty());
        Some(sentence.trim())
    })
}
