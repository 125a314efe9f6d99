//! A mobile telephone number, or a number announced as somebody's own, stands in the content.
//!
//! Why it matters: a page is public for good, copied and searched. A mobile number belongs to a
//! person, who may leave the post, and the council's own rules on personal data (UK GDPR) ask
//! whether it has to be there.
//!
//! How to mend it: give the mailbox or the switchboard of the role. If the number is a public line,
//! silence this check with that reason.
//!
//! Example: `For questions: Committee Officer, Tel: 07700 900123`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::Severity;
use crate::source::SourceId;
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "private-number",
    Severity::Warning,
    include_str!("private_number.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&NUMBERS, &ANNOUNCING];

static NUMBER: Pattern = Pattern::new(
    r"^(?:(?:\+44|\(\+44\)|0044|[0O]|\([0O])[ \u{a0}-]?(?:\(0\)[ \u{a0}]?)?7\d(?:[ \u{a0}.)/-]{0,2}[\dO]){8}|447\d{3} ?\d{6})\b",
);
static ANNOUNCED: Pattern = Pattern::new(
    r"(?i)^(home|mobile|mob|personal|private)(?: (?:tel|telephone|phone|number|no)\b\.?)*\)? ?[:.]? ?(\(?(?:\+44|0)[ \d()\u{a0}-]{8,15}\d)",
);
/// "Her direct line is 01632 960456": that of a role is no one's own.
static DIRECT: Pattern = Pattern::new(
    r"(?i)^direct (?:line|dial|number)(?: is|:)? (\(?(?:\+44|0)[ \d()\u{a0}-]{8,15}\d)",
);
/// What stands before the number of a service, which everybody is to call.
static OF_SERVICE: Pattern = Pattern::new(
    r"(?i)\b(?:text|sms|texts?\s+to|by\s+text|whatsapp)(?:\s+(?:us|(?:the|our)\s+[^.;:\n]{1,60}?))?(?:\s+(?:on|at|to))?[:,]?\s*$|\b(?:duty|on-call|out[- ]of[- ]hours|emergency|shared|team)\s+(?:mobile|phone|telephone|line|number)\b[^.;\n]{0,60}$|\b(?:helpline|hotline|textline|text\s+line|text\s+service|whatsapp\s+(?:number|line|service))\b[^.;\n]{0,40}$",
);
/// Somebody who is named before it all the same.
static PERSON: Pattern = Pattern::new(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof|Professor|Sir|Dame|Lord|Lady|her|his|my|Her|His|My)\b",
);
static AT_HOME: Pattern = Pattern::new(r"(?i)^home on:? (\(?(?:\+44|0)[ \d()\u{a0}-]{8,15}\d)");

/// Where the numbers begin of which something is found.
type Told = BTreeSet<(SourceId, u32)>;

/// Runs in which a telephone number may begin.
static NUMBERS: Question = Question::of_runs(|run| {
    run.starts_with(['0', '4', 'O'])
        || !run.is_ascii() && run.contains(|c: char| c.is_ascii_digit())
})
.standing(|text, run| !text[run.clone()].is_ascii() || may_begin_number(text, run.start));

/// Runs with a word that says whose number comes.
static ANNOUNCING: Question = Question::of_runs(|run| {
    run.split(|c: char| !c.is_ascii()).any(|word| {
        let same = |name: &&str| name.eq_ignore_ascii_case(word);
        ["home", "mobile", "mob", "personal", "private", "direct"]
            .iter()
            .any(same)
    })
})
.without_digits();

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut told = Told::new();
    for (writing, run) in content.that(&NUMBERS) {
        for start in writing.plain_starts(run) {
            look_at_number(writing, start, &mut told, found);
        }
    }
    for (writing, run) in content.that(&ANNOUNCING) {
        for start in writing.plain_starts(run) {
            look_at_announced(writing, start, &mut told, found);
        }
    }
}

/// What stands before a piece of a date, a reference or an address, which is no number to call.
const PIECE: [char; 6] = ['-', '/', '.', '_', '=', '#'];

/// Whether enough digits for a mobile number begin at `at`.
fn may_begin_number(text: &str, at: usize) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || " \u{a0}.()/-".contains(c);
    // The letter O stands for many a zero.
    let digits = text[at..].chars().take_while(|c| is_part(*c) || *c == 'O');
    let digits = digits.filter(|c| c.is_ascii_digit() || *c == 'O');
    !text[..at].ends_with(PIECE) && digits.take(10).count() == 10
}

/// Looks at what may be a mobile number that begins with the digit at `at`.
fn look_at_number(writing: &Writing<'_>, at: usize, told: &mut Told, found: &mut Found<'_>) {
    let text = writing.text;
    if !may_begin_number(text, at) {
        return;
    }
    // With the bracket and the sign that belong to it.
    let lead = ["(+", "+", "(", ""].iter().find_map(|lead| {
        let start = at.checked_sub(lead.len())?;
        let rest = text.get(start..).filter(|rest| rest.starts_with(lead))?;
        let hit = NUMBER.find_iter(rest).next()?;
        Some((start, hit.as_str()))
    });
    let Some((start, words)) = lead else {
        return;
    };
    let (before, behind) = (&text[..start], &text[start + words.len()..]);
    if before.ends_with(PIECE)
        || before.ends_with(char::is_alphanumeric)
        || is_date(words)
        || is_announced_otherwise(before)
        || is_of_service(before)
        || is_reference(behind)
        || behind.starts_with(['-', '_', '/']) && writing.is_in_address(start)
    {
        return;
    }
    // A bracket around the whole number is none of it.
    let is_around = words.starts_with('(') && !words.contains(')');
    let words = &words[usize::from(is_around)..];
    let start = start + usize::from(is_around);
    let place = writing.place(start..start + words.len());
    told.insert((place.source, place.start));
    found.at(
        place,
        format!("`{words}` is a mobile telephone number"),
        "give the mailbox or the switchboard of the role instead",
    );
}

/// Looks at what the word at `at` may announce.
fn look_at_announced(writing: &Writing<'_>, at: usize, told: &mut Told, found: &mut Found<'_>) {
    let (before, behind) = writing.text.split_at(at);
    let announced = ANNOUNCED.captures_iter(behind).next();
    let announced = announced.filter(|_| !is_house(before));
    let announced = announced.and_then(|hit| hit.get(2));
    let at_home = || {
        let is_at =
            before.len() >= 3 && before.as_bytes()[before.len() - 3..].eq_ignore_ascii_case(b"at ");
        let hit = AT_HOME.captures_iter(behind).next().filter(|_| is_at)?;
        hit.get(1)
    };
    let direct = || {
        let is_of_somebody = ["her ", "his ", "Her ", "His "]
            .iter()
            .any(|whose| before.ends_with(whose));
        let hit = DIRECT
            .captures_iter(behind)
            .next()
            .filter(|_| is_of_somebody)?;
        hit.get(1)
    };
    if let Some(number) = announced.or_else(at_home).or_else(direct) {
        tell(writing, at + number.start()..at + number.end(), told, found);
    }
}

/// "text 07700 900877 to report a pothole": the number of no person.
fn is_of_service(before: &str) -> bool {
    let from = before.ceil_char_boundary(before.len().saturating_sub(100));
    let near = before[from..].rsplit(['.', ';', '\n']).next();
    near.is_some_and(|near| OF_SERVICE.is_in(near) && !PERSON.is_in(near))
}

/// "grant reference 07700 900877": the words before say that it is no number to call.
fn is_announced_otherwise(before: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "reference",
        "ref",
        "order",
        "invoice",
        "grant",
        "contract",
        "licence",
        "case",
        "account",
        "application",
        "batch",
        "isbn",
    ];
    let mut words = before
        .rsplit(|c: char| c.is_whitespace())
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|word| {
            !word.is_empty() && !matches!(word.as_str(), "number" | "no" | "is" | "was")
        });
    words
        .next()
        .is_some_and(|word| OTHERS.contains(&word.as_str()))
}

/// `07700 900877/B`: a stroke and a letter end a reference.
fn is_reference(behind: &str) -> bool {
    let mut signs = behind.chars();
    signs.next() == Some('/') && signs.next().is_some_and(char::is_alphanumeric)
}

fn tell(writing: &Writing<'_>, span: Range<usize>, told: &mut Told, found: &mut Found<'_>) {
    let place = writing.place(span.clone());
    let (from, to) = ((place.source, place.start), (place.source, place.end));
    if told.range(from..to).next().is_some() {
        return;
    }
    let words = &writing.text[span.clone()];
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    if !(10..=14).contains(&digits) {
        return;
    }
    told.insert(from);
    found.at(
        place,
        format!("`{words}` is announced as somebody's own telephone number"),
        "give the mailbox or the switchboard of the role instead",
    );
}

/// "care home: 01632 960123" announces a house.
fn is_house(before: &str) -> bool {
    let word = before
        .trim_end_matches([' ', '-'])
        .rsplit(|c: char| !c.is_alphanumeric() && c != '\u{2019}' && c != '\'')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    matches!(
        word.as_str(),
        "care" | "nursing" | "residential" | "funeral" | "rest" | "group" | "retirement" | "mobile"
    ) || word.ends_with('s') && word.contains(['\u{2019}', '\''])
        || word == "children"
}

/// `07.12.2019 10 30` and `07-11-2024 0930` are days.
fn is_date(words: &str) -> bool {
    let mut parts = words.split(['.', '-', '/', ' ']);
    let two = |part: Option<&str>| part.is_some_and(|part| part.len() == 2);
    two(parts.next())
        && two(parts.next())
        && parts.next().is_some_and(|year| {
            year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
        })
}
