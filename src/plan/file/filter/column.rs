//! One thing that a list can be filtered by: its choices, and which of them each row has, in short texts.
//! Most rows share what they have with many others, so a row is one or two signs.

use serde::Serialize;
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

/// A choice of a filter.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// In the address of the filtered list.
    pub key: String,
    pub name: String,
    /// The page of it, below the base of the site; empty where there is none.
    pub page: String,
    /// What comes before the name in the order of the choices.
    pub rank: usize,
}

/// One filter with what each row has of it.
#[derive(Debug)]
pub struct Column {
    /// In the address of the filtered list, and in the wording table behind `filter-`.
    pub key: &'static str,
    /// Whether the page of a choice is the same list; else it is about what was chosen.
    pub is_list: bool,
    choices: Vec<Choice>,
    /// The sets of choices that rows have, those of most rows first.
    sets: Vec<Vec<usize>>,
    /// The set of each row.
    rows: Vec<usize>,
}

/// The choices of a column as they are published.
#[derive(Serialize)]
struct Choices<'c> {
    /// Key, name and page of each choice, in the order in which they are offered. No page where there is
    /// none, and `true` where it is the key with a stroke behind it.
    choices: Vec<(&'c str, &'c str, Value)>,
    sets: &'c [Vec<usize>],
}

impl Column {
    /// The column of what each row has. `choice` is asked once of each thing.
    pub fn of<T: Copy + Eq + Hash>(
        key: &'static str,
        rows: impl Iterator<Item = Vec<T>>,
        choice: impl Fn(T) -> Choice,
    ) -> Column {
        let mut numbers: HashMap<T, usize> = HashMap::new();
        let mut choices: Vec<Choice> = Vec::new();
        let mut sets: HashMap<Vec<usize>, usize> = HashMap::new();
        let mut known: Vec<Vec<usize>> = Vec::new();
        let mut codes: Vec<usize> = Vec::new();
        for row in rows {
            let mut set: Vec<usize> = row
                .into_iter()
                .map(|thing| {
                    *numbers.entry(thing).or_insert_with(|| {
                        choices.push(choice(thing));
                        choices.len() - 1
                    })
                })
                .collect();
            set.sort_unstable();
            set.dedup();
            let next = known.len();
            let code = *sets.entry(set).or_insert_with_key(|set| {
                known.push(set.clone());
                next
            });
            codes.push(code);
        }
        // From the order in which they were met to that in which they are offered.
        let mut order: Vec<usize> = (0..choices.len()).collect();
        order.sort_by_cached_key(|at| {
            let choice = &choices[*at];
            (choice.rank, choice.name.to_lowercase(), choice.key.clone())
        });
        let mut place = vec![0; order.len()];
        for (position, at) in order.iter().enumerate() {
            place[*at] = position;
        }
        for set in &mut known {
            for number in set.iter_mut() {
                *number = place[*number];
            }
            set.sort_unstable();
        }
        // The sets of most rows first: they have the shortest signs.
        let mut rows_of = vec![0usize; known.len()];
        for code in &codes {
            rows_of[*code] += 1;
        }
        let mut by_rows: Vec<usize> = (0..known.len()).collect();
        by_rows.sort_by_key(|code| (Reverse(rows_of[*code]), *code));
        let mut new_code = vec![0; known.len()];
        for (position, code) in by_rows.iter().enumerate() {
            new_code[*code] = position;
        }
        let sets = by_rows
            .iter()
            .map(|code| std::mem::take(&mut known[*code]))
            .collect();
        Column {
            key,
            is_list: false,
            choices: order
                .into_iter()
                .map(|at| std::mem::take(&mut choices[at]))
                .collect(),
            sets,
            rows: codes.into_iter().map(|code| new_code[code]).collect(),
        }
    }

    /// The same column, each choice of which has its own list among the pages.
    pub fn with_lists(self) -> Column {
        Column {
            is_list: true,
            ..self
        }
    }

    /// Whether it parts the rows at all.
    pub fn is_useful(&self) -> bool {
        self.choices.len() > 1 || (self.choices.len() == 1 && self.sets.len() > 1)
    }

    /// The choices, and the sets of them that rows have, as JSON.
    pub fn choices(&self) -> String {
        let choices = self.choices.iter().map(|choice| {
            let page = match choice.page.strip_suffix('/') {
                Some(key) if key == choice.key => Value::Bool(true),
                _ if choice.page.is_empty() => Value::Bool(false),
                _ => Value::from(choice.page.as_str()),
            };
            (choice.key.as_str(), choice.name.as_str(), page)
        });
        let choices = Choices {
            choices: choices.collect(),
            sets: &self.sets,
        };
        serde_json::to_string(&choices).unwrap_or_default()
    }

    /// The sets of some of the rows, in signs.
    pub fn signs(&self, rows: Range<usize>) -> String {
        let rows = rows.start.min(self.rows.len())..rows.end.min(self.rows.len());
        packed(self.rows[rows].iter().copied())
    }
}

/// The signs of which numbers are made: those of ASCII that need no care in JSON.
const FIRST: u8 = b'#';
const LEFT_OUT: u8 = b'\\';
const SIGNS: usize = 91;

/// A number below this is one sign. The signs from here on say that another follows.
const LAST_SIGNS: usize = 71;

/// Numbers one behind another, each in as few signs as it needs.
pub fn packed(numbers: impl Iterator<Item = usize>) -> String {
    let mut text = String::new();
    for mut number in numbers {
        let mut push = |sign: usize| {
            let sign = FIRST + sign as u8;
            text.push(char::from(sign + u8::from(sign >= LEFT_OUT)));
        };
        while number >= LAST_SIGNS {
            number -= LAST_SIGNS;
            push(LAST_SIGNS + number % (SIGNS - LAST_SIGNS));
            number /= SIGNS - LAST_SIGNS;
        }
        push(number);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_the_same_choices_share_a_sign() {
        let rows = [vec!["b", "a"], vec![], vec!["a", "b", "a"], vec!["c"]];
        let column = Column::of("lead", rows.into_iter(), |name| Choice {
            key: name.to_owned(),
            name: name.to_uppercase(),
            rank: usize::from(name == "a"),
            ..Choice::default()
        });
        assert_eq!(
            column.choices(),
            r#"{"choices":[["b","B",false],["c","C",false],["a","A",false]],"sets":[[0,2],[],[1]]}"#
        );
        assert_eq!(column.signs(0..9), "#$#%");
        assert_eq!(column.signs(1..3), "$#");
        assert_eq!(column.signs(4..9), "");
    }

    #[test]
    fn no_sign_needs_care_in_json_and_a_small_number_is_one() {
        let text = packed(0..20_000);
        assert!(!text.contains(['"', '\\']) && text.is_ascii(), "{text}");
        let length = |number| packed(std::iter::once(number)).len();
        assert_eq!([0, 70, 71, 1490, 1491].map(length), [1, 1, 2, 2, 3]);
    }
}
