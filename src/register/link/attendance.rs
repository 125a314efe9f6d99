//! Who was at a meeting, read from its lists.

use crate::record::meeting::Attendance;
use crate::register::Attended;
use crate::register::link::Linker;
use crate::register::names::Known;

impl Linker<'_> {
    /// Who a list names, with the remarks that the public may read.
    pub(super) fn attendance(&mut self, list: &[Attendance]) -> Vec<Attended> {
        let mut all = Vec::with_capacity(list.len());
        for attended in list {
            // A name may end with brackets of its own, as where a place in them tells two people apart.
            let remark = attended.remark.as_ref();
            let whole = remark.map(|remark| format!("{} ({remark})", attended.name.text));
            let whole = whole.and_then(|whole| self.names.find(&whole));
            let (party, remark) = match whole {
                Some(Known::Party(party)) => (Some(party), None),
                _ => (self.party(&attended.name), remark.cloned()),
            };
            let in_place_of = attended.in_place_of.as_ref();
            all.push(Attended {
                party,
                remark: remark.filter(|words| !self.names_hidden(words)),
                in_place_of: in_place_of.map(|other| self.party(other)),
            });
        }
        all
    }

    /// Whether some words hold a name that the public may not know.
    fn names_hidden(&self, words: &str) -> bool {
        const LONGEST: usize = 8;
        let words: Vec<&str> = words
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| !word.is_empty())
            .collect();
        (1..=words.len().min(LONGEST)).any(|count| {
            words
                .windows(count)
                .any(|some| matches!(self.names.find(&some.join(" ")), Some(Known::Hidden)))
        })
    }
}
