//! Readers: how they are set up, how they are doing.

use std::collections::BTreeMap;

use codes::Epc;
use serde::{Deserialize, Serialize};

use crate::id::{PlaceId, ReaderId};
use crate::measure::{Point, Signal, TxPower};
use crate::radio::{Gen2, Region};
use crate::read::AntennaPort;
use crate::time::{Span, Tick, Timestamp};

/// What a reader is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReaderRole {
    /// On a desk; a tag held to it is meant.
    DeskPad,
    /// Watches a place.
    Area,
    /// Watches a passage.
    Gate,
    /// Carried by a person.
    Handheld,
}

/// How a USB serial adapter is known again on any port.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PortIdentity {
    /// USB adapter with a serial number of its own.
    UsbSerial {
        /// USB vendor id.
        vendor: u16,
        /// USB product id.
        product: u16,
        /// Its serial number.
        serial: String,
    },
    /// USB adapter without a serial number: known by what it is; the path says where it was last.
    UsbPlain {
        /// USB vendor id.
        vendor: u16,
        /// USB product id.
        product: u16,
        /// The port name it last had.
        path: String,
    },
    /// Known by its port name only (`/dev/ttyS0`, `COM3`, a link to a pseudo-terminal).
    Path(String),
}

/// How a reader is connected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Link {
    /// A serial port, real or pseudo.
    Serial {
        /// Which one.
        port: PortIdentity,
        /// Baud rate; `None` takes the family's usual rates in turn.
        baud: Option<u32>,
    },
    /// A socket on the network: a portal, or a serial reader behind a serial-to-network box.
    Network {
        /// Name or address, without port: `10.0.0.7`, `portal-2.local`, `fe80::1`.
        host: String,
        /// The TCP port, not 0.
        port: u16,
    },
    /// A practice reader of this process, by its name.
    Practice(String),
    /// A recording that is played again, by its file name.
    Replay(String),
}

/// One antenna of a reader and the place it watches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Antenna {
    /// The socket.
    pub port: AntennaPort,
    /// The place it watches; `None` while nobody said.
    pub place: Option<PlaceId>,
    /// Where it hangs on the floor plan, if known.
    pub at: Option<Point>,
}

/// How a reader is set up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReaderConfig {
    /// Its id.
    pub id: ReaderId,
    /// The name people use.
    pub name: String,
    /// Key of the reader family (`bb`, `chafon`); `None` = find out.
    pub family: Option<String>,
    /// How it is connected.
    pub link: Link,
    /// What it is for.
    pub role: ReaderRole,
    /// Its antennas, at least one.
    pub antennas: Vec<Antenna>,
    /// Transmit power; `None` leaves what the reader has, or follows from the reach.
    pub power: Option<TxPower>,
    /// How it uses the air.
    #[serde(default)]
    pub radio: RadioSettings,
    /// Whether it shall read.
    pub is_on: bool,
}

/// How far a reader shall hear, in words for people instead of dBm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reach {
    /// A tag laid on the antenna: some centimetres.
    Touch,
    /// A tag on the desk: half a metre.
    Desk,
    /// A bay or a small room: two or three metres.
    Room,
    /// As far as the law and the reader allow.
    Far,
}

/// How a reader uses the air; `None` leaves what the reader has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RadioSettings {
    /// How far it shall hear; an exact power wins over it.
    #[serde(default)]
    pub reach: Option<Reach>,
    /// The radio region.
    #[serde(default)]
    pub region: Option<Region>,
    /// Gen2 inventory settings.
    #[serde(default)]
    pub gen2: Gen2,
    /// How long it stays on an antenna.
    #[serde(default)]
    pub dwell: Option<Span>,
}

/// One thing a reader may be able to do beyond reading tag numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ability {
    /// Its transmit power can be set.
    Power,
    /// Its radio region can be set.
    Region,
    /// It can be told which antennas to use.
    Antennas,
    /// It can be told how long to stay on an antenna.
    Dwell,
    /// Each antenna can have its own power.
    PowerPerAntenna,
    /// Gen2 session, target or Q can be set.
    Gen2,
    /// It can hear only the tags that fit a mask.
    Select,
    /// It can read a memory bank.
    ReadMemory,
    /// It can write the tag number and memory.
    WriteMemory,
    /// It can lock memory.
    Lock,
    /// It can kill a tag for ever.
    Kill,
    /// It has input pins.
    Inputs,
    /// It has output pins.
    Outputs,
    /// It has a buzzer or a light that can be worked.
    Beep,
    /// It tells its temperature.
    Temperature,
    /// It can say which antennas are connected.
    AntennaCheck,
    /// It tells its firmware.
    Firmware,
    /// Its reports carry the phase.
    Phase,
    /// Its reports carry the frequency.
    Frequency,
    /// Its reports carry a time of its own.
    Time,
    /// Reading can be started and stopped; without it the reader talks whenever it hears something.
    StartStop,
}

/// A set of abilities.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Abilities(u32);

impl Abilities {
    /// Exactly these.
    pub const fn of(these: &[Ability]) -> Abilities {
        let mut bits = 0;
        let mut at = 0;
        while at < these.len() {
            bits |= 1 << these[at] as u32;
            at += 1;
        }
        Abilities(bits)
    }

    /// Whether this one is among them.
    pub const fn has(self, ability: Ability) -> bool {
        self.0 & (1 << ability as u32) != 0
    }

    /// These and those.
    #[must_use]
    pub const fn with(self, more: Abilities) -> Abilities {
        Abilities(self.0 | more.0)
    }

    /// These without those.
    #[must_use]
    pub const fn without(self, those: Abilities) -> Abilities {
        Abilities(self.0 & !those.0)
    }
}

impl std::fmt::Debug for Abilities {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Abilities({:b})", self.0)
    }
}

/// The powers a reader can be set to, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PowerRange {
    /// The least.
    pub least: TxPower,
    /// The most.
    pub most: TxPower,
}

/// What a reader can do. Everyone gates on this, never on the family key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// How many antenna sockets it has.
    pub antennas: u8,
    /// Its reports carry a strength.
    pub reports_signal: bool,
    /// That strength is in dBm.
    pub signal_is_dbm: bool,
    /// The powers it can be set to, if it can.
    pub power: Option<PowerRange>,
    /// Everything else it can do.
    pub abilities: Abilities,
}

impl Capabilities {
    /// Whether it can do this.
    pub fn can(&self, ability: Ability) -> bool {
        self.abilities.has(ability)
    }
}

/// Why a reader does not work, in kinds a person can act on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// The port is not there: unplugged.
    Unplugged,
    /// Another program has the port.
    PortInUse,
    /// This user may not open the port.
    NoPermission,
    /// The port is there but nothing answers as this family.
    NoAnswer,
    /// It answered, then stopped.
    StoppedAnswering,
    /// Nothing can be reached at its network address: off, another address, a cable, or nobody listens there.
    Unreachable,
    /// The reader serves another program and turned us away.
    TurnedAway,
    /// The port failed in another way; the system's own words.
    PortFailed(String),
    /// The reader reports a fault of its own (temperature, antenna); its words.
    Fault(String),
}

/// The visible state of a reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReaderState {
    /// Switched off by a person.
    Off,
    /// The port is being opened and the reader identified.
    Opening,
    /// Identified, not reading.
    Ready,
    /// Reading.
    Reading,
    /// Not there or not answering; will be tried again.
    Lost {
        /// Why.
        trouble: Trouble,
        /// Since when.
        since: Timestamp,
    },
}

impl ReaderState {
    /// Whether the reader can hear tags in this state.
    pub fn is_listening(&self) -> bool {
        matches!(self, ReaderState::Reading)
    }
}

/// Running counts of a reader since its session began. All of them only grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderHealth {
    /// Bytes received.
    pub bytes: u64,
    /// Whole frames received.
    pub frames: u64,
    /// Stretches of bytes that were not a frame: damaged or cut.
    pub garbled: u64,
    /// Tag reads.
    pub reads: u64,
    /// Reads merged because the way to the hub was full.
    pub merged: u64,
    /// Times the connection was made again.
    pub reconnects: u64,
    /// Rounds or dwells that were over, with tags or without.
    #[serde(default)]
    pub dwells: u64,
    /// Times a whole frame came again after bytes that were none.
    #[serde(default)]
    pub resyncs: u64,
    /// Times the reader threw reports away because its own memory was full.
    #[serde(default)]
    pub overflows: u64,
    /// Times the reader started afresh by itself and was set up again.
    #[serde(default)]
    pub restarts: u64,
}

/// What is known of one antenna.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AntennaVitals {
    /// Tag reads.
    pub reads: u64,
    /// Rounds or dwells on it.
    pub dwells: u64,
    /// Different tags in the last seconds.
    pub tags: u32,
    /// Whether something is connected; `None` if the reader does not say.
    pub is_connected: Option<bool>,
    /// Return loss in tenths of a dB, if the reader measures it.
    pub return_loss: Option<u16>,
    /// How long it usually takes until the reader comes back to it.
    pub revisit: Option<Span>,
}

/// Ten seconds in the life of a reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VitalSample {
    /// Tag reads.
    pub reads: u32,
    /// Different tags.
    pub tags: u32,
    /// Whole frames.
    pub frames: u32,
    /// Damaged stretches.
    pub garbled: u32,
}

/// A tag that a reader heard a moment ago: the proof that it works.
#[derive(Clone, Debug, PartialEq)]
pub struct HeardLately {
    /// Its number.
    pub epc: Epc,
    /// The antenna that heard it last.
    pub antenna: AntennaPort,
    /// How strongly, last.
    pub signal: Signal,
    /// Reads since it came into the field.
    pub count: u32,
    /// When, on the monotonic clock.
    pub at: Tick,
}

/// How a reader has been doing lately.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReaderVitals {
    /// Different tags a second, over the last ten seconds.
    pub tags_per_second: f32,
    /// Temperature in tenths of a degree Celsius, as it said last.
    pub temperature: Option<i16>,
    /// Share of the time it was reading since it was opened, 0–1.
    pub duty: f32,
    /// Its antennas.
    pub antennas: BTreeMap<AntennaPort, AntennaVitals>,
    /// The last ten minutes, ten seconds each, the oldest first.
    pub samples: Vec<VitalSample>,
    /// Reads that wait between the reader and the hub.
    pub queue: u32,
    /// The tags heard in the last seconds, the strongest news first; a few are enough.
    pub heard: Vec<HeardLately>,
}
