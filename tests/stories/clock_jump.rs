//! Clocks are set, forwards and backwards: it is said, and nothing leaves because of it.

use anyhow::Result;
use model::{Command, Fact, Link, Settings, Span, Subject};
use testbed::pace::Pace;
use testbed::program::wait_until;
use testbed::rig::{Rig, rig_epc};
use testbed::warehouse::{Build, SETUP, Warehouse};

const HOUR: i64 = 3_600_000;

fn departures(warehouse: &Warehouse) -> Result<usize> {
    let facts = warehouse.facts()?;
    Ok(facts.iter().filter(|fact| matches!(fact.fact, Fact::Departed { .. })).count())
}

fn clock_notice(warehouse: &Warehouse) -> Option<String> {
    let notices = warehouse.station.picture().notices.clone();
    notices.iter().find(|notice| notice.kind.code() == "notice-clock-changed").map(|notice| notice.id.clone())
}

#[test]
fn at_a_gate_where_silence_means_leaving() -> Result<()> {
    let rig = Rig::new("bb", 1, 2)?;
    let warehouse = Build::default()
        .zones(&["Racks A"])
        .gate("Gate 2")
        .readers(rig.opener())
        .on_virtual_time()
        .start()?;
    let mut settings = Settings::default();
    settings.presence.leaves_after = Span::seconds(4);
    warehouse.station.submit(Command::ChangeSettings(settings), SETUP)?;
    let _pace = Pace::keep(&warehouse.clock);
    let first = warehouse.add_item("Drum 1", "D-1", None, &[rig_epc(0)?])?;
    let second = warehouse.add_item("Drum 2", "D-2", None, &[rig_epc(1)?])?;
    let reader = warehouse.add_reader("Gate", Some("bb"), Link::Practice("rig".to_owned()), &["Gate 2"])?;
    let gate = warehouse.place("Gate 2")?;
    let is_at_gate = |item| warehouse.station.picture().place_of(Subject::Asset(item)) == Some(gate);
    wait_until("both at the gate", || Ok((is_at_gate(first) && is_at_gate(second)).then_some(())))?;

    for jump in [HOUR, -HOUR, 24 * HOUR, -48 * HOUR, 3 * HOUR, 30 * 365 * 24 * HOUR, -30 * 365 * 24 * HOUR] {
        warehouse.clock.jump_by(jump);
        let notice = wait_until("the notice", || Ok(clock_notice(&warehouse)))?;
        warehouse.station.dismiss_notice(&notice)?;
        let reads = warehouse.reader_card(reader)?.reads;
        let tick = warehouse.station.now().tick;
        wait_until("life goes on", || {
            let is_long = tick.until(warehouse.station.now().tick) > Span::seconds(2);
            Ok((is_long && warehouse.reader_card(reader)?.reads > reads + 10).then_some(()))
        })?;
        assert_eq!(departures(&warehouse)?, 0, "after a jump by {jump} ms");
        assert!(is_at_gate(first) && is_at_gate(second), "after a jump by {jump} ms");
    }

    // Silence still means leaving: the story above was not empty.
    rig.take_away(0);
    wait_until(
        "the one that was carried away has left",
        || Ok((departures(&warehouse)? == 1).then_some(())),
    )?;
    assert!(!is_at_gate(first) && is_at_gate(second));
    warehouse.assert_log_is_whole()
}
