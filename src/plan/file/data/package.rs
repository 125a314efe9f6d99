//! The data package: every table with its fields, types, keys and licence, as Frictionless describes
//! tables (Data Package 1, profile `tabular-data-package`).

use crate::plan::Site;
use crate::plan::file::data::column::{Field, Holds};
use crate::plan::file::data::head::day;
use crate::plan::file::data::sheet::Table;
use crate::plan::file::data::{ALL, description, title};
use crate::term::slug::slug;
use serde_json::{Map, Value, json};

/// A date in EDTF as far as the tables use it: a date, or two with a stroke between, of which one may
/// be open.
const EDTF: &str = "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|\\.\\.))?|\\.\\./[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$";

/// The text of the file.
pub fn text(site: &Site<'_>) -> String {
    let settings = site.settings;
    let name = match slug(&settings.title) {
        name if name.is_empty() => "open-data".to_owned(),
        name => name,
    };
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": name,
        "title": settings.title,
        "description": site.words.with("data-package", &[("title", &settings.title)]),
        "as_of": day(site),
        "licenses": [licence(site)],
        "contributors": [{ "title": settings.owner, "role": "publisher" }],
        "resources": ALL.iter().map(|table| resource(site, *table)).collect::<Vec<_>>(),
    });
    if let (Some(home), Value::Object(package)) = (site.url("data/"), &mut package) {
        package.insert("homepage".to_owned(), home.into());
    }
    let mut text = serde_json::to_string_pretty(&package).unwrap_or_default();
    text.push('\n');
    text
}

/// The licence, by the name that the Open Definition gives it where it is one of those that councils use.
fn licence(site: &Site<'_>) -> Value {
    const KNOWN: [(&str, &str); 3] = [
        ("open-government-licence/version/3", "OGL-UK-3.0"),
        ("creativecommons.org/licenses/by/4.0", "CC-BY-4.0"),
        ("creativecommons.org/publicdomain/zero/1.0", "CC0-1.0"),
    ];
    let licence = &site.settings.licence;
    let known = KNOWN.iter().find(|(part, _)| licence.link.contains(part));
    let mut told = Map::new();
    if let Some((_, name)) = known {
        told.insert("name".to_owned(), (*name).into());
    }
    told.insert("title".to_owned(), licence.name.as_str().into());
    told.insert("path".to_owned(), licence.link.as_str().into());
    Value::Object(told)
}

fn resource(site: &Site<'_>, table: &dyn Table) -> Value {
    let fields = table.fields();
    let described: Vec<Value> = fields
        .iter()
        .map(|field| describe(site, table, field))
        .collect();
    let keys: Vec<Value> = fields
        .iter()
        .filter_map(|field| match field.holds {
            Holds::Leads(to, key) => Some(json!({
                "fields": [field.name],
                "reference": {
                    // A table that leads to itself is named by nothing, as the standard has it.
                    "resource": if to == table.name() { "" } else { to },
                    "fields": [key],
                },
            })),
            _ => None,
        })
        .collect();
    let mut schema = json!({ "fields": described, "missingValues": [""] });
    if let Value::Object(schema) = &mut schema {
        if !table.key().is_empty() {
            schema.insert("primaryKey".to_owned(), json!(table.key()));
        }
        if !keys.is_empty() {
            schema.insert("foreignKeys".to_owned(), keys.into());
        }
    }
    json!({
        "profile": "tabular-data-resource",
        "name": table.name(),
        "title": title(site, table.name()),
        "description": description(site, table.name()),
        "path": format!("{}.csv", table.name()),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

fn describe(site: &Site<'_>, table: &dyn Table, field: &Field) -> Value {
    let mut told = Map::new();
    let mut limits = Map::new();
    let kind = match field.holds {
        Holds::Number => "number",
        Holds::Whole => "integer",
        Holds::YesNo => "boolean",
        Holds::Day => "date",
        Holds::Choice(choices) => {
            limits.insert("enum".to_owned(), json!(choices()));
            "string"
        }
        Holds::Partial => {
            limits.insert("pattern".to_owned(), EDTF.into());
            "string"
        }
        Holds::Text | Holds::Key | Holds::Leads(..) | Holds::Page | Holds::Address => "string",
    };
    if field.is_required {
        limits.insert("required".to_owned(), true.into());
    }
    if table.key() == [field.name.as_str()] {
        limits.insert("unique".to_owned(), true.into());
    }
    told.insert("name".to_owned(), field.name.as_str().into());
    told.insert("type".to_owned(), kind.into());
    told.insert(
        "description".to_owned(),
        field.description(site, table.name()).into(),
    );
    if !limits.is_empty() {
        told.insert("constraints".to_owned(), Value::Object(limits));
    }
    Value::Object(told)
}
