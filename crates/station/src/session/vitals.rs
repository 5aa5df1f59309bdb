//! How a reader has been doing lately: bounded windows over what its driver tells.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use model::{AntennaPort, AntennaVitals, HeardLately, ReaderVitals, Span, TagRead, Tick, VitalSample};
use readers::Telemetry;

use crate::limits::{
    ANTENNAS_WATCHED_MAX, HEARD_LATELY, HEARD_LATELY_MAX, TAGS_WATCHED_MAX, VITAL_SAMPLE, VITAL_SAMPLES,
};

/// Weight of the newest revisit in the usual one: about the last eight count.
const REVISIT_WEIGHT: u64 = 8;

/// What is counted between two samples, and the samples.
#[derive(Debug, Default)]
pub(crate) struct Vitals {
    antennas: BTreeMap<AntennaPort, Antenna>,
    tags: BTreeSet<u64>,
    sample: VitalSample,
    samples: VecDeque<VitalSample>,
    sample_ends: Option<Tick>,
    temperature: Option<i16>,
    reading: Span,
    opened: Option<Tick>,
    heard: Vec<HeardLately>,
    looked: Option<(Tick, bool)>,
}

#[derive(Debug, Default)]
struct Antenna {
    told: AntennaVitals,
    /// Different tags of the running sample.
    tags: BTreeSet<u64>,
    last_dwell: Option<Tick>,
}

impl Vitals {
    /// A tag was heard.
    pub(crate) fn hear(&mut self, read: &TagRead, now: Tick) {
        self.turn(now);
        let tag = fingerprint(read);
        self.sample.reads = self.sample.reads.saturating_add(read.count);
        if self.tags.len() < TAGS_WATCHED_MAX {
            self.tags.insert(tag);
        }
        self.hear_lately(read, now);
        if let Some(antenna) = self.antenna(read.antenna) {
            antenna.told.reads += u64::from(read.count);
            if antenna.tags.len() < TAGS_WATCHED_MAX {
                antenna.tags.insert(tag);
            }
        }
    }

    /// A frame came, or bytes that were none.
    pub(crate) fn frame(&mut self, is_whole: bool, now: Tick) {
        self.turn(now);
        let count = if is_whole { &mut self.sample.frames } else { &mut self.sample.garbled };
        *count = count.saturating_add(1);
    }

    /// The reader told about its own work.
    pub(crate) fn telemetry(&mut self, telemetry: Telemetry, now: Tick) {
        self.turn(now);
        match telemetry {
            Telemetry::Dwell { antenna, dwells } => self.dwell(antenna, dwells, now),
            Telemetry::Temperature(tenths) => self.temperature = Some(tenths),
            Telemetry::ReturnLoss { antenna, tenths } => {
                if let Some(antenna) = self.antenna(antenna) {
                    antenna.told.return_loss = Some(tenths);
                }
            }
            Telemetry::Antenna { antenna, is_connected } => {
                if let Some(antenna) = self.antenna(antenna) {
                    antenna.told.is_connected = Some(is_connected);
                }
            }
            Telemetry::Input { .. } | Telemetry::Overflow | Telemetry::Restarted | Telemetry::CheckWasOff => {
            }
        }
    }

    /// Notes whether it is reading, for the share of its time.
    pub(crate) fn look(&mut self, is_reading: bool, now: Tick) {
        self.turn(now);
        self.opened.get_or_insert(now);
        if let Some((since, true)) = self.looked {
            self.reading = Span(self.reading.0 + since.until(now).0);
        }
        self.looked = Some((now, is_reading));
    }

    /// What screens and the advisor see.
    pub(crate) fn picture(&self, now: Tick, queue: u32) -> ReaderVitals {
        let whole = self.opened.map_or(0, |opened| opened.until(now).0);
        let last = self.samples.back().copied().unwrap_or(self.sample);
        ReaderVitals {
            tags_per_second: last.tags as f32 / (VITAL_SAMPLE.0 as f32 / 1_000.0),
            temperature: self.temperature,
            duty: if whole == 0 { 0.0 } else { (self.reading.0 as f32 / whole as f32).min(1.0) },
            antennas: self.antennas.iter().map(|(port, antenna)| (*port, antenna.told.clone())).collect(),
            samples: self.samples.iter().copied().collect(),
            queue,
            heard: self.heard.iter().filter(|heard| heard.at + HEARD_LATELY > now).cloned().collect(),
        }
    }

    /// A tag that comes again moves to the front; what was not heard for long makes room.
    fn hear_lately(&mut self, read: &TagRead, now: Tick) {
        let known = self.heard.iter().position(|heard| heard.epc == read.epc);
        let count = known.map_or(0, |at| self.heard.remove(at).count).saturating_add(read.count);
        let heard = HeardLately { epc: read.epc, antenna: read.antenna, signal: read.signal, count, at: now };
        self.heard.insert(0, heard);
        self.heard.truncate(HEARD_LATELY_MAX);
    }

    fn antenna(&mut self, port: AntennaPort) -> Option<&mut Antenna> {
        let has_room = self.antennas.len() < ANTENNAS_WATCHED_MAX || self.antennas.contains_key(&port);
        has_room.then(|| self.antennas.entry(port).or_default())
    }

    fn dwell(&mut self, port: AntennaPort, dwells: u16, now: Tick) {
        let Some(antenna) = self.antenna(port) else { return };
        antenna.told.dwells += u64::from(dwells);
        if let Some(last) = antenna.last_dwell.replace(now) {
            let span = last.until(now).0 / u64::from(dwells.max(1));
            let usual = antenna
                .told
                .revisit
                .map_or(span, |usual| (usual.0 * (REVISIT_WEIGHT - 1) + span) / REVISIT_WEIGHT);
            antenna.told.revisit = Some(Span(usual));
        }
    }

    /// Ends the samples that are over. A long silence is as many empty samples as there is room for.
    fn turn(&mut self, now: Tick) {
        let mut ends = *self.sample_ends.get_or_insert(now + VITAL_SAMPLE);
        for _ in 0..VITAL_SAMPLES {
            if now < ends {
                break;
            }
            self.sample.tags = u32::try_from(self.tags.len()).unwrap_or(u32::MAX);
            self.tags.clear();
            self.samples.push_back(std::mem::take(&mut self.sample));
            if self.samples.len() > VITAL_SAMPLES {
                self.samples.pop_front();
            }
            for antenna in self.antennas.values_mut() {
                antenna.told.tags = u32::try_from(antenna.tags.len()).unwrap_or(u32::MAX);
                antenna.tags.clear();
            }
            ends = ends + VITAL_SAMPLE;
        }
        self.sample_ends = Some(if now < ends { ends } else { now + VITAL_SAMPLE });
    }
}

/// Which tag, for counting different ones; a clash in 2^64 miscounts by one.
fn fingerprint(read: &TagRead) -> u64 {
    let mut hasher = DefaultHasher::new();
    read.epc.as_bytes().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use model::Signal;

    use super::*;

    fn read(tag: u8, antenna: u8) -> TagRead {
        TagRead {
            epc: codes::Epc::from_bytes(&[tag, 0]).unwrap(),
            pc: None,
            tid: None,
            antenna: AntennaPort(antenna),
            signal: Signal::Silent,
            reader_ms: None,
            phase: None,
            freq_khz: None,
            count: 1,
        }
    }

    #[test]
    fn samples_count_reads_and_different_tags() {
        let mut vitals = Vitals::default();
        for n in 0..100u64 {
            vitals.hear(&read((n % 5) as u8, 1 + (n % 2) as u8), Tick(n * 100));
        }
        vitals.look(true, Tick(10_000));
        let picture = vitals.picture(Tick(10_000), 0);
        assert_eq!(picture.samples, [VitalSample { reads: 100, tags: 5, frames: 0, garbled: 0 }]);
        assert!((picture.tags_per_second - 0.5).abs() < 0.01);
        assert_eq!(picture.antennas[&AntennaPort(1)].tags, 5);
        assert_eq!(picture.antennas[&AntennaPort(2)].reads, 50);
    }

    #[test]
    fn the_revisit_of_an_antenna_is_learnt() {
        let mut vitals = Vitals::default();
        for n in 0..40 {
            vitals.telemetry(Telemetry::Dwell { antenna: AntennaPort(3), dwells: 1 }, Tick(n * 700));
        }
        let picture = vitals.picture(Tick(30_000), 0);
        assert_eq!(picture.antennas[&AntennaPort(3)].revisit, Some(Span(700)));
        assert_eq!(picture.antennas[&AntennaPort(3)].dwells, 40);
    }

    #[test]
    fn what_was_heard_a_moment_ago_is_there_with_its_count_and_goes_when_it_is_gone() {
        let mut vitals = Vitals::default();
        for n in 0..3 {
            vitals.hear(&read(1, 1), Tick(n * 100));
        }
        vitals.hear(&read(2, 1), Tick(400));
        let heard = vitals.picture(Tick(500), 0).heard;
        assert_eq!(heard.iter().map(|one| one.count).collect::<Vec<_>>(), [1, 3]);
        assert!(vitals.picture(Tick(20_000), 0).heard.is_empty());
    }

    #[test]
    fn nothing_grows_in_three_days() {
        let mut vitals = Vitals::default();
        for n in 0..72 * 3600u64 {
            let tag = TagRead {
                epc: codes::Epc::from_bytes(&n.to_be_bytes()).unwrap(),
                ..read(0, (n % 250) as u8)
            };
            vitals.hear(&tag, Tick(n * 1000));
        }
        assert!(vitals.samples.len() <= VITAL_SAMPLES);
        assert!(vitals.tags.len() <= TAGS_WATCHED_MAX);
        assert!(vitals.antennas.len() <= ANTENNAS_WATCHED_MAX);
        assert!(vitals.heard.len() <= HEARD_LATELY_MAX);
    }

    #[test]
    fn the_share_of_time_it_read() {
        let mut vitals = Vitals::default();
        vitals.look(true, Tick(0));
        vitals.look(false, Tick(3_000));
        vitals.look(false, Tick(4_000));
        assert!((vitals.picture(Tick(4_000), 0).duty - 0.75).abs() < 0.01);
    }

    #[test]
    fn a_long_silence_ends_all_samples() {
        let mut vitals = Vitals::default();
        vitals.hear(&read(1, 1), Tick(0));
        vitals.frame(true, Tick(3_600_000));
        let picture = vitals.picture(Tick(3_600_000), 0);
        assert_eq!(picture.samples.len(), VITAL_SAMPLES);
        assert_eq!(picture.antennas[&AntennaPort(1)].tags, 0);
    }
}
