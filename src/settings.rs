//! `content/site.yaml` over documented defaults. Each setting's default stands beside its field.

use crate::diagnostic::{Finding, Report};
use crate::record::standing::{Silence, silences};
use crate::record::{SETTINGS, fields::Fields, unreadable};
use crate::source::Sources;
use crate::term::PartialDate;
use crate::yaml;
use chrono::Datelike;

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The name of the site. Default: "Public transparency pages".
    pub title: String,
    /// Who owns the content. Default: the title.
    pub owner: String,
    /// One sentence for search engines and the home page. Default: what every such site does.
    pub description: String,
    /// The language of the content and of the theme's words, as `en` or `cy`. Default: `en`.
    pub language: String,
    /// Where the site will be published, path included. Default: none, which means the root of a
    /// site whose name is not known: then there is no sitemap, which needs whole addresses.
    pub base_url: Option<String>,
    /// Where readers write to: an e-mail address or a link. Default: none.
    pub contact: Option<String>,
    /// The month and day on which a municipal year begins. Default: 15 May.
    pub municipal_year: (u32, u32),
    /// How many rows a list shows before it is paged, 10 to 1,000. Default: 50.
    pub rows_per_page: usize,
    /// The one accent colour, as `#rrggbb`. Default: the theme's own.
    pub accent: Option<String>,
    /// The licence of the content. Default: Open Government Licence v3.0.
    pub licence: Licence,
    /// The day for which every answer is true, for a site whose papers end on some day. Default:
    /// the day of the build. `--as-of` goes before it.
    pub as_of: Option<chrono::NaiveDate>,
    /// Whose law on meetings holds. Default: England.
    pub jurisdiction: Jurisdiction,
    /// Below this, a count of children, patients or the like may tell who somebody is: 1 to 100.
    /// Default: 10.
    pub small_numbers_below: u32,
    /// Findings that are to be silent wherever they are.
    pub silences: Vec<Silence>,
    /// A short notice for every page, such as that the site is a trial. Default: none.
    pub notice: Option<String>,
}

/// Whose law on meetings holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jurisdiction {
    England,
    Wales,
}

/// A licence by name, with the page that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    pub name: String,
    pub link: String,
}

impl Default for Settings {
    fn default() -> Settings {
        let title = "Public transparency pages".to_owned();
        Settings {
            owner: title.clone(),
            title,
            description: "What was recommended, what was answered, and what happened.".to_owned(),
            language: "en".to_owned(),
            base_url: None,
            contact: None,
            municipal_year: (5, 15),
            rows_per_page: 50,
            accent: None,
            licence: Licence {
                name: "Open Government Licence v3.0".to_owned(),
                link: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
                    .to_owned(),
            },
            as_of: None,
            jurisdiction: Jurisdiction::England,
            small_numbers_below: 10,
            silences: Vec::new(),
            notice: None,
        }
    }
}

impl Settings {
    /// Reads the settings; what is missing or wrong has its default, and what is wrong is reported.
    pub fn read(sources: &Sources, report: &mut Report) -> Settings {
        let mut settings = Settings::default();
        let Some(source) = sources
            .texts()
            .iter()
            .find(|source| source.path == SETTINGS)
        else {
            return settings;
        };
        let node = match yaml::read(&source.text, 0..source.text.len()) {
            Ok(node) => node,
            Err(fault) => {
                report.add(unreadable(source, fault));
                return settings;
            }
        };
        if matches!(node.data, yaml::Data::Empty) {
            return settings;
        }
        let Some(mut fields) = Fields::of(source.id, &node, report) else {
            return settings;
        };
        if let Some(title) = fields.words("title") {
            settings.owner.clone_from(&title);
            settings.title = title;
        }
        if let Some(owner) = fields.words("owner") {
            settings.owner = owner;
        }
        if let Some(description) = fields.words("description") {
            settings.description = description;
        }
        if let Some(language) = fields.text("language") {
            if is_code(&language.text) {
                settings.language = language.text;
            } else {
                let message = "a language is a short code";
                let help = match language.text.to_lowercase().as_str() {
                    "english" => "write `en`",
                    "welsh" | "cymraeg" => "write `cy`",
                    _ => "write `en` or `cy`",
                };
                fields.add(Finding::error("bad-language", language.place, message).help(help));
            }
        }
        if let Some(url) = fields.text("base url") {
            match base_url(&url.text) {
                Ok(url) => settings.base_url = Some(url),
                Err(reason) => fields.add(
                    Finding::error("bad-base-url", url.place, reason)
                        .help("write it as `https://example.org/answers/`"),
                ),
            }
        }
        settings.contact = fields.words("contact");
        if let Some(begins) = fields.text("municipal year begins") {
            let date = PartialDate::read(&format!("{} 2023", begins.text)).exact_day();
            match date {
                Some(day) => settings.municipal_year = (day.month(), day.day()),
                None => fields.add(
                    Finding::error(
                        "not-a-date",
                        begins.place,
                        "a municipal year begins on a day of a month",
                    )
                    .help("write it as `15 May`"),
                ),
            }
        }
        if let Some(rows) = fields.number("rows per page", 10..=1000) {
            settings.rows_per_page = rows as usize;
        }
        if let Some(accent) = fields.text("accent") {
            let digits = accent.text.strip_prefix('#').unwrap_or_default();
            if digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
                settings.accent = Some(accent.text.to_lowercase());
            } else {
                let message = "a colour is `#` and six digits or letters a to f";
                fields.add(
                    Finding::error("bad-colour", accent.place, message)
                        .help("write it in quotation marks, as `\"#1d5a6b\"`"),
                );
            }
        }
        if let Some(node) = fields.node("licence") {
            let licence = fields.below(node, |fields| {
                let name = fields.required("name");
                let link = fields.required("link");
                Some(Licence {
                    name: name?.text,
                    link: link?.text,
                })
            });
            settings.licence = licence.unwrap_or(settings.licence);
        }
        if let Some(day) = fields.text("as of") {
            settings.as_of = PartialDate::read(&day.text).exact_day();
            if settings.as_of.is_none() {
                let message = "this is one whole day";
                fields.add(
                    Finding::error("not-a-date", day.place, message).help("write `30 April 2024`"),
                );
            }
        }
        let choices = [
            ("england", Jurisdiction::England),
            ("wales", Jurisdiction::Wales),
        ];
        if let Some(jurisdiction) = fields.choice("jurisdiction", &choices) {
            settings.jurisdiction = jurisdiction;
        }
        if let Some(below) = fields.number("small numbers below", 1..=100) {
            settings.small_numbers_below = below;
        }
        settings.silences = silences(&mut fields);
        settings.notice = fields.words("notice");
        fields.finish();
        settings
    }

    /// The path under which the site is published: `/`, or `/answers/`.
    pub fn base_path(&self) -> &str {
        let Some(url) = &self.base_url else {
            return "/";
        };
        let behind_scheme = url.find("://").map_or(0, |at| at + 3);
        url[behind_scheme..]
            .find('/')
            .map_or("/", |at| &url[behind_scheme + at..])
    }
}

/// Whether this is the code of a language: `en`, `cy`, `en-GB`.
fn is_code(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        })
        && text.len() <= 12
}

/// A base URL with its stroke at the end; or what is wrong with it.
pub fn base_url(text: &str) -> Result<String, &'static str> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .ok_or("an address of a site begins with `https://`")?;
    let host = rest.split('/').next().unwrap_or_default();
    if host.is_empty() {
        return Err("the name of the site is missing");
    }
    if text.contains(['?', '#', '"', '<', '>', '\\', '\'', '&', '%'])
        || text.contains(char::is_whitespace)
    {
        return Err("the address of a site holds letters, digits, hyphens, dots and strokes only");
    }
    if rest.split('/').any(|part| part == "..") {
        return Err("the address of a site does not go up");
    }
    Ok(if text.ends_with('/') {
        text.to_owned()
    } else {
        format!("{text}/")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_base_path_works_and_the_root_is_the_default() {
        let with = |url: &str| Settings {
            base_url: base_url(url).ok(),
            ..Settings::default()
        };
        assert_eq!(with("https://example.org").base_path(), "/");
        assert_eq!(with("https://example.org/a/b").base_path(), "/a/b/");
        assert_eq!(Settings::default().base_path(), "/");
        assert!(base_url("example.org").is_err());
        assert!(base_url("https://").is_err());
    }
}
