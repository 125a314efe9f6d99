//! Clients that mean harm, or do not know better: nothing outside the site is ever served, and none of
//! them holds up an officer's browser.

use crate::served::{Answer, Served, exampleshire, paper, write};
use std::io::{Read, Write};
use std::net::TcpStream;

/// What stands in files that no answer may hold.
const SECRET: &str = "kept-from-everybody";

fn guarded() -> Served {
    let folder = exampleshire();
    write(folder.path(), "secret.txt", SECRET.as_bytes());
    write(folder.path(), "content/.hidden", SECRET.as_bytes());
    write(
        folder.path(),
        "content/documents/.hidden.txt",
        SECRET.as_bytes(),
    );
    paper(folder.path(), "paper.txt", b"A paper.");
    let exempt = format!(
        "---\nreference: HOSC-2024-09\ntitle: {SECRET}\nmade by: HOSC\nexempt: {{paragraph: 3}}\n---\n\n{SECRET}\n"
    );
    write(
        folder.path(),
        "content/recommendations/exempt.md",
        exempt.as_bytes(),
    );
    Served::start(folder, &[])
}

#[track_caller]
fn still_there(site: &Served) {
    assert_eq!(site.get("/recommendations/hosc-2024-03/").status, 200);
}

#[test]
fn nothing_outside_the_plan_has_an_address() {
    let site = guarded();
    let paths = [
        "/../secret.txt",
        "/../../../../../../etc/passwd",
        "/documents/../../secret.txt",
        "/documents/../site.yaml",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/documents/%2e%2e/%2e%2e/secret.txt",
        "/%252e%252e%252fsecret.txt",
        "/..%5c..%5csecret.txt",
        "/..\\secret.txt",
        "/documents\\paper.txt",
        "/documents/paper.txt%00.html",
        "/documents/paper.txt/",
        "/documents/.hidden.txt",
        "/.hidden",
        "/site.yaml",
        "/people.yaml",
        "/content/site.yaml",
        "/recommendations/healthy-start.md",
        "/recommendations/exempt.md",
        "/recommendations/hosc-2024-09/",
        "/secret.txt",
        "//secret.txt",
        "//example.org/",
        "/./secret.txt",
        "/c:/windows/win.ini",
        "/_answerable/../secret.txt",
        "/_answerable/server.rs",
        "/DOCUMENTS/PAPER.TXT",
        "/file:///etc/passwd",
        "/%ff%fe",
        "/%",
        "/%zz",
        "/documents/CON",
        "/documents/paper.txt::$DATA",
        "/documents/paper.txt.",
    ];
    for path in paths {
        let answer = site.get(path);
        assert!(
            matches!(answer.status, 400 | 404),
            "{path}: {}",
            answer.status
        );
        assert!(!answer.text().contains(SECRET), "{path}");
        assert_eq!(answer.header("location"), None, "{path}");
        let head = site.ask("HEAD", path, &[]);
        assert_eq!((head.status, head.body.len()), (answer.status, 0), "{path}");
    }
    assert_eq!(site.get("/documents/paper.txt").text(), "A paper.");
    assert!(
        !site
            .get("/_answerable/findings.json")
            .text()
            .contains(SECRET)
    );
    assert!(!site.get("/_answerable/").text().contains(SECRET));
}

#[cfg(unix)]
#[test]
fn a_paper_that_became_a_link_is_not_followed() {
    let site = guarded();
    let paper = site.folder().join("content/documents/paper.txt");
    std::fs::remove_file(&paper).expect("a file to remove");
    std::os::unix::fs::symlink(site.folder().join("secret.txt"), &paper).expect("a link");
    for _ in 0..20 {
        assert!(!site.get("/documents/paper.txt").text().contains(SECRET));
    }
}

#[test]
fn only_this_computer_is_asked_for() {
    let site = guarded();
    let port = site.port;
    let with_host = |line: &str| {
        site.say(format!("GET / HTTP/1.1\r\n{line}Connection: close\r\n\r\n").as_bytes())
            .expect("an answer")
    };
    for host in ["localhost", "127.0.0.1", "[::1]", "LocalHost"] {
        assert_eq!(
            with_host(&format!("Host: {host}:{port}\r\n")).status,
            200,
            "{host}"
        );
    }
    for host in [
        "evil.example",
        "localhost.evil.example",
        "0.0.0.0",
        "192.168.0.1",
        "127.0.0.1.evil.example",
    ] {
        for host in [host.to_owned(), format!("{host}:{port}")] {
            let answer = with_host(&format!("Host: {host}\r\n"));
            assert_eq!(answer.status, 421, "{host}");
            assert!(!answer.text().contains("Exampleshire"));
        }
    }
    assert_eq!(with_host("").status, 400);
    assert_eq!(
        with_host(&format!("Host: localhost:{port}\r\nHost: evil.example\r\n")).status,
        400
    );
    let whole = format!("GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    assert_eq!(
        site.say(whole.as_bytes()).map(|answer| answer.status),
        Some(400)
    );
}

#[test]
fn it_listens_to_this_computer_alone() {
    let site = guarded();
    // The address by which others would reach this computer, as the system routes; no packet is sent.
    let socket = std::net::UdpSocket::bind("0.0.0.0:0").expect("a socket");
    let outside = socket
        .connect("192.0.2.1:9")
        .and_then(|()| socket.local_addr())
        .map(|address| address.ip());
    if let Ok(outside) = outside
        && !outside.is_loopback()
        && !outside.is_unspecified()
    {
        assert!(
            TcpStream::connect((outside, site.port)).is_err(),
            "{outside}"
        );
    }
    still_there(&site);
}

#[test]
fn it_is_only_read() {
    let site = guarded();
    for method in [
        "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "XYZZY",
    ] {
        let answer = site.ask(method, "/", &[]);
        assert_eq!(answer.status, 405, "{method}");
        assert_eq!(answer.header("allow"), Some("GET, HEAD"), "{method}");
    }
    let star = format!(
        "OPTIONS * HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
        site.port
    );
    assert_eq!(
        site.say(star.as_bytes()).map(|answer| answer.status),
        Some(405)
    );
    for line in [
        "Content-Length: 5",
        "Transfer-Encoding: chunked",
        "Content-Length: -1",
    ] {
        assert_eq!(site.ask("GET", "/", &[line]).status, 413, "{line}");
    }
    still_there(&site);
}

#[test]
fn rude_words_are_answered_shortly() {
    let site = guarded();
    let port = site.port;
    let statuses: &[(String, &[u16])] = &[
        ("\0\0\0\0\r\n\r\n".to_owned(), &[400]),
        ("\u{16}\u{3}\u{1}\0\u{5}hello\r\n\r\n".to_owned(), &[400]),
        ("GET\r\n\r\n".to_owned(), &[400]),
        ("GET / HTTP/9.9\r\n\r\n".to_owned(), &[400]),
        (
            format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nno colon\r\n\r\n"),
            &[400],
        ),
        (
            format!(
                "GET /{} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
                "a".repeat(1_000_000)
            ),
            &[431],
        ),
        (
            format!(
                "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nX: {}\r\n\r\n",
                "a".repeat(1_000_000)
            ),
            &[431],
        ),
        (
            format!(
                "GET / HTTP/1.1\r\nHost: localhost:{port}\r\n{}\r\n",
                "X: y\r\n".repeat(3_000)
            ),
            &[431],
        ),
        (
            format!(
                "GET / HTTP/1.1\r\nHost: localhost:{port}\r\n{}\r\n",
                "X: y\r\n".repeat(100)
            ),
            &[431],
        ),
    ];
    for (words, expected) in statuses {
        let answer = site.say(words.as_bytes());
        let status = answer.map(|answer| answer.status);
        let shown: String = words.chars().take(60).collect();
        assert!(
            status.is_some_and(|status| expected.contains(&status)),
            "{shown:?}: {status:?}"
        );
    }
    still_there(&site);
}

#[test]
fn many_requests_may_come_on_one_connection() {
    let site = guarded();
    let one = format!("HEAD / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", site.port);
    let last = format!(
        "HEAD / HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
        site.port
    );
    let mut stream = site.connect();
    stream
        .write_all((one.repeat(20) + &last).as_bytes())
        .expect("to ask");
    let mut came = String::new();
    stream.read_to_string(&mut came).expect("answers");
    assert_eq!(came.matches("HTTP/1.1 200 OK").count(), 21);
}

#[test]
fn neither_slow_clients_nor_two_hundred_of_them_hold_up_another() {
    let site = guarded();
    let mut slow: Vec<TcpStream> = Vec::new();
    for number in 0..200 {
        let mut stream = site.connect();
        // Some say nothing, some half a request, some ask and never listen.
        let words = match number % 3 {
            0 => String::new(),
            1 => "GET / HTTP/1.1\r\nHost: loc".to_owned(),
            _ => format!(
                "GET /recommendations/ HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
                site.port
            ),
        };
        stream.write_all(words.as_bytes()).expect("to ask");
        slow.push(stream);
    }
    still_there(&site);
    // A line now and then does not keep a connection: the time is of the whole request.
    let mut drip = site.connect();
    drip.write_all(b"GET / HTTP/1.1\r\n").expect("to ask");
    let mut reader = drip.try_clone().expect("the same connection");
    let dripping = std::thread::spawn(move || {
        while drip.write_all(b"X: y\r\n").is_ok() {
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    });
    let mut came = Vec::new();
    let _ = reader.read_to_end(&mut came);
    assert_eq!(Answer::of(&came).map(|answer| answer.status), Some(408));
    dripping.join().expect("the end of it");
    // All of them are let go.
    for mut stream in slow {
        let mut came = Vec::new();
        let _ = stream.read_to_end(&mut came);
    }
    still_there(&site);
}

#[test]
fn four_hundred_at_once_are_answered_or_sent_away() {
    let site = guarded();
    let head = format!(
        "GET / HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
        site.port
    );
    let mut streams: Vec<TcpStream> = (0..400).map(|_| site.connect()).collect();
    for stream in &mut streams {
        let _ = stream.write_all(head.as_bytes());
    }
    let mut answered = 0;
    for mut stream in streams {
        let mut came = Vec::new();
        let _ = stream.read_to_end(&mut came);
        match Answer::of(&came).map(|answer| answer.status) {
            Some(200) => answered += 1,
            // Sent away before the question was read, which some systems tell by a reset.
            Some(503) | None => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(answered >= 200, "{answered} of 400");
    still_there(&site);
}
