//! From a request to its answer: a pure function of the site as it stands, without a socket. The bytes
//! are those of `build`, but that a page loads one script more.

use crate::preview::header::{SECURITY, content_type};
use crate::preview::{Made, News, OWN, Preview, Refused, Request, Told};
use crate::prose::escape;
use crate::source::Opened;
use serde_json::json;

/// The script that a page is given, and the style of what it draws.
const SCRIPT: &str = include_str!("reload.js");
const STYLE: &str = include_str!("panel.css");

/// An answer, ready to be written.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Body,
}

/// What an answer carries.
#[derive(Debug)]
pub enum Body {
    Bytes(Vec<u8>),
    /// So many bytes of a file, from a place in it.
    File {
        file: Opened,
        from: u64,
        length: u64,
    },
    /// News, for as long as the connection lasts, after what was heard last.
    News(News),
}

impl Answer {
    /// A short answer in words.
    pub fn words(status: u16, words: &str) -> Answer {
        let mut answer = Answer::of(status, "text/plain; charset=utf-8");
        answer.body = Body::Bytes(format!("{words}\n").into_bytes());
        answer
    }

    /// The answer to a request that is refused.
    pub fn refused(Refused(status, words): Refused) -> Answer {
        let answer = Answer::words(status, words);
        match status {
            405 => answer.with("Allow", "GET, HEAD"),
            _ => answer,
        }
    }

    fn of(status: u16, kind: &str) -> Answer {
        let mut headers = vec![
            ("Content-Type", kind.to_owned()),
            ("Cache-Control", "no-cache".to_owned()),
            // Drafts are not for the pages of others that are open in the same browser.
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ];
        headers.extend(SECURITY.map(|(name, value)| (name, value.to_owned())));
        Answer {
            status,
            headers,
            body: Body::Bytes(Vec::new()),
        }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// How many bytes the body has; none where nobody knows.
    pub fn length(&self) -> Option<u64> {
        match &self.body {
            Body::Bytes(bytes) => Some(bytes.len() as u64),
            Body::File { length, .. } => Some(*length),
            Body::News(_) => None,
        }
    }
}

/// Answers a request.
pub fn answer(request: &Request, preview: &Preview) -> Answer {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Answer::refused(Refused(405, "a preview is only read"));
    }
    let base = preview.base();
    let Some(address) = request.path.strip_prefix(base.as_str()) else {
        let is_base = request.path == "/" || format!("{}/", request.path) == base;
        return match is_base {
            true => Answer::words(302, "the site begins further down").with("Location", base),
            false => not_found(request, preview, &base),
        };
    };
    if let Some(own) = address.strip_prefix(OWN) {
        return of_preview(own, request, preview, &base);
    }
    // The state before the page: should a new one come between, the page is loaded once more.
    let news = preview.news();
    match preview.make(address) {
        Some(Made::Bytes(bytes)) => page(200, address, bytes, request, news, &base),
        Some(Made::File(file)) => of_file(address, file, request),
        Some(Made::Folder) => {
            let query = match request.query.is_empty() {
                true => String::new(),
                false => format!("?{}", request.query),
            };
            Answer::words(302, "this is a folder")
                .with("Location", format!("{}/{query}", request.sent))
        }
        Some(Made::Nothing) => not_found(request, preview, &base),
        Some(Made::Fault) => findings(500, preview, &base),
        None => findings(503, preview, &base),
    }
}

/// The site's own page for what does not exist.
fn not_found(request: &Request, preview: &Preview, base: &str) -> Answer {
    let news = preview.news();
    match preview.make("404.html") {
        Some(Made::Bytes(bytes)) => page(404, "404.html", bytes, request, news, base),
        _ => findings(404, preview, base),
    }
}

/// A page or file whose bytes are at hand.
fn page(
    status: u16,
    address: &str,
    bytes: Vec<u8>,
    request: &Request,
    news: News,
    base: &str,
) -> Answer {
    let kind = content_type(address);
    let bytes = match kind.starts_with("text/html") {
        true => with_script(bytes, base, news.generation),
        false => bytes,
    };
    let tag = format!("\"{}\"", &blake3::hash(&bytes).to_hex()[..32]);
    let answer = Answer::of(status, kind).with("ETag", tag.as_str());
    if status != 200 {
        return Answer {
            body: Body::Bytes(bytes),
            ..answer
        };
    }
    let whole = bytes.len() as u64;
    part(answer, request, &tag, whole, |from, length| {
        let span = usize::try_from(from).unwrap_or(usize::MAX);
        let end = span.saturating_add(usize::try_from(length).unwrap_or(usize::MAX));
        Body::Bytes(bytes.get(span..end).unwrap_or_default().to_vec())
    })
}

/// A file of the content, as it stands on the disk.
fn of_file(address: &str, file: Opened, request: &Request) -> Answer {
    let size = file.size;
    let version = file.version.as_bytes();
    let tag = format!("\"{}\"", &blake3::hash(version).to_hex()[..32]);
    let answer = Answer::of(200, content_type(address)).with("ETag", tag.as_str());
    part(answer, request, &tag, size, |from, length| Body::File {
        file,
        from,
        length,
    })
}

/// All of something, or the part that is asked for, or nothing where the browser has it already.
fn part(
    mut answer: Answer,
    request: &Request,
    tag: &str,
    whole: u64,
    body: impl FnOnce(u64, u64) -> Body,
) -> Answer {
    let is_this = |tags: &str| {
        tags.split(',')
            .map(|one| one.trim().trim_start_matches("W/"))
            .any(|one| one == tag || one == "*")
    };
    if request.if_none_match.as_deref().is_some_and(is_this) {
        answer.status = 304;
        return answer;
    }
    answer = answer.with("Accept-Ranges", "bytes");
    let is_current = request.if_range.as_deref().is_none_or(|one| one == tag);
    let asked = request.range.as_deref();
    let asked = asked.filter(|_| is_current && request.method == "GET");
    match asked.and_then(|asked| range(asked, whole)) {
        None => answer.body = body(0, whole),
        Some(Ok((first, last))) => {
            answer.status = 206;
            answer = answer.with("Content-Range", format!("bytes {first}-{last}/{whole}"));
            answer.body = body(first, last - first + 1);
        }
        Some(Err(())) => {
            answer.status = 416;
            answer = answer.with("Content-Range", format!("bytes */{whole}"));
        }
    }
    answer
}

/// The first and the last byte that are asked for. None where the whole is to be sent: of several
/// ranges, and where the words cannot be read. An error where there are no such bytes.
fn range(asked: &str, whole: u64) -> Option<Result<(u64, u64), ()>> {
    let (first, last) = asked.trim().strip_prefix("bytes=")?.split_once('-')?;
    let number = |words: &str| {
        let is_number = !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| words.parse().unwrap_or(u64::MAX))
    };
    let end = whole.checked_sub(1);
    let span = match (first.trim(), last.trim()) {
        ("", last) => {
            let length = number(last)?;
            let end = end.filter(|_| length > 0);
            end.map(|end| (whole.saturating_sub(length), end))
        }
        (first, "") => {
            let first = number(first)?;
            end.filter(|end| first <= *end).map(|end| (first, end))
        }
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            end.filter(|end| first <= *end)
                .map(|end| (first, last.min(end)))
        }
    };
    Some(span.ok_or(()))
}

/// The tag that a page is given, which knows the state of the site that the page is of.
fn script_tag(base: &str, generation: u64) -> String {
    format!("<script src=\"{base}{OWN}reload.js?of={generation}\" defer></script>")
}

/// A page with the script before the end of its body.
fn with_script(mut bytes: Vec<u8>, base: &str, generation: u64) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let end = bytes.windows(END.len()).rposition(|window| window == END);
    let at = end.unwrap_or(bytes.len());
    bytes.splice(at..at, script_tag(base, generation).into_bytes());
    bytes
}

/// What stands at the preview's own addresses.
fn of_preview(own: &str, request: &Request, preview: &Preview, base: &str) -> Answer {
    let fixed = |text: &str| {
        let mut answer = Answer::of(200, content_type(own));
        answer.body = Body::Bytes(text.as_bytes().to_vec());
        answer
    };
    match own {
        "reload.js" => fixed(SCRIPT),
        "panel.css" => fixed(STYLE),
        "findings.json" => {
            let mut told = preview.told().as_json();
            let page = request.asked("page").unwrap_or_default();
            let address = page.strip_prefix(base).unwrap_or_default();
            if let Some(told) = told.as_object_mut() {
                told.insert("generation".to_owned(), json!(preview.news().generation));
                told.insert("heldBack".to_owned(), json!(preview.is_held_back()));
                told.insert("drafts".to_owned(), json!(preview.has_drafts()));
                told.insert("page".to_owned(), json!(preview.standing(address)));
            }
            fixed(&told.to_string())
        }
        "news" => {
            let heard = |word| request.asked(word).and_then(|number| number.parse().ok());
            let mut last = preview.news();
            // A page of an older state hears at once that there is a newer one.
            if heard("of").is_some_and(|of: u64| of != last.generation) {
                last.number = u64::MAX;
            }
            let mut answer = Answer::of(200, "text/event-stream");
            answer.body = Body::News(last);
            answer
        }
        "" => findings(200, preview, base),
        _ => Answer::words(404, "the preview has no such file"),
    }
}

/// The page of findings: for browsers without scripts, and for the time when there is no page.
fn findings(status: u16, preview: &Preview, base: &str) -> Answer {
    let told = preview.told();
    let mut html = String::from(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>Findings - preview</title>",
    );
    html.push_str(&format!(
        "<link rel=\"stylesheet\" href=\"{base}{OWN}panel.css\"></head><body \
         class=\"answerable-findings\"><main><h1>Findings</h1>"
    ));
    write_findings(&told, &mut html);
    html.push_str(&format!(
        "<p><a href=\"{base}\">The site</a></p></main>{}</body></html>\n",
        script_tag(base, preview.news().generation)
    ));
    let mut answer = Answer::of(status, "text/html; charset=utf-8");
    answer.body = Body::Bytes(html.into_bytes());
    answer
}

fn write_findings(told: &Told, html: &mut String) {
    let mut paragraph = |words: &str| {
        html.push_str("<p>");
        escape(words, html);
        html.push_str("</p>");
    };
    paragraph(match (told.errors, told.is_examined) {
        (0, true) => "Nothing here stops publication.",
        (0, false) => "Nothing so far stops publication; the checks are still looking.",
        _ => "Nothing would be published like this.",
    });
    html.push_str("<ol>");
    for finding in &told.findings {
        html.push_str(&format!(
            "<li class=\"answerable-{}\"><p><strong>",
            finding.severity.word()
        ));
        escape(finding.severity.word(), html);
        html.push_str("</strong> <code>");
        escape(&finding.place(), html);
        html.push_str("</code> ");
        escape(&finding.message, html);
        html.push_str("</p>");
        if let Some(text) = &finding.text {
            html.push_str("<pre>");
            escape(text, html);
            html.push_str("</pre>");
        }
        if let Some(help) = &finding.help {
            html.push_str("<p>");
            escape(help, html);
            html.push_str("</p>");
        }
        html.push_str("</li>");
    }
    html.push_str("</ol>");
    if told.rest() > 0 {
        html.push_str(&format!("<p>There are {} more.</p>", told.rest()));
    }
    if !told.not_public.is_empty() {
        html.push_str("<h2>Not public</h2><ul>");
        for record in &told.not_public {
            html.push_str("<li>");
            match &record.href {
                Some(href) => {
                    html.push_str("<a href=\"");
                    escape(href, html);
                    html.push_str("\">");
                    escape(&record.name, html);
                    html.push_str("</a>");
                }
                None => escape(&record.name, html),
            }
            html.push_str(": ");
            escape(&record.why, html);
            html.push_str("</li>");
        }
        html.push_str("</ul>");
    }
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn a_range_is_what_there_is_of_it() {
        assert_eq!(range("bytes=0-0", 10), Some(Ok((0, 0))));
        assert_eq!(range("bytes=2-", 10), Some(Ok((2, 9))));
        assert_eq!(range("bytes=-3", 10), Some(Ok((7, 9))));
        assert_eq!(range("bytes=-30", 10), Some(Ok((0, 9))));
        assert_eq!(range("bytes=5-99999999999999999999", 10), Some(Ok((5, 9))));
        assert_eq!(range("bytes=10-", 10), Some(Err(())));
        assert_eq!(range("bytes=-0", 10), Some(Err(())));
        assert_eq!(range("bytes=0-", 0), Some(Err(())));
        for whole in [
            "bytes=5-2",
            "bytes=0-1,3-4",
            "bytes=a-b",
            "lines=1-2",
            "bytes=-",
        ] {
            assert_eq!(range(whole, 10), None, "{whole}");
        }
    }
}
