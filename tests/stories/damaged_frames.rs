//! Damaged bytes are counted on the card of the reader and never become a tag.

use std::collections::BTreeSet;

use anyhow::Result;
use codes::Epc;
use model::{Fact, Link};
use practice::Mischief;
use serde_json::json;
use testbed::program::wait_until;
use testbed::rig::{Rig, rig_epc};
use testbed::warehouse::Build;

const TAGS: u32 = 3;

fn the_story(family: &str) -> Result<()> {
    let rig = Rig::new(family, 1, TAGS as usize)?;
    let warehouse = Build::default().zones(&["Racks A"]).readers(rig.opener()).start()?;
    let reader =
        warehouse.add_reader("Noisy", Some(family), Link::Practice("rig".to_owned()), &["Racks A"])?;
    wait_until("it reads", || Ok((warehouse.reader_card(reader)?.state == "reading").then_some(())))?;
    let good = warehouse.reader_card(reader)?;
    assert_eq!(good.garbled, 0, "an undamaged line has no damage: {good:?}");

    rig.play(Mischief::DamageEvery(2));
    wait_until("damage on the card", || {
        // Noise between the frames as well, again and again.
        rig.play(Mischief::Noise(200));
        Ok((warehouse.reader_card(reader)?.garbled >= 20).then_some(()))
    })?;
    rig.play(Mischief::Recover);
    wait_until("all tags", || {
        let page = warehouse.ask("tags.unknown", json!({ "from": 0, "count": 100 }))?;
        Ok((page["total"].as_u64() >= Some(u64::from(TAGS))).then_some(()))
    })?;
    let real: BTreeSet<Epc> = (0..TAGS).map(rig_epc).collect::<Result<_>>()?;
    let mut believed = BTreeSet::new();
    for recorded in warehouse.facts()? {
        if let Fact::TagHeard { epc, .. } = recorded.fact {
            believed.insert(epc);
        }
    }
    assert_eq!(believed, real, "exactly the tags on the table");
    assert!(warehouse.reader_card(reader)?.reads > good.reads, "the undamaged frames were read");
    Ok(())
}

#[test]
fn of_a_bb_reader() -> Result<()> {
    the_story("bb")
}

#[test]
fn of_a_chafon_reader() -> Result<()> {
    the_story("chafon")
}
