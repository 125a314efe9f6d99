//! The pages of both sides, made or read, for the comparison of pages.

use crate::command::CouldNotRun;
use crate::difference::{
    Mark, PageChange, Pages, RecordChange, compare_pages, excerpts_of, links_to, mark,
};
use crate::plan::{Entry, Plan, Recipe, Site};
use crate::render::{Rendered, Renderer, Theme};
use crate::source::{Attachment, Sources};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;

/// A side whose pages can be made.
pub(super) struct Rendering<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) plan: &'a Plan,
    pub(super) renderer: &'a Renderer<'a>,
    pub(super) sources: &'a Sources,
}

/// Who links to each address, on the later side by name, on the earlier one by number.
type Links = BTreeMap<String, (Vec<String>, usize)>;

/// The most changed pages whose words are compared.
const MOST_WORDS: usize = 200;

impl Rendering<'_> {
    /// The bytes of an entry. A page that cannot be made has none: building says so.
    fn bytes(&self, entry: &Entry, is_small: bool) -> Vec<u8> {
        let made = match is_small {
            true => self.renderer.render(entry),
            false => self.renderer.draft(entry, None),
        };
        match made {
            Ok(Rendered::Bytes(bytes)) => bytes,
            Ok(Rendered::Attachment(path)) => {
                let file = self.sources.file(&Attachment { path, size: 0 });
                std::fs::read(file).unwrap_or_default()
            }
            Err(_) => Vec::new(),
        }
    }

    /// The mark of every address, and for the wanted addresses who links there.
    fn marks(
        &self,
        is_small: bool,
        wanted: &BTreeSet<String>,
        heard: impl Fn(&str, Vec<String>) + Sync,
    ) -> BTreeMap<String, Mark> {
        let base = self.site.settings.base_path();
        let whole = self.site.settings.base_url.as_deref().unwrap_or(base);
        self.plan
            .entries()
            .par_iter()
            .map(|entry| {
                let bytes = self.bytes(entry, is_small);
                let is_page = matches!(entry.recipe(), Recipe::Page(_));
                if is_page && !wanted.is_empty() {
                    heard(&entry.address, links_to(&bytes, wanted, &[whole, base]));
                }
                (entry.address.clone(), mark(entry.kind, is_page, &bytes))
            })
            .collect()
    }

    /// Where only a notice stands: that something was withdrawn, or where it is now.
    fn notices(&self) -> BTreeSet<String> {
        self.plan
            .entries()
            .iter()
            .filter(|entry| matches!(entry.kind, "withdrawn" | "moved"))
            .map(|entry| entry.address.clone())
            .collect()
    }

    fn addresses(&self) -> BTreeSet<String> {
        let entries = self.plan.entries().iter();
        entries.map(|entry| entry.address.clone()).collect()
    }
}

/// What differs between the pages of two content folders.
pub(super) fn of_contents(
    old: &Rendering<'_>,
    new: &Rendering<'_>,
    records: &[RecordChange],
) -> Pages {
    let gone: BTreeSet<String> = old
        .addresses()
        .difference(&new.addresses())
        .cloned()
        .collect();
    let links = Mutex::new(Links::new());
    let before = old.marks(false, &gone, |_, found| add(&links, None, found));
    let after = new.marks(false, &gone, |page, found| add(&links, Some(page), found));
    compare_pages(&before, &after, &new.notices(), records, &sorted(links))
}

/// Notes that a page links to these addresses.
fn add(links: &Mutex<Links>, page: Option<&str>, found: Vec<String>) {
    if found.is_empty() {
        return;
    }
    let mut links = links
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    for address in found {
        let (later, earlier) = links.entry(address).or_default();
        match page {
            Some(page) => later.push(page.to_owned()),
            None => *earlier += 1,
        }
    }
}

fn sorted(links: Mutex<Links>) -> Links {
    let mut links = links
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    links.values_mut().for_each(|(later, _)| later.sort());
    links
}

/// What differs between a published folder and the pages that would be published now.
pub(super) fn of_published(
    folder: &Path,
    new: &Rendering<'_>,
    theme: &Theme,
) -> Result<Pages, CouldNotRun> {
    let mut files: Vec<(String, std::path::PathBuf)> = Vec::new();
    for entry in walkdir::WalkDir::new(folder)
        .follow_links(false)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
        })
    {
        let entry = entry.map_err(|error| CouldNotRun::Unreadable {
            path: folder.display().to_string(),
            error: error.into(),
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = path
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        files.push((address_of(&parts.join("/")), entry.path().to_owned()));
    }
    let assets = theme.assets(new.site.settings.accent.as_deref());
    let mut there = new.addresses();
    there.extend(assets.iter().map(|asset| asset.address.clone()));
    let gone: BTreeSet<String> = files
        .iter()
        .map(|(address, _)| address)
        .filter(|address| !there.contains(*address))
        .cloned()
        .collect();
    let links = Mutex::new(Links::new());
    let base = new.site.settings.base_path();
    let whole = new.site.settings.base_url.as_deref().unwrap_or(base);
    let before: Result<BTreeMap<String, Mark>, CouldNotRun> = files
        .par_iter()
        .map(|(address, file)| {
            let bytes = std::fs::read(file).map_err(|error| CouldNotRun::Unreadable {
                path: file.display().to_string(),
                error,
            })?;
            let is_page = is_page(address);
            if is_page {
                add(&links, None, links_to(&bytes, &gone, &[whole, base]));
            }
            Ok((address.clone(), mark("", is_page, &bytes)))
        })
        .collect();
    let before = before?;
    let mut after = new.marks(true, &gone, |page, found| add(&links, Some(page), found));
    after.extend(
        assets
            .into_iter()
            .map(|asset| (asset.address, mark("asset", false, &asset.bytes))),
    );
    let mut pages = compare_pages(&before, &after, &new.notices(), &[], &sorted(links));
    let entries: BTreeMap<&str, &Entry> = new
        .plan
        .entries()
        .iter()
        .map(|entry| (entry.address.as_str(), entry))
        .collect();
    let files: BTreeMap<String, std::path::PathBuf> = files.into_iter().collect();
    // The first ones by their addresses, whichever thread is the fastest.
    let first: Vec<&mut PageChange> = pages
        .changed
        .iter_mut()
        .filter(|page| is_page(&page.address))
        .take(MOST_WORDS)
        .collect();
    first.into_par_iter().for_each(|page| {
        let (Some(entry), Some(file)) =
            (entries.get(page.address.as_str()), files.get(&page.address))
        else {
            return;
        };
        let earlier = std::fs::read(file).unwrap_or_default();
        let (before, after) = excerpts_of(&earlier, &new.bytes(entry, true));
        if before != after {
            (page.before, page.after) = (Some(before), Some(after));
        }
    });
    Ok(pages)
}

fn is_page(address: &str) -> bool {
    address.is_empty() || address.ends_with('/') || address.ends_with(".html")
}

/// The address at which a file of a published folder is read.
fn address_of(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
        _ => path.to_owned(),
    }
}
