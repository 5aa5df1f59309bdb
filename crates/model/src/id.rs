//! Typed 16-byte ids. They cannot be mixed up, and they are made in one place only (`station::ids`).

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

use crate::read::Tid;
use codes::Epc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// From the 16 stored bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                $name(Uuid::from_bytes(bytes))
            }

            /// The 16 bytes that are stored.
            pub fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map($name)
            }
        }
    )+};
}

ids! {
    /// A tracked thing.
    AssetId,
    /// A kind of thing, shared by many assets.
    ProductId,
    /// A physical chip. Derived from what is on the chip, see [`TagId::of`].
    TagId,
    /// A site, floor, zone, rack or bin.
    PlaceId,
    /// A reader, kept over ports and re-plugging.
    ReaderId,
    /// A person.
    PersonId,
    /// An undo group: the facts of one thing a person did.
    GroupId,
    /// A count of what is there.
    CountId,
    /// A long-running piece of work.
    JobId,
    /// One installation; with a fact's sequence it names that fact in a whole fleet.
    StationId,
}

/// Name space of [`TagId::of`]; a fixed random value, never to be changed.
const TAG_NAMESPACE: Uuid = Uuid::from_u128(0x6f2a_1c7e_52d9_4c0b_9a35_d1f0_7be8_3c41);

impl TagId {
    /// The same chip has the same id in every station: name-based (UUID version 5) over EPC and, if it is known
    /// when the chip is first heard, TID.
    pub fn of(epc: &Epc, tid: Option<&Tid>) -> TagId {
        let mut name = Vec::with_capacity(96);
        name.extend_from_slice(epc.as_bytes());
        if let Some(tid) = tid {
            name.push(b'|');
            name.extend_from_slice(&tid.0);
        }
        TagId(Uuid::new_v5(&TAG_NAMESPACE, &name))
    }
}
