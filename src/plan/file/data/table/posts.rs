//! Posts that people hold one after another.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{ORGANISATION, page};
use crate::register::{Id, Post, Subject};

pub(super) static TABLE: Sheet<Id<Post>> = Sheet {
    name: "posts",
    key: &["id"],
    rows: |site, take| site.register.posts.ids().for_each(take),
    columns: &[
        Column::key("id", |site, id| {
            site.register.posts[id].slug.as_str().into()
        }),
        Column::page(|site, id| page(site, Subject::Post(id)).into()),
        Column::text("name", |site, id| {
            site.register.posts[id].record.name.as_str().into()
        }),
        Column::leads("organisation", ORGANISATION, |site, id| {
            let organisation = site.register.posts[id].organisation;
            organisation
                .map(|id| site.register.organisations[id].slug.as_str())
                .into()
        }),
    ],
};
