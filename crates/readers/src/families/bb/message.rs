//! bb messages: frames to meaning and back, both directions. Vendor terms stay inside this family.

use codes::Epc;
use model::{PcWord, TxPower};

use crate::families::bb::frame::{Dialect, Frame, Kind};
use crate::limits::READER_TEXT_MAX;
use crate::wire::tag_crc;

/// Command codes.
pub mod code {
    /// Texts about the module.
    pub const TEXT: u8 = 0x03;
    /// Set the region.
    pub const SET_REGION: u8 = 0x07;
    /// Ask for the region.
    pub const GET_REGION: u8 = 0x08;
    /// One radio round; also the code of every tag notice.
    pub const SINGLE_POLL: u8 = 0x22;
    /// Many radio rounds.
    pub const MULTI_POLL: u8 = 0x27;
    /// Stop the rounds.
    pub const STOP: u8 = 0x28;
    /// Set the transmit power.
    pub const SET_POWER: u8 = 0xB6;
    /// Ask for the transmit power.
    pub const GET_POWER: u8 = 0xB7;
    /// The code of every refusal; it does not say what was refused.
    pub const ERROR: u8 = 0xFF;
}

/// Refusal codes that mean something to us.
pub mod error {
    /// Nobody answered in this round. Not a fault.
    pub const EMPTY_ROUND: u8 = 0x15;
    /// The command is not known.
    pub const BAD_ORDER: u8 = 0x17;
    /// The hopping channel is in use.
    pub const CHANNEL_BUSY: u8 = 0x20;
}

/// Rounds asked for at once: the most the field can say.
pub const ROUNDS_MAX: u16 = 0xFFFF;

/// The first parameter of a multi poll; the manual calls it reserved and always prints this value.
const MULTI_POLL_MARK: u8 = 0x22;

/// Which text about itself a module is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// Hardware version, for example `M100 V1.00`.
    Hardware,
    /// Firmware version.
    Software,
    /// Maker.
    Maker,
}

impl TextKind {
    /// The byte that names it.
    pub fn byte(self) -> u8 {
        match self {
            TextKind::Hardware => 0,
            TextKind::Software => 1,
            TextKind::Maker => 2,
        }
    }

    /// The text this byte names.
    pub fn of_byte(byte: u8) -> Option<TextKind> {
        match byte {
            0 => Some(TextKind::Hardware),
            1 => Some(TextKind::Software),
            2 => Some(TextKind::Maker),
            _ => None,
        }
    }
}

/// What a host says to the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Tell a text about yourself.
    Text(TextKind),
    /// One radio round.
    SinglePoll,
    /// So many radio rounds.
    MultiPoll(u16),
    /// Stop.
    Stop,
    /// Set the transmit power, in hundredths of a dBm.
    SetPower(u16),
    /// Tell the transmit power.
    GetPower,
    /// Set the region.
    SetRegion(u8),
    /// Tell the region.
    GetRegion,
    /// Anything else, kept as it came.
    Other {
        /// Command code.
        code: u8,
        /// Parameters.
        parameters: Vec<u8>,
    },
}

impl Ask {
    /// The meaning of a frame from a host. `None` if the frame is not one.
    pub fn parse(frame: &Frame<'_>) -> Option<Ask> {
        if frame.kind != Kind::Order {
            return None;
        }
        let known = match (frame.code, frame.parameters) {
            (code::TEXT, [kind]) => TextKind::of_byte(*kind).map(Ask::Text),
            (code::SINGLE_POLL, []) => Some(Ask::SinglePoll),
            (code::MULTI_POLL, [MULTI_POLL_MARK, high, low]) => {
                Some(Ask::MultiPoll(u16::from_be_bytes([*high, *low])))
            }
            (code::STOP, []) => Some(Ask::Stop),
            (code::SET_POWER, [high, low]) => Some(Ask::SetPower(u16::from_be_bytes([*high, *low]))),
            (code::GET_POWER, []) => Some(Ask::GetPower),
            (code::SET_REGION, [region]) => Some(Ask::SetRegion(*region)),
            (code::GET_REGION, []) => Some(Ask::GetRegion),
            _ => None,
        };
        Some(known.unwrap_or(Ask::Other { code: frame.code, parameters: frame.parameters.to_vec() }))
    }

    /// Its command code.
    pub fn code(&self) -> u8 {
        match self {
            Ask::Text(_) => code::TEXT,
            Ask::SinglePoll => code::SINGLE_POLL,
            Ask::MultiPoll(_) => code::MULTI_POLL,
            Ask::Stop => code::STOP,
            Ask::SetPower(_) => code::SET_POWER,
            Ask::GetPower => code::GET_POWER,
            Ask::SetRegion(_) => code::SET_REGION,
            Ask::GetRegion => code::GET_REGION,
            Ask::Other { code, .. } => *code,
        }
    }

    /// The bytes on the line.
    pub fn encode(&self, dialect: Dialect) -> Vec<u8> {
        let frame =
            |parameters: &[u8]| Frame { dialect, kind: Kind::Order, code: self.code(), parameters }.encode();
        match self {
            Ask::Text(kind) => frame(&[kind.byte()]),
            Ask::SinglePoll | Ask::Stop | Ask::GetPower | Ask::GetRegion => frame(&[]),
            Ask::MultiPoll(rounds) => {
                let [high, low] = rounds.to_be_bytes();
                frame(&[MULTI_POLL_MARK, high, low])
            }
            Ask::SetPower(power) => frame(&power.to_be_bytes()),
            Ask::SetRegion(region) => frame(&[*region]),
            Ask::Other { parameters, .. } => frame(parameters),
        }
    }

    /// An order for this power, if the field can say it.
    pub fn set_power(power: TxPower) -> Option<Ask> {
        u16::try_from(i32::from(power.0) * 10).ok().map(Ask::SetPower)
    }
}

/// What the module says to a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A text about itself.
    Text {
        /// Which.
        kind: TextKind,
        /// Printable characters only.
        text: String,
    },
    /// The order with this code was done.
    Accepted(u8),
    /// The transmit power, in hundredths of a dBm.
    Power(u16),
    /// The region.
    Region(u8),
    /// An order was not done, or a round was empty.
    Failed(u8),
    /// A tag.
    Tag(TagNotice),
    /// Anything else: a valid frame we have no use for.
    Other {
        /// Command code.
        code: u8,
        /// Parameters.
        parameters: Vec<u8>,
    },
}

impl Answer {
    /// The meaning of a frame from a module. `None` if the frame is not one.
    pub fn parse(frame: &Frame<'_>) -> Option<Answer> {
        let known = match (frame.kind, frame.code, frame.parameters) {
            (Kind::Order, _, _) => return None,
            (Kind::Notice, code::SINGLE_POLL, parameters) => {
                TagNotice::from_parameters(parameters).map(Answer::Tag)
            }
            (Kind::Notice, _, _) => None,
            (Kind::Reply, code::TEXT, [kind, text @ ..]) => {
                TextKind::of_byte(*kind).map(|kind| Answer::Text { kind, text: printable(text) })
            }
            (Kind::Reply, code::GET_POWER, [high, low]) => {
                Some(Answer::Power(u16::from_be_bytes([*high, *low])))
            }
            (Kind::Reply, code::GET_REGION, [region]) => Some(Answer::Region(*region)),
            (Kind::Reply, code::ERROR, [failed, ..]) => Some(Answer::Failed(*failed)),
            (Kind::Reply, code, [0]) => Some(Answer::Accepted(code)),
            (Kind::Reply, _, _) => None,
        };
        Some(known.unwrap_or(Answer::Other { code: frame.code, parameters: frame.parameters.to_vec() }))
    }

    /// Why an order was refused. What a round may end with says nothing about an order, and is none.
    pub fn refusal(&self) -> Option<u8> {
        match self {
            Answer::Failed(error::EMPTY_ROUND | error::CHANNEL_BUSY) => None,
            Answer::Failed(why) => Some(*why),
            Answer::Text { .. }
            | Answer::Accepted(_)
            | Answer::Power(_)
            | Answer::Region(_)
            | Answer::Tag(_)
            | Answer::Other { .. } => None,
        }
    }

    /// The bytes on the line. `Other` is sent as a reply.
    pub fn encode(&self, dialect: Dialect) -> Vec<u8> {
        let reply =
            |code: u8, parameters: &[u8]| Frame { dialect, kind: Kind::Reply, code, parameters }.encode();
        match self {
            Answer::Text { kind, text } => {
                let mut parameters = vec![kind.byte()];
                parameters.extend(text.bytes().take(READER_TEXT_MAX));
                reply(code::TEXT, &parameters)
            }
            Answer::Accepted(code) => reply(*code, &[0]),
            Answer::Power(power) => reply(code::GET_POWER, &power.to_be_bytes()),
            Answer::Region(region) => reply(code::GET_REGION, &[*region]),
            Answer::Failed(failed) => reply(code::ERROR, &[*failed]),
            Answer::Tag(notice) => {
                let parameters = notice.to_parameters();
                Frame { dialect, kind: Kind::Notice, code: code::SINGLE_POLL, parameters: &parameters }
                    .encode()
            }
            Answer::Other { code, parameters } => reply(*code, parameters),
        }
    }
}

fn printable(text: &[u8]) -> String {
    let kept = text.iter().take(READER_TEXT_MAX).filter(|byte| **byte != 0);
    let shown: String =
        kept.map(|byte| if (0x20..0x7F).contains(byte) { char::from(*byte) } else { '?' }).collect();
    shown.trim().to_owned()
}

/// One tag as a notice carries it.
///
/// ```text
/// signal(1, signed dBm)  PC(2)  [XPC]  EPC(0 … 62)  CRC-16 over PC … EPC (2)
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TagNotice {
    /// Signal at the chip input.
    pub signal_dbm: i8,
    /// The word before the EPC.
    pub pc: PcWord,
    /// The tag number.
    pub epc: Epc,
}

impl TagNotice {
    /// Reads the parameters of a notice. `None` unless the tag's CRC passes and the PC agrees with the length.
    pub fn from_parameters(parameters: &[u8]) -> Option<TagNotice> {
        let (signal, tag) = parameters.split_first()?;
        let (told, crc) = tag.split_at_checked(tag.len().checked_sub(2)?)?;
        if told.len() < 2 || tag_crc(told).to_be_bytes().as_slice() != crc {
            return None;
        }
        let (pc, epc) = told.split_at(2);
        let pc = PcWord(u16::from_be_bytes([pc[0], pc[1]]));
        let epc = Epc::from_bytes(without_extension(pc, epc)?).ok()?;
        Some(TagNotice { signal_dbm: i8::from_be_bytes([*signal]), pc, epc })
    }

    /// The parameters of a notice.
    pub fn to_parameters(&self) -> Vec<u8> {
        let mut parameters = vec![self.signal_dbm.to_be_bytes()[0]];
        parameters.extend_from_slice(&self.pc.0.to_be_bytes());
        parameters.extend_from_slice(self.epc.as_bytes());
        let crc = tag_crc(&parameters[1..]);
        parameters.extend_from_slice(&crc.to_be_bytes());
        parameters
    }
}

/// The bytes behind the PC without the extension words that PC bit 9 announces. `None` if the length disagrees.
fn without_extension(pc: PcWord, bytes: &[u8]) -> Option<&[u8]> {
    let stated = usize::from(pc.0 >> 11) * 2;
    let extra = bytes.len().checked_sub(stated)?;
    let has_extension = pc.0 & 0x0200 != 0;
    let has_second = has_extension && bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    match extra {
        0 => Some(bytes),
        2 if has_extension && !has_second => bytes.get(2..),
        4 if has_second => bytes.get(4..),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::bb::frame::decode;

    const NOTICE: [u8; 24] = [
        0xBB, 0x02, 0x22, 0x00, 0x11, 0xC8, 0x34, 0x00, 0xE2, 0x00, 0x10, 0x71, 0x00, 0x00, 0x52, 0x9B, 0x09,
        0x40, 0xB4, 0x02, 0x16, 0x3D, 0xD3, 0x7E,
    ];

    fn answer(bytes: &[u8]) -> Answer {
        Answer::parse(&decode(bytes).unwrap()).unwrap()
    }

    #[test]
    fn a_captured_notice_is_read_and_written() {
        let notice = answer(&NOTICE);
        let expected = TagNotice {
            signal_dbm: -56,
            pc: PcWord(0x3400),
            epc: "E20010710000529B0940B402".parse().unwrap(),
        };
        assert_eq!(notice, Answer::Tag(expected));
        assert_eq!(notice.encode(Dialect::Bb), NOTICE);
    }

    #[test]
    fn a_tag_without_a_number_is_a_tag() {
        let empty = TagNotice { signal_dbm: -70, pc: PcWord(0), epc: Epc::from_bytes(&[]).unwrap() };
        assert_eq!(TagNotice::from_parameters(&empty.to_parameters()), Some(empty));
    }

    #[test]
    fn a_length_that_disagrees_with_the_pc_is_refused() {
        let wrong = TagNotice { signal_dbm: -70, pc: PcWord(0x3000), epc: "E200".parse().unwrap() };
        assert_eq!(TagNotice::from_parameters(&wrong.to_parameters()), None);
    }

    #[test]
    fn announced_extension_words_are_not_part_of_the_number() {
        let one = TagNotice { signal_dbm: -70, pc: PcWord(0x0A00), epc: "0001E200".parse().unwrap() };
        let read = TagNotice::from_parameters(&one.to_parameters()).unwrap();
        assert_eq!(read.epc.to_hex(), "E200");
        let two = TagNotice { signal_dbm: -70, pc: PcWord(0x0A00), epc: "80010002E200".parse().unwrap() };
        assert_eq!(TagNotice::from_parameters(&two.to_parameters()).unwrap().epc.to_hex(), "E200");
    }

    #[test]
    fn texts_are_printable_and_short() {
        let long = Answer::Text { kind: TextKind::Maker, text: "x".repeat(300) }.encode(Dialect::Aa);
        let Answer::Text { text, .. } = answer(&long) else { panic!("not a text") };
        assert_eq!(text.len(), READER_TEXT_MAX);
        assert_eq!(printable(b"M100\x00 \x1BV1 "), "M100 ?V1");
    }

    #[test]
    fn power_is_said_in_hundredths() {
        assert_eq!(Ask::set_power(TxPower(185)), Some(Ask::SetPower(1850)));
        assert_eq!(
            Ask::SetPower(1850).encode(Dialect::Bb),
            [0xBB, 0x00, 0xB6, 0x00, 0x02, 0x07, 0x3A, 0xF9, 0x7E]
        );
        assert_eq!(Ask::set_power(TxPower(-1)), None);
    }
}
