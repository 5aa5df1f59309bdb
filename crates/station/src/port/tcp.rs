//! A reader on the network: a raw TCP connection. Whether it is still there when nothing is said is asked by the
//! system (keepalive), and by the driver in its own words.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

use model::Trouble;
use socket2::{SockRef, TcpKeepalive};

use crate::limits::{
    ADDRESSES_MAX, CONNECT_WAIT, KEEPALIVE_AFTER, KEEPALIVE_EVERY, KEEPALIVE_TRIES, LOOKUPS_MAX,
    PORT_READ_WAIT, PORT_WRITE_WAIT,
};

/// How a connection says that the other side is not there (any more).
pub(super) const AWAY: [io::ErrorKind; 4] = [
    io::ErrorKind::HostUnreachable,
    io::ErrorKind::NetworkUnreachable,
    io::ErrorKind::NetworkDown,
    io::ErrorKind::ConnectionRefused,
];

/// An open connection. Small messages leave at once (no Nagle), a read waits 50 ms.
pub struct TcpPort(TcpStream);

impl TcpPort {
    /// Connects within three seconds. A name is looked up beside, so that a name server that does not answer holds
    /// up nobody.
    pub fn connect(host: &str, port: u16) -> Result<TcpPort, Trouble> {
        let mut last = Trouble::Unreachable;
        for address in look_up(host, port)? {
            match TcpStream::connect_timeout(&address, CONNECT_WAIT) {
                Ok(stream) => return TcpPort::of(stream).map_err(|error| trouble_of_connect(&error)),
                Err(error) => last = trouble_of_connect(&error),
            }
        }
        Err(last)
    }

    fn of(stream: TcpStream) -> io::Result<TcpPort> {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PORT_READ_WAIT))?;
        stream.set_write_timeout(Some(PORT_WRITE_WAIT))?;
        let keepalive = TcpKeepalive::new().with_time(KEEPALIVE_AFTER).with_interval(KEEPALIVE_EVERY);
        #[cfg(not(windows))]
        let keepalive = keepalive.with_retries(KEEPALIVE_TRIES);
        let socket = SockRef::from(&stream);
        socket.set_tcp_keepalive(&keepalive)?;
        // What was sent and is never acknowledged ends the connection as soon as silence does.
        #[cfg(target_os = "linux")]
        socket.set_tcp_user_timeout(Some(KEEPALIVE_AFTER + KEEPALIVE_EVERY * KEEPALIVE_TRIES))?;
        Ok(TcpPort(stream))
    }
}

impl Read for TcpPort {
    /// Returns 1…n bytes, or `TimedOut`/`WouldBlock` after 50 ms. A closed connection is an error.
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.0.read(into) {
            Ok(0) if !into.is_empty() => Err(io::ErrorKind::HostUnreachable.into()),
            Ok(count) => Ok(count),
            Err(error) => Err(away(error)),
        }
    }
}

impl Write for TcpPort {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(away)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// What a person calls the connection.
pub(super) fn label(host: &str, port: u16) -> String {
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

/// A connection that breaks is a reader that cannot be reached, not a cable that was pulled out of this computer. A
/// connection that timed out (keepalive) says so with its own number; the kind is that of a read that waited.
fn away(error: io::Error) -> io::Error {
    use io::ErrorKind as Kind;
    const BROKEN: [Kind; 5] = [
        Kind::ConnectionReset,
        Kind::ConnectionAborted,
        Kind::NotConnected,
        Kind::BrokenPipe,
        Kind::UnexpectedEof,
    ];
    let is_dead = error.kind() == Kind::TimedOut && is_connection_timeout(&error);
    if is_dead || BROKEN.contains(&error.kind()) { Kind::HostUnreachable.into() } else { error }
}

/// ETIMEDOUT; a read that waited in vain says EAGAIN on Unix and WSAETIMEDOUT on Windows, where a dead connection is
/// reset instead.
fn is_connection_timeout(error: &io::Error) -> bool {
    const LINUX: i32 = 110;
    const MAC: i32 = 60;
    (cfg!(target_os = "linux") && error.raw_os_error() == Some(LINUX))
        || (cfg!(target_os = "macos") && error.raw_os_error() == Some(MAC))
}

fn trouble_of_connect(error: &io::Error) -> Trouble {
    let kind = error.kind();
    if kind == io::ErrorKind::PermissionDenied {
        return Trouble::NoPermission;
    }
    let away = away(io::Error::new(kind, error.to_string()));
    super::trouble_of(&away).unwrap_or(Trouble::Unreachable)
}

static LOOKUPS: AtomicUsize = AtomicUsize::new(0);

/// The addresses of a name. An address that is written out needs no look-up.
fn look_up(host: &str, port: u16) -> Result<Vec<SocketAddr>, Trouble> {
    if let Ok(address) = host.parse() {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    if LOOKUPS.fetch_add(1, Ordering::Relaxed) >= LOOKUPS_MAX {
        LOOKUPS.fetch_sub(1, Ordering::Relaxed);
        return Err(Trouble::PortFailed("looking up names takes too long".to_owned()));
    }
    let (answer, answers) = sync_channel(1);
    let name = host.to_owned();
    let looking = std::thread::Builder::new().name("look up".to_owned()).spawn(move || {
        let found = (name.as_str(), port).to_socket_addrs().map(|found| found.take(ADDRESSES_MAX).collect());
        LOOKUPS.fetch_sub(1, Ordering::Relaxed);
        // Whoever asked may have given up meanwhile.
        answer.send(found).ok();
    });
    if let Err(error) = looking {
        LOOKUPS.fetch_sub(1, Ordering::Relaxed);
        return Err(Trouble::PortFailed(error.to_string()));
    }
    match answers.recv_timeout(CONNECT_WAIT) {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(_)) | Err(_) => Err(Trouble::Unreachable),
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    fn listener() -> (TcpListener, u16) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        (listener, port)
    }

    /// Reads until something but patience comes of it.
    fn outcome(port: &mut TcpPort) -> Result<Vec<u8>, Trouble> {
        let mut bytes = [0; 16];
        loop {
            match port.read(&mut bytes) {
                Ok(count) => return Ok(bytes[..count].to_vec()),
                Err(error) => match crate::port::trouble_of(&error) {
                    Some(trouble) => return Err(trouble),
                    None => continue,
                },
            }
        }
    }

    #[test]
    fn bytes_go_both_ways_and_a_closed_connection_is_a_reader_out_of_reach() {
        let (listener, number) = listener();
        for host in ["127.0.0.1", "localhost"] {
            let mut port = TcpPort::connect(host, number).unwrap();
            let (mut reader, _) = listener.accept().unwrap();
            port.write_all(b"ask").unwrap();
            let mut heard = [0; 3];
            reader.read_exact(&mut heard).unwrap();
            assert_eq!(&heard, b"ask");
            reader.write_all(b"answer").unwrap();
            assert_eq!(outcome(&mut port), Ok(b"answer".to_vec()));
            drop(reader);
            assert_eq!(outcome(&mut port), Err(Trouble::Unreachable));
        }
    }

    #[test]
    fn a_waiting_read_is_no_fault() {
        let (listener, number) = listener();
        let mut port = TcpPort::connect("127.0.0.1", number).unwrap();
        let _reader = listener.accept().unwrap();
        let error = port.read(&mut [0; 4]).unwrap_err();
        assert_eq!(crate::port::trouble_of(&error), None);
    }

    #[test]
    fn a_silent_connection_is_tested() {
        let (_listener, number) = listener();
        let port = TcpPort::connect("127.0.0.1", number).unwrap();
        let socket = SockRef::from(&port.0);
        assert!(socket.keepalive().unwrap() && port.0.nodelay().unwrap());
        #[cfg(target_os = "linux")]
        assert_eq!(socket.tcp_keepalive_time().unwrap(), KEEPALIVE_AFTER);
    }

    #[test]
    fn where_nobody_listens_the_reader_is_out_of_reach() {
        let (listener, number) = listener();
        drop(listener);
        assert_eq!(TcpPort::connect("127.0.0.1", number).err(), Some(Trouble::Unreachable));
        assert_eq!(TcpPort::connect("no-such-reader.invalid", number).err(), Some(Trouble::Unreachable));
    }

    #[test]
    fn an_address_is_written_the_usual_way() {
        assert_eq!(label("10.0.0.7", 5084), "10.0.0.7:5084");
        assert_eq!(label("fe80::1", 5084), "[fe80::1]:5084");
    }
}
