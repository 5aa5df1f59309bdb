//! Both directions of the reference frames: what a host says is understood by the reader side and said the same
//! way again; what a reader says is understood by the host side and said the same way again.

use readers::families::{bb, chafon};

use crate::fixture::{Entry, entries};

fn good(family: &str, is_from_reader: bool) -> Vec<Entry> {
    let is_it =
        |entry: &Entry| entry.family == family && entry.is_from_reader == is_from_reader && entry.is_good();
    entries().into_iter().filter(is_it).collect()
}

#[test]
fn bb_orders_survive_the_reader_side() {
    let mut known = 0;
    for entry in good("bb", false) {
        let frame = bb::frame::decode(&entry.bytes).unwrap();
        let ask = bb::message::Ask::parse(&frame).unwrap();
        assert_eq!(ask.encode(frame.dialect), entry.bytes, "{}", entry.meaning);
        known += usize::from(!matches!(ask, bb::message::Ask::Other { .. }));
    }
    // 03 (three times), 22, 27 (twice), 28, 07, 08, B6 (three times).
    assert_eq!(known, 12);
}

#[test]
fn bb_answers_survive_the_host_side() {
    let mut shortened = 0;
    for entry in good("bb", true) {
        let frame = bb::frame::decode(&entry.bytes).unwrap();
        let answer = bb::message::Answer::parse(&frame).unwrap();
        let again = answer.encode(frame.dialect);
        if matches!(answer, bb::message::Answer::Failed(_)) && frame.parameters.len() > 1 {
            // The tag an order failed on is not kept.
            shortened += 1;
            assert_eq!(again[5], entry.bytes[5]);
        } else {
            assert_eq!(again, entry.bytes, "{}", entry.meaning);
        }
    }
    assert_eq!(shortened, 5);
}

#[test]
fn chafon_orders_survive_the_reader_side() {
    let mut known = 0;
    for entry in good("chafon", false) {
        let frame = chafon::frame::decode(&entry.bytes).unwrap();
        let ask = chafon::message::Ask::parse(&frame);
        assert_eq!(ask.encode(frame.address), entry.bytes, "{}", entry.meaning);
        known += usize::from(!matches!(ask, chafon::message::Ask::Other { .. }));
    }
    // 21, 01 with an antenna (twice), 01 plain (twice).
    assert_eq!(known, 5);
}

#[test]
fn chafon_answers_survive_the_host_side() {
    for entry in good("chafon", true) {
        let layout = match entry.variant() {
            "uhfreader18" => chafon::message::Layout::Plain,
            _ => chafon::message::Layout::Antennas,
        };
        let mut rest = &entry.bytes[..];
        for _ in entry.frames() {
            let (front, behind) = rest.split_at(usize::from(rest[0]) + 1);
            let frame = chafon::frame::decode(front).unwrap();
            let answer = chafon::message::Answer::parse(&frame, layout).unwrap();
            assert_eq!(answer.encode(frame.address), front, "{}", entry.meaning);
            rest = behind;
        }
        assert!(rest.is_empty());
    }
}

#[test]
fn frames_with_a_wrong_check_are_refused_on_both_sides() {
    let bad: Vec<Entry> = entries().into_iter().filter(|entry| !entry.is_good()).collect();
    for entry in bad.iter().filter(|entry| ["bb", "chafon"].contains(&entry.family.as_str())) {
        let is_refused = match entry.family.as_str() {
            "bb" => bb::frame::decode(&entry.bytes).is_none(),
            "chafon" => chafon::frame::decode(&entry.bytes).is_none(),
            other => panic!("no decoder for {other}"),
        };
        assert!(is_refused, "{}", entry.meaning);
    }
}
