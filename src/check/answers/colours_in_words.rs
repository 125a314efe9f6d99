//! How many workstreams are green, amber or red, as a sentence tells it.

use crate::check::Pattern;
use crate::check::answers::sentences::sentences;
use crate::term::Rag;
use crate::term::number_word::of_word;

/// One count: "seven workstreams are green".
pub(super) struct Count<'a> {
    /// The sentence that it stands in.
    pub sentence: &'a str,
    pub words: &'a str,
    pub number: usize,
    pub rag: Rag,
}

static COUNT: Pattern = Pattern::new(
    r"(?ix)(?-u:\b)(?P<number>\d{1,3}|zero|none|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|
    thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\s+
    (?:of\s+(?:the\s+|its\s+|our\s+|these\s+|them\s+)?(?:(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty)\s+)?)?
    (?:(?:workstreams?|work\s+streams?|priorities|priority|priority\s+areas|themes?|areas?|strands?)\s+)?
    (?:(?:is|are|was|were|remains?|remained|have\s+been|has\s+been|being)\s+)?
    (?:(?:now|still|currently|rated|at|on|shown\s+as|marked)\s+){0,3}
    (?P<colour>green|amber|red)s?(?-u:\b)",
);

/// Sentences that count something else, a part only, or another time.
static ELSE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:indicators?|measures?|targets?|actions?|milestones?|risks?|last|previous\w*|earlier|since|before|moved|compared|changed|turned|became|at least|more than|over|up to|about|nearly|another|further|half|most)(?-u:\b)",
);

/// What may follow a colour that is a rating.
static FOLLOWS: Pattern = Pattern::new(
    r"(?i)^\s*(?:$|[.,;:)(–—]|(?:and|or|with|but|while|at|in|on|this|workstreams?|ratings?|rated|projects?|priorities|areas?|themes?)(?-u:\b))",
);

/// Every count that a text gives.
pub(super) fn counts(text: &str) -> Vec<Count<'_>> {
    let mut counts = Vec::new();
    for sentence in sentences(text) {
        if ELSE.is_in(sentence) {
            continue;
        }
        for hit in COUNT.captures_iter(sentence) {
            let (Some(all), Some(number), Some(colour)) =
                (hit.get(0), hit.name("number"), hit.name("colour"))
            else {
                continue;
            };
            let rest = sentence.get(all.end()..).unwrap_or_default();
            let (Some(number), Some(rag)) = (read(number.as_str()), Rag::read(colour.as_str()))
            else {
                continue;
            };
            if FOLLOWS.is_in(rest) {
                counts.push(Count {
                    sentence,
                    words: all.as_str(),
                    number,
                    rag,
                });
            }
        }
    }
    counts
}

/// The number that a word or digits stand for.
pub(super) fn read(number: &str) -> Option<usize> {
    if number.eq_ignore_ascii_case("no") {
        return Some(0);
    }
    let word = of_word(number).map(|number| number as usize);
    word.or_else(|| number.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(usize, Rag)> {
        counts(text)
            .into_iter()
            .map(|count| (count.number, count.rag))
            .collect()
    }

    #[test]
    fn counts_are_read_in_digits_and_words() {
        let three = [(7, Rag::Green), (8, Rag::Amber), (0, Rag::Red)];
        assert_eq!(
            of("Seven workstreams are green, eight are amber and none is red."),
            three
        );
        assert_eq!(
            of("Of the 15 workstreams 7 are rated green, 8 amber, no red."),
            three
        );
        assert_eq!(
            of("Twelve of the fifteen workstreams are still at amber."),
            [(12, Rag::Amber)]
        );
        assert_eq!(of("In March two were red, more than last time."), []);
        assert_eq!(of("Three green papers and one Red Cross appeal."), []);
        assert_eq!(of("Five indicators are green."), []);
    }
}
