//! What the papers do not say of open work: no lead, no answer, no decision, no date, no news; with a
//! list of each that says what would end the silence.

use crate::plan::page::facet::{FacetRow, FacetView, columns, meaning_cell, number};
use crate::plan::page::ledger::updated;
use crate::plan::page::list::List;
use crate::plan::page::{Section, index_head};
use crate::plan::view::{Link, Row, View};
use crate::plan::{Entry, Site, address};
use crate::register::{Id, Recommendation, Silent};

/// Plans the index and the lists behind it.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    entries.push(Entry::page("silence", Section::SILENCE.address, view));
    for silent in Silent::ALL {
        let ids = site.register.silent(silent);
        if ids.is_empty() {
            continue;
        }
        let told = |part: &str| site.words.say(&format!("silence-{}-{part}", silent.key()));
        let updated = updated(site, ids.iter().copied());
        let mut list = List::of_recommendations(
            "silence-list",
            address::of_silent(silent),
            Section::RECOMMENDATIONS,
            told("list"),
            ids.clone(),
        );
        list.crumbs = vec![
            Section::RECOMMENDATIONS.link(site),
            Section::SILENCE.link(site),
        ];
        list.order = "order-oldest-first";
        if silent == Silent::NoNews {
            list.order = "order-longest-silent-first";
            list.rows = Box::new(move |site, range| {
                ids[range]
                    .iter()
                    .map(|id| dated_row(site, *id).into())
                    .collect()
            });
        }
        list.intro = format!("<p>{} {}</p>", told("meaning"), told("end"));
        list.updated = updated;
        list.plan(site, entries);
    }
}

/// A row that tells the newest date of the papers too.
fn dated_row(site: &Site<'_>, id: Id<Recommendation>) -> Row {
    let mut row = site.row(id).clone();
    let news = site.register.last_news(id);
    let news = news.map(|date| {
        site.words
            .with("row-news", &[("date", &site.words.date(date))])
    });
    let parts: Vec<String> = row.note.take().into_iter().chain(news).collect();
    row.note = (!parts.is_empty()).then(|| parts.join(" "));
    row
}

fn view(site: &Site<'_>) -> View {
    let words = site.words;
    let mut all = Vec::new();
    let mut rows = Vec::new();
    for silent in Silent::ALL {
        let ids = site.register.silent(silent);
        let name = words.say(&format!("silence-{}", silent.key()));
        let mut count = number(site, "column-how-many", ids.len());
        let link = if ids.is_empty() {
            count.text = words.say("none");
            Link::words(name)
        } else {
            Link::to(name, site.at(&address::of_silent(silent)))
        };
        let meaning = format!("silence-{}-meaning", silent.key());
        rows.push(FacetRow {
            link,
            cells: vec![meaning_cell(site, &meaning), count],
        });
        all.extend(ids);
    }
    let lead = words.with("silence-lead", &[("day", &site.days().0)]);
    let section = Section::SILENCE;
    let mut head = index_head(site, section, section.name(site), lead.clone());
    head.section = Section::RECOMMENDATIONS.key.into();
    head.breadcrumbs.push(Section::RECOMMENDATIONS.link(site));
    head.updated = updated(site, all);
    let keys = ["column-missing", "column-meaning", "column-how-many"];
    View {
        template: "facet.html",
        head,
        body: Box::new(FacetView {
            lead,
            intro: words.say("silence-intro"),
            caption: words.say("silence-caption"),
            columns: columns(site, &keys),
            rows,
            empty: words.say("none-here"),
            as_of: site.as_of(),
            related: [Section::OWED, Section::PROMISES]
                .map(|section| section.link(site))
                .into(),
        }),
    }
}
