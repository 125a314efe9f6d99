//! One thing that a list can be filtered by: its choices, and which of them each row has, in one short
//! text. Most rows share what they have with many others, so a row is one or two signs.

use serde::Serialize;
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

/// One filter with what each row has of it.
#[derive(Debug, Serialize)]
pub struct Column {
    /// In the address of the filtered list, and in the wording table behind `filter-`.
    pub key: &'static str,
    pub name: String,
    /// Key, name and page of each choice, in the order in which they are offered.
    choices: Vec<[String; 3]>,
    /// Whether the page of a choice is the same list; else it is about what was chosen.
    is_list: bool,
    /// The sets of choices that rows have.
    sets: Vec<Vec<usize>>,
    /// How many signs stand for a row.
    width: usize,
    /// The set of each row.
    rows: String,
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
        let width = width(known.len());
        Column {
            key,
            name: String::new(),
            is_list: false,
            choices: order
                .into_iter()
                .map(|at| {
                    let choice = std::mem::take(&mut choices[at]);
                    [choice.key, choice.name, choice.page]
                })
                .collect(),
            sets: known,
            width,
            rows: packed(codes.into_iter(), width),
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
}

/// The signs of which numbers are made: those of ASCII that need no care in JSON.
const FIRST: u8 = b'#';
const LEFT_OUT: u8 = b'\\';
const SIGNS: usize = 91;

/// How many signs a number below `count` takes.
pub fn width(count: usize) -> usize {
    let mut width = 1;
    let mut most = SIGNS;
    while most < count {
        width += 1;
        most *= SIGNS;
    }
    width
}

/// Numbers of one width, one behind another.
pub fn packed(numbers: impl Iterator<Item = usize>, width: usize) -> String {
    let mut text = String::new();
    for mut number in numbers {
        for _ in 0..width {
            let sign = FIRST + (number % SIGNS) as u8;
            text.push(char::from(sign + u8::from(sign >= LEFT_OUT)));
            number /= SIGNS;
        }
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
        let keys: Vec<&str> = column
            .choices
            .iter()
            .map(|[key, ..]| key.as_str())
            .collect();
        assert_eq!(keys, ["b", "c", "a"]);
        assert_eq!(column.sets, [vec![0, 2], vec![], vec![1]]);
        assert_eq!((column.rows.as_str(), column.width), ("#$#%", 1));
    }

    #[test]
    fn no_sign_needs_care_in_json() {
        let text = packed(0..SIGNS * 2, 2);
        assert_eq!(text.len(), SIGNS * 4);
        assert!(!text.contains(['"', '\\']) && text.is_ascii(), "{text}");
        assert_eq!(
            (width(91), width(92), width(8281), width(8282)),
            (1, 2, 2, 3)
        );
    }
}
