//! A practice portal (`llrp`): four antennas, reading and access orders, keepalives, events, a power table. It greets
//! every host that comes.

use std::collections::BTreeMap;

use codes::Epc;
use readers::families::llrp::frame::{Frame, Framer, Piece, encode};
use readers::families::llrp::message::{kind, tree};
use readers::families::llrp::node::{Node, Value, node, node_of};

use self::memory::Memory;
use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally, pc_for};

mod memory;

/// Antenna sockets.
pub const ANTENNAS: u8 = 4;
/// From an order to its reply.
const REPLY_MS: u64 = 3;
/// A good portal reports a thousand tags a second.
const TAG_MS: u64 = 1;
/// One antenna in which nobody answers.
const EMPTY_ROUND_MS: u64 = 25;
/// Power of the first index and the step to the next, hundredths of a dBm.
const POWER: (i128, i128) = (1_000, 25);
/// How many powers there are: 10 to 30 dBm.
const POWERS: i128 = 81;
/// Reading and access orders it remembers.
const SPECS_MAX: usize = 16;

/// A reading order.
struct RoSpec {
    node: Node,
    is_enabled: bool,
    run: Option<Run>,
}

/// A reading order at work.
struct Run {
    ends_ms: Option<u64>,
    /// Which AI spec, which of its antennas, and when its spec ends.
    spec: usize,
    turn: usize,
    spec_ends_ms: Option<u64>,
    next_ms: u64,
}

/// The portal.
pub struct LlrpReader {
    air: Air,
    framer: Framer,
    outbox: Outbox,
    version: u8,
    rospecs: BTreeMap<u32, RoSpec>,
    accessspecs: BTreeMap<u32, (Node, bool)>,
    memory: Memory,
    power: i128,
    outputs: [bool; 2],
    keepalive_ms: u64,
    next_keepalive_ms: u64,
    events: bool,
    next_id: u32,
    is_greeting_due: bool,
    keeps_streaming: bool,
    has_fault: bool,
    tally: Tally,
}

impl LlrpReader {
    /// A portal that has just got its power.
    pub fn new(air: Air, seed: u64) -> LlrpReader {
        LlrpReader {
            air,
            framer: Framer::new(),
            outbox: Outbox::new(seed),
            version: 1,
            rospecs: BTreeMap::new(),
            accessspecs: BTreeMap::new(),
            memory: Memory::default(),
            power: POWERS,
            outputs: [false; 2],
            keepalive_ms: 0,
            next_keepalive_ms: 0,
            events: false,
            next_id: 0,
            is_greeting_due: false,
            keeps_streaming: false,
            has_fault: false,
            tally: Tally::default(),
        }
    }

    fn tell(&mut self, kind: u16, nodes: &[Node], due_ms: u64) {
        self.next_id = self.next_id.wrapping_add(1);
        let body: Vec<u8> = nodes.iter().flat_map(Node::encode).collect();
        self.outbox.put(due_ms, encode(self.version, kind, self.next_id, &body));
    }

    fn tell_event(&mut self, event: Node, due_ms: u64) {
        let time = node(128, &[i128::from(due_ms) * 1_000], vec![]);
        self.tell(kind::EVENT, &[node(246, &[], vec![time, event])], due_ms);
    }

    fn reply(&mut self, asked: &Frame<'_>, nodes: &[Node], now_ms: u64) {
        let body: Vec<u8> = nodes.iter().flat_map(Node::encode).collect();
        self.outbox.put(now_ms + REPLY_MS, encode(self.version, asked.kind + 10, asked.id, &body));
    }

    fn obey(&mut self, asked: &Frame<'_>, now_ms: u64) {
        self.tally.orders += 1;
        let Some(body) = tree(asked) else {
            return self.reply_error(asked, 100, now_ms);
        };
        let id = || body.values.first().and_then(|(name, _)| body.number(name)).unwrap_or(0) as u32;
        match asked.kind {
            46 => {
                let body = [&[self.version, 2][..], &status(0, "").encode()].concat();
                self.outbox.put(now_ms + REPLY_MS, encode(2, 56, asked.id, &body));
            }
            47 => {
                self.version = if id() == 2 { 2 } else { 1 };
                self.reply(asked, &[status(0, "")], now_ms);
            }
            1 => self.reply(asked, &capabilities(), now_ms),
            2 => self.reply_config(asked, &body, now_ms),
            3 => self.set_config(asked, &body, now_ms),
            14 => {
                self.rospecs.clear();
                self.outbox
                    .put(now_ms + REPLY_MS, encode(self.version, 4, asked.id, &status(0, "").encode()));
            }
            20 => self.add_rospec(asked, &body, now_ms),
            21..=25 => self.work_rospec(asked, id(), now_ms),
            26 => {
                let mut nodes = vec![status(0, "")];
                nodes.extend(self.rospecs.values().map(|spec| spec.node.clone()));
                self.reply(asked, &nodes, now_ms);
            }
            40..=43 => self.work_accessspec(asked, &body, id(), now_ms),
            44 => {
                let mut nodes = vec![status(0, "")];
                nodes.extend(self.accessspecs.values().map(|(node, _)| node.clone()));
                self.reply(asked, &nodes, now_ms);
            }
            60 | 64 | kind::KEEPALIVE_ACK => {}
            _ => self.reply_error(asked, 109, now_ms),
        }
    }

    fn reply_error(&mut self, asked: &Frame<'_>, number: u16, now_ms: u64) {
        let body = status(number, "not understood").encode();
        self.outbox.put(now_ms + REPLY_MS, encode(self.version, kind::ERROR, asked.id, &body));
    }

    fn answer(&mut self, asked: &Frame<'_>, outcome: Result<(), u16>, now_ms: u64) {
        let status = match outcome {
            Ok(()) => status(0, ""),
            Err(number) => status(number, "the field is not right"),
        };
        self.reply(asked, &[status], now_ms);
    }

    fn reply_config(&mut self, asked: &Frame<'_>, body: &Node, now_ms: u64) {
        let wanted = body.number("requested_data").unwrap_or(0);
        let is_wanted = |what: i64| wanted == 0 || wanted == what;
        let mut nodes = vec![status(0, "")];
        if is_wanted(1) {
            nodes.push(node_of(
                218,
                vec![Value::Number(0), Value::Bytes(vec![2, 0, 0, 0, 0, 1], None)],
                vec![],
            ));
        }
        for port in 1..=ANTENNAS {
            if is_wanted(2) {
                let is_there = i128::from(self.air.has_antenna(port));
                nodes.push(node(221, &[is_there, i128::from(port), 600], vec![]));
            }
        }
        for port in 1..=ANTENNAS {
            if is_wanted(3) {
                let parts = vec![node(223, &[1], vec![]), node(224, &[1, 1, self.power], vec![])];
                nodes.push(node(222, &[i128::from(port)], parts));
            }
        }
        if is_wanted(8) {
            nodes.push(node(
                220,
                &[i128::from(self.keepalive_ms > 0), i128::from(self.keepalive_ms)],
                vec![],
            ));
        }
        if is_wanted(9) {
            nodes.extend((1..=2).map(|pin| node(225, &[pin, 1, 0], vec![])));
        }
        if is_wanted(10) {
            nodes.extend(
                (0..2).map(|pin| node(219, &[pin as i128 + 1, i128::from(self.outputs[pin])], vec![])),
            );
        }
        if is_wanted(11) {
            nodes.push(node(226, &[0], vec![]));
        }
        self.reply(asked, &nodes, now_ms);
    }

    fn set_config(&mut self, asked: &Frame<'_>, body: &Node, now_ms: u64) {
        let outcome = self.take_config(body, now_ms);
        self.answer(asked, outcome, now_ms);
    }

    fn take_config(&mut self, body: &Node, now_ms: u64) -> Result<(), u16> {
        for part in &body.children {
            let number = |name: &str| part.number(name).unwrap_or(0);
            match part.number {
                220 => {
                    let is_on = number("keepalive_trigger_type") == 1;
                    self.keepalive_ms = if is_on { number("periodic_trigger_value") as u64 } else { 0 };
                    self.next_keepalive_ms = now_ms + self.keepalive_ms;
                }
                244 => {
                    let is_on = |event: &Node| event.number("notification_state") == Some(1);
                    self.events = part.all(245).any(is_on);
                }
                222 => {
                    if let Some(index) = part.child(224).and_then(|sent| sent.number("transmit_power")) {
                        self.set_power(i128::from(index))?;
                    }
                }
                219 => {
                    let pin =
                        number("gpo_port_number").checked_sub(1).and_then(|pin| usize::try_from(pin).ok());
                    let output = pin.and_then(|pin| self.outputs.get_mut(pin)).ok_or(101u16)?;
                    *output = number("gpo_data") == 1;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn set_power(&mut self, index: i128) -> Result<(), u16> {
        if !(1..=POWERS).contains(&index) {
            return Err(101);
        }
        self.power = index;
        Ok(())
    }

    fn add_rospec(&mut self, asked: &Frame<'_>, body: &Node, now_ms: u64) {
        let outcome = self.take_rospec(body);
        self.answer(asked, outcome, now_ms);
    }

    fn take_rospec(&mut self, body: &Node) -> Result<(), u16> {
        let spec = body.child(177).ok_or(103u16)?;
        let id = spec.number("rospec_id").filter(|id| *id > 0).ok_or(101u16)? as u32;
        if self.rospecs.contains_key(&id) || self.rospecs.len() >= SPECS_MAX {
            return Err(101);
        }
        if spec.child(178).is_none() || spec.child(183).is_none() {
            return Err(103);
        }
        let sent = spec.all(183).flat_map(|ai| ai.all(186)).flat_map(|inventory| inventory.all(222));
        let powers: Vec<i64> = sent
            .filter_map(|antenna| antenna.child(224)?.number("transmit_power"))
            .filter(|index| *index > 0)
            .collect();
        for index in powers {
            self.set_power(i128::from(index))?;
        }
        self.rospecs.insert(id, RoSpec { node: spec.clone(), is_enabled: false, run: None });
        Ok(())
    }

    fn work_rospec(&mut self, asked: &Frame<'_>, id: u32, now_ms: u64) {
        if asked.kind == 21 && id == 0 {
            self.rospecs.clear();
            return self.answer(asked, Ok(()), now_ms);
        }
        let outcome = match self.rospecs.get_mut(&id) {
            None => Err(101),
            Some(spec) => match asked.kind {
                22 if !spec.is_enabled || spec.run.is_some() => Err(101),
                22 => Ok(true),
                23 | 25 => {
                    spec.run = None;
                    spec.is_enabled &= asked.kind == 23;
                    Ok(false)
                }
                24 => {
                    let is_immediate = spec.node.child(178).and_then(|boundary| boundary.child(179));
                    let trigger = is_immediate.and_then(|start| start.number("rospec_start_trigger_type"));
                    let is_first = !spec.is_enabled;
                    spec.is_enabled = true;
                    Ok(trigger == Some(1) && is_first)
                }
                _ => Ok(false),
            },
        };
        if asked.kind == 21 {
            self.rospecs.remove(&id);
        }
        self.answer(asked, outcome.map(|_| ()), now_ms);
        if outcome == Ok(true) {
            self.start(id, now_ms + REPLY_MS);
        }
    }

    fn start(&mut self, id: u32, now_ms: u64) {
        let Some(spec) = self.rospecs.get_mut(&id) else { return };
        let stop = spec.node.child(178).and_then(|boundary| boundary.child(182));
        let after = stop.filter(|stop| stop.number("rospec_stop_trigger_type") == Some(1));
        let after = after.and_then(|stop| stop.number("duration_trigger_value"));
        spec.run = Some(Run {
            ends_ms: after.map(|ms| now_ms + ms as u64),
            spec: 0,
            turn: 0,
            spec_ends_ms: None,
            next_ms: now_ms,
        });
        if self.events {
            self.tell_event(node(249, &[0, i128::from(id), 0], vec![]), now_ms);
        }
    }

    fn work_accessspec(&mut self, asked: &Frame<'_>, body: &Node, id: u32, now_ms: u64) {
        let outcome = match asked.kind {
            40 => match body.child(207) {
                Some(spec) if self.accessspecs.len() < SPECS_MAX => {
                    let id = spec.number("accessspec_id").unwrap_or(0) as u32;
                    self.accessspecs.insert(id, (spec.clone(), false)).map_or(Ok(()), |_| Err(101))
                }
                Some(_) => Err(101),
                None => Err(103),
            },
            41 if id == 0 => {
                self.accessspecs.clear();
                Ok(())
            }
            41 => self.accessspecs.remove(&id).map(|_| ()).ok_or(101),
            kind => self.accessspecs.get_mut(&id).map(|(_, is_on)| *is_on = kind == 42).ok_or(101),
        };
        self.answer(asked, outcome, now_ms);
    }

    /// Lets the running order work until something waits to be sent.
    fn work(&mut self, now_ms: u64) {
        let running = self.rospecs.iter().find(|(_, spec)| spec.run.is_some()).map(|(id, _)| *id);
        let Some(id) = running else { return };
        let Some(spec) = self.rospecs.get_mut(&id) else { return };
        let Some(run) = &mut spec.run else { return };
        if now_ms < run.next_ms {
            return;
        }
        if run.ends_ms.is_some_and(|ends| now_ms >= ends) {
            return self.end(id, now_ms);
        }
        let specs: Vec<&Node> = spec.node.all(183).collect();
        let Some(ai) = specs.get(run.spec) else { return self.end(id, now_ms) };
        let named = ai.words("antenna_ids").unwrap_or(&[0]);
        let ports: Vec<u8> = match named {
            [] | [0] => (1..=ANTENNAS).collect(),
            some => some.iter().filter_map(|port| u8::try_from(*port).ok()).collect(),
        };
        let stop = ai.child(184).filter(|stop| stop.number("aispec_stop_trigger_type") == Some(1));
        let after = stop.and_then(|stop| stop.number("duration_trigger"));
        let spec_ends =
            *run.spec_ends_ms.get_or_insert_with(|| after.map_or(u64::MAX, |ms| now_ms + ms as u64));
        let port = ports[run.turn % ports.len().max(1)];
        let index = run.spec + 1;
        run.turn += 1;
        if now_ms >= spec_ends {
            (run.spec, run.turn, run.spec_ends_ms) = (run.spec + 1, 0, None);
            if self.events {
                self.tell_event(node(254, &[0, i128::from(id), index as i128], vec![]), now_ms);
            }
            return;
        }
        let next_ms = self.round(id, index, port, now_ms);
        if let Some(run) = self.rospecs.get_mut(&id).and_then(|spec| spec.run.as_mut()) {
            run.next_ms = next_ms.min(spec_ends);
        }
    }

    fn end(&mut self, id: u32, now_ms: u64) {
        let Some(spec) = self.rospecs.get_mut(&id) else { return };
        spec.run = None;
        let start = spec.node.child(178).and_then(|boundary| boundary.child(179));
        let starts_itself = start.and_then(|start| start.number("rospec_start_trigger_type")) == Some(1);
        if self.events {
            self.tell_event(node(249, &[1, i128::from(id), 0], vec![]), now_ms);
        }
        if starts_itself {
            self.start(id, now_ms);
        }
    }

    /// One antenna listens once. Gives when it is done.
    fn round(&mut self, rospec: u32, index: usize, port: u8, now_ms: u64) -> u64 {
        if self.has_fault {
            self.tell_event(node(255, &[0, i128::from(port)], vec![]), now_ms);
            return now_ms + 250;
        }
        let power_db = ((self.power - POWERS) * POWER.1) as f64 / 100.0;
        let mut due_ms = now_ms;
        for echo in self.air.hear(port, power_db, now_ms) {
            let Some(epc) = self.memory.number_of(&echo.epc) else { continue };
            due_ms += TAG_MS;
            let mut fields = tag_fields(&epc, rospec, index, port, echo.dbm, due_ms);
            fields.extend(self.access(&echo.epc, &epc));
            self.tell(kind::REPORT, &[node(240, &[], fields)], due_ms);
            self.tally.reads += 1;
        }
        due_ms.max(now_ms + EMPTY_ROUND_MS)
    }

    /// Does what an access order wants of this tag, and takes the order off the list when it was done often enough.
    fn access(&mut self, chip: &Epc, epc: &Epc) -> Vec<Node> {
        let (memory, specs) = (&mut self.memory, &mut self.accessspecs);
        let found = specs.iter_mut().find(|(_, (spec, is_on))| *is_on && memory::is_meant(spec, epc));
        let Some((id, (spec, is_on))) = found else { return Vec::new() };
        let stop = spec.child(208);
        let once = stop.is_some_and(|stop| stop.number("accessspec_stop_trigger") == Some(1));
        *is_on = !once;
        let id = i128::from(*id);
        let commands = spec.child(209).map(|command| command.children.clone()).unwrap_or_default();
        let mut results = vec![node(16, &[id], vec![])];
        results.extend(commands.iter().filter_map(|command| memory.obey(chip, epc, command)));
        results
    }
}

fn tag_fields(epc: &Epc, rospec: u32, index: usize, port: u8, dbm: f64, at_ms: u64) -> Vec<Node> {
    let bytes = epc.as_bytes();
    let number = if bytes.len() == 12 {
        node_of(13, vec![Value::Bytes(bytes.to_vec(), None)], vec![])
    } else {
        node_of(241, vec![Value::Bytes(bytes.to_vec(), Some((bytes.len() * 8) as u16))], vec![])
    };
    let time = i128::from(at_ms) * 1_000;
    vec![
        number,
        node(9, &[i128::from(rospec)], vec![]),
        node(14, &[index as i128], vec![]),
        node(1, &[i128::from(port)], vec![]),
        node(6, &[dbm.round().clamp(-128.0, 127.0) as i128], vec![]),
        node(7, &[1 + i128::from(at_ms / 400 % 4)], vec![]),
        node(2, &[time], vec![]),
        node(4, &[time], vec![]),
        node(8, &[1], vec![]),
        node(12, &[i128::from(pc_for(bytes.len()))], vec![]),
    ]
}

fn status(number: u16, words: &str) -> Node {
    node_of(287, vec![Value::Number(i128::from(number)), Value::Text(words.to_owned())], vec![])
}

fn capabilities() -> [Node; 5] {
    let words = Value::Text("Practice 1.0".to_owned());
    // The vendor number 0 is reserved: nobody's.
    let numbers = [i128::from(ANTENNAS), 0, 1, 0, 1].map(Value::Number);
    let parts = vec![node(139, &[1, 0], vec![]), node(141, &[2, 2], vec![])];
    let parts = parts.into_iter().chain((1..=ANTENNAS).map(|port| {
        node_of(140, vec![Value::Number(i128::from(port)), Value::Bytes(vec![1], None)], vec![])
    }));
    let general = node_of(137, numbers.into_iter().chain([words]).collect(), parts.collect());
    let llrp = node(142, &[0, 1, 0, 0, 1, 1, 0, 16, 32, 1, 16, 8], vec![]);
    let power = |index: i128| node(145, &[index, POWER.0 + (index - 1) * POWER.1], vec![]);
    let mut band: Vec<Node> = (1..=POWERS).map(power).collect();
    // The four channels of ETSI EN 302 208, kHz.
    let channels = Value::Numbers(vec![865_700, 866_300, 866_900, 867_500]);
    band.push(node(146, &[0], vec![node_of(148, vec![channels], vec![])]));
    let mode = node(329, &[1, 1, 0, 2, 2, 2, 250_000, 1_500, 20_000, 20_000, 0], vec![]);
    band.push(node(328, &[], vec![mode]));
    let regulatory = node(143, &[276, 2], vec![node(144, &[], band)]);
    [status(0, ""), general, llrp, regulatory, node(327, &[0, 1, 0, 0, 0, 0, 2], vec![])]
}

impl ReaderSide for LlrpReader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut asked, mut garbled) = (Vec::new(), 0);
        self.framer.push(bytes, |piece| match piece {
            Piece::Frame(frame) => asked.push(frame.encode()),
            Piece::Garbled(dropped) => garbled += dropped as u64,
        });
        self.tally.garbled += garbled;
        for bytes in asked {
            if let Some(frame) = readers::families::llrp::frame::decode(&bytes) {
                self.obey(&frame, now_ms);
            }
        }
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        if std::mem::take(&mut self.is_greeting_due) {
            self.tell_event(node(256, &[0], vec![]), now_ms);
        }
        if self.outbox.is_empty() {
            self.work(now_ms);
        }
        if self.keepalive_ms > 0 && now_ms >= self.next_keepalive_ms {
            self.next_keepalive_ms = now_ms + self.keepalive_ms;
            self.tell(kind::KEEPALIVE, &[], now_ms);
        }
        self.outbox.take(now_ms)
    }

    fn busy(&self) -> Vec<u8> {
        let event = node(246, &[], vec![node(128, &[0], vec![]), node(256, &[2], vec![])]);
        encode(1, kind::EVENT, 0, &event.encode())
    }

    fn host_came(&mut self) {
        self.is_greeting_due = true;
        self.version = 1;
        self.framer = Framer::new();
    }

    fn host_gone(&mut self) {
        if !self.keeps_streaming {
            self.rospecs.clear();
            self.accessspecs.clear();
        }
        self.keepalive_ms = 0;
        self.outbox.keep(0);
    }

    fn play(&mut self, mischief: Mischief) {
        self.outbox.play(mischief);
        match mischief {
            Mischief::KeepStreaming(keeps) => self.keeps_streaming = keeps,
            Mischief::Fault(has) => self.has_fault = has,
            Mischief::Recover => (self.keeps_streaming, self.has_fault) = (false, false),
            Mischief::StopHalfWay | Mischief::Noise(_) | Mischief::GoSilent | Mischief::DamageEvery(_) => {}
        }
    }

    fn tally(&self) -> Tally {
        Tally { frames: self.outbox.sent(), dropped: self.outbox.dropped(), ..self.tally }
    }
}
