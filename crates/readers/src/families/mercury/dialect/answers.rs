//! What the answers of a mercury module bring: what it is, how it is set up, what a round found.

#![allow(clippy::wildcard_enum_match_arm, reason = "what is not named needs no answer of its own")]

use std::collections::VecDeque;

use model::{AntennaPort, PowerRange, TxPower};

use super::{Mercury, RESTARTS_MAX, Turn};
use crate::driver::Telemetry;
use crate::families::mercury::frame::Reply;
use crate::families::mercury::identity::Version;
use crate::families::mercury::message::{Ask, config, search};
use crate::families::mercury::opcode::{status, status_words};
use crate::families::mercury::report::{self, Buffer};
use crate::order::{Answer, AntennaCheck, Pin, RefusedWhy};
use crate::talk::{Taken, Told};

impl Mercury {
    /// The answer to what was asked.
    pub(super) fn answered(&mut self, reply: &Reply<'_>, asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(asked) = asked else { return Taken::Aside };
        let taken = self.on_answer(reply, asked, told);
        if taken != Taken::Garbled {
            self.last = reply.opcode;
        }
        if let (Taken::Refused(RefusedWhy::Status(why)), Ask::Search(_)) = (&taken, asked) {
            self.listener.tell_once(&status_words(*why), told);
        }
        taken
    }

    /// What the answer to a question says.
    fn on_answer(&mut self, reply: &Reply<'_>, asked: &Ask, told: &mut Told<'_>) -> Taken {
        if reply.status != status::OK {
            return self.on_refusal(reply, asked, told);
        }
        let data = reply.data;
        match asked {
            Ask::Version | Ask::Boot => return self.on_version(reply, told),
            Ask::Program => match data {
                [program] if program & 3 == 1 => {
                    self.is_boot_loader = true;
                    self.todo.push_front(Ask::Boot);
                }
                _ => self.is_boot_loader = false,
            },
            Ask::PowerLimits => self.on_power_limits(data),
            Ask::Antennas => self.on_antennas(data),
            Ask::ReturnLoss => self.on_return_loss(data),
            Ask::Regions => self.regions = data.to_vec(),
            Ask::Region => self.on_region(data, told),
            Ask::Temperature => {
                let Some(degrees) = data.first() else { return Taken::Garbled };
                self.answer = Some(Answer::Temperature(i16::from(i8::from_be_bytes([*degrees])) * 10));
            }
            Ask::Pins => self.answer = Some(Answer::Pins(pins(data))),
            Ask::Search(_) => match report::found(data) {
                Some(found) => self.on_found(found, told),
                None => return Taken::Garbled,
            },
            Ask::Buffer(_) => return self.on_buffer(data, told),
            Ask::Clear => self.turn = Turn::Search,
            Ask::Read { words, .. } => {
                let Some(words) = last_words(data, *words) else { return Taken::Garbled };
                self.task.bring(words);
            }
            _ => {}
        }
        Taken::Answered
    }

    fn on_refusal(&mut self, reply: &Reply<'_>, asked: &Ask, told: &mut Told<'_>) -> Taken {
        match (asked, reply.status) {
            (Ask::Search(_), status::NO_TAG) => {
                self.on_found(0, told);
                return Taken::Answered;
            }
            // The buffer was emptied under us.
            (Ask::Buffer(_), status::NO_TAG | status::NOT_ENOUGH) => {
                (self.left, self.turn) = (0, Turn::Clear);
                self.task.set_left(0);
                return Taken::Answered;
            }
            // Said by a module that forgot what it was told.
            (Ask::Search(_) | Ask::Start(_), status::NO_PROTOCOL) if self.restarts < RESTARTS_MAX => {
                self.restarts += 1;
                return Taken::Restarted;
            }
            (Ask::Version | Ask::Boot, _) if self.is_boot_loader => return Taken::Answered,
            (Ask::ReturnLoss, _) => return Taken::Answered,
            (Ask::Search(_), status::NO_ANTENNA | status::RETURN_LOSS) => {
                self.listener.on_status(reply.status, told)
            }
            (_, _) => {}
        }
        Taken::Refused(match reply.status {
            status::NO_TAG => RefusedWhy::NoTag,
            status::LOCKED => RefusedWhy::Locked,
            status::KILL_PASSWORD | status::AUTHENTICATION => RefusedWhy::WrongPassword,
            other => RefusedWhy::Status(other),
        })
    }

    fn on_version(&mut self, reply: &Reply<'_>, told: &mut Told<'_>) -> Taken {
        let Some(version) = Version::parse(reply.data) else { return Taken::Garbled };
        self.version = version;
        (self.unanswered, self.is_asking_version) = (0, false);
        if !reply.is_checked {
            // Another program switched the check off and went away.
            if std::mem::take(&mut self.is_set_up) {
                return Taken::Restarted;
            }
            self.is_check_off = true;
            self.todo = VecDeque::from([Ask::SetConfig { key: config::SEND_CHECK, value: 1 }, Ask::Version]);
        } else if std::mem::take(&mut self.is_check_off) {
            told.telemetry(Telemetry::CheckWasOff);
            self.todo = self.set_up();
        }
        Taken::Answered
    }

    /// `01 set most least`, hundredths of a dBm.
    fn on_power_limits(&mut self, data: &[u8]) {
        if let [_, _, _, a, b, c, d] = data {
            let tenths = |high: &u8, low: &u8| TxPower(i16::from_be_bytes([*high, *low]) / 10);
            let range = PowerRange { least: tenths(c, d), most: tenths(a, b) };
            if range.least < range.most {
                self.power = range;
            }
        }
    }

    /// `05 (socket, connected)*`, the first byte only from newer firmware.
    fn on_antennas(&mut self, data: &[u8]) {
        let pairs = if data.len() % 2 == 1 { &data[1..] } else { data };
        let pairs = || pairs.chunks_exact(2).map(|pair| (pair[0], pair[1] == 1));
        self.sockets = pairs().map(|(port, _)| port).max();
        self.connected = pairs().filter(|(_, is_connected)| *is_connected).map(|(port, _)| port).collect();
        let check = |(port, is_connected)| AntennaCheck {
            port: AntennaPort(port),
            is_connected: Some(is_connected),
            return_loss: None,
        };
        self.checks = pairs().map(check).collect();
    }

    /// `06 (socket, dB)*`.
    fn on_return_loss(&mut self, data: &[u8]) {
        let pairs = if data.len() % 2 == 1 { &data[1..] } else { data };
        for pair in pairs.chunks_exact(2) {
            if let Some(check) = self.checks.iter_mut().find(|check| check.port.0 == pair[0]) {
                check.return_loss = Some(u16::from(pair[1]) * 10);
            }
        }
    }

    fn on_region(&mut self, data: &[u8], told: &mut Told<'_>) {
        self.region = data.first().copied();
        match (self.region, self.regions.as_slice()) {
            (Some(0), [only]) => self.todo.push_back(Ask::SetRegion(*only)),
            (Some(0), _) => told.fault("the reader has no radio region yet: set one"),
            (_, _) => {}
        }
    }

    fn on_found(&mut self, found: u32, told: &mut Told<'_>) {
        self.restarts = 0;
        self.left = found;
        self.turn = if found == 0 { Turn::Search } else { Turn::Fetch };
        self.task.set_left(found);
        self.listener.on_cycle(told);
    }

    fn on_buffer(&mut self, data: &[u8], told: &mut Told<'_>) -> Taken {
        let Some(buffer) = Buffer::parse(data) else { return Taken::Garbled };
        for record in &buffer.records {
            self.task.hear(record);
            told.read(record.to_read());
        }
        // An answer without a tag would be asked for again for ever.
        let got = (buffer.records.len() as u32).max(u32::from(buffer.records.is_empty()) * self.left.max(1));
        self.left = self.left.saturating_sub(got);
        self.task.set_left(self.left);
        self.turn = if self.left > 0 { Turn::Fetch } else { Turn::Clear };
        Taken::Answered
    }

    /// The answers to start and stop, and the same said to somebody else.
    pub(super) fn on_continuous(&mut self, reply: &Reply<'_>, asked: Option<&Ask>) -> Taken {
        let what = reply.data.first().copied();
        match (asked, reply.status, what) {
            (Some(Ask::Stop), status::OK, Some(2)) => Taken::Answered,
            (Some(Ask::Stop), status::OK, _) => Taken::Aside,
            // It did not stream, or knows no streams: silent is what it shall be.
            (Some(Ask::Stop), _, _) => Taken::Answered,
            (Some(Ask::Start(_)), status::OK, Some(2 | 3)) => Taken::Aside,
            (Some(Ask::Start(_)), status::OK, _) => {
                self.restarts = 0;
                Taken::Answered
            }
            (Some(Ask::Start(search)), status::PARAMETER, _) if search.flags & search::STATS != 0 => {
                (self.has_statistics, self.is_start_again) = (false, true);
                Taken::Answered
            }
            (Some(Ask::Start(_)), status::NO_PROTOCOL, _) if self.restarts < RESTARTS_MAX => {
                self.restarts += 1;
                Taken::Restarted
            }
            (Some(Ask::Start(_)), why, _) => Taken::Refused(RefusedWhy::Status(why)),
            (None, status::OK, Some(2)) => Taken::Ended,
            (_, _, _) => Taken::Aside,
        }
    }
}

/// `01 (pin, is output, level)*`.
fn pins(data: &[u8]) -> Vec<Pin> {
    let pin = |of: &[u8]| Pin { pin: of[0], is_output: of[1] == 1, is_on: of[2] == 1 };
    data.get(1..).unwrap_or_default().chunks_exact(3).map(pin).collect()
}

/// The words at the end of an answer; what stands before them depends on the option.
fn last_words(data: &[u8], words: u8) -> Option<Vec<u16>> {
    let at = data.len().checked_sub(usize::from(words) * 2)?;
    Some(data[at..].chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect())
}
