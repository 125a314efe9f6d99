//! A count of children, patients or other people in care is so small that they may be recognised.
//!
//! Why it matters: neighbours and friends know who the one child or the three patients are. Papers
//! that publish figures about people leave counts below a limit out. The setting
//! `small numbers below` says where the limit is.
//!
//! How to mend it: write `fewer than 10`, join the figure with others, or leave it out. Beware that it
//! cannot be worked out from a total. A count that is public elsewhere is silenced with that reason.
//!
//! Example: `a cohort of only 11 children, so 1 child can change the rating`.

use crate::check::damage::lines::{body_start, is_code, line_around};
use crate::check::privacy::count_of_people::{
    count_before, is_compound_word, is_one, number_of, people_in,
};
use crate::check::privacy::few_people::{self, Part, near_before, part_of};
use crate::check::{Check, Content, Found, Looks, Pattern, Question, Step, Writing};
use crate::diagnostic::Severity;
use crate::term::text::squeeze;
use crate::term::value::Reading;
use memchr::memchr2_iter;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "small-number",
    Severity::Warning,
    include_str!("small_number.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtWords(few_people::BEFALLING, few_people::look),
    ]),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&OF_PEOPLE];

/// Up to which number a cohort that is called small is looked at.
const SMALL_COHORT: u32 = 20;

static PEOPLE: Pattern = Pattern::new(
    r"(?i)\b(?:children|child|babies|baby|infants?|toddlers?|pupils?|patients?|young people|young person|young carers?|care[- ]leavers?|service[- ]users?|victims?|survivors?|deaths?|suicides?|stillbirths?|inpatients?|teenagers?|adolescents?|boys?|girls?|mothers?|minors|asylum[- ]seekers?|cases of|people (?:had |have |has |who )?died)\b",
);
static RATE: Pattern = Pattern::new(
    r"(?i)%|\bper\b|\bpercent|\brates?\b|\bratio\b|\bproportion\b|\bshare\b|\baverage\b|\bmean\b|\bdays?\b|\bweeks?\b|\bhours?\b|\btime\b|\bscore\b|\bminutes?\b|\u{a3}|\bprogramme\b",
);
static COUNT: Pattern =
    Pattern::new(r"(?i)\bnumbers? of\b|\bcount of\b|\bhow many\b|^(?:no\.|total) ");
static SMALL: Pattern =
    Pattern::new(r"(?i)\bcohort|\bsmall (?:number|group|sample|cohort|count|figure)");
/// What stands right before a count that is none of somebody: what a home takes, an average, a ratio.
static OF_RULE: Pattern = Pattern::new(
    r"(?i)\b(?:(?:registered|licensed|approved) (?:for|to (?:care for|take))|takes?|seats?|holds?|carr(?:y|ies)|accommodates?|averages?|(?:average|mean|median|caseload|ratio|standard)\b[^.;,\n]{0,40}|median|an? (?:week|day|month|year|night|session|place|term) for) (?:up to |about |around )?$",
);
/// How many may be looked after at once.
static RATIO: Pattern = Pattern::new(r"(?i)\bratios?\b");
static SAMPLE: Pattern = Pattern::new(r"\((?:n|N) ?= ?(\d{1,2})\)");

/// What stands behind people who spoke for others, which everybody may know.
static IN_PUBLIC: Pattern = Pattern::new(
    r"^\s+(?:also\s+)?(?:presented|spoke|addressed)\b|^\s+from\s+(?:each|every)\b|^\s+(?:an?\s+(?:clinic|session|class|day|week|month|year)|for\s+each)\b|^\s+(?:from|of|on)\s+(?:the\s+)?(?:[A-Z][\w'\u{2019}]*\s+){0,3}(?:Youth|Children['\u{2019}]?s?|Young\s+People['\u{2019}]?s?)\s+(?:in\s+Care\s+)?(?:Council|Parliament|Forum|Cabinet|Board|Panel|Assembly)\b",
);

static OF_PEOPLE: Question = Question::of_runs(tells_of_people).without_digits();

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let limit = content.settings.small_numbers_below;
    for writing in may_count_people(content) {
        let mut has_people = false;
        for hit in PEOPLE.find_iter(writing.text) {
            has_people = true;
            look_at_people(writing, hit.range(), limit, found);
        }
        if has_people {
            look_at_tables(writing, limit, found);
            look_at_samples(writing, limit, found);
        }
    }
    look_at_observations(content, limit, found);
}

/// The stretches of writing in which a count stands before people, or people stand and a table or the
/// size of a sample: most need no second look.
fn may_count_people<'c, 'a>(content: &'c Content<'a>) -> Vec<&'c Writing<'a>> {
    let mut may_count: Vec<&Writing<'_>> = Vec::new();
    let mut looked: Option<&Writing<'_>> = None;
    for (writing, run) in content.that(&OF_PEOPLE) {
        let text = writing.text;
        let is_new = !looked.is_some_and(|looked| std::ptr::eq(looked, writing));
        looked = Some(writing);
        if may_count
            .last()
            .is_some_and(|last| std::ptr::eq(*last, writing))
        {
            continue;
        }
        // Behind a letter that is not plain, a word of plain ones may begin.
        let begins = |start: &usize| {
            text.is_char_boundary(*start)
                && !text[..*start].ends_with(|c: char| c.is_ascii_alphanumeric())
        };
        let bytes = text.as_bytes();
        let has_table = || {
            memchr2_iter(b'|', b'(', bytes)
                .any(|at| bytes[at] == b'|' || matches!(bytes.get(at + 1), Some(b'n' | b'N')))
        };
        let has_count = || {
            let counts = |start| {
                let people = begin_of_people(text, start);
                count_before(text, people, body_start(writing)).is_some()
            };
            let is_plain = text[run.clone()].is_ascii();
            counts(run.start) || !is_plain && run.clone().skip(1).filter(begins).any(counts)
        };
        if is_new && has_table() || has_count() {
            may_count.push(writing);
        }
    }
    may_count
}

/// Whether a run of letters and digits tells of what the pattern for people finds: its first word, or the
/// last where the first is one of many things.
fn tells_of_people(run: &str) -> bool {
    const WORDS: [&str; 44] = [
        "children",
        "child",
        "babies",
        "baby",
        "infant",
        "infants",
        "toddler",
        "toddlers",
        "pupil",
        "pupils",
        "patient",
        "patients",
        "young",
        "leaver",
        "leavers",
        "user",
        "users",
        "victim",
        "victims",
        "survivor",
        "survivors",
        "death",
        "deaths",
        "suicide",
        "suicides",
        "stillbirth",
        "stillbirths",
        "inpatient",
        "inpatients",
        "teenager",
        "teenagers",
        "adolescent",
        "adolescents",
        "boy",
        "boys",
        "girl",
        "girls",
        "mother",
        "mothers",
        "minors",
        "seeker",
        "seekers",
        "cases",
        "died",
    ];
    // Two letters that are not plain are taken for s and k whatever their capitals.
    run.contains(['\u{17f}', '\u{212a}'])
        || run.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
            let first = word.bytes().next().map(|first| first.to_ascii_lowercase());
            let mut known = WORDS.iter().filter(|known| known.bytes().next() == first);
            known.any(|known| word.eq_ignore_ascii_case(known))
        })
}

/// Where people begin of whom a word at `start` tells: "care leavers", "people who have died".
fn begin_of_people(text: &str, start: usize) -> usize {
    let ends = |words: &str| {
        text[start..]
            .get(..words.len())
            .is_some_and(|end| end.eq_ignore_ascii_case(words))
    };
    let words_before = match () {
        () if ends("leaver") || ends("user") || ends("seeker") => 1,
        () if ends("died") => 2,
        () => 0,
    };
    let mut begin = start;
    for _ in 0..words_before {
        let before = text[..begin].trim_end_matches([' ', '-', '\n']);
        let word = before
            .bytes()
            .rev()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        begin = before.len() - word;
        if before[begin..].eq_ignore_ascii_case("people") {
            break;
        }
    }
    begin
}

fn tell(
    writing: &Writing<'_>,
    span: Range<usize>,
    limit: u32,
    people: &str,
    found: &mut Found<'_>,
) {
    let words = squeeze(&writing.text[span.clone()]);
    found.at(
        writing.place(span),
        format!("`{words}` is so small a count that people may be recognised"),
        format!("write `fewer than {limit} {people}`, or leave the count out"),
    );
}

fn tell_of_part(
    writing: &Writing<'_>,
    part: &Part,
    limit: u32,
    people: &str,
    found: &mut Found<'_>,
) {
    let span = part.span.clone();
    if !part.is_rest {
        return tell(writing, span, limit, people, found);
    }
    let words = squeeze(&writing.text[span.clone()]);
    found.at(
        writing.place(span),
        format!("`{words}` leaves so few {people} that they may be recognised"),
        "leave one of the two counts out, so that the rest cannot be worked out",
    );
}

fn look_at_people(writing: &Writing<'_>, noun: Range<usize>, limit: u32, found: &mut Found<'_>) {
    let text = writing.text;
    let body = body_start(writing);
    let Some(count) = count_before(text, noun.start, body) else {
        return;
    };
    let words = text[noun.clone()].to_lowercase();
    let is_singular = is_one(&words);
    // "3 patient groups" counts groups; "the one patients trust" counts nothing.
    let is_plural_of_one = count.number == 1 && !is_singular && !words.starts_with("cases");
    if is_singular && count.number != 1 || is_plural_of_one {
        return;
    }
    let before = near_before(text, count.start);
    let part = part_of(text, &count, &noun);
    if let Some(part) = &part
        && (1..limit).contains(&part.number)
        && !is_compound(&text[noun.end..])
        && !is_code(writing, noun.start)
    {
        tell_of_part(writing, part, limit, people_in(&words), found);
        return;
    }
    let sentence = writing.sentence_around(noun.start);
    let is_sound = OF_RULE.is_in(before) || RATIO.is_in(sentence);
    if part.is_some_and(|part| part.number > 0) || is_sound {
        return;
    }
    let reach = if SMALL.is_in(sentence) {
        limit.max(SMALL_COHORT + 1)
    } else {
        limit
    };
    if count.number == 0
        || count.number >= reach
        || is_compound(&text[noun.end..])
        || IN_PUBLIC.is_in(&text[noun.end..])
        || is_code(writing, noun.start)
    {
        return;
    }
    let limit = limit.max(if count.number >= limit { reach } else { limit });
    let people = people_in(&words);
    let noun = if words.starts_with("people ") {
        noun.start + 6
    } else {
        noun.end
    };
    let end = if words == "cases of" { noun - 3 } else { noun };
    tell(writing, count.start..end, limit, people, found);
}

/// Whether the word behind the people makes something else of them: "patient groups", "children's".
fn is_compound(after: &str) -> bool {
    if after.starts_with(['\'', '\u{2019}', '-', '\u{2010}', '\u{2011}', '_', '@', '/']) {
        return true;
    }
    let rest = after.trim_start_matches(' ');
    let next: String = rest
        .chars()
        .take_while(|c| c.is_alphabetic() || *c == '-')
        .collect::<String>()
        .to_lowercase();
    // "one child at a time", "one death is too many", "5 deaths per 100,000".
    let is_saying = [
        "at a time",
        "is too many",
        "is one too many",
        "too many",
        "per ",
        "for every",
        "an hour",
        "a day",
        "a week",
        "a month",
        "a year",
        "each ",
    ]
    .iter()
    .any(|words| rest.starts_with(words));
    // "4 patients in 10", "two children in five".
    let is_share = (rest.strip_prefix("in ").or(rest.strip_prefix("out of "))).is_some_and(|of| {
        let word = of.split(|c: char| !c.is_alphanumeric()).next();
        let word = word.unwrap_or_default();
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() < 4
            || number_of(word).is_some_and(|number| number > 1)
    });
    // "A change for one child can change the rating" counts nobody.
    let is_supposed = matches!(
        next.as_str(),
        "can" | "could" | "may" | "might" | "would" | "makes" | "changes" | "or"
    );
    is_compound_word(&next) || is_saying || is_supposed || is_share
}

/// Small figures in a column of a table whose heading counts people.
fn look_at_tables(writing: &Writing<'_>, limit: u32, found: &mut Found<'_>) {
    let text = writing.text;
    let mut at = body_start(writing);
    let mut columns: Vec<Option<String>> = Vec::new();
    let mut heading: Option<&str> = None;
    for line in text[at..].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        if !words.contains('|') {
            columns.clear();
            heading = None;
            continue;
        }
        let is_rule = words.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        if is_rule {
            columns = heading.map(headings).unwrap_or_default();
        } else if columns.is_empty() {
            heading = Some(words);
        } else {
            for (column, span) in spans(line) {
                let Some(Some(people)) = columns.get(column) else {
                    continue;
                };
                let cell = &line[span.clone()];
                let value = cell.trim();
                if let Some(number) = number_of(value)
                    && number > 0
                    && number < limit
                    && value.bytes().all(|b| b.is_ascii_digit())
                {
                    let from = start + span.start + cell.len() - cell.trim_start().len();
                    tell(writing, from..from + value.len(), limit, people, found);
                }
            }
        }
    }
}

/// For each column of a table, the people that its heading counts.
fn headings(line: &str) -> Vec<Option<String>> {
    cells(line)
        .map(|cell| {
            let cell = cell.trim();
            let hit = PEOPLE.find_iter(cell).next()?;
            let is_plural = !is_one(&hit.as_str().to_lowercase());
            let is_count = cell.len() == hit.len() || COUNT.is_in(cell);
            let is_other = RATE.is_in(cell) || is_compound(&cell[hit.end()..]);
            (is_plural && is_count && !is_other)
                .then(|| people_in(&hit.as_str().to_lowercase()).to_owned())
        })
        .collect()
}

fn cells(line: &str) -> impl Iterator<Item = &str> {
    spans(line).map(|(_, span)| &line[span])
}

fn spans(line: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
    let skip = usize::from(line.trim_start().starts_with('|'));
    let mut at = 0;
    let parts: Vec<Range<usize>> = line
        .split('|')
        .map(|part| {
            let span = at..at + part.len();
            at += part.len() + 1;
            span
        })
        .collect();
    parts.into_iter().skip(skip).enumerate()
}

/// The size of a sample of people: `patients (n=7)`.
fn look_at_samples(writing: &Writing<'_>, limit: u32, found: &mut Found<'_>) {
    for hit in SAMPLE.captures_iter(writing.text) {
        let (Some(whole), Some(digits)) = (hit.get(0), hit.get(1)) else {
            continue;
        };
        let line = line_around(writing.text, whole.start());
        let before = &writing.text[line.start..whole.start()];
        let number = number_of(digits.as_str()).unwrap_or(0);
        if number > 0
            && number < limit
            && let Some(people) = PEOPLE.find_iter(before).last()
        {
            let people = people_in(&people.as_str().to_lowercase());
            tell(
                writing,
                whole.start() + 1..whole.end() - 1,
                limit,
                people,
                found,
            );
        }
    }
}

/// Observations, baselines and targets of measures that count people.
fn look_at_observations(content: &Content<'_>, limit: u32, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        let unit = record.unit.as_deref().unwrap_or_default();
        let title = record.title.text.as_str();
        let by_unit = PEOPLE
            .find_iter(unit)
            .next()
            .filter(|hit| !is_compound(&unit[hit.end()..]) && !RATE.is_in(unit));
        let by_title = PEOPLE.find_iter(title).next().filter(|hit| {
            unit.is_empty()
                && COUNT.is_in(&title[..hit.start()])
                && !is_compound(&title[hit.end()..])
                && !RATE.is_in(title)
        });
        let Some(hit) = by_unit.or(by_title) else {
            continue;
        };
        let people = people_in(&hit.as_str().to_lowercase()).to_owned();
        for (row, observation) in record.observations.iter().enumerate() {
            let Reading::Number { number, unit, .. } = observation.value.reading() else {
                continue;
            };
            let is_count = unit.trim().is_empty() || PEOPLE.is_in(unit);
            let small = f64::from(limit);
            if !is_count || *number < 1.0 || *number >= small || number.fract() != 0.0 {
                continue;
            }
            let steps = [
                Step::Key("observations"),
                Step::Row(row),
                Step::Key("value"),
            ];
            let place = content.at(record.standing.place, &steps);
            found.at(
                place,
                format!(
                    "`{}` {people} is so small a count that people may be recognised",
                    observation.value.text()
                ),
                format!("write `fewer than {limit}`, and give the note that it is suppressed"),
            );
        }
    }
}
