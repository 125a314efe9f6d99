//! Findings that an officer wants silent, each with its reason; and silences that match nothing.

use crate::check::{all, named};
use crate::diagnostic::{Finding, Report, Where};
use crate::record::standing::Silence;
use crate::register::Register;
use crate::settings::Settings;
use crate::source::{Place, Sources};
use crate::term::text::nearest;
use std::collections::HashMap;

/// Silences what the records and the settings ask to be silent. A silence that names no check, one
/// that cannot be silenced, and one that matches nothing are findings themselves.
pub fn silence(register: &Register, settings: &Settings, sources: &Sources, report: &mut Report) {
    let standings = register
        .subjects()
        .map(|subject| register.standing(subject))
        .chain(
            register
                .terms
                .rows()
                .iter()
                .map(|term| &term.record.standing),
        );
    let mut silences: Vec<(&Silence, Option<Place>)> = standings
        .flat_map(|standing| {
            standing
                .silences
                .iter()
                .map(move |silence| (silence, Some(standing.extent)))
        })
        .collect();
    for withdrawn in &register.withdrawn {
        let extent = Some(withdrawn.extent);
        silences.extend(withdrawn.silences.iter().map(|silence| (silence, extent)));
    }
    silences.extend(settings.silences.iter().map(|silence| (silence, None)));
    let mut of_name: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (at, finding) in report.findings().iter().enumerate() {
        of_name.entry(finding.name).or_default().push(at);
    }
    let mut faults = Vec::new();
    for (silence, extent) in silences {
        let name = silence.check.as_str();
        let Some(check) = named(name) else {
            let names = all().map(|check| check.name);
            let message = format!("no check is called `{name}`");
            let finding = Finding::warning("unknown-check", silence.check.place, message);
            faults.push(match nearest(name, names) {
                Some(near) => finding.did_you_mean(Some(near)),
                None => finding.help("`answerable check --list` names them all"),
            });
            continue;
        };
        let mut matched = false;
        let mut refused = false;
        for at in of_name.get(name).into_iter().flatten() {
            let Some(finding) = report.findings_mut().get_mut(*at) else {
                continue;
            };
            if !covers(extent, finding) || !is_about(silence, finding, sources) {
                continue;
            }
            if check.can_be_silenced(finding) {
                matched = true;
                finding
                    .silenced
                    .get_or_insert_with(|| silence.reason.as_str().into());
            } else {
                refused = true;
            }
        }
        if refused {
            let message = format!("`{name}` cannot be silenced: nothing can be published with it");
            faults.push(
                Finding::warning("unused-silence", silence.check.place, message)
                    .help("mend what it finds, and take the silence away"),
            );
        } else if !matched {
            let message = format!("nothing here is `{name}` any more");
            faults.push(
                Finding::warning("unused-silence", silence.check.place, message)
                    .help("take the silence away"),
            );
        }
    }
    report.extend(Report::from(faults));
}

/// Whether a finding is about what the silence stands in. A silence of the settings covers all.
fn covers(extent: Option<Place>, finding: &Finding) -> bool {
    let Some(extent) = extent else {
        return true;
    };
    match &finding.at {
        Where::Place(place) => {
            place.source == extent.source && place.start >= extent.start && place.end <= extent.end
        }
        Where::File(_) | Where::Text(_) => false,
    }
}

/// Whether the words that a silence names are underlined, told of, or in the path of the finding.
fn is_about(silence: &Silence, finding: &Finding, sources: &Sources) -> bool {
    let Some(words) = &silence.about else {
        return true;
    };
    let there = match &finding.at {
        Where::Place(place) => sources
            .get(place.source)
            .text
            .get(place.span())
            .unwrap_or_default(),
        Where::File(path) => path,
        Where::Text(stretch) => &stretch.path,
    };
    let squeezed = crate::term::text::squeeze(there);
    squeezed.contains(words.as_str()) || finding.message.contains(words.as_str())
}
