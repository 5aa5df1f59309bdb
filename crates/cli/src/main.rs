//! `tagstead`: a station without a window, and the engineer's tools.
//!
//! **Knows**: arguments, terminals, JSON lines; the same contract as every other door.
//! **Must never know**: SQL, the other doors.
//! **Start reading** at [`Verb`], the visible list.
//! **Limits**: files given to it are read line by line or refused by size.

mod care;
mod detail;
mod doctor;
mod epc;
mod export;
mod frames;
mod opening;
mod out;
mod ports;
mod practice_reader;
mod read;
mod replay;
mod run;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use out::Out;

/// Tagstead without a window: runs a station, reads readers, decodes tag numbers, makes reports.
#[derive(Parser)]
#[command(name = "tagstead", version)]
struct Arguments {
    /// One JSON object a line instead of words for people.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    verb: Verb,
}

/// Everything it can do.
#[derive(Subcommand)]
enum Verb {
    /// Runs a station without a window until Ctrl+C.
    Run(run::Run),
    /// Lists serial ports with their USB ids, and the kinds of readers we know.
    Readers,
    /// Reads tags from a port and prints each one.
    Read(read::Read),
    /// Plays a reader on a pseudo-terminal that any program can open.
    Practice(practice_reader::Practice),
    /// What tag numbers mean.
    #[command(subcommand)]
    Epc(epc::EpcVerb),
    /// Explains the bytes of a reader, from hex or from a recording.
    Frames(frames::Frames),
    /// Runs recorded reads again: what the engine makes of them, or what other settings would have made.
    Replay(replay::Replay),
    /// Makes a report.
    Export(export::Export),
    /// Walks the log and says whether it is whole.
    Verify(verify::Verify),
    /// Makes a back-up, also beside a running station.
    Backup(care::Backup),
    /// Puts a back-up in the place of the database; what was there is kept.
    Restore(care::Restore),
    /// Looks through the database and saves what can be read of a damaged one.
    Repair(Folder),
    /// Moves the oldest part of the log into a file of its own.
    Archive(care::Archive),
    /// Prints the rolling recording of raw reads as JSON lines.
    Recording(care::Recording),
    /// Looks at everything that could be wrong on this computer.
    Doctor(Folder),
}

/// Which data.
#[derive(clap::Args)]
struct Folder {
    /// Data folder; without it the usual one, or the demo warehouse while there is none.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    let out = Out::new(arguments.json);
    let done = match arguments.verb {
        Verb::Run(wish) => run::run(&wish, &out),
        Verb::Readers => ports::list(&out),
        Verb::Read(wish) => read::read(&wish, &out),
        Verb::Practice(wish) => practice_reader::play(&wish, &out),
        Verb::Epc(wish) => epc::explain(&wish, &out),
        Verb::Frames(wish) => frames::explain(&wish, &out),
        Verb::Replay(wish) => replay::replay(&wish, &out),
        Verb::Export(wish) => export::export(&wish, &out),
        Verb::Verify(wish) => verify::verify(&wish, &out),
        Verb::Backup(wish) => care::backup(&wish, &out),
        Verb::Restore(wish) => care::restore(&wish, &out),
        Verb::Repair(folder) => care::repair(folder.data.as_deref(), &out),
        Verb::Archive(wish) => care::archive(&wish, &out),
        Verb::Recording(wish) => care::recording(&wish),
        Verb::Doctor(folder) => doctor::look(folder.data.as_deref(), &out),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        // The answer is "no" and was said already: a broken log, a number that is none.
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            out.problem(&why);
            ExitCode::from(2)
        }
    }
}
