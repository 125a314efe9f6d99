//! What the records of a file are called that has an error in it. A record may be lost by it; those
//! who cite the record are then not told that there is no such thing.

use crate::source::Source;

/// Names, references and files that stand in files with an error.
#[derive(Clone, Debug, Default)]
pub struct Lost {
    /// Whatever a record there may be cited by.
    pub names: Vec<String>,
    /// What follows wherever a file under `documents/` is named, that path first; in order.
    pub files: Vec<String>,
}

/// The longest name that is kept.
const LONGEST: usize = 300;

/// The most spellings of one level that are put together with those of the next.
const MOST_SPELLINGS: usize = 4;

/// The keys under which a record says what it is called.
const KEYS: [&str; 11] = [
    "reference",
    "name",
    "title",
    "framework",
    "code",
    "number",
    "term",
    "short name",
    "also",
    "initials",
    "former names",
];

impl Lost {
    /// Reads a file line by line, since it may not be YAML.
    pub fn note(&mut self, source: &Source) {
        self.note_text(&source.path, &source.text);
    }

    /// The same for a file that is no UTF-8 text.
    pub fn note_text(&mut self, path: &str, text: &str) {
        for (at, _) in text.match_indices("documents/") {
            let rest = &text[at..];
            let line = rest.lines().next().unwrap_or_default();
            self.files.push(cut(line).to_owned());
        }
        let is_markdown = path.ends_with(".md");
        if is_markdown {
            let file = path.rsplit('/').next().unwrap_or(path);
            self.names.push(file.trim_end_matches(".md").to_owned());
        }
        let mut levels: Vec<Level> = Vec::new();
        let mut list: Option<usize> = None;
        for (position, line) in text.lines().enumerate() {
            if is_markdown && position > 0 && line.trim_end() == "---" {
                break;
            }
            let inner = line.trim_start_matches([' ', '-', '{']);
            let indent = line.len() - inner.len();
            let begins_row = line.trim_start().starts_with('-');
            if list.is_some_and(|outer| begins_row && indent > outer) && !inner.contains(": ") {
                self.names.push(bare(inner).to_owned());
                continue;
            }
            list = None;
            let is_flow = line.contains('{');
            let parts = inner
                .split(['{', '}', ','])
                .take(if is_flow { 20 } else { 1 });
            for (index, part) in parts.enumerate() {
                let Some((key, value)) = part.split_once(':') else {
                    continue;
                };
                let whole = inner.split_once(':').map_or(value, |(_, rest)| rest);
                let (key, value) = (bare(key), if is_flow { value } else { whole }.trim());
                let known = KEYS.iter().find(|known| is_nearly(key, known)).copied();
                let Some(known) = known else { continue };
                if value.is_empty() {
                    list = Some(indent);
                    continue;
                }
                self.add(&mut levels, indent, begins_row && index == 0, known, value);
            }
        }
    }

    fn add(
        &mut self,
        levels: &mut Vec<Level>,
        indent: usize,
        begins_row: bool,
        key: &str,
        value: &str,
    ) {
        while levels
            .last()
            .is_some_and(|level| level.indent > indent || (begins_row && level.indent == indent))
        {
            levels.pop();
        }
        let values = value
            .trim_start_matches('[')
            .trim_end_matches(']')
            .split(',');
        self.names.extend(values.map(bare).map(str::to_owned));
        self.names.push(bare(value).to_owned());
        if !matches!(key, "reference" | "code" | "number" | "framework") {
            return;
        }
        let value = bare(value);
        let above = match levels.last() {
            Some(level) if level.indent == indent => levels.len().checked_sub(2),
            _ => levels.len().checked_sub(1),
        };
        let whole: Vec<String> = match above.and_then(|above| levels.get(above)) {
            None => vec![value.to_owned()],
            Some(level) => level
                .spellings
                .iter()
                .flat_map(|outer| ["-", ".", " "].map(|sign| format!("{outer}{sign}{value}")))
                .collect(),
        };
        self.names.extend(whole.iter().cloned());
        match levels.last_mut() {
            Some(level) if level.indent == indent => level.spellings.extend(whole),
            _ => levels.push(Level {
                indent,
                spellings: whole,
            }),
        }
        if let Some(level) = levels.last_mut() {
            level.spellings.truncate(MOST_SPELLINGS);
        }
    }

    /// Takes over what another file says.
    pub fn extend(&mut self, other: &Lost) {
        self.names.extend_from_slice(&other.names);
        self.files.extend_from_slice(&other.files);
    }

    /// Puts the files into order, after the last has been noted.
    pub fn sort(&mut self) {
        self.files.sort_unstable();
    }

    /// Whether a file under `documents/` is named in a file with an error.
    pub fn mentions(&self, path: &str) -> bool {
        let path = cut(path);
        let at = self.files.partition_point(|line| line.as_str() < path);
        self.files
            .get(at)
            .is_some_and(|line| line.starts_with(path))
    }
}

/// Rows and records of one depth: how far in they stand, and how they may be cited.
struct Level {
    indent: usize,
    spellings: Vec<String>,
}

/// Whether a key is this one, but for a slip of the pen.
fn is_nearly(key: &str, known: &'static str) -> bool {
    key == known || (key.len() < 20 && crate::term::text::nearest(key, [known]).is_some())
}

fn bare(words: &str) -> &str {
    cut(words.trim().trim_matches(['"', '\'', '[', ']', '}']).trim())
}

fn cut(words: &str) -> &str {
    let mut end = words.len().min(LONGEST);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str, text: &str) -> Vec<String> {
        let mut lost = Lost::default();
        lost.note_text(path, text);
        lost.names
    }

    #[test]
    fn a_record_is_known_by_what_it_calls_itself() {
        let found = names(
            "recommendations/healthy-start.md",
            "---\nrefrence: HOSC-2024-03\ntopic: Food\n---\n\nname: not this\n",
        );
        assert_eq!(
            found,
            [
                "healthy-start",
                "HOSC-2024-03",
                "HOSC-2024-03",
                "HOSC-2024-03"
            ]
        );
    }

    #[test]
    fn rows_within_rows_are_known_by_both() {
        let text = "- title: A plan\n  reference: EXA-2024\n  actions:\n    - reference: A1\n      text: x\n      \
                    sub-actions:\n        - {reference: i, text: y}\n- name: Anne\n  also:\n    - A. Example\n";
        let found = names("plans.yaml", text);
        for name in [
            "EXA-2024",
            "EXA-2024-A1",
            "EXA-2024-A1.i",
            "Anne",
            "A. Example",
        ] {
            assert!(found.iter().any(|found| found == name), "{name}: {found:?}");
        }
    }

    #[test]
    fn a_file_named_in_a_lost_record_is_remembered() {
        let mut lost = Lost::default();
        lost.note_text(
            "documents.yaml",
            "- file: documents/a plan.pdf\n  titel: A\n",
        );
        lost.sort();
        assert!(lost.mentions("documents/a plan.pdf"));
        assert!(!lost.mentions("documents/b.pdf"));
    }
}
