//! Who is accountable and who is responsible for each action of a plan.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::ACTION;
use crate::register::{Action, Id};

pub(super) static TABLE: Sheet<(Id<Action>, usize)> = Sheet {
    name: "action-people",
    key: &["action", "position"],
    rows: |site, take| {
        for (id, action) in site.register.actions.iter() {
            let count = action.accountable.len() + action.responsible.len();
            (0..count).for_each(|at| take((id, at)));
        }
    },
    columns: &[
        Column::leads("action", ACTION, |site, (id, _)| {
            site.register.actions[id].reference.as_str().into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::choice(
            "role",
            || vec!["accountable", "responsible"],
            |site, (id, at)| match at < site.register.actions[id].accountable.len() {
                true => "accountable".into(),
                false => "responsible".into(),
            },
        )
        .required(),
        Column::lead(|site, (id, at)| {
            let action = &site.register.actions[id];
            action.accountable.iter().chain(&action.responsible).nth(at)
        }),
    ],
};
