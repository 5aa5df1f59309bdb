//! lf134-usb frames: `02`, reader id, command or status, length, data, check, `03`. The check is the exclusive or of
//! everything before it, the `02` included. Nothing in a frame says in which direction it goes.

use crate::wire::{Look, xor8};

/// The first byte.
pub const START: u8 = 0x02;
/// The last byte.
pub const END: u8 = 0x03;
/// Bytes around the data.
const AROUND: usize = 6;

/// One frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Which reader: 1 as sold.
    pub id: u8,
    /// From the host a command, from the reader a status.
    pub code: u8,
    /// What it carries.
    pub data: &'a [u8],
}

impl<'a> Frame<'a> {
    /// Reads the frame that `bytes` are, whole and nothing else.
    pub fn decode(bytes: &'a [u8]) -> Option<Frame<'a>> {
        let [START, id, code, length, data @ .., check, END] = bytes else { return None };
        let is_whole = data.len() == usize::from(*length) && xor8(&bytes[..bytes.len() - 2]) == *check;
        is_whole.then_some(Frame { id: *id, code: *code, data })
    }

    /// The bytes on the line. Data beyond 255 bytes are cut off.
    pub fn encode(&self) -> Vec<u8> {
        let data = &self.data[..self.data.len().min(255)];
        let mut bytes = vec![START, self.id, self.code, data.len() as u8];
        bytes.extend_from_slice(data);
        bytes.push(xor8(&bytes));
        bytes.push(END);
        bytes
    }
}

/// The front of the collected bytes.
pub fn look(bytes: &[u8]) -> Look {
    match bytes {
        [START, _, _, length, ..] => {
            let length = usize::from(*length) + AROUND;
            match bytes.get(..length) {
                None => Look::More,
                Some(frame) if Frame::decode(frame).is_some() => Look::Frame(length),
                Some(_) => Look::Noise(1),
            }
        }
        [START, ..] => Look::More,
        _ => Look::Noise(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::unhex;

    #[test]
    fn published_frames_are_read_and_written() {
        for hex in ["0201A70100A503", "0201A70101A403", "0201000C1122334455660123000000104A03"] {
            let bytes = unhex(hex.as_bytes()).unwrap();
            assert_eq!(look(&bytes), Look::Frame(bytes.len()));
            assert_eq!(Frame::decode(&bytes).unwrap().encode(), bytes);
        }
    }

    #[test]
    fn the_check_counts_from_the_first_byte() {
        // Without the 02 in it the check of this frame would be A7.
        assert_eq!(look(&unhex(b"0201A70100A703").unwrap()), Look::Noise(1));
    }
}
