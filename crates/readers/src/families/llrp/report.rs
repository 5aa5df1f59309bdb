//! Tag reports, the fast way: straight from the bytes to reads (LLRP 1.1 §14.2.3, Impinj extensions).
//!
//! A portal reports up to 1,500 tags a second, and after a network gap it sends what it kept at full speed. So a
//! message is walked once to see that it is whole, and once to read it, without anything in between.

use codes::Epc;
use codes::epc::EPC_BYTES_MAX;
use model::{AntennaPort, PcWord, Rssi, Signal, TagRead, Tid};

use crate::families::llrp::shapes::IMPINJ;

/// Type number of the parameter that holds one tag.
pub const TAG_REPORT_DATA: u16 = 240;

/// How many bytes follow the type byte of a parameter without length; `None` for one nobody knows.
const fn fixed_size(number: u8) -> Option<usize> {
    match number {
        1 | 7 | 8 | 10 | 11 | 12 | 14 | 17 | 19 | 20 => Some(2),
        2..=5 => Some(8),
        6 => Some(1),
        9 | 16 | 18 => Some(4),
        13 => Some(12),
        _ => None,
    }
}

/// Whether the body of a report can be read to its end: every length and count fits, and there is no parameter of
/// unknown size. What is behind one of those could be anything.
pub fn is_whole(body: &[u8]) -> bool {
    parameters(body, |number, inner| number != TAG_REPORT_DATA || is_tag_whole(inner))
}

fn is_tag_whole(tag: &[u8]) -> bool {
    let mut rest = tag;
    let mut has_epc = false;
    while let Some(first) = rest.first() {
        let size = if first & 0x80 != 0 {
            has_epc |= *first == 0x8D;
            let Some(size) = fixed_size(first & 0x7F) else { return false };
            size + 1
        } else {
            let Some((number, length)) = header(rest) else { return false };
            if number == 241 {
                let Some(bits) = rest.get(4..6).map(|two| u16::from_be_bytes([two[0], two[1]])) else {
                    return false;
                };
                let bytes = usize::from(bits).div_ceil(8);
                if bytes > EPC_BYTES_MAX || length != bytes + 6 {
                    return false;
                }
                has_epc = true;
            }
            length
        };
        let Some(behind) = rest.get(size..) else { return false };
        rest = behind;
    }
    has_epc
}

/// Type and length of a parameter with a header.
fn header(rest: &[u8]) -> Option<(u16, usize)> {
    let [one, two, three, four, ..] = *rest else { return None };
    let length = usize::from(u16::from_be_bytes([three, four]));
    (length >= 4 && length <= rest.len() && one < 4).then_some((u16::from_be_bytes([one, two]), length))
}

/// Walks the parameters of a message while `each` says yes. `false` when it said no or a length is wrong.
fn parameters<'a>(body: &'a [u8], mut each: impl FnMut(u16, &'a [u8]) -> bool) -> bool {
    let mut rest = body;
    while !rest.is_empty() {
        let Some((number, length)) = header(rest) else { return false };
        let (Some(inner), Some(behind)) = (rest.get(4..length), rest.get(length..)) else { return false };
        if !each(number, inner) {
            return false;
        }
        rest = behind;
    }
    true
}

/// Every tag of a report that [`is_whole`]. `frequencies` are those of the hop table, kHz, channel 1 first.
pub fn reads(body: &[u8], frequencies: &[u32], mut each: impl FnMut(TagRead, &[u8])) {
    parameters(body, |number, inner| {
        if number == TAG_REPORT_DATA
            && let Some(read) = tag(inner, frequencies)
        {
            each(read, inner);
        }
        true
    });
}

/// One tag.
fn tag(bytes: &[u8], frequencies: &[u32]) -> Option<TagRead> {
    let mut read = TagRead {
        epc: Epc::from_bytes(&[]).ok()?,
        pc: None,
        tid: None,
        antenna: AntennaPort(1),
        signal: Signal::Silent,
        reader_ms: None,
        phase: None,
        freq_khz: None,
        count: 1,
    };
    // The last time is the better one, UTC is better than the time since power-on.
    let mut time = (0u8, 0u64);
    let mut rest = bytes;
    while let Some(first) = rest.first() {
        if first & 0x80 == 0 {
            let (number, length) = header(rest)?;
            long_field(&mut read, number, rest.get(4..length)?);
            rest = rest.get(length..)?;
            continue;
        }
        let number = first & 0x7F;
        let (field, behind) = rest.get(1..)?.split_at_checked(fixed_size(number)?)?;
        match number {
            13 => read.epc = Epc::from_bytes(field).ok()?,
            1 => read.antenna = AntennaPort(u8::try_from(be16(field)).unwrap_or(u8::MAX)),
            6 if read.signal == Signal::Silent => {
                read.signal = Signal::Dbm(Rssi(i16::from(field[0] as i8) * 10));
            }
            7 => read.freq_khz = frequencies.get(usize::from(be16(field)).wrapping_sub(1)).copied(),
            8 => read.count = u32::from(be16(field)).max(1),
            2..=5 => {
                // 4 last UTC, 2 first UTC, 5 last uptime, 3 first uptime.
                let rank = [0, 0, 3, 1, 4, 2][usize::from(number)];
                if rank > time.0 {
                    time = (rank, be64(field));
                }
            }
            12 => read.pc = Some(PcWord(be16(field))),
            _ => {}
        }
        rest = behind;
    }
    read.reader_ms = (time.0 > 0).then_some(time.1 / 1_000);
    Some(read)
}

/// A field with a length: a number that is not 96 bits long, or what a vendor adds.
fn long_field(read: &mut TagRead, number: u16, field: &[u8]) {
    match (number, field) {
        (241, [_, _, epc @ ..]) => {
            if let Ok(epc) = Epc::from_bytes(epc) {
                read.epc = epc;
            }
        }
        (1_023, [a, b, c, d, 0, 0, 0, subtype, data @ ..])
            if u32::from_be_bytes([*a, *b, *c, *d]) == IMPINJ =>
        {
            match (subtype, data) {
                // A turn of the phase is 4,096 steps; we count tenths of a degree.
                (56, [_, _]) => read.phase = Some((u32::from(be16(data) & 0xFFF) * 3_600 / 4_096) as u16),
                (57, [_, _]) => read.signal = Signal::Dbm(Rssi(tenths(be16(data) as i16))),
                (55, [high, low, words @ ..]) => {
                    let count = usize::from(u16::from_be_bytes([*high, *low])) * 2;
                    read.tid = words.get(..count).filter(|tid| !tid.is_empty()).map(|tid| Tid(tid.to_vec()));
                }
                (_, _) => {}
            }
        }
        (_, _) => {}
    }
}

/// Hundredths to tenths, to the nearest.
fn tenths(hundredths: i16) -> i16 {
    let half = if hundredths < 0 { -5 } else { 5 };
    ((i32::from(hundredths) + half) / 10) as i16
}

fn be16(bytes: &[u8]) -> u16 {
    bytes.first_chunk().map_or(0, |two| u16::from_be_bytes(*two))
}

fn be64(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |eight| u64::from_be_bytes(*eight))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::llrp::node::{Value, custom, node, node_of};

    fn all(body: &[u8]) -> Vec<TagRead> {
        let mut all = Vec::new();
        reads(body, &[865_700, 866_300], |read, _| all.push(read));
        all
    }

    #[test]
    fn everything_a_report_can_say_is_read() {
        let tag = node(
            240,
            &[],
            vec![
                node_of(241, vec![Value::Bytes(vec![0xE2, 0x80, 0x11, 0x22], Some(32))], vec![]),
                node(1, &[4], vec![]),
                node(6, &[-61], vec![]),
                node(7, &[2], vec![]),
                node(2, &[1_385_585_041_558_537], vec![]),
                node(4, &[1_385_585_041_600_999], vec![]),
                node(8, &[3], vec![]),
                node(12, &[0x1000], vec![]),
                custom(IMPINJ, 57, &[-6_055], vec![]),
                custom(IMPINJ, 56, &[1_024], vec![]),
            ],
        );
        let body = tag.encode();
        assert!(is_whole(&body));
        let read = all(&body).remove(0);
        assert_eq!(read.epc.to_hex(), "E2801122");
        assert_eq!((read.antenna, read.signal), (AntennaPort(4), Signal::Dbm(Rssi(-606))));
        assert_eq!((read.freq_khz, read.phase, read.count), (Some(866_300), Some(900), 3));
        assert_eq!((read.reader_ms, read.pc), (Some(1_385_585_041_600), Some(PcWord(0x1000))));
    }

    #[test]
    fn a_reader_without_a_clock_gives_its_uptime() {
        let epc = node_of(13, vec![Value::Bytes(vec![1; 12], None)], vec![]);
        let body =
            node(240, &[], vec![epc, node(5, &[9_000_000], vec![]), node(3, &[1_000_000], vec![])]).encode();
        assert_eq!(all(&body)[0].reader_ms, Some(9_000));
    }

    #[test]
    fn a_message_that_lies_is_not_read_at_all() {
        let epc = node_of(13, vec![Value::Bytes(vec![1; 12], None)], vec![]);
        let good = node(240, &[], vec![epc]).encode();
        assert!(is_whole(&good) && is_whole(&[]));
        for length in 0..4 {
            assert!(!is_whole(&good[..good.len() - 1 - length]));
        }
        // A short parameter of unknown size, a count longer than the parameter, a tag without a number.
        assert!(!is_whole(&[0, 240, 0, 6, 0xFF, 1]));
        assert!(!is_whole(&[0, 240, 0, 10, 0, 241, 0, 6, 0, 96]));
        assert!(!is_whole(&[0, 240, 0, 7, 0x81, 0, 1]));
    }
}
