//! The letter or word of a rating stands in the cell of the value.
//!
//! Why it matters: a value such as `923 A` is not a number any more. It cannot be compared, and the
//! rating is lost. Tables that were copied out of a paper often join two cells so.
//!
//! How to mend it: leave the number in `value` and write the rating under `rag`.
//!
//! Example: `value: 923 A` instead of `value: "923"` and `rag: amber`.

use crate::check::measures::figure::{Kind, figures};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::term::likeness::latin_look_alike;
use crate::term::value::Reading;
use crate::term::{Rag, Value};

pub(super) const CHECK: Check = Check::new(
    "rating-in-value",
    Severity::Warning,
    include_str!("rating_in_value.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        for figure in figures(record) {
            // A rating in brackets may be read as a remark on the number.
            let may_be =
                *figure.value.reading() == Reading::Words || figure.value.text().ends_with(')');
            if !may_be {
                continue;
            }
            // "28 and rising: red" is a sentence.
            let is_number = |text: &str| Value::read(text).number().is_some();
            let text = figure.value.text();
            if matches!(figure.kind, Kind::Observed(..))
                && let Some(rag) =
                    Rag::read(text).filter(|rag| matches!(rag, Rag::Green | Rag::Amber | Rag::Red))
                && text.len() > 1
            {
                let finding = found.at(
                    figure.place(content, record),
                    format!("{} is `{text}`: a rating and no figure", figure.name()),
                    format!(
                        "if the paper gives a figure, write that as the value; the rating stands below it as \
                         `rag: {}`",
                        rag.key()
                    ),
                );
                finding.severity = Severity::Note;
                continue;
            }
            let behind = text
                .rsplit_once(' ')
                .filter(|(number, _)| is_number(number));
            let before = || {
                let (word, number) = text.split_once(' ')?;
                let number = number.trim_start_matches(['-', '–', ':', ' ']);
                is_number(number).then_some((number, word.trim_end_matches(':')))
            };
            let Some((number, word)) = behind.or_else(before) else {
                continue;
            };
            let latin: String = word
                .chars()
                .map(|c| latin_look_alike(c).unwrap_or(c))
                .collect();
            let Some(rag) = Rag::read(latin.trim_matches(['(', ')'])) else {
                continue;
            };
            found.at(
                figure.place(content, record),
                format!(
                    "{} is `{}`: the number and a rating in one",
                    figure.name(),
                    figure.value.text()
                ),
                format!(
                    "write `{number}` as the value and `rag: {}` below it, if that is what the paper means",
                    rag.key()
                ),
            );
        }
    }
}
