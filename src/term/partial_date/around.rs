//! What the words around a date make of it: a time without end, one with an end, the day before it, or a
//! number that is no day.

use crate::term::partial_date::Lasts;
use crate::term::text::plain_punctuation;

/// Whether the words before a date say only where a time begins: "after", "to be scoped after the
/// meeting of". A word of an end behind them closes it again: "after the review, by".
pub(super) fn leaves_open(before: &str) -> bool {
    const BEGINS: [&str; 5] = ["after", "following", "since", "from", "onwards"];
    const ENDS: [&str; 6] = ["by", "until", "till", "before", "in", "end"];
    /// "Since agreed for", "since moved to"
    const SETTLED: [&str; 9] = [
        "agreed",
        "planned",
        "scheduled",
        "set",
        "due",
        "moved",
        "revised",
        "extended",
        "changed",
    ];
    let folded = before.to_lowercase();
    if folded.ends_with("not before") {
        return true;
    }
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    let is_settled = words
        .clone()
        .rev()
        .nth(1)
        .is_some_and(|word| SETTLED.contains(&word))
        && matches!(words.clone().next_back(), Some("for" | "to" | "as"));
    let last = words.rfind(|word| BEGINS.contains(word) || ENDS.contains(word));
    last.is_some_and(|word| BEGINS.contains(&word)) && !is_settled
}

/// Whether the words between two dates make the second the end of a time that the first begins.
pub(super) fn is_closed_by(between: &str) -> bool {
    const ENDS: [&str; 6] = ["to", "by", "until", "till", "before", "end"];
    let plain = plain_punctuation(between).to_lowercase();
    let mut words = plain.split(|c: char| !c.is_alphanumeric());
    plain.trim() == "-" || words.any(|word| ENDS.contains(&word))
}

/// Whether the words before a date say that its last day is the one before it.
pub(super) fn comes_before(before: &str) -> bool {
    let folded = before.to_lowercase();
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "the" | "end" | "of" | "start"))
        .collect();
    let is_end = folded.ends_with("end of") || folded.ends_with("end");
    !is_end && words.last() == Some(&"before")
}

/// How long the time lasts that the words before a day name: the week that begins with it, or what is
/// within so many months of it.
pub(super) fn lasts(before: &str) -> Option<Lasts> {
    const WEEK: [&str; 8] = [
        "week of",
        "week of the",
        "week commencing",
        "week beginning",
        "week starting",
        "w/c",
        "wc",
        "w/b",
    ];
    let folded = before.to_lowercase();
    if WEEK.iter().any(|words| folded.ends_with(words)) {
        return Some(Lasts::Week);
    }
    let words: Vec<&str> = folded.split_whitespace().collect();
    let (number, unit) = match words.as_slice() {
        [.., "within", number, unit, "of" | "from" | "after"] => (number, unit),
        _ => return None,
    };
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let named = NUMBERS.iter().position(|name| name == number);
    let named = named.map(|position| position as u32 + 1);
    let number = named.or_else(|| number.parse().ok().filter(|number| *number < 1000))?;
    match unit.trim_end_matches('s') {
        "day" => Some(Lasts::Days(number)),
        "week" => Some(Lasts::Days(number * 7)),
        "month" => Some(Lasts::Months(number)),
        "year" => Some(Lasts::Months(number * 12)),
        _ => None,
    }
}

/// Whether the words before a year name a feast of it, which is no day that they tell.
pub(super) fn is_feast(before: &str) -> bool {
    let folded = before.to_lowercase();
    ["easter", "christmas", "whitsun", "new year"]
        .iter()
        .any(|feast| folded.ends_with(feast))
}

pub(super) fn is_span(between: &str) -> bool {
    let between = plain_punctuation(between);
    matches!(
        between.trim().to_lowercase().as_str(),
        "to" | "-" | "and" | "until"
    )
}

/// Whether a number behind this word counts something and is never a day: `Phase 2 May 2026`. Behind a
/// panel, a round or an issue it may be one.
pub fn is_label(word: &str) -> bool {
    const LABELS: [&str; 24] = [
        "annex",
        "appendix",
        "batch",
        "chapter",
        "cohort",
        "gateway",
        "lot",
        "milestone",
        "module",
        "option",
        "part",
        "phase",
        "phases",
        "release",
        "section",
        "sprint",
        "stage",
        "stages",
        "step",
        "tier",
        "tranche",
        "version",
        "wave",
        "workstream",
    ];
    LABELS.iter().any(|label| word.eq_ignore_ascii_case(label))
}

/// Whether a word may stand before a day of a month: none, a day of the week, or one that leads to it.
pub(super) fn leads_to_day(word: &str) -> bool {
    const LEADS: [&str; 19] = [
        "after", "and", "before", "between", "by", "dated", "due", "end", "for", "from", "in",
        "of", "on", "or", "since", "the", "till", "to", "until",
    ];
    let folded = word.to_lowercase();
    folded.is_empty()
        || LEADS.contains(&folded.as_str())
        || ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
            .iter()
            .any(|day| folded.starts_with(day))
}
