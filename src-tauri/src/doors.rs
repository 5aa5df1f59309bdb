//! The two commands of the window and what they are handed to.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use api::watch::Live;
use api::{Api, Door, Problem, Session};
use serde_json::Value;
use tauri::State;
use tauri::ipc::Channel;

/// How long a watch sleeps before it looks whether its page is still there.
const LOOK_ROUND: Duration = Duration::from_millis(500);

/// What stands behind the window: the contract, or the reason why the station could not start.
pub struct Doors {
    behind: Result<(Api, Session), Box<Problem>>,
    /// Ends the watch of the page before, when a page was loaded again.
    current: Mutex<Arc<AtomicBool>>,
}

impl Doors {
    /// The station runs.
    pub fn open(api: Api) -> Doors {
        let session = api.session(Door::Window);
        Doors { behind: Ok((api, session)), current: Mutex::default() }
    }

    /// The station could not start; every request is answered with why.
    pub fn closed(problem: Problem) -> Doors {
        Doors { behind: Err(Box::new(problem)), current: Mutex::default() }
    }

    fn behind(&self) -> Result<(Api, Session), Problem> {
        self.behind.clone().map_err(|problem| *problem)
    }
}

/// One request of the contract.
#[tauri::command(async)]
pub fn call(doors: State<'_, Doors>, method: String, params: Value) -> Result<Value, Problem> {
    let (api, session) = doors.behind()?;
    api.call(&session, &method, params)
}

/// Opens the live channel of this page.
#[tauri::command(async)]
pub fn watch(doors: State<'_, Doors>, channel: Channel<Live>) -> Result<(), Problem> {
    let (api, session) = doors.behind()?;
    let is_over = Arc::new(AtomicBool::new(false));
    let before = std::mem::replace(
        &mut *doors.current.lock().unwrap_or_else(PoisonError::into_inner),
        Arc::clone(&is_over),
    );
    before.store(true, Ordering::Relaxed);
    let mut watch = api.watch(&session);
    let pump = move || {
        while !is_over.load(Ordering::Relaxed) && !watch.is_over() {
            if let Some(live) = watch.next(LOOK_ROUND)
                && channel.send(live).is_err()
            {
                return;
            }
        }
    };
    if let Err(why) = std::thread::Builder::new().name("watch".to_owned()).spawn(pump) {
        tracing::error!(%why, "no thread for the live channel");
    }
    Ok(())
}
