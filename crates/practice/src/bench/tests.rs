//! The practice reader on a port of its own.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;

use readers::families::bb::frame::{Dialect, Framer, Piece};
use readers::families::bb::message::{Answer, Ask};

use super::*;

#[test]
fn any_program_can_open_the_link_and_hear_the_tags() {
    let link = std::env::temp_dir().join(format!("practice-{}-bench", std::process::id()));
    let wanted = Bench { family: "bb".to_owned(), link: link.clone(), tags: 5, seed: 1 };
    let hands = AtomicU64::new(0);
    let clock: Clock = Arc::new(move || hands.fetch_add(8, Ordering::SeqCst));
    let is_over = Arc::new(AtomicBool::new(false));
    let stop = is_over.clone();
    let (ready, is_ready) = mpsc::channel();
    let serving = std::thread::spawn(move || {
        serve(&wanted, clock, || ready.send(()).unwrap(), |_| stop.load(Ordering::SeqCst))
    });
    is_ready.recv().unwrap();
    let mut port = OpenOptions::new().read(true).write(true).open(&link).unwrap();
    port.write_all(&Ask::MultiPoll(u16::MAX).encode(Dialect::Bb)).unwrap();
    let (mut framer, mut seen, mut into) = (Framer::new(), BTreeSet::new(), [0; 64]);
    while seen.len() < 5 {
        let count = port.read(&mut into).unwrap();
        framer.push(&into[..count], |piece| {
            let Piece::Frame(frame) = piece else { panic!("garbled on a pseudo-terminal") };
            if let Some(Answer::Tag(notice)) = Answer::parse(&frame) {
                seen.insert(notice.epc);
            }
        });
    }
    is_over.store(true, Ordering::SeqCst);
    drop(port);
    let tally = serving.join().unwrap().unwrap();
    assert!(tally.reads >= 5 && tally.orders == 1, "{tally:?}");
    assert!(std::fs::symlink_metadata(&link).is_err(), "the link is gone");
}

#[test]
fn an_unknown_family_is_said() {
    let wanted = Bench { family: "nobody".to_owned(), link: "nowhere".into(), tags: 1, seed: 1 };
    let answer = serve(&wanted, Arc::new(|| 0), || panic!("not ready"), |_| true);
    assert_eq!(answer.unwrap_err().to_string(), "there is no practice reader of the family nobody");
}

#[test]
fn the_hall_is_the_same_for_a_seed() {
    let run = |seed| hall("r", 4, 50, seed).dwell("r", 2, 0.0, 100);
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
    assert!(!run(1).is_empty());
}
