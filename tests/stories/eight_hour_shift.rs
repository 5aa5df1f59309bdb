//! A shift of eight hours in a few seconds: things are where they were carried, facts come only from that, nothing
//! flaps between neighbours.

use std::collections::BTreeMap;

use anyhow::Result;
use model::{AssetId, Fact, PlaceId, ReaderId, Span, Subject};
use testbed::warehouse::{Build, Warehouse, story_epc};

const ZONES: [&str; 4] = ["Racks A", "Racks B", "Packing", "Shipping"];
const ITEMS: usize = 40;
const STEP: Span = Span::seconds(5);
const STEPS_PER_HOUR: usize = 720;
const HOURS: usize = 8;

/// Where things really are.
struct Shift {
    warehouse: Warehouse,
    reader: ReaderId,
    items: Vec<AssetId>,
    truth: Vec<usize>,
    rng: fastrand::Rng,
    carried: usize,
}

impl Shift {
    fn begin() -> Result<Shift> {
        let warehouse = Build::default().zones(&ZONES).on_virtual_time().start()?;
        let reader = warehouse.add_told_reader("Ceiling", &ZONES)?;
        let mut items = Vec::new();
        for number in 0..ITEMS {
            items.push(warehouse.add_item(
                "Drum",
                &format!("D-{number:04}"),
                None,
                &[story_epc(number as u32)?],
            )?);
        }
        let truth = (0..ITEMS).map(|number| number % ZONES.len()).collect();
        Ok(Shift { warehouse, reader, items, truth, rng: fastrand::Rng::with_seed(8), carried: 0 })
    }

    /// Five seconds: each thing is heard where it is, and now and then, weaker, next door.
    fn step(&mut self) -> Result<()> {
        self.warehouse.clock.advance(STEP);
        for number in 0..ITEMS {
            let epc = story_epc(number as u32)?;
            let zone = self.truth[number];
            let dbm = -50.0 + self.rng.f64() * 8.0 - 4.0;
            self.warehouse.hear(self.reader, zone as u8 + 1, &epc, dbm);
            if self.rng.f64() < 0.4 {
                let next_door = (zone + 1) % ZONES.len();
                let dbm = -60.0 + self.rng.f64() * 8.0 - 4.0;
                self.warehouse.hear(self.reader, next_door as u8 + 1, &epc, dbm);
            }
        }
        Ok(self.warehouse.station.settle()?)
    }

    fn carry(&mut self, number: usize) {
        let away = 1 + self.rng.usize(0..ZONES.len() - 1);
        self.truth[number] = (self.truth[number] + away) % ZONES.len();
        self.carried += 1;
    }

    fn assert_truth(&self, hour: usize) -> Result<()> {
        let places: Vec<PlaceId> =
            ZONES.iter().map(|zone| self.warehouse.place(zone)).collect::<Result<_>>()?;
        let picture = self.warehouse.station.picture();
        for (item, zone) in self.items.iter().zip(&self.truth) {
            let believed = picture.place_of(Subject::Asset(*item));
            assert_eq!(believed, Some(places[*zone]), "hour {hour}: {item} is in {}", ZONES[*zone]);
        }
        Ok(())
    }
}

#[test]
fn facts_come_only_from_what_was_carried() -> Result<()> {
    let mut shift = Shift::begin()?;
    let set_up = shift.warehouse.facts()?.len();
    for hour in 1..=HOURS {
        for step in 0..STEPS_PER_HOUR {
            if step % 72 == 36 {
                let number = shift.rng.usize(0..ITEMS);
                shift.carry(number);
            }
            shift.step()?;
        }
        shift.assert_truth(hour)?;
    }
    let facts = shift.warehouse.facts()?;
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in &facts[set_up..] {
        let kind = match &fact.fact {
            Fact::Arrived { .. } => "arrived",
            Fact::Moved { .. } => "moved",
            Fact::Departed { .. } => "departed",
            _ => "other",
        };
        *kinds.entry(kind).or_default() += 1;
    }
    assert_eq!(kinds, BTreeMap::from([("arrived", ITEMS), ("moved", shift.carried)]), "no more and no less");
    let counters = shift.warehouse.station.picture().counters;
    assert!(counters.reads > 100_000 && counters.dropped == 0, "{counters:?}");
    let sheet = shift.warehouse.report(false)?;
    for (number, zone) in shift.truth.iter().enumerate() {
        let line = sheet.find("Number", &format!("D-{number:04}"))?;
        assert!(line["Place"].ends_with(ZONES[*zone]) && line["State"] == "Here", "{line:?}");
    }
    shift.warehouse.assert_log_is_whole()
}
