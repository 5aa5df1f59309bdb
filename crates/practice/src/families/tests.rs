//! Reader sides answer byte for byte, in the pace of real readers, and can be made to misbehave.

use model::{Outline, Point};
use readers::families::{bb, chafon};

use super::*;
use crate::radio::Channel;
use crate::world::{Aerial, Plan, Thing, Zone};

/// Two antennas 40 m apart; all things stand under the first one.
fn air(things: u32) -> Air {
    let aerial =
        |port: u8, x: f64| Aerial { reader: "r".to_owned(), port, at: Point { x, y: 2.0 }, gain_db: 0.0 };
    let thing = |n: u32| {
        let epc = format!("E28011700000{n:012X}").parse().expect("hex");
        Thing { tags: vec![epc], at: Some(Point { x: 2.0, y: 2.0 }) }
    };
    let world = World::new(Plan {
        seed: 5,
        zones: vec![Zone { name: "Z".to_owned(), outline: Outline::rectangle(0.0, 0.0, 4.0, 4.0) }],
        aerials: vec![aerial(1, 2.0), aerial(2, 42.0)],
        things: (0..things).map(thing).collect(),
        channel: Channel { stray_share: 0.0, ..Channel::open_hall() },
        rest: None,
        wander: None,
        occlusion: None,
    });
    Air::new(Arc::new(Mutex::new(world)), "r")
}

fn hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
    digits.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

/// Lets time pass and collects what is sent, frame by frame with its moment.
fn listen(side: &mut dyn ReaderSide, from_ms: u64, to_ms: u64) -> Vec<(u64, Vec<u8>)> {
    let mut sent = Vec::new();
    for now_ms in from_ms..to_ms {
        while let Some(bytes) = side.poll_transmit(now_ms) {
            sent.push((now_ms, bytes));
        }
    }
    sent
}

/// What a reader sends within 40 ms of an order.
fn ask(side: &mut dyn ReaderSide, order: &str, now_ms: u64) -> Vec<u8> {
    side.receive(&hex(order), now_ms);
    listen(side, now_ms, now_ms + 40).into_iter().flat_map(|(_, bytes)| bytes).collect()
}

#[test]
fn bb_answers_as_captured() {
    let mut side = bb_side(0);
    assert_eq!(ask(&mut side, "BB00280000287E", 0), hex("BB01280001002A7E"));
    assert_eq!(ask(&mut side, "BB00B6000207D08F7E", 100), hex("BB01B6000100B87E"));
    assert_eq!(ask(&mut side, "BB00B70000B77E", 150), hex("BB01B7000207D0917E"));
    assert_eq!(ask(&mut side, "BB00070001030B7E", 200), hex("BB0107000100097E"));
    assert_eq!(ask(&mut side, "BB00080000087E", 250), hex("BB01080001030D7E"));
    assert_eq!(
        ask(&mut side, "BB0012000101147E", 300),
        hex("BB010C0001000E7E"),
        "select mode answers as select"
    );
    assert_eq!(ask(&mut side, "BB0011000200C0D37E", 350), Vec::<u8>::new(), "no reply to a new baud rate");
    assert_eq!(ask(&mut side, "BB00EE0000EE7E", 400), hex("BB01FF000117187E"), "unknown orders are refused");
    let text = ask(&mut side, "BB0003000100047E", 450);
    assert_eq!(&text[..3], &[0xBB, 0x01, 0x03]);
    assert!(String::from_utf8_lossy(&text).contains("M100 26dBm V1.0"));
    assert_eq!(side.tally().orders, 9);
}

#[test]
fn bb_ignores_what_is_not_an_order() {
    let mut side = bb_side(0);
    assert_eq!(ask(&mut side, "BB00280000297E", 0), Vec::<u8>::new());
    assert_eq!(ask(&mut side, "04FF211995", 300), Vec::<u8>::new());
    assert_eq!(ask(&mut side, "BB0028", 600), Vec::<u8>::new());
    assert_eq!(ask(&mut side, "BB00280000287E", 900), hex("BB01280001002A7E"), "a half order is forgotten");
    assert!(side.tally().garbled >= 12, "{:?}", side.tally());
}

#[test]
fn bb_keeps_its_pace_and_reports_empty_rounds() {
    let mut side = bb_side(30);
    side.receive(&hex("BB0027000322FFFF4A7E"), 0);
    let sent = listen(&mut side, 0, 10_000);
    let notices = sent.iter().filter(|(_, bytes)| bytes.starts_with(&[0xBB, 0x02, 0x22])).count();
    assert!((500..=600).contains(&notices), "{notices} notices in 10 s");
    assert!(sent.windows(2).all(|pair| pair[1].0 - pair[0].0 >= 17), "never faster than the module");
    let mut nobody = bb_side(0);
    nobody.receive(&hex("BB0027000322FFFF4A7E"), 0);
    let empty = listen(&mut nobody, 0, 1_000);
    assert!((8..=14).contains(&empty.len()), "{} empty rounds", empty.len());
    assert!(empty.iter().all(|(_, bytes)| *bytes == hex("BB01FF000115167E")));
}

#[test]
fn bb_stops_with_at_most_a_few_late_notices() {
    let mut side = bb_side(30);
    side.receive(&hex("BB0027000322FFFF4A7E"), 0);
    listen(&mut side, 0, 500);
    side.receive(&hex("BB00280000287E"), 500);
    let after = listen(&mut side, 500, 3_000);
    assert!((1..=3).contains(&after.len()), "{} frames", after.len());
    assert_eq!(after.last().unwrap().1, hex("BB01280001002A7E"));
    assert!(!side.is_reading());
}

#[test]
fn bb_counts_its_rounds() {
    let mut side = bb_side(0);
    side.receive(&hex("BB00270003220003527E"), 0);
    assert_eq!(side.tally().orders, 0, "a wrong sum is no order");
    side.receive(
        &bb::frame::Frame {
            dialect: bb::frame::Dialect::Bb,
            kind: bb::frame::Kind::Order,
            code: 0x27,
            parameters: &[0x22, 0, 3],
        }
        .encode(),
        300,
    );
    assert_eq!(listen(&mut side, 300, 3_000).len(), 3);
}

#[test]
fn less_power_reaches_less_far() {
    let count = |order: &str| {
        let mut side = bb_side(1);
        ask(&mut side, order, 0);
        side.receive(&hex("BB0027000322FFFF4A7E"), 100);
        listen(&mut side, 100, 5_000).iter().filter(|(_, bytes)| bytes[1] == 2).count()
    };
    assert!(count("BB00B600020000B87E") < count("BB00B600020A28EA7E") / 4);
}

#[test]
fn mischief_is_done_as_told() {
    let start = hex("BB0027000322FFFF4A7E");
    let run = |mischief: Mischief| {
        let mut side = bb_side(10);
        side.receive(&start, 0);
        listen(&mut side, 0, 1_000);
        side.play(mischief);
        let sent = listen(&mut side, 1_000, 2_000);
        side.play(Mischief::Recover);
        assert!(listen(&mut side, 2_000, 3_000).len() > 40, "{mischief:?} is over");
        sent
    };
    let cut = run(Mischief::StopHalfWay);
    assert_eq!(cut.iter().map(|(_, bytes)| bytes.len()).collect::<Vec<_>>(), vec![12]);
    assert_eq!(run(Mischief::GoSilent), vec![]);
    assert_eq!(run(Mischief::Noise(40))[0].1.len(), 40);
    let is_whole = |bytes: &[u8]| bb::frame::decode(bytes).is_some();
    let damaged = run(Mischief::DamageEvery(5));
    let bad = damaged.iter().filter(|(_, bytes)| !is_whole(bytes)).count();
    assert!((damaged.len() / 5).abs_diff(bad) <= 1, "{bad} of {}", damaged.len());
    let fault = run(Mischief::Fault(true));
    assert!(fault.iter().skip(10).all(|(_, bytes)| *bytes == hex("BB01FF000120217E")));
}

#[test]
fn a_closed_port_ends_the_reading_unless_told_otherwise() {
    for (keeps, frames) in [(false, 0), (true, 50)] {
        let mut side = bb_side(10);
        side.play(Mischief::KeepStreaming(keeps));
        side.receive(&hex("BB0027000322FFFF4A7E"), 0);
        listen(&mut side, 0, 1_000);
        side.host_gone();
        let sent = listen(&mut side, 1_000, 2_000).len();
        assert!(sent >= frames && (frames > 0 || sent == 0), "{sent}");
    }
}

fn chafon_frames(sent: &[(u64, Vec<u8>)]) -> Vec<chafon::message::Answer> {
    let parse = |bytes: &Vec<u8>| {
        let frame = chafon::frame::decode(bytes).expect("a whole frame");
        chafon::message::Answer::parse(&frame, chafon::message::Layout::Antennas).expect("a meaning")
    };
    sent.iter().map(|(_, bytes)| parse(bytes)).collect()
}

#[test]
fn chafon_answers_as_captured() {
    let mut side = chafon_side(0);
    let told = ask(&mut side, "04FF211995", 0);
    assert_eq!((told.len(), told[0], told[2]), (0x12, 0x11, 0x21));
    assert_eq!(told[12], 0b11, "two antennas");
    assert_eq!(ask(&mut side, "050024002529", 100), chafon::frame::encode_reply(0, 0x24, 0, &[]));
    assert_eq!(ask(&mut side, "0600223180E196", 200), chafon::frame::encode_reply(0, 0x22, 0, &[]));
    assert_eq!(
        ask(&mut side, "040021D9BA", 300),
        chafon::frame::encode_reply(0, 0, 0xFE, &[]),
        "wrong check"
    );
    assert_eq!(ask(&mut side, "040021D96A", 400).len(), 0x12);
    let unknown = chafon::frame::encode_order(0, 0xC7, &[]);
    side.receive(&unknown, 500);
    assert_eq!(listen(&mut side, 500, 540)[0].1, chafon::frame::encode_reply(0, 0, 0xFE, &[]));
    let short = chafon::frame::encode_order(0, 0x2F, &[]);
    side.receive(&short, 600);
    assert_eq!(listen(&mut side, 600, 640)[0].1, chafon::frame::encode_reply(0, 0, 0xFD, &[]));
    let other = chafon::frame::encode_order(7, 0x21, &[]);
    side.receive(&other, 700);
    assert_eq!(listen(&mut side, 700, 740), vec![], "another address is not meant");
}

fn bb_side(things: u32) -> super::bb::BbReader {
    super::bb::BbReader::new(air(things), 1)
}

fn chafon_side(things: u32) -> super::chafon::ChafonReader {
    super::chafon::ChafonReader::new(air(things), 1)
}

fn round(antenna: u8, scan_time: u8) -> Vec<u8> {
    chafon::frame::encode_order(0xFF, 1, &[4, 0, 0, 0x80 + antenna, scan_time])
}

#[test]
fn chafon_ends_every_round_with_exactly_one_frame() {
    use chafon::message::{Answer, status};
    let mut side = chafon_side(10);
    side.receive(&round(0, 10), 0);
    let sent = listen(&mut side, 0, 2_000);
    let answers = chafon_frames(&sent);
    let (last, tags) = answers.split_last().expect("frames");
    assert!(matches!(last, Answer::Tags { status: status::ROUND_DONE, batch } if batch.records.is_empty()));
    assert!(tags.len() >= 6);
    for answer in tags {
        let Answer::Tags { status: status::MORE, batch } = answer else { panic!("{answer:?}") };
        assert_eq!((batch.antenna, batch.records.len()), (Some(1), 1));
        assert!(batch.records[0].signal.is_some_and(|signal| (60..=95).contains(&signal)));
    }
    side.receive(&round(1, 10), 2_000);
    let nobody = chafon_frames(&listen(&mut side, 2_000, 4_000));
    assert_eq!(nobody, vec![Answer::Status { code: 1, status: status::NO_TAG }]);
    side.receive(&round(5, 10), 4_000);
    let missing = chafon_frames(&listen(&mut side, 4_000, 6_000));
    assert_eq!(missing, vec![Answer::Status { code: 1, status: status::ANTENNA }]);
}

#[test]
fn chafon_keeps_to_its_scan_time() {
    let mut side = chafon_side(400);
    side.receive(&round(0, 3), 0);
    let sent = listen(&mut side, 0, 5_000);
    let last = sent.last().unwrap();
    assert!((250..=320).contains(&last.0), "{} ms", last.0);
    assert_eq!(last.1[3], 2, "time over");
    side.receive(&round(0, 20), 5_000);
    listen(&mut side, 5_000, 5_100);
    side.receive(&chafon::frame::encode_order(0xFF, 0x93, &[]), 5_100);
    assert!(listen(&mut side, 5_100, 8_000).len() <= 2, "broken off");
}

#[test]
fn chafon_in_real_time_mode_talks_by_itself_and_takes_few_orders() {
    use chafon::message::Answer;
    let mut side = chafon_side(5);
    side.play(Mischief::KeepStreaming(true));
    let sent = chafon_frames(&listen(&mut side, 0, 1_000));
    assert!(
        sent.len() > 10 && sent.iter().all(|answer| matches!(answer, Answer::PushedTag { antenna: 1, .. }))
    );
    side.host_gone();
    assert!(!listen(&mut side, 1_000, 2_000).is_empty());
    side.receive(&round(0, 3), 2_000);
    assert!(
        chafon_frames(&listen(&mut side, 2_000, 3_000)).iter().all(|a| matches!(a, Answer::PushedTag { .. }))
    );
    side.receive(&hex("05FF7600910F"), 3_000);
    let sent = chafon_frames(&listen(&mut side, 3_000, 4_000));
    assert_eq!(sent.last(), Some(&Answer::Status { code: 0x76, status: 0 }));
    assert_eq!(listen(&mut side, 4_000, 5_000), vec![]);
}

#[test]
fn the_older_chafon_says_neither_antenna_nor_signal() {
    let mut side = super::chafon::ChafonReader::plain(air(3), 1);
    assert_eq!(ask(&mut side, "04FF211995", 0)[0], 0x0D);
    side.receive(&hex("040001DB4B"), 100);
    let sent = listen(&mut side, 100, 2_000);
    let frame = chafon::frame::decode(&sent[0].1).unwrap();
    let layout = chafon::message::Layout::Plain;
    let answer = chafon::message::Answer::parse(&frame, layout).unwrap();
    let chafon::message::Answer::Tags { batch, .. } = answer else { panic!("{answer:?}") };
    assert_eq!((batch.antenna, batch.records[0].signal), (None, None));
}

#[test]
fn unknown_families_have_no_practice_reader() {
    assert!(make("barcode", air(0), 1).is_none());
    assert!(make("bb", air(0), 1).is_some() && make("chafon", air(0), 1).is_some());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    /// Whatever a host sends, in whatever pieces: no panic, bounded answers, and only whole frames.
    #[test]
    fn any_bytes_are_survived(pieces in proptest::collection::vec(proptest::collection::vec(0u8.., 0..60), 0..20)) {
        let mut bb_side = bb_side(3);
        let mut chafon_side = chafon_side(3);
        let mut now_ms = 0;
        for piece in pieces {
            bb_side.receive(&piece, now_ms);
            chafon_side.receive(&piece, now_ms);
            for (_, bytes) in listen(&mut bb_side, now_ms, now_ms + 20) {
                assert!(bb::frame::decode(&bytes).is_some());
            }
            for (_, bytes) in listen(&mut chafon_side, now_ms, now_ms + 20) {
                assert!(chafon::frame::decode(&bytes).is_some());
            }
            now_ms += 20;
        }
    }
}
