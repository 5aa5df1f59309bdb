//! The wires to readers: serial ports, sockets, practice readers, recordings. Everything above sees a [`Port`].

mod list;
mod replay;
mod serial;
mod stray;
mod tcp;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use model::{Link, PortIdentity, ReaderConfig, ReaderId, Trouble};

use crate::config::PortOpener;
use crate::limits::EXTRA_PORTS_MAX;

pub use list::PortFound;
pub(crate) use list::{Listed, Lister, found, system_ports};
pub use replay::ReplayPort;
pub use serial::SerialPort;
pub use stray::{Stray, StrayWhy, holder_of, strays};
pub use tcp::TcpPort;

/// A wire: bytes both ways. A read waits a moment and then says `TimedOut`.
pub trait Port: io::Read + io::Write + Send {}

impl<T: io::Read + io::Write + Send> Port for T {}

/// The ports that are there, without a station.
pub fn list_ports() -> Vec<PortFound> {
    list::found(&system_ports(), &[])
}

/// An open wire.
pub(crate) struct Opened {
    pub(crate) port: Box<dyn Port>,
    /// The path of a serial port, to see whether it is still there.
    pub(crate) path: Option<PathBuf>,
    /// Its name for people.
    pub(crate) label: String,
    /// Frees the port for other readers when the session lets go of it.
    _claim: Option<Claim>,
}

/// Where wires come from. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Ports {
    lister: Lister,
    practice: Option<PortOpener>,
    extra: Arc<[PathBuf]>,
    replays: PathBuf,
    claims: Claims,
}

/// Which paths are open by which reader of this process.
type Claims = Arc<Mutex<BTreeMap<PathBuf, ReaderId>>>;

struct Claim {
    claims: Claims,
    path: PathBuf,
}

impl Ports {
    pub(crate) fn new(practice: Option<PortOpener>, mut extra: Vec<PathBuf>, replays: PathBuf) -> Ports {
        extra.truncate(EXTRA_PORTS_MAX);
        Ports {
            lister: Arc::new(system_ports),
            practice,
            extra: extra.into(),
            replays,
            claims: Claims::default(),
        }
    }

    #[cfg(test)]
    pub(crate) fn with_lister(self, lister: Lister) -> Ports {
        Ports { lister, ..self }
    }

    /// The ports that are there, with the reader that is set up on each.
    pub(crate) fn list(&self, readers: &[ReaderConfig]) -> Vec<PortFound> {
        list::found(&self.listed(), readers)
    }

    /// The ports of the system, and the extra ones that are there.
    pub(crate) fn listed(&self) -> Vec<Listed> {
        list::with_extra((self.lister)(), &self.extra)
    }

    /// Where a serial port is now. `None` = it is not plugged in.
    fn locate(&self, identity: &PortIdentity, reader: ReaderId) -> Option<PathBuf> {
        if let PortIdentity::Path(path) = identity {
            let path = PathBuf::from(path);
            let is_there = path.exists() || (self.lister)().iter().any(|port| port.path == path);
            return is_there.then_some(path);
        }
        let claims = lock(&self.claims);
        let is_free = |path: &Path| claims.get(path).is_none_or(|owner| *owner == reader);
        list::matching(&(self.lister)(), identity).into_iter().find(|path| is_free(path))
    }

    /// Whether it is worth trying to open this link.
    pub(crate) fn is_there(&self, link: &Link, reader: ReaderId) -> bool {
        match link {
            Link::Serial { port, .. } => self.locate(port, reader).is_some(),
            Link::Network { .. } | Link::Practice(_) | Link::Replay(_) => true,
        }
    }

    /// Opens a link. `baud` matters to serial ports only.
    pub(crate) fn open(&self, link: &Link, baud: u32, reader: ReaderId) -> Result<Opened, Trouble> {
        match link {
            Link::Serial { port, .. } => {
                let path = self.locate(port, reader).ok_or(Trouble::Unplugged)?;
                let claim = self.claim(&path, reader)?;
                let port = Box::new(SerialPort::open(&path, baud)?);
                let label = list::short_name(&path);
                Ok(Opened { port, path: Some(path), label, _claim: Some(claim) })
            }
            Link::Network { host, port } => {
                let label = tcp::label(host, *port);
                let port = Box::new(TcpPort::connect(host, *port)?);
                Ok(Opened { port, path: None, label, _claim: None })
            }
            Link::Practice(name) => {
                let opener = self.practice.as_ref().ok_or(Trouble::Unplugged)?;
                let port = opener(name).ok_or(Trouble::Unplugged)?;
                Ok(Opened { port, path: None, label: name.clone(), _claim: None })
            }
            Link::Replay(name) => {
                let port = Box::new(ReplayPort::open(&self.replays, name)?);
                Ok(Opened { port, path: None, label: name.clone(), _claim: None })
            }
        }
    }

    /// Two readers of this process must not take the same port: some systems would let them.
    fn claim(&self, path: &Path, reader: ReaderId) -> Result<Claim, Trouble> {
        let mut claims = lock(&self.claims);
        match claims.get(path) {
            Some(_) => Err(Trouble::PortInUse),
            None => {
                claims.insert(path.to_owned(), reader);
                Ok(Claim { claims: self.claims.clone(), path: path.to_owned() })
            }
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        lock(&self.claims).remove(&self.path);
    }
}

/// What a failed read or write means. `None` = no byte in time; nothing is wrong.
pub(crate) fn trouble_of(error: &io::Error) -> Option<Trouble> {
    use io::ErrorKind as Kind;
    // An adapter that is pulled out under Windows says "access denied" on the open handle.
    const GONE: [Kind; 8] = [
        Kind::BrokenPipe,
        Kind::NotFound,
        Kind::UnexpectedEof,
        Kind::WriteZero,
        Kind::ConnectionReset,
        Kind::ConnectionAborted,
        Kind::NotConnected,
        Kind::PermissionDenied,
    ];
    let kind = error.kind();
    if matches!(kind, Kind::TimedOut | Kind::WouldBlock | Kind::Interrupted) {
        None
    } else if tcp::AWAY.contains(&kind) {
        Some(Trouble::Unreachable)
    } else if GONE.contains(&kind) || is_gone(error) {
        Some(Trouble::Unplugged)
    } else {
        Some(Trouble::PortFailed(error.to_string()))
    }
}

/// EIO, ENXIO and ENODEV are how Unix says that the adapter is not there any more.
fn is_gone(error: &io::Error) -> bool {
    const EIO: i32 = 5;
    const ENXIO: i32 = 6;
    const ENODEV: i32 = 19;
    cfg!(unix) && matches!(error.raw_os_error(), Some(EIO | ENXIO | ENODEV))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_told_in_kinds_a_person_can_act_on() {
        let of = |kind: io::ErrorKind| trouble_of(&kind.into());
        assert_eq!(of(io::ErrorKind::TimedOut), None);
        assert_eq!(of(io::ErrorKind::BrokenPipe), Some(Trouble::Unplugged));
        assert_eq!(of(io::ErrorKind::UnexpectedEof), Some(Trouble::Unplugged));
        assert_eq!(of(io::ErrorKind::HostUnreachable), Some(Trouble::Unreachable));
        assert!(matches!(of(io::ErrorKind::Other), Some(Trouble::PortFailed(_))));
        if cfg!(unix) {
            assert_eq!(trouble_of(&io::Error::from_raw_os_error(5)), Some(Trouble::Unplugged));
            assert_eq!(trouble_of(&io::Error::from_raw_os_error(19)), Some(Trouble::Unplugged));
        }
    }

    #[test]
    fn a_reader_without_a_number_does_not_take_the_port_of_another() {
        let usb = |path: &str| Listed {
            path: path.into(),
            usb: Some(list::Usb { vendor: 1, product: 2, serial: None, words: None }),
            is_extra: false,
        };
        let lister: Lister = Arc::new(move || vec![usb("/dev/ttyUSB0"), usb("/dev/ttyUSB1")]);
        let ports = Ports::new(None, Vec::new(), PathBuf::new()).with_lister(lister);
        let (one, two) = (ReaderId(uuid::Uuid::from_u128(1)), ReaderId(uuid::Uuid::from_u128(2)));
        let last = |path: &str| PortIdentity::UsbPlain { vendor: 1, product: 2, path: path.to_owned() };
        let claim = ports.claim(Path::new("/dev/ttyUSB0"), one);
        assert!(claim.is_ok());
        assert_eq!(ports.locate(&last("/dev/ttyUSB0"), two), Some("/dev/ttyUSB1".into()));
        assert_eq!(ports.locate(&last("/dev/ttyUSB0"), one), Some("/dev/ttyUSB0".into()));
        let gone = PortIdentity::UsbSerial { vendor: 1, product: 2, serial: "7".to_owned() };
        assert_eq!(ports.locate(&gone, one), None);
    }

    #[test]
    fn a_port_belongs_to_one_reader_at_a_time() {
        let ports = Ports::new(None, Vec::new(), PathBuf::new());
        let (one, two) = (ReaderId(uuid::Uuid::from_u128(1)), ReaderId(uuid::Uuid::from_u128(2)));
        let claim = ports.claim(Path::new("/dev/x"), one);
        assert!(claim.is_ok());
        assert!(matches!(ports.claim(Path::new("/dev/x"), two), Err(Trouble::PortInUse)));
        drop(claim);
        assert!(ports.claim(Path::new("/dev/x"), two).is_ok());
    }
}
