//! Who held which post, from when to when.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{PERSON, POST};
use crate::register::{Id, Person};

pub(super) static TABLE: Sheet<(Id<Person>, usize)> = Sheet {
    name: "holdings",
    key: &["person", "position"],
    rows: |site, take| {
        for (id, person) in site.register.people.iter() {
            (0..person.posts.len()).for_each(|at| take((id, at)));
        }
    },
    columns: &[
        Column::leads("person", PERSON, |site, (id, _)| {
            site.register.people[id].slug.as_str().into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::leads("post", POST, |site, (id, at)| {
            let (post, _) = site.register.people[id].posts[at];
            site.register.posts[post].slug.as_str().into()
        })
        .required(),
        Column::date("from", |site, (id, at)| {
            site.register.people[id].posts[at].1.from.as_ref()
        }),
        Column::date("to", |site, (id, at)| {
            site.register.people[id].posts[at].1.to.as_ref()
        }),
        Column::text("note", |site, (id, at)| {
            site.register.people[id].posts[at].1.note.as_ref().into()
        }),
    ],
};
