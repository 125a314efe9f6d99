//! Synthetic councils of any size: writes a content folder in the format of docs/officers-guide.md, with
//! the same bytes for the same size on every machine; the build benchmark builds a site from it.
//!
//! All names, places and facts are invented. In proportion to N recommendations there are N/20
//! meetings, N/50 reports and N/50 people; lengths and links are like the showcase's.

mod calendar;
mod words;

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use calendar::Day;
use words::{Words, title_case};

/// The day that the site is to be built as of: most sittings are held by then, a few are to come.
pub const AS_OF: &str = "2026-01-01";

/// What a council's folder holds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Written {
    /// Files in the folder.
    pub files: usize,
    /// Their size together.
    pub bytes: u64,
}

/// Writes a council with this many recommendations into a folder, which is made if it is missing.
///
/// # Errors
/// What the system says when a file cannot be written.
pub fn write(folder: &Path, recommendations: usize) -> io::Result<Written> {
    let mut council = Council {
        folder: folder.to_path_buf(),
        words: Words::new(0x00c0_ffee ^ recommendations as u64),
        written: Written::default(),
        people: Vec::new(),
        meetings: Vec::new(),
        size: recommendations,
    };
    council.settings()?;
    council.people()?;
    council.posts()?;
    council.organisations()?;
    council.bodies()?;
    council.priorities()?;
    council.indicators()?;
    council.call_meetings();
    council.plans()?;
    council.glossary()?;
    council.documents()?;
    council.pages()?;
    council.meetings()?;
    council.recommendations()?;
    council.reports()?;
    Ok(council.written)
}

/// Bodies that make recommendations: name, short name.
const COMMITTEES: [(&str, &str); 6] = [
    ("Health Scrutiny Committee", "HSC"),
    ("Place Scrutiny Committee", "PSC"),
    ("Children and Families Scrutiny Committee", "CSC"),
    ("Resources Scrutiny Committee", "RSC"),
    ("Health and Wellbeing Board of Midshire", "HWB"),
    ("Community Safety Committee", "SAF"),
];
/// Partnership boards that report to them.
const BOARDS: [&str; 8] = [
    "Children's Partnership",
    "Ageing Well Board",
    "Housing Support Group",
    "Mental Health Partnership",
    "Safer Roads Partnership",
    "Climate Action Board",
    "Better Care Group",
    "Skills and Work Board",
];
/// Organisations: name, short name, kind.
const ORGANISATIONS: [(&str, &str, &str); 10] = [
    ("Midshire County Council", "MCC", "council"),
    ("Eastvale District Council", "EDC", "council"),
    ("Westmere District Council", "WDC", "council"),
    ("Midford City Council", "MFC", "council"),
    ("Midshire Integrated Care Board", "MICB", "NHS body"),
    ("Midshire University Hospitals", "MUH", "NHS body"),
    ("Midshire Community Health Trust", "MCHT", "NHS body"),
    ("Vale Ambulance Service", "VAS", "NHS body"),
    ("Healthwatch Midshire", "HWM", "charity"),
    ("Midshire Voluntary Action", "MVA", "charity"),
];
const POSTS: [&str; 12] = [
    "Director of Public Health",
    "Director of Adult Services",
    "Director of Children's Services",
    "Director of Transport",
    "Chief Executive",
    "Chief Nurse",
    "Medical Director",
    "Head of Commissioning",
    "Head of Housing",
    "Head of Community Safety",
    "Finance Director",
    "Head of Climate Action",
];
const DECISIONS: [&str; 6] = [
    "accepted",
    "accepted",
    "accepted in part",
    "accepted in principle",
    "not accepted",
    "noted",
];
const DELIVERIES: [&str; 6] = [
    "in progress",
    "in progress",
    "in progress",
    "paused",
    "done, as reported",
    "done, as confirmed",
];
const RATINGS: [&str; 3] = ["green", "amber", "red"];
/// How many priorities the framework has.
const PRIORITIES: usize = 20;
/// How many measures the performance framework has.
const INDICATORS: usize = 40;
/// How many actions the plan has.
const ACTIONS: usize = 40;
/// How many numbered items a sitting has; the last four take recommendations.
const ITEMS: usize = 8;
/// How many people come to a sitting; there are always more of them than that.
const SEATS: usize = 9;
/// How many sittings there are for each hundred recommendations.
const MEETINGS_IN_A_HUNDRED: usize = 5;
/// The day of the last sitting that a council has called.
const LAST_SITTING: Day = Day::of(2026, 3, 19);
/// The day up to which things have happened: [`AS_OF`].
const TODAY: Day = Day::of(2026, 1, 1);

struct Council {
    folder: PathBuf,
    words: Words,
    written: Written,
    people: Vec<String>,
    meetings: Vec<Meeting>,
    size: usize,
}

#[derive(Clone)]
struct Meeting {
    reference: String,
    committee: usize,
    day: Day,
}

impl Council {
    fn save(&mut self, path: &str, text: &str) -> io::Result<()> {
        let place = self.folder.join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(place, text)?;
        self.written.files += 1;
        self.written.bytes += text.len() as u64;
        Ok(())
    }

    fn settings(&mut self) -> io::Result<()> {
        self.save(
            "site.yaml",
            "title: Midshire answers\n\
             owner: Midshire County Council\n\
             description: What was recommended, what was answered, and what happened.\n\
             language: en\n\
             base url: https://midshire.example/answers/\n\
             contact: democracy@midshire.example\n\
             municipal year begins: 15 May\n\
             rows per page: 50\n\
             licence:\n  name: Open Government Licence v3.0\n  \
             link: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\n",
        )
    }

    fn people(&mut self) -> io::Result<()> {
        let count = (self.size / 50).max(10);
        self.people = (0..count).map(words::person).collect();
        let mut text = String::new();
        for (at, name) in self.people.clone().iter().enumerate() {
            let _ = writeln!(text, "- name: {name}");
            match at % 3 {
                0 => {
                    let (post, organisation) = post_of(at);
                    let year = 2012 + at % 12;
                    let _ = writeln!(
                        text,
                        "  posts:\n    - post: {post}, {organisation}\n      from: May {year}"
                    );
                    // Every second one has left; the next but one in the list came after them.
                    if at % 6 == 0 {
                        text.push_str("      to: 31 March 2025\n");
                    }
                }
                2 if at % 6 == 2 => {
                    let (post, organisation) = post_of(at - 2);
                    let _ = writeln!(
                        text,
                        "  posts:\n    - post: {post}, {organisation}\n      from: 1 April 2025"
                    );
                }
                1 => text.push_str("  honorific: Councillor\n"),
                _ => {}
            }
        }
        self.save("people.yaml", &text)
    }

    fn posts(&mut self) -> io::Result<()> {
        let mut text = String::new();
        for (organisation, ..) in ORGANISATIONS {
            for post in POSTS {
                let _ = writeln!(text, "- name: {post}\n  organisation: {organisation}");
            }
        }
        self.save("posts.yaml", &text)
    }

    fn organisations(&mut self) -> io::Result<()> {
        let mut text = String::new();
        for (name, short, kind) in ORGANISATIONS {
            let _ = writeln!(
                text,
                "- name: {name}\n  short name: {short}\n  kind: {kind}"
            );
        }
        self.save("organisations.yaml", &text)
    }

    fn bodies(&mut self) -> io::Result<()> {
        let mut text = String::new();
        for (at, (name, short)) in COMMITTEES.iter().enumerate() {
            let remit = self.words.sentence();
            let _ = write!(
                text,
                "- name: {name}\n  short name: {short}\n  kind: scrutiny committee\n  \
                 organisation: Midshire County Council\n  remit: {remit}\n  members:\n"
            );
            for seat in 0..8 {
                let person = self.person(at * 8 + seat);
                let role = if seat == 0 { "Chair" } else { "Member" };
                let _ = write!(
                    text,
                    "    - person: {person}\n      role: {role}\n      \
                     organisation: Midshire County Council\n      from: May {}\n",
                    2013 + seat
                );
            }
        }
        for (at, name) in BOARDS.iter().enumerate() {
            let parent = COMMITTEES[at % COMMITTEES.len()].0;
            let remit = self.words.sentence();
            let _ = writeln!(
                text,
                "- name: {name}\n  kind: partnership board\n  parent: {parent}\n  remit: {remit}"
            );
        }
        self.save("bodies.yaml", &text)
    }

    fn priorities(&mut self) -> io::Result<()> {
        let mut text = format!(
            "- framework: Midshire strategy 2020 to 2030\n  reference: Strategy\n  \
             body: {}\n  from: 2020\n  to: 2030\n  \
             summary: What the partners agreed to work on together.\n  priorities:\n",
            COMMITTEES[4].0
        );
        for at in 0..PRIORITIES {
            let aim = title_case(&words::aim(at));
            let group = ["Start well", "Live well", "Age well", "Wider issues"][at % 4];
            let _ = write!(
                text,
                "    - code: P{}\n      title: {aim}\n      group: {group}\n",
                at + 1
            );
        }
        self.save("priorities.yaml", &text)
    }

    fn indicators(&mut self) -> io::Result<()> {
        let mut text = format!(
            "- framework: Performance framework\n  reference: PF\n  body: {}\n  indicators:\n",
            COMMITTEES[4].0
        );
        for at in 0..INDICATORS {
            let aim = words::aim(at);
            let base = 40 + self.words.below(30);
            let _ = write!(
                text,
                "    - number: {}.{}\n      title: Increase the share of residents who say that we {aim} ({})\n      \
                 responsible: {}\n      priority: Strategy P{}\n      direction: increase\n      \
                 unit: \"%\"\n      baseline: {{value: {base}%, period: 2019/20}}\n      \
                 targets:\n        2025/26: {}% or above\n      observations:\n",
                at / 10 + 1,
                at % 10 + 1,
                at + 1,
                BOARDS[at % BOARDS.len()],
                at % PRIORITIES + 1,
                base + 20
            );
            for quarter in 0..8 {
                let value = base + quarter * 2 + self.words.below(3);
                let rating = RATINGS[self.words.below(3)];
                let note = self.words.sentence();
                let year = 23 + quarter / 4;
                let _ = write!(
                    text,
                    "        - period: Q{} 20{year}/{}\n          value: {value}%\n          \
                     rag: {rating}\n          note: {note}\n",
                    quarter % 4 + 1,
                    year + 1
                );
            }
        }
        self.save("indicators.yaml", &text)
    }

    /// Fixes the day and the reference of every sitting: a committee sits once a quarter, and more
    /// often in a council that has more to show than twelve years of quarters.
    fn call_meetings(&mut self) {
        let count = (self.size * MEETINGS_IN_A_HUNDRED / 100).max(COMMITTEES.len() * 3);
        let weeks = (12 * 52 / (count / COMMITTEES.len())).clamp(2, 13);
        for at in 0..count {
            let committee = at % COMMITTEES.len();
            let back = (at / COMMITTEES.len() * weeks * 7 + committee) as i64;
            let day = LAST_SITTING.minus(back);
            let reference = format!("{}-{}", COMMITTEES[committee].1, day.iso());
            self.meetings.push(Meeting {
                reference,
                committee,
                day,
            });
        }
        self.meetings
            .sort_by_key(|meeting| (meeting.day, meeting.committee));
    }

    fn plans(&mut self) -> io::Result<()> {
        let agreed = self.held(0).clone();
        let mut text = format!(
            "- title: Strategy action plan\n  reference: SAP\n  body: {}\n  framework: Strategy\n  \
             agreed on: {}\n  actions:\n",
            COMMITTEES[4].0,
            agreed.day.words()
        );
        for at in 0..ACTIONS {
            let task = self.words.sentence();
            let progress = self.words.sentence();
            let step = self.words.sentence();
            let who = self.person(at * 3);
            let (post, organisation) = post_of(at * 7);
            let due = agreed.day.plus(200 + at as i64 * 9).words();
            let _ = write!(
                text,
                "    - reference: A{}\n      priority: P{}\n      text: {task}\n      \
                 accountable: {who}\n      responsible: {post}, {organisation}\n      due: {due}\n      \
                 progress: {progress}\n      delivery: in progress\n      sub-actions:\n        \
                 - reference: i\n          text: {step}\n          due: {due}\n",
                at + 1,
                at % PRIORITIES + 1
            );
        }
        text.push_str("  highlight reports:\n");
        let reports = (self.size / 500).clamp(1, 12);
        let last = self
            .meetings
            .iter()
            .filter(|meeting| meeting.day < TODAY)
            .count();
        for report in 0..reports {
            let meeting = self.meetings[last * (report + 1) / (reports + 1)].clone();
            let _ = write!(
                text,
                "    - date: {}\n      meeting: {}\n      key:\n        \
                 green: Work is going well\n        amber: Work is needed\n        \
                 red: Major problems\n      ratings:\n",
                meeting.day.month_words(),
                meeting.reference
            );
            for at in 0..PRIORITIES {
                let rating = RATINGS[self.words.below(3)];
                let commentary = self.words.sentence();
                let mitigation = self.words.sentence();
                let _ = write!(
                    text,
                    "        - priority: P{}\n          workstream: {}\n          rag: {rating}\n          \
                     commentary: {commentary}\n          mitigation: {mitigation}\n",
                    at + 1,
                    title_case(&words::aim(at))
                );
            }
        }
        self.save("plans.yaml", &text)
    }

    fn glossary(&mut self) -> io::Result<()> {
        let mut text = String::new();
        for (_, short) in COMMITTEES {
            let meaning = self.words.sentence();
            let _ = writeln!(text, "- term: {short} papers\n  meaning: {meaning}");
        }
        for subject in words::SUBJECTS {
            let meaning = self.words.sentence();
            let _ = writeln!(text, "- term: {subject}\n  meaning: {meaning}");
        }
        self.save("glossary.yaml", &text)
    }

    fn documents(&mut self) -> io::Result<()> {
        let mut text = String::new();
        for at in 0..self.documents_count() {
            let meeting = self.meetings[at * self.meetings.len() / self.documents_count()].clone();
            let _ = write!(
                text,
                "- reference: tracker-{}\n  title: Action and recommendation tracker, {}\n  \
                 publisher: Midshire County Council\n  published on: {}\n  \
                 link: https://midshire.example/papers/tracker-{}.pdf\n  size: {}KB\n  pages: {}\n",
                at + 1,
                meeting.day.month_words(),
                meeting.day.month_words(),
                at + 1,
                120 + self.words.below(900),
                4 + self.words.below(60)
            );
        }
        self.save("documents.yaml", &text)
    }

    fn documents_count(&self) -> usize {
        (self.size / 100).max(3)
    }

    fn pages(&mut self) -> io::Result<()> {
        for (order, (title, address, menu)) in [
            ("About this site", "about", "main"),
            ("Accessibility statement", "accessibility", "footer"),
            ("Privacy", "privacy", "footer"),
        ]
        .into_iter()
        .enumerate()
        {
            let mut text = format!(
                "---\ntitle: {title}\naddress: {address}\nmenu: {menu}\norder: {}\n---\n",
                order + 1
            );
            for heading in ["What is here", "Where it comes from", "How to reach us"] {
                let first = self.words.paragraph(5);
                let second = self.words.paragraph(4);
                let _ = write!(text, "\n## {heading}\n\n{first}\n\n{second}\n");
            }
            self.save(&format!("pages/{address}.md"), &text)?;
        }
        Ok(())
    }

    fn meetings(&mut self) -> io::Result<()> {
        for at in 0..self.meetings.len() {
            let meeting = self.meetings[at].clone();
            let (name, short) = COMMITTEES[meeting.committee];
            let day = meeting.day;
            let is_held = day < TODAY;
            let mut text = format!(
                "---\nreference: {}\nbody: {name}\ndate: {}\nstart: 10am\nstatus: {}\n",
                meeting.reference,
                day.words(),
                if is_held { "held" } else { "scheduled" }
            );
            if is_held {
                let _ = writeln!(text, "end: 12:30pm\nvenue: County Hall, Midford");
                let _ = writeln!(text, "agenda published on: {}", day.minus(9).words());
                text.push_str("present:\n");
                for seat in 0..SEATS {
                    let person = self.person(at * 5 + seat);
                    let role = if seat == 0 { " (in the chair)" } else { "" };
                    let _ = writeln!(text, "  - {person}{role}");
                }
                let away = self.person(at * 5 + SEATS);
                let _ = writeln!(text, "apologies: [{away}]");
                let _ = write!(
                    text,
                    "papers:\n  - title: Agenda pack\n    paper: {short}1\n    \
                     link: https://midshire.example/papers/{}.pdf\n    size: 2.1MB\n    pages: 120\n",
                    meeting.reference
                );
            }
            text.push_str("---\n");
            for item in 1..=ITEMS {
                self.item(&mut text, at, item, short, is_held);
            }
            self.save(
                &format!("meetings/{}/{}.md", day.year(), meeting.reference),
                &text,
            )?;
        }
        Ok(())
    }

    /// One item of an agenda.
    fn item(&mut self, text: &mut String, meeting: usize, item: usize, short: &str, is_held: bool) {
        let title = match item {
            1 => "Apologies for absence".to_owned(),
            2 => "Declarations of interest".to_owned(),
            3 => "Minutes of the last meeting".to_owned(),
            _ => title_case(words::SUBJECTS[(meeting * 5 + item) % words::SUBJECTS.len()]),
        };
        let _ = write!(text, "\n## {item}. {title}\n\n");
        if item > 3 {
            let presenter = self.person(meeting * 7 + item);
            let _ = write!(
                text,
                "Purpose: for discussion\nPaper: {short}{item}\nPresenters: {presenter}\n\n"
            );
        }
        if !is_held {
            return;
        }
        let sentences = if item > 3 { 5 } else { 1 };
        let _ = writeln!(text, "{}", self.words.paragraph(sentences));
        if item > 3 {
            let _ = writeln!(text, "\nMembers then spoke:\n");
            for _ in 0..3 {
                let _ = writeln!(text, "- {}", self.words.paragraph(2));
            }
            let who = self.person(meeting * 7 + item + 1);
            let _ = write!(
                text,
                "\n### Outcome\n\nThe committee agreed to:\n\n(a) note the report; and\n\n\
                 (b) make recommendations to the partners.\n\nAction by: {who}\n"
            );
        }
    }

    fn recommendations(&mut self) -> io::Result<()> {
        let held = self
            .meetings
            .iter()
            .filter(|meeting| meeting.day < TODAY)
            .count()
            .max(1);
        for at in 0..self.size {
            let meeting = at * held / self.size.max(1);
            let text = self.recommendation(at, meeting, held);
            let year = self.meetings[meeting].day.year();
            self.save(
                &format!("recommendations/{year}/recommendation-{}.md", at + 1),
                &text,
            )?;
        }
        Ok(())
    }

    fn recommendation(&mut self, at: usize, meeting: usize, held: usize) -> String {
        let made = self.meetings[meeting].clone();
        let (_, short) = COMMITTEES[made.committee];
        let subject = words::SUBJECTS[self.words.below(words::SUBJECTS.len())];
        let aim = words::aim(self.words.below(1_000));
        let asked = ORGANISATIONS[self.words.below(ORGANISATIONS.len())].0;
        let first = self.words.below(self.people.len());
        let lead = self.person(first);
        let (post, organisation) = post_of(self.words.below(1_000));
        let requested = made.day.plus(7);
        let due = made.day.plus(120 + self.words.below(300) as i64);
        let mut text = format!(
            "---\nreference: {short}-{}-R{}\ntitle: {} through {subject}, parish {}\nmeeting: {}\nitem: {}\nnumber: {}\n\
             topic: {}\nmade to: {asked}\nleads:\n  - {lead}\n  - {post}, {organisation}\n\
             priorities:\n  - Strategy P{}\nresponse requested: {}\nresponse due: {}\n",
            made.day.year(),
            at + 1,
            title_case(&aim),
            at + 1,
            made.reference,
            4 + self.words.below(ITEMS - 3),
            at % 20 + 1,
            title_case(subject),
            self.words.below(PRIORITIES) + 1,
            requested.words(),
            requested.plus(28).words()
        );
        if self.words.below(4) == 0 {
            let _ = write!(
                text,
                "due:\n  - {}\n  - date: {}\n    set on: {}\n    reason: {}\n",
                due.month_words(),
                due.plus(150).month_words(),
                due.minus(10).words(),
                self.words.sentence()
            );
        } else {
            let _ = writeln!(text, "due: {}", due.month_words());
        }
        if self.words.below(3) == 0 {
            let indicator = self.words.below(INDICATORS);
            let _ = writeln!(
                text,
                "indicators: [PF-{}.{}]",
                indicator / 10 + 1,
                indicator % 10 + 1
            );
        }
        if self.words.below(5) == 0 {
            let _ = writeln!(
                text,
                "plan actions: [SAP-A{}]",
                self.words.below(ACTIONS) + 1
            );
        }
        let later = meeting + COMMITTEES.len() * 3;
        if later < held && self.words.below(2) == 0 {
            let _ = writeln!(text, "discussed at: [{}]", self.meetings[later].reference);
        }
        let _ = write!(
            text,
            "words: our summary\nsources:\n  - document: tracker-{}\n    where: item {}\n---\n\n{}\n\n{}\n",
            self.words.below(self.documents_count()) + 1,
            at % 20 + 1,
            self.words.paragraph(4),
            self.words.paragraph(3)
        );
        let mut day = requested.plus(self.words.below(50) as i64);
        if self.words.below(10) > 0 && day < TODAY {
            let decision = DECISIONS[self.words.below(DECISIONS.len())];
            let _ = write!(
                text,
                "\n## Response, {}, from {asked}: {decision}\n\n{}\n\n{}\n",
                day.words(),
                self.words.paragraph(5),
                self.words.paragraph(3)
            );
            if self.words.below(2) == 0 {
                let _ = write!(
                    text,
                    "\nPromised: a progress update, by {}\n",
                    day.plus(90).month_words()
                );
            }
            for _ in 0..self.words.below(4) {
                day = day.plus(40 + self.words.below(80) as i64);
                if day >= TODAY {
                    break;
                }
                let delivery = DELIVERIES[self.words.below(DELIVERIES.len())];
                let _ = write!(
                    text,
                    "\n## Update, {}, by {lead}: {delivery}\n\n{}\n",
                    day.words(),
                    self.words.paragraph(4)
                );
            }
            // Most of what is older than a year is done.
            day = day.plus(60);
            if day.plus(300) < TODAY && self.words.below(20) > 0 {
                let _ = write!(
                    text,
                    "\n## Update, {}, by {lead}: done, as reported\n\n{}\n",
                    day.words(),
                    self.words.paragraph(2)
                );
            }
        }
        text
    }

    fn reports(&mut self) -> io::Result<()> {
        let held = self
            .meetings
            .iter()
            .filter(|meeting| meeting.day < TODAY)
            .count()
            .max(1);
        let count = (self.size / 50).max(2);
        for at in 0..count {
            let meeting = self.meetings[at * held / count].clone();
            let board = BOARDS[at % BOARDS.len()];
            let author = self.person(at * 3 + 1);
            let mut text = format!(
                "---\nreference: REPORT-{}\ntitle: Report from the {board}, {}\nfrom: {board}\n\
                 to: {}\nreport date: {}\nmeeting: {}\npriorities:\n  - Strategy P{}\n\
                 purpose: for information\nauthor: {author}\n---\n\n{}\n\n## Priorities for the year\n\n",
                at + 1,
                meeting.day.month_words(),
                COMMITTEES[meeting.committee].0,
                meeting.day.minus(6).words(),
                meeting.reference,
                at % PRIORITIES + 1,
                self.words.paragraph(4)
            );
            for number in 1..=4 {
                let aim = title_case(&words::aim(at * 4 + number));
                let _ = writeln!(text, "{number}. {aim}.");
            }
            for number in 1..=4 {
                let aim = title_case(&words::aim(at * 4 + number));
                let _ = write!(
                    text,
                    "\n## Progress: {aim}\n\nFocus: {}\n\n### Deliverable\n\n{}\n\n### Progress\n\n{}\n",
                    title_case(words::SUBJECTS[(at + number) % words::SUBJECTS.len()]),
                    self.words.paragraph(2),
                    self.words.paragraph(4)
                );
            }
            let _ = write!(
                text,
                "\n## Other items\n\n{}\n\n## Recommendations\n\nThat the committee note the report.\n",
                self.words.paragraph(3)
            );
            self.save(
                &format!("reports/{}/report-{}.md", meeting.day.year(), at + 1),
                &text,
            )?;
        }
        Ok(())
    }

    /// One of the council's people; counts round.
    fn person(&self, at: usize) -> String {
        self.people[at % self.people.len()].clone()
    }

    /// A sitting that has been held, counted from the first.
    fn held(&self, at: usize) -> &Meeting {
        &self.meetings[at]
    }
}

/// A post and its organisation; counts round.
fn post_of(at: usize) -> (&'static str, &'static str) {
    (
        POSTS[at % POSTS.len()],
        ORGANISATIONS[(at / POSTS.len()) % ORGANISATIONS.len()].0,
    )
}
