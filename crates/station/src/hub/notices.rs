//! The notices that stand, and those a person has put away.

use std::collections::BTreeMap;

use model::{ReaderConfig, ReaderId, Timestamp};

use crate::limits::{NOTICES_MAX, QUIET_MAX};
use crate::live::{Care, Notice, NoticeKind};

/// Standing notices by id.
#[derive(Default)]
pub(super) struct Notices {
    standing: BTreeMap<String, Notice>,
    /// Put away while their reason stands.
    dismissed: BTreeMap<String, NoticeKind>,
    is_changed: bool,
}

impl Notices {
    /// Puts a notice up, or changes the words of the one that stands under its id; its "since" stays.
    pub(super) fn raise(&mut self, kind: NoticeKind, since: Timestamp) {
        let id = kind.id();
        if self.dismissed.get(&id) == Some(&kind) {
            return;
        }
        let before = self.standing.get(&id);
        if before.is_some_and(|notice| notice.kind == kind) {
            return;
        }
        let since = before.map_or(since, |notice| notice.since);
        self.make_room();
        // Another reason under the same name is news: whoever looked after the old one has not seen it.
        let notice = Notice { id: id.clone(), kind, since, taken: None, quiet_until: None };
        self.standing.insert(id, notice);
        self.is_changed = true;
    }

    /// Its reason is over.
    pub(super) fn clear(&mut self, id: &str) {
        self.dismissed.remove(id);
        self.is_changed |= self.standing.remove(id).is_some();
    }

    pub(super) fn clear_reader(&mut self, reader: ReaderId) {
        self.clear(&format!("reader:{reader}"));
    }

    /// Readers that were removed or switched off have nothing to say.
    pub(super) fn keep_readers(&mut self, readers: &BTreeMap<ReaderId, ReaderConfig>) {
        let count = self.standing.len();
        self.standing.retain(|_, notice| notice.kind.reader().is_none_or(|id| readers.contains_key(&id)));
        self.is_changed |= self.standing.len() != count;
    }

    /// Ports that are gone, or that a reader is on now, are no news any more.
    pub(super) fn keep_ports(&mut self, is_new: impl Fn(&str) -> bool) {
        let keeps = |kind: &NoticeKind| match kind {
            NoticeKind::NewPort { path, .. } => is_new(path),
            NoticeKind::DiskFull
            | NoticeKind::StorageFailed { .. }
            | NoticeKind::DiskLow
            | NoticeKind::FileDamaged { .. }
            | NoticeKind::BackupFailed { .. }
            | NoticeKind::Fault { .. }
            | NoticeKind::ReaderLost { .. }
            | NoticeKind::ClockJumped { .. } => true,
        };
        let count = self.standing.len();
        self.standing.retain(|_, notice| keeps(&notice.kind));
        self.dismissed.retain(|_, kind| keeps(kind));
        self.is_changed |= self.standing.len() != count;
    }

    /// A person has read it.
    pub(super) fn dismiss(&mut self, id: &str) {
        if let Some(notice) = self.standing.remove(id) {
            if self.dismissed.len() >= NOTICES_MAX {
                self.dismissed.pop_first();
            }
            self.dismissed.insert(notice.id, notice.kind);
            self.is_changed = true;
        }
    }

    /// Somebody looks after it.
    pub(super) fn take(&mut self, id: &str, taken: Care) {
        if let Some(notice) = self.standing.get_mut(id) {
            notice.taken = Some(taken);
            self.is_changed = true;
        }
    }

    /// Nobody wants to hear of it for a while.
    pub(super) fn quiet(&mut self, id: &str, until: Timestamp) {
        if let Some(notice) = self.standing.get_mut(id) {
            notice.quiet_until = Some(until);
            self.is_changed = true;
        }
    }

    /// The while is over; also when the clock was set back behind it.
    pub(super) fn wake(&mut self, now: Timestamp) {
        for notice in self.standing.values_mut() {
            let is_over =
                notice.quiet_until.is_some_and(|until| until <= now || now.until(until) > QUIET_MAX);
            if is_over {
                notice.quiet_until = None;
                self.is_changed = true;
            }
        }
    }

    /// The notices in the order of the screen, if they changed since the last call.
    pub(super) fn take_changed(&mut self) -> Option<Vec<Notice>> {
        if !std::mem::take(&mut self.is_changed) {
            return None;
        }
        let mut notices: Vec<Notice> = self.standing.values().cloned().collect();
        notices.sort_by_key(|notice| (notice.kind.rank(), notice.since));
        Some(notices)
    }

    fn make_room(&mut self) {
        if self.standing.len() < NOTICES_MAX {
            return;
        }
        let least = self.standing.values().max_by_key(|notice| (notice.kind.rank(), notice.since));
        if let Some(id) = least.map(|notice| notice.id.clone()) {
            self.standing.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Trouble;

    fn lost(trouble: Trouble) -> NoticeKind {
        NoticeKind::ReaderLost { reader: ReaderId(uuid::Uuid::nil()), name: "Desk".to_owned(), trouble }
    }

    #[test]
    fn a_notice_stands_until_its_reason_is_over() {
        let mut notices = Notices::default();
        assert_eq!(notices.take_changed(), None);
        notices.raise(lost(Trouble::Unplugged), Timestamp(5));
        notices.raise(NoticeKind::DiskFull, Timestamp(7));
        let shown = notices.take_changed().unwrap();
        assert_eq!(
            shown.iter().map(|n| n.kind.code()).collect::<Vec<_>>(),
            ["TS-STORE-001", "TS-READER-001"]
        );
        notices.raise(lost(Trouble::Unplugged), Timestamp(9));
        assert_eq!(notices.take_changed(), None, "nothing new");
        notices.raise(lost(Trouble::PortInUse), Timestamp(9));
        let shown = notices.take_changed().unwrap();
        assert_eq!((shown[1].kind.code(), shown[1].since), ("TS-READER-002", Timestamp(5)));
        notices.clear_reader(ReaderId(uuid::Uuid::nil()));
        notices.clear("storage");
        assert_eq!(notices.take_changed(), Some(Vec::new()));
    }

    #[test]
    fn what_was_put_away_comes_back_only_for_a_new_reason() {
        let mut notices = Notices::default();
        notices.raise(NoticeKind::ClockJumped { by_ms: 5_000 }, Timestamp(1));
        notices.dismiss("clock");
        notices.raise(NoticeKind::ClockJumped { by_ms: 5_000 }, Timestamp(2));
        assert_eq!(notices.take_changed(), Some(Vec::new()));
        notices.raise(NoticeKind::ClockJumped { by_ms: 9_000 }, Timestamp(3));
        assert_eq!(notices.take_changed().map(|shown| shown.len()), Some(1));
    }

    #[test]
    fn who_looks_after_it_is_kept_until_there_is_another_reason() {
        let mut notices = Notices::default();
        notices.raise(lost(Trouble::Unplugged), Timestamp(5));
        let id = notices.take_changed().unwrap()[0].id.clone();
        let taken = Care { who: model::Who::Floor, at: Timestamp(6) };
        notices.take(&id, taken);
        notices.quiet(&id, Timestamp(9_000));
        let shown = notices.take_changed().unwrap();
        assert_eq!((shown[0].taken, shown[0].quiet_until), (Some(taken), Some(Timestamp(9_000))));
        notices.wake(Timestamp(8_999));
        assert_eq!(notices.take_changed(), None);
        notices.wake(Timestamp(9_000));
        let shown = notices.take_changed().unwrap();
        assert_eq!((shown[0].taken, shown[0].quiet_until), (Some(taken), None));
        notices.quiet(&id, Timestamp(9_000));
        notices.wake(Timestamp(-90_000_000));
        assert_eq!(notices.take_changed().unwrap()[0].quiet_until, None, "the clock was set back");
        notices.raise(lost(Trouble::NoAnswer), Timestamp(10));
        assert_eq!(notices.take_changed().unwrap()[0].taken, None, "another reason is news");
        notices.take("of-nothing", taken);
        assert_eq!(notices.take_changed(), None);
    }

    #[test]
    fn there_is_a_limit_and_the_least_important_gives_way() {
        let mut notices = Notices::default();
        notices.raise(NoticeKind::DiskFull, Timestamp(0));
        for n in 0..NOTICES_MAX * 2 {
            let kind = NoticeKind::NewPort { path: n.to_string(), label: String::new() };
            notices.raise(kind, Timestamp(n as i64));
        }
        let shown = notices.take_changed().unwrap();
        assert_eq!(shown.len(), NOTICES_MAX);
        assert_eq!(shown[0].kind, NoticeKind::DiskFull);
    }
}
