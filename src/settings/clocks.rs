//! How long each kind of addressee has to answer, and on what that rests.
//!
//! The defaults come from the duties as far as they are known: 28 days for a health body (believed to
//! be SI 2013/218, regulation 22, paragraphs 7 and 8, whose words nobody has seen yet) and two months
//! for a council's executive (Local Government Act 2000, section 9FE, of which the two months were
//! only seen in a sister rule, SI 2009/1919, regulation 6). A partner has to have regard to what was
//! recommended (section 9FF) without a time that is known, and no law sets one for a council's own
//! officers: there is no clock for these unless the council sets one.

use crate::diagnostic::Finding;
use crate::record::fields::{Fields, Text};
use crate::source::Place;
use crate::term::{Addressee, PartialDate, ResponseTime};

/// The time of one kind of addressee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockRule {
    pub addressee: Addressee,
    /// None where no time is set.
    pub within: Option<ResponseTime>,
    /// On what the council says that it rests. Default: none, which is the theme's own words for the
    /// default rule.
    pub source: Option<String>,
    /// When the council checked it against the text of its source. Default: none, not checked.
    pub checked_on: Option<PartialDate>,
    /// Whether the council wrote it, rather than leaving the default.
    pub is_own: bool,
}

/// The times of all kinds of addressee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockRules([ClockRule; 4]);

impl Default for ClockRules {
    fn default() -> ClockRules {
        ClockRules(Addressee::ALL.map(|addressee| ClockRule {
            addressee,
            within: match addressee {
                Addressee::HealthBody => Some(ResponseTime::Days(28)),
                Addressee::Executive => Some(ResponseTime::Months(2)),
                Addressee::Partner | Addressee::Officer => None,
            },
            source: None,
            checked_on: None,
            is_own: false,
        }))
    }
}

impl ClockRules {
    /// The rule for a kind of addressee.
    pub fn of(&self, addressee: Addressee) -> &ClockRule {
        &self.0[addressee as usize]
    }

    /// Every rule, in the order of the kinds.
    pub fn all(&self) -> &[ClockRule] {
        &self.0
    }

    /// Takes over what the council wrote under `response clocks`.
    pub(super) fn fill(&mut self, fields: &mut Fields<'_>) {
        let choices = Addressee::ALL.map(|addressee| (addressee.words(), addressee));
        let nodes = fields.maps("response clocks");
        for node in nodes {
            let rule = fields.below(node, |fields| {
                let to = fields.required("to");
                let addressee = fields.choice("to", &choices);
                let within = fields.required("within");
                let source = fields.words("source");
                let checked_on = fields.date("checked on");
                let (_, addressee) = (to?, addressee?);
                Some(ClockRule {
                    addressee,
                    within: time(&within?, fields)?,
                    source,
                    checked_on,
                    is_own: true,
                })
            });
            if let Some(rule) = rule {
                let addressee = rule.addressee;
                if self.of(addressee).is_own {
                    let place = Place::new(fields.source(), node.span.clone());
                    let message = format!("`{}` has a time already", addressee.words());
                    fields.add(
                        Finding::error("bad-response-time", place, message)
                            .help("keep one of the two"),
                    );
                }
                self.0[addressee as usize] = rule;
            }
        }
    }
}

/// The time that is meant, or none for "none"; none at all where it is neither.
fn time(text: &Text, fields: &mut Fields<'_>) -> Option<Option<ResponseTime>> {
    if text.text.trim().eq_ignore_ascii_case("none") {
        return Some(None);
    }
    let time = ResponseTime::read(&text.text);
    if time.is_none() {
        let message = "this is not a time in which an answer can be due";
        fields.add(
            Finding::error("bad-response-time", text.place, message).help(
                "write `28 days`, `20 working days`, `20 working days counting the first`, `2 months` \
                 or `none`",
            ),
        );
    }
    time.map(Some)
}
