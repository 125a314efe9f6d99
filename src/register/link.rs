//! From records, whose references are names, to the linked graph. Every name that leads nowhere is
//! a finding; what the public may not see is left behind here and is not in any later value.

use crate::diagnostic::{Finding, Report as Findings};
use crate::record::Records;
use crate::record::document::Paper;
use crate::record::fields::Text;
use crate::record::meeting::{AgendaItem, Attendance, Part};
use crate::record::passage::Passage;
use crate::record::plan::PlanAction;
use crate::record::standing::{Standing, Visibility};
use crate::register::names::{Known, Names};
use crate::register::*;
use crate::source::Sources;
use crate::term::partial_date::municipal_year;
use crate::term::slug::{former_address, slug};
use crate::term::text::{name_key, nearest};
use std::collections::HashSet;

/// What linking is told from outside.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The day for which every answer is true.
    pub as_of: NaiveDate,
    /// Whether drafts and embargoed records are shown.
    pub drafts: bool,
    /// The month and day on which a municipal year begins.
    pub municipal_year: (u32, u32),
}

/// Links the records. The report gains a finding for every name and reference that leads nowhere.
pub fn link(
    records: Records,
    sources: &Sources,
    rules: Rules,
    findings: &mut Findings,
) -> Register {
    let mut linker = Linker {
        register: Register {
            as_of: rules.as_of,
            ..Register::default()
        },
        sources,
        rules,
        findings,
        names: Names::default(),
        priorities: HashMap::new(),
        attached: HashSet::new(),
    };
    linker.take(records);
    linker.link_parties();
    linker.link_priorities();
    linker.link_measures();
    linker.link_meetings();
    linker.link_plans();
    linker.link_recommendations();
    linker.link_reports();
    linker.link_documents();
    linker.check_prose();
    linker.report_unused_attachments();
    linker.register.sort_lists();
    linker.register
}

struct Linker<'a> {
    register: Register,
    sources: &'a Sources,
    rules: Rules,
    findings: &'a mut Findings,
    names: Names,
    priorities: HashMap<String, Option<Id<Priority>>>,
    attached: HashSet<String>,
}

impl Linker<'_> {
    /// Whether a record goes on. A withdrawn one leaves a page behind, a hidden one only the
    /// knowledge that its names exist.
    fn admits(
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
        match visibility {
            Visibility::Shown => true,
            Visibility::Withdrawn => {
                if let Some(withdrawal) = &standing.state.withdrawn {
                    let slug = self.slug(standing, name);
                    self.register.withdrawn.push(Withdrawn {
                        shelf,
                        slug,
                        reference: has_reference.then(|| name.to_owned()),
                        on: withdrawal.on.clone(),
                        reason: withdrawal.reason.clone(),
                        former_addresses: former(standing),
                    });
                }
                false
            }
            Visibility::Hidden => false,
        }
    }

    fn slug(&mut self, standing: &Standing, name: &str) -> String {
        let (text, place) = match &standing.address {
            Some(address) => (address.text.as_str(), address.place),
            None => (name, standing.place),
        };
        let made = slug(text);
        if made.is_empty() {
            let message = format!("no address can be made from `{text}`");
            self.findings.add(
                Finding::error("no-address", place, message)
                    .help("give it an `address` of letters and digits"),
            );
        }
        made
    }

    fn refer(&mut self, text: &Text, reference: &str, to: Reference) {
        let key = reference.to_lowercase();
        if self.register.references.contains_key(&key) {
            let message = format!("the reference `{reference}` is used twice");
            self.findings.add(
                Finding::error("duplicate-reference", text.place, message)
                    .help("a reference is permanent and belongs to one record"),
            );
            return;
        }
        self.register.references.insert(key, to);
    }

    fn take(&mut self, records: Records) {
        for record in records.organisations {
            let shown = self.admits(
                Shelf::Organisation,
                &record.standing,
                &record.name.text,
                false,
            );
            let slug = self.slug(&record.standing, &record.name.text);
            let spellings: Vec<Text> = [&record.name]
                .into_iter()
                .chain(&record.short_name)
                .chain(&record.also)
                .chain(&record.former_names)
                .cloned()
                .collect();
            let known = if shown {
                Known::Party(Party::Organisation(self.register.organisations.add(
                    Organisation {
                        record,
                        slug,
                        successors: Vec::new(),
                        predecessors: Vec::new(),
                        posts: Vec::new(),
                        bodies: Vec::new(),
                        recommendations: Vec::new(),
                        made: Vec::new(),
                        reports: Vec::new(),
                    },
                )))
            } else {
                Known::Hidden
            };
            self.name(&spellings, known);
        }
        for record in records.bodies {
            let shown = self.admits(Shelf::Body, &record.standing, &record.name.text, false);
            let slug = self.slug(&record.standing, &record.name.text);
            let spellings: Vec<Text> = [&record.name]
                .into_iter()
                .chain(&record.short_name)
                .chain(&record.also)
                .chain(&record.former_names)
                .cloned()
                .collect();
            let known = if shown {
                Known::Party(Party::Body(self.register.bodies.add(Body {
                    record,
                    slug,
                    parent: None,
                    organisation: None,
                    children: Vec::new(),
                    contact: None,
                    members: Vec::new(),
                    meetings: Vec::new(),
                    made: Vec::new(),
                    recommendations: Vec::new(),
                    accountable: Vec::new(),
                    responsible: Vec::new(),
                    reports_from: Vec::new(),
                    reports_to: Vec::new(),
                    indicators: Vec::new(),
                    plans: Vec::new(),
                })))
            } else {
                Known::Hidden
            };
            self.name(&spellings, known);
        }
        for record in records.posts {
            let whole = match &record.organisation {
                Some(organisation) => format!("{}, {}", record.name.text, organisation.text),
                None => record.name.text.clone(),
            };
            let shown = self.admits(Shelf::Post, &record.standing, &whole, false);
            let slug = self.slug(&record.standing, &whole);
            let title = record.name.clone();
            let also = record.also.clone();
            let initials = record.initials.clone();
            let short = record.organisation.as_ref().and_then(|organisation| {
                match self.names.one(organisation) {
                    Some(Known::Party(Party::Organisation(id))) => {
                        Some(self.register.organisations[id].record.clone())
                    }
                    _ => None,
                }
            });
            let known = if shown {
                Known::Party(Party::Post(self.register.posts.add(Post {
                    record,
                    slug,
                    organisation: None,
                    includes: Vec::new(),
                    included_in: Vec::new(),
                    holders: Vec::new(),
                    leads: Vec::new(),
                    accountable: Vec::new(),
                    responsible: Vec::new(),
                })))
            } else {
                Known::Hidden
            };
            let place = title.place;
            let mut wholes = vec![whole];
            if let Some(organisation) = short {
                let names = [&organisation.name]
                    .into_iter()
                    .chain(&organisation.short_name)
                    .chain(&organisation.also)
                    .chain(&organisation.former_names);
                wholes.extend(names.map(|name| format!("{}, {}", title.text, name.text)));
            }
            for (index, whole) in wholes.into_iter().enumerate() {
                if index == 0 {
                    self.name(&[Text { text: whole, place }], known);
                } else {
                    self.names.add_shared(&whole, known);
                }
            }
            self.names.add_shared(&title.text, known);
            self.name(&also, known);
            self.initials(&initials, known);
        }
        for record in records.people {
            let shown = self.admits(Shelf::Person, &record.standing, &record.name.text, false);
            let slug = self.slug(&record.standing, &record.name.text);
            let spellings: Vec<Text> = [&record.name]
                .into_iter()
                .chain(&record.also)
                .cloned()
                .collect();
            let initials = record.initials.clone();
            let known = if shown {
                Known::Party(Party::Person(self.register.people.add(Person {
                    record,
                    slug,
                    posts: Vec::new(),
                    bodies: Vec::new(),
                    leads: Vec::new(),
                    accountable: Vec::new(),
                    responsible: Vec::new(),
                    meetings: Vec::new(),
                })))
            } else {
                Known::Hidden
            };
            self.name(&spellings, known);
            self.initials(&initials, known);
        }
        self.take_frameworks(records.frameworks);
        self.take_measures(records.measures);
        for record in records.meetings {
            let reference = record.reference.clone();
            let shown = self.admits(Shelf::Meeting, &record.standing, &reference.text, true);
            let to = if shown {
                let slug = self.slug(&record.standing, &reference.text);
                Reference::Shown(Subject::Meeting(self.register.meetings.add(Meeting {
                    record,
                    slug,
                    body: None,
                    present: Vec::new(),
                    apologies: Vec::new(),
                    officers: Vec::new(),
                    actions_by: Vec::new(),
                    presenters: Vec::new(),
                    previous: None,
                    next: None,
                    made: Vec::new(),
                    discussed: Vec::new(),
                    reports: Vec::new(),
                    year: None,
                })))
            } else {
                Reference::Hidden
            };
            self.refer(&reference, &reference.text, to);
        }
        self.take_plans(records.plans);
        for record in records.recommendations {
            let reference = record.reference.clone();
            let shown = self.admits(
                Shelf::Recommendation,
                &record.standing,
                &reference.text,
                true,
            );
            let to = if shown {
                let slug = self.slug(&record.standing, &reference.text);
                Reference::Shown(Subject::Recommendation(self.register.recommendations.add(
                    Recommendation {
                        record,
                        slug,
                        meeting: None,
                        made_by: None,
                        made_on: None,
                        made_to: Vec::new(),
                        leads: Vec::new(),
                        priorities: Vec::new(),
                        topic: None,
                        year: None,
                        supersedes: Vec::new(),
                        superseded_by: Vec::new(),
                        indicators: Vec::new(),
                        actions: Vec::new(),
                        related: Vec::new(),
                        discussed_at: Vec::new(),
                        entries_by: Vec::new(),
                    },
                )))
            } else {
                Reference::Hidden
            };
            self.refer(&reference, &reference.text, to);
        }
        for record in records.reports {
            let reference = record.reference.clone();
            let shown = self.admits(Shelf::Report, &record.standing, &reference.text, true);
            let to = if shown {
                let slug = self.slug(&record.standing, &reference.text);
                Reference::Shown(Subject::Report(self.register.reports.add(Report {
                    record,
                    slug,
                    from: None,
                    to: None,
                    meeting: None,
                    priorities: Vec::new(),
                    authors: Vec::new(),
                    indicators: Vec::new(),
                })))
            } else {
                Reference::Hidden
            };
            self.refer(&reference, &reference.text, to);
        }
        for record in records.documents {
            let reference = record.reference.clone();
            let shown = self.admits(Shelf::Document, &record.standing, &reference.text, true);
            let to = if shown {
                let slug = self.slug(&record.standing, &reference.text);
                Reference::Shown(Subject::Document(self.register.documents.add(Document {
                    record,
                    slug,
                    publisher: None,
                    cited_by: Vec::new(),
                })))
            } else {
                Reference::Hidden
            };
            self.refer(&reference, &reference.text, to);
        }
        for record in records.pages {
            let title = record.title.clone();
            let shown = self.admits(Shelf::Page, &record.standing, &title.text, false);
            let slug = self.slug(&record.standing, &title.text);
            let reference = slug.clone();
            let to = if shown {
                Reference::Shown(Subject::Page(
                    self.register.pages.add(Page { record, slug }),
                ))
            } else {
                Reference::Hidden
            };
            self.refer(&title, &reference, to);
        }
        let mut seen = HashSet::new();
        for record in records.terms {
            if record
                .standing
                .state
                .visibility(self.rules.as_of, self.rules.drafts)
                != Visibility::Shown
            {
                continue;
            }
            let slug = self.slug(&record.standing, &record.term.text);
            if !seen.insert(slug.clone()) {
                let message = format!("`{}` stands twice in the glossary", record.term.text);
                self.findings
                    .add(Finding::error("term-twice", record.term.place, message));
                continue;
            }
            self.register.terms.add(Term { record, slug });
        }
    }

    fn take_frameworks(&mut self, frameworks: Vec<record::priority::Framework>) {
        for mut record in frameworks {
            let reference = record.reference.clone();
            if !self.admits(Shelf::Framework, &record.standing, &reference.text, true) {
                let names = [&reference, &record.name];
                for priority in &record.priorities {
                    for name in names {
                        self.priority(&format!("{} {}", name.text, priority.code.text), None);
                    }
                    self.priority(&priority.title.text, None);
                }
                self.refer(&reference, &reference.text, Reference::Hidden);
                continue;
            }
            let slug = self.slug(&record.standing, &reference.text);
            let priorities = std::mem::take(&mut record.priorities);
            let names = [reference.text.clone(), record.name.text.clone()];
            let id = self.register.frameworks.add(Framework {
                record,
                slug,
                body: None,
                priorities: Vec::new(),
                plans: Vec::new(),
            });
            self.refer(
                &reference,
                &reference.text,
                Reference::Shown(Subject::Framework(id)),
            );
            for priority in priorities {
                let whole = format!("{}-{}", reference.text, priority.code.text);
                let shown = self.admits(Shelf::Priority, &priority.standing, &whole, true);
                let slug = self.slug(&priority.standing, &whole);
                let (code, title) = (priority.code.clone(), priority.title.clone());
                let known = shown.then(|| {
                    self.register.priorities.add(Priority {
                        record: priority,
                        slug,
                        framework: id,
                        recommendations: Vec::new(),
                        actions: Vec::new(),
                        indicators: Vec::new(),
                        reports: Vec::new(),
                        ratings: Vec::new(),
                    })
                });
                self.register.frameworks[id].priorities.extend(known);
                for name in &names {
                    if !self.priority(&format!("{name} {}", code.text), known) {
                        let message = format!("`{} {}` stands twice", name, code.text);
                        self.findings.add(Finding::error(
                            "duplicate-reference",
                            code.place,
                            message,
                        ));
                    }
                }
                self.priority(&title.text, known);
                let to = known.map_or(Reference::Hidden, |id| {
                    Reference::Shown(Subject::Priority(id))
                });
                self.refer(&code, &whole, to);
            }
        }
    }

    /// Adds a name of a priority; false if it already names another.
    fn priority(&mut self, name: &str, known: Option<Id<Priority>>) -> bool {
        match self.priorities.get(&name_key(name)) {
            Some(other) => *other == known,
            None => {
                self.priorities.insert(name_key(name), known);
                true
            }
        }
    }

    fn take_measures(&mut self, measures: Vec<record::indicator::Measures>) {
        for mut record in measures {
            let reference = record.reference.clone();
            let indicators = std::mem::take(&mut record.indicators);
            if !self.admits(Shelf::Measures, &record.standing, &reference.text, true) {
                self.refer(&reference, &reference.text, Reference::Hidden);
                for indicator in indicators {
                    self.refer(
                        &indicator.reference,
                        &indicator.reference.text,
                        Reference::Hidden,
                    );
                }
                continue;
            }
            let slug = self.slug(&record.standing, &reference.text);
            let id = self.register.measures.add(Measures {
                record,
                slug,
                body: None,
                indicators: Vec::new(),
            });
            self.refer(
                &reference,
                &reference.text,
                Reference::Shown(Subject::Measures(id)),
            );
            for record in indicators {
                let reference = record.reference.clone();
                let to = if self.admits(Shelf::Indicator, &record.standing, &reference.text, true) {
                    let slug = self.slug(&record.standing, &reference.text);
                    let indicator = self.register.indicators.add(Indicator {
                        record,
                        slug,
                        measures: id,
                        responsible: Vec::new(),
                        priorities: Vec::new(),
                        recommendations: Vec::new(),
                        reports: Vec::new(),
                    });
                    self.register.measures[id].indicators.push(indicator);
                    Reference::Shown(Subject::Indicator(indicator))
                } else {
                    Reference::Hidden
                };
                self.refer(&reference, &reference.text, to);
            }
        }
    }

    fn take_plans(&mut self, plans: Vec<record::plan::Plan>) {
        for mut record in plans {
            let reference = record.reference.clone();
            let actions = std::mem::take(&mut record.actions);
            if !self.admits(Shelf::Plan, &record.standing, &reference.text, true) {
                self.refer(&reference, &reference.text, Reference::Hidden);
                for action in &actions {
                    self.hide_action(
                        &format!("{}-{}", reference.text, action.reference.text),
                        action,
                    );
                }
                continue;
            }
            let slug = self.slug(&record.standing, &reference.text);
            let id = self.register.plans.add(Plan {
                record,
                slug,
                body: None,
                framework: None,
                actions: Vec::new(),
                highlights: Vec::new(),
            });
            self.refer(
                &reference,
                &reference.text,
                Reference::Shown(Subject::Plan(id)),
            );
            for action in actions {
                let whole = format!("{}-{}", reference.text, action.reference.text);
                let action = self.take_action(id, None, whole, action);
                self.register.plans[id].actions.extend(action);
            }
        }
    }

    fn hide_action(&mut self, whole: &str, action: &PlanAction) {
        self.refer(&action.reference, whole, Reference::Hidden);
        for sub in &action.sub_actions {
            self.refer(
                &sub.reference,
                &format!("{whole}.{}", sub.reference.text),
                Reference::Hidden,
            );
        }
    }

    fn take_action(
        &mut self,
        plan: Id<Plan>,
        parent: Option<Id<Action>>,
        whole: String,
        mut record: PlanAction,
    ) -> Option<Id<Action>> {
        if !self.admits(Shelf::Action, &record.standing, &whole, true) {
            self.hide_action(&whole, &record);
            return None;
        }
        let subs = std::mem::take(&mut record.sub_actions);
        let reference = record.reference.clone();
        let slug = self.slug(&record.standing, &whole);
        let id = self.register.actions.add(Action {
            record,
            slug,
            reference: whole.clone(),
            plan,
            parent,
            priority: None,
            accountable: Vec::new(),
            responsible: Vec::new(),
            same_as: Vec::new(),
            sub_actions: Vec::new(),
            recommendations: Vec::new(),
        });
        self.refer(&reference, &whole, Reference::Shown(Subject::Action(id)));
        for sub in subs {
            let whole = format!("{whole}.{}", sub.reference.text);
            let sub = self.take_action(plan, Some(id), whole, sub);
            self.register.actions[id].sub_actions.extend(sub);
        }
        Some(id)
    }

    fn name(&mut self, spellings: &[Text], known: Known) {
        for spelling in spellings {
            if let Err(other) = self.names.add(&spelling.text, known)
                && other != Known::Several
            {
                let message = format!("`{}` is also the name of another record", spelling.text);
                self.findings.add(
                    Finding::error("name-twice", spelling.place, message)
                        .help("give one of the two a longer name"),
                );
            }
        }
    }

    fn initials(&mut self, initials: &[Text], known: Known) {
        for initial in initials {
            if self.names.add_initials(&initial.text, known).is_err() {
                let message = format!("`{}` are also the initials of another record", initial.text);
                self.findings.add(
                    Finding::error("name-twice", initial.place, message)
                        .help("write the name in full instead"),
                );
            }
        }
    }

    /// Whom one name means; a finding if nobody.
    fn party(&mut self, text: &Text) -> Option<Party> {
        match self.names.one(text) {
            Some(Known::Party(party)) => Some(party),
            Some(Known::Hidden) => None,
            Some(Known::Several) => {
                self.several(text, &text.text);
                None
            }
            None => {
                self.unknown(text, &text.text);
                None
            }
        }
    }

    fn unknown(&mut self, text: &Text, words: &str) {
        let message = format!("nobody and nothing is called `{words}`");
        let finding = Finding::error("unknown-name", self.narrow(text, words), message);
        self.findings.add(match self.names.nearest(words) {
            Some(near) => finding.help(format!(
                "did you mean `{near}`? If the papers spell it so, add it to the record's `also` names"
            )),
            None => finding
                .help("add it to `people.yaml`, `posts.yaml`, `bodies.yaml` or `organisations.yaml`"),
        });
    }

    fn several(&mut self, text: &Text, words: &str) {
        let message = format!("several organisations have a post `{words}`");
        self.findings.add(
            Finding::error("ambiguous-post", self.narrow(text, words), message)
                .help(format!("write `{words}, Organisation`")),
        );
    }

    /// The place of `words` within a longer text, if they stand there as they are.
    fn narrow(&self, text: &Text, words: &str) -> crate::source::Place {
        let span = text.place.span();
        let whole = &self.sources.get(text.place.source).text;
        match whole.get(span.clone()).and_then(|part| part.find(words)) {
            Some(at) => crate::source::Place::new(
                text.place.source,
                span.start + at..span.start + at + words.len(),
            ),
            None => text.place,
        }
    }

    /// Reads lead cells, one or several.
    fn leads(&mut self, cells: &[Text]) -> Vec<Lead> {
        let mut leads: Vec<Lead> = Vec::new();
        for text in cells {
            let register = &self.register;
            let cell = self
                .names
                .cell(&text.text, |person, group| register.belongs(person, group));
            for words in &cell.unknown {
                self.unknown(text, words);
            }
            for words in &cell.several {
                self.several(text, words);
            }
            for lead in cell.leads {
                if !leads
                    .iter()
                    .any(|known| known.party.is_some() && known.party == lead.party)
                {
                    leads.push(lead);
                }
            }
        }
        leads
    }

    /// Who is named, where every word of a cell is understood; a cell that need not be is no fault.
    fn known(&self, text: &Text) -> Vec<Lead> {
        let register = &self.register;
        let cell = self
            .names
            .cell(&text.text, |person, group| register.belongs(person, group));
        if cell.unknown.is_empty() && cell.several.is_empty() {
            cell.leads
        } else {
            Vec::new()
        }
    }

    fn attendance(&mut self, list: &[Attendance]) -> Vec<Attended> {
        list.iter()
            .map(|attended| Attended {
                name: attended.name.text.clone(),
                party: self.party(&attended.name),
                remark: attended.remark.clone(),
                in_place_of: attended
                    .in_place_of
                    .as_ref()
                    .map(|other| (other.text.clone(), self.party(other))),
            })
            .collect()
    }

    /// What a reference leads to; a finding if nothing has it.
    fn subject(&mut self, text: &Text) -> Option<Subject> {
        match self.register.references.get(&text.text.to_lowercase()) {
            Some(Reference::Shown(subject)) => Some(*subject),
            Some(Reference::Hidden) => None,
            None => {
                let message = format!("no record has the reference `{}`", text.text);
                let known = self.register.references.keys().map(String::as_str);
                let near = nearest(&text.text, known).map(str::to_uppercase);
                self.findings.add(
                    Finding::error("unknown-reference", text.place, message)
                        .did_you_mean(near.as_deref()),
                );
                None
            }
        }
    }

    /// What a reference leads to, which has to be of one kind.
    fn of_kind<T>(
        &mut self,
        text: &Text,
        kind: &str,
        pick: impl Fn(Subject) -> Option<T>,
    ) -> Option<T> {
        let subject = self.subject(text)?;
        let picked = pick(subject);
        if picked.is_none() {
            let message = format!("`{}` is not the reference of {kind}", text.text);
            self.findings
                .add(Finding::error("wrong-kind", text.place, message));
        }
        picked
    }

    fn meeting(&mut self, text: &Text) -> Option<Id<Meeting>> {
        self.of_kind(text, "a meeting", |subject| match subject {
            Subject::Meeting(id) => Some(id),
            _ => None,
        })
    }

    fn indicator(&mut self, text: &Text) -> Option<Id<Indicator>> {
        self.of_kind(text, "an indicator", |subject| match subject {
            Subject::Indicator(id) => Some(id),
            _ => None,
        })
    }

    fn recommendation(&mut self, text: &Text) -> Option<Id<Recommendation>> {
        self.of_kind(text, "a recommendation", |subject| match subject {
            Subject::Recommendation(id) => Some(id),
            _ => None,
        })
    }

    /// The priorities of a list, each by `FRAMEWORK CODE` or title.
    fn priorities_of(&mut self, list: &[Text]) -> Vec<Id<Priority>> {
        let mut found = Vec::new();
        for text in list {
            if let Some(id) = self.priority_of(text, None)
                && !found.contains(&id)
            {
                found.push(id);
            }
        }
        found
    }

    fn priority_of(&mut self, text: &Text, framework: Option<&str>) -> Option<Id<Priority>> {
        let within = framework.map(|framework| name_key(&format!("{framework} {}", text.text)));
        let key = name_key(&text.text);
        let known = within
            .and_then(|key| self.priorities.get(&key))
            .or_else(|| self.priorities.get(&key))
            .copied();
        known.unwrap_or_else(|| {
            let message = format!("no priority is called `{}`", text.text);
            let near = nearest(&key, self.priorities.keys().map(String::as_str)).map(str::to_owned);
            self.findings.add(match near {
                Some(near) => Finding::error("unknown-priority", text.place, message)
                    .did_you_mean(Some(&near)),
                None => Finding::error("unknown-priority", text.place, message)
                    .help("write the framework's reference and the code, such as `CQC A`"),
            });
            None
        })
    }

    fn link_parties(&mut self) {
        for id in self.register.organisations.ids() {
            let successors = self.register.organisations[id].record.successors.clone();
            for succession in successors {
                if let Some(Party::Organisation(successor)) = self.party(&succession.organisation) {
                    self.register.organisations[id]
                        .successors
                        .push((successor, succession.on));
                    self.register.organisations[successor].predecessors.push(id);
                }
            }
        }
        for id in self.register.posts.ids() {
            let record = self.register.posts[id].record.clone();
            if let Some(organisation) = &record.organisation
                && let Some(Party::Organisation(organisation)) = self.party(organisation)
            {
                self.register.posts[id].organisation = Some(organisation);
                self.register.organisations[organisation].posts.push(id);
            }
            for other in &record.includes {
                if let Some(Party::Post(other)) = self.party(other) {
                    self.register.posts[id].includes.push(other);
                    self.register.posts[other].included_in.push(id);
                }
            }
        }
        for id in self.register.people.ids() {
            let record = self.register.people[id].record.clone();
            for (position, holding) in record.posts.into_iter().enumerate() {
                match self.party(&holding.post) {
                    Some(Party::Post(post)) => {
                        self.register.posts[post].holders.push((id, position));
                        self.register.people[id].posts.push((post, holding));
                    }
                    Some(_) => {
                        let message = format!("`{}` is not a post", holding.post.text);
                        self.findings.add(Finding::error(
                            "wrong-kind",
                            holding.post.place,
                            message,
                        ));
                    }
                    None => {}
                }
            }
        }
        for id in self.register.bodies.ids() {
            let record = self.register.bodies[id].record.clone();
            let parent = record.parent.as_ref().and_then(|text| self.party(text));
            if let Some(Party::Body(parent)) = parent {
                self.register.bodies[parent].children.push(id);
            }
            let organisation = record
                .organisation
                .as_ref()
                .and_then(|text| self.party(text));
            if let Some(Party::Organisation(organisation)) = organisation {
                self.register.organisations[organisation].bodies.push(id);
            }
            let contact = record.contact.as_ref().and_then(|text| {
                if text.text.contains('@') {
                    None
                } else {
                    self.party(text)
                }
            });
            let mut members = Vec::new();
            for (position, member) in record.members.iter().enumerate() {
                let party = self.party(&member.person);
                let organisation = member
                    .organisation
                    .as_ref()
                    .and_then(|text| self.party(text));
                if let Some(Party::Person(person)) = party {
                    self.register.people[person].bodies.push((id, position));
                }
                members.push((member.person.text.clone(), party, organisation));
            }
            let body = &mut self.register.bodies[id];
            body.parent = parent;
            body.organisation = organisation;
            body.contact = contact;
            body.members = members;
        }
    }

    fn link_priorities(&mut self) {
        for id in self.register.frameworks.ids() {
            let body = self.register.frameworks[id].record.body.clone();
            self.register.frameworks[id].body = body.and_then(|text| self.party(&text));
        }
    }

    fn link_measures(&mut self) {
        for id in self.register.measures.ids() {
            let body = self.register.measures[id].record.body.clone();
            self.register.measures[id].body = body.and_then(|text| self.party(&text));
        }
        for id in self.register.indicators.ids() {
            let record = self.register.indicators[id].record.clone();
            let responsible = self.leads(&record.responsible);
            let priorities = self.priorities_of(&record.priorities);
            for priority in &priorities {
                self.register.priorities[*priority].indicators.push(id);
            }
            for lead in &responsible {
                if let Some(Party::Body(body)) = lead.party {
                    self.register.bodies[body].indicators.push(id);
                }
            }
            let indicator = &mut self.register.indicators[id];
            indicator.responsible = responsible;
            indicator.priorities = priorities;
        }
    }

    fn link_meetings(&mut self) {
        let (month, day) = self.rules.municipal_year;
        for id in self.register.meetings.ids() {
            let mut record = self.register.meetings[id].record.clone();
            let body = self.party(&record.body);
            if let Some(Party::Body(body)) = body {
                self.register.bodies[body].meetings.push(id);
            }
            let present = self.attendance(&record.present);
            let apologies = self.attendance(&record.apologies);
            let officers = self.attendance(&record.officers);
            let people: HashSet<Id<Person>> = present
                .iter()
                .chain(&officers)
                .filter_map(|attended| match attended.party {
                    Some(Party::Person(person)) => Some(person),
                    _ => None,
                })
                .collect();
            for person in people {
                self.register.people[person].meetings.push(id);
            }
            self.withhold_parts(&mut record.parts);
            let mut actions_by = Vec::new();
            let presenters = record
                .parts
                .iter()
                .map(|part| match part {
                    Part::Item(item) => item.presenters.as_ref().map(|text| self.known(text)),
                    Part::Heading { .. } => None,
                })
                .map(Option::unwrap_or_default)
                .collect();
            for part in &record.parts {
                actions_by.push(match part {
                    Part::Item(item) => {
                        let cells = item.action_by.clone();
                        self.leads(&cells)
                    }
                    Part::Heading { .. } => Vec::new(),
                });
            }
            self.attach_all(&mut record.papers);
            let year = record
                .date
                .earliest()
                .map(|date| municipal_year(date, month, day));
            if let Some(year) = year {
                self.register
                    .years
                    .entry(year)
                    .or_default()
                    .meetings
                    .push(id);
            }
            let meeting = &mut self.register.meetings[id];
            meeting.record = record;
            meeting.body = body;
            meeting.present = present;
            meeting.apologies = apologies;
            meeting.officers = officers;
            meeting.actions_by = actions_by;
            meeting.presenters = presenters;
            meeting.year = year;
        }
        for id in self.register.bodies.ids() {
            let mut meetings = std::mem::take(&mut self.register.bodies[id].meetings);
            meetings.sort_by(|a, b| self.register.in_time(*a, *b));
            for pair in meetings.windows(2) {
                self.register.meetings[pair[0]].next = Some(pair[1]);
                self.register.meetings[pair[1]].previous = Some(pair[0]);
            }
            self.register.bodies[id].meetings = meetings;
        }
    }

    /// Drops drafts and embargoed items, and empties exempt and withdrawn ones of all their words.
    fn withhold_parts(&self, parts: &mut Vec<Part>) {
        let rules = self.rules;
        parts.retain(|part| match part {
            Part::Item(item) => {
                item.state.exempt.is_some()
                    || item.state.visibility(rules.as_of, rules.drafts) != Visibility::Hidden
            }
            Part::Heading { .. } => true,
        });
        for part in parts {
            if let Part::Item(item) = part
                && (item.state.exempt.is_some()
                    || item.state.visibility(rules.as_of, rules.drafts) == Visibility::Withdrawn)
            {
                withhold(item);
            }
        }
    }

    fn attach_all(&mut self, papers: &mut Vec<Paper>) {
        for paper in papers {
            if paper.exempt.is_some() {
                let public_title = paper.public_title.take();
                *paper = Paper {
                    title: None,
                    public_title,
                    paper: paper.paper.take(),
                    link: None,
                    file: None,
                    kind: None,
                    size: None,
                    pages: None,
                    published_on: None,
                    exempt: paper.exempt.take(),
                };
            } else if let Some(file) = paper.file.clone() {
                self.attach(&file);
            }
        }
    }

    /// Takes a file under `documents/` into publication; a finding if there is none.
    fn attach(&mut self, file: &Text) {
        let path = file.text.trim_start_matches("./");
        let known = self
            .sources
            .attachments()
            .iter()
            .find(|attachment| attachment.path == path);
        match known {
            Some(attachment) => {
                self.attached.insert(attachment.path.clone());
                self.register
                    .attachments
                    .insert(attachment.path.clone(), attachment.size);
            }
            None => {
                let near = nearest(
                    path,
                    self.sources
                        .attachments()
                        .iter()
                        .map(|attachment| attachment.path.as_str()),
                );
                let message = format!("there is no file `{path}`");
                let finding = Finding::error("missing-attachment", file.place, message);
                self.findings.add(match near {
                    Some(near) => finding.did_you_mean(Some(near)),
                    None => {
                        finding.help("put the file into the folder `documents/` of the content")
                    }
                });
            }
        }
    }

    fn link_plans(&mut self) {
        for id in self.register.plans.ids() {
            let record = self.register.plans[id].record.clone();
            let body = record.body.as_ref().and_then(|text| self.party(text));
            if let Some(Party::Body(body)) = body {
                self.register.bodies[body].plans.push(id);
            }
            let framework = record.framework.as_ref().and_then(|text| {
                self.of_kind(text, "a framework of priorities", |subject| match subject {
                    Subject::Framework(id) => Some(id),
                    _ => None,
                })
            });
            if let Some(framework) = framework {
                self.register.frameworks[framework].plans.push(id);
            }
            let within = record.framework.as_ref().map(|text| text.text.clone());
            let mut highlights = Vec::new();
            for (index, highlight) in record.highlights.iter().enumerate() {
                let meeting = highlight
                    .meeting
                    .as_ref()
                    .and_then(|text| self.meeting(text));
                let mut priorities = Vec::new();
                for (position, rating) in highlight.ratings.iter().enumerate() {
                    let priority = self.priority_of(&rating.priority, within.as_deref());
                    if let Some(priority) = priority {
                        self.register.priorities[priority].ratings.push(RatingAt {
                            plan: id,
                            highlight: index,
                            rating: position,
                        });
                    }
                    priorities.push(priority);
                }
                highlights.push((meeting, priorities));
            }
            let plan = &mut self.register.plans[id];
            plan.body = body;
            plan.framework = framework;
            plan.highlights = highlights;
        }
        for id in self.register.actions.ids() {
            let action = &self.register.actions[id];
            let (record, plan, parent) = (action.record.clone(), action.plan, action.parent);
            let plan_record = &self.register.plans[plan].record;
            let within = plan_record.framework.as_ref().map(|text| text.text.clone());
            let plan_reference = plan_record.reference.text.clone();
            let accountable = self.leads(&record.accountable);
            let responsible = self.leads(&record.responsible);
            let priority = match &record.priority {
                Some(text) => self.priority_of(text, within.as_deref()),
                None => parent.and_then(|parent| self.register.actions[parent].priority),
            };
            if let (Some(priority), None) = (priority, parent) {
                self.register.priorities[priority].actions.push(id);
            }
            let mut same_as = Vec::new();
            for other in &record.same_as {
                let whole = Text {
                    text: format!("{plan_reference}-{}", other.text),
                    place: other.place,
                };
                let own = self
                    .register
                    .references
                    .contains_key(&whole.text.to_lowercase());
                same_as.extend(self.plan_action(if own { &whole } else { other }));
            }
            for lead in &accountable {
                self.register
                    .hold(lead, |holder| holder.accountable.push(id));
            }
            for lead in &responsible {
                self.register
                    .hold(lead, |holder| holder.responsible.push(id));
            }
            let action = &mut self.register.actions[id];
            action.accountable = accountable;
            action.responsible = responsible;
            action.priority = priority;
            action.same_as = same_as;
        }
        // The same action twice is the same from either end.
        for id in self.register.actions.ids() {
            for other in self.register.actions[id].same_as.clone() {
                if !self.register.actions[other].same_as.contains(&id) {
                    self.register.actions[other].same_as.push(id);
                }
            }
        }
    }

    fn plan_action(&mut self, text: &Text) -> Option<Id<Action>> {
        self.of_kind(text, "an action of a plan", |subject| match subject {
            Subject::Action(id) => Some(id),
            _ => None,
        })
    }

    fn link_recommendations(&mut self) {
        let (month, day) = self.rules.municipal_year;
        for id in self.register.recommendations.ids() {
            let record = self.register.recommendations[id].record.clone();
            let meeting = record.meeting.as_ref().and_then(|text| self.meeting(text));
            let made_by = match &record.made_by {
                Some(text) => self.party(text),
                None => meeting.and_then(|meeting| self.register.meetings[meeting].body),
            };
            let made_on = record.made_on.clone().or_else(|| {
                meeting.map(|meeting| self.register.meetings[meeting].record.date.clone())
            });
            let made_to: Vec<Party> = record
                .made_to
                .iter()
                .filter_map(|text| self.party(text))
                .collect();
            let leads = self.leads(&record.leads);
            let priorities = self.priorities_of(&record.priorities);
            let topic = record
                .topic
                .as_ref()
                .map(|topic| slug(&topic.text))
                .filter(|s| !s.is_empty());
            let year = made_on
                .as_ref()
                .and_then(PartialDate::earliest)
                .map(|date| municipal_year(date, month, day));
            let mut supersedes = Vec::new();
            for other in &record.supersedes {
                supersedes.extend(self.recommendation(other));
            }
            let mut indicators = Vec::new();
            for text in &record.indicators {
                indicators.extend(self.indicator(text));
            }
            let mut actions = Vec::new();
            for text in &record.plan_actions {
                actions.extend(self.plan_action(text));
            }
            let mut related = Vec::new();
            for text in &record.related {
                related.extend(self.subject(text));
            }
            let mut discussed_at: Vec<Id<Meeting>> = Vec::new();
            for text in &record.discussed_at {
                discussed_at.extend(self.meeting(text).filter(|other| Some(*other) != meeting));
            }
            discussed_at.sort_by(|a, b| self.register.in_time(*a, *b));
            discussed_at.dedup();
            let mut entries_by = Vec::new();
            for entry in &record.entries {
                entries_by.push(match &entry.by {
                    Some(by) => self.leads(std::slice::from_ref(by)),
                    None => Vec::new(),
                });
            }
            let register = &mut self.register;
            if let (Some(slug), Some(topic)) = (&topic, &record.topic) {
                register
                    .topics
                    .entry(slug.clone())
                    .or_insert_with(|| Topic {
                        name: topic.text.clone(),
                        recommendations: Vec::new(),
                    })
                    .recommendations
                    .push(id);
            }
            if let Some(year) = year {
                register
                    .years
                    .entry(year)
                    .or_default()
                    .recommendations
                    .push(id);
            }
            if let Some(meeting) = meeting {
                register.meetings[meeting].made.push(id);
            }
            for meeting in &discussed_at {
                register.meetings[*meeting].discussed.push(id);
            }
            for priority in &priorities {
                register.priorities[*priority].recommendations.push(id);
            }
            for indicator in &indicators {
                register.indicators[*indicator].recommendations.push(id);
            }
            for action in &actions {
                register.actions[*action].recommendations.push(id);
            }
            for other in &supersedes {
                register.recommendations[*other].superseded_by.push(id);
            }
            for lead in &leads {
                register.hold(lead, |holder| holder.leads.push(id));
            }
            register.asked_of(id, &made_to, &leads);
            match made_by {
                Some(Party::Body(body)) => register.bodies[body].made.push(id),
                Some(Party::Organisation(organisation)) => {
                    register.organisations[organisation].made.push(id);
                }
                _ => {}
            }
            let linked = &mut register.recommendations[id];
            linked.meeting = meeting;
            linked.made_by = made_by;
            linked.made_on = made_on;
            linked.made_to = made_to;
            linked.leads = leads;
            linked.priorities = priorities;
            linked.topic = topic;
            linked.year = year;
            linked.supersedes = supersedes;
            linked.indicators = indicators;
            linked.actions = actions;
            linked.related = related;
            linked.discussed_at = discussed_at;
            linked.entries_by = entries_by;
        }
        for id in self.register.recommendations.ids() {
            let status = self.register.status(id);
            self.register
                .by_decision
                .entry(status.decision)
                .or_default()
                .push(id);
            self.register
                .by_delivery
                .entry(status.delivery)
                .or_default()
                .push(id);
        }
    }

    fn link_reports(&mut self) {
        for id in self.register.reports.ids() {
            let mut record = self.register.reports[id].record.clone();
            let from = self.party(&record.from);
            let to = record.to.as_ref().and_then(|text| self.party(text));
            let meeting = record.meeting.as_ref().and_then(|text| self.meeting(text));
            let priorities = self.priorities_of(&record.priorities);
            let authors = self.leads(&record.authors);
            self.attach_all(&mut record.links);
            let mut indicators = Vec::new();
            for part in &record.parts {
                if let crate::record::report::Part::IndicatorNotes { notes, .. } = part {
                    for note in notes {
                        let indicator = note
                            .indicator
                            .as_ref()
                            .and_then(|text| self.indicator(text));
                        indicators.extend(indicator);
                    }
                }
            }
            let register = &mut self.register;
            for indicator in &indicators {
                register.indicators[*indicator].reports.push(id);
            }
            for priority in &priorities {
                register.priorities[*priority].reports.push(id);
            }
            if let Some(meeting) = meeting {
                register.meetings[meeting].reports.push(id);
            }
            match from {
                Some(Party::Body(body)) => register.bodies[body].reports_from.push(id),
                Some(Party::Organisation(organisation)) => {
                    register.organisations[organisation].reports.push(id);
                }
                _ => {}
            }
            if let Some(Party::Body(body)) = to {
                register.bodies[body].reports_to.push(id);
            }
            let report = &mut register.reports[id];
            report.record = record;
            report.from = from;
            report.to = to;
            report.meeting = meeting;
            report.priorities = priorities;
            report.authors = authors;
            report.indicators = indicators;
        }
    }

    fn link_documents(&mut self) {
        for id in self.register.documents.ids() {
            let record = self.register.documents[id].record.clone();
            let publisher = record.publisher.as_ref().and_then(|text| self.party(text));
            if let Some(file) = &record.paper.file {
                self.attach(file);
            }
            self.register.documents[id].publisher = publisher;
        }
        let subjects: Vec<Subject> = self.register.subjects().collect();
        let mut cited = HashSet::new();
        for subject in subjects {
            let citations = self.register.standing(subject).sources.clone();
            for citation in citations {
                let document =
                    self.of_kind(&citation.document, "a document", |subject| match subject {
                        Subject::Document(id) => Some(id),
                        _ => None,
                    });
                if let Some(document) = document
                    && cited.insert((document, subject))
                {
                    self.register.documents[document].cited_by.push(subject);
                }
            }
        }
        for term in self.register.terms.rows() {
            for citation in &term.record.standing.sources {
                if !self
                    .register
                    .references
                    .contains_key(&citation.document.text.to_lowercase())
                {
                    let message =
                        format!("no record has the reference `{}`", citation.document.text);
                    self.findings.add(Finding::error(
                        "unknown-reference",
                        citation.document.place,
                        message,
                    ));
                }
            }
        }
    }

    /// Follows the links in all prose: references have to exist, files to be there.
    fn check_prose(&mut self) {
        let mut links: Vec<Text> = Vec::new();
        for passage in self.register.passages() {
            find_links(self.sources, passage, &mut links);
        }
        for recommendation in self.register.recommendations.rows() {
            for entry in &recommendation.record.entries {
                for evidence in &entry.evidence {
                    let passage = Passage {
                        markdown: evidence.text.clone(),
                        place: evidence.place,
                    };
                    find_links(self.sources, &passage, &mut links);
                }
            }
        }
        for link in links {
            match link.text.strip_prefix("ref:") {
                Some(reference) => {
                    self.subject(&Text {
                        text: reference.to_owned(),
                        place: link.place,
                    });
                }
                None => self.attach(&link),
            }
        }
    }

    fn report_unused_attachments(&mut self) {
        for attachment in self.sources.attachments() {
            if !self.attached.contains(&attachment.path) {
                self.findings.add(
                    Finding {
                        severity: crate::diagnostic::Severity::Warning,
                        ..Finding::about_file(
                            "unused-document",
                            format!("{}/{}", self.sources.folder, attachment.path),
                            "nothing public leads to this file, so it is not published",
                        )
                    }
                    .help("link to it, or take it out of the folder"),
                );
            }
        }
    }
}

/// Empties an item of all that may not be published.
fn withhold(item: &mut AgendaItem) {
    let place = item.title.place;
    let empty = || Passage {
        markdown: String::new(),
        place,
    };
    item.title = Text {
        text: item.public_title.clone().unwrap_or_default(),
        place,
    };
    item.papers = None;
    item.presenters = None;
    item.discussion = empty();
    item.outcome = None;
    item.action_by.clear();
}

fn former(standing: &Standing) -> Vec<String> {
    standing
        .former_addresses
        .iter()
        .map(|text| text.text.clone())
        .collect()
}

/// The links of a passage that lead to a record or to a file under `documents/`.
fn find_links(sources: &Sources, passage: &Passage, links: &mut Vec<Text>) {
    let source = &sources.get(passage.place.source).text;
    let span = passage.place.span();
    let mut from = span.start;
    for target in crate::prose::inner_links(&passage.markdown) {
        let found = source
            .get(from..span.end)
            .and_then(|part| part.find(target.as_str()));
        let place = match found {
            Some(at) => {
                let start = from + at;
                from = start + target.len();
                crate::source::Place::new(passage.place.source, start..from)
            }
            None => passage.place,
        };
        links.push(Text {
            text: target,
            place,
        });
    }
}

/// The lists that a lead stands on.
struct Holder<'a> {
    leads: &'a mut Vec<Id<Recommendation>>,
    accountable: &'a mut Vec<Id<Action>>,
    responsible: &'a mut Vec<Id<Action>>,
}

impl Register {
    /// Whether a person acts for a body or organisation, as far as posts and memberships say.
    fn belongs(&self, person: Party, group: Party) -> bool {
        let Party::Person(person) = person else {
            return false;
        };
        let person = &self.people[person];
        match group {
            Party::Organisation(organisation) => {
                person.posts.is_empty()
                    || person
                        .posts
                        .iter()
                        .any(|(post, _)| self.posts[*post].organisation == Some(organisation))
            }
            Party::Body(body) => person.bodies.iter().any(|(other, _)| *other == body),
            _ => false,
        }
    }

    /// Order of two meetings in time, then by reference.
    pub(crate) fn in_time(&self, a: Id<Meeting>, b: Id<Meeting>) -> std::cmp::Ordering {
        let (a, b) = (&self.meetings[a].record, &self.meetings[b].record);
        a.date
            .order(&b.date)
            .then_with(|| a.reference.text.cmp(&b.reference.text))
    }

    fn hold(&mut self, lead: &Lead, note: impl Fn(Holder<'_>)) {
        match lead.party {
            Some(Party::Person(id)) => {
                let person = &mut self.people[id];
                note(Holder {
                    leads: &mut person.leads,
                    accountable: &mut person.accountable,
                    responsible: &mut person.responsible,
                });
            }
            Some(Party::Post(id)) => {
                let post = &mut self.posts[id];
                note(Holder {
                    leads: &mut post.leads,
                    accountable: &mut post.accountable,
                    responsible: &mut post.responsible,
                });
            }
            Some(Party::Body(id)) => {
                let body = &mut self.bodies[id];
                // What a body leads is listed with what it was asked, in `asked_of`.
                note(Holder {
                    leads: &mut Vec::new(),
                    accountable: &mut body.accountable,
                    responsible: &mut body.responsible,
                });
            }
            Some(Party::Organisation(_)) | None => {}
        }
    }

    /// Puts a recommendation on the lists of those it was made to and of those who lead it.
    fn asked_of(&mut self, id: Id<Recommendation>, made_to: &[Party], leads: &[Lead]) {
        let parties = made_to
            .iter()
            .copied()
            .chain(leads.iter().filter_map(|lead| lead.party))
            .chain(leads.iter().filter_map(|lead| lead.acting_for));
        let mut seen = HashSet::new();
        for party in parties {
            if !seen.insert(party) {
                continue;
            }
            match party {
                Party::Organisation(organisation) => {
                    self.organisations[organisation].recommendations.push(id);
                }
                Party::Body(body) => self.bodies[body].recommendations.push(id),
                Party::Person(_) | Party::Post(_) => {}
            }
        }
    }

    /// All Markdown that is published.
    fn passages(&self) -> Vec<&Passage> {
        let mut passages: Vec<&Passage> = Vec::new();
        for recommendation in self.recommendations.rows() {
            passages.push(&recommendation.record.asked);
            passages.extend(
                recommendation
                    .record
                    .entries
                    .iter()
                    .map(|entry| &entry.text),
            );
        }
        for meeting in self.meetings.rows() {
            passages.push(&meeting.record.summary);
            for part in &meeting.record.parts {
                match part {
                    Part::Heading { text, .. } => passages.push(text),
                    Part::Item(item) => {
                        passages.push(&item.discussion);
                        passages.extend(&item.outcome);
                    }
                }
            }
        }
        for report in self.reports.rows() {
            passages.push(&report.record.summary);
            for part in &report.record.parts {
                match part {
                    record::report::Part::Text { text, .. } => passages.push(text),
                    record::report::Part::Progress(progress) => {
                        passages.push(&progress.opening);
                        passages.extend(&progress.deliverable);
                        passages.extend(&progress.progress);
                    }
                    record::report::Part::IndicatorNotes { intro, notes } => {
                        passages.push(intro);
                        passages.extend(notes.iter().map(|note| &note.text));
                    }
                }
            }
        }
        passages.extend(self.pages.rows().iter().map(|page| &page.record.text));
        passages
    }

    /// Puts every list into an order that does not depend on the files' names.
    fn sort_lists(&mut self) {
        let mut order: Vec<Id<Recommendation>> = self.recommendations.ids().collect();
        order.sort_by(|a, b| self.newest_first(*a, *b));
        let mut rank = vec![0usize; order.len()];
        for (position, id) in order.iter().enumerate() {
            rank[id.index()] = position;
        }
        let sort = |list: &mut Vec<Id<Recommendation>>| {
            list.sort_by_key(|id| rank[id.index()]);
            list.dedup();
        };
        for id in self.people.ids() {
            sort(&mut self.people[id].leads);
        }
        for id in self.posts.ids() {
            sort(&mut self.posts[id].leads);
        }
        for id in self.organisations.ids() {
            sort(&mut self.organisations[id].recommendations);
            sort(&mut self.organisations[id].made);
        }
        for id in self.bodies.ids() {
            sort(&mut self.bodies[id].recommendations);
            sort(&mut self.bodies[id].made);
        }
        for id in self.priorities.ids() {
            sort(&mut self.priorities[id].recommendations);
        }
        for id in self.meetings.ids() {
            sort(&mut self.meetings[id].discussed);
            let mut made = std::mem::take(&mut self.meetings[id].made);
            made.sort_by(|a, b| self.by_reference(*a, *b));
            self.meetings[id].made = made;
        }
        for topic in self.topics.values_mut() {
            sort(&mut topic.recommendations);
        }
        for list in self
            .by_decision
            .values_mut()
            .chain(self.by_delivery.values_mut())
        {
            sort(list);
        }
        for year in self.years.values_mut() {
            sort(&mut year.recommendations);
        }
        let mut years = std::mem::take(&mut self.years);
        for year in years.values_mut() {
            year.meetings.sort_by(|a, b| self.in_time(*a, *b));
        }
        self.years = years;
        for id in self.people.ids() {
            let mut meetings = std::mem::take(&mut self.people[id].meetings);
            meetings.sort_by(|a, b| self.in_time(*b, *a));
            self.people[id].meetings = meetings;
        }
        for id in self.posts.ids() {
            let mut holders = std::mem::take(&mut self.posts[id].holders);
            holders.sort_by(|a, b| {
                let from = |(person, position): &(Id<Person>, usize)| {
                    self.people[*person].record.posts[*position].from.clone()
                };
                let date = |from: Option<PartialDate>| {
                    from.and_then(|from| from.earliest())
                        .unwrap_or(NaiveDate::MIN)
                };
                date(from(a)).cmp(&date(from(b)))
            });
            self.posts[id].holders = holders;
        }
        for id in self.priorities.ids() {
            let mut ratings = std::mem::take(&mut self.priorities[id].ratings);
            ratings.sort_by(|a, b| {
                let date =
                    |at: &RatingAt| &self.plans[at.plan].record.highlights[at.highlight].date;
                date(a).order(date(b))
            });
            self.priorities[id].ratings = ratings;
        }
    }
}
