//! How a text is cut into the words under which it is found. `search.js` cuts what a reader types in
//! the same way, with the same tables: they go into the manifest of the index.

use std::collections::BTreeMap;

/// The longest word that is looked for, in letters.
pub const LONGEST: usize = 40;

/// English words that stand in nearly every text, and lead nowhere.
pub const IGNORED: [&str; 30] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
    "have", "in", "is", "it", "its", "of", "on", "or", "that", "the", "this", "to", "was", "were",
    "will", "with",
];

/// English plurals and other forms that no rule gives.
pub const IRREGULAR: [(&str, &str); 17] = [
    ("analyses", "analysis"),
    ("buses", "bus"),
    ("children", "child"),
    ("childrens", "child"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("feet", "foot"),
    ("gps", "gp"),
    ("lives", "life"),
    ("men", "man"),
    ("mens", "man"),
    ("met", "meet"),
    ("mice", "mouse"),
    ("mps", "mp"),
    ("teeth", "tooth"),
    ("women", "woman"),
    ("womens", "woman"),
];

/// Cuts texts into words.
pub struct Cutter {
    /// Latin letters with their plain form.
    plain: BTreeMap<char, &'static str>,
    /// Whether words are English ones, which have the forms that we know.
    pub is_english: bool,
}

impl Cutter {
    /// For texts in a language.
    pub fn new(language: &str) -> Cutter {
        // Latin letters beyond ASCII up to the second extension: the alphabets of Europe.
        let plain = ('\u{df}'..='\u{24f}').filter_map(|letter| {
            let is_lower = letter.to_lowercase().eq([letter]);
            let plain = deunicode::deunicode_char(letter)?;
            let is_letters = !plain.is_empty() && plain.chars().all(|c| c.is_ascii_lowercase());
            (is_lower && letter.is_alphabetic() && is_letters).then_some((letter, plain))
        });
        Cutter {
            plain: plain.collect(),
            is_english: language.split('-').next() == Some("en"),
        }
    }

    /// Latin letters with their plain form, for the manifest.
    pub fn plain(&self) -> &BTreeMap<char, &'static str> {
        &self.plain
    }

    /// Gives every word of a text in lower case and without accents, and behind the words of a
    /// reference the whole of it without its strokes: `HOSC-2023-15` is hosc, 2023, 15, hosc202315.
    /// The second argument says whether it is such a whole.
    pub fn cut(&self, text: &str, mut word: impl FnMut(&str, bool)) {
        let lower = text.to_lowercase();
        let mut piece = String::with_capacity(LONGEST);
        let mut whole = String::with_capacity(LONGEST);
        let mut pieces = 0;
        let mut rest = lower.chars().peekable();
        loop {
            let next = rest.next();
            match next {
                Some(c) if c.is_ascii_alphanumeric() => piece.push(c),
                Some('\'' | '\u{2019}') => {
                    // "children's" is children; "O'Keefe" is okeefe.
                    let mut ahead = rest.clone();
                    if ahead.next() == Some('s') && !ahead.next().is_some_and(char::is_alphanumeric)
                    {
                        rest.next();
                    }
                }
                Some('\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}' | '\u{feff}') => {}
                Some(c) if c.is_alphanumeric() => match self.plain.get(&c) {
                    Some(plain) => piece.push_str(plain),
                    None => piece.push(c),
                },
                other => {
                    if !piece.is_empty() {
                        pieces += 1;
                        whole.push_str(&piece);
                        if piece.len() <= LONGEST || piece.chars().count() <= LONGEST {
                            word(&piece, false);
                        }
                        piece.clear();
                    }
                    if other.is_none_or(char::is_whitespace) {
                        if pieces > 1
                            && whole.chars().count() <= LONGEST
                            && whole.contains(|c: char| c.is_ascii_digit())
                        {
                            word(&whole, true);
                        }
                        pieces = 0;
                        whole.clear();
                    }
                }
            }
            if next.is_none() {
                return;
            }
        }
    }

    /// Whether a word is looked for at all.
    pub fn counts(&self, word: &str) -> bool {
        !self.is_english || IGNORED.binary_search(&word).is_err()
    }

    /// The form under which all forms of a word are found: singular, without `ed`, `ing` and a last
    /// `e`. It need not be a word itself.
    pub fn stem(&self, word: &str) -> String {
        if !self.is_english || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return word.to_owned();
        }
        if let Ok(at) = IRREGULAR.binary_search_by_key(&word, |(form, _)| form) {
            return IRREGULAR[at].1.to_owned();
        }
        let mut stem = word.to_owned();
        if stem.len() > 4 && stem.ends_with("ies") {
            stem.truncate(stem.len() - 3);
            stem.push('y');
        } else if stem.len() > 4
            && ["sses", "shes", "ches", "xes"]
                .iter()
                .any(|end| stem.ends_with(end))
        {
            stem.truncate(stem.len() - 2);
        } else if stem.len() > 3
            && stem.ends_with('s')
            && !["ss", "us", "is"].iter().any(|end| stem.ends_with(end))
        {
            stem.pop();
        }
        if stem.len() > 4 && stem.ends_with("ied") {
            stem.truncate(stem.len() - 3);
            stem.push('y');
        } else if stem.len() > 5 && stem.ends_with("eed") {
            stem.pop();
        } else {
            let cut = match () {
                () if stem.len() > 6 && stem.ends_with("ing") => 3,
                () if stem.len() > 5 && stem.ends_with("ed") => 2,
                () => 0,
            };
            let kept = &stem[..stem.len() - cut];
            if cut > 0 && kept.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
                let mut ends = kept.bytes().rev();
                let (last, before) = (ends.next(), ends.next());
                let is_double = last == before && !matches!(last, Some(b'l' | b's' | b'z'));
                stem.truncate(kept.len() - usize::from(is_double));
            }
        }
        if stem.len() > 4 && stem.ends_with('e') {
            stem.pop();
        }
        stem
    }
}

/// The part of the index in which a word stands: the same sum as in `search.js`.
pub fn part_of(stem: &str, parts: usize) -> usize {
    let mut sum: u32 = 0x811c_9dc5;
    for unit in stem.encode_utf16() {
        sum = (sum ^ u32::from(unit)).wrapping_mul(0x0100_0193);
    }
    sum as usize % parts.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        Cutter::new("en-GB").cut(text, |word, _| words.push(word.to_owned()));
        words
    }

    #[test]
    fn tables_are_in_order_so_that_they_can_be_searched() {
        assert!(IGNORED.is_sorted());
        assert!(IRREGULAR.is_sorted());
    }

    #[test]
    fn a_text_is_cut_into_plain_words_and_whole_references() {
        assert_eq!(cut("Children\u{2019}s homes"), ["children", "homes"]);
        assert_eq!(
            cut("O'Keefe, Zo\u{eb} & Zoe\u{308}"),
            ["okeefe", "zoe", "zoe"]
        );
        assert_eq!(
            cut("see HOSC-2023-15."),
            ["see", "hosc", "2023", "15", "hosc202315"]
        );
        assert_eq!(cut("well-being"), ["well", "being"]);
        assert_eq!(cut(""), [""; 0]);
    }

    #[test]
    fn forms_of_a_word_meet_in_one() {
        let cutter = Cutter::new("en");
        for forms in [
            &["house", "houses", "housing", "housed"][..],
            &["plan", "plans", "planning", "planned"],
            &["policy", "policies"],
            &["meet", "meeting", "meetings", "meets", "met"],
            &["committee", "committees"],
            &["process", "processes", "processing", "processed"],
            &["agree", "agrees", "agreed", "agreeing"],
            &["child", "children"],
            &["bus", "buses"],
            &["size", "sizes"],
            &["service", "services"],
        ] {
            let stems: Vec<String> = forms.iter().map(|word| cutter.stem(word)).collect();
            assert!(
                stems.iter().all(|stem| *stem == stems[0]),
                "{forms:?} {stems:?}"
            );
        }
        assert_ne!(cutter.stem("care"), cutter.stem("car"));
        assert_eq!(Cutter::new("cy").stem("houses"), "houses");
    }
}
