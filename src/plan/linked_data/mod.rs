//! What a page is about, told to machines as JSON-LD in the words of schema.org, as search engines take
//! it. Its addresses are whole ones, so without a base URL there is none.

mod dataset;
mod event;
mod organisation;
mod person;
mod report;

use crate::plan::view::Head;
use crate::plan::{Entry, Site};
use crate::register::Subject;
use serde_json::{Map, Value, json};

/// The JSON-LD of a page, safe to stand in a `script` element; none where there is nothing to say.
pub fn of(site: &Site<'_>, entry: &Entry, head: &Head) -> Option<String> {
    let url = site.url(&entry.address).filter(|_| entry.listed)?;
    let about = match (entry.kind, entry.subject) {
        ("home", _) => Some(website(site, &url)),
        ("data", _) => Some(dataset::dataset(site, head, &url)),
        (_, Some(Subject::Meeting(id))) => event::event(site, head, id),
        (_, Some(Subject::Body(id))) => Some(organisation::body(site, head, id)),
        (_, Some(Subject::Organisation(id))) => Some(organisation::organisation(site, head, id)),
        (_, Some(Subject::Person(id))) => person::person(site, id),
        (_, Some(Subject::Report(id))) => Some(report::report(site, head, id)),
        _ => None,
    };
    let graph: Vec<Value> = breadcrumbs(site, head, &url)
        .into_iter()
        .chain(about)
        .collect();
    if graph.is_empty() {
        return None;
    }
    let text = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
    Some(safe(&text))
}

/// The way to the page from home, the page itself last.
fn breadcrumbs(site: &Site<'_>, head: &Head, url: &str) -> Option<Value> {
    if head.breadcrumbs.is_empty() {
        return None;
    }
    let above = head.breadcrumbs.iter().filter_map(|crumb| {
        let whole = site.whole(crumb.href.as_deref()?)?;
        Some((crumb.text.as_str(), whole))
    });
    let own = (head.heading.as_str(), url.to_owned());
    let items: Vec<Value> = above
        .chain([own])
        .enumerate()
        .map(|(at, (name, item))| {
            json!({"@type": "ListItem", "position": at + 1, "name": name, "item": item})
        })
        .collect();
    Some(json!({"@type": "BreadcrumbList", "itemListElement": items}))
}

fn website(site: &Site<'_>, url: &str) -> Value {
    let settings = site.settings;
    json!({
        "@type": "WebSite",
        "@id": url,
        "url": url,
        "name": settings.title,
        "description": settings.description,
        "inLanguage": settings.language,
        "license": settings.licence.link,
        "publisher": {"@type": "Organization", "name": settings.owner},
    })
}

/// The name by which other pages speak of what the page of a record is about.
fn id(site: &Site<'_>, subject: Subject) -> Option<String> {
    site.url(&site.address(subject))
        .map(|url| format!("{url}#about"))
}

/// The parts that are there: what has no value has no key.
fn present(parts: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Value {
    let parts = parts
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(parts.collect::<Map<String, Value>>())
}

/// A text where it says something.
fn words(text: &str) -> Option<Value> {
    (!text.trim().is_empty()).then(|| Value::from(text))
}

/// JSON that no HTML reader takes for the end of its element, or for anything but text.
fn safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_element() {
        let text = json!({"name": "</script><!-- & \u{2028}"}).to_string();
        let safe = safe(&text);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}']), "{safe}");
        assert_eq!(
            serde_json::from_str::<Value>(&safe)
                .expect("JSON")
                .to_string(),
            text
        );
    }
}
