//! What a screen asks first: who are you, whose data is this.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request without parameters.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub struct Nothing {}

/// A reply that says only "done". New state comes through the channel.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct Done {
    /// The undo group, when it can be taken back.
    pub undo: Option<String>,
}

/// The first answer.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Hello {
    /// Version of the program.
    pub version: String,
    /// Name of the warehouse.
    pub site: String,
    /// Practice data: the demo banner must show.
    pub is_demo: bool,
    /// `window`, `browser` or `program`.
    pub door: String,
    /// Language tag to start in.
    pub language: String,
    /// `system`, `light`, `dark` or `contrast`.
    pub theme: String,
    /// Size of everything in percent.
    pub scale: u16,
    /// `Floor`, `Lead` or `Setup`.
    pub role: String,
    /// The folder the data is in, for people.
    pub data_folder: String,
    /// The station's clock now, UTC milliseconds; ages are counted from it.
    #[ts(type = "number")]
    pub now: i64,
    /// Whether nothing was set up yet: no places, no items, no readers.
    pub is_new: bool,
}
