//! Who works at this desk, and the check of PINs. The only place that sees a PIN; it keeps none.
//!
//! The desk is one: whoever gave the PIN last works at it, until the desk was not touched for a while. Wrong tries
//! are counted on the disk before the next one is looked at, and the wait after them runs on the monotonic clock and
//! begins anew with the program, so neither a restart nor another wall clock shortens it.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use argon2::{Algorithm, Argon2, Params, Version};
use model::{Asker, Command, How, Now, Person, PersonId, Refusal, Role, Span, Tick, Who};

use crate::error::{AskError, SubmitError};
use crate::handle::{Accepted, Handle};
use crate::limits::{
    PIN_DIGITS_MAX, PIN_DIGITS_MIN, PIN_FREE_TRIES, PIN_MEMORY_KIB, PIN_PASSES, PIN_WAIT_FIRST, PIN_WAIT_MAX,
};
use crate::live::Picture;

/// The desk: who works at it, and how often a wrong PIN was given.
pub(crate) struct Desk {
    seat: Mutex<Option<Seated>>,
    tries: Mutex<BTreeMap<PersonId, Tries>>,
}

/// Somebody who gave the PIN.
#[derive(Clone, Copy)]
struct Seated {
    person: PersonId,
    touched: Now,
}

/// Wrong PINs in a row.
#[derive(Clone, Copy, Default)]
struct Tries {
    failures: u32,
    wait_until: Option<Tick>,
}

/// Why somebody does not work at the desk now.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// There is no such person any more, or the person has no PIN.
    #[error("this person cannot sign in")]
    NoPin,
    /// The PIN is another one.
    #[error("wrong PIN, {tries_left} tries before a wait")]
    Wrong {
        /// Tries before there is a wait; 0 = there is one now.
        tries_left: u32,
        /// The wait that begins now, if any.
        wait: Span,
    },
    /// Too many wrong tries: this one was not looked at.
    #[error("wait {} ms", .left.0)]
    Wait {
        /// How long.
        left: Span,
    },
    /// The try could not be kept, so it was not looked at.
    #[error(transparent)]
    NotKept(#[from] SubmitError),
    /// The file did not answer.
    #[error(transparent)]
    NotAsked(#[from] AskError),
}

impl Desk {
    pub(crate) fn new(failures: Vec<(PersonId, u32)>, now: Tick) -> Desk {
        let tries = failures.into_iter().map(|(person, failures)| (person, Tries::after(failures, now)));
        Desk { seat: Mutex::default(), tries: Mutex::new(tries.collect()) }
    }

    /// Lets go of who was away too long. Says whether somebody was.
    pub(crate) fn expire(&self, lock_after: Span, now: Now) -> bool {
        let mut seat = lock(&self.seat);
        let is_over = seat.is_some_and(|seated| seated.is_away(lock_after, now));
        if is_over {
            *seat = None;
        }
        is_over
    }

    fn person(&self, lock_after: Span, now: Now) -> Option<PersonId> {
        let seated = (*lock(&self.seat))?;
        (!seated.is_away(lock_after, now)).then_some(seated.person)
    }
}

impl Seated {
    /// Either clock may say so: the wall clock can be set back, the monotonic one stands while the machine sleeps.
    fn is_away(self, lock_after: Span, now: Now) -> bool {
        self.touched.tick.until(now.tick) >= lock_after || self.touched.at.until(now.at) >= lock_after
    }
}

impl Tries {
    fn after(failures: u32, now: Tick) -> Tries {
        let wait = wait_after(failures);
        Tries { failures, wait_until: (wait.0 > 0).then(|| now + wait) }
    }

    fn left(self, now: Tick) -> Option<Span> {
        self.wait_until.map(|until| now.until(until)).filter(|left| left.0 > 0)
    }
}

/// The wait after so many wrong PINs in a row: none, then doubling.
fn wait_after(failures: u32) -> Span {
    if failures < PIN_FREE_TRIES {
        return Span(0);
    }
    let doubled = PIN_WAIT_FIRST.0.saturating_mul(1 << (failures - PIN_FREE_TRIES).min(16));
    Span(doubled.min(PIN_WAIT_MAX.0))
}

/// Nobody who sets things up has a PIN yet: then everybody may, because somebody has to.
fn is_open(picture: &Picture) -> bool {
    !picture.people.values().any(|person| person.role == Role::Setup && can_sign_in(person))
}

fn can_sign_in(person: &Person) -> bool {
    person.has_pin && !person.has_left
}

impl Handle {
    /// Who asks, when the one at the desk does: the person whose PIN was given, else whoever stands there.
    pub fn asker(&self, how: How) -> Asker {
        let working = self.working();
        let is_open = is_open(&self.picture());
        match working {
            Some(person) if !is_open => Asker { who: Who::Person(person.id), role: person.role, how },
            Some(person) => Asker { who: Who::Person(person.id), role: Role::Setup, how },
            None => Asker { who: Who::Floor, role: if is_open { Role::Setup } else { Role::Floor }, how },
        }
    }

    /// The person who gave the PIN and was not away too long.
    pub fn working(&self) -> Option<Person> {
        let picture = self.picture();
        let person = self.inner.desk.person(picture.settings.people.lock_after, self.now())?;
        picture.people.get(&person).filter(|person| can_sign_in(person)).cloned()
    }

    /// Whether everybody may do everything, because nobody who sets things up has a PIN.
    pub fn is_open_to_all(&self) -> bool {
        is_open(&self.picture())
    }

    /// Somebody at the desk touched it.
    pub fn touch(&self) {
        let now = self.now();
        if let Some(seated) = lock(&self.inner.desk.seat).as_mut() {
            seated.touched = now;
        }
    }

    /// Checks a PIN; from then on this person works at the desk. One check at a time.
    pub fn sign_in(&self, person: PersonId, pin: &str) -> Result<(), SignInError> {
        let known = self.picture().people.get(&person).is_some_and(can_sign_in);
        if !known {
            return Err(SignInError::NoPin);
        }
        let mut tries = lock(&self.inner.desk.tries);
        let before = tries.get(&person).copied().unwrap_or_default();
        if let Some(left) = before.left(self.now().tick) {
            return Err(SignInError::Wait { left });
        }
        // Counted before it is looked at: who pulls the plug in between has used up a try.
        let failures = before.failures.saturating_add(1);
        self.keep_failures(person, failures)?;
        let hash = self.ask(|snapshot| snapshot.pin_hash(person))?.ok_or(SignInError::NoPin)?;
        let is_right = is_pin(pin, &hash);
        let now = self.now();
        if !is_right {
            let after = Tries::after(failures, now.tick);
            tries.insert(person, after);
            let tries_left = PIN_FREE_TRIES.saturating_sub(failures);
            return Err(SignInError::Wrong { tries_left, wait: wait_after(failures) });
        }
        self.keep_failures(person, 0)?;
        tries.remove(&person);
        *lock(&self.inner.desk.seat) = Some(Seated { person, touched: now });
        self.inner.queue.push_ask(crate::queue::Ask::DeskChanged)?;
        Ok(())
    }

    /// Whoever works at the desk leaves it.
    pub fn sign_out(&self) -> Result<(), SubmitError> {
        *lock(&self.inner.desk.seat) = None;
        self.inner.queue.push_ask(crate::queue::Ask::DeskChanged)
    }

    /// Gives a person a PIN, or takes it away. The fact and the hash are stored together.
    pub fn set_pin(
        &self,
        person: PersonId,
        pin: Option<&str>,
        asker: Asker,
    ) -> Result<Accepted, SubmitError> {
        let hash = match pin {
            Some(pin) if !is_shaped(pin) => return Err(SubmitError::Refused(Refusal::PinWrongShape)),
            Some(pin) => Some(hash_of(pin, &self.salt()).ok_or(SubmitError::Fault)?),
            None => None,
        };
        let command = Command::SetPin { person, has_pin: hash.is_some() };
        let accepted = self.submit_with_pin(command, (person, hash), asker)?;
        lock(&self.inner.desk.tries).remove(&person);
        Ok(accepted)
    }

    /// New for every PIN; two ids together hold far more chance than two PINs could ever share.
    fn salt(&self) -> [u8; 32] {
        let mut salt = [0; 32];
        salt[..16].copy_from_slice(self.new_id().as_bytes());
        salt[16..].copy_from_slice(self.new_id().as_bytes());
        salt
    }
}

fn is_shaped(pin: &str) -> bool {
    (PIN_DIGITS_MIN..=PIN_DIGITS_MAX).contains(&pin.len()) && pin.bytes().all(|byte| byte.is_ascii_digit())
}

/// `argon2id:<KiB>:<passes>:<salt>:<hash>`, so that a later program may ask for more and still check this one.
fn hash_of(pin: &str, salt: &[u8]) -> Option<String> {
    let hash = stretch(pin, salt, PIN_MEMORY_KIB, PIN_PASSES)?;
    Some(format!("argon2id:{PIN_MEMORY_KIB}:{PIN_PASSES}:{}:{}", hex(salt), hex(&hash)))
}

fn stretch(pin: &str, salt: &[u8], memory_kib: u32, passes: u32) -> Option<[u8; 32]> {
    let params = Params::new(memory_kib, passes, 1, Some(32)).ok()?;
    let mut out = [0; 32];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(pin.as_bytes(), salt, &mut out).ok()?;
    Some(out)
}

fn is_pin(pin: &str, stored: &str) -> bool {
    let mut parts = stored.split(':');
    let mut next = || parts.next().unwrap_or_default();
    let (kind, memory, passes, salt, hash) = (next(), next(), next(), next(), next());
    let (Ok(memory), Ok(passes), Some(salt)) = (memory.parse(), passes.parse(), unhex(salt)) else {
        return false;
    };
    if kind != "argon2id" || !is_shaped(pin) {
        return false;
    }
    let (Some(found), Some(wanted)) = (stretch(pin, &salt, memory, passes), unhex(hash)) else {
        return false;
    };
    // All bytes are looked at, however early they differ.
    wanted.len() == found.len() && found.iter().zip(&wanted).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes().chunks(2);
    digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_known_again_and_another_is_not() {
        let hash = hash_of("4711", b"one salt of 16 b").unwrap();
        assert!(hash.starts_with("argon2id:19456:2:"), "{hash}");
        assert!(!hash.contains("4711"));
        assert!(is_pin("4711", &hash));
        for wrong in ["4712", "47110", "471", "", "４７１１", "4711 "] {
            assert!(!is_pin(wrong, &hash), "{wrong:?}");
        }
        assert_ne!(hash, hash_of("4711", b"another salt 16b").unwrap());
        for damaged in ["", "argon2id", "argon2id:x:2:00:00", "plain:8:1:00:34373131"] {
            assert!(!is_pin("4711", damaged), "{damaged:?}");
        }
    }

    #[test]
    fn five_tries_then_the_wait_doubles_up_to_an_hour() {
        let waits: Vec<u64> = (0..=14).map(|failures| wait_after(failures).0 / 1_000).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600]);
        assert_eq!(wait_after(u32::MAX), PIN_WAIT_MAX);
    }

    #[test]
    fn ten_thousand_guesses_in_an_hour_are_fifteen_checks_at_most() {
        let (mut tries, mut checked) = (Tries::default(), 0);
        for guess in 0..10_000u64 {
            let now = Tick(guess * 360);
            if tries.left(now).is_none() {
                checked += 1;
                tries = Tries::after(tries.failures + 1, now);
            }
        }
        assert!((6..=15).contains(&checked), "{checked}");
    }

    #[test]
    fn only_four_to_six_digits_are_a_pin() {
        let cases = [("1234", true), ("123456", true), ("123", false), ("1234567", false), ("12a4", false)];
        for (pin, expected) in cases {
            assert_eq!(is_shaped(pin), expected, "{pin}");
        }
    }
}
