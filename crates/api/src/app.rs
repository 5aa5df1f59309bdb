//! What a screen asks first: who are you, whose data is this.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use station::Mode;

use crate::methods::Api;
use crate::problem::Problem;
use crate::session::{Door, Session};

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
    /// The keyboard the barcode gun is set to; empty while nobody has taught it.
    pub gun: String,
    /// `Floor`, `Lead` or `Setup`.
    pub role: String,
    /// Name of the person who gave the PIN, if somebody did.
    pub person: Option<String>,
    /// Its id.
    pub person_id: Option<String>,
    /// Everybody may do everything: no set-up person has a PIN yet.
    pub is_open: bool,
    /// The folder the data is in, for people.
    pub data_folder: String,
    /// The station's clock now, UTC milliseconds; ages are counted from it.
    #[ts(type = "number")]
    pub now: i64,
    /// Whether nothing was set up yet: no places, no items, no readers.
    pub is_new: bool,
}

/// Who are you, whose data is this.
pub(crate) fn hello(api: &Api, session: &Session, _: Nothing) -> Result<Hello, Problem> {
    let (asker, working) = (api.asker(session), api.station.working());
    let is_open = api.station.is_open_to_all();
    let picture = api.station.picture();
    let settings = &picture.settings;
    Ok(Hello {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        site: settings.site.name.clone(),
        is_demo: api.station.mode() == Mode::Demo,
        door: door_word(session.door()).to_owned(),
        language: settings.screen.language.clone(),
        theme: settings.screen.theme.clone(),
        scale: settings.screen.scale,
        gun: settings.screen.gun.clone(),
        role: format!("{:?}", asker.role),
        person: working.as_ref().map(|person| person.name.clone()),
        person_id: working.map(|person| person.id.to_string()),
        is_open,
        data_folder: api.station.folder().root().display().to_string(),
        now: api.station.now().at.0,
        is_new: picture.places.is_empty() && picture.readers.is_empty() && picture.counters.items == 0,
    })
}

fn door_word(door: Door) -> &'static str {
    match door {
        Door::Window => "window",
        Door::Browser => "browser",
        Door::Program => "program",
    }
}
