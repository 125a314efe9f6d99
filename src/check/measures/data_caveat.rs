//! A figure is rated, and its note says that the data are incomplete, provisional or estimated.
//!
//! Why it matters: a colour on data that may change is easily quoted without the caveat. The page shows
//! the note beside the rating, so that the two travel together.
//!
//! How to mend it: keep the note. Look whether better figures have come out since, and add them as an
//! observation of their own.
//!
//! Example: `rag: green` with the note `Data incomplete: one hospital sent no return this quarter`.

use crate::check::measures::figure::observed;
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::term::Rag;

pub(super) const CHECK: Check = Check::new(
    "data-caveat",
    Severity::Note,
    include_str!("data_caveat.rs"),
    Looks::Through(look),
);

static CAVEAT: Pattern = Pattern::new(
    r"(?ix)
    \b(?:data|figures?|returns?|results?|values?|submissions?)\s
        (?:[\w',-]+\s){0,4}?(?:is|are|was|were|remains?)\s(?:still\s|as\syet\s)?
        (?:incomplete|provisional|estimated|unvalidated|partial|unverified|(?:an\s)?estimates?)\b
    | \b(?:data|figures?|returns?)\s(?:(?:is|are|was|were)\s)?missing\b
    | \b(?:data|figures?|returns?|results?)\s(?:(?:is|are|was|were)\s)(?:still\s|currently\s)?
        (?:unavailable|not\s(?:yet\s|currently\s)?available)\b
    | \b(?:data|figures?|returns?|results?|values?)\s
        (?:incomplete|provisional|estimated|unvalidated|unverified)\b
    | \b(?:incomplete|provisional|estimated|unvalidated|partial|unverified|interim|missing|preliminary)\s
        (?:\w+\s)?(?:data|figures?|returns?|results?|numbers?|values?|submissions?)\b
    | \b(?:not|awaiting|pending|subject\sto|before)\s(?:yet\s|been\s|full\s|final\s)*(?:validated|validation|verified|verification|revision)\b
    | \b(?:no|without\sa|missing|incomplete|awaiting)\s(?:\w+\s)?(?:return|submission|data)s?\s(?:was\s|were\s|has\sbeen\s)?(?:from|received|sent|for|by|submitted)\b
    | \bsent\sno\s(?:return|data|figures?)\b
    | \b(?:did|has|have|does|do)\s?n(?:ot|'t|\u{2019}t)\s(?:yet\s)?(?:report(?:ed)?\b(?:$|[.,;]|\s(?:this\s(?:quarter|month|year|period|time)|in\s(?:time|q\d)|its|their)\b)|submit(?:ted)?|return(?:ed)?\s(?:data|figures|its|their|a))
    | \bsmall\s(?:sample|cohort)\b
    | \bsmall\snumbers(?:$|[.,;:)]|\s(?:so|mean|involved|make|may|can)\b)
    | \bdata\squality\b
    | ^\s*(?:provisional|estimated?|incomplete|partial|interim|unvalidated)\s*[.;,]?\s*$
    | ^\s*(?:provisional|estimated?|incomplete|partial|interim|unvalidated)[:;,]",
);
/// Words that take it back.
static TAKEN_BACK: Pattern = Pattern::new(
    r"(?i)\b(no longer|not (?:provisional|estimated|partial|incomplete|missing|an estimate)|now (?:final|complete|validated|confirmed)|were incomplete (?:before|then|last)|since been (?:confirmed|validated|completed|corrected)|replaces? (?:the )?(?:provisional|estimated|interim|earlier)|good data quality|improved data quality|data quality (?:is|has been) (?:good|improved|checked))\b",
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        for (at, observation) in record.observations.iter().enumerate() {
            if observation.rag == Rag::NotRated {
                continue;
            }
            let said = [
                ("note", observation.note.as_deref()),
                ("value", observation.value.remark()),
            ];
            let caveat = said.into_iter().find_map(|(key, words)| {
                let words = words?;
                let hit = CAVEAT.find_iter(words).next()?;
                (!TAKEN_BACK.is_in(words)).then(|| (key, hit.as_str().trim()))
            });
            if let Some((key, words)) = caveat {
                let place = observed(content, record, at, key);
                found.at(
                    content.within(place, words),
                    format!(
                        "rated {} on data that the {} calls into question: `{words}`",
                        observation.rag.key(),
                        if key == "note" { "note" } else { "cell" }
                    ),
                    "keep the note beside the rating; add the later figure, if one has come out since",
                );
            }
        }
    }
}
