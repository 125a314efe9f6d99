//! What every file of the open data begins with: whose it is, for which day it is true, and under which
//! licence it may be used. Goes to the files that hold JSON.

use crate::plan::Site;
use serde_json::{Map, Value, json};

/// The head of a file with this title.
pub fn head(site: &Site<'_>, title: &str) -> Map<String, Value> {
    let settings = site.settings;
    let told = [
        ("title", Value::from(title)),
        ("publisher", settings.owner.as_str().into()),
        ("as_of", day(site).into()),
        (
            "licence",
            json!({ "name": settings.licence.name, "url": settings.licence.link }),
        ),
    ];
    told.map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}

/// The day for which the open data is true.
pub fn day(site: &Site<'_>) -> String {
    site.register.as_of.format("%Y-%m-%d").to_string()
}
