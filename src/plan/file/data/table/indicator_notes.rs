//! What reports say of single indicators, with the rating that they print.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{INDICATOR, REPORT, ratings};
use crate::prose::plain;
use crate::record::report::{IndicatorNote, Part};
use crate::register::{Id, Report, Subject};

/// Whose note, in which part, and which.
type Row = (Id<Report>, usize, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "indicator-notes",
    key: &["report", "section_position", "position"],
    rows: |site, take| {
        for (id, report) in site.register.reports.iter() {
            for (at, part) in report.record.parts.iter().enumerate() {
                if let Part::IndicatorNotes { notes, .. } = part {
                    (0..notes.len()).for_each(|note| take((id, at, note)));
                }
            }
        }
    },
    columns: &[
        Column::<Row>::leads("report", REPORT, |site, (id, ..)| {
            site.register.reports[id].record.reference.as_str().into()
        })
        .required(),
        Column::<Row>::whole("section_position", |_, (_, at, _)| (at + 1).into()).required(),
        Column::<Row>::position(|_, (_, _, note)| (note + 1).into()),
        Column::<Row>::text("name", |site, row| {
            note(site, row).map(|note| note.name.as_str()).into()
        }),
        Column::<Row>::leads("indicator", INDICATOR, |site, row| {
            let named = note(site, row).and_then(|note| note.indicator.as_ref());
            match named.and_then(|text| site.register.find(&text.text)) {
                Some(Subject::Indicator(id)) => site.register.indicators[id]
                    .record
                    .reference
                    .as_str()
                    .into(),
                _ => "".into(),
            }
        }),
        Column::<Row>::choice("rag_published", ratings, |site, row| {
            note(site, row).map(|note| note.rag.key()).into()
        })
        .required(),
        Column::<Row>::text("text", |site, row| {
            note(site, row)
                .map(|note| plain(&note.text.markdown))
                .into()
        }),
    ],
};

fn note<'s>(site: &'s Site<'_>, (id, at, note): Row) -> Option<&'s IndicatorNote> {
    match site.register.reports[id].record.parts.get(at) {
        Some(Part::IndicatorNotes { notes, .. }) => notes.get(note),
        _ => None,
    }
}
