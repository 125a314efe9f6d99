//! The completion dates of each action of a plan: the first one, and those to which it moved.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::ACTION;
use crate::record::recommendation::Due;
use crate::register::{Action, Id};

/// Whose date, and which.
type Row = (Id<Action>, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "action-dates",
    key: &["action", "position"],
    rows: |site, take| {
        for (id, action) in site.register.actions.iter() {
            (0..action.record.due.len()).for_each(|at| take((id, at)));
        }
    },
    columns: &[
        Column::leads("action", ACTION, |site, (id, _)| {
            site.register.actions[id].reference.as_str().into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::date("due", |site, row| Some(&due(site, row).date)),
        Column::date("set_on", |site, row| due(site, row).set_on.as_ref()),
        Column::text("reason", |site, row| due(site, row).reason.as_ref().into()),
    ],
};

fn due<'s>(site: &'s Site<'_>, (id, at): Row) -> &'s Due {
    &site.register.actions[id].record.due[at]
}
