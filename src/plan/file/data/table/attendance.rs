//! Who was at each meeting, who sent apologies, and for whom a substitute came.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::MEETING;
use crate::register::{Attended, Id, Meeting};

/// Whose list, which list, and which name on it.
type Row = (Id<Meeting>, usize, usize);

const LISTS: [&str; 3] = ["present", "apologies", "officers"];

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "attendance",
    key: &["meeting", "list", "position"],
    rows: |site, take| {
        for (id, meeting) in site.register.meetings.iter() {
            for list in 0..LISTS.len() {
                let count = names(meeting, list).len();
                (0..count).for_each(|at| take((id, list, at)));
            }
        }
    },
    columns: &[
        Column::<Row>::leads("meeting", MEETING, |site, (id, ..)| {
            site.register.meetings[id].record.reference.as_str().into()
        })
        .required(),
        Column::<Row>::choice(
            "list",
            || LISTS.to_vec(),
            |_, (_, list, _)| LISTS.get(list).copied().into(),
        )
        .required(),
        Column::<Row>::position(|_, (_, _, at)| (at + 1).into()),
        Column::<Row>::party("", |site, row| attended(site, row)?.party),
        Column::<Row>::text("remark", |site, row| {
            // What is said of somebody who is not named could name them.
            let named = attended(site, row).filter(|attended| attended.party.is_some());
            named.and_then(|attended| attended.remark.as_ref()).into()
        }),
        Column::<Row>::yes_no("is_substitute", |site, row| {
            attended(site, row)
                .is_some_and(|attended| attended.in_place_of.is_some())
                .into()
        })
        .required(),
        Column::<Row>::party("in_place_of_", |site, row| {
            attended(site, row)?.in_place_of?
        }),
        Column::<Row>::yes_no("is_withheld", |site, row| {
            attended(site, row)
                .is_some_and(|attended| attended.party.is_none())
                .into()
        })
        .required(),
    ],
};

fn names(meeting: &Meeting, list: usize) -> &[Attended] {
    match list {
        0 => &meeting.present,
        1 => &meeting.apologies,
        _ => &meeting.officers,
    }
}

fn attended<'s>(site: &'s Site<'_>, (id, list, at): Row) -> Option<&'s Attended> {
    names(&site.register.meetings[id], list).get(at)
}
