//! The other names of people, posts, bodies and organisations: initials, former names, other spellings.

use crate::plan::Site;
use crate::plan::file::data::column::{Column, page_of};
use crate::plan::file::data::sheet::Sheet;
use crate::record::fields::Text;
use crate::register::Party;

/// Whose name, and which.
type Row = (Party, usize);

const KINDS: [&str; 3] = ["initials", "former name", "other name"];

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "other-names",
    key: &["page", "position"],
    rows: |site, take| {
        let register = site.register;
        let people = register.people.ids().map(Party::Person);
        let posts = register.posts.ids().map(Party::Post);
        let bodies = register.bodies.ids().map(Party::Body);
        let organisations = register.organisations.ids().map(Party::Organisation);
        for party in people.chain(posts).chain(bodies).chain(organisations) {
            let count: usize = names(site, party)
                .iter()
                .map(|(_, names)| names.len())
                .sum();
            (0..count).for_each(|at| take((party, at)));
        }
    },
    columns: &[
        Column::page(|site, (party, _)| page_of(site, party).into()),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::party("", |_, (party, _)| Some(party)),
        Column::choice(
            "kind",
            || KINDS.to_vec(),
            |site, row| name(site, row).map(|(kind, _)| kind).into(),
        )
        .required(),
        Column::text("name", |site, row| {
            name(site, row).map(|(_, name)| name).into()
        })
        .required(),
    ],
};

/// The other names of a party, by their kind.
pub(in crate::plan::file::data) fn names<'s>(
    site: &'s Site<'_>,
    party: Party,
) -> [(&'static str, &'s [Text]); 3] {
    let register = site.register;
    let (initials, former, also): (&[Text], &[Text], &[Text]) = match party {
        Party::Person(id) => {
            let record = &register.people[id].record;
            (&record.initials, &[], &record.also)
        }
        Party::Post(id) => {
            let record = &register.posts[id].record;
            (&record.initials, &[], &record.also)
        }
        Party::Body(id) => {
            let record = &register.bodies[id].record;
            (&[], &record.former_names, &record.also)
        }
        Party::Organisation(id) => {
            let record = &register.organisations[id].record;
            (&[], &record.former_names, &record.also)
        }
    };
    [(KINDS[0], initials), (KINDS[1], former), (KINDS[2], also)]
}

fn name<'s>(site: &'s Site<'_>, (party, at): Row) -> Option<(&'static str, &'s str)> {
    let mut at = at;
    for (kind, names) in names(site, party) {
        match names.get(at) {
            Some(name) => return Some((kind, name.as_str())),
            None => at -= names.len(),
        }
    }
    None
}
