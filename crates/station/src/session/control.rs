//! What passes between a session's thread and the hub: wishes one way, health the other.

use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use model::{Capabilities, ReaderConfig, ReaderHealth, ReaderVitals, Tick};
use readers::Order;

use super::capture::CaptureFile;
use crate::handle::{OrderOutcome, Reply};

/// The post box of a session.
#[derive(Default)]
pub(crate) struct Control {
    news: Mutex<News>,
    bell: Condvar,
    status: Mutex<Status>,
}

/// Wishes not yet heeded.
#[derive(Default)]
pub(crate) struct News {
    pub(crate) is_stopping: bool,
    pub(crate) config: Option<Box<ReaderConfig>>,
    pub(crate) try_again: bool,
    /// Orders to the reader, with the way back for their outcome.
    pub(crate) orders: Vec<(Order, Reply<OrderOutcome>)>,
    /// A recording to begin, or (inner `None`) to end.
    pub(crate) capture: Option<Option<CaptureFile>>,
}

/// How a reader is doing, for its card.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Status {
    pub(crate) health: ReaderHealth,
    pub(crate) family: Option<&'static str>,
    pub(crate) baud: Option<u32>,
    pub(crate) model: String,
    pub(crate) firmware: String,
    pub(crate) capabilities: Option<Capabilities>,
    pub(crate) port: String,
    pub(crate) fault: Option<String>,
    pub(crate) recording: Option<PathBuf>,
    pub(crate) retry_at: Option<Tick>,
    pub(crate) panics: u32,
    pub(crate) vitals: ReaderVitals,
}

impl News {
    fn is_any(&self) -> bool {
        self.is_stopping
            || self.config.is_some()
            || self.try_again
            || self.capture.is_some()
            || !self.orders.is_empty()
    }
}

impl Control {
    /// Leaves a wish.
    pub(crate) fn wish(&self, change: impl FnOnce(&mut News)) {
        change(&mut lock(&self.news));
        self.bell.notify_all();
    }

    pub(crate) fn has_news(&self) -> bool {
        lock(&self.news).is_any()
    }

    /// Takes the wishes; the end stays wished.
    pub(crate) fn take(&self) -> News {
        let mut news = lock(&self.news);
        let is_stopping = news.is_stopping;
        let taken = std::mem::take(&mut *news);
        news.is_stopping = is_stopping;
        taken
    }

    /// Waits for a wish.
    pub(crate) fn wait(&self, wait: Duration) {
        let news = lock(&self.news);
        if !news.is_any() {
            let waited = self.bell.wait_timeout(news, wait);
            drop(waited.unwrap_or_else(PoisonError::into_inner));
        }
    }

    /// Notes how it is doing.
    pub(crate) fn status<T>(&self, change: impl FnOnce(&mut Status) -> T) -> T {
        change(&mut lock(&self.status))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
