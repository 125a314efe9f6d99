//! From an entry of the plan to bytes: a view goes through its template and is made small. The same
//! entry gives the same bytes on any machine, in any order, on any number of threads.

mod accent;
mod card;
mod minify;
pub mod packed;
mod shared;
mod stylesheet;
mod theme;

pub use theme::{Asset, Theme};

use crate::diagnostic::{Finding, Severity, Stretch, Where};
use crate::plan::view::Link;
use crate::plan::{Entry, Plan, Recipe, Site};
use crate::prose::escape;
use crate::wording::Wording;
use card::Letters;
use serde::Serialize;
use shared::Shared;
use std::mem;
use std::sync::Arc;
use tera::{Context, Tera, Value};

/// The template of a row that many lists share.
const ROW: &str = "parts/row.html";

/// Renders the entries of one site.
pub struct Renderer<'a> {
    site: &'a Site<'a>,
    plan: &'a Plan,
    theme: &'a Theme,
    tera: Arc<Tera>,
    shared: Shared,
    letters: Letters,
}

/// What an entry's bytes are.
pub enum Rendered {
    /// The bytes themselves.
    Bytes(Vec<u8>),
    /// Those of a file of the content, by its path under the content folder.
    Attachment(String),
}

/// What every template sees as `site`.
#[derive(Serialize)]
struct SiteView {
    title: String,
    owner: String,
    description: String,
    language: String,
    /// The path of the site's root, with strokes at both ends.
    base: String,
    /// The whole address of the site's root, where it is known.
    url: Option<String>,
    contact: Option<Link>,
    licence: Link,
    menu: Vec<MenuItem>,
    footer: Vec<MenuItem>,
    /// Changes when a style sheet changes, so that no reader sees an old one.
    version: String,
    phase: Option<Link>,
    notice: Option<Notice>,
}

#[derive(Serialize)]
struct MenuItem {
    text: String,
    href: String,
    section: String,
}

#[derive(Serialize)]
struct Notice {
    heading: Option<String>,
    html: String,
    applies: Option<String>,
}

impl<'a> Renderer<'a> {
    /// A renderer for a site. Fails with a finding if a template of the theme cannot be read.
    pub fn new(
        site: &'a Site<'a>,
        plan: &'a Plan,
        theme: &'a Theme,
    ) -> Result<Renderer<'a>, Finding> {
        let seen = Value::from_serializable(&site_view(site, theme));
        Ok(Renderer {
            site,
            plan,
            theme,
            tera: theme.templates(site.words, Some(seen))?,
            shared: Shared::new(site.shared_rows()),
            letters: Letters::default(),
        })
    }

    /// The addresses below the site's base at which the theme's own files will stand.
    pub fn assets(&self) -> Vec<String> {
        let assets = self.theme.assets(self.site.settings.accent.as_deref());
        assets.into_iter().map(|asset| asset.address).collect()
    }

    /// The bytes of an entry. Fails with a finding at the place in the template.
    pub fn render(&self, entry: &Entry) -> Result<Rendered, Finding> {
        self.made(entry, None, minify::page)
    }

    /// The bytes of an entry, but a page as its template made it: the same to any reader, and to be
    /// had in less time. Of each list the first `most` rows stand in it, or all. Fails with a finding at
    /// the place in the template.
    pub fn draft(&self, entry: &Entry, most: Option<usize>) -> Result<Rendered, Finding> {
        self.made(entry, most, |html| html)
    }

    fn made(
        &self,
        entry: &Entry,
        most: Option<usize>,
        small: impl Fn(String) -> String,
    ) -> Result<Rendered, Finding> {
        match entry.recipe() {
            Recipe::Attachment(path) => Ok(Rendered::Attachment(path.clone())),
            Recipe::File(text) => Ok(Rendered::Bytes(text(self.site, self.plan).into_bytes())),
            Recipe::Packed(text) => {
                let text = text(self.site, self.plan);
                Ok(Rendered::Bytes(packed::bytes(&text)))
            }
            Recipe::Card(card) => {
                let accent = accent::rgb(self.site.settings.accent.as_deref());
                let card = card(self.site, self.plan);
                Ok(Rendered::Bytes(self.letters.card(&card, accent)))
            }
            Recipe::Page(_) => {
                let Some(view) = entry.view(self.site) else {
                    return Ok(Rendered::Bytes(Vec::new()));
                };
                let context = match most {
                    None => Context::from_serialize(&*view.body),
                    Some(most) => Value::try_from_serializable(&*view.body)
                        .and_then(|body| Context::from_serialize(&beginning(body, most))),
                };
                let mut context =
                    context.map_err(|error| self.theme.finding(&error, view.template))?;
                context.insert("page", &view.head);
                let html = small(self.html(view.template, &context)?);
                let rows = most.unwrap_or(usize::MAX);
                let html = (self.shared).fill(html, rows, |row, level| self.row(row, level))?;
                // In the glossary itself each term stands beside what it means.
                let html = match entry.kind {
                    "glossary" => html,
                    _ => self.site.explained(html),
                };
                Ok(Rendered::Bytes(html.into_bytes()))
            }
        }
    }

    /// The row that lists share under this number, with a heading of this level; empty where none is.
    fn row(&self, number: usize, level: usize) -> Result<String, Finding> {
        let Some(row) = self.site.shared_row(number) else {
            return Ok(String::new());
        };
        let mut context = Context::new();
        context.insert("item", row);
        context.insert("level", &level);
        self.html(ROW, &context).map(minify::page)
    }

    fn html(&self, template: &str, context: &Context) -> Result<String, Finding> {
        let made = self.tera.render(template, context);
        made.map_err(|error| self.theme.finding(&error, template))
    }
}

/// What a template sees, with the first `most` rows of each list.
fn beginning(seen: Value, most: usize) -> Value {
    if let Some(rows) = seen.as_array() {
        let rows = rows.iter().take(most).cloned();
        let rows: Vec<Value> = rows.map(|row| beginning(row, most)).collect();
        return rows.into();
    }
    if !seen.is_map() {
        return seen;
    }
    let mut parts = seen.into_map().unwrap_or_default();
    for part in parts.values_mut() {
        *part = beginning(mem::replace(part, Value::none()), most);
    }
    parts.into()
}

/// A page that stands alone, in one file, and is never published: a template and what it sees.
///
/// Fails with a finding at the place in the template.
pub fn alone(
    theme: &Theme,
    words: &Wording,
    template: &str,
    view: &impl Serialize,
) -> Result<Vec<u8>, Finding> {
    let tera = theme.templates(words, None)?;
    let context = Context::from_serialize(view).map_err(|error| theme.finding(&error, template))?;
    let mut html = Vec::with_capacity(16 * 1024);
    tera.render_to(template, &context, &mut html)
        .map_err(|error| theme.finding(&error, template))?;
    Ok(html)
}

fn site_view(site: &Site<'_>, theme: &Theme) -> SiteView {
    let settings = site.settings;
    let item = |(link, section): (Link, String)| MenuItem {
        text: link.text,
        href: link.href.unwrap_or_default(),
        section,
    };
    let contact = settings.contact.as_ref().map(|contact| {
        let href = if contact.contains("://") {
            contact.clone()
        } else {
            format!("mailto:{contact}")
        };
        Link::to(contact.as_str(), href)
    });
    SiteView {
        title: settings.title.clone(),
        owner: settings.owner.clone(),
        description: settings.description.clone(),
        language: settings.language.clone(),
        base: settings.base_path().to_owned(),
        url: settings.base_url.clone(),
        contact,
        licence: Link::to(
            settings.licence.name.as_str(),
            settings.licence.link.as_str(),
        ),
        menu: site.menu().into_iter().map(item).collect(),
        footer: site.footer().into_iter().map(item).collect(),
        version: theme.version(settings.accent.as_deref()),
        phase: None,
        notice: settings.notice.as_ref().map(|words| {
            let mut html = String::from("<p>");
            escape(words, &mut html);
            html.push_str("</p>");
            Notice {
                heading: None,
                html,
                applies: None,
            }
        }),
    }
}

/// A finding in a template.
fn in_template(path: String, text: &str, span: std::ops::Range<usize>, message: String) -> Finding {
    Finding {
        severity: Severity::Error,
        name: "template",
        message,
        at: Where::Text(Box::new(Stretch {
            path,
            text: text.to_owned(),
            span,
        })),
        help: None,
        mend: None,
        silenced: None,
    }
}
