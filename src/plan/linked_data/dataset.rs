//! The open data of the site as a `Dataset` with its description of all tables.

use crate::plan::Site;
use crate::plan::view::Head;
use serde_json::{Value, json};

/// The data set that the page of all data leads to.
pub fn dataset(site: &Site<'_>, head: &Head, url: &str) -> Value {
    let settings = site.settings;
    let name = &settings.title;
    json!({
        "@type": "Dataset",
        "@id": format!("{url}#about"),
        "name": format!("{}: {name}", head.heading),
        "description": site.words.with("linked-dataset", &[("name", name)]),
        "url": url,
        "inLanguage": settings.language,
        "license": settings.licence.link,
        "isAccessibleForFree": true,
        "creator": {"@type": "Organization", "name": settings.owner, "url": site.url("")},
        "distribution": [{
            "@type": "DataDownload",
            "contentUrl": format!("{url}datapackage.json"),
            "encodingFormat": "application/json",
        }],
    })
}
