//! `tagstead verify`: walks the chain of the log. Works beside a running station: it only reads.

use std::path::Path;

use serde_json::json;
use words::{Args, Message};

use crate::opening;
use crate::out::{Out, Told};

pub fn verify(data: Option<&Path>, out: &Out) -> anyhow::Result<bool> {
    let folder = opening::folder(data)?;
    let verdict = api::settings::verify_folder(&folder).map_err(Told::from)?;
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
