//! The actions and sub-actions of plans.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{
    ACTION, PLAN, PRIORITY, deliveries, page, priority_reference,
};
use crate::prose::plain;
use crate::register::{Action, Id, Subject};
use crate::term::Delivery;

pub(super) static TABLE: Sheet<Id<Action>> = Sheet {
    name: "actions",
    key: &["reference"],
    rows: |site, take| site.register.actions.ids().for_each(take),
    columns: &[
        Column::key("reference", |site, id| {
            site.register.actions[id].reference.as_str().into()
        }),
        Column::page(|site, id| page(site, Subject::Action(id)).into()),
        Column::leads("plan", PLAN, |site, id| {
            let plan = site.register.actions[id].plan;
            site.register.plans[plan].record.reference.as_str().into()
        })
        .required(),
        Column::text("code", |site, id| site.action_code(id).into()),
        Column::leads("parent", ACTION, |site, id| {
            let parent = site.register.actions[id].parent;
            parent
                .map(|id| site.register.actions[id].reference.as_str())
                .into()
        }),
        Column::leads("priority", PRIORITY, |site, id| {
            let priority = site.register.actions[id].priority;
            priority
                .map(|id| priority_reference(site.register, id))
                .into()
        }),
        Column::text("text", |site, id| {
            plain(&site.register.actions[id].record.text.text).into()
        }),
        Column::text("progress", |site, id| {
            let record = &site.register.actions[id].record;
            record.progress.as_deref().map(plain).into()
        }),
        Column::choice("delivery", deliveries, |site, id| {
            let delivery = site.register.actions[id].record.delivery;
            delivery.map(Delivery::words).into()
        }),
        Column::date("due", |site, id| {
            let due = site.register.actions[id].record.due.last();
            due.map(|due| &due.date)
        }),
        Column::yes_no("is_late", |site, id| {
            site.register.is_late_action(id).into()
        })
        .required(),
        Column::leads("counted_at", ACTION, |site, id| {
            let counted_at = site.register.actions[id].counted_at;
            counted_at
                .map(|id| site.register.actions[id].reference.as_str())
                .into()
        }),
        Column::as_of(),
    ],
};
