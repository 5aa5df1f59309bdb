//! Frames on a line: whole, cut anywhere, doubled, damaged, with a byte missing, in noise.

use model::{Span, TagRead};
use readers::DriverEvent;

use crate::fixture::{Entry, entries};
use crate::partner::{PARTNERS, gap, of};
use crate::rig::Rig;

/// What a reading driver makes of a stream that came in these parts and ended in silence.
fn events(entry: &Entry, parts: &[&[u8]]) -> (Vec<DriverEvent>, Vec<Vec<u8>>) {
    let mut rig = Rig::reading(&entry.family, entry.variant());
    for part in parts {
        rig.hear(part);
    }
    rig.wait(gap(&entry.family));
    (rig.events, rig.sent)
}

fn reads(entry: &Entry, parts: &[&[u8]]) -> Vec<TagRead> {
    reads_in(&events(entry, parts).0)
}

fn reads_in(events: &[DriverEvent]) -> Vec<TagRead> {
    let read = |event: &DriverEvent| match event {
        DriverEvent::Read(read) => Some(read.clone()),
        _ => None,
    };
    events.iter().filter_map(read).collect()
}

fn frames_in(events: &[DriverEvent]) -> usize {
    events.iter().filter(|event| **event == DriverEvent::Frame).count()
}

fn dropped_in(events: &[DriverEvent]) -> usize {
    let dropped = |event: &DriverEvent| match event {
        DriverEvent::Garbled { dropped } => *dropped,
        _ => 0,
    };
    events.iter().map(dropped).sum()
}

/// A tag frame of the same reader, to stand before and behind a damaged one.
fn neighbour(entry: &Entry) -> Vec<u8> {
    let partner = of(&entry.family);
    let known = partner.variants.iter().find(|known| **known == entry.variant());
    (partner.tag)(known.unwrap_or(&partner.variants[0]))
}

/// The tags the entry says it holds.
fn tags_said(entry: &Entry) -> Vec<String> {
    entry.frames().iter().flat_map(of(&entry.family).tags_said).collect()
}

#[test]
fn whole_frames_give_the_tags_they_hold_and_bad_ones_give_none() {
    let mut tried = 0;
    let mut tags = 0;
    for entry in entries() {
        let (seen, _) = events(&entry, &[&entry.bytes]);
        let (frames, dropped) = (frames_in(&seen), dropped_in(&seen));
        if entry.is_good() {
            let expected = if entry.is_from_reader { tags_said(&entry).len() } else { 0 };
            assert_eq!(reads_in(&seen).len(), expected, "{}", entry.meaning);
            tags += expected;
        } else {
            assert_eq!((frames, dropped), (0, entry.bytes.len()), "{}: {seen:?}", entry.meaning);
        }
        if entry.is_good() && entry.is_from_reader {
            // Of an entry of lines each line is a frame.
            let said = entry.decoded["lines"].as_array().map_or(entry.frames().len(), Vec::len);
            assert_eq!(frames, said, "{}", entry.meaning);
            assert_eq!(dropped, 0, "{}", entry.meaning);
        }
        tried += 1;
    }
    assert_eq!(tried, PARTNERS.iter().flat_map(|partner| partner.entries).sum::<usize>());
    assert!(tags >= 23);
}

#[test]
fn any_cut_gives_the_same_events() {
    for entry in entries() {
        let stream = [&neighbour(&entry)[..], &entry.bytes, &[0x55, 0xAA, 0xBB], &entry.bytes].concat();
        let whole = events(&entry, &[&stream]);
        let bytes: Vec<&[u8]> = stream.chunks(1).collect();
        assert_eq!(events(&entry, &bytes), whole, "byte by byte: {}", entry.meaning);
        for at in 1..stream.len() {
            let (front, back) = stream.split_at(at);
            assert_eq!(events(&entry, &[front, back]), whole, "cut at {at}: {}", entry.meaning);
        }
    }
}

#[test]
fn doubled_frames_give_everything_twice() {
    for entry in entries().iter().filter(|entry| entry.is_good()) {
        let once = reads(entry, &[&entry.bytes]);
        let twice = reads(entry, &[&[&entry.bytes[..], &entry.bytes].concat()]);
        assert_eq!(twice, [once.clone(), once].concat(), "{}", entry.meaning);
    }
}

/// Whether damage can be told at all.
fn has_check(entry: &Entry) -> bool {
    of(&entry.family).has_check
}

/// Every read is one of the undamaged stream, and the frames before and behind are both found.
fn check_damage(entry: &Entry, undamaged: &[TagRead], damaged: &[u8], what: &str) {
    let friend = neighbour(entry);
    let friends = reads(entry, &[&friend]);
    let seen = reads(entry, &[&[&friend[..], damaged, &friend].concat()]);
    assert!(seen.len() >= 2, "{what} hid a true frame: {}", entry.meaning);
    let ends = (seen.first(), seen.last());
    assert_eq!(ends, (friends.first(), friends.first()), "{what}: {}", entry.meaning);
    for read in &seen[1..seen.len() - 1] {
        assert!(undamaged.contains(read), "{what} made up {read:?}: {}", entry.meaning);
    }
}

/// A one-frame entry that is damaged holds no tag at all.
fn check_alone(entry: &Entry, damaged: &[u8], what: &str) {
    if entry.frames().len() == 1 {
        let seen = reads(entry, &[damaged]);
        assert!(seen.is_empty(), "{what} made up {seen:?}: {}", entry.meaning);
    }
}

#[test]
fn a_damaged_byte_never_makes_a_tag_and_never_hides_one() {
    for entry in entries().iter().filter(|entry| entry.is_good() && has_check(entry)) {
        let undamaged = reads(entry, &[&entry.bytes]);
        for at in 0..entry.bytes.len() {
            for flip in (0..8).map(|bit| 1u8 << bit).chain([0xFF, 0x55]) {
                let mut damaged = entry.bytes.clone();
                damaged[at] ^= flip;
                let what = format!("byte {at} ^ {flip:02X}");
                check_alone(entry, &damaged, &what);
                check_damage(entry, &undamaged, &damaged, &what);
            }
        }
    }
}

#[test]
fn a_damaged_length_never_makes_a_tag_whatever_it_says() {
    for entry in entries().iter().filter(|entry| entry.is_good() && entry.is_from_reader) {
        let undamaged = reads(entry, &[&entry.bytes]);
        for at in of(&entry.family).lengths {
            for value in (0..=255).filter(|value| *value != entry.bytes[*at]) {
                let mut damaged = entry.bytes.clone();
                damaged[*at] = value;
                let what = format!("length byte {at} = {value:02X}");
                check_alone(entry, &damaged, &what);
                check_damage(entry, &undamaged, &damaged, &what);
            }
        }
    }
}

#[test]
fn a_missing_byte_never_makes_a_tag_and_never_hides_one() {
    for entry in entries().iter().filter(|entry| entry.is_good() && has_check(entry)) {
        let undamaged = reads(entry, &[&entry.bytes]);
        for at in 0..entry.bytes.len() {
            let mut shorter = entry.bytes.clone();
            shorter.remove(at);
            let what = format!("byte {at} missing");
            check_alone(entry, &shorter, &what);
            check_damage(entry, &undamaged, &shorter, &what);
        }
    }
}

#[test]
fn bad_entries_between_good_ones_hide_nothing() {
    let bad: Vec<Entry> = entries().into_iter().filter(|entry| !entry.is_good()).collect();
    assert!(bad.len() >= 5);
    for entry in bad {
        check_damage(&entry, &[], &entry.bytes, "an entry that is wrong");
    }
}

#[test]
fn a_frame_cut_by_silence_is_lost_and_the_next_one_is_not() {
    for entry in entries().iter().filter(|entry| entry.is_good() && entry.is_from_reader) {
        let friend = neighbour(entry);
        for at in 1..entry.bytes.len().min(40) {
            let mut rig = Rig::reading(&entry.family, entry.variant());
            rig.hear(&entry.bytes[..at]);
            rig.wait(gap(&entry.family));
            let before = rig.reads().len();
            rig.hear(&friend);
            assert_eq!(rig.reads().len(), before + 1, "cut at {at}: {}", entry.meaning);
        }
    }
}

#[test]
fn a_frame_that_a_busy_host_got_in_two_parts_is_not_lost() {
    for entry in entries().iter().filter(|entry| entry.is_good() && entry.is_from_reader) {
        let whole = reads(entry, &[&entry.bytes]);
        let mut rig = Rig::reading(&entry.family, entry.variant());
        rig.hear(&entry.bytes[..entry.bytes.len() / 2]);
        // The thread was not scheduled: the rest was there in time, but is fetched late.
        rig.now = rig.now + Span(400);
        rig.hear(&entry.bytes[entry.bytes.len() / 2..]);
        assert_eq!(rig.reads(), whole, "{}", entry.meaning);
    }
}

#[test]
fn the_fields_of_every_tag_are_the_ones_the_entry_names() {
    let mut compared = 0;
    for entry in entries().iter().filter(|entry| entry.is_good() && entry.is_from_reader) {
        let said = tags_said(entry);
        let heard: Vec<String> = reads(entry, &[&entry.bytes]).iter().map(fields_heard).collect();
        assert_eq!(heard, said, "{}", entry.meaning);
        compared += said.len();
    }
    assert!(compared >= 23);
}

/// A tag in words, as partners say it.
fn fields_heard(read: &TagRead) -> String {
    let pc = read.pc.map_or(String::new(), |pc| format!("{:04X}", pc.0));
    let signal = match read.signal {
        model::Signal::Dbm(rssi) => format!("{:.1} dBm", rssi.dbm()),
        model::Signal::Relative(raw) => raw.to_string(),
        model::Signal::Silent => "silent".into(),
    };
    format!("{} {pc} {} {signal}", read.epc, read.antenna.0)
}
