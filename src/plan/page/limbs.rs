//! Lettered limbs: the paragraphs of a text that the paper begins with (a), (b) or (i), taken apart
//! from the prose around them so that they stand with the paper's own letters.

use crate::prose::Pen;
use serde::Serialize;

/// A stretch of a text: prose, or limbs that follow one another.
#[derive(Debug, Default, Serialize)]
pub struct Block {
    /// The prose as HTML; empty where there are limbs.
    pub html: String,
    pub limbs: Vec<Limb>,
}

/// One limb with its letter.
#[derive(Debug, Serialize)]
pub struct Limb {
    /// The letter in its brackets.
    pub letter: String,
    pub html: String,
    /// Limbs of this limb: (i) and (ii) below (b).
    pub inner: Vec<Limb>,
}

/// Cuts a text at its limbs. The highest heading of the prose becomes `<h{level}>`.
pub fn blocks(markdown: &str, level: usize, pen: &mut Pen<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for piece in pieces(markdown) {
        let html = pen.html(&piece.text, level);
        let Some(letter) = piece.letter else {
            if !html.is_empty() {
                blocks.push(Block {
                    html,
                    limbs: Vec::new(),
                });
            }
            continue;
        };
        match blocks.last_mut() {
            Some(block) if !block.limbs.is_empty() => add(&mut block.limbs, letter, html),
            _ => {
                let mut limbs = Vec::new();
                add(&mut limbs, letter, html);
                blocks.push(Block {
                    html: String::new(),
                    limbs,
                });
            }
        }
    }
    blocks
}

/// Adds a limb to those before it, or to the last of them where another count begins or goes on.
fn add(limbs: &mut Vec<Limb>, letter: String, html: String) {
    let limb = |html| Limb {
        letter: format!("({letter})"),
        html,
        inner: Vec::new(),
    };
    if let Some(outer) = limbs.last_mut() {
        let bare = |limb: &Limb| limb.letter.trim_matches(['(', ')']).to_owned();
        let is_next = follows(&bare(outer), &letter);
        let is_inner = match outer.inner.last() {
            Some(last) => follows(&bare(last), &letter),
            None => follows("", &letter),
        };
        if is_inner && !is_next {
            outer.inner.push(limb(html));
            return;
        }
    }
    limbs.push(limb(html));
}

/// A run of lines, with a letter if it is a limb.
struct Piece {
    letter: Option<String>,
    text: String,
}

fn pieces(markdown: &str) -> Vec<Piece> {
    let mut pieces = vec![Piece {
        letter: None,
        text: String::new(),
    }];
    // Code and the targets of links belong to a text as a whole.
    let is_whole = markdown.lines().any(|line| {
        let line = line.trim_start();
        line.starts_with("```")
            || line.starts_with("~~~")
            || (line.starts_with('[') && line.contains("]:"))
    });
    let mut before = "";
    for line in markdown.lines() {
        let is_first = before.trim().is_empty();
        let current = pieces
            .last()
            .and_then(|piece| piece.letter.as_deref())
            .unwrap_or_default();
        let found = marker(line).filter(|(letter, _)| {
            !is_whole
                && (is_first
                    || follows(current, letter)
                    || (follows("", letter) && before.trim_end().ends_with(':')))
        });
        let (indent, cut) = match line.strip_prefix('\t') {
            Some(_) => (4, 1),
            None => {
                let blanks = line.len() - line.trim_start_matches(' ').len();
                (blanks, blanks.min(4))
            }
        };
        if let Some((letter, rest)) = found {
            pieces.push(Piece {
                letter: Some(letter.to_owned()),
                text: rest.to_owned(),
            });
        } else if is_first && !current.is_empty() && indent < 2 && !line.trim().is_empty() {
            pieces.push(Piece {
                letter: None,
                text: line.to_owned(),
            });
        } else if let Some(piece) = pieces.last_mut() {
            // What a limb goes on with may be indented below its letter.
            let cut = if piece.letter.is_some() { cut } else { 0 };
            piece.text.push('\n');
            piece.text.push_str(&line[cut..]);
        }
        before = line;
    }
    pieces
}

/// "(a) note the report" gives "a" and "note the report".
fn marker(line: &str) -> Option<(&str, &str)> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let (letter, rest) = line.trim_start().strip_prefix('(')?.split_once(')')?;
    let is_number = letter.len() <= 2 && letter.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_roman = ROMAN.contains(&letter);
    let stands = indent < 4 && !letter.is_empty() && rest.starts_with([' ', '\t']);
    (stands && (is_number || is_letter || is_roman)).then(|| (letter, rest.trim_start()))
}

/// Roman numbers as far as limbs go.
const ROMAN: [&str; 15] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
];

/// Whether a limb comes directly after another; behind "" comes the first of any kind.
fn follows(before: &str, letter: &str) -> bool {
    if before.is_empty() {
        return matches!(letter, "a" | "i" | "1");
    }
    let roman = |text: &str| ROMAN.iter().position(|roman| *roman == text);
    let number = |text: &str| text.parse::<u8>().ok();
    let single = |text: &str| match text.as_bytes() {
        [byte] => Some(*byte),
        _ => None,
    };
    matches!((roman(before), roman(letter)), (Some(a), Some(b)) if b == a + 1)
        || matches!((number(before), number(letter)), (Some(a), Some(b)) if b == a + 1)
        || matches!((single(before), single(letter)), (Some(a), Some(b)) if b == a + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(markdown: &str) -> Vec<(String, String)> {
        pieces(markdown)
            .into_iter()
            .map(|piece| {
                let letter = piece.letter.unwrap_or_default();
                (letter, piece.text.trim().to_owned())
            })
            .filter(|(letter, text)| !letter.is_empty() || !text.is_empty())
            .collect()
    }

    #[test]
    fn paragraphs_with_letters_are_limbs_and_the_rest_stays_prose() {
        let found =
            cut("It AGREED to:\n\n(a) note it; and\n\n(b) write\n  again.\n\nThen it rose.");
        let wanted = [
            ("", "It AGREED to:"),
            ("a", "note it; and"),
            ("b", "write\nagain."),
            ("", "Then it rose."),
        ];
        let wanted = wanted.map(|(letter, text)| (letter.to_owned(), text.to_owned()));
        assert_eq!(found, wanted);
    }

    #[test]
    fn lines_without_gaps_between_them_are_limbs_too() {
        let found = cut("It agreed to:\n(i) note it\n(ii) see\n(a) of the report, and\n(iii) end.");
        let letters: Vec<_> = found.iter().map(|(letter, _)| letter.as_str()).collect();
        assert_eq!(letters, ["", "i", "ii", "iii"]);
    }

    #[test]
    fn a_count_within_a_limb_stands_below_it() {
        let mut limbs = Vec::new();
        for letter in ["a", "b", "i", "ii", "c"] {
            add(&mut limbs, letter.to_owned(), String::new());
        }
        let outer: Vec<_> = limbs.iter().map(|limb| limb.letter.as_str()).collect();
        assert_eq!(outer, ["(a)", "(b)", "(c)"]);
        assert_eq!(limbs[1].inner.len(), 2);
        let mut limbs = Vec::new();
        for letter in ["g", "h", "i", "j"] {
            add(&mut limbs, letter.to_owned(), String::new());
        }
        assert_eq!(limbs.len(), 4);
    }

    #[test]
    fn words_in_brackets_and_code_are_not_limbs() {
        assert_eq!(cut("(see page 3) and on.\n\n(AB) x").len(), 1);
        assert_eq!(cut("```\n\n(a) x\n```").len(), 1);
        assert_eq!(cut("(a) as [here][1]\n\n[1]: https://example.org").len(), 1);
    }
}
