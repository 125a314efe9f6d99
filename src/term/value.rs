//! A measured value or a target as a paper gives it: a number where it is one, otherwise its words.

/// How a target's number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// "997 or fewer", "18 or below", "<= 5".
    AtMost,
    /// "95% or above", ">= 5".
    AtLeast,
    /// "< 75%".
    LessThan,
    /// "> 2,337 per 100,000".
    MoreThan,
    /// A bare number.
    Exactly,
}

/// What could be read from the words of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// One number, with its sign of comparison, and its unit as written ("%", "per 100,000").
    Number {
        number: f64,
        comparison: Comparison,
        unit: String,
    },
    /// "nya", "not yet available".
    NotYetAvailable,
    /// "tbc".
    ToBeConfirmed,
    /// "monitor only": a measure without a target.
    MonitorOnly,
    /// "n/a".
    NotApplicable,
    /// Anything else: several numbers, a sentence, "no baseline".
    Words,
}

/// A value: its words as published, and the number in them where there is exactly one.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    text: String,
    reading: Reading,
}

impl Value {
    /// Reads a value. It never fails: what is not a number stays words.
    ///
    /// ```
    /// use answerable::term::Value;
    /// assert_eq!(Value::read("24,550 or fewer").number(), Some(24550.0));
    /// assert_eq!(Value::read("98% JR; 96% HGH").number(), None);
    /// ```
    pub fn read(text: &str) -> Value {
        let text = crate::term::text::squeeze(text);
        let reading = read(&text);
        Value { text, reading }
    }

    /// The words as published, with white space folded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What could be read from them.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The number, where the words are one.
    pub fn number(&self) -> Option<f64> {
        match &self.reading {
            Reading::Number { number, .. } => Some(*number),
            _ => None,
        }
    }
}

fn read(text: &str) -> Reading {
    let plain = crate::term::text::plain_punctuation(text).to_lowercase();
    match plain.as_str() {
        "nya" | "not yet available" => return Reading::NotYetAvailable,
        "tbc" | "to be confirmed" => return Reading::ToBeConfirmed,
        "monitor only" => return Reading::MonitorOnly,
        "n/a" | "not applicable" => return Reading::NotApplicable,
        _ => {}
    }
    let (prefix, rest) = match plain.find(|c: char| c.is_ascii_digit()) {
        Some(at) => plain.split_at(at),
        None => return Reading::Words,
    };
    let end = rest
        .char_indices()
        .find(|(at, c)| {
            let inner = matches!(c, ',' | '.')
                && rest[at + 1..].starts_with(|next: char| next.is_ascii_digit());
            !(c.is_ascii_digit() || inner)
        })
        .map_or(rest.len(), |(at, _)| at);
    let (digits, suffix) = rest.split_at(end);
    let Ok(mut number) = digits.replace(',', "").parse::<f64>() else {
        return Reading::Words;
    };
    let (unit, words) = split_unit(suffix.trim());
    let comparison = match (prefix.trim(), words) {
        ("", "") | ("-", "") => Comparison::Exactly,
        ("", "or fewer" | "or below" | "or less" | "or lower") => Comparison::AtMost,
        ("", "or above" | "or more" | "or higher" | "or over") => Comparison::AtLeast,
        ("<", "") => Comparison::LessThan,
        (">", "") => Comparison::MoreThan,
        ("<=" | "\u{2264}", "") => Comparison::AtMost,
        (">=" | "\u{2265}", "") => Comparison::AtLeast,
        _ => return Reading::Words,
    };
    if prefix.trim() == "-" {
        number = -number;
    }
    Reading::Number {
        number,
        comparison,
        unit: unit.to_owned(),
    }
}

/// "% or above" -> ("%", "or above"); "per 100,000" -> ("per 100,000", "").
fn split_unit(suffix: &str) -> (&str, &str) {
    if let Some(rest) = suffix.strip_prefix('%') {
        return ("%", rest.trim());
    }
    match suffix.strip_prefix("per ") {
        Some(denominator) if denominator.chars().all(|c| c.is_ascii_digit() || c == ',') => {
            (suffix, "")
        }
        _ => ("", suffix),
    }
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn comparisons_in_words_and_signs_are_read() {
        assert_eq!(
            number("997 or fewer"),
            Some((997.0, Comparison::AtMost, String::new()))
        );
        assert_eq!(
            number("95% or above"),
            Some((95.0, Comparison::AtLeast, "%".to_owned()))
        );
        assert_eq!(
            number("> 2,337 per 100,000"),
            Some((2337.0, Comparison::MoreThan, "per 100,000".to_owned()))
        );
        assert_eq!(
            number("16.5 or fewer"),
            Some((16.5, Comparison::AtMost, String::new()))
        );
        assert_eq!(
            number("86%"),
            Some((86.0, Comparison::Exactly, "%".to_owned()))
        );
    }

    #[test]
    fn what_is_not_one_number_stays_words() {
        for words in [
            "98% JR; 96% HGH",
            "no baseline",
            "Set in Q1",
            "KS2 20% 17/18 ac yr KS4 NYA",
        ] {
            assert_eq!(*Value::read(words).reading(), Reading::Words, "{words}");
        }
        assert_eq!(*Value::read("nya").reading(), Reading::NotYetAvailable);
        assert_eq!(*Value::read("TBC").reading(), Reading::ToBeConfirmed);
        assert_eq!(*Value::read("Monitor only").reading(), Reading::MonitorOnly);
    }
}
