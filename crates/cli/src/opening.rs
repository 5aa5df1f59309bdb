//! Which data this door opens: one's own, or the demo warehouse with its practice readers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use practice::demo::Demo;
use station::{Config, Handle, Ids, Mode, Port, StartError, Station, paths};

/// The same demo every time.
const DEMO_SEED: u64 = 1;

/// Starts a station on the chosen data.
pub fn start(data: Option<&Path>, extra_ports: Vec<PathBuf>) -> Result<Handle, StartError> {
    let (folder, mode) = paths::choose(data)?;
    let mut config = Config { mode, extra_ports, ..Config::new(folder) };
    if mode == Mode::Demo {
        let (clock, ids) = (config.clock.clone(), Ids::ordered(config.clock.clone()));
        let demo = Arc::new(Demo::new(DEMO_SEED, Arc::new(move || clock.now().tick.0)));
        config.first_commands = demo.commands(&mut || ids.next());
        config.practice = Some(Arc::new(move |name| Some(Box::new(demo.open_port(name)?) as Box<dyn Port>)));
    }
    Station::start(config)
}

/// The chosen data folder, without starting anything.
pub fn folder(data: Option<&Path>) -> anyhow::Result<PathBuf> {
    Ok(paths::choose(data).map_err(|why| crate::out::Told::from(api::problem::of_start(&why)))?.0)
}
