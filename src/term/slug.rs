//! Addresses from references and names: lower case letters, digits, dots and single hyphens.

/// The part of an address that stands for `text`; empty if nothing in it can stand in an address.
///
/// ```
/// use answerable::term::slug::slug;
/// assert_eq!(slug("HOSC-2023-15"), "hosc-2023-15");
/// assert_eq!(slug("Children\u{2019}s Trust & Co."), "childrens-trust-and-co");
/// assert_eq!(slug("HWB-2019-1.10"), "hwb-2019-1.10");
/// ```
pub fn slug(text: &str) -> String {
    let ascii = deunicode::deunicode(&text.replace('&', " and "));
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
        } else if c != '\'' {
            gap = true;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_never_holds_two_dots_a_stroke_or_an_outer_hyphen() {
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("--A  b--"), "a-b");
        assert_eq!(slug("a..b"), "a-b");
        assert_eq!(slug("\u{1f600}").contains('/'), false);
    }
}
