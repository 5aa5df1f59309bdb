//! `tagstead export`: a report as a file. Works beside a running station: it only reads.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::json;
use words::{Args, Message};

use crate::opening;
use crate::out::{Out, Told};

#[derive(clap::Args)]
pub struct Export {
    /// Which report, for example `everything`.
    report: String,
    /// Data folder; without it the usual one, or the demo warehouse while there is none.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// `csv` or `xlsx`.
    #[arg(long, default_value = "csv")]
    format: String,
    /// Folder for the file.
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    /// An answer to a question of the report: `place=<id>`; may be given more than once.
    #[arg(long = "answer", value_name = "KEY=VALUE")]
    answers: Vec<String>,
}

pub fn export(wish: &Export, out: &Out) -> anyhow::Result<bool> {
    let mut answers = BTreeMap::new();
    for answer in &wish.answers {
        let Some((key, value)) = answer.split_once('=') else {
            anyhow::bail!("{answer}: an answer is written key=value");
        };
        answers.insert(key.to_owned(), value.to_owned());
    }
    let folder = opening::folder(wish.data.as_deref())?;
    let written =
        api::reports::write(&folder, &wish.report, &answers, &wish.format, &wish.out).map_err(Told::from)?;
    let file = written.path.display().to_string();
    out.say(
        &out.text(Message::CliExported, &Args::new().count("rows", written.rows).text("file", &file)),
        &json!({ "report": wish.report, "format": wish.format, "file": file, "rows": written.rows }),
    );
    Ok(true)
}
