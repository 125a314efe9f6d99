//! What is read from the words of papers.

use super::*;

fn number(text: &str) -> Option<(f64, Comparison, String)> {
    match Value::read(text).reading {
        Reading::Number {
            number,
            comparison,
            unit,
        } => Some((number, comparison, unit)),
        _ => None,
    }
}

#[track_caller]
fn reads(text: &str, number_is: f64, comparison: Comparison, unit: &str) {
    assert_eq!(
        number(text),
        Some((number_is, comparison, unit.to_owned())),
        "{text}"
    );
    assert_eq!(Value::read(text).text(), text);
}

#[test]
fn comparisons_in_words_and_signs_are_read() {
    use Comparison::*;
    for (text, number, comparison, unit) in [
        ("997 or fewer", 997.0, AtMost, ""),
        ("95% or above", 95.0, AtLeast, "%"),
        ("> 2,337 per 100,000", 2337.0, MoreThan, "per 100,000"),
        ("16.5 or fewer", 16.5, AtMost, ""),
        ("86%", 86.0, Exactly, "%"),
        ("no more than 40", 40.0, AtMost, ""),
        ("at least 95%", 95.0, AtLeast, "%"),
        ("fewer than 10", 10.0, LessThan, ""),
        ("Fewer than ten", 10.0, LessThan, ""),
        ("up to 12", 12.0, AtMost, ""),
        ("under 5%", 5.0, LessThan, "%"),
        ("minimum of 90%", 90.0, AtLeast, "%"),
        ("\u{2265}95%", 95.0, AtLeast, "%"),
        ("95%+", 95.0, AtLeast, "%"),
        ("24 550", 24550.0, Exactly, ""),
        ("24,550 or fewer", 24550.0, AtMost, ""),
        ("\u{a3}1.2m", 1_200_000.0, Exactly, "\u{a3}"),
        ("1.2 million", 1_200_000.0, Exactly, ""),
        ("30 days or fewer", 30.0, AtMost, "days"),
        ("within 12 weeks", 12.0, AtMost, "weeks"),
        ("1 in 4", 1.0, Exactly, "in 4"),
        ("9 out of 10", 9.0, Exactly, "out of 10"),
        ("maintain at 52%", 52.0, Exactly, "%"),
        ("Maintain at or above 52%", 52.0, AtLeast, "%"),
        ("95 per cent or more", 95.0, AtLeast, "%"),
        ("reduce to 40", 40.0, AtMost, ""),
        ("20 people", 20.0, Exactly, "people"),
        ("-3", -3.0, Exactly, ""),
        ("\u{2212}3", -3.0, Exactly, ""),
        ("86%*", 86.0, Exactly, "%"),
        ("<5", 5.0, LessThan, ""),
        ("0", 0.0, Exactly, ""),
        ("12 per 1000 population", 12.0, Exactly, "per 1,000"),
    ] {
        reads(text, number, comparison, unit);
    }
}

#[test]
fn a_date_and_what_is_in_brackets_are_kept_apart_from_the_number() {
    let value = Value::read("50% by March 2020");
    assert_eq!((value.number(), value.unit()), (Some(50.0), "%"));
    assert_eq!(value.by().map(PartialDate::text), Some("March 2020"));
    assert_eq!(value.text(), "50% by March 2020");
    let value = Value::read("997 or fewer by the end of Q4 2019/20");
    assert_eq!(value.number(), Some(997.0));
    assert!(value.by().is_some());
    let value = Value::read("52.4 (2017/18)");
    assert_eq!(
        (value.number(), value.remark()),
        (Some(52.4), Some("2017/18"))
    );
    let value = Value::read("941 (provisional)");
    assert_eq!(value.remark(), Some("provisional"));
    // A year may be a number, and a date alone is none.
    let value = Value::read("by March 2020");
    assert_eq!(value.number(), None);
    assert!(value.by().is_some());
    assert!(Value::read("reduce by 2020").by().is_none());
}

#[test]
fn what_is_not_one_number_stays_words() {
    for words in [
        "KS2 20% 17/18 ac yr KS4 NYA",
        "top quartile",
        "above the national average",
        "2019/20",
        "2019-20",
        "923 A",
        "5th of 16",
        "1,5",
        "c. 50",
        "12/15",
        "a good deal better than in 2018 by 3 and by 4 in the five years before it",
        "",
        "%",
        "or fewer",
        "by",
        "\u{a3}",
        "(((",
        "between",
    ] {
        assert_eq!(*Value::read(words).reading(), Reading::Words, "{words}");
    }
}

#[test]
fn the_words_that_stand_for_no_number_differ_in_meaning() {
    for (text, reading) in [
        ("nya", Reading::NotYetAvailable),
        ("TBC", Reading::ToBeConfirmed),
        ("to be agreed", Reading::ToBeConfirmed),
        ("Monitor only", Reading::MonitorOnly),
        ("no baseline", Reading::NoBaseline),
        ("Set in Q1", Reading::ToBeSet),
        ("To be set once the first year is known", Reading::ToBeSet),
        ("Baseline to be established", Reading::ToBeSet),
        ("n/a", Reading::NotApplicable),
    ] {
        assert_eq!(*Value::read(text).reading(), reading, "{text}");
    }
}

#[test]
fn several_numbers_are_a_list_and_never_one() {
    let labelled = |text: &str| match Value::read(text).reading {
        Reading::Several(numbers) => numbers
            .into_iter()
            .map(|one| (one.label, one.number, one.unit))
            .collect::<Vec<_>>(),
        reading => panic!("{text}: {reading:?}"),
    };
    let one = |label: &str, number: f64, unit: &str| (label.to_owned(), number, unit.to_owned());
    assert_eq!(
        labelled("98% JR; 96% HGH"),
        [one("JR", 98.0, "%"), one("HGH", 96.0, "%")]
    );
    assert_eq!(
        labelled("91% Oxon; 86% national."),
        [one("Oxon", 91.0, "%"), one("national", 86.0, "%")]
    );
    assert_eq!(
        labelled("28.5 c.f 31.9"),
        [one("", 28.5, ""), one("", 31.9, "")]
    );
    assert_eq!(
        labelled("KS2 20% cf 24%: (17/18) KS4 28.5 c.f 31.9 (16/17)"),
        [
            one("KS2", 20.0, "%"),
            one("", 24.0, "%"),
            one("KS4", 28.5, ""),
            one("", 31.9, "")
        ]
    );
}

#[test]
fn targets_against_the_baseline_are_read() {
    use Comparison::*;
    let against = |text: &str| match Value::read(text).reading {
        Reading::AgainstBaseline { comparison, change } => (comparison, change),
        reading => panic!("{text}: {reading:?}"),
    };
    assert_eq!(against("Maintain"), (Exactly, Change::None));
    assert_eq!(against("maintain by March 2020"), (Exactly, Change::None));
    assert_eq!(against("maintain or increase"), (AtLeast, Change::None));
    assert_eq!(against("reduce by 5%"), (AtMost, Change::ByPercent(-5.0)));
    assert_eq!(against("10% reduction"), (AtMost, Change::ByPercent(-10.0)));
    assert_eq!(against("50 fewer"), (AtMost, Change::By(-50.0)));
    assert_eq!(against("increase by 20"), (AtLeast, Change::By(20.0)));
    assert_eq!(
        against("increase by 2 percentage points"),
        (AtLeast, Change::ByPoints(2.0))
    );
    assert_eq!(
        against("reduce by half"),
        (AtMost, Change::ByPercent(-50.0))
    );
}

#[test]
fn a_range_is_read_and_years_are_none() {
    let range = |from, to, unit: &str| Reading::Range {
        from,
        to,
        unit: unit.to_owned(),
    };
    for (text, reading) in [
        ("between 40 and 50", range(40.0, 50.0, "")),
        ("40-50%", range(40.0, 50.0, "%")),
        ("40% to 50%", range(40.0, 50.0, "%")),
    ] {
        assert_eq!(*Value::read(text).reading(), reading, "{text}");
    }
}

#[test]
fn a_target_is_met_or_not_or_it_is_said_why_that_cannot_be_told() {
    use Direction::*;
    let judge = |target: &str, actual: &str, baseline: &str, direction: Option<Direction>| {
        let baseline = (!baseline.is_empty()).then(|| Value::read(baseline));
        Value::read(target).judge(&Value::read(actual), baseline.as_ref(), direction)
    };
    for (target, actual, baseline, direction, expected) in [
        ("997 or fewer", "997", "", None, Ok(true)),
        ("997 or fewer", "998", "", Some(Increase), Ok(false)),
        ("< 75%", "75%", "", None, Ok(false)),
        ("75%", "80%", "", Some(Increase), Ok(true)),
        ("75%", "80%", "", Some(Decrease), Ok(false)),
        ("75%", "80%", "", Some(Maintain), Err(Untold::SideNotSaid)),
        ("75%", "75%", "", Some(Maintain), Ok(true)),
        ("> 69.9%", "70.1", "", None, Ok(true)),
        ("<75%", "420", "", None, Err(Untold::UnitsDiffer)),
        ("75%", "0.8", "", Some(Increase), Err(Untold::UnitsDiffer)),
        (
            "30 days or fewer",
            "4 weeks",
            "",
            None,
            Err(Untold::UnitsDiffer),
        ),
        ("10 or fewer", "<5", "", None, Ok(true)),
        ("3 or fewer", "<5", "", None, Err(Untold::NotExact)),
        ("between 40 and 50", "50", "", None, Ok(true)),
        ("between 40 and 50", "51", "", None, Ok(false)),
        (
            "18-22%",
            "17%",
            "",
            Some(Decrease),
            Err(Untold::SideNotSaid),
        ),
        ("18-22%", "23%", "", Some(Decrease), Ok(false)),
        ("maintain", "52%", "52%", Some(Maintain), Ok(true)),
        ("maintain", "48%", "52%", Some(Increase), Ok(false)),
        (
            "maintain",
            "48%",
            "",
            Some(Increase),
            Err(Untold::NoBaseline),
        ),
        ("reduce by 10%", "180", "200", None, Ok(true)),
        ("reduce by 10%", "181", "200", None, Ok(false)),
        ("tbc", "12", "", None, Err(Untold::TargetToCome)),
        ("12", "nya", "", Some(Increase), Err(Untold::NoValue)),
        ("12", "13", "", Some(MonitorOnly), Err(Untold::MonitorOnly)),
        ("top quartile", "13", "", None, Err(Untold::TargetInWords)),
        (
            "90%",
            "98% JR; 96% HGH",
            "",
            Some(Increase),
            Err(Untold::SeveralValues),
        ),
    ] {
        assert_eq!(
            judge(target, actual, baseline, direction),
            expected,
            "{target} / {actual}"
        );
    }
}
