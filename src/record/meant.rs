//! Which of our words an officer means by another, for "did you mean".

use crate::term::text::nearest;

/// Which of a few words is meant by another: one that officers use for it, or the nearest.
pub fn meant(
    word: &str,
    words: impl IntoIterator<Item = &'static str> + Clone,
) -> Option<&'static str> {
    let folded = word.to_lowercase();
    let mut meant = OTHER_WORDS.iter().filter(|(other, _)| *other == folded);
    meant
        .find_map(|(_, word)| words.clone().into_iter().find(|choice| choice == word))
        .or_else(|| nearest(&folded, words))
}

/// Words that officers use for one of ours.
const OTHER_WORDS: [(&str, &str); 54] = [
    ("underway", "in progress"),
    ("under way", "in progress"),
    ("started", "in progress"),
    ("on track", "in progress"),
    ("on-going", "ongoing"),
    ("continuing", "ongoing"),
    ("complete", "done, as reported"),
    ("completed", "done, as reported"),
    ("implemented", "done, as reported"),
    ("delivered", "done, as reported"),
    ("finished", "done, as reported"),
    ("achieved", "done, as reported"),
    ("confirmed", "done, as confirmed"),
    ("verified", "done, as confirmed"),
    ("on hold", "paused"),
    ("delayed", "paused"),
    ("stalled", "paused"),
    ("closed", "closed, not done"),
    ("dropped", "closed, not done"),
    ("stopped", "closed, not done"),
    ("withdrawn", "closed, not done"),
    ("replaced", "superseded"),
    ("not yet started", "not started"),
    ("agreed", "accepted"),
    ("approved", "accepted"),
    ("supported", "accepted"),
    ("agreed in part", "accepted in part"),
    ("partially agreed", "accepted in part"),
    ("agreed in principle", "accepted in principle"),
    ("declined", "not accepted"),
    ("refused", "not accepted"),
    ("not agreed", "not accepted"),
    ("planned", "scheduled"),
    ("arranged", "scheduled"),
    ("upcoming", "scheduled"),
    ("future", "scheduled"),
    ("to be held", "scheduled"),
    ("took place", "held"),
    ("past", "held"),
    ("done", "held"),
    ("deferred", "postponed"),
    ("adjourned", "postponed"),
    ("abandoned", "cancelled"),
    ("up", "increase"),
    ("rise", "increase"),
    ("higher", "increase"),
    ("down", "decrease"),
    ("fall", "decrease"),
    ("lower", "decrease"),
    ("same", "maintain"),
    ("monitor", "monitor only"),
    ("to decide", "for decision"),
    ("to discuss", "for discussion"),
    ("to note", "for information"),
];
