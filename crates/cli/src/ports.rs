//! `tagstead readers`: which ports are there, which readers we know.

use serde_json::json;
use words::{Args, Message};

use crate::out::Out;

pub fn list(out: &Out) -> anyhow::Result<bool> {
    let ports = station::port::list_ports();
    if ports.is_empty() {
        out.people(&out.text(Message::CliNoPorts, &Args::new()));
    }
    for port in &ports {
        let id = match (port.vendor, port.product) {
            (Some(vendor), Some(product)) => format!("{vendor:04X}:{product:04X}"),
            _ => String::from("-"),
        };
        out.say(
            &format!("{:<20} {id:<10} {}", port.path, port.label),
            &json!({
                "port": port.path, "label": port.label, "serial": port.serial,
                "vendor": port.vendor.map(|id| format!("{id:04X}")),
                "product": port.product.map(|id| format!("{id:04X}")),
            }),
        );
    }
    for family in readers::FAMILIES {
        let bauds: Vec<u32> = family.serial().iter().map(|link| link.baud).collect();
        out.say(
            &format!(
                "{:<20} {:<10} {}",
                family.key(),
                bauds.first().copied().unwrap_or_default(),
                family.label()
            ),
            &json!({ "family": family.key(), "label": family.label(), "bauds": bauds }),
        );
    }
    Ok(true)
}
