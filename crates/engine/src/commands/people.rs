//! People, products, settings.

use model::{Command, Fact, Person, PersonId, Product, Refusal, Settings};

use super::text::{check_code, check_name, check_room};
use super::{Answer, Decision, Ground};
use crate::limits::{PEOPLE_MAX, PRODUCTS_MAX};

/// A product cannot be taken back: no command removes one, and one more in the list harms nobody.
pub(super) fn add_product(ground: &Ground, product: &Product) -> Answer {
    if ground.directory.has_product(product.id) {
        return Err(Refusal::AlreadyThere);
    }
    check_room(ground.directory.product_count(), PRODUCTS_MAX)?;
    check_name(&product.name)?;
    check_code(&product.code)?;
    Decision::one(Fact::ProductAdded(product.clone()), Vec::new())
}

/// A new person cannot be taken back (no command removes one); a change can.
/// Whether a PIN is there is not for this command to say: it stays as it is.
pub(super) fn set(ground: &Ground, person: &Person) -> Answer {
    check_name(&person.name)?;
    let before = ground.directory.people().get(&person.id);
    let has_pin = before.is_some_and(|before| before.has_pin);
    let person = Person { has_pin, ..person.clone() };
    if before == Some(&person) {
        return Decision::nothing();
    }
    let inverse = match before {
        Some(before) => vec![Command::SetPerson(before.clone())],
        None => {
            check_room(ground.directory.people().len(), PEOPLE_MAX)?;
            Vec::new()
        }
    };
    Decision::one(Fact::PersonSet { before: before.cloned(), after: person }, inverse)
}

/// A PIN cannot be taken back: the one before is not known any more.
pub(super) fn set_pin(ground: &Ground, person: PersonId, has_pin: bool) -> Answer {
    let before = ground.directory.people().get(&person).ok_or(Refusal::NoSuchPerson(person))?;
    if !has_pin && !before.has_pin {
        return Decision::nothing();
    }
    Decision::one(Fact::PinSet { person, has_pin }, Vec::new())
}

/// Whether nothing but the look of the screens is asked for.
pub(super) fn is_only_look(ground: &Ground, settings: &Settings) -> bool {
    Settings { screen: ground.settings.screen.clone(), ..settings.clone() } == *ground.settings
}

pub(super) fn change_settings(ground: &Ground, settings: &Settings) -> Answer {
    check_name(&settings.site.name)?;
    check_code(&settings.screen.language)?;
    check_code(&settings.screen.theme)?;
    check_code(&settings.screen.gun)?;
    if settings == ground.settings {
        return Decision::nothing();
    }
    let before = Box::new(ground.settings.clone());
    let inverse = vec![Command::ChangeSettings(ground.settings.clone())];
    Decision::one(Fact::SettingsChanged { before, after: Box::new(settings.clone()) }, inverse)
}
