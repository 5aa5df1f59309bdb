//! The detection story: every practice reader at once, at each of its rates, on pseudo-terminals, beside ports on which
//! no reader is. Each must be named right and in time, and nothing may be sent that could do harm. Time is counted by
//! the detectors' own steps; a rate that does not fit makes rubbish of every byte, in both directions.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use fastrand::Rng;
use model::Tick;
use nix::fcntl::OFlag;
use nix::sys::termios::{BaudRate, SetArg, cfgetospeed, cfmakeraw, cfsetspeed, tcgetattr, tcsetattr};
use readers::FAMILIES;
use readers::detect::{Detection, Detector, UsbId};

use super::{Air, ReaderSide, make};
use crate::bench;

use crate::port::{Pty, Taken};

/// Families that are met most often.
const USUAL: [&str; 5] = ["bb", "chafon", "mercury", "a0", "a0-ucchip"];

/// What hangs on a port.
enum Thing {
    Reader(Box<dyn ReaderSide>),
    /// Says something by itself so often, in milliseconds, and answers.
    Other {
        every_ms: u64,
        say: fn(u64, &mut Rng) -> Vec<u8>,
        answer: fn(&[u8]) -> Vec<u8>,
    },
}

struct Port {
    name: String,
    thing: Thing,
    /// The rate the thing talks at; 0 = any.
    baud: u32,
    pty: Pty,
    host: File,
    detector: Detector,
    rng: Rng,
    sent: Vec<Vec<u8>>,
    ended_ms: Option<u64>,
}

fn speed(baud: u32) -> BaudRate {
    match baud {
        9_600 => BaudRate::B9600,
        19_200 => BaudRate::B19200,
        38_400 => BaudRate::B38400,
        57_600 => BaudRate::B57600,
        115_200 => BaudRate::B115200,
        230_400 => BaudRate::B230400,
        other => panic!("say how {other} is set"),
    }
}

impl Port {
    fn new(name: &str, baud: u32, thing: Thing, usb: Option<UsbId>) -> Port {
        let link = link(name, baud);
        let pty = Pty::open(&link).expect("a pseudo-terminal");
        let flags = (OFlag::O_NOCTTY | OFlag::O_NONBLOCK).bits();
        let host = OpenOptions::new().read(true).write(true).custom_flags(flags).open(&link).expect("a port");
        let seed = u64::from(baud) + name.len() as u64;
        Port {
            name: name.to_owned(),
            thing,
            baud,
            pty,
            host,
            detector: Detector::hinted(usb, Tick(0)),
            rng: Rng::with_seed(seed),
            sent: Vec::new(),
            ended_ms: None,
        }
    }

    /// One millisecond of both ends.
    fn turn(&mut self, now_ms: u64) {
        let now = Tick(now_ms);
        if self.detector.poll_timeout().is_some_and(|due| due <= now) {
            self.detector.handle_timeout(now);
        }
        if let Some(baud) = self.detector.poll_baud() {
            self.open_at(baud);
        }
        while let Some(bytes) = self.detector.poll_transmit() {
            self.host.write_all(&bytes).expect("a write");
            self.sent.push(bytes);
        }
        let is_fitting = self.is_fitting();
        let mut bytes = [0; 4096];
        while let Taken::Bytes(count) = self.pty.take(&mut bytes) {
            let heard = as_heard(&bytes[..count], is_fitting, &mut self.rng);
            match &mut self.thing {
                Thing::Reader(side) => side.receive(&heard, now_ms),
                Thing::Other { answer, .. } => self.pty.give(&answer(&heard)),
            }
        }
        match &mut self.thing {
            Thing::Reader(side) => {
                while let Some(said) = side.poll_transmit(now_ms) {
                    self.pty.give(&as_heard(&said, is_fitting, &mut self.rng));
                }
            }
            Thing::Other { every_ms, say, .. } if now_ms.is_multiple_of(*every_ms) => {
                let said = say(now_ms, &mut self.rng);
                self.pty.give(&as_heard(&said, is_fitting, &mut self.rng));
            }
            Thing::Other { .. } => {}
        }
        while let Ok(count @ 1..) = self.host.read(&mut bytes) {
            self.detector.receive(&bytes[..count], now);
        }
        if self.detector.poll_found().is_some() || self.detector.is_exhausted() {
            self.ended_ms = Some(now_ms);
        }
    }

    /// Opening drops what the port still held, as a real one does.
    fn open_at(&mut self, baud: u32) {
        let mut line = tcgetattr(&self.host).expect("a terminal");
        cfmakeraw(&mut line);
        match baud {
            921_600 | 1_000_000 => cfsetspeed(&mut line, BaudRate::B0).expect("a rate no thing here has"),
            usual => cfsetspeed(&mut line, speed(usual)).expect("a rate"),
        }
        tcsetattr(&self.host, SetArg::TCSANOW, &line).expect("a terminal");
        let mut bytes = [0; 4096];
        while let Ok(1..) = self.host.read(&mut bytes) {}
    }

    fn is_fitting(&self) -> bool {
        let line = tcgetattr(&self.host).expect("a terminal");
        self.baud == 0 || cfgetospeed(&line) == speed(self.baud)
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        self.pty.unplug();
    }
}

fn link(name: &str, baud: u32) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("tagstead-detection-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder.join(format!("{}-{baud}", name.replace(' ', "-")))
}

/// At another rate about half as many bytes come, and none of them is what was sent.
fn as_heard(bytes: &[u8], is_fitting: bool, rng: &mut Rng) -> Vec<u8> {
    match is_fitting {
        true => bytes.to_vec(),
        false => bytes.iter().filter_map(|byte| rng.bool().then_some(byte ^ rng.u8(1..))).collect(),
    }
}

fn reader(family: &str) -> Option<Thing> {
    let antennas = bench::FAMILIES.iter().find(|(key, _)| *key == family)?.1;
    let world = Arc::new(Mutex::new(bench::hall("r", antennas, 5, 3)));
    Some(Thing::Reader(make(family, Air::new(world, "r"), 3)?))
}

fn run(ports: &mut [Port], longest_ms: u64) {
    for now_ms in 0..longest_ms {
        ports.iter_mut().filter(|port| port.ended_ms.is_none()).for_each(|port| port.turn(now_ms));
    }
}

fn nothing(_: &[u8]) -> Vec<u8> {
    Vec::new()
}

fn others() -> Vec<Port> {
    let other = |name: &str, baud, every_ms, say, answer| {
        Port::new(name, baud, Thing::Other { every_ms, say, answer }, None)
    };
    let silent: fn(u64, &mut Rng) -> Vec<u8> = |_, _| Vec::new();
    let echo: fn(&[u8]) -> Vec<u8> = |bytes| bytes.to_vec();
    let modem: fn(&[u8]) -> Vec<u8> = |bytes| [bytes, b"\r\nERROR\r\n"].concat();
    vec![
        other("nothing", 0, 1_000, silent, nothing),
        other("echo", 0, 1_000, silent, echo),
        other("rubbish", 0, 10, |_, rng| (0..40).map(|_| rng.u8(..)).collect(), nothing),
        other("answering rubbish", 0, 1_000, silent, |bytes| {
            bytes.iter().map(|byte| byte.rotate_left(3)).collect()
        }),
        other("modem", 115_200, 2_000, |_, _| b"\r\nRING\r\n".to_vec(), modem),
        other("satellite receiver", 9_600, 500, satellites, nothing),
        other("fast satellite receiver", 115_200, 100, satellites, nothing),
        other("board that boots", 115_200, 700, boot, nothing),
        other("old board that boots", 9_600, 700, boot, nothing),
        other("thermometer", 9_600, 250, |now_ms, _| format!("23.{}\r\n", now_ms % 10).into_bytes(), nothing),
    ]
}

fn satellites(now_ms: u64, _: &mut Rng) -> Vec<u8> {
    let seconds = now_ms / 1_000 % 60;
    format!("$GPGGA,1235{seconds:02},4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47\r\n$GPGSA,A,3,04,05,,09,12,,,24,,,,,2.5,1.3,2.1*39\r\n")
        .into_bytes()
}

fn boot(_: u64, _: &mut Rng) -> Vec<u8> {
    b"ets Jun  8 2016 00:22:57\r\n\r\nrst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\r\nArduino ready\r\n"
        .to_vec()
}

#[test]
fn every_reader_is_named_right_and_in_time_and_nothing_else_is() {
    let mut ports = others();
    let count_of_others = ports.len();
    let mut first: Vec<bool> = vec![false; count_of_others];
    for family in FAMILIES {
        for (n, link) in family.serial().iter().enumerate().filter(|(_, link)| link.baud <= 230_400) {
            if let Some(thing) = reader(family.key()) {
                ports.push(Port::new(family.key(), link.baud, thing, None));
                first.push(n == 0);
            }
        }
    }
    assert!(ports.len() > count_of_others + 10);
    run(&mut ports, 20_000);
    for (n, port) in ports.iter().enumerate() {
        let took = port.ended_ms.unwrap_or_else(|| panic!("{} never ends", port.name));
        if n < count_of_others {
            assert_eq!(port.detector.poll_found(), None, "{} is no reader", port.name);
            continue;
        }
        let found = port.detector.poll_found().unwrap_or_else(|| panic!("{} at {}", port.name, port.baud));
        assert_eq!((found.family, found.baud), (port.name.as_str(), port.baud));
        let limit = match (first[n], USUAL.contains(&port.name.as_str())) {
            (true, true) => 2_000,
            (true, false) => 5_000,
            (false, _) => 15_000,
        };
        assert!(took <= limit, "{} at {} took {took} ms", port.name, port.baud);
    }
    for port in &ports {
        port.sent.iter().for_each(|bytes| check_harmless(&port.name, bytes));
    }
}

#[test]
fn readers_that_talk_by_themselves_are_named_before_anything_is_sent() {
    let keys = ["rdm6300", "em18", "fdxb", "line"];
    let mut ports: Vec<Port> = keys
        .iter()
        .map(|key| Port::new(&format!("quiet {key}"), 9_600, reader(key).expect("a reader"), None))
        .collect();
    run(&mut ports, 5_000);
    for (port, family) in ports.iter().zip(keys) {
        assert_eq!(port.detector.poll_found(), Some(Detection { family, baud: 9_600 }));
        assert!(port.sent.is_empty(), "{} was sent {:02X?}", port.name, port.sent);
    }
}

#[test]
fn a_wrong_hint_harms_nobody() {
    let usb = Some(UsbId { vendor: 0x067B, product: 0x2303 });
    let mut ports: Vec<Port> = ["bb", "chafon", "rdm6300"]
        .iter()
        .map(|key| {
            let baud = readers::families::find(key).expect("a family").serial()[0].baud;
            Port::new(&format!("hinted {key}"), baud, reader(key).expect("a reader"), usb)
        })
        .collect();
    run(&mut ports, 5_000);
    for port in &ports {
        let found = port.detector.poll_found().unwrap_or_else(|| panic!("{}", port.name));
        assert!(port.name.ends_with(found.family), "{} is called {}", port.name, found.family);
        port.sent.iter().for_each(|bytes| check_harmless(&port.name, bytes));
    }
}

/// The only things that may be sent to a line on which nobody knows what hangs: the questions for a version.
const ALLOWED: &[(&str, &[u8])] = &[
    ("bb", &[0xBB, 0x00, 0x03]),
    ("bb", &[0xAA, 0x00, 0x03]),
    ("a0", &[0xA0, 0x03, 0x01, 0x72]),
    ("a0", &[0xA0, 0x03, 0xFF, 0x72]),
    ("a0", &[0xA0, 0x03, 0x00, 0x72]),
    ("mercury", &[0xFF, 0x00, 0x03, 0x1D, 0x0C]),
    ("chafon", &[0x04, 0xFF, 0x21, 0x19, 0x95]),
    ("chafon-cf", &[0xCF, 0xFF, 0x00, 0x70]),
    ("chafon-sw", &[0x53, 0x57, 0x00, 0x03, 0xFF, 0x10]),
    ("cph-rf", &[0x52, 0x46, 0x00, 0x00, 0x00, 0x40]),
    ("nur", &[0xA5, 0x03, 0x00, 0x00, 0x00, 0x59, 0x01]),
    ("lf134-usb", &[0x02, 0x01, 0x86, 0x00]),
    ("tsl-ascii2", b"\r\n"),
    ("tsl-ascii2", b".vr\r\n"),
    ("zeti", b"cn\r\n"),
    ("fm503", b"\nV\r"),
];

/// What the sheets forbid to send unasked: it works the radio, saves a setting, moves the rate, resets, writes or kills.
const FORBIDDEN: &[(&str, &[u8])] = &[
    ("bb: a round", &[0xBB, 0x00, 0x22]),
    ("bb: rounds", &[0xBB, 0x00, 0x27]),
    ("bb: rate", &[0xBB, 0x00, 0x11]),
    ("bb: sleep", &[0xBB, 0x00, 0x17]),
    ("bb: write", &[0xBB, 0x00, 0x49]),
    ("bb: kill", &[0xBB, 0x00, 0x65]),
    ("bb: carrier", &[0xBB, 0x00, 0xB0]),
    ("a0: reset", &[0xA0, 0x03, 0x01, 0x70]),
    ("a0: rate", &[0xA0, 0x04, 0x01, 0x71]),
    ("a0: address", &[0xA0, 0x04, 0x01, 0x73]),
    ("a0: power, saved", &[0xA0, 0x04, 0x01, 0x76]),
    ("a0: round", &[0xA0, 0x04, 0x01, 0x89]),
    ("a0: fast id or stop", &[0xA0, 0x04, 0x01, 0x8C]),
    ("chafon: round", &[0x04, 0xFF, 0x01]),
    ("chafon: address, saved", &[0x05, 0xFF, 0x24]),
    ("chafon: rate", &[0x05, 0xFF, 0x28]),
    ("chafon: power, saved", &[0x05, 0xFF, 0x2F]),
    ("chafon: mode, saved", &[0x05, 0xFF, 0x76]),
    ("mercury: read", &[0xFF, 0x04, 0x22]),
    ("mercury: rate", &[0xFF, 0x04, 0x06]),
    ("mercury: boot loader", &[0xFF, 0x00, 0x09]),
    ("mercury: stream", &[0xFF, 0x00, 0x2F]),
    ("chafon-cf: start", &[0xCF, 0xFF, 0x00, 0x01]),
    ("chafon-cf: factory reset", &[0xCF, 0xFF, 0x00, 0x52]),
    ("chafon-sw: round", &[0x53, 0x57, 0x00, 0x03, 0xFF, 0x01]),
    ("chafon-sw: defaults", &[0x53, 0x57, 0x00, 0x03, 0xFF, 0x22]),
    ("lf134-usb: read", &[0x02, 0x01, 0xA7]),
    ("lf134-usb: write", &[0x02, 0x01, 0xA8]),
    ("tsl-ascii2: round", b".iv"),
    ("tsl-ascii2: defaults", b".fd"),
    ("tsl-ascii2: write", b".wr"),
    ("tsl-ascii2: kill", b".ki"),
    ("tsl-ascii2: sleep", b".sl"),
    ("zeti: round", b"in "),
    ("fm503: read", b"\nQ"),
    ("fm503: rounds", b"\nU"),
    ("fm503: write", b"\nW"),
    ("fm503: lock", b"\nL"),
    ("fm503: kill", b"\nK"),
    ("fm503: settings", b"\nN"),
    ("modem: dial, hang up, reset", b"AT"),
    ("modem: out of the call", b"+++"),
];

fn check_harmless(port: &str, bytes: &[u8]) {
    let is_allowed = ALLOWED.iter().any(|(_, allowed)| bytes.starts_with(allowed));
    assert!(is_allowed, "{port} was sent {bytes:02X?}");
    for (what, forbidden) in FORBIDDEN {
        let has = bytes.windows(forbidden.len()).any(|part| part == *forbidden);
        assert!(!has, "{port} was sent {what}: {bytes:02X?}");
    }
}

#[test]
fn the_watch_knows_every_family_and_would_cry_out() {
    let allowed: BTreeSet<&str> = ALLOWED.iter().map(|(family, _)| *family).collect();
    for family in FAMILIES {
        let is_known = family.probe().is_empty()
            || family.probe().iter().all(|probe| ALLOWED.iter().any(|(_, known)| probe.starts_with(known)));
        assert!(is_known, "{} sends something the watch does not know", family.key());
    }
    assert!(allowed.len() >= 10);
    for (_, forbidden) in FORBIDDEN {
        let is_caught = std::panic::catch_unwind(|| check_harmless("test", forbidden)).is_err();
        assert!(is_caught, "{forbidden:02X?} may pass");
    }
}
