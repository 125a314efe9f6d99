//! What is owed, counted by who leads it or was asked: leads, organisations, committees and boards.

use crate::plan::page::facet::{FacetRow, FacetView, columns, number};
use crate::plan::page::ledger::updated;
use crate::plan::page::owed::{crumbs, dated};
use crate::plan::page::{Section, index_head};
use crate::plan::view::{Link, View};
use crate::plan::{Entry, Site};
use crate::register::{Party, Register, Urgency};

/// One way to count: its key in the wording table, its address, and whom it counts.
#[derive(Clone, Copy)]
struct By {
    key: &'static str,
    address: &'static str,
    column: &'static str,
    parties: fn(&Register) -> Vec<Party>,
}

const ALL: [By; 3] = [
    By {
        key: "leads",
        address: "owed/leads/",
        column: "column-lead",
        parties: |register| {
            let people = register.people.ids().map(Party::Person);
            people
                .chain(register.posts.ids().map(Party::Post))
                .collect()
        },
    },
    By {
        key: "organisations",
        address: "owed/organisations/",
        column: "column-organisation",
        parties: |register| {
            let organisations = register.organisations.ids();
            organisations.map(Party::Organisation).collect()
        },
    },
    By {
        key: "bodies",
        address: "owed/bodies/",
        column: "column-body",
        parties: |register| register.bodies.ids().map(Party::Body).collect(),
    },
];

/// Plans the three.
pub(super) fn plan(entries: &mut Vec<Entry>) {
    for by in ALL {
        entries.push(Entry::page("owed-by", by.address, move |site| {
            view(site, by)
        }));
    }
}

/// Links to the three.
pub(super) fn links(site: &Site<'_>) -> Vec<Link> {
    ALL.iter()
        .map(|by| {
            let words = site.words.say(&format!("owed-by-{}", by.key));
            Link::to(words, site.at(by.address))
        })
        .collect()
}

fn view(site: &Site<'_>, by: By) -> View {
    let words = site.words;
    let register = site.register;
    let has_routine = register
        .recommendations
        .ids()
        .any(|id| register.status(id).urgency == Urgency::Routine);
    let shown: Vec<Urgency> = Urgency::OWED
        .into_iter()
        .filter(|urgency| *urgency != Urgency::Routine || has_routine)
        .collect();
    let mut all = Vec::new();
    let mut rows = Vec::new();
    for party in (by.parties)(register) {
        let ids = register.answers_for(party);
        if ids.is_empty() {
            continue;
        }
        let counts = register.urgencies(&ids);
        let count = |urgency: Urgency| counts.get(&urgency).copied().unwrap_or_default();
        let mut cells: Vec<_> = shown
            .iter()
            .map(|urgency| number(site, &column(*urgency), count(*urgency)))
            .collect();
        cells.push(number(site, "column-all-open", ids.len()));
        let link = site.party(party);
        all.extend(ids);
        rows.push((
            std::cmp::Reverse(count(Urgency::Late)),
            link.text.to_lowercase(),
            FacetRow { link, cells },
        ));
    }
    rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let mut keys = vec![by.column.to_owned()];
    keys.extend(shown.iter().map(|urgency| column(*urgency)));
    keys.push("column-all-open".to_owned());
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let told = |part: &str| dated(site, &format!("owed-by-{}-{part}", by.key), None);
    let lead = told("lead");
    let mut head = index_head(site, Section::OWED, told("title"), lead.clone());
    head.section = Section::RECOMMENDATIONS.key.into();
    head.breadcrumbs.extend(crumbs(site));
    head.updated = updated(site, all);
    let own = site.at(by.address);
    let mut related = links(site);
    related.push(Section::OWED.link(site));
    related.retain(|link| link.href.as_ref() != Some(&own));
    View {
        template: "facet.html",
        head,
        body: Box::new(FacetView {
            lead,
            intro: told("intro"),
            caption: told("caption"),
            columns: columns(site, &keys),
            rows: rows.into_iter().map(|(_, _, row)| row).collect(),
            empty: words.say("none-here"),
            as_of: site.as_of(),
            related,
        }),
    }
}

fn column(urgency: Urgency) -> String {
    format!("column-{}", urgency.key())
}
