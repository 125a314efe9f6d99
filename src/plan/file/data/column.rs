//! The columns of a table: what each is called, what it holds, and how its cell is made. One column of a
//! description may become several fields: a date also has its words, a name leads to one of four tables.

use crate::plan::Site;
use crate::plan::address::subject_of;
use crate::plan::file::data::cell::Cell;
use crate::register::{Lead, Party};
use crate::term::PartialDate;

/// What the cells of a field hold.
#[derive(Clone, Copy)]
pub enum Holds {
    Text,
    /// The id or reference of the row itself.
    Key,
    /// The id of a row of another table, by that table and its field.
    Leads(&'static str, &'static str),
    /// One of some words.
    Choice(fn() -> Vec<&'static str>),
    /// The address of a page of this site.
    Page,
    /// An address anywhere.
    Address,
    Number,
    Whole,
    YesNo,
    /// One whole day.
    Day,
    /// A partial date in EDTF.
    Partial,
}

/// One field of a table as it is published.
pub struct Field {
    pub name: String,
    pub holds: Holds,
    pub is_required: bool,
    description: Described,
}

/// Where the description of a field comes from.
enum Described {
    /// The field has its own words.
    Own,
    /// It holds the words of a date: by the field with the date.
    AsWritten(&'static str),
    /// It leads to one kind of party: by what the party is, and the kind.
    Party(String, &'static str),
}

impl Field {
    /// What the field is, in the words of the theme.
    pub fn description(&self, site: &Site<'_>, table: &str) -> String {
        match &self.description {
            Described::Own => words_of(site, table, &self.name),
            Described::AsWritten(date) => {
                let date = words_of(site, table, date);
                site.words.with("data-as-written", &[("date", &date)])
            }
            Described::Party(who, kind) => {
                let who = words_of(site, table, who);
                let key = format!("data-party-{kind}");
                site.words.with(&key, &[("who", &who)])
            }
        }
    }
}

impl Field {
    /// What its cells hold, as a word for the wording table.
    pub fn kind(&self) -> &'static str {
        match self.holds {
            Holds::Text | Holds::Choice(_) => "text",
            Holds::Key | Holds::Leads(..) => "id",
            Holds::Page | Holds::Address => "address",
            Holds::Number => "number",
            Holds::Whole => "whole-number",
            Holds::YesNo => "yes-or-no",
            Holds::Day => "day",
            Holds::Partial => "partial-date",
        }
    }

    /// The words of which a cell holds one; none where it may hold others.
    pub fn choices(&self) -> Vec<&'static str> {
        match self.holds {
            Holds::Choice(choices) => choices(),
            _ => Vec::new(),
        }
    }

    /// The table that the field leads to.
    pub fn leads_to(&self) -> Option<&'static str> {
        match self.holds {
            Holds::Leads(table, _) => Some(table),
            _ => None,
        }
    }
}

/// The words on a field: those for this table, else those for every table that has such a field.
fn words_of(site: &Site<'_>, table: &str, name: &str) -> String {
    let name = name.replace('_', "-");
    let own = format!("data-{table}-{name}");
    if site.words.has(&own) {
        return site.words.say(&own);
    }
    site.words.say(&format!("data-any-{name}"))
}

/// Makes a value for a row.
type Make<T, V> = fn(&Site<'_>, T) -> V;
/// Makes the cell of a row.
type MakeCell<T> = for<'s> fn(&'s Site<'_>, T) -> Cell<'s>;
/// Finds the date of a row.
type FindDate<T> = for<'s> fn(&'s Site<'_>, T) -> Option<&'s PartialDate>;
/// Finds who is named in a row.
type FindLead<T> = for<'s> fn(&'s Site<'_>, T) -> Option<&'s Lead>;

/// A column of the rows `T`.
pub struct Column<T> {
    name: &'static str,
    is_required: bool,
    kind: Kind<T>,
}

enum Kind<T> {
    Cell(Holds, MakeCell<T>),
    Date(FindDate<T>),
    Party(Make<T, Option<Party>>),
    Lead(FindLead<T>),
}

/// The kinds of party, each with its table.
const PARTIES: [(&str, &str); 4] = [
    ("person", "people"),
    ("post", "posts"),
    ("body", "bodies"),
    ("organisation", "organisations"),
];

impl<T: Copy> Column<T> {
    const fn of(name: &'static str, holds: Holds, make: MakeCell<T>) -> Column<T> {
        Column {
            name,
            is_required: false,
            kind: Kind::Cell(holds, make),
        }
    }

    /// The id or reference of the row.
    pub const fn key(name: &'static str, make: MakeCell<T>) -> Column<T> {
        Column::of(name, Holds::Key, make).required()
    }

    /// Words.
    pub const fn text(name: &'static str, make: MakeCell<T>) -> Column<T> {
        Column::of(name, Holds::Text, make)
    }

    /// The id of a row of another table.
    pub const fn leads(
        name: &'static str,
        to: (&'static str, &'static str),
        make: MakeCell<T>,
    ) -> Column<T> {
        Column::of(name, Holds::Leads(to.0, to.1), make)
    }

    /// One of some words.
    pub const fn choice(
        name: &'static str,
        choices: fn() -> Vec<&'static str>,
        make: MakeCell<T>,
    ) -> Column<T> {
        Column::of(name, Holds::Choice(choices), make)
    }

    /// The address of the page that shows the row, or what the row is about.
    pub const fn page(make: MakeCell<T>) -> Column<T> {
        Column::of("page", Holds::Page, make).required()
    }

    /// An address of this site or elsewhere.
    pub const fn address(name: &'static str, make: MakeCell<T>) -> Column<T> {
        Column::of(name, Holds::Address, make)
    }

    /// A number that may have a fraction.
    pub const fn number(name: &'static str, make: MakeCell<T>) -> Column<T> {
        Column::of(name, Holds::Number, make)
    }

    /// A whole number.
    pub const fn whole(name: &'static str, make: MakeCell<T>) -> Column<T> {
        Column::of(name, Holds::Whole, make)
    }

    /// The place of the row among those of its record, from 1.
    pub const fn position(make: MakeCell<T>) -> Column<T> {
        Column::of("position", Holds::Whole, make).required()
    }

    /// Whether something is so.
    pub const fn yes_no(name: &'static str, make: MakeCell<T>) -> Column<T> {
        Column::of(name, Holds::YesNo, make)
    }

    /// One whole day.
    pub const fn day(name: &'static str, make: MakeCell<T>) -> Column<T> {
        Column::of(name, Holds::Day, make)
    }

    /// The day for which what is worked out in the row is true.
    pub const fn as_of() -> Column<T> {
        Column::of("as_of", Holds::Day, |site, _| site.register.as_of.into()).required()
    }

    /// A partial date, and its words.
    pub const fn date(name: &'static str, find: FindDate<T>) -> Column<T> {
        Column {
            name,
            is_required: false,
            kind: Kind::Date(find),
        }
    }

    /// Who somebody is: one field for each kind of party, their names behind `start`.
    pub const fn party(start: &'static str, find: Make<T, Option<Party>>) -> Column<T> {
        Column {
            name: start,
            is_required: false,
            kind: Kind::Party(find),
        }
    }

    /// Somebody whom a cell of the papers names: who, for whom, in which words.
    pub const fn lead(find: FindLead<T>) -> Column<T> {
        Column {
            name: "",
            is_required: false,
            kind: Kind::Lead(find),
        }
    }

    /// The same, never empty.
    pub const fn required(mut self) -> Column<T> {
        self.is_required = true;
        self
    }

    /// The fields that the column becomes.
    pub fn fields(&self, out: &mut Vec<Field>) {
        let field = |name: String, holds, description| Field {
            name,
            holds,
            is_required: self.is_required,
            description,
        };
        match &self.kind {
            Kind::Cell(holds, _) => {
                out.push(field(self.name.to_owned(), *holds, Described::Own));
            }
            Kind::Date(_) => {
                out.push(field(self.name.to_owned(), Holds::Partial, Described::Own));
                let words = format!("{}_as_written", self.name);
                out.push(field(words, Holds::Text, Described::AsWritten(self.name)));
            }
            Kind::Party(_) => out.extend(PARTIES.map(|(kind, table)| {
                let who = format!("{}party", self.name);
                field(
                    format!("{}{kind}", self.name),
                    Holds::Leads(table, "id"),
                    Described::Party(who, kind),
                )
            })),
            Kind::Lead(_) => {
                out.extend(PARTIES.map(|(kind, table)| {
                    let who = Described::Party("party".to_owned(), kind);
                    field(kind.to_owned(), Holds::Leads(table, "id"), who)
                }));
                out.extend([2, 3].map(|at| {
                    let (kind, table) = PARTIES[at];
                    let who = Described::Party("acting_for_party".to_owned(), kind);
                    field(format!("acting_for_{kind}"), Holds::Leads(table, "id"), who)
                }));
                out.push(field("named_as".to_owned(), Holds::Text, Described::Own));
                let withheld = field("is_withheld".to_owned(), Holds::YesNo, Described::Own);
                out.push(Field {
                    is_required: true,
                    ..withheld
                });
            }
        }
    }

    /// Adds the cells of a row, one for each field.
    pub fn fill<'s>(&self, site: &'s Site<'_>, row: T, out: &mut Vec<Cell<'s>>) {
        match &self.kind {
            Kind::Cell(_, make) => out.push(make(site, row)),
            Kind::Date(find) => {
                let date = find(site, row);
                out.push(date.and_then(PartialDate::edtf).into());
                out.push(date.map(PartialDate::text).into());
            }
            Kind::Party(find) => out.extend(ids(site, find(site, row))),
            Kind::Lead(find) => {
                let lead = find(site, row);
                let party = lead.and_then(|lead| lead.party);
                out.extend(ids(site, party));
                let group = lead.and_then(|lead| lead.acting_for);
                out.extend(ids(site, group).into_iter().skip(2));
                // The words that name somebody who is not public would tell who that is.
                let words = lead.filter(|lead| lead.party.is_some());
                out.push(words.map(|lead| lead.words.as_str()).into());
                out.push(lead.is_some_and(|lead| lead.party.is_none()).into());
            }
        }
    }
}

/// The id of a party in the field of its kind.
fn ids<'s>(site: &'s Site<'_>, party: Option<Party>) -> [Cell<'s>; 4] {
    let register = site.register;
    let mut cells = [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
    if let Some(party) = party {
        let (at, id) = match party {
            Party::Person(id) => (0, &register.people[id].slug),
            Party::Post(id) => (1, &register.posts[id].slug),
            Party::Body(id) => (2, &register.bodies[id].slug),
            Party::Organisation(id) => (3, &register.organisations[id].slug),
        };
        cells[at] = id.into();
    }
    cells
}

/// The whole address of a page below the site's base; without a base URL its path on the server.
pub fn whole(site: &Site<'_>, address: &str) -> String {
    site.url(address).unwrap_or_else(|| site.at(address))
}

/// The address of a party's page.
pub fn page_of(site: &Site<'_>, party: Party) -> String {
    whole(site, &site.address(subject_of(party)))
}
