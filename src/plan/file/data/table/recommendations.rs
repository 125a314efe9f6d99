//! Recommendations, actions, information requests and visits, each with where it stands.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{
    MEETING, RESPONSE, decisions, deliveries, page, reference, response_id,
};
use crate::prose::plain;
use crate::record::recommendation::Words;
use crate::register::{Id, Recommendation, Subject, Urgency};
use crate::term::{Kind, PartialDate};

pub(super) static TABLE: Sheet<Id<Recommendation>> = Sheet {
    name: "recommendations",
    key: &["reference"],
    rows: |site, take| site.register.recommendations.ids().for_each(take),
    columns: &[
        Column::key("reference", |site, id| reference(site, id).into()),
        Column::page(|site, id| page(site, Subject::Recommendation(id)).into()),
        Column::choice("kind", kinds, |site, id| {
            site.register.recommendations[id].record.kind.key().into()
        })
        .required(),
        Column::text("title", |site, id| {
            let record = &site.register.recommendations[id].record;
            record.title.as_str().into()
        }),
        Column::leads("meeting", MEETING, |site, id| {
            let meeting = site.register.recommendations[id].meeting;
            let meeting = meeting.map(|id| &site.register.meetings[id].record.reference);
            meeting.map(|reference| reference.as_str()).into()
        }),
        Column::text("item", |site, id| {
            let record = &site.register.recommendations[id].record;
            record.item.as_ref().into()
        }),
        Column::text("number", |site, id| {
            let record = &site.register.recommendations[id].record;
            record.number.as_ref().into()
        }),
        Column::text("topic", |site, id| {
            let topic = site.register.recommendations[id].topic.as_ref();
            let topic = topic.and_then(|slug| site.register.topics.get(slug));
            topic.map(|topic| &topic.name).into()
        }),
        Column::party("made_by_", |site, id| {
            site.register.recommendations[id].made_by
        }),
        Column::date("made_on", |site, id| {
            site.register.recommendations[id].made_on.as_ref()
        }),
        Column::whole("municipal_year", |site, id| {
            site.register.recommendations[id].year.into()
        }),
        Column::text("asked", |site, id| {
            plain(&site.register.recommendations[id].record.asked.markdown).into()
        }),
        Column::choice(
            "words",
            || vec!["as published", "our summary"],
            |site, id| match site.register.recommendations[id].record.words {
                Words::AsPublished => "as published".into(),
                Words::OurSummary => "our summary".into(),
            },
        ),
        Column::text("matter", |site, id| {
            let record = &site.register.recommendations[id].record;
            record.matter.as_deref().map(plain).into()
        }),
        Column::text("evidence_summary", |site, id| {
            let record = &site.register.recommendations[id].record;
            record.evidence_summary.as_deref().map(plain).into()
        }),
        Column::date("response_requested", |site, id| {
            let record = &site.register.recommendations[id].record;
            record.response_requested.as_ref()
        }),
        Column::date("request_received", |site, id| {
            let record = &site.register.recommendations[id].record;
            record.request_received.as_ref()
        }),
        Column::date("response_due", |site, id| {
            let record = &site.register.recommendations[id].record;
            record.response_due.as_ref()
        }),
        Column::choice("decision", decisions, |site, id| {
            site.register.status(id).decision.words().into()
        })
        .required(),
        Column::leads("decided_in", RESPONSE, |site, id| {
            let decided_by = site.register.status(id).decided_by;
            decided_by.and_then(|at| response_id(site, id, at)).into()
        }),
        Column::choice("delivery", deliveries, |site, id| {
            site.register.status(id).delivery.words().into()
        })
        .required(),
        Column::leads("delivered_in", RESPONSE, |site, id| {
            let delivered_by = site.register.status(id).delivered_by;
            delivered_by.and_then(|at| response_id(site, id, at)).into()
        }),
        Column::date("due", |site, id| due(&site.register.recommendations[id])),
        Column::yes_no("is_open", |site, id| {
            site.register.status(id).is_open().into()
        })
        .required(),
        Column::choice("urgency", urgencies, |site, id| {
            site.register.status(id).urgency.key().into()
        })
        .required(),
        Column::yes_no("is_late", |site, id| {
            (site.register.status(id).urgency == Urgency::Late).into()
        })
        .required(),
        Column::day("late_since", |site, id| {
            let status = site.register.status(id);
            let is_late = status.urgency == Urgency::Late;
            status.late_since().filter(|_| is_late).into()
        }),
        Column::text("status", |site, id| site.row(id).sentence.clone().into()),
        Column::as_of(),
    ],
};

/// The completion date that holds.
fn due(recommendation: &Recommendation) -> Option<&PartialDate> {
    recommendation.record.due.last().map(|due| &due.date)
}

fn kinds() -> Vec<&'static str> {
    Kind::ALL.map(Kind::key).to_vec()
}

fn urgencies() -> Vec<&'static str> {
    let owed = Urgency::OWED.into_iter();
    owed.chain([Urgency::Closed]).map(Urgency::key).collect()
}
