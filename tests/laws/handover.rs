//! Nothing is orphaned: whatever is open and has a lead stands on the page of those who answer for it
//! now, and their pages count as many as the register does.

use crate::assert_holds;
use crate::sites::{Published, SITES};
use answerable::diagnostic::Report;
use answerable::plan::Site;
use answerable::register::{Party, Register, Rules, Subject, link};
use answerable::settings::Settings;
use answerable::source::Sources;
use answerable::wording::Wording;
use answerable::{record, term::PartialDate};
use std::collections::BTreeSet;

const WORDS: &str = include_str!("../../themes/default/wording/en.yaml");

/// The register from which a site was made, and its settings.
fn register_of(site: &Published) -> (Register, Settings) {
    let (sources, _) = Sources::read(&site.content).expect("the content");
    let mut report = Report::default();
    let mut settings = Settings::read(&sources, &mut report);
    settings.base_url = site.base_url.clone();
    let records = record::parse(&sources, &mut report);
    let at = site.options.iter().position(|option| option == "--as-of");
    let day = &site.options[at.expect("a day") + 1];
    let as_of = PartialDate::read(day).exact_day().expect("a day");
    let rules = Rules {
        as_of,
        drafts: false,
        settings: &settings,
    };
    let register = link(records, &sources, rules, &mut report);
    (register, settings)
}

fn subject(party: Party) -> Subject {
    answerable::plan::address::subject_of(party)
}

#[test]
fn whatever_is_open_and_has_a_lead_is_on_the_page_of_who_answers_for_it_now() {
    let words = Wording::read("en", WORDS).expect("the words");
    let mut broken = Vec::new();
    let (mut open, mut moved) = (0, 0);
    for published in SITES.iter() {
        let (register, settings) = register_of(published);
        let site = Site::new(&register, &settings, &words);
        // What each page of a party leads to, its further pages counted with it.
        let links_below = |address: &str| -> BTreeSet<String> {
            let pages = published.pages.iter();
            let of_party = pages.filter(|page| page.path.starts_with(address));
            let links = of_party.flat_map(|page| &page.links);
            links.filter_map(|link| published.file_of(link)).collect()
        };
        for id in register
            .actions
            .ids()
            .filter(|id| register.is_open_action(*id))
        {
            let own = format!("{}index.html", site.address(Subject::Action(id)));
            let both = [true, false].map(|role| register.answering_for_action(id, role));
            for answering in both.into_iter().flatten().flatten() {
                for party in answering.parties() {
                    let address = site.address(subject(party));
                    // What an organisation itself is to do in a plan stands on the plan alone.
                    let is_listed = !matches!(party, Party::Organisation(_));
                    if is_listed && !links_below(&address).contains(&own) {
                        broken.push(format!("{} {address} lacks {own}", published.name));
                    }
                }
            }
        }
        for (id, recommendation) in register.recommendations.iter() {
            if !register.status(id).is_open() {
                continue;
            }
            let own = format!("{}index.html", site.address(Subject::Recommendation(id)));
            for answering in register.answering_for(id).into_iter().flatten() {
                open += 1;
                moved += usize::from(answering.has_moved_on());
                let parties = answering.parties();
                assert!(!parties.is_empty());
                for party in parties {
                    let address = site.address(subject(party));
                    let reference = &recommendation.record.reference.text;
                    if !register.answers_for(party).contains(&id) {
                        broken.push(format!("{reference} is not owed by {address}"));
                    }
                    if !links_below(&address).contains(&own) {
                        broken.push(format!("{} {address} lacks {reference}", published.name));
                    }
                }
            }
        }
    }
    assert!(open > 100 && moved > 5, "{open} open, {moved} moved");
    assert_holds(broken);
}

#[test]
fn the_open_work_on_the_page_of_a_person_or_post_is_what_they_answer_for() {
    let words = Wording::read("en", WORDS).expect("the words");
    let mut broken = Vec::new();
    for published in SITES.iter() {
        let (register, settings) = register_of(published);
        let site = Site::new(&register, &settings, &words);
        let parties = register.people.ids().map(Party::Person);
        for party in parties.chain(register.posts.ids().map(Party::Post)) {
            let address = site.address(subject(party));
            let page = published
                .pages
                .iter()
                .find(|page| page.path == format!("{address}index.html"));
            let totals = page.map(|page| page.totals.as_slice()).unwrap_or_default();
            // Each part begins with how many are open.
            let counted: usize = totals
                .iter()
                .filter(|(_, href)| {
                    let anchors = ["#late", "#open", "#came-1", "#came-late", "#came-open"];
                    href.as_deref().is_some_and(|href| anchors.contains(&href))
                })
                .map(|(figure, _)| figure.replace(',', "").parse::<usize>().unwrap_or(0))
                .sum();
            // How many of them are late is told beside that.
            let late = |ids: &[_]| {
                let is_late = |id: &&_| !register.status(**id).late.is_empty();
                ids.iter().filter(is_late).count()
            };
            let owed = register.answers_for(party);
            if counted != owed.len() + late(&owed) {
                broken.push(format!(
                    "{} {address}: {counted}, but {} are owed and {} of them late",
                    published.name,
                    owed.len(),
                    late(&owed)
                ));
            }
        }
    }
    assert_holds(broken);
}
