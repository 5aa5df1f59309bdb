//! Where data lies when nobody says where.

use std::path::{Path, PathBuf};

use crate::config::Mode;
use crate::error::StartError;

/// The usual data folder of this system for this user; `None` when the system does not say (no home).
/// `environment` looks up a variable (so that tests need not change their own).
pub fn default_data_dir(mode: Mode, environment: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let base = user_data_dir(&environment)?;
    Some(base.join(folder_name(mode)))
}

#[cfg(windows)]
fn user_data_dir(environment: &impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    absolute(environment("LOCALAPPDATA"))
}

#[cfg(target_os = "macos")]
fn user_data_dir(environment: &impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    Some(absolute(environment("HOME"))?.join("Library").join("Application Support"))
}

#[cfg(not(any(windows, target_os = "macos")))]
fn user_data_dir(environment: &impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    // The XDG base directory rules: a relative path there is to be ignored.
    absolute(environment("XDG_DATA_HOME"))
        .or_else(|| Some(absolute(environment("HOME"))?.join(".local").join("share")))
}

fn absolute(path: Option<String>) -> Option<PathBuf> {
    path.map(PathBuf::from).filter(|path| path.is_absolute())
}

#[cfg(any(windows, target_os = "macos"))]
fn folder_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Real => "Tagstead",
        Mode::Demo => "Tagstead Demo",
    }
}

#[cfg(not(any(windows, target_os = "macos")))]
fn folder_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Real => "tagstead",
        Mode::Demo => "tagstead-demo",
    }
}

/// The database of a real warehouse.
pub(crate) const DATABASE_REAL: &str = "tagstead.db";
/// The demo has its own name, so that the two can never be taken for each other.
pub(crate) const DATABASE_DEMO: &str = "demo.db";

/// Which data a program opens: the folder a person named; else the usual one once there is data in it; else the demo.
pub fn choose(named: Option<&Path>) -> Result<(PathBuf, Mode), StartError> {
    let environment = |name: &str| std::env::var(name).ok();
    if let Some(folder) = named {
        let is_demo = folder.join(DATABASE_DEMO).exists() && !folder.join(DATABASE_REAL).exists();
        return Ok((folder.to_owned(), if is_demo { Mode::Demo } else { Mode::Real }));
    }
    let usual = |mode| {
        default_data_dir(mode, environment).ok_or_else(|| StartError::Io {
            path: PathBuf::from("HOME"),
            detail: "this system does not say where a user's data lies; name a folder with --data".to_owned(),
        })
    };
    let real = usual(Mode::Real)?;
    if real.join(DATABASE_REAL).exists() {
        Ok((real, Mode::Real))
    } else {
        Ok((usual(Mode::Demo)?, Mode::Demo))
    }
}

/// The database in a data folder, whichever kind it is.
pub fn database_in(folder: &Path) -> PathBuf {
    let demo = folder.join(DATABASE_DEMO);
    let real = folder.join(DATABASE_REAL);
    if demo.exists() && !real.exists() { demo } else { real }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn follows_the_rules_of_the_system() {
        type Case<'a> = (&'a [(&'a str, &'a str)], Mode, Option<&'a str>);
        let cases: [Case<'_>; 5] = [
            (&[("HOME", "/home/ann")], Mode::Real, Some("/home/ann/.local/share/tagstead")),
            (&[("HOME", "/home/ann")], Mode::Demo, Some("/home/ann/.local/share/tagstead-demo")),
            (&[("HOME", "/home/ann"), ("XDG_DATA_HOME", "/data")], Mode::Real, Some("/data/tagstead")),
            (
                &[("HOME", "/home/ann"), ("XDG_DATA_HOME", "rel")],
                Mode::Real,
                Some("/home/ann/.local/share/tagstead"),
            ),
            (&[], Mode::Real, None),
        ];
        for (variables, mode, expected) in cases {
            let look = |name: &str| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(default_data_dir(mode, look), expected.map(PathBuf::from));
        }
    }
}
