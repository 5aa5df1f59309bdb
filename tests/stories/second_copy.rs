//! A second copy on the same data folder is refused in words, and the first goes on.

use anyhow::Result;
use station::{Config, Station};
use testbed::program;
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
