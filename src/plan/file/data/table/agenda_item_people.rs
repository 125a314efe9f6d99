//! Who presents each agenda item, and who takes the action.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::MEETING;
use crate::plan::file::data::table::agenda_items::shown;
use crate::register::{Id, Lead, Meeting};

/// Whose item, its position among the parts, and which of its people: presenters first.
type Row = (Id<Meeting>, usize, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "agenda-item-people",
    key: &["meeting", "item_position", "position"],
    rows: |site, take| {
        for (id, meeting) in site.register.meetings.iter() {
            for at in 0..meeting.record.parts.len() {
                let count = presenters(meeting, at).len() + takers(meeting, at).len();
                if shown(site, (id, at)).is_some() {
                    (0..count).for_each(|person| take((id, at, person)));
                }
            }
        }
    },
    columns: &[
        Column::<Row>::leads("meeting", MEETING, |site, (id, ..)| {
            site.register.meetings[id].record.reference.as_str().into()
        })
        .required(),
        Column::<Row>::whole("item_position", |_, (_, at, _)| (at + 1).into()).required(),
        Column::<Row>::position(|_, (_, _, person)| (person + 1).into()),
        Column::<Row>::choice(
            "role",
            || vec!["presents", "takes the action"],
            |site, (id, at, person)| {
                let presenters = presenters(&site.register.meetings[id], at).len();
                match person < presenters {
                    true => "presents".into(),
                    false => "takes the action".into(),
                }
            },
        )
        .required(),
        Column::<Row>::lead(lead),
    ],
};

fn presenters(meeting: &Meeting, at: usize) -> &[Lead] {
    meeting.presenters.get(at).map_or(&[], Vec::as_slice)
}

fn takers(meeting: &Meeting, at: usize) -> &[Lead] {
    meeting.actions_by.get(at).map_or(&[], Vec::as_slice)
}

fn lead<'s>(site: &'s Site<'_>, (id, at, person): Row) -> Option<&'s Lead> {
    let meeting = &site.register.meetings[id];
    let people = presenters(meeting, at).iter().chain(takers(meeting, at));
    people.into_iter().nth(person)
}
