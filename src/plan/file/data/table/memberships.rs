//! Who sat on which body, for whom, from when to when.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::BODY;
use crate::register::{Body, Id};

/// Whose seat, and which.
type Row = (Id<Body>, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "memberships",
    key: &["of_body", "position"],
    rows: |site, take| {
        for (id, body) in site.register.bodies.iter() {
            (0..body.members.len()).for_each(|at| take((id, at)));
        }
    },
    columns: &[
        Column::<Row>::leads("of_body", BODY, |site, (id, _)| {
            site.register.bodies[id].slug.as_str().into()
        })
        .required(),
        Column::<Row>::position(|_, (_, at)| (at + 1).into()),
        Column::<Row>::party("", |site, (id, at)| site.register.bodies[id].members[at].0),
        Column::<Row>::yes_no("is_withheld", |site, (id, at)| {
            site.register.bodies[id].members[at].0.is_none().into()
        })
        .required(),
        Column::<Row>::text("role", |site, (id, at)| {
            let membership = site.register.bodies[id].record.members.get(at);
            membership
                .and_then(|membership| membership.role.as_ref())
                .into()
        }),
        Column::<Row>::party("for_", |site, (id, at)| {
            site.register.bodies[id].members[at].1
        }),
        Column::<Row>::date("from", |site, (id, at)| {
            site.register.bodies[id]
                .record
                .members
                .get(at)?
                .from
                .as_ref()
        }),
        Column::<Row>::date("to", |site, (id, at)| {
            site.register.bodies[id].record.members.get(at)?.to.as_ref()
        }),
    ],
};
