//! Small numbers that are written as words.

/// The numbers from none to twenty.
const WORDS: [&str; 21] = [
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The number from 0 to 20 that a word stands for, whatever its capitals.
///
/// ```
/// use answerable::term::number_word::of_word;
/// assert_eq!(of_word("Twelve"), Some(12));
/// assert_eq!(of_word("zero"), Some(0));
/// assert_eq!(of_word("12"), None);
/// ```
pub fn of_word(word: &str) -> Option<u32> {
    if word.eq_ignore_ascii_case("zero") {
        return Some(0);
    }
    let same = |known: &&str| known.eq_ignore_ascii_case(word);
    let at = WORDS.iter().position(same)?;
    u32::try_from(at).ok()
}
