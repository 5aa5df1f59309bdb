//! Settings: one struct, groups, defaults in code.

use serde::{Deserialize, Serialize};

use crate::measure::Rssi;
use crate::time::Span;

/// Everything that can be set for a site. Missing fields of an older file take their default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The site.
    pub site: SiteSettings,
    /// How reads become places.
    pub presence: PresenceSettings,
    /// What screens look like.
    pub screen: ScreenSettings,
    /// People at the desk.
    pub people: PeopleSettings,
}

/// About people at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PeopleSettings {
    /// After so long without a touch, whoever gave a PIN is not at the desk any more.
    pub lock_after: Span,
}

impl Default for PeopleSettings {
    fn default() -> Self {
        PeopleSettings { lock_after: Span::seconds(600) }
    }
}

/// About the site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteSettings {
    /// Shown in the top bar.
    pub name: String,
    /// The demo warehouse: practice data, marked as such on every screen and report.
    pub is_demo: bool,
}

impl Default for SiteSettings {
    fn default() -> Self {
        SiteSettings { name: "Warehouse".to_owned(), is_demo: false }
    }
}

/// Parameters of the hysteresis rule (location-algorithms §5). Distances come from
/// `10^((reference − rssi) / (10 · falloff))`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PresenceSettings {
    /// Expected signal at one metre, dBm.
    pub reference_dbm: f64,
    /// How fast the signal falls with distance (path-loss exponent).
    pub falloff: f64,
    /// A place that is this share nearer than the present one wins at once (difference / mean).
    pub wins_outright: f64,
    /// A place that is this share nearer wins if its worst recent reading beats the present one's best.
    pub wins_steadily: f64,
    /// Reads older than this cannot win a place.
    pub window: Span,
    /// Reads needed before a never-seen tag is believed.
    pub reads_to_believe: u32,
    /// Silence after which a thing counts as "not seen lately". It stays where it is.
    pub stale_after: Span,
    /// Silence at an outer door after which a thing has left.
    pub leaves_after: Span,
    /// How willingly a thing is shown somewhere else.
    pub pace: Pace,
    /// Reads weaker than this are noise, in tenths of a dBm; `None` lets everything count.
    pub floor: Option<Rssi>,
}

/// How willingly a thing is shown somewhere else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// Only when it was clear twice running.
    Calm,
    /// When it is clear.
    #[default]
    Normal,
    /// When it is likely: first to see a move, and sometimes wrong.
    Nimble,
}

impl Default for PresenceSettings {
    fn default() -> Self {
        PresenceSettings {
            reference_dbm: -55.0,
            falloff: 3.0,
            wins_outright: 0.30,
            wins_steadily: 0.15,
            window: Span::seconds(10),
            reads_to_believe: 2,
            stale_after: Span::seconds(600),
            leaves_after: Span::seconds(30),
            pace: Pace::Normal,
            floor: None,
        }
    }
}

/// What screens look like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScreenSettings {
    /// Language tag (`en`, `en-XA`, `ar-XB`).
    pub language: String,
    /// `system`, `light`, `dark` or `contrast`.
    pub theme: String,
    /// Size of everything in percent, 100–200.
    pub scale: u16,
    /// The keyboard the barcode gun is set to (`us`, `de` …); empty while nobody has taught it.
    pub gun: String,
}

impl Default for ScreenSettings {
    fn default() -> Self {
        ScreenSettings {
            language: "en".to_owned(),
            theme: "system".to_owned(),
            scale: 100,
            gun: String::new(),
        }
    }
}
