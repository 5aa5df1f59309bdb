//! Tests of the recording format.

use super::*;

const TEXT: &str = "# family: bb\n# reader: JRD-4035: on the table\n# comment: first\n# comment: second\n\
    0 > BB000300010004 7E\n\n12 < BB0103000B00\n12 < 4d31\n";

fn header(family: &str) -> Header {
    let mut header = Header::default();
    header.add("family", family);
    header
}

#[test]
fn a_recording_is_read() {
    let recording = Recording::parse(TEXT).unwrap();
    assert_eq!(recording.header.family(), "bb");
    assert_eq!(recording.header.get("reader"), Some("JRD-4035: on the table"));
    assert_eq!(recording.header.lines().filter(|(key, _)| *key == "comment").count(), 2);
    assert_eq!(recording.records.len(), 3);
    assert_eq!(
        recording.records[2],
        Record { at_ms: 12, direction: Direction::FromReader, bytes: vec![0x4D, 0x31] }
    );
}

#[test]
fn text_and_recording_are_the_same_thing() {
    let recording = Recording::parse(TEXT).unwrap();
    assert_eq!(Recording::parse(&recording.to_text()).unwrap(), recording);
    assert_eq!(Recording::parse("").unwrap(), Recording::default());
    let windows = TEXT.replace('\n', "\r\n");
    assert_eq!(Recording::parse(&windows).unwrap(), recording);
}

#[test]
fn a_long_burst_is_written_on_several_lines() {
    let mut writer = Writer::new(header("chafon"));
    let text = writer.record(Direction::FromReader, &[7; 600], Tick(5_000))
        + &writer.record(Direction::ToReader, &[8], Tick(5_040));
    let recording = Recording::parse(&text).unwrap();
    assert_eq!(recording.header.family(), "chafon");
    let sizes: Vec<(u64, usize)> = recording.records.iter().map(|r| (r.at_ms, r.bytes.len())).collect();
    assert_eq!(sizes, [(0, 256), (0, 256), (0, 88), (40, 1)]);
    assert_eq!(writer.bytes(), 601);
}

#[test]
fn nothing_recorded_is_nothing_written() {
    assert_eq!(Writer::new(header("bb")).record(Direction::ToReader, &[], Tick(0)), "# family: bb\n");
}

#[test]
fn header_values_cannot_break_out_of_their_line() {
    let mut header = Header::default();
    header.add("com:ment", "one\n12 < FF\r\nthree");
    header.add("long", &"ü".repeat(RECORDING_LINE_MAX));
    let text = Writer::new(header).record(Direction::ToReader, &[1], Tick(0));
    let recording = Recording::parse(&text).unwrap();
    assert_eq!(recording.records.len(), 1);
    assert_eq!(recording.header.get("com ment"), Some("one 12 < FF  three"));
}

#[test]
fn faults_are_named_with_their_line() {
    use CaptureFault::{
        BadDirection, BadHeader, BadHex, BadTime, LateHeader, LineTooLong, NoBytes, NotARecord, TimeRunsBack,
        TooLarge,
    };
    let check = |text: &str, line: usize, fault: CaptureFault| {
        assert_eq!(Recording::parse(text), Err(CaptureError { line, fault }), "{text:.60}");
    };
    check("# family: bb\nhello", 2, NotARecord);
    check("0 < 00\n\nx < 00", 3, BadTime);
    check("-1 < 00", 1, BadTime);
    check("99999999999999999999999 < 00", 1, BadTime);
    check("5 < 00\n4 < 00", 2, TimeRunsBack);
    check("5 = 00", 1, BadDirection);
    check("5 ", 1, NotARecord);
    check("5 < 0", 1, BadHex);
    check("5 < 0G", 1, BadHex);
    check("5 < é0", 1, BadHex);
    check("5 <", 1, NoBytes);
    check("0 < 00\n# comment: late", 2, LateHeader);
    check("# comment", 1, BadHeader);
    check(&format!("5 < {}", "0".repeat(RECORDING_LINE_MAX)), 1, LineTooLong);
    check(&"# a: b\n".repeat(RECORDING_HEADER_MAX + 1), RECORDING_HEADER_MAX + 1, TooLarge);
    let error = Recording::parse("0 < 00\n0 < 0").unwrap_err();
    assert_eq!(error.to_string(), "line 2: the bytes are not pairs of hex digits");
}

#[test]
fn a_full_recording_takes_nothing_more() {
    let mut writer = Writer::new(Header::default());
    let burst = vec![0; 2 * 1024 * 1024];
    let kept = (0..10).filter(|_| !writer.record(Direction::FromReader, &burst, Tick(0)).is_empty()).count();
    assert_eq!(kept, RECORDING_BYTES_MAX / burst.len());
}
