//! The queue under pressure: nothing is lost without being counted, states and asks never.

use super::*;
use crate::limits::READS_WAITING_MAX;
use codes::Epc;
use model::{AntennaPort, Rssi, Signal, TagRead};
use uuid::Uuid;

const LONG: Duration = Duration::from_secs(20);

fn reader(n: u128) -> ReaderId {
    ReaderId(Uuid::from_u128(n))
}

fn heard(tag: u32, at: i64) -> Heard {
    let read = TagRead {
        epc: Epc::from_bytes(&tag.to_be_bytes()).unwrap(),
        pc: None,
        tid: None,
        antenna: AntennaPort(1),
        signal: Signal::Dbm(Rssi(-600 - (at % 100) as i16)),
        reader_ms: None,
        phase: None,
        freq_khz: None,
        count: 1,
    };
    Heard { reader: reader(1), read, at: Timestamp(at), received: Timestamp(at) }
}

fn state(n: u128, state: ReaderState) -> StateChange {
    StateChange { reader: reader(n), state, at: Timestamp(0) }
}

fn drain(queue: &Queue) -> Taken {
    let mut all = Taken::default();
    loop {
        let taken = queue.take(1_000, Duration::ZERO);
        let is_empty = taken.reads.is_empty() && taken.states.is_empty() && taken.asks.is_empty();
        all.reads.extend(taken.reads);
        all.states.extend(taken.states);
        all.asks.extend(taken.asks);
        all.lost.merged += taken.lost.merged;
        all.lost.dropped += taken.lost.dropped;
        if is_empty {
            return all;
        }
    }
}

#[test]
fn reads_come_out_in_order_while_there_is_room() {
    let queue = Queue::new();
    (0..50).for_each(|n| assert_eq!(queue.push_heard(heard(7, n)), Pushed::Kept));
    let all = drain(&queue);
    assert_eq!(all.reads, (0..50).map(|n| heard(7, n)).collect::<Vec<_>>());
    assert_eq!(all.lost, Lost::default());
}

#[test]
fn equal_reads_merge_when_full_and_every_read_is_accounted_for() {
    let queue = Queue::new();
    let total = 66_000;
    for n in 0..total {
        queue.push_heard(heard((n % 500) as u32, n));
    }
    let all = drain(&queue);
    assert!(all.reads.len() <= READS_WAITING_MAX);
    assert_eq!(all.lost.dropped, 0);
    assert_eq!(all.lost.merged, total as u64 - all.reads.len() as u64);
    let counted: u64 = all.reads.iter().map(|heard| u64::from(heard.read.count)).sum();
    assert_eq!(counted, total as u64);
    for tag in 0..500u32 {
        let newest = all.reads.iter().filter(|heard| heard.read.epc.as_bytes() == tag.to_be_bytes());
        assert_eq!(
            newest.map(|heard| heard.at.0 % 500).max(),
            Some(i64::from(tag)),
            "tag {tag} kept its own times"
        );
    }
    let newest = all.reads.iter().map(|heard| heard.at).max();
    assert_eq!(newest, Some(Timestamp(total - 1)), "a merged read is as new as the newest");
}

#[test]
fn merging_goes_on_while_the_hub_takes() {
    let queue = Queue::new();
    for n in 0..READS_WAITING_MAX as i64 {
        assert_eq!(queue.push_heard(heard(n as u32, n)), Pushed::Kept);
    }
    queue.push_heard(heard(19_999, 20_000));
    assert_eq!(queue.take(100, Duration::ZERO).reads.len(), 100);
    queue.push_heard(heard(5, 20_001));
    queue.push_heard(heard(19_999, 20_002));
    let all = drain(&queue);
    assert_eq!(all.reads.iter().filter(|heard| heard.read.epc.as_bytes() == 5u32.to_be_bytes()).count(), 1);
    let last = all.reads.iter().find(|heard| heard.read.epc.as_bytes() == 19_999u32.to_be_bytes()).unwrap();
    assert_eq!((last.read.count, last.at), (3, Timestamp(20_002)));
}

#[test]
fn different_reads_drop_the_oldest_and_never_wait_for_ever() {
    let queue = Queue::new();
    for n in 0..READS_WAITING_MAX as i64 + 2 {
        queue.push_heard(heard(n as u32, n));
    }
    let all = drain(&queue);
    assert_eq!(all.lost, Lost { merged: 0, dropped: 2 });
    assert_eq!(all.reads.len(), READS_WAITING_MAX);
    assert_eq!(all.reads.first().map(|heard| heard.at), Some(Timestamp(2)));
}

#[test]
fn states_are_never_dropped_and_a_flood_keeps_the_newest_of_each_reader() {
    let queue = Queue::new();
    queue.push_state(state(2, ReaderState::Ready));
    for _ in 0..STATES_WAITING_MAX * 2 {
        queue.push_state(state(1, ReaderState::Opening));
    }
    queue.push_state(state(1, ReaderState::Reading));
    queue.push_state(state(3, ReaderState::Off));
    let states = drain(&queue).states;
    assert_eq!(states.first(), Some(&state(2, ReaderState::Ready)));
    assert_eq!(states.last(), Some(&state(3, ReaderState::Off)));
    assert_eq!(states.iter().rfind(|s| s.reader == reader(1)), Some(&state(1, ReaderState::Reading)));
    assert!(states.len() <= STATES_WAITING_MAX + 2);
}

#[test]
fn reads_wait_outside_while_the_hub_has_no_room() {
    let queue = Queue::new();
    queue.push_heard(heard(1, 1));
    queue.push_state(state(1, ReaderState::Ready));
    let taken = queue.take(0, LONG);
    assert_eq!((taken.states.len(), taken.reads.len()), (1, 0));
    assert_eq!(queue.take(10, LONG).reads.len(), 1);
}

#[test]
fn a_full_door_lets_the_next_in_when_the_hub_takes() {
    let queue = Queue::new();
    let (reply, _answer) = std::sync::mpsc::sync_channel(1);
    for _ in 0..ASKS_WAITING_MAX {
        queue.push_ask(Ask::Settle(reply.clone())).unwrap();
    }
    let (other, late) = (queue.clone(), reply);
    let thread = std::thread::spawn(move || other.push_ask(Ask::Settle(late)));
    assert_eq!(queue.take(1, LONG).asks.len(), ASKS_WAITING_MAX);
    assert_eq!(thread.join().unwrap(), Ok(()));
    assert_eq!(queue.take(1, LONG).asks.len(), 1);
}

#[test]
fn stopping_wakes_everybody() {
    let queue = Queue::new();
    let other = queue.clone();
    let hub = std::thread::spawn(move || other.take(1, LONG).is_stopping);
    queue.stop();
    assert!(hub.join().unwrap());
    let (reply, _answer) = std::sync::mpsc::sync_channel(1);
    assert_eq!(queue.push_ask(Ask::Settle(reply)), Err(SubmitError::Stopped));
}
