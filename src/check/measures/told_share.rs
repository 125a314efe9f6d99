//! A share that is told in words, such as "nearly half", and whether a number is that share.

use crate::check::Pattern;

/// How far a share in numbers may be from one in words, in points.
const NEAR: f64 = 4.5;

/// The same where the words say that it is not quite that.
const NOT_QUITE: f64 = 9.5;

/// How far a share may be beyond a bound that was rounded.
const BEYOND: f64 = 1.0;

/// "One in four (20%)", "half of the clinics (3 of 12)", but not "the second half".
pub(super) static IN_WORDS: Pattern = Pattern::new(concat!(
    r"(?i)(?:(?P<bound>(?:well\s+|just\s+)?(?:over|under|more\s+than|less\s+than|fewer\s+than|above|below)|at\s+least|at\s+most|up\s+to|first|second|latter|last|this|other|and|well|just|nearly|almost|around|about|roughly|approximately|some)\s+)?(?-u:\b)(?P<words>(?:a\s+|one\s+)?half|(?:a|one)[\s-](?:third|quarter|fifth|tenth)|two[\s-]thirds|three[\s-]quarters|one\s+in\s+(?P<in>two|three|four|five|six|eight|ten|twenty|\d{1,3}))(?:\s+of\s+[\p{L}\s'\u{2019}-]{1,40})?\s*\((?:(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent)|",
    r"(?P<part>\d{1,3}(?:,\d{3})+|\d{1,6})",
    r"\s+(?:out\s+)?of\s+",
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,6})",
    r")\)",
));

/// Whether a share is the one that words say, with the word before them: "nearly", "over".
pub(super) fn fits(said: f64, share: f64, bound: Option<&str>) -> bool {
    let bound = bound.unwrap_or_default().to_ascii_lowercase();
    let apart = (said - share).abs();
    let ends = |words: &[&str]| words.iter().any(|word| bound.ends_with(word));
    match bound.as_str() {
        "" => apart <= NEAR,
        "nearly" | "almost" | "around" | "about" | "roughly" | "approximately" | "some" => {
            apart <= NOT_QUITE
        }
        _ if ends(&["over", "more than", "at least", "above"]) => share >= said - BEYOND,
        _ if ends(&[
            "under",
            "less than",
            "fewer than",
            "at most",
            "up to",
            "below",
        ]) =>
        {
            share <= said + BEYOND
        }
        _ => true,
    }
}

/// The share that words tell, such as "two thirds", and "one in four" with what it is one of.
pub(super) fn told_share(words: &str, of: Option<&str>) -> Option<f64> {
    const NAMES: [(&str, f64); 8] = [
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("eight", 8.0),
        ("ten", 10.0),
        ("twenty", 20.0),
    ];
    if let Some(of) = of {
        let named = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(of));
        let of = named
            .map(|(_, number)| *number)
            .or_else(|| of.parse().ok())?;
        return (of > 1.0).then_some(100.0 / of);
    }
    let words = words.to_ascii_lowercase();
    let times = if words.starts_with("two") {
        2.0
    } else if words.starts_with("three") {
        3.0
    } else {
        1.0
    };
    match () {
        () if words.contains("half") => Some(50.0),
        () if words.contains("third") => Some(100.0 * times / 3.0),
        () if words.contains("quarter") => Some(100.0 * times / 4.0),
        () if words.contains("fifth") => Some(20.0 * times),
        () if words.contains("tenth") => Some(10.0 * times),
        () => None,
    }
}
