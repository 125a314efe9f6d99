//! Which addresses will exist. An entry is a recipe: it holds no HTML, and makes its view only when
//! it is rendered. Navigation, sitemap and links all come from this one plan.

pub mod address;
mod answering;
mod beside;
pub mod chart;
mod csv;
mod file;
mod followed;
mod linked_data;
mod page;
mod room;
pub mod sentence;
mod site;
pub mod view;

pub use file::is_for_scripts;
pub use site::Site;
pub use view::View;

use crate::diagnostic::{Finding, Report, Where};
use crate::plan::view::Head;
use crate::record::fields::Text;
use crate::register::Subject;
use crate::source::{Place, Sources};
use crate::term::slug::{fault_of_name, former_address};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// Everything that will be published, each address once.
pub struct Plan {
    entries: Vec<Entry>,
}

/// One address and how to make what stands there.
pub struct Entry {
    /// The address below the site's base: `recommendations/hosc-2023-15/`, `404.html`, "" for home.
    pub address: String,
    /// The kind of page, as a word for tests and styles: `recommendation`, `lead`, `sitemap`.
    pub kind: &'static str,
    /// The record that the page is about.
    pub subject: Option<Subject>,
    /// Whether search engines and the sitemap should know it.
    pub listed: bool,
    recipe: Recipe,
}

/// Makes the view of a page.
pub type MakeView = Box<dyn Fn(&Site<'_>) -> View + Send + Sync>;

/// Makes the text of a file, which may tell of the whole plan.
pub type MakeText = Box<dyn Fn(&Site<'_>, &Plan) -> String + Send + Sync>;

/// Makes the words of a picture.
pub type MakeCard = Box<dyn Fn(&Site<'_>, &Plan) -> Card + Send + Sync>;

/// How an entry's bytes come about.
pub enum Recipe {
    /// A page: its view goes through a template.
    Page(MakeView),
    /// A file that is made without a template.
    File(MakeText),
    /// The same for a script that unpacks it: many texts that are alike take a quarter of the room.
    Packed(MakeText),
    /// A file of the content that is published as it is, by its path under the content folder.
    Attachment(String),
    /// A picture for whoever shares a link.
    Card(MakeCard),
}

/// The words of the picture that a shared link shows.
pub struct Card {
    /// Who publishes the site.
    pub owner: String,
    /// What the page is called.
    pub heading: String,
    /// Its section; empty where the heading says it.
    pub section: String,
    /// The site's title; empty where the heading says it.
    pub title: String,
}

impl Entry {
    /// A page that is listed.
    pub fn page(
        kind: &'static str,
        address: impl Into<String>,
        view: impl Fn(&Site<'_>) -> View + Send + Sync + 'static,
    ) -> Entry {
        Entry {
            address: address.into(),
            kind,
            subject: None,
            listed: true,
            recipe: Recipe::Page(Box::new(view)),
        }
    }

    /// A file that is made without a template.
    pub fn file(
        kind: &'static str,
        address: &str,
        text: impl Fn(&Site<'_>, &Plan) -> String + Send + Sync + 'static,
    ) -> Entry {
        Entry {
            address: address.to_owned(),
            kind,
            subject: None,
            listed: false,
            recipe: Recipe::File(Box::new(text)),
        }
    }

    /// The same file, packed.
    pub fn packed(self) -> Entry {
        let recipe = match self.recipe {
            Recipe::File(text) => Recipe::Packed(text),
            other => other,
        };
        Entry { recipe, ..self }
    }

    /// The same entry, about a record.
    pub fn about(mut self, subject: Subject) -> Entry {
        self.subject = Some(subject);
        self
    }

    /// The same entry, unknown to the sitemap.
    pub fn unlisted(mut self) -> Entry {
        self.listed = false;
        self
    }

    /// The view of a page, with all that its entry knows: its kind and address, and what stands beside
    /// it. None of a file.
    pub fn view(&self, site: &Site<'_>) -> Option<View> {
        let Recipe::Page(make) = &self.recipe else {
            return None;
        };
        let view = make(site);
        let own = site.url(&self.address);
        let canonical = match self.listed {
            true => own.clone(),
            false => view.head.canonical,
        };
        let mut head = Head {
            kind: self.kind,
            path: site.at(&self.address),
            // What has no address for search engines, such as the page for a wrong one, nobody keeps.
            printed: own.filter(|_| canonical.is_some()),
            canonical,
            ..view.head
        };
        beside::add(site, self, &mut head);
        Some(View { head, ..view })
    }

    /// How its bytes come about.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// The file in the output folder: an address that ends in a stroke is the folder's `index.html`.
    pub fn file_name(&self) -> String {
        if self.address.is_empty() || self.address.ends_with('/') {
            format!("{}index.html", self.address)
        } else {
            self.address.clone()
        }
    }

    /// That file's name in small letters: many computers take two names for one that differ in capitals
    /// only.
    fn folded_name(&self) -> String {
        let mut name = self.file_name();
        match name.is_ascii() {
            true => name.make_ascii_lowercase(),
            false => name = name.to_lowercase(),
        }
        name
    }
}

impl Plan {
    /// Plans every page and file of a site. Two that want the same address are a finding.
    pub fn of(site: &Site<'_>, sources: &Sources, report: &mut Report) -> Plan {
        let planned: Vec<Vec<Entry>> = page::ALL
            .par_iter()
            .map(|plan| {
                let mut entries = Vec::new();
                plan(site, &mut entries);
                entries
            })
            .collect();
        let mut entries: Vec<Entry> = planned.into_iter().flatten().collect();
        // Files are told of the pages: where they stand, and how many there are.
        for plan in file::ALL {
            plan(site, &mut entries);
        }
        let told = told(report);
        let (mut entries, taken) = match room::all_have_room(&entries) {
            true => (entries, HashMap::new()),
            false => each_once((site, sources), entries, &told, report),
        };
        // A file cannot stand where another entry needs a folder, nor where the theme's files stand.
        let folders = |name: &str| {
            let ends = name.match_indices('/');
            ends.filter_map(|(at, _)| taken.get(&name[..at]).copied())
                .collect::<Vec<usize>>()
        };
        let is_long = |name: &str| name.split('/').any(|part| part.len() > LONGEST_NAME);
        let is_of_theme = |name: &str| name.starts_with("assets/") || name == "assets";
        let is_in_doubt = |entry: &&Entry| {
            let address = &entry.address;
            let begins = address.as_bytes().get(.."assets".len());
            matches!(entry.recipe, Recipe::Attachment(_))
                || !address.is_ascii()
                || address.len() > LONGEST_NAME
                || begins.is_some_and(|begins| begins.eq_ignore_ascii_case(b"assets"))
                || (!taken.is_empty() && !folders(&entry.folded_name()).is_empty())
        };
        let in_doubt: Vec<&Entry> = entries.par_iter().filter(is_in_doubt).collect();
        for entry in in_doubt {
            let name = &entry.folded_name();
            for first in folders(name) {
                collision((site, sources), &entries[first], entry, report);
            }
            if is_long(name) && !matches!(entry.recipe, Recipe::Attachment(_)) {
                report.add(too_long(site, entry));
            }
            if let Recipe::Attachment(path) = entry.recipe()
                && let Some(reason) = path.split('/').find_map(fault_of_name)
            {
                let path = format!("{}/{path}", site.register.folder);
                let message = format!("a file of this name cannot be published: {reason}");
                report.add(
                    Finding::about_file("bad-address", path, message)
                        .help("rename the file, and write the new name where it is linked"),
                );
            }
            if is_of_theme(name) {
                report.add(reserved(site, entry));
            }
        }
        // Each address stands once, so there is no order of equals to be kept.
        entries.par_sort_unstable_by(|a, b| a.address.cmp(&b.address));
        Plan { entries }
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        let is_page = |entry: &&Entry| matches!(entry.recipe, Recipe::Page(_));
        self.entries.iter().filter(is_page).count()
    }

    /// The entry at an address.
    pub fn entry(&self, address: &str) -> Option<&Entry> {
        let found = self
            .entries
            .binary_search_by(|entry| entry.address.as_str().cmp(address));
        found.ok().map(|at| &self.entries[at])
    }

    /// The entry that is published as the file of this name.
    pub fn of_file(&self, name: &str) -> Option<&Entry> {
        let of_folder = || self.entry(name.strip_suffix("index.html")?);
        let entry = self.entry(name).or_else(of_folder);
        entry.filter(|entry| entry.file_name() == name)
    }

    /// Every entry, in the order of the addresses.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// Those entries that are the first to want their file, and the file names of all with their positions.
/// That another wants one too is a finding.
fn each_once(
    (site, sources): (&Site<'_>, &Sources),
    entries: Vec<Entry>,
    told: &BTreeSet<Place>,
    report: &mut Report,
) -> (Vec<Entry>, HashMap<String, usize>) {
    let names: Vec<String> = entries.par_iter().map(Entry::folded_name).collect();
    let mut taken: HashMap<String, usize> = HashMap::with_capacity(names.len());
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    for (entry, name) in entries.into_iter().zip(names) {
        match taken.get(&name) {
            None => {
                taken.insert(name, kept.len());
                kept.push(entry);
            }
            Some(first) if is_told(site, told, &entry) || is_told(site, told, &kept[*first]) => {}
            Some(first) => collision((site, sources), &kept[*first], &entry, report),
        }
    }
    (kept, taken)
}

/// The longest name of a folder or file that every system can hold, in bytes.
const LONGEST_NAME: usize = 200;

/// An address that comes from a title, a name or a topic without end.
fn too_long(site: &Site<'_>, entry: &Entry) -> Finding {
    let message = "an address made from this is too long for many computers";
    let of_topic = entry.address.strip_prefix("topics/").and_then(|rest| {
        let slug = rest.split('/').next().unwrap_or_default();
        let first = site.register.topics.get(slug)?.recommendations.first()?;
        let topic = site.register.recommendations[*first]
            .record
            .topic
            .as_ref()?;
        Some(topic.place)
    });
    match (of_topic, place(site, entry)) {
        (Some(place), _) => {
            Finding::error("bad-address", place, message).help("name the topic in a few words")
        }
        (None, Ok(place)) => Finding::error("bad-address", place, message)
            .help("give the record a shorter `address`"),
        (None, Err(path)) => Finding::about_file("bad-address", path, message)
            .help("give the record that it is made from a shorter `address`"),
    }
}

fn reserved(site: &Site<'_>, entry: &Entry) -> Finding {
    let message = format!("`{}` is where the theme's own files stand", entry.address);
    let help = "choose another address, outside `assets/`";
    match place(site, entry) {
        Ok(place) => Finding::error("bad-address", place, message).help(help),
        Err(path) => Finding::about_file("bad-address", path, message).help(help),
    }
}

/// Where it was said that two records have one name or one reference: then it is no news that they
/// want one address.
fn told(report: &Report) -> BTreeSet<Place> {
    let is_of_two = |name| matches!(name, "duplicate-reference" | "name-twice" | "no-address");
    let findings = report.findings().iter();
    findings
        .filter(|finding| is_of_two(finding.name))
        .filter_map(|finding| match finding.at {
            Where::Place(place) => Some(place),
            Where::File(_) | Where::Text(_) => None,
        })
        .collect()
}

/// Whether an entry is the page of a record of which that was said.
fn is_told(site: &Site<'_>, told: &BTreeSet<Place>, entry: &Entry) -> bool {
    entry.kind != "moved"
        && entry.subject.is_some_and(|subject| {
            let extent = site.register.standing(subject).extent;
            let end = Place {
                start: extent.end,
                ..extent
            };
            told.range(extent..=end).next().is_some()
        })
}

/// Reports two entries that want one place, at whichever of the two an officer can change.
fn collision(
    (site, sources): (&Site<'_>, &Sources),
    first: &Entry,
    second: &Entry,
    report: &mut Report,
) {
    let is_attachment = |entry: &Entry| matches!(entry.recipe, Recipe::Attachment(_));
    let (at, other) = match (place(site, second), is_attachment(second)) {
        (Err(_), false) => (first, second),
        _ => (second, first),
    };
    let own = match (&at.recipe, &other.recipe) {
        (Recipe::Attachment(path), Recipe::Attachment(other)) => {
            let path = format!("{}/{path}", site.register.folder);
            let message = format!("differs from `{other}` in capital letters only");
            let help = "many computers take the two for one: rename one of them";
            report.add(Finding::about_file("addresses-differ-by-case", path, message).help(help));
            return;
        }
        _ if at.kind == "moved" => {
            "take this former address away; the readers who come to it meet the other page"
        }
        _ => "give one of the two an `address` of its own",
    };
    // Two records of one title are told apart by where they stand.
    let stands = match place(site, other) {
        Ok(place) => format!(", at {}", sources.line(place)),
        Err(_) => String::new(),
    };
    let what = match other.subject {
        Some(subject) if other.kind == "moved" => {
            format!("a former address of `{}`{stands}", site.name(subject))
        }
        Some(subject) => format!("`{}`{stands}", site.name(subject)),
        None => format!("the site's own page `{}`", other.address),
    };
    let message = format!("two pages want the address `{}`", at.address);
    let help = format!("the other is {what}; {own}");
    report.add(match place(site, at) {
        Ok(place) => Finding::error("address-twice", place, message).help(help),
        Err(path) => Finding::about_file("address-twice", path, message).help(help),
    });
}

/// Where an officer wrote what an entry comes from: its address, its former address, or the record.
/// The file where there is no such place.
fn place(site: &Site<'_>, entry: &Entry) -> Result<Place, String> {
    if let Recipe::Attachment(path) = &entry.recipe {
        return Err(format!("{}/{path}", site.register.folder));
    }
    if let Some(subject) = entry.subject {
        let standing = site.register.standing(subject);
        let is_this = |text: &&Text| former_address(&text.text).as_ref() == Ok(&entry.address);
        return Ok(match entry.kind {
            "moved" => standing.former_addresses.iter().find(is_this),
            _ => standing.address.as_ref(),
        }
        .map_or(standing.place, |text| text.place));
    }
    let withdrawn = site.register.withdrawn.iter().find(|withdrawn| {
        format!("{}{}/", address::folder(withdrawn.shelf), withdrawn.slug) == entry.address
            || (entry.kind == "moved"
                && withdrawn
                    .former_addresses
                    .iter()
                    .any(|former| former_address(former).as_ref() == Ok(&entry.address)))
    });
    match withdrawn {
        Some(withdrawn) => Ok(withdrawn.place),
        None => Err(entry.address.clone()),
    }
}
