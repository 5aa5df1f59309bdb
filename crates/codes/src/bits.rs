//! Reading and writing fields of any width in the EPC bank.

use crate::Epc;
use crate::limits::EPC_BITS_MAX;
use crate::refusal::{Refusal, Rule};

/// Reads fields one after the other and knows where the bits end.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    epc: &'a Epc,
    at: usize,
    end: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(epc: &'a Epc, at: usize) -> Cursor<'a> {
        Cursor { epc, at, end: epc.bits() }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn left(&self) -> usize {
        self.end.saturating_sub(self.at)
    }

    /// The next `count` (at most 64) bits as a number.
    pub(crate) fn take(&mut self, field: &'static str, count: usize) -> Result<u64, Refusal> {
        if count > self.left() {
            let rule = Rule::TooShort { needs: (self.at + count) as u16, has: self.end as u16 };
            return Err(Refusal::bits(field, self.at, count, rule));
        }
        let value = self.epc.take(self.at, count);
        self.at += count;
        Ok(value)
    }

    /// True when the next bits are zero.
    pub(crate) fn zeros_ahead(&self, count: usize) -> bool {
        (self.at..self.at + count).all(|at| !self.epc.bit(at))
    }

    /// True when only zeros are left.
    pub(crate) fn only_zeros_left(&self) -> bool {
        self.epc.is_zero_from(self.at)
    }
}

/// Collects fields into an EPC.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    bytes: [u8; EPC_BITS_MAX / 8],
    at: usize,
}

impl Draft {
    pub(crate) fn new() -> Draft {
        Draft { bytes: [0; EPC_BITS_MAX / 8], at: 0 }
    }

    /// How many bits were put in so far.
    pub(crate) fn bits(&self) -> usize {
        self.at
    }

    /// Adds the lowest `count` (at most 64) bits of a number.
    pub(crate) fn put(&mut self, value: u64, count: usize) -> Result<(), Refusal> {
        if self.at + count > EPC_BITS_MAX {
            return Err(Refusal::text("length", Rule::NoRoom));
        }
        let mut left = count;
        while left > 0 {
            let room = 8 - self.at % 8;
            let now = room.min(left);
            let part = (value >> (left - now)) & ((1 << now) - 1);
            self.bytes[self.at / 8] |= (part as u8) << (room - now);
            self.at += now;
            left -= now;
        }
        Ok(())
    }

    /// Puts zeros up to this bit.
    pub(crate) fn zeros_to(&mut self, bit: usize) -> Result<(), Refusal> {
        if bit > EPC_BITS_MAX {
            return Err(Refusal::text("length", Rule::NoRoom));
        }
        self.at = self.at.max(bit);
        Ok(())
    }

    /// The EPC, filled up with zeros to whole words as a tag holds it.
    pub(crate) fn finish(self) -> Epc {
        Epc::from_words(&self.bytes, self.at.div_ceil(16) * 2)
    }
}
