//! One thing that a list can be filtered by: its choices, and which of them each row has, in short texts.
//! Most rows share what they have with many others, so a row is one or two signs.

use crate::plan::file::numbers::packed;
use serde_json::{Value, json};
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
    /// The sets of choices that rows have.
    sets: Vec<Vec<usize>>,
    /// The set of each row.
    rows: Vec<usize>,
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
        Column {
            key,
            is_list: false,
            choices: order
                .into_iter()
                .map(|at| std::mem::take(&mut choices[at]))
                .collect(),
            sets: known,
            rows: codes,
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

    /// The choices in the order in which they are offered, as JSON: key, name, page, and how many rows have
    /// it. No page where there is none, and `true` where it is the key with a stroke behind it.
    pub fn choices(&self) -> String {
        let mut rows = vec![0usize; self.choices.len()];
        for choice in self.rows.iter().flat_map(|set| &self.sets[*set]) {
            rows[*choice] += 1;
        }
        let choices = self.choices.iter().zip(rows).map(|(choice, rows)| {
            let page = match choice.page.strip_suffix('/') {
                Some(key) if key == choice.key => Value::Bool(true),
                _ if choice.page.is_empty() => Value::Bool(false),
                _ => Value::from(choice.page.as_str()),
            };
            (&choice.key, &choice.name, page, rows)
        });
        serde_json::to_string(&choices.collect::<Vec<_>>()).unwrap_or_default()
    }

    /// What some of the rows have, as JSON: sets of choices, each as how many they are and the steps from
    /// one to the next, and the set of each row. The sets of most rows come first: their signs are shortest.
    pub fn chunk(&self, rows: Range<usize>) -> String {
        let rows = &self.rows[rows.start.min(self.rows.len())..rows.end.min(self.rows.len())];
        let mut rows_of = vec![0usize; self.sets.len()];
        for set in rows {
            rows_of[*set] += 1;
        }
        let mut used: Vec<usize> = (0..self.sets.len())
            .filter(|set| rows_of[*set] > 0)
            .collect();
        used.sort_by_key(|set| (Reverse(rows_of[*set]), *set));
        let mut code = vec![0; self.sets.len()];
        for (position, set) in used.iter().enumerate() {
            code[*set] = position;
        }
        let sets = used.iter().flat_map(|set| {
            let set = &self.sets[*set];
            let steps = set.iter().scan(0, |before, choice| {
                let step = choice - *before;
                *before = *choice;
                Some(step)
            });
            std::iter::once(set.len()).chain(steps)
        });
        let chunk = json!({
            "sets": packed(sets),
            "rows": packed(rows.iter().map(|set| code[*set])),
        });
        chunk.to_string()
    }
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
            r#"[["b","B",false,2],["c","C",false,1],["a","A",false,2]]"#
        );
        assert_eq!(column.chunk(0..9), r##"{"sets":"%#%#$$","rows":"#$#%"}"##);
        assert_eq!(column.chunk(1..3), r##"{"sets":"%#%#","rows":"$#"}"##);
        assert_eq!(column.chunk(4..9), r##"{"sets":"","rows":""}"##);
    }
}
