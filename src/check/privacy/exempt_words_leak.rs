//! Words of a withheld record or item stand in public writing.
//!
//! Why it matters: what is exempt must not be read anywhere on the site. A title or a sentence that
//! was copied into a public record gives away what the rest of the site keeps back. So does the name of a
//! bidder or the sum of a bid that the minutes thank for in public.
//!
//! How to mend it: take the words out of the public record, or check whether they are still withheld.
//!
//! Example: an exempt item `Sale of the Example Lane depot`, and a public summary that says
//! `after the sale of the Example Lane depot`.

use crate::check::damage::lines::line_around;
use crate::check::privacy::exempt_bids;
use crate::check::privacy::word_hashes::{Finder, Word, is_telling, running, words};
use crate::check::{Check, Content, Found, Looks, Writing};
use crate::diagnostic::Severity;
use crate::source::Place;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "exempt-words-leak",
    Severity::Error,
    include_str!("exempt_words_leak.rs"),
    Looks::Through(look),
);

/// How many words in a row are taken for the same words.
const ROW: usize = 8;
/// From how many words a title is looked for.
const SHORTEST_TITLE: usize = 4;
/// A run as long as this is no boilerplate, wherever else it stands.
const LONG: usize = 16;

/// Keys of facts whose values are words of the officer.
const PROSE: [&str; 16] = [
    "title",
    "name",
    "text",
    "summary",
    "notes",
    "note",
    "reason",
    "remit",
    "description",
    "topic",
    "meaning",
    "aim",
    "focus",
    "question",
    "declarations",
    "priority focus",
];

/// What was found in public writing.
struct Leak {
    writing: usize,
    span: Range<usize>,
    /// Which of the withheld.
    withheld: usize,
    kind: Kind,
    hash: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Title,
    File,
    Words,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    if content.register.withheld.is_empty() {
        return;
    }
    let mut finder = Finder::default();
    let mut kinds: HashMap<u64, Kind> = HashMap::new();
    for (at, withheld) in content.register.withheld.iter().enumerate() {
        collect(content, withheld.extent, at, &mut finder, &mut kinds);
    }
    let of_deals = exempt_bids::of_deals(content);
    for withheld in &content.register.withheld {
        exempt_bids::look(content, withheld, &of_deals, found);
    }
    let finder = finder.ready();
    let mut leaks: Vec<Leak> = Vec::new();
    for (writing, public) in content.writings().iter().enumerate() {
        finder.look(public.text, |hash, span, withheld| {
            let kind = kinds.get(&hash).copied().unwrap_or(Kind::Words);
            leaks.push(Leak {
                writing,
                span,
                withheld,
                kind,
                hash,
            });
        });
    }
    // What several public records say alike is boilerplate.
    let mut records: HashMap<u64, BTreeSet<crate::source::SourceId>> = HashMap::new();
    for leak in &leaks {
        if let Some(writing) = content.writings().get(leak.writing) {
            records
                .entry(leak.hash)
                .or_default()
                .insert(writing.source.id);
        }
    }
    let spread = |leak: &Leak| records.get(&leak.hash).map_or(0, BTreeSet::len);
    let mut runs: BTreeMap<(usize, usize), Run> = BTreeMap::new();
    leaks.sort_by_key(|leak| (leak.writing, leak.span.start, leak.kind, leak.span.end));
    let mut last: Option<(usize, usize)> = None;
    for leak in leaks {
        let is_rare = match leak.kind {
            Kind::Words => spread(&leak) < 2,
            Kind::Title | Kind::File => spread(&leak) < 4,
        };
        if let Some(key) = last.filter(|key| key.0 == leak.writing)
            && let Some(run) = runs.get_mut(&key)
            && leak.span.start <= run.end
        {
            run.end = run.end.max(leak.span.end);
            run.is_rare |= is_rare;
            run.kind = run.kind.min(leak.kind);
            continue;
        }
        let key = (leak.writing, leak.span.start);
        last = Some(key);
        runs.insert(
            key,
            Run {
                end: leak.span.end,
                is_rare,
                withheld: leak.withheld,
                kind: leak.kind,
            },
        );
    }
    for ((writing, start), run) in runs {
        if let Some(public) = content.writings().get(writing) {
            tell(content, public, start, &run, found);
        }
    }
}

/// A stretch of public writing in which withheld words follow one another.
struct Run {
    end: usize,
    is_rare: bool,
    withheld: usize,
    kind: Kind,
}

fn tell(
    content: &Content<'_>,
    public: &Writing<'_>,
    start: usize,
    run: &Run,
    found: &mut Found<'_>,
) {
    let said = &public.text[start..run.end];
    // What keeps a place in two forms that nobody has filled in yet tells nothing.
    let is_form = public.text[..start].ends_with('[') && said.starts_with("insert ");
    if is_form {
        return;
    }
    let count = words(said).count();
    if !run.is_rare && count < LONG {
        return;
    }
    let Some(withheld) = content.register.withheld.get(run.withheld) else {
        return;
    };
    let state = if withheld.is_exempt {
        "exempt"
    } else {
        "not public"
    };
    let place = content.line(withheld.extent);
    let message = match run.kind {
        Kind::Title => format!("this is the title of what is {state} in `{place}`"),
        Kind::File => format!("this is the name of a file that is {state} in `{place}`"),
        Kind::Words => format!("these words are {state} in `{place}`"),
    };
    let finding = found.at(
        public.place(start..run.end),
        message,
        "take them out here, unless they may be read by everybody",
    );
    if !withheld.is_exempt {
        finding.severity = Severity::Warning;
    }
}

/// Adds the titles, sentences and file names of a withheld stretch to what is looked for.
fn collect(
    content: &Content<'_>,
    extent: Place,
    withheld: usize,
    finder: &mut Finder,
    kinds: &mut HashMap<u64, Kind>,
) {
    let source = content.sources.get(extent.source);
    let Some(text) = source.text.get(extent.span()) else {
        return;
    };
    let before = source.text.get(..extent.start as usize).unwrap_or_default();
    let is_markdown = source.path.ends_with(".md");
    let mut in_facts = !is_markdown
        || before.is_empty()
        || !before.get(3..).is_some_and(|facts| facts.contains("\n---"));
    // An item's stretch may begin behind the marks of its heading.
    let begins_in_heading = before
        .rsplit('\n')
        .next()
        .is_some_and(|line| line.starts_with('#'));
    let mut paragraph: Option<Range<usize>> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = at..at + line.trim_end().len();
        at += line.len();
        let words = line.trim();
        if words == "---" {
            in_facts = span.start == 0 && is_markdown;
            continue;
        }
        add_files(words, withheld, finder, kinds);
        if in_facts {
            let (key, value) = fact(words);
            if key.is_none_or(|key| PROSE.contains(&key)) {
                add_words(value, withheld, finder);
            }
            if matches!(key, Some("title")) {
                add_title(value, withheld, finder, kinds);
            }
            continue;
        }
        let is_begun = span.start == 0 && begins_in_heading;
        if let Some(heading) = words.strip_prefix('#').or(is_begun.then_some(words)) {
            add_paragraph(text, paragraph.take(), withheld, finder);
            let heading = heading.trim_start_matches('#').trim();
            let is_entry = heading.starts_with("Response") || heading.starts_with("Update");
            if !is_entry {
                let title = heading.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                add_title(title, withheld, finder, kinds);
                add_words(title, withheld, finder);
            }
        } else if words.is_empty() {
            add_paragraph(text, paragraph.take(), withheld, finder);
        } else {
            let start = paragraph.as_ref().map_or(span.start, |open| open.start);
            paragraph = Some(start..span.end);
        }
    }
    add_paragraph(text, paragraph, withheld, finder);
}

/// The key and the value of a line of facts; a line without a key goes on with the one before.
fn fact(line: &str) -> (Option<&str>, &str) {
    let words = line.trim_start_matches(['-', ' ']);
    match words.split_once(": ") {
        Some((key, value))
            if key.len() < 30 && key.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') =>
        {
            (Some(key), value)
        }
        _ if words.ends_with(':') => (Some("-"), ""),
        _ => (None, words),
    }
}

fn add_paragraph(text: &str, span: Option<Range<usize>>, withheld: usize, finder: &mut Finder) {
    if let Some(span) = span {
        add_words(text.get(span).unwrap_or_default(), withheld, finder);
    }
}

/// Every eight words in a row that say something of their own.
fn add_words(text: &str, withheld: usize, finder: &mut Finder) {
    let found: Vec<Word> = words(text).collect();
    for row in found.windows(ROW) {
        let telling = row
            .iter()
            .filter(|word| is_telling(&text[word.span.clone()]))
            .count();
        if telling >= 3 {
            finder.add(running(row), ROW, withheld);
        }
    }
}

fn add_title(title: &str, withheld: usize, finder: &mut Finder, kinds: &mut HashMap<u64, Kind>) {
    let found: Vec<Word> = words(title).collect();
    let telling = found
        .iter()
        .filter(|word| is_telling(&title[word.span.clone()]))
        .count();
    if (SHORTEST_TITLE..=24).contains(&found.len()) && telling >= 2 {
        let hash = running(&found);
        kinds.insert(hash, Kind::Title);
        finder.add(hash, found.len(), withheld);
    }
}

/// The names of the files that a line of a withheld record publishes with it.
fn add_files(line: &str, withheld: usize, finder: &mut Finder, kinds: &mut HashMap<u64, Kind>) {
    for (at, start) in line.match_indices("documents/") {
        let rest = &line[at + start.len()..];
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, ')' | '"' | '\'' | ']' | '}' | ','))
            .unwrap_or(rest.len());
        let name = rest[..end].rsplit('/').next().unwrap_or_default();
        let found: Vec<Word> = words(name).collect();
        let whole = line_around(name, 0);
        if name.contains('.') && whole.len() >= 8 && (2..=24).contains(&found.len()) {
            let hash = running(&found);
            kinds.insert(hash, Kind::File);
            finder.add(hash, found.len(), withheld);
        }
    }
}
