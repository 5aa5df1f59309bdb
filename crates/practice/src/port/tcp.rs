//! The reader's end of a network socket: one host at a time, as real network readers have it.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};

use super::Taken;
use crate::limits::PIPE_BYTES_MAX;

/// A socket that waits for a host, or has one.
pub struct Tcp {
    listener: TcpListener,
    host: Option<TcpStream>,
    /// What waits because the host does not take it.
    waiting: Vec<u8>,
    /// What a second host is told before it is sent away.
    busy: Vec<u8>,
}

impl Tcp {
    /// Waits on this computer only; port 0 takes a free one. `busy` is said to a second host.
    pub fn listen(port: u16, busy: Vec<u8>) -> io::Result<Tcp> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        Ok(Tcp { listener, host: None, waiting: Vec::new(), busy })
    }

    /// Where it waits.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Takes what the host sent, without waiting.
    pub fn take(&mut self, into: &mut [u8]) -> Taken {
        self.welcome();
        self.push();
        let Some(host) = &mut self.host else { return Taken::Nobody };
        match host.read(into) {
            Ok(0) => self.leave(),
            Ok(count) => Taken::Bytes(count),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {
                Taken::Nothing
            }
            Err(_) => self.leave(),
        }
    }

    /// Gives bytes to the host, without waiting. Beyond what fits a pipe they are lost.
    pub fn give(&mut self, bytes: &[u8]) {
        if self.host.is_some() && self.waiting.len() + bytes.len() <= PIPE_BYTES_MAX {
            self.waiting.extend_from_slice(bytes);
            self.push();
        }
    }

    fn leave(&mut self) -> Taken {
        self.host = None;
        self.waiting.clear();
        Taken::Nobody
    }

    fn welcome(&mut self) {
        while let Ok((mut stream, _)) = self.listener.accept() {
            if self.host.is_some() {
                // It is sent away whether it heard why or not.
                stream.write_all(&self.busy).ok();
            } else if stream.set_nonblocking(true).is_ok() && stream.set_nodelay(true).is_ok() {
                self.host = Some(stream);
            }
        }
    }

    fn push(&mut self) {
        let Some(host) = &mut self.host else { return };
        while !self.waiting.is_empty() {
            match host.write(&self.waiting) {
                Ok(count) if count > 0 => drop(self.waiting.drain(..count)),
                Ok(_) | Err(_) => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(tcp: &mut Tcp) -> Vec<u8> {
        let mut into = [0; 16];
        loop {
            match tcp.take(&mut into) {
                Taken::Bytes(count) => return into[..count].to_vec(),
                Taken::Nothing | Taken::Nobody => std::thread::yield_now(),
            }
        }
    }

    #[test]
    fn one_host_is_served_and_a_second_one_is_told_why_not() {
        let mut tcp = Tcp::listen(0, b"busy".to_vec()).expect("a port");
        assert_eq!(tcp.take(&mut [0; 4]), Taken::Nobody);
        let address = tcp.address().expect("an address");
        let mut first = TcpStream::connect(address).expect("a host");
        first.write_all(b"hello").expect("sent");
        assert_eq!(heard(&mut tcp), b"hello");
        let mut second = TcpStream::connect(address).expect("a host");
        tcp.take(&mut [0; 4]);
        let mut told = Vec::new();
        second.read_to_end(&mut told).expect("an end");
        assert_eq!(told, b"busy");
        tcp.give(b"tag");
        let mut read = [0; 3];
        first.read_exact(&mut read).expect("a tag");
        assert_eq!(&read, b"tag");
        drop(first);
        while tcp.take(&mut [0; 4]) != Taken::Nobody {}
        let mut third = TcpStream::connect(address).expect("a host");
        third.write_all(b"again").expect("sent");
        assert_eq!(heard(&mut tcp), b"again");
    }
}
