//! Readers: how they are set up, how they are doing.

use serde::{Deserialize, Serialize};

use crate::id::{PlaceId, ReaderId};
use crate::measure::{Point, TxPower};
use crate::read::AntennaPort;
use crate::time::Timestamp;

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
    /// Transmit power; `None` leaves what the reader has.
    pub power: Option<TxPower>,
    /// Whether it shall read.
    pub is_on: bool,
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
    /// Its power can be set.
    pub can_set_power: bool,
    /// It can read other memory banks.
    pub can_read_memory: bool,
    /// It can write a tag.
    pub can_write: bool,
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
}
