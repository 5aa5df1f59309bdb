//! Orders in their bytes, as captured and as the manual prints them, and back again.

use super::*;
use crate::families::mercury::frame::decode_command;

fn there_and_back(ask: &Ask) {
    let bytes = ask.encode();
    let command = decode_command(&bytes).unwrap_or_else(|| panic!("{ask:?}: {bytes:02X?}"));
    assert_eq!(&Ask::parse(&command), ask);
}

fn stream() -> Search {
    Search {
        flags: search::LIST | search::STREAM | search::LARGE,
        timeout: 1_000,
        metadata: 0x01FF,
        stats: 0,
        aim: Aim::default(),
    }
}

#[test]
fn the_usual_stream_is_started_and_stopped_as_everybody_does() {
    let start = Ask::Start(stream()).encode();
    let captured = [
        0xFF, 0x10, 0x2F, 0x00, 0x00, 0x01, 0x22, 0x00, 0x00, 0x05, 0x07, 0x22, 0x10, 0x00, 0x1B, 0x03, 0xE8,
        0x01, 0xFF, 0xDD, 0x2B,
    ];
    assert_eq!(start, captured);
    assert_eq!(Ask::Stop.encode(), [0xFF, 0x03, 0x2F, 0x00, 0x00, 0x02, 0x5E, 0x86]);
}

#[test]
fn every_order_is_understood_as_it_was_meant() {
    let epc = Filter::Epc(vec![0xE2; 12]);
    let long = Filter::Epc(vec![0xE2; 62]);
    let bits = Filter::Bits { bank: 2, pointer: 8, length: 12, mask: vec![0xAB, 0xC0] };
    let number = Filter::Bits { bank: 1, pointer: 32, length: 8, mask: vec![0x30] };
    let mut asks = vec![
        Ask::Version,
        Ask::PowerLimits,
        Ask::SetReadPower(-100),
        Ask::SetWritePower(2_700),
        Ask::SearchList(vec![(1, 1), (2, 2)]),
        Ask::AntennaPowers(vec![(1, 2_000, 2_000), (2, 0, 0)]),
        Ask::SetProtocol(5),
        Ask::SetConfig { key: config::READ_FILTER, value: 0 },
        Ask::SetGen2 { key: gen2::Q, value: vec![1, 4] },
        Ask::PinDirection { pin: 2, is_output: true, is_on: true },
        Ask::SetPin { pin: 3, is_on: false },
        Ask::Buffer(0x01FF),
        Ask::Start(Search { flags: stream().flags | search::STATS, stats: 0x0100, ..stream() }),
    ];
    for filter in [None, Some(epc), Some(long), Some(bits), Some(number)] {
        for password in [0, 0x1234_5678] {
            let aim = Aim { password, filter: filter.clone() };
            asks.push(Ask::Start(Search { aim: aim.clone(), ..stream() }));
            asks.push(Ask::Search(Search {
                flags: search::LIST | search::LARGE,
                metadata: 0,
                aim: aim.clone(),
                ..stream()
            }));
            asks.push(Ask::Read { aim: aim.clone(), bank: 3, word: 300, words: 4 });
            asks.push(Ask::Write { aim: aim.clone(), bank: 3, word: 0, data: vec![1, 2, 3, 4] });
            asks.push(Ask::WriteEpc { aim: aim.clone(), epc: vec![0x30; 12] });
            asks.push(Ask::Lock { aim: aim.clone(), mask: 0x0020, action: 0x0020 });
            asks.push(Ask::Kill { aim });
        }
    }
    asks.iter().for_each(there_and_back);
}

#[test]
fn a_filter_stands_behind_its_password() {
    let aim = Aim { password: 0xAABB_CCDD, filter: Some(Filter::Epc(vec![0x11, 0x22])) };
    let read = Ask::Read { aim: aim.clone(), bank: 2, word: 0, words: 6 }.encode();
    let body = [0x03, 0xE8, 0x01, 2, 0, 0, 0, 0, 6, 0xAA, 0xBB, 0xCC, 0xDD, 16, 0x11, 0x22];
    assert_eq!(read[3..19], body);
    // Locking and killing say the password in front instead.
    let lock = Ask::Lock { aim, mask: 0x000C, action: 0x0008 }.encode();
    assert_eq!(lock[3..17], [0x03, 0xE8, 0x01, 0xAA, 0xBB, 0xCC, 0xDD, 0, 0x0C, 0, 0x08, 16, 0x11, 0x22]);
}

#[test]
fn what_we_would_not_send_stays_as_it_is() {
    for data in [&[0x03, 0xE8][..], &[0, 0, 0x13, 1], &[0, 0, 0x57, 1, 0xF4, 0, 0, 0, 1]] {
        let command = Command { opcode: op::READ_MULTIPLE, data };
        assert_eq!(Ask::parse(&command), Ask::Other { opcode: 0x22, data: data.to_vec() });
    }
}
