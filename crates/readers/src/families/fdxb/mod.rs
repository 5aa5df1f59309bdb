//! The fdxb family: 134.2 kHz readers of animal and pallet transponders (ISO 11784/11785 FDX-B) that talk by
//! themselves: WL-134 and modules with frames `AA … BB`.

use codes::Epc;
use model::{Capabilities, Tick};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::{Explained, Field, Kind};
use crate::families::fdxb::frame::{decode, look};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::push::{CAPABILITIES, Push, plain_read};

pub mod frame;

/// The fdxb family.
#[derive(Clone, Copy, Debug)]
pub struct FdxB;

/// How it talks.
const PUSH: Push = Push { model: "134.2 kHz FDX-B reader", look: |bytes, _| look(bytes), tag: epc };

fn epc(frame: &[u8]) -> Option<Epc> {
    decode(frame).map(|animal| animal.tag.to_epc())
}

impl Family for FdxB {
    fn key(&self) -> &'static str {
        "fdxb"
    }

    fn label(&self) -> &'static str {
        "WL-134 and other FDX-B animal tag readers"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 9_600 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &[]
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        match PUSH.is_heard(bytes) {
            true => ProbeAnswer::Yes,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    fn explain(&self, _direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        PUSH.explain(bytes, explain_frame)
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        PUSH.open(now)
    }
}

fn explain_frame(offset: usize, frame: &[u8]) -> Explained {
    let Some(animal) = decode(frame) else {
        return Explained::garbled(offset, frame.len(), "the check is wrong");
    };
    let said = Explained::new(Kind::Read, "transponder", offset, frame.len());
    let mut said = explain_transponder(said, animal.tag);
    if animal.has_flags {
        said = explain_flags(said, animal.tag);
    }
    match animal.extra {
        Some(extra) => said.text("extra", String::from_utf8_lossy(&extra)),
        None => said,
    }
}

/// The numbers of a transponder, as every reader reports them.
pub(crate) fn explain_transponder(said: Explained, tag: codes::low_frequency::FdxB) -> Explained {
    said.read(plain_read(tag.to_epc()))
        .number("country", tag.country)
        .field("national_id", Field::Number(i64::try_from(tag.number).unwrap_or(i64::MAX)))
        .text("printed", tag.to_text())
}

/// The flags of a transponder, for readers that report them.
pub(crate) fn explain_flags(said: Explained, tag: codes::low_frequency::FdxB) -> Explained {
    said.field("is_animal", Field::Flag(tag.is_animal)).field("has_data", Field::Flag(tag.has_data))
}
