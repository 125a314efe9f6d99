//! One paper stands twice: two documents, two papers of a meeting or two reports with the same number,
//! link, file or title.
//!
//! Why it matters: readers follow both and wonder which holds. Records that cite the one do not show
//! up at the other.
//!
//! How to mend it: keep one of the two and let every record cite it. If they are two papers, give each
//! its own number, link or pages.
//!
//! Example: two entries of `documents.yaml` with `file: documents/plan.pdf`.

use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::document::Paper;
use crate::register::{Id, Meeting, Subject};
use crate::source::Place;
use crate::term::likeness::{likeness, telling_words};
use std::collections::HashMap;

pub(super) const CHECK: Check = Check::new(
    "paper-twice",
    Severity::Warning,
    include_str!("paper_twice.rs"),
    Looks::Through(look),
);

const HELP: &str =
    "keep one of the two; if they are two papers, give each its own number, link or pages";

/// What makes two papers one.
#[derive(PartialEq, Eq, Hash)]
enum Same<'a> {
    File(&'a str),
    Link(String),
    Number(Option<Id<Meeting>>, String),
}

/// Where a fact of a paper stands. The way there is long, so only a finding goes it.
struct Stands {
    record: Place,
    /// Which of the papers of a meeting it is of.
    row: Option<usize>,
    key: &'static str,
}

impl Stands {
    fn of(record: Place, row: Option<usize>, key: &'static str) -> Stands {
        Stands { record, row, key }
    }

    fn place(&self, content: &Content<'_>) -> Place {
        let key = Step::Key(self.key);
        match self.row {
            Some(row) => content.at(self.record, &[Step::Key("papers"), Step::Row(row), key]),
            None => content.at(self.record, &[key]),
        }
    }
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let mut seen: HashMap<Same<'_>, Vec<(&Paper, Stands)>> = HashMap::new();
    for document in register.documents.rows() {
        let record = &document.record;
        let paper = &record.paper;
        let place = |key| Stands::of(record.standing.place, None, key);
        if let Some(file) = &paper.file {
            tell(
                content,
                seen.entry(Same::File(&file.text)).or_default(),
                paper,
                place("file"),
                found,
            );
            continue;
        }
        if let Some(link) = &paper.link {
            let of_link = seen.entry(Same::Link(folded_link(&link.text))).or_default();
            if tell(content, of_link, paper, place("link"), found) {
                continue;
            }
        }
        let Some(number) = &paper.paper else {
            continue;
        };
        for subject in &document.cited_by {
            if let Subject::Meeting(meeting) = subject {
                let same = Same::Number(Some(*meeting), folded(number));
                if tell(
                    content,
                    seen.entry(same).or_default(),
                    paper,
                    place("paper"),
                    found,
                ) {
                    break;
                }
            }
        }
    }
    for meeting in register.meetings.rows() {
        let mut seen: HashMap<Same<'_>, Vec<(&Paper, Stands)>> = HashMap::new();
        let place = meeting.record.standing.place;
        for (row, paper) in meeting.record.papers.iter().enumerate() {
            if paper.exempt.is_some() {
                continue;
            }
            let place = |key| Stands::of(place, Some(row), key);
            let file = paper
                .file
                .as_ref()
                .map(|file| (Same::File(&file.text), "file"));
            let link = paper
                .link
                .as_ref()
                .map(|link| (Same::Link(folded_link(&link.text)), "link"));
            let number = paper
                .paper
                .as_ref()
                .map(|number| (Same::Number(None, folded(number)), "paper"));
            for (same, key) in [file, link, number].into_iter().flatten() {
                if tell(
                    content,
                    seen.entry(same).or_default(),
                    paper,
                    place(key),
                    found,
                ) {
                    break;
                }
            }
        }
    }
    look_at_reports(content, found);
    look_at_titles(content, found);
}

/// Two papers of a meeting, or two documents, that nothing but a link or a file tells apart.
fn look_at_titles(content: &Content<'_>, found: &mut Found<'_>) {
    let documents = content.register.documents.rows().iter();
    let documents = documents.map(|row| (&row.record.paper, row.record.standing.place, None));
    let meetings = content.register.meetings.rows().iter();
    let of_meetings = meetings.map(|row| {
        let place = row.record.standing.place;
        let papers = row.record.papers.iter().enumerate();
        papers
            .map(|(at, paper)| (paper, place, Some(at)))
            .collect::<Vec<_>>()
    });
    for papers in std::iter::once(documents.collect::<Vec<_>>()).chain(of_meetings) {
        type Titled<'a> = (&'a Paper, Place, Option<usize>);
        let mut seen: HashMap<String, Vec<Titled<'_>>> = HashMap::new();
        for (paper, record, row) in papers {
            let title = paper.title.as_ref().map_or("", |title| title.text.as_str());
            if paper.exempt.is_some() || !title.contains(' ') {
                continue;
            }
            let others = seen.entry(title.to_lowercase()).or_default();
            let again = others
                .iter()
                .take(8)
                .find(|(other, _, _)| are_alike(other, paper));
            if let Some((_, first, first_row)) = again {
                let place = Stands::of(record, row, "title").place(content);
                found.at(
                    place,
                    format!(
                        "two papers are called `{title}`: the first in {}",
                        content.line(Stands::of(*first, *first_row, "title").place(content))
                    ),
                    "say in each title what sets it apart, or keep one of the two",
                );
            }
            others.push((paper, record, row));
        }
    }
}

/// Whether of two papers with one title nothing that a reader sees is known to differ, and they are not the
/// same paper, which is told of otherwise.
fn are_alike(one: &Paper, other: &Paper) -> bool {
    let differ = |a: Option<&str>, b: Option<&str>| matches!((a, b), (Some(a), Some(b)) if folded(a) != folded(b));
    let date = |paper: &Paper| {
        paper
            .published_on
            .as_ref()
            .map(|date| date.text().to_owned())
    };
    let (first, second) = (date(one), date(other));
    let is_known_otherwise = differ(one.paper.as_deref(), other.paper.as_deref())
        || differ(one.pages.as_deref(), other.pages.as_deref())
        || differ(first.as_deref(), second.as_deref())
        || differ(one.kind.as_deref(), other.kind.as_deref());
    let leads = |paper: &Paper| {
        let link = paper.link.as_ref().map(|link| folded_link(&link.text));
        link.or_else(|| paper.file.as_ref().map(|file| file.text.clone()))
    };
    // One paper may be there in two formats.
    let format = |paper: &Paper| {
        let path = leads(paper)?;
        let (_, name) = path.rsplit_once('/')?;
        let (_, ending) = name.rsplit_once('.')?;
        Some(ending.to_lowercase())
    };
    !is_known_otherwise && leads(one) != leads(other) && format(one) == format(other)
}

/// Two reports of one number to one meeting.
fn look_at_reports(content: &Content<'_>, found: &mut Found<'_>) {
    let mut seen: HashMap<(Id<Meeting>, String), Stands> = HashMap::new();
    for report in content.register.reports.rows() {
        let (Some(meeting), Some(number)) = (report.meeting, &report.record.paper) else {
            continue;
        };
        let place = Stands::of(report.record.standing.place, None, "paper");
        match seen.get(&(meeting, folded(number))) {
            Some(other) => {
                found.at(
                    place.place(content),
                    format!(
                        "another report to the same meeting has the number `{number}`: {}",
                        content.line(other.place(content))
                    ),
                    HELP,
                );
            }
            None => {
                seen.insert((meeting, folded(number)), place);
            }
        }
    }
}

/// Adds a paper to those that share something, and says so if it is one of them again.
fn tell<'a>(
    content: &Content<'_>,
    others: &mut Vec<(&'a Paper, Stands)>,
    paper: &'a Paper,
    place: Stands,
    found: &mut Found<'_>,
) -> bool {
    let again = others
        .iter()
        .take(8)
        .find(|(other, _)| is_one(other, paper));
    let is_again = again.is_some();
    if let Some((_, first)) = again {
        let again = place.place(content);
        found.at(
            again,
            format!(
                "`{}` stands a second time: first in {}",
                content.words(again).trim_matches(['"', '\'']),
                content.line(first.place(content))
            ),
            HELP,
        );
    } else {
        others.push((paper, place));
    }
    is_again
}

/// Whether two papers that share a number, link or file are one: not two stretches of pages of a pack,
/// nor a report and its annex, nor two papers behind the page of their meeting.
fn is_one(one: &Paper, other: &Paper) -> bool {
    if let (Some(pages), Some(others)) = (&one.pages, &other.pages)
        && folded(pages) != folded(others)
        && pages
            .chars()
            .any(|c| !c.is_ascii_digit() && !c.is_whitespace())
    {
        return false;
    }
    let title = |paper: &Paper| {
        let title = paper.title.as_ref().map(|title| title.text.to_lowercase());
        title.unwrap_or_default()
    };
    let (title, other_title) = (title(one), title(other));
    let part_of = |title: &str| {
        const PARTS: [&str; 10] = [
            "appendix",
            "annex",
            "addendum",
            "supplement",
            "slides",
            "presentation",
            "part ",
            "cover",
            "summary",
            "easy read",
        ];
        PARTS.into_iter().find(|part| title.contains(part))
    };
    if part_of(&title) != part_of(&other_title)
        || (part_of(&title).is_some() && title != other_title)
    {
        return false;
    }
    let share_file = one.file.is_some()
        && one.file.as_ref().map(|file| &file.text) == other.file.as_ref().map(|file| &file.text);
    let share_link = match (&one.link, &other.link) {
        (Some(one), Some(other)) => folded_link(&one.text) == folded_link(&other.text),
        _ => false,
    };
    let share_number = match (&one.paper, &other.paper) {
        (Some(one), Some(other)) => folded(one) == folded(other),
        _ => false,
    };
    let is_file = one
        .link
        .as_ref()
        .is_some_and(|link| leads_to_file(&link.text));
    let alike = likeness(&telling_words(&title), &telling_words(&other_title)) >= 0.6;
    share_file || (share_link && (is_file || alike)) || share_number
}

/// Whether a link leads to one paper: by its ending, or as the sites of committees number them.
fn leads_to_file(link: &str) -> bool {
    static NUMBERED: Pattern = Pattern::new(r"(?i)/documents/s\d{2,}/[^/]");
    let path = link
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    [
        ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".csv",
    ]
    .iter()
    .any(|ending| path.ends_with(ending))
        || NUMBERED.is_in(&path)
}

fn folded_link(link: &str) -> String {
    let link = link.trim();
    let link = ["https://", "http://"]
        .iter()
        .find_map(|scheme| link.strip_prefix(scheme))
        .unwrap_or(link);
    link.trim_start_matches("www.")
        .trim_end_matches('/')
        .to_owned()
}

/// A number of a paper without blanks and in small letters: "HWB 10(b)" is "hwb10(b)".
fn folded(number: &str) -> String {
    number
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}
