//! What a difference may never leave unsaid: of a site against itself nothing, and of any edit every
//! public record whose words in the files changed.

use answerable::diagnostic::Report;
use answerable::difference::{Side, between};
use answerable::plan::Site;
use answerable::record;
use answerable::register::{self, Register, Rules};
use answerable::render::Theme;
use answerable::settings::Settings;
use answerable::source::Sources;
use answerable::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// The files of the officer's guide: one of every kind, drafts and exempt ones among them.
fn files() -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/officers-guide.md");
    let guide = std::fs::read_to_string(path).expect("the guide");
    let mut files = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    for line in guide.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(fence)) => {
                open = fence
                    .split_once(" content/")
                    .map(|(_, path)| (path.to_owned(), String::new()));
                if open.is_none() {
                    open = Some((String::new(), String::new()));
                }
            }
            (Some(_), Some(_)) => files.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    files.remove("");
    files
}

/// The words of the default theme, read once.
static WORDS: LazyLock<Wording> = LazyLock::new(|| {
    Theme::read(None, &mut Report::default()).wording("en", &mut Report::default())
});

struct Made {
    sources: Sources,
    settings: Settings,
    words: Wording,
    register: Register,
    has_errors: bool,
}

fn made(files: &BTreeMap<String, String>) -> Made {
    let mut report = Report::default();
    let sources = Sources::from_texts(
        files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str())),
    );
    let settings = Settings::read(&sources, &mut report);
    let words = WORDS.clone();
    let records = record::parse(&sources, &mut report);
    let rules = Rules {
        as_of: chrono::NaiveDate::from_ymd_opt(2024, 5, 1).expect("a day"),
        drafts: false,
        settings: &settings,
    };
    let register = register::link(records, &sources, rules, &mut report);
    let has_errors = report.stops(false);
    Made {
        sources,
        settings,
        words,
        register,
        has_errors,
    }
}

/// Every public record by its file and name, with its words in the file.
fn written(made: &Made) -> BTreeMap<(String, String), String> {
    let site = Site::new(&made.register, &made.settings, &made.words);
    let subjects = made.register.subjects();
    subjects
        .map(|subject| {
            let extent = made.register.standing(subject).extent;
            let source = made.sources.get(extent.source);
            let text = source.text[extent.span()].to_owned();
            ((source.path.clone(), site.address(subject)), text)
        })
        .collect()
}

/// The records that a difference tells of, by file and address.
fn told(old: &Made, new: &Made) -> BTreeSet<(String, String)> {
    let (before, after) = (
        Site::new(&old.register, &old.settings, &old.words),
        Site::new(&new.register, &new.settings, &new.words),
    );
    let (_, records) = between(
        Side {
            site: &before,
            sources: &old.sources,
        },
        Side {
            site: &after,
            sources: &new.sources,
        },
    );
    records
        .into_iter()
        .map(|record| (record.file, record.address.unwrap_or_default()))
        .collect()
}

#[test]
fn every_record_that_an_edit_touches_is_told_of_and_none_without_an_edit() {
    let files = files();
    assert!(files.len() > 20, "{}", files.len());
    let old = made(&files);
    assert!(!old.has_errors);
    assert_eq!(told(&old, &made(&files)), BTreeSet::new());
    let before = written(&old);
    let withheld = |made: &Made, path: &str, at: usize| {
        made.register.withheld.iter().any(|withheld| {
            let source = made.sources.get(withheld.extent.source);
            source.path == path && withheld.extent.span().contains(&at)
        })
    };
    let mut edits = 0;
    let mut unsaid = Vec::new();
    for (path, text) in &files {
        if path.starts_with("documents/") || path == "site.yaml" || path == "glossary.yaml" {
            continue;
        }
        let mut at = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let end = at + line.trim_end().len();
            at += line.len();
            // What the public may not see is not told of; that is another law.
            if line.trim().is_empty()
                || line.trim() == "---"
                || withheld(&old, path, end.saturating_sub(1))
            {
                continue;
            }
            let more = [" x", " # a remark", "s"][number % 3];
            let mut edited = files.clone();
            edited.insert(
                path.clone(),
                format!("{}{more}{}", &text[..end], &text[end..]),
            );
            let new = made(&edited);
            if new.has_errors {
                continue;
            }
            edits += 1;
            let said = told(&old, &new);
            let after = written(&new);
            for (key, words) in &after {
                // A record in a record is told of by itself, and so is what is withheld in it.
                let others = || after.keys().filter(|(file, _)| *file == key.0).count() > 1;
                let is_touched = before.get(key).is_some_and(|before| before != words);
                let is_said =
                    said.contains(key) || (others() && said.iter().any(|(file, _)| *file == key.0));
                if is_touched && !is_said {
                    unsaid.push(format!("{path}:{}: {key:?}", number + 1));
                }
            }
        }
    }
    assert!(edits > 100, "only {edits} edits made a site");
    assert_eq!(unsaid, [""; 0]);
}
