//! `tagstead doctor`: looks at everything that could be wrong on this computer, and says what to do.

use std::path::Path;

use serde_json::json;
use station::port::SerialPort;
use words::{Args, Message};

use crate::opening;
use crate::out::Out;

/// One thing that was looked at.
struct Look {
    what: String,
    /// What was found, when it is not fine.
    why: Option<String>,
}

pub fn look(data: Option<&Path>, out: &Out) -> anyhow::Result<bool> {
    let mut is_fine = true;
    for look in folder(data)?.into_iter().chain(ports()).chain(strays()) {
        let args = Args::new().text("what", &look.what);
        let people = match &look.why {
            None => out.text(Message::CliDoctorFine, &args),
            Some(why) => out.text(Message::CliDoctorLook, &args.text("why", why)),
        };
        is_fine &= look.why.is_none();
        out.say(&people, &json!({ "what": look.what, "is_fine": look.why.is_none(), "why": look.why }));
    }
    Ok(is_fine)
}

fn folder(data: Option<&Path>) -> anyhow::Result<Vec<Look>> {
    let folder = opening::folder(data)?;
    let named = |what: &str| format!("{what} ({})", folder.display());
    let mut looks = Vec::new();
    if !folder.exists() {
        looks.push(Look {
            what: named("data folder"),
            why: Some("not there yet; it is made at the first start".to_owned()),
        });
        return Ok(looks);
    }
    let is_read_only = std::fs::metadata(&folder)?.permissions().readonly();
    looks.push(Look {
        what: named("data folder"),
        why: is_read_only.then(|| "cannot be written to".to_owned()),
    });
    let verdict = api::settings::verify_folder(&folder);
    looks.push(match verdict {
        Ok(verdict) => Look {
            what: format!("log with {} facts", verdict.facts),
            why: verdict.broken_at.map(|row| format!("broken at {row}: {}", verdict.why.unwrap_or_default())),
        },
        Err(problem) => {
            Look { what: "database".to_owned(), why: Some(problem.to_lines().replace('\n', " ")) }
        }
    });
    Ok(looks)
}

fn ports() -> Vec<Look> {
    let ports = station::port::list_ports();
    if ports.is_empty() {
        return vec![Look { what: "serial ports: none is plugged in".to_owned(), why: None }];
    }
    let open = |path: &str| SerialPort::open(Path::new(path), 115_200).map(drop);
    ports
        .iter()
        .map(|port| Look {
            what: format!("port {}", port.label),
            why: open(&port.path).err().map(|trouble| {
                api::readers::trouble_in_words(&port.path, &trouble).to_lines().replace('\n', " ")
            }),
        })
        .collect()
}

/// What looks like a reader and has no port.
fn strays() -> Vec<Look> {
    let look = |stray: &station::port::Stray| {
        let problem = api::readers::stray_in_words(stray);
        Look { what: problem.message.clone(), why: Some(problem.action) }
    };
    station::port::strays().iter().map(look).collect()
}
