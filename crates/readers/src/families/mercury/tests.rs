//! Recognising a module by its answers.

use super::*;
use crate::families::mercury::message::Ask;

fn version(is_checked: bool) -> Vec<u8> {
    let version = Version { hardware: [0x30, 0, 0, 2], date: [0x20, 0x19, 0x02, 0x11], ..Version::default() };
    Reply { opcode: op::VERSION, status: 0, data: &version.to_data(), is_checked }.encode()
}

#[test]
fn the_probe_is_what_we_would_say() {
    assert_eq!(PROBE[0], Ask::Version.encode());
}

#[test]
fn an_answer_and_a_stream_are_recognised_and_an_echo_is_not() {
    let answer = version(true);
    assert_eq!(Mercury.recognise(&answer), ProbeAnswer::Yes);
    assert_eq!(Mercury.recognise(&answer[..answer.len() - 1]), ProbeAnswer::NotYet);
    assert_eq!(Mercury.recognise(PROBE[0]), ProbeAnswer::NotYet);
    let alive = Reply { opcode: 0x22, status: 0x0400, data: &[], is_checked: true }.encode();
    assert_eq!(Mercury.recognise(&alive), ProbeAnswer::Yes);
    assert_eq!(Mercury.recognise(&[0x55; DETECTED_BYTES_MAX]), ProbeAnswer::No);
}

#[test]
fn a_module_whose_check_is_off_is_recognised_by_saying_the_same_twice() {
    let bare = version(false);
    assert_eq!(Mercury.recognise(&bare), ProbeAnswer::NotYet);
    assert_eq!(Mercury.recognise(&[&bare[..], &bare].concat()), ProbeAnswer::Yes);
}
