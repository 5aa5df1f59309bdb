//! The line family: any reader that prints one number a line. What its numbers look like is learnt from the first two
//! lines of the same kind. The last resort: it takes nothing that another family knows.

use std::convert::Infallible;

use model::{Capabilities, Span, Tick};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::{Explained, Kind};
use crate::families::line::pattern::{Number, Pattern, number};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::lines;
use crate::order::Order;
use crate::push::{CAPABILITIES, opening, plain_read, step, walk};
use crate::talk::{Dialect, Opening, Step, Style, Taken, Talk, Told};
use crate::wire::Look;

pub mod pattern;

/// The line family.
#[derive(Clone, Copy, Debug)]
pub struct Line;

/// Silence after which a line without an end is over.
const GAP: Span = Span(50);

impl Family for Line {
    fn key(&self) -> &'static str {
        "line"
    }

    fn label(&self) -> &'static str {
        "Any reader that prints one number a line"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[
            SerialLink { baud: 9_600 },
            SerialLink { baud: 115_200 },
            SerialLink { baud: 57_600 },
            SerialLink { baud: 38_400 },
            SerialLink { baud: 19_200 },
        ]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &[]
    }

    /// At least two lines of the same kind, the last one among them, and hardly anything else.
    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let (mut numbers, mut others): (Vec<Number>, usize) = (Vec::new(), 0);
        let ends = bytes.iter().rposition(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(0);
        for line in bytes[..ends].split(|byte| matches!(byte, b'\r' | b'\n')).filter(|line| !line.is_empty())
        {
            let is_text = line.iter().all(|byte| lines::is_text(*byte));
            match number(&lines::text(line)).filter(|_| is_text) {
                Some(number) => numbers.push(number),
                None => others += 1,
            }
        }
        let Some((last, earlier)) = numbers.split_last() else { return ProbeAnswer::NotYet };
        let alike = earlier.iter().filter(|number| Pattern::learn(number, last).is_some()).count();
        match alike >= 1 && others <= alike {
            true => ProbeAnswer::Yes,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    fn explain(&self, _direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        walk(bytes, lines::look, |offset, frame| {
            let text = lines::text(frame);
            let said = |kind, name: &str| {
                Explained::new(kind, name, offset, frame.len()).text("text", text.as_str())
            };
            match number(&text).and_then(|number| Some((number.pattern.read(&number)?, number))) {
                Some((epc, number)) => {
                    said(Kind::Read, "number").read(plain_read(epc)).text("pattern", number.pattern.words())
                }
                None => said(Kind::Notice, "text"),
            }
        })
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(Lines::default(), now))
    }
}

/// A driver for a reader whose numbers are known already: the first line counts.
pub fn open_learnt(pattern: Pattern, now: Tick) -> Box<dyn Driver> {
    Box::new(Talk::new(Lines { learnt: Some(pattern), candidate: None }, now))
}

/// A conversation in which only one side talks.
#[derive(Debug, Default)]
struct Lines {
    learnt: Option<Pattern>,
    /// The last line with a number, as long as nothing is learnt.
    candidate: Option<Number>,
}

impl Dialect for Lines {
    type Ask = Infallible;

    fn gap(&self) -> Span {
        GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        lines::look(bytes, false)
    }

    fn look_last(&self, bytes: &[u8]) -> Look {
        lines::look(bytes, true)
    }

    fn opening(&self) -> Opening {
        opening()
    }

    fn identify(&mut self, _step: usize) -> Step<Infallible> {
        Step::Done(None)
    }

    fn identity(&self) -> (String, String, Capabilities) {
        let model = match &self.learnt {
            Some(pattern) => format!("prints {} a line", pattern.words()),
            None => "prints one number a line".to_owned(),
        };
        (model, String::new(), CAPABILITIES)
    }

    fn style(&self) -> Style {
        Style::Push
    }

    fn step(&mut self, order: &Order, _at: usize) -> Step<Infallible> {
        step(order)
    }

    fn encode(&self, ask: &Infallible) -> Vec<u8> {
        match *ask {}
    }

    fn patience(&self, ask: &Infallible) -> Span {
        match *ask {}
    }

    fn take(&mut self, frame: &[u8], _asked: Option<&Infallible>, told: &mut Told<'_>) -> Taken {
        let Some(number) = number(&lines::text(frame)) else { return Taken::Aside };
        if let Some(epc) = self.learnt.as_ref().and_then(|pattern| pattern.read(&number)) {
            told.read(plain_read(epc));
            return Taken::Aside;
        }
        // Not learnt yet, or a kind that was not seen before: two lines decide. A hex reader is taken for a decimal
        // one until the first letter comes.
        let pattern = self.candidate.as_ref().and_then(|first| Pattern::learn(first, &number));
        let first = self.candidate.replace(number.clone());
        if let (Some(pattern), Some(first)) = (pattern, first) {
            let both = [first, number];
            both.iter().filter_map(|number| pattern.read(number)).for_each(|epc| told.read(plain_read(epc)));
            self.learnt = Some(pattern);
            self.candidate = None;
        }
        Taken::Aside
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver::DriverEvent;

    fn reads(driver: &mut dyn Driver, bytes: &[u8]) -> Vec<String> {
        driver.receive(bytes, Tick(10));
        let events = std::iter::from_fn(|| driver.poll_event());
        events
            .filter_map(
                |event| if let DriverEvent::Read(read) = event { Some(read.epc.to_hex()) } else { None },
            )
            .collect()
    }

    fn reading(mut driver: Box<dyn Driver>) -> Box<dyn Driver> {
        driver.order(Order::Start, Tick(0));
        driver.handle_timeout(Tick(1));
        driver
    }

    #[test]
    fn nothing_is_lost_by_learning() {
        let mut driver = reading(Line.open(Tick(0)));
        assert!(reads(driver.as_mut(), b"RFID ready\r\n0006572982\r\n").is_empty());
        assert_eq!(reads(driver.as_mut(), b"0012964329\r\n"), ["00644BB6", "00C5D1E9"]);
        assert_eq!(reads(driver.as_mut(), b"0000000001\r\nhello\r\n1234\r\n"), ["00000001"]);
    }

    #[test]
    fn a_learnt_pattern_needs_no_second_line_and_takes_nothing_else() {
        let line = number("UID: 04A1B2C3").unwrap();
        let mut driver = reading(open_learnt(line.pattern, Tick(0)));
        assert_eq!(reads(driver.as_mut(), b"UID: 04FFEE00\r\n0006572982\r\n"), ["04FFEE00"]);
    }

    #[test]
    fn two_lines_of_a_kind_are_recognised_and_everything_else_is_not() {
        let yes: [&[u8]; 3] = [
            b"0006572982\r\n0006572982\r\n",
            b"72982\r\n0006572982\r\n0012964329\r\n",
            b"RFID reader v1\nUID: 04 A1 B2 C3\nUID: 04 A1 B2 C4\n",
        ];
        for bytes in yes {
            assert_eq!(Line.recognise(bytes), ProbeAnswer::Yes, "{}", lines::text(bytes));
        }
        let no: [&[u8]; 6] = [
            b"0006572982\r\n",
            b"0006572982\r\n00065729",
            b"$GPGGA,123519,4807.038,N\r\n$GPGGA,123520,4807.038,N\r\n",
            b"AT\r\r\nOK\r\nRING\r\nRING\r\n",
            b"\r\n.vr\r\n\nV\rcn\r\n",
            b"boot 1\r\nboot 2\r\nboot 3\r\n0006572982\r\n0006572982\r\nA\r\nB\r\nC\r\n",
        ];
        for bytes in no {
            assert_eq!(Line.recognise(bytes), ProbeAnswer::NotYet, "{}", lines::text(bytes));
        }
    }
}
