//! Open data: the page that says what there is, under which licence and for which day, and a page for
//! each table with every field explained. Both come from the description that makes the files.

use crate::plan::file::data::{ALL, Table, WHOLE, csv, description, json, links, title};
use crate::plan::page::{Section, head, index_head};
use crate::plan::view::{DateView, Head, Link, View};
use crate::plan::{Entry, Site};
use crate::wording::thousands;
use serde::Serialize;

/// Plans the page and one for each table.
pub fn plan(_: &Site<'_>, entries: &mut Vec<Entry>) {
    entries.push(Entry::page("data", Section::DATA.address, index));
    for table in ALL.iter().copied() {
        entries.push(Entry::page("data-table", address(table), move |site| {
            view(site, table)
        }));
    }
}

/// The address of the page of a table.
fn address(table: &dyn Table) -> String {
    format!("data/{}/", table.name())
}

/// What `data.html` sees.
#[derive(Serialize)]
struct DataView {
    lead: String,
    as_of: DateView,
    licence: Link,
    /// How to cite, in one line that can be copied.
    cite: String,
    /// The files that hold more than one table.
    whole: Vec<WholeFile>,
    tables: Vec<TableRow>,
    /// What is so in every file, in sentences.
    rules: Vec<String>,
}

/// A file that holds more than one table.
#[derive(Serialize)]
struct WholeFile {
    link: Link,
    about: String,
}

/// A table in the list of tables.
#[derive(Serialize)]
struct TableRow {
    link: Link,
    about: String,
    rows: String,
    csv: String,
    json: String,
}

fn index(site: &Site<'_>) -> View {
    let words = site.words;
    let settings = site.settings;
    let section = Section::DATA;
    let lead = words.say("data-lead");
    let (as_of, _) = site.days();
    let place = site
        .url(section.address)
        .unwrap_or_else(|| site.at(section.address));
    let tables = ALL.iter().map(|table| TableRow {
        link: Link::to(title(site, table.name()), site.at(&address(*table))),
        about: description(site, table.name()),
        rows: thousands(table.count(site)),
        csv: site.at(&csv(table.name())),
        json: site.at(&json(table.name())),
    });
    let whole = WHOLE.iter().map(|(address, key)| WholeFile {
        link: Link::to(words.say(&format!("data-file-{key}")), site.at(address)),
        about: words.say(&format!("data-file-{key}-about")),
    });
    let rules = [
        "data-rule-lasting",
        "data-rule-dates",
        "data-rule-seasons",
        "data-rule-formulas",
        "data-rule-names",
        "data-rule-computed",
        "data-rule-text",
    ];
    View {
        template: "data.html",
        head: Head {
            updated: updated(site),
            ..index_head(site, section, section.name(site), lead.clone())
        },
        body: Box::new(DataView {
            lead,
            as_of: site.as_of(),
            licence: Link::to(
                settings.licence.name.as_str(),
                settings.licence.link.as_str(),
            ),
            cite: words.with(
                "data-cite-line",
                &[
                    ("owner", &settings.owner),
                    ("title", &settings.title),
                    ("date", &as_of),
                    ("place", &place),
                ],
            ),
            whole: whole.collect(),
            tables: tables.collect(),
            rules: rules.map(|key| words.say(key)).to_vec(),
        }),
    }
}

/// When anything last changed: the files hold all of it.
fn updated(site: &Site<'_>) -> Option<DateView> {
    let last = site.register.changes.last();
    last.map(|change| site.date(&change.date))
}

/// What `data_table.html` sees.
#[derive(Serialize)]
struct TableView {
    lead: String,
    count: String,
    as_of: DateView,
    files: Vec<Link>,
    caption: String,
    fields: Vec<FieldView>,
}

/// A field of a table.
#[derive(Serialize)]
struct FieldView {
    name: String,
    /// The name cut at its low lines, where a narrow column may break it.
    pieces: Vec<String>,
    kind: String,
    about: String,
    /// What else is certain of it, in sentences.
    rules: Vec<String>,
    /// The table that it leads to.
    leads_to: Option<Link>,
}

fn view(site: &Site<'_>, table: &'static dyn Table) -> View {
    let words = site.words;
    let name = title(site, table.name());
    let lead = description(site, table.name());
    let fields: Vec<FieldView> = table
        .fields()
        .iter()
        .map(|field| {
            let kind = field.kind();
            let mut rules = Vec::new();
            if table.key().contains(&field.name.as_str()) {
                rules.push(words.say("data-field-key"));
            }
            if !field.is_required {
                rules.push(words.say("data-field-optional"));
            }
            let choices = field.choices();
            if !choices.is_empty() {
                let choices: Vec<String> = choices
                    .iter()
                    .map(|word| format!("\u{201c}{word}\u{201d}"))
                    .collect();
                rules.push(words.with("data-field-choices", &[("words", &choices.join(", "))]));
            }
            FieldView {
                name: field.name.clone(),
                pieces: field.name.split('_').map(str::to_owned).collect(),
                kind: words.say(&format!("data-type-{kind}")),
                about: field.description(site, table.name()),
                rules,
                leads_to: field
                    .leads_to()
                    .map(|to| Link::to(title(site, to), site.at(&format!("data/{to}/")))),
            }
        })
        .collect();
    let page_title = words.with("data-table-title", &[("name", &name)]);
    View {
        template: "data_table.html",
        head: Head {
            updated: updated(site),
            ..head(site, Section::DATA, page_title, name, lead.clone())
        },
        body: Box::new(TableView {
            lead,
            count: words.count("data-rows-count", table.count(site)),
            as_of: site.as_of(),
            files: links(site, table.name()),
            caption: words.count("data-fields-count", fields.len()),
            fields,
        }),
    }
}
