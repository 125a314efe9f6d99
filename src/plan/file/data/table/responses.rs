//! Responses and updates: what was said to a recommendation, and what happened since.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{
    OfRecommendation, RECOMMENDATION, decisions, deliveries, each_of, from_href, reference,
    response_id,
};
use crate::prose::plain;
use crate::record::recommendation::{Entry, Said};

pub(super) static TABLE: Sheet<OfRecommendation> = Sheet {
    name: "responses-and-updates",
    key: &["id"],
    rows: |site, take| each_of(site.register, |of| of.record.entries.len(), take),
    columns: &[
        Column::key("id", |site, (id, at)| response_id(site, id, at).into()),
        Column::leads("recommendation", RECOMMENDATION, |site, (id, _)| {
            reference(site, id).into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::page(|site, (id, at)| from_href(site, &site.entry_href(id, at)).into()),
        Column::choice(
            "kind",
            || vec!["response", "update"],
            |site, row| {
                let kind = entry(site, row).map(|entry| match entry.said {
                    Said::Response(_) => "response",
                    Said::Update(_) => "update",
                });
                kind.into()
            },
        )
        .required(),
        Column::date("date", |site, row| entry(site, row)?.date.as_ref()),
        Column::choice("decision", decisions, |site, row| {
            match entry(site, row).map(|entry| entry.said) {
                Some(Said::Response(decision)) => decision.words().into(),
                _ => "".into(),
            }
        }),
        Column::choice("delivery", deliveries, |site, row| {
            match entry(site, row).map(|entry| entry.said) {
                Some(Said::Update(Some(delivery))) => delivery.words().into(),
                _ => "".into(),
            }
        }),
        Column::text("detail", |site, row| {
            let detail = entry(site, row).and_then(|entry| entry.detail.as_deref());
            detail.map(plain).into()
        }),
        Column::text("text", |site, row| {
            let text = entry(site, row).map(|entry| entry.text.markdown.as_str());
            text.map(plain).into()
        }),
    ],
};

fn entry<'s>(site: &'s Site<'_>, (id, at): OfRecommendation) -> Option<&'s Entry> {
    site.register.recommendations[id].record.entries.get(at)
}
