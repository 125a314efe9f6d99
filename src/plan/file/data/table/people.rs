//! People who are named as leads, members, presenters or officers.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::page;
use crate::register::{Id, Person, Subject};

pub(super) static TABLE: Sheet<Id<Person>> = Sheet {
    name: "people",
    key: &["id"],
    rows: |site, take| site.register.people.ids().for_each(take),
    columns: &[
        Column::key("id", |site, id| {
            site.register.people[id].slug.as_str().into()
        }),
        Column::page(|site, id| page(site, Subject::Person(id)).into()),
        Column::text("name", |site, id| {
            site.register.people[id].record.name.as_str().into()
        }),
        Column::text("honorific", |site, id| {
            site.register.people[id].record.honorific.as_ref().into()
        }),
    ],
};
