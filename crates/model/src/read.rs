//! What a reader reports.

use codes::Epc;
use serde::{Deserialize, Serialize};

use crate::id::ReaderId;
use crate::measure::Signal;
use crate::time::Timestamp;

/// An antenna socket, counted from 1 as LLRP does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AntennaPort(pub u8);

/// The protocol-control word that stands before the EPC (Gen2, bank 01, bits 10–1F).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PcWord(pub u16);

/// The chip's own number, memory bank 10, as many bytes as the reader gave.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tid(pub Vec<u8>);

/// Where a tag was *read*: one antenna of one reader (EPCIS readPoint).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReadPoint {
    /// The reader.
    pub reader: ReaderId,
    /// Its antenna.
    pub antenna: AntennaPort,
}

/// One report of one tag by one antenna (LLRP tag report), in our terms.
#[derive(Clone, Debug, PartialEq)]
pub struct TagRead {
    /// The number in memory bank 01.
    pub epc: Epc,
    /// The word before it, if the reader reports it.
    pub pc: Option<PcWord>,
    /// The chip's own number, if the reader was told to read it.
    pub tid: Option<Tid>,
    /// The antenna that heard it; 1 when the reader has only one and does not say.
    pub antenna: AntennaPort,
    /// How strongly.
    pub signal: Signal,
    /// The reader's own time stamp in milliseconds of the reader's clock, if it has one.
    pub reader_ms: Option<u64>,
    /// The phase of the answer at the reader in tenths of a degree, 0–3599, if it reports one.
    pub phase: Option<u16>,
    /// The carrier frequency in kHz, if it reports one.
    pub freq_khz: Option<u32>,
    /// How many reads of this tag this report stands for; 1 unless the reader or a full queue merged some.
    pub count: u32,
}

/// A read on its way to the engine: who heard it and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// The reader.
    pub reader: ReaderId,
    /// What it reported.
    pub read: TagRead,
    /// When it was heard (event time), on the station's clock.
    pub at: Timestamp,
    /// When the bytes arrived, on the station's clock.
    pub received: Timestamp,
}
