//! One practice reader on a port of its own, with a table full of tags in front of it: what
//! `tagstead practice FAMILY --link PATH` runs.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use codes::Epc;
use fastrand::Rng;
use model::{Outline, Point};

use crate::families::{Air, ReaderSide, Tally, make};
use crate::port::{Tcp, Wire};
use crate::radio::Channel;
use crate::runner::{Clock, Lane, WorldTime, pause};
use crate::world::{Aerial, Plan, Thing, World, Zone, scatter};

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bench {
    /// Key of the reader family.
    pub family: String,
    /// The path that programs shall open.
    pub link: PathBuf,
    /// How many tags lie about.
    pub tags: usize,
    /// The same seed gives the same tags in the same places.
    pub seed: u64,
}

/// Why there is no practice reader.
#[derive(Debug)]
pub enum BenchError {
    /// No practice reader speaks this family's language.
    NoSuchFamily(String),
    /// This system has no pseudo-terminals.
    NotHere,
    /// The port could not be made.
    Port(io::Error),
}

impl std::fmt::Display for BenchError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BenchError::NoSuchFamily(family) => {
                write!(f, "there is no practice reader of the family {family}")
            }
            BenchError::NotHere => f.write_str("this system has no pseudo-terminals"),
            BenchError::Port(error) => write!(f, "the port could not be made: {error}"),
        }
    }
}

impl std::error::Error for BenchError {}

/// Families with a practice reader, and how many antennas it has here.
pub const FAMILIES: &[(&str, u8)] = &[
    ("bb", 1),
    ("a0", 1),
    ("a0-ucchip", 1),
    ("mercury", 4),
    ("chafon-cf", 2),
    ("chafon-sw", 1),
    ("cph-rf", 1),
    ("nur", 4),
    ("chafon", 4),
    ("llrp", 4),
    ("tsl-ascii2", 1),
    ("zeti", 1),
    ("fm503", 1),
    ("lf134-usb", 1),
    ("rdm6300", 1),
    ("em18", 1),
    ("fdxb", 1),
    ("line", 1),
];

/// A small hall: tags scattered under up to four antennas. All of them answer in every round.
pub fn hall(reader: &str, antennas: u8, tags: usize, seed: u64) -> World {
    let mut rng = Rng::with_seed(seed);
    let centre = |number: u8| Point { x: 3.0 + 6.0 * f64::from(number), y: 3.0 };
    let zones = (0..antennas).map(|n| Zone {
        name: format!("Antenna {}", n + 1),
        outline: Outline::rectangle(6.0 * f64::from(n), 0.0, 6.0, 6.0),
    });
    let aerials =
        (0..antennas).map(|n| Aerial { reader: reader.to_owned(), port: n + 1, at: centre(n), gain_db: 0.0 });
    let things = (0..tags)
        .map(|n| {
            let centre = centre((n % usize::from(antennas.max(1))) as u8);
            Thing { tags: bench_epc(n).into_iter().collect(), at: Some(scatter(centre, 1.0, &mut rng)) }
        })
        .collect();
    World::new(Plan {
        seed,
        zones: zones.collect(),
        aerials: aerials.collect(),
        things,
        channel: Channel::open_hall(),
        rest: None,
        wander: None,
        occlusion: None,
    })
}

/// Tag numbers of no scheme, so that they are nobody's goods: header E2 is never a product number.
fn bench_epc(number: usize) -> Option<Epc> {
    let mut bytes = [0xE2, 0x80, 0x11, 0x70, 0, 0, 0x02, 0, 0, 0, 0, 0];
    bytes[8..].copy_from_slice(&u32::try_from(number + 1).ok()?.to_be_bytes());
    Epc::from_bytes(&bytes).ok()
}

/// Serves until `stop` says so. `ready` is called once, when programs can open the link.
#[cfg(unix)]
pub fn serve(
    bench: &Bench,
    clock: Clock,
    ready: impl FnOnce(),
    stop: impl FnMut(&Tally) -> bool,
) -> Result<Tally, BenchError> {
    let side = reader(bench)?;
    let wire = Wire::Pty(crate::port::Pty::open(&bench.link).map_err(BenchError::Port)?);
    ready();
    Ok(work(side, wire, clock, stop))
}

/// Serves on a TCP port of this computer until `stop` says so; 0 takes a free port. `ready` is told where.
pub fn serve_tcp(
    bench: &Bench,
    port: u16,
    clock: Clock,
    ready: impl FnOnce(SocketAddr),
    stop: impl FnMut(&Tally) -> bool,
) -> Result<Tally, BenchError> {
    let side = reader(bench)?;
    let tcp = Tcp::listen(port, side.busy()).map_err(BenchError::Port)?;
    ready(tcp.address().map_err(BenchError::Port)?);
    Ok(work(side, Wire::Tcp(tcp), clock, stop))
}

fn reader(bench: &Bench) -> Result<Box<dyn ReaderSide>, BenchError> {
    let unknown = || BenchError::NoSuchFamily(bench.family.clone());
    let (family, antennas) = FAMILIES.iter().find(|(key, _)| *key == bench.family).ok_or_else(unknown)?;
    let world = Arc::new(Mutex::new(hall("bench", *antennas, bench.tags, bench.seed)));
    make(family, Air::new(world, "bench"), bench.seed).ok_or_else(unknown)
}

fn work(side: Box<dyn ReaderSide>, wire: Wire, clock: Clock, mut stop: impl FnMut(&Tally) -> bool) -> Tally {
    let mut lane = Lane::new(side);
    lane.plug(wire);
    let mut time = WorldTime::new(clock);
    while !stop(&lane.tally()) {
        lane.turn(time.step());
        pause();
    }
    lane.tally()
}

/// Serves until `stop` says so; not on this system.
#[cfg(not(unix))]
pub fn serve(
    _: &Bench,
    _: Clock,
    _: impl FnOnce(),
    _: impl FnMut(&Tally) -> bool,
) -> Result<Tally, BenchError> {
    Err(BenchError::NotHere)
}

#[cfg(all(test, unix))]
mod tests;
