//! A count: is everything here that should be here? Each step and each thing seen is a fact of its own, so that a
//! count goes on where it was after whatever stopped the program.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{AssetId, CountId, PlaceId, ProductId, ReaderId};
use crate::presence::Subject;
use crate::time::Timestamp;

/// What is to be counted, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountPlan {
    /// The places, each with everything in it. None yet while it is being prepared.
    pub places: Vec<PlaceId>,
    /// Only things of this kind.
    pub product: Option<ProductId>,
    /// What is expected is not shown before the check, for honest results.
    pub is_blind: bool,
    /// Who counts, as people say it; may be empty.
    pub counter: String,
}

/// Where a count stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CountStep {
    /// Places are being chosen.
    Preparing,
    /// Reads count.
    Running,
    /// Reads do not count for a while.
    Paused,
    /// A person looks at what closing would change.
    Checking,
    /// Done, and its result applied.
    Closed,
    /// Thrown away; nothing was applied.
    Dropped,
}

/// What a count says of one thing. A thing that is expected and has no line was not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// Expected and seen.
    Found,
    /// Seen, but it belongs elsewhere.
    Extra,
    /// A tag that is in no list.
    Unknown,
    /// Expected, and seen elsewhere while the count went on.
    Moved,
}

/// One thing in a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountLine {
    /// The thing.
    pub subject: Subject,
    /// What the count says of it.
    pub outcome: Outcome,
    /// Where it was seen, as far as that is known.
    pub place: Option<PlaceId>,
    /// A person saw it; its tag did not answer.
    pub is_by_eye: bool,
    /// When it was seen.
    pub at: Timestamp,
}

/// The groups of the check that can lead to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CountGroup {
    /// Expected and not seen.
    NotFound,
    /// Seen, belongs elsewhere.
    Extra,
    /// Tags in no list.
    Unknown,
}

/// What closing does with a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CountAction {
    /// Nothing.
    Keep,
    /// Not found: it is missing until it is heard again.
    MarkMissing,
    /// Extra: it belongs here from now on.
    BelongsHere,
    /// Unknown: the tag does not matter.
    Ignore,
}

/// The numbers of a count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountNumbers {
    /// Things that should be here.
    pub expected: u32,
    /// Of these, seen.
    pub found: u32,
    /// Of the found ones, those that a person saw and whose tag did not answer.
    pub by_eye: u32,
    /// Of the expected ones, seen elsewhere while the count went on.
    pub moved: u32,
    /// Of the expected ones, not seen at all.
    pub not_found: u32,
    /// Seen, belong elsewhere.
    pub extra: u32,
    /// Tags in no list.
    pub unknown: u32,
}

/// Why a count cannot be closed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CountBlock {
    /// A reader of the counted places is lost: what it did not hear proves nothing.
    ReaderLost(ReaderId),
    /// Another count goes on in the same place.
    OtherCount(CountId),
}

/// What became true of a count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CountNews {
    /// It was opened, or is prepared differently now.
    Planned {
        /// As it was; `None` for a new one.
        before: Option<CountPlan>,
        /// As it is.
        after: CountPlan,
    },
    /// It began: these are expected.
    Started {
        /// In the order of their ids.
        expected: Vec<AssetId>,
    },
    /// It stands elsewhere now: paused, gone on with, being checked, thrown away, opened again.
    Turned {
        /// Where it stood.
        from: CountStep,
        /// Where it stands.
        to: CountStep,
    },
    /// A thing was seen.
    Noted(CountLine),
    /// That a thing was seen does not hold any more.
    Forgotten(CountLine),
    /// Whoever counts stands here now.
    Stood {
        /// Where before.
        before: Option<PlaceId>,
        /// Where now.
        after: Option<PlaceId>,
    },
    /// What closing shall do with a group, or with one thing of it.
    Chosen {
        /// The group.
        group: CountGroup,
        /// One thing; `None` for the whole group.
        subject: Option<Subject>,
        /// What was chosen before.
        before: Option<CountAction>,
        /// What is chosen now; `None` = as proposed.
        after: Option<CountAction>,
    },
    /// It was closed. What it changed stands in facts of the same undo group.
    Closed {
        /// Its result.
        numbers: CountNumbers,
    },
}

/// What is asked of a count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CountWish {
    /// Open it, or prepare it differently.
    Plan(CountPlan),
    /// Start, pause, go on, check, close, throw away.
    Turn(CountStep),
    /// A person saw this.
    Note(Subject),
    /// It was not seen after all.
    Forget(Subject),
    /// Whoever counts stands here.
    Stand(Option<PlaceId>),
    /// What closing shall do.
    Choose {
        /// The group.
        group: CountGroup,
        /// One thing; `None` for the whole group.
        subject: Option<Subject>,
        /// What; `None` = as proposed.
        action: Option<CountAction>,
    },
}

/// A count with everything in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// Its id.
    pub id: CountId,
    /// What is counted.
    pub plan: CountPlan,
    /// Where it stands.
    pub step: CountStep,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it began; reads from before do not count.
    pub started_at: Option<Timestamp>,
    /// When it last changed where it stands.
    pub turned_at: Timestamp,
    /// Where whoever counts stands.
    pub spot: Option<PlaceId>,
    /// What should be here.
    pub expected: BTreeSet<AssetId>,
    /// What was seen.
    pub lines: BTreeMap<Subject, CountLine>,
    /// What closing does with each group, where it is not as proposed.
    pub choices: BTreeMap<CountGroup, CountAction>,
    /// What closing does with single things.
    pub overrides: BTreeMap<Subject, CountAction>,
}

impl CountStep {
    /// Whether something can still happen in it.
    pub fn is_open(self) -> bool {
        match self {
            CountStep::Preparing | CountStep::Running | CountStep::Paused | CountStep::Checking => true,
            CountStep::Closed | CountStep::Dropped => false,
        }
    }
}

impl CountGroup {
    /// What closing does unless somebody chooses: nothing that hurts. Only things that were looked for in vain are
    /// proposed to be marked, because that is what a count is for.
    pub fn proposed(self) -> CountAction {
        match self {
            CountGroup::NotFound => CountAction::MarkMissing,
            CountGroup::Extra | CountGroup::Unknown => CountAction::Keep,
        }
    }

    /// Whether an action makes sense for it.
    pub fn allows(self, action: CountAction) -> bool {
        match action {
            CountAction::Keep => true,
            CountAction::MarkMissing => self == CountGroup::NotFound,
            CountAction::BelongsHere => self == CountGroup::Extra,
            CountAction::Ignore => self == CountGroup::Unknown,
        }
    }
}

impl Count {
    /// A count nothing has happened in yet.
    pub fn new(id: CountId, plan: CountPlan, at: Timestamp) -> Count {
        Count {
            id,
            plan,
            step: CountStep::Preparing,
            opened_at: at,
            started_at: None,
            turned_at: at,
            spot: None,
            expected: BTreeSet::new(),
            lines: BTreeMap::new(),
            choices: BTreeMap::new(),
            overrides: BTreeMap::new(),
        }
    }

    /// Makes news true.
    pub fn apply(&mut self, news: &CountNews, at: Timestamp) {
        match news {
            CountNews::Planned { after, .. } => self.plan = after.clone(),
            CountNews::Started { expected } => {
                self.expected = expected.iter().copied().collect();
                self.started_at = Some(at);
                self.turn(CountStep::Running, at);
            }
            CountNews::Turned { to, .. } => self.turn(*to, at),
            CountNews::Closed { .. } => self.turn(CountStep::Closed, at),
            CountNews::Noted(line) => {
                self.lines.insert(line.subject, *line);
            }
            CountNews::Forgotten(line) => {
                self.lines.remove(&line.subject);
            }
            CountNews::Stood { after, .. } => self.spot = *after,
            CountNews::Chosen { group, subject, after, .. } => self.choose(*group, *subject, *after),
        }
    }

    /// Takes news back that were applied last. When it stood there is not known any more; nobody needs it.
    pub fn revert(&mut self, news: &CountNews) {
        match news {
            CountNews::Planned { before, .. } => self.plan = before.clone().unwrap_or_default(),
            CountNews::Started { .. } => {
                self.expected.clear();
                self.started_at = None;
                self.step = CountStep::Preparing;
            }
            CountNews::Turned { from, .. } => self.step = *from,
            CountNews::Closed { .. } => self.step = CountStep::Checking,
            CountNews::Noted(line) => {
                self.lines.remove(&line.subject);
            }
            CountNews::Forgotten(line) => {
                self.lines.insert(line.subject, *line);
            }
            CountNews::Stood { before, .. } => self.spot = *before,
            CountNews::Chosen { group, subject, before, .. } => self.choose(*group, *subject, *before),
        }
    }

    fn turn(&mut self, to: CountStep, at: Timestamp) {
        self.step = to;
        self.turned_at = at;
    }

    fn choose(&mut self, group: CountGroup, subject: Option<Subject>, action: Option<CountAction>) {
        match (subject, action) {
            (Some(subject), Some(action)) => drop(self.overrides.insert(subject, action)),
            (Some(subject), None) => drop(self.overrides.remove(&subject)),
            (None, Some(action)) => drop(self.choices.insert(group, action)),
            (None, None) => drop(self.choices.remove(&group)),
        }
    }

    /// What was chosen for a group or for one thing of it.
    pub fn chosen(&self, group: CountGroup, subject: Option<Subject>) -> Option<CountAction> {
        match subject {
            Some(subject) => self.overrides.get(&subject).copied(),
            None => self.choices.get(&group).copied(),
        }
    }

    /// What closing does with a thing of a group.
    pub fn action(&self, group: CountGroup, subject: Subject) -> CountAction {
        let single = self.overrides.get(&subject).copied().filter(|action| group.allows(*action));
        single.or_else(|| self.choices.get(&group).copied()).unwrap_or_else(|| group.proposed())
    }

    /// Expected, and neither found nor moved.
    pub fn not_found(&self) -> impl Iterator<Item = AssetId> + '_ {
        self.expected.iter().copied().filter(|asset| !self.lines.contains_key(&Subject::Asset(*asset)))
    }

    /// What it comes to.
    pub fn numbers(&self) -> CountNumbers {
        let mut numbers = CountNumbers { expected: small(self.expected.len()), ..CountNumbers::default() };
        for line in self.lines.values() {
            match line.outcome {
                Outcome::Found => {
                    numbers.found += 1;
                    numbers.by_eye += u32::from(line.is_by_eye);
                }
                Outcome::Moved => numbers.moved += 1,
                Outcome::Extra => numbers.extra += 1,
                Outcome::Unknown => numbers.unknown += 1,
            }
        }
        numbers.not_found = numbers.expected.saturating_sub(numbers.found + numbers.moved);
        numbers
    }

    /// When something was last seen in it.
    pub fn last_seen(&self) -> Option<Timestamp> {
        self.lines.values().map(|line| line.at).max()
    }
}

impl CountNews {
    /// The word for it in the log.
    pub fn kind(&self) -> &'static str {
        match self {
            CountNews::Planned { .. } => "CountPlanned",
            CountNews::Started { .. } => "CountStarted",
            CountNews::Turned { .. } => "CountTurned",
            CountNews::Noted(_) => "Counted",
            CountNews::Forgotten(_) => "Uncounted",
            CountNews::Stood { .. } => "CountStood",
            CountNews::Chosen { .. } => "CountChosen",
            CountNews::Closed { .. } => "CountClosed",
        }
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
