//! How a text counts people: the number before a word such as "children", and what is no count.

use crate::term::number_word::of_word;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A number before people.
pub struct Count {
    /// Where it begins.
    pub start: usize,
    pub number: u32,
}

/// Words that may stand between a number and the people that it counts.
static BETWEEN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words_of(
        " more further additional other new young looked-after looked after disabled vulnerable \
    local unaccompanied asylum-seeking asylum seeking adopted fostered primary secondary \
    school school-age excluded registered adult former known identified confirmed reported \
    newborn premature homeless send different separate individual eligible affected infant \
    child maternal neonatal preventable avoidable related drug-related unexpected sudden \
    suspected hospital mental health elderly older pregnant teenage single male female black \
    of ",
    )
});

/// Words behind people that make something else of them.
static COMPOUNDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words_of(
        " abuse act admission admissions advisory advocate advocates ambassador ambassadors \
    and-family arrangements attendance bed beds benefit bereavement board boards case centre \
    centred centres certificate certificates champion champions clinic clinics club clubs \
    commissioner conference conferences contact contacts council councils criminal data day \
    days death development director directors engagement episodes event events exploitation \
    experience families first focus forum forums friendly governor governors group groups \
    guide guides health home homes hospital hospitals hostel hubs hub involvement island \
    journey journeys law leader leaders leaflet leaflets list lists mental minister \
    mortality navigators network networks outcome outcomes overview panel panels parliament \
    participation partnership partnerships pathway pathways plan plans place places policy \
    poverty practice practitioners premium prevention programme programmes project projects \
    protection rate rates records referral registration rep representative representatives \
    reps review reviewers reviews rights room rooms safeguarding safety sector seats service \
    services social stories story strategies strategy studies study subject support survey \
    surveys team teams themes training transport trust trusts unit units voice voices ward \
    wards wellbeing with- worker workers workshop workshops workstreams -led ",
    )
});

/// Words before a number that show that it counts nothing: "Year 6 pupils", "under 5 children".
static NO_COUNT: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words_of(
        " year years stage level tier grade class phase band type part section paragraph item \
    items table page pages question priority objective goal group week day age aged ages ks \
    chapter appendix annex number no ward room unit category step theme strand action aim \
    outcome recommendation measure indicator figure per every each under over below above \
    than least most maximum minimum exceed exceeds version mark ",
    )
});

/// Words that make a number one of a family's: "parents of two children", "families with 3 children".
const FAMILY: [&str; 16] = [
    "family",
    "families",
    "household",
    "households",
    "parent",
    "parents",
    "mother",
    "mothers",
    "father",
    "fathers",
    "mum",
    "dad",
    "couple",
    "couples",
    "married",
    "claimants",
];

fn words_of(list: &str) -> HashSet<&str> {
    list.split_whitespace().collect()
}

/// Whether a word behind people makes something else of them.
pub fn is_compound_word(word: &str) -> bool {
    COMPOUNDS.contains(word)
}

/// The number below 100 that a word or digits stand for.
pub fn number_of(word: &str) -> Option<u32> {
    if !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    of_word(word).filter(|_| !word.eq_ignore_ascii_case("none"))
}

/// Whether a word names one of the people: "child", "patient".
pub fn is_one(people: &str) -> bool {
    matches!(
        people,
        "child"
            | "baby"
            | "infant"
            | "toddler"
            | "pupil"
            | "patient"
            | "young person"
            | "young carer"
            | "care leaver"
            | "care-leaver"
            | "service user"
            | "service-user"
            | "victim"
            | "survivor"
            | "death"
            | "suicide"
            | "stillbirth"
            | "inpatient"
            | "teenager"
            | "adolescent"
            | "boy"
            | "girl"
            | "mother"
            | "asylum seeker"
            | "asylum-seeker"
    )
}

/// The people in the plural, as a suppressed count names them.
pub fn people_in(people: &str) -> &'static str {
    const PLURALS: [(&str, &str); 24] = [
        ("child", "children"),
        ("bab", "babies"),
        ("infant", "infants"),
        ("toddler", "toddlers"),
        ("pupil", "pupils"),
        ("patient", "patients"),
        ("young p", "young people"),
        ("young c", "young carers"),
        ("care", "care leavers"),
        ("service", "service users"),
        ("victim", "victims"),
        ("survivor", "survivors"),
        ("death", "deaths"),
        ("suicide", "suicides"),
        ("stillbirth", "stillbirths"),
        ("inpatient", "inpatients"),
        ("teenager", "teenagers"),
        ("adolescent", "adolescents"),
        ("boy", "boys"),
        ("girl", "girls"),
        ("mother", "mothers"),
        ("cases", "cases"),
        ("minor", "minors"),
        ("asylum", "asylum seekers"),
    ];
    PLURALS
        .iter()
        .find(|(start, _)| people.starts_with(start))
        .map_or("people", |(_, plural)| plural)
}

/// The number that counts the people who stand at `noun`; none where no number does. Markdown
/// begins at `body`.
pub fn count_before(text: &str, noun: usize, body: usize) -> Option<Count> {
    let mut words = Backwards {
        text,
        at: noun,
        body,
    };
    let mut between = 0;
    let (start, number) = loop {
        let (start, word) = words.next()?;
        let plain = word.trim_start_matches(['(', '"', '\u{201c}', '\u{2018}', '*', '_', '[']);
        let plain = plain.trim_end_matches(['*', '_']);
        if let Some(number) = number_of(plain) {
            // "one" may stand between: "the one child".
            break (start + word.find(plain).unwrap_or(0), number);
        }
        between += 1;
        // "Two of our adopted children".
        let is_of_those = matches!(plain, "the" | "our" | "these" | "those")
            && text[..start].trim_end().ends_with(" of");
        if between > 4 || !is_of_those && !may_stand_between(plain) {
            return None;
        }
    };
    let begins_bracket = text[..start].ends_with(['(', '[', '"', '\u{201c}', '*']);
    let mut earlier: Vec<String> = Vec::new();
    if !begins_bracket {
        while earlier.len() < 4
            && let Some((_, word)) = words.next()
        {
            earlier.push(word.to_lowercase());
        }
    }
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let lead = text[line..start].trim();
    let is_capital = text[noun..].starts_with(|c: char| c.is_uppercase());
    // A number that opens a line before a capital numbers a heading or a list.
    let opens = lead
        .chars()
        .all(|c| matches!(c, '#' | '-' | '*' | '|' | '"' | '\''))
        || lead.ends_with(':');
    if opens && is_capital && text[start..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    (!is_no_count(&earlier)).then_some(Count { start, number })
}

/// Whether a word may stand between a number and the people that it counts.
fn may_stand_between(word: &str) -> bool {
    // Most words are as long as none that begins with their letter.
    static LENGTHS: LazyLock<[u64; 256]> = LazyLock::new(|| {
        let mut lengths = [0; 256];
        for word in BETWEEN.iter() {
            lengths[usize::from(word.as_bytes()[0])] |= 1 << word.len();
        }
        lengths
    });
    let first = word.bytes().next().unwrap_or_default();
    let lengths = LENGTHS[usize::from(first.to_ascii_lowercase())];
    let is_small = || word.bytes().all(|byte| byte.is_ascii_lowercase());
    word.len() < 64
        && lengths >> word.len() & 1 == 1
        && (BETWEEN.contains(word) || !is_small() && BETWEEN.contains(word.to_lowercase().as_str()))
}

/// Whether the words before a number, nearest first, show that it counts nothing.
fn is_no_count(earlier: &[String]) -> bool {
    let word = |at: usize| {
        earlier
            .get(at)
            .map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    let is_number = |word: &str| number_of(word).is_some() || word.parse::<u64>().is_ok();
    let first = word(0);
    let near = earlier.iter().take(3).map(|word| word.trim_matches(','));
    let ratio = [
        "adult", "adults", "nurse", "nurses", "staff", "teacher", "ratio", "up",
    ];
    NO_COUNT.contains(first)
        || first == "in" && is_number(word(1))
        || first == "of" && word(1) == "out"
        || first == "of" && is_number(word(1)) && word(2) == "out"
        || first == "to" && near.clone().any(|word| ratio.contains(&word))
        || first == "to" && (is_number(word(1)) || NO_COUNT.contains(word(2)))
        || first == "and" && is_number(word(1)) && matches!(word(2), "between" | "aged" | "ages")
        || first == "or" && is_number(word(1)) && NO_COUNT.contains(word(2))
        || first == "no"
        || first == "any"
        || first == "for" && matches!(word(1), "places" | "place" | "room" | "beds" | "space")
        || first == "another" && word(1) == "one"
        || matches!(first, "with" | "of" | "having" | "have" | "has")
            && earlier
                .iter()
                .any(|word| FAMILY.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// The words before a place, nearest first, as far as its sentence goes.
struct Backwards<'t> {
    text: &'t str,
    at: usize,
    body: usize,
}

impl<'t> Backwards<'t> {
    /// The next word to the left with where it begins; none at a break.
    fn next(&mut self) -> Option<(usize, &'t str)> {
        let before = &self.text[..self.at];
        let trimmed = before.trim_end_matches([' ', '\n', '\r', '\u{a0}']);
        let gap = &before[trimmed.len()..];
        let breaks = gap.matches('\n').count();
        if gap.is_empty() || breaks > 1 || breaks == 1 && self.at < self.body {
            return None;
        }
        let start = trimmed.rfind([' ', '\n', '\u{a0}', '\t']).map_or(0, |at| {
            at + trimmed[at..].chars().next().map_or(1, char::len_utf8)
        });
        let word = &trimmed[start..];
        // A sentence, a cell, or the marks of a list or a heading end here.
        if word.ends_with(['.', ';', ':', '!', '?', '|', ')', '\u{201d}'])
            || word
                .chars()
                .all(|c| matches!(c, '#' | '-' | '|' | '>' | '\u{2013}' | '\u{2014}'))
            || word.is_empty()
        {
            return None;
        }
        self.at = start;
        Some((start, word))
    }
}
