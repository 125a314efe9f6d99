//! Two pages, or two records of one kind, have the same title.
//!
//! Why it matters: in a list, a search engine or the tabs of a browser a reader cannot tell one from the
//! other.
//!
//! How to mend it: say in each title what sets it apart, such as the place, the year or the group that it
//! is about. In a theme, write the whole of `page.title` into `<title>`.
//!
//! Example: two recommendations with `title: Publish the waiting times`.

use crate::check::pages::{Page, Pages};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::fields::Text;
use crate::register::{Id, Meeting, Subject};
use crate::term::text::{letters, name_key};
use std::collections::{BTreeMap, HashSet};

pub(super) const CHECK: Check = Check::new(
    "title-twice",
    Severity::Warning,
    include_str!("title_twice.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let told = look_at_records(content, found);
    let mut by_title: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, page) in pages.made.iter().enumerate() {
        // A page at a former address has the title of the page that it leads to.
        if page.entry.kind != "moved"
            && let Some(title) = page
                .outline
                .title
                .as_deref()
                .filter(|title| !title.is_empty())
        {
            by_title.entry(title).or_default().push(at);
        }
    }
    const TOLD: usize = 5;
    let twice: Vec<_> = by_title
        .into_iter()
        .filter(|(_, places)| places.len() > 1)
        .filter(|(_, places)| {
            let is_told = |at: &usize| {
                let subject = pages.made.get(*at).and_then(|page| page.entry.subject);
                subject.is_some_and(|subject| told.contains(&subject))
            };
            !places.iter().all(is_told) && !is_one_sitting(content, pages, places)
        })
        .collect();
    let left_out = twice.len().saturating_sub(TOLD);
    for (at, (title, places)) in twice.into_iter().take(TOLD).enumerate() {
        let names: Vec<String> = places
            .iter()
            .filter_map(|at| pages.made.get(*at))
            .map(|page| page.name())
            .collect();
        let [first, second, rest @ ..] = names.as_slice() else {
            continue;
        };
        let others = match rest.len() {
            0 => format!("`{second}`"),
            1 => format!("`{second}` and 1 other page"),
            count => format!("`{second}` and {count} other pages"),
        };
        let mut help =
            "write `{{ page.title }}` into the `<title>` of the template, and give each \
                        record a title of its own"
                .to_owned();
        if left_out > 0 && at + 1 == TOLD {
            help.push_str(&format!("; {left_out} more titles stand twice"));
        }
        let message = format!("the page has the same title as {others}: `{title}`");
        found.in_file(first, message, help);
    }
}

/// Looks at the titles of all records, and returns those that have one twice.
fn look_at_records(content: &Content<'_>, found: &mut Found<'_>) -> HashSet<Subject> {
    let register = content.register;
    let mut rows: Vec<Titled<'_>> = Vec::new();
    let mut add = |kind, title, also, subject| {
        rows.push(Titled {
            letters: letters(title_of(title)),
            kind,
            title,
            also,
            subject,
        });
    };
    for (id, row) in register.recommendations.iter() {
        // One that stands in the place of another asks for the same again.
        let is_of_another = !row.supersedes.is_empty() || !row.superseded_by.is_empty();
        if !is_of_another {
            let subject = Subject::Recommendation(id);
            let kind = row.record.kind.folder();
            add(kind, &row.record.title, String::new(), subject);
        }
    }
    for (id, row) in register.pages.iter() {
        add("pages", &row.record.title, String::new(), Subject::Page(id));
    }
    for (id, row) in register.reports.iter() {
        // Reports that come again and again have the title of their kind, and a date.
        let date = row.record.report_date.as_ref().map(|date| date.text());
        let meeting = row.record.meeting.as_ref().map(Text::as_str);
        let from = row.record.from.as_str();
        let also = format!(
            "{}/{}/{from}",
            date.unwrap_or_default(),
            meeting.unwrap_or_default()
        );
        add("reports", &row.record.title, also, Subject::Report(id));
    }
    // Most have letters like no other, and need no closer look.
    rows.sort_by_key(|row| row.letters);
    let mut titles: Titles<'_> = BTreeMap::new();
    for alike in rows.chunk_by(|one, next| one.letters == next.letters) {
        for row in alike.iter().filter(|_| alike.len() > 1) {
            let key = (row.kind, name_key(title_of(row.title)), row.also.clone());
            titles
                .entry(key)
                .or_default()
                .push((row.title, row.subject));
        }
    }
    let mut told = HashSet::new();
    for rows in titles.into_values() {
        let Some((first, _)) = rows.first() else {
            continue;
        };
        if rows.len() < 2 {
            continue;
        }
        told.extend(rows.iter().map(|(_, subject)| *subject));
        for (title, _) in rows.iter().skip(1) {
            let message = format!("`{}` is also the title of another record", title.text);
            let help = format!(
                "it stands at {} too; say in each title what sets it apart",
                content.line(first.place)
            );
            found.at(title.place, message, help);
        }
    }
    told
}

/// Whether all are pages of meetings of one body on one date: that is told of the meetings.
fn is_one_sitting(content: &Content<'_>, pages: &Pages<'_>, places: &[usize]) -> bool {
    let mut sittings = places.iter().map(|at| {
        let meeting = &content.register.meetings[meeting_of(pages, pages.made.get(*at)?)?];
        Some((meeting.body, meeting.record.date.earliest()?))
    });
    let first = sittings.next().flatten();
    first.is_some() && sittings.all(|sitting| sitting == first)
}

/// The meeting of a page: its own, or that of what became of its recommendations since.
fn meeting_of(pages: &Pages<'_>, page: &Page<'_>) -> Option<Id<Meeting>> {
    let of = |page: &Page<'_>| match page.entry.subject {
        Some(Subject::Meeting(id)) => Some(id),
        _ => None,
    };
    of(page).or_else(|| {
        let address = &page.entry.address;
        let own = address.strip_suffix("annex/").unwrap_or(address);
        let own = own.strip_suffix("since/")?;
        let mut made = pages.made.iter();
        of(made.find(|page| page.entry.address == own)?)
    })
}

/// A record with its title.
struct Titled<'a> {
    /// The same for all titles of the same letters.
    letters: u64,
    kind: &'static str,
    title: &'a Text,
    /// What else tells it apart.
    also: String,
    subject: Subject,
}

/// Records by kind, title, and what else tells them apart.
type Titles<'a> = BTreeMap<(&'static str, String, String), Vec<(&'a Text, Subject)>>;

/// A title without the marks at its end.
fn title_of(title: &Text) -> &str {
    title.text.trim_end_matches(['.', '!', '?', ' '])
}
