//! The number at the head of some words, and the unit behind it.

/// A number and its unit, and where its words end.
pub(super) struct Amount {
    pub number: f64,
    pub unit: String,
    pub end: usize,
}

/// The amount that lower-case words begin with: "24,550", "£1.2m", "95 per cent", "30 days", "1 in 4".
pub(super) fn amount(words: &str) -> Option<Amount> {
    let (money, rest) = match words.strip_prefix('\u{a3}') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, words),
    };
    let (number, used) = digits(rest).or_else(|| in_words(rest))?;
    let start = words.len() - rest.len();
    let mut end = start + used;
    let (scale, used) = scale(&words[end..]);
    let mut number = number * scale;
    // 1.2 million is 1,200,000 and not a hair beside it.
    if scale > 1.0 {
        number = (number * 1000.0).round() / 1000.0;
    }
    end += used;
    let (unit, used) = unit(&words[end..]);
    end += used;
    let unit = if money { "\u{a3}".to_owned() } else { unit };
    // Letters that go on are a name or a part of a word, such as "5th" or "12a".
    if words[end..].starts_with(char::is_alphanumeric) {
        return None;
    }
    Some(Amount { number, unit, end })
}

/// "-3", "24,550", "24 550", "16.5".
fn digits(words: &str) -> Option<(f64, usize)> {
    let (sign, rest) = match words.strip_prefix('-') {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, words.strip_prefix('+').unwrap_or(words)),
    };
    let start = words.len() - rest.len();
    let count = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = count(rest);
    if end == 0 {
        // ".5" is half.
        let after = rest.strip_prefix('.')?;
        let digits = count(after);
        let number: f64 = format!("0.{}", after.get(..digits)?).parse().ok()?;
        return (digits > 0).then_some((sign * number, start + 1 + digits));
    }
    let mut plain = rest[..end].to_owned();
    if end <= 3 {
        for separator in [',', ' '] {
            let mut grouped = end;
            let mut with = plain.clone();
            while rest[grouped..].starts_with(separator) && count(&rest[grouped + 1..]) == 3 {
                with.push_str(&rest[grouped + 1..grouped + 4]);
                grouped += 4;
            }
            if grouped > end {
                (plain, end) = (with, grouped);
                break;
            }
        }
    }
    // "1,5" or "12,34" is no number that can be trusted.
    if rest[end..].starts_with(',') && count(&rest[end + 1..]) > 0 {
        return None;
    }
    if let Some(after) = rest[end..].strip_prefix('.') {
        let decimals = count(after);
        if decimals > 0 {
            plain.push('.');
            plain.push_str(&after[..decimals]);
            end += 1 + decimals;
        }
        // "1.2.3" is a number of a paragraph, or a date.
        let more = rest[end..].strip_prefix('.').map_or(0, count);
        if decimals > 0 && more > 0 {
            return None;
        }
    }
    if plain.len() > 15 {
        return None;
    }
    Some((sign * plain.parse::<f64>().ok()?, start + end))
}

/// "ten", "zero".
fn in_words(words: &str) -> Option<(f64, usize)> {
    const NUMBERS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let end = words
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(words.len());
    let word = &words[..end];
    if word == "nil" {
        return Some((0.0, end));
    }
    let number = NUMBERS.iter().position(|known| *known == word)?;
    Some((number as f64, end))
}

/// "1.2 million", "1.2m", "5k".
fn scale(rest: &str) -> (f64, usize) {
    const SCALES: [(&str, f64); 10] = [
        ("million", 1e6),
        ("billion", 1e9),
        ("thousand", 1e3),
        ("hundred", 1e2),
        ("mn", 1e6),
        ("bn", 1e9),
        ("m", 1e6),
        ("k", 1e3),
        ("mil", 1e6),
        ("b", 1e9),
    ];
    let blank = rest.len() - rest.trim_start().len();
    let trimmed = rest.trim_start();
    let end = trimmed
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(trimmed.len());
    SCALES
        .iter()
        .find(|(word, _)| *word == &trimmed[..end])
        .map_or((1.0, 0), |(_, scale)| (*scale, blank + end))
}

/// The unit that some words begin with, in one spelling, and how many bytes it takes.
fn unit(rest: &str) -> (String, usize) {
    let trimmed = rest.trim_start();
    let blank = rest.len() - trimmed.len();
    for sign in [
        "percentage points",
        "percentage point",
        "per cent",
        "percent",
        "pct",
        "%",
    ] {
        if let Some(after) = trimmed.strip_prefix(sign) {
            if sign != "%" && after.starts_with(char::is_alphabetic) {
                continue;
            }
            let unit = if sign.contains("point") {
                "percentage points"
            } else {
                "%"
            };
            return (unit.to_owned(), blank + sign.len());
        }
    }
    for link in ["per ", "in ", "in every ", "out of ", "of ", "/ ", "/"] {
        let Some(after) = trimmed.strip_prefix(link) else {
            continue;
        };
        let (link, allowed) = match link {
            "in " | "in every " => ("in", true),
            "out of " | "of " => ("out of", true),
            "/ " | "/" => ("per", false),
            other => (other.trim(), true),
        };
        let Some((number, used)) = digits(after) else {
            continue;
        };
        // "12/15" is a date or a share, and "in 2019" a year.
        let is_year = link == "in" && (1900.0..2200.0).contains(&number);
        if number < 2.0 || is_year || (!allowed && number < 1000.0) {
            continue;
        }
        let end = trimmed.len() - after.len() + used;
        let more = whole_of(&trimmed[end..]);
        return (
            format!("{link} {}", with_commas(number)),
            blank + end + more,
        );
    }
    let end = trimmed
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(trimmed.len());
    let mut used = end;
    let noun = match noun(&trimmed[..end]) {
        Some(noun) => noun,
        None if trimmed.starts_with("working days") => {
            used = "working days".len();
            "working days"
        }
        None => return (String::new(), 0),
    };
    (noun.to_owned(), blank + used)
}

/// How much of the words behind "per 100,000" says of whom: " population", " of the 65+ population".
fn whole_of(rest: &str) -> usize {
    const WHOLES: [&str; 7] = [
        " population",
        " people",
        " residents",
        " live births",
        " births",
        " households",
        " children",
    ];
    WHOLES
        .iter()
        .find(|whole| rest.starts_with(**whole))
        .map_or(0, |whole| whole.len())
}

/// The unit that a word is, in one spelling.
fn noun(word: &str) -> Option<&'static str> {
    const NOUNS: &[(&[&str], &str)] = &[
        (&["day", "days"], "days"),
        (&["week", "weeks", "wks", "wk"], "weeks"),
        (&["month", "months"], "months"),
        (&["year", "years", "yrs"], "years"),
        (&["hour", "hours", "hrs", "hr"], "hours"),
        (&["minute", "minutes", "mins", "min"], "minutes"),
        (&["people", "persons", "person", "individuals"], "people"),
        (&["adult", "adults"], "adults"),
        (&["child", "children"], "children"),
        (&["patient", "patients"], "patients"),
        (&["pupil", "pupils"], "pupils"),
        (&["resident", "residents"], "residents"),
        (&["carer", "carers"], "carers"),
        (&["family", "families"], "families"),
        (&["household", "households"], "households"),
        (&["case", "cases"], "cases"),
        (&["admission", "admissions"], "admissions"),
        (&["placement", "placements"], "placements"),
        (&["visit", "visits"], "visits"),
        (&["place", "places"], "places"),
        (&["home", "homes"], "homes"),
        (&["bed", "beds"], "beds"),
        (&["assessment", "assessments"], "assessments"),
        (&["incident", "incidents"], "incidents"),
        (&["referral", "referrals"], "referrals"),
        (&["appointment", "appointments"], "appointments"),
        (&["exclusion", "exclusions"], "exclusions"),
        (&["school", "schools"], "schools"),
        (&["fte"], "fte"),
        (&["tonnes", "tonne"], "tonnes"),
    ];
    NOUNS
        .iter()
        .find(|(words, _)| words.contains(&word))
        .map(|(_, noun)| *noun)
}

fn with_commas(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
