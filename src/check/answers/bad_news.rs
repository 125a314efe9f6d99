//! Words in a note or a commentary that tell of trouble, and of trouble that is over or was avoided.

use crate::check::Pattern;
use crate::check::answers::sentences::sentences;
use crate::record::indicator::Direction;

static BAD: Pattern = Pattern::new(
    r"(?ix)(?-u:\b)(?:
    not\s+(?:(?:yet|being|been|currently|fully|always)\s+)*(?:delivering|delivered|met|meeting|achiev(?:ed|ing)|on\s+track|on\s+target|reach(?:ed|ing))
    |(?:has|have)\s+not\s+(?:been\s+)?(?:met|delivered|achieved|reached)
    |(?:did|does|do)\s+not\s+(?:meet|deliver|achieve|reach)
    |behind\s+(?:schedule|plan|target|time|trajectory|profile|where|the\s+(?:plan|target|schedule|trajectory))
    |(?:is|are|remains?|still|running|fallen|falling|fell|slipped)\s+(?:some\s+way\s+|well\s+|far\s+)?behind
    |(?:below|short\s+of|under)\s+(?:the\s+|its\s+|our\s+)?(?:target|trajectory|plan|planned\s+level|expected\s+level|expectations?|where\s+\w+\s+should)
    |above\s+(?:the\s+|its\s+|our\s+)?(?:target|trajectory|threshold|ceiling)
    |worse|worsen(?:s|ed|ing)?|deteriorat(?:es?|ed|ing|ion)
    |missed\s+(?:the\s+|its\s+|our\s+|their\s+|this\s+)?(?:\w+\s+)?(?:target|deadline|milestone|date)s?
    |(?:target|deadline|milestone)s?\s+(?:(?:of|for|in)\s+(?:\w+\s+){1,3}?)?(?:was|were|is|are|has\s+been|have\s+been)\s+missed
    |fail(?:s|ed|ing)\s+to\s+(?:meet|deliver|achieve|reach)
    |(?:is|are|was|were|been|being)\s+(?:\w+\s+)?delayed
    |(?:there\s+(?:is|are|was|were|has\s+been|have\s+been)|because\s+of|due\s+to|caused|causing|further|significant|serious|some)\s+(?:\w+\s+){0,2}delays?
    |(?:has|have)\s+slipped|slippage|off[\ -]track|overdue
    |incomplete
    |(?:has|have|had|is|are|was|were|remains?|still)\s+(?:\w+\s+)?stalled
    |(?:leav|los)(?:e|es|ing)\s+(?:\w+\s+){0,3}?(?:faster|quicker|more\s+quickly)\s+than
    |no\s+(?:new|revised)\s+date\s+(?:is|was|has\s+been|has\s+yet\s+been)\s+(?:set|agreed)
    |(?:delivery|targets?|milestones?|projects?|programme|deadlines?|timescales?|workstream|funding|plan|completion|it)\s+(?:is|are|remains?|now)\s+(?:still\s+|now\s+)?at\s+risk
    |(?:is|are|was|were|running|came)\s+late(?:[.,;]|\s+because|\s+and|\s+due)
    |under-?perform(?:s|ed|ing|ance)?|shortfall
    |(?:major|serious|significant)\s+(?:problems?|concerns?)
    )",
);

static OVER: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:no longer|no|not|never|nor|none|without|avoid\w*|prevent\w*|stop\w*|fewer|less|reduc\w*|rather than|if|should|could|may|might|would|any|risk of|instead of|end|ended|clear\w*|overc\w+|resolv\w*)(?-u:\b)",
);

static MENDED: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:now (?:on|back|met|complete\w*|delivered|achieved)|back on track|recovered|caught up|has since|have since|since been|(?:have|has|was|were|been) (?:\w+ )?(?:reduced|resolved|cleared|overcome|eliminated|fixed|mended|remedied|put right)|(?:reduced|resolved|cleared|eliminated|fell|fallen)(?-u:\b))",
);

/// Words that name a measure or people and tell nothing of the work.
static TERMS: Pattern = Pattern::new(
    r"(?i)(?:who (?:is|are|was|were) (?:\w+ )?delayed|delayed (?:transfer|discharge|day)|incomplete (?:pathway|record)s?)",
);

/// The first words of a text that tell of trouble which is not over. For a measure that is meant to
/// fall, below the target is good and above it bad.
pub(super) fn bad_news(text: &str, direction: Option<Direction>) -> Option<&str> {
    let falls = direction == Some(Direction::Decrease);
    sentences(text)
        .into_iter()
        .filter(|sentence| !MENDED.is_in(sentence))
        .find_map(|sentence| {
            BAD.find_iter(sentence)
                .find(|hit| {
                    let words = hit.as_str().to_lowercase();
                    let before = sentence.get(..hit.start()).unwrap_or_default();
                    let is_over = OVER.is_in(last_words(before, 4))
                        || (words.contains("delay") && OVER.is_in(&words));
                    let is_term = TERMS
                        .find_iter(sentence)
                        .any(|term| term.start() < hit.end() && hit.start() < term.end());
                    let is_under = ["below", "under ", "short of"]
                        .iter()
                        .any(|word| words.starts_with(word));
                    let is_good = (is_under && falls) || (words.starts_with("above") && !falls);
                    !(is_over || is_term || is_good)
                })
                .map(|hit| hit.as_str().trim_end_matches(['.', ',', ';']))
        })
}

/// The last few words of a text.
fn last_words(text: &str, count: usize) -> &str {
    let mut at = text.len();
    for _ in 0..count {
        let head = text.get(..at).unwrap_or_default().trim_end();
        at = head.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    }
    text.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_is_told_from_trouble_that_is_over() {
        for text in [
            "The level of hours is not delivering the level of cases.",
            "Two actions are behind schedule.",
            "Uptake is below target in the north.",
            "It got worse in March.",
            "The group missed its June milestone.",
            "Recruitment was delayed.",
            "Data is incomplete for one trust.",
            "There have been delays in hiring.",
            "Delivery is at risk.",
            "Recruitment has stalled.",
            "The deadline of June was missed.",
            "Drivers are leaving faster than they can be replaced.",
        ] {
            assert!(bad_news(text, None).is_some(), "{text}");
        }
        for text in [
            "The project is no longer behind schedule.",
            "Waits are not worse than last year.",
            "Delays in hiring have been reduced.",
            "The plan prevents children at risk from being missed.",
            "Fewer people are delayed in hospital.",
            "The number of people who are delayed in hospital fell.",
            "Missed appointments are now counted.",
            "Families at risk of homelessness get a visit.",
            "It was behind plan in May and is back on track.",
            "Work behind the scenes goes on.",
            "To stop things getting worse, nurses visit.",
            "Delayed transfers of care are counted weekly.",
        ] {
            assert_eq!(bad_news(text, None), None, "{text}");
        }
        assert_eq!(
            bad_news("It is below target.", Some(Direction::Decrease)),
            None
        );
        assert!(bad_news("It is above the target.", Some(Direction::Decrease)).is_some());
    }
}
