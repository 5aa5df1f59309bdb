//! Settings a screen can show and change.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use std::path::Path;

use model::{Command, Span};
use station::store::{Break, Store, Verdict};

use crate::app::{Done, Nothing};
use crate::methods::Api;
use crate::problem::{self, Problem};
use crate::session::Session;

/// The settings, all of them; also how they are sent back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SettingsView {
    /// Name of the warehouse.
    pub site: String,
    /// Language tag.
    pub language: String,
    /// `system`, `light`, `dark` or `contrast`.
    pub theme: String,
    /// Size of everything in percent, 100–200.
    pub scale: u16,
    /// The keyboard the barcode gun is set to; empty while nobody has taught it.
    pub gun: String,
    /// Minutes of silence after which an item counts as not seen.
    pub stale_minutes: u32,
    /// Minutes without a touch after which the desk is nobody's.
    pub lock_minutes: u32,
}

/// What a person looks after: where the data is and how it is doing.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AboutView {
    /// Version of the program.
    pub version: String,
    /// The data folder.
    pub data_folder: String,
    /// Facts in the log.
    #[ts(type = "number")]
    pub facts: u64,
    /// Messages waiting to go out.
    #[ts(type = "number")]
    pub outbox: u64,
    /// Size of the database in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// The answer of a check of the log.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VerifyView {
    /// Facts checked.
    #[ts(type = "number")]
    pub facts: u64,
    /// Hash of the last one, hex.
    pub head: String,
    /// First broken row, if any.
    #[ts(type = "number | null")]
    pub broken_at: Option<u64>,
    /// What is wrong with it.
    pub why: Option<String>,
}

/// The settings.
pub(crate) fn show(api: &Api, _: &Session, _: Nothing) -> Result<SettingsView, Problem> {
    let settings = api.station.picture().settings.clone();
    Ok(SettingsView {
        site: settings.site.name,
        language: settings.screen.language,
        theme: settings.screen.theme,
        scale: settings.screen.scale,
        gun: settings.screen.gun,
        stale_minutes: u32::try_from(settings.presence.stale_after.0 / 60_000).unwrap_or(u32::MAX),
        lock_minutes: u32::try_from(settings.people.lock_after.0 / 60_000).unwrap_or(u32::MAX),
    })
}

/// Changes them.
pub(crate) fn change(api: &Api, session: &Session, view: SettingsView) -> Result<Done, Problem> {
    let mut settings = api.station.picture().settings.clone();
    settings.site.name = view.site.trim().to_owned();
    settings.screen.language = view.language;
    settings.screen.theme = view.theme;
    settings.screen.scale = view.scale.clamp(100, 200);
    settings.screen.gun = view.gun;
    settings.presence.stale_after = Span::seconds(u64::from(view.stale_minutes.clamp(1, 10_080)) * 60);
    settings.people.lock_after = Span::seconds(u64::from(view.lock_minutes.clamp(1, 480)) * 60);
    api.done(session, Command::ChangeSettings(settings))
}

/// How the data is doing.
pub(crate) fn about(api: &Api, _: &Session, _: Nothing) -> Result<AboutView, Problem> {
    let outbox =
        api.station.ask(|snapshot| snapshot.outbox_waiting()).map_err(|why| problem::of_ask(api, &why))?;
    let folder = api.station.folder();
    // What was stored last stands in the log beside the file until it is written back.
    let beside = folder.database().with_extension("db-wal");
    let size = |path: &std::path::Path| std::fs::metadata(path).map_or(0, |file| file.len());
    let bytes = size(&folder.database()) + size(&beside);
    Ok(AboutView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data_folder: folder.root().display().to_string(),
        facts: api.station.picture().counters.last_sequence,
        outbox,
        bytes,
    })
}

/// Walks the chain of the log.
pub(crate) fn verify(api: &Api, _: &Session, _: Nothing) -> Result<VerifyView, Problem> {
    let verdict = api.station.ask(|snapshot| snapshot.verify()).map_err(|why| problem::of_ask(api, &why))?;
    Ok(verdict_view(&verdict))
}

/// The same without a running station: it only reads, so it may run beside one.
pub fn verify_folder(folder: &Path) -> Result<VerifyView, Problem> {
    let file = station::paths::database_in(folder);
    let verdict = Store::open_to_read(&file).and_then(|snapshots| snapshots.take()?.verify());
    verdict.map(|verdict| verdict_view(&verdict)).map_err(|why| problem::of_file_at(&file, &why))
}

fn verdict_view(verdict: &Verdict) -> VerifyView {
    VerifyView {
        facts: verdict.facts,
        head: verdict.head.iter().map(|byte| format!("{byte:02x}")).collect(),
        broken_at: verdict.broken.as_ref().map(|broken| broken.sequence),
        why: verdict.broken.as_ref().map(|broken| break_words(broken.why).to_owned()),
    }
}

fn break_words(why: Break) -> &'static str {
    match why {
        Break::Missing => "a fact is missing",
        Break::Changed => "a fact was changed",
        Break::Unreadable => "a fact cannot be read",
        Break::WrongEnd => "facts were cut off or put on at the end",
    }
}
