//! Bytes nobody meant: drivers, framers, the detector and the recording format never panic and never grow.

use model::{Span, Tick};
use proptest::prelude::*;
use readers::capture::Recording;
use readers::detect::Detector;
use readers::{DriverEvent, FAMILIES, Order};

use crate::partner::variants;
use crate::rig::{Mood, Rig};

/// A small generator of our own, so that the long streams are the same everywhere.
fn random_bytes(seed: u64, count: usize) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    };
    (0..count).map(|_| next()).collect()
}

#[test]
fn random_bytes_become_frames_no_more_often_than_their_check_allows() {
    const BYTES: usize = 512 * 1024;
    for (partner, variant) in variants().filter(|(partner, _)| partner.has_check) {
        let mut rig = Rig::reading(partner.family, variant);
        let mut frames = 0;
        let mut dropped = 0;
        for chunk in random_bytes(1, BYTES).chunks(4096) {
            rig.hear(chunk);
            for event in rig.events.drain(..) {
                match event {
                    DriverEvent::Frame => frames += 1,
                    DriverEvent::Garbled { dropped: bytes } => dropped += bytes,
                    DriverEvent::Read(read) => panic!("{variant} made up {read:?}"),
                    _ => {}
                }
            }
        }
        assert!(frames <= partner.false_frames, "{variant}: {frames}");
        assert!(dropped > BYTES - BYTES / 100, "{variant}: {dropped}");
    }
}

#[test]
fn noise_between_frames_hides_none_of_them() {
    for (partner, variant) in variants() {
        let tag = (partner.tag)(variant);
        let mut rig = Rig::reading(partner.family, variant);
        for (n, noise) in random_bytes(2, 20_000).chunks(40).enumerate() {
            rig.hear(&noise[..n % 40]);
            rig.hear(&tag);
        }
        rig.wait(crate::partner::gap(partner.family));
        assert_eq!(rig.reads().len(), 500, "{variant}");
    }
}

#[derive(Clone, Debug)]
enum Happening {
    Hear(Vec<u8>),
    Wait(u64),
    Order(u8),
}

fn happening() -> impl Strategy<Value = Happening> {
    // Plain noise, and noise in which headers, codes and small lengths are frequent.
    let noise = prop::collection::vec(any::<u8>(), 0..80);
    let likely = prop::sample::select(vec![
        0xBB, 0xAA, 0x7E, 0xDD, 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x15, 0x21, 0x22, 0x28, 0xEE, 0xFF,
    ]);
    let shaped = prop::collection::vec(likely, 0..80);
    prop_oneof![
        noise.prop_map(Happening::Hear),
        shaped.prop_map(Happening::Hear),
        (0u64..3_000).prop_map(Happening::Wait),
        (0u8..4).prop_map(Happening::Order),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_driver_survives_anything(happenings in prop::collection::vec(happening(), 0..60), helpful: bool) {
        for (family, variant) in variants().map(|(partner, variant)| (partner.family, variant)) {
            let mood = if helpful { Mood::Helpful } else { Mood::Mute };
            let mut rig = Rig::new(family, variant, mood);
            for happening in &happenings {
                match happening {
                    Happening::Hear(bytes) => rig.hear(bytes),
                    Happening::Wait(span) => rig.wait(Span(*span)),
                    Happening::Order(0) => drop(rig.order(Order::Start)),
                    Happening::Order(1) => drop(rig.order(Order::Stop)),
                    Happening::Order(n) => drop(rig.order(Order::SetPower(model::TxPower(i16::from(*n) * 90)))),
                }
            }
            prop_assert!(!rig.partner.has_check || rig.reads().is_empty());
        }
    }

    #[test]
    fn a_cut_changes_nothing(bytes in prop::collection::vec(any::<u8>(), 0..600), cuts in prop::collection::vec(0usize..600, 0..8)) {
        for (family, variant) in variants().map(|(partner, variant)| (partner.family, variant)) {
            let mut whole = Rig::reading(family, variant);
            whole.hear(&bytes);
            let mut parted = Rig::reading(family, variant);
            let mut cuts = cuts.clone();
            cuts.sort_unstable();
            let mut from = 0;
            for cut in cuts {
                let cut = cut.min(bytes.len()).max(from);
                parted.hear(&bytes[from..cut]);
                from = cut;
            }
            parted.hear(&bytes[from..]);
            whole.wait(Span(60));
            parted.wait(Span(60));
            prop_assert_eq!(&whole.events, &parted.events);
            prop_assert_eq!(&whole.sent, &parted.sent);
        }
    }

    #[test]
    fn recognisers_and_the_detector_survive_anything(bytes in prop::collection::vec(any::<u8>(), 0..1500)) {
        for family in FAMILIES {
            family.recognise(&bytes);
        }
        let mut detector = Detector::new(Tick(0));
        while let Some(due) = detector.poll_timeout() {
            detector.handle_timeout(due);
            detector.poll_baud();
            while detector.poll_transmit().is_some() {}
            detector.receive(&bytes, due);
        }
        prop_assert!(detector.is_exhausted());
    }

    #[test]
    fn recordings_survive_anything(text in "[ -~\n<>#é0-9a-f]{0,300}") {
        if let Ok(recording) = Recording::parse(&text) {
            prop_assert_eq!(Recording::parse(&recording.to_text()).map(|again| again.records), Ok(recording.records));
        }
    }
}
