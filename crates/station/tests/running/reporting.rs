//! Report jobs.

use std::collections::BTreeMap;
use std::path::PathBuf;

use model::{Command, Fact, JobId};
use station::{Handle, JobFailure, JobOrder, JobState, ReportMade};

use crate::bed::{SETUP, asset, build, folder, start, until};

fn order(format: &str, folder: Option<PathBuf>) -> JobOrder {
    let key = station::reports::REPORTS[0].key.to_owned();
    JobOrder::Report { key, answers: BTreeMap::new(), format: format.to_owned(), language: None, folder }
}

fn outcome(handle: &Handle, job: JobId) -> JobState {
    let state = || handle.picture().jobs.iter().find(|known| known.id == job).map(|job| job.state.clone());
    until("the job is over", || !matches!(state(), Some(JobState::Waiting | JobState::Running) | None));
    state().unwrap()
}

fn made(handle: &Handle, job: JobId) -> ReportMade {
    match outcome(handle, job) {
        JobState::Done(made) => made,
        other => panic!("not made: {other:?}"),
    }
}

#[test]
fn a_report_is_a_whole_file_and_a_fact() {
    let dir = folder();
    let handle = start(dir.path());
    build(&handle);
    let drums: Vec<Command> =
        (0..30).map(|n| Command::AddAsset(asset(&handle, &format!("Drum {n}")))).collect();
    handle.submit_all(drums, SETUP).unwrap();
    let first = handle.run(order("csv", None), SETUP).unwrap();
    let csv = made(&handle, first);
    assert_eq!(csv.rows, 30);
    assert_eq!(csv.path.parent().unwrap(), handle.folder().reports());
    assert!(std::fs::read_to_string(&csv.path).unwrap().contains("Drum 29"));
    let second = handle.run(order("xlsx", None), SETUP).unwrap();
    assert!(std::fs::metadata(&made(&handle, second).path).unwrap().len() > 1_000);
    let names: Vec<_> = std::fs::read_dir(handle.folder().reports()).unwrap().collect();
    assert_eq!(names.len(), 2, "nothing unfinished is left");

    until("the log knows", || {
        let facts = handle.ask(|snapshot| snapshot.facts(0, 1_000)).unwrap();
        facts.iter().filter(|f| matches!(f.fact, Fact::ReportMade { rows: 30, .. })).count() == 2
    });
    assert_eq!(
        handle.jobs().iter().map(|job| job.id).collect::<Vec<_>>(),
        [second, first],
        "the newest first"
    );
    assert!(handle.dismiss(first) && !handle.dismiss(first));
    assert!(csv.path.exists(), "the file stays");
    assert_eq!(handle.jobs().len(), 1);
}

#[test]
fn a_report_can_be_made_beside_a_running_station() {
    let (dir, out) = (folder(), folder());
    let handle = start(dir.path());
    build(&handle);
    handle.submit(Command::AddAsset(asset(&handle, "Drum 44")), SETUP).unwrap();
    let snapshots = station::store::Store::open_to_read(&station::paths::database_in(dir.path())).unwrap();
    let order = order("csv", Some(out.path().to_owned()));
    let made = station::make_report(&snapshots, &order, &station::Clock::system()).unwrap();
    assert!(std::fs::read_to_string(&made.path).unwrap().contains("Drum 44"));
    let failed = station::make_report(
        &snapshots,
        &self::order("csv", Some(out.path().join("gone"))),
        &station::Clock::system(),
    );
    assert!(matches!(failed, Err(JobFailure::FolderGone { .. })), "{failed:?}");
}

#[test]
fn what_goes_wrong_is_told_in_kinds() {
    let dir = folder();
    let handle = start(dir.path());
    let bad = handle.run(order("papyrus", None), SETUP).unwrap();
    assert!(matches!(outcome(&handle, bad), JobState::Failed(JobFailure::BadOrder { .. })));
    let gone = dir.path().join("usb-stick");
    let lost = handle.run(order("csv", Some(gone.clone())), SETUP).unwrap();
    match outcome(&handle, lost) {
        JobState::Failed(JobFailure::FolderGone { folder, .. }) => assert_eq!(folder, gone),
        other => panic!("expected a missing folder: {other:?}"),
    }
    let chosen = folder();
    let job = handle.run(order("csv", Some(chosen.path().to_owned())), SETUP).unwrap();
    assert_eq!(made(&handle, job).path.parent().unwrap(), chosen.path());
}

#[test]
fn a_screen_cannot_open_what_the_station_did_not_make() {
    let dir = folder();
    let handle = start(dir.path());
    let other = folder();
    let program = other.path().join("program");
    std::fs::write(&program, "").unwrap();
    assert!(matches!(handle.open_path(&program), Err(station::OpenError::NotOurs(_))));
    assert!(matches!(handle.open_path(&other.path().join("x")), Err(station::OpenError::Gone(_))));
}
