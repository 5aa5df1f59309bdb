//! Who works at this desk, and the list of people. PINs go in and never come out.

use model::{Command, Person, PersonId, Role};
use serde::{Deserialize, Serialize};
use station::SignInError;
use ts_rs::TS;

use crate::app::{Done, Nothing};
use crate::methods::Api;
use crate::problem::{self, Draft, Problem};
use crate::session::Session;

/// A person as screens see one.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PersonView {
    /// Its id.
    pub id: String,
    /// Name.
    pub name: String,
    /// `Floor`, `Lead` or `Setup`.
    pub role: String,
    /// Whether there is a PIN.
    pub has_pin: bool,
    /// Does not work here any more.
    pub has_left: bool,
}

/// All people.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PeopleView {
    /// By name, those who left last.
    pub people: Vec<PersonView>,
    /// Everybody may do everything: no set-up person has a PIN yet.
    pub is_open: bool,
    /// Minutes without a touch after which the desk is nobody's.
    pub lock_minutes: u32,
}

/// A person to add or change.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PersonDraft {
    /// `null` adds one.
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// `Floor`, `Lead` or `Setup`.
    pub role: String,
    /// Does not work here any more.
    pub has_left: bool,
}

/// Which person.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PersonRef {
    /// Its id.
    pub person: String,
}

/// A PIN to set; `null` takes it away.
#[derive(Clone, Deserialize, TS)]
pub struct SetPin {
    /// Whose.
    pub person: String,
    /// Four to six digits.
    pub pin: Option<String>,
}

/// A PIN to check.
#[derive(Clone, Deserialize, TS)]
pub struct SignIn {
    /// Whose.
    pub person: String,
    /// What was typed.
    pub pin: String,
}

/// All people, for the page and for choosing who is here.
pub(crate) fn list(api: &Api, _: &Session, _: Nothing) -> Result<PeopleView, Problem> {
    let is_open = api.station.is_open_to_all();
    let picture = api.station.picture();
    let mut people: Vec<PersonView> = picture.people.values().map(view).collect();
    people.sort_by_key(|person| (person.has_left, person.name.to_lowercase()));
    let lock_minutes = u32::try_from(picture.settings.people.lock_after.0 / 60_000).unwrap_or(u32::MAX);
    Ok(PeopleView { people, is_open, lock_minutes })
}

fn view(person: &Person) -> PersonView {
    PersonView {
        id: person.id.to_string(),
        name: person.name.clone(),
        role: format!("{:?}", person.role),
        has_pin: person.has_pin,
        has_left: person.has_left,
    }
}

/// Adds or changes one.
pub(crate) fn set(api: &Api, session: &Session, draft: PersonDraft) -> Result<PersonRef, Problem> {
    let id = match draft.id.as_deref() {
        Some(id) => known(api, person_id(id)?)?,
        None => PersonId(api.station.new_id()),
    };
    let (name, role) = (draft.name.trim().to_owned(), role(&draft.role)?);
    let person = Person { id, name, role, has_pin: false, has_left: draft.has_left };
    api.submit(session, Command::SetPerson(person))?;
    Ok(PersonRef { person: id.to_string() })
}

/// Gives or takes a PIN.
pub(crate) fn set_pin(api: &Api, session: &Session, wish: SetPin) -> Result<Done, Problem> {
    let person = person_id(&wish.person)?;
    let accepted = api.station.set_pin(person, wish.pin.as_deref(), api.asker(session));
    accepted.map(|_| Done::default()).map_err(|why| problem::of_submit(api, &why))
}

/// From now on this person works at the desk.
pub(crate) fn sign_in(api: &Api, _: &Session, wish: SignIn) -> Result<Done, Problem> {
    let person = person_id(&wish.person)?;
    api.station.sign_in(person, &wish.pin).map_err(|why| of_sign_in(api, &why))?;
    Ok(Done::default())
}

/// Whoever worked at the desk leaves it.
pub(crate) fn sign_out(api: &Api, _: &Session, _: Nothing) -> Result<Done, Problem> {
    api.station.sign_out().map_err(|why| problem::of_submit(api, &why))?;
    Ok(Done::default())
}

/// Somebody touched the desk.
pub(crate) fn touch(api: &Api, _: &Session, _: Nothing) -> Result<Done, Problem> {
    api.station.touch();
    Ok(Done::default())
}

fn of_sign_in(api: &Api, why: &SignInError) -> Problem {
    let seconds = |span: model::Span| span.0.div_ceil(1_000);
    let draft = match why {
        SignInError::NoPin => Draft::new("TS-PERSON-002"),
        SignInError::Wrong { tries_left: 0, wait } => {
            Draft::new("TS-PERSON-004").arg("seconds", seconds(*wait))
        }
        SignInError::Wrong { tries_left, .. } => Draft::new("TS-PERSON-003").arg("tries", tries_left),
        SignInError::Wait { left } => Draft::new("TS-PERSON-004").arg("seconds", seconds(*left)),
        SignInError::NotKept(why) => return problem::of_submit(api, why),
        SignInError::NotAsked(why) => return problem::of_ask(api, why),
    };
    draft.say(&api.language())
}

fn known(api: &Api, person: PersonId) -> Result<PersonId, Problem> {
    let is_known = api.station.picture().people.contains_key(&person);
    if is_known { Ok(person) } else { Err(Draft::new("TS-PERSON-002").say(&api.language())) }
}

fn person_id(text: &str) -> Result<PersonId, Problem> {
    text.parse().map_err(|why| problem::bad_values(&why))
}

fn role(text: &str) -> Result<Role, Problem> {
    match text {
        "Floor" => Ok(Role::Floor),
        "Lead" => Ok(Role::Lead),
        "Setup" => Ok(Role::Setup),
        other => Err(problem::bad_values(&format!("{other} is no role"))),
    }
}
