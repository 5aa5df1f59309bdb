//! What is known of the readers: state, health, reads a second.

use std::collections::{BTreeMap, VecDeque};
use std::sync::PoisonError;

use engine::{Engine, Input};
use model::{Now, ReaderConfig, ReaderId, ReaderState, Tick, Timestamp};

use super::Hub;
use super::placed::Placed;
use super::seats::Seats;
use crate::advisor::{Findings, advise};
use crate::limits::RATE_SAMPLES;
use crate::live::{NoticeKind, ReaderPicture};
use crate::port::{PortFound, found};
use crate::session::Status;

/// The readers as the hub sees them.
#[derive(Default)]
pub(super) struct Readers {
    states: BTreeMap<ReaderId, (ReaderState, Timestamp)>,
    /// Reads so far at the last looks, for the rate.
    samples: BTreeMap<ReaderId, VecDeque<(Tick, u64)>>,
    shown: BTreeMap<ReaderId, ReaderPicture>,
    panics: BTreeMap<ReaderId, u32>,
    pub(super) placed: Placed,
    is_dirty: bool,
}

impl Readers {
    pub(super) fn set_state(&mut self, reader: ReaderId, state: ReaderState, at: Timestamp) {
        self.states.insert(reader, (state, at));
        self.is_dirty = true;
    }

    pub(super) fn touch(&mut self) {
        self.is_dirty = true;
    }

    /// A fresh engine does not know yet which readers work.
    pub(super) fn tell_engine(&self, engine: &mut Engine, now: Now) {
        for (reader, (state, at)) in &self.states {
            if engine.directory().readers().contains_key(reader) {
                engine.handle(Input::Reader { reader: *reader, state: state.clone(), at: *at }, now);
            }
        }
    }

    /// Looks at the health of all sessions. Says which sessions failed since the last look.
    pub(super) fn look(
        &mut self,
        seats: &Seats,
        readers: &BTreeMap<ReaderId, ReaderConfig>,
        now: Tick,
    ) -> Vec<ReaderId> {
        self.is_dirty = true;
        let mut failed = Vec::new();
        for id in readers.keys() {
            let Some(status) = seats.status(*id) else { continue };
            let samples = self.samples.entry(*id).or_default();
            if samples.back().is_some_and(|(_, reads)| *reads > status.health.reads) {
                samples.clear();
            }
            samples.push_back((now, status.health.reads));
            if samples.len() > RATE_SAMPLES {
                samples.pop_front();
            }
            let panics = self.panics.entry(*id).or_default();
            if status.panics > *panics {
                *panics = status.panics;
                failed.push(*id);
            }
        }
        failed
    }

    /// The readers for the picture, if anything about them changed.
    pub(super) fn take_changed(
        &mut self,
        seats: &Seats,
        readers: &BTreeMap<ReaderId, ReaderConfig>,
    ) -> Option<BTreeMap<ReaderId, ReaderPicture>> {
        if !std::mem::take(&mut self.is_dirty) {
            return None;
        }
        self.states.retain(|id, _| readers.contains_key(id));
        self.samples.retain(|id, _| readers.contains_key(id));
        self.panics.retain(|id, _| readers.contains_key(id));
        let pictures: BTreeMap<ReaderId, ReaderPicture> = readers
            .values()
            .map(|config| (config.id, self.picture(config, seats.status(config.id).unwrap_or_default())))
            .collect();
        if pictures == self.shown {
            return None;
        }
        self.shown.clone_from(&pictures);
        Some(pictures)
    }

    fn picture(&self, config: &ReaderConfig, status: Status) -> ReaderPicture {
        let unknown = if config.is_on { ReaderState::Opening } else { ReaderState::Off };
        let (state, since) = self.states.get(&config.id).cloned().unwrap_or((unknown, Timestamp(0)));
        let is_reading = state.is_listening();
        ReaderPicture {
            config: config.clone(),
            state,
            since,
            health: status.health,
            reads_per_second: if is_reading { self.rate(config.id) } else { 0.0 },
            retry_at: status.retry_at,
            family: config.family.clone().or(status.family.map(str::to_owned)),
            baud: status.baud,
            model: status.model,
            firmware: status.firmware,
            capabilities: status.capabilities,
            port: status.port,
            fault: status.fault,
            recording: status.recording,
            advice: advise(&Findings {
                health: status.health,
                vitals: is_reading.then_some(&status.vitals),
                placed: self.placed.of(config.id),
            }),
            vitals: status.vitals,
        }
    }

    fn rate(&self, reader: ReaderId) -> f64 {
        let Some(samples) = self.samples.get(&reader) else { return 0.0 };
        let (Some((from, first)), Some((to, last))) = (samples.front(), samples.back()) else { return 0.0 };
        let span = from.until(*to).0;
        if span == 0 {
            return 0.0;
        }
        let reads = last.saturating_sub(*first);
        // Shown with one decimal; f64 holds every count a day can bring.
        (reads as f64 * 10_000.0 / span as f64).round() / 10.0
    }
}

impl Hub {
    /// Sessions follow the registry.
    pub(super) fn sync_readers(&mut self) {
        let readers = self.engine.directory().readers();
        self.seats.sync(readers);
        self.notices.keep_readers(readers);
        self.readers.touch();
        self.tell_new_ports(self.tools.clock.now());
    }

    /// Takes what the lookout saw.
    pub(super) fn look_at_ports(&mut self, now: Now) {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(ports) = seen {
            self.ports = ports;
            self.tell_new_ports(now);
        }
    }

    /// A USB port (or one that was named at the start) that no reader is set up on is worth a question. The ports
    /// on the main board are always there and mean nothing.
    fn tell_new_ports(&mut self, now: Now) {
        let readers: Vec<ReaderConfig> = self.engine.directory().readers().values().cloned().collect();
        let found = found(&self.ports, &readers);
        let is_new = |port: &PortFound| port.in_use_by.is_none() && (port.vendor.is_some() || port.is_extra);
        let new: Vec<PortFound> = found.into_iter().filter(is_new).collect();
        self.notices.keep_ports(|path| new.iter().any(|port| port.path == path));
        for port in new {
            self.notices.raise(NoticeKind::NewPort { path: port.path, label: port.label }, now.at);
        }
    }
}
