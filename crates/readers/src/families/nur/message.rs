//! What a host says to a nur module, both ways, and names for everything either side says.

use crate::families::nur::frame::Frame;

/// Commands.
#[allow(missing_docs, reason = "the names are the maker's; `name` below is what people see")]
pub mod cmd {
    pub const PING: u8 = 0x01;
    pub const VERSION: u8 = 0x02;
    pub const CLEAR: u8 = 0x05;
    pub const IDS: u8 = 0x06;
    pub const TAGS: u8 = 0x07;
    pub const INFO: u8 = 0x09;
    pub const CAPABILITIES: u8 = 0x0B;
    pub const BEEP: u8 = 0x0D;
    pub const STOP: u8 = 0x0E;
    pub const GET_PINS: u8 = 0x10;
    pub const SET_PINS: u8 = 0x11;
    pub const SETUP: u8 = 0x22;
    pub const DIAGNOSTICS: u8 = 0x2B;
    pub const SCAN: u8 = 0x30;
    pub const INVENTORY: u8 = 0x31;
    pub const READ: u8 = 0x33;
    pub const WRITE: u8 = 0x34;
    pub const LOCK: u8 = 0x36;
    pub const KILL: u8 = 0x37;
    pub const BOOTED: u8 = 0x80;
    pub const PIN_CHANGED: u8 = 0x81;
}

const NAMES: &[(u8, &str)] = &[
    (cmd::PING, "ping"),
    (cmd::VERSION, "version"),
    (0x03, "reset"),
    (0x04, "get_mode"),
    (cmd::CLEAR, "clear_id_buffer"),
    (cmd::IDS, "get_id_buffer"),
    (cmd::TAGS, "get_meta_buffer"),
    (0x08, "get_system"),
    (cmd::INFO, "get_reader_info"),
    (cmd::CAPABILITIES, "get_device_capabilities"),
    (cmd::BEEP, "beep"),
    (cmd::STOP, "stop_all_continuous"),
    (0x0F, "configure_gpio"),
    (cmd::GET_PINS, "get_gpio"),
    (cmd::SET_PINS, "set_gpio"),
    (0x12, "sensors"),
    (0x20, "set_baud"),
    (cmd::SETUP, "load_setup"),
    (0x23, "inventory_read_config"),
    (0x24, "get_region_info"),
    (0x25, "antenna_map"),
    (0x27, "antenna"),
    (0x28, "store_setup"),
    (cmd::DIAGNOSTICS, "diagnostics"),
    (cmd::SCAN, "scan_single"),
    (cmd::INVENTORY, "inventory"),
    (0x32, "inventory_select"),
    (cmd::READ, "read"),
    (cmd::WRITE, "write"),
    (0x35, "block_write"),
    (cmd::LOCK, "lock"),
    (cmd::KILL, "kill"),
    (0x38, "trace_tag"),
    (0x39, "inventory_stream"),
    (0x3A, "reset_target"),
    (0x3B, "inventory_extended"),
    (cmd::BOOTED, "boot"),
    (cmd::PIN_CHANGED, "io_change"),
    (0x82, "inventory_stream_notice"),
    (0x84, "trace_tag_notice"),
    (0x85, "trigger_read"),
    (0x86, "hop_event"),
    (0x88, "inventory_extended_notice"),
    (0x8F, "diagnostics_notice"),
];

/// The name of a command or notice, or its number.
pub fn name(cmd: u8) -> String {
    let known = NAMES.iter().find(|(known, _)| *known == cmd);
    known.map_or_else(|| format!("cmd_{cmd:02x}"), |(_, name)| (*name).to_owned())
}

/// Status numbers that decide something.
#[allow(missing_docs, reason = "their words stand in the table below")]
pub mod status {
    pub const OK: u8 = 0x00;
    pub const COMMAND: u8 = 0x01;
    pub const PARAMETER: u8 = 0x05;
    pub const NO_TAG: u8 = 0x20;
    pub const ACCESS: u8 = 0x24;
    pub const TAG: u8 = 0x42;
    /// What the tag itself said, behind the status [`TAG`]: its memory is locked.
    pub const TAG_LOCKED: u8 = 0x04;
}

const STATUSES: &[(u8, &str)] = &[
    (status::COMMAND, "invalid command"),
    (0x02, "invalid length"),
    (0x03, "parameter out of range"),
    (status::PARAMETER, "invalid parameter"),
    (0x10, "general error"),
    (status::NO_TAG, "no tag"),
    (0x21, "air error"),
    (0x22, "select failed"),
    (status::ACCESS, "access failed"),
    (0x30, "read failed"),
    (0x31, "read in part"),
    (0x40, "write failed"),
    (0x41, "written in part"),
    (status::TAG, "the tag refused"),
    (0x50, "special command failed"),
    (0x60, "reader hardware"),
];

/// A status in words, with its number.
pub fn status_words(status: u8) -> String {
    let words =
        STATUSES.iter().find(|(known, _)| *known == status).map_or("unknown status", |(_, words)| *words);
    format!("{status:02X}: {words}")
}

/// Bits of the setup and how wide each field is.
pub mod setup {
    /// Attenuation in steps from the most.
    pub const TX_LEVEL: u8 = 2;
    /// Region.
    pub const REGION: u8 = 4;
    /// Slot count; 0 adapts.
    pub const Q: u8 = 5;
    /// Session.
    pub const SESSION: u8 = 6;
    /// Antennas, one bit each.
    pub const ANTENNAS: u8 = 8;
    /// Target: 0 A, 1 B, 2 both.
    pub const TARGET: u8 = 13;
}

/// Which tag, and with which password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aim {
    /// The password.
    pub password: u32,
    /// The tag; any without.
    pub epc: Option<codes::Epc>,
}

const WITH_PASSWORD: u8 = 1;
const WITH_TAG: u8 = 2;
/// Bank of the number and its first bit.
const EPC_AT: (u8, u32) = (1, 32);

impl Aim {
    fn to_bytes(self) -> Vec<u8> {
        let flags = if self.password != 0 { WITH_PASSWORD } else { 0 }
            | if self.epc.is_some() { WITH_TAG } else { 0 };
        let mut bytes = vec![flags];
        bytes.extend_from_slice(&self.password.to_le_bytes());
        if let Some(epc) = self.epc {
            bytes.push((7 + epc.as_bytes().len()) as u8);
            bytes.push(EPC_AT.0);
            bytes.extend_from_slice(&EPC_AT.1.to_le_bytes());
            bytes.extend_from_slice(&(epc.bits() as u16).to_le_bytes());
            bytes.extend_from_slice(epc.as_bytes());
        }
        bytes
    }

    fn parse(bytes: &[u8]) -> Option<(Aim, &[u8])> {
        let ([flags, a, b, c, d], rest) = bytes.split_first_chunk::<5>()?;
        let password = u32::from_le_bytes([*a, *b, *c, *d]);
        if flags & WITH_TAG == 0 {
            return Some((Aim { password, epc: None }, rest));
        }
        let (length, rest) = rest.split_first()?;
        let (block, rest) = rest.split_at_checked(usize::from(*length))?;
        let epc = codes::Epc::from_bytes(block.get(7..)?).ok()?;
        Some((Aim { password, epc: Some(epc) }, rest))
    }
}

/// What a host says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields are named as in the maker's library")]
pub enum Ask {
    /// Are you there?
    Ping,
    /// Mode and firmware.
    Version,
    /// Forget the tags.
    Clear,
    /// The tags with their fields, and forget them.
    Tags,
    /// Name, serial number, antennas.
    Info,
    /// Powers.
    Capabilities,
    Beep,
    /// Stop everything that goes on by itself.
    Stop,
    Pins,
    SetPin {
        pin: u8,
        is_on: bool,
    },
    /// One field of the setup, see [`setup`].
    Set {
        bit: u8,
        value: u8,
    },
    /// What is in one field of the setup?
    Get {
        bit: u8,
    },
    /// Temperature among other things.
    Report,
    /// A round, with the settings it has.
    Inventory,
    Read {
        aim: Aim,
        bank: u8,
        word: u32,
        words: u8,
    },
    Write {
        aim: Aim,
        bank: u8,
        word: u32,
        data: Vec<u8>,
    },
    Lock {
        aim: Aim,
        mask: u16,
        action: u16,
    },
    Kill(Aim),
    /// Anything else.
    Other {
        cmd: u8,
        data: Vec<u8>,
    },
}

/// A tone people hear: 2 kHz for a fifth of a second, half of it on.
const TONE: (u32, u32, u8) = (2_000, 200, 50);

impl Ask {
    /// Its command.
    pub fn cmd(&self) -> u8 {
        match self {
            Ask::Ping => cmd::PING,
            Ask::Version => cmd::VERSION,
            Ask::Clear => cmd::CLEAR,
            Ask::Tags => cmd::TAGS,
            Ask::Info => cmd::INFO,
            Ask::Capabilities => cmd::CAPABILITIES,
            Ask::Beep => cmd::BEEP,
            Ask::Stop => cmd::STOP,
            Ask::Pins => cmd::GET_PINS,
            Ask::SetPin { .. } => cmd::SET_PINS,
            Ask::Set { .. } | Ask::Get { .. } => cmd::SETUP,
            Ask::Report => cmd::DIAGNOSTICS,
            Ask::Inventory => cmd::INVENTORY,
            Ask::Read { .. } => cmd::READ,
            Ask::Write { .. } => cmd::WRITE,
            Ask::Lock { .. } => cmd::LOCK,
            Ask::Kill(_) => cmd::KILL,
            Ask::Other { cmd, .. } => *cmd,
        }
    }

    /// The bytes on the line.
    pub fn encode(&self) -> Vec<u8> {
        Frame { flags: 0, cmd: self.cmd(), body: &self.data() }.encode()
    }

    fn data(&self) -> Vec<u8> {
        match self {
            Ask::Ping | Ask::Version | Ask::Clear | Ask::Info | Ask::Capabilities | Ask::Inventory => {
                Vec::new()
            }
            // The maker's library sends one byte, whatever it is.
            Ask::Stop => vec![0],
            Ask::Tags => vec![1],
            Ask::Pins => vec![0xFF],
            Ask::Beep => [&TONE.0.to_le_bytes()[..], &TONE.1.to_le_bytes(), &[TONE.2]].concat(),
            Ask::SetPin { pin, is_on } => {
                vec![1u8.checked_shl(u32::from(*pin)).unwrap_or(0), *pin, u8::from(*is_on)]
            }
            Ask::Set { bit, value } => [&(1u32 << (bit & 31)).to_le_bytes()[..], &[*value]].concat(),
            Ask::Get { bit } => (1u32 << (bit & 31)).to_le_bytes().to_vec(),
            Ask::Report => vec![1, 0, 0, 0, 0],
            Ask::Read { aim, bank, word, words } => {
                [aim.to_bytes(), vec![6, *bank], word.to_le_bytes().to_vec(), vec![*words]].concat()
            }
            Ask::Write { aim, bank, word, data } => {
                let (length, words) = ((6 + data.len()) as u8, (data.len() / 2) as u8);
                let head = [vec![length, *bank], word.to_le_bytes().to_vec(), vec![words]].concat();
                [aim.to_bytes(), head, data.clone()].concat()
            }
            Ask::Lock { aim, mask, action } => {
                [&aim.to_bytes()[..], &[4], &mask.to_le_bytes(), &action.to_le_bytes()].concat()
            }
            Ask::Kill(aim) => aim.to_bytes(),
            Ask::Other { data, .. } => data.clone(),
        }
    }

    /// The meaning of a frame from a host; `Other` if it is none that we would send.
    pub fn parse(frame: &Frame<'_>) -> Ask {
        let other = || Ask::Other { cmd: frame.cmd, data: frame.body.to_vec() };
        let known = parse_plain(frame.cmd, frame.body).or_else(|| parse_access(frame.cmd, frame.body));
        // Some say the same in other bytes; the bytes count.
        known.filter(|ask| ask.data() == frame.body).unwrap_or_else(other)
    }
}

fn parse_plain(cmd: u8, data: &[u8]) -> Option<Ask> {
    Some(match (cmd, data) {
        (cmd::PING, []) => Ask::Ping,
        (cmd::VERSION, []) => Ask::Version,
        (cmd::CLEAR, []) => Ask::Clear,
        (cmd::TAGS, [1]) => Ask::Tags,
        (cmd::INFO, []) => Ask::Info,
        (cmd::CAPABILITIES, []) => Ask::Capabilities,
        (cmd::BEEP, _) => Ask::Beep,
        (cmd::STOP, [0]) => Ask::Stop,
        (cmd::GET_PINS, [0xFF]) => Ask::Pins,
        (cmd::SET_PINS, [_, pin, is_on]) => Ask::SetPin { pin: *pin, is_on: *is_on == 1 },
        (cmd::SETUP, [a, b, c, d, value]) => {
            let flags = u32::from_le_bytes([*a, *b, *c, *d]);
            Ask::Set { bit: flags.trailing_zeros() as u8, value: *value }
        }
        (cmd::SETUP, [a, b, c, d]) => {
            Ask::Get { bit: u32::from_le_bytes([*a, *b, *c, *d]).trailing_zeros() as u8 }
        }
        (cmd::DIAGNOSTICS, [1, 0, 0, 0, 0]) => Ask::Report,
        (cmd::INVENTORY, []) => Ask::Inventory,
        _ => return None,
    })
}

fn parse_access(cmd: u8, data: &[u8]) -> Option<Ask> {
    if !matches!(cmd, cmd::READ | cmd::WRITE | cmd::LOCK | cmd::KILL) {
        return None;
    }
    let (aim, rest) = Aim::parse(data)?;
    Some(match (cmd, rest) {
        (cmd::READ, [_, bank, a, b, c, d, words]) => {
            Ask::Read { aim, bank: *bank, word: u32::from_le_bytes([*a, *b, *c, *d]), words: *words }
        }
        (cmd::WRITE, [_, bank, a, b, c, d, _, data @ ..]) => {
            Ask::Write { aim, bank: *bank, word: u32::from_le_bytes([*a, *b, *c, *d]), data: data.to_vec() }
        }
        (cmd::LOCK, [_, a, b, c, d]) => {
            Ask::Lock { aim, mask: u16::from_le_bytes([*a, *b]), action: u16::from_le_bytes([*c, *d]) }
        }
        (cmd::KILL, []) => Ask::Kill(aim),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::nur::frame::decode;

    #[test]
    fn every_order_is_understood_as_it_was_meant() {
        let mut asks = vec![
            Ask::Ping,
            Ask::Stop,
            Ask::Tags,
            Ask::Beep,
            Ask::Pins,
            Ask::SetPin { pin: 2, is_on: true },
            Ask::Set { bit: setup::TARGET, value: 2 },
            Ask::Get { bit: setup::ANTENNAS },
            Ask::Report,
            Ask::Inventory,
        ];
        for epc in [None, Some("300ED89F3350015A1E3DF506".parse().unwrap())] {
            let aim = Aim { password: 0x1234_5678, epc };
            asks.push(Ask::Read { aim, bank: 2, word: 300, words: 6 });
            asks.push(Ask::Write { aim, bank: 3, word: 1, data: vec![1, 2, 3, 4] });
            asks.push(Ask::Lock { aim, mask: 0x0C, action: 0x08 });
            asks.push(Ask::Kill(aim));
        }
        for ask in asks {
            let bytes = ask.encode();
            assert_eq!(Ask::parse(&decode(&bytes).unwrap()), ask, "{bytes:02X?}");
        }
    }

    #[test]
    fn a_tag_is_aimed_at_by_its_number() {
        let aim = Aim { password: 0, epc: Some("E2001122".parse().unwrap()) };
        assert_eq!(aim.to_bytes(), [2, 0, 0, 0, 0, 11, 1, 32, 0, 0, 0, 32, 0, 0xE2, 0x00, 0x11, 0x22]);
    }
}
