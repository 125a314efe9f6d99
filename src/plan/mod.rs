//! Which addresses will exist. An entry is a recipe: it holds no HTML, and makes its view only when
//! it is rendered. Navigation, sitemap and links all come from this one plan.

pub mod address;
mod file;
mod page;
pub mod sentence;
mod site;
pub mod view;

pub use site::Site;
pub use view::View;

use crate::diagnostic::{Finding, Report, Severity};
use crate::register::Subject;
use std::collections::HashMap;

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

/// How an entry's bytes come about.
pub enum Recipe {
    /// A page: its view goes through a template.
    Page(MakeView),
    /// A file that is made without a template.
    File(MakeText),
    /// A file of the content that is published as it is, by its path under the content folder.
    Attachment(String),
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
}

impl Plan {
    /// Plans every page and file of a site. Two that want the same address are a finding.
    pub fn of(site: &Site<'_>, report: &mut Report) -> Plan {
        let mut entries = Vec::new();
        for plan in page::ALL {
            plan(site, &mut entries);
        }
        for plan in file::ALL {
            plan(site, &mut entries);
        }
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = entry.file_name().to_lowercase();
            match taken.get(&key) {
                None => {
                    taken.insert(key, kept.len());
                    kept.push(entry);
                }
                Some(first) => report.add(collision(site, &kept[*first], &entry)),
            }
        }
        // A file cannot stand where another entry needs a folder, nor where the theme's files stand.
        for entry in &kept {
            let name = entry.file_name().to_lowercase();
            let folders = name.match_indices('/').map(|(at, _)| &name[..at]);
            for folder in folders {
                if let Some(first) = taken.get(folder) {
                    report.add(collision(site, &kept[*first], entry));
                }
            }
            if name.starts_with("assets/") || name == "assets" {
                report.add(reserved(site, entry));
            }
        }
        kept.sort_by(|a, b| a.address.cmp(&b.address));
        Plan { entries: kept }
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        let is_page = |entry: &&Entry| matches!(entry.recipe, Recipe::Page(_));
        self.entries.iter().filter(is_page).count()
    }

    /// Every entry, in the order of the addresses.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

fn reserved(site: &Site<'_>, entry: &Entry) -> Finding {
    let message = format!("`{}` is where the theme's own files stand", entry.address);
    let help = "choose another address";
    match entry.subject {
        Some(subject) => {
            let place = site.register.standing(subject).place;
            Finding::error("bad-address", place, message).help(help)
        }
        None => Finding::about_file("bad-address", entry.address.clone(), message).help(help),
    }
}

fn collision(site: &Site<'_>, first: &Entry, second: &Entry) -> Finding {
    if let (Recipe::Attachment(first), Recipe::Attachment(second)) = (&first.recipe, &second.recipe)
    {
        let message = format!("`{first}` and `{second}` are the same name but for capital letters");
        return Finding::about_file("addresses-differ-by-case", second.clone(), message)
            .help("give one of the two files another name");
    }
    let message = format!("two pages want the address `{}`", second.address);
    let help = "give one of the two an `address` of its own";
    let subject = second.subject.or(first.subject);
    match subject {
        Some(subject) => {
            let place = site.register.standing(subject).place;
            Finding::error("address-twice", place, message).help(help)
        }
        None => Finding {
            severity: Severity::Error,
            ..Finding::about_file("address-twice", second.address.clone(), message)
        }
        .help(help),
    }
}
