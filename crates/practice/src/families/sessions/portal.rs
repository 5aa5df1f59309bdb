//! Sessions with the practice portal: whose turn it was, every setting, keepalives.

use super::*;

#[test]
fn a_portal_tells_whose_turn_it_was_and_obeys_every_setting() {
    let mut desk = Desk::new("llrp");
    desk.run(3_000);
    let used = |port: u8| AntennaUse { port: AntennaPort(port), dwell: Some(model::Span(200)), power: None };
    assert_eq!(obey(&mut desk, Order::SetAntennas(vec![used(3), used(1)])), Ok(None));
    let gen2 = model::Gen2 { session: Some(model::Gen2Session::S2), target: None, q: None };
    assert_eq!(obey(&mut desk, Order::SetGen2(gen2)), Ok(None));
    assert_eq!(obey(&mut desk, Order::SetPower(TxPower(250))), Ok(None));
    desk.driver.order(Order::Start, Tick(desk.now_ms));
    let events = desk.run(5_000);
    let turns = |port: u8| {
        let is_it = |event: &&DriverEvent| matches!(event, DriverEvent::Telemetry(Telemetry::Dwell { antenna, dwells: 1 }) if antenna.0 == port);
        events.iter().filter(is_it).count()
    };
    assert!((8..=13).contains(&turns(1)) && turns(1).abs_diff(turns(3)) <= 1, "{} {}", turns(1), turns(3));
    assert_eq!((turns(2), turns(4)), (0, 0));
    let is_right = |event: &DriverEvent| match event {
        DriverEvent::Read(read) => {
            matches!(read.antenna.0, 1 | 3) && read.freq_khz.is_some() && read.reader_ms.is_some()
        }
        _ => true,
    };
    assert!(reads(&events) > 100 && events.iter().all(is_right));
    assert_eq!(obey(&mut desk, Order::SetPin { pin: 2, is_on: true }), Ok(None));
    let antennas = obey(&mut desk, Order::CheckAntennas);
    assert!(matches!(antennas, Ok(Some(Answer::Antennas(all))) if all.len() == 4));
    let pins = obey(&mut desk, Order::ReadPins);
    assert!(matches!(pins, Ok(Some(Answer::Pins(pins))) if pins.len() == 2));
}

#[test]
fn a_portal_that_is_read_for_minutes_has_its_keepalives_answered() {
    let mut desk = Desk::new("llrp");
    desk.start();
    let asked = desk.side.tally().orders;
    let events = desk.run(60_000);
    assert!(!is_silent(&events));
    let answered = desk.side.tally().orders - asked;
    assert!((6..=12).contains(&answered), "{answered} in a minute, one every ten seconds and the start");
}
