//! The sockets of the preview: it listens to this computer alone, and neither a slow nor a rude client
//! holds up another.

use crate::preview::request::LARGEST_HEAD;
use crate::preview::{Answer, Body, News, Preview, Refused, Request, answer};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::net::{Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The most connections at one time; whoever comes then is asked to come again.
const MOST_CONNECTIONS: usize = 256;

/// The most of them that may wait for news.
const MOST_LISTENERS: usize = 128;

/// A request has come in whole within this time, counted from when it is waited for.
const LONGEST_REQUEST: Duration = Duration::from_secs(5);

/// An answer has gone out within this time.
const LONGEST_ANSWER: Duration = Duration::from_secs(30);

/// How often a page that listens hears that the preview is still there.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Connections read and write, and no more: pages are made elsewhere.
const STACK: usize = 256 * 1024;

/// How many ports behind the one that was asked for are tried, before the system may choose.
const NEXT_PORTS: u16 = 20;

/// A server that listens, and does not answer yet.
pub struct Server {
    listeners: Vec<TcpListener>,
    port: u16,
}

/// How many connections there are.
#[derive(Default)]
struct Count {
    all: AtomicUsize,
    listeners: AtomicUsize,
}

/// One more of a count, for as long as it is kept.
struct Counted<'a>(&'a AtomicUsize);

impl<'a> Counted<'a> {
    /// None where there are as many as may be.
    fn of(count: &'a AtomicUsize, most: usize) -> Option<Counted<'a>> {
        if count.fetch_add(1, Ordering::Relaxed) < most {
            return Some(Counted(count));
        }
        count.fetch_sub(1, Ordering::Relaxed);
        None
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Server {
    /// Listens at this port, or where it is taken at the next one that is free. 0 is any.
    ///
    /// # Errors
    /// Where the system lets us listen at no port at all.
    pub fn open(port: u16) -> io::Result<Server> {
        let last = match port {
            0 => 0,
            port => port.saturating_add(NEXT_PORTS),
        };
        let tried = (port..=last).chain([0]);
        let mut refused = None;
        for port in tried {
            match Server::at(port) {
                Ok(server) => return Ok(server),
                Err(error) => refused = Some(error),
            }
        }
        Err(refused.unwrap_or_else(|| ErrorKind::AddrInUse.into()))
    }

    fn at(port: u16) -> io::Result<Server> {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = first.local_addr()?.port();
        // A browser may know `localhost` by its longer address: nobody else should answer there.
        let second = TcpListener::bind((Ipv6Addr::LOCALHOST, port));
        if let Err(error) = &second
            && error.kind() == ErrorKind::AddrInUse
        {
            return Err(ErrorKind::AddrInUse.into());
        }
        Ok(Server {
            listeners: [Some(first), second.ok()].into_iter().flatten().collect(),
            port,
        })
    }

    /// The port that it listens at.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where it listens.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        let listeners = self.listeners.iter();
        listeners
            .filter_map(|listener| listener.local_addr().ok())
            .collect()
    }

    /// Answers from now on, on threads of its own.
    ///
    /// # Errors
    /// Where the system gives us no thread.
    pub fn serve(self, preview: &Arc<Preview>) -> io::Result<()> {
        let count: Arc<Count> = Arc::default();
        let port = self.port;
        for listener in self.listeners {
            let (preview, count) = (Arc::clone(preview), Arc::clone(&count));
            thread::Builder::new()
                .name("listen".to_owned())
                .stack_size(STACK)
                .spawn(move || accept(&listener, port, &preview, &count))?;
        }
        Ok(())
    }
}

fn accept(listener: &TcpListener, port: u16, preview: &Arc<Preview>, count: &Arc<Count>) {
    loop {
        let Ok((stream, _)) = listener.accept() else {
            // No more files may be open just now: that passes.
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        let (preview, count) = (Arc::clone(preview), Arc::clone(count));
        // Without a thread the connection closes, as it does when its thread is done.
        let _ = thread::Builder::new()
            .name("answer".to_owned())
            .stack_size(STACK)
            .spawn(move || match Counted::of(&count.all, MOST_CONNECTIONS) {
                Some(_counted) => converse(stream, port, &preview, &count),
                None => turn_away(stream),
            });
    }
}

/// Says that there are too many already.
fn turn_away(mut stream: TcpStream) {
    let answer = Answer::words(503, "too many are asking at this moment");
    let _ = write(&mut stream, answer, false, false);
}

/// Answers one request after the other, until either side has enough.
fn converse(mut stream: TcpStream, port: u16, preview: &Preview, count: &Count) {
    // Small answers should not wait for more.
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::new();
    loop {
        let request = match read(&mut stream, &mut buffer, port) {
            Ok(Some(request)) => request,
            Ok(None) => return,
            Err(refused) => {
                let is_head = buffer.starts_with(b"HEAD ");
                let _ = write(&mut stream, Answer::refused(refused), false, is_head);
                return hang_up(&mut stream);
            }
        };
        let is_head = request.method == "HEAD";
        let mut answer = answer(&request, preview);
        if let Body::News(last) = answer.body {
            if !is_head {
                match Counted::of(&count.listeners, MOST_LISTENERS) {
                    Some(_counted) => drop(tell(&mut stream, answer, last, preview)),
                    None => turn_away(stream),
                }
                return;
            }
            answer.body = Body::Bytes(Vec::new());
        }
        if write(&mut stream, answer, request.stays, is_head).is_err() || !request.stays {
            return;
        }
    }
}

/// Reads the next request; none when there is no more.
fn read(
    stream: &mut TcpStream,
    buffer: &mut Vec<u8>,
    port: u16,
) -> Result<Option<Request>, Refused> {
    let end = Instant::now() + LONGEST_REQUEST;
    let mut more = [0; 4096];
    loop {
        if let Some((request, length)) = Request::read(buffer, port)? {
            buffer.drain(..length);
            return Ok(Some(request));
        }
        let left = end.saturating_duration_since(Instant::now());
        let is_late = left.is_zero() || stream.set_read_timeout(Some(left)).is_err();
        let got = match is_late {
            true => Err(ErrorKind::TimedOut.into()),
            false => stream.read(&mut more),
        };
        match got {
            Ok(0) => return Ok(None),
            Ok(length) => buffer.extend_from_slice(more.get(..length).unwrap_or_default()),
            Err(error) => match error.kind() {
                ErrorKind::Interrupted => {}
                ErrorKind::WouldBlock | ErrorKind::TimedOut if !buffer.is_empty() => {
                    return Err(Refused(408, "the request took too long"));
                }
                _ => return Ok(None),
            },
        }
    }
}

/// Closes so that the other side still gets the answer, though it may have sent more than was read.
fn hang_up(stream: &mut TcpStream) {
    let _ = stream.shutdown(Shutdown::Write);
    let end = Instant::now() + Duration::from_millis(500);
    let mut rest = [0; 4096];
    let mut length = 0;
    while length < 4 * LARGEST_HEAD {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return;
        }
        match stream.read(&mut rest) {
            Ok(0) | Err(_) => return,
            Ok(more) => length += more,
        }
    }
}

/// The head of an answer.
fn head(answer: &Answer, stays: bool) -> String {
    let mut head = format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if let Some(length) = answer.length()
        && answer.status != 304
    {
        head.push_str(&format!("Content-Length: {length}\r\n"));
    }
    let connection = if stays { "keep-alive" } else { "close" };
    head.push_str(&format!("Connection: {connection}\r\n\r\n"));
    head
}

fn write(stream: &mut TcpStream, answer: Answer, stays: bool, is_head: bool) -> io::Result<()> {
    let end = Instant::now() + LONGEST_ANSWER;
    let mut head = head(&answer, stays).into_bytes();
    match answer.body {
        _ if is_head => send(stream, &head, end),
        Body::Bytes(bytes) => {
            head.extend(bytes);
            send(stream, &head, end)
        }
        Body::File {
            mut file,
            from,
            length,
        } => {
            send(stream, &head, end)?;
            file.seek(SeekFrom::Start(from))?;
            let mut file = file.take(length);
            let mut part = vec![0; 64 * 1024];
            let mut left = length;
            while left > 0 {
                let read = file.read(&mut part)?;
                if read == 0 {
                    // The file has become shorter: only the end of the connection can say so.
                    return Err(ErrorKind::UnexpectedEof.into());
                }
                send(stream, part.get(..read).unwrap_or_default(), end)?;
                left = left.saturating_sub(read as u64);
            }
            Ok(())
        }
        Body::News(_) => send(stream, &head, end),
    }
}

/// Writes all bytes, but not for longer than until then.
fn send(stream: &mut TcpStream, mut bytes: &[u8], end: Instant) -> io::Result<()> {
    while !bytes.is_empty() {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.set_write_timeout(Some(left))?;
        match stream.write(bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(sent) => bytes = bytes.get(sent..).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Tells news as they come, until nobody listens.
fn tell(
    stream: &mut TcpStream,
    answer: Answer,
    mut last: News,
    preview: &Preview,
) -> io::Result<()> {
    let patience = || Instant::now() + LONGEST_REQUEST;
    let opening = format!("{}retry: 500\n\n", head(&answer, false));
    send(stream, opening.as_bytes(), patience())?;
    loop {
        let news = preview.wait(last, HEARTBEAT);
        let line = match news == last {
            true => ": still here\n\n".to_owned(),
            false => format!("data: {}\n\n", news.number),
        };
        send(stream, line.as_bytes(), patience())?;
        last = news;
    }
}

/// The words for a status.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Unknown",
    }
}
