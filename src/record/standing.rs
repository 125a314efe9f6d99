//! What every record has: its address, its former ones, its state, its sources and editor's notes.

use crate::diagnostic::Finding;
use crate::record::fields::{Fields, Text};
use crate::source::Place;
use crate::term::PartialDate;
use crate::yaml::Data;
use chrono::NaiveDate;

/// Where in a cited document a fact stands.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The document's reference.
    pub document: Text,
    /// Item, page or table, in words.
    pub location: Option<String>,
}

/// That a record or item is withheld, by which paragraph of Schedule 12A, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// Where it says so.
    pub place: Place,
    /// Paragraph 1 to 7 of Part 1 of Schedule 12A to the Local Government Act 1972; 0 where it could not be
    /// read, which is an error.
    pub paragraph: u8,
    /// How the public interest test came out, if the council publishes that.
    pub public_interest: Option<String>,
}

/// That a record was taken back.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    pub on: PartialDate,
    pub reason: Option<String>,
}

/// The states that any record or agenda item may be in; published if none is given.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub draft: bool,
    pub embargoed_until: Option<PartialDate>,
    /// In a box, as the next one is, because few records are in these states.
    pub exempt: Option<Box<Exemption>>,
    pub withdrawn: Option<Box<Withdrawal>>,
    /// It is dated after the day of the site, which linking finds out.
    pub not_yet: bool,
}

/// What the public sees of a record as of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Everything.
    Shown,
    /// Only that it was withdrawn, when and why.
    Withdrawn,
    /// Nothing, or for an agenda item: that there is an exempt item.
    Hidden,
}

impl State {
    /// Whether it says nothing at all, as most do.
    pub fn is_plain(&self) -> bool {
        let is_dated = self.embargoed_until.is_some() || self.withdrawn.is_some();
        !self.draft && !self.not_yet && !is_dated && self.exempt.is_none()
    }

    /// What the public sees as of `day`. With `drafts`, drafts and embargoed records are shown;
    /// exempt ones never are.
    pub fn visibility(&self, day: NaiveDate, drafts: bool) -> Visibility {
        let embargoed = self
            .embargoed_until
            .as_ref()
            .is_some_and(|until| until.latest().is_none_or(|until| day < until));
        if self.not_yet || self.exempt.is_some() || (!drafts && (self.draft || embargoed)) {
            Visibility::Hidden
        } else if self
            .withdrawn
            .as_ref()
            .is_some_and(|withdrawn| withdrawn.on.earliest().is_none_or(|on| on <= day))
        {
            Visibility::Withdrawn
        } else {
            Visibility::Shown
        }
    }

    /// That what a register holds was taken back by `day`; none where it is exempt, of which that alone
    /// is said.
    pub fn taken_back(&self, day: NaiveDate) -> Option<&Withdrawal> {
        let is_withdrawn = self.visibility(day, true) == Visibility::Withdrawn;
        self.withdrawn.as_deref().filter(|_| is_withdrawn)
    }

    /// Whether all of an agenda item that a register holds is public as of `day`: it is not exempt, and
    /// was not taken back by then.
    pub fn is_in_full(&self, day: NaiveDate) -> bool {
        self.exempt.is_none() && self.taken_back(day).is_none()
    }

    /// Whether a preview has to mark it: a draft, or embargoed as of `day`.
    pub fn is_unpublished(&self, day: NaiveDate) -> bool {
        self.visibility(day, false) == Visibility::Hidden
    }
}

/// What every record has beside its own fields.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Where findings about the record as a whole point.
    pub place: Place,
    /// All that belongs to the record: a file, or a row of a table.
    pub extent: Place,
    /// An address that the officer chose.
    pub address: Option<Text>,
    pub former_addresses: Box<[Text]>,
    pub state: State,
    pub sources: Box<[Citation]>,
    pub notes: Box<[String]>,
    pub silences: Box<[Silence]>,
}

/// That a finding about a record is to be silent, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// All that is written of it.
    pub extent: Place,
    /// The name of the check.
    pub check: Text,
    pub reason: String,
    /// Words that the finding underlines or tells of, where only one of several is meant.
    pub about: Option<String>,
}

/// The `silences` of a record or of the settings.
pub fn silences(fields: &mut Fields<'_>) -> Vec<Silence> {
    let nodes = fields.maps("silences");
    nodes
        .into_iter()
        .filter_map(|node| {
            fields.below(node, |fields| {
                let extent = fields.extent();
                let about = fields.words("about");
                let check = fields.required("check");
                let reason = fields.required("reason");
                Some(Silence {
                    extent,
                    check: check?,
                    reason: reason?.text,
                    about,
                })
            })
        })
        .collect()
}

impl Standing {
    /// Reads the fields that every record has.
    pub fn read(fields: &mut Fields<'_>) -> Standing {
        Standing {
            place: fields.place(),
            extent: fields.extent(),
            address: fields.text("address"),
            former_addresses: fields.texts("former addresses").into(),
            state: read_state(fields),
            sources: citations(fields).into(),
            notes: fields.all_words("notes").into(),
            silences: silences(fields).into(),
        }
    }
}

fn read_state(fields: &mut Fields<'_>) -> State {
    State {
        draft: fields.yes("draft"),
        embargoed_until: fields.known_date("embargoed until").or_else(|| {
            // An embargo whose day cannot be read holds, rather than being lost.
            fields
                .node("embargoed until")
                .map(|_| PartialDate::read("unreadable"))
        }),
        exempt: exemption(fields).map(Box::new),
        not_yet: false,
        withdrawn: fields.node("withdrawn").and_then(|node| {
            fields.below(node, |fields| {
                let reason = fields.words("reason");
                let on = fields.known_date("on");
                if on.is_none() {
                    let place = fields.place();
                    fields.add(
                        Finding::error("missing-field", place, "a withdrawn record says when")
                            .help("write `withdrawn: {on: 12 March 2024, reason: …}`"),
                    );
                }
                Some(Box::new(Withdrawal {
                    on: on.unwrap_or(PartialDate::read("")),
                    reason,
                }))
            })
        }),
    }
}

/// The `exempt` field of a record or paper.
pub fn exemption(fields: &mut Fields<'_>) -> Option<Exemption> {
    let node = fields.node("exempt")?;
    let place = Place::new(fields.source(), node.span.clone());
    if !matches!(node.data, Data::Map(_)) {
        let message = "an exempt record names its paragraph";
        fields.add(
            Finding::error("exempt-without-paragraph", place, message)
                .help("write `exempt: {paragraph: 3}`, by Schedule 12A, 1 to 7"),
        );
        return Some(Exemption {
            place,
            paragraph: 0,
            public_interest: None,
        });
    }
    let exemption = fields.below(node, |fields| {
        let written = fields.number_as_written("paragraph", 1..=7);
        let number = written.as_ref().and_then(|text| text.text.parse().ok());
        let paragraph: Option<u8> = number.filter(|number| (1..=7).contains(number));
        let public_interest = fields.words("public interest");
        if paragraph.is_none() {
            let place = written.map_or(fields.place(), |text| text.place);
            fields.add(
                Finding::error(
                    "exempt-without-paragraph",
                    place,
                    "an exempt record names its paragraph",
                )
                .help("write `exempt: {paragraph: 3}`, by Schedule 12A, 1 to 7"),
            );
        }
        Some(Exemption {
            place,
            paragraph: paragraph.unwrap_or(0),
            public_interest,
        })
    });
    // Whatever was meant, the word `exempt` stands there: nothing of it may be published.
    exemption.or(Some(Exemption {
        place,
        paragraph: 0,
        public_interest: None,
    }))
}

fn citations(fields: &mut Fields<'_>) -> Vec<Citation> {
    let nodes = fields.maps("sources");
    nodes
        .into_iter()
        .filter_map(|node| {
            fields.below(node, |fields| {
                let location = fields.words("where");
                Some(Citation {
                    document: fields.required("document")?,
                    location,
                })
            })
        })
        .collect()
}
