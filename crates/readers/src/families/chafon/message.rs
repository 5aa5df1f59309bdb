//! chafon messages: frames to meaning and back, both directions. Vendor terms stay inside this family.

use crate::families::chafon::frame::{Frame, encode_order, encode_reply};
use crate::families::chafon::identity::Identity;
use crate::families::chafon::record::{Batch, TagRecord};

/// Command codes.
pub mod code {
    /// One radio round.
    pub const ROUND: u8 = 0x01;
    /// Tell what you are.
    pub const IDENTIFY: u8 = 0x21;
    /// Set the transmit power.
    pub const SET_POWER: u8 = 0x2F;
    /// Answer mode or real-time mode; saved over power-off.
    pub const WORK_MODE: u8 = 0x76;
    /// Break off a running round; never answered.
    pub const ABANDON_ROUND: u8 = 0x93;
    /// The code of everything a reader says by itself.
    pub const PUSHED: u8 = 0xEE;
    /// The code a reader answers with when it did not understand.
    pub const NOT_UNDERSTOOD: u8 = 0x00;
}

/// Status codes that mean something to us.
pub mod status {
    /// Done.
    pub const OK: u8 = 0x00;
    /// The round is over.
    pub const ROUND_DONE: u8 = 0x01;
    /// The round is over because its time is.
    pub const TIME_OVER: u8 = 0x02;
    /// More frames of this round follow.
    pub const MORE: u8 = 0x03;
    /// The round is over because the reader's memory is full.
    pub const MEMORY_FULL: u8 = 0x04;
    /// A statistics frame, beside the round's own frames.
    pub const STATISTICS: u8 = 0x26;
    /// A heartbeat, pushed.
    pub const HEARTBEAT: u8 = 0x28;
    /// An antenna is not connected or badly matched.
    pub const ANTENNA: u8 = 0xF8;
    /// The order failed inside the reader.
    pub const EXECUTION: u8 = 0xF9;
    /// A tag answered too weakly.
    pub const POOR_AIR: u8 = 0xFA;
    /// Nobody answered in this round. Not a fault.
    pub const NO_TAG: u8 = 0xFB;
    /// The length was wrong.
    pub const LENGTH: u8 = 0xFD;
    /// Unknown order, or the check of the order failed.
    pub const NOT_UNDERSTOOD: u8 = 0xFE;
    /// A parameter was wrong.
    pub const PARAMETER: u8 = 0xFF;
}

/// In a power byte: do not save it over power-off (not on UHFReader18).
pub const POWER_NOT_SAVED: u8 = 0x80;

/// In the antenna field of a round: the first socket.
pub const ANTENNA_FIRST: u8 = 0x80;

/// Parameters of one radio round of a reader with antennas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Q in the low four bits; bit 4 phase and frequency, bit 5 FastID, bit 7 statistics frame.
    pub q: u8,
    /// Gen2 session 0 to 3, FF automatic.
    pub gen2_session: u8,
    /// Where and how long; without it the reader uses its saved antennas and time.
    pub aim: Option<Aim>,
}

/// Where and how long a round listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// Gen2 target: 0 A, 1 B.
    pub target: u8,
    /// Antenna counted from 0.
    pub antenna: u8,
    /// Time in tenths of a second.
    pub scan_time: u8,
}

/// What a host says to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Tell what you are.
    Identify,
    /// One radio round of a UHFReader18.
    RoundPlain,
    /// One radio round of a reader with antennas.
    Round(Round),
    /// Set the transmit power of all antennas: dBm, bit 7 = do not save.
    SetPower(u8),
    /// Break off a running round.
    AbandonRound,
    /// Set the work mode: 0 answer, 1 real time, 2 real time while an input is low.
    WorkMode(u8),
    /// Anything else, kept as it came.
    Other {
        /// Command code.
        code: u8,
        /// Data.
        data: Vec<u8>,
    },
}

impl Ask {
    /// The meaning of a frame, taken as one from a host.
    pub fn parse(frame: &Frame<'_>) -> Ask {
        match (frame.code, frame.body) {
            (code::IDENTIFY, []) => Ask::Identify,
            (code::ROUND, []) => Ask::RoundPlain,
            (code::ROUND, [q, gen2_session]) => {
                Ask::Round(Round { q: *q, gen2_session: *gen2_session, aim: None })
            }
            (code::ROUND, [q, gen2_session, target, antenna @ 0x80..=0x8F, scan_time]) => {
                let aim = Aim { target: *target, antenna: antenna & 0x0F, scan_time: *scan_time };
                Ask::Round(Round { q: *q, gen2_session: *gen2_session, aim: Some(aim) })
            }
            (code::SET_POWER, [power]) => Ask::SetPower(*power),
            (code::ABANDON_ROUND, []) => Ask::AbandonRound,
            (code::WORK_MODE, [mode]) => Ask::WorkMode(*mode),
            (code, data) => Ask::Other { code, data: data.to_vec() },
        }
    }

    /// Its command code.
    pub fn code(&self) -> u8 {
        match self {
            Ask::Identify => code::IDENTIFY,
            Ask::RoundPlain | Ask::Round(_) => code::ROUND,
            Ask::SetPower(_) => code::SET_POWER,
            Ask::AbandonRound => code::ABANDON_ROUND,
            Ask::WorkMode(_) => code::WORK_MODE,
            Ask::Other { code, .. } => *code,
        }
    }

    /// The bytes on the line.
    pub fn encode(&self, address: u8) -> Vec<u8> {
        let order = |data: &[u8]| encode_order(address, self.code(), data);
        match self {
            Ask::Identify | Ask::RoundPlain | Ask::AbandonRound => order(&[]),
            Ask::Round(Round { q, gen2_session, aim: None }) => order(&[*q, *gen2_session]),
            Ask::Round(Round { q, gen2_session, aim: Some(aim) }) => {
                let antenna = ANTENNA_FIRST | (aim.antenna & 0x0F);
                order(&[*q, *gen2_session, aim.target, antenna, aim.scan_time])
            }
            Ask::SetPower(power) => order(&[*power]),
            Ask::WorkMode(mode) => order(&[*mode]),
            Ask::Other { data, .. } => order(data),
        }
    }
}

/// Which of the two generations answers: they lay out their tag records differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// UHFReader18 and kin: no antenna, no signal.
    Plain,
    /// 288, 86, Ex10: antenna and signal.
    Antennas,
}

/// What the reader says to a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// What it is.
    Identity(Identity),
    /// A frame of a radio round: tags, if any, and whether more follow (`status::MORE`).
    Tags {
        /// Status.
        status: u8,
        /// The tags.
        batch: Batch,
    },
    /// The answer to an order that carries nothing but a status.
    Status {
        /// Command code.
        code: u8,
        /// Status.
        status: u8,
    },
    /// A tag in real-time mode.
    PushedTag {
        /// The reader's antenna byte, mask or index.
        antenna: u8,
        /// The tag.
        record: TagRecord,
    },
    /// A sign of life in real-time mode.
    Heartbeat {
        /// Counts heartbeats.
        packet: u32,
        /// A byte per antenna: 0 idle, 1 connected, 2 disconnected.
        antennas: Vec<u8>,
        /// Counts tags.
        total: u32,
    },
    /// Anything else: a valid frame we have no use for.
    Other {
        /// Command code.
        code: u8,
        /// Status.
        status: u8,
        /// Data.
        data: Vec<u8>,
    },
}

impl Answer {
    /// The meaning of a frame, taken as one from a reader that lays out its records like this. `None` if its
    /// content contradicts itself: a record that is longer than the frame, tags that were counted wrong.
    pub fn parse(frame: &Frame<'_>, layout: Layout) -> Option<Answer> {
        let (status, data) = frame.as_reply()?;
        let code = frame.code;
        match (code, status) {
            (code::IDENTIFY, status::OK) => Identity::parse(data).map(Answer::Identity),
            (code::ROUND, status::ROUND_DONE | status::TIME_OVER | status::MORE | status::MEMORY_FULL) => {
                Batch::parse(data, layout).map(|batch| Answer::Tags { status, batch })
            }
            (code::PUSHED, status::OK) => {
                let (antenna, record) = data.split_first()?;
                let (record, rest) = TagRecord::parse(record, Layout::Antennas)?;
                rest.is_empty().then_some(Answer::PushedTag { antenna: *antenna, record })
            }
            (code::PUSHED, status::HEARTBEAT) => heartbeat(data),
            _ if data.is_empty() => Some(Answer::Status { code, status }),
            _ => Some(Answer::Other { code, status, data: data.to_vec() }),
        }
    }

    /// The bytes on the line. More tags than fit into a frame give no bytes at all.
    pub fn encode(&self, address: u8) -> Vec<u8> {
        match self {
            Answer::Identity(identity) => {
                encode_reply(address, code::IDENTIFY, status::OK, &identity.to_data())
            }
            Answer::Tags { status, batch } => encode_reply(address, code::ROUND, *status, &batch.to_data()),
            Answer::Status { code, status } => encode_reply(address, *code, *status, &[]),
            Answer::PushedTag { antenna, record } => {
                let mut data = vec![*antenna];
                record.write(&mut data);
                encode_reply(address, code::PUSHED, status::OK, &data)
            }
            Answer::Heartbeat { packet, antennas, total } => {
                let mut data = packet.to_be_bytes().to_vec();
                data.extend_from_slice(antennas);
                data.extend_from_slice(&total.to_be_bytes());
                encode_reply(address, code::PUSHED, status::HEARTBEAT, &data)
            }
            Answer::Other { code, status, data } => encode_reply(address, *code, *status, data),
        }
    }
}

/// ```text
/// packet(4)  one state per antenna(1, 4, 8 or 16)  total(4)
/// ```
fn heartbeat(data: &[u8]) -> Option<Answer> {
    let (packet, rest) = data.split_first_chunk::<4>()?;
    let (antennas, total) = rest.split_last_chunk::<4>()?;
    matches!(antennas.len(), 1 | 4 | 8 | 16).then(|| Answer::Heartbeat {
        packet: u32::from_be_bytes(*packet),
        antennas: antennas.to_vec(),
        total: u32::from_be_bytes(*total),
    })
}

/// The antenna, counted from 1, that the reader's antenna byte means: a mask with one bit per socket on readers with
/// 1, 4 or 8 sockets, an index from 0 on readers with 16. `asked` is the antenna of the running round, counted
/// from 0; the two ways never say the same byte for it.
pub fn antenna_of(byte: u8, asked: Option<u8>) -> u8 {
    if let Some(asked) = asked
        && (byte == asked || Some(byte) == 1u8.checked_shl(u32::from(asked)))
    {
        return asked + 1;
    }
    match byte {
        0 => 1,
        mask => mask.trailing_zeros() as u8 + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::chafon::frame::decode;

    #[test]
    fn a_round_as_a_host_sends_it() {
        let aim = Aim { target: 0, antenna: 1, scan_time: 0x14 };
        let round = Ask::Round(Round { q: 4, gen2_session: 0, aim: Some(aim) });
        let bytes = [0x09, 0x00, 0x01, 0x04, 0x00, 0x00, 0x81, 0x14, 0x05, 0x3A];
        assert_eq!(round.encode(0), bytes);
        assert_eq!(Ask::parse(&decode(&bytes).unwrap()), round);
        let short = Ask::Round(Round { q: 4, gen2_session: 0, aim: None });
        assert_eq!(Ask::parse(&decode(&short.encode(0)).unwrap()), short);
    }

    #[test]
    fn mask_and_index_are_told_apart_by_the_antenna_asked() {
        assert_eq!(antenna_of(0x04, Some(2)), 3);
        assert_eq!(antenna_of(0x02, Some(2)), 3);
        assert_eq!(antenna_of(0x00, Some(0)), 1);
        assert_eq!(antenna_of(0x01, Some(0)), 1);
        assert_eq!(antenna_of(0x01, Some(1)), 2);
        assert_eq!(antenna_of(0x0F, Some(15)), 16);
        assert_eq!(antenna_of(0x04, None), 3);
        assert_eq!(antenna_of(0x05, None), 1);
        assert_eq!(antenna_of(0x80, None), 8);
        assert_eq!(antenna_of(0x00, None), 1);
    }

    #[test]
    fn heartbeats_say_which_antennas_are_there() {
        let beat = Answer::Heartbeat { packet: 7, antennas: vec![1, 2, 0, 0], total: 90_000 };
        let bytes = beat.encode(0);
        assert_eq!(Answer::parse(&decode(&bytes).unwrap(), Layout::Antennas), Some(beat));
        let odd = encode_reply(0, code::PUSHED, status::HEARTBEAT, &[0; 11]);
        assert_eq!(Answer::parse(&decode(&odd).unwrap(), Layout::Antennas), None);
    }

    #[test]
    fn a_reply_without_a_status_is_no_answer() {
        let echo = encode_order(0, code::ROUND, &[]);
        assert_eq!(Answer::parse(&decode(&echo).unwrap(), Layout::Plain), None);
    }
}
