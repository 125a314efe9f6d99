//! The picture that a shared link shows: one a section, with the words of the site and of the section.
//! Without a base URL there is none, since whoever shows it asks for it by its whole address.

use crate::plan::page::Section;
use crate::plan::view::{CardView, Head};
use crate::plan::{Card, Entry, Recipe, Site};

/// The sections that have a card of their own; all other pages share that of the site.
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

/// Plans a card for the site and one for each section.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    if site.settings.base_url.is_none() {
        return;
    }
    let card = |section: Option<Section>| Entry {
        address: address(section),
        kind: "card",
        subject: None,
        listed: false,
        recipe: Recipe::Card(Box::new(Card {
            owner: site.settings.owner.clone(),
            title: site.settings.title.clone(),
            section: section.map_or_else(String::new, |section| section.name(site)),
        })),
    };
    entries.push(card(None));
    entries.extend(SECTIONS.into_iter().map(|section| card(Some(section))));
}

fn address(section: Option<Section>) -> String {
    format!(
        "cards/{}.png",
        section.map_or("site", |section| section.key)
    )
}

/// The card of a page, by its section.
pub fn beside(site: &Site<'_>, head: &Head) -> Option<CardView> {
    let section = SECTIONS
        .into_iter()
        .find(|section| section.key == head.section);
    let words = match section {
        Some(section) => format!("{}: {}", site.settings.title, section.name(site)),
        None => site.settings.title.clone(),
    };
    Some(CardView {
        url: site.url(&address(section))?,
        words,
    })
}
