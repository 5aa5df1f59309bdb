//! The nouns of the house: plain types, units, ids, commands, facts.
//!
//! **Knows**: what things are called and which values they carry.
//! **Must never know**: files, threads, SQL, the JSON shape of the screens, "now".
//! **Start reading** at [`command`] and [`fact`]: what is asked for, and what became true.
//! **Limits**: no method needs more than its own data; a type lives here only if two rooms above need it.

pub mod asset;
pub mod command;
pub mod count;
pub mod fact;
pub mod id;
pub mod measure;
pub mod person;
pub mod place;
pub mod presence;
pub mod radio;
pub mod read;
pub mod reader;
pub mod refusal;
pub mod settings;
pub mod time;

pub use asset::{Asset, Product, Tag};
pub use command::{Asker, Command, How, Who};
pub use count::{
    Count, CountAction, CountBlock, CountGroup, CountLine, CountNews, CountNumbers, CountPlan, CountStep,
    CountWish, Outcome,
};
pub use fact::{Fact, Oddity, Recorded, ToRecord};
pub use id::{AssetId, CountId, GroupId, JobId, PersonId, PlaceId, ProductId, ReaderId, StationId, TagId};
pub use measure::{Confidence, Metres, Outline, Point, Rssi, Signal, TxPower};
pub use person::{Person, Role};
pub use place::{Place, PlaceKind};
pub use presence::{Belief, Stay, Subject, Why};
pub use radio::{AntennaUse, Bank, Gen2, Gen2Q, Gen2Session, Gen2Target, Region};
pub use read::{AntennaPort, Heard, PcWord, ReadPoint, TagRead, Tid};
pub use reader::{
    Abilities, Ability, Antenna, AntennaVitals, Capabilities, HeardLately, Link, PortIdentity, PowerRange,
    RadioSettings, Reach, ReaderConfig, ReaderHealth, ReaderRole, ReaderState, ReaderVitals, Trouble,
    VitalSample,
};
pub use refusal::Refusal;
pub use settings::{Pace, Settings};
pub use time::{Now, Span, Tick, Timestamp};
