//! Where a name is read as a name: there the reading itself says what is wrong with it.

use crate::record::fields::Text;
use crate::register::Register;
use crate::source::Place;

/// The places of all names that are read as such.
pub(super) struct Cells {
    /// The spellings that records give of themselves.
    own: Vec<Place>,
    /// Those that lead from one record to another.
    leading: Vec<Place>,
}

impl Cells {
    pub(super) fn of(register: &Register) -> Cells {
        let mut own = Vec::new();
        for text in own_spellings(register) {
            own.push(text.place);
        }
        let mut leading = leading(register);
        own.sort_unstable();
        leading.sort_unstable();
        Cells { own, leading }
    }

    /// Whether a place is part of a spelling that a record gives of itself.
    pub(super) fn is_own(&self, place: Place) -> bool {
        holds(&self.own, place)
    }

    /// Whether a place is part of any name that is read as one.
    pub(super) fn is_name(&self, place: Place) -> bool {
        self.is_own(place) || holds(&self.leading, place)
    }
}

fn holds(places: &[Place], place: Place) -> bool {
    let behind =
        places.partition_point(|other| (other.source, other.start) <= (place.source, place.start));
    behind
        .checked_sub(1)
        .and_then(|at| places.get(at))
        .is_some_and(|other| other.source == place.source && other.end >= place.end)
}

/// Every spelling that a person, post, body, organisation or term gives of itself.
pub(super) fn own_spellings(register: &Register) -> impl Iterator<Item = &Text> {
    let people = register.people.rows().iter().flat_map(|person| {
        let record = &person.record;
        [&record.name]
            .into_iter()
            .chain(&record.also)
            .chain(&record.initials)
    });
    let posts = register.posts.rows().iter().flat_map(|post| {
        let record = &post.record;
        [&record.name]
            .into_iter()
            .chain(&record.also)
            .chain(&record.initials)
    });
    let organisations = register.organisations.rows().iter().flat_map(|row| {
        let record = &row.record;
        [&record.name]
            .into_iter()
            .chain(&record.short_name)
            .chain(&record.also)
            .chain(&record.former_names)
    });
    let bodies = register.bodies.rows().iter().flat_map(|row| {
        let record = &row.record;
        [&record.name]
            .into_iter()
            .chain(&record.short_name)
            .chain(&record.also)
            .chain(&record.former_names)
    });
    let terms = register.terms.rows().iter().map(|term| &term.record.term);
    people
        .chain(posts)
        .chain(organisations)
        .chain(bodies)
        .chain(terms)
}

/// The places of the names by which one record leads to another.
fn leading(register: &Register) -> Vec<Place> {
    let mut places = Vec::new();
    let mut add = |texts: &mut dyn Iterator<Item = &Text>| {
        for text in texts {
            places.push(text.place);
        }
    };
    for person in register.people.rows() {
        add(&mut person.record.posts.iter().map(|holding| &holding.post));
    }
    for post in register.posts.rows() {
        let record = &post.record;
        add(&mut record.organisation.iter().chain(&record.includes));
    }
    for organisation in register.organisations.rows() {
        let successors = &organisation.record.successors;
        add(&mut successors.iter().map(|succession| &succession.organisation));
    }
    for body in register.bodies.rows() {
        let record = &body.record;
        add(&mut record
            .parent
            .iter()
            .chain(&record.organisation)
            .chain(&record.contact));
        add(&mut record
            .members
            .iter()
            .flat_map(|member| [&member.person].into_iter().chain(&member.organisation)));
    }
    for recommendation in register.recommendations.rows() {
        let record = &recommendation.record;
        add(&mut record
            .made_by
            .iter()
            .chain(&record.made_to)
            .chain(&record.leads));
        add(&mut record.entries.iter().filter_map(|entry| entry.by.as_ref()));
    }
    for action in register.actions.rows() {
        let record = &action.record;
        add(&mut record.accountable.iter().chain(&record.responsible));
    }
    for indicator in register.indicators.rows() {
        add(&mut indicator.record.responsible.iter());
    }
    for meeting in register.meetings.rows() {
        let record = &meeting.record;
        let attended = record
            .present
            .iter()
            .chain(&record.apologies)
            .chain(&record.officers);
        add(&mut attended.map(|attended| &attended.name));
        add(&mut [&record.body].into_iter());
        add(&mut record.parts.iter().flat_map(|part| match part {
            crate::record::meeting::Part::Item(item) => item.action_by.as_slice(),
            crate::record::meeting::Part::Heading { .. } => &[],
        }));
    }
    for report in register.reports.rows() {
        let record = &report.record;
        add(&mut [&record.from]
            .into_iter()
            .chain(&record.to)
            .chain(&record.authors));
    }
    for document in register.documents.rows() {
        add(&mut document.record.publisher.iter());
    }
    places
}
