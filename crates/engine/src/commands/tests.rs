//! Who may do what, and every reason to say no.

use model::settings::{ScreenSettings, SiteSettings};
use model::*;

use crate::bed::*;
use crate::limits::{CODE_CHARS_MAX, NAME_CHARS_MAX, NOTE_CHARS_MAX};

#[test]
fn every_command_asks_for_its_role() {
    let person = Person {
        id: person_id(1),
        name: "Ana".to_owned(),
        role: Role::Lead,
        has_pin: false,
        has_left: false,
    };
    let product = Product { id: product_id(2), name: "Resin".to_owned(), code: String::new() };
    let link = Command::LinkTag { epc: epc(70), asset: asset_id(1), is_taking_over: false };
    let other_site = Settings {
        site: SiteSettings { name: "Hall 2".to_owned(), ..SiteSettings::default() },
        ..Settings::default()
    };
    let screen = ScreenSettings { theme: "dark".to_owned(), ..ScreenSettings::default() };
    let other_look = Settings { screen, ..other_site.clone() };
    let cases = [
        (Role::Floor, Command::AddAsset(asset(40))),
        (Role::Floor, link),
        (Role::Floor, Command::UnlinkTag(TagId::of(&epc(70), None))),
        (Role::Floor, Command::IgnoreTag { tag: TagId::of(&epc(70), None), is_ignored: true }),
        (Role::Floor, Command::MoveAsset { asset: asset_id(1), place: Some(place_id(11)) }),
        (Role::Lead, Command::ChangeAsset(Asset { home: None, ..asset(1) })),
        (Role::Lead, Command::RemoveAsset(asset_id(2))),
        (Role::Lead, Command::AddProduct(product)),
        (Role::Setup, Command::DrawPlace(place(50, Some(2), PlaceKind::Zone))),
        (Role::Setup, Command::RemovePlace(place_id(50))),
        (Role::Setup, Command::SetReader(reader(9, &[None]))),
        (Role::Setup, Command::RemoveReader(reader_id(9))),
        (Role::Setup, Command::SetPerson(person)),
        (Role::Setup, Command::SetPin { person: person_id(1), has_pin: true }),
        (Role::Setup, Command::ChangeSettings(other_site)),
        (Role::Floor, Command::ChangeSettings(other_look)),
        (Role::Floor, Command::SetReader(ReaderConfig { is_on: false, ..reader(1, &[Some(10), Some(10)]) })),
    ];
    let mut stage = Stage::new();
    for (at, (needs, command)) in cases.into_iter().enumerate() {
        for role in [Role::Floor, Role::Lead].into_iter().filter(|role| *role < needs) {
            let answer = stage.ask_as(role, 1, command.clone());
            assert_eq!(answer, Err(Refusal::NotAllowed { needs }), "{command:?}");
        }
        let answer = stage.ask_as(needs, at as u32, command.clone());
        assert!(answer.is_ok(), "{command:?}: {answer:?}");
    }
}

#[test]
fn whoever_added_an_item_may_take_that_back() {
    let mut stage = Stage::new();
    let inverse = stage.ask_as(Role::Floor, 1, Command::AddAsset(asset(40))).unwrap();
    assert_eq!(inverse, [Command::RemoveAsset(asset_id(40))]);
    let refused = stage.ask_as(Role::Floor, 2, inverse[0].clone());
    assert_eq!(refused, Err(Refusal::NotAllowed { needs: Role::Lead }));
    stage.undo(3, 1, inverse).unwrap();
}

/// Each command on the small site, and why not.
#[test]
fn every_reason_to_say_no() {
    let named = |name: String| Command::AddAsset(Asset { name, ..asset(40) });
    let home = |home| Command::AddAsset(Asset { home: Some(place_id(home)), ..asset(40) });
    let product = Some(product_id(9));
    let link = |tag, asset| Command::LinkTag { epc: epc(tag), asset: asset_id(asset), is_taking_over: false };
    let put = |asset, place| Command::MoveAsset { asset: asset_id(asset), place: Some(place_id(place)) };
    let draw = |number, parent, kind| Command::DrawPlace(place(number, Some(parent), kind));
    let tag = |number| TagId::of(&epc(number), None);
    let twice = |ports: [u8; 2]| {
        let mut reader = reader(9, &[None, None]);
        for (antenna, port) in reader.antennas.iter_mut().zip(ports) {
            antenna.port = AntennaPort(port);
        }
        Command::SetReader(reader)
    };
    let on_port = |port: &str| ReaderConfig { link: Link::Practice(port.to_owned()), ..reader(9, &[None]) };
    let at_address = |host: &str, port: u16| {
        Command::SetReader(ReaderConfig {
            link: Link::Network { host: host.to_owned(), port },
            ..reader(9, &[None])
        })
    };
    let ignore = Command::IgnoreTag { tag: tag(1), is_ignored: true };
    let cases = [
        (Command::AddAsset(asset(1)), Refusal::AlreadyThere),
        (named("  ".to_owned()), Refusal::NameMissing),
        (named("ü".repeat(NAME_CHARS_MAX + 1)), Refusal::TextTooLong { limit: NAME_CHARS_MAX }),
        (
            Command::AddAsset(Asset { number: "1".repeat(CODE_CHARS_MAX + 1), ..asset(40) }),
            Refusal::TextTooLong { limit: CODE_CHARS_MAX },
        ),
        (
            Command::AddAsset(Asset { note: "x".repeat(NOTE_CHARS_MAX + 1), ..asset(40) }),
            Refusal::TextTooLong { limit: NOTE_CHARS_MAX },
        ),
        (home(99), Refusal::NoSuchPlace(place_id(99))),
        (Command::AddAsset(Asset { product, ..asset(40) }), Refusal::NoSuchProduct(product_id(9))),
        (Command::ChangeAsset(asset(40)), Refusal::NoSuchAsset(asset_id(40))),
        (Command::RemoveAsset(asset_id(40)), Refusal::NoSuchAsset(asset_id(40))),
        (link(1, 2), Refusal::TagOnOtherAsset { tag: tag(1), asset: asset_id(1) }),
        (link(1, 40), Refusal::NoSuchAsset(asset_id(40))),
        (Command::UnlinkTag(tag(70)), Refusal::NoSuchTag(tag(70))),
        (ignore, Refusal::TagOnOtherAsset { tag: tag(1), asset: asset_id(1) }),
        (put(40, 10), Refusal::NoSuchAsset(asset_id(40))),
        (put(1, 99), Refusal::NoSuchPlace(place_id(99))),
        (draw(50, 99, PlaceKind::Zone), Refusal::NoSuchPlace(place_id(99))),
        (draw(50, 11, PlaceKind::Zone), Refusal::PlaceInItself(place_id(50))),
        (draw(50, 10, PlaceKind::Zone), Refusal::PlaceInItself(place_id(50))),
        (draw(11, 11, PlaceKind::Rack), Refusal::PlaceInItself(place_id(11))),
        (draw(10, 2, PlaceKind::Bin), Refusal::PlaceInItself(place_id(10))),
        (Command::RemovePlace(place_id(10)), Refusal::PlaceNotEmpty(place_id(10))),
        (Command::RemovePlace(place_id(30)), Refusal::PlaceNotEmpty(place_id(30))),
        (Command::RemovePlace(place_id(99)), Refusal::NoSuchPlace(place_id(99))),
        (Command::SetReader(reader(9, &[])), Refusal::AntennasWrong),
        (twice([1, 1]), Refusal::AntennasWrong),
        (twice([0, 1]), Refusal::AntennasWrong),
        (Command::SetReader(reader(9, &[Some(99)])), Refusal::NoSuchPlace(place_id(99))),
        (Command::SetReader(on_port("practice-1")), Refusal::PortTaken(reader_id(1))),
        (at_address("", 5084), Refusal::AddressWrong),
        (at_address("10.0.0.7", 0), Refusal::AddressWrong),
        (at_address("http://10.0.0.7/", 5084), Refusal::AddressWrong),
        (at_address(&"x".repeat(CODE_CHARS_MAX + 1), 5084), Refusal::TextTooLong { limit: CODE_CHARS_MAX }),
        (Command::RemoveReader(reader_id(9)), Refusal::NoSuchReader(reader_id(9))),
    ];
    let mut stage = Stage::new();
    for (command, refusal) in cases {
        assert_eq!(stage.ask(1, command.clone()), Err(refusal), "{command:?}");
    }
    assert!(stage.facts().is_empty(), "a refusal leaves no fact");
}

#[test]
fn a_network_address_belongs_to_one_reader() {
    let mut stage = Stage::new();
    let at = |number: u32, host: &str, port: u16| {
        let link = Link::Network { host: host.to_owned(), port };
        Command::SetReader(ReaderConfig { link, ..reader(number, &[None]) })
    };
    stage.ask(1, at(8, "portal-2.local", 5084)).unwrap();
    assert_eq!(stage.ask(2, at(9, "Portal-2.local", 5084)), Err(Refusal::PortTaken(reader_id(8))));
    stage.ask(3, at(9, "portal-2.local", 5085)).unwrap();
    stage.ask(4, at(8, "fe80::1%eth0", 5084)).unwrap();
}

#[test]
fn a_place_with_something_in_it_stays() {
    let mut stage = Stage::new();
    stage.move_to(1, 1, Some(111)).unwrap();
    let remove = Command::RemovePlace(place_id(111));
    assert_eq!(stage.ask(2, remove.clone()), Err(Refusal::PlaceNotEmpty(place_id(111))));
    stage.move_to(3, 1, Some(12)).unwrap();
    stage.ask(4, remove).unwrap();
}

#[test]
fn what_is_so_already_makes_no_fact() {
    let mut stage = Stage::new();
    stage.move_to(1, 1, Some(11)).unwrap();
    stage.facts();
    let link = Command::LinkTag { epc: epc(1), asset: asset_id(1), is_taking_over: true };
    let move_again = Command::MoveAsset { asset: asset_id(1), place: Some(place_id(11)) };
    for command in
        [link, move_again, Command::ChangeAsset(asset(1)), Command::SetReader(reader(2, &[Some(20)]))]
    {
        assert_eq!(stage.ask(2, command.clone()), Ok(Vec::new()), "{command:?}");
    }
    assert!(stage.facts().is_empty());
}

#[test]
fn a_tag_is_taken_over_only_when_that_is_meant() {
    let mut stage = Stage::new();
    let take = Command::LinkTag { epc: epc(1), asset: asset_id(2), is_taking_over: true };
    let inverse = stage.ask(1, take).unwrap();
    assert_eq!(stage.engine.directory().tags_of(asset_id(2)).count(), 2);
    stage.undo(2, 1, inverse).unwrap();
    assert_eq!(stage.engine.directory().tags_of(asset_id(1)).count(), 1);
}
