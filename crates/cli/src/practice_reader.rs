//! `tagstead practice`: a reader on a pseudo-terminal.

use std::path::PathBuf;
use std::sync::Arc;

use practice::bench::{self, Bench};
use serde_json::json;
use station::Clock;
use words::{Args, Message};

use crate::out::Out;

#[derive(clap::Args)]
pub struct Practice {
    /// Kind of reader it plays: `bb`, `chafon`.
    family: String,
    /// Where programs find it: a link to the pseudo-terminal.
    #[arg(long, value_name = "PATH")]
    link: PathBuf,
    /// How many tags lie in front of it.
    #[arg(long, default_value_t = 20)]
    tags: usize,
    /// The same number gives the same tags and the same radio.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Stop after this many seconds; without it at Ctrl+C.
    #[arg(long, value_name = "N")]
    seconds: Option<u64>,
}

pub fn play(wish: &Practice, out: &Out) -> anyhow::Result<bool> {
    let clock = Clock::system();
    let bench =
        Bench { family: wish.family.clone(), link: wish.link.clone(), tags: wish.tags, seed: wish.seed };
    let start = clock.now().tick;
    let path = wish.link.display().to_string();
    let ready = || {
        out.say(
            &out.text(
                Message::CliPracticeOpen,
                &Args::new().count("count", wish.tags as u64).text("path", &path),
            ),
            &json!({ "practice": wish.family, "link": path, "tags": wish.tags, "seed": wish.seed }),
        );
        out.people(&out.text(Message::CliHowToStop, &Args::new()));
    };
    let ticks = clock.clone();
    let stop = |_: &_| wish.seconds.is_some_and(|seconds| start.until(clock.now().tick).0 >= seconds * 1_000);
    bench::serve(&bench, Arc::new(move || ticks.now().tick.0), ready, stop)?;
    Ok(true)
}
