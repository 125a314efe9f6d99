//! A sub-group's report to its parent, part by part as such reports are laid out.

use crate::diagnostic::{Finding, Report as Findings};
use crate::record::document::Paper;
use crate::record::fields::{Fields, Text, choose};
use crate::record::meeting::Purpose;
use crate::record::passage::{Passage, leading_facts, passage, refuse_strays, sections, shortened};
use crate::record::standing::Standing;
use crate::source::SourceId;
use crate::term::text::nearest;
use crate::term::{PartialDate, Rag};
use std::ops::Range;
use std::sync::Arc;

/// A report from a partnership board.
#[derive(Clone, Debug)]
pub struct Report {
    pub standing: Standing,
    pub reference: Text,
    pub title: Text,
    pub from: Text,
    pub to: Option<Text>,
    pub report_date: Option<PartialDate>,
    pub meeting: Option<Text>,
    pub paper: Option<String>,
    pub meetings_held: Vec<PartialDate>,
    pub priorities: Vec<Text>,
    pub purpose: Option<Purpose>,
    pub authors: Vec<Text>,
    pub links: Vec<Paper>,
    /// The papers that it rests on, references or words; empty where it says that there are none.
    pub background_papers: Option<Vec<Text>>,
    pub summary: Passage,
    pub parts: Vec<Part>,
}

/// A part of a report in the order of the paper.
#[derive(Clone, Debug)]
pub enum Part {
    Progress(Progress),
    IndicatorNotes {
        intro: Passage,
        notes: Vec<IndicatorNote>,
    },
    /// Priorities for the year, other items, the forward plan, recommendations, or any other.
    Text {
        heading: Text,
        text: Passage,
    },
}

impl Part {
    /// Its texts in the order of the paper, but for the notes on single measures.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        let (first, more) = match self {
            Part::Progress(progress) => (
                &progress.opening,
                [progress.deliverable.as_ref(), progress.progress.as_ref()],
            ),
            Part::IndicatorNotes { intro, .. } => (intro, [None, None]),
            Part::Text { text, .. } => (text, [None, None]),
        };
        std::iter::once(first).chain(more.into_iter().flatten())
    }

    /// The notes on single measures.
    pub fn notes(&self) -> &[IndicatorNote] {
        match self {
            Part::IndicatorNotes { notes, .. } => notes,
            _ => &[],
        }
    }
}

impl Report {
    /// All its texts: the summary, and of each part its own and those of its notes.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        let of_parts = self.parts.iter().flat_map(|part| {
            let notes = part.notes().iter().map(|note| &note.text);
            part.passages().chain(notes)
        });
        std::iter::once(&self.summary).chain(of_parts)
    }
}

/// What was done on one priority.
#[derive(Clone, Debug)]
pub struct Progress {
    pub priority: Text,
    /// "Aim" or "Focus", whichever the paper has, with its words.
    pub aims: Vec<(&'static str, String)>,
    pub opening: Passage,
    pub deliverable: Option<Passage>,
    pub progress: Option<Passage>,
}

/// What is being done about one indicator.
#[derive(Clone, Debug)]
pub struct IndicatorNote {
    /// The indicator as the paper names it, without the rating.
    pub name: Text,
    pub rag: Rag,
    /// The indicator of a framework, where it is certain which.
    pub indicator: Option<Text>,
    pub text: Passage,
}

/// Reads a report from its front matter and the Markdown below it.
pub fn read(fields: &mut Fields<'_>, text: &Arc<str>, body: Range<usize>) -> Option<Report> {
    let standing = Standing::read(fields);
    let source = fields.source();
    let reference = fields.required("reference");
    let title = fields.required("title");
    let from = fields.required("from");
    let to = fields.text("to");
    let report_date = fields.date("report date");
    let meeting = fields.text("meeting");
    let paper = fields.words("paper");
    let meetings_held = fields.dates("meetings held");
    let priorities = fields.texts("priorities");
    let purpose = fields.choice("purpose", &Purpose::CHOICES);
    let authors = fields.texts("author");
    let nodes = fields.maps("links");
    let links = nodes
        .into_iter()
        .filter_map(|node| fields.below(node, |fields| Some(Paper::read(fields))))
        .collect();
    let background_papers = background_papers(fields);
    let (intro, sections) = sections(source, text, body, 2);
    refuse_strays(source, text, intro.clone(), fields.report());
    let summary = passage(source, text, intro);
    let parts = sections
        .into_iter()
        .map(|section| {
            refuse_strays(source, text, section.body.clone(), fields.report());
            let heading = &section.heading.text;
            if let Some(priority) = strip_word(heading, "progress") {
                let priority = Text {
                    text: priority.to_owned(),
                    place: section.heading.place,
                };
                Part::Progress(progress(
                    source,
                    text,
                    priority,
                    section.body,
                    fields.report(),
                ))
            } else if heading.to_lowercase().starts_with("indicator notes") {
                indicator_notes(source, text, section.body, fields.report())
            } else {
                Part::Text {
                    text: passage(source, text, section.body),
                    heading: section.heading,
                }
            }
        })
        .collect();
    Some(Report {
        standing,
        reference: reference?,
        title: title?,
        from: from?,
        to,
        report_date,
        meeting,
        paper,
        meetings_held,
        priorities,
        purpose,
        authors,
        links,
        background_papers,
        summary,
        parts,
    })
}

/// The background papers, one or a list; `none` says that there are none.
fn background_papers(fields: &mut Fields<'_>) -> Option<Vec<Text>> {
    let papers = fields.texts("background papers");
    let says_none = |paper: &Text| {
        let words = paper.text.trim_end_matches('.').to_lowercase();
        matches!(words.as_str(), "none" | "nil" | "no" | "n/a" | "dim")
    };
    match papers.as_slice() {
        [] => None,
        [only] if says_none(only) => Some(Vec::new()),
        _ => Some(papers),
    }
}

/// "Progress: Be Safe" gives "Be Safe".
fn strip_word<'a>(heading: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = heading.split_once(':')?;
    first.trim().eq_ignore_ascii_case(word).then(|| rest.trim())
}

fn progress(
    source: SourceId,
    text: &Arc<str>,
    priority: Text,
    body: Range<usize>,
    report: &mut Findings,
) -> Progress {
    let (facts, rest) = leading_facts(source, text, body, &["Aim", "Focus"], report);
    let (opening, sections) = sections(source, text, rest, 3);
    let mut progress = Progress {
        priority,
        aims: facts
            .into_iter()
            .map(|fact| (fact.key, fact.value.text))
            .collect(),
        opening: passage(source, text, opening),
        deliverable: None,
        progress: None,
    };
    for section in sections {
        let below = passage(source, text, section.body);
        match section.heading.text.to_lowercase().as_str() {
            "deliverable" | "deliverables" => progress.deliverable = Some(below),
            "progress" | "progress report" => progress.progress = Some(below),
            _ => {
                let words = shortened(&section.heading.text);
                let message = format!("`{words}` is not a part of a progress section");
                let finding = Finding::error("unknown-heading", section.heading.place, message);
                report.add(match nearest(&words, ["Deliverable", "Progress"]) {
                    Some(near) => finding.did_you_mean(Some(near)),
                    None => finding.help(
                        "the headings inside it are `### Deliverable` and `### Progress`; write any \
                         other in bold type: `**Risks**`",
                    ),
                });
            }
        }
    }
    progress
}

fn indicator_notes(
    source: SourceId,
    text: &Arc<str>,
    body: Range<usize>,
    report: &mut Findings,
) -> Part {
    let (intro, sections) = sections(source, text, body, 3);
    let notes = sections
        .into_iter()
        .map(|section| {
            let heading = section.heading;
            let place = heading.place;
            let (name, rag) = match heading.text.rsplit_once(':') {
                Some((name, word)) => {
                    let word = Text {
                        text: word.trim().to_owned(),
                        place,
                    };
                    (name.trim().to_owned(), rating(&word, report))
                }
                None => (heading.text.clone(), Rag::NotRated),
            };
            let (facts, rest) = leading_facts(source, text, section.body, &["Indicator"], report);
            IndicatorNote {
                name: Text { text: name, place },
                rag,
                indicator: facts.into_iter().next().map(|fact| fact.value),
                text: passage(source, text, rest),
            }
        })
        .collect();
    Part::IndicatorNotes {
        intro: passage(source, text, intro),
        notes,
    }
}

/// A rating by word or letter; look-alike letters and anything else are findings.
pub fn rating(word: &Text, report: &mut Findings) -> Rag {
    if let Some(rag) = Rag::read(&word.text) {
        return rag;
    }
    let finding = match damaged(&word.text) {
        Some(message) => {
            let finding = Finding::error("confusable-status", word.place, message)
                .help("write `green`, `amber` or `red`");
            // A heading holds more than the rating: no words may stand for all of it.
            let written = word.place.end.saturating_sub(word.place.start) as usize;
            let is_alone = written <= word.text.len() + 2;
            match Rag::look_alike(&word.text).filter(|_| is_alone) {
                Some(rag) => finding.mend(word.place, rag.key().replace('-', " ")),
                None => finding,
            }
        }
        None => {
            let choices = [
                ("green", Rag::Green),
                ("amber", Rag::Amber),
                ("red", Rag::Red),
                ("not rated", Rag::NotRated),
            ];
            match choose(word, "a rating", &choices) {
                Ok(rag) => return rag,
                Err(finding) => finding.help("write `green`, `amber`, `red` or `not rated`"),
            }
        }
    };
    report.add(finding);
    Rag::NotRated
}

/// What is the matter with a word that is no rating but a look-alike or the wreck of one.
fn damaged(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let (first, is_one) = (letters.next()?, letters.next().is_none());
    if is_one && first.is_alphabetic() && !first.is_ascii() && first != '\u{d8}' {
        return Some(format!(
            "`{word}` looks like a rating but is a letter of another script"
        ));
    }
    if Rag::look_alike(word).is_some() {
        return Some(format!(
            "`{word}` looks like a rating but has a letter of another script in it"
        ));
    }
    let is_mark = |c: char| !c.is_ascii_alphabetic();
    (is_one && is_mark(first) || !word.contains(|c: char| c.is_alphabetic())).then(|| {
        format!("`{word}` is not a rating: a letter or a word may have been lost from the paper")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_rating_is_told_from_a_word_that_is_none() {
        for (words, rag) in [
            ("\u{410}", Some(Rag::Amber)),
            ("\u{391}", Some(Rag::Amber)),
            ("\u{410}mber", Some(Rag::Amber)),
            ("\u{ff27}", Some(Rag::Green)),
            ("\u{d8}", None),
            ("\u{42f}", None),
            ("3", None),
            ("\u{1f7e2}", None),
        ] {
            assert!(damaged(words).is_some(), "{words}");
            assert_eq!(Rag::look_alike(words), rag, "{words}");
        }
        for words in ["yellow", "x", "A/R", "amber?"] {
            assert_eq!(damaged(words), None, "{words}");
        }
    }
}
