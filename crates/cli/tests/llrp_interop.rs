//! LLRP with an independent implementation: sllurp (PyPI) reads tags from our practice portal, so each understands
//! what the other writes; and it takes every message of the portal apart. It is set up in a folder of the build; without PyPI this test fails and
//! says so.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test: what is not there is a failure")]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// The version this was made with.
const SLLURP: &str = "sllurp==3.0.5";

/// The message types of LLRP 1.1 that sllurp, which speaks 1.0.1, has no name for.
const LATER: [&str; 2] = ["56", "57"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn must(what: &str, command: &mut Command) {
    let done =
        command.output().unwrap_or_else(|error| panic!("{what}: {error}. It needs Python 3 with venv."));
    let words = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.success(),
        "{what} failed. It needs Python 3 with venv, and PyPI or a mirror of it.\n{words}"
    );
}

/// Python with sllurp; installed once for each build folder. Both tests wait for one another.
fn python() -> PathBuf {
    static SET_UP: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _turn = SET_UP.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sllurp-3.0.5");
    let (python, done) = (folder.join("bin/python"), folder.join("done"));
    if !done.exists() {
        must("making a Python environment", Command::new("python3").args(["-m", "venv"]).arg(&folder));
        must("installing sllurp", Command::new(&python).args(["-m", "pip", "install", "--quiet", SLLURP]));
        std::fs::write(done, SLLURP).unwrap();
    }
    python
}

fn script(arguments: &[&str]) -> Command {
    let mut command = Command::new(python());
    command.arg(root().join("scripts/llrp_interop.py")).args(arguments);
    command
}

fn json(output: &std::process::Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Ends with the test, however it ends.
struct Portal(Child);

impl Drop for Portal {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[test]
fn sllurp_reads_tags_from_our_portal() {
    let python = python();
    assert!(python.exists());
    let portal = Command::new(env!("CARGO_BIN_EXE_tagstead"))
        .args(["practice", "llrp", "--port", "0", "--tags", "12", "--seconds", "120", "--json"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut portal = Portal(portal);
    let mut line = String::new();
    BufReader::new(portal.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let open: Value = serde_json::from_str(&line).unwrap();
    let port = open["link"].as_str().unwrap().rsplit(':').next().unwrap().to_owned();
    let told = json(&script(&["client", &port, "6"]).output().unwrap());
    let tags: BTreeSet<&str> =
        told["tags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
    let expected: BTreeSet<String> = (1..=12).map(|n| format!("e28011700000020000{n:06x}")).collect();
    assert_eq!(tags, expected.iter().map(String::as_str).collect());
    assert!(told["reads"].as_u64().unwrap() >= 100, "{told}");
    assert_eq!(told["antennas"], serde_json::json!([1, 2, 3, 4]));
    // Its keepalives were asked for every half second: both sides kept the connection.
    assert_eq!(told["alive"], true);
}

/// What the portal of the recording said, message by message; a recording cuts long ones into lines.
fn said_by_the_portal() -> Vec<String> {
    let capture = std::fs::read_to_string(root().join("tests/captures/llrp/practice.capture")).unwrap();
    let lines = capture.lines().filter(|line| line.split_whitespace().nth(1) == Some("<"));
    let mut rest: String = lines.filter_map(|line| line.split_whitespace().nth(2)).collect();
    let mut messages = Vec::new();
    while !rest.is_empty() {
        let length = usize::from_str_radix(&rest[4..12], 16).unwrap();
        let behind = rest.split_off(length * 2);
        messages.push(std::mem::replace(&mut rest, behind));
    }
    messages
}

/// sllurp reads what readers say and writes what hosts say; the other way round its client and our portal talk above.
#[test]
fn sllurp_understands_everything_our_portal_says() {
    let messages = said_by_the_portal();
    let mut judge = script(&["decode"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    judge.stdin.take().unwrap().write_all(messages.join("\n").as_bytes()).unwrap();
    let told = json(&judge.wait_with_output().unwrap());
    let told = told.as_array().unwrap();
    assert_eq!(told.len(), messages.len());
    let mut known = BTreeSet::new();
    for (message, told) in messages.iter().zip(told) {
        let Some(name) = told["name"].as_str() else {
            let why = told["why"].as_str().unwrap();
            assert!(LATER.iter().any(|kind| why.ends_with(&format!("type {kind}"))), "{message}: {why}");
            continue;
        };
        known.insert(name);
        if name == "READER_EVENT_NOTIFICATION" {
            // The one kind it can also write. The version in the header is its own.
            assert_eq!(told["again"].as_str().unwrap().to_uppercase()[4..], message[4..]);
        }
    }
    let wanted = [
        "GET_READER_CAPABILITIES_RESPONSE",
        "GET_READER_CONFIG_RESPONSE",
        "SET_READER_CONFIG_RESPONSE",
        "ADD_ROSPEC_RESPONSE",
        "ENABLE_ROSPEC_RESPONSE",
        "START_ROSPEC_RESPONSE",
        "RO_ACCESS_REPORT",
        "READER_EVENT_NOTIFICATION",
    ];
    for name in wanted {
        assert!(known.contains(name), "{name} is not among {known:?}");
    }
    check_report(told);
}

/// What sllurp reads in a report is what the practice portal meant.
fn check_report(told: &[Value]) {
    let report = told.iter().find(|told| told["name"] == "RO_ACCESS_REPORT").unwrap();
    let tag = &report["body"]["TagReportData"][0];
    assert_eq!(tag["AntennaID"], 1, "{tag}");
    assert!(tag["EPC-96"].as_str().unwrap().starts_with("e2801170000002"), "{tag}");
    assert!((-90..=-30).contains(&tag["PeakRSSI"].as_i64().unwrap()), "{tag}");
    assert_eq!(tag["ROSpecID"], 8_417, "{tag}");
}
