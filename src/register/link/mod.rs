//! From records, whose references are names, to the linked graph. Every name that leads nowhere is
//! a finding; what the public may not see is left behind here and is not in any later value.

mod admit;
mod again;
mod attendance;
mod lists;
mod meetings;
mod not_yet;
mod order;
mod parties;
mod plans;
mod recommendations;
mod refer;
mod reports;
mod retention;

pub use again::Linked;

use crate::diagnostic::{Finding, Report as Findings};
use crate::record::Records;
use crate::record::fields::Text;
use crate::record::standing::{Standing, Visibility};
use crate::register::names::{Cell, Known, Names};
use crate::register::*;
use crate::settings::Settings;
use crate::source::{Place, Sources};
use crate::term::slug::{former_address, is_reserved, slug};
use std::collections::{BTreeMap, HashSet};

/// What linking is told from outside.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The day for which every answer is true.
    pub as_of: NaiveDate,
    /// Whether drafts and embargoed records are shown.
    pub drafts: bool,
    /// The council's own rules: its years, its closed days, its response times.
    pub settings: &'a Settings,
}

/// Links the records. The report gains a finding for every name and reference that leads nowhere.
pub fn link(
    records: Records,
    sources: &Sources,
    rules: Rules<'_>,
    findings: &mut Findings,
) -> Register {
    link_all(records, sources, rules, findings).register
}

/// Links the records; gives the linker with the register and all that it came to know.
fn link_all<'a>(
    mut records: Records,
    sources: &'a Sources,
    rules: Rules<'a>,
    findings: &'a mut Findings,
) -> Linker<'a> {
    let lost = std::mem::take(&mut records.lost);
    let prose = records.recommendations.len() + records.meetings.len() + records.reports.len();
    let register = Register {
        as_of: rules.as_of,
        clock_rules: rules.settings.clocks.clone(),
        calendar: rules.settings.calendar(),
        folder: sources.folder.clone(),
        recommendations: Table::with_room_for(records.recommendations.len()),
        meetings: Table::with_room_for(records.meetings.len()),
        reports: Table::with_room_for(records.reports.len()),
        references: Arc::new(HashMap::with_capacity(prose)),
        ..Register::default()
    };
    let mut linker = Linker::new(register, sources, rules, findings);
    linker.hold_back_the_future(&mut records);
    linker.take(records);
    linker.know_of(&lost);
    linker.link_parties();
    // What a comma means in a cell hangs on what was linked just now.
    linker.cells.clear();
    linker.link_priorities();
    linker.link_measures();
    linker.link_meetings();
    linker.link_plans();
    linker.link_recommendations();
    linker.link_reports();
    linker.link_documents();
    linker.register.note_changes();
    linker.check_prose();
    linker.report_unused_attachments(&lost);
    linker.refuse_withheld_attachments();
    linker.register.withheld.sort_unstable();
    linker.register.exemptions.sort_unstable();
    linker.register.sort_lists();
    linker.register.note_handovers();
    linker
}

struct Linker<'a> {
    register: Register,
    sources: &'a Sources,
    rules: Rules<'a>,
    findings: &'a mut Findings,
    /// The leads of what nobody is named for.
    nobody: Arc<[Lead]>,
    names: Names,
    /// Cells of names that were read, by their words: the same few stand in most records.
    cells: HashMap<String, Arc<ReadCell>>,
    /// What names stand for that were looked up, by their words.
    parties: HashMap<String, Option<Known>>,
    priorities: HashMap<String, Option<Id<Priority>>>,
    attached: HashSet<String>,
    /// The files under `documents/`, with their sizes.
    files: HashMap<&'a str, u64>,
    /// Files of papers that the public may not see, with the place that says so.
    withheld: BTreeMap<String, Place>,
    /// How often the nearest of all names may still be looked for.
    suggestions: usize,
}

/// A cell of names, read.
#[derive(Debug)]
struct ReadCell {
    leads: Arc<[Lead]>,
    /// What else it says; its leads stand above.
    cell: Cell,
}

/// How often the nearest of all names is looked for in one run: where more names lead nowhere, the
/// trouble is another one than a slip of the pen, and each look goes through every name there is.
const MOST_SUGGESTIONS: usize = 1_000;

impl<'a> Linker<'a> {
    /// Nothing is known yet but what is in the register.
    fn new(
        register: Register,
        sources: &'a Sources,
        rules: Rules<'a>,
        findings: &'a mut Findings,
    ) -> Linker<'a> {
        let attachments = sources.attachments().iter();
        Linker {
            register,
            sources,
            rules,
            findings,
            nobody: Arc::default(),
            names: Names::default(),
            cells: HashMap::new(),
            parties: HashMap::new(),
            priorities: HashMap::new(),
            attached: HashSet::new(),
            files: attachments
                .map(|file| (file.path.as_str(), file.size))
                .collect(),
            withheld: BTreeMap::new(),
            suggestions: MOST_SUGGESTIONS,
        }
    }
}

impl Linker<'_> {
    /// Whether a record goes on. A withdrawn one leaves a page behind, a hidden one only the
    /// knowledge that its names exist.
    pub(super) fn admits(
        &mut self,
        shelf: Shelf,
        standing: &Standing,
        name: &str,
        has_reference: bool,
    ) -> bool {
        for former in &standing.former_addresses {
            if let Err(reason) = former_address(&former.text) {
                self.findings
                    .add(Finding::error("bad-address", former.place, reason).help(
                        "write it as it stood behind the site's own address: `people/jane-smith/`",
                    ));
            }
        }
        let visibility = standing
            .state
            .visibility(self.rules.as_of, self.rules.drafts);
        if visibility != Visibility::Shown {
            self.withhold(standing.extent, Why::of(&standing.state, visibility));
            if !self.is_held_back(&standing.state) {
                self.note_exemption(standing.state.exempt.as_deref());
            }
        }
        match visibility {
            Visibility::Shown => true,
            Visibility::Withdrawn => {
                if let Some(withdrawal) = &standing.state.withdrawn {
                    let slug = self.slug(standing, name);
                    self.register.withdrawn.push(Withdrawn {
                        shelf,
                        slug,
                        reference: has_reference.then(|| name.to_owned()),
                        place: standing.place,
                        on: withdrawal.on.clone(),
                        reason: withdrawal.reason.clone(),
                        former_addresses: former(standing),
                        extent: standing.extent,
                        silences: standing.silences.to_vec(),
                        kept: None,
                    });
                }
                false
            }
            Visibility::Hidden => false,
        }
    }

    /// Notes that a stretch of the content is not published.
    pub(super) fn withhold(&mut self, extent: Place, why: Why) {
        self.register.withheld.push(Withheld {
            extent,
            is_exempt: why == Why::Exempt,
            why,
        });
    }

    pub(super) fn slug(&mut self, standing: &Standing, name: &str) -> String {
        let (text, place) = match &standing.address {
            Some(address) => (address.text.as_str(), address.place),
            None => (name, standing.place),
        };
        let made = slug(text);
        if made.is_empty() || is_reserved(&made) {
            let message = format!("no address can be made from `{text}`");
            let place = self.where_named(standing, text).unwrap_or(place);
            self.findings.add(
                Finding::error("no-address", place, message)
                    .help("give it an `address` of letters and digits"),
            );
        }
        made
    }

    /// Where a record's own words stand first, from its beginning on.
    fn where_named(&self, standing: &Standing, words: &str) -> Option<Place> {
        let text = &self.sources.get(standing.place.source).text;
        let record = text.get(standing.place.span().start..standing.extent.span().end)?;
        let start = standing.place.span().start + record.find(words)?;
        let span = start..start + words.len();
        (!words.is_empty()).then(|| Place::new(standing.place.source, span))
    }

    pub(super) fn refer(&mut self, text: &Text, reference: &str, to: Reference) {
        let key = reference.to_lowercase();
        if let Some(first) = self.register.references.get(&key) {
            let message = format!("the reference `{reference}` is used twice");
            let first = match first {
                Reference::Shown(subject) => {
                    let place = self.register.standing(*subject).place;
                    format!("; the other record is at {}", self.sources.line(place))
                }
                Reference::Hidden => String::new(),
            };
            self.findings.add(
                Finding::error("duplicate-reference", text.place, message).help(format!(
                    "a reference is permanent and belongs to one record{first}"
                )),
            );
            return;
        }
        Arc::make_mut(&mut self.register.references).insert(key, to);
    }
}

fn former(standing: &Standing) -> Vec<String> {
    standing
        .former_addresses
        .iter()
        .map(|text| text.text.clone())
        .collect()
}
