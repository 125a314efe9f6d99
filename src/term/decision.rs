//! What the asked body said to a recommendation: a fact of its own, never mixed with delivery.

use std::fmt;

/// A decision on a recommendation, in the words of the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    Accepted,
    AcceptedInPart,
    AcceptedInPrinciple,
    NotAccepted,
    Noted,
    CommentOnly,
    Referred,
    AwaitingResponse,
    NoResponse,
    #[default]
    NotStated,
}

impl Decision {
    /// Every decision, in the order in which lists show them.
    pub const ALL: [Decision; 10] = [
        Decision::Accepted,
        Decision::AcceptedInPart,
        Decision::AcceptedInPrinciple,
        Decision::NotAccepted,
        Decision::Noted,
        Decision::CommentOnly,
        Decision::Referred,
        Decision::AwaitingResponse,
        Decision::NoResponse,
        Decision::NotStated,
    ];

    /// The words that an officer writes.
    pub fn words(self) -> &'static str {
        match self {
            Decision::Accepted => "accepted",
            Decision::AcceptedInPart => "accepted in part",
            Decision::AcceptedInPrinciple => "accepted in principle",
            Decision::NotAccepted => "not accepted",
            Decision::Noted => "noted",
            Decision::CommentOnly => "comment only",
            Decision::Referred => "referred",
            Decision::AwaitingResponse => "awaiting response",
            Decision::NoResponse => "no response",
            Decision::NotStated => "not stated",
        }
    }

    /// The decision that `text` begins with, and what stands behind it: the reason, the part, to whom.
    pub fn read(text: &str) -> Option<(Decision, Option<String>)> {
        const SPELLINGS: [(&str, Decision); 4] = [
            ("partially accepted", Decision::AcceptedInPart),
            ("partly accepted", Decision::AcceptedInPart),
            ("rejected", Decision::NotAccepted),
            ("comment on recommendation", Decision::CommentOnly),
        ];
        let words = Decision::ALL.map(|decision| (decision.words(), decision));
        leading_phrase(text, words.into_iter().chain(SPELLINGS))
    }

    /// Whether this is an answer at all.
    pub fn is_answer(self) -> bool {
        !matches!(self, Decision::AwaitingResponse | Decision::NoResponse)
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// The longest phrase of `phrases` that `text` begins with as whole words, and the detail after it
/// without the punctuation that sets it off. "To" and "by" stay with the detail's own words.
pub(crate) fn leading_phrase<T: Copy>(
    text: &str,
    phrases: impl Iterator<Item = (&'static str, T)>,
) -> Option<(T, Option<String>)> {
    let text = text.trim();
    let folded = text.to_lowercase();
    let (phrase, found) = phrases
        .filter(|(phrase, _)| {
            folded
                .strip_prefix(phrase)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
        .max_by_key(|(phrase, _)| phrase.len())?;
    let rest = text.get(phrase.len()..).unwrap_or_default();
    let rest =
        rest.trim_matches(|c: char| c.is_whitespace() || ",;:.()-\u{2013}\u{2014}".contains(c));
    Some((found, (!rest.is_empty()).then(|| rest.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_win_and_the_reason_is_kept() {
        assert_eq!(
            Decision::read("Accepted in part (midwives only)"),
            Some((Decision::AcceptedInPart, Some("midwives only".to_owned())))
        );
        assert_eq!(Decision::read("accepted"), Some((Decision::Accepted, None)));
        assert_eq!(
            Decision::read("referred to BOB ICB"),
            Some((Decision::Referred, Some("to BOB ICB".to_owned())))
        );
        assert_eq!(Decision::read("acceptedly"), None);
    }
}
