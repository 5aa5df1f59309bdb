//! `tagstead practice`: a reader on a pseudo-terminal or a TCP port.

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
    #[arg(long, value_name = "PATH", required_unless_present = "port")]
    link: Option<PathBuf>,
    /// Where programs find it: a TCP port of this computer; 0 takes a free one.
    #[arg(long, value_name = "N", conflicts_with = "link")]
    port: Option<u16>,
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
    let link = wish.link.clone().unwrap_or_default();
    let bench = Bench { family: wish.family.clone(), link: link.clone(), tags: wish.tags, seed: wish.seed };
    let start = clock.now().tick;
    let ready = |path: String| {
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
    let clock: practice::runner::Clock = Arc::new(move || ticks.now().tick.0);
    match wish.port {
        Some(port) => bench::serve_tcp(&bench, port, clock, |address| ready(address.to_string()), stop)?,
        None => bench::serve(&bench, clock, || ready(link.display().to_string()), stop)?,
    };
    Ok(true)
}
