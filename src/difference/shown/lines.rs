//! A difference as lines for the terminal.

use crate::difference::shown::Shown;

/// A difference as lines for the terminal.
pub fn in_words(shown: &Shown) -> String {
    let mut text = format!("{}\n", shown.heading);
    for sentence in &shown.lead {
        text.push_str(&format!("{sentence}\n"));
    }
    text.push('\n');
    for sentence in &shown.summary {
        text.push_str(&format!("{sentence}\n"));
    }
    for part in &shown.parts {
        text.push_str(&format!("\n{}\n", part.heading));
        if !part.intro.is_empty() {
            text.push_str(&format!("{}\n", part.intro));
        }
        for entry in &part.entries {
            let name = match entry.title.as_str() {
                "" => entry.name.clone(),
                title => format!("{} ({title})", entry.name),
            };
            let sentence = match entry.sentences.as_slice() {
                [] => String::new(),
                sentences => format!(": {}", sentences.join("; ")),
            };
            text.push_str(&format!("  {name}{sentence}\n"));
            for excerpt in &entry.excerpts {
                for (sign, words) in [("-", &excerpt.before), ("+", &excerpt.after)] {
                    if !words.is_empty() {
                        text.push_str(&format!("    {sign} {words}\n"));
                    }
                }
            }
            if !entry.help.is_empty() {
                text.push_str(&format!("    = {}\n", entry.help));
            }
        }
        if !part.more.is_empty() {
            text.push_str(&format!("  {}\n", part.more));
        }
    }
    text
}
