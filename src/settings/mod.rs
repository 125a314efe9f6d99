//! `content/site.yaml` over documented defaults. Each setting's default stands beside its field.

mod clocks;

pub use clocks::{ClockRule, ClockRules};

use crate::diagnostic::{Finding, Report};
use crate::record::shape::Shape;
use crate::record::standing::{Silence, silences};
use crate::record::{SETTINGS, fields::Fields, unreadable};
use crate::source::Sources;
use crate::term::{Calendar, PartialDate};
use crate::yaml;
use chrono::{Datelike, NaiveDate};

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
    /// site whose name is not known: then there is no sitemap and nothing to follow, which need whole
    /// addresses.
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
    pub as_of: Option<NaiveDate>,
    /// Whose law on meetings holds. Default: England.
    pub jurisdiction: Jurisdiction,
    /// Below this, a count of children, patients or the like may tell who somebody is: 1 to 100.
    /// Default: 10.
    pub small_numbers_below: u32,
    /// How many clear days before a meeting its agenda has to be published, 1 to 30. Default: what the
    /// law of the jurisdiction asks, five in England and three in Wales.
    pub clear_days: Option<u32>,
    /// More days that do not count as clear or working days: the council's own closed days, and the
    /// bank holidays of years that are not in the list. Default: none.
    pub bank_holidays: Vec<NaiveDate>,
    /// How many days after a meeting its outcomes are to be there, 1 to 365. Default: 60.
    pub minutes_expected_within: u32,
    /// How many years from a meeting its agenda, reports and minutes stay public, 1 to 100. Default: 6.
    pub retention_years: u32,
    /// How many years from a meeting the background papers of its reports stay public, 1 to 100.
    /// Default: 4 in England and 6 in Wales.
    pub background_papers_years: Option<u32>,
    /// How long each kind of addressee has to answer. Default: see [`ClockRules`].
    pub clocks: ClockRules,
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
            clear_days: None,
            bank_holidays: Vec::new(),
            minutes_expected_within: 60,
            retention_years: 6,
            background_papers_years: None,
            clocks: ClockRules::default(),
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
        settings.fill(&mut fields);
        fields.finish();
        settings
    }

    /// Takes over what the fields say.
    fn fill(&mut self, fields: &mut Fields<'_>) {
        if let Some(title) = fields.words("title") {
            self.owner.clone_from(&title);
            self.title = title;
        }
        if let Some(owner) = fields.words("owner") {
            self.owner = owner;
        }
        if let Some(description) = fields.words("description") {
            self.description = description;
        }
        if let Some(language) = fields.text("language") {
            if is_code(&language.text) {
                self.language = language.text;
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
                Ok(url) => self.base_url = Some(url),
                Err(reason) => fields.add(
                    Finding::error("bad-base-url", url.place, reason)
                        .help("write it as `https://example.org/answers/`"),
                ),
            }
        }
        self.contact = fields.words("contact");
        if let Some(begins) = fields.text("municipal year begins") {
            let date = PartialDate::read(&format!("{} 2023", begins.text)).exact_day();
            match date {
                Some(day) => self.municipal_year = (day.month(), day.day()),
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
            self.rows_per_page = rows as usize;
        }
        if let Some(accent) = fields.text("accent") {
            let digits = accent.text.strip_prefix('#').unwrap_or_default();
            if digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
                self.accent = Some(accent.text.to_lowercase());
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
            self.licence = licence.unwrap_or_else(|| self.licence.clone());
        }
        if let Some(day) = fields.text("as of") {
            self.as_of = PartialDate::read(&day.text).exact_day();
            if self.as_of.is_none() {
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
            self.jurisdiction = jurisdiction;
        }
        if let Some(below) = fields.number("small numbers below", 1..=100) {
            self.small_numbers_below = below;
        }
        self.read_duties(fields);
        self.silences = silences(fields);
        self.notice = fields.words("notice");
    }

    /// What the law, or the council's own rule, asks of the papers of a meeting.
    fn read_duties(&mut self, fields: &mut Fields<'_>) {
        self.clear_days = fields.number("clear days", 1..=30);
        for day in fields.texts("bank holidays") {
            match PartialDate::read(&day.text).exact_day() {
                Some(day) => self.bank_holidays.push(day),
                None => fields.add(
                    Finding::error("not-a-date", day.place, "a bank holiday is one whole day")
                        .help("write `27 December 2024`"),
                ),
            }
        }
        if let Some(days) = fields.number("minutes expected within", 1..=365) {
            self.minutes_expected_within = days;
        }
        if let Some(years) = fields.number("retention years", 1..=100) {
            self.retention_years = years;
        }
        self.background_papers_years = fields.number("background papers years", 1..=100);
        self.clocks.fill(fields);
    }

    /// The days that count for this council.
    pub fn calendar(&self) -> Calendar {
        Calendar::england_and_wales().with(&self.bank_holidays)
    }

    /// How many clear days before a meeting its agenda has to be published.
    pub fn clear_days(&self) -> u32 {
        self.clear_days.unwrap_or(match self.jurisdiction {
            Jurisdiction::England => 5,
            Jurisdiction::Wales => 3,
        })
    }

    /// How many years from a meeting the background papers of its reports stay public.
    pub fn background_papers_years(&self) -> u32 {
        self.background_papers_years
            .unwrap_or(match self.jurisdiction {
                Jurisdiction::England => 4,
                Jurisdiction::Wales => 6,
            })
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

/// The keys that the settings may have.
pub fn shape() -> Shape {
    let nowhere = Sources::from_texts([(SETTINGS, "")]);
    match nowhere.texts().first() {
        Some(source) => Fields::shape_of(source.id, |fields| Settings::default().fill(fields)),
        None => Shape::default(),
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
