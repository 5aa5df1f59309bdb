//! A practice reader of the `chafon-sw` family: answers each inventory with all its tags, or pushes them by itself.

use codes::Epc;
use codes::memory::Password;
use model::Bank;
use readers::families::chafon_sw::frame::{BROADCAST, Framer, Piece, Side, encode_answer};
use readers::families::chafon_sw::message::{Batch, DONE, POWER, Parameters, Tag, code};

use super::chips::Chips;
use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally};
use crate::world::Echo;

/// A tag takes about so long on the air and on the line together.
const TAG_MS: u64 = 6;
/// A radio round in which nobody answers.
const EMPTY_ROUND_MS: u64 = 50;
/// From an order to its reply.
const REPLY_MS: u64 = 4;
/// Silence after which a begun order is forgotten.
const GAP_MS: u64 = 100;
/// The most power it gives, dBm; what the world calls full power is the same.
const FULL_POWER: u8 = 30;
/// Tags that fit into one frame with room to spare.
const TAGS_MAX: usize = 30;
/// How often it calls a tag it wants to read or write.
const CALLS: usize = 4;
const ADDRESS: u8 = 0;
const SERIAL: [u8; 7] = [0, 0, 0, 0, 0, 0, 42];

/// The reader.
pub struct ChafonSwReader {
    air: Air,
    chips: Chips,
    framer: Framer,
    outbox: Outbox,
    parameters: Parameters,
    is_pushing: bool,
    next_round_ms: u64,
    heard_ms: u64,
    has_fault: bool,
    tally: Tally,
}

impl ChafonSwReader {
    /// A reader that is set to answer.
    pub fn new(air: Air, seed: u64) -> ChafonSwReader {
        let mut all = vec![0; 24];
        (all[0], all[6], all[8], all[22]) = (0xC3, FULL_POWER, 4, 4);
        let mask =
            (1..=8).filter(|port| air.has_antenna(*port)).fold(0, |mask, port| mask | 1u16 << (port - 1));
        ChafonSwReader {
            air,
            chips: Chips::default(),
            framer: Framer::new(),
            outbox: Outbox::new(seed),
            parameters: Parameters(all).with_antennas(mask.max(1)),
            is_pushing: false,
            next_round_ms: 0,
            heard_ms: 0,
            has_fault: false,
            tally: Tally::default(),
        }
    }

    fn put(&mut self, due_ms: u64, code: u8, status: u8, data: &[u8]) {
        self.outbox.put(due_ms, encode_answer(ADDRESS, code, status, data));
    }

    fn obey(&mut self, code: u8, data: &[u8], now_ms: u64) {
        self.tally.orders += 1;
        let at_ms = now_ms + REPLY_MS;
        match (code, data) {
            (code::INVENTORY, _) => self.round(code::INVENTORY, now_ms),
            (code::SYSTEM, []) => {
                let told = [&[0x23, 0x15][..], &SERIAL].concat();
                self.put(at_ms, code, DONE, &told);
            }
            (code::GET_PARAMETERS, []) => {
                let all = self.parameters.0.clone();
                self.put(at_ms, code, DONE, &all);
            }
            (code::SET_PARAMETERS, data) if data.len() == self.parameters.0.len() => {
                self.parameters = Parameters(data.to_vec());
                self.put(at_ms, code, DONE, &[]);
            }
            (code::SET_PARAMETER, [POWER, power]) if *power <= 33 => {
                self.parameters.0[6] = *power;
                self.put(at_ms, code, DONE, &[]);
            }
            (code::STOP, []) => {
                self.is_pushing = false;
                self.put(at_ms, code, DONE, &[]);
            }
            (0x41, []) => {
                self.is_pushing = true;
                self.put(at_ms, code, DONE, &[]);
            }
            (code::CLOSE_RELAY | code::OPEN_RELAY, []) => self.put(at_ms, code, DONE, &[]),
            (code::READ | code::WRITE, data) => self.access(code, data, now_ms),
            (_, _) => self.put(at_ms, code, 0, &[]),
        }
    }

    fn hear(&mut self, now_ms: u64) -> Vec<(u8, Epc, Echo)> {
        if self.has_fault {
            return Vec::new();
        }
        let power_db = f64::from(self.parameters.power()) - f64::from(FULL_POWER);
        let mask = self.parameters.antennas();
        let mut all = Vec::new();
        for port in (1..=8).filter(|port| mask >> (port - 1) & 1 == 1) {
            let heard = self.chips.hear(self.air.hear(port, power_db, now_ms));
            all.extend(heard.into_iter().map(|(made, echo)| (port, made, echo)));
        }
        all
    }

    /// One inventory: its tags in as many frames as they need; an answer is one frame.
    fn round(&mut self, code: u8, now_ms: u64) {
        let heard = self.hear(now_ms);
        let due_ms = now_ms + EMPTY_ROUND_MS + heard.len() as u64 * TAG_MS;
        self.next_round_ms = due_ms;
        if heard.is_empty() {
            if code == code::INVENTORY {
                self.put(due_ms, code, 0, &[]);
            }
            return;
        }
        // What does not fit is heard again in the next one, in another order.
        let from = (now_ms as usize / 7) % heard.len();
        let tags: Vec<Tag> = heard
            .iter()
            .cycle()
            .skip(from)
            .take(heard.len().min(TAGS_MAX))
            .map(|(antenna, _, echo)| Tag {
                kind: 1,
                antenna: *antenna,
                epc: echo.epc,
                strength: echo.dbm.round().clamp(-128.0, 127.0) as i8,
                time: None,
            })
            .collect();
        self.tally.reads += tags.len() as u64;
        self.put(due_ms, code, DONE, &Batch { serial: Some(SERIAL), tags }.to_data());
    }

    /// The first tag that answers takes part.
    fn access(&mut self, code: u8, data: &[u8], now_ms: u64) {
        let due_ms = now_ms + EMPTY_ROUND_MS;
        let mut found = None;
        for _ in 0..CALLS {
            found = found.or_else(|| self.hear(now_ms).into_iter().next());
        }
        let done = found.and_then(|(_, made, _)| self.perform(code, data, &made));
        match done {
            Some(words) => {
                let bytes: Vec<u8> = words.into_iter().flat_map(u16::to_be_bytes).collect();
                self.put(due_ms, code, DONE, &bytes);
            }
            None => self.put(due_ms, code, 0, &[]),
        }
    }

    fn perform(&mut self, code: u8, data: &[u8], made: &Epc) -> Option<Vec<u16>> {
        let ([bank, word, count, password @ ..], rest) = data.split_first_chunk::<7>()?;
        let bank = Bank::from_number(*bank)?;
        let password = Password(u32::from_be_bytes(*password));
        let (word, count) = (usize::from(*word), usize::from(*count));
        if code == code::READ {
            return self.chips.read(made, bank, word, count, password).ok();
        }
        let words: Vec<u16> = rest.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
        let is_whole = words.len() == count && rest.len() == count * 2;
        (is_whole && self.chips.write(made, bank, word, &words, password).is_ok()).then(Vec::new)
    }
}

impl ReaderSide for ChafonSwReader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut asks, mut garbled) = (Vec::new(), 0);
        let mut each = |piece: Piece<'_>| match piece {
            Piece::Frame(frame)
                if frame.side == Side::Host && matches!(frame.address, ADDRESS | BROADCAST) =>
            {
                asks.push((frame.code, frame.body.to_vec()));
            }
            Piece::Frame(_) => {}
            Piece::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.framer.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.framer.give_up(&mut each);
        }
        self.framer.push(bytes, &mut each);
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        for (code, data) in asks {
            self.obey(code, &data, now_ms);
        }
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        if self.is_pushing && self.outbox.is_empty() && now_ms >= self.next_round_ms {
            self.round(code::PUSHED, now_ms);
        }
        self.outbox.take(now_ms)
    }

    fn host_gone(&mut self) {
        self.outbox.keep(0);
    }

    /// `KeepStreaming` makes it push, as if somebody had set it up that way and saved it.
    fn play(&mut self, mischief: Mischief) {
        self.outbox.play(mischief);
        match mischief {
            Mischief::KeepStreaming(keeps) => self.is_pushing = keeps,
            Mischief::Fault(has) => self.has_fault = has,
            Mischief::Recover => self.has_fault = false,
            Mischief::StopHalfWay | Mischief::Noise(_) | Mischief::GoSilent | Mischief::DamageEvery(_) => {}
        }
    }

    fn tally(&self) -> Tally {
        Tally { frames: self.outbox.sent(), dropped: self.outbox.dropped(), ..self.tally }
    }
}
