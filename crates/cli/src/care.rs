//! `tagstead backup`, `restore`, `repair`, `archive`, `recording`: looking after a data folder.

use std::io::Write;
use std::path::{Path, PathBuf};

use model::Timestamp;
use serde_json::json;
use words::{Args, Message};

use crate::opening;
use crate::out::{Out, Told};

#[derive(clap::Args)]
pub struct Backup {
    /// The file to write; without it the folder `backups` of the data folder.
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// Data folder; without it the usual one, or the demo warehouse while there is none.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

#[derive(clap::Args)]
pub struct Restore {
    /// The back-up.
    file: PathBuf,
    /// Data folder, which may be empty or on another machine.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

#[derive(clap::Args)]
pub struct Archive {
    /// Everything recorded before this moment: `2026-01-31` or `2026-01-31T18:00:00Z`.
    #[arg(long, value_name = "MOMENT")]
    before: String,
    /// Data folder; without it the usual one.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

#[derive(clap::Args)]
pub struct Recording {
    /// From this moment on.
    #[arg(long, value_name = "MOMENT")]
    from: Option<String>,
    /// Until this moment.
    #[arg(long, value_name = "MOMENT")]
    until: Option<String>,
    /// Data folder; without it the usual one.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

pub fn backup(wish: &Backup, out: &Out) -> anyhow::Result<bool> {
    let folder = opening::folder(wish.data.as_deref())?;
    let made = api::care::back_up(&folder, wish.to.as_deref()).map_err(Told::from)?;
    let file = made.path.display().to_string();
    out.say(
        &out.text(Message::CliBackedUp, &Args::new().count("facts", made.facts).text("file", &file)),
        &json!({ "file": file, "facts": made.facts }),
    );
    Ok(true)
}

pub fn restore(wish: &Restore, out: &Out) -> anyhow::Result<bool> {
    let folder = opening::folder(wish.data.as_deref())?;
    let done = api::care::restore(&folder, &wish.file).map_err(Told::from)?;
    let kept = done.kept.map(|kept| kept.display().to_string());
    out.say(
        &out.text(Message::CliRestored, &Args::new().count("facts", done.copy.facts)),
        &json!({ "facts": done.copy.facts, "station": done.copy.station.to_string(), "kept": kept }),
    );
    if let Some(kept) = kept {
        out.people(&out.text(Message::CliKept, &Args::new().text("file", &kept)));
    }
    Ok(true)
}

/// `false`: something was lost.
pub fn repair(data: Option<&Path>, out: &Out) -> anyhow::Result<bool> {
    let folder = opening::folder(data)?;
    let done = api::care::repair(&folder).map_err(Told::from)?;
    if let Some(facts) = done.was_whole {
        out.say(
            &out.text(Message::CliRepairWhole, &Args::new().count("facts", facts)),
            &json!({ "was_whole": true, "facts": facts }),
        );
        return Ok(true);
    }
    let salvage = done.salvage.unwrap_or_default();
    let [kept, backup, left_over] =
        [done.kept, done.backup.map(|copy| copy.path), salvage.left_over_file.clone()]
            .map(|path| path.map(|path| path.display().to_string()));
    let told = json!({
        "was_whole": false, "facts": salvage.facts, "claimed": salvage.claimed, "left_over": salvage.left_over,
        "left_over_file": left_over, "lost": salvage.lost, "kept": kept, "backup": backup,
    });
    let claimed = salvage.claimed.unwrap_or(salvage.facts);
    out.say(
        &out.text(Message::CliRepaired, &Args::new().count("facts", salvage.facts).count("claimed", claimed)),
        &told,
    );
    if let Some(file) = &left_over {
        out.people(
            &out.text(
                Message::CliLeftOver,
                &Args::new().count("count", salvage.left_over).text("file", file),
            ),
        );
    }
    if let Some(file) = &kept {
        out.people(&out.text(Message::CliKept, &Args::new().text("file", file)));
    }
    if let Some(file) = &backup {
        out.people(&out.text(Message::CliLastBackup, &Args::new().text("file", file)));
    }
    Ok(salvage.facts >= claimed && salvage.lost.is_empty())
}

pub fn archive(wish: &Archive, out: &Out) -> anyhow::Result<bool> {
    let (folder, before) = (opening::folder(wish.data.as_deref())?, moment(&wish.before)?);
    match api::care::archive(&folder, before).map_err(Told::from)? {
        Some((path, archive)) => {
            let file = path.display().to_string();
            let args =
                Args::new().count("first", archive.first).count("last", archive.last).text("file", &file);
            out.say(
                &out.text(Message::CliArchived, &args),
                &json!({ "file": file, "first": archive.first, "last": archive.last }),
            );
        }
        None => out.say(&out.text(Message::CliArchiveNothing, &Args::new()), &json!({ "file": null })),
    }
    Ok(true)
}

/// Always JSON lines: what `tagstead replay` reads.
pub fn recording(wish: &Recording) -> anyhow::Result<bool> {
    let folder = opening::folder(wish.data.as_deref())?;
    let edge = |text: &Option<String>, other: i64| match text {
        Some(text) => moment(text),
        None => Ok(Timestamp(other)),
    };
    let (from, until) = (edge(&wish.from, i64::MIN)?, edge(&wish.until, i64::MAX)?);
    let mut to = std::io::BufWriter::new(std::io::stdout().lock());
    let shown =
        api::care::recording(&folder, from, until, |line| writeln!(to, "{}", serde_json::to_string(&line)?));
    shown.map_err(Told::from)?;
    to.flush()?;
    Ok(true)
}

/// A day (its begin, UTC) or a moment in ISO 8601.
fn moment(text: &str) -> anyhow::Result<Timestamp> {
    let whole = if text.contains('T') { text.to_owned() } else { format!("{text}T00:00:00Z") };
    Timestamp::from_iso(&whole)
        .ok_or_else(|| anyhow::anyhow!("{text}: a moment is written 2026-01-31 or 2026-01-31T18:00:00Z"))
}
