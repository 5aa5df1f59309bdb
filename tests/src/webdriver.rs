//! A small W3C WebDriver client: the same for the real web view and for Chromium. Elements are found by `data-testid`.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};

use crate::program::wait_until;

/// Slower than any gun is taken to be.
const BETWEEN_KEYS: Duration = Duration::from_millis(45);

/// The key under which WebDriver names an element (W3C WebDriver, section 12).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One browser session.
pub struct Browser {
    port: u16,
    session: String,
}

impl Browser {
    /// Opens a session; the driver may need a moment before it listens.
    pub fn open(port: u16, capabilities: &Value) -> Result<Browser> {
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer =
            wait_until("a WebDriver session", || request(port, "POST", "/session", Some(&body)).map(Some))?;
        let session = answer["sessionId"].as_str().context("a session id")?.to_owned();
        Ok(Browser { port, session })
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        request(self.port, method, &format!("/session/{}{path}", self.session), body)
    }

    /// Goes to an address.
    pub fn go(&self, url: &str) -> Result<()> {
        self.ask("POST", "/url", Some(&json!({ "url": url }))).map(drop)
    }

    /// Runs a script in the page and gives its result.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.ask("POST", "/execute/sync", Some(&json!({ "script": script, "args": arguments })))
    }

    /// Whether something with this test id is shown now.
    pub fn shows(&self, id: &str) -> Result<bool> {
        Ok(!self.all(id)?.is_empty())
    }

    fn all(&self, id: &str) -> Result<Vec<String>> {
        let body = json!({ "using": "css selector", "value": format!("[data-testid=\"{id}\"]") });
        let found = self.ask("POST", "/elements", Some(&body))?;
        let found = found.as_array().context("a list of elements")?;
        Ok(found.iter().filter_map(|one| one[ELEMENT].as_str().map(str::to_owned)).collect())
    }

    /// Waits for something with this test id.
    pub fn find(&self, id: &str) -> Result<String> {
        wait_until(&format!("{id} on the screen"), || Ok(self.all(id)?.into_iter().next()))
            .map_err(|why| why.context(self.page_text().unwrap_or_default()))
    }

    /// Waits until it can be pressed, and presses it.
    pub fn press(&self, id: &str) -> Result<()> {
        wait_until(&format!("{id} to be pressed"), || {
            let Some(element) = self.all(id)?.into_iter().next() else { return Ok(None) };
            self.ask("POST", &format!("/element/{element}/click"), Some(&json!({}))).map(Some)
        })
        .map(drop)
        .map_err(|why| why.context(self.page_text().unwrap_or_default()))
    }

    /// Replaces what stands in a field.
    pub fn fill(&self, id: &str, text: &str) -> Result<()> {
        let element = self.find(id)?;
        self.ask("POST", &format!("/element/{element}/clear"), Some(&json!({})))?;
        // The key Enter (W3C WebDriver, section 17.4.2): a line feed alone is swallowed by one of the drivers.
        let text = text.replace('\n', "\u{E007}");
        // Key by key, as a person types: a burst of keys is a barcode gun, and the screens take it for one.
        for key in text.chars() {
            let key = json!({ "text": key.to_string() });
            self.ask("POST", &format!("/element/{element}/value"), Some(&key))?;
            std::thread::sleep(BETWEEN_KEYS);
        }
        Ok(())
    }

    /// The text shown inside it.
    pub fn text(&self, id: &str) -> Result<String> {
        self.find(id)?;
        // Asked of the page itself: one of the drivers gives nothing for text that may be cut with an ellipsis.
        let script = "const it = document.querySelector(arguments[0]); return it ? it.innerText : ''";
        let text = self.script(script, &[json!(format!("[data-testid=\"{id}\"]"))])?;
        // Values are fenced by direction marks, which nobody sees.
        Ok(text.as_str().unwrap_or_default().replace(['\u{2068}', '\u{2069}', '\u{2066}'], ""))
    }

    /// Waits until its text contains `part`.
    pub fn wait_for_text(&self, id: &str, part: &str) -> Result<String> {
        let mut last = String::new();
        wait_until(&format!("{part:?} in {id}"), || {
            last = self.text(id)?;
            Ok(last.contains(part).then(|| last.clone()))
        })
        .map_err(|why| why.context(self.page_text().unwrap_or_default()))
    }

    /// Waits until nothing with this test id is shown.
    pub fn wait_until_gone(&self, id: &str) -> Result<()> {
        wait_until(&format!("{id} to go away"), || Ok(self.all(id)?.is_empty().then_some(())))
    }

    /// All text of the page, for messages; and a picture of it where `TAGSTEAD_PICTURES` says.
    pub fn page_text(&self) -> Result<String> {
        if let Some(folder) = std::env::var_os("TAGSTEAD_PICTURES") {
            self.picture(&Path::new(&folder).join(format!("{}.png", self.session)))?;
        }
        let text = self.script("return document.body ? document.body.innerText : ''", &[])?;
        Ok(format!("the page says: {}", text.as_str().unwrap_or_default()))
    }

    /// Keeps a picture of the page.
    pub fn picture(&self, path: &Path) -> Result<()> {
        let answer = self.ask("GET", "/screenshot", None)?;
        let bytes = from_base64(answer.as_str().context("a picture")?);
        std::fs::write(path, bytes)?;
        Ok(())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.ask("DELETE", "", None);
    }
}

/// One HTTP exchange with a driver on this computer.
fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let (status, answer) = response(BufReader::new(stream))?;
    let answer: Value = serde_json::from_slice(&answer).with_context(|| format!("{method} {path}"))?;
    let value = answer["value"].clone();
    if status != 200 {
        bail!("{method} {path}: {} {}", value["error"], value["message"]);
    }
    Ok(value)
}

/// Status and body; both drivers give either a length or a closed connection or chunks.
pub fn response(mut reader: impl BufRead) -> Result<(u16, Vec<u8>)> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .ok_or_else(|| anyhow!("no status: {line}"))?;
    let mut length = None;
    let mut is_chunked = false;
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let header = line.trim().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = Some(value.trim().parse::<usize>()?);
        }
        is_chunked |= header.starts_with("transfer-encoding:") && header.contains("chunked");
    }
    let mut body = Vec::new();
    match length {
        Some(length) => {
            body.resize(length, 0);
            reader.read_exact(&mut body)?;
        }
        None if is_chunked => read_chunks(&mut reader, &mut body)?,
        None => drop(reader.read_to_end(&mut body)?),
    }
    Ok((status, body))
}

fn read_chunks(reader: &mut impl BufRead, body: &mut Vec<u8>) -> Result<()> {
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let length = usize::from_str_radix(line.trim(), 16)?;
        let start = body.len();
        body.resize(start + length, 0);
        reader.read_exact(&mut body[start..])?;
        reader.read_line(&mut line)?;
        if length == 0 {
            return Ok(());
        }
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(digit).collect();
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    for group in digits.chunks(4) {
        let value = group.iter().fold(0u32, |value, digit| (value << 6) | u32::from(*digit))
            << (6 * (4 - group.len()));
        bytes.extend_from_slice(&value.to_be_bytes()[1..group.len()]);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read() {
        assert_eq!(from_base64("TWFu"), b"Man");
        assert_eq!(from_base64("TWE="), b"Ma");
        assert_eq!(from_base64("TQ=="), b"M");
    }

    #[test]
    fn answers_are_read_with_length_and_in_chunks() {
        let plain = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        assert_eq!(response(plain.as_bytes()).unwrap(), (200, b"abc".to_vec()));
        let chunks = "HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n";
        assert_eq!(response(chunks.as_bytes()).unwrap(), (404, b"abc".to_vec()));
    }
}
