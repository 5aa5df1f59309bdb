//! The conversation with a toy reader: `#` n and n bytes; asks and answers are single letters.

use model::{AntennaPort, Capabilities, Signal, Span, TagRead, Tick, TxPower};

use super::*;
use crate::order::{Answer, RefusedWhy};
use crate::wire::Look;

#[derive(Debug)]
struct Toy {
    style: Style,
    /// Letters refused.
    refuses: &'static str,
}

impl Dialect for Toy {
    type Ask = char;

    fn gap(&self) -> Span {
        Span(50)
    }
    fn look(&self, bytes: &[u8]) -> Look {
        match bytes {
            [b'#', n, rest @ ..] if rest.len() >= usize::from(*n) => Look::Frame(usize::from(*n) + 2),
            [b'#', ..] => Look::More,
            _ => Look::Noise(1),
        }
    }
    fn opening(&self) -> Opening {
        let stops = vec![b"S".to_vec()];
        Opening { listen: Span(100), stops, is_stopped_always: false, quiet: Span(100), longest: Span(500) }
    }
    fn identify(&mut self, step: usize) -> Step<char> {
        match step {
            0 => Step::Ask('I'),
            1 => Step::Ask('F'),
            _ => Step::Done(None),
        }
    }
    fn identity(&self) -> (String, String, Capabilities) {
        ("Toy".into(), "1".into(), Capabilities { antennas: 1, ..Capabilities::default() })
    }
    fn style(&self) -> Style {
        self.style
    }
    fn round(&mut self) -> Option<char> {
        Some('R')
    }
    fn step(&mut self, order: &Order, at: usize) -> Step<char> {
        match (order, at, self.style) {
            (Order::Start, 0, Style::Stream { .. }) => Step::Ask('G'),
            (Order::Stop, 0, Style::Stream { .. }) => Step::Ask('S'),
            (Order::Start | Order::Stop, ..) => Step::Done(None),
            (Order::SetPower(_), 0, _) => Step::Ask('P'),
            (Order::SetPower(_), ..) => Step::Done(None),
            (Order::AskTemperature, 0, _) => Step::Ask('T'),
            (Order::AskTemperature, ..) => Step::Done(Some(Answer::Temperature(310))),
            (Order::Beep, 0, _) => Step::Ask('B'),
            (Order::Beep, ..) => Step::Done(None),
            _ => Step::Refuse(RefusedWhy::NotSupported),
        }
    }
    fn check(&self, order: &Order) -> Result<(), RefusedWhy> {
        if *order == Order::CheckAntennas { Err(RefusedWhy::NotSupported) } else { Ok(()) }
    }
    fn is_done_by_silence(&self, ask: &char) -> bool {
        *ask == 'B'
    }
    fn encode(&self, ask: &char) -> Vec<u8> {
        vec![*ask as u8]
    }
    fn patience(&self, _: &char) -> Span {
        Span(200)
    }
    fn take(&mut self, frame: &[u8], asked: Option<&char>, told: &mut Told<'_>) -> Taken {
        match frame.get(2).map(|byte| char::from(*byte)) {
            Some('t') => {
                told.read(read());
                Taken::Aside
            }
            Some('!') => Taken::Restarted,
            Some('e') => Taken::Ended,
            Some(letter) if Some(&letter) == asked && self.refuses.contains(letter) => {
                Taken::Refused(RefusedWhy::Status(7))
            }
            Some(letter) if Some(&letter) == asked => Taken::Answered,
            Some(_) => Taken::Aside,
            None => Taken::Garbled,
        }
    }
}

fn read() -> TagRead {
    TagRead {
        epc: codes::Epc::from_bytes(&[1, 2]).unwrap(),
        pc: None,
        tid: None,
        antenna: AntennaPort(1),
        signal: Signal::Silent,
        reader_ms: None,
        phase: None,
        freq_khz: None,
        count: 1,
    }
}

const STREAM: Style = Style::Stream { quiet: Span(1_000) };

struct Line {
    talk: Talk<Toy>,
    now: Tick,
    sent: String,
    events: Vec<DriverEvent>,
    /// Letters that are answered at once.
    answers: &'static str,
}

impl Line {
    fn new(style: Style, answers: &'static str) -> Line {
        let now = Tick(1_000);
        let talk = Talk::new(Toy { style, refuses: "" }, now);
        Line { talk, now, sent: String::new(), events: Vec::new(), answers }
    }

    fn identified(style: Style) -> Line {
        let mut line = Line::new(style, "IFGSPTR");
        line.wait(150);
        assert!(matches!(line.events.last(), Some(DriverEvent::Identified { .. })), "{:?}", line.events);
        (line.sent, line.events) = (String::new(), Vec::new());
        line
    }

    fn pump(&mut self) {
        let mut rounds = 0;
        loop {
            while let Some(event) = self.talk.poll_event() {
                self.events.push(event);
            }
            let Some(bytes) = self.talk.poll_transmit() else { return };
            let letter = char::from(bytes[0]);
            self.sent.push(letter);
            rounds += usize::from(letter == 'R');
            if self.answers.contains(letter) && rounds < 2 {
                self.talk.receive(&[b'#', 1, bytes[0]], self.now);
            }
        }
    }

    fn hear(&mut self, letters: &str) {
        for letter in letters.bytes() {
            self.talk.receive(&[b'#', 1, letter], self.now);
            self.pump();
        }
    }

    fn order(&mut self, order: Order) -> Ticket {
        let ticket = self.talk.order(order, self.now);
        self.pump();
        ticket
    }

    fn wait(&mut self, ms: u64) {
        let end = self.now + Span(ms);
        while let Some(due) = self.talk.poll_timeout().filter(|due| *due <= end) {
            self.now = due.max(self.now);
            self.talk.handle_timeout(self.now);
            self.pump();
        }
        self.now = end;
    }

    fn has(&self, event: &DriverEvent) -> bool {
        self.events.contains(event)
    }
}

#[test]
fn a_quiet_line_is_identified_without_a_stop() {
    let mut line = Line::new(STREAM, "IF");
    line.wait(100);
    assert_eq!(line.sent, "IF");
}

#[test]
fn a_left_over_stream_is_stopped_first() {
    let mut line = Line::new(STREAM, "IF");
    line.hear("tt");
    assert_eq!(line.sent, "S");
    line.hear("t");
    line.wait(150);
    assert_eq!(line.sent, "SIF");
    assert!(!line.events.iter().any(|event| matches!(event, DriverEvent::Read(_))));
}

#[test]
fn a_stream_is_started_read_and_stopped() {
    let mut line = Line::identified(STREAM);
    let start = line.order(Order::Start);
    assert!(line.has(&DriverEvent::Done(start)));
    line.hear("tt");
    line.answers = "";
    let stop = line.order(Order::Stop);
    line.hear("t");
    assert!(!line.has(&DriverEvent::Done(stop)));
    line.hear("S");
    assert!(line.has(&DriverEvent::Done(stop)));
    assert_eq!(line.events.iter().filter(|event| **event == DriverEvent::Read(read())).count(), 3);
    assert_eq!(line.sent, "GS");
    line.hear("t");
    assert_eq!(line.sent, "GSS", "it reads although nobody wants it to");
}

#[test]
fn an_order_stops_the_stream_and_starts_it_again() {
    let mut line = Line::identified(STREAM);
    line.order(Order::Start);
    let power = line.order(Order::SetPower(TxPower(200)));
    assert_eq!(line.sent, "GSPG");
    assert!(line.has(&DriverEvent::Done(power)));
    let warm = line.order(Order::AskTemperature);
    assert!(line.has(&DriverEvent::Answer(warm, Answer::Temperature(310))));
    assert!(line.has(&DriverEvent::Done(warm)));
    let kill = line.order(Order::ReadPins);
    assert!(line.has(&DriverEvent::Refused(kill, RefusedWhy::NotSupported)));
    assert_eq!(line.sent, "GSPGSTGSG");
}

#[test]
fn a_silent_stream_is_renewed_while_the_reader_lives_and_given_up_when_it_does_not() {
    let mut line = Line::identified(STREAM);
    line.order(Order::Start);
    line.wait(2_500);
    assert_eq!(line.sent, "GSGSG");
    line.answers = "";
    line.wait(3_000);
    assert!(line.has(&DriverEvent::Silent), "{:?}", line.sent);
    let late = line.order(Order::Start);
    assert!(line.has(&DriverEvent::Refused(late, RefusedWhy::NoAnswer)));
}

#[test]
fn rounds_follow_each_other_and_three_missed_ones_end_it() {
    let mut line = Line::identified(Style::Rounds);
    let start = line.order(Order::Start);
    assert_eq!(line.sent, "RR");
    assert!(line.has(&DriverEvent::Done(start)));
    line.answers = "";
    line.wait(10_000);
    assert_eq!(line.sent, "RRRR");
    assert!(line.has(&DriverEvent::Silent));
}

#[test]
fn a_reader_that_started_afresh_is_set_up_again_and_reads_on() {
    let mut line = Line::identified(STREAM);
    line.order(Order::SetPower(TxPower(200)));
    line.order(Order::Start);
    line.sent.clear();
    line.hear("!");
    line.wait(200);
    assert_eq!(line.sent, "SIFPG");
    assert!(line.has(&DriverEvent::Telemetry(Telemetry::Restarted)));
    assert_eq!(line.events.iter().filter(|event| matches!(event, DriverEvent::Identified { .. })).count(), 0);
}

#[test]
fn a_stream_that_ends_by_itself_is_started_again() {
    let mut line = Line::identified(STREAM);
    line.order(Order::Start);
    line.hear("e");
    assert_eq!(line.sent, "GG");
}

#[test]
fn a_refused_start_is_not_tried_for_ever() {
    let mut line = Line::identified(STREAM);
    line.talk.rest.dialect.refuses = "G";
    let start = line.order(Order::Start);
    assert!(line.has(&DriverEvent::Refused(start, RefusedWhy::Status(7))));
    line.wait(20_000);
    assert_eq!(line.sent.matches('G').count(), 1);
}

#[test]
fn nobody_there_ends_after_three_openings() {
    let mut line = Line::new(STREAM, "");
    line.wait(60_000);
    assert!(line.has(&DriverEvent::Silent));
    assert_eq!(line.sent.matches('I').count(), 9);
}

#[test]
fn what_is_known_to_be_impossible_does_not_stop_a_stream() {
    let mut line = Line::identified(STREAM);
    line.order(Order::Start);
    let check = line.order(Order::CheckAntennas);
    assert!(line.has(&DriverEvent::Refused(check, RefusedWhy::NotSupported)));
    assert_eq!(line.sent, "G");
    // Before the reader has said what it is, nothing is known.
    let mut early = Line::new(STREAM, "IF");
    let check = early.order(Order::CheckAntennas);
    early.wait(150);
    assert!(early.has(&DriverEvent::Refused(check, RefusedWhy::NotSupported)));
}

#[test]
fn an_ask_that_is_answered_by_silence_is_asked_once_and_can_be_refused() {
    let mut line = Line::identified(Style::Rounds);
    let beep = line.order(Order::Beep);
    assert!(!line.has(&DriverEvent::Done(beep)));
    line.wait(250);
    assert!(line.has(&DriverEvent::Done(beep)));
    line.talk.rest.dialect.refuses = "B";
    let beep = line.order(Order::Beep);
    line.hear("B");
    assert!(line.has(&DriverEvent::Refused(beep, RefusedWhy::Status(7))));
    assert_eq!(line.sent, "BB");
}
