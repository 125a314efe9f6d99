//! Times in which nobody held a post.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::POST;
use crate::register::{Id, Post};

pub(super) static TABLE: Sheet<(Id<Post>, usize)> = Sheet {
    name: "vacancies",
    key: &["post", "position"],
    rows: |site, take| {
        for (id, post) in site.register.posts.iter() {
            (0..post.record.vacant.len()).for_each(|at| take((id, at)));
        }
    },
    columns: &[
        Column::leads("post", POST, |site, (id, _)| {
            site.register.posts[id].slug.as_str().into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::date("from", |site, (id, at)| {
            site.register.posts[id].record.vacant[at].from.as_ref()
        }),
        Column::date("to", |site, (id, at)| {
            site.register.posts[id].record.vacant[at].to.as_ref()
        }),
        Column::text("note", |site, (id, at)| {
            site.register.posts[id].record.vacant[at]
                .note
                .as_ref()
                .into()
        }),
    ],
};
