//! A password, or the code of a door or a call, stands in the text.
//!
//! Why it matters: whoever reads the page can use it, and it stays in caches and archives after it is
//! taken out.
//!
//! How to mend it: take it out before anything is published. If it was public already, tell whoever runs the
//! system, so that it is changed.
//!
//! Example: `Password for the portal: Rack#2026`, `Meeting ID: 000 000 000 Passcode: xY0zzz`.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "password",
    Severity::Warning,
    include_str!("password.rs"),
    Looks::AtWords(
        &[
            "password",
            "passphrase",
            "passcode",
            "pass code",
            "login:",
            "log-in:",
            "log in as ",
            "log in with ",
            "login as ",
            "pwd",
            "pin ",
            "pin:",
            "door code",
            "gate code",
            "alarm code",
            "entry code",
            "keypad code",
            "safe code",
            "keysafe code",
            "fi key",
            "fi code",
            "wifi key",
            "wifi code",
        ],
        look,
    ),
);

macro_rules! word {
    () => {
        r#"["'\u{201c}\u{2018}*(]{0,3}(?P<word>[^\s"'\u{201d}\u{2019}`*<>|]{0,38}\d[^\s"'\u{201d}\u{2019}`*<>|]{0,38})"#
    };
}

/// A password behind its name, or behind what it is for, or a name and a password.
static GIVEN: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:(?:pass(?:word|phrase)s?|pwd|wi-?fi\s+(?:key|code))(?:(?:\s+(?:for|to|of|on)\b[^.;:=\n]{0,60}?)?(?:\s*[:=]|\s+(?:is|was|will\s+be|remains)\b))?\s*|log-?in: ?[^\s/]{2,40} ?/ ?|log[ -]?in\s+(?:as|with)\s+[^\s/]{2,40} ?/ ?)",
    word!()
));

/// The number that opens a door or a call.
static CODE: Pattern = Pattern::new(
    r"\b(?:PIN(?:\s+(?:number|code))?|(?i:(?:door|gate|alarm|entry|keypad|key ?safe|safe)\s+code))(?:\s+(?:for|to|of|on)\b[^.;:=\n]{0,40}?)?(?:\s*[:=]|\s+(?:is|was|will\s+be|remains)\b)?\s*(?P<code>[A-Z]?\d{4,6}[A-Z#]?)(?:[.,;)\s]|$)",
);

/// What lets into a call: "Meeting ID: 331 204 118 22 Passcode: kG7pWz".
static PASSCODE: Pattern = Pattern::new(
    r#"(?i)\bpass ?codes?(?:\s+(?:for|to|of)\b[^.;:=\n]{0,40}?)?(?:\s*[:=]|\s+(?:is|was|will\s+be|remains)\b)?\s*["'\u{201c}\u{2018}*]{0,3}(?P<code>[a-z0-9]{0,11}\d[a-z0-9]{0,11})(?:["'\u{201d}\u{2019}*.,;)\s]|$)"#,
);

/// Words with which everybody is asked to a meeting.
static INVITES: Pattern = Pattern::new(
    r"(?i)\b(?:public|press|residents|anyone|anybody|everyone|everybody|watch|livestream|live\s+stream|open\s+to\s+all|welcome)\b",
);

/// A way into a meeting that the public is to join.
static OF_MEETING: Pattern =
    Pattern::new(r"(?i)\b(?:meeting|webinar|zoom|teams|join|watch|livestream|live\s+stream)\b");

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    for code in CODE
        .captures_iter(writing.text)
        .filter_map(|hit| hit.name("code"))
    {
        let is_year = code.len() == 4 && code.as_str().starts_with("20");
        if !is_year && !OF_MEETING.is_in(writing.sentence_around(code.start())) {
            found.at(
                writing.place(code.range()),
                "this reads like the code of a door or a line",
                "take it out before anything is published; if it was public already, have it changed",
            );
        }
    }
    for hit in PASSCODE.captures_iter(writing.text) {
        let (Some(all), Some(code)) = (hit.get(0), hit.name("code")) else {
            continue;
        };
        let is_shown = writing.text[..all.start()].ends_with('`');
        let is_open = INVITES.is_in(writing.sentence_around(all.start()));
        if code.len() >= 4 && !is_shown && !is_open {
            found.at(
                writing.place(code.range()),
                "this reads like what lets into a call",
                "take it out before anything is published; if it was public already, have it changed",
            );
        }
    }
    for hit in GIVEN.captures_iter(writing.text) {
        let Some(word) = hit.name("word") else {
            continue;
        };
        let word = word.start()
            ..word.start()
                + word
                    .as_str()
                    .trim_end_matches(['.', ',', ';', ')', '!'])
                    .len();
        let is_of_meeting = OF_MEETING.is_in(writing.sentence_around(word.start));
        // Between backticks it shows how one is written.
        let is_shown = hit
            .get(0)
            .is_some_and(|hit| writing.text[..hit.start()].ends_with('`'));
        if is_password(&writing.text[word.clone()]) && !is_of_meeting && !is_shown {
            found.at(
                writing.place(word),
                "this reads like a password",
                "take it out before anything is published; if it was public already, have it changed",
            );
        }
    }
}

/// A word of prose has no digit in it; an amount, an address and "12-character" are none.
fn is_password(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = rest
        .strip_prefix('-')
        .is_some_and(|rest| rest.chars().all(|c| c.is_lowercase() || c == '-'));
    let has = |is: fn(&char) -> bool| word.chars().any(|c| is(&c));
    word.len() >= 5
        && !is_number
        && has(|c| c.is_ascii_digit())
        && has(|c| c.is_alphabetic())
        && !word.contains("://")
        && !word
            .split_once('@')
            .is_some_and(|(_, host)| host.contains('.'))
        && !word.starts_with(['\u{a3}', '('])
}
