//! What a family must say for itself, and the words it says it in.

use model::{Capabilities, Span, TagRead};

use crate::driver::{DriverEvent, Telemetry};
use crate::order::{Answer, Order, RefusedWhy};
use crate::queue::Queues;
use crate::wire::Look;

/// Askings of anything.
const TRIES: u8 = 3;

/// How a family begins.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    /// Long enough to hear a reader that already talks.
    pub listen: Span,
    /// What ends a left-over stream, whatever its settings. Sent only after something was heard, or always.
    pub stops: Vec<Vec<u8>>,
    /// Whether the stops are sent even to a silent line.
    pub is_stopped_always: bool,
    /// The line counts as drained after so much silence.
    pub quiet: Span,
    /// A stream that does not end is not waited for longer than this.
    pub longest: Span,
}

/// How a family reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Each round is asked for.
    Rounds,
    /// Once started it goes on until stopped; if it says nothing for so long, it is stopped and started again, which
    /// tells a quiet field from a dead reader.
    Stream {
        /// So long.
        quiet: Span,
    },
    /// It talks by itself and cannot be stopped, but says what it is when asked: after so much silence it is asked.
    Pushed {
        /// So much.
        quiet: Span,
    },
    /// As a stream, but it gives signs of life by itself; if it says nothing for so long, it is asked for one and is
    /// not stopped for it.
    Kept {
        /// So long.
        quiet: Span,
    },
    /// It talks by itself and takes no orders: starting and stopping only opens our ears.
    Push,
}

/// What comes next of an order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step<A> {
    /// Ask this; the next step follows its answer.
    Ask(A),
    /// The order is done; what it brought.
    Done(Option<Answer>),
    /// The order cannot be done.
    Refuse(RefusedWhy),
}

/// What a frame was for the conversation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Taken {
    /// Nothing that was asked for: a tag of a stream, a notice, an answer to somebody else.
    Aside,
    /// Part of the answer; more follows.
    More,
    /// The end of the answer to what was asked.
    Answered,
    /// What was asked was refused.
    Refused(RefusedWhy),
    /// What was asked was done, and went wrong in a way that concerns the radio and not the order (an antenna came
    /// off): the round is over, the next one follows after a pause. In words.
    Failed(String),
    /// The question was not understood, perhaps damaged on its way: it is asked again, and refused with this in the
    /// end.
    Again(RefusedWhy),
    /// The frame contradicts itself; nothing of it was used.
    Garbled,
    /// A stream ended by itself.
    Ended,
    /// The reader has started afresh by itself and forgot its settings.
    Restarted,
}

/// What a family must say for itself.
pub(crate) trait Dialect: Send {
    /// A question or order in the vendor's terms.
    type Ask: Clone + PartialEq + std::fmt::Debug + Send;

    /// Silence after which a begun frame is given up.
    fn gap(&self) -> Span;
    /// The front of the collected bytes: a frame, noise, or more to come. Must depend on the bytes and on settled
    /// state only (see [`Look`]).
    fn look(&self, bytes: &[u8]) -> Look;
    /// The same after the line fell silent: nothing follows these bytes. For frames that only their end proves.
    fn look_last(&self, bytes: &[u8]) -> Look {
        self.look(bytes)
    }
    /// While `look` asks for more: how many bytes there must be before it can say anything else. Long frames that come
    /// in small pieces are looked at less often.
    fn least(&self, _bytes: &[u8]) -> usize {
        0
    }
    /// How to begin.
    fn opening(&self) -> Opening;
    /// What to ask to learn what the reader is; called with 0, 1, 2 … after each answer, until it says `Done`.
    /// A refusal by the reader of any step but the first goes on with the next.
    fn identify(&mut self, step: usize) -> Step<Self::Ask>;
    /// What it is: model, firmware, capabilities. Called when `identify` is done.
    fn identity(&self) -> (String, String, Capabilities);
    /// How it reads.
    fn style(&self) -> Style;
    /// The next round, for readers that are asked for each.
    fn round(&mut self) -> Option<Self::Ask> {
        None
    }
    /// Whether an order can be done at all, as far as that is known without asking: what cannot is refused at once,
    /// and a reader that reads is not even stopped for it.
    fn check(&self, _order: &Order) -> Result<(), RefusedWhy> {
        Ok(())
    }
    /// The steps of an order: called with 0, then with 1 after the first answer, and so on. What the answers brought
    /// the family remembers itself. `Start` must leave the reader streaming (or ready for rounds), `Stop` silent.
    fn step(&mut self, order: &Order, at: usize) -> Step<Self::Ask>;
    /// The bytes of a question.
    fn encode(&self, ask: &Self::Ask) -> Vec<u8>;
    /// How long its answer may take.
    fn patience(&self, ask: &Self::Ask) -> Span;
    /// How often it is asked before it counts as not answered.
    fn tries(&self, _ask: &Self::Ask) -> u8 {
        TRIES
    }
    /// Whether nothing is answered when all is well: silence for as long as its patience lasts is then the answer.
    fn is_done_by_silence(&self, _ask: &Self::Ask) -> bool {
        false
    }
    /// What a frame says. `asked` is what was asked and is not answered yet.
    fn take(&mut self, frame: &[u8], asked: Option<&Self::Ask>, told: &mut Told<'_>) -> Taken;
    /// The line was given up or time went by; noise that a family keeps count of may be forgotten.
    fn on_garbled(&mut self, _dropped: usize) {}
}

/// Where a family tells what a frame brought.
pub(crate) struct Told<'a> {
    pub(super) queues: &'a mut Queues,
    pub(super) is_wanted: bool,
    pub(super) bytes: usize,
    pub(super) reads: usize,
}

impl Told<'_> {
    /// A tag was heard. Passed on while somebody wants to read.
    pub fn read(&mut self, read: TagRead) {
        self.reads += 1;
        if self.is_wanted {
            let bytes = std::mem::take(&mut self.bytes);
            self.queues.tell(DriverEvent::Read(read), bytes);
        }
    }

    /// The reader tells about its own work.
    pub fn telemetry(&mut self, telemetry: Telemetry) {
        // Turns of antennas matter to whoever waits for tags.
        if matches!(telemetry, Telemetry::Dwell { .. }) && !self.is_wanted {
            return;
        }
        self.queues.tell(DriverEvent::Telemetry(telemetry), 0);
    }

    /// Bytes for the reader that wait for nothing: the answer to its "are you there?".
    pub fn send(&mut self, bytes: Vec<u8>) {
        self.queues.send(bytes);
    }

    /// The reader serves another program.
    pub fn turned_away(&mut self) {
        self.queues.tell(DriverEvent::TurnedAway, 0);
    }

    /// The reader reports a fault of its own, in words.
    pub fn fault(&mut self, words: impl Into<String>) {
        self.queues.tell(DriverEvent::Fault(words.into()), 0);
    }
}
