//! Red, amber, green, as published: always a word as well as a colour.

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
            "not rated" => Some(Rag::NotRated),
            _ => None,
        }
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
