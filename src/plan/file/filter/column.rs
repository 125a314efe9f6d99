//! One thing that a list can be filtered by: its choices, and the rows of each in short texts. From one row
//! to the next is a step of one or two signs.

use crate::plan::file::numbers::packed;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;

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

/// One filter with the rows of each choice.
#[derive(Debug)]
pub struct Column {
    /// In the address of the filtered list, and in the wording table behind `filter-`.
    pub key: &'static str,
    /// Whether the page of a choice is the same list; else it is about what was chosen.
    pub is_list: bool,
    choices: Vec<Choice>,
    /// The rows that have each choice, in order.
    rows: Vec<Vec<usize>>,
    /// How many rows the list has.
    count: usize,
}

impl Column {
    /// The column of what each row has. `choice` is asked once of each thing.
    pub fn of<T: Copy + Eq + Hash>(
        key: &'static str,
        rows: impl Iterator<Item = Vec<T>>,
        choice: impl Fn(T) -> Choice,
    ) -> Column {
        let mut numbers: HashMap<T, usize> = HashMap::new();
        let mut found: Vec<(Choice, Vec<usize>)> = Vec::new();
        let mut count = 0;
        for things in rows {
            for thing in things {
                let at = *numbers.entry(thing).or_insert_with(|| {
                    found.push((choice(thing), Vec::new()));
                    found.len() - 1
                });
                let own = &mut found[at].1;
                if own.last() != Some(&count) {
                    own.push(count);
                }
            }
            count += 1;
        }
        // From the order in which they were met to that in which they are offered.
        found.sort_by_cached_key(|(choice, _)| {
            (choice.rank, choice.name.to_lowercase(), choice.key.clone())
        });
        let (choices, rows) = found.into_iter().unzip();
        Column {
            key,
            is_list: false,
            choices,
            rows,
            count,
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
        self.choices.len() > 1 || self.rows.iter().any(|rows| rows.len() < self.count)
    }

    /// The choices in the order in which they are offered, as JSON: key, name, page, and how many rows have
    /// it. No page where there is none, and `true` where it is the key with a stroke behind it.
    pub fn choices(&self) -> String {
        let choices = self.choices.iter().zip(&self.rows).map(|(choice, rows)| {
            let page = match choice.page.strip_suffix('/') {
                Some(key) if key == choice.key => Value::Bool(true),
                _ if choice.page.is_empty() => Value::Bool(false),
                _ => Value::from(choice.page.as_str()),
            };
            (&choice.key, &choice.name, page, rows.len())
        });
        serde_json::to_string(&choices.collect::<Vec<_>>()).unwrap_or_default()
    }

    /// The rows that are written for a choice: those that have it or, where they are fewer, those that have
    /// it not.
    fn written(&self, choice: usize) -> Cow<'_, [usize]> {
        let rows = &self.rows[choice];
        if rows.len() <= self.count - rows.len() {
            return Cow::Borrowed(rows);
        }
        let mut own = rows.iter().peekable();
        let others = (0..self.count).filter(|row| own.next_if_eq(&row).is_none());
        Cow::Owned(others.collect())
    }

    /// One of so many parts of the rows of all choices, as JSON: the first choice in it, and for each the
    /// steps from row to row. Each part has as many rows as the others, so a browser knows from the numbers
    /// beside the choices in which the rows of one stand; where it begins anew, so do the steps.
    pub fn part(&self, part: usize, parts: usize) -> String {
        let lengths = self
            .rows
            .iter()
            .map(|rows| rows.len().min(self.count - rows.len()));
        let size = lengths.clone().sum::<usize>().div_ceil(parts.max(1)).max(1);
        let (start, end) = (part * size, (part + 1) * size);
        let (mut first, mut rows) = (None, Vec::new());
        let mut begins = 0;
        for (choice, length) in lengths.enumerate() {
            let (from, to) = (begins.max(start), (begins + length).min(end));
            if from < to || (first.is_some() && begins < end) {
                first = first.or(Some(choice));
                let written = self.written(choice);
                let own = written.get(from - begins..to.max(from) - begins);
                let mut before = 0;
                rows.push(packed(own.unwrap_or_default().iter().map(|row| {
                    let step = row - before;
                    before = *row;
                    step
                })));
            }
            begins += length;
        }
        json!({"first": first.unwrap_or(0), "rows": rows}).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_a_choice_stand_as_steps_in_parts_of_one_size() {
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
        assert_eq!(column.part(0, 1), r##"{"first":0,"rows":["#%","&","#%"]}"##);
        assert_eq!(column.part(0, 2), r##"{"first":0,"rows":["#%","&"]}"##);
        assert_eq!(column.part(1, 2), r##"{"first":2,"rows":["#%"]}"##);
        assert_eq!(column.part(1, 3), r##"{"first":1,"rows":["&","#"]}"##);
        assert_eq!(column.part(9, 3), r##"{"first":0,"rows":[]}"##);
        let most = Column::of(
            "late",
            [true, true, false].into_iter().map(|is| vec![is]),
            |is| Choice {
                key: is.to_string(),
                rank: usize::from(!is),
                ..Choice::default()
            },
        );
        assert_eq!(most.part(0, 1), r##"{"first":0,"rows":["%","%"]}"##);
    }
}
