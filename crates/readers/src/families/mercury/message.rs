//! What a host says to a mercury module, both ways: meaning to data bytes and back. Sections as in the maker's
//! developer manual; the order of password and filter as the maker's host library sends it.

use codes::Epc;
use codes::select::Mask;

use crate::families::mercury::frame::Command;
use crate::families::mercury::opcode::op;

/// Search flags of a read order.
pub mod search {
    /// Work the configured antennas in turn.
    pub const LIST: u16 = 0x0003;
    /// Send tags as they come.
    pub const STREAM: u16 = 0x0008;
    /// Counts have four bytes.
    pub const LARGE: u16 = 0x0010;
    /// Send statistics on the way.
    pub const STATS: u16 = 0x0100;
    /// Further fields in the body that our own orders never have: embedded command, stop after N, duty cycle.
    pub const UNUSUAL: u16 = 0x0004 | 0x0040 | 0x0400;
}

/// Bit of the option byte: a metadata field follows.
pub const OPTION_METADATA: u8 = 0x10;
const OPTION_LONG: u8 = 0x20;
const OPTION_PASSWORD: u8 = 0x05;

/// Keys of the configuration.
pub mod config {
    /// Signal in dBm.
    pub const SIGNAL_DBM: u8 = 0x09;
    /// Each tag only once until a timeout.
    pub const READ_FILTER: u8 = 0x0C;
    /// Whether replies carry their CRC.
    pub const SEND_CHECK: u8 = 0x1B;
}

/// Keys of the Gen2 parameters.
pub mod gen2 {
    /// Session, one byte.
    pub const SESSION: u8 = 0x00;
    /// Target, two bytes.
    pub const TARGET: u8 = 0x01;
    /// Slot count: 00, or 01 and the number.
    pub const Q: u8 = 0x12;
}

/// Which tags take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Those whose number begins so.
    Epc(Vec<u8>),
    /// Those with these bits in a bank.
    Bits {
        /// 1 number, 2 chip number, 3 user.
        bank: u8,
        /// First bit.
        pointer: u32,
        /// How many.
        length: u16,
        /// The bits, filled up to whole bytes.
        mask: Vec<u8>,
    },
}

impl Filter {
    /// The tag with this number; none for a tag without a number, which cannot be singled out.
    pub fn of_epc(epc: &Epc) -> Option<Filter> {
        (epc.bits() > 0).then(|| Filter::Epc(epc.as_bytes().to_vec()))
    }

    /// A mask; none if it is on the bank of the passwords.
    pub fn of_mask(mask: &Mask) -> Option<Filter> {
        (1..=3).contains(&mask.bank).then(|| Filter::Bits {
            bank: mask.bank,
            pointer: mask.pointer.into(),
            length: mask.length,
            mask: mask.mask.clone(),
        })
    }

    fn option(&self) -> u8 {
        let (kind, bits) = match self {
            Filter::Epc(epc) => (1, epc.len() * 8),
            Filter::Bits { bank: 1, length, .. } => (4, usize::from(*length)),
            Filter::Bits { bank, length, .. } => (*bank, usize::from(*length)),
        };
        if bits > 255 { kind | OPTION_LONG } else { kind }
    }

    fn write(&self, into: &mut Vec<u8>) {
        let (bits, mask) = match self {
            Filter::Epc(epc) => ((epc.len() * 8) as u16, epc),
            Filter::Bits { pointer, length, mask, .. } => {
                into.extend_from_slice(&pointer.to_be_bytes());
                (*length, mask)
            }
        };
        if bits > 255 {
            into.push((bits >> 8) as u8);
        }
        into.push(bits as u8);
        into.extend_from_slice(mask);
    }

    /// The filter an option announces, and what follows it.
    fn parse(option: u8, bytes: &[u8]) -> Option<(Filter, &[u8])> {
        let kind = option & 0x07;
        let (pointer, bytes) = match kind {
            1 => (0, bytes),
            _ => {
                bytes.split_first_chunk::<4>().map(|(pointer, rest)| (u32::from_be_bytes(*pointer), rest))?
            }
        };
        let (length, bytes) = if option & OPTION_LONG != 0 {
            bytes.split_first_chunk::<2>().map(|(length, rest)| (u16::from_be_bytes(*length), rest))?
        } else {
            bytes.split_first().map(|(length, rest)| (u16::from(*length), rest))?
        };
        let (mask, rest) = bytes.split_at_checked(usize::from(length).div_ceil(8))?;
        let filter = match kind {
            1 => Filter::Epc(mask.to_vec()),
            _ => {
                Filter::Bits { bank: if kind == 4 { 1 } else { kind }, pointer, length, mask: mask.to_vec() }
            }
        };
        Some((filter, rest))
    }
}

/// Which tag, and with which password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aim {
    /// The access password.
    pub password: u32,
    /// The tag; any without.
    pub filter: Option<Filter>,
}

impl Aim {
    /// The option byte and the bytes it announces. Some orders carry the password elsewhere.
    fn option_and_bytes(&self, has_password: bool) -> (u8, Vec<u8>) {
        let mut bytes = Vec::new();
        let is_needed = self.filter.is_some() || self.password != 0;
        if has_password && is_needed {
            bytes.extend_from_slice(&self.password.to_be_bytes());
        }
        match &self.filter {
            Some(filter) => {
                filter.write(&mut bytes);
                (filter.option(), bytes)
            }
            None if has_password && is_needed => (OPTION_PASSWORD, bytes),
            None => (0, bytes),
        }
    }

    fn parse(option: u8, has_password: bool, bytes: &[u8]) -> Option<(Aim, &[u8])> {
        let kind = option & 0x07;
        let (password, bytes) = match kind {
            1..=5 if has_password => {
                bytes.split_first_chunk::<4>().map(|(word, rest)| (u32::from_be_bytes(*word), rest))?
            }
            _ => (0, bytes),
        };
        match kind {
            0 | 5 => Some((Aim { password, filter: None }, bytes)),
            1..=4 => {
                let (filter, rest) = Filter::parse(option, bytes)?;
                Some((Aim { password, filter: Some(filter) }, rest))
            }
            _ => None,
        }
    }
}

/// A read order: opcode 22, alone or inside of 2F.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// See [`search`].
    pub flags: u16,
    /// How long, milliseconds.
    pub timeout: u16,
    /// Fields of the records; only in a stream.
    pub metadata: u16,
    /// Statistics wanted, if the flag is set.
    pub stats: u16,
    /// Who takes part.
    pub aim: Aim,
}

impl Search {
    fn is_stream(&self) -> bool {
        self.flags & search::STREAM != 0
    }

    fn body(&self) -> Vec<u8> {
        let (option, filter) = self.aim.option_and_bytes(true);
        let option = if self.is_stream() { option | OPTION_METADATA } else { option };
        let mut body = vec![option];
        body.extend_from_slice(&self.flags.to_be_bytes());
        body.extend_from_slice(&self.timeout.to_be_bytes());
        if self.is_stream() {
            body.extend_from_slice(&self.metadata.to_be_bytes());
            if self.flags & search::STATS != 0 {
                body.extend_from_slice(&self.stats.to_be_bytes());
            }
        }
        body.extend_from_slice(&filter);
        body
    }

    fn parse(body: &[u8]) -> Option<Search> {
        let ([option, a, b, c, d], rest) = body.split_first_chunk::<5>()?;
        let mut search = Search {
            flags: u16::from_be_bytes([*a, *b]),
            timeout: u16::from_be_bytes([*c, *d]),
            metadata: 0,
            stats: 0,
            aim: Aim::default(),
        };
        if search.flags & search::UNUSUAL != 0 {
            return None;
        }
        let mut rest = rest;
        let mut word = |is_there: bool| -> Option<u16> {
            if !is_there {
                return Some(0);
            }
            let (word, behind) = rest.split_first_chunk::<2>()?;
            rest = behind;
            Some(u16::from_be_bytes(*word))
        };
        search.metadata = word(search.is_stream())?;
        search.stats = word(search.is_stream() && search.flags & search::STATS != 0)?;
        let (aim, rest) = Aim::parse(*option, true, rest)?;
        search.aim = aim;
        rest.is_empty().then_some(search)
    }
}

/// What a host says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields are named as in the manual")]
pub enum Ask {
    /// What are you?
    Version,
    /// Leave the boot loader.
    Boot,
    /// Boot loader or application?
    Program,
    /// Which power, and between which limits?
    PowerLimits,
    /// Power while reading, hundredths of a dBm.
    SetReadPower(i16),
    /// Power while writing, hundredths of a dBm.
    SetWritePower(i16),
    /// Which antennas are connected?
    Antennas,
    /// How well are they matched?
    ReturnLoss,
    /// Work these (sending, listening) sockets in this order.
    SearchList(Vec<(u8, u8)>),
    /// Socket, power while reading and while writing; 0 takes the common one.
    AntennaPowers(Vec<(u8, i16, i16)>),
    SetProtocol(u16),
    Region,
    Regions,
    SetRegion(u8),
    SetConfig {
        key: u8,
        value: u8,
    },
    /// A Gen2 parameter, see [`gen2`].
    SetGen2 {
        key: u8,
        value: Vec<u8>,
    },
    Temperature,
    Pins,
    /// Make a pin an output or an input.
    PinDirection {
        pin: u8,
        is_output: bool,
        is_on: bool,
    },
    SetPin {
        pin: u8,
        is_on: bool,
    },
    /// Read for a while into the buffer.
    Search(Search),
    /// Read until told to stop.
    Start(Search),
    /// Stop reading.
    Stop,
    /// Tags out of the buffer, with these fields.
    Buffer(u16),
    /// Empty the buffer.
    Clear,
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
    WriteEpc {
        aim: Aim,
        epc: Vec<u8>,
    },
    Lock {
        aim: Aim,
        mask: u16,
        action: u16,
    },
    Kill {
        aim: Aim,
    },
    /// Anything else.
    Other {
        opcode: u8,
        data: Vec<u8>,
    },
}

/// How long a tag is tried for, milliseconds.
const ACCESS_MS: u16 = 1_000;

impl Ask {
    /// Its opcode; a reply carries the same.
    pub fn opcode(&self) -> u8 {
        match self {
            Ask::Version => op::VERSION,
            Ask::Boot => op::BOOT,
            Ask::Program => op::PROGRAM,
            Ask::PowerLimits => op::GET_READ_POWER,
            Ask::SetReadPower(_) => op::SET_READ_POWER,
            Ask::SetWritePower(_) => op::SET_WRITE_POWER,
            Ask::Antennas | Ask::ReturnLoss => op::GET_ANTENNA,
            Ask::SearchList(_) | Ask::AntennaPowers(_) => op::SET_ANTENNA,
            Ask::SetProtocol(_) => op::SET_PROTOCOL,
            Ask::Region => op::GET_REGION,
            Ask::Regions => op::REGIONS,
            Ask::SetRegion(_) => op::SET_REGION,
            Ask::SetConfig { .. } => op::SET_CONFIG,
            Ask::SetGen2 { .. } => op::SET_GEN2,
            Ask::Temperature => op::TEMPERATURE,
            Ask::Pins => op::GET_PINS,
            Ask::PinDirection { .. } | Ask::SetPin { .. } => op::SET_PINS,
            Ask::Search(_) => op::READ_MULTIPLE,
            Ask::Start(_) | Ask::Stop => op::CONTINUOUS,
            Ask::Buffer(_) => op::BUFFER,
            Ask::Clear => op::CLEAR,
            Ask::Read { .. } => op::READ,
            Ask::Write { .. } => op::WRITE,
            Ask::WriteEpc { .. } => op::WRITE_EPC,
            Ask::Lock { .. } => op::LOCK,
            Ask::Kill { .. } => op::KILL,
            Ask::Other { opcode, .. } => *opcode,
        }
    }

    /// The bytes on the line.
    pub fn encode(&self) -> Vec<u8> {
        Command { opcode: self.opcode(), data: &self.data() }.encode()
    }

    fn data(&self) -> Vec<u8> {
        match self {
            Ask::Version | Ask::Boot | Ask::Program | Ask::Region | Ask::Regions | Ask::Temperature => vec![],
            Ask::Clear => vec![],
            Ask::PowerLimits | Ask::Pins => vec![1],
            Ask::SetReadPower(cdbm) | Ask::SetWritePower(cdbm) => cdbm.to_be_bytes().to_vec(),
            Ask::Antennas => vec![5],
            Ask::ReturnLoss => vec![6],
            Ask::SearchList(list) => {
                [2].into_iter().chain(list.iter().flat_map(|(tx, rx)| [*tx, *rx])).collect()
            }
            Ask::AntennaPowers(list) => {
                let entry = |(port, read, write): &(u8, i16, i16)| {
                    let ([a, b], [c, d]) = (read.to_be_bytes(), write.to_be_bytes());
                    [*port, a, b, c, d, 0, 0]
                };
                [4].into_iter().chain(list.iter().flat_map(entry)).collect()
            }
            Ask::SetProtocol(protocol) => protocol.to_be_bytes().to_vec(),
            Ask::SetRegion(region) => vec![*region],
            Ask::SetConfig { key, value } => vec![1, *key, *value],
            Ask::SetGen2 { key, value } => [&[5, *key][..], value].concat(),
            Ask::PinDirection { pin, is_output, is_on } => {
                vec![1, *pin, u8::from(*is_output), u8::from(*is_on)]
            }
            Ask::SetPin { pin, is_on } => vec![*pin, u8::from(*is_on)],
            Ask::Search(search) => search.body(),
            Ask::Start(search) => {
                let body = search.body();
                let head = [0, 0, 1, op::READ_MULTIPLE, 0, 0, 5, body.len() as u8, op::READ_MULTIPLE];
                [&head[..], &body].concat()
            }
            Ask::Stop => vec![0, 0, 2],
            Ask::Buffer(flags) => [&flags.to_be_bytes()[..], &[0]].concat(),
            Ask::Other { data, .. } => data.clone(),
            Ask::Read { .. }
            | Ask::Write { .. }
            | Ask::WriteEpc { .. }
            | Ask::Lock { .. }
            | Ask::Kill { .. } => self.access_data(),
        }
    }

    #[allow(clippy::wildcard_enum_match_arm, reason = "called for orders on one tag only")]
    /// Orders on one tag: how long, the option byte, then what differs.
    fn access_data(&self) -> Vec<u8> {
        let mut data = ACCESS_MS.to_be_bytes().to_vec();
        match self {
            Ask::Read { aim, bank, word, words } => {
                let (option, filter) = aim.option_and_bytes(true);
                data.extend([&[option, *bank][..], &word.to_be_bytes(), &[*words], &filter].concat());
            }
            Ask::Write { aim, bank, word, data: memory } => {
                let (option, filter) = aim.option_and_bytes(true);
                data.extend([&[option][..], &word.to_be_bytes(), &[*bank], &filter, memory].concat());
            }
            Ask::WriteEpc { aim, epc } => {
                let (option, filter) = aim.option_and_bytes(true);
                let reserved: &[u8] = if option == 0 { &[0] } else { &[] };
                data.extend([&[option][..], &filter, reserved, epc].concat());
            }
            Ask::Lock { aim, mask, action } => {
                let (option, filter) = aim.option_and_bytes(false);
                let password = aim.password.to_be_bytes();
                let bits = [mask.to_be_bytes(), action.to_be_bytes()].concat();
                data.extend([&[option][..], &password, &bits, &filter].concat());
            }
            Ask::Kill { aim } => {
                let (option, filter) = aim.option_and_bytes(false);
                data.extend([&[option][..], &aim.password.to_be_bytes(), &[0], &filter].concat());
            }
            _ => {}
        }
        data
    }

    /// The meaning of a frame from a host; `Other` if it is none that we would send.
    pub fn parse(command: &Command<'_>) -> Ask {
        let other = || Ask::Other { opcode: command.opcode, data: command.data.to_vec() };
        let known = parse_plain(command.opcode, command.data)
            .or_else(|| parse_search(command.opcode, command.data))
            .or_else(|| parse_access(command.opcode, command.data));
        // Some say the same in other bytes; the bytes count.
        known.filter(|ask| ask.data() == command.data).unwrap_or_else(other)
    }
}

fn parse_plain(opcode: u8, data: &[u8]) -> Option<Ask> {
    Some(match (opcode, data) {
        (op::VERSION, []) => Ask::Version,
        (op::BOOT, []) => Ask::Boot,
        (op::PROGRAM, []) => Ask::Program,
        (op::GET_READ_POWER, [1]) => Ask::PowerLimits,
        (op::SET_READ_POWER, [a, b]) => Ask::SetReadPower(i16::from_be_bytes([*a, *b])),
        (op::SET_WRITE_POWER, [a, b]) => Ask::SetWritePower(i16::from_be_bytes([*a, *b])),
        (op::GET_ANTENNA, [5]) => Ask::Antennas,
        (op::GET_ANTENNA, [6]) => Ask::ReturnLoss,
        (op::SET_ANTENNA, [2, list @ ..]) => {
            Ask::SearchList(list.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect())
        }
        (op::SET_ANTENNA, [4, list @ ..]) => {
            let entry = |e: &[u8]| (e[0], i16::from_be_bytes([e[1], e[2]]), i16::from_be_bytes([e[3], e[4]]));
            Ask::AntennaPowers(list.chunks_exact(7).map(entry).collect())
        }
        (op::SET_PROTOCOL, [a, b]) => Ask::SetProtocol(u16::from_be_bytes([*a, *b])),
        (op::GET_REGION, []) => Ask::Region,
        (op::REGIONS, []) => Ask::Regions,
        (op::SET_REGION, [region]) => Ask::SetRegion(*region),
        (op::SET_CONFIG, [1, key, value]) => Ask::SetConfig { key: *key, value: *value },
        (op::SET_GEN2, [5, key, value @ ..]) => Ask::SetGen2 { key: *key, value: value.to_vec() },
        (op::TEMPERATURE, []) => Ask::Temperature,
        (op::GET_PINS, [1]) => Ask::Pins,
        (op::SET_PINS, [1, pin, is_output, is_on]) => {
            Ask::PinDirection { pin: *pin, is_output: *is_output == 1, is_on: *is_on == 1 }
        }
        (op::SET_PINS, [pin, is_on]) => Ask::SetPin { pin: *pin, is_on: *is_on == 1 },
        (op::BUFFER, [a, b, 0]) => Ask::Buffer(u16::from_be_bytes([*a, *b])),
        (op::CLEAR, []) => Ask::Clear,
        _ => return None,
    })
}

fn parse_search(opcode: u8, data: &[u8]) -> Option<Ask> {
    match (opcode, data) {
        (op::READ_MULTIPLE, body) => Search::parse(body).map(Ask::Search),
        (op::CONTINUOUS, [0, 0, 2]) => Some(Ask::Stop),
        (op::CONTINUOUS, [0, 0, 1, op::READ_MULTIPLE, 0, 0, 5, length, op::READ_MULTIPLE, body @ ..])
            if usize::from(*length) == body.len() =>
        {
            Search::parse(body).map(Ask::Start)
        }
        _ => None,
    }
}

fn parse_access(opcode: u8, data: &[u8]) -> Option<Ask> {
    let ([_, _, option], rest) = data.split_first_chunk::<3>()?;
    match opcode {
        op::READ => {
            let ([bank, a, b, c, d, words], rest) = rest.split_first_chunk::<6>()?;
            let (aim, rest) = Aim::parse(*option, true, rest)?;
            let word = u32::from_be_bytes([*a, *b, *c, *d]);
            rest.is_empty().then_some(Ask::Read { aim, bank: *bank, word, words: *words })
        }
        op::WRITE => {
            let ([a, b, c, d, bank], rest) = rest.split_first_chunk::<5>()?;
            let (aim, memory) = Aim::parse(*option, true, rest)?;
            let word = u32::from_be_bytes([*a, *b, *c, *d]);
            Some(Ask::Write { aim, bank: *bank, word, data: memory.to_vec() })
        }
        op::WRITE_EPC => {
            let (aim, rest) = Aim::parse(*option, true, rest)?;
            let epc = if *option == 0 { rest.get(1..)? } else { rest };
            Some(Ask::WriteEpc { aim, epc: epc.to_vec() })
        }
        op::LOCK => {
            let ([a, b, c, d, m, n, x, y], rest) = rest.split_first_chunk::<8>()?;
            let (aim, _) = Aim::parse(*option, false, rest)?;
            let aim = Aim { password: u32::from_be_bytes([*a, *b, *c, *d]), ..aim };
            Some(Ask::Lock { aim, mask: u16::from_be_bytes([*m, *n]), action: u16::from_be_bytes([*x, *y]) })
        }
        op::KILL => {
            let ([a, b, c, d, _], rest) = rest.split_first_chunk::<5>()?;
            let (aim, _) = Aim::parse(*option, false, rest)?;
            Some(Ask::Kill { aim: Aim { password: u32::from_be_bytes([*a, *b, *c, *d]), ..aim } })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
