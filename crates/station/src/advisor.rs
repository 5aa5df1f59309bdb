//! What a reader's figures say about it, and what to change: a pure judgement over the last ten minutes. It speaks
//! only when it is sure, because advice about a healthy reader is never believed again.

use model::{AntennaPort, ReaderHealth, ReaderVitals, Span, VitalSample};

use crate::limits::{ADVICE_FRAMES_MIN, ADVICE_SAMPLES_MIN};

/// Above this readers begin to lower their power by themselves (module manuals: 70 °C at the board and more).
const HOT: i16 = 650;
/// Return loss under this says that the cable or the antenna does not fit; healthy antennas have 14 dB and more.
const POOR_MATCH: u16 = 80;
/// A person walks through the field of an antenna in two to three seconds.
const SLOW_REVISIT: Span = Span(3_000);
/// Share of damaged stretches among all frames on a cable that is bad; USB and RS-232 lines are at zero.
const BAD_CABLE: f32 = 0.02;
/// Share of tags heard here that are known to be somewhere else.
const OVER_RANGE: f32 = 0.4;
/// Tags in view below which a share says nothing.
const OVER_RANGE_TAGS: u32 = 8;
/// Dwells on an antenna without one read while its sister antennas read.
const DEAD_DWELLS: u64 = 200;
/// Reads of the sister antennas meanwhile.
const DEAD_SISTER_READS: u64 = 500;
/// Rounds a second that a reader manages in a quiet air; many fewer, with no antenna slow, is a blocked channel.
const BUSY_AIR_SHARE: f32 = 0.2;

/// What is wrong, with the figures its words need.
#[derive(Clone, Debug, PartialEq)]
pub enum Advice {
    /// The reader says that nothing is connected to this antenna.
    AntennaOff(AntennaPort),
    /// This antenna hears nothing while the others do.
    AntennaDead(AntennaPort),
    /// The antenna or its cable sends power back.
    PoorMatch {
        /// The antenna.
        antenna: AntennaPort,
        /// Return loss in tenths of a dB.
        return_loss: u16,
    },
    /// Too many of the tags it hears are known to be in other places.
    OverRange {
        /// Share, 0–1.
        share: f32,
    },
    /// Reading comes in fits: another transmitter is near.
    Interference,
    /// Too warm.
    Overheating {
        /// Tenths of a degree Celsius.
        temperature: i16,
    },
    /// It comes back to an antenna so slowly that people pass unseen.
    SlowRevisit {
        /// The antenna.
        antenna: AntennaPort,
        /// From one dwell to the next.
        revisit: Span,
    },
    /// Frames arrive damaged.
    BadCable {
        /// Share of damaged stretches, 0–1.
        share: f32,
    },
    /// The reader throws reports away.
    Overflow,
    /// The reader starts afresh again and again: too little current.
    Restarts,
}

/// What the advisor looks at.
#[derive(Clone, Debug, Default)]
pub struct Findings<'a> {
    /// Running counts.
    pub health: ReaderHealth,
    /// The last ten minutes.
    pub vitals: Option<&'a ReaderVitals>,
    /// Different tags heard lately whose place is known, and how many of them are in another place.
    pub placed: (u32, u32),
}

/// All advice, the most urgent first. Nothing about a healthy reader.
pub fn advise(findings: &Findings<'_>) -> Vec<Advice> {
    let Some(vitals) = findings.vitals else { return Vec::new() };
    let mut advice = Vec::new();
    advice.extend(
        vitals.temperature.filter(|warm| *warm >= HOT).map(|temperature| Advice::Overheating { temperature }),
    );
    if findings.health.restarts >= 3 {
        advice.push(Advice::Restarts);
    }
    antennas(vitals, &mut advice);
    advice.extend(bad_cable(&vitals.samples));
    if findings.health.overflows > 0 {
        advice.push(Advice::Overflow);
    }
    if is_disturbed(vitals) {
        advice.push(Advice::Interference);
    }
    let (placed, elsewhere) = findings.placed;
    if placed >= OVER_RANGE_TAGS && elsewhere as f32 >= OVER_RANGE * placed as f32 {
        advice.push(Advice::OverRange { share: elsewhere as f32 / placed as f32 });
    }
    advice
}

fn antennas(vitals: &ReaderVitals, advice: &mut Vec<Advice>) {
    let reads: u64 = vitals.antennas.values().map(|antenna| antenna.reads).sum();
    for (port, antenna) in &vitals.antennas {
        let is_off = antenna.is_connected == Some(false);
        if is_off {
            advice.push(Advice::AntennaOff(*port));
        }
        let is_silent = antenna.reads == 0 && antenna.dwells >= DEAD_DWELLS;
        if is_silent && !is_off && reads >= DEAD_SISTER_READS {
            advice.push(Advice::AntennaDead(*port));
        }
        if let Some(return_loss) = antenna.return_loss.filter(|loss| *loss < POOR_MATCH && !is_off) {
            advice.push(Advice::PoorMatch { antenna: *port, return_loss });
        }
        if let Some(revisit) =
            antenna.revisit.filter(|revisit| *revisit > SLOW_REVISIT && antenna.dwells > 20)
        {
            advice.push(Advice::SlowRevisit { antenna: *port, revisit });
        }
    }
}

fn bad_cable(samples: &[VitalSample]) -> Option<Advice> {
    let frames: u32 = samples.iter().map(|sample| sample.frames).sum();
    let garbled: u32 = samples.iter().map(|sample| sample.garbled).sum();
    if frames + garbled < ADVICE_FRAMES_MIN {
        return None;
    }
    // One burst when a plug was touched is not a bad cable: it must be damaged again and again.
    let bad = samples.iter().filter(|sample| sample.garbled > 0).count();
    let is_lasting = bad * 3 >= samples.len() && bad >= ADVICE_SAMPLES_MIN;
    let share = garbled as f32 / (frames + garbled) as f32;
    (is_lasting && share >= BAD_CABLE).then_some(Advice::BadCable { share })
}

/// In a busy air reads collapse and come back while the same tags lie there: samples with hardly any reads between
/// good ones, again and again.
fn is_disturbed(vitals: &ReaderVitals) -> bool {
    let samples = &vitals.samples;
    if samples.len() < ADVICE_SAMPLES_MIN * 4 {
        return false;
    }
    let mut reads: Vec<u32> = samples.iter().map(|sample| sample.reads).collect();
    reads.sort_unstable();
    let usual = reads[reads.len() * 3 / 4];
    if usual < 100 {
        return false;
    }
    let is_low =
        |sample: &&VitalSample| (sample.reads as f32) < usual as f32 * BUSY_AIR_SHARE && sample.frames > 0;
    let lows = samples.iter().filter(is_low).count();
    let is_high = |sample: &VitalSample| sample.reads as f32 >= usual as f32 * 0.7;
    let falls = samples.windows(2).filter(|two| is_high(&two[0]) && is_low(&&two[1])).count();
    falls >= ADVICE_SAMPLES_MIN && lows * 6 >= samples.len()
}

#[cfg(test)]
mod tests {
    use model::AntennaVitals;

    use super::*;

    fn healthy() -> ReaderVitals {
        let antenna = |reads: u64| AntennaVitals {
            reads,
            dwells: 5_000,
            tags: 30,
            is_connected: Some(true),
            return_loss: Some(160),
            revisit: Some(Span(800)),
        };
        let sample = |n: u32| VitalSample { reads: 900 + n % 7 * 40, tags: 30, frames: 950, garbled: 0 };
        ReaderVitals {
            tags_per_second: 3.0,
            temperature: Some(480),
            duty: 0.99,
            antennas: [(AntennaPort(1), antenna(30_000)), (AntennaPort(2), antenna(20))].into(),
            samples: (0..60).map(sample).collect(),
            queue: 0,
            heard: Vec::new(),
        }
    }

    fn of(vitals: &ReaderVitals) -> Vec<Advice> {
        advise(&Findings { vitals: Some(vitals), ..Findings::default() })
    }

    #[test]
    fn a_healthy_reader_gets_no_advice() {
        assert!(of(&healthy()).is_empty());
        let empty_room = ReaderVitals {
            samples: vec![VitalSample { reads: 0, tags: 0, frames: 300, garbled: 0 }; 60],
            ..healthy()
        };
        assert!(of(&empty_room).is_empty());
        // A lorry comes and goes: reads rise and fall once.
        let lorry = (0..60).map(|n| VitalSample {
            reads: if n % 30 < 10 { 3_000 } else { 5 },
            tags: 40,
            frames: 400,
            garbled: 0,
        });
        assert!(of(&ReaderVitals { samples: lorry.collect(), ..healthy() }).is_empty());
        // A plug was touched.
        let mut touched = healthy();
        touched.samples[20].garbled = 400;
        assert!(of(&touched).is_empty());
    }

    #[test]
    fn every_illness_is_named() {
        let one = |change: fn(&mut ReaderVitals)| {
            let mut vitals = healthy();
            change(&mut vitals);
            of(&vitals)
        };

        assert_eq!(one(|v| v.temperature = Some(712)), [Advice::Overheating { temperature: 712 }]);
        let change = |f: fn(&mut AntennaVitals)| {
            let mut vitals = healthy();
            f(vitals.antennas.get_mut(&AntennaPort(2)).unwrap());
            of(&vitals)
        };
        assert_eq!(change(|a| a.is_connected = Some(false)), [Advice::AntennaOff(AntennaPort(2))]);
        assert_eq!(change(|a| a.reads = 0), [Advice::AntennaDead(AntennaPort(2))]);
        assert_eq!(
            change(|a| a.return_loss = Some(45)),
            [Advice::PoorMatch { antenna: AntennaPort(2), return_loss: 45 }]
        );
        assert_eq!(
            change(|a| a.revisit = Some(Span(6_000))),
            [Advice::SlowRevisit { antenna: AntennaPort(2), revisit: Span(6_000) }]
        );
        let cable = one(|v| v.samples.iter_mut().for_each(|sample| sample.garbled = 60));
        assert!(matches!(cable[..], [Advice::BadCable { share }] if share > 0.05));
        let air = one(|v| {
            for (n, sample) in v.samples.iter_mut().enumerate() {
                if n % 4 == 3 {
                    sample.reads = 20;
                }
            }
        });
        assert_eq!(air, [Advice::Interference]);
    }

    #[test]
    fn counts_are_judged_too() {
        let vitals = healthy();
        let health = ReaderHealth { overflows: 1, restarts: 3, ..ReaderHealth::default() };
        let told = advise(&Findings { health, vitals: Some(&vitals), placed: (20, 12) });
        assert_eq!(told, [Advice::Restarts, Advice::Overflow, Advice::OverRange { share: 0.6 }]);
        let few = advise(&Findings { placed: (5, 5), vitals: Some(&vitals), ..Findings::default() });
        assert!(few.is_empty(), "five tags say nothing");
    }
}
