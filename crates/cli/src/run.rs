//! `tagstead run`: a station without a window.

use std::path::PathBuf;
use std::time::Duration;

use api::{Api, Door};
use serde_json::json;
use words::{Args, Message};

use crate::opening;
use crate::out::{Out, Told};

#[derive(clap::Args)]
pub struct Run {
    /// Data folder; without it the usual one, or the demo warehouse while there is none.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Also offer this serial port (a pseudo-terminal, a link); may be given more than once.
    #[arg(long = "extra-port", value_name = "PATH")]
    extra_ports: Vec<PathBuf>,
    /// Stop by itself after this many seconds.
    #[arg(long, value_name = "N")]
    seconds: Option<u64>,
}

/// How often it looks whether its time is up.
const STEP: Duration = Duration::from_millis(500);

pub fn run(wish: &Run, out: &Out) -> anyhow::Result<bool> {
    let handle = opening::start(wish.data.as_deref(), wish.extra_ports.clone())
        .map_err(|why| Told::from(api::problem::of_start(&why)))?;
    let api = Api::new(handle.clone());
    let folder = handle.folder().root().display().to_string();
    out.say(
        &out.text(Message::CliRunning, &Args::new().text("folder", &folder)),
        &json!({ "running": true, "folder": folder }),
    );
    out.people(&out.text(Message::CliHowToStop, &Args::new()));
    let session = api.session(Door::Program);
    let mut watch = api.watch(&session);
    let start = handle.now().tick;
    let is_over = || wish.seconds.is_some_and(|seconds| start.until(handle.now().tick).0 >= seconds * 1_000);
    while !watch.is_over() && !is_over() {
        if let Some(live) = watch.next(STEP)
            && out.is_json()
        {
            out.program(&serde_json::to_value(&live)?);
        }
    }
    handle.stop();
    out.people(&out.text(Message::CliStopped, &Args::new()));
    Ok(true)
}
