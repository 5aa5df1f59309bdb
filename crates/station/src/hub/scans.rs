//! Deliberate scans: the engine says what one means, its commands are done like everybody's, and who scanned is told.

use std::sync::mpsc::{Receiver, sync_channel};

use engine::scan::{Answer as Decided, Context};
use engine::{Input, Output};
use model::{Asker, Command, GroupId, How, Now, Role, Who};

use super::pending::Answer;
use super::{Hub, answer};
use crate::error::SubmitError;
use crate::handle::{Accepted, answer as reply_to};
use crate::live::ScanPicture;
use crate::queue::ScanAsk;

/// What is remembered of who stands where.
pub(super) struct Scans {
    /// The window that was looked at last, and who looked.
    watch: u32,
    asker: Asker,
    /// Changes of the present run ("putting into a place") and what takes all of them back.
    run: Option<(u32, GroupId, Vec<Command>)>,
    /// How many tags were held to a pad.
    count: u64,
}

/// What the hub gives back at once; whether the changes were stored comes a little later.
pub(crate) struct Understood {
    pub(crate) answer: Decided,
    pub(crate) outcome: Option<Receiver<Result<Accepted, SubmitError>>>,
}

impl Default for Scans {
    fn default() -> Self {
        let asker = Asker { who: Who::Floor, role: Role::Floor, how: How::Scan };
        Scans { watch: 0, asker, run: None, count: 0 }
    }
}

impl Hub {
    pub(super) fn take_scan(&mut self, ask: ScanAsk, now: Now) {
        let ScanAsk { text, context, asker, watch, reply } = ask;
        self.scans.watch = watch;
        self.scans.asker = Asker { how: How::Scan, ..asker };
        self.look_at(context, now);
        let Some(text) = text else {
            reply_to(&reply, Ok(None));
            return;
        };
        let request = self.next_request();
        self.engine.handle(Input::Scan { request, text }, now);
        let Some(answer) = self.drain_scanned() else {
            reply_to(&reply, Err(SubmitError::Fault));
            return;
        };
        let (sender, outcome) = sync_channel(1);
        let is_changing = !answer.commands.is_empty();
        if is_changing {
            self.do_scanned(&answer, now, |parcel, outcome| match outcome {
                Ok(group) => parcel.answer = Some(Answer { reply: sender, group }),
                Err(error) => reply_to(&sender, Err(error)),
            });
        }
        reply_to(&reply, Ok(Some(Understood { answer, outcome: is_changing.then_some(outcome) })));
    }

    fn look_at(&mut self, context: Context, now: Now) {
        self.engine.handle(Input::LookAt(context), now);
        self.drain_decided();
    }

    fn drain_scanned(&mut self) -> Option<Decided> {
        let mut answer = None;
        while let Some(output) = self.engine.poll_output() {
            match output {
                Output::Scanned { answer: found, .. } => answer = Some(*found),
                Output::Change(change) => self.note_change(change),
                Output::Fact(_) | Output::Accepted { .. } | Output::Refused { .. } => {
                    tracing::error!("a scan made more than an answer");
                }
            }
        }
        answer
    }

    /// Does what a scan leads to. Everything of one run is one entry of the undo list.
    fn do_scanned(
        &mut self,
        answer: &Decided,
        now: Now,
        tell: impl FnOnce(&mut super::pending::Parcel, Result<GroupId, SubmitError>),
    ) {
        if let Some(error) = self.storage.refusal() {
            tell(&mut super::pending::Parcel::default(), Err(error));
            return;
        }
        let before = answer.run.and_then(|run| self.scans.run.take().filter(|(last, _, _)| *last == run));
        let group = before.as_ref().map_or_else(|| GroupId(self.ids.next()), |(_, group, _)| *group);
        let mut decided = self.decide_group_as(group, &answer.commands, self.scans.asker, now);
        if let Some(run) = answer.run {
            let mut inverse = decided.parcel.undo.as_ref().map_or_else(Vec::new, |undo| undo.inverse.clone());
            inverse.extend(before.into_iter().flat_map(|(_, _, inverse)| inverse));
            if let Some(undo) = decided.parcel.undo.as_mut() {
                undo.inverse.clone_from(&inverse);
            }
            self.scans.run = Some((run, group, inverse));
        }
        tell(&mut decided.parcel, decided.outcome);
        self.pending.push(decided.parcel, now.tick);
    }

    /// A tag was held to a desk pad. The window that was looked at last shows it.
    pub(super) fn take_pad_scan(&mut self, answer: Decided, now: Now) {
        let mut undo = None;
        let mut refusal = None;
        if !answer.commands.is_empty() {
            self.do_scanned(&answer, now, |parcel, outcome| match outcome {
                Ok(group) => undo = parcel.undo.as_ref().map(|_| group),
                Err(error) => refusal = Some(error),
            });
        }
        self.scans.count += 1;
        let (n, watch) = (self.scans.count, self.scans.watch);
        self.changed.scanned(ScanPicture { n, watch, answer, undo, refusal, at: now.at });
    }

    /// Which kind of command a scan did, for the undo list.
    pub(super) fn words_of_group(commands: &[Command]) -> String {
        commands.first().map_or("", answer::words_of).to_owned()
    }
}
