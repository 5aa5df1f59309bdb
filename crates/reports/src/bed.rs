//! Small registries for the tests, made of facts like real ones.

use std::cell::Cell;
use std::io::Write as _;

use codes::Epc;
use model::{
    Antenna, AntennaPort, Asset, AssetId, Confidence, Fact, How, Link, Place, PlaceId, PlaceKind,
    PortIdentity, Product, ProductId, ReadPoint, ReaderConfig, ReaderId, ReaderRole, Rssi, Settings, Signal,
    StationId, Subject, TagId, Timestamp, ToRecord, Who, Why,
};
use store::{Batch, Snapshots, Store};
use uuid::Uuid;
use words::Words;

use crate::document::Document;
use crate::error::Error;
use crate::render::{Format, Order, Written};
use crate::zone::Zone;

/// The moment of all reports in the tests.
pub(crate) const MOMENT: Timestamp = Timestamp(1_795_356_309_000);
/// A zone that is not UTC.
pub(crate) const ZONE: Zone = Zone::Fixed(60);

pub(crate) const SITE: PlaceId = PlaceId(Uuid::from_u128(1));
pub(crate) const RACKS: PlaceId = PlaceId(Uuid::from_u128(2));
pub(crate) const RACK: PlaceId = PlaceId(Uuid::from_u128(3));
pub(crate) const PACKING: PlaceId = PlaceId(Uuid::from_u128(4));
pub(crate) const READER: ReaderId = ReaderId(Uuid::from_u128(5));
pub(crate) const PRODUCT: ProductId = ProductId(Uuid::from_u128(6));

/// A registry under construction.
#[derive(Default)]
pub(crate) struct Bed {
    facts: Vec<ToRecord>,
    heard: Vec<(Subject, Timestamp, ReadPoint, Signal)>,
    next: u128,
}

impl Bed {
    /// Nothing but settings.
    pub fn new(site: &str, is_demo: bool) -> Bed {
        let mut after = Settings::default();
        after.site.name = site.to_owned();
        after.site.is_demo = is_demo;
        let mut bed = Bed { next: 1000, ..Bed::default() };
        bed.fact(Fact::SettingsChanged { before: Box::default(), after: Box::new(after) });
        bed
    }

    /// Settings, four places, a product and a reader.
    pub fn furnished() -> Bed {
        let mut bed = Bed::new("North", false);
        for (id, parent, kind, name) in [
            (SITE, None, PlaceKind::Site, "North"),
            (RACKS, Some(SITE), PlaceKind::Zone, "Racks A"),
            (RACK, Some(RACKS), PlaceKind::Rack, "A-01"),
            (PACKING, Some(SITE), PlaceKind::Zone, "Packing"),
        ] {
            let after = Place {
                id,
                parent,
                kind,
                name: name.to_owned(),
                code: None,
                outline: None,
                is_outer_door: false,
                order: 0,
            };
            bed.fact(Fact::PlaceDrawn { before: None, after });
        }
        bed.fact(Fact::ProductAdded(Product {
            id: PRODUCT,
            name: "Drum 200 l".to_owned(),
            code: String::new(),
        }));
        let after = ReaderConfig {
            id: READER,
            name: "Desk reader".to_owned(),
            family: None,
            link: Link::Serial { port: PortIdentity::Path("/dev/ttyS0".to_owned()), baud: None },
            role: ReaderRole::Area,
            antennas: vec![Antenna { port: AntennaPort(1), place: Some(RACK), at: None }],
            power: None,
            radio: model::RadioSettings::default(),
            is_on: true,
        };
        bed.fact(Fact::ReaderSet { before: None, after });
        bed
    }

    pub fn item(
        &mut self,
        name: &str,
        number: &str,
        product: Option<ProductId>,
        home: Option<PlaceId>,
        note: &str,
    ) -> AssetId {
        self.next += 1;
        let id = AssetId(Uuid::from_u128(self.next));
        let (name, number, note) = (name.to_owned(), number.to_owned(), note.to_owned());
        self.fact(Fact::AssetAdded(Asset { id, name, number, product, home, note }));
        id
    }

    pub fn link(&mut self, asset: AssetId, hex: &str) {
        let epc: Epc = hex.parse().unwrap();
        self.fact(Fact::TagLinked { tag: TagId::of(&epc, None), epc, asset, before: None });
    }

    pub fn unknown_tag(&mut self, hex: &str, place: PlaceId, at: Timestamp) {
        let epc: Epc = hex.parse().unwrap();
        let tag = TagId::of(&epc, None);
        self.fact_at(Fact::TagHeard { tag, epc, tid: None, read_point: point() }, at);
        self.arrived(Subject::Tag(tag), place, Confidence::Likely, at, true);
    }

    pub fn arrived(
        &mut self,
        subject: Subject,
        place: PlaceId,
        confidence: Confidence,
        at: Timestamp,
        by_reader: bool,
    ) {
        let signal = if by_reader { Signal::Dbm(Rssi(-560)) } else { Signal::Silent };
        let why = Why { read_point: by_reader.then(point), signal, reads: 3, ..Why::without_reads() };
        if by_reader {
            self.heard.push((subject, at, point(), signal));
        }
        self.fact_at(Fact::Arrived { subject, place, confidence, why }, at);
    }

    pub fn departed(&mut self, subject: Subject, from: PlaceId, at: Timestamp) {
        let why = Why { read_point: Some(point()), reads: 1, ..Why::without_reads() };
        self.fact_at(Fact::Departed { subject, from, confidence: Confidence::Likely, why }, at);
    }

    fn fact(&mut self, fact: Fact) {
        self.fact_at(fact, MOMENT);
    }

    fn fact_at(&mut self, fact: Fact, at: Timestamp) {
        self.facts.push(ToRecord { fact, at, who: Who::Station, how: How::Import, group: None });
    }

    /// The finished registry.
    pub fn store(self) -> Snapshots {
        let station = StationId(Uuid::from_u128(7));
        let (mut writer, snapshots) = Store::open_in_memory(MOMENT, station).unwrap();
        writer
            .record(Batch { recorded_at: MOMENT, facts: self.facts, heard: self.heard, ..Batch::default() })
            .unwrap();
        snapshots
    }
}

fn point() -> ReadPoint {
    ReadPoint { reader: READER, antenna: AntennaPort(1) }
}

/// The whole file of a document, in English.
pub(crate) fn file(document: &Document<'_>, format: &Format) -> Result<(Vec<u8>, Written), Error> {
    file_in(document, format, "en")
}

/// The whole file of a document.
pub(crate) fn file_in(
    document: &Document<'_>,
    format: &Format,
    language: &str,
) -> Result<(Vec<u8>, Written), Error> {
    let scratch = tempfile::tempdir().unwrap();
    let steps = Cell::new(0u64);
    let order = Order {
        words: Words::for_language(language),
        zone: ZONE,
        scratch: scratch.path(),
        step: &|_| {
            steps.set(steps.get() + 1);
            true
        },
    };
    let mut out = Vec::new();
    let written = (format.render)(document, &order, &mut out)?;
    assert!(steps.get() >= written.rows, "step must be asked before every row");
    out.flush().unwrap();
    assert_eq!(std::fs::read_dir(scratch.path()).unwrap().count(), 0, "temporary files must go away");
    Ok((out, written))
}

/// A CSV file as rows of texts, heading first.
pub(crate) fn csv_rows(file: &[u8]) -> Vec<Vec<String>> {
    let text = file.strip_prefix("\u{FEFF}".as_bytes()).expect("a byte-order mark");
    // Not flexible: a row with another number of cells is an error.
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}
