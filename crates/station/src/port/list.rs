//! Which ports are there, and which of them a reader is on, whatever name the system gave it today.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use model::{Link, PortIdentity, ReaderConfig, ReaderId};

use crate::limits::PORTS_LISTED_MAX;

/// A port as the system lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) path: PathBuf,
    pub(crate) usb: Option<Usb>,
    /// Named by whoever started the station.
    pub(crate) is_extra: bool,
}

/// What a USB adapter says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Usb {
    pub(crate) vendor: u16,
    pub(crate) product: u16,
    pub(crate) serial: Option<String>,
    pub(crate) words: Option<String>,
}

/// Lists ports; tests have their own.
pub(crate) type Lister = Arc<dyn Fn() -> Vec<Listed> + Send + Sync>;

/// A port that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortFound {
    /// Its name or path now.
    pub path: String,
    /// How it is known again.
    pub identity: PortIdentity,
    /// For people: `CH340 · ttyUSB0`.
    pub label: String,
    /// USB vendor id.
    pub vendor: Option<u16>,
    /// USB product id.
    pub product: Option<u16>,
    /// The adapter's own serial number.
    pub serial: Option<String>,
    /// Named by whoever started the station, not listed by the system.
    pub is_extra: bool,
    /// The reader that is set up on it.
    pub in_use_by: Option<ReaderId>,
}

/// What the system lists. A system that cannot list has no ports.
pub(crate) fn system_ports() -> Vec<Listed> {
    let ports = serialport::available_ports().unwrap_or_default();
    let mut listed: Vec<Listed> = ports.into_iter().take(PORTS_LISTED_MAX).map(listed).collect();
    listed.sort_by(|a, b| a.path.cmp(&b.path));
    listed
}

fn listed(port: serialport::SerialPortInfo) -> Listed {
    let usb = match port.port_type {
        serialport::SerialPortType::UsbPort(usb) => Some(Usb {
            vendor: usb.vid,
            product: usb.pid,
            serial: usb.serial_number.filter(|serial| !serial.trim().is_empty()),
            words: usb.product.filter(|words| !words.trim().is_empty()),
        }),
        serialport::SerialPortType::PciPort
        | serialport::SerialPortType::BluetoothPort
        | serialport::SerialPortType::Unknown => None,
    };
    Listed { path: port.port_name.into(), usb, is_extra: false }
}

/// Adds the extra ports that are there.
pub(super) fn with_extra(mut listed: Vec<Listed>, extra: &[PathBuf]) -> Vec<Listed> {
    for path in extra {
        if path.exists() && !listed.iter().any(|port| port.path == *path) {
            listed.push(Listed { path: path.clone(), usb: None, is_extra: true });
        }
    }
    listed
}

/// All ports with what people and the database call them.
pub(crate) fn found(all: &[Listed], readers: &[ReaderConfig]) -> Vec<PortFound> {
    let owners = owners(all, readers);
    all.iter()
        .map(|port| PortFound {
            path: port.path.to_string_lossy().into_owned(),
            identity: identity(port, all),
            is_extra: port.is_extra,
            label: label(port),
            vendor: port.usb.as_ref().map(|usb| usb.vendor),
            product: port.usb.as_ref().map(|usb| usb.product),
            serial: port.usb.as_ref().and_then(|usb| usb.serial.clone()),
            in_use_by: owners.get(&port.path).copied(),
        })
        .collect()
}

/// How a port is known again. A serial number that two adapters share names neither of them.
fn identity(port: &Listed, all: &[Listed]) -> PortIdentity {
    let path = port.path.to_string_lossy().into_owned();
    let Some(usb) = &port.usb else { return PortIdentity::Path(path) };
    let twins = all.iter().filter(|other| {
        other.usb.as_ref().is_some_and(|other| {
            (other.vendor, other.product, &other.serial) == (usb.vendor, usb.product, &usb.serial)
        })
    });
    match &usb.serial {
        Some(serial) if twins.count() == 1 => {
            PortIdentity::UsbSerial { vendor: usb.vendor, product: usb.product, serial: serial.clone() }
        }
        Some(_) | None => PortIdentity::UsbPlain { vendor: usb.vendor, product: usb.product, path },
    }
}

/// The ports that can be the one meant, the likeliest first.
pub(super) fn matching(listed: &[Listed], identity: &PortIdentity) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        listed.iter().filter(|port| can_be(port, identity)).map(|port| port.path.clone()).collect();
    if let PortIdentity::UsbPlain { path, .. } = identity {
        // Adapters without a number: the one on the old port first, else any of the kind.
        paths.sort_by_key(|found| found != Path::new(path));
    }
    paths
}

fn can_be(port: &Listed, identity: &PortIdentity) -> bool {
    let usb = port.usb.as_ref();
    match identity {
        PortIdentity::UsbSerial { vendor, product, serial } => usb.is_some_and(|usb| {
            (usb.vendor, usb.product, usb.serial.as_ref()) == (*vendor, *product, Some(serial))
        }),
        PortIdentity::UsbPlain { vendor, product, .. } => {
            usb.is_some_and(|usb| (usb.vendor, usb.product) == (*vendor, *product))
        }
        PortIdentity::Path(path) => port.path == Path::new(path),
    }
}

/// Which reader is on which port: exact names first, so that a guess never takes a port from its owner.
fn owners(listed: &[Listed], readers: &[ReaderConfig]) -> BTreeMap<PathBuf, ReaderId> {
    let mut owners = BTreeMap::new();
    for is_guess in [false, true] {
        for reader in readers {
            let Link::Serial { port, .. } = &reader.link else { continue };
            if owners.values().any(|owner| *owner == reader.id) {
                continue;
            }
            let is_sure = |path: &PathBuf| match port {
                PortIdentity::UsbPlain { path: last, .. } => path == Path::new(last),
                PortIdentity::UsbSerial { .. } | PortIdentity::Path(_) => true,
            };
            let mut candidates = matching(listed, port).into_iter().filter(|path| is_guess || is_sure(path));
            if let Some(path) = candidates.find(|path| !owners.contains_key(path)) {
                owners.insert(path, reader.id);
            }
        }
    }
    owners
}

/// The last part of a path: `ttyUSB0`, `COM3`.
pub(super) fn short_name(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| path.to_string_lossy().into_owned())
}

fn label(port: &Listed) -> String {
    let name = short_name(&port.path);
    let Some(usb) = &port.usb else { return name };
    let kind = usb.words.clone().or_else(|| chip(usb).map(str::to_owned));
    let kind = kind.unwrap_or_else(|| format!("USB {:04X}:{:04X}", usb.vendor, usb.product));
    format!("{kind} · {name}")
}

/// Adapter chips that often do not say what they are. The ids name the chip, never the reader behind it.
fn chip(usb: &Usb) -> Option<&'static str> {
    match (usb.vendor, usb.product) {
        (0x1A86, 0x7523) => Some("CH340"),
        (0x10C4, 0xEA60) => Some("CP210x"),
        (0x0403, 0x6001) => Some("FT232R"),
        (0x0403, 0x6015) => Some("FT231X"),
        (0x067B, 0x2303) => Some("PL2303"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
