//! What the showcase promises: every fact of the papers that the project shows, each with its source,
//! and nobody's private number or address.

use answerable::diagnostic::Report;
use answerable::record::{self, Records, standing::Standing};
use answerable::source::Sources;
use std::fs;
use std::path::{Path, PathBuf};

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

fn records() -> Records {
    let (sources, unreadable) = Sources::read(&content()).expect("the showcase");
    assert!(unreadable.is_empty(), "{unreadable:?}");
    let mut report = Report::default();
    let records = record::parse(&sources, &mut report);
    assert!(!report.stops(false));
    records
}

#[test]
fn the_showcase_holds_every_fact_of_its_papers() {
    let records = records();
    let of = |start: &str| {
        let references = records
            .recommendations
            .iter()
            .map(|record| &record.reference.text);
        references
            .filter(|reference| reference.starts_with(start))
            .count()
    };
    assert_eq!(of("HOSC-"), 21, "items of the scrutiny committee's tracker");
    assert_eq!(
        of("CQC-"),
        15,
        "recommendations a to o of the local system review"
    );
    assert_eq!(records.recommendations.len(), 36);
    let highlights: Vec<_> = records
        .plans
        .iter()
        .flat_map(|plan| &plan.highlights)
        .collect();
    let june: Vec<_> = highlights
        .iter()
        .filter(|highlight| highlight.date.text().contains("June 2019"))
        .collect();
    assert_eq!(
        june.iter()
            .map(|highlight| highlight.ratings.len())
            .sum::<usize>(),
        15
    );
    let mut indicators: Vec<_> = records
        .measures
        .iter()
        .map(|measures| measures.indicators.len())
        .collect();
    indicators.sort();
    assert_eq!(indicators, [13, 20]);
    assert!(records.terms.len() >= 50, "{} terms", records.terms.len());
    assert!(records.frameworks.len() >= 2, "frameworks of priorities");
    let plan_letters: Vec<&str> = records
        .plans
        .iter()
        .flat_map(|plan| &plan.actions)
        .map(|action| &action.reference.text[..1])
        .collect();
    for letter in ["A", "B", "C", "D", "E", "F"] {
        assert!(plan_letters.contains(&letter), "no action {letter}");
    }
}

#[test]
fn every_record_of_the_showcase_has_a_source() {
    let records = records();
    let mut without: Vec<String> = Vec::new();
    let mut check = |name: &str, standing: &Standing| {
        if standing.sources.is_empty() {
            without.push(name.to_owned());
        }
    };
    for record in &records.recommendations {
        check(&record.reference.text, &record.standing);
    }
    for record in &records.meetings {
        check(&record.reference.text, &record.standing);
    }
    for record in &records.reports {
        check(&record.reference.text, &record.standing);
    }
    for record in &records.plans {
        check(&record.reference.text, &record.standing);
    }
    for record in &records.frameworks {
        check(&record.reference.text, &record.standing);
    }
    for record in &records.measures {
        check(&record.reference.text, &record.standing);
    }
    for record in &records.people {
        check(&record.name.text, &record.standing);
    }
    for record in &records.posts {
        check(&record.name.text, &record.standing);
    }
    for record in &records.organisations {
        check(&record.name.text, &record.standing);
    }
    for record in &records.bodies {
        check(&record.name.text, &record.standing);
    }
    // Terms that readers meet elsewhere, explained in our own words and from no paper of ours.
    const FROM_NO_PAPER: [&str; 4] = ["clear days", "exempt information", "HGH", "PAP"];
    for record in &records.terms {
        if FROM_NO_PAPER.contains(&record.term.text.as_str()) {
            continue;
        }
        check(&record.term.text, &record.standing);
    }
    assert_eq!(without, [""; 0]);
}

#[test]
fn the_showcase_holds_no_telephone_number_and_nobodys_mail_address() {
    for entry in walkdir::WalkDir::new(content()).into_iter().flatten() {
        if !entry.file_type().is_file() {
            continue;
        }
        let text = String::from_utf8_lossy(&fs::read(entry.path()).expect("a file")).into_owned();
        for line in text.lines() {
            let mail = line
                .split(|c: char| c.is_whitespace() || "<>()[]\"',;:".contains(c))
                .find(|word| {
                    word.contains('@') && !word.trim_end_matches('.').ends_with("example.org")
                });
            assert_eq!(mail, None, "{}: {line}", entry.path().display());
            let plain: String = line.chars().filter(|c| *c != ' ').collect();
            let number = plain
                .split(|c: char| !c.is_ascii_digit() && c != '+')
                .find(|digits| {
                    let digits = digits
                        .strip_prefix("+44")
                        .map_or((*digits).to_owned(), |rest| format!("0{rest}"));
                    digits.len() == 11
                        && ["01", "02", "03", "07", "08"]
                            .iter()
                            .any(|start| digits.starts_with(start))
                });
            assert_eq!(number, None, "{}: {line}", entry.path().display());
        }
    }
}
