//! One reader: a thread that opens its port, works its driver, and tries again for ever when it goes wrong.
//!
//! A reader that is lost stays in its state "lost since" until it has answered again; trying does not flicker.

mod backoff;
mod capture;
mod control;
mod line;
mod pump;
mod seek;
mod setup;
mod vitals;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;

use model::{Link, ReaderConfig, ReaderState, Tick, Trouble};
use readers::{Family, Order, RefusedWhy};

use crate::clock::Clock;
use crate::handle::{OrderOutcome, Reply, answer};
use crate::limits::{NAP_MAX, PORT_LOOK, READER_ORDERS_MAX};
use crate::port::Ports;
use crate::queue::{Queue, StateChange};
use backoff::Backoff;
pub use capture::WireLog;
pub(crate) use capture::{CaptureFile, level_of};
pub(crate) use control::{Control, Status};
use vitals::Vitals;

/// Why a connection ended.
#[derive(Debug, PartialEq)]
pub(crate) enum Ended {
    /// Somebody wants something else of this session.
    News,
    /// It does not work.
    Lost(Trouble),
}

/// What a session works with.
#[derive(Clone)]
pub(crate) struct Tools {
    pub(crate) clock: Clock,
    pub(crate) ports: Ports,
    pub(crate) queue: Arc<Queue>,
}

/// The thread's own things.
pub(crate) struct Session {
    tools: Tools,
    control: Arc<Control>,
    config: ReaderConfig,
    state: ReaderState,
    backoff: Backoff,
    /// What answered last on this link, tried first next time.
    found: Option<Found>,
    capture: Option<CaptureFile>,
    /// Orders not yet given to the reader.
    orders: Vec<(Order, Reply<OrderOutcome>)>,
    vitals: Vitals,
    vitals_at: Tick,
}

/// A family and the rate it answered at.
#[derive(Clone, Copy)]
struct Found {
    family: &'static dyn Family,
    baud: u32,
}

/// Starts the thread of a reader.
pub(crate) fn start(
    tools: Tools,
    config: ReaderConfig,
    control: Arc<Control>,
) -> std::io::Result<JoinHandle<()>> {
    let name = format!("reader {}", config.name.chars().take(40).collect::<String>().replace('\0', " "));
    let session = Session {
        tools,
        control,
        config,
        state: ReaderState::Opening,
        backoff: Backoff::new(),
        found: None,
        capture: None,
        orders: Vec::new(),
        vitals: Vitals::default(),
        vitals_at: Tick(0),
    };
    std::thread::Builder::new().name(name).spawn(move || session.run())
}

impl Session {
    fn run(mut self) {
        self.tell(self.state.clone());
        while self.heed() {
            // Nobody is there who could do it.
            self.orders.drain(..).for_each(|(_, reply)| refuse(reply, RefusedWhy::NoAnswer));
            if !self.config.is_on {
                self.set_state(ReaderState::Off);
                self.control.wait(NAP_MAX);
                continue;
            }
            if self.state == ReaderState::Off {
                self.set_state(ReaderState::Opening);
            }
            match self.attempt_guarded() {
                Ended::News => {}
                Ended::Lost(trouble) => {
                    self.lose(trouble.clone());
                    self.pause(&trouble);
                }
            }
        }
        self.end_capture();
    }

    /// Takes what was wished from outside. `false` = end.
    fn heed(&mut self) -> bool {
        let news = self.control.take();
        if let Some(config) = news.config {
            if config.link != self.config.link || config.family != self.config.family {
                self.found = None;
                self.backoff.reset();
            }
            self.config = *config;
        }
        if news.try_again {
            self.backoff.reset();
        }
        self.orders.extend(news.orders);
        while self.orders.len() > READER_ORDERS_MAX {
            refuse(self.orders.remove(0).1, RefusedWhy::TooMany);
        }
        if let Some(capture) = news.capture {
            let path = capture.as_ref().map(|capture| capture.path().to_owned());
            self.end_capture();
            self.capture = capture;
            self.control.status(|status| status.recording = path);
        }
        !news.is_stopping
    }

    fn attempt_guarded(&mut self) -> Ended {
        match catch_unwind(AssertUnwindSafe(|| self.attempt())) {
            Ok(ended) => ended,
            Err(_) => {
                tracing::error!(reader = %self.config.id, "the session of a reader failed and is started again");
                self.control.status(|status| status.panics += 1);
                Ended::Lost(Trouble::PortFailed("internal fault".to_owned()))
            }
        }
    }

    /// One connection, from opening the port to losing it.
    fn attempt(&mut self) -> Ended {
        let set = self.config.family.as_deref().map(|key| (key, readers::families::find(key)));
        let set = set.or_else(|| self.family_by_port().map(|family| (family.key(), Some(family))));
        match (set, self.found) {
            (Some((key, None)), _) => Ended::Lost(Trouble::PortFailed(format!("no reader family \"{key}\""))),
            (Some((_, Some(family))), found) => self.attempt_rates(family, found.map(|found| found.baud)),
            (None, Some(found)) => {
                let ended = self.attempt_rates(found.family, Some(found.baud));
                if ended == Ended::Lost(Trouble::NoAnswer) {
                    self.found = None;
                }
                ended
            }
            (None, None) => self.seek(),
        }
    }

    /// A well-known TCP port says what answers there; nothing is sent that another kind would not understand.
    fn family_by_port(&self) -> Option<&'static dyn Family> {
        let Link::Network { port, .. } = &self.config.link else { return None };
        readers::FAMILIES.iter().find(|family| family.tcp_port() == Some(*port)).copied()
    }

    /// Tries the rates at which the family may answer, the likeliest first.
    fn attempt_rates(&mut self, family: &'static dyn Family, last: Option<u32>) -> Ended {
        let mut ended = Ended::Lost(Trouble::NoAnswer);
        for baud in self.rates(family, last) {
            self.control.status(|status| status.family = Some(family.key()));
            ended = match self.open_line(baud) {
                Ok(line) => self.work(line, Found { family, baud }),
                Err(trouble) => Ended::Lost(trouble),
            };
            if ended != Ended::Lost(Trouble::NoAnswer) {
                break;
            }
        }
        ended
    }

    fn rates(&self, family: &dyn Family, last: Option<u32>) -> Vec<u32> {
        let usual = family.serial().iter().map(|link| link.baud);
        match &self.config.link {
            Link::Serial { baud: Some(baud), .. } => vec![*baud],
            Link::Serial { baud: None, .. } => {
                let mut rates: Vec<u32> = last.into_iter().chain(usual).collect();
                let mut seen = std::collections::BTreeSet::new();
                rates.retain(|rate| seen.insert(*rate));
                rates
            }
            // A socket has no rate; families that are on the network only have none at all.
            Link::Network { .. } | Link::Practice(_) | Link::Replay(_) => {
                vec![usual.take(1).next().unwrap_or(0)]
            }
        }
    }

    /// Notes that the reader does not work; the moment of the first loss stays.
    fn lose(&mut self, trouble: Trouble) {
        let since = match &self.state {
            ReaderState::Lost { since, .. } => *since,
            ReaderState::Off | ReaderState::Opening | ReaderState::Ready | ReaderState::Reading => {
                self.tools.clock.now().at
            }
        };
        tracing::info!(reader = %self.config.id, ?trouble, "reader lost");
        self.set_state(ReaderState::Lost { trouble, since });
    }

    /// Waits before the next try. A port that comes back ends the wait at once.
    fn pause(&mut self, trouble: &Trouble) {
        let mut due = self.tools.clock.now().tick + self.backoff.next();
        let mut look_at = Tick(0);
        let mut was_there = self.is_there();
        loop {
            self.control.status(|status| status.retry_at = Some(due));
            if self.control.has_news() {
                break;
            }
            let now = self.tools.clock.now().tick;
            if now >= look_at {
                let is_there = self.is_there();
                if is_there && !was_there {
                    self.backoff.reset();
                    break;
                }
                was_there = is_there;
                look_at = now + PORT_LOOK;
            }
            if now >= due {
                if was_there || *trouble != Trouble::Unplugged {
                    break;
                }
                due = now + self.backoff.next();
            }
            self.control.wait(NAP_MAX);
        }
        self.control.status(|status| status.retry_at = None);
    }

    fn is_there(&self) -> bool {
        self.tools.ports.is_there(&self.config.link, self.config.id)
    }

    fn set_state(&mut self, state: ReaderState) {
        if self.state != state {
            self.state = state.clone();
            self.tell(state);
        }
    }

    fn tell(&self, state: ReaderState) {
        let at = self.tools.clock.now().at;
        self.tools.queue.push_state(StateChange { reader: self.config.id, state, at });
    }

    /// The family whose frames go over the line, as far as it is known.
    fn spoken(&self) -> Option<&'static dyn Family> {
        let set = self.config.family.as_deref().and_then(readers::families::find);
        set.or(self.found.map(|found| found.family))
    }

    fn end_capture(&mut self) {
        if let Some(capture) = self.capture.take() {
            capture.finish(self.spoken(), self.tools.clock.now().tick);
            self.control.status(|status| status.recording = None);
        }
    }
}

fn refuse(reply: Reply<OrderOutcome>, why: RefusedWhy) {
    answer(&reply, OrderOutcome { answer: None, refused: Some(why) });
}
