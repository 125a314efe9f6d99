//! Whether a text says what an acronym stands for: `Care Quality Commission (CQC)`.

/// Words that an acronym may leave out.
const SMALL: [&str; 14] = [
    "a", "an", "and", "at", "by", "for", "in", "nhs", "of", "on", "or", "s", "the", "to",
];

/// Whether words stand in a text whose first letters are the acronym, or a bracket behind or before it
/// that seems to say what it is.
pub fn is_spelt_out(acronym: &str, text: &str) -> bool {
    let letters: Vec<char> = acronym
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let first = letters.first().copied();
    let begins = |word: &str| first.is_some() && initial(word) == first;
    (0..words.len())
        .filter(|at| {
            words
                .get(*at)
                .is_some_and(|word| begins(word) && *word != acronym)
        })
        .any(|at| spells(&letters, words.get(at..).unwrap_or_default(), 0))
        || has_bracket(acronym, text, first)
        || text.contains(&format!("\">{acronym}</abbr>"))
}

fn initial(word: &str) -> Option<char> {
    word.chars().next().and_then(|c| c.to_lowercase().next())
}

/// Whether the first letters of words are these, small words left out or not.
fn spells(letters: &[char], words: &[&str], left_out: usize) -> bool {
    let (Some(letter), Some(word)) = (letters.first(), words.first()) else {
        return letters.is_empty();
    };
    let rest = words.get(1..).unwrap_or_default();
    let folded: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    // `NHS England` is `NHSE`.
    let is_capital = word.len() > 1 && word.chars().all(char::is_uppercase);
    if is_capital
        && folded.len() < letters.len()
        && letters.starts_with(&folded)
        && spells(
            letters.get(folded.len()..).unwrap_or_default(),
            rest,
            left_out,
        )
    {
        return true;
    }
    if folded.first() == Some(letter)
        && !(is_capital && folded == letters)
        && spells(letters.get(1..).unwrap_or_default(), rest, left_out)
    {
        return true;
    }
    let small: String = folded.into_iter().collect();
    left_out < 3 && SMALL.contains(&small.as_str()) && spells(letters, rest, left_out + 1)
}

/// `Care Quality Commission (CQC)`, `CQC (the Care …)`.
fn has_bracket(acronym: &str, text: &str, first: Option<char>) -> bool {
    text.match_indices(acronym).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + acronym.len()..).unwrap_or_default();
        if let Some(before) = before.strip_suffix('(')
            && after.trim_start_matches('s').starts_with(')')
        {
            let mut words = before.split_whitespace().rev().take(8);
            return words.any(|word| initial(word.trim_matches(['(', '"', '*'])) == first);
        }
        let inside = after.trim_start_matches('s').strip_prefix(" (");
        inside.is_some_and(|inside| {
            let inside = inside.split(')').next().unwrap_or_default();
            let inside = inside.strip_prefix("the ").unwrap_or(inside);
            inside.split_whitespace().count() >= 2 && initial(inside) == first
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_may_be_spelt_out_in_many_ways() {
        for (acronym, text) in [
            ("CQC", "The Care Quality Commission (CQC) came"),
            ("CQC", "The CQC (Care Quality Commission) came"),
            ("SEND", "special educational needs and disabilities (SEND)"),
            ("DTOC", "delayed transfers of care"),
            ("WSoA", "a written statement of action"),
            ("NHSE", "NHS England"),
            ("OUHFT", "Oxford University Hospitals NHS Foundation Trust"),
            ("DfE", "the Department for Education"),
            ("A&E", "accident and emergency"),
        ] {
            assert!(is_spelt_out(acronym, text), "{acronym}: {text}");
        }
        assert!(!is_spelt_out("MASH", "The MASH (see page 4) will report"));
        assert!(!is_spelt_out("CQC", "CQC CQC CQC"));
    }
}
