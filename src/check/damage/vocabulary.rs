//! Which of some words stand in the content: what was meant by a damaged word is often spelt well
//! somewhere else.

use crate::check::Content;
use std::collections::HashMap;

/// Long words that any council writes, so that a small site knows them too.
const ORDINARY: &str = " ability access accessible accountability action actions additional adult \
    adults advice against agency agenda agreed agreement although amber ambulance analysis annual \
    another answer apologies appendix application appointment approach approval approved \
    arrangements assessment assessments assurance authority available awareness baseline because \
    before between board budget business cabinet campaign capacity capital carers centre chair \
    chairman challenge challenges change changes chief child children clinical collaboration \
    commissioned commissioner commissioning commissioners committee committees communication \
    communities community complete completed concern concerns condition conditions consider \
    consideration consultation continue contract contracts cooperation coordination council \
    councillor councillors councils county create decision decisions delivery demand dementia \
    dental department deputy develop development different director disability discharge \
    discussed discussion district domiciliary education effective emergency emotional employment \
    engagement environment equality establish evaluation evidence executive existing experience \
    external families family feedback finance financial following forward framework funding \
    further future general government governance health healthcare healthwatch hospital hospitals \
    housing identified identify impact implementation implemented improve improvement \
    improvements include included including increase increased independent indicator indicators \
    individual inequalities inequality information infrastructure inspection integrated \
    integration internal investment involvement issues leadership learning legislation leisure \
    library local management manager meeting meetings member members mental minutes monitor \
    monitoring national necessary needs neighbourhood network number nursing objective objectives \
    office officer officers operational opportunities opportunity organisation organisational \
    organisations outcome outcomes overview partner partners partnership partnerships pathway \
    pathways patient patients people performance period personal planning policies policy \
    population position possible practice presentation presented prevention previous primary \
    priorities priority process procurement programme progress project proposal proposals \
    protection provide provided provider providers provision public published quality quarter \
    question questions recommend recommendation recommendations recommended recruitment reduce \
    reduction referral regarding regional regular relationship relevant report reported reporting \
    reports representative request require required requirement requirements research resident \
    residents residential resolution resources response responsibility responsible review \
    reviewed safeguarding schedule school schools scrutiny secondary section sector service \
    services should significant social specialist staff stakeholder stakeholders standards \
    statement statutory strategic strategies strategy subject submission summary support \
    supported sustainability system systems target targets teams through timeline together \
    training transfer transformation transition transport treatment understanding update updates \
    voluntary vulnerable waiting wellbeing which winter within without workforce working ";

/// How often each of some words stands in the content.
#[derive(Default)]
pub struct Vocabulary {
    counts: HashMap<String, usize>,
}

impl Vocabulary {
    /// Counts the wanted words, which are given in lower case, in all that would be published.
    pub fn of(content: &Content<'_>, wanted: impl IntoIterator<Item = String>) -> Vocabulary {
        let mut counts: HashMap<String, usize> = wanted.into_iter().map(|word| (word, 0)).collect();
        if counts.is_empty() {
            return Vocabulary::default();
        }
        for (run, times) in content.runs().counted() {
            for word in words(run) {
                if let Some(count) = counts.get_mut(&word.to_ascii_lowercase()) {
                    *count += times;
                }
            }
        }
        Vocabulary { counts }
    }

    /// How often a wanted word stands in the content, whatever its capitals.
    pub fn count(&self, word: &str) -> usize {
        let word = word.to_ascii_lowercase();
        self.counts.get(&word).copied().unwrap_or(0)
    }

    /// Whether a word stands in the content or is one that any council writes.
    pub fn knows(&self, word: &str) -> bool {
        self.count(word) > 0 || is_ordinary(word)
    }
}

/// Whether a word is one that any council writes.
pub fn is_ordinary(word: &str) -> bool {
    let wanted = format!(" {} ", word.to_ascii_lowercase());
    word.len() > 4 && ORDINARY.contains(&wanted)
}

/// The words that any council writes.
pub fn ordinary() -> impl Iterator<Item = &'static str> {
    ORDINARY.split_ascii_whitespace()
}

/// The words of plain letters in a text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let start = at;
            let mut is_plain = true;
            while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
                is_plain &= bytes[at].is_ascii_alphabetic();
                at += 1;
            }
            let word = start..at;
            at += 1;
            if is_plain && !word.is_empty() {
                return Some(&text[word]);
            }
        }
        None
    })
}
