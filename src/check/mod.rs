//! One file a check, named for what is wrong. A check looks at the content that would be published,
//! or at the pages made from it, and says what it found; the report goes back to the command.
//!
//! A file's opening comment is at once its documentation, what `check --explain` prints and its row
//! in the manual. The folders are the kinds of trouble that papers have; each lists its checks.

mod asked;
mod content;
mod found;
mod manual;
mod noted;
mod once;
mod question;
mod runs;
mod silence;
mod spots;
mod tidy;
mod told;
mod walk;
mod writing;

mod answers;
mod damage;
mod dates;
mod duty;
mod measures;
mod names;
mod numbers;
mod pages;
mod privacy;
mod reading;
mod twice;

pub use content::{Content, Step};
pub use found::Found;
pub use manual::{explain, list, manual, named, rules};
pub use once::say_once;
pub use pages::{Page, Pages, look_at_pages};
pub use question::Question;
pub use runs::{RARE, Repeated, Runs};
pub use silence::silence;
pub use spots::Spots;
pub use told::Told;
pub use writing::Writing;

pub use crate::term::Pattern;

use crate::check::asked::ASKED;
use crate::diagnostic::{Mend, Report, Severity};
use crate::register::Recommendation;
use crate::render::Renderer;
use rayon::prelude::*;

/// One check.
pub struct Check {
    /// The name in kebab case, as findings and silences have it: that of its file.
    pub name: &'static str,
    /// How much its findings matter, where one does not say otherwise.
    pub level: Severity,
    /// The file that it stands in: its opening comment is what there is to be said about it.
    code: &'static str,
    looks: Looks,
    asks: &'static [&'static Question],
}

/// What a check looks at.
#[derive(Clone, Copy)]
pub enum Looks {
    /// Nothing: its findings are made while the content is read, linked, planned or rendered.
    OnTheWay,
    /// The linked content as a whole.
    Through(fn(&Content<'_>, &mut Found<'_>)),
    /// Each recommendation by itself: all that ask for it see it while it is at hand.
    AtRecommendations(fn(&Content<'_>, &Recommendation, &mut Found<'_>)),
    /// A stretch of writing in which one of these words stands, in lower case here and in any there.
    AtWords(
        &'static [&'static str],
        fn(&Content<'_>, &Writing<'_>, &mut Found<'_>),
    ),
    /// A stretch of writing that holds anything but plain letters, digits and signs.
    AtSigns(fn(&Content<'_>, &Writing<'_>, &mut Found<'_>)),
    /// The finished pages: all of a small site, some of each kind of a large one.
    AtPages(fn(&Content<'_>, &Pages<'_>, &mut Found<'_>)),
    /// Each of these.
    Each(&'static [Looks]),
}

impl Check {
    /// A check by its name, its usual level, its own file and what it looks at.
    pub const fn new(
        name: &'static str,
        level: Severity,
        code: &'static str,
        looks: Looks,
    ) -> Check {
        Check {
            name,
            level,
            code,
            looks,
            asks: &[],
        }
    }

    /// What it looks at, one by one.
    fn looks(&self) -> &[Looks] {
        match &self.looks {
            Looks::Each(looks) => looks,
            one => std::slice::from_ref(one),
        }
    }

    /// The same check, which asks this of every run of letters and digits.
    pub const fn asking(self, asks: &'static [&'static Question]) -> Check {
        Check { asks, ..self }
    }
}

/// The kinds of trouble, each with its checks.
const GROUPS: &[(&str, &[Check])] = &[
    ("Numbers, rows and headings", numbers::ALL),
    ("Dates and periods", dates::ALL),
    ("People, bodies and leads", names::ALL),
    ("Decisions, states and narrative", answers::ALL),
    ("Measures, targets and ratings", measures::ALL),
    ("The same fact told differently", twice::ALL),
    ("Damaged text", damage::ALL),
    ("Privacy and publication", privacy::ALL),
    ("Duties", duty::ALL),
    ("Pages", pages::ALL),
    ("Files and folders", reading::files::ALL),
    ("Facts and headings", reading::facts::ALL),
    ("Names, references and addresses", reading::names::ALL),
    ("What is withheld", reading::withheld::ALL),
    ("Settings, silences and the theme", reading::site::ALL),
];

/// Every check, kind by kind.
pub fn all() -> impl Iterator<Item = &'static Check> {
    GROUPS.iter().flat_map(|(_, checks)| checks.iter())
}

/// What the checks look at, each with its check.
fn looks() -> impl Iterator<Item = (&'static Check, Looks)> {
    all().flat_map(|check| check.looks().iter().map(move |look| (check, *look)))
}

/// What could be written otherwise without touching what is meant: the mends of all findings that are
/// not silenced, and those that need no finding.
pub fn mends(content: &Content<'_>, report: &Report) -> Vec<Mend> {
    let heard = report.findings().iter();
    let heard = heard.filter(|finding| finding.silenced.is_none());
    heard
        .filter_map(|finding| finding.mend.as_deref().cloned())
        .chain(tidy::tidies(content))
        .collect()
}

/// Every check over what would be published: its findings join those of the way there, each trouble
/// is told once, and what is to be silent is silenced. Says how many pages were looked at; without a
/// renderer it is none.
pub fn examine(
    content: &Content<'_>,
    renderer: Option<&Renderer<'_>>,
    every_page: bool,
    report: &mut Report,
) -> usize {
    report.extend(look(content));
    let looked = renderer.map_or(0, |renderer| {
        let (found, looked) = look_at_pages(content, renderer, every_page);
        report.extend(found);
        looked
    });
    say_once(content.sources, report);
    silence(content.register, content.settings, content.sources, report);
    report.curb(content.sources);
    looked
}

/// Looks at the content that would be published with every check. The findings are not silenced yet.
pub fn look(content: &Content<'_>) -> Report {
    let mut report = Report::default();
    let through: Vec<_> = looks()
        .filter_map(|(check, look)| match look {
            Looks::Through(look) => Some((check, look)),
            _ => None,
        })
        .collect();
    let found: Vec<Report> = through
        .into_par_iter()
        .map(|(check, look)| {
            let mut found = Found::of(check);
            look(content, &mut found);
            found.report()
        })
        .collect();
    report.extend_all(found);
    report.extend_all(look_at_recommendations(content));
    report.extend_all(look_at_writing(content));
    report
}

/// Shows each recommendation to the checks that want to see each.
fn look_at_recommendations(content: &Content<'_>) -> Vec<Report> {
    let readers: Vec<_> = looks()
        .filter_map(|(check, look)| match look {
            Looks::AtRecommendations(look) => Some((check, look)),
            _ => None,
        })
        .collect();
    let rows = content.register.recommendations.rows();
    let parts = rows.par_chunks(rows.len().div_ceil(rayon::current_num_threads()).max(1));
    let found = parts.map(|rows| {
        let found = readers.iter().map(|(check, look)| (Found::of(check), look));
        let mut found: Vec<_> = found.collect();
        for row in rows {
            for (found, look) in &mut found {
                look(content, row, found);
            }
        }
        found.into_iter().map(|(found, _)| found.report())
    });
    found.flat_map_iter(|reports| reports).collect()
}

/// Shows each stretch of writing to the checks whose words or signs stand in it.
fn look_at_writing(content: &Content<'_>) -> Vec<Report> {
    let at_words: Vec<_> = looks()
        .filter_map(|(check, look)| match look {
            Looks::AtWords(_, look) => Some((check, look)),
            _ => None,
        })
        .collect();
    let at_signs: Vec<_> = looks()
        .filter_map(|(check, look)| match look {
            Looks::AtSigns(look) => Some((check, look)),
            _ => None,
        })
        .collect();
    let heard = ASKED.heard(content.runs());
    content
        .writings()
        .par_iter()
        .enumerate()
        .map(|(at, writing)| {
            let first = heard.partition_point(|heard| heard.writing < at);
            let here = heard[first..]
                .iter()
                .take_while(|heard| heard.writing == at);
            let with_words = here.filter_map(|heard| {
                let (check, look) = at_words.get(heard.asker)?;
                Some((*check, *look, heard.span.clone()))
            });
            let with_signs = at_signs.iter().filter(|_| !writing.text.is_ascii());
            let with_signs = with_signs.map(|(check, look)| (*check, *look, 0..writing.text.len()));
            let mut report = Report::default();
            for (check, look, heard) in with_words.chain(with_signs) {
                let mut found = Found::of(check);
                look(content, &Writing { heard, ..*writing }, &mut found);
                report.extend(found.report());
            }
            report
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Where;
    use crate::plan::{Plan, Site};
    use crate::record;
    use crate::register::{Rules, link};
    use crate::settings::Settings;
    use crate::source::Sources;
    use crate::wording::Wording;

    const HEAD: &str = "---\ntitle: A page\n---\n\n";

    /// What every check finds in one page with this text.
    fn looked(text: &str) -> Report {
        let page = format!("{HEAD}{text}\n");
        let sources = Sources::from_texts([("pages/a.md", page.as_str())]);
        let mut report = Report::default();
        let records = record::parse(&sources, &mut report);
        let settings = Settings::default();
        let rules = Rules {
            as_of: chrono::NaiveDate::default(),
            drafts: false,
            settings: &settings,
        };
        let register = link(records, &sources, rules, &mut report);
        let words = Wording::default();
        let site = Site::new(&register, &settings, &words);
        let plan = Plan::of(&site, &sources, &mut report);
        look(&Content::new(&site, &plan, &sources))
    }

    #[test]
    fn what_is_found_in_a_line_without_end_of_words_that_a_check_asks_for_stands_in_it() {
        const LENGTH: usize = 19_000;
        let of_checks = looks().filter_map(|(_, look)| match look {
            Looks::AtWords(words, _) => Some(words.join(" ")),
            _ => None,
        });
        let signs = ["\u{e9}", "\u{200b}", "\u{410}", "\u{fffd}", "1", "a", ". "];
        // What is looked for run by run, also right behind a letter that is not plain.
        let runs = [
            "07",
            "(0",
            "+44 7",
            "home: 0",
            "AB1",
            "2019-",
            "2019\u{2013}1",
            "Monday 3 ",
            "31 May ",
            "from May 2020 the ",
            "30/02/",
            "943 ",
            "one care leaver ",
            "people died ",
            "c a r ",
        ];
        let behind = runs.map(|run| format!("\u{fb06}{run}"));
        let words = of_checks.chain(signs.map(str::to_owned));
        for word in words.chain(runs.map(str::to_owned)).chain(behind) {
            for text in [
                word.repeat(LENGTH / word.len()),
                format!("{word}{}", "1".repeat(LENGTH)),
            ] {
                let line = HEAD.len()..HEAD.len() + text.len();
                for finding in looked(&text).findings() {
                    let Where::Place(place) = finding.at else {
                        continue;
                    };
                    let span = place.span();
                    assert!(
                        line.start <= span.start && span.start < span.end && span.end <= line.end,
                        "`{word}`: {} at {span:?}",
                        finding.name
                    );
                }
            }
        }
    }
}
