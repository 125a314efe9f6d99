//! Red, amber, green, as published: always a word as well as a colour.

use crate::term::likeness::latin_look_alike;

/// The Latin letter that a letter looks like, those of full width among them.
fn latin(c: char) -> Option<char> {
    let is_wide = ('\u{ff01}'..='\u{ff5e}').contains(&c);
    let narrow = || char::from_u32(u32::from(c) - 0xfee0);
    if is_wide {
        narrow()
    } else {
        latin_look_alike(c)
    }
}

/// A published rating. "Not rated" is the absence of one, which the papers have too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rag {
    Green,
    Amber,
    Red,
    NotRated,
}

impl Rag {
    /// Every rating, best first.
    pub const ALL: [Rag; 4] = [Rag::Green, Rag::Amber, Rag::Red, Rag::NotRated];

    /// The rating that `text` names, by word or by Latin letter; none for anything else, look-alike
    /// letters of other scripts among it.
    ///
    /// ```
    /// use answerable::term::Rag;
    /// assert_eq!(Rag::read("A"), Some(Rag::Amber));
    /// assert_eq!(Rag::read("\u{0410}"), None); // a Cyrillic letter
    /// ```
    pub fn read(text: &str) -> Option<Rag> {
        match text.trim().to_lowercase().as_str() {
            "green" | "g" => Some(Rag::Green),
            "amber" | "a" => Some(Rag::Amber),
            "red" | "r" => Some(Rag::Red),
            "not rated" | "not-rated" => Some(Rag::NotRated),
            _ => None,
        }
    }

    /// The rating that `text` would name if the letters of other scripts in it were the Latin ones
    /// that they look like; none for a text that has no such letter.
    ///
    /// ```
    /// use answerable::term::Rag;
    /// assert_eq!(Rag::look_alike("\u{0410}"), Some(Rag::Amber));
    /// assert_eq!(Rag::look_alike("R\u{0435}d"), Some(Rag::Red));
    /// assert_eq!(Rag::look_alike("A"), None);
    /// ```
    pub fn look_alike(text: &str) -> Option<Rag> {
        let latin: String = text.chars().map(|c| latin(c).unwrap_or(c)).collect();
        (latin != text).then(|| Rag::read(&latin)).flatten()
    }

    /// The key of this rating in the wording table and in class names.
    pub fn key(self) -> &'static str {
        match self {
            Rag::Green => "green",
            Rag::Amber => "amber",
            Rag::Red => "red",
            Rag::NotRated => "not-rated",
        }
    }
}
