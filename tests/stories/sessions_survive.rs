//! A reader that fails in any way fails alone: the others go on, and so does everything else.

use std::io::{Error, ErrorKind, Read, Write};
use std::sync::Arc;

use anyhow::Result;
use model::{Fact, Link};
use practice::Mischief;
use serde_json::json;
use station::{Notice, Port, PortOpener};
use testbed::program::wait_until;
use testbed::rig::{Rig, rig_epc};
use testbed::warehouse::Build;

/// A port whose driver of the system is broken.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        panic!("a fault below the port")
    }
}

impl Write for Broken {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A line with nothing but noise on it.
struct Noise(fastrand::Rng);

impl Read for Noise {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        std::thread::sleep(std::time::Duration::from_millis(5));
        let length = into.len().min(64);
        self.0.fill(&mut into[..length]);
        Ok(length)
    }
}

impl Write for Noise {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(Error::from(ErrorKind::TimedOut))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn ports(rig: &Rig) -> PortOpener {
    let healthy = rig.opener();
    Arc::new(move |name| match name {
        "broken" => Some(Box::new(Broken) as Box<dyn Port>),
        "noise" => Some(Box::new(Noise(fastrand::Rng::with_seed(1)))),
        "absent" => None,
        other => healthy(other),
    })
}

#[test]
fn the_others_and_the_hub_go_on() -> Result<()> {
    let rig = Rig::new("bb", 1, 2)?;
    let warehouse = Build::default().zones(&["Racks A"]).readers(ports(&rig)).start()?;
    let add = |name: &str, family| {
        warehouse.add_reader(name, family, Link::Practice(name.to_owned()), &["Racks A"])
    };
    let healthy = add("healthy", Some("bb"))?;
    let ill = [
        add("broken", Some("bb"))?,
        add("noise", Some("chafon"))?,
        add("absent", None)?,
        add("unheard-of", Some("no such family"))?,
    ];
    for reader in ill {
        let problem = wait_until("a reason in words", || {
            let card = warehouse.reader_card(reader)?;
            Ok(card.problem.filter(|_| card.state == "lost"))
        })?;
        assert!(!problem.message.is_empty() && !problem.action.is_empty(), "{problem:?}");
    }
    rig.play(Mischief::DamageEvery(3));
    for round in 0..5 {
        let reads = warehouse.reader_card(healthy)?.reads;
        wait_until("the healthy one reads on", || {
            Ok((warehouse.reader_card(healthy)?.reads > reads + 20).then_some(()))
        })?;
        warehouse.add_item(&format!("Drum {round}"), "", None, &[])?;
    }
    let real = [rig_epc(0)?, rig_epc(1)?];
    let made_up = warehouse
        .facts()?
        .into_iter()
        .find(|recorded| matches!(&recorded.fact, Fact::TagHeard { epc, .. } if !real.contains(epc)));
    assert_eq!(made_up, None, "noise makes no tags");
    let notices = warehouse.station.picture().notices.clone();
    let is_of_reader = |notice: &Notice| notice.kind.reader().is_some() || notice.id == "fault:broken";
    assert!(notices.iter().all(is_of_reader), "only readers are in trouble: {notices:?}");
    for reader in ill {
        warehouse.ask("readers.remove", json!({ "reader": reader.to_string() }))?;
    }
    // That a part of the program failed stays until somebody has read it.
    warehouse.station.dismiss_notice("fault:broken")?;
    wait_until("the trouble goes with them", || {
        Ok(warehouse.station.picture().notices.is_empty().then_some(()))
    })?;
    warehouse.assert_log_is_whole()
}
