//! As much of HTTP/1.1 as showing files takes: one thread and one answer per connection.
//!
//! Connections are not kept alive, so that no request waits behind an idle one, which is how
//! small servers with a pool of threads come to a halt when a browser opens many at once.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

/// Longer heads than this are not from a browser that wants a file.
const LONGEST_HEAD: u64 = 64 * 1024;
/// A browser may connect ahead of need; it connects again when it is too late.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
}

/// What is answered.
pub(super) struct Response {
    /// The code and its name, as in `200 OK`.
    pub(super) status: &'static str,
    pub(super) content_type: &'static str,
    pub(super) body: Vec<u8>,
}

/// Answers the one request of a connection, with some headers on whatever the answer is.
pub(super) fn converse(
    mut stream: TcpStream,
    headers: &[(&str, &str)],
    answer: impl FnOnce(&Request) -> Response,
) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = read(&mut stream)? else { return Ok(()) };
    let response = answer(&request);

    let mut head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n",
        response.status,
        response.content_type,
        response.body.len()
    );
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if request.method != "HEAD" {
        stream.write_all(&response.body)?;
    }
    // Closing with something unread would cut off the answer.
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_secs(1)))?;
    io::copy(&mut stream.take(LONGEST_HEAD), &mut io::sink())?;
    Ok(())
}

/// Reads the head of a request; `None` when there is none to read.
fn read(stream: impl Read) -> io::Result<Option<Request>> {
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD));
    let mut first = String::new();
    lines.read_line(&mut first)?;
    let mut line = String::new();
    loop {
        line.clear();
        if lines.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        if line.trim_end().is_empty() {
            break;
        }
    }
    let mut words = first.split_whitespace();
    Ok(match (words.next(), words.next(), words.next()) {
        (Some(method), Some(target), Some(_)) => {
            Some(Request { method: method.to_owned(), target: target.to_owned() })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Request, read};

    #[test]
    fn reads_a_request() {
        let head = b"GET /dist/a.css HTTP/1.1\r\nHost: localhost\r\n\r\n";
        let request = Request { method: "GET".into(), target: "/dist/a.css".into() };
        assert_eq!(read(&head[..]).unwrap(), Some(request));
    }

    #[test]
    fn what_is_no_request_gets_no_answer() {
        for head in ["", "\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\r\nHost:"] {
            assert_eq!(read(head.as_bytes()).unwrap(), None, "{head:?}");
        }
    }
}
