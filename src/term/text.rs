//! Folding of text for comparison: spacing, dashes, quotation marks and titles that papers vary.

use std::borrow::Cow;

/// Replaces look-alike punctuation by its plain form: every dash by `-`, curly quotes by straight
/// ones, every kind of space by one blank. Letters are left alone.
pub fn plain_punctuation(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}'))
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2d7}' => '-',
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2b9}' | '`' | '\u{b4}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

/// Joins runs of white space into one blank and trims both ends.
pub fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.trim().len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

/// The key under which two spellings of one name are the same: lower case, plain punctuation, no
/// blanks around hyphens, apostrophes and strokes, no full stops.
///
/// ```
/// use answerable::term::text::name_key;
/// assert_eq!(name_key("Hugh O\u{2019} Keefe"), name_key("hugh o'keefe"));
/// assert_eq!(name_key("Champken \u{2013} Woods"), name_key("Champken-Woods"));
/// ```
pub fn name_key(name: &str) -> String {
    // Every name of every list is looked up by its key, and nearly all are plain letters.
    let plain = match name.is_ascii() {
        true => Cow::Borrowed(name),
        false => Cow::Owned(plain_punctuation(name).to_lowercase()),
    };
    let mut key = String::with_capacity(plain.len());
    let mut gap = false;
    let mut letter = |c: char, gap: &mut bool| {
        let is_mark = matches!(c, '-' | '\'' | '/');
        if *gap && !is_mark && !key.is_empty() && !key.ends_with(['-', '\'', '/']) {
            key.push(' ');
        }
        *gap = false;
        key.push(c);
    };
    for c in plain.chars() {
        match c {
            '.' | '"' | ',' => gap = true,
            c if c.is_whitespace() => gap = true,
            '&' => {
                gap = true;
                "and".chars().for_each(|c| letter(c, &mut gap));
                gap = true;
            }
            '`' => letter('\'', &mut gap),
            c => letter(c.to_ascii_lowercase(), &mut gap),
        }
    }
    key
}

/// A number that two texts share if they have the same letters and digits in the same order, whatever
/// their capitals, signs and blanks; two other texts all but never share one.
///
/// ```
/// use answerable::term::text::fingerprint;
/// assert_eq!(fingerprint("It's done."), fingerprint("its DONE"));
/// assert_ne!(fingerprint("It is done."), fingerprint("it is not done"));
/// ```
pub fn fingerprint(text: &str) -> u64 {
    /// Each plain letter as a small one, each digit, and 0 for all other bytes.
    const PLAIN: [u8; 256] = {
        let mut plain = [0; 256];
        let mut byte: u8 = 0;
        while byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                plain[byte as usize] = byte.to_ascii_lowercase();
            }
            byte += 1;
        }
        plain
    };
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut print: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| {
        if byte != 0 {
            print = print.wrapping_mul(ODD).wrapping_add(u64::from(byte));
        }
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            add(PLAIN[usize::from(*byte)]);
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        if c.is_alphanumeric() {
            for c in c.to_lowercase() {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
            }
        }
        at += c.len_utf8();
    }
    print ^ print >> 32
}

/// A number that two texts share if they have the same plain letters and digits, in whatever order. It
/// takes far less time than a [`fingerprint`], and few texts that differ in that share it.
///
/// ```
/// use answerable::term::text::letters;
/// assert_eq!(letters("It's done."), letters("its DONE"));
/// assert_ne!(letters("It is done."), letters("It was done."));
/// ```
pub fn letters(text: &str) -> u64 {
    /// For each letter and digit a number that has nothing to do with those of the others, 0 for all else.
    const WEIGHTS: [u64; 256] = {
        let mut weights = [0; 256];
        let mut byte: u8 = 0;
        while byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                let mixed = (byte.to_ascii_lowercase() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                weights[byte as usize] = mixed ^ mixed >> 27;
            }
            byte += 1;
        }
        weights
    };
    text.bytes().fold(0, |sum: u64, byte| {
        sum.wrapping_add(WEIGHTS[usize::from(byte)])
    })
}

/// The candidate nearest to `word`, if one is near enough to be a slip of the pen.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = word.to_lowercase();
    let length = wanted.chars().count();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let allowed = 1.max(candidate.chars().count() / 3);
            let other = candidate.to_lowercase();
            // Comparing takes time and memory by the product of the lengths, so not with a novel.
            if length.abs_diff(other.chars().count()) > allowed {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&wanted, &other);
            (distance <= allowed).then_some((distance, candidate))
        })
        // Of two that are equally near, always the same one.
        .min()
        .map(|(_, candidate)| candidate)
}

/// `a`, `b` or `c`: a list in one voice for findings.
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// Whether words only keep the place of others that are still to be written: "TBC", "To follow.".
///
/// ```
/// use answerable::term::text::keeps_a_place;
/// assert!(keeps_a_place(" To follow. "));
/// assert!(!keeps_a_place("To follow up the survey of 2023"));
/// ```
pub fn keeps_a_place(words: &str) -> bool {
    const KEEP: [&str; 36] = [
        "tbc",
        "tba",
        "tbd",
        "to follow",
        "to be confirmed",
        "to be added",
        "to be advised",
        "to be agreed",
        "to be completed",
        "to be drafted",
        "to be provided",
        "to be supplied",
        "to be written",
        "will follow",
        "pending",
        "awaited",
        "awaiting",
        "see report",
        "see the report",
        "see paper",
        "see papers",
        "see minutes",
        "see the minutes",
        "see above",
        "see below",
        "see attached",
        "as above",
        "as per report",
        "as per the report",
        "as per minutes",
        "as per the minutes",
        "not yet known",
        "unknown",
        "xxx",
        "n/a",
        "none yet",
    ];
    // None of them is longer.
    const LONGEST: usize = 40;
    let words = words.trim();
    if words.len() > LONGEST {
        return false;
    }
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    words.is_empty() || KEEP.contains(&words.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_neighbour_and_a_stranger_does_not() {
        assert_eq!(
            nearest("refrence", ["reference", "title"]),
            Some("reference")
        );
        assert_eq!(
            nearest("An ne Coyle", ["Anne Coyle", "Karen Fuller"]),
            Some("Anne Coyle")
        );
        assert_eq!(nearest("colour", ["reference", "title"]), None);
    }
}
