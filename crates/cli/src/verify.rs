//! `tagstead verify`: walks the chain of the log. Works beside a running station: it only reads.

use std::path::{Path, PathBuf};

use serde_json::json;
use words::{Args, Message};

use crate::opening;
use crate::out::{Out, Told};

#[derive(clap::Args)]
pub struct Verify {
    /// Data folder; without it the usual one, or the demo warehouse while there is none.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Also walks this archive of the log, and says whether the log goes on from it. May be given more than once.
    #[arg(long = "archive", value_name = "FILE")]
    archives: Vec<PathBuf>,
}

pub fn verify(wish: &Verify, out: &Out) -> anyhow::Result<bool> {
    let folder = opening::folder(wish.data.as_deref())?;
    let mut is_whole = live(&folder, out)?;
    for file in &wish.archives {
        is_whole &= archive(&folder, file, out)?;
    }
    Ok(is_whole)
}

fn archive(folder: &Path, file: &Path, out: &Out) -> anyhow::Result<bool> {
    let (archive, is_known) = api::care::verify_archive(folder, file).map_err(Told::from)?;
    let is_whole = archive.broken.is_none() && is_known;
    let args = Args::new()
        .count("first", archive.first)
        .count("last", archive.last)
        .text("file", file.display().to_string());
    let people = match &archive.broken {
        Some(broken) => out.text(
            Message::CliVerifyBroken,
            &Args::new().count("row", broken.sequence).text("why", format!("{:?}", broken.why)),
        ),
        None if is_known => out.text(Message::CliArchiveWhole, &args),
        None => out.text(Message::CliArchiveStrange, &args),
    };
    let broken_at = archive.broken.map(|broken| broken.sequence);
    out.say(&people, &json!({ "archive": file.display().to_string(), "first": archive.first, "last": archive.last, "broken_at": broken_at, "is_known": is_known }));
    Ok(is_whole)
}

fn live(folder: &Path, out: &Out) -> anyhow::Result<bool> {
    let verdict = api::settings::verify_folder(folder).map_err(Told::from)?;
    let people = match &verdict.broken_at {
        None => out.text(
            Message::CliVerified,
            &Args::new().count("facts", verdict.facts).text("head", &verdict.head),
        ),
        Some(row) => out.text(
            Message::CliVerifyBroken,
            &Args::new().count("row", *row).text("why", verdict.why.as_deref().unwrap_or_default()),
        ),
    };
    out.say(&people, &serde_json::to_value(&verdict).unwrap_or_else(|_| json!({})));
    Ok(verdict.broken_at.is_none())
}
