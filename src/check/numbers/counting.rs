//! How the limbs of a list are counted: a, b, c; i, ii, iii; 1, 2, 3.

/// How a list counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Letters,
    Roman,
    Figures,
}

const ROMAN: [&str; 15] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
];

impl Form {
    /// Which one in its list a word is.
    pub(super) fn number(self, word: &str) -> Option<u32> {
        let at = |position: usize| u32::try_from(position + 1).ok();
        match self {
            Form::Figures => word.parse().ok(),
            Form::Roman => at(ROMAN.iter().position(|roman| *roman == word)?),
            Form::Letters => match word.as_bytes() {
                [letter @ b'a'..=b'z'] => at(usize::from(letter - b'a')),
                _ => None,
            },
        }
    }

    /// How the one of a number is written.
    pub(super) fn written(self, number: u32) -> String {
        let at = usize::try_from(number)
            .unwrap_or_default()
            .saturating_sub(1);
        match self {
            Form::Figures => number.to_string(),
            Form::Roman => ROMAN
                .get(at)
                .map_or_else(String::new, |roman| (*roman).to_owned()),
            Form::Letters => ('a'..='z').nth(at).map_or_else(String::new, String::from),
        }
    }
}
