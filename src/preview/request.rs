//! What a browser asks for, read with hard limits: one head of at most 16 KB, no body, and a host that
//! is this computer.

/// The largest head that is read, in bytes.
pub const LARGEST_HEAD: usize = 16 * 1024;

/// The most lines that a head may have.
const MOST_LINES: usize = 64;

/// A request, as far as it matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    /// The path as it was sent, without what stands behind the question mark.
    pub sent: String,
    /// The same with percent notation taken back, once.
    pub path: String,
    /// What stands behind the question mark.
    pub query: String,
    /// The versions that the browser has.
    pub if_none_match: Option<String>,
    pub if_range: Option<String>,
    pub range: Option<String>,
    /// Whether the connection stays open for another request.
    pub stays: bool,
}

/// Why a request is refused: the status, and the words for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(pub u16, pub &'static str);

impl Request {
    /// Reads the head that bytes begin with, and says how long it is. None while its end is missing.
    ///
    /// # Errors
    /// Says why a request is not one that this server answers.
    pub fn read(bytes: &[u8], port: u16) -> Result<Option<(Request, usize)>, Refused> {
        let mut lines = [httparse::EMPTY_HEADER; MOST_LINES];
        let mut head = httparse::Request::new(&mut lines);
        let length = match head.parse(bytes) {
            Ok(httparse::Status::Complete(length)) if length <= LARGEST_HEAD => length,
            Ok(httparse::Status::Partial) if bytes.len() < LARGEST_HEAD => return Ok(None),
            Ok(_) | Err(httparse::Error::TooManyHeaders) => {
                return Err(Refused(431, "the head of the request is too large"));
            }
            Err(_) => return Err(Refused(400, "this is no request that can be understood")),
        };
        let target = head.path.unwrap_or_default();
        let is_1_1 = head.version == Some(1);
        let mut request = Request {
            method: head.method.unwrap_or_default().to_owned(),
            stays: is_1_1,
            ..Request::default()
        };
        let mut host = None;
        for line in head.headers.iter() {
            let Ok(value) = std::str::from_utf8(line.value) else {
                continue;
            };
            let value = value.trim();
            match line.name.to_ascii_lowercase().as_str() {
                "host" if host.is_some() => {
                    return Err(Refused(400, "the request names two hosts"));
                }
                "host" => host = Some(value.to_owned()),
                "content-length" if value == "0" => {}
                "content-length" | "transfer-encoding" => {
                    return Err(Refused(413, "a preview takes nothing in"));
                }
                "expect" => return Err(Refused(417, "a preview takes nothing in")),
                "connection" => {
                    let has = |word: &str| {
                        value
                            .split(',')
                            .any(|part| part.trim().eq_ignore_ascii_case(word))
                    };
                    request.stays = !has("close") && (is_1_1 || has("keep-alive"));
                }
                "if-none-match" => request.if_none_match = Some(value.to_owned()),
                "if-range" => request.if_range = Some(value.to_owned()),
                "range" => request.range = Some(value.to_owned()),
                _ => {}
            }
        }
        match host {
            Some(host) if is_this_computer(&host, port) => {}
            None if !is_1_1 => {}
            None => return Err(Refused(400, "the request names no host")),
            Some(_) => {
                return Err(Refused(
                    421,
                    "this preview is only for the computer that it runs on",
                ));
            }
        }
        if !target.starts_with('/') {
            // `OPTIONS *` and the whole addresses that are sent to a proxy.
            let is_method = matches!(request.method.as_str(), "GET" | "HEAD");
            return Err(match is_method {
                true => Refused(400, "a path begins with a stroke"),
                false => Refused(405, "a preview is only read"),
            });
        }
        let target = target.split('#').next().unwrap_or_default();
        let (sent, query) = target.split_once('?').unwrap_or((target, ""));
        request.path = decoded(sent).ok_or(Refused(400, "the address cannot be read"))?;
        request.sent = sent.to_owned();
        request.query = query.to_owned();
        Ok(Some((request, length)))
    }

    /// The value of a word behind the question mark, percent notation taken back.
    pub fn asked(&self, word: &str) -> Option<String> {
        let pairs = self
            .query
            .split('&')
            .filter_map(|pair| pair.split_once('='));
        let value = pairs.into_iter().find(|(name, _)| *name == word)?.1;
        decoded(value)
    }
}

/// Whether a `Host` is a name of this computer, and this server's port. Any other name may have been
/// bent to this computer by a page elsewhere, which would then read what is not public.
fn is_this_computer(host: &str, port: u16) -> bool {
    let host = host.to_ascii_lowercase();
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
        host.strip_prefix(name).is_some_and(|rest| {
            rest.strip_prefix(':') == Some(port.to_string().as_str())
                || (rest.is_empty() && port == 80)
        })
    })
}

/// Percent notation taken back, once; none where it is broken or no text.
fn decoded(sent: &str) -> Option<String> {
    let mut plain = Vec::with_capacity(sent.len());
    let mut bytes = sent.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
            plain.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            plain.push(byte);
        }
    }
    String::from_utf8(plain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Result<Option<(Request, usize)>, Refused> {
        Request::read(head.as_bytes(), 8000)
    }

    #[test]
    fn only_this_computer_is_a_host() {
        for host in [
            "localhost:8000",
            "LOCALHOST:8000",
            "127.0.0.1:8000",
            "[::1]:8000",
        ] {
            let request = read(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
            assert!(matches!(request, Ok(Some(_))), "{host}");
        }
        for host in [
            "localhost",
            "localhost:8001",
            "localhost:8000.example.org",
            "localhost.example.org:8000",
            "example.org",
            "127.0.0.1.example.org:8000",
            "0.0.0.0:8000",
            "",
        ] {
            let request = read(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
            assert!(matches!(request, Err(Refused(421, _))), "{host}");
        }
    }

    #[test]
    fn percent_notation_is_taken_back_once() {
        let of = |path: &str| {
            let head = format!("GET {path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n");
            read(&head).map(|read| read.map(|(request, _)| request.path))
        };
        assert_eq!(of("/a%20b"), Ok(Some("/a b".to_owned())));
        assert_eq!(of("/%252e%252e/"), Ok(Some("/%2e%2e/".to_owned())));
        assert!(of("/%zz").is_err() && of("/%f").is_err() && of("/%ff").is_err());
    }
}
