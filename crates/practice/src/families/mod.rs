//! The reader side of every family: answers orders and sends reads as the real thing would, byte for byte. Sans-I/O
//! like the drivers they face: bytes and the time come in, bytes go out.

pub mod a0;
pub mod bb;
pub mod chafon;
pub mod chafon_cf;
pub mod chafon_sw;
mod chips;
pub mod cph_rf;
pub mod fm503;
pub mod lf134_usb;
pub mod llrp;
pub mod mercury;
pub mod nur;
mod outbox;
pub mod pushing;
pub mod tsl_ascii2;
pub mod zeti;

use std::sync::{Arc, Mutex, PoisonError};

use crate::world::{Echo, World};

/// A world that several readers listen to.
pub type SharedWorld = Arc<Mutex<World>>;

/// What can be made to go wrong with a reader, for tests, stories and training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mischief {
    /// The next frame is sent half, then nothing more until `Recover`.
    StopHalfWay,
    /// So many random bytes come before the next frame.
    Noise(usize),
    /// Nothing is sent until `Recover`. Orders are still taken.
    GoSilent,
    /// Every n-th frame has a wrong bit; 0 stops that.
    DamageEvery(u32),
    /// Whether reading goes on after the host has closed the port.
    KeepStreaming(bool),
    /// Whether the reader reports a fault of its own instead of reading: a broken antenna, a blocked channel.
    Fault(bool),
    /// All is well again.
    Recover,
}

/// What a reader side counted since it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Commands that were whole.
    pub orders: u64,
    /// Bytes from the host that were no command.
    pub garbled: u64,
    /// Frames sent, damaged ones included.
    pub frames: u64,
    /// Tag reports sent.
    pub reads: u64,
    /// Frames that had no room to wait.
    pub dropped: u64,
}

/// A reader as its host sees it.
pub trait ReaderSide: Send {
    /// Takes bytes from the host, cut anywhere.
    fn receive(&mut self, bytes: &[u8], now_ms: u64);
    /// The next bytes for the host that are due, if any. Paced like the real thing.
    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>>;
    /// What a second host on the network is told while a first one is served.
    fn busy(&self) -> Vec<u8> {
        Vec::new()
    }
    /// A host has opened the port.
    fn host_came(&mut self) {}
    /// The host has closed the port. The reader keeps its power, so it may keep reading.
    fn host_gone(&mut self);
    /// Plays a trick on the host.
    fn play(&mut self, mischief: Mischief);
    /// What was counted so far.
    fn tally(&self) -> Tally;
}

/// The air around one reader: its antennas in a world.
#[derive(Clone)]
pub struct Air {
    world: SharedWorld,
    reader: String,
}

impl Air {
    /// The air around the reader of this name.
    pub fn new(world: SharedWorld, reader: &str) -> Air {
        Air { world, reader: reader.to_owned() }
    }

    /// What the antenna at this socket hears in one dwell.
    pub fn hear(&self, port: u8, power_db: f64, now_ms: u64) -> Vec<Echo> {
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        world.dwell(&self.reader, port, power_db, now_ms)
    }

    /// Whether an antenna is plugged into this socket.
    pub fn has_antenna(&self, port: u8) -> bool {
        let world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        world.ports_of(&self.reader).contains(&port)
    }
}

/// A reader of this family, by the family's key. `None` for a family without a practice reader.
pub fn make(family: &str, air: Air, seed: u64) -> Option<Box<dyn ReaderSide>> {
    match family {
        "a0" => Some(Box::new(a0::A0Reader::new(air, seed))),
        "a0-ucchip" => Some(Box::new(a0::A0Reader::ucchip(air, seed))),
        "bb" => Some(Box::new(bb::BbReader::new(air, seed))),
        "llrp" => Some(Box::new(llrp::LlrpReader::new(air, seed))),
        "chafon" => Some(Box::new(chafon::ChafonReader::new(air, seed))),
        "mercury" => Some(Box::new(mercury::MercuryReader::new(air, seed))),
        "nur" => Some(Box::new(nur::NurReader::new(air, seed))),
        "fm503" => Some(Box::new(fm503::Fm503Reader::new(air, seed))),
        "tsl-ascii2" => Some(Box::new(tsl_ascii2::TslReader::new(air, seed))),
        "zeti" => Some(Box::new(zeti::ZetiReader::new(air, seed))),
        "lf134-usb" => Some(Box::new(lf134_usb::Lf134Reader::new(air, seed))),
        "rdm6300" => Some(Box::new(pushing::Pushing::new(pushing::RDM6300, air, seed))),
        "em18" => Some(Box::new(pushing::Pushing::new(pushing::EM18, air, seed))),
        "fdxb" => Some(Box::new(pushing::Pushing::new(pushing::FDXB, air, seed))),
        "line" => Some(Box::new(pushing::Pushing::new(pushing::LINE, air, seed))),
        "chafon-sw" => Some(Box::new(chafon_sw::ChafonSwReader::new(air, seed))),
        "cph-rf" => Some(Box::new(cph_rf::CphRfReader::new(air, seed))),
        "chafon-cf" => Some(Box::new(chafon_cf::ChafonCfReader::new(air, seed))),
        _ => None,
    }
}

/// The word before a tag number of this many bytes: its length in words, nothing else set.
fn pc_for(bytes: usize) -> u16 {
    ((bytes.div_ceil(2) as u16) & 31) << 11
}

#[cfg(test)]
mod detection;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod low_sessions;
#[cfg(test)]
mod recordings;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod tests;
