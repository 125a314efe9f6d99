//! Action plans.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{FRAMEWORK, page};
use crate::prose::plain;
use crate::register::{Id, Plan, Subject};

pub(super) static TABLE: Sheet<Id<Plan>> = Sheet {
    name: "plans",
    key: &["reference"],
    rows: |site, take| site.register.plans.ids().for_each(take),
    columns: &[
        Column::key("reference", |site, id| {
            site.register.plans[id].record.reference.as_str().into()
        }),
        Column::page(|site, id| page(site, Subject::Plan(id)).into()),
        Column::text("title", |site, id| {
            site.register.plans[id].record.title.as_str().into()
        }),
        Column::party("", |site, id| site.register.plans[id].body),
        Column::leads("framework", FRAMEWORK, |site, id| {
            let framework = site.register.plans[id].framework;
            let framework = framework.map(|id| &site.register.frameworks[id].record.reference);
            framework.map(|reference| reference.as_str()).into()
        }),
        Column::date("agreed_on", |site, id| {
            site.register.plans[id].record.agreed_on.as_ref()
        }),
        Column::text("summary", |site, id| {
            let record = &site.register.plans[id].record;
            record.summary.as_deref().map(plain).into()
        }),
    ],
};
