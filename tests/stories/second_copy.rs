//! A second copy on the same data folder is refused in words, and the first goes on.

use anyhow::{Result, ensure};
use station::{Config, Station};
use testbed::program::{self, Running, wait_until};
use testbed::warehouse::Build;

#[test]
fn it_is_refused_in_words_and_the_first_goes_on() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let first = Build::default().zones(&["Racks A"]).in_folder(folder.path()).start()?;
    for _ in 0..20 {
        let Err(why) = Station::start(Config::new(folder.path())) else { panic!("two on one folder") };
        let problem = api::problem::of_start(&why);
        assert_eq!(problem.code, "TS-STORE-005");
        let root = first.station.folder().root().display().to_string();
        assert!(problem.to_lines().contains(&root), "it says which folder: {}", problem.to_lines());
        assert!(!problem.meaning.is_empty() && !problem.action.is_empty());
    }
    first.add_item("Drum 44", "D-0044", None, &[])?;
    first.assert_log_is_whole()?;
    first.station.stop();
    let second = Build::default().in_folder(folder.path()).start()?;
    assert_eq!(second.rows("all")?.len(), 1);
    Ok(())
}

#[test]
fn the_program_says_the_same() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let _first = Build::default().zones(&["Racks A"]).in_folder(folder.path()).start()?;
    let data = folder.path().to_string_lossy().into_owned();
    let told = program::run("tagstead", &["run", "--seconds", "30", "--data", &data])?;
    let words = format!("{}{}", String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
    assert!(!told.status.success(), "{words}");
    assert!(words.contains("TS-STORE-005") && !words.contains("panicked"), "{words}");
    Ok(())
}

#[test]
fn of_two_that_start_together_exactly_one_runs() -> Result<()> {
    let folder = tempfile::tempdir()?;
    for round in 0..10 {
        let starts: Vec<_> = (0..4)
            .map(|_| {
                let config = Config::new(folder.path());
                std::thread::spawn(move || {
                    Station::start(config).map_err(|why| api::problem::of_start(&why).code)
                })
            })
            .collect();
        let (mut running, mut refused) = (Vec::new(), Vec::new());
        for start in starts {
            match start.join().expect("no panic") {
                Ok(handle) => running.push(handle),
                Err(code) => refused.push(code),
            }
        }
        assert_eq!(running.len(), 1, "round {round}: {refused:?}");
        assert_eq!(refused, ["TS-STORE-005"; 3]);
        running.iter().for_each(station::Handle::stop);
    }
    Ok(())
}

fn rounds() -> usize {
    if std::env::var_os("TAGSTEAD_LONG").is_some() { 500 } else { 8 }
}

/// Two programs start at once, the one that runs is killed, and again: the lock of the killed is in nobody's way.
#[test]
fn two_programs_at_once_and_a_kill_leave_one_writer() -> Result<()> {
    let (folder, logs) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let data = folder.path().join("data");
    drop(Build::default().zones(&["Racks A"]).in_folder(&data).start()?);
    for round in 0..rounds() {
        let mut both = Vec::new();
        for number in 0..2 {
            let log = logs.path().join(format!("{round}-{number}"));
            let mut command = std::process::Command::new(program::built("tagstead")?);
            command.args(["--json", "run", "--seconds", "60", "--data"]).arg(&data);
            both.push((Running::start(&mut command, &log)?, log));
        }
        let said = |mark: &str| -> Result<usize> {
            let texts: Result<Vec<String>, _> =
                both.iter().map(|(_, log)| std::fs::read_to_string(log)).collect();
            Ok(texts?.iter().filter(|text| text.contains(mark)).count())
        };
        wait_until("one to run and one to be refused", || {
            ensure!(said("\"running\":true")? < 2, "two run on one folder");
            Ok((said("\"running\":true")? == 1 && said("TS-STORE-005")? == 1).then_some(()))
        })?;
        for (running, _) in &mut both {
            running.kill()?;
        }
    }
    Build::default().in_folder(&data).start()?.assert_log_is_whole()
}

/// The sabotage: somebody removes the lock. Then two start, which shows that it is the lock that keeps them apart; and
/// still the log has one writer, because a second one finds its numbers taken.
#[test]
fn sabotage_without_the_lock_two_start_and_the_log_stays_whole() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let first = Build::default().zones(&["Racks A"]).in_folder(folder.path()).start()?;
    std::fs::remove_file(folder.path().join("lock"))?;
    let second = Build::default().in_folder(folder.path()).start()?;
    let draft = |name: &str| serde_json::json!({ "id": null, "name": name, "number": "", "home": null, "product": null, "note": "", "tag": null });
    let mut taken = 0;
    for round in 0..10 {
        for warehouse in [&first, &second] {
            taken += usize::from(warehouse.call("items.add", draft(&format!("Drum {round}"))).is_ok());
        }
    }
    assert!(taken < 20, "one of them was refused");
    first.assert_log_is_whole()
}
