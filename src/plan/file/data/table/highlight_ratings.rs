//! How highlight reports rate the workstreams of a plan.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{MEETING, PLAN, PRIORITY, priority_reference, ratings};
use crate::prose::plain;
use crate::record::plan::{Highlight, Rating};
use crate::register::{Highlighted, RatingAt};

pub(super) static TABLE: Sheet<RatingAt> = Sheet {
    name: "highlight-ratings",
    key: &["plan", "highlight_position", "position"],
    rows: |site, take| {
        for (plan, known) in site.register.plans.iter() {
            for (highlight, report) in known.record.highlights.iter().enumerate() {
                (0..report.ratings.len()).for_each(|rating| {
                    take(RatingAt {
                        plan,
                        highlight,
                        rating,
                    });
                });
            }
        }
    },
    columns: &[
        Column::<RatingAt>::leads("plan", PLAN, |site, at| {
            site.register.plans[at.plan]
                .record
                .reference
                .as_str()
                .into()
        })
        .required(),
        Column::<RatingAt>::whole("highlight_position", |_, at| (at.highlight + 1).into())
            .required(),
        Column::<RatingAt>::position(|_, at| (at.rating + 1).into()),
        Column::<RatingAt>::date("report_date", |site, at| Some(&highlight(site, at).date)),
        Column::<RatingAt>::leads("meeting", MEETING, |site, at| {
            let meeting = linked(site, at).and_then(|linked| linked.meeting);
            let meeting = meeting.map(|id| &site.register.meetings[id].record.reference);
            meeting.map(|reference| reference.as_str()).into()
        }),
        Column::<RatingAt>::text("paper", |site, at| {
            highlight(site, at).paper.as_ref().into()
        }),
        Column::<RatingAt>::leads("priority", PRIORITY, |site, at| {
            let priorities = linked(site, at).map(|linked| &linked.priorities);
            let priority = priorities.and_then(|ids| ids.get(at.rating).copied().flatten());
            priority
                .map(|id| priority_reference(site.register, id))
                .into()
        }),
        Column::<RatingAt>::text("workstream", |site, at| {
            rating(site, at).workstream.as_ref().into()
        }),
        Column::<RatingAt>::choice("rag_published", ratings, |site, at| {
            rating(site, at).rag.key().into()
        })
        .required(),
        Column::<RatingAt>::text("commentary", |site, at| {
            rating(site, at).commentary.as_deref().map(plain).into()
        }),
        Column::<RatingAt>::text("mitigation", |site, at| {
            rating(site, at).mitigation.as_deref().map(plain).into()
        }),
    ],
};

fn highlight<'s>(site: &'s Site<'_>, at: RatingAt) -> &'s Highlight {
    &site.register.plans[at.plan].record.highlights[at.highlight]
}

fn rating<'s>(site: &'s Site<'_>, at: RatingAt) -> &'s Rating {
    &highlight(site, at).ratings[at.rating]
}

fn linked<'s>(site: &'s Site<'_>, at: RatingAt) -> Option<&'s Highlighted> {
    site.register.plans[at.plan].highlights.get(at.highlight)
}
