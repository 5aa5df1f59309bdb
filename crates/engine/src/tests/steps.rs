//! Random steps for the property tests: reads of all kinds, time, lost readers, clock jumps, commands.

use model::*;
use proptest::prelude::*;

use crate::bed::*;

/// One thing that happens on the stage.
#[derive(Clone, Debug)]
pub enum Step {
    Hear { reader: u32, antenna: u8, tag: u32, dbm: i16, age: i64 },
    Wait(u64),
    Lose(u32),
    Back(u32),
    Jump(i64),
    Ask(Command),
}

pub fn hear(tags: std::ops::Range<u32>) -> impl Strategy<Value = Step> {
    let age = prop_oneof![
        6 => Just(0i64),
        2 => 0..2_500i64,
        1 => 2_500..120_000i64,
        1 => -4_000..0i64,
    ];
    (1..5u32, 1..3u8, tags, -75..-40i16, age).prop_map(|(reader, antenna, tag, dbm, age)| Step::Hear {
        reader,
        antenna,
        tag,
        dbm,
        age,
    })
}

pub fn time() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..3_000u64).prop_map(Step::Wait),
        2 => (3_000..60_000u64).prop_map(Step::Wait),
        1 => (60_000..1_500_000u64).prop_map(Step::Wait),
        1 => (1..5u32).prop_map(Step::Lose),
        1 => (1..5u32).prop_map(Step::Back),
        1 => (-9_000_000..9_000_000i64).prop_map(Step::Jump),
    ]
}

fn place_number() -> impl Strategy<Value = u32> {
    proptest::sample::select(vec![1u32, 2, 10, 20, 30, 11, 12, 111, 21, 40])
}

pub fn moving(assets: std::ops::Range<u32>) -> impl Strategy<Value = Command> {
    (assets, proptest::option::weighted(0.8, place_number()))
        .prop_map(|(asset, place)| Command::MoveAsset { asset: asset_id(asset), place: place.map(place_id) })
}

fn asset_command() -> impl Strategy<Value = Command> {
    let an_asset = || {
        (1..13u32, 0..4u32, proptest::option::of(place_number())).prop_map(|(number, note, home)| Asset {
            home: home.map(place_id),
            note: "x".repeat(note as usize),
            product: (note == 3).then(|| product_id(1)),
            ..asset(number)
        })
    };
    let tag_number = || prop_oneof![3 => 1..13u32, 1 => 70..75u32];
    prop_oneof![
        an_asset().prop_map(Command::AddAsset),
        an_asset().prop_map(Command::ChangeAsset),
        (1..13u32).prop_map(|number| Command::RemoveAsset(asset_id(number))),
        (tag_number(), 1..13u32, any::<bool>()).prop_map(|(tag, asset, is_taking_over)| Command::LinkTag {
            epc: epc(tag),
            asset: asset_id(asset),
            is_taking_over
        }),
        tag_number().prop_map(|tag| Command::UnlinkTag(TagId::of(&epc(tag), None))),
        (tag_number(), any::<bool>())
            .prop_map(|(tag, is_ignored)| Command::IgnoreTag { tag: TagId::of(&epc(tag), None), is_ignored }),
        moving(1..13),
    ]
}

fn site_command() -> impl Strategy<Value = Command> {
    let kinds = vec![PlaceKind::Floor, PlaceKind::Zone, PlaceKind::Rack, PlaceKind::Bin];
    let a_place = (
        place_number(),
        proptest::option::of(place_number()),
        proptest::sample::select(kinds),
        any::<bool>(),
    )
        .prop_map(|(number, parent, kind, is_outer_door)| Place {
            is_outer_door,
            ..place(number, parent, kind)
        });
    let a_reader = (1..6u32, proptest::collection::vec(proptest::option::of(place_number()), 0..3), 1..7u32)
        .prop_map(|(number, places, port)| ReaderConfig {
            link: Link::Practice(format!("practice-{port}")),
            ..reader(number, &places)
        });
    let a_person = (1..3u32, 0..2u32).prop_map(|(number, name)| Person {
        id: person_id(number),
        name: format!("Ana {name}"),
        role: Role::Lead,
        has_pin: false,
        has_left: false,
    });
    let settings = (1..5u32, 1..40u64).prop_map(|(reads, leaves)| {
        let mut settings = Settings::default();
        settings.presence.reads_to_believe = reads;
        settings.presence.leaves_after = Span::seconds(leaves);
        settings
    });
    let product = (1..4u32).prop_map(|number| Product {
        id: product_id(number),
        name: "Resin".to_owned(),
        code: String::new(),
    });
    prop_oneof![
        3 => a_place.prop_map(Command::DrawPlace),
        2 => place_number().prop_map(|number| Command::RemovePlace(place_id(number))),
        2 => a_reader.prop_map(Command::SetReader),
        1 => (1..6u32).prop_map(|number| Command::RemoveReader(reader_id(number))),
        1 => a_person.prop_map(Command::SetPerson),
        1 => settings.prop_map(Command::ChangeSettings),
        1 => product.prop_map(Command::AddProduct),
    ]
}

pub fn command() -> impl Strategy<Value = Command> {
    prop_oneof![3 => asset_command(), 1 => site_command()]
}

/// Anything at all.
pub fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![6 => hear(1..16), 2 => time(), 3 => command().prop_map(Step::Ask)]
}

impl Stage {
    /// Does a step; commands get a group of their own.
    pub fn step(&mut self, step: &Step, group: u32) {
        match step {
            Step::Hear { reader, antenna, tag, dbm, age } => {
                self.hear_late(*reader, *antenna, *tag, f64::from(*dbm), *age);
            }
            Step::Wait(ms) => self.wait(*ms),
            Step::Lose(reader) => self.lose(*reader),
            Step::Back(reader) => self.set_reader(reader_id(*reader), ReaderState::Reading),
            Step::Jump(ms) => self.now.at.0 += ms,
            Step::Ask(command) => {
                let _ = self.ask(group, command.clone());
            }
        }
    }
}
