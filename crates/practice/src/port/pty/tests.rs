//! Pseudo-terminals that are really opened by their path.

use std::path::PathBuf;

use super::*;

struct Link(PathBuf);

impl Link {
    fn new(name: &str) -> Link {
        Link(std::env::temp_dir().join(format!("practice-{}-{name}", std::process::id())))
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn host(link: &Path) -> File {
    OpenOptions::new().read(true).write(true).custom_flags(OFlag::O_NOCTTY.bits()).open(link).unwrap()
}

/// Takes until so many bytes are there; other threads and the kernel need a moment.
fn take(pty: &mut Pty, count: usize) -> Vec<u8> {
    let mut all = Vec::new();
    for _ in 0..1_000 {
        let mut into = [0; 64];
        if let Taken::Bytes(more) = pty.take(&mut into) {
            all.extend_from_slice(&into[..more]);
        }
        if all.len() >= count {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    all
}

#[test]
fn every_byte_passes_unchanged_both_ways() {
    let link = Link::new("bytes");
    let mut pty = Pty::open(&link.0).unwrap();
    let all: Vec<u8> = (0..=255).collect();
    let mut host = host(&link.0);
    host.write_all(&all).unwrap();
    assert_eq!(take(&mut pty, 256), all);
    pty.give(&all);
    let mut back = vec![0; 256];
    host.read_exact(&mut back).unwrap();
    assert_eq!(back, all);
    assert_eq!(pty.take(&mut [0; 8]), Taken::Nothing, "no echo");
}

#[test]
fn nobody_there_is_said_and_not_an_error() {
    let link = Link::new("nobody");
    let mut pty = Pty::open(&link.0).unwrap();
    assert!(!pty.is_connected());
    assert_eq!(pty.take(&mut [0; 8]), Taken::Nobody);
    pty.give(b"into the air");
    let first = host(&link.0);
    assert!(pty.is_connected());
    assert_eq!(pty.take(&mut [0; 8]), Taken::Nothing);
    drop(first);
    assert_eq!(pty.take(&mut [0; 8]), Taken::Nobody);
    let mut second = host(&link.0);
    pty.give(b"now");
    let mut into = [0; 8];
    assert_eq!(second.read(&mut into).unwrap(), 3, "what was said into the air is gone");
    assert_eq!(&into[..3], b"now");
}

#[test]
fn unplugging_takes_the_path_away_and_replugging_brings_it_back() {
    let link = Link::new("replug");
    let mut pty = Pty::open(&link.0).unwrap();
    let mut before = host(&link.0);
    pty.unplug();
    assert!(fs::symlink_metadata(&link.0).is_err());
    assert!(matches!(before.read(&mut [0; 8]), Ok(0) | Err(_)), "the host notices");
    assert!(before.write(b"x").is_err());
    assert_eq!(pty.take(&mut [0; 8]), Taken::Nobody);
    pty.replug().unwrap();
    let mut after = host(&link.0);
    after.write_all(b"again").unwrap();
    assert_eq!(take(&mut pty, 5), b"again");
}

#[test]
fn what_was_written_before_unplugging_arrives() {
    let link = Link::new("drain");
    let mut pty = Pty::open(&link.0).unwrap();
    let mut host = host(&link.0);
    pty.give(&[7; 1_000]);
    let reading = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(30));
        let mut all = Vec::new();
        let mut into = [0; 256];
        while let Ok(count @ 1..) = host.read(&mut into) {
            all.extend_from_slice(&into[..count]);
        }
        all
    });
    pty.unplug();
    assert_eq!(reading.join().unwrap(), vec![7; 1_000]);
}

#[test]
fn a_stale_link_is_replaced_and_a_file_is_not() {
    let link = Link::new("stale");
    symlink("/nowhere/at/all", &link.0).unwrap();
    drop(Pty::open(&link.0).unwrap());
    fs::write(&link.0, "mine").unwrap();
    assert_eq!(Pty::open(&link.0).err().unwrap().kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(fs::read_to_string(&link.0).unwrap(), "mine");
}

#[test]
fn a_host_that_does_not_read_costs_bytes_and_nothing_else() {
    let link = Link::new("slow");
    let mut pty = Pty::open(&link.0).unwrap();
    let _host = host(&link.0);
    for _ in 0..100 {
        pty.give(&[1; 4_096]);
    }
    assert!(pty.lost() > 0);
    assert!(pty.unsent.len() <= PIPE_BYTES_MAX);
}
