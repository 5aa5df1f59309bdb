//! How a reader uses the air: regions, antennas and dwell, the Gen2 inventory settings. Reader-neutral; each family
//! maps them to its own numbers.

use serde::{Deserialize, Serialize};

use crate::measure::TxPower;
use crate::read::AntennaPort;
use crate::time::Span;

/// A radio region. Readers know more; these are the ones a family must map if its hardware has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Region {
    /// Europe, ETSI EN 302 208 lower band, 865–868 MHz.
    Europe,
    /// Europe, ETSI upper band, 915–921 MHz.
    EuropeUpper,
    /// North America, FCC part 15, 902–928 MHz.
    NorthAmerica,
    /// China, 920–925 MHz.
    China,
    /// China, 840–845 MHz.
    ChinaLower,
    /// Japan, 916–921 MHz.
    Japan,
    /// Korea, 917–921 MHz.
    Korea,
    /// India, 865–867 MHz.
    India,
    /// Australia, 920–926 MHz.
    Australia,
    /// New Zealand, 922–927 MHz.
    NewZealand,
    /// Taiwan, 922–928 MHz.
    Taiwan,
    /// Brazil, 902–907 and 915–928 MHz.
    Brazil,
}

/// One antenna in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AntennaUse {
    /// The socket.
    pub port: AntennaPort,
    /// How long it is worked at a time; `None` leaves it to the reader.
    pub dwell: Option<Span>,
    /// Its own transmit power; `None` takes the reader's.
    pub power: Option<TxPower>,
}

/// The Gen2 inventory session (EPC Gen2 §6.3.2.2): how long a tag remembers that it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gen2Session {
    /// Forgotten at once: every round hears every tag.
    S0,
    /// Forgotten after half a second to five seconds.
    S1,
    /// Kept while powered and over two seconds beyond.
    S2,
    /// As S2, a second memory.
    S3,
}

impl Gen2Session {
    /// Its number, 0–3.
    pub fn number(self) -> u8 {
        match self {
            Gen2Session::S0 => 0,
            Gen2Session::S1 => 1,
            Gen2Session::S2 => 2,
            Gen2Session::S3 => 3,
        }
    }

    /// By its number, 0–3.
    pub fn from_number(number: u8) -> Option<Gen2Session> {
        [Gen2Session::S0, Gen2Session::S1, Gen2Session::S2, Gen2Session::S3].get(usize::from(number)).copied()
    }
}

/// Which inventoried flag a round asks for (EPC Gen2 §6.3.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gen2Target {
    /// Tags not yet counted.
    A,
    /// Tags already counted.
    B,
    /// A until none answers, then B, in turn.
    Both,
}

/// How many slots a round begins with: 2 to the power of q.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gen2Q {
    /// The reader adapts it.
    Dynamic,
    /// Always this, 0–15.
    Fixed(u8),
}

/// The inventory settings of Gen2; `None` leaves what the reader has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gen2 {
    /// The session.
    pub session: Option<Gen2Session>,
    /// The target.
    pub target: Option<Gen2Target>,
    /// The start value of the slot count.
    pub q: Option<Gen2Q>,
}

/// A memory bank of a Gen2 tag (§6.3.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Bank {
    /// Bank 00: kill password in words 0–1, access password in words 2–3.
    Reserved,
    /// Bank 01: CRC in word 0, PC in word 1, EPC from word 2.
    Epc,
    /// Bank 10: the chip's own number.
    Tid,
    /// Bank 11: free for the user.
    User,
}

impl Bank {
    /// Its number, 0–3.
    pub fn number(self) -> u8 {
        match self {
            Bank::Reserved => 0,
            Bank::Epc => 1,
            Bank::Tid => 2,
            Bank::User => 3,
        }
    }

    /// By its number, 0–3.
    pub fn from_number(number: u8) -> Option<Bank> {
        [Bank::Reserved, Bank::Epc, Bank::Tid, Bank::User].get(usize::from(number)).copied()
    }
}
