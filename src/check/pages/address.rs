//! Where a link on a page leads: to an address of this site, to nothing, or elsewhere.

use crate::plan::{Plan, Site};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Every address of a site: those that are planned and those of the theme's own files.
pub struct Addresses<'a> {
    /// The path of the site's root, with strokes at both ends.
    base: &'a str,
    /// The site's whole address without its scheme, where it is known.
    whole: Option<&'a str>,
    /// What is planned, as its addresses are spelt, and the theme's files; each in order.
    planned: Vec<&'a str>,
    assets: Vec<String>,
    /// Every file in lower case, with its true spelling: only a link that leads nowhere asks for it.
    folded: OnceLock<HashMap<String, String>>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a file of this site, and to the part of it with this id.
    Here {
        file: String,
        fragment: Option<String>,
    },
    /// To an address of this site at which nothing stands, with the one that may be meant.
    Nowhere { near: Option<String> },
    /// To another site, or out of this one's folder.
    Elsewhere,
}

impl<'a> Addresses<'a> {
    pub(super) fn of(
        site: &Site<'a>,
        plan: &'a Plan,
        assets: impl IntoIterator<Item = String>,
    ) -> Addresses<'a> {
        let mut planned: Vec<&str> = plan.entries().iter().map(|e| e.address.as_str()).collect();
        planned.sort_unstable();
        let mut assets: Vec<String> = assets.into_iter().collect();
        assets.sort_unstable();
        Addresses {
            base: site.settings.base_path(),
            whole: site.settings.base_url.as_deref().map(without_scheme),
            planned,
            assets,
            folded: OnceLock::new(),
        }
    }

    /// Whether there is a file of this name.
    fn has(&self, file: &str) -> bool {
        let is_planned = |address: &str| self.planned.binary_search(&address).is_ok();
        let of_folder = || {
            let folder = file.strip_suffix("index.html");
            folder.is_some_and(|folder| {
                (folder.is_empty() || folder.ends_with('/')) && is_planned(folder)
            })
        };
        is_planned(file)
            || of_folder()
            || self
                .assets
                .binary_search_by(|name| name.as_str().cmp(file))
                .is_ok()
    }

    /// Every file in lower case, with its true spelling.
    fn folded(&self) -> &HashMap<String, String> {
        self.folded.get_or_init(|| {
            let planned = self.planned.iter().map(|address| file_of(address));
            let files = planned.chain(self.assets.iter().cloned());
            files.map(|file| (file.to_lowercase(), file)).collect()
        })
    }

    /// Where a link leads that stands on the page at `from`, an address below the base.
    pub fn target(&self, from: &str, link: &str) -> Target {
        let link = link.trim();
        let (path, fragment) = match link.split_once('#') {
            Some((path, fragment)) => (path, Some(decoded(fragment))),
            None => (link, None),
        };
        // That is for the server, and there is none.
        let path = path.split('?').next().unwrap_or_default();
        let below = if path.is_empty() {
            Some(from.to_owned())
        } else if has_scheme(path) || path.starts_with("//") {
            let is_web = path.starts_with("//")
                || path
                    .split_once(':')
                    .is_some_and(|(scheme, _)| scheme.to_ascii_lowercase().starts_with("http"));
            self.whole
                .filter(|_| is_web)
                .and_then(|whole| below(without_scheme(path), whole))
        } else if path.starts_with('/') {
            below(path, self.base)
        } else {
            joined(from, path)
        };
        let Some(below) = below else {
            return Target::Elsewhere;
        };
        match self.file(&decoded(&below)) {
            Ok(file) => Target::Here { file, fragment },
            Err(near) => Target::Nowhere { near },
        }
    }

    /// The file at an address below the base; or else one that is spelt nearly so.
    fn file(&self, address: &str) -> Result<String, Option<String>> {
        let file = file_of(address);
        let inner = format!("{file}/index.html");
        if self.has(&file) {
            return Ok(file);
        }
        if self.has(&inner) {
            return Ok(inner);
        }
        let near = [&file, &inner]
            .into_iter()
            .find_map(|file| self.folded().get(&file.to_lowercase()));
        Err(near.map(|near| near.strip_suffix("index.html").unwrap_or(near).to_owned()))
    }
}

/// The file that a server gives at an address.
fn file_of(address: &str) -> String {
    match address.is_empty() || address.ends_with('/') {
        true => format!("{address}index.html"),
        false => address.to_owned(),
    }
}

/// What of a path stands below `base`, which ends in a stroke.
fn below(path: &str, base: &str) -> Option<String> {
    let root = base.trim_end_matches('/');
    let is_below = path
        .get(..root.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(root));
    if !is_below {
        return None;
    }
    let rest = path.get(root.len()..)?;
    if rest.is_empty() {
        return Some(String::new());
    }
    let rest = rest.strip_prefix('/')?;
    joined("", rest)
}

/// A relative path from the page at `from`; none if it leaves the site's folder.
fn joined(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let mut names = path.split('/').peekable();
    let mut is_folder = false;
    while let Some(name) = names.next() {
        let is_last = names.peek().is_none();
        match name {
            ".." => {
                parts.pop()?;
                is_folder = is_last;
            }
            "." => is_folder = is_last,
            "" => is_folder = is_last,
            name => parts.push(name),
        }
    }
    let mut address = parts.join("/");
    if is_folder && !address.is_empty() {
        address.push('/');
    }
    Some(address)
}

/// Whether an address begins with a scheme, such as `mailto:`.
fn has_scheme(path: &str) -> bool {
    let Some((scheme, _)) = path.split_once(':') else {
        return false;
    };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'))
}

/// An address of the web without `https:` and the two strokes.
pub fn without_scheme(url: &str) -> &str {
    url.split_once("//").map_or(url, |(_, rest)| rest)
}

/// Whether a browser leaves this site to fetch an address: `whole` is the site's own, if known.
pub fn is_of_another_host(address: &str, whole: Option<&str>) -> bool {
    let address = address.trim();
    let is_whole = address.starts_with("//")
        || ["http://", "https://"].iter().any(|start| {
            address
                .get(..start.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
        });
    let host = |url: &str| {
        without_scheme(url)
            .split(['/', '?', '#'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    is_whole && whole.is_none_or(|whole| host(whole) != host(address))
}

/// An address with its percent signs read.
pub fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        match code {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses() -> Addresses<'static> {
        Addresses {
            base: "/answers/",
            whole: Some("example.org/answers/"),
            planned: vec!["", "documents/a b.pdf", "people/jo/"],
            assets: Vec::new(),
            folded: OnceLock::new(),
        }
    }

    #[test]
    fn links_are_followed_as_a_browser_does() {
        let addresses = addresses();
        let file = |from: &str, link: &str| match addresses.target(from, link) {
            Target::Here { file, .. } => file,
            Target::Nowhere { .. } => "nowhere".to_owned(),
            Target::Elsewhere => "elsewhere".to_owned(),
        };
        for link in [
            "/answers/people/jo/",
            "/answers/people/jo",
            "/answers/people/jo/index.html?x=1",
            "HTTPS://example.org/answers/people/jo/#top",
            "//example.org/answers/people/jo/",
            "../jo/",
            ".",
            "",
            "#part",
        ] {
            assert_eq!(file("people/jo/", link), "people/jo/index.html", "{link}");
        }
        assert_eq!(file("", "documents/a%20b.pdf"), "documents/a b.pdf");
        assert_eq!(file("people/jo/", "../../"), "index.html");
        assert_eq!(file("people/jo/", "/answers"), "index.html");
        for link in [
            "/other/",
            "../../../x/",
            "https://example.com/",
            "mailto:a@b",
        ] {
            assert_eq!(file("people/jo/", link), "elsewhere", "{link}");
        }
        assert_eq!(file("people/jo/", "documents/a%20b.pdf"), "nowhere");
        assert_eq!(
            addresses.target("", "/answers/People/Jo/"),
            Target::Nowhere {
                near: Some("people/jo/".to_owned())
            }
        );
    }

    #[test]
    fn a_broken_percent_sign_stays() {
        assert_eq!(decoded("100%25%2%zz\u{e9}"), "100%%2%zz\u{e9}");
    }
}
