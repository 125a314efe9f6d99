//! The content says why somebody is away or has left: health, family, a loss.
//!
//! Why it matters: facts about a named person's health and family are specially protected (UK GDPR).
//! The record needs to say that the person was away, not why.
//!
//! How to mend it: leave the reason out: `Councillor Sample sent apologies`.
//!
//! Example: `Apologies were received from Councillor Sample due to illness`.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "personal-circumstances",
    Severity::Warning,
    include_str!("personal_circumstances.rs"),
    Looks::AtWords(
        &[
            "al reasons",
            "family reasons",
            "health reasons",
            "ill health",
            "ill-health",
            "poor health",
            "illness",
            "sick leave",
            "sickness leave",
            "off sick",
            "term sick",
            "dismissal",
            "sickness",
            "ernity leave",
            "al leave",
            "adoption leave",
            "nate leave",
            "bereavement",
            "ily circumstances",
            "nal circumstances",
            "diagnosed with",
            "(ill)",
            "(sick)",
            "(unwell)",
            "unwell",
            "surgery",
            "in hospital",
            "al appointment",
            "hospitalised",
            "pregnan",
            "stress leave",
            "recovering from",
            "funeral)",
            "family emergency",
            "caring respons",
            "(operation)",
            "(childcare",
            "(covid",
            "diagnosis of",
            "treatment for",
            "death of",
            "expecting",
            "have a baby",
            "hiv positive",
            "lth grounds",
            "cal grounds",
            "suspended ",
            "den leave",
            "ning leave",
            "signed off ",
            "off with ",
            "misconduct",
            "divorce",
            "suffer",
            "has cancer",
            "had cancer",
            "has dementia",
            "has depression",
            "has autism",
            "has epilepsy",
            "has diabetes",
            "has parkinson",
            "has multiple",
            "had a stroke",
            "had a heart",
            "had a miscarriage",
            ", aged ",
            "son aged ",
            "daughter aged ",
            "child aged ",
            "year-old ",
            "year old ",
            "family of ",
            "cancer survivor",
            "chemo",
            "radioth",
            "dialysis",
            "cancer treatment",
            "term absence",
            "phased return",
            "family funeral",
            "grievance",
            "disciplin",
            "special school",
            "fractured",
            "broke",
        ],
        look,
    ),
);

static REASON: Pattern = Pattern::new(
    r"(?i)\b(?:for|due to|owing to|because of|on account of|on (?:the )?grounds of|through|following|after|citing) (?:an? |his |her |their |the |some )?(?:recent |serious |long |short |family |close |personal |severe |sudden |own |long-term )*(?:personal reasons|family reasons|health reasons|medical reasons|ill[- ]health|poor health|illness|sickness|bereavement|family circumstances|personal circumstances|injury|surgery|an? operation|pregnancy|(?:hospital|medical) appointment|family emergency|caring responsibilities|stress|diagnosis of [a-z]+|death of (?:his|her|their) (?:wife|husband|partner|father|mother|son|daughter|brother|sister|child|baby|parent)|gross misconduct)\b",
);
static LEAVE: Pattern = Pattern::new(
    r"(?i)\b(?:on|taking|took|begun|began|started|starts|from) (?:her |his |their )?(?:long[- ]term |extended |early )?(?:sick(?:ness)?|maternity|paternity|compassionate|bereavement|parental|adoption|medical|stress)[- ]leave\b|\boff (?:work )?(?:long[- ]term )?sick\b|\bon long[- ]term sick\b|\b(?:following|after|since) (?:his|her) dismissal\b|\b(?:is|was|has been|being) (?:unwell|hospitalised|taken ill|seriously ill|in hospital|pregnant)\b|\b(?:is|was|has been) recovering from (?:an? |his |her |their )?(?:[a-z-]+ ){0,2}(?:illness|surgery|operation|injury|injuries|stroke|cancer|heart attack|replacement|transplant)\b|\b(?:is|was|has been) (?:receiving|undergoing|having) (?:[a-z]+ )?treatment for [a-z]+|\b(?:is|was) expecting (?:an? |her |their )(?:(?:first|second|third|fourth) )?(?:baby|child)\b|\bto have a baby\b|\b(?:is|was|who is|who was) HIV[- ]positive\b|, a (?:[a-z]+ )?cancer survivor\b|\b(?:is|was|has been) (?:currently |still |now )?(?:receiving|undergoing|having|on) (?:a course of |more )?(?:chemotherapy|radiotherapy|dialysis|(?:cancer|hospital|medical) treatment)\b|\b(?:is|was|has been|remains) (?:currently |still |now )?on (?:long[- ]term (?:sickness )?absence|an? phased return)\b|\b(?:is|was|were|be) (?:away|absent) (?:for|at|because of|owing to|due to) (?:an? |his |her |their |the )?family funeral\b|\b(?:is|was|has been) (?:currently |still |now )?(?:going through|subject to|facing|under|the subject of) (?:an? |the )?(?:formal )?(?:grievance|disciplinary (?:process|procedure|investigation|action|hearing|proceedings))\b",
);
/// What befell somebody: a condition, a suspension, a dismissal, a divorce.
static BEFELL: Pattern = Pattern::new(
    r"(?i)\b(?:has|had|suffers? from|suffered(?: from)?|(?:is|was|been) (?:suffering from|(?:being )?treated for)) (?:(?:an?|his|her|their|recent|mild|severe|serious|terminal|breast|lung|bowel|prostate|long[- ]term|long|type 1|type 2) ){0,3}(?:cancer|leukaemia|dementia|alzheimer['\u{2019}]s|depression|anxiety|autism|adhd|epilepsy|diabetes|hiv|multiple sclerosis|parkinson['\u{2019}]s|schizophrenia|bipolar disorder|stroke|heart attack|covid|asthma|breakdown|miscarriage|ptsd)(?:[.,;:)]|$| and\b| since\b| but\b| last\b| in (?:january|february|march|april|may|june|july|august|september|october|november|december|20))|\b(?:is|was|been|being|were) suspended (?:from (?:his |her |their |the )?(?:post|role|duties|duty|office|work)|pending|without pay|on full pay)\b|\b(?:is|was|been|being) (?:dismissed|sacked|disciplined|investigated) (?:for|after|following) (?:[a-z]+ )?misconduct\b|\bon gardening leave\b|\bon garden leave\b|\boff (?:work |sick )?with (?:covid|long covid|stress|anxiety|depression|flu)\b|\bsigned off (?:work |sick )?(?:with|by (?:his|her|their) (?:doctor|gp)|for (?:stress|anxiety|depression))\b|\b(?:going|went|gone|goes) through an? (?:[a-z]+ )?(?:divorce|separation)\b|\b(?:after|following|during|because of|owing to) (?:his|her|their) divorce\b|\bon (?:ill[- ])?(?:health|medical) grounds\b|\b(?:broke|fractured|(?:has|had) (?:a |been )?(?:broken|fractured)) (?:(?:his|her|their|an?) )?(?:(?:right|left|lower|upper|thigh) )?(?:arm|leg|hip|wrist|ankle|foot|hand|back|neck|shoulder|collarbone|ribs?|nose|elbow|knee|pelvis|skull|jaw)\b",
);
/// What befell somebody's family, whoever tells it.
static OF_FAMILY: Pattern = Pattern::new(
    r"(?i)\b(?:his|her|their|whose) (?:late |elder |younger |own )?(?:husband|wife|spouse|partner|son|daughter|child|grandson|granddaughter|mother|father|brother|sister) (?:(?:has|had|suffers from|is having|is receiving|is undergoing) (?:(?:an?|recent|mild|severe|serious|terminal|breast|lung|bowel|prostate) ){0,2}(?:cancer|leukaemia|dementia|alzheimer['\u{2019}]s|depression|autism|adhd|epilepsy|diabetes|parkinson['\u{2019}]s|chemotherapy|radiotherapy|dialysis|cancer treatment)|(?:attends|attended|goes to|is at|has a place at) (?:the |an? )?(?:[A-Za-z]+ )?special school)\b",
);
/// What befell one who is known by name or by office.
static OF_ONE: Pattern = Pattern::new(
    r"\b(?:(?i:the dismissal of (?:the|our|its) (?:[a-z-]+ ){1,4}?(?:for|after|following) (?:gross |serious )?misconduct)|(?i:the death of (?:its|the|their|our|a) (?:[a-z]+ )?(?:tenant|resident|patient|pupil|carer|client|neighbour)), (?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?)\b",
);
/// "Following Anne's bereavement".
static OF_SOMEBODY: Pattern = Pattern::new(
    r"\b(?:[Ff]ollowing|[Aa]fter|[Bb]ecause of|[Dd]ue to|[Oo]wing to|[Dd]uring|[Gg]iven|[Ss]ince) (?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof|Professor)\.? )?(?:[A-Z][a-z]+ )?([A-Z][a-z]+)['\u{2019}]s (?:recent |sudden |long |own )?(bereavement|illness|pregnancy|divorce|surgery|operation|cancer|stroke|diagnosis|miscarriage|depression|sick leave|maternity leave|compassionate leave)\b",
);
/// Conditions and groups that "'s" makes no person of: "Parkinson's diagnosis", "Women's illness".
const NOBODY: &[&str] = &[
    "Parkinson",
    "Alzheimer",
    "Crohn",
    "Huntington",
    "Hodgkin",
    "Women",
    "Men",
    "Children",
    "People",
    "Carer",
    "Parent",
    "Patient",
    "Child",
    "Today",
    "Year",
    "Britain",
    "England",
    "World",
    "Council",
    "Trust",
    "Service",
];
/// A child of somebody, with its age: "her son, aged 9", "a 14-year-old girl from Northam".
static CHILD: Pattern = Pattern::new(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|[Mm]y|[A-Z][a-z]+['\u{2019}]s) (?:[a-z]+ )?(?:son|daughter|child|baby|grandson|granddaughter|grandchild|brother|sister|wife|husband|partner|mother|father),? (?:who is )?aged \d{1,2}\b|\b(?:[Aa]n?|[Tt]he|[Oo]ne) (?:\d{1,2}|[a-z]{3,9}(?:-[a-z]{3,5})?)[- ]year[- ]old (?:boy|girl|pupil|child|patient|man|woman|resident|youth|teenager|student) (?:from|of \d{1,4}|who (?:was|had|lives|lived|died|has)|was|had|died)\b|\b(?:[Aa]|[Tt]he) family of (?:three|four|five|six|seven|eight|\d) (?:in|from|at|of|on) (?:[A-Z][a-z'\u{2019}]+ ){1,3}(?:Road|Street|Lane|Avenue|Close|Drive|Way|Gardens|Crescent|Place|Terrace|Grove|Court|Row|Walk|Mews)\b",
);
static DIAGNOSED: Pattern = Pattern::new(
    r"(?i)\b(?:was|is|been|being|had been|has been) (?:recently |later )?diagnosed with\b",
);
static REMARK: Pattern = Pattern::new(
    r"(?i)[a-z'\u{2019}]\s\((?:on |due to |owing to )?((?:ill|unwell|sick|sickness|illness|ill[- ]health|(?:sick|maternity|paternity|compassionate|bereavement|medical) leave|(?:a )?bereavement|(?:personal|family|medical|health) reasons|(?:medical|hospital) appointment|in hospital|surgery|(?:an )?operation|childcare|covid(?:-19)?|family emergency|(?:(?:a )?family )?funeral|(?:who is |still |now )?(?:recovering from|awaiting|having|undergoing) (?:an? |his |her |their )?(?:[a-z-]+ ){0,2}(?:illness|surgery|operation|injury|injuries|stroke|cancer|heart attack|replacement|transplant|fall|accident|covid|treatment|chemotherapy|radiotherapy)))\)",
);
static SUBJECT: Pattern = Pattern::new(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof|Professor|Sir|Dame|Lord|Lady)\.? (?:[A-Z][a-z'\u{2019}-]+ ?){1,3}|\b[A-Z][a-z'\u{2019}-]+ (?:[A-Z]\.? )?(?:Mc|O['\u{2019}]|Mac)?[A-Z][a-z'\u{2019}-]+|^\s*(?:He|She)\b|\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Hh]er|[Hh]is|[Tt]heir) (?:[A-Za-z-]+ ){0,5}(?:[Dd]irector|[Cc]hief [Ee]xecutive|[Cc]hair(?:man|woman|person)?|[Mm]anager|[Oo]fficer|[Hh]ead|[Ll]eader|[Ll]ead|[Nn]urse|[Cc]lerk|[Ss]ecretary|[Cc]ommissioner|[Cc]oordinator|[Mm]ember|[Cc]ouncillor|[Tt]eacher|[Hh]eadteacher|[Pp]rincipal|[Ss]ocial worker|[Ww]orker)\b(?: (?:of|for) (?:[A-Z][a-z]+(?: and| of)? ?){1,5})?",
);

/// Words between somebody and a reason that show that the reason is another's.
const OTHERS: &[&str] = &[
    "said",
    "says",
    "told",
    "asked",
    "that",
    "reported",
    "explained",
    "noted",
    "staff",
    "officers",
    "nurses",
    "patients",
    "patient",
    "employees",
    "people",
    "residents",
    "policy",
    "pay",
    "cover",
    "rates",
    "rate",
    "service",
    "services",
    "support",
    "training",
    "cost",
    "costs",
    "carers",
    "mothers",
    "women",
    "men",
    "children",
    "families",
    "members",
    "workers",
    "absence",
    "report",
    "presented",
    "days",
    "numbers",
    "spoke",
    "admissions",
    "those",
];

/// Names that belong to bodies and places, not to people.
const NO_NAMES: &[&str] = &[
    "Council",
    "Health",
    "Board",
    "Trust",
    "Committee",
    "Care",
    "Services",
    "Service",
    "Hospital",
    "Hospitals",
    "Group",
    "Partnership",
    "Team",
    "County",
    "City",
    "District",
    "Road",
    "Street",
    "House",
    "Centre",
    "School",
    "Programme",
    "Plan",
    "Strategy",
    "Act",
    "University",
    "Fund",
    "NHS",
    "Network",
    "Support",
    "Public",
    "Mental",
    "Adult",
    "Social",
    "Primary",
    "Children",
];

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let writing = &writing.near();
    let text = writing.text;
    for hit in REMARK.captures_iter(text) {
        if let Some(reason) = hit.get(1)
            && is_behind_name(&text[..reason.start()])
        {
            tell(writing, reason.range(), found);
        }
    }
    for hit in CHILD.find_iter(text) {
        tell(writing, hit.range(), found);
    }
    for hit in OF_SOMEBODY.captures_iter(text) {
        if let (Some(name), Some(what)) = (hit.get(1), hit.get(2))
            && !NOBODY.contains(&name.as_str())
            && !NO_NAMES.contains(&name.as_str())
            && !is_of_service(&text[what.end()..])
        {
            tell(writing, what.range(), found);
        }
    }
    for hit in OF_FAMILY.find_iter(text) {
        let sentence = sentence_before(text, hit.start());
        if (SUBJECT.find_iter(sentence)).any(|subject| is_person(subject.as_str())) {
            tell(writing, hit.range(), found);
        }
    }
    for hit in OF_ONE.find_iter(text) {
        tell(writing, hit.range(), found);
    }
    for pattern in [&REASON, &LEAVE, &BEFELL, &DIAGNOSED] {
        for hit in pattern.find_iter(text) {
            if is_of_service(&text[hit.end()..]) {
                continue;
            }
            let sentence = sentence_before(text, hit.start());
            let subject = SUBJECT
                .find_iter(sentence)
                .filter(|subject| is_person(subject.as_str()))
                .last();
            let is_near = subject.is_some_and(|subject| {
                let between = &sentence[subject.end()..];
                let is_report = std::ptr::eq(pattern, &REASON) && !is_absence(sentence);
                between.len() <= 120 && !is_report && !has_others(between)
            });
            // "Due to illness, Councillor Sample sent apologies".
            let behind = text[hit.end()..].strip_prefix(", ").unwrap_or_default();
            let opens = std::ptr::eq(pattern, &REASON)
                && sentence.trim().is_empty()
                && SUBJECT
                    .find_iter(behind)
                    .next()
                    .is_some_and(|subject| subject.start() == 0 && is_person(subject.as_str()))
                && is_absence(behind.split(['.', '\n']).next().unwrap_or_default());
            if is_near || opens {
                tell(writing, hit.range(), found);
            }
        }
    }
}

fn tell(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>) {
    let sound = writing.text[span.clone()]
        .trim_end_matches(['.', ',', ';', ':'])
        .len();
    let span = span.start..span.start + sound;
    let words = writing.text[span.clone()]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let lower = words.to_lowercase();
    let of_discipline = [
        "suspended",
        "misconduct",
        "disciplin",
        "grievance",
        "dismiss",
        "sacked",
        "garden",
    ];
    let what = match of_discipline.iter().any(|word| lower.contains(word)) {
        true => "of a case of discipline or of a complaint at work",
        false => "of somebody's health or family",
    };
    found.at(
        writing.place(span),
        format!("`{words}` tells {what}"),
        "leave the reason out: that somebody is away or has left is enough",
    );
}

/// The sentence before a place, from its beginning.
fn sentence_before(text: &str, at: usize) -> &str {
    const FURTHEST: usize = 300;
    let mut from = at.saturating_sub(FURTHEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..at];
    let titles = ["Mr", "Mrs", "Ms", "Dr", "Cllr", "Prof", "Rev", "Miss"];
    let mut start = 0;
    for (end, _) in before.match_indices(['.', '!', '?', '\n', ';', ':']) {
        let is_title = titles.iter().any(|title| before[..end].ends_with(title));
        let is_line = before[end..].starts_with('\n')
            && !before[end + 1..].starts_with(['\n', '-', '#', '*', '|', ' ']);
        let is_break =
            before[end + 1..].starts_with([' ', '\n']) || before[end..].starts_with('\n');
        if is_break && !is_title && !is_line {
            start = end + 1;
        }
    }
    &before[start..]
}

fn is_person(subject: &str) -> bool {
    !subject
        .split_whitespace()
        .any(|word| NO_NAMES.contains(&word))
        || matches!(subject.trim(), "He" | "She")
        || subject.starts_with(|c: char| c.is_lowercase())
        || [
            "The ",
            "Its ",
            "Our ",
            "Her ",
            "His ",
            "Mr",
            "Mrs",
            "Ms",
            "Dr",
            "Cllr",
            "Councillor",
        ]
        .iter()
        .any(|start| subject.starts_with(start))
}

fn is_behind_name(before: &str) -> bool {
    let words: Vec<&str> = before
        .trim_end_matches(|c| c != ' ')
        .split_whitespace()
        .collect();
    let near = &words[words.len().saturating_sub(2)..];
    let name = near.join(" ");
    near.len() == 2
        && near.iter().all(|word| {
            word.trim_matches(['"', '-', '[', '*'])
                .starts_with(|c: char| c.is_uppercase())
        })
        && is_person(&name)
}

fn has_others(between: &str) -> bool {
    between
        .split(|c: char| !c.is_alphabetic())
        .any(|word| OTHERS.contains(&word.to_lowercase().as_str()))
}

/// Whether a sentence tells of somebody who went or stayed away.
fn is_absence(sentence: &str) -> bool {
    const WORDS: [&str; 18] = [
        "resign",
        "step",
        "stood",
        "stand",
        "retire",
        "left ",
        "leave",
        "leaving",
        "withdr",
        "apolog",
        "absen",
        "unable",
        "could not",
        "away",
        "depart",
        "not attend",
        "relinquish",
        "gave up",
    ];
    let lower = sentence.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// "bereavement support" and "sickness absence" are topics.
fn is_of_service(after: &str) -> bool {
    const TOPICS: [&str; 18] = [
        "among",
        "amongst",
        "support",
        "service",
        "services",
        "absence",
        "rates",
        "rate",
        "counselling",
        "policy",
        "cover",
        "team",
        "care",
        "midwife",
        "pay",
        "training",
        "pathway",
        "prevention",
    ];
    let next = after
        .trim_start()
        .split(|c: char| !c.is_alphabetic())
        .next();
    after.starts_with([' ', '-']) && next.is_some_and(|word| TOPICS.contains(&word))
}
