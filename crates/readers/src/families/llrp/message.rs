//! What we say to a reader, and what its answers mean.

use codes::Epc;
use codes::memory::{Lockable, Password, Protection};
use codes::select::Mask;
use model::{AntennaPort, Bank, Gen2, Gen2Session, Gen2Target};

use crate::errand::Move;
use crate::families::llrp::frame::{Frame, encode};
use crate::families::llrp::node::{Node, Value, custom, node, node_of, read_body};
use crate::families::llrp::shapes::{self, IMPINJ};
use crate::order::RefusedWhy;

/// Message type numbers we use by name.
pub mod kind {
    /// What the reader says when a message was not understood at all.
    pub const ERROR: u16 = 100;
    /// Tags.
    pub const REPORT: u16 = 61;
    /// Are you there?
    pub const KEEPALIVE: u16 = 62;
    /// Yes.
    pub const KEEPALIVE_ACK: u16 = 72;
    /// Something happened.
    pub const EVENT: u16 = 63;
    /// A message of a vendor.
    pub const CUSTOM: u16 = 1_023;
}

/// The number of our reading order. Another program's orders have other numbers (most use 1), and are left alone.
pub const ROSPEC: u32 = 8_417;
/// The number of the short reading order that works on one tag.
pub const LOOK: u32 = 8_418;
/// The number of our order on one tag.
pub const ACCESSSPEC: u32 = 8_419;
/// How long a look at the field lasts, ms.
pub const LOOK_MS: u32 = 400;
/// The reader asks us for a sign of life this often, ms. One that gets none frees our place for the next program.
pub const KEEPALIVE_MS: u32 = 10_000;

/// How we want to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Number of the reading order.
    pub rospec: u32,
    /// Antennas in their order, with how long each is worked, ms; none = all, as the reader likes.
    pub antennas: Vec<(u16, Option<u32>)>,
    /// Hop table, channel and index of the power.
    pub transmitter: Option<(u16, u16, u16)>,
    /// Gen2 settings.
    pub gen2: Gen2,
    /// Only these tags.
    pub mask: Option<Mask>,
    /// Impinj's own settings may be used.
    pub is_impinj: bool,
    /// It ends by itself after so long, ms.
    pub ends_after: Option<u32>,
}

/// What one tag shall do, and which.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Access {
    /// The tag with this number; none = whoever answers.
    pub target: Option<Epc>,
    /// What.
    pub task: Move,
}

/// A question or order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ask {
    /// Which versions do you speak?
    Versions,
    /// Speak this one.
    SetVersion(u8),
    /// What can you do?
    Capabilities,
    /// How are you set up? 0 all, 2 antennas, 8 keepalive, 9 inputs.
    Config(u8),
    /// Keepalives, events, nothing held back.
    SetUp,
    /// Impinj: what is not in the standard may be used.
    Extensions,
    /// Transmit power of all antennas: hop table, channel, index.
    Power(u16, u16, u16),
    /// An output.
    Output(u16, bool),
    /// Forget a reading order; 0 = all.
    Delete(u32),
    /// Here is a reading order.
    Add(Box<Plan>),
    /// It may be started.
    Enable(u32),
    /// Start it.
    Start(u32),
    /// Stop it.
    Stop(u32),
    /// Forget our order on a tag.
    DeleteAccess,
    /// Here is one.
    AddAccess(Box<Access>),
    /// It counts from now on.
    EnableAccess,
    /// Start the short reading order, and wait for its end.
    Look,
}

impl Ask {
    /// Its message type number.
    pub fn kind(&self) -> u16 {
        match self {
            Ask::Versions => 46,
            Ask::SetVersion(_) => 47,
            Ask::Capabilities => 1,
            Ask::Config(_) => 2,
            Ask::SetUp | Ask::Power(..) | Ask::Output(..) => 3,
            Ask::Extensions => kind::CUSTOM,
            Ask::Delete(_) => 21,
            Ask::Add(_) => 20,
            Ask::Enable(_) => 24,
            Ask::Start(_) | Ask::Look => 22,
            Ask::Stop(_) => 23,
            Ask::DeleteAccess => 41,
            Ask::AddAccess(_) => 40,
            Ask::EnableAccess => 42,
        }
    }

    /// The message type number of its answer.
    pub fn reply(&self) -> u16 {
        if self.kind() == kind::CUSTOM { kind::CUSTOM } else { self.kind() + 10 }
    }

    /// The bytes on the wire.
    pub fn encode(&self, version: u8, id: u32) -> Vec<u8> {
        // The question for the version is itself a message of 1.1.
        let version = if matches!(self, Ask::Versions | Ask::SetVersion(_)) { 2 } else { version };
        encode(version, self.kind(), id, &self.body())
    }

    fn body(&self) -> Vec<u8> {
        let spec = |id: &u32| id.to_be_bytes().to_vec();
        match self {
            Ask::Versions => Vec::new(),
            Ask::SetVersion(version) => vec![*version],
            Ask::Capabilities => vec![0],
            Ask::Config(what) => vec![0, 0, *what, 0, 0, 0, 0],
            Ask::SetUp => set_up(),
            Ask::Extensions => [&IMPINJ.to_be_bytes()[..], &[21, 0, 0, 0, 0]].concat(),
            Ask::Power(hop, channel, index) => {
                let of_antenna = node(222, &[0], vec![transmitter((*hop, *channel, *index))]);
                [vec![0], of_antenna.encode()].concat()
            }
            Ask::Output(pin, is_on) => {
                [vec![0], node(219, &[i128::from(*pin), i128::from(*is_on)], vec![]).encode()].concat()
            }
            Ask::Delete(id) | Ask::Enable(id) | Ask::Start(id) | Ask::Stop(id) => spec(id),
            Ask::Look => spec(&LOOK),
            Ask::Add(plan) => rospec(plan).encode(),
            Ask::DeleteAccess | Ask::EnableAccess => spec(&ACCESSSPEC),
            Ask::AddAccess(access) => accessspec(access).encode(),
        }
    }
}

/// Everything that can happen is told: inputs, starts and ends, a full memory, faults, antennas.
fn set_up() -> Vec<u8> {
    let events = [1, 2, 3, 4, 6, 8].map(|event| node(245, &[event, 1], vec![]));
    let parts = [
        node(244, &[], events.to_vec()),
        node(220, &[1, i128::from(KEEPALIVE_MS)], vec![]),
        node(226, &[0], vec![]),
    ];
    let parts: Vec<u8> = parts.iter().flat_map(Node::encode).collect();
    [vec![0], parts].concat()
}

fn transmitter((hop, channel, index): (u16, u16, u16)) -> Node {
    node(224, &[i128::from(hop), i128::from(channel), i128::from(index)], vec![])
}

/// A reading order (LLRP 1.1 §11.2).
pub fn rospec(plan: &Plan) -> Node {
    let has_dwell = plan.antennas.iter().any(|(_, dwell)| dwell.is_some());
    // With a dwell per antenna all are worked once and the order ends; then it starts itself again.
    let starts_itself = i128::from(has_dwell && plan.ends_after.is_none());
    let stop = match plan.ends_after {
        Some(ms) => node(182, &[1, i128::from(ms)], vec![]),
        None => node(182, &[0, 0], vec![]),
    };
    let boundary = node(178, &[], vec![node(179, &[starts_itself], vec![]), stop]);
    let mut parts = vec![boundary];
    if has_dwell && plan.ends_after.is_none() {
        for (antenna, dwell) in &plan.antennas {
            let stop = dwell
                .map_or_else(|| node(184, &[0, 0], vec![]), |ms| node(184, &[1, i128::from(ms)], vec![]));
            parts.push(aispec(plan, &[u32::from(*antenna)], stop));
        }
    } else {
        let all: Vec<u32> = plan.antennas.iter().map(|(antenna, _)| u32::from(*antenna)).collect();
        let all = if all.is_empty() { vec![0] } else { all };
        parts.push(aispec(plan, &all, node(184, &[0, 0], vec![])));
    }
    parts.push(report_spec(plan));
    node(177, &[i128::from(plan.rospec), 0, 0], parts)
}

fn aispec(plan: &Plan, antennas: &[u32], stop: Node) -> Node {
    let mut command = Vec::new();
    if let Some(mask) = &plan.mask {
        let bits = Value::Bytes(mask.mask.clone(), Some(mask.length));
        let values =
            vec![Value::Number(i128::from(mask.bank)), Value::Number(i128::from(mask.pointer)), bits];
        // Select those that fit, unselect the others.
        command.push(node(331, &[1], vec![node_of(332, values, vec![]), node(334, &[0], vec![])]));
    }
    let session = plan.gen2.session.unwrap_or(Gen2Session::S1);
    command.push(node(336, &[i128::from(session.number()), 32, 0], vec![]));
    if plan.is_impinj {
        // Both ways round, so that a tag that stays is heard again and again; one way when that is wished.
        let mode = match plan.gen2.target {
            Some(Gen2Target::A | Gen2Target::B) => 1,
            Some(Gen2Target::Both) | None => 2,
        };
        command.push(custom(IMPINJ, 23, &[mode], vec![]));
    }
    let mut of_antenna: Vec<Node> = plan.transmitter.map(transmitter).into_iter().collect();
    of_antenna.push(node(330, &[0], command));
    let of_all = node(222, &[0], of_antenna);
    let inventory = node(186, &[1, 1], vec![of_all]);
    node_of(183, vec![Value::Numbers(antennas.to_vec())], vec![stop, inventory])
}

/// Each tag at once, with everything we can use.
fn report_spec(plan: &Plan) -> Node {
    let what = [1, 1, 0, 1, 1, 1, 1, 1, 1, 1];
    let mut parts = vec![node(238, &what, vec![node(348, &[0, 1], vec![])])];
    if plan.is_impinj {
        let wanted = [52, 53].map(|subtype| custom(IMPINJ, subtype, &[1], vec![]));
        parts.push(custom(IMPINJ, 50, &[], wanted.to_vec()));
    }
    node(237, &[1, 1], parts)
}

/// An order on one tag (LLRP 1.1 §12.2): done once.
pub(crate) fn accessspec(access: &Access) -> Node {
    let epc = access.target.as_ref().map_or(&[][..], Epc::as_bytes);
    let bits = (epc.len() * 8) as u16;
    let pattern = |bytes: Vec<u8>| Value::Bytes(bytes, Some(bits));
    // The number begins behind CRC and PC word.
    let values = vec![
        Value::Number(1),
        Value::Number(1),
        Value::Number(0x20),
        pattern(vec![0xFF; epc.len()]),
        pattern(epc.to_vec()),
    ];
    let who = node(338, &[], vec![node_of(339, values, vec![])]);
    let mut command = vec![who];
    command.extend(task(&access.task));
    let parts = vec![node(208, &[1, 1], vec![]), node(209, &[], command), node(239, &[0], vec![])];
    node(207, &[i128::from(ACCESSSPEC), 0, 1, 0, i128::from(LOOK)], parts)
}

fn task(task: &Move) -> Option<Node> {
    let word = |word: &u16| i128::from(*word);
    let secret = |password: &Password| i128::from(password.0);
    Some(match task {
        Move::Read { bank, word: first, words, password } => {
            node(341, &[1, secret(password), bank_of(*bank), word(first), i128::from(*words)], vec![])
        }
        Move::Write { bank, word: first, words, password } => {
            let numbers = [1, secret(password), bank_of(*bank), word(first)].map(Value::Number);
            let words = Value::Numbers(words.iter().map(|word| u32::from(*word)).collect());
            node_of(342, numbers.into_iter().chain([words]).collect(), vec![])
        }
        Move::Lock { what, how, password } => {
            let privilege = match how {
                Protection::Password => 0,
                Protection::ClosedForEver => 1,
                Protection::OpenForEver => 2,
                Protection::Open => 3,
            };
            let field = match what {
                Lockable::KillPassword => 0,
                Lockable::AccessPassword => 1,
                Lockable::Epc => 2,
                Lockable::Tid => 3,
                Lockable::User => 4,
            };
            node(344, &[1, secret(password)], vec![node(345, &[privilege, field], vec![])])
        }
        Move::Kill(password) => node(343, &[1, secret(password)], vec![]),
        Move::Look(_) | Move::Turn(_) | Move::Aim(_) | Move::Release => return None,
    })
}

fn bank_of(bank: Bank) -> i128 {
    i128::from(bank.number())
}

/// What became of an order on a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done; the words of a read.
    Done(Vec<u16>),
    /// Not done.
    Failed(RefusedWhy),
}

/// The outcome in a tag report, if there is one (LLRP 1.1 §15.2.1.5).
pub fn outcome(report: &Node) -> Option<Outcome> {
    let found = report.children.iter().find(|child| (349..=354).contains(&child.number))?;
    let result = found.number("result")?;
    let words = found.words("read_data").unwrap_or_default();
    let words = words.iter().map(|word| *word as u16).collect();
    Some(if result == 0 { Outcome::Done(words) } else { Outcome::Failed(why(found.number, result)) })
}

/// The numbers of the results differ from order to order.
fn why(parameter: u16, result: i64) -> RefusedWhy {
    let words = result_word(parameter, result);
    match words {
        "no response from the tag" => RefusedWhy::NoTag,
        "memory locked" => RefusedWhy::Locked,
        "wrong password" | "the kill password is zero" => RefusedWhy::WrongPassword,
        "memory ends before that" => RefusedWhy::OutOfRange,
        _ => RefusedWhy::Status(u16::try_from(result).unwrap_or(u16::MAX)),
    }
}

/// What a result number means (LLRP 1.1 §16.3.1.5).
pub fn result_word(parameter: u16, result: i64) -> &'static str {
    const READ: [&str; 7] = [
        "done",
        "the tag failed",
        "no response from the tag",
        "the reader failed",
        "memory ends before that",
        "memory locked",
        "wrong password",
    ];
    const WRITE: [&str; 8] = [
        "done",
        "memory ends before that",
        "memory locked",
        "too little power",
        "the tag failed",
        "no response from the tag",
        "the reader failed",
        "wrong password",
    ];
    const KILL: [&str; 7] = [
        "done",
        "the kill password is zero",
        "too little power",
        "the tag failed",
        "no response from the tag",
        "the reader failed",
        "wrong password",
    ];
    const LOCK: [&str; 8] = [
        "done",
        "too little power",
        "the tag failed",
        "no response from the tag",
        "the reader failed",
        "wrong password",
        "memory ends before that",
        "memory locked",
    ];
    let table = match parameter {
        349 => &READ[..],
        350 | 353 | 354 => &WRITE[..],
        351 | 360 => &KILL[..],
        352 | 361 => &LOCK[..],
        _ => &[],
    };
    usize::try_from(result).ok().and_then(|at| table.get(at)).copied().unwrap_or("another result")
}

/// The status in an answer (LLRP 1.1 §14.2.2): number and the reader's own words. `None` for an answer without one.
pub fn status(body: &Node) -> Option<(u16, String)> {
    let status = body.child(287)?;
    let number = u16::try_from(status.number("status_code")?).ok()?;
    Some((number, status.text("error_description").unwrap_or_default().to_owned()))
}

/// What a status number means.
pub fn status_word(status: u16) -> &'static str {
    match status {
        0 => "done",
        100 => "parameter error",
        101 => "field error",
        102 => "unexpected parameter",
        103 => "missing parameter",
        104 => "parameter given twice",
        105 => "too many parameters",
        106 => "field too large",
        107 => "unknown parameter",
        108 => "unknown field",
        109 => "message not supported",
        110 => "version not supported",
        111 => "parameter not supported",
        200 => "parameter error in a parameter",
        201 => "field error in a parameter",
        202 => "unexpected parameter in a parameter",
        203 => "missing parameter in a parameter",
        204 => "parameter given twice in a parameter",
        205 => "too many parameters in a parameter",
        206 => "field too large in a parameter",
        207 => "unknown parameter in a parameter",
        208 => "unknown field in a parameter",
        209 => "parameter in a parameter not supported",
        300 => "invalid",
        301 => "out of range",
        401 => "device error",
        _ => "another status",
    }
}

/// What the reader says when somebody connects (LLRP 1.1 §14.2.4.6.10).
pub fn connection_word(status: i64) -> &'static str {
    match status {
        0 => "connected",
        1 => "in use: the reader is connected to a program it called itself",
        2 => "in use: another program is connected",
        3 => "refused",
        4 => "another program tried to connect",
        _ => "another status",
    }
}

/// A message as a tree. `None` if it contradicts itself.
pub fn tree(frame: &Frame<'_>) -> Option<Node> {
    read_body(frame.shape()?, frame.body)
}

/// The answer of an Impinj reader to `Ask::Extensions`: vendor, subtype 22, then a status.
pub fn extension_status(body: &[u8]) -> Option<u16> {
    let rest = body.strip_prefix(&IMPINJ.to_be_bytes())?.strip_prefix(&[22])?;
    let all = crate::families::llrp::node::read_all(rest, 0)?;
    let status = all.iter().find(|node| node.number == 287)?;
    u16::try_from(status.number("status_code")?).ok()
}

/// What a reader says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// IANA number of its maker.
    pub vendor: u32,
    /// The maker's number of the model.
    pub model: u32,
    /// Firmware text.
    pub firmware: String,
    /// Antenna sockets.
    pub antennas: u8,
    /// It has a clock; otherwise times are since power-on.
    pub has_clock: bool,
    /// Power: index and hundredths of a dBm.
    pub powers: Vec<(u16, i16)>,
    /// Frequencies of the first hop table or of the fixed channels, kHz.
    pub frequencies: Vec<u32>,
    /// Number of the hop table, 0 without hopping.
    pub hop_table: u16,
    /// Input and output pins.
    pub pins: (u16, u16),
}

impl Facts {
    /// Reads the answer to `Ask::Capabilities`.
    pub fn read(body: &Node) -> Facts {
        let mut facts = Facts { antennas: 1, ..Facts::default() };
        if let Some(general) = body.child(137) {
            let number = |name: &str| general.number(name).unwrap_or(0);
            facts.vendor = number("device_manufacturer_name") as u32;
            facts.model = number("model_name") as u32;
            facts.antennas = number("max_number_of_antenna_supported").clamp(1, 255) as u8;
            facts.has_clock = number("has_utc_clock_capability") == 1;
            facts.firmware = general.text("reader_firmware_version").unwrap_or_default().to_owned();
            if let Some(pins) = general.child(141) {
                let count = |name: &str| pins.number(name).unwrap_or(0) as u16;
                facts.pins = (count("num_gpis"), count("num_gpos"));
            }
        }
        let Some(band) = body.child(143).and_then(|regulatory| regulatory.child(144)) else { return facts };
        let entry = |node: &Node| {
            let index = u16::try_from(node.number("index")?).ok()?;
            Some((index, i16::try_from(node.number("transmit_power_value")?).ok()?))
        };
        facts.powers = band.all(145).filter_map(entry).collect();
        if let Some(frequencies) = band.child(146) {
            let hopping = frequencies.child(147);
            facts.hop_table = hopping.and_then(|table| table.number("hop_table_id")).unwrap_or(0) as u16;
            let table = hopping.or_else(|| frequencies.child(148));
            facts.frequencies = table.and_then(|table| table.words("frequency")).unwrap_or_default().to_vec();
        }
        facts
    }

    /// The name people know it by.
    pub fn name(&self) -> String {
        match (self.vendor, self.model) {
            (IMPINJ, 2_001_001) => "Impinj Speedway R220".to_owned(),
            (IMPINJ, 2_001_002) => "Impinj Speedway R420".to_owned(),
            (IMPINJ, 2_001_003) => "Impinj xPortal".to_owned(),
            (IMPINJ, 2_001_052) => "Impinj R700".to_owned(),
            (IMPINJ, model) => format!("Impinj {model}"),
            (shapes::ZEBRA, model) => format!("Zebra {model}"),
            (vendor, model) => format!("LLRP reader {vendor}/{model}"),
        }
    }

    /// The index of this power, tenths of a dBm, or of the next one below it. `None` outside the table.
    pub fn power_index(&self, tenths: i16) -> Option<u16> {
        let wanted = tenths.checked_mul(10)?;
        let most = self.powers.iter().map(|(_, power)| *power).max()?;
        if wanted > most {
            return None;
        }
        let fits = self.powers.iter().filter(|(_, power)| *power <= wanted);
        fits.max_by_key(|(_, power)| *power).map(|(index, _)| *index)
    }
}

/// An antenna port as LLRP counts: from 1; 0 is "all".
pub fn antenna(number: i64) -> Option<AntennaPort> {
    u8::try_from(number).ok().filter(|number| *number > 0).map(AntennaPort)
}
