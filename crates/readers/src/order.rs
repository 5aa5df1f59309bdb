//! What a reader can be asked for, in reader-neutral words, and what it answers.

use codes::Epc;
use codes::memory::{LockPayload, Password};
use codes::select::Mask;
use model::{AntennaPort, AntennaUse, Bank, Gen2, Region, TxPower};

/// A reader-neutral wish. What a reader cannot do is refused with [`RefusedWhy::NotSupported`] and nothing is sent;
/// `Capabilities` say so beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Read tags until told to stop.
    Start,
    /// Stop reading.
    Stop,
    /// Set the transmit power of all antennas. Not saved over power-off where the reader lets us choose.
    SetPower(TxPower),
    /// Set the radio region.
    SetRegion(Region),
    /// Use these antennas, in this order; at least one.
    SetAntennas(Vec<AntennaUse>),
    /// Set the inventory settings that are given.
    SetGen2(Gen2),
    /// Hear only tags that fit; `None` hears all again.
    Select(Option<Mask>),
    /// Read memory of one tag. Answered with [`Answer::Words`].
    Read(MemoryRead),
    /// Write memory of one tag, then read it back. Answered with [`Answer::Words`]: what was read back.
    Write(MemoryWrite),
    /// Write a new tag number, with its PC word, then read it back. Answered with [`Answer::Words`]: PC and number as
    /// read back.
    WriteEpc(EpcWrite),
    /// Lock memory of one tag.
    Lock(TagLock),
    /// Kill one tag for ever.
    Kill(TagKill),
    /// Ask for the input and output pins. Answered with [`Answer::Pins`].
    ReadPins,
    /// Set an output pin.
    SetPin {
        /// Counted from 1.
        pin: u8,
        /// Whether it is on.
        is_on: bool,
    },
    /// Beep or blink once, so that a person sees which reader is meant.
    Beep,
    /// Ask how warm it is. Answered with [`Answer::Temperature`].
    AskTemperature,
    /// Ask which antennas are connected. Answered with [`Answer::Antennas`].
    CheckAntennas,
    /// Ask for the firmware. Answered with [`Answer::Firmware`].
    AskFirmware,
}

/// Which tag is meant. Writing, locking and killing refuse with [`RefusedWhy::SeveralTags`] when it is not clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The only tag in the field; more than one is refused.
    TheOnlyOne,
    /// The tag with this number; two tags with it are refused.
    Epc(Epc),
}

/// Reading memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryRead {
    /// The tag.
    pub which: Which,
    /// The bank.
    pub bank: Bank,
    /// First word, counted from 0.
    pub word: u16,
    /// How many words, at least 1.
    pub words: u8,
    /// The access password, 0 if there is none.
    pub password: Password,
}

/// Writing memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryWrite {
    /// The tag.
    pub which: Which,
    /// The bank.
    pub bank: Bank,
    /// First word, counted from 0.
    pub word: u16,
    /// The words, at least one.
    pub words: Vec<u16>,
    /// The access password, 0 if there is none.
    pub password: Password,
}

/// Writing a tag number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpcWrite {
    /// The tag.
    pub which: Which,
    /// The new number: whole words.
    pub epc: Epc,
    /// The access password, 0 if there is none.
    pub password: Password,
}

/// Locking memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagLock {
    /// The tag.
    pub which: Which,
    /// The ten mask and ten action bits of Gen2 §6.3.2.12.3.5.
    pub payload: LockPayload,
    /// The access password; locking needs one that is not 0 on most tags.
    pub password: Password,
}

/// Killing a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagKill {
    /// The tag.
    pub which: Which,
    /// The kill password; 0 never works.
    pub password: Password,
}

/// What an order brought, told before its `Done`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Memory words.
    Words(Vec<u16>),
    /// Temperature in tenths of a degree Celsius.
    Temperature(i16),
    /// What is known of each antenna that was asked.
    Antennas(Vec<AntennaCheck>),
    /// Pins and whether they are on.
    Pins(Vec<Pin>),
    /// Firmware text.
    Firmware(String),
}

/// The state of one antenna.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AntennaCheck {
    /// The socket.
    pub port: AntennaPort,
    /// Whether something is connected; `None` if the reader does not say.
    pub is_connected: Option<bool>,
    /// Return loss in tenths of a dB, if the reader measures it: bigger is better, under 100 is bad.
    pub return_loss: Option<u16>,
}

/// The state of one pin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Counted from 1.
    pub pin: u8,
    /// Whether it is an output.
    pub is_output: bool,
    /// Whether it is on.
    pub is_on: bool,
}

/// Why an order was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusedWhy {
    /// This family or model cannot do it.
    NotSupported,
    /// The wish contradicts itself or lies outside what the reader takes (power, antenna, length).
    OutOfRange,
    /// The reader answered no; its status code.
    Status(u16),
    /// No answer in time.
    NoAnswer,
    /// The driver's order queue is full.
    TooMany,
    /// No tag answered.
    NoTag,
    /// More than one tag answered, so it is not clear which is meant.
    SeveralTags,
    /// The tag wants another password.
    WrongPassword,
    /// The memory is locked.
    Locked,
    /// What was read back is not what was written.
    ReadBackDiffers,
}
