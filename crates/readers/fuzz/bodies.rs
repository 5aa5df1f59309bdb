//! What the fuzz targets do with their bytes. Included by the targets and by the plain test that replays the corpus,
//! so that both run the same thing. Nothing may panic; everything held is bounded.

use model::{Span, Tick, TxPower};
use readers::capture::{Direction, Recording};
use readers::families::{a0, bb, chafon, chafon_cf, cph_rf, llrp, mercury, nur};
use readers::{DriverEvent, FAMILIES, Order};

/// Any bytes through every framer, whole and byte by byte: the same pieces; and through every parser: what is
/// understood is said the same way again.
pub fn frames(data: &[u8]) {
    assert_eq!(bb_pieces(data.chunks(data.len().max(1))), bb_pieces(data.chunks(1)));
    assert_eq!(chafon_pieces(data.chunks(data.len().max(1))), chafon_pieces(data.chunks(1)));
    for sense in [a0::message::is_invelion_answer, a0::message::is_ucchip_answer, a0::message::is_order] {
        assert_eq!(a0_pieces(sense, data.chunks(data.len().max(1))), a0_pieces(sense, data.chunks(1)));
    }
    assert_eq!(nur_pieces(data.chunks(data.len().max(1))), nur_pieces(data.chunks(1)));
    assert_eq!(mercury_pieces(data.chunks(data.len().max(1))), mercury_pieces(data.chunks(1)));
    assert_eq!(cf_pieces(data.chunks(data.len().max(1))), cf_pieces(data.chunks(1)));
    assert_eq!(cph_pieces(data.chunks(data.len().max(1))), cph_pieces(data.chunks(1)));
    assert_eq!(llrp_pieces(data.chunks(data.len().max(1))), llrp_pieces(data.chunks(1)));
    for family in FAMILIES {
        family.recognise(data);
        for direction in [Direction::FromReader, Direction::ToReader] {
            let explained = family.explain(direction, data);
            assert!(explained.iter().all(|said| said.offset + said.length <= data.len()));
        }
    }
}

fn cf_pieces<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    use chafon_cf::message::{Access, Information, Parameters, Tag};
    let mut pieces = Vec::new();
    let mut each = |piece: chafon_cf::frame::Piece<'_>| {
        if let chafon_cf::frame::Piece::Frame(frame) = piece {
            let data = frame.as_answer().map_or(&[][..], |(_, data)| data);
            if let Some(tag) = Tag::parse(data) {
                assert_eq!(tag.to_data(), data);
            }
            let said = (Access::parse(data), Information::parse(data), Parameters::parse(data));
            pieces.push(format!("{said:?}"));
        }
        pieces.push(format!("{piece:?}"));
    };
    let mut framer = chafon_cf::frame::Framer::new();
    parts.for_each(|part| framer.push(part, &mut each));
    framer.give_up(&mut each);
    assert!(!framer.is_holding());
    pieces
}

fn cph_pieces<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    use cph_rf::message::{Tag, Version};
    let mut pieces = Vec::new();
    let mut each = |piece: cph_rf::frame::Piece<'_>| {
        if let cph_rf::frame::Piece::Frame(frame) = piece {
            assert_eq!(frame.encode().len(), frame.wire_length());
            if let Some(tags) = Tag::all(&frame) {
                let again: usize = tags.iter().map(|tag| tag.to_parameters().len()).sum();
                assert!(again <= frame.parameters.len());
            }
            pieces.push(format!("{:?}", Version::parse(&frame)));
        }
        pieces.push(format!("{piece:?}"));
    };
    let mut framer = cph_rf::frame::Framer::new();
    parts.for_each(|part| framer.push(part, &mut each));
    framer.give_up(&mut each);
    assert!(!framer.is_holding());
    pieces
}

fn a0_pieces<'a>(sense: a0::frame::Sense, parts: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    use a0::Variant;
    use a0::message::{Answer, Ask};
    let mut pieces = Vec::new();
    let mut each = |piece: a0::frame::Piece<'_>| {
        if let a0::frame::Piece::Frame(frame) = piece {
            let again = Ask::of(&frame).encode(frame.address);
            assert_eq!(again, a0::frame::encode(frame.address, frame.code, frame.data));
            for variant in [Variant::Invelion, Variant::Ucchip] {
                if let Some(answer) = Answer::parse(variant, &frame) {
                    let said = answer.encode(variant, frame.address, frame.code);
                    assert!(said.len() <= again.len(), "{answer:?}");
                }
            }
        }
        pieces.push(format!("{piece:?}"));
    };
    let mut framer = a0::frame::Framer::new(sense);
    parts.for_each(|part| framer.push(part, &mut each));
    framer.give_up(&mut each);
    assert!(!framer.is_holding());
    pieces
}

fn nur_pieces<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    use nur::frame::{decode, look};
    use readers::wire::{Collector, Cut};
    let mut pieces = Vec::new();
    let mut each = |cut: Cut<'_>| {
        if let Cut::Frame(bytes) = &cut
            && let Some(frame) = decode(bytes)
        {
            assert_eq!(nur::message::Ask::parse(&frame).encode().len(), bytes.len());
            for has_data in [false, true] {
                if let Some(records) = nur::record::parse_list(frame.body, has_data) {
                    let again = nur::record::list_data(&records, has_data);
                    assert!(again.len() <= frame.body.len());
                }
            }
        }
        pieces.push(format!("{cut:?}"));
    };
    let mut collector = Collector::new();
    parts.for_each(|part| collector.feed(part, look, &mut each));
    collector.give_up(look, &mut each);
    assert!(!collector.is_holding());
    pieces
}

fn mercury_pieces<'a>(parts: impl Iterator<Item = &'a [u8]> + Clone) -> Vec<String> {
    use mercury::frame::{decode_command, decode_reply, look_command, look_reply};
    use mercury::message::Ask;
    use mercury::report::{Buffer, Report};
    use readers::wire::{Collector, Cut};
    let mut pieces = Vec::new();
    for look in [look_command, look_reply] {
        let mut each = |cut: Cut<'_>| {
            if let Cut::Frame(frame) = &cut {
                if let Some(command) = decode_command(frame) {
                    assert_eq!(Ask::parse(&command).encode(), *frame);
                }
                if let Some(reply) = decode_reply(frame) {
                    assert_eq!(reply.encode(), *frame);
                    if let Some(buffer) = Buffer::parse(reply.data) {
                        assert!(buffer.to_data().len() <= reply.data.len());
                    }
                    if let Some(Report::Tag(_, record)) = Report::parse(reply.data) {
                        assert!(record.epc.as_bytes().len() < reply.data.len());
                    }
                }
            }
            pieces.push(format!("{cut:?}"));
        };
        let mut collector = Collector::new();
        parts.clone().for_each(|part| collector.feed(part, look, &mut each));
        collector.give_up(look, &mut each);
        assert!(!collector.is_holding());
    }
    pieces
}

fn llrp_pieces<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    use llrp::frame::{Framer, Piece, decode};
    let mut pieces = Vec::new();
    let mut each = |piece: Piece<'_>| {
        if let Piece::Frame(frame) = piece {
            assert_eq!(decode(&frame.encode()), Some(frame));
            let tags = llrp::report::is_whole(frame.body);
            if let Some(body) = llrp::message::tree(&frame) {
                // What was read is written and read again the same way, whatever the reserved bits were.
                let again: Vec<u8> = body.children.iter().flat_map(llrp::node::Node::encode).collect();
                let children = llrp::node::read_all(&again, 0);
                assert_eq!(children.as_deref(), Some(&body.children[..]));
            }
            let mut reads = 0;
            llrp::report::reads(frame.body, &[], |_, _| reads += 1);
            assert!(!tags || reads * 4 <= frame.body.len());
        }
        pieces.push(format!("{piece:?}"));
    };
    let mut framer = Framer::new();
    parts.for_each(|part| framer.push(part, &mut each));
    framer.give_up(&mut each);
    assert!(!framer.is_holding());
    pieces
}

fn bb_pieces<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut each = |piece: bb::frame::Piece<'_>| {
        if let bb::frame::Piece::Frame(frame) = piece {
            if let Some(ask) = bb::message::Ask::parse(&frame) {
                assert_eq!(ask.encode(frame.dialect), frame.encode());
            }
            if let Some(bb::message::Answer::Tag(notice)) = bb::message::Answer::parse(&frame) {
                assert!(notice.epc.as_bytes().len() + 5 <= frame.parameters.len());
            }
        }
        pieces.push(format!("{piece:?}"));
    };
    let mut framer = bb::frame::Framer::new();
    parts.for_each(|part| framer.push(part, &mut each));
    framer.give_up(&mut each);
    assert!(!framer.is_holding());
    pieces
}

fn chafon_pieces<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    use chafon::message::{Answer, Ask, Layout};
    let mut pieces = Vec::new();
    let mut each = |piece: chafon::frame::Piece<'_>| {
        if let chafon::frame::Piece::Frame(frame) = piece {
            let again = Ask::parse(&frame).encode(frame.address);
            assert_eq!(again.len(), frame.wire_length());
            for layout in [Layout::Plain, Layout::Antennas] {
                if let Some(answer) = Answer::parse(&frame, layout) {
                    answer.encode(frame.address);
                }
            }
        }
        pieces.push(format!("{piece:?}"));
    };
    let mut framer = chafon::frame::Framer::new();
    parts.for_each(|part| framer.push(part, &mut each));
    framer.give_up(&mut each);
    assert!(!framer.is_holding());
    pieces
}

/// A life of a driver: each step is a byte that says what happens and how much, then the bytes heard.
pub fn drivers(data: &[u8]) {
    for family in FAMILIES {
        let mut now = Tick(0);
        let mut driver = family.open(now);
        let mut rest = data;
        while let [step, behind @ ..] = rest {
            let count = usize::from(step >> 2).min(behind.len());
            let (bytes, behind) = behind.split_at(count);
            match step & 3 {
                0 => {
                    let order = [Order::Start, Order::Stop, Order::SetPower(TxPower(200))];
                    driver.order(order[count % 3].clone(), now);
                }
                1 => {
                    now = driver.poll_timeout().unwrap_or(now).max(now) + Span(u64::from(*step));
                    driver.handle_timeout(now);
                }
                _ => driver.receive(bytes, now),
            }
            rest = behind;
            let mut heard = 0;
            while let Some(event) = driver.poll_event() {
                heard += usize::from(matches!(event, DriverEvent::Read(_)));
            }
            assert!(heard <= bytes.len() + 1024, "more tags than bytes");
            while driver.poll_transmit().is_some() {}
        }
    }
}

/// Any text as a recording: refused with its line, or written and read back the same.
pub fn recordings(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    match Recording::parse(text) {
        Ok(recording) => {
            let again = Recording::parse(&recording.to_text()).map(|again| again.records);
            assert_eq!(again, Ok(recording.records));
        }
        Err(error) => assert!(error.line >= 1 && error.line <= text.lines().count()),
    }
}
