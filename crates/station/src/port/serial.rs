//! A serial port, real or pseudo.

use std::io::{self, Read, Write};
use std::path::Path;

use model::Trouble;
use serialport::{Error, ErrorKind};

use crate::limits::PORT_READ_WAIT;

/// An open serial port: 8 data bits, no parity, 1 stop bit, no flow control.
pub struct SerialPort(Box<dyn serialport::SerialPort>);

impl SerialPort {
    /// Opens it for us alone.
    pub fn open(path: &Path, baud: u32) -> Result<SerialPort, Trouble> {
        let name = path.to_string_lossy();
        let mut port = serialport::new(name.as_ref(), baud)
            .timeout(PORT_READ_WAIT)
            .open()
            .map_err(|error| trouble_of_open(&error, path))?;
        // Some adapters power the reader from these lines; pseudo-terminals have none and say so.
        for outcome in [port.write_data_terminal_ready(true), port.write_request_to_send(true)] {
            if let Err(error) = outcome {
                tracing::debug!(port = %name, %error, "no modem lines");
            }
        }
        Ok(SerialPort(port))
    }
}

impl Read for SerialPort {
    /// Returns 1…n bytes, or `TimedOut` after 50 ms. A read of 0 bytes is the end of a line that went away.
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.0.read(into)? {
            0 if !into.is_empty() => Err(io::ErrorKind::UnexpectedEof.into()),
            count => Ok(count),
        }
    }
}

impl Write for SerialPort {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// What a failed opening means. "No device" is what the library says when another program has the port.
fn trouble_of_open(error: &Error, path: &Path) -> Trouble {
    match error.kind {
        ErrorKind::Io(io::ErrorKind::NotFound) => Trouble::Unplugged,
        ErrorKind::Io(io::ErrorKind::PermissionDenied) if cfg!(windows) => Trouble::PortInUse,
        ErrorKind::Io(io::ErrorKind::PermissionDenied) => Trouble::NoPermission,
        _ if cfg!(unix) && !path.exists() => Trouble::Unplugged,
        ErrorKind::NoDevice => Trouble::PortInUse,
        ErrorKind::InvalidInput | ErrorKind::Unknown | ErrorKind::Io(_) => {
            Trouble::PortFailed(error.description.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_that_fails_says_why() {
        let here = std::env::current_exe().unwrap();
        let cases = [
            (ErrorKind::Io(io::ErrorKind::NotFound), Trouble::Unplugged),
            (ErrorKind::Io(io::ErrorKind::PermissionDenied), Trouble::NoPermission),
            (ErrorKind::NoDevice, Trouble::PortInUse),
            (ErrorKind::Unknown, Trouble::PortFailed("words".to_owned())),
        ];
        for (kind, expected) in cases {
            if cfg!(unix) {
                assert_eq!(trouble_of_open(&Error::new(kind, "words"), &here), expected);
            }
        }
    }

    #[test]
    fn a_missing_port_is_unplugged() {
        assert_eq!(SerialPort::open(Path::new("/dev/no-such-port"), 115_200).err(), Some(Trouble::Unplugged));
    }
}
