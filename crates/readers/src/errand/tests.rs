//! The moves of each task, and everything that must be refused before a tag is touched.

use super::*;
use crate::order::{EpcWrite, TagKill, TagLock};

const AIMS: Means = Means { aims: true, turns: false, counts: false };
const PLAIN: Means = Means { aims: false, turns: false, counts: false };

fn epc(text: &str) -> Epc {
    text.parse().unwrap()
}

fn write(which: Which) -> Order {
    Order::Write(MemoryWrite { which, bank: Bank::User, word: 4, words: vec![0xABCD], password: Password(7) })
}

/// Walks to the end; `read` is what every reading brings.
fn walk(errand: &mut Errand, order: &Order, heard: &[&str], read: &[u16]) -> (Vec<Move>, Next) {
    let mut moves = Vec::new();
    for at in 0..32 {
        match errand.next(order, at, 1) {
            Next::Move(next) => {
                match &next {
                    Move::Look(_) => heard.iter().for_each(|text| errand.hear(epc(text), AntennaPort(2))),
                    Move::Read { .. } => errand.bring(read.to_vec()),
                    _ => {}
                }
                moves.push(next);
            }
            end => return (moves, end),
        }
    }
    panic!("no end")
}

#[test]
fn a_write_looks_aims_writes_and_reads_back() {
    let mut errand = Errand::new(Means { turns: true, ..AIMS });
    let (moves, end) = walk(&mut errand, &write(Which::TheOnlyOne), &["E2001122"], &[0xABCD]);
    assert_eq!(
        moves,
        [
            Move::Look(0),
            Move::Turn(AntennaPort(2)),
            Move::Aim(epc("E2001122")),
            Move::Write { bank: Bank::User, word: 4, words: vec![0xABCD], password: Password(7) },
            Move::Read { bank: Bank::User, word: 4, words: 1, password: Password(7) },
            Move::Release,
        ]
    );
    assert_eq!(end, Next::Done(Some(Answer::Words(vec![0xABCD]))));
    let (_, end) = walk(&mut errand, &write(Which::TheOnlyOne), &["E2001122"], &[0xABCE]);
    assert_eq!(end, Next::Refuse(RefusedWhy::ReadBackDiffers));
}

#[test]
fn nothing_is_written_while_it_is_not_clear_to_whom() {
    let both = ["E2001122", "E2003344"];
    let one = Which::Epc(epc("E2003344"));
    let cases = [
        (AIMS, Which::TheOnlyOne, &both[..], Some(RefusedWhy::SeveralTags)),
        (AIMS, Which::TheOnlyOne, &[], Some(RefusedWhy::NoTag)),
        (AIMS, one.clone(), &both[..], None),
        (AIMS, one.clone(), &both[..1], Some(RefusedWhy::NoTag)),
        (PLAIN, one.clone(), &both[..], Some(RefusedWhy::SeveralTags)),
        (PLAIN, one, &both[1..], None),
    ];
    for (means, which, heard, why) in cases {
        let (moves, end) = walk(&mut Errand::new(means), &write(which), heard, &[0xABCD]);
        match why {
            Some(why) => assert_eq!((moves.len(), end), (1, Next::Refuse(why))),
            None => assert!(matches!(end, Next::Done(Some(_))), "{end:?}"),
        }
    }
    let mut errand = Errand::new(AIMS);
    assert_eq!(errand.next(&write(Which::TheOnlyOne), 0, 1), Next::Move(Move::Look(0)));
    errand.hear(epc("E2001122"), AntennaPort(1));
    errand.hear_double();
    assert_eq!(errand.next(&write(Which::TheOnlyOne), 1, 1), Next::Refuse(RefusedWhy::SeveralTags));
}

#[test]
fn two_tags_with_one_number_are_counted_before_they_are_written() {
    let mut errand = Errand::new(Means { counts: true, ..AIMS });
    let order = write(Which::TheOnlyOne);
    errand.next(&order, 0, 1);
    errand.hear(epc("E2001122"), AntennaPort(1));
    assert_eq!(errand.next(&order, 1, 1), Next::Move(Move::Aim(epc("E2001122"))));
    let counting = Move::Read { bank: Bank::Epc, word: 1, words: 1, password: Password(0) };
    assert_eq!(errand.next(&order, 2, 1), Next::Move(counting));
    errand.count(2);
    assert_eq!(errand.next(&order, 3, 1), Next::Refuse(RefusedWhy::SeveralTags));
}

#[test]
fn a_new_number_is_written_with_its_length_and_read_back_under_itself() {
    let new = epc("300ED89F3350015A");
    let order = Order::WriteEpc(EpcWrite { which: Which::TheOnlyOne, epc: new, password: Password(0) });
    let words = [0x2000, 0x300E, 0xD89F, 0x3350, 0x015A];
    let (moves, end) = walk(&mut Errand::new(AIMS), &order, &["E2001122"], &words);
    let writing = Move::Write { bank: Bank::Epc, word: 1, words: words.to_vec(), password: Password(0) };
    assert_eq!(moves[2], writing);
    assert_eq!(moves[3], Move::Aim(new));
    assert_eq!(end, Next::Done(Some(Answer::Words(words.to_vec()))));
}

#[test]
fn a_new_access_password_is_read_back_with_itself() {
    let order = Order::Write(MemoryWrite {
        which: Which::TheOnlyOne,
        bank: Bank::Reserved,
        word: 2,
        words: vec![0x1234, 0x5678],
        password: Password(0),
    });
    let (moves, _) = walk(&mut Errand::new(PLAIN), &order, &["E2001122"], &[0x1234, 0x5678]);
    let back = Move::Read { bank: Bank::Reserved, word: 2, words: 2, password: Password(0x1234_5678) };
    assert_eq!(moves.last(), Some(&back));
}

#[test]
fn a_lock_is_one_change_at_a_time() {
    let payload = LockPayload::new()
        .with(Lockable::Epc, Protection::Password)
        .with(Lockable::User, Protection::ClosedForEver)
        .with(Lockable::KillPassword, Protection::Open)
        .with(Lockable::AccessPassword, Protection::OpenForEver);
    assert_eq!(
        protections(payload).unwrap(),
        [
            (Lockable::KillPassword, Protection::Open),
            (Lockable::AccessPassword, Protection::OpenForEver),
            (Lockable::Epc, Protection::Password),
            (Lockable::User, Protection::ClosedForEver),
        ]
    );
    assert_eq!(protections(LockPayload::from_bits(1 << 10)), Err(RefusedWhy::NotSupported));
    let nothing =
        Order::Lock(TagLock { which: Which::TheOnlyOne, payload: LockPayload::new(), password: Password(1) });
    assert_eq!(Errand::new(AIMS).next(&nothing, 0, 1), Next::Refuse(RefusedWhy::OutOfRange));
}

#[test]
fn what_contradicts_itself_is_refused_before_looking() {
    let which = Which::TheOnlyOne;
    let none = Order::Write(MemoryWrite {
        which: which.clone(),
        bank: Bank::User,
        word: 0,
        words: Vec::new(),
        password: Password(0),
    });
    let zero = Order::Kill(TagKill { which: which.clone(), password: Password(0) });
    let half = Order::WriteEpc(EpcWrite { which, epc: epc("E20011"), password: Password(0) });
    for order in [none, zero, half] {
        assert_eq!(Errand::new(AIMS).next(&order, 0, 1), Next::Refuse(RefusedWhy::OutOfRange));
    }
}
