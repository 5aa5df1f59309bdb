//! Settings a screen can show and change.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The settings, all of them; also how they are sent back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SettingsView {
    /// Name of the warehouse.
    pub site: String,
    /// Language tag.
    pub language: String,
    /// `system`, `light`, `dark` or `contrast`.
    pub theme: String,
    /// Size of everything in percent, 100–200.
    pub scale: u16,
    /// Minutes of silence after which an item counts as not seen.
    pub stale_minutes: u32,
}

/// What a person looks after: where the data is and how it is doing.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AboutView {
    /// Version of the program.
    pub version: String,
    /// The data folder.
    pub data_folder: String,
    /// Facts in the log.
    #[ts(type = "number")]
    pub facts: u64,
    /// Messages waiting to go out.
    #[ts(type = "number")]
    pub outbox: u64,
    /// Size of the database in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// The answer of a check of the log.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VerifyView {
    /// Facts checked.
    #[ts(type = "number")]
    pub facts: u64,
    /// Hash of the last one, hex.
    pub head: String,
    /// First broken row, if any.
    #[ts(type = "number | null")]
    pub broken_at: Option<u64>,
    /// What is wrong with it.
    pub why: Option<String>,
}
