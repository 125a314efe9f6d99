//! Addresses from references and names: lower case letters, digits, dots and single hyphens.

use std::borrow::Cow;

/// The part of an address that stands for `text`; empty if nothing in it can stand in an address.
///
/// ```
/// use answerable::term::slug::slug;
/// assert_eq!(slug("HOSC-2023-15"), "hosc-2023-15");
/// assert_eq!(slug("Children\u{2019}s Trust & Co."), "childrens-trust-and-co");
/// assert_eq!(slug("HWB-2019-1.10"), "hwb-2019-1.10");
/// ```
pub fn slug(text: &str) -> String {
    let ascii = match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(deunicode::deunicode(&text.replace('&', " and "))),
    };
    let mut slug = String::with_capacity(ascii.len());
    let mut gap = false;
    let mut characters = ascii.chars().peekable();
    while let Some(c) = characters.next() {
        let inner_dot =
            c == '.' && !gap && characters.peek().is_some_and(char::is_ascii_alphanumeric);
        if c.is_ascii_alphanumeric() || (inner_dot && !slug.is_empty()) {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(c.to_ascii_lowercase());
        } else if c == '&' {
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str("and");
            gap = true;
        } else if c != '\'' {
            gap = true;
        }
    }
    slug
}

/// Whether some systems keep this name for themselves, so that no file can have it.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    if stem.len() > 4 {
        return false;
    }
    let stem = stem.to_lowercase();
    let numbered = |word: &str| {
        stem.strip_prefix(word)
            .is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Why some system could not hold a file of this name; none where every system can.
pub fn fault_of_name(name: &str) -> Option<&'static str> {
    const FORBIDDEN: [char; 8] = ['\\', '<', '>', ':', '"', '|', '?', '*'];
    if name.chars().any(char::is_control) {
        Some("it holds a sign that cannot be seen")
    } else if name.contains(FORBIDDEN) {
        Some("it holds one of the signs `< > : \" | ? * \\`")
    } else if name.starts_with(' ') || name.ends_with(['.', ' ']) {
        Some("it begins or ends with a blank, or ends with a full stop")
    } else if is_reserved(name) {
        Some("some systems keep this name for themselves")
    } else if name.len() > 200 {
        Some("it is too long")
    } else {
        None
    }
}

/// A former address as it stands below the site's base: a page ends in `.html`, anything else in a
/// stroke. Fails with the reason if it cannot be a place on this site.
///
/// ```
/// use answerable::term::slug::former_address;
/// assert_eq!(former_address("/people/jane-smith").as_deref(), Ok("people/jane-smith/"));
/// assert_eq!(former_address("old/page.html").as_deref(), Ok("old/page.html"));
/// assert!(former_address("../private").is_err());
/// ```
pub fn former_address(text: &str) -> Result<String, &'static str> {
    const FORBIDDEN: [char; 11] = ['\\', '?', '#', '%', '<', '>', ':', '"', '|', '*', '&'];
    let path = text.trim().trim_start_matches('/').trim_end_matches('/');
    if path.is_empty() {
        return Err("a former address names a place below the home page");
    }
    if path.contains(FORBIDDEN) || path.contains(char::is_control) {
        return Err(
            "a former address is a path on this site, without `\\`, `?`, `#`, `%`, `:` and the like",
        );
    }
    if path.len() > 500 {
        return Err("a former address is at most 500 letters long");
    }
    for name in path.split('/') {
        if name.starts_with(['.', ' ']) || name.ends_with(['.', ' ']) || name.is_empty() {
            return Err(
                "no name in a former address is empty, or begins or ends with a full stop or a blank",
            );
        }
        if is_reserved(name) {
            return Err(
                "a name in this former address is one that some systems keep for themselves",
            );
        }
        if name.len() > 200 {
            return Err("a name in this former address is too long");
        }
    }
    let is_file = path.ends_with(".html") && !text.trim().ends_with('/');
    Ok(if is_file {
        path.to_owned()
    } else {
        format!("{path}/")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_never_holds_two_dots_a_stroke_or_an_outer_hyphen() {
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("--A  b--"), "a-b");
        assert_eq!(slug("a..b"), "a-b");
        assert!(!slug("\u{1f600}").contains('/'));
    }

    #[test]
    fn a_former_address_stays_on_the_site() {
        for unsafe_one in [
            "",
            "/",
            "..",
            "a/../b",
            "a\\b",
            "a?b=c",
            "https://example.org/a",
            "a//b",
            "a\u{0}b",
            ".answerable",
            "con/x",
        ] {
            assert!(former_address(unsafe_one).is_err(), "{unsafe_one}");
        }
        assert_eq!(
            former_address("//example.org").as_deref(),
            Ok("example.org/")
        );
    }
}
