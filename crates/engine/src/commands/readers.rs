//! Readers: set up, remove.

use std::collections::BTreeSet;

use model::{Command, Fact, Link, PortIdentity, ReaderConfig, ReaderId, Refusal};

use super::text::{check_code, check_name, check_room};
use super::{Answer, Decision, Ground};
use crate::limits::READERS_MAX;

/// Whether nothing but on or off is asked for.
pub(super) fn is_only_switched(ground: &Ground, reader: &ReaderConfig) -> bool {
    let before = ground.directory.readers().get(&reader.id);
    before.is_some_and(|before| ReaderConfig { is_on: before.is_on, ..reader.clone() } == *before)
}

pub(super) fn set(ground: &Ground, reader: &ReaderConfig) -> Answer {
    check_name(&reader.name)?;
    check_code(reader.family.as_deref().unwrap_or(""))?;
    check_link(&reader.link)?;
    check_antennas(ground, reader)?;
    let others = ground.directory.readers().values().filter(|other| other.id != reader.id);
    if let Some(other) = others.into_iter().find(|other| is_same_port(&other.link, &reader.link)) {
        return Err(Refusal::PortTaken(other.id));
    }
    let before = ground.directory.readers().get(&reader.id);
    if before == Some(reader) {
        return Decision::nothing();
    }
    let back = match before {
        Some(before) => Command::SetReader(before.clone()),
        None => {
            check_room(ground.directory.readers().len(), READERS_MAX)?;
            Command::RemoveReader(reader.id)
        }
    };
    Decision::one(Fact::ReaderSet { before: before.cloned(), after: reader.clone() }, vec![back])
}

pub(super) fn remove(ground: &Ground, id: ReaderId) -> Answer {
    let reader = ground.directory.readers().get(&id).ok_or(Refusal::NoSuchReader(id))?;
    Decision::one(Fact::ReaderRemoved(reader.clone()), vec![Command::SetReader(reader.clone())])
}

fn check_link(link: &Link) -> Result<(), Refusal> {
    match link {
        Link::Serial { port: PortIdentity::UsbSerial { serial: text, .. }, .. }
        | Link::Serial {
            port: PortIdentity::UsbPlain { path: text, .. } | PortIdentity::Path(text), ..
        }
        | Link::Practice(text)
        | Link::Replay(text) => check_code(text),
        Link::Network { host, port } => check_address(host, *port),
    }
}

/// What RFC 1123 names, IPv4 and IPv6 addresses (with a zone) are made of; whether it exists only a try can say.
fn check_address(host: &str, port: u16) -> Result<(), Refusal> {
    check_code(host)?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '%');
    let is_right = port != 0 && !host.is_empty() && host.chars().all(fits);
    if is_right { Ok(()) } else { Err(Refusal::AddressWrong) }
}

/// At least one, counted from 1, each socket once, and the places exist.
fn check_antennas(ground: &Ground, reader: &ReaderConfig) -> Result<(), Refusal> {
    let sockets: BTreeSet<_> = reader.antennas.iter().map(|antenna| antenna.port).collect();
    let has_zero = sockets.first().is_some_and(|port| port.0 == 0);
    if sockets.is_empty() || sockets.len() != reader.antennas.len() || has_zero {
        return Err(Refusal::AntennasWrong);
    }
    let mut places = reader.antennas.iter().filter_map(|antenna| antenna.place);
    match places.find(|place| ground.directory.place(*place).is_none()) {
        Some(place) => Err(Refusal::NoSuchPlace(place)),
        None => Ok(()),
    }
}

/// A recording can be played by as many as like; a port belongs to one reader.
fn is_same_port(a: &Link, b: &Link) -> bool {
    match (a, b) {
        (Link::Serial { port: a, .. }, Link::Serial { port: b, .. }) => {
            a == b || (path_of(a).is_some() && path_of(a) == path_of(b))
        }
        (Link::Network { host: a, port: one }, Link::Network { host: b, port: two }) => {
            one == two && a.eq_ignore_ascii_case(b)
        }
        (Link::Practice(a), Link::Practice(b)) => a == b,
        (Link::Serial { .. } | Link::Network { .. } | Link::Practice(_) | Link::Replay(_), _) => false,
    }
}

fn path_of(port: &PortIdentity) -> Option<&str> {
    match port {
        PortIdentity::UsbSerial { .. } => None,
        PortIdentity::UsbPlain { path, .. } | PortIdentity::Path(path) => Some(path),
    }
}
