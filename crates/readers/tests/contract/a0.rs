//! What only A0 readers do: two dialects in one framing, rounds over antennas, one tag at a time.

use codes::memory::{LockPayload, Lockable, Password, Protection};
use model::{AntennaPort, AntennaUse, Bank, Gen2, Gen2Q, Gen2Session, Gen2Target, Region, Span, TxPower};
use readers::capture::Direction;
use readers::families::a0::frame::{decode, encode};
use readers::families::a0::record::Record;
use readers::order::{AntennaCheck, EpcWrite, MemoryRead, MemoryWrite, Pin, TagKill, TagLock, Which};
use readers::{Answer, DriverEvent, FAMILIES, Order, ProbeAnswer, RefusedWhy, Telemetry, Ticket};

use crate::fixture::unhex;
use crate::rig::{Mood, Rig};

const EPC: &str = "300833b2ddd9014000000001";
const EPC_2: &str = "e2004074850a0103169067dd";

fn answer(rig: &mut Rig, code: u8, data: &[u8]) {
    let bytes = encode(1, code, data);
    rig.hear(&bytes);
}

/// What was sent since, as code and data.
fn sent(rig: &mut Rig) -> Vec<(u8, Vec<u8>)> {
    let parts = |bytes: Vec<u8>| {
        let frame = decode(&bytes).unwrap();
        (frame.code, frame.data.to_vec())
    };
    rig.sent.drain(..).map(parts).collect()
}

fn report(epc: &str, antenna: u8) -> Vec<u8> {
    [vec![0x8C | (antenna - 1), 0x30, 0x00], unhex(epc), vec![0x37]].concat()
}

fn record(epc: &str, tags: u16, words: &[u8], mark: u8) -> Vec<u8> {
    let epc = epc.parse().unwrap();
    Record { tags, pc: model::PcWord(0x3000), epc, words: words.to_vec(), mark, place: 0x8C, count: Some(1) }
        .to_data()
}

fn refused(rig: &Rig, ticket: Ticket) -> Option<RefusedWhy> {
    rig.events.iter().find_map(|event| match event {
        DriverEvent::Refused(of, why) if *of == ticket => Some(why.clone()),
        _ => None,
    })
}

fn answered(rig: &Rig, ticket: Ticket) -> Option<Answer> {
    assert!(rig.events.contains(&DriverEvent::Done(ticket)), "{:?}", rig.events);
    rig.events.iter().find_map(|event| match event {
        DriverEvent::Answer(of, answer) if *of == ticket => Some(answer.clone()),
        _ => None,
    })
}

/// Identified, then silent: the test speaks for the reader.
fn mute(family: &str) -> Rig {
    let mut rig = Rig::identified(family, "");
    rig.mood = Mood::Mute;
    rig.events.clear();
    rig.sent.clear();
    rig
}

/// Answers the two questions of a look: the antenna, then these tags.
fn look(rig: &mut Rig, tags: &[&str]) {
    assert_eq!(sent(rig), [(0x74, vec![0])]);
    answer(rig, 0x74, &[0x10]);
    assert_eq!(sent(rig), [(0x89, vec![3])]);
    for epc in tags {
        answer(rig, 0x89, &report(epc, 1));
    }
    answer(rig, 0x89, &[0, 0, 30, 0, 0, 0, tags.len() as u8]);
}

/// Answers antenna and match of the tag that is meant.
fn aim(rig: &mut Rig, epc: &str) {
    assert_eq!(sent(rig), [(0x74, vec![0])]);
    answer(rig, 0x74, &[0x10]);
    assert_eq!(sent(rig), [(0x85, [vec![0, 12], unhex(epc)].concat())]);
    answer(rig, 0x85, &[0x10]);
}

/// Answers the counting before a tag is changed.
fn count(rig: &mut Rig, epc: &str, tags: u16) {
    assert_eq!(sent(rig), [(0x81, vec![1, 1, 1])]);
    for _ in 0..tags {
        answer(rig, 0x81, &record(epc, tags, &[0x30, 0x00], 1));
    }
}

fn release(rig: &mut Rig) {
    assert_eq!(sent(rig), [(0x85, vec![1])]);
    answer(rig, 0x85, &[0x10]);
}

#[test]
fn each_probe_reply_names_the_right_family_and_the_stop_goes_only_to_ucchip() {
    let find = |key: &str| FAMILIES.iter().find(|family| family.key() == key).unwrap();
    let (invelion, ucchip) = (encode(1, 0x72, &[1, 9]), encode(0, 0x72, &[2, 2, 1]));
    assert_eq!(find("a0").recognise(&invelion), ProbeAnswer::Yes);
    assert_eq!(find("a0-ucchip").recognise(&invelion), ProbeAnswer::No);
    assert_eq!(find("a0").recognise(&ucchip), ProbeAnswer::No);
    assert_eq!(find("a0-ucchip").recognise(&ucchip), ProbeAnswer::Yes);
    // A UCChip driver in front of an Invelion reader says nothing but the question.
    let mut rig = Rig::new("a0-ucchip", "", Mood::Mute);
    rig.wait(Span(310));
    rig.hear(&invelion);
    rig.run_until(|event| *event == DriverEvent::Silent);
    assert!(rig.sent.iter().all(|bytes| decode(bytes).unwrap().code == 0x72), "{:02X?}", rig.sent);
    // Nor does it stop what streams in the other dialect.
    let mut rig = Rig::new("a0-ucchip", "", Mood::Mute);
    rig.hear(&(crate::partner::of("a0").tag)(""));
    rig.wait(Span(200));
    assert!(rig.sent.iter().all(|bytes| decode(bytes).unwrap().code == 0x72), "{:02X?}", rig.sent);
    // What it does stop is a stream of its own.
    let mut rig = Rig::new("a0-ucchip", "", Mood::Mute);
    rig.hear(&(crate::partner::of("a0-ucchip").tag)(""));
    assert_eq!(sent(&mut rig), [(0x8C, vec![])]);
}

#[test]
fn the_older_protocol_with_another_header_is_nobody() {
    let older = unhex("4006ee01000000cb");
    for family in FAMILIES {
        assert_ne!(family.recognise(&older), ProbeAnswer::Yes, "{}", family.key());
    }
    for key in ["a0", "a0-ucchip"] {
        let family = FAMILIES.iter().find(|family| family.key() == key).unwrap();
        for direction in [Direction::FromReader, Direction::ToReader] {
            let all = family.explain(direction, &older);
            assert!(all.iter().all(|said| said.kind == readers::Kind::Garbled), "{key}");
        }
    }
}

#[test]
fn a_reader_at_another_address_is_found_and_its_neighbours_are_not_ours() {
    let mut rig = Rig::new("a0", "", Mood::Mute);
    rig.wait(Span(1_500));
    assert!(rig.sent.iter().any(|bytes| bytes[2] == 0x01) && rig.sent.iter().any(|bytes| bytes[2] == 0xFF));
    rig.hear(&encode(7, 0x72, &[1, 9]));
    rig.sent.clear();
    for _ in 0..3 {
        rig.wait(Span(1_000));
    }
    assert!(rig.sent.iter().all(|bytes| bytes[2] == 7), "{:02X?}", rig.sent);
    let mut reading = Rig::reading("a0", "");
    reading.hear(&encode(7, 0x89, &report(EPC, 1)));
    assert_eq!(reading.events, [DriverEvent::Frame]);
}

#[test]
fn antennas_take_turns_with_their_own_power_and_dwell() {
    let mut rig = Rig::identified("a0", "");
    let used = |port: u8, dwell: Option<u64>, power: Option<i16>| AntennaUse {
        port: AntennaPort(port),
        dwell: dwell.map(Span),
        power: power.map(TxPower),
    };
    let ticket = rig.order(Order::SetAntennas(vec![used(2, Some(80), Some(250)), used(4, None, Some(300))]));
    assert!(rig.events.contains(&DriverEvent::Done(ticket)));
    rig.mood = Mood::Mute;
    rig.sent.clear();
    let start = rig.order(Order::Start);
    let expected: &[(u8, &[u8])] = &[
        (0x74, &[1]),
        (0x66, &[25]),
        (0x89, &[1]),
        (0x89, &[1]),
        (0x74, &[3]),
        (0x66, &[30]),
        (0x89, &[1]),
        (0x74, &[1]),
        (0x66, &[25]),
    ];
    for (code, data) in expected {
        assert_eq!(sent(&mut rig), [(*code, data.to_vec())]);
        match code {
            0x89 => answer(&mut rig, 0x89, &[0x36]),
            code => answer(&mut rig, *code, &[0x10]),
        }
    }
    assert!(rig.events.contains(&DriverEvent::Done(start)));
    let dwell = |event: &DriverEvent| match event {
        DriverEvent::Telemetry(Telemetry::Dwell { antenna, .. }) => Some(antenna.0),
        _ => None,
    };
    assert_eq!(rig.events.iter().filter_map(dwell).collect::<Vec<_>>(), [2, 2, 4]);
    assert!(
        !rig.events.iter().any(|event| matches!(event, DriverEvent::Fault(_))),
        "empty rounds are no faults"
    );
}

#[test]
fn a_missing_antenna_is_told_once_and_when_it_is_back() {
    let mut rig = Rig::identified("a0", "");
    let used = |port: u8| AntennaUse { port: AntennaPort(port), dwell: None, power: None };
    rig.order(Order::SetAntennas(vec![used(1), used(3)]));
    rig.mood = Mood::Mute;
    rig.events.clear();
    rig.sent.clear();
    rig.order(Order::Start);
    let mut on = 1;
    for round in 0..40 {
        for (code, data) in sent(&mut rig) {
            match code {
                0x74 => {
                    on = data[0] + 1;
                    answer(&mut rig, 0x74, &[0x10]);
                }
                0x89 if on == 3 && round < 20 => answer(&mut rig, 0x89, &[2, 0x22]),
                0x89 => answer(&mut rig, 0x89, &[0x36]),
                code => panic!("{code:02X}"),
            }
        }
        rig.wait(Span(25));
    }
    let about = |is_connected: bool| Telemetry::Antenna { antenna: AntennaPort(3), is_connected };
    for telemetry in [about(false), about(true)] {
        let told = rig.events.iter().filter(|event| **event == DriverEvent::Telemetry(telemetry)).count();
        assert_eq!(told, 1, "{telemetry:?}");
    }
    let faults = rig.events.iter().filter(|event| matches!(event, DriverEvent::Fault(_))).count();
    assert_eq!(faults, 1);
}

#[test]
fn session_and_target_choose_the_round() {
    let mut rig = Rig::identified("a0", "");
    let gen2 = Gen2 { session: Some(Gen2Session::S1), target: Some(Gen2Target::Both), q: None };
    rig.order(Order::SetGen2(gen2));
    rig.order(Order::Start);
    rig.mood = Mood::Mute;
    rig.sent.clear();
    let mut targets = Vec::new();
    for _ in 0..4 {
        answer(&mut rig, 0x8B, &[0x36]);
        targets.extend(sent(&mut rig).into_iter().map(|(code, data)| (code, data[0], data[1])));
    }
    assert!(targets.windows(2).all(|two| two[0].2 != two[1].2), "{targets:?}");
    assert!(targets.iter().all(|(code, session, _)| (*code, *session) == (0x8B, 1)));
    let fixed = rig.order(Order::SetGen2(Gen2 { q: Some(Gen2Q::Fixed(4)), ..Gen2::default() }));
    assert_eq!(refused(&rig, fixed), Some(RefusedWhy::NotSupported));
}

#[test]
fn a_reader_that_forgot_its_power_is_set_up_again() {
    let mut rig = Rig::identified("a0", "");
    // The partner tells 26 dBm whatever it was set to: a wish for that is one it remembers.
    rig.order(Order::SetPower(TxPower(260)));
    rig.order(Order::Start);
    rig.mood = Mood::Mute;
    rig.events.clear();
    let mut asked = Vec::new();
    for _ in 0..40 {
        for (code, _) in sent(&mut rig) {
            asked.push(code);
            match code {
                0x77 => answer(&mut rig, 0x77, &[33]),
                0x89 => answer(&mut rig, 0x89, &[0x36]),
                0x72 => answer(&mut rig, 0x72, &[1, 9]),
                0x79 => answer(&mut rig, 0x79, &[2, 0, 6]),
                0x7B => answer(&mut rig, 0x7B, &[0, 31]),
                code => answer(&mut rig, code, &[0x10]),
            }
        }
        rig.wait(Span(130));
    }
    assert!(rig.events.contains(&DriverEvent::Telemetry(Telemetry::Restarted)), "{asked:02X?}");
    assert!(asked.contains(&0x66) && asked.last() == Some(&0x89), "{asked:02X?}");
}

fn write(which: Which) -> Order {
    let words = vec![0xABCD, 0x0123];
    Order::Write(MemoryWrite { which, bank: Bank::User, word: 0, words, password: Password(0) })
}

#[test]
fn a_write_reaches_exactly_one_tag_and_is_read_back() {
    let mut rig = mute("a0");
    let ticket = rig.order(write(Which::TheOnlyOne));
    look(&mut rig, &[EPC]);
    aim(&mut rig, EPC);
    count(&mut rig, EPC, 1);
    assert_eq!(sent(&mut rig), [(0x82, unhex("00000000 03 00 02 abcd0123"))]);
    answer(&mut rig, 0x82, &record(EPC, 1, &[], 0x10));
    assert_eq!(sent(&mut rig), [(0x81, vec![3, 0, 2])]);
    answer(&mut rig, 0x81, &record(EPC, 1, &[0xAB, 0xCD, 0x01, 0x23], 2));
    release(&mut rig);
    assert_eq!(answered(&rig, ticket), Some(Answer::Words(vec![0xABCD, 0x0123])));
}

#[test]
fn nothing_is_written_while_several_answer() {
    let mut rig = mute("a0");
    let ticket = rig.order(write(Which::TheOnlyOne));
    look(&mut rig, &[EPC, EPC_2]);
    assert_eq!(refused(&rig, ticket), Some(RefusedWhy::SeveralTags));
    // Two tags with the number that is meant: only the count shows it.
    let ticket = rig.order(write(Which::Epc(EPC.parse().unwrap())));
    look(&mut rig, &[EPC, EPC_2]);
    aim(&mut rig, EPC);
    count(&mut rig, EPC, 2);
    assert_eq!(refused(&rig, ticket), Some(RefusedWhy::SeveralTags));
    let ticket = rig.order(write(Which::TheOnlyOne));
    look(&mut rig, &[]);
    assert_eq!(refused(&rig, ticket), Some(RefusedWhy::NoTag));
    assert!(sent(&mut rig).iter().all(|(code, _)| *code != 0x82));
}

#[test]
fn a_write_that_failed_or_did_not_stick_is_told() {
    let cases: [(u8, &[u8], RefusedWhy); 3] = [
        (0x33, &[], RefusedWhy::Status(0x33)),
        (0x40, &[], RefusedWhy::WrongPassword),
        (0x10, &[0xAB, 0xCD, 0x01, 0x24], RefusedWhy::ReadBackDiffers),
    ];
    for (mark, back, why) in cases {
        let mut rig = mute("a0");
        let ticket = rig.order(write(Which::TheOnlyOne));
        look(&mut rig, &[EPC]);
        aim(&mut rig, EPC);
        count(&mut rig, EPC, 1);
        answer(&mut rig, 0x82, &record(EPC, 1, &[], mark));
        rig.sent.clear();
        if !back.is_empty() {
            answer(&mut rig, 0x81, &record(EPC, 1, back, 2));
            release(&mut rig);
        }
        assert_eq!(refused(&rig, ticket), Some(why));
    }
}

#[test]
fn a_write_without_an_answer_is_not_done_twice() {
    let mut rig = mute("a0");
    let ticket = rig.order(write(Which::TheOnlyOne));
    look(&mut rig, &[EPC]);
    aim(&mut rig, EPC);
    count(&mut rig, EPC, 1);
    rig.wait(Span(1_600));
    assert_eq!(refused(&rig, ticket), Some(RefusedWhy::NoAnswer));
    assert_eq!(sent(&mut rig).iter().filter(|(code, _)| *code == 0x82).count(), 1);
}

#[test]
fn a_number_a_lock_and_a_kill_go_out_as_the_sheet_says() {
    let new = "300ed89f3350015a1e3df506";
    let mut rig = mute("a0");
    let epc =
        EpcWrite { which: Which::TheOnlyOne, epc: new.parse().unwrap(), password: Password(0x11223344) };
    let ticket = rig.order(Order::WriteEpc(epc));
    look(&mut rig, &[EPC]);
    aim(&mut rig, EPC);
    count(&mut rig, EPC, 1);
    assert_eq!(sent(&mut rig), [(0x82, unhex(&format!("11223344 01 01 07 3000{new}")))]);
    answer(&mut rig, 0x82, &record(EPC, 1, &[], 0x10));
    assert_eq!(sent(&mut rig), [(0x85, [vec![0, 12], unhex(new)].concat())]);
    answer(&mut rig, 0x85, &[0x10]);
    assert_eq!(sent(&mut rig), [(0x81, unhex("01 01 07 11223344"))]);
    answer(&mut rig, 0x81, &record(new, 1, &unhex(&format!("3000{new}")), 7));
    release(&mut rig);
    assert!(matches!(answered(&rig, ticket), Some(Answer::Words(words)) if words.len() == 7));

    let payload = LockPayload::new()
        .with(Lockable::Epc, Protection::Password)
        .with(Lockable::KillPassword, Protection::ClosedForEver);
    let lock = TagLock { which: Which::TheOnlyOne, payload, password: Password(1) };
    let ticket = rig.order(Order::Lock(lock));
    look(&mut rig, &[EPC]);
    aim(&mut rig, EPC);
    count(&mut rig, EPC, 1);
    for data in ["00000001 05 03", "00000001 03 01"] {
        assert_eq!(sent(&mut rig), [(0x83, unhex(data))]);
        answer(&mut rig, 0x83, &record(EPC, 1, &[], 0x10));
    }
    release(&mut rig);
    assert_eq!(answered(&rig, ticket), None);

    let kill = Order::Kill(TagKill { which: Which::TheOnlyOne, password: Password(0xCAFE) });
    rig.order(kill);
    look(&mut rig, &[EPC]);
    aim(&mut rig, EPC);
    count(&mut rig, EPC, 1);
    assert_eq!(sent(&mut rig), [(0x84, unhex("0000cafe"))]);
}

#[test]
fn memory_is_read_of_the_tag_that_is_meant() {
    let read = |which: Which| {
        Order::Read(MemoryRead { which, bank: Bank::Tid, word: 0, words: 2, password: Password(0) })
    };
    let mut rig = mute("a0");
    let ticket = rig.order(read(Which::Epc(EPC_2.parse().unwrap())));
    look(&mut rig, &[EPC, EPC_2]);
    aim(&mut rig, EPC_2);
    assert_eq!(sent(&mut rig), [(0x81, vec![2, 0, 2])]);
    answer(&mut rig, 0x81, &record(EPC_2, 1, &[0xE2, 0x80, 0x11, 0x60], 2));
    release(&mut rig);
    assert_eq!(answered(&rig, ticket), Some(Answer::Words(vec![0xE280, 0x1160])));
    let far = Order::Read(MemoryRead {
        which: Which::TheOnlyOne,
        bank: Bank::User,
        word: 256,
        words: 1,
        password: Password(0),
    });
    let ticket = rig.order(far);
    assert_eq!(refused(&rig, ticket), Some(RefusedWhy::OutOfRange));
}

#[test]
fn pins_temperature_firmware_and_antennas_are_asked() {
    let mut rig = mute("a0");
    let pins = rig.order(Order::ReadPins);
    answer(&mut rig, 0x60, &[1, 0]);
    let pin = |pin: u8, is_on: bool| Pin { pin, is_output: false, is_on };
    assert_eq!(answered(&rig, pins), Some(Answer::Pins(vec![pin(1, true), pin(2, false)])));
    let set = rig.order(Order::SetPin { pin: 3, is_on: true });
    answer(&mut rig, 0x61, &[0x10]);
    assert_eq!(answered(&rig, set), None);
    let input = rig.order(Order::SetPin { pin: 1, is_on: true });
    assert_eq!(refused(&rig, input), Some(RefusedWhy::OutOfRange));
    let warm = rig.order(Order::AskTemperature);
    answer(&mut rig, 0x7B, &[1, 42]);
    assert_eq!(answered(&rig, warm), Some(Answer::Temperature(420)));
    let firmware = rig.order(Order::AskFirmware);
    answer(&mut rig, 0x72, &[1, 9]);
    assert_eq!(answered(&rig, firmware), Some(Answer::Firmware("1.9".into())));
    rig.sent.clear();
    let check = rig.order(Order::CheckAntennas);
    for (antenna, loss) in [(0u8, 14u8), (1, 0xEE), (2, 1), (3, 9)] {
        assert_eq!(sent(&mut rig), [(0x74, vec![antenna])]);
        answer(&mut rig, 0x74, &[0x10]);
        assert_eq!(sent(&mut rig), [(0x7E, vec![0])], "the first channel of its region");
        answer(&mut rig, 0x7E, &[loss]);
    }
    let antenna = |port: u8, is: bool, loss: Option<u16>| AntennaCheck {
        port: AntennaPort(port),
        is_connected: Some(is),
        return_loss: loss,
    };
    let expected = vec![
        antenna(1, true, Some(140)),
        antenna(2, false, None),
        antenna(3, false, Some(10)),
        antenna(4, true, Some(90)),
    ];
    assert_eq!(answered(&rig, check), Some(Answer::Antennas(expected)));
}

#[test]
fn regions_and_a_beep() {
    let mut rig = Rig::identified("a0", "");
    rig.sent.clear();
    rig.order(Order::SetRegion(Region::NorthAmerica));
    rig.order(Order::Beep);
    let none = rig.order(Order::SetRegion(Region::Japan));
    assert_eq!(refused(&rig, none), Some(RefusedWhy::NotSupported));
    let all = sent(&mut rig);
    assert_eq!(all[0], (0x78, vec![1, 7, 59]));
    assert_eq!(all[1..], [(0x7A, vec![1]), (0x89, vec![1]), (0x7A, vec![0])]);
}

#[test]
fn a_ucchip_module_streams_from_one_antenna_and_is_stopped_by_silence() {
    let mut rig = Rig::identified("a0-ucchip", "");
    rig.sent.clear();
    rig.order(Order::Start);
    assert_eq!(sent(&mut rig), [(0x74, vec![1]), (0x89, vec![1])]);
    rig.hear(&(crate::partner::of("a0-ucchip").tag)(""));
    assert_eq!(rig.reads().len(), 1);
    rig.wait(Span(1_600));
    let renewed: Vec<u8> = sent(&mut rig).iter().map(|(code, _)| *code).collect();
    assert_eq!(renewed, [0x8C, 0x72, 0x74, 0x89]);
    let stop = rig.order(Order::Stop);
    rig.wait(Span(100));
    assert!(rig.events.contains(&DriverEvent::Done(stop)));
    assert_eq!(sent(&mut rig), [(0x8C, vec![]), (0x72, vec![])]);
}

#[test]
fn a_ucchip_module_goes_over_several_antennas_in_rounds() {
    let mut rig = Rig::identified("a0-ucchip", "");
    let used = |port: u8| AntennaUse { port: AntennaPort(port), dwell: None, power: None };
    rig.order(Order::SetAntennas(vec![used(1), used(2)]));
    rig.mood = Mood::Mute;
    rig.sent.clear();
    rig.order(Order::Start);
    assert_eq!(sent(&mut rig), [(0x74, vec![1])]);
    rig.hear(&encode(0, 0x74, &[0x10]));
    for port in [1, 2, 1, 2] {
        assert_eq!(sent(&mut rig), [(0x8A, vec![port, 1, 0, 0])]);
        rig.hear(&encode(0, 0x8A, &[0x36]));
        assert!(rig.sent.is_empty(), "an empty round is not the end of all");
        rig.hear(&encode(0, 0x8A, &[0x12]));
    }
    rig.hear(&encode(0, 0xE1, &[]));
    assert!(rig.events.contains(&DriverEvent::Fault("it is too hot".into())));
}
