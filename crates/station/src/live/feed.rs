//! The feed: each watcher is told what has changed since it last looked, merged by entity, at most 10 times a second.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, Weak};
use std::time::Duration;

use model::{PlaceId, Subject};

use super::picture::Picture;
use crate::clock::Deadline;
use crate::limits::{PLACES_PER_UPDATE, THINGS_PER_UPDATE, UPDATE_EVERY, WATCHERS_MAX};

/// What has changed since the last update. The new state is in the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// Things whose place, mark, name or last-heard time changed.
    pub things: BTreeSet<Subject>,
    /// Any thing may have changed; `things` is empty then.
    pub all_things: bool,
    /// Places that were added, changed or removed (then they are not in the picture), or whose numbers changed.
    pub places: BTreeSet<PlaceId>,
    /// Any place may have changed; `places` is empty then.
    pub all_places: bool,
    /// Numbers of the whole site changed.
    pub headline: bool,
    /// A reader changed, or how it is doing.
    pub readers: bool,
    /// A notice came or went.
    pub notices: bool,
    /// A job moved on.
    pub jobs: bool,
    /// The strip says something new.
    pub strip: bool,
    /// A count of stock changed.
    pub counts: bool,
    /// How near something is that is looked for changed.
    pub find: bool,
    /// A tag was held to a desk pad.
    pub scan: bool,
    /// Settings, products or people changed.
    pub settings: bool,
    /// Facts were recorded: whatever is asked from the file may be different.
    pub facts: bool,
}

/// What the hub collects on its way to a publication.
pub(crate) type Dirty = Update;

/// How a watcher wants to be told.
#[derive(Clone, Copy, Debug)]
pub struct WatchOptions {
    /// Least time between two updates; never less than a tenth of a second.
    pub every: Duration,
}

impl Default for WatchOptions {
    fn default() -> Self {
        WatchOptions { every: UPDATE_EVERY }
    }
}

/// Sees changes as they are made. Dropping it ends the watch.
pub struct Watcher {
    shared: Arc<Shared>,
    every: Duration,
    pause: Option<Deadline>,
}

struct Shared {
    waiting: Mutex<Waiting>,
    bell: Condvar,
}

struct Waiting {
    dirty: Dirty,
    is_over: bool,
}

/// The picture and its watchers.
pub(crate) struct Feed {
    picture: RwLock<Picture>,
    watchers: Mutex<Vec<Weak<Shared>>>,
}

impl Update {
    /// The first update of every watch: look at everything.
    pub fn everything() -> Update {
        Update {
            things: BTreeSet::new(),
            all_things: true,
            places: BTreeSet::new(),
            all_places: true,
            headline: true,
            readers: true,
            notices: true,
            jobs: true,
            strip: true,
            counts: true,
            find: true,
            scan: false,
            settings: true,
            facts: true,
        }
    }

    /// Whether there is anything to tell.
    pub fn is_empty(&self) -> bool {
        *self == Update::default()
    }

    /// Adds what another one has, within the limits.
    pub(crate) fn merge(&mut self, newer: &Update) {
        self.all_things |= newer.all_things;
        if !self.all_things {
            self.things.extend(newer.things.iter().copied());
        }
        self.all_places |= newer.all_places;
        if !self.all_places {
            self.places.extend(newer.places.iter().copied());
        }
        self.headline |= newer.headline;
        self.readers |= newer.readers;
        self.notices |= newer.notices;
        self.jobs |= newer.jobs;
        self.strip |= newer.strip;
        self.counts |= newer.counts;
        self.find |= newer.find;
        self.scan |= newer.scan;
        self.settings |= newer.settings;
        self.facts |= newer.facts;
        self.bound();
    }

    /// Beyond the limits single names become "all".
    pub(crate) fn bound(&mut self) {
        if self.all_things || self.things.len() > THINGS_PER_UPDATE {
            self.all_things = true;
            self.things.clear();
        }
        if self.all_places || self.places.len() > PLACES_PER_UPDATE {
            self.all_places = true;
            self.places.clear();
        }
    }
}

impl Watcher {
    /// Waits until something has changed, at most `timeout`. `None` = nothing changed in that time, or the station
    /// has stopped (see [`Watcher::is_over`]). The first call answers at once with everything.
    pub fn next(&mut self, timeout: Duration) -> Option<Update> {
        let deadline = Deadline::after(timeout);
        if let Some(pause) = self.pause {
            self.sit_out(pause, deadline)?;
        }
        let mut waiting = lock(&self.shared.waiting);
        while waiting.dirty.is_empty() && !waiting.is_over {
            let left = deadline.left();
            if left.is_zero() {
                return None;
            }
            waiting = self.shared.bell.wait_timeout(waiting, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        if waiting.dirty.is_empty() {
            return None;
        }
        self.pause = Some(Deadline::after(self.every));
        Some(std::mem::take(&mut waiting.dirty))
    }

    /// The station has stopped; nothing more will come.
    pub fn is_over(&self) -> bool {
        lock(&self.shared.waiting).is_over
    }

    /// Changes gather while the pause lasts. `None` = the caller's time is up before.
    fn sit_out(&self, pause: Deadline, deadline: Deadline) -> Option<()> {
        let mut waiting = lock(&self.shared.waiting);
        while !pause.has_passed() && !waiting.is_over {
            if deadline.has_passed() {
                return None;
            }
            let left = pause.left().min(deadline.left());
            waiting = self.shared.bell.wait_timeout(waiting, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        Some(())
    }
}

impl Feed {
    pub(crate) fn new(picture: Picture) -> Feed {
        Feed { picture: RwLock::new(picture), watchers: Mutex::new(Vec::new()) }
    }

    /// Looks at the picture; the hub waits meanwhile, so be short.
    pub(crate) fn look(&self) -> RwLockReadGuard<'_, Picture> {
        self.picture.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the picture, then tells the watchers.
    pub(crate) fn publish(&self, change: impl FnOnce(&mut Picture) -> Dirty) {
        let dirty = change(&mut self.picture.write().unwrap_or_else(PoisonError::into_inner));
        if dirty.is_empty() {
            return;
        }
        self.each(|waiting| waiting.dirty.merge(&dirty));
    }

    /// A new watcher; beyond the limit the oldest one is ended.
    pub(crate) fn watch(&self, options: WatchOptions) -> Watcher {
        let waiting = Waiting { dirty: Update::everything(), is_over: false };
        let shared = Arc::new(Shared { waiting: Mutex::new(waiting), bell: Condvar::new() });
        let mut watchers = lock(&self.watchers);
        watchers.retain(|watcher| watcher.strong_count() > 0);
        if watchers.len() >= WATCHERS_MAX
            && let Some(oldest) = watchers.remove(0).upgrade()
        {
            lock(&oldest.waiting).is_over = true;
            oldest.bell.notify_all();
        }
        watchers.push(Arc::downgrade(&shared));
        Watcher { shared, every: options.every.max(UPDATE_EVERY), pause: None }
    }

    /// Ends all watches.
    pub(crate) fn close(&self) {
        self.each(|waiting| waiting.is_over = true);
    }

    fn each(&self, change: impl Fn(&mut Waiting)) {
        let mut watchers = lock(&self.watchers);
        watchers.retain(|watcher| {
            let Some(shared) = watcher.upgrade() else { return false };
            change(&mut lock(&shared.waiting));
            shared.bell.notify_all();
            true
        });
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{AssetId, ReaderId};
    use uuid::Uuid;

    const LONG: Duration = Duration::from_secs(20);

    fn thing(n: u128) -> Subject {
        Subject::Asset(AssetId(Uuid::from_u128(n)))
    }

    fn touch(feed: &Feed, subjects: impl IntoIterator<Item = u128>) {
        let things: BTreeSet<Subject> = subjects.into_iter().map(thing).collect();
        feed.publish(|_| Update { things, ..Update::default() });
    }

    #[test]
    fn the_first_update_says_everything_and_changes_are_merged() {
        let feed = Feed::new(Picture::default());
        let mut watcher = feed.watch(WatchOptions::default());
        assert_eq!(watcher.next(LONG), Some(Update::everything()));
        touch(&feed, [1, 2]);
        touch(&feed, [2, 3]);
        feed.publish(|_| Update { readers: true, ..Update::default() });
        let update = watcher.next(LONG).unwrap();
        assert_eq!(update.things, [1, 2, 3].map(thing).into_iter().collect());
        assert!(update.readers && !update.all_things && !update.strip);
        assert_eq!(watcher.next(Duration::from_millis(1)), None);
    }

    #[test]
    fn a_slow_watcher_gets_all() {
        let feed = Feed::new(Picture::default());
        let mut watcher = feed.watch(WatchOptions::default());
        watcher.next(LONG);
        for n in 0..=THINGS_PER_UPDATE as u128 {
            touch(&feed, [n]);
        }
        touch(&feed, [7]);
        let update = watcher.next(LONG).unwrap();
        assert!(update.all_things && update.things.is_empty());
    }

    #[test]
    fn a_waiting_watcher_is_woken_and_told_when_it_is_over() {
        let feed = Arc::new(Feed::new(Picture::default()));
        let mut watcher = feed.watch(WatchOptions::default());
        watcher.next(LONG);
        let other = feed.clone();
        let thread = std::thread::spawn(move || {
            let first = watcher.next(LONG);
            let second = watcher.next(LONG);
            (first.is_some(), second, watcher.is_over())
        });
        touch(&other, [1]);
        while other.watchers.lock().unwrap()[0].upgrade().is_some_and(|s| !lock(&s.waiting).dirty.is_empty())
        {
            std::thread::yield_now();
        }
        other.close();
        assert_eq!(thread.join().unwrap(), (true, None, true));
    }

    #[test]
    fn nothing_is_published_for_nothing() {
        let feed = Feed::new(Picture::default());
        let mut watcher = feed.watch(WatchOptions::default());
        watcher.next(LONG);
        feed.publish(|picture| {
            picture.readers.remove(&ReaderId(Uuid::nil()));
            Update::default()
        });
        assert_eq!(watcher.next(Duration::from_millis(1)), None);
    }

    #[test]
    fn watchers_are_bounded() {
        let feed = Feed::new(Picture::default());
        let watchers: Vec<Watcher> =
            (0..=WATCHERS_MAX).map(|_| feed.watch(WatchOptions::default())).collect();
        assert!(watchers[0].is_over());
        assert!(!watchers[1].is_over());
    }
}
