//! Who works at the desk: PINs, waits, restarts, clocks, roles.

use std::path::Path;

use model::{Asker, Command, Fact, How, Person, PersonId, Refusal, Role, Span, Timestamp, Who};
use station::{Clock, Config, Handle, SignInError, Station, SubmitError};

use crate::bed::{SETUP, asset, folder};

fn at(dir: &Path, clock: &Clock) -> Handle {
    Station::start(Config { clock: clock.clone(), ..Config::new(dir) }).unwrap()
}

fn add(handle: &Handle, name: &str, role: Role, pin: Option<&str>) -> PersonId {
    let id = PersonId(handle.new_id());
    let person = Person { id, name: name.to_owned(), role, has_pin: false, has_left: false };
    handle.submit(Command::SetPerson(person), SETUP).unwrap();
    if pin.is_some() {
        handle.set_pin(id, pin, SETUP).unwrap();
    }
    id
}

fn role(handle: &Handle) -> (Who, Role) {
    let Asker { who, role, .. } = handle.asker(How::Press);
    (who, role)
}

fn wrong(handle: &Handle, person: PersonId) -> u32 {
    match handle.sign_in(person, "0000") {
        Err(SignInError::Wrong { tries_left, .. }) => tries_left,
        other => panic!("{other:?}"),
    }
}

fn wait(handle: &Handle, person: PersonId) -> u64 {
    match handle.sign_in(person, "1111") {
        Err(SignInError::Wait { left }) => left.0 / 1_000,
        other => panic!("{other:?}"),
    }
}

#[test]
fn everybody_sets_up_until_a_set_up_person_has_a_pin() {
    let (dir, clock) = (folder(), Clock::virtual_(Timestamp(1_000_000)));
    let handle = at(dir.path(), &clock);
    assert_eq!(role(&handle), (Who::Floor, Role::Setup));
    let lead = add(&handle, "Ana", Role::Lead, Some("2222"));
    assert_eq!(role(&handle), (Who::Floor, Role::Setup), "a lead alone could not set anything up");
    let boss = add(&handle, "Ben", Role::Setup, Some("1111"));
    assert_eq!(role(&handle), (Who::Floor, Role::Floor));
    handle.sign_in(lead, "2222").unwrap();
    assert_eq!(role(&handle), (Who::Person(lead), Role::Lead));
    let refused = handle.set_pin(lead, None, handle.asker(How::Press));
    assert_eq!(refused.unwrap_err(), SubmitError::Refused(Refusal::NotAllowed { needs: Role::Setup }));
    handle.sign_in(boss, "1111").unwrap();
    assert_eq!(role(&handle), (Who::Person(boss), Role::Setup));
    handle.sign_out().unwrap();
    assert_eq!(role(&handle), (Who::Floor, Role::Floor));
}

#[test]
fn the_desk_is_nobodys_after_a_while_by_either_clock() {
    let (dir, clock) = (folder(), Clock::virtual_(Timestamp(1_000_000)));
    let handle = at(dir.path(), &clock);
    let boss = add(&handle, "Ben", Role::Setup, Some("1111"));
    handle.sign_in(boss, "1111").unwrap();
    clock.advance(Span::seconds(599));
    handle.touch();
    clock.advance(Span::seconds(599));
    assert_eq!(role(&handle).1, Role::Setup, "it was touched");
    clock.jump_by(-3_600_000);
    clock.advance(Span::seconds(1));
    assert_eq!(role(&handle).1, Role::Floor, "setting the clock back keeps nobody in");
    handle.sign_in(boss, "1111").unwrap();
    clock.jump_by(600_000);
    assert_eq!(role(&handle).1, Role::Floor, "the machine slept");
}

#[test]
fn five_wrong_pins_make_a_wait_that_neither_restart_nor_clock_shortens() {
    let (dir, clock) = (folder(), Clock::virtual_(Timestamp(1_000_000)));
    let handle = at(dir.path(), &clock);
    let boss = add(&handle, "Ben", Role::Setup, Some("1111"));
    let left: Vec<u32> = (0..3).map(|_| wrong(&handle, boss)).collect();
    assert_eq!(left, [4, 3, 2]);
    handle.stop();
    drop(handle);
    let handle = at(dir.path(), &clock);
    assert_eq!((wrong(&handle, boss), wrong(&handle, boss)), (1, 0), "a restart gives no new tries");
    assert_eq!(wait(&handle, boss), 30);
    clock.jump_by(86_400_000);
    assert_eq!(wait(&handle, boss), 30, "another wall clock does not help");
    clock.advance(Span::seconds(29));
    handle.stop();
    drop(handle);
    let handle = at(dir.path(), &clock);
    assert_eq!(wait(&handle, boss), 30, "a restart makes it begin anew");
    clock.advance(Span::seconds(30));
    assert_eq!(wrong(&handle, boss), 0);
    assert_eq!(wait(&handle, boss), 60, "the wait doubles");
    clock.advance(Span::seconds(60));
    handle.sign_in(boss, "1111").unwrap();
    assert_eq!(wrong(&handle, boss), 4, "the right PIN forgets the wrong ones");
}

#[test]
fn a_pin_is_in_no_fact_and_nobody_without_one_signs_in() {
    let dir = folder();
    let handle = Station::start(Config::new(dir.path())).unwrap();
    let (boss, worker) =
        (add(&handle, "Ben", Role::Setup, Some("731946")), add(&handle, "Ida", Role::Floor, None));
    assert!(matches!(handle.sign_in(worker, ""), Err(SignInError::NoPin)));
    assert_eq!(
        handle.set_pin(worker, Some("12"), SETUP).unwrap_err(),
        SubmitError::Refused(Refusal::PinWrongShape)
    );
    let facts = handle.ask(|snapshot| snapshot.facts(0, 100)).unwrap();
    assert!(facts.iter().any(|f| matches!(f.fact, Fact::PinSet { person, has_pin: true } if person == boss)));
    let hash = handle.ask(|snapshot| snapshot.pin_hash(boss)).unwrap().unwrap();
    for fact in &facts {
        let text = format!("{fact:?}");
        assert!(!text.contains("731946") && !text.contains(&hash), "{text}");
    }
    handle.sign_in(boss, "731946").unwrap();
    let item = asset(&handle, "Drum 44");
    handle.submit(Command::AddAsset(item), handle.asker(How::Press)).unwrap();
    let last = handle.ask(|snapshot| snapshot.facts(0, 100)).unwrap().pop().unwrap();
    assert_eq!(last.who, Who::Person(boss), "what is done says who did it");
    let gone = Person { id: boss, name: "Ben".to_owned(), role: Role::Setup, has_pin: false, has_left: true };
    handle.submit(Command::SetPerson(gone), SETUP).unwrap();
    assert!(handle.working().is_none(), "who left works nowhere");
    assert!(matches!(handle.sign_in(boss, "731946"), Err(SignInError::NoPin)));
}
