//! A practice reader on a wire inside this process, with tags on a table in front of it: pulled out, put back, tricked.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Context, Result};
use codes::Epc;
use practice::families::{Air, SharedWorld, make};
use practice::port::Wire;
use practice::runner::{Lane, WorldTime, pause};
use practice::world::{Act, Cue};
use practice::{Mischief, Pipe, bench};
use station::{Clock, Port, PortOpener};

/// A reader with its tags. Its port is gone when it is dropped.
pub struct Rig {
    shared: Arc<Shared>,
    pump: Option<JoinHandle<()>>,
}

struct Shared {
    lane: Mutex<Lane>,
    world: SharedWorld,
    is_plugged: AtomicBool,
    is_over: AtomicBool,
}

impl Rig {
    /// A reader of this family with so many antennas and tags.
    pub fn new(family: &str, antennas: u8, tags: usize) -> Result<Rig> {
        let world = Arc::new(Mutex::new(bench::hall("rig", antennas, tags, 7)));
        let side =
            make(family, Air::new(world.clone(), "rig"), 7).context("a practice reader of this family")?;
        let shared = Arc::new(Shared {
            lane: Mutex::new(Lane::new(side)),
            world,
            is_plugged: AtomicBool::new(true),
            is_over: AtomicBool::new(false),
        });
        let pumped = shared.clone();
        let pump = std::thread::spawn(move || pumped.pump());
        Ok(Rig { shared, pump: Some(pump) })
    }

    /// For [`crate::warehouse::Build::readers`]; every practice name leads here.
    pub fn opener(&self) -> PortOpener {
        let shared = self.shared.clone();
        Arc::new(move |_| shared.open())
    }

    /// Pulls the plug, or puts it back.
    pub fn plug(&self, is_plugged: bool) {
        self.shared.is_plugged.store(is_plugged, Ordering::SeqCst);
        if !is_plugged {
            self.shared.lane().unplug();
        }
    }

    /// Plays a trick.
    pub fn play(&self, mischief: Mischief) {
        self.shared.lane().play(mischief);
    }

    /// A thing is carried away.
    pub fn take_away(&self, thing: usize) {
        let mut world = self.shared.world.lock().unwrap_or_else(PoisonError::into_inner);
        let at_ms = world.now_ms();
        world.cue(Cue { at_ms, act: Act::Vanish { thing } });
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        if let Some(pump) = self.pump.take() {
            let _ = pump.join();
        }
    }
}

impl Shared {
    fn lane(&self) -> std::sync::MutexGuard<'_, Lane> {
        self.lane.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pump(&self) {
        let mut time = WorldTime::new(Clock::system().ticks());
        while !self.is_over.load(Ordering::SeqCst) {
            let now_ms = time.step();
            self.world.lock().unwrap_or_else(PoisonError::into_inner).advance(now_ms);
            self.lane().turn(now_ms);
            pause();
        }
    }

    fn open(&self) -> Option<Box<dyn Port>> {
        if !self.is_plugged.load(Ordering::SeqCst) {
            return None;
        }
        let (host, reader) = Pipe::pair();
        self.lane().plug(Wire::Pipe(reader));
        Some(Box::new(host))
    }
}

/// The number of the nth tag in front of a rig.
pub fn rig_epc(number: u32) -> Result<Epc> {
    Ok(format!("E28011700000020{:09X}", number + 1).parse()?)
}
