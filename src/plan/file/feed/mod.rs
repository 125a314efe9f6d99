//! The feeds: what changed, as Atom and as JSON Feed, for the site and for each record that can be
//! followed. Their ids and links are whole addresses, so without a base URL there are none.

mod atom;
mod channel;
mod item;
mod json;

pub use channel::Channel;

use crate::plan::file::feed::item::{Item, items};
use crate::plan::file::folders::Folders;
use crate::plan::view::Feed;
use crate::plan::{Entry, Site};
use crate::term::london::moment;
use rayon::prelude::*;

/// The most news that a feed holds, but for the feed of one recommendation, which holds all.
pub const MOST: usize = 50;

/// The name of a feed's file beside its page, in its two formats.
pub const ATOM: &str = "feed.atom";
const JSON: &str = "feed.json";

/// What stands as the time of a feed that has nothing to tell yet. Atom asks for one, and neither the
/// day of the build nor any other day would be true.
const NEVER: &str = "1970-01-01T00:00:00+00:00";

/// Plans them: beside the page, and beside each former address of it, where readers may still look.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    if site.settings.base_url.is_none() {
        return;
    }
    let mut folders = Folders::of(entries);
    let mut channels = Vec::new();
    for channel in Channel::all(site) {
        let subject = match channel {
            Channel::Record(subject) => Some(subject),
            Channel::Site | Channel::Topic(_) => None,
        };
        for folder in folders.give(site, channel.address(site), subject) {
            channels.push((folder, channel.clone()));
        }
    }
    let planned = channels.into_par_iter().flat_map_iter(|(folder, channel)| {
        let (as_atom, as_json) = (channel.clone(), channel);
        [
            Entry::file("feed", &format!("{folder}{ATOM}"), move |site, _| {
                atom::text(&Told::of(site, &as_atom))
            }),
            Entry::file("feed", &format!("{folder}{JSON}"), move |site, _| {
                json::text(&Told::of(site, &as_json))
            }),
        ]
    });
    entries.par_extend(planned);
}

/// The feeds that tell of what a page is about, the nearest first.
pub fn beside(site: &Site<'_>, entry: &Entry) -> Vec<Feed> {
    if site.settings.base_url.is_none() {
        return Vec::new();
    }
    Channel::of(site, entry)
        .map(|channel| link(site, &channel))
        .into_iter()
        .collect()
}

/// The links to a feed.
pub fn link(site: &Site<'_>, channel: &Channel) -> Feed {
    let address = channel.address(site);
    Feed {
        title: channel.title(site),
        atom: site.at(&format!("{address}{ATOM}")),
        json: site.at(&format!("{address}{JSON}")),
    }
}

/// All that a feed tells, in no format yet.
struct Told {
    id: String,
    title: String,
    subtitle: String,
    language: String,
    author: String,
    licence: String,
    licence_link: String,
    /// The page with the same facts.
    page: String,
    atom: String,
    json: String,
    /// The time of the newest.
    updated: String,
    items: Vec<Item>,
}

impl Told {
    fn of(site: &Site<'_>, channel: &Channel) -> Told {
        let address = channel.address(site);
        let whole = |file: &str| site.url(&format!("{address}{file}")).unwrap_or_default();
        let items = items(site, channel);
        let subtitle = match channel.most() {
            Some(most) => site.words.count("feed-about-newest", most),
            None => site.words.say("feed-about-all"),
        };
        let settings = site.settings;
        Told {
            id: tag(site, &format!("feed/{address}")),
            title: plain(&channel.title(site)),
            subtitle,
            language: settings.language.clone(),
            author: plain(&settings.owner),
            licence: plain(&settings.licence.name),
            licence_link: settings.licence.link.clone(),
            page: whole(""),
            atom: whole(ATOM),
            json: whole(JSON),
            updated: items
                .first()
                .map_or_else(|| NEVER.to_owned(), |item| item.time.clone()),
            items,
        }
    }
}

/// An id that stays: a tag URI (RFC 4151) of the site's host and the year in which feeds began. The
/// path of the base URL, titles and wordings are no part of it.
pub fn tag(site: &Site<'_>, specific: &str) -> String {
    format!("tag:{},2026:{specific}", host(site))
}

/// The name of the site's host, without a port; a name that nobody has where it has none.
pub fn host(site: &Site<'_>) -> String {
    let url = site.settings.base_url.as_deref().unwrap_or_default();
    let behind = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = behind.split(['/', ':']).next().unwrap_or_default();
    let host: String = host
        .to_lowercase()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        .collect();
    match host.is_empty() {
        true => "site.invalid".to_owned(),
        false => host,
    }
}

/// A text without the characters that XML 1.0 does not allow at all: feeds in both formats say the same.
fn plain(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

/// Midnight at the beginning of a day.
fn midnight(day: chrono::NaiveDate) -> String {
    moment(day, 0)
}
