//! What a door says when it starts a station.

use std::path::PathBuf;
use std::sync::Arc;

use model::Command;

use crate::clock::Clock;
use crate::ids::Ids;
use crate::port::Port;

/// Opens a practice reader of this process by its name; `None` = there is no such reader.
pub type PortOpener = Arc<dyn Fn(&str) -> Option<Box<dyn Port>> + Send + Sync>;

/// Whose data this is. The two never share a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A real warehouse.
    Real,
    /// The demo warehouse.
    Demo,
}

/// What a station is started with.
#[derive(Clone)]
pub struct Config {
    /// The data folder; made if it is not there.
    pub data_dir: PathBuf,
    /// Whose data.
    pub mode: Mode,
    /// Where practice readers come from.
    pub practice: Option<PortOpener>,
    /// Done once, as one import, when the database is new.
    pub first_commands: Vec<Command>,
    /// Ports that the system does not list (links to pseudo-terminals); they are listed while they are there.
    pub extra_ports: Vec<PathBuf>,
    /// The clock: the machine's, or a virtual one in stories.
    pub clock: Clock,
    /// Where ids come from; `None` = time-ordered ids on the clock above.
    pub ids: Option<Ids>,
}

impl Config {
    /// A real station on this folder, with the machine's clock and nothing plugged in.
    pub fn new(data_dir: impl Into<PathBuf>) -> Config {
        Config {
            data_dir: data_dir.into(),
            mode: Mode::Real,
            practice: None,
            first_commands: Vec::new(),
            extra_ports: Vec::new(),
            clock: Clock::system(),
            ids: None,
        }
    }
}
