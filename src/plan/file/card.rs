//! The picture that a shared link shows. The pages of bodies, people, meetings, reports and whatever else
//! a council has not by the ten thousand have one each; what was asked shows that of the body that asked, and
//! all other pages that of their section: a picture with a long title takes a millisecond and 9 KB, so that
//! those of 10,000 recommendations would take as long as all their pages. Without a base URL there is none, since whoever shows it asks for
//! it by its whole address.

use crate::plan::address;
use crate::plan::page::Section;
use crate::plan::view::{CardView, Head};
use crate::plan::{Card, Entry, Plan, Recipe, Site};
use crate::register::Subject;

/// The sections that have a card of their own.
const SECTIONS: [Section; 13] = [
    Section::RECOMMENDATIONS,
    Section::MEETINGS,
    Section::REPORTS,
    Section::PRIORITIES,
    Section::INDICATORS,
    Section::PEOPLE,
    Section::POSTS,
    Section::ORGANISATIONS,
    Section::BODIES,
    Section::PLANS,
    Section::FIGURES,
    Section::DOCUMENTS,
    Section::GLOSSARY,
];

/// Whose card a page shows.
#[derive(Clone)]
enum Of {
    Site,
    Section(Section),
    /// That of a record, on the pages about it.
    Record(Subject),
    /// That of a page directly below the front page, by its address.
    Top(String),
}

/// Plans a card for the site, one for each section, and those of single pages.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    if site.settings.base_url.is_none() {
        return;
    }
    let single = entries
        .iter()
        .filter_map(|entry| match (own(entry)?, entry.subject) {
            // The pages below a record show the card of its own page.
            (Of::Record(subject), _) if site.address(subject) != entry.address => None,
            (of, _) => Some(of),
        });
    let all = [Of::Site].into_iter().chain(SECTIONS.map(Of::Section));
    let cards: Vec<Of> = all.chain(single).collect();
    entries.extend(cards.into_iter().map(|of| Entry {
        address: of.address(site),
        kind: "card",
        subject: None,
        listed: false,
        recipe: Recipe::Card(Box::new(move |site, plan| of.card(site, plan))),
    }));
}

/// The card that the page of an entry has for itself.
fn own(entry: &Entry) -> Option<Of> {
    if !entry.listed || !matches!(entry.recipe, Recipe::Page(_)) {
        return None;
    }
    match entry.subject {
        Some(subject) => has_card(subject).then_some(Of::Record(subject)),
        None => {
            let name = entry
                .address
                .strip_suffix('/')
                .filter(|name| !name.contains('/'))?;
            let of_section = SECTIONS
                .into_iter()
                .any(|section| section.address == entry.address);
            (!of_section && !name.is_empty()).then(|| Of::Top(entry.address.clone()))
        }
    }
}

/// Whether the page of a record has a card of its own.
fn has_card(subject: Subject) -> bool {
    !matches!(
        subject,
        Subject::Recommendation(_) | Subject::Action(_) | Subject::Document(_)
    )
}

/// The card that a page shows.
fn shown(site: &Site<'_>, entry: &Entry, head: &Head) -> Of {
    let of_section = || {
        let mut sections = SECTIONS.into_iter();
        let section = sections.find(|section| section.key == head.section);
        section.map_or(Of::Site, Of::Section)
    };
    let of_other = || match entry.subject? {
        Subject::Recommendation(id) => {
            let made_by = site.register.recommendations[id].made_by?;
            Some(Of::Record(address::subject_of(made_by)))
        }
        Subject::Action(id) => Some(Of::Record(Subject::Plan(site.register.actions[id].plan))),
        _ => None,
    };
    own(entry).or_else(of_other).unwrap_or_else(of_section)
}

/// The card of a page.
pub fn beside(site: &Site<'_>, entry: &Entry, head: &Head) -> Option<CardView> {
    let of = shown(site, entry, head);
    let title = &site.settings.title;
    let name = match &of {
        Of::Site => None,
        Of::Section(section) => Some(section.name(site)),
        Of::Record(subject) => Some(site.name(*subject)),
        Of::Top(_) => Some(head.title.clone()),
    };
    Some(CardView {
        url: site.url(&of.address(site))?,
        words: match name {
            Some(name) => format!("{title}: {name}"),
            None => title.clone(),
        },
    })
}

impl Of {
    fn address(&self, site: &Site<'_>) -> String {
        match self {
            Of::Site => "cards/site.png".to_owned(),
            Of::Section(section) => format!("cards/{}.png", section.key),
            Of::Record(subject) => format!("{}card.png", site.address(*subject)),
            Of::Top(address) => format!("{address}card.png"),
        }
    }

    /// What stands on it.
    fn card(&self, site: &Site<'_>, plan: &Plan) -> Card {
        let (heading, section) = match self {
            Of::Site => (None, None),
            Of::Section(section) => (Some(section.name(site)), None),
            Of::Record(subject) => {
                let address = site.address(*subject);
                let mut sections = SECTIONS.into_iter();
                let section = sections.find(|section| address.starts_with(section.address));
                let name = section.map(|section| section.name(site));
                (Some(site.name(*subject)), name)
            }
            Of::Top(address) => {
                let view = plan.entry(address).and_then(|entry| entry.view(site));
                (view.map(|view| view.head.title), None)
            }
        };
        let title = site.settings.title.clone();
        let owner = site.settings.owner.clone();
        match heading {
            Some(heading) => Card {
                owner,
                heading,
                section: section.unwrap_or_default(),
                title,
            },
            None => Card {
                owner,
                heading: title,
                section: String::new(),
                title: String::new(),
            },
        }
    }
}
