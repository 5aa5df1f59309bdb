//! Tag records of chafon frames. Every length inside a frame may lie; a record that does not fit is refused.

use codes::Epc;
use model::{PcWord, Tid};

use crate::families::chafon::message::Layout;

/// In a length byte: EPC and TID follow as one block, the TID last.
const HAS_TID: u8 = 0x80;
/// In a length byte: phase and frequency follow.
const HAS_PHASE: u8 = 0x40;
/// Bytes of a TID in such a block.
const TID_BYTES: usize = 12;

/// One tag.
///
/// ```text
/// plain        length  EPC …
/// antennas     length  EPC … [TID(12)]  signal  [phase(4)  frequency in kHz(3)]
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagRecord {
    /// The tag number, as many bytes as the reader gave.
    pub epc: Epc,
    /// The chip's own number.
    pub tid: Option<Tid>,
    /// Signal without a published scale; readers of the plain layout say nothing.
    pub signal: Option<u8>,
    /// Phase as sent, and frequency in kHz.
    pub phase: Option<([u8; 4], u32)>,
}

impl TagRecord {
    /// Reads one record from the front; also gives what follows it.
    pub fn parse(bytes: &[u8], layout: Layout) -> Option<(TagRecord, &[u8])> {
        let (length, rest) = bytes.split_first()?;
        match layout {
            Layout::Plain => {
                let (epc, rest) = rest.split_at_checked(usize::from(*length))?;
                let record =
                    TagRecord { epc: Epc::from_bytes(epc).ok()?, tid: None, signal: None, phase: None };
                Some((record, rest))
            }
            Layout::Antennas => parse_long(*length, rest),
        }
    }

    /// Writes the record as the reader does; the layout follows from whether there is a signal.
    pub fn write(&self, data: &mut Vec<u8>) {
        let tid = self.tid.as_ref().map_or(&[][..], |tid| &tid.0);
        let mut length = (self.epc.as_bytes().len() + tid.len()) as u8;
        if self.tid.is_some() {
            length |= HAS_TID;
        }
        if self.phase.is_some() {
            length |= HAS_PHASE;
        }
        data.push(length);
        data.extend_from_slice(self.epc.as_bytes());
        data.extend_from_slice(tid);
        data.extend(self.signal);
        if let Some((phase, frequency)) = self.phase {
            data.extend_from_slice(&phase);
            data.extend_from_slice(&frequency.to_be_bytes()[1..]);
        }
    }

    /// Boards of the E310 kind put the PC word before the EPC. It shows: the block is a PC word that states the
    /// length of the rest. Only to be asked about such a board: elsewhere a true EPC can look the same.
    pub fn without_pc(&self) -> Option<(PcWord, Epc)> {
        let (pc, epc) = self.epc.as_bytes().split_first_chunk::<2>()?;
        let is_pc = self.tid.is_none() && !epc.is_empty() && usize::from(pc[0] >> 3) * 2 == epc.len();
        is_pc.then(|| Epc::from_bytes(epc).ok().map(|epc| (PcWord(u16::from_be_bytes(*pc)), epc)))?
    }
}

fn parse_long(length: u8, rest: &[u8]) -> Option<(TagRecord, &[u8])> {
    let (block, rest) = rest.split_at_checked(usize::from(length & !(HAS_TID | HAS_PHASE)))?;
    let (epc, tid) = if length & HAS_TID != 0 {
        let (epc, tid) = block.split_at_checked(block.len().checked_sub(TID_BYTES)?)?;
        (epc, Some(Tid(tid.to_vec())))
    } else {
        (block, None)
    };
    let (signal, rest) = rest.split_first()?;
    let (phase, rest) = if length & HAS_PHASE != 0 {
        let (phase, rest) = rest.split_first_chunk::<4>()?;
        let (frequency, rest) = rest.split_first_chunk::<3>()?;
        let frequency = u32::from_be_bytes([0, frequency[0], frequency[1], frequency[2]]);
        (Some((*phase, frequency)), rest)
    } else {
        (None, rest)
    };
    Some((TagRecord { epc: Epc::from_bytes(epc).ok()?, tid, signal: Some(*signal), phase }, rest))
}

/// The tags of one frame of a round.
///
/// ```text
/// plain                 count  records …
/// antennas    antenna   count  records …
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The reader's antenna byte, mask or index; readers of the plain layout do not say.
    pub antenna: Option<u8>,
    /// The tags.
    pub records: Vec<TagRecord>,
}

impl Batch {
    /// Reads the data of a frame. `None` unless the records fill it exactly. An end frame may carry nothing.
    pub fn parse(data: &[u8], layout: Layout) -> Option<Batch> {
        if data.is_empty() {
            return Some(Batch::default());
        }
        let (antenna, counted) = match layout {
            Layout::Plain => (None, data),
            Layout::Antennas => data.split_first().map(|(antenna, rest)| (Some(*antenna), rest))?,
        };
        let (count, mut rest) = counted.split_first()?;
        let mut records = Vec::with_capacity(usize::from(*count).min(rest.len()));
        for _ in 0..*count {
            let (record, behind) = TagRecord::parse(rest, layout)?;
            records.push(record);
            rest = behind;
        }
        rest.is_empty().then_some(Batch { antenna, records })
    }

    /// The data of a frame.
    pub fn to_data(&self) -> Vec<u8> {
        let mut data: Vec<u8> = self.antenna.into_iter().collect();
        data.push(self.records.len() as u8);
        for record in &self.records {
            record.write(&mut data);
        }
        data
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(epc: &str) -> TagRecord {
        TagRecord { epc: epc.parse().unwrap(), tid: None, signal: Some(0x48), phase: None }
    }

    fn check(records: Vec<TagRecord>, data_length: usize) {
        let batch = Batch { antenna: Some(4), records };
        let data = batch.to_data();
        assert_eq!(data.len(), data_length);
        assert_eq!(Batch::parse(&data, Layout::Antennas), Some(batch));
        for cut in 1..data.len() {
            assert_eq!(Batch::parse(&data[..cut], Layout::Antennas), None, "cut at {cut}");
        }
        let mut longer = data;
        longer.push(0);
        assert_eq!(Batch::parse(&longer, Layout::Antennas), None);
    }

    #[test]
    fn every_form_of_record_survives_and_no_cut_is_taken_for_one() {
        check(vec![tag("E28068940000500A9D2298C6")], 2 + 14);
        check(vec![tag("111001BA"), tag("E28068940000500A9D2298C6")], 2 + 6 + 14);
        let with_tid = TagRecord { tid: Some(Tid(vec![0xE2; 12])), ..tag("300ED89F3350015A1E3DF506") };
        check(vec![with_tid.clone()], 2 + 26);
        let with_phase = TagRecord { phase: Some(([1, 2, 3, 4], 902_750)), ..tag("E200") };
        check(vec![with_phase.clone(), with_tid.clone()], 2 + 11 + 26);
        let both = TagRecord { phase: Some(([9; 4], 865_100)), ..with_tid };
        check(vec![both, with_phase], 2 + 33 + 11);
    }

    #[test]
    fn a_block_too_short_for_its_tid_is_refused() {
        assert_eq!(TagRecord::parse(&[HAS_TID | 4, 1, 2, 3, 4, 0x48], Layout::Antennas), None);
    }

    #[test]
    fn the_plain_layout_has_neither_antenna_nor_signal() {
        let batch = Batch::parse(&[2, 2, 0xE2, 0x00, 1, 0x11], Layout::Plain).unwrap();
        assert_eq!(batch.antenna, None);
        assert_eq!(batch.records.len(), 2);
        assert_eq!(batch.records[1], TagRecord { signal: None, ..tag("11") });
        assert_eq!(batch.to_data(), [2, 2, 0xE2, 0x00, 1, 0x11]);
        assert_eq!(Batch::parse(&[1, 63], Layout::Plain), None);
    }

    #[test]
    fn a_pc_word_is_only_seen_where_it_states_the_rest() {
        let quirk = tag("3000E28068940000500A9D2298C6");
        let (pc, epc) = quirk.without_pc().unwrap();
        assert_eq!((pc, epc.to_hex().as_str()), (PcWord(0x3000), "E28068940000500A9D2298C6"));
        assert_eq!(tag("E28068940000500A9D2298C6").without_pc(), None);
        assert_eq!(tag("0000").without_pc(), None);
    }
}
