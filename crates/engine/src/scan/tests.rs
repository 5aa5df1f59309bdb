//! Every cell of the table: what a scan does on which screen. And the desk pad, and putting things into places.

use codes::house::{CommandCard, HouseCode};
use model::*;

use super::{Answer, Context, Deed, Meaning, Picker, Screen, Tone};
use crate::bed::{Stage, asset_id, epc, heard_at, person_id, place_id, product, product_id, reader_id, site};
use crate::{Input, Output};

/// Item 1 with its tag; rack 11 by its label; product 1 by its GTIN; a number nobody knows; Ana's badge.
const ITEM: &str = "303030303030303000000001";
const PRODUCT: &str = "9506000134352";
const UNKNOWN: &str = "E2801160600002094A3C11F2";
const COUNT: CountId = CountId::from_bytes([7; 16]);

fn label() -> String {
    HouseCode::Place("A-01".to_owned()).to_text().unwrap()
}

fn badge() -> String {
    HouseCode::Person("ANA".to_owned()).to_text().unwrap()
}

fn unknown() -> codes::Epc {
    UNKNOWN.parse().unwrap()
}

fn ana() -> Person {
    Person { id: person_id(1), name: "Ana".to_owned(), role: Role::Lead, has_pin: true, has_left: false }
}

struct Bench {
    stage: Stage,
}

impl Bench {
    fn new() -> Bench {
        let mut parts = site();
        let rack = parts.places.iter_mut().find(|place| place.id == place_id(11)).unwrap();
        rack.code = Some("A-01".to_owned());
        parts.products = vec![Product { code: "09506000134352".to_owned(), ..product(1) }];
        parts.people = vec![ana()];
        parts.assets[2].product = Some(product_id(1));
        parts.readers.push(ReaderConfig { role: ReaderRole::DeskPad, ..crate::bed::reader(9, &[None]) });
        Bench { stage: Stage::with(Settings::default(), parts, Vec::new()) }
    }

    fn look_at(&mut self, context: Context) {
        let now = self.stage.now;
        self.stage.engine.handle(Input::LookAt(context), now);
        while self.stage.engine.poll_output().is_some() {}
    }

    fn scan(&mut self, text: &str) -> Answer {
        let now = self.stage.now;
        self.stage.engine.handle(Input::Scan { request: 5, text: text.to_owned() }, now);
        let mut answer = None;
        while let Some(output) = self.stage.engine.poll_output() {
            if let Output::Scanned { request: Some(5), answer: found } = output {
                answer = Some(*found);
            }
        }
        answer.expect("every scan is answered")
    }

    fn deed(&mut self, context: &Context, text: &str) -> Deed {
        self.look_at(context.clone());
        self.scan(text).deed
    }

    fn count(&mut self, steps: &[CountStep]) {
        let plan = CountPlan { places: vec![place_id(10)], ..CountPlan::default() };
        self.wish(CountWish::Plan(plan));
        for step in steps {
            self.wish(CountWish::Turn(*step));
        }
    }

    fn wish(&mut self, wish: CountWish) {
        self.stage.ask(1, Command::Count { count: COUNT, wish }).unwrap();
    }
}

fn at(screen: Screen) -> Context {
    Context { screen, ..Context::default() }
}

fn counting() -> Context {
    Context { count: Some(COUNT), ..at(Screen::Count) }
}

/// One row of the table: item, place, product, unknown tag, person.
#[track_caller]
fn check(context: &Context, steps: &[CountStep], row: [Deed; 5]) {
    let place = label();
    let person = badge();
    for (text, deed) in [ITEM, &place, PRODUCT, UNKNOWN, &person].into_iter().zip(row) {
        let mut bench = Bench::new();
        if context.count.is_some() {
            bench.count(steps);
        }
        assert_eq!(bench.deed(context, text), deed, "{text} at {context:?}");
    }
}

const ONE: AssetId = AssetId::from_bytes([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);

#[test]
fn on_live() {
    assert_eq!(ONE, asset_id(1));
    let (rack, goods) = (place_id(11), product_id(1));
    let row = [
        Deed::Show(ONE),
        // Also "go there and list": the screen does both, and what comes next goes there.
        Deed::Put(rack),
        Deed::FilterProduct(goods),
        Deed::NewTag(Some(unknown())),
        Deed::Switch(person_id(1)),
    ];
    check(&at(Screen::Live), &[], row);
}

#[test]
fn on_count_before_the_start() {
    let (rack, goods) = (place_id(11), product_id(1));
    let row = || {
        [
            Deed::OfferPlace(ONE, Some(place_id(10))),
            Deed::PlanPlace(rack),
            Deed::PlanProduct(goods),
            Deed::PlanUnknown,
            Deed::Switch(person_id(1)),
        ]
    };
    check(&at(Screen::Count), &[], row());
    check(&counting(), &[], row());
    let mut bench = Bench::new();
    bench.count(&[]);
    bench.look_at(counting());
    let plan = CountPlan { places: vec![place_id(10), place_id(11)], ..CountPlan::default() };
    let wanted = Command::Count { count: COUNT, wish: CountWish::Plan(plan) };
    assert_eq!(bench.scan(&label()).commands, [wanted]);
}

#[test]
fn on_count_while_it_runs() {
    let row = [
        Deed::Found(ONE),
        Deed::Stand(place_id(11)),
        Deed::FilterProduct(product_id(1)),
        Deed::Unlisted,
        Deed::ContinueAs(person_id(1)),
    ];
    check(&counting(), &[CountStep::Running], row);
    let mut bench = Bench::new();
    bench.count(&[CountStep::Running]);
    bench.look_at(counting());
    let found = bench.scan(ITEM);
    let note = CountWish::Note(Subject::Asset(ONE));
    assert_eq!(found.commands, [Command::Count { count: COUNT, wish: note.clone() }]);
    bench.wish(note);
    let again = bench.scan(ITEM);
    assert_eq!((again.deed, again.tone, again.commands.len()), (Deed::Again(ONE), Tone::Again, 0));
    let extra = bench.scan(&epc(2).to_hex());
    assert_eq!((extra.deed, extra.tone), (Deed::Extra(asset_id(2)), Tone::Extra));
    assert_eq!(extra.commands.len(), 1);
    let outside = bench.scan("Place 21");
    assert_eq!((outside.deed, outside.commands.len()), (Deed::CountToo(place_id(21)), 0));
    bench.wish(CountWish::Turn(CountStep::Paused));
    let paused = bench.scan(&epc(3).to_hex());
    assert_eq!((paused.deed, paused.tone), (Deed::NotCounting(asset_id(3)), Tone::Error));
}

#[test]
fn on_find() {
    let row = [
        Deed::Target(vec![Subject::Asset(ONE)]),
        Deed::SearchFrom(place_id(11)),
        Deed::Target(vec![Subject::Asset(asset_id(3))]),
        Deed::TargetTag(unknown()),
        Deed::Switch(person_id(1)),
    ];
    check(&at(Screen::Find), &[], row);
    let mut bench = Bench::new();
    let context = Context { targets: vec![Subject::Asset(ONE)], ..at(Screen::Find) };
    assert_eq!(bench.deed(&context, ITEM), Deed::FoundIt(ONE));
}

#[test]
fn on_items() {
    let row = [
        Deed::Open(ONE),
        Deed::FilterPlace(place_id(11)),
        Deed::FilterProduct(product_id(1)),
        Deed::NewItem(Some(unknown())),
        Deed::Switch(person_id(1)),
    ];
    check(&at(Screen::Items), &[], row);
    let mut bench = Bench::new();
    bench.look_at(Context { linking: Some(asset_id(2)), ..at(Screen::Items) });
    let linked = bench.scan(UNKNOWN);
    assert_eq!(linked.deed, Deed::Link(asset_id(2), unknown()));
    let link = Command::LinkTag { epc: unknown(), asset: asset_id(2), is_taking_over: false };
    assert_eq!(linked.commands, [link]);
    let taken = bench.scan(ITEM);
    assert_eq!((taken.deed, taken.tone), (Deed::TagTaken(asset_id(2), ONE), Tone::Error));
}

#[test]
fn on_alerts() {
    let row = [
        Deed::Show(ONE),
        Deed::FilterPlace(place_id(11)),
        Deed::FilterProduct(product_id(1)),
        Deed::NewTag(Some(unknown())),
        Deed::Switch(person_id(1)),
    ];
    check(&at(Screen::Alerts), &[], row);
}

#[test]
fn on_reports() {
    let row = [
        Deed::ReportItem(ONE),
        Deed::ReportPlace(place_id(11)),
        Deed::ReportProduct(product_id(1)),
        Deed::SayUnknown,
        Deed::Switch(person_id(1)),
    ];
    check(&at(Screen::Reports), &[], row);
}

#[test]
fn on_setup_nothing_changes() {
    let details = [Deed::Details, Deed::Details, Deed::Details, Deed::Details, Deed::Details];
    check(&at(Screen::Setup), &[], details);
}

#[test]
fn in_a_picker() {
    let open = |picker| Context { picker: Some(picker), ..at(Screen::Live) };
    let wrong = || Deed::WrongKind;
    check(&open(Picker::Item), &[], [Deed::FillItem(ONE), wrong(), wrong(), wrong(), wrong()]);
    check(&open(Picker::Place), &[], [wrong(), Deed::FillPlace(place_id(11)), wrong(), wrong(), wrong()]);
    let product = Deed::FillProduct(product_id(1));
    check(&open(Picker::Product), &[], [wrong(), wrong(), product, wrong(), wrong()]);
    let moved = Deed::Move(asset_id(2), place_id(11));
    check(&open(Picker::PlaceFor(asset_id(2))), &[], [wrong(), moved, wrong(), wrong(), wrong()]);
    let mut bench = Bench::new();
    bench.look_at(open(Picker::Place));
    assert_eq!(bench.scan(ITEM).tone, Tone::Error);
}

#[test]
fn cards_and_damage_are_the_same_everywhere() {
    let card = HouseCode::Command(CommandCard::Undo).to_text().unwrap();
    let screens = [
        Screen::Live,
        Screen::Count,
        Screen::Find,
        Screen::Items,
        Screen::Alerts,
        Screen::Reports,
        Screen::Setup,
    ];
    for screen in screens {
        let mut bench = Bench::new();
        assert_eq!(bench.deed(&at(screen), &card), Deed::Card(CommandCard::Undo));
        bench.look_at(at(screen));
        let damaged = bench.scan("9506000134353");
        assert_eq!((&damaged.deed, damaged.tone), (&Deed::Unreadable, Tone::Error), "{screen:?}");
        assert_eq!(damaged.raw, "9506000134353", "people report label faults with it");
    }
}

#[test]
fn what_a_text_can_mean() {
    let mut bench = Bench::new();
    let mut check = |text: &str, meaning: Meaning| assert_eq!(bench.scan(text).meaning, meaning, "{text}");
    check("  d-0001\r\n", Meaning::Item(ONE));
    check("\u{FEFF}D-\u{0660}\u{0660}\u{0660}\u{0661}", Meaning::Item(ONE));
    check("a-01", Meaning::Place(place_id(11)));
    check("Place 20", Meaning::Place(place_id(20)));
    check("https://id.gs1.org/01/09506000134352", Meaning::Product(product_id(1)));
    check("https://example.com/about", Meaning::UnknownCode);
    check("(01)09506000134352(21)77", Meaning::UnknownCode);
    check("nothing of ours", Meaning::UnknownCode);
    check("TS.P.A-01.X", bench_unreadable("TS.P.A-01.X"));
}

fn bench_unreadable(text: &str) -> Meaning {
    match codes::barcode::classify(text) {
        codes::barcode::Class::Unreadable(why) => Meaning::Unreadable(why),
        codes::barcode::Class::Item(_)
        | codes::barcode::Class::Product(_)
        | codes::barcode::Class::Place(_)
        | codes::barcode::Class::Person(_)
        | codes::barcode::Class::Command(_)
        | codes::barcode::Class::Text => panic!("{text} can be read"),
    }
}

#[test]
fn a_printed_serial_finds_its_tag_however_it_was_written() {
    let mut wanted = codes::Wanted::parse("(01)09506000134352(21)12345").unwrap();
    (wanted.company_digits, wanted.filter) = (Some(9), Some(3));
    let tag = codes::encode(&wanted).unwrap();
    let mut bench = Bench::new();
    let link = Command::LinkTag { epc: tag, asset: asset_id(4), is_taking_over: false };
    bench.stage.ask(3, link).unwrap();
    let link = "https://id.gs1.org/01/09506000134352/21/12345";
    for text in ["(01)09506000134352(21)12345", link, "]C101095060001343522112345", &tag.to_hex()] {
        assert_eq!(bench.scan(text).meaning, Meaning::Item(asset_id(4)), "{text}");
    }
}

#[test]
fn item_then_place() {
    let mut bench = Bench::new();
    bench.look_at(at(Screen::Live));
    assert_eq!(bench.scan(ITEM).deed, Deed::Show(ONE));
    let moved = bench.scan(&label());
    assert_eq!(moved.deed, Deed::Move(ONE, place_id(11)));
    assert_eq!(moved.commands, [Command::MoveAsset { asset: ONE, place: Some(place_id(11)) }]);
    assert_eq!(moved.putting, None, "one pair, and it is over");
    assert_eq!(bench.scan(&epc(2).to_hex()).deed, Deed::Show(asset_id(2)));
    bench.stage.wait(61_000);
    assert_eq!(bench.scan(&label()).deed, Deed::Put(place_id(11)), "too long ago");
}

#[test]
fn place_then_items() {
    let mut bench = Bench::new();
    bench.look_at(at(Screen::Live));
    let begun = bench.scan(&label());
    assert_eq!(begun.putting.map(|(place, _)| place), Some(place_id(11)));
    let first = bench.scan(ITEM);
    assert_eq!(first.deed, Deed::Move(ONE, place_id(11)));
    bench.stage.wait(40_000);
    let second = bench.scan(&epc(2).to_hex());
    assert_eq!(second.deed, Deed::Move(asset_id(2), place_id(11)));
    assert!(first.run.is_some() && first.run == second.run, "taken back together");
    bench.stage.wait(40_000);
    let other = bench.scan("Place 21");
    assert_eq!(other.putting.map(|(place, _)| place), Some(place_id(21)), "another place takes over");
    assert_ne!(bench.scan(&epc(3).to_hex()).run, second.run);
    bench.stage.wait(61_000);
    assert_eq!(bench.scan(ITEM).deed, Deed::Show(ONE), "60 s of silence end it");
    bench.scan(&label());
    bench.look_at(at(Screen::Items));
    bench.look_at(at(Screen::Live));
    assert_eq!(bench.scan(ITEM).deed, Deed::Show(ONE), "leaving the screen ends it");
}

/// Reads on the pad: tag, dBm, milliseconds since the one before. Gives which read was a scan, and of what.
fn on_pad(reads: &[(u32, i16, u64)]) -> Vec<(usize, u32)> {
    let mut bench = Bench::new();
    let mut scans = Vec::new();
    for (at, (number, dbm, ms)) in reads.iter().enumerate() {
        bench.stage.wait(*ms);
        let now = bench.stage.now;
        let mut heard = heard_at(9, "00", now.at.0);
        heard.reader = reader_id(9);
        heard.read.epc = epc(*number);
        heard.read.signal = if *dbm == 0 { Signal::Silent } else { Signal::Dbm(Rssi(dbm * 10)) };
        bench.stage.engine.handle(Input::Heard(heard), now);
        while let Some(output) = bench.stage.engine.poll_output() {
            if let Output::Scanned { request: None, answer } = output {
                let number = (1..10).find(|number| epc(*number).to_hex() == answer.raw).unwrap();
                scans.push((at, number));
            }
        }
    }
    scans
}

#[test]
fn alone_on_the_pad() {
    assert_eq!(on_pad(&[(1, -40, 0), (1, -40, 80), (1, -40, 80)]), [(2, 1)]);
    assert_eq!(on_pad(&[(1, 0, 0), (1, 0, 80), (1, 0, 80)]), [(2, 1)], "a reader without a scale");
    assert_eq!(on_pad(&[(1, -40, 0), (1, -40, 700)]), [], "two glimpses are not holding");
}

#[test]
fn two_on_the_pad() {
    let both = |by: i16| {
        let mut reads = Vec::new();
        for _ in 0..6 {
            reads.extend([(1, -40, 50), (2, -40 - by, 50)]);
        }
        on_pad(&reads)
    };
    assert_eq!(both(5), [], "not clear enough");
    let scans = both(6);
    assert_eq!(scans.len(), 1);
    assert_eq!(scans[0].1, 1);
    assert!(scans[0].0 >= 8, "it has to lead for 400 ms, and did at read {}", scans[0].0);
}

#[test]
fn what_lies_on_the_pad_is_scanned_once() {
    let mut reads = vec![(1, -40, 0)];
    reads.extend([(1, -40, 100); 60]);
    assert_eq!(on_pad(&reads).len(), 1, "six seconds and still the same tag");
    reads.extend([(2, -40, 1_000), (2, -40, 100), (2, -40, 100)]);
    reads.extend([(1, -40, 3_100), (1, -40, 100), (1, -40, 100)]);
    let scans: Vec<u32> = on_pad(&reads).into_iter().map(|(_, number)| number).collect();
    assert_eq!(scans, [1, 2, 1]);
}

#[test]
fn a_stream_never_scans() {
    let mut bench = Bench::new();
    for _ in 0..20 {
        bench.stage.wait(100);
        let mut heard = heard_at(1, "00", bench.stage.now.at.0);
        heard.read.epc = epc(1);
        let now = bench.stage.now;
        bench.stage.engine.handle(Input::Heard(heard), now);
        while let Some(output) = bench.stage.engine.poll_output() {
            assert!(!matches!(output, Output::Scanned { .. }));
        }
    }
}
