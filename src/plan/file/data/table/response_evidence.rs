//! What a response or update gives as evidence, and the editor's notes on it.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{RESPONSE, response_id};
use crate::prose::plain;
use crate::register::{Id, Recommendation};

/// Whose entry, which entry, and which of its lines: evidence first, then notes.
type Row = (Id<Recommendation>, usize, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "response-evidence",
    key: &["response", "position"],
    rows: |site, take| {
        for (id, recommendation) in site.register.recommendations.iter() {
            for (at, entry) in recommendation.record.entries.iter().enumerate() {
                let lines = entry.evidence.len() + entry.notes.len();
                (0..lines).for_each(|line| take((id, at, line)));
            }
        }
    },
    columns: &[
        Column::<Row>::leads("response", RESPONSE, |site, (id, entry, _)| {
            response_id(site, id, entry).into()
        })
        .required(),
        Column::<Row>::position(|_, (_, _, at)| (at + 1).into()),
        Column::<Row>::choice(
            "kind",
            || vec!["evidence", "note"],
            |site, (id, at, line)| {
                let entry = &site.register.recommendations[id].record.entries[at];
                match line < entry.evidence.len() {
                    true => "evidence".into(),
                    false => "note".into(),
                }
            },
        )
        .required(),
        Column::<Row>::text("text", |site, (id, at, line)| {
            let entry = &site.register.recommendations[id].record.entries[at];
            let text = entry.evidence.iter().chain(&entry.notes).nth(line);
            text.map(|text| plain(&text.text)).into()
        }),
    ],
};
