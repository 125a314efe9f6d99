//! A word is cut into pieces by blanks.
//!
//! Why it matters: no search finds the word, and a screen reader reads out the pieces. It comes from
//! columns and upright headings that were read letter by letter.
//!
//! How to mend it: take the blanks out. Pieces that are meant, such as initials, are left alone; if
//! these are too, silence this check with that reason.
//!
//! Example: `Ca pa ci ty` for `Capacity`, or `w e l l b e i n g`.

use crate::check::damage::lines::{body_start, is_code};
use crate::check::damage::vocabulary::{Vocabulary, is_ordinary};
use crate::check::writing::is_part;
use crate::check::{Check, Content, Found, Looks, Question, Writing};
use crate::diagnostic::{Mend, Severity};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const CHECK: Check = Check::new(
    "spaced-out-word",
    Severity::Warning,
    include_str!("spaced_out_word.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&STRANGE_PIECES];

/// Words of one to three letters that an English text holds.
const SMALL: &str = " a i o an as at am are ad add age ago aid aim air all and any arm art ask ate \
    be by bad bag ban bar bat bay bed bee bet big bin bit bob bow box boy bug bus but buy can cap \
    car cat cos cow cry cup cut cm co dad day did die dig dim dip doe dog dot dr dry due ear eat \
    eg egg ego end era etc eye et al far fat fed fee few fig fin fit fix fly fog for fox fun fur \
    fy gap gas get god got gp gps gum gun gut guy go had ham has hat he her hid him hip his hit \
    hot how hub ice ie if ill in ink inn ion is it its ivy jam jar jaw jet job jo joy key kg kid \
    kit km la lab law lay lb le led leg let lid lie lip lit log lot low mad man map mat may men \
    met mg mid mix ml mm mob mr mrs ms mud my me mum net new nil no nor not now nun nut no oak \
    odd of off oh oil ok old on one or our out own or pad pan pay pc pen per pet pie pin pit pm \
    pot ppg pre pro put pub qr ran rat raw re red rid rig rob rod row rub rug run sad sat saw say \
    sea see set sex she shy sin sir sit six ski sky so son spa st sub sue sum sun tap tax tea ten \
    th the tie tin tip to toe ton too top toy try two uk un up us use van ve vat via vs war was \
    way we web wet who why win wit won yes yet you zoo de du da di van von el los las den der des \
    ya ap ab ii iii iv vi vii ix xi xii nd rd th am pm ft ha hr hrs min max est inc ltd plc vol \
    ch pp ref sec fig app dev esp www com org gov ac ne ";

static SMALL_WORDS: LazyLock<HashSet<&[u8]>> =
    LazyLock::new(|| SMALL.split_whitespace().map(str::as_bytes).collect());

/// A run of small pieces, and what they are together.
struct Suspect<'a> {
    writing: &'a Writing<'a>,
    span: Range<usize>,
    pieces: Vec<String>,
    joined: String,
    /// Nothing but letters, one by one, that read as a word.
    is_spelt_out: bool,
}

/// Pieces that are no words themselves.
static STRANGE_PIECES: Question =
    Question::of_runs(|run| is_piece(run) && !is_small_word(run)).standing(is_beside_piece);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut suspects = Vec::new();
    for writing in may_hold_pieces(content) {
        collect(writing, &mut suspects);
    }
    if suspects.is_empty() {
        return;
    }
    let wanted = suspects
        .iter()
        .flat_map(|s| s.pieces.iter().chain([&s.joined]))
        .map(|word| word.to_ascii_lowercase());
    let vocabulary = Vocabulary::of(content, wanted);
    for suspect in &suspects {
        let is_known = vocabulary.count(&suspect.joined) > 0 || is_ordinary(&suspect.joined);
        // What stands nowhere else in the content is a piece and not a word.
        let mut own: BTreeMap<String, usize> = BTreeMap::new();
        for piece in &suspect.pieces {
            *own.entry(piece.to_ascii_lowercase()).or_default() += 1;
        }
        let are_strangers = suspect.pieces.len() >= 3
            && suspect.pieces.iter().all(|piece| piece.len() > 1)
            && own
                .iter()
                .all(|(piece, count)| !is_small_word(piece) && vocabulary.count(piece) <= *count);
        if !is_known && !are_strangers && !suspect.is_spelt_out {
            continue;
        }
        let words = &suspect.writing.text[suspect.span.clone()];
        let place = suspect.writing.place(suspect.span.clone());
        let finding = found.at(
            place,
            format!("`{words}` looks like one word with blanks in it"),
            format!("write `{}`", suspect.joined),
        );
        if is_known {
            finding.mend = Some(Box::new(Mend {
                place,
                words: suspect.joined.clone(),
            }));
        }
    }
}

/// Whether a piece is a word, whatever its capitals.
fn is_small_word(piece: &str) -> bool {
    let mut small = [0; 3];
    let Some(small) = small.get_mut(..piece.len()) else {
        return false;
    };
    small.copy_from_slice(piece.as_bytes());
    small.make_ascii_lowercase();
    SMALL_WORDS.contains(&*small)
}

/// The stretches of writing in which pieces stand one blank apart of which two are no words themselves: any
/// five letters of a word but a few hold two that are none.
fn may_hold_pieces<'c, 'a>(content: &'c Content<'a>) -> Vec<&'c Writing<'a>> {
    let mut holding: Vec<&Writing<'_>> = Vec::new();
    // How many strange pieces stand in the row of pieces up to there.
    let mut strange = 0;
    let mut before: Option<(&Writing<'_>, usize)> = None;
    for (writing, run) in content.that(&STRANGE_PIECES) {
        let goes_on = before.is_some_and(|(same, end)| {
            std::ptr::eq(same, writing) && are_pieces(&writing.text[end..run.start])
        });
        strange = if goes_on { strange + 1 } else { 1 };
        before = Some((writing, run.end));
        let is_known = holding
            .last()
            .is_some_and(|last| std::ptr::eq(*last, writing));
        if !is_known && strange >= 2 {
            holding.push(writing);
        }
    }
    holding
}

/// Whether another piece stands one blank before or behind a piece: a quick look.
fn is_beside_piece(text: &str, piece: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let is_short = |bytes: &mut dyn Iterator<Item = &u8>| {
        let word = bytes.take_while(|byte| is_part(**byte));
        (1..=3).contains(&word.take(4).count())
    };
    match (
        bytes[..piece.start].split_last(),
        bytes[piece.end..].split_first(),
    ) {
        (Some((b' ', before)), _) if is_short(&mut before.iter().rev()) => true,
        (_, Some((b' ', behind))) => is_short(&mut behind.iter()),
        _ => false,
    }
}

/// Whether nothing but pieces, one blank apart, stands between two others.
fn are_pieces(between: &str) -> bool {
    let Some(inner) = between.strip_prefix(' ') else {
        return false;
    };
    inner.is_empty() || inner.ends_with(' ') && inner.trim_end_matches(' ').split(' ').all(is_piece)
}

/// Whether a run of letters and digits may be a piece of a word.
fn is_piece(run: &str) -> bool {
    (1..=3).contains(&run.len()) && run.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Runs of three and more pieces of one to three letters, one blank apart, of which two at least are
/// no words; and runs of five and more single letters.
fn collect<'a>(writing: &'a Writing<'a>, suspects: &mut Vec<Suspect<'a>>) {
    let text = writing.text;
    let bytes = text.as_bytes();
    let body = body_start(writing);
    let mut run: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !is_letter(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && is_letter(bytes[at]) {
            at += 1;
        }
        let follows = run
            .last()
            .is_some_and(|last| start - last.end == 1 && bytes[last.end] == b' ');
        if !follows {
            close(writing, &mut run, body, suspects);
        }
        let is_piece = at - start <= 3 && bytes[start..at].iter().all(u8::is_ascii_alphabetic);
        if is_piece {
            run.push(start..at);
        } else {
            close(writing, &mut run, body, suspects);
        }
    }
    close(writing, &mut run, body, suspects);
}

/// Digits, marks above letters and apostrophes belong to a word, which is then no piece.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'\'' | b'&' | b'_')
}

/// Ends a run, and adds it to the suspects if it is long and strange enough.
fn close<'a>(
    writing: &'a Writing<'a>,
    run: &mut Vec<Range<usize>>,
    body: usize,
    suspects: &mut Vec<Suspect<'a>>,
) {
    if run.len() >= 3 {
        let spelt_out = spelt_out(writing, run, body);
        match spelt_out.is_empty() {
            true => suspects.extend(suspect(writing, run, body)),
            false => suspects.extend(spelt_out),
        }
    }
    run.clear();
}

/// The words of a run that stand there letter by letter: "w e l l b e i n g", "T h e".
fn spelt_out<'a>(writing: &'a Writing<'a>, run: &[Range<usize>], body: usize) -> Vec<Suspect<'a>> {
    const SHORT: [&str; 4] = ["the", "and", "for", "was"];
    let text = writing.text;
    let rows = run.chunk_by(|one, next| one.len() == 1 && next.len() == 1);
    let spelt = rows.filter_map(|row| {
        let span = row.first()?.start..row.last()?.end;
        let pieces: Vec<String> = row
            .iter()
            .map(|piece| text[piece.clone()].to_owned())
            .collect();
        let joined = pieces.concat();
        let letters = joined.as_bytes();
        let lower = joined.to_ascii_lowercase();
        let vowels = lower.matches(['a', 'e', 'i', 'o', 'u', 'y']).count();
        // "a b c d e" are the letters of a list.
        let in_order = letters.windows(2).filter(|pair| pair[0] < pair[1]).count();
        let is_word = match letters.len() {
            length if length > row.len() => false,
            3 => SHORT.contains(&lower.as_str()),
            6.. => vowels > 1 && in_order + 1 < letters.len(),
            5 => is_ordinary(&joined),
            _ => false,
        };
        let is_small = letters.iter().skip(1).all(u8::is_ascii_lowercase);
        let is_told = is_word
            && is_small
            && !is_code(writing, span.start)
            && !is_in_code(text, body, span.start);
        is_told.then_some(Suspect {
            writing,
            span,
            pieces,
            joined,
            is_spelt_out: true,
        })
    });
    spelt.collect()
}

/// Whether a place stands in a line of Markdown that shows how something is typed.
fn is_in_code(text: &str, body: usize, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    at >= body && (text[line..at].contains(['`', '$', '=']) || text[line..at].starts_with("    "))
}

fn suspect<'a>(writing: &'a Writing<'a>, run: &[Range<usize>], body: usize) -> Option<Suspect<'a>> {
    let text = writing.text;
    let single = run.iter().all(|span| span.len() == 1);
    if single && run.len() < 5 {
        return None;
    }
    // The words at both ends of a run may be whole: "to Ca pa ci ty is".
    let mut pieces = run;
    if !single {
        let is_whole = |span: &Range<usize>| span.len() == 1 || is_small_word(&text[span.clone()]);
        while let Some((first, rest)) = pieces.split_first() {
            let begins = text[first.clone()].starts_with(|c: char| c.is_ascii_uppercase());
            let goes_on = rest.first().is_some_and(|next| {
                !is_whole(next) && text[next.clone()].starts_with(|c: char| c.is_ascii_lowercase())
            });
            if begins && goes_on || !is_whole(first) {
                break;
            }
            pieces = rest;
        }
        while let Some((last, rest)) = pieces.split_last()
            && is_whole(last)
        {
            pieces = rest;
        }
    }
    if pieces.len() < 3 {
        return None;
    }
    let span = pieces.first()?.start..pieces.last()?.end;
    let words: Vec<String> = pieces
        .iter()
        .map(|span| text[span.clone()].to_owned())
        .collect();
    let strange = words.iter().filter(|word| !is_small_word(word)).count();
    // Initials are capitals; only the first piece of a word is.
    let capitals = words
        .iter()
        .skip(1)
        .any(|word| word.contains(|c: char| c.is_ascii_uppercase()));
    let upper = single
        && words
            .iter()
            .all(|word| word.contains(|c: char| c.is_ascii_uppercase()));
    let joined = words.concat();
    if joined.len() < 5
        || !single && strange * 2 < words.len()
        || capitals && !upper
        || span.start < body && is_code(writing, span.start)
    {
        return None;
    }
    Some(Suspect {
        writing,
        span,
        pieces: words,
        joined,
        is_spelt_out: false,
    })
}
