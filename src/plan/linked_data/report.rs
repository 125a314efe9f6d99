//! A board's report as a `Report`: from whom, of when, and on which priorities.

use crate::plan::Site;
use crate::plan::linked_data::{id as name_of, organisation, present, words};
use crate::plan::view::Head;
use crate::register::{Id, Report, Subject};
use serde_json::{Value, json};

/// The report.
pub fn report(site: &Site<'_>, head: &Head, id: Id<Report>) -> Value {
    let report = &site.register.reports[id];
    let record = &report.record;
    let subject = Subject::Report(id);
    let about: Vec<Value> = report
        .priorities
        .iter()
        .map(|id| Subject::Priority(*id))
        .map(|priority| {
            let url = site.url(&site.address(priority));
            json!({"@type": "Thing", "name": site.name(priority), "url": url})
        })
        .collect();
    let date = record.report_date.as_ref().and_then(|date| date.machine());
    present([
        ("@type", words("Report")),
        ("@id", name_of(site, subject).map(Value::from)),
        ("name", words(&record.title.text)),
        ("headline", words(&record.title.text)),
        ("description", words(&head.description)),
        ("url", site.url(&site.address(subject)).map(Value::from)),
        (
            "author",
            report.from.map(|from| organisation::link(site, from)),
        ),
        ("datePublished", date.map(Value::from)),
        ("reportNumber", record.paper.as_deref().and_then(words)),
        ("about", (!about.is_empty()).then(|| Value::from(about))),
        ("inLanguage", words(&site.settings.language)),
    ])
}
