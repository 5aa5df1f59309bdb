//! `tagstead replay`: recorded reads run again through the engine, with the world and settings of a file. The same
//! files give the same answer, byte by byte; with `--against` the answer is what would have been different.

mod against;
mod lines;
mod tell;
mod world;

use std::fs::File;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use model::{Heard, Now, ReaderState, Rssi, Signal, TagRead, Tick, Timestamp, Trouble};
use serde_json::Value;
use station::engine::{Change, Directory, Engine, Input, Output};

use crate::out::Out;
use against::Story;
use lines::{Line, Lines, Said};
use tell::{Teller, Told};
use world::World;

/// Recorded reads, run again.
#[derive(clap::Args)]
pub struct Replay {
    /// The world: places, antennas, outer doors, settings (docs/replay.md).
    #[arg(long, value_name = "FILE")]
    world: PathBuf,
    /// Other settings, or another world: says what would have been different.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// The recording, one JSON object a line.
    reads: PathBuf,
}

/// Answers are written in blocks of this size.
const BLOCK_BYTES: usize = 64 * 1024;
/// After the last line the engine still has this long to settle what it heard, ms. Nothing is concluded from the
/// silence after a recording.
const SETTLE_MS: u64 = 12_000;
/// A world is drawn by hand or made by a program; none has more than this.
const WORLD_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// A remark beside the answer.
fn note(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

pub fn replay(wish: &Replay, out: &Out) -> anyhow::Result<bool> {
    let text = load(&wish.world)?;
    let world = World::parse(&text).map_err(|why| anyhow::anyhow!("{}: {why}", wish.world.display()))?;
    for warning in &world.warnings {
        note(&format!("{}: {warning}", wish.world.display()));
    }
    let Some(other) = &wish.against else {
        let mut block = String::new();
        let counts = run(world, &wish.reads, false, |told| {
            block.push_str(&match out.is_json() {
                true => serde_json::to_string(told).unwrap_or_default(),
                false => told.for_people(),
            });
            block.push('\n');
            if block.len() >= BLOCK_BYTES {
                out.block(&block);
                block.clear();
            }
        })?;
        out.block(&block);
        note(&counts);
        return Ok(true);
    };
    let second = other_world(&text, other)?;
    let (mut ours, mut theirs) = (Story::default(), Story::default());
    let counts = run(world, &wish.reads, false, |told| ours.add(told))?;
    run(second, &wish.reads, true, |told| theirs.add(told))?;
    let (lines, summary) = against::compare(&ours, &theirs);
    for line in lines {
        out.say(&line.to_string(), &line);
    }
    out.say(&summary.to_string(), &summary);
    note(&counts);
    Ok(true)
}

fn load(path: &Path) -> anyhow::Result<String> {
    let size = std::fs::metadata(path).with_context(|| path.display().to_string())?.len();
    if size > WORLD_BYTES_MAX {
        bail!("{}: a world of more than 64 MB is none", path.display());
    }
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// The second file is a whole world, or settings for the first one.
fn other_world(first: &str, other: &Path) -> anyhow::Result<World> {
    let text = load(other)?;
    let value: Value = serde_json::from_str(&text).with_context(|| other.display().to_string())?;
    let is_world = ["antennas", "places", "zones"].iter().any(|key| value.get(key).is_some());
    let mut world = World::parse(if is_world { &text } else { first })
        .map_err(|why| anyhow::anyhow!("{}: {why}", other.display()))?;
    if !is_world {
        world.warnings.clear();
        world.set(value.get("settings").unwrap_or(&value));
    }
    for warning in &world.warnings {
        note(&format!("{}: {warning}", other.display()));
    }
    Ok(world)
}

/// A replay under way.
struct Stage<F> {
    engine: Engine,
    teller: Teller,
    now: Now,
    start: Option<i64>,
    changed: Vec<model::Subject>,
    say: F,
}

/// Runs the reads through a world; every line of the answer is given away. Answers what to say about the recording.
fn run(world: World, reads: &Path, is_quiet: bool, say: impl FnMut(&Told)) -> anyhow::Result<String> {
    let file = File::open(reads).with_context(|| reads.display().to_string())?;
    let mut lines = Lines::new(BufReader::with_capacity(1 << 20, file), is_quiet);
    let teller = Teller::new(&world);
    let readers: Vec<model::ReaderId> = world.parts.readers.iter().map(|reader| reader.id).collect();
    let engine = Engine::new(world.settings.clone(), Directory::new(world.parts), Vec::new());
    let mut stage = Stage { engine, teller, now: Now::default(), start: None, changed: Vec::new(), say };
    let mut last = None;
    while let Some(line) = lines.next()? {
        if stage.start.is_none() {
            stage.begin(line.received_ms, &readers, &world.antennas);
        }
        stage.until(line.received_ms);
        stage.take(&line);
        last = Some(line.received_ms);
    }
    if let Some(last) = last {
        stage.until(last.saturating_add(SETTLE_MS as i64));
    }
    let dropped = stage.engine.dropped();
    Ok(format!(
        "{} lines read, {} bad, {} further out of order than the window; {} late reads, {} from the future, {} below the noise floor",
        lines.good, lines.bad, lines.late, dropped.late, dropped.future, dropped.noise
    ))
}

impl<F: FnMut(&Told)> Stage<F> {
    fn begin(&mut self, at: i64, readers: &[model::ReaderId], antennas: &[Input]) {
        self.start = Some(at);
        self.now = Now { tick: Tick(0), at: Timestamp(at) };
        self.engine.handle_timeout(self.now);
        for reader in readers {
            let (state, at) = (ReaderState::Reading, self.now.at);
            self.engine.handle(Input::Reader { reader: *reader, state, at }, self.now);
        }
        for antenna in antennas {
            self.engine.handle(antenna.clone(), self.now);
        }
        self.drain();
    }

    /// Lets time pass up to a moment; deadlines are kept on the way.
    fn until(&mut self, at: i64) {
        let start = self.start.unwrap_or(at);
        let tick = u64::try_from(at.saturating_sub(start)).unwrap_or(0).max(self.now.tick.0);
        while let Some(due) = self.engine.poll_timeout().filter(|due| due.0 <= tick) {
            let due = due.0.max(self.now.tick.0);
            self.now = Now { tick: Tick(due), at: Timestamp(start.saturating_add(due as i64)) };
            self.engine.handle_timeout(self.now);
            self.drain();
        }
        self.now = Now { tick: Tick(tick), at: Timestamp(start.saturating_add(tick as i64)) };
    }

    fn take(&mut self, line: &Line) {
        let (reader, now) = (line.reader, self.now);
        let input = match &line.said {
            Said::State { is_online } => {
                let lost = ReaderState::Lost { trouble: Trouble::Unplugged, since: now.at };
                let state = if *is_online { ReaderState::Reading } else { lost };
                Input::Reader { reader, state, at: now.at }
            }
            Said::Read { epc, tid, antenna, deci_dbm } => {
                let signal = deci_dbm.map_or(Signal::Silent, |deci_dbm| Signal::Dbm(Rssi(deci_dbm)));
                let (tid, antenna) = (tid.clone(), *antenna);
                let read = TagRead {
                    epc: *epc,
                    pc: None,
                    tid,
                    antenna,
                    signal,
                    reader_ms: None,
                    count: 1,
                    freq_khz: None,
                    phase: None,
                };
                Input::Heard(Heard { reader, read, at: Timestamp(line.at_ms), received: now.at })
            }
        };
        self.engine.handle(input, now);
        self.drain();
    }

    fn drain(&mut self) {
        while let Some(output) = self.engine.poll_output() {
            match output {
                Output::Fact(fact) => {
                    if let Some(told) = self.teller.fact(&self.engine, &fact, self.now) {
                        (self.say)(&told);
                    }
                }
                Output::Change(Change::Belief(subject)) => self.changed.push(subject),
                Output::Change(
                    Change::Asset(_)
                    | Change::Tag(_)
                    | Change::Place(_)
                    | Change::Reader(_)
                    | Change::Settings
                    | Change::Count(_)
                    | Change::Find,
                )
                | Output::Accepted { .. }
                | Output::Scanned { .. }
                | Output::Refused { .. } => {}
            }
        }
        for subject in std::mem::take(&mut self.changed) {
            if let Some(told) = self.teller.belief(&self.engine, subject, self.now) {
                (self.say)(&told);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn docs(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
    }

    fn told() -> Vec<Told> {
        let world = World::parse(&load(&docs("replay-world.json")).unwrap()).unwrap();
        assert_eq!(world.warnings, Vec::<String>::new());
        let mut all = Vec::new();
        let counts = run(world, &docs("replay-reads.jsonl"), true, |told| all.push(told.clone())).unwrap();
        assert!(counts.starts_with("60 lines read, 1 bad"), "{counts}");
        all
    }

    #[test]
    fn the_example_of_the_document_is_true() {
        let all = told();
        let place = |told: &Told| (told.from.clone(), told.to.clone());
        let of = |fact: &str| all.iter().filter(|told| told.fact == fact).map(place).collect::<Vec<_>>();
        let (store, hall) = (Some("Store".to_owned()), Some("Hall".to_owned()));
        assert_eq!(of("arrived"), [(None, store.clone())]);
        assert_eq!(of("moved"), [(store, hall)]);
        assert_eq!(all, told(), "the same again");
    }
}
