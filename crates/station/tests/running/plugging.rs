//! Real pseudo-terminals: pulled out, put back under another name.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use model::{Command, ReaderState, Trouble};
use practice::bench::{Bench, serve};
use station::{Clock, Config, NoticeKind, Station};

use crate::bed::{
    SETUP, bench_tag, build, folder, is_lost, is_reading, reader, serial, start, state_of, until,
};

/// A practice reader on a pseudo-terminal.
struct Terminal {
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Terminal {
    fn plug(family: &str, link: &Path) -> Terminal {
        let bench = Bench { family: family.to_owned(), link: link.to_owned(), tags: 2, seed: 3 };
        let is_over = Arc::new(AtomicBool::new(false));
        let (stop, (ready, is_ready)) = (is_over.clone(), std::sync::mpsc::channel());
        let thread = std::thread::spawn(move || {
            let ready = move || ready.send(()).unwrap();
            serve(&bench, Clock::system().ticks(), ready, |_| stop.load(Ordering::SeqCst)).unwrap();
        });
        is_ready.recv().unwrap();
        Terminal { is_over, thread: Some(thread) }
    }

    fn unplug(mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        self.thread.take().unwrap().join().unwrap();
    }
}

#[test]
fn a_reader_that_is_pulled_out_is_lost_and_comes_back_under_another_name() {
    let (dir, ports) = (folder(), folder());
    let link = ports.path().join("desk");
    let terminal = Terminal::plug("bb", &link);
    let first_name = std::fs::canonicalize(&link).unwrap();
    let handle = start(dir.path());
    let house = build(&handle);
    let config = reader(&handle, Some("bb"), serial(&link), &house.zones[..1]);
    let id = config.id;
    handle.submit(Command::SetReader(config), SETUP).unwrap();
    until("a tag", || handle.picture().thing(bench_tag(0)).is_some());

    terminal.unplug();
    until("lost", || is_lost(&handle, id));
    assert!(matches!(state_of(&handle, id), Some(ReaderState::Lost { trouble: Trouble::Unplugged, .. })));
    assert_eq!(handle.picture().place_of(bench_tag(0)), Some(house.zones[0]));

    // Somebody else takes the old number, so that the reader must come back under another one.
    let squatter = Terminal::plug("chafon", &ports.path().join("other"));
    let terminal = Terminal::plug("bb", &link);
    let second_name = std::fs::canonicalize(&link).unwrap();
    until("reading again", || is_reading(&handle, id));
    assert_ne!(first_name, second_name);
    until("counted", || handle.picture().readers[&id].health.reconnects == 1);
    handle.stop();
    terminal.unplug();
    squatter.unplug();
}

#[test]
fn the_family_and_the_rate_of_a_serial_reader_are_found_out() {
    let (dir, ports) = (folder(), folder());
    let link = ports.path().join("gate");
    let terminal = Terminal::plug("chafon", &link);
    let handle = start(dir.path());
    let house = build(&handle);
    let config = reader(&handle, None, serial(&link), &house.zones);
    let id = config.id;
    handle.submit(Command::SetReader(config), SETUP).unwrap();
    until("reading", || is_reading(&handle, id));
    let picture = handle.picture().readers[&id].clone();
    assert_eq!(picture.family.as_deref(), Some("chafon"));
    assert!(picture.baud.is_some());
    assert_eq!(picture.port, "gate");
    handle.stop();
    terminal.unplug();
}

#[test]
fn two_readers_on_one_port_are_told_apart() {
    let (dir, ports) = (folder(), folder());
    let link = ports.path().join("desk");
    let terminal = Terminal::plug("bb", &link);
    let handle = start(dir.path());
    let house = build(&handle);
    let first = reader(&handle, Some("bb"), serial(&link), &house.zones[..1]);
    let id = first.id;
    handle.submit(Command::SetReader(first), SETUP).unwrap();
    until("reading", || is_reading(&handle, id));
    // The same terminal by another path: the system itself says that it is taken.
    let other_path = ports.path().join("again");
    symlink(std::fs::canonicalize(&link).unwrap(), &other_path).unwrap();
    let second = reader(&handle, Some("bb"), serial(&other_path), &house.zones[1..]);
    let other = second.id;
    handle.submit(Command::SetReader(second), SETUP).unwrap();
    until("lost", || is_lost(&handle, other));
    assert!(matches!(state_of(&handle, other), Some(ReaderState::Lost { trouble: Trouble::PortInUse, .. })));
    assert!(is_reading(&handle, id));
    handle.stop();
    terminal.unplug();
}

#[test]
fn a_port_that_appears_is_offered_until_a_reader_is_on_it() {
    let (dir, ports) = (folder(), folder());
    let link: PathBuf = ports.path().join("desk");
    let config = Config { extra_ports: vec![link.clone()], ..Config::new(dir.path()) };
    let handle = Station::start(config).unwrap();
    let house = build(&handle);
    let offers = || {
        let is_offer =
            |kind: &NoticeKind| matches!(kind, NoticeKind::NewPort { path, .. } if Path::new(path) == link);
        handle.picture().notices.iter().any(|notice| is_offer(&notice.kind))
    };
    assert!(!offers());
    let terminal = Terminal::plug("bb", &link);
    until("it is offered", offers);
    let found = handle.ports().into_iter().find(|port| Path::new(&port.path) == link).unwrap();
    assert_eq!(found.in_use_by, None);
    let config = reader(&handle, Some("bb"), serial(&link), &house.zones[..1]);
    let id = config.id;
    handle.submit(Command::SetReader(config), SETUP).unwrap();
    until("it is not offered any more", || !offers());
    let found = handle.ports().into_iter().find(|port| Path::new(&port.path) == link).unwrap();
    assert_eq!(found.in_use_by, Some(id));
    handle.stop();
    terminal.unplug();
}

#[test]
fn what_no_reader_answers_on_is_said_so() {
    let (dir, ports) = (folder(), folder());
    let link = ports.path().join("desk");
    let terminal = Terminal::plug("chafon", &link);
    let handle = start(dir.path());
    let house = build(&handle);
    let config = reader(&handle, Some("bb"), serial(&link), &house.zones[..1]);
    let id = config.id;
    handle.submit(Command::SetReader(config), SETUP).unwrap();
    until("lost", || is_lost(&handle, id));
    assert!(matches!(state_of(&handle, id), Some(ReaderState::Lost { trouble: Trouble::NoAnswer, .. })));
    handle.stop();
    terminal.unplug();
}
