//! Parts that are counted one by one do not make the total that stands beside them, in a table or a sentence.
//!
//! Why it matters: one of the numbers is wrong, and a reader who adds them up cannot tell which.
//!
//! How to mend it: look total and parts up in the paper, and correct the one that is wrong. If parts overlap or
//! one is left out, say so beside them.
//!
//! Example: a table with a row `Total | 215` under `120` and `85`; `212 responses were received: 140 online, 52 by
//! post and 30 at events`; `1,240 residents came. Of these, 310 came by car, 780 by train and 510 by bus`.

use crate::check::measures::figure::plain;
use crate::check::measures::table_sums;
use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::Severity;
use crate::term::text::squeeze;
use memchr::memchr;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "sum-differs",
    Severity::Warning,
    include_str!("sum_differs.rs"),
    Looks::Each(&[
        Looks::AtWords(
            &[
                "| total",
                "| **total",
                "total |",
                "totals |",
                "total** |",
                "| all |",
                "all |",
                "year |",
                "| overall |",
            ],
            look_at_tables,
        ),
        Looks::AtWords(
            &[
                "split between",
                "split among",
                "split across",
                "divided between",
                "divided among",
                "shared between",
                "shared among",
                "made up of",
                "comprising",
                "comprises",
            ],
            look_at_shares,
        ),
        Looks::AtWords(&["neither satisfied", "neither agree"], look_at_answers),
        Looks::Through(look_at_lists),
    ]),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&FIRST];

/// The first number of a list, or the whole of one: "received: 140 online", "(6 social workers", "Of the 48".
static FIRST: Question = Question::of_runs(|run| {
    run.len() <= 8
        && run
            .trim_start_matches('\u{a3}')
            .bytes()
            .all(|byte| byte.is_ascii_digit())
        || in_words(run).is_some()
})
.standing(|text, number| {
    // Every number passes here: bytes are enough for nearly all of them.
    let bytes = text.as_bytes();
    let may_begin = matches!(bytes.get(number.end), Some(b' ' | b','))
        && match &bytes[..number.start] {
            [.., b'('] | [.., b':', b' ' | b'\n'] | [.., b'O', b'f', b' '] => true,
            [.., b'h', b'e', b' '] => text[..number.start].ends_with("Of the "),
            [.., b',', b' '] | [.., b'h', b' '] | [.., b'm', b' '] => {
                is_of_these(&text[..number.start])
            }
            _ => false,
        };
    let behind = &text[number.end..];
    may_begin && !is_date(behind) && {
        let behind = line(behind);
        let comma = memchr(b',', behind.as_bytes());
        comma.is_some_and(|comma| behind[comma..].contains(" and "))
    }
});

/// Whether words end with those that begin a list of parts of what was told before: "Of these, ", "of which ".
fn is_of_these(before: &str) -> bool {
    const WORDS: [&str; 5] = [
        "Of these, ",
        "Of those, ",
        "Of them, ",
        "of which ",
        "of whom ",
    ];
    WORDS.iter().any(|words| before.ends_with(words))
}

/// Whether a month stands behind a number.
fn is_date(behind: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let next = behind.get(1..4);
    next.is_some_and(|next| MONTHS.contains(&next))
}

macro_rules! number {
    ($name:literal) => {
        concat!(
            r"(?P<",
            $name,
            r">\u{a3}?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s?(?:[mk]|million)(?-u:\b))?)"
        )
    };
}

/// A number in brackets, or any.
static IN_BRACKETS: Pattern = Pattern::new(concat!(r"\(", number!("number"), r"\)"));
static ANY: Pattern = Pattern::new(number!("number"));

/// An entry of a list: its number, in digits or a word, and what is counted.
static ENTRY: Pattern = Pattern::new(concat!(
    r"(?:^|[,;]\s+(?:and\s+)?|\s+and\s+)(?:",
    number!("number"),
    r"|(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none))\s",
));

/// Words by which a list need not be whole, or counts something else.
static MORE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:rest|others?|remain\w*|includ\w*|such\s+as|e\.g|of\s+(?:which|whom|these|them)|another|further|also|each|every|per|more\s+than|less\s+than|fewer\s+than|about|around|nearly|almost|approximately|some|over|under|up\s+to|at\s+least|both|respectively|average|times|main\w*|mostly|particularly|especially|example|compared|from|last|previous\w*|since|than|to|aged?|hours?|days?|weeks?|months?|years?|minutes?|per\s+cent|percentage|points?|pages?|sections?|items?|appendix|round\w*|a\.?m|p\.?m|and/or|multiple)(?-u:\b)|%|\d(?:[:/\u{2013}-]\d|st(?-u:\b)|nd(?-u:\b)|rd(?-u:\b)|th(?-u:\b))",
);

/// Words of an outcome that only one part of a whole can have, and the last of which is what is left.
static OUTCOME: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:declined|refused|could\s+not|did\s+not|was\s+not|were\s+not|have\s+not|has\s+not|not\s+known|unknown|no\s+(?:reply|answer|response|contact)|abstained|against|withdrawn|withdrew)(?-u:\b)",
);

/// The answers of which each person gives one: "54% were satisfied, 21% neither … and 35% dissatisfied".
static ANSWERS: Pattern = Pattern::new(
    r"(?i)(?P<first>\d{1,3}(?:\.\d)?)\s?%[^%.;]{0,60}?(?-u:\b)(?:satisfied|agreed?)(?-u:\b)[^%.;]{0,40}?(?P<second>\d{1,3}(?:\.\d)?)\s?%[^%.;]{0,60}?neither[^%.;]{0,60}?(?P<third>\d{1,3}(?:\.\d)?)\s?%[^%.;]{0,60}?(?-u:\b)(?:dissatisfied|disagreed?)(?-u:\b)",
);

const HELP: &str = "count again, and correct the number that is wrong; if parts overlap or one is left out, say so";

/// The number that a word stands for.
fn in_words(word: &str) -> Option<f64> {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let at = WORDS.iter().position(|known| *known == word)?;
    Some(at as f64)
}

/// As much of a text as a list takes, to the end of its line or paragraph.
fn line(text: &str) -> &str {
    let near = &text[..text.floor_char_boundary(320)];
    near.find("\n\n").map_or(near, |end| &near[..end])
}

fn look_at_tables(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let near = writing.near();
    for wrong in table_sums::wrong_sums(near.text) {
        let words = &near.text[wrong.span.clone()];
        let message = format!(
            "`{words}`: the numbers of {} make {}",
            wrong.of,
            plain(wrong.sum)
        );
        found.at(near.place(wrong.span), message, HELP);
    }
}

/// "£120,000 is split between the north (£45,000), the south (£50,000) and the city (£35,000)".
fn look_at_shares(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    static CUE: Pattern = Pattern::new(
        r"(?i)(?-u:\b)(?:(?:split|divided|shared)\s+(?:\w+\s+)?(?:between|among|across)|made\s+up\s+of|compris(?:ing|es))(?-u:\b)",
    );
    let near = writing.near();
    for cue in CUE.find_iter(near.text) {
        let sentence = near.sentence_around(cue.start());
        let start = sentence.as_ptr() as usize - near.text.as_ptr() as usize;
        let (Some(before), Some(behind)) = (
            near.text.get(start..cue.start()),
            near.text.get(cue.end()..start + sentence.len()),
        ) else {
            continue;
        };
        let Some(whole) = ANY.find_iter(before).last() else {
            continue;
        };
        let parts: Vec<Range<usize>> = IN_BRACKETS
            .captures_iter(behind)
            .filter_map(|hit| Some(hit.name("number")?.range()))
            .collect();
        let is_all = ANY.find_iter(behind).count() == parts.len();
        if parts.len() < 2 || !is_all || MORE.is_in(behind) || MORE.is_in(&before[whole.start()..])
        {
            continue;
        }
        let numbers: Vec<&str> = parts.iter().map(|part| &behind[part.clone()]).collect();
        let last = parts.last().map_or(0, |part| part.end);
        let span = start + whole.start()..cue.end() + last + 1;
        tell(&near, span, whole.as_str(), &numbers, found);
    }
}

/// "212 responses were received: 140 online, 52 by post and 30 at events".
fn look_at_lists(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&FIRST) {
        let text = writing.text;
        let before = &text[..run.start];
        let sentence = writing.sentence_around(run.start);
        let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
        let end = start + sentence.len();
        if before.ends_with("Of the ") || before.ends_with("Of ") {
            look_at_outcomes(writing, run.start, end, found);
            continue;
        }
        if is_of_these(before) {
            look_at_those(writing, start, run.start..end, found);
            continue;
        }
        let in_brackets = before.ends_with('(');
        let list = &text[run.start..end];
        let list = match (in_brackets, list.find(')')) {
            (true, None) | (false, Some(_)) => continue,
            (true, Some(end)) => &list[..end],
            (false, None) => list,
        };
        let head = &text[start..run.start];
        let mut wholes = ANY.find_iter(head);
        let (Some(whole), None) = (wholes.next(), wholes.next()) else {
            continue;
        };
        // What is counted stands right behind its number.
        let counted = head[whole.end()..].trim_end().trim_end_matches(['(', ':']);
        let is_near = counted.split_whitespace().count() <= 9;
        let is_counted =
            counted.starts_with(char::is_whitespace) && !counted.contains([',', ';', '(', ':']);
        if !is_near
            || !is_counted
            || MORE.is_in(&head[whole.start()..])
            || head[..whole.start()].contains('|')
        {
            continue;
        }
        let Some(parts) = entries(list) else {
            continue;
        };
        let span = start + whole.start()
            ..run.start + list.trim_end_matches('.').len() + usize::from(in_brackets);
        tell(writing, span, whole.as_str(), &parts, found);
    }
}

/// "1,240 residents travelled. Of these, 310 came by volunteer car, 780 by their own car and 510 by bus": what is
/// counted so need not be all, but is no more than all.
fn look_at_those(writing: &Writing<'_>, start: usize, list: Range<usize>, found: &mut Found<'_>) {
    let text = writing.text;
    let words = &text[list.clone()];
    let Some(parts) = entries(words).filter(|_| are_ways(words)) else {
        return;
    };
    let head = match text[start..list.start].starts_with("Of ") {
        true => last_sentence(&text[..start]),
        false => start..list.start,
    };
    if let Some(whole) = only_count(&text[head.clone()]) {
        let whole = head.start + whole.start..head.start + whole.end;
        let all = number(&text[whole.clone()]).map_or(0.0, |(all, _)| all);
        let sum: f64 = parts
            .iter()
            .filter_map(|part| number(part))
            .map(|(part, _)| part)
            .sum();
        if sum > all {
            let span = whole.start..list.start + words.trim_end_matches('.').len();
            tell(writing, span, &text[whole], &parts, found);
        }
    }
}

/// Where the sentence before the end of a text stands, if it is of the same paragraph.
pub(super) fn last_sentence(before: &str) -> Range<usize> {
    let end = before.trim_end().len();
    let is_of_paragraph = !before[end..].contains("\n\n") && before[..end].ends_with('.');
    let start = match is_of_paragraph {
        true => {
            let near = before.floor_char_boundary(end.saturating_sub(300));
            let body = &before[near..end - 1];
            let head = [". ", ".\n", "! ", "? ", "\n\n", "\n- ", ": "]
                .iter()
                .filter_map(|sign| body.rfind(sign).map(|at| at + sign.len()))
                .max();
            near + head.unwrap_or(0)
        }
        false => end,
    };
    start..end
}

/// The one number of a sentence that counts something, and that no word makes the number of a place or a time:
/// "checked 214 homes", but not "on 3 lines".
pub(super) fn only_count(sentence: &str) -> Option<Range<usize>> {
    static TIME: Pattern = Pattern::new(
        r"(?i)(?-u:\b)(?:(?:in|of|since|by|january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?|(?:\d{1,2}\s+)(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+(?:19|20)\d\d)?|Q[1-4]\s+20\d\d(?:[/-]\d\d(?:\d\d)?)?)(?-u:\b)",
    );
    static COUNTED: Pattern =
        Pattern::new(r"^\s+(?:[a-z]+\s+)?[a-z]{3,}(?:s|people|children|men|women)(?-u:\b)");
    static PLACED: Pattern = Pattern::new(
        r"(?i)(?-u:\b)(?:in|on|to|from|at|with|across|over|under|than|about|around|nearly|almost|some|by|for|per|every|another|page|item|section|measure|recommendation|another|further|other|next|past|last|first)\s+$",
    );
    let times: Vec<Range<usize>> = TIME.find_iter(sentence).map(|time| time.range()).collect();
    let is_time = |at: usize| times.iter().any(|time| time.contains(&at));
    let mut numbers = ANY
        .find_iter(sentence)
        .filter(|number| !is_time(number.start()));
    let (Some(whole), None) = (numbers.next(), numbers.next()) else {
        return None;
    };
    let (before, behind) = (&sentence[..whole.start()], &sentence[whole.end()..]);
    let is_counted = COUNTED.is_in(behind) && !behind.trim_start().starts_with("of ");
    let has_word = WORD.is_in(sentence);
    (is_counted && !has_word && !PLACED.is_in(before)).then(|| whole.range())
}

/// A number in words.
static WORD: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|half|both)(?-u:\b)",
);

/// Whether all that is listed is a way in which something was done, of which each was done in one: "by bus",
/// "online".
fn are_ways(list: &str) -> bool {
    static WAY: Pattern = Pattern::new(
        r"^\s+(?:(?:came|travelled|arrived|replied|answered|booked|paid|was|were|made|sent|received)\s+)?(?:by|online|via|at\s+events|in\s+person|in\s+writing|on\s+paper|on\s+foot|through)(?-u:\b)",
    );
    ENTRY.captures_iter(list).all(|hit| {
        let number = hit.name("number").or_else(|| hit.name("word"));
        number.is_some_and(|number| WAY.is_in(&list[number.end()..]))
    })
}

/// "Of the 48 households visited, 31 accepted support, 9 declined and 6 could not be contacted".
fn look_at_outcomes(writing: &Writing<'_>, start: usize, end: usize, found: &mut Found<'_>) {
    let sentence = &writing.text[start..end];
    let Some(whole) = ANY
        .find_iter(sentence)
        .next()
        .filter(|whole| whole.start() == 0)
    else {
        return;
    };
    let Some((head, list)) = sentence
        .split_once(", ")
        .filter(|(head, _)| head.len() > whole.end())
    else {
        return;
    };
    let is_outcome = OUTCOME.is_in(list) && !MORE.is_in(&head[whole.end()..]);
    if let Some(parts) = entries(list).filter(|_| is_outcome) {
        let span = start..start + sentence.trim_end_matches('.').len();
        tell(writing, span, whole.as_str(), &parts, found);
    }
}

/// The numbers of a list of three entries or more that is nothing but a list.
fn entries(list: &str) -> Option<Vec<&str>> {
    if MORE.is_in(list) || list.contains(['(', '|', ':', '\u{2013}', '\u{2014}']) {
        return None;
    }
    let mut numbers = Vec::new();
    let mut starts = Vec::new();
    let mut is_ended = false;
    for hit in ENTRY.captures_iter(list) {
        let number = hit.name("number").or_else(|| hit.name("word"))?;
        is_ended |= hit.get(0)?.as_str().contains("and ");
        starts.push(number.start());
        numbers.push(number.as_str());
    }
    let digits = ANY
        .find_iter(list)
        .all(|number| starts.contains(&number.start()));
    let commas = list.match_indices(", ").filter(|(at, _)| {
        let behind = list[at + 2..].trim_start_matches("and ");
        !starts.contains(&(behind.as_ptr() as usize - list.as_ptr() as usize))
    });
    (numbers.len() >= 3 && is_ended && digits && commas.count() == 0).then_some(numbers)
}

/// Three answers of which each person gives one, and that make more than all.
fn look_at_answers(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    /// Three shares that were rounded make no more than this.
    const MOST: f64 = 101.6;
    let near = writing.near();
    for hit in ANSWERS.captures_iter(near.text) {
        let share = |name| hit.name(name)?.as_str().parse::<f64>().ok();
        let (Some(all), Some(first), Some(second), Some(third)) =
            (hit.get(0), share("first"), share("second"), share("third"))
        else {
            continue;
        };
        let sum = first + second + third;
        if sum > MOST {
            let words = squeeze(all.as_str());
            let message = format!("`{words}`: the shares make {}%", plain(sum));
            found.at(near.place(all.range()), message, HELP);
        }
    }
}

/// Tells of parts that do not make their whole, and are near enough to have been meant to.
fn tell(
    writing: &Writing<'_>,
    span: Range<usize>,
    whole: &str,
    parts: &[&str],
    found: &mut Found<'_>,
) {
    let Some((all, room)) = number(whole) else {
        return;
    };
    let is_money = |words: &str| words.starts_with('\u{a3}');
    let Some(read) = parts
        .iter()
        .map(|part| number(part))
        .collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let is_one_kind = parts.iter().all(|part| is_money(part) == is_money(whole));
    let sum: f64 = read.iter().map(|(part, _)| part).sum();
    let room: f64 = room + read.iter().map(|(_, room)| room).sum::<f64>();
    let apart = (sum - all).abs();
    // Ways to do one thing are parts of it, however much they make.
    let are_parts = || {
        let list = parts.first().map_or(0, |part| part.as_ptr() as usize);
        let start = list.saturating_sub(writing.text.as_ptr() as usize);
        let has_list = (span.start..span.end).contains(&start);
        sum <= all * 2.0 && sum > all && has_list && are_ways(&writing.text[start..span.end])
    };
    if is_one_kind && apart > room + 1e-6 && (apart <= all * 0.2 || are_parts()) {
        let words = squeeze(&writing.text[span.clone()]);
        let sign = if is_money(whole) { "\u{a3}" } else { "" };
        let message = format!(
            "`{words}`: the parts make {sign}{}, and the whole is {whole}",
            plain(sum)
        );
        found.at(writing.place(span), message, HELP);
    }
}

/// A number, and how far it may be from what it was before it was rounded.
fn number(words: &str) -> Option<(f64, f64)> {
    if let Some(number) = in_words(words) {
        return Some((number, 0.0));
    }
    let digits = words.trim_start_matches('\u{a3}');
    let end = digits.rfind(|c: char| c.is_ascii_digit())? + 1;
    let scale = match digits[end..].trim() {
        "" => 1.0,
        "k" => 1e3,
        _ => 1e6,
    };
    let plain = digits[..end].replace(',', "");
    let decimals = plain
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let last = 0.1_f64.powi(i32::try_from(decimals).ok()?) * scale;
    let is_exact = scale == 1.0 && decimals == 0;
    let room = if is_exact { 0.0 } else { 0.5 * last };
    Some((plain.parse::<f64>().ok()? * scale, room))
}
