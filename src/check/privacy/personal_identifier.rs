//! A number or a date stands in the content that identifies one person: National Insurance, NHS,
//! passport, bank account or card, driving licence, payroll, date of birth.
//!
//! Why it matters: with it somebody can act in the person's name. It must not be on a public page,
//! and what was public once cannot be called back.
//!
//! How to mend it: take it out. If it was published already, tell the data protection officer.
//!
//! Example: `Date of birth: 3 May 1961` or `sort code 00-00-00, account number 00000000`; `Case ref: 12345 (Mrs
//! Sample)`.

use crate::check::damage::lines::is_code;
use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::Severity;
use chrono::Datelike;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "personal-identifier",
    Severity::Error,
    include_str!("personal_identifier.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&OF_FILES, &TELLING, &DIGITS, &PAIRS_OF_CAPITALS, &CASES];

static INSURANCE: Pattern =
    Pattern::new(r"^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b");
static LIKE_INSURANCE: Pattern = Pattern::new(r"^[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b");
static CALLED: Pattern =
    Pattern::new(r"\b(?:(?i:national insurance)|NI)(?: (?i:number|no\.?))?(?: is| was|:)? *$");
static BIRTH: Pattern = Pattern::new(
    r"(?i)\b(?:d\. ?o\. ?b|dob|date of birth)\b[ :.,*]*(?:is |was |of )?(\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\d{1,2}|[a-z]{3,9})[ /.-](?:19|20)?\d{2})\b",
);
static BORN: Pattern = Pattern::new(
    r"\b(?:was |is |were )?[Bb]orn (?:on )?(?:the )?(\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December) (\d{4}))\b",
);
/// "(born 4.5.1962)": behind it no other day follows, as behind the first of a year of school.
static BORN_IN_DIGITS: Pattern = Pattern::new(
    r"\b[Bb]orn:? (?:on )?(\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d{2}|\d{2}))\b(?: ?(?P<range>-|\u{2013}|to\b|and\b|or\b))?",
);
static ACCOUNT: Pattern = Pattern::new(
    r"(?i)\b(?:sort code|account (?:number|no\.?))\b[^\n]{0,60}?\b(?:\d{2}-\d{2}-\d{2}|\d{2} \d{2} \d{2}|\d{8})\b(?:[^\n]{0,60}?\b(?:\d{2}-\d{2}-\d{2}|\d{8})\b)?",
);
static IBAN: Pattern = Pattern::new(r"\bGB\d{2} ?[A-Z]{4} ?(?:\d{4} ?){3}\d{2}\b");
static CARD: Pattern = Pattern::new(
    r"(?i)\b(?:bank|credit|debit|payment|purchasing|procurement|the|his|her|with) card(?:['\u{2019}]s)?(?: (?:number|no\.?))?(?: is| was|:)? *$|\bcard (?:number|no\.?)(?: is| was|:)? *$",
);
static PASSPORT: Pattern =
    Pattern::new(r"(?i)\bpassport(?: (?:number|no\.?))?[ :]+(?:is )?([A-Z]?\d{8,9})\b");
static LICENCE: Pattern = Pattern::new(
    r"(?i)\bdriv(?:ing|er'?s?) licence(?: (?:number|no\.?))?[ :]+(?:is )?([A-Z9]{5} ?\d{6} ?[A-Z9]{2}\w{3})\b",
);
static PLATE: Pattern = Pattern::new(
    r"(?i)\b(?:registration (?:number|plate|mark|no\.?)|number plate|vehicle registration|car registration|reg(?:istration)? plate|(?:car|van|vehicle|lorry|with|its) registration)[ :]+(?:is |was )?([A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3})\b",
);
/// What says that the number behind it is that of somebody's file.
static CLIENT: Pattern = Pattern::new(
    r"(?i)\b(?:(?:client|patient|hospital|pupil|child(?:['\u{2019}]s)?|social care|safeguarding|upn|unique pupil|payroll|employee|personnel)(?: (?:case|file|record))? (?:number|no\.?|id|is|ref(?:erence)?)|upn)[ :]+(?:is |was )?$",
);
static PERSON: Pattern = Pattern::new(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof|Professor|Sir|Dame|Lord|Lady)\.? [A-Z]|\b(?:[Hh]e|[Ss]he|[Ww]ho) (?:was|is|has|had|lives|lived)\b|\b[A-Z][a-z]+ [A-Z][a-z'\u{2019}-]+,? (?:was|is|\(|born)",
);

/// Somebody without a name: "One patient, born 14/03/1939".
static SOMEBODY: Pattern = Pattern::new(
    r"\b(?:[Oo]ne|[Aa]n?|[Tt]he|[Tt]his|[Aa]nother|[Oo]ur|[Hh]er|[Hh]is|[Tt]heir) (?:[a-z-]+ ){0,2}(?:(?:patient|resident|client|tenant|man|woman|mother|father|husband|wife|partner|carer|user|claimant|complainant|applicant|lady|gentleman|employee|widow|widower|person),?|(?:child|pupil|baby|boy|girl|student|son|daughter)(?:,| \()) ?\(?(?:who (?:was|is) |was )?born\b",
);
/// A rule about all who were born on a day.
static OF_ALL: Pattern = Pattern::new(
    r"(?i)\b(?:can|may|will|would|should|must|eligible|starts?|qualif\w+|entitled|reach\w*|turns?|or (?:before|after|earlier|later)|for example|such as)\b",
);

/// Who the account is of that everybody is to pay into.
static OF_COUNCIL: Pattern = Pattern::new(
    r"(?i)\b(?:council tax|business rates|(?:bank|account) of the (?:council|authority)|the council['\u{2019}]s (?:own )?(?:bank|account)|our (?:bank|account)|pay (?:us|the council|your)|payments? to the council|payable to)\b",
);
/// Words with which a text shows what such a number looks like.
static SHOWN: Pattern =
    Pattern::new(r"(?i)\b(?:looks? like|for example|such as|example|format|in the form)\b");

/// The number of a case with somebody's name behind it. Judges sit in cases, and who decides on complaints calls
/// people by one letter.
static CASE: Pattern = Pattern::new(
    r"(?i-u:^case)\s+(?:ref(?:erence)?(?:\s+(?:no\.?|number))?\.?|no\.?|number|file)(?:\s+is)?[\s:#]*(?P<number>[A-Z0-9][A-Z0-9/-]*\d[A-Z0-9/-]*)(?:\s*[(,:\u{2013}-]\s*|\s+)(?:(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr)\.?\s+(?:[A-Z]\.?\s+)?(?:\p{L}['\u{2019}])?\p{L}{2,}|[A-Z][a-z]+\s+[A-Z]\b)",
);
/// Somebody's name before it.
static NAME_OF_CASE: Pattern = Pattern::new(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Master)\.?\s+(?:[A-Z]\.?\s+|[A-Z][a-z]+\s+)?\p{L}{2,}\s*[(,]\s*$",
);
static NUMBER_OF_CASE: Pattern = Pattern::new(
    r"^(?i-u:case)\s+(?:ref(?:erence)?(?:\s+(?:no\.?|number))?\.?|no\.?|number|file)[\s:#]*(?P<number>[A-Z0-9][A-Z0-9/-]*\d[A-Z0-9/-]*)",
);
static OF_COURT: Pattern = Pattern::new(
    r"(?i)\b(?:justice|judge|court|tribunal|inspector|inspectorate|appeal|appellant|planning|barrister|counsel|recorder|v)\b",
);

static CASES: Question = Question::of_words(|run| run.eq_ignore_ascii_case("case"))
    .without_digits()
    .standing(|text, run| {
        let behind = text[run.end..].trim_start();
        ["ref", "Ref", "REF", "no", "No", "number", "Number", "file"]
            .iter()
            .any(|word| behind.starts_with(word))
    });

static OF_FILES: Question = Question::of_runs(is_of_a_file);

/// The "b" is the last of "d.o.b."
static TELLING: Question = Question::of_runs(may_tell).standing(|text, run| {
    run.len() > 1 || text[..run.start].ends_with(['.', ' ']) && text[run.end..].starts_with('.')
});

/// Runs in which a number of the NHS may begin: not with a year, with fewer than three digits, or with letters
/// and few digits, as most runs with digits do.
static DIGITS: Question = Question::of_runs(|run| {
    let is_year = run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let begins = run.starts_with(|c: char| c.is_ascii_digit()) || !run.is_ascii();
    digits >= 3 && begins && !is_year || digits >= 10
})
.standing(|text, run| {
    // One that begins with a digit goes on up to the last of a row of digits.
    let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-');
    let bytes = &text.as_bytes()[run.start..];
    let digits = bytes.iter().take_while(|byte| is_part(byte));
    !bytes[0].is_ascii_digit()
        || !text[run.clone()].is_ascii()
        || digits.filter(|byte| byte.is_ascii_digit()).take(10).count() == 10
});

static PAIRS_OF_CAPITALS: Question = Question::of_runs(|run| {
    let capitals = run.bytes().take_while(u8::is_ascii_uppercase).count();
    capitals == 2 && run.as_bytes().get(2).is_none_or(u8::is_ascii_digit) || !run.is_ascii()
})
.standing(|text, run| {
    run.len() > 2
        || matches!(text.as_bytes()[run.end..], [b' ', digit, ..] if digit.is_ascii_digit())
});

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    look_at_health_numbers(content, found);
    look_at_insurance_numbers(content, found);
    for (writing, run) in content.that(&OF_FILES) {
        let text = writing.text;
        let before = &text[text.ceil_char_boundary(run.start.saturating_sub(60))..run.start];
        if CLIENT.is_in(before) {
            tell(writing, Some(run), "the number of somebody's file", found);
        }
    }
    for (writing, run) in content.that(&CASES) {
        look_at_case(writing, &run, found);
    }
    let year = content.register.as_of.year();
    for writing in content.writings_with(&TELLING) {
        let text = writing.text;
        let holds = |words: &str| text.contains(words);
        if holds("irth") || has_short_birth(text) {
            for hit in BIRTH.captures_iter(text) {
                tell(
                    writing,
                    hit.get(1).map(|day| day.range()),
                    "a date of birth",
                    found,
                );
            }
        }
        if holds("orn ") {
            for hit in BORN.captures_iter(text) {
                let (Some(whole), Some(day), Some(born)) = (hit.get(0), hit.get(1), hit.get(2))
                else {
                    continue;
                };
                // Those born more than 110 years ago are history.
                let is_living = born
                    .as_str()
                    .parse()
                    .is_ok_and(|born: i32| born + 110 > year);
                let sentence = writing.sentence_around(whole.start());
                if is_living && is_of_somebody(sentence) {
                    tell(writing, Some(day.range()), "a date of birth", found);
                }
            }
        }
        if holds("orn") {
            for hit in BORN_IN_DIGITS.captures_iter(text) {
                let (Some(whole), None) = (hit.get(0), hit.name("range")) else {
                    continue;
                };
                let before = text[..whole.start()].trim_end_matches(' ');
                let sentence = writing.sentence_around(whole.start());
                let is_alone = before.ends_with(['(', '.', ':', '\n']) || before.is_empty();
                if is_alone || is_of_somebody(sentence) {
                    let day = hit.get(1).map(|day| day.range());
                    tell(writing, day, "a date of birth", found);
                }
            }
        }
        if holds("ort code") || holds("ORT CODE") || holds("ccount n") {
            look_at_accounts(writing, found);
        }
        if holds("GB") {
            for hit in IBAN.find_iter(text) {
                tell(
                    writing,
                    Some(hit.range()),
                    "the number of a bank account",
                    found,
                );
            }
        }
        for (word, pattern, what) in [
            ("assport", &PASSPORT, "the number of a passport"),
            ("icence", &LICENCE, "the number of a driving licence"),
            ("egistration", &PLATE, "the registration of a vehicle"),
            ("umber plate", &PLATE, "the registration of a vehicle"),
        ] {
            if holds(word) {
                for hit in pattern.captures_iter(text) {
                    tell(writing, hit.get(1).map(|part| part.range()), what, found);
                }
            }
        }
    }
}

/// Whether a sentence tells of one person, with a name or without.
fn is_of_somebody(sentence: &str) -> bool {
    PERSON.is_in(sentence) || SOMEBODY.is_in(sentence) && !OF_ALL.is_in(sentence)
}

fn tell(writing: &Writing<'_>, span: Option<Range<usize>>, what: &str, found: &mut Found<'_>) {
    let Some(span) = span else { return };
    found.at(
        writing.place(span),
        format!("this reads like {what}"),
        "take it out before anything is published; if it was public already, tell the data \
         protection officer",
    );
}

/// The number of a case beside the name of whose it is.
fn look_at_case(writing: &Writing<'_>, run: &Range<usize>, found: &mut Found<'_>) {
    const FURTHEST: usize = 80;
    let text = writing.text;
    let behind = &text[run.start..text.floor_char_boundary(run.start + FURTHEST)];
    let before = &text[text.ceil_char_boundary(run.start.saturating_sub(FURTHEST))..run.start];
    let hit = CASE.captures_iter(behind).next();
    let hit = hit.or_else(|| {
        let hit = NUMBER_OF_CASE.captures_iter(behind).next();
        hit.filter(|_| NAME_OF_CASE.is_in(before))
    });
    let Some(number) = hit.and_then(|hit| hit.name("number")) else {
        return;
    };
    if !OF_COURT.is_in(behind) && !OF_COURT.is_in(writing.sentence_around(run.start)) {
        let span = run.start + number.start()..run.start + number.end();
        let finding = found.at(
            writing.place(span),
            "the number of a case stands beside the name of whose it is",
            "take the name or the number out before anything is published",
        );
        finding.severity = Severity::Warning;
    }
}

/// Whether "DoB" or "d.o.b." stands in a text.
fn has_short_birth(text: &str) -> bool {
    static SHORT: Pattern = Pattern::new(r"(?i)\bd(?:\. ?o\. ?b\b|ob\b)");
    SHORT.is_in(text)
}

/// A sort code and the number of an account: both, for either alone may be anything.
fn look_at_accounts(writing: &Writing<'_>, found: &mut Found<'_>) {
    for hit in ACCOUNT.find_iter(writing.text) {
        let lower = hit.as_str().to_lowercase();
        let digits = hit.as_str().bytes().filter(u8::is_ascii_digit).count();
        let around = writing.sentence_around(hit.start()).to_lowercase();
        // What the council asks everybody to pay into is no secret of a person.
        if OF_COUNCIL.is_in(&around) && !PERSON.is_in(writing.sentence_around(hit.start())) {
            continue;
        }
        let has_both = around.contains("sort code") && around.contains("account");
        if digits >= 14 || has_both && (lower.contains("sort code") || lower.contains("account")) {
            tell(
                writing,
                Some(hit.range()),
                "the details of a bank account",
                found,
            );
        }
    }
}

/// Whether a run may be the number of a file: a few capitals and five digits or more.
fn is_of_a_file(run: &str) -> bool {
    let digits = run.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let capitals = run.len() - digits.len();
    let digits = digits.trim_end_matches(|c: char| c.is_ascii_uppercase());
    capitals <= 5
        && (5..=14).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a run of letters and digits is part of what is looked for by its words.
fn may_tell(run: &str) -> bool {
    const INSIDE: [&[u8]; 7] = [
        b"irth",
        b"DOB",
        b"dob",
        b"GB",
        b"assport",
        b"icence",
        b"egistration",
    ];
    let bytes = run.as_bytes();
    // The words are short, and to get ready for a long search takes longer than this.
    let holds = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
    INSIDE.iter().any(|words| holds(words))
        || run.eq_ignore_ascii_case("dob")
        || matches!(run, "b" | "B")
        || ["D", "orn", "ccount"].iter().any(|end| run.ends_with(end))
        || ["code", "CODE", "plate"]
            .iter()
            .any(|start| run.starts_with(start))
}

/// Looks through all digits for numbers of the NHS.
fn look_at_health_numbers(content: &Content<'_>, found: &mut Found<'_>) {
    // Up to where the digits of a stretch are read: those of several runs may be one number.
    let mut read = (0, 0);
    for (writing, run) in content.that(&DIGITS) {
        let bytes = writing.text.as_bytes();
        let stretch = writing.text.as_ptr() as usize;
        let mut at = match read {
            (same, end) if same == stretch => run.start.max(end),
            _ => run.start,
        };
        while at < run.end {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let start = at;
            let mut digits = 0;
            while at < bytes.len()
                && (bytes[at].is_ascii_digit()
                    || matches!(bytes[at], b' ' | b'-')
                        && bytes.get(at + 1).is_some_and(u8::is_ascii_digit))
            {
                digits += usize::from(bytes[at].is_ascii_digit());
                at += 1;
            }
            read = (stretch, at);
            match digits {
                10 => health_number(writing, start..at, found),
                16 => card_number(writing, start..at, found),
                _ => {}
            }
        }
    }
}

/// Ten digits with the right check digit, called so or written 3-3-4.
fn health_number(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>) {
    let text = writing.text;
    let words = &text[span.clone()];
    let digits: Vec<u32> = words.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .take(9)
        .zip((2..=10).rev())
        .map(|(d, w)| d * w)
        .sum();
    let check = match 11 - sum % 11 {
        11 => 0,
        check => check,
    };
    // The rest of a longer number is none.
    let lead = text[..span.start].strip_suffix([' ', '-']);
    if lead.is_some_and(|lead| lead.ends_with(|c: char| c.is_ascii_digit())) {
        return;
    }
    let is_right = digits.get(9) == Some(&check);
    let parts: Vec<usize> = words.split([' ', '-']).map(str::len).collect();
    let before = &text[..span.start];
    let is_piece = before.ends_with(|c: char| c.is_alphanumeric() || "-/._+=(\u{a3}".contains(c))
        || text[span.end..].starts_with(['-', '/', '_'])
        || words.starts_with('0');
    let from = before.char_indices().rev().nth(50).map_or(0, |(at, _)| at);
    let lead = before[from..].to_lowercase();
    let is_called =
        lead.contains("nhs no") || lead.contains("nhs number") || lead.contains("nhs: ");
    let is_spaced = parts == [3, 3, 4] && is_right && digits.first().is_some_and(|d| *d >= 3);
    if !is_piece && !is_code(writing, span.start) && (is_spaced || is_called && is_right) {
        tell(writing, Some(span), "the NHS number of a patient", found);
    }
}

/// Sixteen digits with the right check digit behind the word "card".
fn card_number(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>) {
    let text = writing.text;
    let digits = text[span.clone()].chars().filter_map(|c| c.to_digit(10));
    let sum: u32 = (digits.enumerate())
        .map(|(at, digit)| match at % 2 {
            0 if digit > 4 => digit * 2 - 9,
            0 => digit * 2,
            _ => digit,
        })
        .sum();
    let from = text.ceil_char_boundary(span.start.saturating_sub(40));
    let is_called = CARD.is_in(&text[from..span.start]);
    if is_called && sum.is_multiple_of(10) && !is_code(writing, span.start) {
        tell(writing, Some(span), "the number of a bank card", found);
    }
}

/// Looks at all pairs of capitals for numbers of National Insurance.
fn look_at_insurance_numbers(content: &Content<'_>, found: &mut Found<'_>) {
    const NEVER: [&str; 7] = ["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"];
    for (writing, run) in content.that(&PAIRS_OF_CAPITALS) {
        for start in writing.plain_starts(run) {
            let (before, behind) = writing.text.split_at(start);
            let from = before.ceil_char_boundary(before.len().saturating_sub(40));
            // Announced by its name, no pair of letters is too strange.
            let is_called =
                CALLED.is_in(&before[from..]) && !SHOWN.is_in(writing.sentence_around(start));
            let pattern = if is_called {
                &LIKE_INSURANCE
            } else {
                &INSURANCE
            };
            let Some(hit) = pattern.find_iter(behind).next() else {
                continue;
            };
            let is_piece = before.ends_with(|c: char| c.is_alphanumeric() || "-/._".contains(c))
                || behind[hit.end()..].starts_with(['-', '/', '_']);
            let is_given = is_called || !NEVER.contains(&&hit.as_str()[..2]);
            if !is_piece && is_given && !is_code(writing, start) {
                let span = Some(start..start + hit.end());
                tell(writing, span, "a National Insurance number", found);
            }
        }
    }
}
